//! A log that is not as the checkpoint knows it: what can be kept is kept, what can't is set aside, and the log goes on.
//!
//! Nothing is mended in silence: each case leaves an event, which `fte audit verify` shows.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};

use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use super::blocks::LONGEST;
use super::files;
use super::runs::{self, Part, Run};
use super::trail::{Batch, End, Trail};
use crate::base::{Clock, Fail, Result, digest, disk};
use crate::model::event::{Event, Status};
use crate::state::log::{Mark, Pending};

/// The action of events about a file that had to be mended.
pub(crate) const REPAIR: &str = "audit.repair";

/// The action of events about lines that were taken over without the checkpoint's word for them.
pub(crate) const REBUILT: &str = "audit.checkpoint-rebuilt";

/// Bytes that no event vouches for, copied from the log into a file of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    file: String,
    kept_in: String,
    bytes: u64,
    sha256: String,
}

impl Aside {
    pub(super) fn event(&self, clock: &Clock) -> Event {
        let what = "the end of the file was no event of ours and was set aside";
        about(
            clock,
            REPAIR,
            &json!({
                "what": what, "file": self.file, "bytes": self.bytes, "sha256": self.sha256, "kept_in": self.kept_in,
            }),
        )
    }
}

fn about(clock: &Clock, action: &str, parameters: &Value) -> Event {
    let parameters = parameters.as_object().cloned().unwrap_or_default();
    Event { parameters, ..Event::new(clock.now(), "audit", action, Status::Success) }
}

/// Copies what stands from `from` on into a file that is no log and no note, durably.
///
/// The name is made of the content, so that a crash and another try make one copy.
pub(super) fn set_aside(
    trail: &Trail<'_>,
    file: &mut File,
    name: &str,
    from: u64,
) -> Result<Aside> {
    let failed =
        |error| Fail::from(trail.vault.io("set aside the end of", &trail.path(name), error));
    file.seek(SeekFrom::Start(from)).map_err(failed)?;
    let (sha256, bytes) = digest::sha256_reader(&mut *file).map_err(failed)?;
    let stem = name.strip_suffix(".jsonl").unwrap_or(name);
    let kept_in = format!("set_aside_{stem}_{}.txt", sha256.get(..16).unwrap_or_default());
    let dir = trail.logs()?;
    file.seek(SeekFrom::Start(from)).map_err(failed)?;
    match disk::create_with(&dir.join(&kept_in), |copy| io::copy(file, copy).map(drop)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(failed(error)),
    }
    disk::sync_dir(&dir).map_err(failed)?;
    Ok(Aside { file: name.to_owned(), kept_in, bytes, sha256 })
}

/// Moves lines that wait for a file which was cut since to the file's end.
pub(super) fn pending(trail: &Trail<'_>, pending: &mut [Pending]) -> Result<Vec<Event>> {
    let mut repairs = Vec::new();
    for group in pending.chunk_by_mut(|a, b| a.file == b.file) {
        let Some(first) = group.first() else { continue };
        let (name, offset) = (first.file.clone(), first.offset);
        let Some(mark) = trail.state.log_file(&name)? else { continue };
        if trail.length(&name)? >= offset {
            continue;
        }
        let end = whole_end(trail, &name, &mut repairs)?;
        repairs.push(cut(trail.clock, &name, offset, end));
        let less = offset - end;
        for line in group.iter_mut() {
            line.offset -= less;
        }
        trail.state.once(|| {
            group.iter().try_for_each(|line| trail.state.add_log_pending(line))?;
            trail.state.set_log_file(&Mark { size: mark.size - less, ..mark.clone() })
        })?;
    }
    Ok(repairs)
}

fn cut(clock: &Clock, name: &str, known: u64, left: u64) -> Event {
    let what = "the file was cut: lines that were written are gone";
    about(
        clock,
        REPAIR,
        &json!({ "what": what, "file": name, "bytes_known": known, "bytes_left": left }),
    )
}

/// The end of a file's last whole line; what follows it is set aside.
fn whole_end(trail: &Trail<'_>, name: &str, repairs: &mut Vec<Event>) -> Result<u64> {
    let length = trail.length(name)?;
    if length == 0 {
        return Ok(0);
    }
    let (mut file, _) = trail.open(name)?;
    let failed = |error| Fail::from(trail.vault.io("read", &trail.path(name), error));
    let from = length.saturating_sub(LONGEST as u64);
    let mut end = Vec::new();
    file.seek(SeekFrom::Start(from)).map_err(failed)?;
    (&mut file).take(LONGEST as u64).read_to_end(&mut end).map_err(failed)?;
    let whole = memchr::memrchr(b'\n', &end).map_or(from, |at| from + at as u64 + 1);
    if whole < length {
        repairs.push(set_aside(trail, &mut file, name, whole)?.event(trail.clock));
        file.set_len(whole).map_err(failed)?;
    }
    Ok(whole)
}

