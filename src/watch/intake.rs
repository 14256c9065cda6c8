//! Makes a batch of arrivals durable, each once, whatever happens in between.
//!
//! 1. The ledger says which are new; a commit notes that they are begun.
//! 2. Their attachments and notes are written, synced together, and only then get their names; then every folder that got
//!    one is synced.
//! 3. One commit writes the audit events and says that the items are durable.
//! 4. Only then are the sources moved away.
//!
//! A crash after 1 finds begun items without a note: they are written. After 2: the note is found, wherever a person
//! moved it by then, and adopted. After 3: the item is known, and its source goes where it would have gone.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

use super::files::Stamp;
use super::report::{Attached, Made, Quarantined, Report};
use super::sender::Known;
use super::thread::{Heard, Noted, Shelf};
use super::{Stop, files, mail, quarantine, relearn};
use crate::audit::Trail;
use crate::base::{Result, Time, pulse};
use crate::config::Config;
use crate::model::Id;
use crate::model::event::Event;
use crate::vault::intake::{Part, flat};
use crate::vault::{Created, Folder, Place, Together, VaultError};

/// Where an item's note can be, once it was written.
pub(super) const LIVE: [Folder; 5] =
    [Folder::NeedsAction, Folder::InProgress, Folder::Done, Folder::DeadLetter, Folder::Quarantine];

/// What a thing comes from.
#[derive(Debug)]
pub(super) struct Source {
    /// As it is named to a person: a vault path where it is in the vault.
    pub(super) shown: String,
    /// A file's name; a message of a mailbox has its subject's place there.
    pub(super) name: String,
    /// In bytes.
    pub(super) size: u64,
    /// `None`: it stays where it is, on a server.
    pub(super) file: Option<SourceFile>,
}

/// A file that things come from.
#[derive(Debug)]
pub(super) struct SourceFile {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
    /// Whether it moves away once it is durable: it lies in the Inbox.
    pub(super) moves: bool,
}

/// How a mailbox knows one of its messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mailed {
    /// `gmail` or `imap`.
    pub(super) source: &'static str,
    /// What the ledger knows it by, besides its content.
    pub(super) key: String,
    /// The source's own id.
    pub(super) id: String,
    /// The conversation, where the source names it.
    pub(super) thread: Option<String>,
    /// When the server took it.
    pub(super) arrived: Option<Time>,
    /// What the mailbox says of it: `important`, `promotions`, …
    pub(super) marks: Vec<&'static str>,
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
    /// `None` for what came as a file.
    pub(super) mailed: Option<Mailed>,
}

impl Arrival {
    /// Something of this sort (`mail` or `file`) and content.
    pub(super) fn new(
        sort: &str,
        digest: &str,
        source: Rc<Source>,
        whole: bool,
        body: Body,
    ) -> Arrival {
        let source_id = format!("sha256:{digest}");
        let key = format!("{sort}:{source_id}");
        let id = Id::of(&[b"item", key.as_bytes()]);
        let standing = Standing::Fresh;
        Arrival { key, id, source_id, source, whole, body, standing, mailed: None }
    }

    /// The file that itself becomes what is kept of it.
    pub(super) fn moved(&self) -> Option<&SourceFile> {
        self.source.file.as_ref().filter(|file| self.whole && file.moves)
    }

    pub(super) fn is_moved(&self) -> bool {
        self.moved().is_some()
    }

    /// What the ledger knows it by.
    fn keys(&self) -> impl Iterator<Item = &str> {
        let mailed = self.mailed.as_ref().map(|mailed| mailed.key.as_str());
        std::iter::once(self.key.as_str()).chain(mailed)
    }

    /// A message as it is kept.
    pub(super) fn original(&self) -> Option<Vec<u8>> {
        match &self.body {
            Body::Mail(raw) if !self.whole && self.mailed.is_none() => Some(mail::original(raw)),
            Body::Mail(raw) => Some(raw.clone()),
            _ => None,
        }
    }

