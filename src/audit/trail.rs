//! Appends events to `Logs/audit_YYYY-MM-DD.jsonl`: whole, durable, chained, under many writers.
//!
//! The state database is the log's write-ahead log: under the `log` lock the lines and the file's new mark are committed
//! there first, then appended. A crash in between leaves lines that the next writer appends, so the log never has a
//! line that the checkpoint does not know. A file that is not as the checkpoint knows it is `mend`'s matter.
//!
//! An event goes into the file of its own day (UTC). When the clock is set back that is an older file than the one
//! before; the order of events is that of `seq`, and the chain goes from file to file and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};

use super::canon;
use super::files::{self, LogFile};
use super::line::INSTANT;
use super::mend::{self, Aside};
use crate::base::{Clock, Fail, Result, clock, digest, disk};
use crate::model::event::Event;
use crate::state::State;
use crate::state::log::{Mark, Pending};
use crate::vault::{Folder, Vault};

/// What the first line's `prev` says.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The writing end of the audit log.
#[derive(Clone, Copy)]
pub(crate) struct Trail<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) clock: &'a Clock,
}

/// The last line's place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) seq: u64,
    pub(super) hash: String,
}

/// What one call of [`Trail::record`] is about to write.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) end: End,
    /// The marks that change, by file name.
    pub(super) marks: BTreeMap<String, Mark>,
    /// What was found amiss with the log; recorded in front of the events.
    pub(super) repairs: Vec<Event>,
    /// The first line that was taken over without the checkpoint's word for it, where one was.
    pub(super) taken_over: Option<u64>,
    lines: Vec<Pending>,
}

impl Default for End {
    fn default() -> End {
        End { seq: 0, hash: GENESIS.into() }
    }
}

