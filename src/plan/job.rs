//! One item on its way: read, planned, marked with what was found.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::page;
use super::prepare::{self, Desk, Prepared};
use crate::base::{Clock, Fail, Result, clock};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::state::State;
use crate::vault::{Folder, Note, Place, Vault, VaultError, item};

/// One item on its way.
pub(crate) struct Job {
    pub(crate) place: Place,
    pub(crate) before: Vec<u8>,
    pub(crate) note: Note,
    pub(crate) prepared: Prepared,
    pub(crate) plan: Option<Place>,
    /// The plan's note as it was read, where there is one.
    pub(crate) earlier: Option<(Vec<u8>, Note)>,
    pub(crate) is_new: bool,
}

/// Why a note is left as it is.
pub(crate) enum Left {
    /// The person is told.
    Said(String),
    /// The person is told; the next run may be able to read it.
    Unread(String),
    /// A note of the person's own.
    Own,
    /// It is under way, or was handed back to the person: it is planned again only by its name.
    Quiet,
}

/// Reads a note and plans it.
pub(crate) fn read(
    vault: &Vault,
    desk: &Desk,
    place: &Place,
    known: &mut Known,
    named: bool,
) -> std::result::Result<Job, Left> {
    let said = |error: VaultError| {
        let is_passing = error.is_passing();
        let why = Fail::from(error).causes().join(": ");
        if is_passing { Left::Unread(why) } else { Left::Said(why) }
    };
    let before = vault.read_bytes(place).map_err(said)?;
    let text =
        String::from_utf8(before.clone()).map_err(|_| Left::Said("it is not UTF-8 text".into()))?;
    let note = Note::parse(&text).map_err(|error| Left::Said(error.to_string()))?;
    if note.front.line_of("id").is_none() && note.front.line_of("type").is_none() {
        return Err(Left::Own);
    }
    let read = item::from_note(&note).map_err(|error| Left::Said(error.to_string()))?;
    known.take(&read.id, place).map_err(Left::Said)?;
    let plan = known.plans.get(&Id::of(&[b"plan", read.id.as_str().as_bytes()])).cloned();
    let note_of_plan =
        plan.as_ref().map(|plan| vault.read_to_edit(plan)).transpose().map_err(said)?;
    let earlier = match (&plan, &note_of_plan) {
        (Some(plan), Some((_, note))) => Some(
            page::read(note).map_err(|error| Left::Said(format!("`{}`, {error}", plan.path())))?,
        ),
        _ => None,
    };
    let is_begun = earlier.as_ref().is_some_and(prepare::has_begun);
    // A run was cut off between telling of the plan and moving its item, and `act` went on meanwhile: nobody handed it back.
    let is_cut_off = is_begun && earlier.as_ref().is_some_and(|plan| known.is_unmoved(&plan.id));
    if !named && place.folder == Folder::NeedsAction && is_begun && !is_cut_off {
        return Err(Left::Quiet);
    }
    // A plan that is under way goes on as the one it is.
    let pinned = earlier.as_ref().filter(|_| place.folder == Folder::InProgress || is_cut_off);
    let answers = prepare::answers(&note);
    let mut prepared =
        prepare::prepare(desk, read, &answers, pinned.map(|plan| plan.playbooks.as_slice()));
    if let Some(earlier) = &earlier {
        prepare::merge(earlier, &mut prepared.plan);
    }
    // A plan that the item does not link to is what an interrupted run left: it is still to be told of.
    let told = |plan: &Place| note.front.list("links").contains(&format!("[[{}]]", plan.stem()));
    let is_new = !plan.as_ref().is_some_and(told);
    Ok(Job { place: place.clone(), before, note, prepared, plan, earlier: note_of_plan, is_new })
}

impl Job {
    /// Whether it gets a plan; a reminder of our own is only put before the person.
    pub(crate) fn has_plan(&self) -> bool {
        self.prepared.item.source != "fte"
    }

    pub(crate) fn target(&self) -> Place {
        let moves = self.prepared.is_matched() && self.place.folder == Folder::NeedsAction;
        if moves {
            Place::new(Folder::InProgress, self.place.name.clone())
        } else {
            self.place.clone()
        }
    }

