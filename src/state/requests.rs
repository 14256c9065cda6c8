//! The requests that the gate made: the authority on what was asked, and what became of it.
