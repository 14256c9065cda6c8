//! Watchers: what arrives becomes durable notes, each thing once.
//!
//! `fte watch files` reads [`files`] (what lies there), [`mail`] or [`document`] (what it says), [`intake`] (how it
//! becomes durable). Reading is pure; only the intake writes.

pub(crate) mod calendar;
mod decode;
mod document;
mod einvoice;
mod files;
pub(crate) mod follow;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
pub(crate) mod gmail;
mod html;
mod image;
pub(crate) mod imap;
mod intake;
mod keep;
pub(crate) mod known;
pub(crate) mod mail;
pub(crate) mod mailbox;
pub(crate) mod pdf;
mod quarantine;
mod reading;
mod rehearse;
mod relearn;
mod report;
pub(crate) mod sender;
mod thread;
mod write;

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub(crate) use report::Report;

use crate::audit::Trail;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, clock, digest, disk, progress, pulse};
use crate::config::Config;
use crate::vault::intake::Part;
use crate::vault::{Folder, VaultError};
use files::{Found, Listing, Sort, Stamp, Unsettled};
use intake::{Arrival, Body, Intake, Source, SourceFile};
use mail::mbox::{Mbox, Piece};

/// How many things become durable together.
const BATCH: usize = 100;
/// How many bytes of messages wait for their batch at the most, but for the last of them.
const BATCH_BYTES: usize = 16 * 1024 * 1024;

/// The watcher of files.
pub(crate) struct Watch<'a> {
    pub(crate) trail: Trail<'a>,
    pub(crate) config: &'a Config,
    pub(crate) dry_run: bool,
    /// How long a file must have been left alone before it is read.
    pub(crate) settle: Duration,
    /// Set from outside to end a pass after the batch that it is at.
    pub(crate) stop: Arc<AtomicBool>,
}

impl Watch<'_> {
    /// Takes in all that lies in `Inbox/`, or below these paths.
    ///
    /// What is in the vault's Inbox is moved away once it is durable; anything else stays where it is.
    pub(crate) fn files(&self, paths: &[PathBuf]) -> Result<Report> {
        let places = self.places(paths)?;
        let listings: Vec<_> = places.iter().map(|path| self.list(path)).collect();
        let unsettled = files::settle(&listings, self.settle, &self.stop);
        self.take(listings, unsettled)
    }

    /// The Inbox (made where it is missing), or the paths that were given. A place in the vault that is not the Inbox
    /// is refused: it holds notes, not what arrives.
    fn places(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
        let vault = self.trail.vault;
        if paths.is_empty() {
            if !self.dry_run {
                vault.make_dir(Folder::Inbox, None)?;
            }
            return Ok(vec![vault.dir(Folder::Inbox)]);
        }
        for path in paths {
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            if real.starts_with(vault.root()) && !real.starts_with(vault.dir(Folder::Inbox)) {
                let what = format!(
                    "`{}` is in the vault, and not in its Inbox",
                    shown_line(&path.to_string_lossy())
                );
                return Err(Fail::say(Exit::Usage, what)
                    .hint("move it to `Inbox/`, or name a place outside the vault"));
            }
        }
        Ok(paths.to_vec())
    }

    /// What lies at a place, but nothing of the vault around its Inbox.
    fn list(&self, path: &Path) -> Listing {
        let vault = self.trail.vault;
        let mut listing = files::list(path, vault.root());
        if self.dry_run && path == vault.dir(Folder::Inbox) && !path.exists() {
            listing.found.clear();
        }
        listing
    }

    /// Takes in what was found, but for files that are no longer as `unsettled` has them.
    fn take(&self, listings: Vec<Listing>, unsettled: Unsettled) -> Result<Report> {
        let mut pass = Pass::new(self, unsettled);
        pass.intake.prepare(listings.iter().any(|listing| !listing.found.is_empty()))?;
        let found: usize = listings.iter().map(|listing| listing.found.len()).sum();
        let bar = progress::bar("reading", found as u64);
        for listing in listings {
            for found in listing.found {
                pass.take(found)?;
                bar.inc(1);
            }
            pass.flush()?;
            if !self.dry_run {
                listing.maildirs.iter().for_each(|maildir| self.trail.vault.clear_maildir(maildir));
            }
        }
        bar.finish_and_clear();
        if !self.dry_run {
            self.note_run()?;
        }
        Ok(pass.intake.report)
    }

    /// Notes that the source was looked at, whether or not there was something.
    fn note_run(&self) -> Result<()> {
        let now = clock::seconds(self.trail.clock.now());
        self.trail.state.set_note("last_run.watch.files", &now)
    }
}

