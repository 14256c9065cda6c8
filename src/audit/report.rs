//! Counts the log: how often each action came to what, how long it took, and how much happened on which day.

use std::collections::BTreeMap;

use serde::Serialize;

use super::blocks::lines;
use super::line;
use super::query::{NotAnEvent, Query};
use super::search::{self, Pick};
use crate::base::Result;
use crate::model::event::Event;
use crate::vault::Vault;

/// What a span of the log adds up to.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Counted {
    pub(crate) events: u64,
    pub(crate) actions: Vec<ActionCount>,
    pub(crate) days: BTreeMap<String, u64>,
}

/// One action with one status.
#[derive(Debug, Serialize)]
pub(crate) struct ActionCount {
    pub(crate) action: String,
    pub(crate) status: String,
    pub(crate) count: u64,
    /// 95 of 100 took at most this long, in milliseconds; `None` where none of them says how long it took.
    pub(crate) p95_ms: Option<u64>,
}

#[derive(Default)]
struct Tally {
    count: u64,
    durations: Vec<u64>,
}

/// Counts the events that match.
pub(crate) fn count(vault: &Vault, query: &Query) -> Result<Counted> {
    let mut counted = Counted::default();
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    let found = search::search(vault, query, Pick::All, &brief, |text| {
        for (_, line) in lines(text) {
            add(&String::from_utf8_lossy(line), &mut tallies, &mut counted.days);
        }
        Ok(())
    })?;
    counted.events = found.checked()?;
    counted.actions = tallies.into_iter().map(|((action, status), tally)| tally.told(action, status)).collect();
    Ok(counted)
}

/// The four fields that are counted, on one line between tabs; done on every core, before the lines are put in order.
fn brief(line: &[u8], text: &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> {
    let lead = line::lead(line).and_then(|lead| {
        Some((lead.timestamp.get(..10)?.to_vec(), lead.action.text()?, lead.status.text()?, lead.duration_ms.number()))
    });
    let (day, action, status, duration) = match lead {
        Some((day, action, status, duration)) => (day, action.into_owned(), status.into_owned(), duration),
        None => {
            let event: Event = serde_json::from_slice(line)?;
            let day = event.timestamp.get(..10).unwrap_or_default().as_bytes().to_vec();
            (day, event.action, event.status.as_str().to_owned(), event.duration_ms)
        }
    };
    text.extend_from_slice(&day);
    let duration = duration.map(|ms| ms.to_string()).unwrap_or_default();
    let tidy = |text: String| text.replace(['\t', '\n'], " ");
    text.extend_from_slice(format!("\t{}\t{}\t{duration}\n", tidy(action), tidy(status)).as_bytes());
    Ok(())
}

fn add(line: &str, tallies: &mut BTreeMap<(String, String), Tally>, days: &mut BTreeMap<String, u64>) {
    let mut fields = line.split('\t');
    let (Some(day), Some(action), Some(status)) = (fields.next(), fields.next(), fields.next()) else { return };
    *days.entry(day.to_owned()).or_default() += 1;
    let tally = tallies.entry((action.to_owned(), status.to_owned())).or_default();
    tally.count += 1;
    tally.durations.extend(fields.next().and_then(|ms| ms.parse::<u64>().ok()));
}

impl Tally {
    fn told(mut self, action: String, status: String) -> ActionCount {
        self.durations.sort_unstable();
        // The nearest-rank percentile: a value that really occurred.
        let rank = (self.durations.len() * 95).div_ceil(100);
        let p95_ms = rank.checked_sub(1).and_then(|at| self.durations.get(at)).copied();
        ActionCount { action, status, count: self.count, p95_ms }
    }
}
