//! `fte audit export`

use std::path::PathBuf;

use clap::Args;

use super::accountant::{self, Days};
use super::filter::Filter;
use crate::app::App;
use crate::audit::export::{self, Format};
use crate::base::Result;

/// Export events for other programs
///
/// In CSV nested values are JSON, what is hidden is shown as ⟨U+202E⟩, and a cell that a spreadsheet would take for a
/// formula (it begins with = + - @) gets a ' in front. JSON Lines are the log's own lines, byte for byte.
///
/// With `--accountant` a whole period goes into a new folder as a tax adviser wants it: invoices and bills with their files, the
/// journal as CSV and for hledger, the taxes by rate, the log of these days with its proof, and a digest of every file. Nothing that is
/// there is written over.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit export --format csv --since 2026-10-01 --until 2026-10-31 > october.csv\n  fte audit export --accountant 2026-Q4 --output ~/Desktop/2026-Q4"
)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    filter: Filter,
    /// Which form
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// A period whole, for a tax adviser: `2026`, `2026-Q4`, `2026-10`, `2026-10-01..2026-10-15`
    #[arg(long, value_name = "PERIOD", requires = "output", conflicts_with = "format")]
    accountant: Option<Days>,
    /// The folder that it goes into; it must not be there, or be empty
    #[arg(long, value_name = "DIR", requires = "accountant")]
    output: Option<PathBuf>,
}

impl ExportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if let (Some(days), Some(output)) = (self.accountant, &self.output) {
            return accountant::run(app, days, output);
        }
        export::export(app.vault()?, &self.filter.query(app)?, self.format, |text| {
            app.out.raw(text)
        })
    }
}
