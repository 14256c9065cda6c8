//! `fte audit export`

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::filter::Filter;
use crate::app::App;
use crate::audit::query::NotAnEvent;
use crate::audit::search::{self, Pick};
use crate::base::{OrFail as _, Result};
use crate::model::event::Event;

/// Export events for other programs
///
/// CSV has a column for every field, nested values as JSON. A cell that a spreadsheet would take for a formula (it begins
/// with = + - @) gets a ' in front. JSON Lines are the log's own lines, byte for byte.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte audit export --format csv --since 2026-10-01 --until 2026-10-31 > october.csv")]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    filter: Filter,
    /// Which form
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Csv,
    Json,
    Jsonl,
}

impl ExportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let query = self.filter.query(app)?;
        let vault = app.vault()?;
        match self.format {
            Format::Jsonl => {
                search::search(vault, &query, Pick::All, &search::verbatim, |text| app.out.raw(text))?.checked()?;
            }
            Format::Csv => {
                app.out.raw(&record(FIELDS.iter().map(|field| (*field).to_owned())).doing("write CSV")?)?;
                search::search(vault, &query, Pick::All, &csv_line, |text| app.out.raw(text))?.checked()?;
            }
            Format::Json => {
                app.out.raw(b"[")?;
                let mut separator = "\n";
                search::search(vault, &query, Pick::All, &search::verbatim, |text| {
                    let mut out = Vec::with_capacity(text.len() + 1024);
                    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                        out.extend_from_slice(separator.as_bytes());
                        out.extend_from_slice(line);
                        separator = ",\n";
                    }
                    app.out.raw(&out)
                })?
                .checked()?;
                app.out.raw(b"\n]\n")?;
            }
        }
        Ok(())
    }
}

/// The columns: the log's fields in their order.
const FIELDS: [&str; 20] = [
    "timestamp", "seq", "action", "actor", "domain", "status", "resource", "duration_ms", "target", "item", "intent",
    "approval_required", "approval_status", "approved_by", "dry_run", "retry_count", "parameters", "receipt", "error", "prev",
];

fn csv_line(line: &[u8], text: &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> {
    let event: Event = serde_json::from_slice(line)?;
    let value = serde_json::to_value(&event)?;
    let cells = FIELDS.iter().map(|field| cell(value.get(field)));
    match record(cells) {
        Ok(bytes) => text.extend(bytes),
        Err(error) => return Err(NotAnEvent { why: error.to_string() }),
    }
    Ok(())
}

fn record(cells: impl Iterator<Item = String>) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) => crate::base::text::shown(text).into_owned(),
        Some(other) => return other.to_string(),
    };
    // OWASP, CSV injection: what a spreadsheet takes for a formula.
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}
