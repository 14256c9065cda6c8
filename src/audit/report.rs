//! Counts the log: how often each action came to what, how long it took, and how much happened on which day.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use super::line::Token;
use super::query::{NotAnEvent, Query};
use super::search::{self, Hit};
use crate::base::{Result, clock};
use crate::model::event::{Event, Status};
use crate::vault::Vault;

/// What a span of the log adds up to.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Counted {
    pub(crate) events: u64,
    pub(crate) failures: u64,
    pub(crate) actions: Vec<ActionCount>,
    pub(crate) days: Vec<DayCount>,
}

/// One action: how often, with which outcome, how quick.
#[derive(Debug, Serialize)]
pub(crate) struct ActionCount {
    pub(crate) action: String,
    pub(crate) events: u64,
    /// By status, those that occurred.
    pub(crate) outcomes: BTreeMap<String, u64>,
    /// Half of them, and 95 of 100, took at most this long, in milliseconds; `None` where none says how long it took.
    pub(crate) p50_ms: Option<u64>,
    pub(crate) p95_ms: Option<u64>,
}

/// One day, where the person is.
#[derive(Debug, Serialize)]
pub(crate) struct DayCount {
    pub(crate) day: NaiveDate,
    pub(crate) events: u64,
    pub(crate) failures: u64,
}

/// Counts the events that match.
pub(crate) fn count(vault: &Vault, query: &Query) -> Result<Counted> {
    let mut counted = Counted::default();
    let mut actions: BTreeMap<String, Tally> = BTreeMap::new();
    let mut days: BTreeMap<NaiveDate, (u64, u64)> = BTreeMap::new();
    search::fold(vault, query, add, |sums: Sums| {
        for (token, tally) in sums.actions {
            let action = Token(&token).text().unwrap_or_default().into_owned();
            actions.entry(action).or_default().merge(tally);
        }
        for DayCount { day, events, failures } in sums.days {
            let day = days.entry(day).or_default();
            *day = (day.0 + events, day.1 + failures);
        }
    })?;
    counted.actions = actions.into_iter().map(|(action, tally)| tally.told(action)).collect();
    counted.days = days
        .into_iter()
        .map(|(day, (events, failures))| DayCount { day, events, failures })
        .collect();
    counted.events = counted.days.iter().map(|day| day.events).sum();
    counted.failures = counted.days.iter().map(|day| day.failures).sum();
    Ok(counted)
}

/// What one file adds up to.
#[derive(Default)]
struct Sums {
    /// By the action as it stands in the line.
    actions: HashMap<Vec<u8>, Tally>,
    /// In the order of the lines: a new one where the day changes.
    days: Vec<DayCount>,
    /// The last event's. Every time zone's midnight is the end of a minute, so that the day is asked for once a minute.
    minute: Minute,
}

/// `2026-11-16T09:30`
type Minute = [u8; 16];

#[derive(Default)]
struct Tally {
    /// By the status as it stands in the line. There are five, so that a list is quicker than a map.
    outcomes: Vec<(Vec<u8>, u64)>,
    durations: Vec<u32>,
}

const FAILURE: &[u8] = b"\"failure\"";

fn add(hit: &Hit<'_>, sums: &mut Sums) -> std::result::Result<(), NotAnEvent> {
    if let Some(lead) = &hit.lead {
        sums.add(lead.timestamp, lead.action.0, lead.status.0, lead.duration_ms.number());
        return Ok(());
    }
    let event: Event = serde_json::from_slice(hit.line)?;
    let action = serde_json::to_vec(&event.action)?;
    let status = serde_json::to_vec(&event.status)?;
    sums.add(event.timestamp.as_bytes(), &action, &status, event.duration_ms);
    Ok(())
}

impl Sums {
    fn add(&mut self, timestamp: &[u8], action: &[u8], status: &[u8], duration: Option<u64>) {
        let minute = timestamp.first_chunk().copied().unwrap_or_default();
        let failures = u64::from(status == FAILURE);
        if self.minute != minute || self.days.is_empty() {
            self.minute = minute;
            self.begin_day(local_day(minute));
        }
        if let Some(day) = self.days.last_mut() {
            (day.events, day.failures) = (day.events + 1, day.failures + failures);
        }
        let duration = duration.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX));
        match self.actions.get_mut(action) {
            Some(tally) => tally.add(status, duration),
            None => self.actions.entry(action.to_vec()).or_default().add(status, duration),
        }
    }

    fn begin_day(&mut self, day: NaiveDate) {
        if self.days.last().is_none_or(|last| last.day != day) {
            self.days.push(DayCount { day, events: 0, failures: 0 });
        }
    }
}

impl Tally {
    fn add(&mut self, status: &[u8], duration: Option<u32>) {
        self.count(status, 1);
        self.durations.extend(duration);
    }

    fn count(&mut self, status: &[u8], events: u64) {
        match self.outcomes.iter_mut().find(|(known, _)| known == status) {
            Some((_, count)) => *count += events,
            None => self.outcomes.push((status.to_vec(), events)),
        }
    }

    fn merge(&mut self, other: Tally) {
        other.outcomes.iter().for_each(|(status, events)| self.count(status, *events));
        self.durations.extend(other.durations);
    }

    fn told(mut self, action: String) -> ActionCount {
        let events = self.outcomes.iter().map(|(_, events)| events).sum();
        let text = |status: &[u8]| Token(status).text().unwrap_or_default().into_owned();
        let outcomes =
            self.outcomes.iter().map(|(status, events)| (text(status), *events)).collect();
        let (p50_ms, p95_ms) = (self.percentile(50), self.percentile(95));
        ActionCount { action, events, outcomes, p50_ms, p95_ms }
    }

    /// The nearest rank: a value that really occurred.
    fn percentile(&mut self, percent: usize) -> Option<u64> {
        let at = (self.durations.len() * percent).div_ceil(100).checked_sub(1)?;
        Some(u64::from(*self.durations.select_nth_unstable(at).1))
    }
}

fn local_day(minute: Minute) -> NaiveDate {
    clock::local(instant(minute).unwrap_or_default().and_utc()).date_naive()
}

/// Read by hand: a format would be taken apart anew each time, which takes longer than all else that is done with a minute.
fn instant(minute: Minute) -> Option<NaiveDateTime> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, b'T', h0, h1, b':', min0, min1] = minute
    else {
        return None;
    };
    let number =
        |digits: &[u8]| Token(digits).number().and_then(|number| u32::try_from(number).ok());
    let year = number(&[y0, y1, y2, y3])?.try_into().ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)?.and_hms_opt(
        number(&[h0, h1])?,
        number(&[min0, min1])?,
        0,
    )
}

impl ActionCount {
    /// How many of them had this outcome.
    pub(crate) fn of(&self, status: Status) -> u64 {
        self.outcomes.get(status.as_str()).copied().unwrap_or_default()
    }
}
