//! Makes a batch of arrivals durable, each once, whatever happens in between.
//!
//! 1. The ledger says which are new; a commit notes that they are begun.
//! 2. Their attachments and notes are written, then every folder that got one is synced.
//! 3. One commit writes the audit events and says that the items are durable.
//! 4. Only then are the sources moved away.
//!
//! A crash after 1 finds begun items without a note: they are written. After 2: the note is found, wherever a person
//! moved it by then, and adopted. After 3: the item is known, and its source goes where it would have gone.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use serde_json::{Value, json};

use super::document;
use super::files::Stamp;
use super::mail;
use super::reading::{Carried, Reading};
use super::report::{Made, Quarantined, Report};
use super::Watch;
use super::sender::Known;
use crate::audit::Trail;
use crate::base::{Result, digest};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::item::{Attachment, Item, Kind};
use crate::vault::{Folder, Front, Note, Place, inert, intake as names, item as item_note, name};

/// Where an item's note can be, once it was written.
pub(super) const LIVE: [Folder; 5] =
    [Folder::NeedsAction, Folder::InProgress, Folder::Done, Folder::DeadLetter, Folder::Quarantine];

/// A file that things come from.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// As it is named to a person: a vault path where it is in the vault.
    pub(super) shown: String,
    pub(super) stamp: Stamp,
    /// Whether it moves away once it is durable: it lies in the Inbox.
    pub(super) moves: bool,
}

impl Source {
    fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// One thing that arrived.
pub(super) struct Arrival {
    /// What the ledger knows it by.
    pub(super) key: String,
    pub(super) id: Id,
    pub(super) source_id: String,
    pub(super) source: Rc<Source>,
    /// Whether the source is this thing and nothing else.
    pub(super) whole: bool,
    pub(super) body: Body,
}

pub(super) enum Body {
    Mail(Vec<u8>),
    /// A file: its bytes, or its beginning where `whole` is false.
    File {
        bytes: Vec<u8>,
        whole: bool,
        sha256: String,
    },
    /// It can't be read, and why.
    Junk(String),
}

/// Takes arrivals in; holds what it reports.
pub(super) struct Intake<'a> {
    pub(super) trail: Trail<'a>,
    pub(super) dry_run: bool,
    pub(super) report: Report,
    watch: &'a Watch<'a>,
    /// Read when the first mail needs it.
    known: OnceCell<Known>,
}

/// What was written for an arrival and what the log says of it.
struct Written {
    event: Event,
    what: What,
}

enum What {
    Item(Made),
    Quarantine(Quarantined),
}

