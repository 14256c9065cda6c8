//! `fte ledger rate add`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::entry::EntryArgs;
use crate::model::action::Action;
use crate::model::books::Rate;
use crate::model::money::Currency;

/// Ask to note what one of a currency is worth in the books' own
///
/// It counts from its day on, until a later one: for invoices and payments that are booked then, and for reports.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger rate add USD 0.92\n  fte ledger rate add GBP 1.1830 --date 2026-10-31"
)]
pub(crate) struct AddArgs {
    /// The other currency, like `USD`
    #[arg(value_name = "CODE")]
    currency: Currency,
    /// What one of it is worth, like `0.92`
    #[arg(value_name = "RATE")]
    rate: String,
    /// From which day on, like `2026-11-16` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    #[command(flatten)]
    entry: EntryArgs,
}

impl AddArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let rate = Rate {
            currency: self.currency,
            rate: self.rate.clone(),
            to: super::super::books(app)?.home()?,
            date: self.date.map(|date| date.to_string()),
        };
        self.entry.submit(app, Action::AddRate(rate))
    }
}
