//! The Monday briefing: how the week went, in the order in which a person wants to know it.

use super::bottlenecks;
use super::deadlines::{self, AHEAD, Deadline, LONG_AGO, Waits};
use super::facts::Sources;
use super::figure::{Part, Value, shown};
use super::figures::Table;
use super::money::{Accounts, Owing};
use super::page;
use super::position;
use super::recommend;
use super::source::At;
use super::subscriptions::{self, Use};
use super::waiting::{self, Waiting};
use super::weekly;
use super::wins;
use crate::base::{Result, Time, clock};
use crate::vault::{Front, Note, inert};

/// How many rows of each kind a briefing has; the weekly audit has all of them.
const ROWS: usize = 10;

/// From a briefing's folder to the vault's root.
const UP: &str = "../";

/// What waits and what is due when the briefing is written.
#[derive(Debug)]
pub(crate) struct Live {
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) deadlines: Vec<Deadline>,
    /// The invoices that are overdue, longest first.
    pub(crate) owed: Vec<Owing>,
    /// Notes that wait for more than a week.
    pub(crate) old: Vec<Waits>,
}

impl Live {
    pub(crate) fn read(from: Sources<'_>, accounts: &Accounts, now: Time) -> Result<Live> {
        let today = clock::local(now).date_naive();
        let notes = deadlines::live_notes(from.vault)?;
        Ok(Live {
            waiting: waiting::all(from.vault, from.state, now)?,
            deadlines: deadlines::all(from, &notes, accounts, today)?,
            owed: accounts.overdue(today),
            old: deadlines::older_than_a_week(&notes, today),
        })
    }
}

/// The note for `Briefings/`.
pub(crate) fn note(table: &Table, live: &Live, uses: &[Use], generated: Time) -> Note {
    let period = table.facts.period;
    let mut front = Front::default();
    front.set_plain("type", "briefing");
    front.set_plain("date", &period.monday.to_string());
    front.set_plain("from", &period.week().first.to_string());
    front.set_plain("to", &period.week().last.to_string());
    front.set("audit", &format!("[[{}]]", page::audit_stem(period)).into());
    front.set_plain("generated", &clock::seconds(generated));
    let mut body = format!("# Monday briefing, {}\n", page::day(period.monday));
    body += &format!("\nAbout {}.", page::days(period.week()));
    body += if period.is_running() { " The week is not over yet.\n" } else { "\n" };
    body += &page::section("Executive summary", &summary(table, live), "no data");
    let notices = position::notices(table, generated);
    body += &page::section("Revenue", &(notices + &revenue(table)), "no data");
    body += &page::section("Owed and held", &position::standing(table, UP), "no data");
    body += &page::section(
        "Goals and budget",
        &position::goals(table),
        "None is set: `targets` and the table `Budget` in [[Business_Goals]] are for it.",
    );
    body += &page::section("Wins", &won(table), nothing(table, "Nothing was finished."));
    body += &page::section(
        "Bottlenecks",
        &late(table, live, generated),
        nothing(table, "Nothing was late."),
    );
    body += &page::section("Subscriptions", &subscriptions(table, uses), "no data");
    body += &page::section(
        "Deadlines",
        &due(live),
        &format!("Nothing is due in the next {AHEAD} days."),
    );
    body += &page::section("Next actions", &actions(live), "Nothing waits for you.");
    body += &page::section(
        "Recommendations",
        &recommend::all(table, live).concat(),
        nothing(table, "Nothing stands out."),
    );
    body += &format!(
        "\nEvery figure, with what it was computed from: [[{}]].\n",
        page::audit_stem(period)
    );
    Note::new(front, body)
}

/// What to say where a list is empty: that nothing happened only where that is known.
fn nothing<'a>(table: &Table, otherwise: &'a str) -> &'a str {
    let week = table.facts.period.week();
    if table.facts.is_known(week) || table.facts.done.items(week).next().is_some() {
        otherwise
    } else {
        "no data"
    }
}

const SUMMARY: [&str; 8] = [
    "revenue-week",
    "revenue-month",
    "receivable-overdue",
    "items-arrived",
    "items-done",
    "time-to-done",
    "failures",
    "approval-wait",
];

fn summary(table: &Table, live: &Live) -> String {
    let mut text = String::new();
    for row in SUMMARY.iter().filter_map(|id| table.row(id)) {
        text +=
            &format!("- {}: {}", row.figure.label, page::value(&row.figure, table.facts.period));
        if let Some(before) = row.before.as_ref().and_then(|before| before.value.as_ref()) {
            text += &format!(", before {before}");
        }
        let goal = row.goal();
        text += &if goal.is_empty() { "\n".to_owned() } else { format!("; goal {goal}\n") };
    }
    let overdue = live.deadlines.iter().filter(|deadline| deadline.days < 0).count();
    for (count, what) in
        [(live.waiting.len(), "Waiting for your answer now"), (overdue, "Overdue now")]
    {
        if count > 0 {
            text += &format!("- {what}: **{count}**\n");
        }
    }
    text
}

fn revenue(table: &Table) -> String {
    let rows: Vec<_> = table
        .part(Part::Money)
        .filter(|row| row.figure.id.starts_with("revenue-"))
        .map(|row| {
            let before =
                row.before.as_ref().map_or_else(String::new, |before| shown(before.value.as_ref()));
            [
                row.figure.label.to_string(),
                page::value(&row.figure, table.facts.period).replace('|', "\\|"),
                before,
                row.goal(),
            ]
        })
        .collect();
    let chart = weekly::revenue_chart(table);
    let space = if chart.is_empty() { "" } else { "\n" };
    page::table(["", "Now", "Before", "Goal"], &rows) + space + &chart
}

