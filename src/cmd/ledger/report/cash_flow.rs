//! `fte ledger report cash-flow`

use clap::Args;

use super::shown::Shown;
use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::period::PeriodArgs;

/// Show how cash and what is at the bank changed
///
/// The figures are those of `hledger cf -B --value=then,EUR`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte ledger report cash-flow --period 2026-10")]
pub(crate) struct CashFlowArgs {
    #[command(flatten)]
    days: PeriodArgs,
}

impl CashFlowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        app.out.report(&Shown(ledger.cash_flow(self.days.days(app)?, books.home()?)))
    }
}
