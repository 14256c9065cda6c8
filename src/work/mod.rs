//! One approved action from start to end, and what follows from it in its plan.

pub(crate) mod act;
pub(crate) mod acted;
pub(crate) mod alarm;
pub(crate) mod alerts;
mod answers;
pub(crate) mod doctor;
pub(crate) mod effect;
mod execute;
mod filing;
pub(crate) mod proof;
pub(crate) mod steps;
