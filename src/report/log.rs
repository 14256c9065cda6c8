//! The log's lines of a span of time, each with where it stands, and only what reports ask of them.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use memchr::memmem;

use super::done;
use super::source::At;
use crate::audit::blocks::{Block, Blocks};
use crate::audit::files::{self, LogFile};
use crate::base::{Result, Time, clock};
use crate::model::action::ACTIONS;
use crate::model::event::{Event, Status};
use crate::vault::{Folder, Vault};

/// The actor of our own events: reports don't count themselves.
pub(crate) const ACTOR: &str = "report";

/// What a watcher says when it sets something aside: no failure of ours.
pub(crate) const QUARANTINE: &str = "watch.quarantine";

/// A line of the log. `target` and `error` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Logged {
    pub(crate) at: Time,
    pub(crate) timestamp: String,
    pub(crate) action: String,
    pub(crate) actor: String,
    pub(crate) status: Status,
    pub(crate) item: Option<String>,
    /// The request that it is about.
    pub(crate) request: Option<String>,
    pub(crate) target: Option<String>,
    pub(crate) error: Option<String>,
    /// Whether a person had to say yes.
    pub(crate) asked: bool,
    /// Whether nothing happened, by wish.
    pub(crate) dry_run: bool,
    /// Whether it reached nobody: a mail that lies in the outbox for a person to send.
    pub(crate) only_written: bool,
    pub(crate) source: At,
}

impl Logged {
    /// Whether an action was carried out. A mail that was written and not sent is none yet.
    pub(crate) fn is_effect(&self) -> bool {
        self.did_something() && !self.only_written
    }

    /// Whether a mail was written for a person to send.
    pub(crate) fn is_written(&self) -> bool {
        self.did_something() && self.only_written
    }

    fn did_something(&self) -> bool {
        let is_action = || ACTIONS.iter().any(|spec| spec.name == self.action);
        self.status == Status::Success && !self.dry_run && is_action()
    }

    /// Whether a figure is made from it.
    pub(crate) fn counts(&self) -> bool {
        let is_approval = self.action.starts_with("approval.");
        let is_arrival = self.actor == "watch" && self.item.is_some();
        self.actor != ACTOR
            && (is_approval || is_arrival || self.status == Status::Failure || self.did_something())
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.status == Status::Failure && self.action != QUARANTINE
    }
}

/// The events from `from` to before `to` that `keep` keeps, of those whose line holds `needle`; in the order of the log.
/// An empty needle is in every line.
///
/// Reads the files of these days only. A line that is no event is left to `fte audit verify`.
pub(crate) fn between(
    vault: &Vault,
    (from, to): (Time, Time),
    needle: &str,
    keep: fn(&Logged) -> bool,
) -> Result<Vec<Logged>> {
    let days = from.date_naive()..=to.date_naive();
    let finder = memmem::Finder::new(needle);
    let mut found = Vec::new();
    for file in files::list(vault)?.files.iter().filter(|file| days.contains(&file.day)) {
        each(vault, file, &finder, |line| {
            if (from..to).contains(&line.at) && keep(&line) {
                found.push(line);
            }
            ControlFlow::Continue(())
        })?;
    }
    Ok(found)
}

