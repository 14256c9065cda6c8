//! Packs days that are older than what is kept at hand; nothing is ever deleted that is not packed and read back.

use std::fs;
use std::io::{self, Read};

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::json;

use super::files::{self, LogFile};
use super::verify::FILES_LOCK;
use super::Trail;
use crate::base::{Exit, Fail, OrFail as _, Result, clock, digest, disk};
use crate::model::event::{Event, Status};
use crate::state::log::Mark;
use crate::vault::Folder;

/// How hard zstd tries: slow days are packed once and kept for years.
const LEVEL: i32 = 12;

/// A day that was packed, or would be.
#[derive(Debug, Serialize)]
pub(crate) struct Packed {
    pub(crate) file: String,
    pub(crate) into: String,
    /// Bytes before and after.
    pub(crate) size: u64,
    pub(crate) packed_size: Option<u64>,
}

/// Packs every day before `keep_days` days ago. A log that does not verify is not packed: what is wrong with it must stay
/// to be seen.
pub(crate) fn prune(trail: &Trail<'_>, keep_days: u64, dry_run: bool) -> Result<Vec<Packed>> {
    let today = clock::local(trail.clock.now()).date_naive();
    let first_kept = today.checked_sub_days(Days::new(keep_days)).unwrap_or(NaiveDate::MIN);
    let verified = super::verify::verify(trail)?;
    if !verified.ok {
        return Err(Fail::say(Exit::Failed, "the log does not verify, so nothing is packed").hint("`fte audit verify` says what is wrong"));
    }
    let _files = trail.state.lock(FILES_LOCK)?;
    let listing = files::list(trail.vault)?;
    let old = listing.files.iter().filter(|file| !file.is_packed() && file.day < first_kept);
    old.map(|file| pack(trail, file, &listing.files, dry_run)).collect()
}

fn pack(trail: &Trail<'_>, file: &LogFile, all: &[LogFile], dry_run: bool) -> Result<Packed> {
    let earlier = all.iter().filter(|other| other.day == file.day && other.is_packed()).count();
    let part = u32::try_from(earlier).unwrap_or(u32::MAX - 2) + 1;
    let name = files::packed_name(file.day, part);
    let path = trail.vault.dir(Folder::Logs).join(&name);
    let failed = |source: io::Error| file.failed(trail.vault, source);
    let mut bytes = Vec::new();
    file.open().and_then(|mut reader| reader.read_to_end(&mut bytes)).map_err(failed)?;
    let size = bytes.len() as u64;
    let mut packed = Packed { file: files::shown(&file.name), into: files::shown(&name), size, packed_size: None };
    if dry_run {
        return Ok(packed);
    }
    let archive = trail.vault.dir(Folder::Logs).join(files::ARCHIVE);
    fs::create_dir_all(&archive).doing("create Logs/archive")?;
    let small = zstd::encode_all(bytes.as_slice(), LEVEL).map_err(failed)?;
    // A packed file from an interrupted run may be whole or not; this one is.
    disk::replace(&path, &small).map_err(failed)?;
    disk::sync_dir(&archive).map_err(failed)?;
    let mut again = Vec::new();
    file.packed_as(part, &name, path).open().and_then(|mut reader| reader.read_to_end(&mut again)).map_err(failed)?;
    if digest::sha256(&again) != digest::sha256(&bytes) {
        return Err(Fail::say(Exit::Failed, format!("{} does not read back as it was packed; nothing was removed", packed.into)));
    }
    packed.packed_size = Some(small.len() as u64);
    record(trail, file, &name, &packed)?;
    fs::remove_file(&file.path).map_err(failed)?;
    disk::sync_dir(&trail.vault.dir(Folder::Logs)).doing("sync Logs")?;
    Ok(packed)
}

/// The event, and the mark under its new name, in one commit.
fn record(trail: &Trail<'_>, file: &LogFile, name: &str, packed: &Packed) -> Result<()> {
    let known = trail.state.log_file(&file.name)?;
    let event = Event {
        resource: Some(packed.into.clone()),
        parameters: [("file".to_owned(), json!(packed.file)), ("size".to_owned(), json!(packed.size))].into_iter().collect(),
        ..Event::new(trail.clock.now(), "audit", "audit.prune", Status::Success)
    };
    trail.record_with(vec![event], || match known {
        Some(mark) => {
            trail.state.set_log_file(&Mark { name: name.to_owned(), ..mark })?;
            trail.state.drop_log_file(&file.name)
        }
        None => Ok(()),
    })
}
