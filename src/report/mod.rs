//! What is going on and how the week went: reads notes, log and books, and writes reports that link to them.

mod bottlenecks;
pub(crate) mod briefing;
mod charts;
pub(crate) mod dashboard;
mod deadlines;
mod done;
pub(crate) mod explain;
mod facts;
mod figure;
pub(crate) mod figures;
pub(crate) mod generate;
mod goals;
mod log;
mod operations;
mod page;
pub(crate) mod period;
mod productivity;
mod publish;
mod recommend;
mod runs;
pub(crate) mod shelf;
mod social;
mod source;
pub(crate) mod status;
mod waiting;
mod weekly;
