//! `fte ledger report trial-balance`

use clap::Args;

use super::shown::Trial;
use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::period::PeriodArgs;

/// Show every account: what was in it before, what moved, what is in it
///
/// Debit and credit come to nothing. The balances are those of `hledger balance -B`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte ledger report trial-balance --period 2026")]
pub(crate) struct TrialBalanceArgs {
    #[command(flatten)]
    days: PeriodArgs,
}

impl TrialBalanceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        app.out.report(&Trial(ledger.trial_balance(self.days.days(app)?, books.home()?)))
    }
}
