//! Which items a person means.

use std::collections::BTreeSet;

use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::model::Id;
use crate::vault::{Folder, Place, Vault};

/// The items that a person means: by id, the start of one, or path; those that are done already, too.
pub(super) fn meant(vault: &Vault, wanted: &[String]) -> Result<BTreeSet<Id>> {
    let mut places = vault.list(Folder::NeedsAction)?;
    places.extend(vault.list(Folder::InProgress)?);
    let mut done = Vec::new();
    for month in vault.months()? {
        done.extend(vault.list_below(Folder::Done, Some(&month))?);
    }
    wanted.iter().map(|wanted| one(&places, &done, wanted)).collect()
}

fn one(live: &[Place], done: &[Place], wanted: &str) -> Result<Id> {
    let bare = wanted.replace('\\', "/");
    let name = bare.rsplit('/').next().unwrap_or(&bare);
    let is_named = |place: &&Place| place.name == name || place.stem() == name;
    let has_id = |place: &&Place| {
        !wanted.is_empty() && place.id().is_some_and(|id| id.as_str().starts_with(wanted))
    };
    let shown = shown_line(wanted);
    // What is live comes first: a start of an id need not tell it from what is done.
    for places in [live, done] {
        let named: BTreeSet<Id> = places.iter().filter(is_named).filter_map(Place::id).collect();
        let found = if named.is_empty() {
            places.iter().filter(has_id).filter_map(Place::id).collect()
        } else {
            named
        };
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some(id), None) => return Ok(id),
            (Some(_), Some(_)) => {
                let what = format!("`{shown}` could be several items");
                return Err(Fail::say(Exit::Usage, what).hint("type more of its id"));
            }
            (None, _) => {}
        }
    }
    let what = format!("no item `{shown}` in Needs_Action, In_Progress or Done");
    Err(Fail::say(Exit::Usage, what)
        .hint("`ls Needs_Action` shows them; an id is the last part of a name"))
}
