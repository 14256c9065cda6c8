//! `fte audit export`

use clap::Args;

use super::filter::Filter;
use crate::app::App;
use crate::audit::export::{self, Format};
use crate::base::Result;

/// Export events for other programs
///
/// In CSV nested values are JSON, what is hidden is shown as ⟨U+202E⟩, and a cell that a spreadsheet would take for a
/// formula (it begins with = + - @) gets a ' in front. JSON Lines are the log's own lines, byte for byte.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit export --format csv --since 2026-10-01 --until 2026-10-31 > october.csv"
)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    filter: Filter,
    /// Which form
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

impl ExportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        export::export(app.vault()?, &self.filter.query(app)?, self.format, |text| {
            app.out.raw(text)
        })
    }
}
