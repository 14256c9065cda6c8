//! One file per leaf command: arguments, and the lines that hand them to the rooms below.

pub(crate) mod act;
pub(crate) mod approve;
pub(crate) mod audit;
pub(crate) mod briefing;
pub(crate) mod completions;
pub(crate) mod dashboard;
pub(crate) mod demo;
pub(crate) mod init;
pub(crate) mod ledger;
pub(crate) mod man;
pub(crate) mod plan;
pub(crate) mod policy;
mod reference;
pub(crate) mod status;
pub(crate) mod vault;
pub(crate) mod watch;
