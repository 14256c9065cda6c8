//! Holds receipts, log and `Done/` against each other: each executed request and each finished item is in all three.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::audit::diagnose::Problem;
use crate::audit::receipts::{self, Receipts};
use crate::base::Result;
use crate::model::request::Standing;
use crate::state::State;
use crate::vault::{Folder, Place, Vault};

/// Where they don't agree. Opens every note in `Done/`: a proof looks at all of it.
pub(crate) fn problems(vault: &Vault, state: &State) -> Result<Vec<Problem>> {
    let mut logged = Receipts::new();
    receipts::collect(vault, 0, &mut logged)?;
    let done = done(vault)?;
    let mut problems = Vec::new();
    let mut names = BTreeMap::new();
    for request in state.requests(Standing::Done)? {
        let id = request.id.to_string();
        if !logged.contains_key(&id) {
            problems.push(problem(
                "Logs",
                format!("request {id} was executed, but the log has no receipt of it"),
            ));
        }
        names.insert(id, request.name);
    }
    for (id, receipts) in &logged {
        match done.get(id) {
            _ if receipts.len() > 1 => {
                problems.push(problem(
                    "Logs",
                    format!("{id} was executed {} times, with different receipts", receipts.len()),
                ));
            }
            Some((path, kept)) if kept.as_ref() != receipts.first() => {
                problems.push(problem(path, "its receipt is not the one in the log".into()));
            }
            Some(_) => {}
            None if waits(vault, id, names.get(id)) => {}
            None => problems.push(problem(
                "Done",
                format!("{id} was executed, as the log says, but has no note in Done"),
            )),
        }
    }
    for (id, (path, _)) in &done {
        if !logged.contains_key(id) {
            problems.push(problem(path, "it is in Done, but the log has no receipt of it".into()));
        }
    }
    Ok(problems)
}

/// Whether the note of what was executed is on its way to `Done/`: a run was interrupted, and the next one moves it.
fn waits(vault: &Vault, id: &str, name: Option<&String>) -> bool {
    let approved =
        name.is_some_and(|name| vault.path(&Place::new(Folder::Approved, name.clone())).exists());
    let folders = [Folder::InProgress, Folder::Approved];
    let by_id = || {
        id.parse().is_ok_and(|id| vault.find_id(&id, &folders).is_ok_and(|found| found.is_some()))
    };
    approved || by_id()
}

fn problem(file: &str, what: String) -> Problem {
    Problem { file: file.to_owned(), line: 0, what }
}

/// Requests and items in `Done/`: path and receipt by id. Plans are filed with their item and have no receipt of their own.
fn done(vault: &Vault) -> Result<BTreeMap<String, (String, Option<Value>)>> {
    let mut found = BTreeMap::new();
    let kinds: BTreeSet<&str> =
        crate::model::item::Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    for month in vault.months()? {
        for place in vault.list_below(Folder::Done, Some(&month))? {
            let Ok(note) = vault.read(&place) else { continue };
            let kind = note.front.text("type").unwrap_or_default();
            let Some(id) = note.front.text("id") else { continue };
            if kind == "approval" || kinds.contains(kind.as_str()) {
                found.insert(id, (place.path(), note.front.get("receipt").ok().flatten()));
            }
        }
    }
    Ok(found)
}
