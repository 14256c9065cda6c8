//! The plain data that rooms hand each other. No I/O.

pub(crate) mod accounts;
pub(crate) mod action;
pub(crate) mod attempt;
pub(crate) mod books;
mod bound;
pub(crate) mod event;
pub(crate) mod id;
pub(crate) mod item;
pub(crate) mod known;
pub(crate) mod language;
pub(crate) mod limits;
pub(crate) mod lookalike;
pub(crate) mod money;
pub(crate) mod odoo;
pub(crate) mod outputs;
pub(crate) mod pace;
pub(crate) mod params;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod push;
pub(crate) mod request;
pub(crate) mod tax;

pub(crate) use id::Id;
