//! Writes what an arrival becomes: attachments, the original, the note, or its place in quarantine.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::intake::{Arrival, Body, Intake, LIVE, Standing, What, Written};
use super::reading::{Carried, Reading};
use super::report::{Made, Quarantined};
use super::thread::{self, After, Noted, Turn};
use super::{Stop, document, mail, quarantine};
use crate::base::{clock, digest};
use crate::model::event::{Event, Status};
use crate::model::item::{Attachment, Item, Kind};
use crate::vault::intake::{self as names, Copied};
use crate::vault::{Created, Folder, Place, VaultError, inert, item as item_note, name};

/// The name of a mail in its item's folder.
pub(super) const MESSAGE: &str = "message.eml";

impl Intake<'_> {
    /// Writes what an arrival becomes; durable after [`Intake::sync`].
    pub(super) fn write(&self, arrival: &Arrival) -> Result<Written, Stop> {
        match self.read(arrival) {
            Ok(reading) => self.write_reading(arrival, reading),
            Err(reason) => self.write_quarantine(arrival, &reason),
        }
    }

    /// Writes a reading where its conversation has its place.
    fn write_reading(&self, arrival: &Arrival, mut reading: Reading) -> Result<Written, Stop> {
        let after = match self.turn(arrival, &mut reading)? {
            Turn::First => return self.write_item(arrival, reading, None),
            Turn::Attached(id, place) => {
                let (message, _) = self.item(arrival, reading, Vec::new());
                return Ok(self.attached(arrival, &message, &id, &place));
            }
            Turn::Attach(id, place) => match self.attach_to(arrival, &reading, (&id, &place))? {
                Some(written) => return Ok(written),
                None => After::open(id, place),
            },
            Turn::After(after) => after,
        };
        Self::say_after(&after, &mut reading);
        self.write_item(arrival, reading, Some(&after))
    }

    pub(super) fn read(&self, arrival: &Arrival) -> Result<Reading, String> {
        let mut reading = match &arrival.body {
            Body::Mail(raw) => self.read_mail(raw)?,
            Body::File { bytes, whole, .. } => document::read(&arrival.source.name, bytes, *whole),
            Body::Junk { why, .. } | Body::Head { why, .. } => return Err(why.clone()),
        };
        if let Some(mailed) = &arrival.mailed {
            mailed.marks.iter().for_each(|mark| reading.mark(mark));
        }
        document::add_texts(&mut reading);
        Ok(reading)
    }

    fn read_mail(&self, raw: &[u8]) -> Result<Reading, String> {
        let known = self.known();
        let mut reading = mail::read(raw, known).map_err(|error| error.to_string())?;
        if let Some(why) = &known.unread {
            let what = "the sender was not compared with your contacts, which can't be read";
            reading.notice(format!("{what}: {}", inert::line(why)));
        }
        Ok(reading)
    }

    pub(super) fn item(
        &self,
        arrival: &Arrival,
        mut reading: Reading,
        attachments: Vec<Attachment>,
    ) -> (Item, Vec<String>) {
        let now = self.trail.clock.now();
        let taken = arrival.mailed.as_ref().and_then(|mailed| mailed.arrived);
        if let (None, Some(taken)) = (reading.sent, taken) {
            reading.sent = Some(taken);
            reading.notice(
                "it does not say when it was sent: the time is when your mail server took it",
            );
        }
        let (mut item, notices) =
            reading.into_item(arrival.id.clone(), arrival.source_id.clone(), now, attachments);
        if let Some(mailed) = &arrival.mailed {
            mailed.source.clone_into(&mut item.source);
            item.source_id.clone_from(&mailed.id);
            item.thread = mailed.thread.clone().or(item.thread);
        }
        (item, notices)
    }

    /// Writes an item of its own; `after`: what it goes on with.
    fn write_item(
        &self,
        arrival: &Arrival,
        mut reading: Reading,
        after: Option<&After>,
    ) -> Result<Written, Stop> {
        let vault = self.trail.vault;
        let id = arrival.id.as_str();
        let original = self.original(arrival, &reading)?;
        if original.below.is_some() {
            vault.open_below(Folder::Attachments, id)?;
            self.sync_below(Folder::Attachments, id);
        }
        let mut taken = BTreeSet::from([original_name(arrival).to_lowercase()]);
        let mut attachments = Vec::new();
        for file in std::mem::take(&mut reading.files) {
            let safe = names::free_name(&file.name, &taken);
            taken.insert(safe.to_lowercase());
            attachments.push(self.attach(id, &safe, file)?);
        }
        if let Body::File { bytes, sha256, .. } = &arrival.body
            && reading.kind == Kind::File
        {
            attachments.push(Attachment {
                path: original.path(),
                name: arrival.source.name.clone(),
                mime: document::mime(&arrival.source.name, bytes),
                size: arrival.source.size,
                sha256: sha256.clone(),
            });
        }
        self.keep_original(arrival, &original)?;
        let bounced = self.bounced(&mut reading)?;
        let ours = Ours {
            own: std::mem::take(&mut reading.own),
            links: std::mem::take(&mut reading.links),
            below: std::mem::take(&mut reading.below),
        };
        let (mut item, notices) = self.item(arrival, reading, attachments);
        item.original = Some(original.path());
        let place = self.write_note(&item, &notices, &ours, arrival)?;
        self.shelf.borrow_mut().add(&item.id, &place);
        if let Some(after) = after {
            self.tell(after, place.stem())?;
        }
        // An interrupted run's note may have been moved on: what it became when it came is the same.
        let born = Place::new(Folder::NeedsAction, place.name.clone());
        let mut events = vec![self.event(arrival, &item, &born, after)];
        if let Some(bounced) = &bounced {
            self.tell_request(bounced, place.stem())?;
            events.push(self.bounce_event(bounced, &item.id, &place));
        }
        let people = thread::people(item.from.iter().chain(&item.to).chain(&item.cc));
        let after = after.map(|after| (after, place.stem()));
        let noted = self.noted(arrival, &item.id, item.message_id.as_deref(), &people, after);
        let what = What::Item(made_of(&item, &place, arrival));
        Ok(Written { id: item.id, events, what, noted })
    }

    /// Saves a file under its name, or the next that is free: an earlier run may have saved another there.
    pub(super) fn attach(
        &self,
        id: &str,
        safe: &str,
        file: Carried,
    ) -> Result<Attachment, VaultError> {
        let mut place = Place::below(Folder::Attachments, id, safe);
        let mut number = 1;
        while self.create(&place, &file.bytes)? == Created::Differs {
            number += 1;
            place.name = names::numbered(safe, number);
        }
        let (size, sha256) = (file.bytes.len() as u64, digest::sha256(&file.bytes));
        Ok(Attachment { path: place.path(), name: file.name, mime: file.mime, size, sha256 })
    }

    /// Where the original of an item is kept: that of a mail without files in no folder of its own, as a folder costs a disk
    /// as much as a file. What an interrupted run said or began stays true.
    fn original(&self, arrival: &Arrival, reading: &Reading) -> Result<Place, VaultError> {
        let (vault, id) = (self.trail.vault, arrival.id.as_str());
        let in_folder = Place::below(Folder::Attachments, id, original_name(arrival));
        if !matches!(arrival.body, Body::Mail(_)) {
            return Ok(in_folder);
        }
        let mut is_flat = reading.files.is_empty();
        if arrival.standing == Standing::Begun {
            let note = vault.find_id(&arrival.id, &LIVE)?;
            let said =
                note.and_then(|note| vault.read_front(&note).ok()?.text(item_note::ORIGINAL));
            let has_folder = || vault.has(&Place::new(Folder::Attachments, id));
            is_flat = match said {
                Some(said) => said == names::flat(id).path(),
                None => is_flat && !has_folder(),
            };
        }
        Ok(if is_flat { names::flat(id) } else { in_folder })
    }

    /// Copies the original where the source itself stays, or holds more than this.
    fn keep_original(&self, arrival: &Arrival, place: &Place) -> Result<(), Stop> {
        if arrival.is_moved() {
            return Ok(());
        }
        match &arrival.body {
            Body::Mail(raw) if !arrival.whole && arrival.mailed.is_none() => {
                self.create(place, &mail::original(raw))?;
            }
            _ => self.copy(arrival, place)?,
        }
        Ok(())
    }

    /// Writes an arrival as it was read; what is too large to be held is read once more, and must still be the same.
    pub(super) fn copy(&self, arrival: &Arrival, place: &Place) -> Result<(), Stop> {
        let vault = self.trail.vault;
        let part = match &arrival.body {
            Body::Mail(bytes)
            | Body::File { bytes, whole: true, .. }
            | Body::Head { bytes, .. } => {
                self.create(place, bytes)?;
                return Ok(());
            }
            Body::File { .. } => None,
            Body::Junk { part, .. } => *part,
        };
        let Some(file) = &arrival.source.file else { return Ok(()) };
        let sha256 = arrival.source_id.strip_prefix("sha256:");
        match vault.copy_in(&file.path, part, place, sha256)? {
            Copied::Whole => Ok(()),
            Copied::Not(error) => Err(Stop::Read(error)),
        }
    }

    /// Writes the note, or finds the one that a run wrote before it was cut off.
    fn write_note(
        &self,
        item: &Item,
        notices: &[String],
        ours: &Ours,
        arrival: &Arrival,
    ) -> Result<Place, VaultError> {
        let vault = self.trail.vault;
        if arrival.standing == Standing::Begun
            && let Some(place) = vault.find_id(&item.id, &LIVE)?
        {
            return Ok(place);
        }
        let mut note = item_note::to_note(item);
        note.front.set_plain(item_note::ARRIVED, &clock::seconds(self.trail.clock.now()));
        if arrival.mailed.is_some() {
            // By which the ledger knows it again, whatever way it comes.
            note.front.set(item_note::CONTENT, &json!(arrival.source_id));
        }
        for (key, value) in &ours.own {
            note.front.set_plain(key, value);
        }
        for (key, stem) in &ours.links {
            note.front.set(key, &json!(format!("[[{stem}]]")));
        }
        note.body += &ours.below;
        if !notices.is_empty() {
            note.body += "\n## Notices\n\n";
            for notice in notices {
                note.body.extend(["- ", notice, "\n"]);
            }
        }
        let place = Place::new(Folder::NeedsAction, item_note::name(item));
        // A name that is taken has our id in it: it is this item, changed by a person since.
        self.create(&place, note.print().as_bytes())?;
        Ok(place)
    }

    fn event(&self, arrival: &Arrival, item: &Item, place: &Place, after: Option<&After>) -> Event {
        let mut parameters = serde_json::Map::new();
        parameters.insert("source".into(), Value::from(arrival.source.shown.clone()));
        parameters.insert("attachments".into(), Value::from(item.attachments.len()));
        if let Some(after) = after {
            parameters.insert("continues".into(), Value::from(after.note()));
        }
        Event {
            resource: Some(place.path()),
            item: Some(item.id.to_string()),
            target: item.from.as_ref().map(|from| from.email.clone()),
            parameters,
            ..Event::new(self.trail.clock.now(), "watch", watched(arrival), Status::Success)
        }
    }

    fn write_quarantine(&self, arrival: &Arrival, reason: &str) -> Result<Written, Stop> {
        let vault = self.trail.vault;
        let file = quarantine::file(arrival);
        if !arrival.is_moved() {
            self.copy(arrival, &file)?;
        }
        let path = file.path();
        let written = if arrival.standing == Standing::Begun {
            vault.find_id(&arrival.id, &[Folder::Quarantine])?
        } else {
            None
        };
        let place = written.unwrap_or_else(|| quarantine::place(arrival, self.trail.clock));
        let note = quarantine::note(arrival, self.trail.clock, reason, &path);
        self.create(&place, note.print().as_bytes())?;
        let mut parameters = serde_json::Map::new();
        parameters.insert("source".into(), Value::from(arrival.source.shown.clone()));
        let event = Event {
            resource: Some(place.path()),
            item: Some(arrival.id.to_string()),
            error: Some(reason.to_owned()),
            parameters,
            ..Event::new(self.trail.clock.now(), "watch", "watch.quarantine", Status::Failure)
        };
        let source = arrival.source.shown.clone();
        let gone = Quarantined { path, note: place.path(), source, reason: reason.to_owned() };
        let noted = Noted::default();
        Ok(Written {
            id: arrival.id.clone(),
            events: vec![event],
            what: What::Quarantine(gone),
            noted,
        })
    }
}

/// What stands in a note besides the item: keys and sections of ours.
struct Ours {
    own: Vec<(&'static str, String)>,
    links: Vec<(&'static str, String)>,
    below: String,
}

pub(super) fn made_of(item: &Item, place: &Place, arrival: &Arrival) -> Made {
    Made {
        id: item.id.to_string(),
        path: place.path(),
        kind: item.kind.to_string(),
        source: arrival.source.shown.clone(),
        subject: item.subject.clone(),
    }
}

/// The name of the original in its item's folder.
pub(super) fn original_name(arrival: &Arrival) -> String {
    match &arrival.body {
        Body::Mail(_) => MESSAGE.into(),
        _ => name::attachment(&arrival.source.name),
    }
}

/// What the log calls it.
fn watched(arrival: &Arrival) -> &'static str {
    match arrival.watcher() {
        "gmail" => "watch.gmail",
        "imap" => "watch.imap",
        _ => "watch.files",
    }
}