/// Makes a file end where its mark says: takes over lines that follow from the chain, sets aside others.
pub(super) fn fit(trail: &Trail<'_>, name: &str, batch: &mut Batch) -> Result<()> {
    catch_up(trail, batch)?;
    let length = trail.length(name)?;
    let Some(mark) = batch.mark(trail.state, name)? else {
        if length > 0 {
            let aside = set_aside(trail, &mut trail.open(name)?.0, name, 0)?;
            batch.repairs.push(aside.event(trail.clock));
        }
        return Ok(());
    };
    let mut size = mark.size;
    if length > size {
        let aside = set_aside(trail, &mut trail.open(name)?.0, name, size)?;
        batch.repairs.push(aside.event(trail.clock));
    } else if length < size {
        size = whole_end(trail, name, &mut batch.repairs)?;
        batch.repairs.push(cut(trail.clock, name, mark.size, size));
    }
    batch.marks.insert(name.to_owned(), Mark { size, ..mark });
    Ok(())
}

/// Takes over lines that the state does not know but that go on from the last one that it does.
///
/// So it is when the state comes from a backup, or when another machine wrote to a vault that is synced. Someone else
/// can write such lines too: the event says which they are.
pub(super) fn catch_up(trail: &Trail<'_>, batch: &mut Batch) -> Result<()> {
    let mut unknown = Vec::new();
    for file in files::list(trail.vault)?.files {
        let size = batch.mark(trail.state, &file.name)?.map_or(0, |mark| mark.size);
        if !file.is_packed()
            && fs::symlink_metadata(&file.path)
                .is_ok_and(|meta| meta.is_file() && meta.len() > size)
        {
            unknown.push((file, size));
        }
    }
    let before = batch.end.clone();
    if before.seq == 0 || unknown.is_empty() {
        return Ok(());
    }
    let mut tails = Vec::new();
    for (file, size) in unknown {
        let pieces = runs::read(&file, Part { skip: size, ..Part::ALL }, &mut Vec::new(), |_| {})
            .map_err(|error| file.failed(trail.vault, error))?;
        tails.extend(pieces.runs.into_iter().map(|run| (file.name.clone(), run)));
    }
    while let Some(at) = tails.iter().position(|(name, run)| follows(trail, batch, name, run)) {
        let (name, run) = tails.swap_remove(at);
        batch.end = End { seq: run.last_seq, hash: HEXLOWER.encode(&run.hash) };
        let first = batch.mark(trail.state, &name)?.map_or(run.first_seq, |mark| mark.first);
        batch.marks.insert(name.clone(), mark_of(name, first, &run));
    }
    if batch.end != before {
        batch.taken_over = Some(before.seq + 1);
        let what = "lines that this machine's state did not know were taken over";
        batch.repairs.push(about(trail.clock, REBUILT, &json!({
            "what": what, "from_seq": before.seq + 1, "to_seq": batch.end.seq, "hash": batch.end.hash,
        })));
    }
    Ok(())
}

/// Whether a run goes on where the chain ends, and where its file does.
fn follows(trail: &Trail<'_>, batch: &Batch, name: &str, run: &Run) -> bool {
    let size = batch.mark(trail.state, name).ok().flatten().map_or(0, |mark| mark.size);
    run.first_seq == batch.end.seq + 1
        && HEXLOWER.encode(&run.prev) == batch.end.hash
        && run.start == size
}

fn mark_of(name: String, first: u64, run: &Run) -> Mark {
    Mark { name, size: run.end, first, seq: run.last_seq, hash: HEXLOWER.encode(&run.hash) }
}

/// Learns the checkpoint from the log itself, on a machine that has none.
///
/// What the log says then counts, whole or not: `verify` tells what is amiss in it.
pub(super) fn rebuild(trail: &Trail<'_>, batch: &mut Batch) -> Result<()> {
    let mut events = 0;
    for file in files::list(trail.vault)?.files {
        let pieces = match runs::read(&file, Part::ALL, &mut Vec::new(), |_| {}) {
            Ok(pieces) => pieces,
            // A link or folder that is named like a log: no reason not to log. `verify` names it.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => continue,
            Err(error) => return Err(file.failed(trail.vault, error)),
        };
        events += pieces.events;
        let (Some(first), Some(last)) = (pieces.runs.first(), pieces.runs.last()) else { continue };
        if last.last_seq > batch.end.seq {
            batch.end = End { seq: last.last_seq, hash: HEXLOWER.encode(&last.hash) };
        }
        batch.marks.insert(file.name.clone(), mark_of(file.name, first.first_seq, last));
    }
    if events > 0 {
        batch.taken_over = Some(1);
        let what = "this machine had no checkpoint: it was learnt from the log as it was";
        batch.repairs.push(about(trail.clock, REBUILT, &json!({
            "what": what, "from_seq": 1, "to_seq": batch.end.seq, "hash": batch.end.hash, "events": events,
        })));
    }
    Ok(())
}
