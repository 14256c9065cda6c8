//! The one table of figures: audit note, briefing, dashboard and `explain` all read it.

use super::facts::{Facts, Sources};
use super::figure::{Figure, Part, Value};
use super::goals::{self, Goals};
use super::period::Period;
use super::{operations, productivity, social};
use crate::base::Result;

/// Every figure of a period, each with what it was before and what it should be.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) facts: Facts,
    pub(crate) goals: Goals,
    rows: Vec<Row>,
}

/// A figure beside the same one of the span before.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) figure: Figure,
    pub(crate) before: Option<Figure>,
    pub(crate) target: Option<Value>,
}

/// Computes everything for a period.
pub(crate) fn table(from: Sources<'_>, period: Period) -> Result<Table> {
    let facts = Facts::read(from, period)?;
    let goals = goals::read(from.vault)?;
    let now = all(&facts, false);
    let mut before = all(&facts, true);
    let row = |figure: Figure| {
        let at = before.iter().position(|other| other.id == figure.id);
        let target = goals.targets.iter().find(|target| target.figure == figure.id);
        Row {
            before: at.map(|at| before.swap_remove(at)),
            target: target.map(|target| target.value.clone()),
            figure,
        }
    };
    let rows = now.into_iter().map(row).collect();
    Ok(Table { facts, goals, rows })
}

fn all(facts: &Facts, before: bool) -> Vec<Figure> {
    let period = facts.period;
    let week = if before { period.week_before() } else { period.week() };
    let mut figures =
        if before { facts.accounts.figures_before(period) } else { facts.accounts.figures(period) };
    figures.extend(operations::figures(facts, week));
    figures.extend(productivity::figures(facts, week));
    figures.extend(social::figures(facts, week));
    figures
}

impl Table {
    pub(crate) fn part(&self, part: Part) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.figure.part == part)
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(crate) fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.figure.id == id)
    }

    /// What could not be read, in sentences.
    pub(crate) fn faults(&self) -> Vec<String> {
        let books = self.facts.accounts.fault.iter().map(|fault| format!("the books: {fault}"));
        books.chain(self.goals.faults.iter().cloned()).collect()
    }
}

impl Row {
    /// The target and how far the figure is from it; empty where there is none.
    pub(crate) fn goal(&self) -> String {
        self.target.as_ref().map_or_else(String::new, |target| {
            goals::compare(self.figure.id, self.figure.value.as_ref(), target)
        })
    }
}

/// The ids of all figures, in the table's order.
pub(crate) const IDS: [&str; 33] = [
    "revenue-week",
    "revenue-month",
    "revenue-trend",
    "expenses-week",
    "expenses-month",
    "profit-month",
    "received-week",
    "receivable",
    "receivable-overdue",
    "payable",
    "payable-overdue",
    "cash",
    "subscriptions-month",
    "items-arrived",
    "quarantined",
    "items-done",
    "actions-done",
    "mails-written",
    "actions-automatic",
    "approvals-asked",
    "approvals-given",
    "approvals-refused",
    "failures",
    "time-to-done",
    "time-to-done-longest",
    "items-late",
    "items-in-time",
    "approval-wait",
    "approval-wait-longest",
    "posts",
    "reach",
    "engagement",
    "followers",
];

/// The figure's id that a text says.
pub(crate) fn id(text: &str) -> Option<&'static str> {
    IDS.into_iter().find(|id| *id == text)
}
