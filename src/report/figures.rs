//! The one table of figures: audit note, briefing, dashboard and `explain` all read it.

use super::facts::{Facts, Sources};
use super::figure::{Figure, Part, Value};
use super::goals::{self, Goals};
use super::period::Period;
use super::{budget, operations, productivity, social};
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
    /// How much of the month is over, in per cent, where the figure grows with it.
    pace: Option<u32>,
}

/// Computes everything for a period.
pub(crate) fn table(from: Sources<'_>, period: Period) -> Result<Table> {
    let facts = Facts::read(from, period)?;
    let goals = goals::read(from.vault, facts.accounts.currency())?;
    let now = all(&facts, &goals, false);
    let mut before = all(&facts, &goals, true);
    let row = |figure: Figure| {
        let at = before.iter().position(|other| other.id == figure.id);
        Row {
            before: at.map(|at| before.swap_remove(at)),
            target: goals.target(&figure.id),
            pace: is_of_month(&figure.id).then(|| period.of_month()),
            figure,
        }
    };
    let rows = now.into_iter().map(row).collect();
    Ok(Table { facts, goals, rows })
}

/// Whether a figure grows with the days of a month.
fn is_of_month(id: &str) -> bool {
    matches!(id, "revenue-month" | "expenses-month" | "profit-month") || id.starts_with("budget-")
}

fn all(facts: &Facts, goals: &Goals, before: bool) -> Vec<Figure> {
    let period = facts.period;
    let (week, month) = if before {
        (period.week_before(), period.month_before())
    } else {
        (period.week(), period.month())
    };
    let mut figures =
        if before { facts.accounts.figures_before(period) } else { facts.accounts.figures(period) };
    figures.extend(budget::figures(&facts.accounts, &goals.budgets, month));
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
        self.rows.iter().find(|row| row.figure.id.as_ref() == id)
    }

    /// What could not be read, in sentences.
    pub(crate) fn faults(&self) -> Vec<String> {
        self.facts.accounts.faults.iter().chain(&self.goals.faults).cloned().collect()
    }
}

impl Row {
    /// The target and how far the figure is from it; empty where there is none.
    pub(crate) fn goal(&self) -> String {
        self.target.as_ref().map_or_else(String::new, |target| {
            goals::compare(&self.figure.id, self.figure.value.as_ref(), target, self.pace)
        })
    }
}

/// The ids of all figures, in the table's order; those of the budgets aside, which a person names.
pub(crate) const IDS: [&str; 42] = [
    "revenue-week",
    "revenue-month",
    "revenue-trend",
    "expenses-week",
    "expenses-month",
    "profit-month",
    "received-week",
    "receivable",
    "receivable-overdue",
    "receivable-not-due",
    "receivable-1-30",
    "receivable-31-60",
    "receivable-61-90",
    "receivable-over-90",
    "payable",
    "payable-overdue",
    "payable-soon",
    "cash",
    "bank",
    "bank-open",
    "bank-less-books",
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
