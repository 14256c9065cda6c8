//! Proves that the log is as it was written, or says where it is not.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::ops::ControlFlow;

use serde::Serialize;
use serde_json::Value;

use super::blocks::{Backward, Block, lines};
use super::diagnose::{Problem, View, diagnose};
use super::files::{self, LogFile};
use super::runs::{self, Part, Pieces, Remark};
use super::{Trail, mend, workers};
use crate::base::{Result, digest, text};
use crate::model::event::{Event, Status};
use crate::state::log::Mark;

/// What a check of the log came to.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) events: u64,
    pub(crate) problems: Vec<Problem>,
    /// What is no fault but should be known: lines that nobody vouches for, repairs, copies.
    pub(crate) notices: Vec<Problem>,
}

/// The event of a person's word for lines that were taken over, and the name of the last such line in the state.
const ACCEPT: &str = "audit.accept";

/// Held while files are packed, so that none changes its name under a check.
pub(super) const FILES_LOCK: &str = "log.files";

/// How much of the log is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Every line.
    All,
    /// Of days before the last only their length and last line: that a day was cut, replaced or is gone is found, that a
    /// line in its midst was changed is not.
    Fast,
}

/// Checks every line of the log, packed days too, against the chain and the checkpoint.
///
/// Changes nothing, but for lines that a crash kept from the log, which are appended first as by every command.
pub(crate) fn verify(trail: &Trail<'_>) -> Result<Verified> {
    verify_to(trail, Depth::All)
}

/// Notes that the person knows of the lines that were taken over so far: they are no problem any more.
pub(crate) fn accept(trail: &Trail<'_>) -> Result<()> {
    trail.catch_up()?;
    let event = Event::new(trail.clock.now(), "audit", ACCEPT, Status::Success);
    let end = trail.state.log_end()?.map_or(0, |mark| mark.seq);
    trail.record_with(vec![event], || trail.state.set_note(ACCEPT, &end.to_string()))
}

/// [`verify`], as thoroughly as asked for.
pub(crate) fn verify_to(trail: &Trail<'_>, depth: Depth) -> Result<Verified> {
    fold(trail, depth, |_, (): &mut ()| {}, |()| {})
}

/// [`verify_to`], which folds the lines that it reads, of events or not, into one `T` a file, and hands these over.
pub(crate) fn fold<T: Default + Send>(
    trail: &Trail<'_>,
    depth: Depth,
    each: impl Fn(&[u8], &mut T) + Sync,
    mut merge: impl FnMut(T),
) -> Result<Verified> {
    let _files = trail.state.lock(FILES_LOCK)?;
    let (listing, marks) = snapshot(trail)?;
    let mut views = Vec::new();
    workers::in_order(
        &listing.parts,
        |(file, part), buffer, results| {
            let sealed = if depth == Depth::Fast { sealed(file, &marks, buffer) } else { None };
            let mut sum = T::default();
            let read = || runs::read(file, *part, buffer, |line| each(line, &mut sum));
            let (pieces, fault) = match sealed.map_or_else(read, Ok) {
                Ok(pieces) => (pieces, None),
                Err(error) => (Pieces::default(), Some(fault(&error))),
            };
            let _ = results.put((View { name: file.name.clone(), pieces, fault }, sum));
        },
        |(view, sum)| {
            views.push(view);
            merge(sum);
            ControlFlow::Continue(())
        },
    );
    let marks = follow_packed(marks, &views);
    let mut problems = diagnose(&views, &marks);
    let mut notices = listing.notices;
    if marks.is_empty() && !views.is_empty() {
        let what = "this machine has no checkpoint of the log: that its end was cut would not show";
        notices.push(Problem { file: files::shown(""), line: 0, what: what.into() });
    }
    let accepted = trail.state.note(ACCEPT)?.and_then(|seq| seq.parse().ok()).unwrap_or(0);
    for (view, remark) in
        views.iter().flat_map(|view| view.pieces.remarks.iter().map(move |remark| (view, remark)))
    {
        let Some(mut said) = notice(&view.name, remark) else { continue };
        if taken_over(remark).is_some_and(|(from, to)| from > 1 && to > accepted) {
            said.what += "; `fte audit verify --accept` where they are yours";
            problems.push(said);
        } else {
            notices.push(said);
        }
    }
    let events = views.iter().map(|view| view.pieces.events).sum();
    Ok(Verified { ok: problems.is_empty(), events, problems, notices })
}

