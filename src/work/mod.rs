//! One approved action from start to end, and what follows from it in its plan.

pub(crate) mod act;
pub(crate) mod acted;
pub(crate) mod effect;
pub(crate) mod proof;
mod settle;
pub(crate) mod steps;
