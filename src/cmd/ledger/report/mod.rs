//! `fte ledger report`

mod aged;
mod balance_sheet;
mod cash_flow;
mod profit_loss;
mod shown;
mod tax;
mod trial_balance;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Statements of the books: profit and loss, balance sheet, cash flow, tax and more
#[derive(Args, Debug)]
pub(crate) struct ReportArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    ProfitLoss(profit_loss::ProfitLossArgs),
    BalanceSheet(balance_sheet::BalanceSheetArgs),
    CashFlow(cash_flow::CashFlowArgs),
    TrialBalance(trial_balance::TrialBalanceArgs),
    Tax(tax::TaxArgs),
    Aged(aged::AgedArgs),
}

impl ReportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::ProfitLoss(args) => args.run(app),
            Verb::BalanceSheet(args) => args.run(app),
            Verb::CashFlow(args) => args.run(app),
            Verb::TrialBalance(args) => args.run(app),
            Verb::Tax(args) => args.run(app),
            Verb::Aged(args) => args.run(app),
        }
    }
}
