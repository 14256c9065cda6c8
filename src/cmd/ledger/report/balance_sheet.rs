//! `fte ledger report balance-sheet`

use chrono::NaiveDate;
use clap::Args;

use super::shown::Shown;
use crate::app::App;
use crate::base::Result;

/// Show what is owned and owed at the end of a day, and what that is made of
///
/// What is in another currency counts at the rate of the day. The figures are those of `hledger bs -X EUR`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger report balance-sheet\n  fte ledger report balance-sheet --as-of 2026-10-31 --json | jq .net"
)]
pub(crate) struct BalanceSheetArgs {
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

impl BalanceSheetArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        let as_of = self.as_of.unwrap_or_else(|| app.clock.today());
        app.out.report(&Shown(ledger.balance_sheet(as_of, books.home()?)))
    }
}