impl<'a> Intake<'a> {
    pub(super) fn new(watch: &'a Watch<'a>) -> Intake<'a> {
        let (trail, dry_run) = (watch.trail, watch.dry_run);
        Intake { trail, dry_run, report: Report { dry_run, ..Report::default() }, watch, known: OnceCell::new() }
    }

    /// Makes a batch durable and moves its sources away.
    pub(super) fn take_in(&mut self, batch: Vec<Arrival>) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        if self.dry_run {
            return self.rehearse(&batch);
        }
        let _lock = self.trail.state.lock("watch")?;
        let mut begun = BTreeSet::new();
        let mut fresh = Vec::new();
        for arrival in &batch {
            let seen = self.trail.state.seen(&arrival.key)?;
            if seen.as_ref().is_some_and(|seen| seen.durable)
                || fresh.iter().any(|other: &&Arrival| other.key == arrival.key)
            {
                self.report.known += 1;
                continue;
            }
            if seen.is_some() {
                begun.insert(arrival.id.clone());
            }
            fresh.push(arrival);
        }
        self.make_durable(&fresh, &begun)?;
        self.move_sources(&batch, &fresh)
    }

    /// What would be done.
    fn rehearse(&mut self, batch: &[Arrival]) -> Result<()> {
        for arrival in batch {
            let made = |made: &Made| made.id == arrival.id.as_str();
            if self.trail.state.seen(&arrival.key)?.is_some_and(|seen| seen.durable)
                || self.report.created.iter().any(made)
            {
                self.report.known += 1;
                continue;
            }
            match self.read(arrival) {
                Ok(reading) => {
                    let (item, _) = self.item(arrival, reading, Vec::new());
                    let place = Place::new(Folder::NeedsAction, item_note::name(&item));
                    self.report.created.push(made_of(&item, &place, arrival));
                }
                Err(reason) => {
                    let (place, note) = (
                        self.quarantine_file(arrival).path(),
                        self.quarantine_note(arrival).path(),
                    );
                    let source = arrival.source.shown.clone();
                    self.report.quarantined.push(Quarantined { path: place, note, source, reason });
                }
            }
        }
        Ok(())
    }

    fn make_durable(&mut self, fresh: &[&Arrival], begun: &BTreeSet<Id>) -> Result<()> {
        if fresh.is_empty() {
            return Ok(());
        }
        let (state, now) = (self.trail.state, self.trail.clock.now());
        state.once(|| {
            fresh
                .iter()
                .try_for_each(|arrival| state.set_seen(&arrival.key, &arrival.id, false, now))
        })?;
        let mut written = Vec::new();
        for arrival in fresh {
            written.push(self.write(arrival, begun.contains(&arrival.id))?);
        }
        self.sync(&written)?;
        let events = written.iter().map(|written| written.event.clone()).collect();
        self.trail.record_with(events, || {
            for (arrival, written) in fresh.iter().zip(&written) {
                state.set_seen(&arrival.key, &arrival.id, true, now)?;
                if let What::Quarantine(_) = written.what {
                    state.set_seen(&quarantine_key(&arrival.id), &arrival.id, true, now)?;
                }
            }
            Ok(())
        })?;
        for written in written {
            match written.what {
                What::Item(made) => self.report.created.push(made),
                What::Quarantine(gone) => self.report.quarantined.push(gone),
            }
        }
        Ok(())
    }

    fn sync(&self, written: &[Written]) -> Result<()> {
        let vault = self.trail.vault;
        if written.iter().any(|written| matches!(written.what, What::Item(_))) {
            vault.sync(Folder::Attachments)?;
            vault.sync(Folder::NeedsAction)?;
        }
        if written.iter().any(|written| matches!(written.what, What::Quarantine(_))) {
            vault.sync(Folder::Quarantine)?;
        }
        Ok(())
    }

    /// Writes what an arrival becomes; durable after [`Intake::sync`].
    fn write(&self, arrival: &Arrival, begun: bool) -> Result<Written> {
        match self.read(arrival) {
            Ok(reading) => self.write_item(arrival, reading, begun),
            Err(reason) => self.write_quarantine(arrival, &reason, begun),
        }
    }

    fn read(&self, arrival: &Arrival) -> std::result::Result<Reading, String> {
        let mut reading = match &arrival.body {
            Body::Mail(raw) => self.read_mail(raw)?,
            Body::File { bytes, whole, .. } => document::read(&arrival.source.name(), bytes, *whole),
            Body::Junk(reason) => return Err(reason.clone()),
        };
        document::add_texts(&mut reading);
        Ok(reading)
    }

    fn read_mail(&self, raw: &[u8]) -> std::result::Result<Reading, String> {
        let known = self.known.get_or_init(|| self.watch.known());
        let mut reading = mail::read(raw, known).map_err(|error| error.to_string())?;
        if let Some(why) = &known.unread {
            let what = "the sender was not compared with your contacts, which can't be read";
            reading.notice(format!("{what}: {why}"));
        }
        Ok(reading)
    }

    fn item(
        &self,
        arrival: &Arrival,
        reading: Reading,
        attachments: Vec<Attachment>,
    ) -> (Item, Vec<String>) {
        reading.into_item(
            arrival.id.clone(),
            arrival.source_id.clone(),
            self.trail.clock.now(),
            attachments,
        )
    }

    fn write_item(&self, arrival: &Arrival, mut reading: Reading, begun: bool) -> Result<Written> {
        let vault = self.trail.vault;
        let id = arrival.id.as_str();
        vault.open_below(Folder::Attachments, id)?;
        let original = original_name(arrival);
        let mut taken = BTreeSet::from([original.to_lowercase()]);
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
                path: Place::below(Folder::Attachments, id, &original).path(),
                name: arrival.source.name(),
                mime: document::mime(&arrival.source.name(), bytes),
                size: arrival.source.stamp.size,
                sha256: sha256.clone(),
            });
        }
        self.keep_original(arrival, &original)?;
        vault.sync_below(Folder::Attachments, id)?;
        let (item, notices) = self.item(arrival, reading, attachments);
        let place = self.write_note(&item, &notices, arrival, &original, begun)?;
        Ok(Written {
            event: self.event(arrival, &item, &place),
            what: What::Item(made_of(&item, &place, arrival)),
        })
    }

    fn attach(&self, id: &str, safe: &str, file: Carried) -> Result<Attachment> {
        let place = Place::below(Folder::Attachments, id, safe);
        self.trail.vault.create_unsynced(&place, &file.bytes)?;
        let (size, sha256) = (file.bytes.len() as u64, digest::sha256(&file.bytes));
        Ok(Attachment { path: place.path(), name: file.name, mime: file.mime, size, sha256 })
    }

    /// Copies the original where the source itself stays, or holds more than this.
    fn keep_original(&self, arrival: &Arrival, original: &str) -> Result<()> {
        let place = Place::below(Folder::Attachments, arrival.id.as_str(), original);
        match &arrival.body {
            _ if arrival.whole && arrival.source.moves => {}
            Body::Mail(raw) if arrival.whole => {
                drop(self.trail.vault.create_unsynced(&place, raw)?)
            }
            Body::Mail(raw) => {
                drop(self.trail.vault.create_unsynced(&place, &mail::original(raw))?)
            }
            _ => self.trail.vault.copy_in(&arrival.source.path, &place)?,
        }
        Ok(())
    }

    /// Writes the note, or finds the one that a run wrote before it was cut off.
    fn write_note(
        &self,
        item: &Item,
        notices: &[String],
        arrival: &Arrival,
        original: &str,
        begun: bool,
    ) -> Result<Place> {
        let vault = self.trail.vault;
        if begun && let Some(place) = vault.find_id(&item.id, &LIVE)? {
            return Ok(place);
        }
        let mut note = item_note::to_note(item);
        let original = Place::below(Folder::Attachments, arrival.id.as_str(), original).path();
        note.front.set("original", &json!(original));
        if !notices.is_empty() {
            note.body += "\n## Notices\n\n";
            for notice in notices {
                note.body += &format!("- {}\n", inert::line(notice));
            }
        }
        let place = Place::new(Folder::NeedsAction, item_note::name(item));
        // A name that is taken has our id in it: it is this item, changed by a person since.
        vault.create_unsynced(&place, note.print().as_bytes())?;
        Ok(place)
    }

    fn event(&self, arrival: &Arrival, item: &Item, place: &Place) -> Event {
        let mut parameters = serde_json::Map::new();
        parameters.insert("source".into(), Value::from(arrival.source.shown.clone()));
        parameters.insert("attachments".into(), Value::from(item.attachments.len()));
        Event {
            resource: Some(place.path()),
            item: Some(item.id.to_string()),
            target: item.from.as_ref().map(|from| from.email.clone()),
            parameters,
            ..Event::new(self.trail.clock.now(), "watch", "watch.files", Status::Success)
        }
    }

    fn quarantine_file(&self, arrival: &Arrival) -> Place {
        let safe = match (&arrival.body, arrival.whole) {
            (Body::Mail(_), false) => "message.eml".into(),
            _ => name::attachment(&arrival.source.name()),
        };
        Place::new(Folder::Quarantine, format!("{}_{safe}", arrival.id))
    }

    fn quarantine_note(&self, arrival: &Arrival) -> Place {
        let name =
            name::note("QUARANTINE", self.trail.clock.today(), &arrival.source.name(), &arrival.id);
        Place::new(Folder::Quarantine, name)
    }

    fn write_quarantine(&self, arrival: &Arrival, reason: &str, begun: bool) -> Result<Written> {
        let vault = self.trail.vault;
        let file = self.quarantine_file(arrival);
        // A message that is too large stays in its mbox, which is kept.
        let stays = matches!(arrival.body, Body::Junk(_)) && !arrival.whole;
        match &arrival.body {
            _ if stays || (arrival.whole && arrival.source.moves) => {}
            Body::Mail(raw) => drop(vault.create_unsynced(&file, raw)?),
            _ => vault.copy_in(&arrival.source.path, &file)?,
        }
        let path = if stays { arrival.source.shown.clone() } else { file.path() };
        let written = if begun { vault.find_id(&arrival.id, &[Folder::Quarantine])? } else { None };
        let place = written.unwrap_or_else(|| self.quarantine_note(arrival));
        vault.create_unsynced(&place, quarantine(arrival, reason, &path).print().as_bytes())?;
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
        Ok(Written { event, what: What::Quarantine(gone) })
    }

    /// Moves the sources that are one thing each to where that thing is kept.
    fn move_sources(&mut self, batch: &[Arrival], fresh: &[&Arrival]) -> Result<()> {
        let vault = self.trail.vault;
        let mut folders = BTreeSet::new();
        for arrival in batch.iter().filter(|arrival| arrival.whole && arrival.source.moves) {
            let is_new = fresh.iter().any(|other| std::ptr::eq(*other, arrival));
            let target = self.kept(arrival, is_new)?;
            if vault.take(&arrival.source.path, &target)?.is_some() {
                folders.insert(target.below.map(|below| (target.folder, below)));
                folders.extend(arrival.source.path.parent().map(|_| None));
            }
        }
        for (folder, below) in folders.iter().flatten() {
            vault.sync_below(*folder, below)?;
        }
        if !folders.is_empty() {
            vault.sync(Folder::Attachments)?;
            vault.sync(Folder::Quarantine)?;
            vault.sync(Folder::Inbox)?;
        }
        Ok(())
    }

    /// Where a source goes: the first beside its item, another of the same content below `duplicates/`.
    fn kept(&self, arrival: &Arrival, is_new: bool) -> Result<Place> {
        let (vault, state) = (self.trail.vault, self.trail.state);
        let id = arrival.id.as_str();
        let first = match state.seen(&quarantine_key(&arrival.id))? {
            Some(_) => self.quarantine_file(arrival),
            None => Place::below(Folder::Attachments, id, original_name(arrival)),
        };
        let waits = is_new || !vault.has(&first);
        Ok(if waits {
            first
        } else {
            Place::below(Folder::Attachments, format!("{id}/duplicates"), original_name(arrival))
        })
    }

    /// Moves an mbox away whose messages are all durable.
    pub(super) fn put_away(&self, source: &Source) -> Result<()> {
        if self.dry_run || !source.moves {
            return Ok(());
        }
        let vault = self.trail.vault;
        let name = name::attachment(&source.name());
        let target = Place::done(
            self.trail.clock.now(),
            if name.contains('.') { name } else { format!("{name}.mbox") },
        );
        vault.take(&source.path, &target)?;
        if let Some(month) = &target.below {
            vault.sync_below(Folder::Done, month)?;
        }
        vault.sync(Folder::Done)?;
        Ok(vault.sync(Folder::Inbox)?)
    }
}

