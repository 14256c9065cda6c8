//! The log of all that happened: appended, searched, reported, exported, verified.

pub(crate) mod blocks;
mod canon;
pub(crate) mod diagnose;
pub(crate) mod files;
mod line;
mod mend;
pub(crate) mod pack;
pub(crate) mod query;
pub(crate) mod report;
mod runs;
pub(crate) mod search;
pub(crate) mod trail;
pub(crate) mod verify;
pub(crate) mod tail;
#[cfg(test)]
mod tests;
mod workers;

pub(crate) use trail::Trail;
