//! `Dashboard.md`: the state now, between two marks; what a person writes around them stays.

use std::fmt;

use serde::Serialize;

use super::briefing::Live;
use super::deadlines::{self, Deadline};
use super::facts::Sources;
use super::figure::Part;
use super::figures::{self, Row, Table};
use super::log::ACTOR;
use super::page;
use super::period::Period;
use super::position;
use super::source::At;
use super::status::{self, Failure, Queue};
use super::{figure, health, runs};
use crate::audit::Trail;
use crate::base::{Exit, Fail, Result, Time, clock};
use crate::model::event::{Event, Status};
use crate::state::State;
use crate::vault::{Note, VaultError, inert};

/// The dashboard, below the vault's root.
pub(crate) const FILE: &str = "Dashboard.md";

const BEGIN: &str = "<!-- fte: begin (written anew by `fte dashboard`) -->";
const END: &str = "<!-- fte: end -->";

/// How many rows of each kind there are; `fte status --json` has all of them.
const ROWS: usize = 25;

/// Whether the dashboard had to be written.
#[derive(Debug, Serialize)]
pub(crate) struct Drawn {
    pub(crate) path: &'static str,
    pub(crate) written: bool,
    /// What in the goals and the books could not be read.
    pub(crate) warnings: Vec<String>,
}

/// Writes the dashboard where it says something else than what is. Days stand in it, not hours: a program that syncs
/// the vault is not kept busy by a clock.
pub(crate) fn write(trail: &Trail<'_>, from: Sources<'_>) -> Result<Drawn> {
    let _lock = trail.state.lock("report")?;
    let table = figures::table(from, Period::running(trail.clock.today()))?;
    let block = block(trail, from, &table)?;
    let there = trail.vault.read_root(FILE)?;
    let fresh = spliced(there.as_deref(), &block, &clock::seconds(trail.clock.now()))?;
    let drawn = Drawn { path: FILE, written: fresh.is_some(), warnings: table.faults() };
    if let Some(fresh) = fresh {
        trail.vault.replace_root(FILE, there.as_deref(), fresh.as_bytes())?;
        let event = Event::new(trail.clock.now(), ACTOR, "dashboard.write", Status::Success);
        trail.record(vec![Event { resource: Some(FILE.to_owned()), ..event }])?;
    }
    Ok(drawn)
}

/// The dashboard's new text; `None` where it says the same already.
fn spliced(there: Option<&[u8]>, block: &str, now: &str) -> Result<Option<String>> {
    let text = there.map_or(Ok("# Dashboard\n"), std::str::from_utf8);
    let text = text.map_err(|_| Fail::from(VaultError::NotText { path: FILE.into() }))?;
    let mut note =
        Note::parse(text).map_err(|source| VaultError::Front { path: FILE.into(), source })?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let block = format!("{BEGIN}\n{block}{END}\n").replace('\n', end);
    let body = match marks(&note.body)? {
        Some((before, after)) => format!("{before}{block}{after}"),
        None => format!("{}{end}{end}{block}", note.body.trim_end()),
    };
    if there.is_some() && body == note.body {
        return Ok(None);
    }
    note.body = body;
    note.front.set_plain("updated", now);
    Ok(Some(note.print()))
}

/// What stands before the first mark and after the second; `None` where there are none.
fn marks(body: &str) -> Result<Option<(&str, &str)>> {
    let mut at = 0;
    let (mut begins, mut ends) = (Vec::new(), Vec::new());
    for line in body.split_inclusive('\n') {
        // The words in brackets may change; the mark is what it begins with.
        if line.trim().starts_with("<!-- fte: begin") {
            begins.push(at);
        }
        at += line.len();
        if line.trim() == END {
            ends.push(at);
        }
    }
    match (begins.as_slice(), ends.as_slice()) {
        ([], []) => Ok(None),
        ([begin], [end]) if begin < end => {
            Ok(Some((body.get(..*begin).unwrap_or_default(), body.get(*end..).unwrap_or_default())))
        }
        _ => {
            let what = format!(
                "`{FILE}` does not have the lines `{BEGIN}` and `{END}` once each, in this order"
            );
            Err(Fail::say(Exit::Failed, what)
                .hint("put them back, or remove both: then the state is added at the end"))
        }
    }
}

