//! The receipts that the log has: what was executed, as it says.

use std::collections::BTreeMap;

use memchr::memmem;
use serde_json::Value;

use super::query::Query;
use super::search::{self, Hit};
use crate::base::Result;
use crate::model::event::Event;
use crate::vault::Vault;

/// Receipts by request and by finished item: one each, or all that differ.
pub(crate) type Receipts = BTreeMap<String, Vec<Value>>;

/// Adds the receipts from the event with this `seq` on. Lines that are no events are an error, after all others were read.
pub(crate) fn collect(vault: &Vault, from: u64, receipts: &mut Receipts) -> Result<()> {
    let mut query = Query::default();
    query.any_of("status", &["success".to_owned()]);
    let none = memmem::Finder::new(b"\"receipt\":null,");
    let each = |hit: &Hit<'_>, found: &mut Vec<(String, Value)>| {
        // Most events have no receipt, and reading one whole is most of the work.
        if none.find(hit.line).is_none() {
            let event: Event = serde_json::from_slice(hit.line)?;
            if event.seq >= from {
                found.extend(subject(&event).zip(event.receipt));
            }
        }
        Ok(())
    };
    search::fold(vault, &query, each, |found: Vec<(String, Value)>| {
        for (id, receipt) in found {
            let known = receipts.entry(id).or_default();
            if !known.contains(&receipt) {
                known.push(receipt);
            }
        }
    })
}

/// The request that an event executed, or the item that it finished.
fn subject(event: &Event) -> Option<String> {
    if event.action == "item.done" {
        return event.item.clone();
    }
    event.intent.as_ref()?;
    Some(event.parameters.get("request")?.as_str()?.to_owned())
}
