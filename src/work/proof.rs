//! Holds receipts, log and `Done/` against each other: each executed request and each finished item is in all three.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::audit::diagnose::Problem;
use crate::audit::query::Query;
use crate::audit::search::{self, Pick};
use crate::base::Result;
use crate::model::event::Event;
use crate::model::request::Standing;
use crate::state::State;
use crate::vault::{Folder, Place, Vault};

/// Where they don't agree. Opens every note in `Done/`: a proof looks at all of it.
pub(crate) fn problems(vault: &Vault, state: &State) -> Result<Vec<Problem>> {
    let logged = logged(vault)?;
    let done = done(vault)?;
    let mut problems = Vec::new();
    for request in state.requests(Standing::Done)? {
        let id = request.id.to_string();
        if !logged.contains_key(&id) {
            problems.push(problem("Logs", format!("request {id} was executed, but the log has no receipt of it")));
        }
        let waits = vault.path(&Place::new(Folder::Approved, request.name.clone())).exists();
        if !done.contains_key(&id) && !waits {
            problems.push(problem("Done", format!("request {id} was executed, but its note `{}` is not in Done", request.name)));
        }
    }
    for (id, receipt) in &logged {
        match done.get(id) {
            Some((path, kept)) if kept.as_ref() != Some(receipt) => {
                problems.push(problem(path, "its receipt is not the one in the log".into()));
            }
            _ => {}
        }
    }
    for (id, (path, _)) in &done {
        if !logged.contains_key(id) {
            problems.push(problem(path, "it is in Done, but the log has no receipt of it".into()));
        }
    }
    Ok(problems)
}

fn problem(file: &str, what: String) -> Problem {
    Problem { file: file.to_owned(), line: 0, what }
}

/// Receipts in the log, by request and by finished item.
pub(super) fn logged(vault: &Vault) -> Result<BTreeMap<String, Value>> {
    let mut query = Query::default();
    query.any_of("actor", &["act".to_owned()]);
    query.any_of("status", &["success".to_owned()]);
    let events = search::events(vault, &query, Pick::All)?;
    Ok(events.into_iter().filter_map(|event| Some((subject(&event)?, event.receipt?))).collect())
}

/// The request that an event executed, or the item that it finished.
fn subject(event: &Event) -> Option<String> {
    if event.action == "item.done" {
        return event.item.clone();
    }
    event.intent.as_ref()?;
    Some(event.parameters.get("request")?.as_str()?.to_owned())
}

/// Requests and items in `Done/`: path and receipt by id. Plans are filed with their item and have no receipt of their own.
fn done(vault: &Vault) -> Result<BTreeMap<String, (String, Option<Value>)>> {
    let mut found = BTreeMap::new();
    let kinds: BTreeSet<&str> = crate::model::item::Kind::ALL.iter().map(|kind| kind.as_str()).collect();
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
