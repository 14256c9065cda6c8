//! Where sources go once what they hold is durable: beside its item, or to what is kept of a mailbox.

use std::collections::BTreeSet;

use super::files::Stamp;
use super::intake::{Arrival, Body, Intake, Source, SourceFile, Standing};
use super::write::{MESSAGE, original_name};
use super::{Stop, mail, quarantine};
use crate::base::{Result, digest, disk};
use crate::model::Id;
use crate::vault::intake::{flat, numbered};
use crate::vault::item::{CONTENT, ORIGINAL};
use crate::vault::{Folder, Place, Vault, VaultError, name};

impl Intake<'_> {
    /// Moves the sources that are one thing each to where that thing is kept. One that can't be moved is tried again by
    /// the next run and keeps no other from it.
    pub(super) fn move_sources(&mut self, batch: &[Arrival]) -> Result<()> {
        let vault = self.trail.vault;
        let mut folders = BTreeSet::new();
        let mut moved = false;
        for (arrival, file) in batch.iter().filter_map(|arrival| Some((arrival, arrival.moved()?)))
        {
            if Stamp::of(&file.path).ok() != Some(file.stamp) {
                // Another run took it, or something else has its name by now, which the next run takes.
                continue;
            }
            let target = self.kept(arrival)?;
            match vault.take(&file.path, &target) {
                Ok(Some(place)) => {
                    self.hold_against_source(arrival, file, &place)?;
                    // A folder of duplicates may be new in one that is new itself.
                    let ways = target.below.iter().flat_map(|below| {
                        below.split_once('/').map(|(above, _)| above).into_iter().chain([&**below])
                    });
                    folders.extend(ways.map(|below| (target.folder, below.to_owned())));
                    moved = true;
                }
                Ok(None) => {}
                Err(error) => self.report.fail(arrival.source.shown.clone(), stays(&error)),
            }
        }
        for (folder, below) in &folders {
            vault.sync_below(*folder, below)?;
        }
        if moved {
            vault.sync(Folder::Attachments)?;
            vault.sync(Folder::Quarantine)?;
            vault.sync(Folder::Inbox)?;
        }
        Ok(())
    }

    /// A program that had the file open can write on after it was moved. What it makes of it goes back to the Inbox, as
    /// something new, and what was noted takes its place.
    fn hold_against_source(
        &mut self,
        arrival: &Arrival,
        file: &SourceFile,
        place: &Place,
    ) -> Result<()> {
        let vault = self.trail.vault;
        let path = vault.path(place);
        if Stamp::of(&path).ok() == Some(file.stamp) || self.is_as_read(arrival, place) {
            return Ok(());
        }
        let back = Place::new(Folder::Inbox, name::attachment(&arrival.source.name));
        vault.take(&path, &back)?;
        let copied = self.copy(arrival, place).and_then(|()| Ok(self.settle()?));
        let why = match copied {
            Ok(()) => {
                "was written to while it was taken in: its note has the beginning, the rest comes as another"
            }
            // Too large to be held in memory, and not there any more.
            Err(Stop::Read(_)) => {
                "was written to while it was taken in: its note has no file, another comes"
            }
            Err(Stop::Fail(fail)) => return Err(fail),
        };
        self.report.fail(arrival.source.shown.clone(), why);
        Ok(())
    }

    /// Whether a file has the bytes that were read of its source; one that came from another disk has its own time.
    fn is_as_read(&self, arrival: &Arrival, place: &Place) -> bool {
        let vault = self.trail.vault;
        match &arrival.body {
            Body::Mail(bytes) | Body::File { bytes, whole: true, .. } => {
                vault.read_bytes(place).is_ok_and(|found| found == *bytes)
            }
            Body::File { .. } | Body::Junk { .. } | Body::Head { .. } => {
                let read = disk::open_regular(&vault.path(place)).and_then(digest::sha256_reader);
                read.is_ok_and(|(found, _)| arrival.source_id == format!("sha256:{found}"))
            }
        }
    }

    /// Where a source goes: the first beside its item, another of the same content below `duplicates/`; what is in
    /// quarantine has no folder.
    fn kept(&self, arrival: &Arrival) -> Result<Place> {
        let (vault, state) = (self.trail.vault, self.trail.state);
        if state.seen(&quarantine::key(&arrival.id))?.is_some() {
            return Ok(quarantine::file(arrival));
        }
        let (id, name) = (arrival.id.as_str(), original_name(arrival));
        let duplicate = Place::below(Folder::Attachments, format!("{id}/duplicates"), &name);
        if !matches!(arrival.body, Body::Mail(_)) {
            let first = Place::below(Folder::Attachments, id, &name);
            let is_taken = arrival.standing == Standing::Known && vault.has(&first);
            return Ok(if is_taken { duplicate } else { first });
        }
        let flat = flat(id);
        if vault.has(&flat) {
            if is_same_mail(vault, &flat, arrival) {
                return Ok(duplicate);
            }
        } else if self.is_to_lie(arrival, &flat)? {
            return Ok(flat);
        }
        // Of an item of several messages each has its own; the next that is free is one that a crash kept from its place.
        let other = |place: &Place| vault.has(place) && !is_same_mail(vault, place, arrival);
        let own = self.places_of_messages(&arrival.id).find(|place| !other(place));
        Ok(own.filter(|place| !vault.has(place)).unwrap_or(duplicate))
    }

    /// Whether the note of a message says that its original lies there.
    fn is_to_lie(&self, arrival: &Arrival, place: &Place) -> Result<bool> {
        let Some(note) = self.shelved(&arrival.id)? else { return Ok(false) };
        let Ok(front) = self.trail.vault.read_front(&note) else { return Ok(false) };
        let content = front.text(CONTENT).or_else(|| front.text("source_id"));
        // Not a later message, which became part of the item.
        let is_first = content.is_some_and(|content| content == arrival.source_id);
        Ok(is_first && front.text(ORIGINAL).is_some_and(|said| said == place.path()))
    }

    /// Where in an item's folder a message can lie, the first that it was first: `message.eml`, where the item's own lies
    /// there, then `message-2.eml`, …
    pub(super) fn places_of_messages(&self, item: &Id) -> impl Iterator<Item = Place> + use<> {
        let first = Place::below(Folder::Attachments, item.as_str(), MESSAGE);
        let from = if self.trail.vault.has(&flat(item.as_str())) { 2 } else { 1 };
        (from..).map(move |number| Place { name: numbered(MESSAGE, number), ..first.clone() })
    }

    /// Moves an mbox away whose messages are all durable.
    pub(super) fn put_away(&mut self, source: &Source) -> Result<()> {
        let failed = self.report.failed.iter().any(|left| left.path == source.shown);
        let Some(file) = source.file.as_ref().filter(|file| file.moves) else { return Ok(()) };
        if self.dry_run || failed {
            return Ok(());
        }
        let vault = self.trail.vault;
        let name = name::attachment(&source.name);
        let target = Place::done(
            self.trail.clock.now(),
            if name.contains('.') { name } else { format!("{name}.mbox") },
        );
        match vault.take(&file.path, &target) {
            Ok(Some(place)) if size_of(&vault.path(&place)) != Some(file.stamp.size) => {
                // A mail program added a message in the last moment: the next run finds it among the known ones.
                let name = name::attachment(&source.name);
                vault.take(&vault.path(&place), &Place::new(Folder::Inbox, name))?;
                self.report.skip(source.shown.clone(), "changed while it was taken in");
                return Ok(());
            }
            Ok(_) => {}
            Err(error) => {
                self.report.fail(source.shown.clone(), stays(&error));
                return Ok(());
            }
        }
        if let Some(month) = &target.below {
            vault.sync_below(Folder::Done, month)?;
        }
        vault.sync(Folder::Done)?;
        Ok(vault.sync(Folder::Inbox)?)
    }
}

/// Whether a file is the message that an arrival is, in whatever form.
fn is_same_mail(vault: &Vault, place: &Place, arrival: &Arrival) -> bool {
    let digest = vault.read_bytes(place).map(|bytes| mail::digest(&bytes));
    digest.is_ok_and(|digest| arrival.source_id == format!("sha256:{digest}"))
}

/// What is said of a source that is durable and could not be moved away.
fn stays(error: &VaultError) -> String {
    let why = match error {
        VaultError::Io { source, .. } => source.to_string(),
        other => other.to_string(),
    };
    format!("is taken in, and could not be moved away: {why}")
}

fn size_of(path: &std::path::Path) -> Option<u64> {
    path.symlink_metadata().ok().map(|metadata| metadata.len())
}
