//! The one door to the world: every action is judged, sealed and laid before the person here.

pub(crate) mod became;
mod borrowed;
pub(crate) mod content;
mod draw;
mod files;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
pub(crate) mod handbook;
mod mail;
mod notes;
mod odoo;
pub(crate) mod origin;
pub(crate) mod page;
mod payee;
pub(crate) mod policy;
pub(crate) mod review;
pub(crate) mod seal;
pub(crate) mod submit;
pub(crate) mod talk;
#[cfg(test)]
mod tests;
mod undo;
mod warnings;
mod ways;
mod whole;

pub(crate) use submit::Gate;