/// The events of these days, where the person is, that name one of these ids, oldest first.
pub(crate) fn about(
    vault: &Vault,
    ids: &BTreeSet<String>,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<Logged>> {
    let mut found = Vec::new();
    // A file is of a day in UTC, which begins elsewhere up to a day earlier or later.
    let days = first.pred_opt().unwrap_or(first)..=last.succ_opt().unwrap_or(last);
    for file in files::list(vault)?.files.iter().filter(|file| days.contains(&file.day)) {
        for id in ids {
            let quoted = format!("\"{id}\"");
            each(vault, file, &memmem::Finder::new(&quoted), |line| {
                found.push(line);
                ControlFlow::Continue(())
            })?;
        }
    }
    found.sort_by(|a, b| (a.at, &a.source).cmp(&(b.at, &b.source)));
    found.dedup();
    Ok(found)
}

/// The day, where the person is, of the first event that is not a report's own; `None` where nothing ever happened.
pub(crate) fn begins(vault: &Vault) -> Result<Option<NaiveDate>> {
    let any = memmem::Finder::new("");
    let mut first = None;
    for file in &files::list(vault)?.files {
        each(vault, file, &any, |line| {
            if line.actor == ACTOR {
                return ControlFlow::Continue(());
            }
            first = Some(clock::local(line.at).date_naive());
            ControlFlow::Break(())
        })?;
        if first.is_some() {
            break;
        }
    }
    Ok(first)
}

/// Calls `take` with every event of a file whose line holds the needle, until it breaks. Reads a block at a time.
fn each(
    vault: &Vault,
    file: &LogFile,
    needle: &memmem::Finder<'_>,
    mut take: impl FnMut(Logged) -> ControlFlow<()>,
) -> Result<()> {
    let failed = |error| file.failed(vault, error);
    let mut buffer = Vec::new();
    let mut blocks = Blocks::new(file.open().map_err(failed)?, &mut buffer);
    let mut before = 0;
    while let Some(block) = blocks.next().map_err(failed)? {
        // A torn line is one that a writer is at.
        let bytes = match block {
            Block::Lines { bytes, .. } => bytes,
            Block::TooLong { .. } => {
                before += 1;
                continue;
            }
            Block::Torn { .. } => break,
        };
        for (number, line) in hits(bytes, needle) {
            let Some(event) =
                logged(line, At::line(format!("{}/{}", Folder::Logs, file.name), before + number))
            else {
                continue;
            };
            if take(event).is_break() {
                return Ok(());
            }
        }
        before += memchr::memchr_iter(b'\n', bytes).count();
    }
    Ok(())
}

/// The lines that hold the needle, with their numbers from 1. Bytes are looked for first: most lines are passed over.
fn hits<'a>(
    bytes: &'a [u8],
    needle: &'a memmem::Finder<'_>,
) -> impl Iterator<Item = (usize, &'a [u8])> {
    let (mut rest, mut number) = (bytes, 1);
    std::iter::from_fn(move || {
        let hit = needle.find(rest).filter(|_| !rest.is_empty())?;
        let (before, after) = rest.split_at_checked(hit)?;
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let end = hit + memchr::memchr(b'\n', after).unwrap_or(after.len());
        number += memchr::memchr_iter(b'\n', before).count();
        let line = (number, rest.get(start..end)?);
        (rest, number) = (rest.get(end + 1..).unwrap_or_default(), number + 1);
        Some(line)
    })
}

fn logged(line: &[u8], source: At) -> Option<Logged> {
    let event: Event = serde_json::from_slice(line).ok()?;
    let at = clock::parse(&event.timestamp)?;
    Some(Logged {
        at,
        timestamp: event.timestamp,
        action: event.action,
        actor: event.actor,
        status: event.status,
        item: event.item,
        request: event.parameters.get("request").and_then(|id| id.as_str().map(str::to_owned)),
        target: event.target,
        error: event.error,
        asked: event.approval_required == Some(true),
        dry_run: event.dry_run,
        only_written: event.receipt.as_ref().is_some_and(done::is_only_written),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_a_person_counts_them() {
        let text = "a x\n\nb y\njunk y\nc y";
        for end in ["", "\n", "\n\n"] {
            let text = text.to_owned() + end;
            let found = |needle: &str| -> Vec<String> {
                let finder = memmem::Finder::new(needle);
                let lines = hits(text.as_bytes(), &finder);
                lines
                    .map(|(number, line)| format!("{number}{}", String::from_utf8_lossy(line)))
                    .collect()
            };
            assert_eq!(found("")[..5], ["1a x", "2", "3b y", "4junk y", "5c y"]);
            assert_eq!(found("y"), ["3b y", "4junk y", "5c y"]);
            assert_eq!(found("nothing"), Vec::<String>::new());
        }
    }
}
