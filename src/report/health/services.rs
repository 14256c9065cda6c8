//! Who carries actions out: services in trouble, what is held back, and what nobody knows the outcome of.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde::Serialize;

use super::{Level, Rate, Row};
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::model::Id;
use crate::model::request::Standing;
use crate::remote::odoo::reading::copy::Copy;
use crate::state::State;
use crate::state::holds::HoldKind;
use crate::state::services::{Service, mend_sign_in};
use crate::vault::Vault;

/// How long a service may be away before that is a problem that a person should know of.
const AWAY: TimeDelta = TimeDelta::hours(1);
/// How long an intent may be without an outcome before it is in doubt: a run that works at it needs less.
const DOUBT: TimeDelta = TimeDelta::minutes(1);
/// How long what is in doubt may stay so.
const LONG_DOUBT: TimeDelta = TimeDelta::hours(1);
/// How long a person may hold something back before it is worth a word.
const FORGOTTEN: TimeDelta = TimeDelta::days(7);
/// How long 95 of 100 calls may take, in milliseconds.
const SLOW: u64 = 5000;
/// How many tries it takes to speak of a rate, and how many of 100 should succeed.
const ENOUGH: usize = 20;
const RATE: usize = 95;

/// How old the copy of Odoo may be before it is worth a word: who keeps one wants it to be of use.
const OLD_COPY: TimeDelta = TimeDelta::days(7);

/// How Odoo is used: whether what is approved is written, and the copy that it is read from when it is away.
pub(super) fn odoo_part(state: &State, config: &Config, now: Time) -> Result<Vec<Row>> {
    if config.filled("odoo.url").is_none() {
        return Ok(Vec::new());
    }
    let mode = match config.text("odoo.mode").as_str() {
        "live" => "written to",
        _ => "read alone (`odoo.mode: dry-run`)",
    };
    let copied = Copy::made(state)?;
    let is_old = copied.is_some_and(|at| now - at > OLD_COPY);
    let copy = match copied {
        Some(at) => format!("its copy is {} old", clock::ago(now, at)),
        None => "no copy for when it is away".into(),
    };
    let level = if is_old { Level::Warn } else { Level::Ok };
    let row = Row::new(level, "odoo.copy", "odoo books", format!("{mode}; {copy}"));
    Ok(vec![row.since(copied).mend("`fte odoo sync` makes a new copy; let your schedule run it")])
}

/// One part for each service that was tried lately, or is in trouble.
pub(super) fn parts(state: &State, rates: &[Rate], now: Time) -> Result<Vec<Row>> {
    let troubled = state.services()?;
    let mut names: BTreeSet<&str> = rates.iter().map(|rate| rate.service.as_str()).collect();
    names.extend(troubled.iter().map(|service| service.name.as_str()));
    let part = |name: &str| {
        let own: Vec<&Rate> = rates.iter().filter(|rate| rate.service == name).collect();
        let words: Vec<_> = own.iter().filter_map(|rate| rate.words()).collect();
        let part = match troubled.iter().find(|service| service.name == name) {
            Some(service) => in_trouble(service, now),
            None => running(name, own.first().copied()),
        };
        let what = [part.what.clone()].into_iter().chain(words).filter(|what| !what.is_empty());
        Row { what: what.collect::<Vec<_>>().join("; "), ..part }
    };
    Ok(names.into_iter().map(part).collect())
}

fn in_trouble(service: &Service, now: Time) -> Row {
    let name = format!("service.{}", service.name);
    let why = &service.why;
    let (level, what) = match service.until {
        _ if service.paused => (Level::Bad, format!("paused until you mend it: {why}")),
        Some(until) if now < until => {
            let level = if now - service.since > AWAY { Level::Bad } else { Level::Warn };
            (level, format!("not tried before {}: {why}", wall(until, now)))
        }
        Some(_) => (Level::Warn, format!("tried again next: {why}")),
        None if now - service.since > AWAY => {
            (Level::Warn, format!("failed {} times in a row: {why}", service.failures))
        }
        None => (Level::Ok, format!("failed {} times in a row: {why}", service.failures)),
    };
    let mend = if service.paused {
        mend_sign_in(&service.name)
    } else {
        format!(
            "its work waits and goes out when it is back; `fte queue retry {}` tries now",
            service.name
        )
    };
    Row::new(level, &name, &service.name, what).since(Some(service.since)).mend(mend)
}

/// A service that is in no trouble now: how its last day went.
fn running(service: &str, day: Option<&Rate>) -> Row {
    let name = format!("service.{service}");
    let settled = |rate: &Rate| rate.done + rate.failed;
    let (level, what) = match day {
        Some(rate)
            if settled(rate) >= ENOUGH && rate.success_percent.is_some_and(|of| of < RATE) =>
        {
            (Level::Warn, "fails often")
        }
        Some(rate) if rate.most_ms > SLOW => (Level::Warn, "slow"),
        _ => (Level::Ok, ""),
    };
    Row::new(level, &name, service, what)
        .mend("`fte audit report` and `fte queue list` show what failed and why")
}