fn made_of(item: &Item, place: &Place, arrival: &Arrival) -> Made {
    Made {
        id: item.id.to_string(),
        path: place.path(),
        kind: item.kind.to_string(),
        source: arrival.source.shown.clone(),
        subject: item.subject.clone(),
    }
}

fn quarantine_key(id: &Id) -> String {
    format!("quarantine:{id}")
}

/// The name of the original beside its item.
fn original_name(arrival: &Arrival) -> String {
    match &arrival.body {
        Body::Mail(_) => "message.eml".into(),
        _ => name::attachment(&arrival.source.name()),
    }
}

/// The note beside a file that can't be read.
fn quarantine(arrival: &Arrival, reason: &str, path: &str) -> Note {
    let mut front = Front::default();
    front.set_plain("id", arrival.id.as_str());
    front.set_plain("type", "file");
    front.set("source", &json!("files"));
    front.set("source_id", &json!(arrival.source_id));
    front
        .set("subject", &json!(inert::value(&crate::base::text::cut(&arrival.source.name(), 300))));
    front.set_plain("status", "quarantine");
    front.set_plain("trust", "untrusted");
    front.set("reason", &json!(inert::value(reason)));
    front.set("original", &json!(inert::value(path)));
    let body = format!(
        "# Could not be taken in: {}\n\nIt {}.\n\nIt came as {}, {} bytes, and is kept as {}. Nothing is done about it.\n\
         To try again, mend it and drop it into `Inbox/`; to be rid of it, delete both files.\n",
        inert::line(&arrival.source.name()),
        inert::line(reason),
        inert::line(&arrival.source.shown),
        arrival.source.stamp.size,
        inert::line(path),
    );
    Note::new(front, body)
}
