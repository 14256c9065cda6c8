//! One approved action from start to end, and what follows from it in its plan.

pub(crate) mod act;
pub(crate) mod acted;
pub(crate) mod alarm;
mod alert_note;
pub(crate) mod alerts;
mod answers;
pub(crate) mod doctor;
mod doubt;
pub(crate) mod effect;
mod execute;
mod filing;
mod gmail;
mod milestones;
mod notes;
mod open;
pub(crate) mod proof;
pub(crate) mod queue;
mod retry;
mod sent;
mod services;
mod smtp;
pub(crate) mod steps;
pub(crate) mod undo;
mod unwind;
mod waits;
pub(crate) mod whole;
