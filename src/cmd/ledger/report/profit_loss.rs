//! `fte ledger report profit-loss`

use clap::Args;

use super::shown::Shown;
use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::period::PeriodArgs;

/// Show what was earned and spent, in the books' currency
///
/// What is in another currency counts at what it was booked at, else at the rate of its day. The figures are those of
/// `hledger is -B --value=then,EUR`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger report profit-loss --period 2026-Q3\n  fte ledger report profit-loss --from 2026-01-01 --to 2026-10-31 --json | jq .net"
)]
pub(crate) struct ProfitLossArgs {
    #[command(flatten)]
    days: PeriodArgs,
}

impl ProfitLossArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        app.out.report(&Shown(ledger.profit_loss(self.days.days(app)?, books.home()?)))
    }
}
