//! The log's lines of a span of time, each with where it stands, and only what reports ask of them.

use std::fs;
use std::io;

use chrono::{DateTime, NaiveDate, Utc};
use memchr::memmem;

use super::source::At;
use crate::base::{OrFail as _, Result, Time, clock, disk};
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
    pub(crate) source: At,
}

impl Logged {
    /// Whether an action was carried out.
    pub(crate) fn is_effect(&self) -> bool {
        let is_action = || ACTIONS.iter().any(|spec| spec.name == self.action);
        self.status == Status::Success && !self.dry_run && is_action()
    }

    /// Whether a figure is made from it.
    pub(crate) fn counts(&self) -> bool {
        let is_approval = self.action.starts_with("approval.");
        let is_arrival = self.actor == "watch" && self.item.is_some();
        self.actor != ACTOR
            && (is_approval || is_arrival || self.status == Status::Failure || self.is_effect())
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.status == Status::Failure && self.action != QUARANTINE
    }
}

/// The events from `from` to before `to` that `keep` keeps, of those whose line holds `needle`; oldest first. An empty
/// needle is in every line.
///
/// Reads the files of these days only. A line that is no event is left to `fte audit verify`.
pub(crate) fn between(
    vault: &Vault,
    (from, to): (Time, Time),
    needle: &str,
    keep: fn(&Logged) -> bool,
) -> Result<Vec<Logged>> {
    let mut found = Vec::new();
    let (first, last) = (from.date_naive(), to.date_naive());
    for day in days(vault)?.into_iter().filter(|day| (first..=last).contains(day)) {
        let (file, bytes) = read(vault, day)?;
        found.extend(
            matching(&bytes, &file, needle)
                .filter(|line| (from..to).contains(&line.at) && keep(line)),
        );
    }
    Ok(found)
}

/// The day, where the person is, of the first event that is not a report's own; `None` where nothing ever happened.
pub(crate) fn begins(vault: &Vault) -> Result<Option<NaiveDate>> {
    for day in days(vault)? {
        let (file, bytes) = read(vault, day)?;
        let first = matching(&bytes, &file, "").find(|line| line.actor != ACTOR);
        if let Some(first) = first {
            return Ok(Some(clock::local(first.at).date_naive()));
        }
    }
    Ok(None)
}

/// The days that have a file in `Logs/`, sorted.
fn days(vault: &Vault) -> Result<Vec<NaiveDate>> {
    let names = match fs::read_dir(vault.dir(Folder::Logs)) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).doing("list Logs"),
    };
    let day = |entry: io::Result<fs::DirEntry>| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        name.strip_prefix("audit_")?.strip_suffix(".jsonl")?.parse().ok()
    };
    let mut days: Vec<NaiveDate> = names.filter_map(day).collect();
    days.sort_unstable();
    Ok(days)
}

fn read(vault: &Vault, day: NaiveDate) -> Result<(String, Vec<u8>)> {
    let file = format!("audit_{day}.jsonl");
    let bytes = disk::read(&vault.dir(Folder::Logs).join(&file), u64::MAX - 1).doing(format!("read Logs/{file}"))?;
    Ok((file, bytes))
}

/// The events whose line holds the needle: bytes are looked for first, and only the lines that have them are read.
fn matching<'a>(
    bytes: &'a [u8],
    file: &'a str,
    needle: &'a str,
) -> impl Iterator<Item = Logged> + 'a {
    let finder = memmem::Finder::new(needle);
    let (mut rest, mut number) = (bytes, 1);
    let next_line = move || {
        let hit = finder.find(rest).filter(|_| !rest.is_empty())?;
        let (before, after) = rest.split_at_checked(hit)?;
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let end = hit + memchr::memchr(b'\n', after).unwrap_or(after.len());
        number += memchr::memchr_iter(b'\n', before).count();
        let line = (number, rest.get(start..end)?);
        (rest, number) = (rest.get(end + 1..).unwrap_or_default(), number + 1);
        Some(line)
    };
    let place = move |number| At::line(format!("{}/{file}", Folder::Logs), number);
    std::iter::from_fn(next_line).filter_map(move |(number, line)| logged(line, place(number)))
}

fn logged(line: &[u8], source: At) -> Option<Logged> {
    let event: Event = serde_json::from_slice(line).ok()?;
    let at = DateTime::parse_from_rfc3339(&event.timestamp).ok()?.with_timezone(&Utc);
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
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(action: &str, status: &str) -> String {
        format!(
            r#"{{"timestamp":"2026-11-16T09:30:00.123Z","action":"{action}","actor":"act","status":"{status}"}}"#
        )
    }

    #[test]
    fn lines_are_numbered_as_a_person_counts_them() {
        let text = [
            line("a", "success"),
            String::new(),
            line("b", "failure"),
            "junk failure".into(),
            line("c", "failure"),
        ];
        for end in ["", "\n", "\n\n"] {
            let text = text.join("\n") + end;
            let found = |needle: &str| -> Vec<String> {
                let lines = matching(text.as_bytes(), "x", needle);
                lines.map(|line| format!("{} {}", line.action, line.source)).collect()
            };
            assert_eq!(found(""), ["a Logs/x:1", "b Logs/x:3", "c Logs/x:5"]);
            assert_eq!(found("failure"), ["b Logs/x:3", "c Logs/x:5"]);
            assert_eq!(found("nothing"), Vec::<String>::new());
        }
    }
}