impl Trail<'_> {
    /// Appends events in this order; when it returns they are durable. `seq`, `prev` and a missing time are set here.
    pub(crate) fn record(&self, events: Vec<Event>) -> Result<()> {
        self.record_with(events, || Ok(()))
    }

    /// [`Trail::record`], with a change of the state that becomes durable together with the events, or not at all.
    pub(crate) fn record_with(
        &self,
        events: Vec<Event>,
        change: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let _lock = self.state.lock("log")?;
        self.record_locked(events, change)
    }

    /// Brings the checkpoint and the log together, where a restored state or another machine drove them apart.
    pub(crate) fn catch_up(&self) -> Result<()> {
        let _lock = self.state.lock("log")?;
        let marks = self.state.log_files()?;
        let known = |file: &LogFile| {
            let length = fs::symlink_metadata(&file.path).map_or(0, |metadata| metadata.len());
            marks.iter().any(|mark| mark.name == file.name && mark.size == length)
        };
        let files = files::list(self.vault)?.files;
        let agree = files.iter().all(|file| (file.is_packed() && !marks.is_empty()) || known(file));
        // After a power cut a file may have its length and zeros for its last lines.
        if agree && self.state.log_pending()?.is_empty() {
            return Ok(());
        }
        let mut batch = Batch { repairs: self.settle()?, ..Batch::default() };
        self.find_end(&mut batch)?;
        mend::catch_up(self, &mut batch)?;
        if batch.repairs.is_empty() {
            return Ok(());
        }
        self.fit(self.clock.now().date_naive(), &mut batch)?;
        self.commit(batch, Vec::new(), || Ok(()))
    }

    /// [`Trail::record_with`], for those that hold the `log` lock.
    pub(super) fn record_locked(
        &self,
        mut events: Vec<Event>,
        change: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let mut batch = Batch { repairs: self.settle()?, ..Batch::default() };
        self.find_end(&mut batch)?;
        let mut days = BTreeSet::new();
        for event in &mut events {
            event.timestamp = self.instant(&event.timestamp);
            days.insert(day_of(event));
        }
        for day in &days {
            self.fit(*day, &mut batch)?;
        }
        let today = self.clock.now().date_naive();
        if !batch.repairs.is_empty() && !days.contains(&today) {
            self.fit(today, &mut batch)?;
        }
        self.commit(batch, events, change)
    }

    /// Chains the repairs and the events, and makes them durable with the state's change.
    fn commit(
        &self,
        mut batch: Batch,
        events: Vec<Event>,
        change: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let repairs = std::mem::take(&mut batch.repairs);
        for event in repairs.into_iter().chain(events) {
            batch.chain(event)?;
        }
        self.state.once(|| {
            if let Some(seq) = batch.taken_over {
                self.state.set_taken_over(seq)?;
            }
            batch.lines.iter().try_for_each(|line| self.state.add_log_pending(line))?;
            batch.marks.values().try_for_each(|mark| self.state.set_log_file(mark))?;
            // Last, so that it finds the log's marks as they will be.
            change()
        })?;
        self.append(&batch.lines)?;
        self.state.drop_log_pending(batch.end.seq)
    }

    /// Appends what a crash kept from the log; says what was amiss.
    pub(super) fn settle(&self) -> Result<Vec<Event>> {
        let mut pending = self.state.log_pending()?;
        let Some(last) = pending.last().map(|line| line.seq) else { return Ok(Vec::new()) };
        let mut repairs = mend::pending(self, &mut pending)?;
        let asides = self.append(&pending)?;
        repairs.extend(asides.iter().map(|aside| aside.event(self.clock)));
        self.state.drop_log_pending(last)?;
        Ok(repairs)
    }

    /// Where the chain ends; where the state knows of none but there is a log, it is learnt from that.
    fn find_end(&self, batch: &mut Batch) -> Result<()> {
        match self.state.log_end()? {
            Some(mark) => batch.end = End { seq: mark.seq, hash: mark.hash },
            None => mend::rebuild(self, batch)?,
        }
        Ok(())
    }

    /// Makes sure that the file of a day ends where its mark says, so that lines can be appended there.
    fn fit(&self, day: NaiveDate, batch: &mut Batch) -> Result<()> {
        let name = LogFile::name_of(day);
        match batch.mark(self.state, &name)? {
            Some(mark) if self.length(&name)? == mark.size => {
                batch.marks.insert(name, mark);
                Ok(())
            }
            _ => mend::fit(self, &name, batch),
        }
    }

    /// Puts lines where they belong, over a part of them that is there already, and syncs.
    ///
    /// Says what had to be set aside for that.
    fn append(&self, lines: &[Pending]) -> Result<Vec<Aside>> {
        let dir = self.logs()?;
        let mut asides = Vec::new();
        for group in lines.chunk_by(|a, b| a.file == b.file) {
            let Some(first) = group.first() else { continue };
            let path = dir.join(&first.file);
            let text = group.iter().fold(String::new(), |text, line| text + &line.line + "\n");
            let failed = |error| {
                Fail::from(self.vault.io("write", &path, error))
                    .hint("what was to be logged is kept in the state folder; the next command writes it to the log")
            };
            let (mut file, is_new) = self.open(&first.file)?;
            asides.extend(self.clear(&mut file, &first.file, first.offset, text.as_bytes())?);
            put(&mut file, first.offset, text.as_bytes()).map_err(failed)?;
            if is_new {
                disk::sync_dir(&dir).map_err(failed)?;
            }
        }
        Ok(asides)
    }

    /// Makes sure that nothing but a part of `text` stands from `offset` on.
    fn clear(
        &self,
        file: &mut File,
        name: &str,
        offset: u64,
        text: &[u8],
    ) -> Result<Option<Aside>> {
        let failed = |error| Fail::from(self.vault.io("read", &self.path(name), error));
        let length = file.metadata().map_err(failed)?.len();
        if length <= offset {
            return Ok(None);
        }
        let mut there = Vec::new();
        file.seek(SeekFrom::Start(offset)).map_err(failed)?;
        (&mut *file).take(text.len() as u64 + 1).read_to_end(&mut there).map_err(failed)?;
        if text.starts_with(&there) {
            return Ok(None);
        }
        let aside = mend::set_aside(self, file, name, offset)?;
        file.set_len(offset).map_err(failed)?;
        Ok(Some(aside))
    }

    /// The log's folder, made where there is none; a link in its place would lead the log elsewhere.
    pub(super) fn logs(&self) -> Result<PathBuf> {
        let dir = self.vault.dir(Folder::Logs);
        match fs::symlink_metadata(&dir) {
            Ok(metadata) if metadata.is_dir() => return Ok(dir),
            Ok(_) => {
                let source = io::Error::new(io::ErrorKind::InvalidInput, "is not a folder");
                return Err(Fail::from(self.vault.io("write in", &dir, source))
                    .hint("move it away; it is made anew"));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(self.vault.io("look at", &dir, error).into()),
        }
        fs::create_dir_all(&dir)
            .and_then(|()| disk::sync_dir(self.vault.root()))
            .map_err(|error| self.vault.io("create", &dir, error))?;
        Ok(dir)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.vault.dir(Folder::Logs).join(name)
    }

    /// Opens a file of the log to write it.
    pub(super) fn open(&self, name: &str) -> Result<(File, bool)> {
        self.logs()?;
        let path = self.path(name);
        disk::open_or_create(&path).map_err(|error| self.refused(&path, error))
    }

    fn refused(&self, path: &Path, error: io::Error) -> Fail {
        let is_odd = error.kind() == io::ErrorKind::InvalidInput;
        let fail = Fail::from(self.vault.io("write", path, error));
        if is_odd { fail.hint("move it away; the log goes on in a new file") } else { fail }
    }

    /// How long a file of the log is; 0 where there is none.
    pub(super) fn length(&self, name: &str) -> Result<u64> {
        let path = self.path(name);
        let opened = disk::open_regular(&path).and_then(|file| file.metadata());
        match opened {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(self.refused(&path, error)),
        }
    }

    /// A timestamp in the log's form: the event's own, or now where it has none that can be read.
    fn instant(&self, text: &str) -> String {
        let time = DateTime::parse_from_rfc3339(text).map(|time| clock::millis(time.to_utc()));
        // A year of five digits would not have the form that readers rely on.
        time.ok()
            .filter(|time| time.len() == INSTANT)
            .unwrap_or_else(|| clock::millis(self.clock.now()))
    }
}

