//! The briefings that are there: listed, and shown on the terminal.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::period::Period;
use super::{page, plain};
use crate::base::table::table;
use crate::base::{Exit, Fail, Result};
use crate::vault::glance::day_of;
use crate::vault::{Folder, Note, Place, Vault};

/// The end of a briefing's file name.
const ENDING: &str = "_Monday_Briefing.md";

/// Every briefing, newest first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Shelf {
    pub(crate) briefings: Vec<Briefing>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Briefing {
    pub(crate) date: NaiveDate,
    pub(crate) path: String,
    #[serde(skip)]
    place: Place,
}

/// A briefing as a person reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    pub(crate) date: NaiveDate,
    pub(crate) path: String,
    /// Markdown, without front matter.
    pub(crate) text: String,
}

pub(crate) fn list(vault: &Vault) -> Result<Shelf> {
    let briefing = |place: Place| {
        let date = day_of(&place.name).filter(|day| place.name == format!("{day}{ENDING}"))?;
        Some(Briefing { date, path: place.path(), place })
    };
    let mut briefings: Vec<_> =
        vault.list(Folder::Briefings)?.into_iter().filter_map(briefing).collect();
    briefings.sort_by_key(|briefing| std::cmp::Reverse(briefing.date));
    Ok(Shelf { briefings })
}

/// The briefing of a day's week, or the newest.
pub(crate) fn show(vault: &Vault, day: Option<NaiveDate>) -> Result<Shown> {
    let monday = day.map(|day| Period::of(day, day).monday);
    let found = list(vault)?
        .briefings
        .into_iter()
        .find(|briefing| monday.is_none_or(|monday| briefing.date == monday));
    let Some(found) = found else {
        let what = monday.map_or_else(
            || "there is no briefing yet".to_owned(),
            |monday| {
                let week = page::days(Period::of(monday, monday).week());
                format!("there is no briefing of {monday}, about {week}")
            },
        );
        return Err(Fail::say(Exit::Failed, what)
            .hint("`fte briefing generate` writes one; `fte briefing list` shows what is there"));
    };
    let text = vault.read_text(&found.place)?;
    // A person may have damaged the front matter; the text can still be read.
    let text = Note::parse(&text).map_or(text, |note| note.body);
    Ok(Shown { date: found.date, path: found.path, text })
}

impl fmt::Display for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.briefings.iter().map(|briefing| {
            let week = Period::of(briefing.date, briefing.date).week();
            [briefing.date.to_string(), page::days(week), briefing.path.clone()]
        });
        match table(["date", "about", "note"], rows) {
            rows if rows.is_empty() => {
                f.write_str("there is no briefing yet: `fte briefing generate`")
            }
            rows => f.write_str(&rows),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain::text(&self.text))
    }
}
