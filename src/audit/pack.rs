//! Packs days that are older than what is kept at hand; nothing is removed that is not packed, read back and recorded.
//!
//! A crash leaves the day at hand, or at hand and packed, never nowhere: the packed file is durable and read back before
//! the event and the checkpoint's new mark are committed, and these before the day's file is removed. The next run goes on.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::json;

use super::Trail;
use super::files::{self, LogFile};
use super::verify::{self, FILES_LOCK};
use crate::base::{Exit, Fail, Result, digest, disk};
use crate::model::event::{Event, Status};
use crate::state::log::Mark;
use crate::vault::Folder;

/// How hard zstd tries: slow days are packed once and kept for years.
const LEVEL: i32 = 12;

/// What packing came to.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Pruned {
    pub(crate) packed: Vec<Packed>,
    /// Days that stay at hand because something is wrong with them.
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) dry_run: bool,
}

/// A day that was packed, or would be.
#[derive(Debug, Serialize)]
pub(crate) struct Packed {
    pub(crate) file: String,
    pub(crate) into: String,
    /// Bytes before and after.
    pub(crate) size: u64,
    #[serde(rename = "packed_size")]
    pub(crate) small: Option<u64>,
}

/// A day that was not packed.
#[derive(Debug, Serialize)]
pub(crate) struct Skipped {
    pub(crate) file: String,
    pub(crate) why: String,
}

/// Packs every day (UTC) before `keep_days` days ago.
///
/// A day that does not verify is left as it is: what is wrong with it must stay to be seen.
pub(crate) fn prune(trail: &Trail<'_>, keep_days: u64, dry_run: bool) -> Result<Pruned> {
    // Never today, to which lines are still to come.
    let today = trail.clock.now().date_naive();
    let first_kept = today.checked_sub_days(Days::new(keep_days)).unwrap_or(NaiveDate::MIN);
    let mut pruned = Pruned { dry_run, ..Pruned::default() };
    let is_old = |file: &LogFile| !file.is_packed() && file.day < first_kept;
    if !files::list(trail.vault)?.files.iter().any(is_old) {
        return Ok(pruned);
    }
    let problems = verify::verify(trail)?.problems;
    let _files = trail.state.lock(FILES_LOCK)?;
    let listing = files::list(trail.vault)?;
    for file in listing.files.iter().filter(|file| is_old(file)) {
        let shown = files::shown(&file.name);
        if let Some(problem) = problems.iter().find(|problem| problem.file == shown) {
            pruned.skipped.push(Skipped {
                file: shown,
                why: format!("line {}: {}", problem.line, problem.what),
            });
        } else {
            let packed =
                listing.files.iter().filter(|other| other.day == file.day && other.is_packed());
            let name = files::packed_name(file.day, packed.count() + 1);
            pruned.packed.push(Job { trail, file, name: &name }.pack(dry_run)?);
        }
    }
    Ok(pruned)
}

/// One day and the name of its packed file.
struct Job<'a> {
    trail: &'a Trail<'a>,
    file: &'a LogFile,
    name: &'a str,
}

impl Job<'_> {
    fn pack(&self, dry_run: bool) -> Result<Packed> {
        let failed = |error: io::Error| self.file.failed(self.trail.vault, error);
        let (hash, size) = self.file.open().and_then(digest::sha256_reader).map_err(failed)?;
        let (file, into) = (files::shown(&self.file.name), files::shown(self.name));
        if dry_run {
            return Ok(Packed { file, into, size, small: None });
        }
        let path = self.trail.vault.dir(Folder::Logs).join(self.name);
        self.write(&path).map_err(|error| self.trail.vault.io("write", &path, error))?;
        let unpacked = files::unpack(&path).and_then(digest::sha256_reader);
        let unpacked = unpacked.map_err(|error| self.trail.vault.io("read", &path, error))?;
        if unpacked != (hash, size) {
            let what = format!("`{into}` does not read back as it was packed; `{file}` stays");
            return Err(Fail::say(Exit::Failed, what)
                .hint("run the command again; if it says so again, check the disk"));
        }
        let small = fs::metadata(&path).map_err(failed)?.len();
        let packed = Packed { file, into, size, small: Some(small) };
        self.replace(&packed).map(|()| packed)
    }

    /// Writes the packed file, durably. One from a run that was interrupted may be half of it, and goes.
    fn write(&self, path: &Path) -> io::Result<()> {
        let dir = path.parent().unwrap_or(path);
        match fs::create_dir(dir) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        if !fs::symlink_metadata(dir)?.is_dir() {
            return Err(disk::refused("is not in a folder of the vault"));
        }
        if fs::symlink_metadata(path).is_ok() {
            fs::remove_file(path)?;
        }
        let mut reader = self.file.open()?;
        disk::create_with(path, |file: &mut File| {
            let mut encoder = zstd::stream::write::Encoder::new(file, LEVEL)?;
            encoder.include_checksum(true)?;
            io::copy(&mut reader, &mut encoder)?;
            encoder.finish()?.flush()
        })?;
        disk::sync_dir(dir)?;
        dir.parent().map_or(Ok(()), disk::sync_dir)
    }

    /// Commits that the day is packed now, and takes its file away; unless a line came since.
    fn replace(&self, packed: &Packed) -> Result<()> {
        let _lock = self.trail.state.lock("log")?;
        let parameters =
            [("file".to_owned(), json!(packed.file)), ("size".to_owned(), json!(packed.size))];
        let event = Event {
            resource: Some(packed.into.clone()),
            parameters: parameters.into_iter().collect(),
            ..Event::new(self.trail.clock.now(), "audit", "audit.prune", Status::Success)
        };
        let state = self.trail.state;
        self.trail.record_locked(vec![event], || {
            if self.trail.length(&self.file.name)? != packed.size {
                let what = format!("`{}` grew while it was packed", packed.file);
                return Err(Fail::say(Exit::Busy, what).hint("run the command again"));
            }
            if let Some(mark) = state.log_file(&self.file.name)? {
                state.set_log_file(&Mark { name: self.name.to_owned(), ..mark })?;
                state.drop_log_file(&self.file.name)?;
            }
            Ok(())
        })?;
        let failed = |error: io::Error| self.trail.vault.io("remove", &self.file.path, error);
        fs::remove_file(&self.file.path).map_err(failed)?;
        disk::sync_dir(&self.trail.vault.dir(Folder::Logs)).map_err(failed)?;
        Ok(())
    }
}
