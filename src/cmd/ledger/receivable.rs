//! `fte ledger receivable`

use chrono::NaiveDate;
use clap::Args;

use super::aged::Owed;
use crate::app::App;
use crate::base::Result;

/// Show what customers owe, by how long it is overdue
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger receivable\n  fte ledger receivable --as-of 2026-09-30 --json | jq '.totals'"
)]
pub(crate) struct ReceivableArgs {
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

impl ReceivableArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let as_of = self.as_of.unwrap_or_else(|| app.clock.today());
        let aged = super::books(app)?.read()?.receivable(as_of);
        app.out.report(&Owed { aged, none: "nobody owes you anything" })
    }
}
