//! The Monday briefing: how the week went, in the order in which a person wants to know it.

use super::bottlenecks;
use super::deadlines::{self, Deadline};
use super::done::{Finished, What};
use super::figure::{Part, shown};
use super::figures::Table;
use super::page;
use super::recommend;
use super::source::At;
use super::waiting::{self, Waiting};
use crate::base::{Result, Time, clock};
use crate::state::State;
use crate::vault::{Front, Note, Vault, inert};

/// How far ahead deadlines are told, in days.
const AHEAD: u64 = 14;

/// How many rows of each kind a briefing has; the weekly audit has all of them.
const ROWS: usize = 10;

/// From a briefing's folder to the vault's root.
const UP: &str = "../";

/// What waits and what is due when the briefing is written.
#[derive(Debug)]
pub(crate) struct Live {
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) deadlines: Vec<Deadline>,
}

impl Live {
    pub(crate) fn read(vault: &Vault, state: &State, now: Time) -> Result<Live> {
        let today = clock::local(now).date_naive();
        let until = today.checked_add_days(chrono::Days::new(AHEAD)).unwrap_or(today);
        Ok(Live {
            waiting: waiting::all(vault, state, now)?,
            deadlines: deadlines::all(vault, today, until)?,
        })
    }
}

/// The note for `Briefings/`.
pub(crate) fn note(table: &Table, live: &Live, generated: Time) -> Note {
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
    body += &page::section("Revenue", &revenue(table), "no data");
    body += &page::section("Wins", &wins(table), nothing(table, "Nothing was finished."));
    body += &page::section(
        "Bottlenecks",
        &late(table, live, generated),
        nothing(table, "Nothing was late."),
    );
    body += &page::section("Subscriptions", &subscriptions(table), "no data");
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
    text + &format!("- Now: {} wait for your answer, {overdue} are overdue\n", live.waiting.len())
}

fn revenue(table: &Table) -> String {
    let rows: Vec<_> = table
        .part(Part::Money)
        .filter(|row| row.figure.id.starts_with("revenue-"))
        .map(|row| {
            let before =
                row.before.as_ref().map_or_else(String::new, |before| shown(before.value.as_ref()));
            [
                row.figure.label.to_owned(),
                page::value(&row.figure, table.facts.period).replace('|', "\\|"),
                before,
                row.goal(),
            ]
        })
        .collect();
    page::table(["", "Now", "Before", "Goal"], &rows)
}

/// The finished items and actions that weigh most: the largest amounts, then the latest.
fn wins(table: &Table) -> String {
    let week = table.facts.period.week();
    let (done, known) = (&table.facts.done, table.row("items-done"));
    let mut wins: Vec<&Finished> = done.items(week).chain(done.actions(week)).collect();
    if wins.is_empty() {
        return String::new();
    }
    wins.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.place.cmp(&b.place)));
    let mut text = String::new();
    if let Some(row) = known {
        text +=
            &format!("{}: {}\n\n", row.figure.label, page::value(&row.figure, table.facts.period));
    }
    for win in wins.iter().take(ROWS) {
        text += &format!("- {}", win.source().link(UP));
        if let What::Action(name) = &win.what {
            text += &format!(": {}", inert::line(name));
        }
        if let Some(amount) = win.amount {
            text += &format!(", **{amount}**");
        }
        text += &format!(", {}\n", inert::line(&win.title));
    }
    text + &more(wins.len())
}

/// Amounts of one currency by size; what has none by time.
fn weight(win: &Finished) -> (Option<(String, rust_decimal::Decimal)>, Time) {
    (win.amount.map(|amount| (amount.currency().to_string(), amount.amount())), win.at)
}

fn late(table: &Table, live: &Live, now: Time) -> String {
    let all = bottlenecks::all(&table.facts, table.facts.period.week(), &live.deadlines, now);
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
    text + &page::table(["Delay", "What", "Against", "Where"], &rows) + &more(all.len())
}

fn subscriptions(_table: &Table) -> String {
    String::new()
}

fn due(live: &Live) -> String {
    let row = |deadline: &Deadline| {
        let when = match deadline.days {
            0 => "today".to_owned(),
            days if days < 0 => format!("{} days late", -days),
            days => format!("in {days} days"),
        };
        [
            deadline.due.to_string(),
            when,
            inert::cell(&deadline.title),
            At::Note(deadline.place.clone()).link(UP),
        ]
    };
    let rows: Vec<_> = live.deadlines.iter().map(row).collect();
    page::table(["Due", "", "What", "Where"], &rows)
}

fn actions(live: &Live) -> String {
    let mut text = String::new();
    for request in live.waiting.iter().take(ROWS) {
        text += &format!(
            "- [ ] Answer {}: {}",
            At::Note(request.place.clone()).link(UP),
            request.action
        );
        text += &request.amount.map_or_else(String::new, |amount| format!(", **{amount}**"));
        let until = if request.expired {
            "expired".to_owned()
        } else {
            format!("expires {}", request.expires.get(..10).unwrap_or(""))
        };
        text += &format!(", {}, {until}\n", inert::line(&request.target));
    }
    text += &more(live.waiting.len());
    for deadline in live.deadlines.iter().filter(|deadline| deadline.days <= 7).take(ROWS) {
        let link = At::Note(deadline.place.clone()).link(UP);
        text += &format!(
            "- [ ] Finish {link}, due {}: {}\n",
            deadline.due,
            inert::line(&deadline.title)
        );
    }
    text
}

fn more(count: usize) -> String {
    if count > ROWS { format!("\n… and {} more\n", count - ROWS) } else { String::new() }
}