fn block(trail: &Trail<'_>, from: Sources<'_>, table: &Table) -> Result<String> {
    let (vault, now) = (trail.vault, trail.clock.now());
    let live = Live::read(from, &table.facts.accounts, now)?;
    let stopped =
        from.state.stopped(vault)?.map(|why| format!("**Stopped**: {}\n\n", inert::line(&why)));
    let mut text = stopped.unwrap_or_default();
    text += &page::section("Waits for you", &waiting(&live), "Nothing waits for you.");
    text += &page::section(
        "Queues",
        &queues(&status::queues(vault, &deadlines::live_notes(vault)?, trail.clock.today())?),
        "All queues are empty.",
    );
    text += &page::section("Deadlines", &due(&live), "Nothing is due in the next two weeks.");
    text += &page::section(
        "Failures of the last 24 hours",
        &failures(&status::failures(vault, now)?),
        "None is known.",
    );
    let last = runs::last(trail.state, from.config, now)?;
    text += &page::section(
        "Health",
        &trouble(from.state, &last, now)?,
        "Nothing is known to be wrong.",
    );
    text += &page::section("Money", &money(table, now), "no data");
    text += &format!(
        "\nHow each came about: `fte briefing explain FIGURE --date {}`.\n",
        table.facts.period.monday
    );
    text += &page::section("This week", &part(table, Part::Operations), "no data");
    text += &page::section("Social", &part(table, Part::Social), "no data");
    text += &page::section("Last runs", &last_runs(&last), "no data");
    Ok(text)
}

fn waiting(live: &Live) -> String {
    let row = |request: &super::waiting::Waiting| {
        let amount = request.amount.map_or_else(String::new, |amount| amount.to_string());
        [
            At::Note(request.place.clone()).link(""),
            request.action.to_owned(),
            inert::cell(&request.target),
            amount,
            request.expires_on(),
        ]
    };
    let rows: Vec<_> = live.waiting.iter().take(ROWS).map(row).collect();
    page::table(["Request", "Action", "Target", "Amount", "Expires"], &rows)
        + &more(live.waiting.len())
}

fn queues(queues: &[Queue]) -> String {
    let row = |queue: &Queue| {
        let since = queue.oldest.map_or_else(String::new, |day| day.to_string());
        [format!("{}/", queue.folder), queue.count.to_string(), since]
    };
    let rows: Vec<_> = queues.iter().filter(|queue| queue.count > 0).map(row).collect();
    page::table(["Folder", "Notes", "Oldest of"], &rows)
}

fn due(live: &Live) -> String {
    let row = |deadline: &Deadline| {
        let late = if deadline.days < 0 { "overdue" } else { "" };
        [
            deadline.due.to_string(),
            late.to_owned(),
            inert::cell(&deadline.title),
            deadline.at.link(""),
        ]
    };
    let recent = deadlines::recent(&live.deadlines);
    let rows: Vec<_> = recent.iter().take(ROWS).map(row).collect();
    let old = match live.deadlines.len() - recent.len() {
        0 => String::new(),
        old => format!("\n… and {old} that are late for more than {} days\n", deadlines::LONG_AGO),
    };
    page::table(["Due", "", "What", "Where"], &rows) + &more(recent.len()) + &old
}

fn failures(failures: &[Failure]) -> String {
    let row = |failure: &Failure| {
        let why = failure.error.as_deref().or(failure.target.as_deref()).unwrap_or_default();
        [failure.source.link(""), inert::cell(&failure.action), inert::cell(why)]
    };
    let rows: Vec<_> = failures.iter().take(ROWS).map(row).collect();
    page::table(["Where", "Action", "Why"], &rows) + &more(failures.len())
}

