//! `fte ledger invoice credit`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::entry::EntryArgs;
use crate::model::action::{Action, Payment};

/// Ask to cancel an invoice by a credit note
///
/// The credit note gets a number of its own and books the whole invoice back: what the customer owes, the sales and the
/// tax. Only an invoice for which nothing was paid can be cancelled. The invoice itself stays as it is.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice credit INV-0042 --note 'wrong hours'\n  fte ledger invoice credit INV-0042 --dry-run"
)]
pub(crate) struct CreditArgs {
    /// The invoice's number
    #[arg(value_name = "NUMBER")]
    id: String,
    /// The credit note's date, like `2026-11-16` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// Why, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

impl CreditArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::super::books(app)?.read()?;
        let invoice = super::show::invoice(&ledger, &self.id)?;
        let credit = Payment {
            document: invoice.id.clone(),
            amount: invoice.amount,
            date: self.date.map(|date| date.to_string()),
            note: self.note.clone(),
        };
        self.entry.submit(app, Action::CreditInvoice(credit))
    }
}