    /// The day in the plan's name: the item's own, so that a rerun after midnight says the same.
    pub(crate) fn day(&self, clock: &Clock) -> chrono::NaiveDate {
        let received = self.prepared.item.received;
        if received.timestamp() == 0 { clock.today() } else { clock::local(received).date_naive() }
    }

    pub(crate) fn event(&self, clock: &Clock) -> Event {
        let prepared = &self.prepared;
        let mut parameters = serde_json::Map::new();
        parameters.insert(
            "playbook".into(),
            prepared.plan.playbooks.first().map_or(Value::Null, |name| json!(name)),
        );
        parameters.insert("from".into(), json!(self.place.folder.name()));
        parameters.insert("to".into(), json!(self.target().folder.name()));
        let action = if self.is_new { "plan.create" } else { "plan.update" };
        Event {
            item: Some(prepared.item.id.to_string()),
            domain: prepared.domain.map(|domain| domain.as_str().to_owned()),
            resource: self.plan.as_ref().map(Place::path),
            parameters,
            ..Event::new(clock.now(), "plan", action, Status::Success)
        }
    }

    /// What was found, where the note does not say otherwise: a person's word stands.
    pub(crate) fn mark(&mut self) {
        let prepared = &self.prepared;
        let front = &mut self.note.front;
        let mut set = |key: &str, value: Option<Value>| {
            if let Some(value) = value.filter(|_| front.line_of(key).is_none()) {
                front.set(key, &value);
            }
        };
        set("domain", prepared.domain.map(|domain| json!(domain.as_str())));
        set("priority", prepared.priority.map(|priority| json!(priority.as_str())));
        set("kind", prepared.kind.as_ref().map(|kind| json!(kind)));
        let linkable = |name: &&String| !name.contains(['[', ']', '|', '#', '^']);
        set(
            "contact",
            prepared.contact.as_ref().filter(linkable).map(|name| json!(format!("[[{name}]]"))),
        );
        if prepared.is_matched() {
            let plain = [
                ("due", prepared.due.map(|due| due.to_string())),
                ("amount", prepared.total.map(|total| total.amount().to_string())),
                ("currency", prepared.total.map(|total| total.currency().to_string())),
            ];
            let absent: Vec<_> =
                plain.into_iter().filter(|(key, _)| front.line_of(key).is_none()).collect();
            for (key, value) in absent {
                if let Some(value) = value {
                    front.set_plain(key, &value);
                }
            }
        }
        if let Some(plan) = &self.plan {
            let link = format!("[[{}]]", plan.stem());
            let mut links = front.list("links");
            if !links.contains(&link) {
                links.push(link);
                front.set("links", &json!(links));
            }
        }
        let open: Vec<_> =
            prepared.drafted.questions.iter().map(|question| question.question.as_str()).collect();
        if open.is_empty() {
            front.remove("questions");
        } else {
            front.set("questions", &json!(open));
        }
    }
}

/// The notes that there are already, by id.
pub(crate) struct Known {
    pub(crate) plans: BTreeMap<Id, Place>,
    items: BTreeMap<Id, Place>,
    /// The ids of plans whose event is in the log while their items have not moved yet.
    unmoved: BTreeMap<String, String>,
}

impl Known {
    pub(crate) fn read(vault: &Vault, state: &State) -> Result<Known> {
        let by_id = |folder| -> Result<BTreeMap<Id, Place>> {
            Ok(vault
                .list(folder)?
                .into_iter()
                .filter_map(|place| Some((place.id()?, place)))
                .collect())
        };
        let (plans, items) = (by_id(Folder::Plans)?, by_id(Folder::InProgress)?);
        Ok(Known { plans, items, unmoved: state.logged_plans()? })
    }

    fn is_unmoved(&self, plan: &Id) -> bool {
        self.unmoved.contains_key(plan.as_str())
    }

    /// Refuses a second note with one id: a copy must not set the same thing to work twice.
    pub(crate) fn take(&mut self, id: &Id, place: &Place) -> std::result::Result<(), String> {
        match self.items.insert(id.clone(), place.clone()) {
            Some(other) if other != *place => {
                let what = format!("`{}` has the same id: take one of them away", other.path());
                self.items.insert(id.clone(), other);
                Err(what)
            }
            _ => Ok(()),
        }
    }
}
