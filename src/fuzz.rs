//! What `cargo fuzz` calls: a function for each target of `fuzz/`, over whatever bytes it makes up.
//!
//! Each room's own `fuzz.rs` says what must hold there of any bytes; a text that holds it, or is refused, is passed.

use crate::{audit, gate, plan, remote, vault, watch};

/// A mail, and an mbox.
pub fn mail(data: &[u8]) {
    watch::fuzz::mail(data);
}

/// A file of another kind; the first byte says of which.
pub fn document(data: &[u8]) {
    watch::fuzz::document(data);
}

/// Front matter.
pub fn yaml(data: &[u8]) {
    vault::fuzz::yaml(data);
}

/// A note of any kind.
pub fn note(data: &[u8]) {
    vault::fuzz::note(data);
}

/// Text from outside in a note.
pub fn inert(data: &[u8]) {
    vault::fuzz::inert(data);
}

/// A file of the log.
pub fn audit(data: &[u8]) {
    audit::fuzz::log(data);
}

/// A request as a person edited it, and the handbook; the first byte says which action.
pub fn request(data: &[u8]) {
    gate::fuzz::request(data);
}

/// A playbook, and a plan.
pub fn plan(data: &[u8]) {
    plan::fuzz::plan(data);
}

/// A journal.
pub fn books(data: &[u8]) {
    remote::books::fuzz::journal(data);
}

/// A statement of a bank.
pub fn bank(data: &[u8]) {
    remote::bank::fuzz::statement(data);
}

/// The text of an item.
pub fn extract(data: &[u8]) {
    plan::fuzz::item(data);
}
