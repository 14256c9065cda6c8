//! `fte`: a small business owner's autonomous employee. One binary of synchronous stages over a vault of Markdown notes.
//!
//! # The rooms, and who may import whom (left may not import right)
//!
//! `base ← model ← vault, state, config, net ← auth ← remote, audit ← watch, plan, gate, report, sched ← work ← run ← app ← cmd ← cli, fuzz ← lib`
//!
//! `tests/it/layers.rs` holds it, and the lists of what is done in one place only. `state` and `config` read YAML and notes through `vault`; rooms on one step do not
//! import each other otherwise.
//!
//! # Invariants
//!
//! - Only `vault` touches notes. Other files are touched where `layers.rs` says so: the log, the journal, the outbox, what
//!   is in the Inbox, settings, and what a person's editor or another program is to read.
//! - Nothing below `cmd` sees `App`: a function takes what it uses.
//! - No stage calls the next stage: they meet in the vault. `run` starts them, each as a process of its own.
//! - Nothing outside `gate` makes an approved request; nothing outside `work` causes an effect.
//! - Only `net` opens a socket: `live` (HTTP) and `stream` call, `loopback` listens for a browser. No lock of the vault is held
//!   across it: only a service's own, `watch.gmail` and `auth.gmail`.
//! - Only `base::out` prints.
//! - No lock on the vault is held while a person is asked.

mod app;
mod audit;
mod auth;
mod base;
mod cli;
mod cmd;
mod config;
#[cfg(fuzzing)]
pub mod fuzz;
mod gate;
mod model;
mod net;
mod plan;
mod remote;
mod report;
mod run;
mod sched;
mod state;
mod vault;
mod watch;
mod work;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs one command line (the program's name first) and returns what the process exits with.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::run(args)
}

/// The command tree, for completions, manual pages and tests.
pub fn command() -> clap::Command {
    cli::command()
}