    /// The watcher that saw it.
    pub(super) fn watcher(&self) -> &'static str {
        self.mailed.as_ref().map_or("files", |mailed| mailed.source)
    }
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
    /// It can't be read, and why; where it is only a part of its source, which.
    Junk {
        why: String,
        part: Option<Part>,
    },
    /// A message that is not opened, and why; its beginning is all that is kept of it.
    Head {
        bytes: Vec<u8>,
        why: String,
    },
}

/// Takes arrivals in; holds what it reports.
pub(super) struct Intake<'a> {
    pub(super) trail: Trail<'a>,
    pub(super) config: &'a Config,
    pub(super) dry_run: bool,
    pub(super) report: Report,
    /// What a dry run would have taken in by now.
    pub(super) rehearsed: BTreeSet<Id>,
    /// Read when the first mail needs it.
    pub(super) known: OnceCell<Known>,
    /// What of the batch that is being written the state does not know yet.
    pub(super) heard: RefCell<Heard>,
    /// Where notes lie, as of the batch's beginning.
    pub(super) shelf: RefCell<Shelf>,
    /// What of the batch is written and has no name yet.
    together: RefCell<Together>,
}

/// What was written for an arrival and what the log says of it.
pub(super) struct Written {
    /// The item that it is, or became part of.
    pub(super) id: Id,
    pub(super) events: Vec<Event>,
    pub(super) what: What,
    /// Its place among conversations.
    pub(super) noted: Noted,
}

pub(super) enum What {
    Item(Made),
    Attached(Attached),
    Quarantine(Quarantined),
}

