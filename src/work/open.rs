//! A plan's note, open to be worked on: with the item that it is for, and what is known of it outside of the note.

use serde_json::{Value, json};

use crate::base::{Exit, Fail, Result, text};
use crate::gate::Gate;
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::item::Item;
use crate::model::plan::Plan;
use crate::model::request::Standing;
use crate::plan::page;
use crate::state::{Lock, Sealed};
use crate::vault::front::FrontError;
use crate::vault::{Folder, Note, Place, VaultError, item};

/// A plan's note with what it says, and the item that it is for.
pub(super) struct Open<'a> {
    pub(super) gate: &'a Gate<'a>,
    /// One process at a time works on plans: `plan`, `act` and `approve` all do.
    _lock: Lock,
    pub(super) place: Place,
    bytes: Vec<u8>,
    pub(super) note: Note,
    pub(super) plan: Plan,
    /// What is known of it outside of its note; `None` for a plan that was not made here.
    pub(super) sealed: Option<Sealed>,
    pub(super) item: Option<(Place, Item)>,
    pub(super) domain: Option<String>,
}

/// A plan's note that can't be worked by: where, and what is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{}:{}: {}", text::shown_line(&place.path()), error.line, text::shown_line(&error.what))]
pub(super) struct Broken {
    place: Place,
    error: FrontError,
}

impl From<Broken> for Fail {
    fn from(broken: Broken) -> Fail {
        Fail::new(Exit::Failed, broken)
    }
}

impl<'a> Open<'a> {
    /// `None` where the plan is not under way any more. A note whose steps can't be worked is an error with its line.
    pub(super) fn read(gate: &'a Gate<'a>, place: &Place) -> Result<Option<Open<'a>>> {
        let lock = gate.state.lock("plans")?;
        let text = match gate.vault.read_text(place) {
            Ok(text) => text,
            Err(error) if error.is_not_there() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let broken = |error: FrontError| Broken { place: place.clone(), error };
        let note = Note::parse(&text).map_err(broken)?;
        // A note of the person's own may be called as plans are.
        if note.front.text("type").as_deref() != Some("plan") {
            return Ok(None);
        }
        let plan = page::read(&note).map_err(broken)?;
        let sealed = gate.state.plan(&plan.id)?.filter(|sealed| sealed.item == plan.item);
        if let Some(sealed) = sealed.as_ref().filter(|sealed| sealed.name != place.name)
            && gate.vault.path(&Place::new(Folder::Plans, sealed.name.clone())).exists()
        {
            let what = format!("a copy of the plan {}", sealed.name);
            return Err(Fail::say(Exit::Failed, what).hint("take it away"));
        }
        let mut open = Open {
            gate,
            _lock: lock,
            place: place.clone(),
            bytes: text.into_bytes(),
            note,
            plan,
            sealed,
            item: None,
            domain: None,
        };
        open.find_item()?;
        Ok(Some(open))
    }

    /// Finds the item that the plan is for. A plan that was not made here has a say only in what is under way: for such
    /// items a lost state is made up for, and nothing begins by a plan that somebody put there.
    fn find_item(&mut self) -> Result<()> {
        let folders: &[Folder] = match self.sealed {
            Some(_) => &[Folder::InProgress, Folder::NeedsAction],
            None => &[Folder::InProgress],
        };
        let linked = self.note.front.list("links").into_iter().find_map(|link| {
            let name = format!("{}.md", link.strip_prefix("[[")?.strip_suffix("]]")?);
            let mut places = folders.iter().map(|folder| Place::new(*folder, name.clone()));
            places.find(|place| self.gate.vault.path(place).exists())
        });
        let place = match linked {
            Some(place) => Some(place),
            None => self.gate.vault.find_id(&self.plan.item, folders)?,
        };
        let Some(place) = place else { return Ok(()) };
        if !self.take_item(place)?
            && let Some(own) = self.gate.vault.find_id(&self.plan.item, folders)?
        {
            self.take_item(own)?;
        }
        Ok(())
    }

    /// Takes the note as the plan's item, where it is; a link can lead to another.
    fn take_item(&mut self, place: Place) -> Result<bool> {
        let note = self.gate.vault.read(&place)?;
        let item = item::from_note(&note)
            .map_err(|source| VaultError::Front { path: place.path(), source })?;
        if item.id != self.plan.item {
            return Ok(false);
        }
        self.domain = note.front.text("domain");
        self.item = Some((place, item));
        Ok(true)
    }

    pub(super) fn save(&mut self) -> Result<()> {
        let waits = |id: &Id| {
            let request = self.gate.state.request(id).ok()??;
            let waits = request.standing == Standing::Pending;
            waits.then(|| request.name.trim_end_matches(".md").to_owned())
        };
        page::update(&mut self.note, &self.plan, &waits);
        let bytes = self.note.print().into_bytes();
        self.gate.vault.replace(&self.place, &self.bytes, &bytes)?;
        self.bytes = bytes;
        Ok(())
    }

    pub(super) fn event(&self, what: &str, resource: &str, receipt: Value) -> Event {
        Event {
            resource: Some(resource.to_owned()),
            item: Some(self.plan.item.to_string()),
            domain: self.domain.clone(),
            receipt: Some(receipt),
            parameters: [("plan".to_owned(), json!(self.plan.id))].into_iter().collect(),
            ..Event::new(self.gate.trail.clock.now(), "act", what, Status::Success)
        }
    }
}
