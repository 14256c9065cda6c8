//! `fte ledger report tax`

use clap::Args;

use super::shown::Tax;
use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::period::PeriodArgs;

/// Show the tax of some days, by rate: on sales, on purchases, and what is to be paid
///
/// The sums are those of the accounts below `liabilities:tax` and `assets:tax`; what the tax is on is what the entries say.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger report tax --period 2026-Q3\n  fte ledger report tax --period 2026-10 --json | jq .payable"
)]
pub(crate) struct TaxArgs {
    #[command(flatten)]
    days: PeriodArgs,
}

impl TaxArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        let report = ledger.tax_report(self.days.days(app)?);
        app.out.report(&Tax { report, home: books.home()? })
    }
}
