//! One approved action from start to end, and what follows from it in its plan.

pub(crate) mod act;
pub(crate) mod acted;
mod answers;
pub(crate) mod effect;
mod execute;
mod filing;
mod milestones;
mod open;
pub(crate) mod proof;
pub(crate) mod steps;
mod undo;
mod unwind;
pub(crate) mod whole;
