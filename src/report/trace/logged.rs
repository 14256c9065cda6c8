//! What the log says of a thing: its entries that name one of the ids on the way.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::log;
use super::super::source::At;
use super::{Reached, Stop, Tracer};
use crate::base::{Result, clock};

/// An entry of the log. Its texts are our own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Entry {
    pub(crate) at: String,
    pub(crate) action: String,
    pub(crate) actor: String,
    pub(crate) status: String,
    /// Vault path of the log's file, and the line.
    #[serde(rename = "where")]
    pub(crate) place: At,
}

impl Tracer<'_> {
    /// The entries about items, plans, requests and their intents, of the days on which something of it happened.
    pub(super) fn logged(&self, reached: &Reached, stops: &[Stop]) -> Result<Vec<Entry>> {
        let mut ids: BTreeSet<String> = reached.items.union(&reached.plans).cloned().collect();
        for at in &reached.requests {
            let Some(request) = self.requests.get(*at) else { continue };
            ids.insert(request.id.to_string());
            let intent = self.state.intent(&request.id)?;
            ids.extend(intent.map(|intent| intent.key.to_string()));
        }
        let days: BTreeSet<NaiveDate> = stops.iter().filter_map(|stop| day(&stop.at)).collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
        // An item may have been sent on another day than it was taken in, and put away days after the last thing for it.
        let last = last.checked_add_days(Days::new(31)).unwrap_or(*last);
        let found = log::about(self.vault, &ids, (*first, last))?;
        let entry = |line: log::Logged| Entry {
            at: line.timestamp,
            action: line.action,
            actor: line.actor,
            status: line.status.as_str().to_owned(),
            place: line.source,
        };
        Ok(found.into_iter().map(entry).collect())
    }
}

/// The day of a stop, where the person is.
fn day(at: &str) -> Option<NaiveDate> {
    clock::parse(at).map(|at| clock::local(at).date_naive()).or_else(|| at.parse().ok())
}
