//! One file per leaf command: arguments, and the lines that hand them to the rooms below.

use chrono::NaiveDate;

use crate::app::App;
use crate::base::{Exit, Fail, text};
use crate::state::requests::Request;
use crate::vault::{Folder, Place, Vault};

pub(crate) mod act;
pub(crate) mod approve;
mod asked;
pub(crate) mod audit;
pub(crate) mod auth;
pub(crate) mod briefing;
pub(crate) mod completions;
pub(crate) mod dashboard;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod editor;
pub(crate) mod email;
pub(crate) mod finance;
pub(crate) mod health;
pub(crate) mod init;
pub(crate) mod ledger;
mod line;
pub(crate) mod man;
pub(crate) mod odoo;
pub(crate) mod plan;
pub(crate) mod policy;
pub(crate) mod queue;
mod reference;
pub(crate) mod run;
pub(crate) mod schedule;
pub(crate) mod status;
pub(crate) mod stop;
pub(crate) mod trace;
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

/// A note of one of these folders that a person named, by its id, the start of it, its path or its name.
pub(crate) fn item(vault: &Vault, wanted: &str, folders: &[Folder]) -> crate::base::Result<Place> {
    let mut all = Vec::new();
    for folder in folders {
        match folder {
            Folder::Done => {
                for month in vault.months()? {
                    all.extend(vault.list_below(*folder, Some(&month))?);
                }
            }
            folder => all.extend(vault.list(*folder)?),
        }
    }
    let bare = wanted.replace('\\', "/");
    let name = bare.rsplit('/').next().unwrap_or(&bare).to_owned();
    let is_named = |place: &&Place| place.name == name || place.stem() == name;
    let has_id = |place: &&Place| place.id().is_some_and(|id| id.as_str().starts_with(wanted));
    let mut found: Vec<_> = all.iter().filter(is_named).collect();
    if found.is_empty() && !wanted.is_empty() {
        found = all.iter().filter(has_id).collect();
    }
    let shown = text::shown_line(wanted);
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let (last, rest) = folders.split_last().unwrap_or((&Folder::NeedsAction, &[]));
            let rest: Vec<_> = rest.iter().map(|folder| folder.name()).collect();
            let or = if rest.is_empty() { "" } else { " or " };
            let there = format!("{}{or}{last}", rest.join(", "));
            Err(Fail::say(Exit::Usage, format!("no item `{shown}` in {there}")).hint(format!(
                "`ls {}` shows them; an id is the last part of a name",
                folders.first().unwrap_or(last)
            )))
        }
        several => {
            let names: Vec<_> =
                several.iter().map(|place| text::shown_line(&place.path())).collect();
            Err(Fail::say(Exit::Usage, format!("`{shown}` could be {}", names.join(", "))))
        }
    }
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
