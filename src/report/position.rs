//! Where the firm stands, as briefing and dashboard show it: what is owed by age, what is held, goals and budgets; and what of it
//! could not be read.

use chrono::NaiveDate;

use super::figure::{Value, shown};
use super::figures::{Row, Table};
use super::page;
use crate::base::{Time, clock};
use crate::model::money::Currency;
use crate::remote::books::Bucket;
use crate::vault::inert;

/// The figures of what is owed by age, in the buckets' order.
const AGEING: [&str; 5] = [
    "receivable-not-due",
    "receivable-1-30",
    "receivable-31-60",
    "receivable-61-90",
    "receivable-over-90",
];

/// What is owed and held.
const STANDING: [&str; 8] = [
    "receivable",
    "receivable-overdue",
    "payable",
    "payable-overdue",
    "payable-soon",
    "cash",
    "bank",
    "bank-less-books",
];

/// How many documents that are overdue are named; `fte briefing explain receivable-overdue` has all of them.
const NAMED: usize = 10;

/// Whether a figure is a part of the table of what is owed by age.
pub(super) fn is_bucket(row: &Row) -> bool {
    AGEING.contains(&row.figure.id.as_ref())
}

/// What a reader should know before they believe the figures about money: from when they are, and what could not be read.
/// Days, no hours: a note is not written anew for a clock.
pub(super) fn notices(table: &Table, now: Time) -> String {
    let accounts = &table.facts.accounts;
    let mut text = String::new();
    for fault in &accounts.faults {
        text += &format!("- Not counted: {}\n", inert::line(fault));
    }
    if let Some(made) = accounts.copied() {
        let (made, today) = (clock::local(made).date_naive(), clock::local(now).date_naive());
        text += &format!(
            "- From the copy of Odoo's books of {}, {}.",
            page::day(made),
            old(made, today)
        );
        text += match accounts.ends(table.facts.period.last) {
            Some(_) => {
                " What was booked after it is not counted: `fte odoo sync` makes a new one.\n"
            }
            None => "\n",
        };
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn old(made: NaiveDate, today: NaiveDate) -> String {
    match (today - made).num_days() {
        ..=0 => "made today".into(),
        1 => "a day old".into(),
        days => format!("{days} days old"),
    }
}

/// What could not be read of the goals.
fn goal_faults(table: &Table) -> String {
    let mut faults = String::new();
    for fault in &table.goals.faults {
        faults += &format!("- Not counted: {}\n", inert::line(fault));
    }
    if faults.is_empty() { faults } else { faults + "\n" }
}

/// What is owed and held, by age, and who is late.
pub(super) fn standing(table: &Table, up: &str) -> String {
    let rows: Vec<_> = STANDING
        .iter()
        .filter_map(|id| table.row(id))
        .filter(|row| row.figure.value.is_some())
        .map(|row| {
            let before =
                row.before.as_ref().map_or_else(String::new, |before| shown(before.value.as_ref()));
            let now = page::value(&row.figure, table.facts.period).replace('|', "\\|");
            [row.figure.label.to_string(), now, before]
        })
        .collect();
    let mut text = page::table(["", "Now", "Before"], &rows);
    let ageing = ageing(table);
    if !ageing.is_empty() {
        text += &format!("\nOwed to you, by the days that it is overdue:\n\n{ageing}");
    }
    let late = table.row("receivable-overdue").map_or(&[][..], |row| &row.figure.sources);
    if !late.is_empty() {
        text.push('\n');
    }
    for source in late.iter().take(NAMED) {
        text += &page::source(source, up);
    }
    if late.len() > NAMED {
        text += &format!("- … and {} more\n", late.len() - NAMED);
    }
    text
}

/// What customers owe by age, a row for each currency; nothing where they owe nothing.
pub(super) fn ageing(table: &Table) -> String {
    let owed = table.row("receivable").and_then(|row| row.figure.value.as_ref()?.money());
    let of = |id: &str, currency: Currency| {
        let amounts = table.row(id).and_then(|row| row.figure.value.as_ref()?.money());
        let own = amounts.unwrap_or_default().iter().find(|own| own.currency() == currency);
        own.filter(|own| !own.is_zero()).map_or_else(String::new, |own| Value::of(*own).to_string())
    };
    let currencies = owed.unwrap_or_default().iter().filter(|own| !own.is_zero());
    let rows: Vec<_> = currencies.map(|own| AGEING.map(|id| of(id, own.currency()))).collect();
    page::table(Bucket::ALL.map(Bucket::as_str), &rows)
}

/// Every goal and budget beside its figure.
pub(super) fn goals(table: &Table) -> String {
    let rows: Vec<_> = table
        .rows()
        .iter()
        .filter(|row| row.target.is_some())
        .map(|row| {
            let now = page::value(&row.figure, table.facts.period).replace('|', "\\|");
            [row.figure.label.to_string(), now, row.goal()]
        })
        .collect();
    goal_faults(table) + &page::table(["", "Now", "Goal"], &rows)
}
