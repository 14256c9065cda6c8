//! The loops over watch, plan and act: one pass, until all is done, or for as long as the machine runs.
//!
//! Every stage is a child process of our own binary: one that panics, hangs or is killed takes nothing else down, and what
//! it has begun is settled by the next one, as it would be in cron. What is known of progress is read from folders and
//! state, never from what a stage says of itself.

pub(crate) mod child;
mod did;
mod ears;
pub(crate) mod follow;
pub(crate) mod left;
mod marks;
mod meant;
pub(crate) mod pass;
pub(crate) mod report;
mod turn;
pub(crate) mod until;
mod watched;
