//! The receipts that the log has: what was executed, as it says.

use std::collections::BTreeMap;

use serde_json::Value;

use super::line::{self, Lead};
use super::query::{NotAnEvent, Query};
use super::search::{self, Hit};
use crate::base::Result;
use crate::model::event::{Event, Status};
use crate::vault::Vault;

/// Receipts by request and by finished item: one each, or all that differ.
pub(crate) type Receipts = BTreeMap<String, Vec<Value>>;

/// Where in the log a receipt stands (`seq`), what it is of, and the receipt.
pub(crate) type Found = (u64, String, Value);

/// Adds the receipts from the event with this `seq` on. Lines that are no events are an error, after all others were read.
pub(crate) fn collect(vault: &Vault, from: u64, receipts: &mut Receipts) -> Result<()> {
    let mut query = Query::default();
    query.any_of("actor", &["act".to_owned()]);
    query.any_of("status", &["success".to_owned()]);
    let each = |hit: &Hit<'_>, found: &mut Vec<_>| {
        found.extend(of_line(hit.line)?);
        Ok(())
    };
    search::fold(vault, &query, each, |found: Vec<Found>| {
        found.into_iter().filter(|(seq, ..)| *seq >= from).for_each(|found| keep(receipts, found));
    })
}

pub(crate) fn keep(receipts: &mut Receipts, (_, id, receipt): Found) {
    let known = receipts.entry(id).or_default();
    if !known.contains(&receipt) {
        known.push(receipt);
    }
}

/// The receipt of a line's event, where that is an act that succeeded.
pub(crate) fn of_line(line: &[u8]) -> std::result::Result<Option<Found>, NotAnEvent> {
    // Most events have no receipt, and reading one whole is most of the work.
    let is_other = |lead: Lead<'_>| lead.actor.0 != b"\"act\"" || lead.status.0 != b"\"success\"";
    if line::ends_bare(line) || line::lead(line).is_some_and(is_other) {
        return Ok(None);
    }
    let event: Event = serde_json::from_slice(line)?;
    if event.actor != "act" || event.status != Status::Success {
        return Ok(None);
    }
    let found = subject(&event).zip(event.receipt);
    Ok(found.map(|(id, receipt)| (event.seq, id, receipt)))
}

/// The request that an event executed, or the item that it finished.
fn subject(event: &Event) -> Option<String> {
    if event.action == "item.done" {
        return event.item.clone();
    }
    event.intent.as_ref()?;
    Some(event.parameters.get("request")?.as_str()?.to_owned())
}