/// What is in trouble: problems that were told of, stages that stopped, services, what is held back or in doubt. Without
/// the time of day, as all of this page.
fn trouble(state: &State, last: &[runs::LastRun], now: Time) -> Result<String> {
    let day = |at: Time| clock::local(at).date_naive().to_string();
    let row = |what: String, since: Option<Time>, why: &str| {
        [what, since.map(day).unwrap_or_default(), inert::cell(why)]
    };
    let alerts = state.alerts()?;
    let is_told = |name: &str| alerts.iter().any(|alert| alert.name == name);
    let mut rows: Vec<_> = alerts
        .iter()
        .map(|alert| row(inert::cell(&alert.name), Some(alert.since), &alert.what))
        .collect();
    for run in last.iter().filter(|run| run.stale && !is_told(run.problem)) {
        let why = format!("stopped; promised is {}", run.pace());
        rows.push(row(format!("`fte {}`", run.stage), run.at, &why));
    }
    for service in state.services()? {
        if is_told(&format!("service.{}", service.name)) {
            continue;
        }
        let is = if service.paused { "paused until you mend it" } else { "away or failing" };
        let why = format!("{is}: {}", service.why);
        rows.push(row(inert::cell(&service.name), Some(service.since), &why));
    }
    for held in health::held(state, now)?.iter().take(ROWS) {
        let until = held.until.map_or_else(|| "you let it go".into(), day);
        let why = format!("until {until}: {}", held.why);
        rows.push(row(format!("held back: {}", held.id), Some(held.since), &why));
    }
    for doubt in health::doubts(state, now)?.iter().take(ROWS) {
        let why = format!("{} began, and its outcome is not known", doubt.action);
        rows.push(row(format!("in doubt: {}", doubt.id), doubt.since, &why));
    }
    Ok(page::table(["What", "Since", "Why"], &rows))
}

/// The figures about money, what customers owe by age, and what could not be read.
fn money(table: &Table, now: Time) -> String {
    let ageing = position::ageing(table);
    let space =
        if ageing.is_empty() { "" } else { "\nOwed to you, by the days that it is overdue:\n\n" };
    position::notices(table, now) + &part(table, Part::Money) + space + &ageing
}

/// The figures that are known.
fn part(table: &Table, part: Part) -> String {
    let row = |row: &Row| {
        [row.figure.label.to_string(), figure::shown(row.figure.value.as_ref()), row.goal()]
    };
    let rows: Vec<_> = table
        .part(part)
        .filter(|row| row.figure.value.is_some() && !position::is_bucket(row))
        .map(row)
        .collect();
    page::table(["Figure", "Value", "Goal"], &rows)
}

fn last_runs(runs: &[runs::LastRun]) -> String {
    let known = runs.iter().filter_map(|run| {
        Some([run.stage.to_owned(), clock::local(run.at?).date_naive().to_string()])
    });
    page::table(["Stage", "Day"], &known.collect::<Vec<_>>())
}

fn more(count: usize) -> String {
    if count > ROWS {
        format!("\n… and {} more: `fte status --json`\n", count - ROWS)
    } else {
        String::new()
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.written {
            write!(f, "wrote `{FILE}`")
        } else {
            write!(f, "`{FILE}` says it all already")
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn splice(there: &str, block: &str) -> Option<String> {
        spliced(Some(there.as_bytes()), block, "2026-11-16T09:30:00Z").unwrap()
    }

    #[test]
    fn what_a_person_wrote_around_stays() {
        let first = splice("---\r\nmine: 1\r\n---\r\n# My own\r\ntext\r\n", "a\n").unwrap();
        assert_eq!(
            first,
            format!(
                "---\r\nmine: 1\r\nupdated: 2026-11-16T09:30:00Z\r\n---\r\n# My own\r\ntext\r\n\r\n{BEGIN}\r\na\r\n{END}\r\n"
            )
        );
        assert_eq!(splice(&first, "a\n"), None);
        let more = first.clone() + "below\r\n";
        assert_eq!(splice(&more, "b\n").unwrap(), more.replace("\r\na\r\n", "\r\nb\r\n"));
    }

    #[test]
    fn marks_that_make_no_sense_are_an_error() {
        for bad in [
            format!("{BEGIN}\n"),
            format!("{END}\n"),
            format!("{END}\n{BEGIN}\n"),
            format!("{BEGIN}\n{BEGIN}\n{END}\n"),
        ] {
            assert!(spliced(Some(bad.as_bytes()), "a\n", "x").is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn splicing_twice_changes_nothing(body in "[a-z#\n \r-]{0,60}", block in "([a-z| -]{0,20}\n){0,5}") {
            if let Ok(Some(once)) = spliced(Some(body.as_bytes()), &block, "2026-11-16T09:30:00Z") {
                prop_assert_eq!(splice(&once, &block), None);
                let other = splice(&once, "other\n").unwrap();
                prop_assert_eq!(splice(&other, &block).unwrap_or(other), once);
            }
        }
    }
}