/// One pass over the sources.
struct Pass<'a> {
    intake: Intake<'a>,
    unsettled: Unsettled,
    stop: Arc<AtomicBool>,
    inbox: PathBuf,
    batch: Vec<Arrival>,
    bytes: usize,
}

impl<'a> Pass<'a> {
    fn new(watch: &'a Watch<'a>, unsettled: Unsettled) -> Pass<'a> {
        let inbox = watch.trail.vault.dir(Folder::Inbox);
        let inbox = inbox.canonicalize().unwrap_or(inbox);
        let intake = Intake::new(watch.trail, watch.config, watch.dry_run);
        let stop = Arc::clone(&watch.stop);
        Pass { intake, unsettled, stop, inbox, batch: Vec::new(), bytes: 0 }
    }

    fn is_inbox(&self, path: &Path) -> bool {
        path.starts_with(&self.inbox) && path != self.inbox
    }

    fn take(&mut self, found: Found) -> Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return self.flush();
        }
        pulse::beat();
        let vault = self.intake.trail.vault;
        match found {
            Found::Skipped(path, why) => self.intake.report.skip(vault.named(&path), why),
            Found::Failed(path, why) => self.intake.report.fail(vault.named(&path), why),
            Found::File(path) => self.file(&path, None)?,
            Found::Message(path) => self.file(&path, Some(Sort::Mail))?,
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, sort: Option<Sort>) -> Result<()> {
        let name = self.intake.trail.vault.named(path);
        match self.open(path, sort) {
            Ok(()) => self.flush_if_full(),
            Err(Stop::Fail(fail)) => Err(fail),
            // Another run took it.
            Err(Stop::Read(error))
                if error.kind() == io::ErrorKind::NotFound && self.is_inbox(path) =>
            {
                Ok(())
            }
            // A file with two names, which it keeps.
            Err(Stop::Read(error)) if error.kind() == io::ErrorKind::InvalidInput => {
                self.intake.report.skip(name, error.to_string());
                Ok(())
            }
            Err(Stop::Read(error)) => {
                self.intake.report.fail(name, files::said(&error));
                Ok(())
            }
        }
    }

    fn open(&mut self, path: &Path, sort: Option<Sort>) -> Result<(), Stop> {
        let stamp = Stamp::of(path)?;
        let file = SourceFile { path: path.to_owned(), stamp, moves: self.is_inbox(path) };
        let source = Rc::new(Source {
            shown: self.intake.trail.vault.named(path),
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            size: stamp.size,
            file: Some(file),
        });
        if self.unsettled.get(path).is_some_and(|before| *before != stamp) {
            self.intake.report.skip(source.shown.clone(), "is still being written");
            return Ok(());
        }
        let sort = match sort {
            Some(sort) => sort,
            None => files::sort(path)?,
        };
        match sort {
            Sort::Mbox => self.mbox(&source, path),
            Sort::Mail if stamp.size <= mail::LIMIT => self.message(&source, path),
            Sort::Mail | Sort::Document => self.document(&source, path, sort),
        }
    }

    fn message(&mut self, source: &Rc<Source>, path: &Path) -> Result<(), Stop> {
        let raw = disk::read(path, mail::LIMIT)?;
        if self.changed(source)? {
            return Ok(());
        }
        self.push_mail(raw, source, true);
        Ok(())
    }

    fn push_mail(&mut self, raw: Vec<u8>, source: &Rc<Source>, whole: bool) {
        let digest = mail::digest(&raw);
        self.bytes += raw.len();
        self.push("mail", &digest, source, whole, Body::Mail(raw));
    }

    fn push(&mut self, sort: &str, digest: &str, source: &Rc<Source>, whole: bool, body: Body) {
        pulse::beat();
        self.batch.push(Arrival::new(sort, digest, Rc::clone(source), whole, body));
    }

    fn document(&mut self, source: &Rc<Source>, path: &Path, sort: Sort) -> Result<(), Stop> {
        let whole = source.size <= document::OPENED && sort == Sort::Document;
        let (bytes, digest) = if whole {
            let bytes = disk::read(path, document::OPENED)?;
            let digest = digest::sha256(&bytes);
            (bytes, digest)
        } else {
            let (digest, _) = digest::sha256_reader(disk::open_regular(path)?)?;
            let mut head = Vec::new();
            io::Read::read_to_end(
                &mut io::Read::take(disk::open_regular(path)?, 64 * 1024),
                &mut head,
            )?;
            (head, digest)
        };
        if self.changed(source)? {
            return Ok(());
        }
        let body = match sort {
            Sort::Document if source.size > 0 => {
                Body::File { bytes, whole, sha256: digest.clone() }
            }
            Sort::Document => Body::Junk { why: "is empty".into(), part: None },
            _ => Body::Junk { why: too_large(), part: None },
        };
        if let Body::File { bytes, .. } = &body {
            self.bytes += bytes.len();
        }
        self.push("file", &digest, source, true, body);
        Ok(())
    }

    /// Every message of an mbox; then, when all of them are durable, the file moves away.
    fn mbox(&mut self, source: &Rc<Source>, path: &Path) -> Result<(), Stop> {
        let reader = BufReader::with_capacity(256 * 1024, disk::open_regular(path)?);
        for piece in Mbox::new(reader) {
            match piece? {
                Piece::Message(raw) => self.push_mail(raw, source, false),
                Piece::TooLarge { at, size, sha256 } => {
                    let body = Body::Junk { why: too_large(), part: Some(Part { at, size }) };
                    self.push("mail", &sha256, source, false, body);
                }
            }
            self.flush_if_full()?;
        }
        self.flush()?;
        if !self.changed(source)? {
            self.intake.put_away(source)?;
        }
        Ok(())
    }

    /// Whether a file changed since it was opened; it is then left for the next run.
    fn changed(&mut self, source: &Source) -> Result<bool, Stop> {
        let changed = match &source.file {
            Some(file) => Stamp::of(&file.path)? != file.stamp,
            None => false,
        };
        if changed {
            self.intake.report.skip(source.shown.clone(), "changed while it was read");
        }
        Ok(changed)
    }

    fn flush_if_full(&mut self) -> Result<()> {
        if self.batch.len() >= BATCH || self.bytes >= BATCH_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        self.bytes = 0;
        let batch = std::mem::take(&mut self.batch);
        self.intake.take_in(batch)?;
        if self.stop.load(Ordering::Relaxed) { Err(follow::stopped()) } else { Ok(()) }
    }
}

fn too_large() -> String {
    format!("is a message larger than {} MB", mail::LIMIT / 1024 / 1024)
}

/// Why a source was not taken in: its own fault, or one that ends the run.
enum Stop {
    Read(io::Error),
    Fail(Fail),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Read(error)
    }
}

impl From<Fail> for Stop {
    fn from(fail: Fail) -> Stop {
        Stop::Fail(fail)
    }
}

impl From<VaultError> for Stop {
    fn from(error: VaultError) -> Stop {
        Stop::Fail(error.into())
    }
}
