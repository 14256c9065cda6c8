//! What is due: the live notes that say so.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::Result;
use crate::vault::glance::day_of;
use crate::vault::{Folder, Front, Place, Vault, VaultError, inert};

/// The folders in which a note can still be late.
const LIVE: [Folder; 2] = [Folder::NeedsAction, Folder::InProgress];

/// A note with a day by which it should be done. `title` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Deadline {
    pub(crate) due: NaiveDate,
    /// Days from today; below zero: overdue.
    pub(crate) days: i64,
    pub(crate) title: String,
    pub(crate) path: String,
    #[serde(skip)]
    pub(crate) place: Place,
}

impl Deadline {
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

/// Every deadline up to `until`, overdue ones included, earliest first.
///
/// Reads the first lines of the live notes; one that can't be read is left to `fte vault check`.
pub(crate) fn all(vault: &Vault, today: NaiveDate, until: NaiveDate) -> Result<Vec<Deadline>> {
    let mut deadlines = Vec::new();
    for folder in LIVE {
        for place in vault.list(folder)? {
            let text = match vault.front_text(&place) {
                Ok(text) => text,
                // Moved on while we looked, or damaged.
                Err(VaultError::Io { .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            deadlines.extend(of(&text, place, today).filter(|deadline| deadline.due <= until));
        }
    }
    deadlines.sort();
    Ok(deadlines)
}

/// The live notes that came more than a week ago, by the day in their names, oldest first.
pub(crate) fn older_than_a_week(vault: &Vault, today: NaiveDate) -> Result<Vec<Place>> {
    let mut old = Vec::new();
    for folder in LIVE {
        old.extend(
            vault.list(folder)?.into_iter().filter_map(|place| Some((day_of(&place.name)?, place))),
        );
    }
    old.retain(|(day, _)| (today - *day).num_days() > 7);
    old.sort();
    Ok(old.into_iter().map(|(_, place)| place).collect())
}

fn of(text: &str, place: Place, today: NaiveDate) -> Option<Deadline> {
    // Most notes have none: the front matter is only read where the key is there.
    if !text.lines().any(|line| line.starts_with("due:")) {
        return None;
    }
    let front = Front::parse(text, 2).ok()?;
    let due: NaiveDate = front.text("due")?.get(..10)?.parse().ok()?;
    let title = front
        .text("subject")
        .map_or_else(|| place.stem().to_owned(), |title| inert::original(&title));
    Some(Deadline { due, days: (due - today).num_days(), title, path: place.path(), place })
}
