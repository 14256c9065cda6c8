//! A later message becomes part of the item that its conversation waits in.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{TRIES, people};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::item::{Attachment, Item, SenderCheck};
use crate::vault::intake as names;
use crate::vault::later::{self, Later};
use crate::vault::{Created, Folder, Note, Place, VaultError, item as item_note};
use crate::watch::Stop;
use crate::watch::intake::{Arrival, Intake, What, Written};
use crate::watch::reading::Reading;
use crate::watch::report::Attached;
use crate::watch::write::original_name;

impl Intake<'_> {
    /// Attaches a message to an item. `None` where it can't be: the note was moved meanwhile, can't be read, is full, or is
    /// somebody else's. What was saved of its files by then stays, as does what a crash leaves.
    pub(in crate::watch) fn attach_to(
        &self,
        arrival: &Arrival,
        reading: &Reading,
        (id, place): (&Id, &Place),
    ) -> Result<Option<Written>, Stop> {
        let vault = self.trail.vault;
        let (message, notices) = self.item(arrival, reading.clone(), Vec::new());
        let Some(from) = message.from.clone() else { return Ok(None) };
        let fits =
            |note: &Note| item_note::from_note(note).is_ok_and(|item| is_of(&item, &message));
        match vault.read(place) {
            Ok(note) if fits(&note) => {}
            _ => return Ok(None),
        }
        let later = Later {
            message_id: message.message_id.clone(),
            sent: message.received,
            sender: SenderCheck { first: false, ..message.sender.clone() },
            text: message.text.clone(),
            structured: message.structured.clone(),
            attachments: self.save_files(id, arrival, reading)?,
        };
        // What is planned meanwhile would be planned of half of it.
        let _lock = self.trail.state.lock("plans")?;
        if self.is_begun(id)? {
            return Ok(None);
        }
        for _ in 0..TRIES {
            let Ok((before, mut note)) = vault.read_to_edit(place) else { return Ok(None) };
            if !fits(&note)
                || later::add(&mut note, &from, &later, &notices, &arrival.source_id).is_err()
            {
                return Ok(None);
            }
            match vault.replace(place, &before, note.print().as_bytes()) {
                Ok(()) => return Ok(Some(self.attached(arrival, &message, id, place))),
                Err(error) if error.is_changed() => {}
                Err(error) if error.is_not_there() => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(None)
    }

    /// What is noted of a message that was attached, in this run or one that was cut off.
    pub(in crate::watch) fn attached(
        &self,
        arrival: &Arrival,
        message: &Item,
        id: &Id,
        place: &Place,
    ) -> Written {
        let mut parameters = serde_json::Map::new();
        parameters.insert("source".into(), Value::from(arrival.source.shown.clone()));
        parameters.insert("content".into(), Value::from(arrival.source_id.clone()));
        let event = Event {
            resource: Some(place.path()),
            item: Some(id.to_string()),
            target: message.from.as_ref().map(|from| from.email.clone()),
            parameters,
            ..Event::new(self.trail.clock.now(), "watch", "watch.attach", Status::Success)
        };
        let people = people(message.from.iter().chain(&message.to).chain(&message.cc));
        let noted = self.noted(arrival, id, message.message_id.as_deref(), &people, None);
        let what = What::Attached(Attached {
            id: id.to_string(),
            path: place.path(),
            source: arrival.source.shown.clone(),
            subject: message.subject.clone(),
        });
        Written { id: id.clone(), events: vec![event], what, noted }
    }

    /// The message's files, and itself where its source stays, beside those of the item.
    fn save_files(
        &self,
        id: &Id,
        arrival: &Arrival,
        reading: &Reading,
    ) -> Result<Vec<Attachment>, Stop> {
        let vault = self.trail.vault;
        vault.open_below(Folder::Attachments, id.as_str())?;
        let mut taken = BTreeSet::from([original_name(arrival).to_lowercase()]);
        let mut attachments = Vec::new();
        for file in reading.files.iter().cloned() {
            let safe = names::free_name(&file.name, &taken);
            taken.insert(safe.to_lowercase());
            attachments.push(self.attach(id.as_str(), &safe, file)?);
        }
        self.keep_original_in(id, arrival)?;
        self.sync_below(Folder::Attachments, id.as_str());
        self.settle()?;
        vault.sync(Folder::Attachments)?;
        Ok(attachments)
    }

    fn keep_original_in(&self, id: &Id, arrival: &Arrival) -> Result<(), VaultError> {
        if arrival.is_moved() {
            return Ok(());
        }
        let Some(bytes) = arrival.original() else { return Ok(()) };
        for place in self.places_of_messages(id) {
            if self.create(&place, &bytes)? != Created::Differs {
                break;
            }
        }
        Ok(())
    }
}

/// Whether a message is the same person's as the item, and no less proven to be.
fn is_of(item: &Item, message: &Item) -> bool {
    let email = |item: &Item| item.from.as_ref().map(super::person);
    let is_proven = message.sender.verified || !item.sender.verified;
    email(item).is_some_and(|email| !email.is_empty()) && email(item) == email(message) && is_proven
}
