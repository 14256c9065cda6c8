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
mod auth;
mod auth_peer;
mod bank;
mod bills;
mod briefing;
mod cli;
mod demo;
mod docs;
mod dovecot;
mod email;
mod facts;
mod figures;
mod finance;
mod generated;
mod gmail;
mod gmail_emulated;
mod gmail_send;
mod google;
mod graph;
mod health;
mod hostile;
mod hundred;
mod imap;
mod inert;
mod init;
mod invoices;
mod killed;
mod layers;
mod ledger;
mod ledger_grown;
mod licences;
mod monthly;
mod odoo;
mod peer;
mod peers;
mod plan;
mod playbooks;
mod prove;
mod readme;
mod run;
mod schedule;
mod smtp;
mod smtp_peer;
mod status;
mod terminal;
mod testvault;
mod thread;
mod traced;
mod undo;
mod vault;
mod watch;
mod watch_corpus;
mod watch_faults;
mod webhook;
