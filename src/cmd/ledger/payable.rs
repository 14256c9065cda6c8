//! `fte ledger payable`

use chrono::NaiveDate;
use clap::Args;

use super::aged::Owed;
use crate::app::App;
use crate::base::Result;

/// Show what you owe to vendors, by how long it is overdue
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger payable\n  fte ledger payable --as-of 2026-09-30 --json | jq '.totals'"
)]
pub(crate) struct PayableArgs {
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

impl PayableArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let as_of = self.as_of.unwrap_or_else(|| app.clock.today());
        let aged = super::books(app)?.read()?.payable(as_of);
        app.out.report(&Owed { aged, none: "nothing is owed" })
    }
}
