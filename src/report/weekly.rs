//! The weekly audit: every figure beside the one before and its goal, and where each comes from.

use super::charts;
use super::done::What;
use super::figure::{Figure, Part, shown};
use super::figures::{Row, Table};
use super::page;
use super::source::At;
use crate::base::Time;
use crate::base::clock;
use crate::model::item::Kind;
use crate::vault::{Front, Note, inert};

/// How many sources a figure is shown with; `fte briefing explain` has all of them.
const SOURCES: usize = 100;

const PARTS: [(Part, &str); 4] = [
    (Part::Money, "Money"),
    (Part::Social, "Social"),
    (Part::Operations, "Operations"),
    (Part::Productivity, "Productivity"),
];

/// The note for `Audits/`.
pub(crate) fn note(table: &Table, generated: Time) -> Note {
    let period = table.facts.period;
    let mut front = Front::default();
    front.set_plain("type", "audit");
    front.set_plain("from", &period.week().first.to_string());
    front.set_plain("to", &period.week().last.to_string());
    front.set("briefing", &format!("[[{}]]", page::briefing_stem(period)).into());
    front.set_plain("generated", &clock::seconds(generated));
    Note::new(front, body(table))
}

fn body(table: &Table) -> String {
    let period = table.facts.period;
    let mut body = format!("# Weekly audit, {}\n", page::days(period.week()));
    if period.is_running() {
        body += &format!(
            "\nThe week is not over: these are the figures up to {}.\n",
            page::day(period.last)
        );
    }
    body += "\n“Before” is the week before; for the month to date, the same days of the month before.\n";
    for (part, heading) in PARTS {
        body += &page::section(heading, &part_table(table, part), "no data");
        body += &chart(table, part);
    }
    body += &faults(table);
    body += "\n## Where each figure comes from\n";
    for row in table.rows() {
        body += &explained(row, table);
    }
    body
}

fn part_table(table: &Table, part: Part) -> String {
    let row = |row: &Row| {
        let figure = &row.figure;
        let before =
            row.before.as_ref().map_or_else(String::new, |before| shown(before.value.as_ref()));
        let link = page::cell_link(&format!("#{}", figure.id), &figure.label);
        [link, shown(figure.value.as_ref()), before, row.goal()]
    };
    let rows: Vec<_> = table.part(part).map(row).collect();
    page::table(["Figure", "Value", "Before", "Goal"], &rows)
}

fn chart(table: &Table, part: Part) -> String {
    let chart = match part {
        Part::Operations => charts::pie("Items done, by type", &by_kind(table)),
        Part::Money => revenue_chart(table),
        _ => String::new(),
    };
    if chart.is_empty() { chart } else { format!("\n{chart}") }
}

/// The revenue of the last eight weeks.
pub(crate) fn revenue_chart(table: &Table) -> String {
    let weekly = table.facts.accounts.weekly_revenue(table.facts.period, 8);
    weekly.map_or_else(String::new, |(currency, points)| {
        charts::bars("Revenue by week, from its Monday", currency.as_str(), &points)
    })
}

fn by_kind(table: &Table) -> Vec<(&'static str, u64)> {
    let count = |kind: Kind| {
        let items = table.facts.done.items(table.facts.period.week());
        items.filter(|note| note.what == What::Item(kind)).count() as u64
    };
    Kind::ALL.into_iter().map(|kind| (kind.as_str(), count(kind))).collect()
}

/// What could not be counted, so that nobody takes a figure for more than it is.
fn faults(table: &Table) -> String {
    let mut lines: Vec<String> =
        table.faults().iter().map(|fault| format!("- {}\n", inert::line(fault))).collect();
    let undated = table.facts.done.undated.iter().map(|place| At::Note(place.clone()).link("../"));
    lines.extend(undated.take(SOURCES).map(|link| {
        format!(
            "- {link} does not say when it was finished
"
        )
    }));
    let left = table.facts.done.undated.len().saturating_sub(SOURCES);
    if left > 0 {
        lines.push(format!(
            "- … and {left} more of these
"
        ));
    }
    if lines.is_empty() { String::new() } else { page::section("Not counted", &lines.concat(), "") }
}

fn explained(row: &Row, table: &Table) -> String {
    let figure = &row.figure;
    let mut text = format!(
        "\n### {}\n\n{}: **{}**. {}\n",
        figure.id,
        figure.label,
        shown(figure.value.as_ref()),
        figure.how
    );
    if !figure.sources.is_empty() {
        text.push('\n');
    }
    for source in figure.sources.iter().take(SOURCES) {
        text += &page::source(source, "../");
    }
    text + &more(figure, table)
}

fn more(figure: &Figure, table: &Table) -> String {
    let left = figure.sources.len().saturating_sub(SOURCES);
    if left == 0 {
        return String::new();
    }
    let day = table.facts.period.monday;
    format!("- … and {left} more: `fte briefing explain {} --date {day}`\n", figure.id)
}
