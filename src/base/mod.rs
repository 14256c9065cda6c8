//! What every room stands on and nothing of ours: errors, clock, output, durable files, safe text.

pub(crate) mod clock;
pub(crate) mod digest;
pub(crate) mod disk;
pub(crate) mod error;
pub(crate) mod interrupt;
pub(crate) mod out;
pub(crate) mod platform;
pub(crate) mod program;
pub(crate) mod progress;
pub(crate) mod prompt;
pub(crate) mod pulse;
pub(crate) mod secret;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod web;

pub(crate) use clock::{Clock, Time};
pub(crate) use error::{Exit, Fail, OrFail, Result};
