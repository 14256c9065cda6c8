//! `fte briefing explain`: one figure with its computation and all that went into it, or the list of figures.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::figure::{Figure, Part, Value, shown};
use super::figures::{Row, Table};
use super::page;
use super::period::Span;
use crate::base::table::table;
use crate::base::text::{shown_line, wrapped};
use crate::base::{Time, clock};

/// How wide a line of words is.
const WIDTH: usize = 80;

/// A figure, the one before it, and its goal.
#[derive(Debug, Serialize)]
pub(crate) struct Explained {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    #[serde(flatten)]
    pub(crate) figure: Figure,
    pub(crate) before: Option<Value>,
    /// The target and how far from it; empty where there is none.
    pub(crate) goal: String,
}

/// Every figure's name and value.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Listed {
    pub(crate) figures: Vec<Explained>,
}

/// One figure of the table; `None` where it has none of this name.
pub(crate) fn one(table: &Table, id: &str, now: Time) -> Option<Explained> {
    table.row(id).map(|row| of(table, row, now))
}

/// All figures of the table.
pub(crate) fn list(table: &Table, now: Time) -> Listed {
    Listed { figures: table.rows().iter().map(|row| of(table, row, now)).collect() }
}

fn of(table: &Table, row: &Row, now: Time) -> Explained {
    let week = table.facts.period.week();
    let mut figure = row.figure.clone();
    // Of a copy of Odoo's books its age is said.
    if let (Some(origin), Some(made)) = (&mut figure.origin, table.facts.accounts.copied())
        && figure.part == Part::Money
        && !figure.id.starts_with("bank")
    {
        *origin = format!("{origin}, {} old", clock::ago(now, made).replace("now", "0 min"));
    }
    Explained {
        from: week.first,
        to: week.last,
        figure,
        before: row.before.as_ref().and_then(|before| before.value.clone()),
        goal: row.goal(),
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = &self.figure;
        writeln!(f, "{}: {}", figure.label, shown(figure.value.as_ref()))?;
        writeln!(
            f,
            "{}, of the week {}",
            figure.id,
            page::days(Span { first: self.from, last: self.to })
        )?;
        if let Some(before) = &self.before {
            writeln!(f, "before: {before}")?;
        }
        if !self.goal.is_empty() {
            writeln!(f, "goal: {}", self.goal)?;
        }
        if let Some(origin) = &figure.origin {
            writeln!(f, "from: {}", shown_line(origin))?;
        }
        writeln!(f, "\n{}", wrapped(&figure.how, WIDTH))?;
        let rows = figure.sources.iter().map(|source| {
            let value = source.value.as_ref().map(ToString::to_string).unwrap_or_default();
            [shown_line(&source.at.to_string()), value, shown_line(&source.says)]
        });
        match table(["from", "value", "what"], rows) {
            rows if rows.is_empty() => write!(f, "\nnothing went into it"),
            rows => write!(f, "\n{rows}"),
        }
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.figures.iter().map(|one| {
            [
                one.figure.id.to_string(),
                shown(one.figure.value.as_ref()),
                one.figure.label.to_string(),
            ]
        });
        f.write_str(&table(["figure", "value", "what"], rows))
    }
}
