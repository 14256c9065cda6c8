//! The only room that touches vault files.

mod bound;
mod change;
pub(crate) mod check;
pub(crate) mod contacts;
mod error;
pub(crate) mod folder;
pub(crate) mod fresh;
pub(crate) mod front;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
pub(crate) mod glance;
pub(crate) mod inert;
pub(crate) mod intake;
pub(crate) mod item;
pub(crate) mod later;
mod mend;
pub(crate) mod name;
#[cfg(test)]
pub(crate) mod nasty;
pub(crate) mod note;
mod place;
mod root;
pub(crate) mod stamp;
pub(crate) mod store;
pub(crate) mod template;
mod together;
pub(crate) mod yaml;

pub(crate) use change::Created;
pub(crate) use error::VaultError;
pub(crate) use folder::Folder;
pub(crate) use front::Front;
pub(crate) use note::Note;
pub(crate) use place::{Entry, Place};
pub(crate) use store::Vault;
pub(crate) use together::Together;