fn won(table: &Table) -> String {
    let wins = wins::all(table);
    let mut text = String::new();
    for id in ["items-done", "received-week"] {
        let Some(row) = table.row(id).filter(|row| !wins.is_empty() && row.figure.value.is_some())
        else {
            continue;
        };
        text +=
            &format!("{}: {}\n", row.figure.label, page::value(&row.figure, table.facts.period));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    for win in wins.iter().take(ROWS) {
        let kind = if win.kind.is_empty() { String::new() } else { format!(": {}", win.kind) };
        let amount =
            win.amount.as_ref().map_or_else(String::new, |amount| format!(", **{amount}**"));
        text += &format!("- {}{kind}{amount}, {}\n", win.source.link(UP), inert::line(&win.what));
    }
    text + &more(wins.len())
}

fn late(table: &Table, live: &Live, now: Time) -> String {
    let found = bottlenecks::all(&table.facts, table.facts.period.week(), live, now);
    let all = found.listed;
    let row = |late: &bottlenecks::Bottleneck| {
        [
            late.delay.to_string(),
            inert::cell(&late.what),
            late.against.clone(),
            late.source.link(UP),
        ]
    };
    let rows: Vec<_> = all.iter().take(ROWS).map(row).collect();
    let mut text = String::new();
    for row in ["time-to-done", "approval-wait"]
        .iter()
        .filter_map(|id| table.row(id))
        .filter(|_| !all.is_empty())
    {
        text +=
            &format!("{}: {}\n", row.figure.label, page::value(&row.figure, table.facts.period));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text + &page::table(["Delay", "What", "Against", "Where"], &rows)
        + &more(all.len())
        + &long_ago(found.long_ago, "wait or are late")
}

/// What is only counted, being late for too long to be listed.
fn long_ago(count: usize, what: &str) -> String {
    match count {
        0 => String::new(),
        _ => format!("\n… and {count} that {what} for more than {LONG_AGO} days\n"),
    }
}

/// What costs money every month, and when it was last seen in use.
fn subscriptions(table: &Table, uses: &[Use]) -> String {
    let Some(row) = table.row("subscriptions-month").filter(|row| row.figure.value.is_some())
    else {
        return String::new();
    };
    let total = format!("{}: {}\n", row.figure.label, page::value(&row.figure, table.facts.period));
    if uses.is_empty() {
        return total + "\nThe books show no vendor that charges about the same every month.\n";
    }
    let row = |one: &Use| {
        let sign = one.sign.as_ref().map_or_else(|| "no data".to_owned(), |sign| sign.link(UP));
        let paid = &one.paid;
        [
            inert::cell(&paid.vendor),
            paid.amount.to_string(),
            paid.last.to_string(),
            paid.source.link(UP),
            sign,
        ]
    };
    let rows: Vec<_> = uses.iter().map(row).collect();
    let note = format!(
        "\n“Sign of use” is the newest note of the last {} days whose name has the vendor's, receipts aside. No data is \
         no proof: ask yourself whether you still need it.\n",
        subscriptions::LOOK_BACK
    );
    total
        + "\n"
        + &page::table(["Vendor", "A month", "Last charge", "Where", "Sign of use"], &rows)
        + &note
}

fn due(live: &Live) -> String {
    let row = |deadline: &Deadline| {
        [
            deadline.due.to_string(),
            deadline.when(),
            inert::cell(&deadline.title),
            deadline.at.link(UP),
        ]
    };
    let recent = deadlines::recent(&live.deadlines);
    let rows: Vec<_> = recent.iter().map(row).collect();
    page::table(["Due", "", "What", "Where"], &rows)
        + &long_ago(live.deadlines.len() - recent.len(), "are late")
}

fn actions(live: &Live) -> String {
    let mut text = String::new();
    for request in live.waiting.iter().take(ROWS) {
        text += &format!(
            "- [ ] Answer {}: {}",
            At::Note(request.place.clone()).link(UP),
            request.action
        );
        text += &request
            .amount
            .map_or_else(String::new, |amount| format!(", **{}**", Value::of(amount)));
        let until = if request.expired {
            "expired".to_owned()
        } else {
            format!("expires {}", request.expires_on())
        };
        text += &format!(", {}, {until}\n", inert::line(&request.target));
    }
    text += &more(live.waiting.len());
    let soon = |deadline: &&Deadline| deadline.days <= 7;
    for deadline in deadlines::recent(&live.deadlines).iter().filter(soon).take(ROWS) {
        let link = deadline.at.link(UP);
        text += &format!(
            "- [ ] {link}, due {}: {}
",
            deadline.due,
            inert::line(&deadline.title)
        );
    }
    for row in live.owed.iter().take(ROWS) {
        let link = row.at.link(UP);
        let (late, who, open) = (row.overdue, inert::line(&row.party), Value::of(row.open));
        let is_paying = live.waiting.iter().any(|request| request.pays(&row.document));
        text += &if is_paying {
            format!("- {who}: {link}, **{open}**, a payment waits for your yes\n")
        } else {
            format!("- [ ] Remind {who}: {link}, **{open}**, {late} days overdue\n")
        };
    }
    text
}

fn more(count: usize) -> String {
    if count > ROWS { format!("\n… and {} more\n", count - ROWS) } else { String::new() }
}