impl<'a> Intake<'a> {
    pub(super) fn new(trail: Trail<'a>, config: &'a Config, dry_run: bool) -> Intake<'a> {
        Intake {
            trail,
            config,
            dry_run,
            report: Report { dry_run, ..Report::default() },
            rehearsed: BTreeSet::new(),
            known: OnceCell::new(),
            heard: RefCell::default(),
            shelf: RefCell::default(),
            together: RefCell::default(),
        }
    }

    /// What comes before the first batch: a ledger that was lost is filled from the vault, and events that a crash kept
    /// from the log go there; they must not wait until something new arrives.
    pub(super) fn prepare(&self, some: bool) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        if some {
            relearn::relearn(self.trail.vault, self.trail.state, self.trail.clock.now())?;
        }
        if !self.trail.state.log_pending()?.is_empty() {
            self.trail.record(Vec::new())?;
        }
        Ok(())
    }

    /// Whom senders are compared with. Contacts that can't be read don't stop the mail, they are said.
    pub(super) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::of(self.trail.vault, self.config))
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
        (*self.heard.borrow_mut(), *self.shelf.borrow_mut()) = (Heard::default(), Shelf::default());
        *self.together.borrow_mut() = Together::default();
        self.compare(&mut batch)?;
        let new: Vec<&Arrival> =
            batch.iter().filter(|arrival| arrival.standing != Standing::Known).collect();
        self.report.known += batch.len() - new.len();
        let (lost, joined) = self.make_durable(&new)?;
        // What became part of another item is kept with it.
        for arrival in &mut batch {
            if let Some(id) = joined.get(&arrival.id) {
                arrival.id.clone_from(id);
            }
        }
        self.note_ways(&batch)?;
        batch.retain(|arrival| !lost.contains(&arrival.id));
        self.move_sources(&batch)
    }

    /// Notes the mailbox's own key of what came by another way before: it need not be fetched again.
    fn note_ways(&self, batch: &[Arrival]) -> Result<()> {
        let known: Vec<_> = batch
            .iter()
            .filter(|arrival| arrival.standing == Standing::Known)
            .filter_map(|arrival| Some((&arrival.mailed.as_ref()?.key, &arrival.id)))
            .collect();
        if known.is_empty() {
            return Ok(());
        }
        let (state, now) = (self.trail.state, self.trail.clock.now());
        state.once(|| known.iter().try_for_each(|(key, id)| state.set_seen(key, id, true, now)))
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
            let (vault, id) = (self.trail.vault, arrival.id.as_str());
            let kept = [Place::new(Folder::Attachments, id), flat(id)];
            if !kept.iter().any(|place| vault.has(place))
                && !ids.values().any(|id| *id == arrival.id)
            {
                return;
            }
            arrival.id = Id::of(&[b"item", arrival.key.as_bytes(), &again.to_be_bytes()]);
        }
    }

    /// Returns the ids of those whose sources could not be read (they stay begun, for the next run), and of those that
    /// became part of another item, with that.
    fn make_durable(&mut self, fresh: &[&Arrival]) -> Result<(BTreeSet<Id>, BTreeMap<Id, Id>)> {
        let (mut lost, mut joined) = (BTreeSet::new(), BTreeMap::new());
        if fresh.is_empty() {
            return Ok((lost, joined));
        }
        let (state, now) = (self.trail.state, self.trail.clock.now());
        state.once(|| {
            fresh
                .iter()
                .try_for_each(|arrival| state.set_seen(&arrival.key, &arrival.id, false, now))
        })?;
        let mut written = Vec::new();
        for arrival in fresh {
            pulse::beat();
            match self.write(arrival) {
                Ok(done) => written.push(done),
                Err(Stop::Fail(fail)) => return Err(fail),
                Err(Stop::Read(error)) => {
                    self.report.fail(arrival.source.shown.clone(), files::said(&error));
                    lost.insert(arrival.id.clone());
                }
            }
        }
        self.sync(&written)?;
        let events = written.iter().flat_map(|written| written.events.clone()).collect();
        self.trail.record_with(events, || {
            let done = fresh.iter().filter(|arrival| !lost.contains(&arrival.id));
            for (arrival, written) in done.zip(&written) {
                arrival.keys().try_for_each(|key| state.set_seen_in(key, &written.id, now))?;
                self.note(&written.noted)?;
                if let What::Quarantine(_) = written.what {
                    state.set_seen(&quarantine::key(&arrival.id), &arrival.id, true, now)?;
                }
            }
            Ok(())
        })?;
        for (arrival, written) in fresh.iter().filter(|one| !lost.contains(&one.id)).zip(written) {
            match written.what {
                What::Item(made) => self.report.created.push(made),
                What::Attached(attached) => {
                    joined.insert(arrival.id.clone(), written.id);
                    self.report.attached.push(attached);
                }
                What::Quarantine(gone) => self.report.quarantined.push(gone),
            }
        }
        Ok((lost, joined))
    }

    /// Writes a file of the batch; it has its name after [`Intake::settle`].
    pub(super) fn create(&self, place: &Place, bytes: &[u8]) -> Result<Created, VaultError> {
        self.trail.vault.create_together(&mut self.together.borrow_mut(), place, bytes)
    }

    /// Notes that the names below a folder are to be durable when the batch is.
    pub(super) fn sync_below(&self, folder: Folder, below: &str) {
        self.together.borrow_mut().sync(folder, Some(below));
    }

    /// Gives all that was written by now its name: to be called before a note of the batch is looked at.
    pub(super) fn settle(&self) -> Result<(), VaultError> {
        self.trail.vault.settle(&mut self.together.borrow_mut())
    }

    fn sync(&self, written: &[Written]) -> Result<()> {
        let folders = |what: &What| match what {
            What::Item(_) => &[Folder::Attachments, Folder::NeedsAction][..],
            What::Quarantine(_) => &[Folder::Quarantine],
            What::Attached(_) => &[],
        };
        for folder in written.iter().flat_map(|written| folders(&written.what)) {
            self.together.borrow_mut().sync(*folder, None);
        }
        Ok(self.settle()?)
    }
}