/// The day that an event belongs to, once its timestamp has the log's form.
fn day_of(event: &Event) -> NaiveDate {
    event.timestamp.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default()
}

fn put(file: &mut File, offset: u64, text: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(text)?;
    file.sync_data()
}

impl Batch {
    /// What is known of a file, with what this batch changes.
    pub(super) fn mark(&self, state: &State, name: &str) -> Result<Option<Mark>> {
        match self.marks.get(name) {
            Some(mark) => Ok(Some(mark.clone())),
            None => state.log_file(name),
        }
    }

    /// Gives an event its place: after the last one, in its day's file.
    fn chain(&mut self, mut event: Event) -> Result<()> {
        let name = LogFile::name_of(day_of(&event));
        event.seq = self.end.seq + 1;
        event.prev.clone_from(&self.end.hash);
        let line = canon::line(&mut event)?;
        let hash = digest::sha256(&line);
        let fresh =
            Mark { name: name.clone(), size: 0, first: event.seq, seq: 0, hash: String::new() };
        let mark = self.marks.entry(name.clone()).or_insert(fresh);
        let offset = mark.size;
        (mark.size, mark.seq, mark.hash) =
            (offset + line.len() as u64 + 1, event.seq, hash.clone());
        self.end = End { seq: event.seq, hash };
        self.lines.push(Pending { seq: event.seq, file: name, offset, line });
        Ok(())
    }
}
