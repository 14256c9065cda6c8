//! Holds receipts, log and `Done/` against each other: each executed request and each finished item is in all three.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::audit::Trail;
use crate::audit::diagnose::Problem;
use crate::audit::receipts::{self, Receipts};
use crate::audit::verify::{self, Depth, Verified};
use crate::base::Result;
use crate::model::request::Standing;
use crate::state::State;
use crate::vault::{Folder, Place, Vault};

/// Checks the log whole, and then holds receipts, log and `Done/` against each other.
pub(crate) fn verify(trail: &Trail<'_>) -> Result<Verified> {
    let (mut seen, mut is_read) = (Receipts::new(), true);
    let mut verified = verify::fold(
        trail,
        Depth::All,
        |line, found: &mut Vec<_>| found.extend(receipts::of_line(line).transpose()),
        |found| {
            for receipt in found {
                match receipt {
                    Ok(found) => receipts::keep(&mut seen, found),
                    Err(_) => is_read = false,
                }
            }
        },
    )?;
    // A sound log need not be read again for its receipts. What does not agree counts when it still does not after
    // another look: requests may have been executed since the log was read.
    if verified.ok && is_read && problems(trail.vault, trail.state, &seen)?.is_empty() {
        return Ok(verified);
    }
    let mut logged = Receipts::new();
    let read = receipts::collect(trail.vault, 0, &mut logged);
    match read.and_then(|()| problems(trail.vault, trail.state, &logged)) {
        Ok(problems) => verified.problems.extend(problems),
        // What can't be read can't be compared either; that it can't is among the problems already.
        Err(_) if !verified.ok => verified.notices.push(Problem {
            file: "Logs".into(),
            line: 0,
            what: "not held against receipts and Done/ until what is damaged can be read".into(),
        }),
        Err(fail) => return Err(fail),
    }
    verified.ok = verified.problems.is_empty();
    Ok(verified)
}

/// Where they don't agree. Opens every note in `Done/`: a proof looks at all of it.
fn problems(vault: &Vault, state: &State, logged: &Receipts) -> Result<Vec<Problem>> {
    // Before the folders: what is filed meanwhile is found there.
    let to_file = state.alerts_to_file()?;
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
    for (id, receipts) in logged {
        match done.get(id) {
            _ if receipts.len() > 1 => {
                problems.push(problem(
                    "Logs",
                    format!("{id} was executed {} times, with different receipts", receipts.len()),
                ));
            }
            // It is filed by the next run, from wherever it lies.
            _ if to_file.contains(id) => {}
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
