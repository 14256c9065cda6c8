//! What is going on and how the week went: reads notes, log and books, and writes reports that link to them.

pub(crate) mod deadlines;
pub(crate) mod log;
pub(crate) mod runs;
pub(crate) mod source;
pub(crate) mod status;
pub(crate) mod waiting;