/// A request that is approved and held back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Held {
    pub(crate) id: String,
    pub(crate) kind: HoldKind,
    /// `None`: until a person lets it go.
    pub(crate) until: Option<Time>,
    pub(crate) why: String,
    #[serde(skip)]
    pub(crate) since: Time,
}

/// What is held back now, the first to go in front.
pub(crate) fn held(state: &State, now: Time) -> Result<Vec<Held>> {
    let mut held: Vec<_> = state
        .holds(now)?
        .into_iter()
        .filter(|(_, hold)| hold.holds(now))
        .map(|(id, hold)| Held {
            id,
            kind: hold.kind,
            until: hold.until,
            why: hold.why,
            since: hold.since,
        })
        .collect();
    held.sort_by(|a, b| {
        (a.until.is_none(), a.until, &a.id).cmp(&(b.until.is_none(), b.until, &b.id))
    });
    Ok(held)
}

impl Held {
    /// `until 10:15`, `until you let it go`.
    pub(crate) fn until_words(&self, now: Time) -> String {
        self.until.map_or_else(
            || "until you let it go".to_owned(),
            |until| format!("until {}", wall(until, now)),
        )
    }
}

pub(super) fn held_part(vault: &Vault, state: &State, now: Time) -> Result<Row> {
    let held = held(state, now)?;
    let part = |level, what: String| Row::new(level, "held", "held back", what);
    if let Some(why) = state.stopped(vault)? {
        let what = match held.len() {
            0 => why,
            count => format!("{why}; {count} held back besides"),
        };
        return Ok(part(Level::Warn, what).mend("`fte resume` when you are ready"));
    }
    // What is more than a whole day's budget goes out on no day.
    let never = held.iter().find(|held| held.kind == HoldKind::Budget && held.until.is_none());
    if let Some(never) = never {
        let what = format!("{}, of them {}: {}", held.len(), never.id, never.why);
        return Ok(part(Level::Warn, what).since(Some(never.since)).mend(
            "raise the budget (`act.budget`), then `fte queue retry ID`; or `fte queue drop ID`",
        ));
    }
    let by_person = held.iter().filter(|held| held.kind == HoldKind::Person);
    let forgotten = by_person.map(|held| held.since).min().filter(|since| now - *since > FORGOTTEN);
    let level = if forgotten.is_some() { Level::Warn } else { Level::Ok };
    let what = match held.first() {
        None => "nothing".to_owned(),
        Some(first) => format!("{}, the first {}", held.len(), first.until_words(now)),
    };
    Ok(part(level, what)
        .since(forgotten)
        .mend("`fte queue list`, then `fte queue retry ID` or `drop ID`"))
}

/// An effect that began and whose outcome nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Doubt {
    pub(crate) id: Id,
    pub(crate) action: &'static str,
    /// May be foreign text.
    pub(crate) target: String,
    pub(crate) since: Option<Time>,
}

impl Doubt {
    fn is_long(&self, now: Time) -> bool {
        self.since.is_none_or(|since| now - since > LONG_DOUBT)
    }
}

/// What is in doubt: begun, and not by a run that is still at it.
pub(crate) fn doubts(state: &State, now: Time) -> Result<Vec<Doubt>> {
    let mut doubts = Vec::new();
    for request in state.requests(Standing::Begun)? {
        // Of the present try: an earlier one may be long ago.
        let since = clock::parse(&request.updated);
        if since.is_none_or(|since| now - since > DOUBT) {
            doubts.push(Doubt {
                id: request.id.clone(),
                action: request.action.name(),
                target: request.action.target(),
                since,
            });
        }
    }
    Ok(doubts)
}

pub(super) fn doubt_part(state: &State, now: Time) -> Result<Row> {
    let doubts = doubts(state, now)?;
    let oldest = doubts.iter().filter_map(|doubt| doubt.since).min();
    let (level, what) = match doubts.first() {
        None => (Level::Ok, "nothing".to_owned()),
        Some(first) => {
            let long = doubts.iter().any(|doubt| doubt.is_long(now));
            let level = if long { Level::Bad } else { Level::Warn };
            let rest = if doubts.len() == 1 {
                String::new()
            } else {
                format!(" and {} more", doubts.len() - 1)
            };
            (
                level,
                format!(
                    "{} ({}) began, and its outcome is not known{rest}",
                    first.id, first.action
                ),
            )
        }
    };
    // One problem is one note: who could not find out asks the person for each of them.
    let mut told = level == Level::Bad;
    for doubt in doubts.iter().filter(|doubt| doubt.is_long(now)) {
        told &= state.alert(&format!("doubt.{}", doubt.id))?.is_some();
    }
    let row = Row::new(level, "doubt", "in doubt", what).since(oldest).mend(
        "`fte act` asks the service; where it can't tell, look there and say `fte queue settle ID --happened` or `--did-not`",
    );
    Ok(Row { told, ..row })
}

/// An instant as a person reads it: the time, and the day where that is another one.
fn wall(at: Time, now: Time) -> String {
    let (at, now) = (clock::local(at), clock::local(now));
    let form = if at.date_naive() == now.date_naive() { "%H:%M:%S" } else { "%-d %B, %H:%M" };
    at.format(form).to_string()
}
