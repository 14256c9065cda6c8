//! Events in forms that other programs read: CSV, one JSON list, and the log's own lines.

use clap::ValueEnum;
use serde_json::Value;

use super::blocks::lines;
use super::canon;
use super::query::{NotAnEvent, Query};
use super::search::{self, Pick, verbatim};
use crate::base::{OrFail as _, Result, text};
use crate::model::event::Event;
use crate::vault::Vault;

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table with a column for every field
    Csv,
    /// One JSON list
    Json,
    /// The log's own lines, byte for byte
    Jsonl,
}

/// The columns: the log's fields in their order.
const FIELDS: [&str; 20] = [
    "timestamp",
    "seq",
    "action",
    "actor",
    "domain",
    "status",
    "resource",
    "duration_ms",
    "target",
    "item",
    "intent",
    "approval_required",
    "approval_status",
    "approved_by",
    "dry_run",
    "retry_count",
    "parameters",
    "receipt",
    "error",
    "prev",
];

/// Hands the events that match to `take` in this form, oldest first.
pub(crate) fn export(
    vault: &Vault,
    query: &Query,
    format: Format,
    mut take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let found = match format {
        Format::Jsonl => search::search(vault, query, Pick::All, &verbatim, take)?,
        Format::Csv => {
            take(&row(FIELDS.iter().map(|field| (*field).to_owned())).doing("write CSV")?)?;
            search::search(vault, query, Pick::All, &csv, take)?
        }
        Format::Json => {
            take(b"[")?;
            let mut separator: &[u8] = b"\n";
            let found = search::search(vault, query, Pick::All, &verbatim, |text| {
                let mut list = Vec::with_capacity(text.len() + 1024);
                for (_, line) in lines(text) {
                    list.extend_from_slice(separator);
                    list.extend_from_slice(line);
                    separator = b",\n";
                }
                take(&list)
            })?;
            take(b"\n]\n")?;
            found
        }
    };
    found.checked().map(drop)
}

fn csv(line: &[u8], text: &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> {
    let event = serde_json::to_value(serde_json::from_slice::<Event>(line)?)?;
    let cells = FIELDS.iter().map(|field| cell(event.get(field)));
    text.extend(row(cells).map_err(|error| NotAnEvent { why: error.to_string() })?);
    Ok(())
}

fn row(cells: impl Iterator<Item = String>) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A value as a cell.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text::cell(text),
        Some(other) => canon::to_json(other).unwrap_or_default(),
    }
}
