//! Readers and merging, held by tables of cases.
