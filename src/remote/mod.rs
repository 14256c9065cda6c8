//! What stands outside, or takes its place: who carries an action out, and how it is found again.

pub(crate) mod bank;
pub(crate) mod books;
pub(crate) mod gmail;
pub(crate) mod imap;
pub(crate) mod message;
pub(crate) mod odoo;
pub(crate) mod outbox;
pub(crate) mod smtp;
pub(crate) mod webhook;
