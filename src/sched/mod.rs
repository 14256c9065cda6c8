//! What `fte` does by the clock: one table of jobs, and how this computer's own scheduler comes to run it.
//!
//! # One way for four schedulers
//!
//! cron, systemd, launchd and the Task Scheduler each get one entry, which calls `fte schedule run` every few minutes; that
//! runs, from the table, what is due. They differ in what they do about a run that was missed (cron and launchd's interval
//! forget it, launchd's calendar remembers it asleep but not switched off, systemd and the Task Scheduler once), about the
//! hour that is skipped or repeated, and about a clock that is set. Here it is one rule, in [`due`], the same
//! everywhere and tested. The entry knows no job: a newer fte, or another setting, needs no new installation. What
//! they can do beyond that is asked for as well (`Persistent=`, `StartWhenAvailable`), so that the first look comes soon
//! after a start.
//!
//! # What holds
//!
//! - Each job is noted as begun, durably, before it runs, under a lock of its own: however many call at once, it runs once.
//! - A job is a process of its own. One that fails, crashes or hangs stops no other.

mod cron;
mod due;
mod entry;
mod files;
pub(crate) mod jobs;
mod launchd;
mod program;
pub(crate) mod run;
pub(crate) mod system;
mod systemd;
mod windows;

pub(crate) use entry::Entry;
