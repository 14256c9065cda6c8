//! One file per leaf command: arguments, and the lines that hand them to the rooms below.

use chrono::NaiveDate;

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
pub(crate) mod run;
pub(crate) mod status;
pub(crate) mod stop;
pub(crate) mod vault;
pub(crate) mod watch;

/// A day as a person types it on a command line.
fn day(text: &str) -> Result<NaiveDate, String> {
    let is_form = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let day = text.parse().ok().filter(|_| is_form);
    day.ok_or_else(|| {
        let what = if is_form { "there is no such day" } else { "not a day" };
        format!("{what}; write it like `2026-11-16`")
    })
}
