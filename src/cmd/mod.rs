//! One file per leaf command: arguments, and the lines that hand them to the rooms below.

use chrono::NaiveDate;

use crate::app::App;
use crate::base::{Exit, Fail, text};
use crate::state::requests::Request;

pub(crate) mod act;
pub(crate) mod approve;
pub(crate) mod audit;
pub(crate) mod auth;
pub(crate) mod briefing;
pub(crate) mod completions;
pub(crate) mod dashboard;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod health;
pub(crate) mod init;
pub(crate) mod ledger;
pub(crate) mod man;
pub(crate) mod plan;
pub(crate) mod policy;
pub(crate) mod queue;
mod reference;
pub(crate) mod run;
pub(crate) mod schedule;
pub(crate) mod status;
pub(crate) mod stop;
pub(crate) mod undo;
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

/// How much of an id must be typed at the least.
const SHORTEST: usize = 4;

/// The request that a person named, whatever became of it: by its id or the start of it, or its note's path or name.
fn request(app: &App, typed: &str) -> crate::base::Result<Request> {
    let name = typed.trim().rsplit(['/', '\\']).next().unwrap_or(typed).trim_end_matches(".md");
    let id = name.rsplit('_').next().unwrap_or(name).to_lowercase();
    // From the second drawing on, a request is shown with a number behind its id.
    let id = id.split('-').next().unwrap_or_default();
    let shown = text::shown_line(typed);
    // A slip of the finger is no id.
    let found = if id.len() < SHORTEST { Vec::new() } else { app.state()?.requests_from(id)? };
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(Fail::say(Exit::Usage, format!("there is no request `{shown}`"))
            .hint("`fte queue` lists what is not done, `fte approve list` what waits for a yes, `fte audit search` what was done")),
        _ => Err(Fail::say(Exit::Usage, format!("`{shown}` is the start of several requests' ids"))
            .hint("type more of it")),
    }
}
