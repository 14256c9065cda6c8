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
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

use super::files::Stamp;
use super::report::{Made, Quarantined, Report};
use super::sender::Known;
use super::write::{made_of, original_name};
use super::{Watch, quarantine};
use crate::audit::Trail;
use crate::base::Result;
use crate::model::Id;
use crate::model::event::Event;
use crate::vault::{Folder, Place, item as item_note, name};

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
    pub(super) fn name(&self) -> String {
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
    pub(super) standing: Standing,
}

/// What the ledger knows of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Fresh,
    /// A run began with it and was cut off: its note may be there.
    Begun,
    Known,
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
    pub(super) watch: &'a Watch<'a>,
    /// What a dry run would have taken in by now.
    rehearsed: BTreeSet<Id>,
    /// Read when the first mail needs it.
    pub(super) known: OnceCell<Known>,
}

/// What was written for an arrival and what the log says of it.
pub(super) struct Written {
    pub(super) event: Event,
    pub(super) what: What,
}

pub(super) enum What {
    Item(Made),
    Quarantine(Quarantined),
}

impl<'a> Intake<'a> {
    pub(super) fn new(watch: &'a Watch<'a>) -> Intake<'a> {
        let (trail, dry_run) = (watch.trail, watch.dry_run);
        Intake {
            trail,
            dry_run,
            report: Report { dry_run, ..Report::default() },
            rehearsed: BTreeSet::new(),
            watch,
            known: OnceCell::new(),
        }
    }

    /// Makes a batch durable and moves its sources away.
    pub(super) fn take_in(&mut self, mut batch: Vec<Arrival>) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        if self.dry_run {
            return self.rehearse(&batch);
        }
        let _lock = self.trail.state.lock("watch")?;
        self.compare(&mut batch)?;
        let new: Vec<&Arrival> =
            batch.iter().filter(|arrival| arrival.standing != Standing::Known).collect();
        self.report.known += batch.len() - new.len();
        self.make_durable(&new)?;
        self.move_sources(&batch)
    }

    /// Says of each arrival whether the ledger, or the batch before it, has it.
    fn compare(&self, batch: &mut [Arrival]) -> Result<()> {
        let mut ids: BTreeMap<String, Id> = BTreeMap::new();
        for arrival in batch {
            if let Some(id) = ids.get(&arrival.key) {
                (arrival.id, arrival.standing) = (id.clone(), Standing::Known);
                continue;
            }
            match self.trail.state.seen(&arrival.key)? {
                Some(seen) => {
                    arrival.standing = if seen.durable { Standing::Known } else { Standing::Begun };
                    arrival.id = seen.item;
                }
                None => self.make_unique(arrival, &ids),
            }
            ids.insert(arrival.key.clone(), arrival.id.clone());
        }
        Ok(())
    }

    /// Gives a new item another id where another item has its own: short ids can be made to meet on purpose, and
    /// the one that comes second must not hide behind the first.
    fn make_unique(&self, arrival: &mut Arrival, ids: &BTreeMap<String, Id>) {
        for again in 1u32.. {
            let kept = Place::new(Folder::Attachments, arrival.id.as_str());
            if !self.trail.vault.has(&kept) && !ids.values().any(|id| *id == arrival.id) {
                return;
            }
            arrival.id = Id::of(&[b"item", arrival.key.as_bytes(), &again.to_be_bytes()]);
        }
    }

    /// What would be done.
    fn rehearse(&mut self, batch: &[Arrival]) -> Result<()> {
        for arrival in batch {
            let durable = self.trail.state.seen(&arrival.key)?.is_some_and(|seen| seen.durable);
            if durable || !self.rehearsed.insert(arrival.id.clone()) {
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
                        quarantine::file(arrival).path(),
                        quarantine::place(arrival, self.trail.clock).path(),
                    );
                    let source = arrival.source.shown.clone();
                    self.report.quarantined.push(Quarantined { path: place, note, source, reason });
                }
            }
        }
        Ok(())
    }

    fn make_durable(&mut self, fresh: &[&Arrival]) -> Result<()> {
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
            written.push(self.write(arrival)?);
        }
        self.sync(&written)?;
        let events = written.iter().map(|written| written.event.clone()).collect();
        self.trail.record_with(events, || {
            for (arrival, written) in fresh.iter().zip(&written) {
                state.set_seen(&arrival.key, &arrival.id, true, now)?;
                if let What::Quarantine(_) = written.what {
                    state.set_seen(&quarantine::key(&arrival.id), &arrival.id, true, now)?;
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

    /// Moves the sources that are one thing each to where that thing is kept.
    fn move_sources(&mut self, batch: &[Arrival]) -> Result<()> {
        let vault = self.trail.vault;
        let mut folders = BTreeSet::new();
        for arrival in batch.iter().filter(|arrival| arrival.whole && arrival.source.moves) {
            if Stamp::of(&arrival.source.path).ok() != Some(arrival.source.stamp) {
                // Another run took it, or something else has its name by now, which the next run takes.
                continue;
            }
            let target = self.kept(arrival)?;
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
    fn kept(&self, arrival: &Arrival) -> Result<Place> {
        let (vault, state) = (self.trail.vault, self.trail.state);
        let id = arrival.id.as_str();
        let first = match state.seen(&quarantine::key(&arrival.id))? {
            Some(_) => quarantine::file(arrival),
            None => Place::below(Folder::Attachments, id, original_name(arrival)),
        };
        let waits = arrival.standing != Standing::Known || !vault.has(&first);
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
