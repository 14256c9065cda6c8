//! From an item to a plan: facts are extracted, playbooks are matched, steps are written.

pub(crate) mod extract;
pub(crate) mod filters;
pub(crate) mod template;