/// What a day before the last is made of, as the checkpoint has it, if length and last line bear that out.
fn sealed(file: &LogFile, marks: &[Mark], buffer: &mut Vec<u8>) -> Option<Pieces> {
    let mark = marks.iter().find(|mark| mark.name == file.name)?;
    let overlaps = |other: &&Mark| {
        other.name != mark.name && other.first <= mark.seq && other.seq >= mark.first
    };
    let is_last = marks.iter().all(|other| other.seq <= mark.seq);
    if is_last || marks.iter().any(|other| overlaps(&other)) {
        return None;
    }
    let before = marks.iter().find(|other| other.seq + 1 == mark.first);
    let prev = before.map_or(Some(runs::GENESIS), runs::hash_of)?;
    if let Some(plain) = file.open_plain().ok()? {
        if plain.metadata().ok()?.len() != mark.size {
            return None;
        }
        let mut blocks = Backward::new(plain, buffer).ok()?;
        let Some(Block::Lines { bytes, .. }) = blocks.next().ok()? else { return None };
        let (_, last) = lines(bytes).last()?;
        if digest::sha256(last) != mark.hash {
            return None;
        }
    }
    Some(Pieces::of_mark(mark, prev, runs::hash_of(mark)?))
}

/// The log at one instant: its files with their lengths.
struct Snapshot {
    parts: Vec<(LogFile, Part)>,
    notices: Vec<Problem>,
}

fn snapshot(trail: &Trail<'_>) -> Result<(Snapshot, Vec<Mark>)> {
    let _lock = trail.state.lock("log")?;
    if !trail.state.log_pending()?.is_empty() {
        trail.record_locked(Vec::new(), || Ok(()))?;
    }
    let marks = trail.state.log_files()?;
    let listing = files::list(trail.vault)?;
    let part = |file: LogFile| {
        let length = fs::symlink_metadata(&file.path).map_or(u64::MAX, |metadata| metadata.len());
        let split_after = marks.iter().find(|mark| mark.name == file.name).map(|mark| mark.seq);
        let end = if file.is_packed() { u64::MAX } else { length };
        (file, Part { skip: 0, end, split_after })
    };
    let notice =
        |name: &str, what: &str| Problem { file: files::shown(name), line: 0, what: what.into() };
    let strange =
        listing.strange.iter().map(|name| notice(name, "no part of the log, by its name: a copy?"));
    let doubled = listing.doubled.iter().map(|file| notice(&file.name, "the day is at hand as well: packing was interrupted; `fte audit prune` goes on with it"));
    let notices = strange.chain(doubled).collect();
    Ok((Snapshot { parts: listing.files.into_iter().map(part).collect(), notices }, marks))
}

/// Marks of days that another machine packed (and a sync program brought here), under the packed file's name.
fn follow_packed(mut marks: Vec<Mark>, views: &[View]) -> Vec<Mark> {
    let there: BTreeSet<&str> = views.iter().map(|view| view.name.as_str()).collect();
    let known: BTreeSet<String> = marks.iter().map(|mark| mark.name.clone()).collect();
    for mark in &mut marks {
        let packed = format!("{}/{}.zst", files::ARCHIVE, mark.name);
        if !there.contains(&*mark.name) && there.contains(&*packed) && !known.contains(&packed) {
            mark.name = packed;
        }
    }
    marks
}

fn fault(error: &std::io::Error) -> String {
    format!("can't be read: {}", text::shown_line(&error.to_string()))
}

/// The lines that an event says were taken over without the checkpoint's word for them.
fn taken_over(remark: &Remark) -> Option<(u64, u64)> {
    let said = |key: &str| remark.event.pointer(&format!("/parameters/{key}"))?.as_u64();
    let is_it = remark.event.get("action").and_then(Value::as_str) == Some(mend::REBUILT);
    is_it.then_some(())?;
    Some((said("from_seq")?, said("to_seq")?))
}

/// What an event about the log itself says, where it is something to know.
fn notice(name: &str, remark: &Remark) -> Option<Problem> {
    let action = remark.event.get("action").and_then(Value::as_str)?;
    if action != mend::REPAIR && action != mend::REBUILT {
        return None;
    }
    let said = |key: &str| remark.event.pointer(&format!("/parameters/{key}"));
    let mut what = said("what").and_then(Value::as_str).map(text::shown_line)?;
    for key in ["file", "kept_in", "from_seq", "to_seq"] {
        if let Some(value) = said(key) {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            what += &format!(", {} {}", key.replace('_', " "), text::shown_line(&value));
        }
    }
    Some(Problem { file: files::shown(name), line: remark.line, what })
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, list) in [("problem", &self.problems), ("note", &self.notices)] {
            for problem in list {
                let place = match problem.line {
                    0 => problem.file.clone(),
                    line => format!("{}:{line}", problem.file),
                };
                writeln!(f, "{kind}: {place}: {}", problem.what)?;
            }
        }
        match self.problems.len() {
            0 => write!(f, "the log is whole: {} events", self.events),
            n => {
                write!(f, "{n} problem{} in {} events", if n == 1 { "" } else { "s" }, self.events)
            }
        }
    }
}
