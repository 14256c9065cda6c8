//! The product's tests: the real binary on a temporary vault.

mod init;
mod plan;
mod testvault;
