//! Waits for something to happen in a folder.
