//! What is due: the live notes that say so and the bills, each thing once.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::Value as Json;

use super::done;
use super::facts::Sources;
use super::money::Accounts;
use super::source::At;
use crate::base::{Result, clock};
use crate::model::Id;
use crate::vault::glance::day_of;
use crate::vault::{Folder, Front, Place, Vault, VaultError, inert};

/// The folders in which a note can still be late.
pub(crate) const LIVE: [Folder; 2] = [Folder::NeedsAction, Folder::InProgress];

/// How far ahead deadlines are told, in days.
pub(crate) const AHEAD: u64 = 14;

/// What is late for more days than these is counted for people, and no longer listed.
pub(crate) const LONG_AGO: i64 = 90;

/// A note with a day by which it should be done. `title` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Deadline {
    pub(crate) due: NaiveDate,
    /// Days from today; below zero: overdue.
    pub(crate) days: i64,
    pub(crate) title: String,
    pub(crate) path: String,
    #[serde(skip)]
    pub(crate) at: At,
}

impl Deadline {
    /// The name of its note.
    fn name(&self) -> Option<&str> {
        match &self.at {
            At::Note(place) => Some(&place.name),
            _ => None,
        }
    }

    /// `today`, `in 3 days`, `2 days late`.
    pub(crate) fn when(&self) -> String {
        match self.days {
            0 => "today".into(),
            1 => "tomorrow".into(),
            -1 => "1 day late".into(),
            days if days < 0 => format!("{} days late", -days),
            days => format!("in {days} days"),
        }
    }
}

/// A live note and the day since which it waits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Waits {
    pub(crate) since: NaiveDate,
    pub(crate) place: Place,
}

/// A live note with its front matter as it is written.
#[derive(Debug)]
pub(crate) struct LiveNote {
    pub(crate) place: Place,
    front: String,
    /// The day on which it arrived; where it does not say, the day in its name, or on which the file was changed.
    pub(crate) since: Option<NaiveDate>,
}

/// The first lines of every live note; one that can't be read is left to `fte vault check`.
pub(crate) fn live_notes(vault: &Vault) -> Result<Vec<LiveNote>> {
    let mut notes = Vec::new();
    for folder in LIVE {
        for place in vault.list(folder)? {
            let front = match vault.front_text(&place) {
                Ok(front) => front,
                // Moved on while we looked, or damaged.
                Err(VaultError::Io { .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            let since =
                arrived(&front).or_else(|| day_of(&place.name)).or_else(|| vault.changed(&place));
            notes.push(LiveNote { place, front, since });
        }
    }
    Ok(notes)
}

/// The day on which a note arrived, found without reading the front matter whole.
fn arrived(front: &str) -> Option<NaiveDate> {
    let instant = |key: &str| {
        let value = front.lines().find_map(|line| line.strip_prefix(key))?;
        clock::parse(value.trim().trim_matches('"'))
    };
    Some(clock::local(instant("arrived:").or_else(|| instant("received:"))?).date_naive())
}

/// Every deadline of the next [`AHEAD`] days, overdue ones included, earliest first.
///
/// A mail, the reminder and the bill that were made from it are one thing, and stand here once.
pub(crate) fn all(
    from: Sources<'_>,
    notes: &[LiveNote],
    accounts: &Accounts,
    today: NaiveDate,
) -> Result<Vec<Deadline>> {
    let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let mut deadlines = accounts.bills_due(today, until);
    let mut twins = Vec::new();
    for note in notes {
        let Some((deadline, front)) = of(note, today).filter(|(own, _)| own.due <= until) else {
            continue;
        };
        let made = made_from(from, &front)?;
        let own = deadline.name().unwrap_or_default().to_owned();
        twins.extend(made.into_iter().map(|name| (own.clone(), name)));
        deadlines.push(deadline);
    }
    deadlines.sort();
    for (item, made) in twins {
        let at = |name: &str| deadlines.iter().position(|own| own.name() == Some(name));
        if let (Some(item), Some(made)) = (at(&item), at(&made)) {
            // A bill tells more than its mail; else what is due first is told.
            let in_books = |own: &Deadline| matches!(&own.at, At::Note(place) if place.folder == Folder::Accounting);
            let is_bill = deadlines.get(made).is_some_and(in_books);
            deadlines.remove(if is_bill { item } else { item.max(made) });
        }
    }
    Ok(deadlines)
}

/// What is due, or late for at most [`LONG_AGO`] days, of deadlines that are sorted.
pub(crate) fn recent(deadlines: &[Deadline]) -> &[Deadline] {
    let first = deadlines.partition_point(|deadline| deadline.days < -LONG_AGO);
    deadlines.get(first..).unwrap_or_default()
}

/// The live notes that wait for more than a week, oldest first.
pub(crate) fn older_than_a_week(notes: &[LiveNote], today: NaiveDate) -> Vec<Waits> {
    let waits = |note: &LiveNote| Some(Waits { since: note.since?, place: note.place.clone() });
    let mut old: Vec<_> = notes
        .iter()
        .filter_map(waits)
        .filter(|waits| (today - waits.since).num_days() > 7)
        .collect();
    old.sort();
    old
}

fn of(note: &LiveNote, today: NaiveDate) -> Option<(Deadline, Front)> {
    // Most notes have none: the front matter is only read where the key is there.
    if !note.front.lines().any(|line| line.starts_with("due:")) {
        return None;
    }
    let front = Front::parse(&note.front, 2).ok()?;
    let due = done::promised(&front)?;
    let place = note.place.clone();
    let title = front
        .text("subject")
        .map_or_else(|| place.stem().to_owned(), |title| inert::original(&title));
    let deadline = Deadline {
        due,
        days: (due - today).num_days(),
        title,
        path: place.path(),
        at: At::Note(place),
    };
    Some((deadline, front))
}

/// The names of the notes that an item's plan made: its reminder, its bill.
fn made_from(from: Sources<'_>, item: &Front) -> Result<Vec<String>> {
    let mut made = Vec::new();
    for link in item.list("links") {
        let Some(stem) = link.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")) else {
            continue;
        };
        let plan = Place::new(Folder::Plans, format!("{stem}.md"));
        let Ok(plan) = from.vault.read_front(&plan) else { continue };
        let Ok(Some(Json::Array(steps))) = plan.get("steps") else { continue };
        for step in steps {
            let id =
                step.get("request").and_then(Json::as_str).and_then(|id| id.parse::<Id>().ok());
            let request = id.map(|id| from.state.request(&id)).transpose()?.flatten();
            let receipt = request.and_then(|request| request.receipt).unwrap_or_default();
            let text = |key: &str| receipt.get(key).and_then(Json::as_str).map(str::to_owned);
            let name = |path: String| path.rsplit('/').next().unwrap_or_default().to_owned();
            made.extend(text("document").map(|id| format!("{id}.md")).or(text("path").map(name)));
        }
    }
    Ok(made)
}
