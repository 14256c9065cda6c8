//! The log of all that happened: appended, searched, reported, exported, verified.

pub(crate) mod blocks;
mod canon;
mod chain;
pub(crate) mod diagnose;
pub(crate) mod export;
pub(crate) mod files;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
mod line;
mod mend;
mod newest;
pub(crate) mod pack;
pub(crate) mod query;
pub(crate) mod receipts;
pub(crate) mod report;
mod runs;
pub(crate) mod search;
pub(crate) mod tail;
#[cfg(test)]
mod tests;
pub(crate) mod trail;
pub(crate) mod verify;
mod workers;

pub(crate) use trail::Trail;
