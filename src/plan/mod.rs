//! From an item to a plan: facts are extracted, playbooks are matched, steps are written.

pub(crate) mod blanks;
pub(crate) mod body;
mod bookkeeping;
pub(crate) mod check;
pub(crate) mod conditions;
pub(crate) mod context;
mod defaults;
pub(crate) mod desk;
pub(crate) mod draft;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod filters;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
pub(crate) mod graph;
mod invoicing;
pub(crate) mod job;
pub(crate) mod library;
pub(crate) mod lines;
pub(crate) mod matching;
mod outputs;
pub(crate) mod page;
pub(crate) mod params;
mod pieces;
pub(crate) mod planned;
pub(crate) mod playbook;
pub(crate) mod prepare;
pub(crate) mod range;
mod read;
#[cfg(test)]
mod shipped;
pub(crate) mod stage;
mod statement;
pub(crate) mod template;
pub(crate) mod timesheet;
pub(crate) mod warned;
pub(crate) mod words;
pub(crate) mod yamlish;
