//! The product's tests: the real binary on a temporary vault.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    reason = "a test stops at the first surprise, writes broken files on purpose, says when it skips, and has tables"
)]

mod approve;
mod attack;
mod audit;
mod briefing;
mod cli;
mod demo;
mod docs;
mod email;
mod facts;
mod generated;
mod graph;
mod health;
mod hostile;
mod hundred;
mod inert;
mod init;
mod killed;
mod layers;
mod ledger;
mod licences;
mod peer;
mod peers;
mod plan;
mod playbooks;
mod prove;
mod readme;
mod run;
mod schedule;
mod status;
mod terminal;
mod testvault;
mod undo;
mod vault;
mod watch;
mod watch_corpus;
mod watch_faults;
mod webhook;
