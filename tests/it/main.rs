//! The product's tests: the real binary on a temporary vault.

mod init;
mod testvault;
mod watch;
mod watch_corpus;
mod watch_faults;
mod watch_kill;
