//! `fte ledger bill record`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::entry::EntryArgs;
use crate::model::action::{Action, Bill};
use crate::model::money::Money;

/// Ask to book a bill that is owed
///
/// The same vendor's same reference is booked once: a second one is refused.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger bill record --vendor 'Hosting Ltd' --amount '49.00 EUR' --reference R-77 --category software"
)]
pub(crate) struct RecordArgs {
    /// Who sent it
    #[arg(long, value_name = "NAME")]
    vendor: String,
    /// How much, tax included, like `49.00 EUR`
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Money,
    /// The vendor's own number
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reference: String,
    /// Its date, like `2026-11-16` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// When it is due [default: the setting `books.terms_days` after the date]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    due: Option<NaiveDate>,
    /// What it was for, like `software` or `travel:train` [default: other]
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    category: String,
    /// The tax in the amount, by rate or name: `19%`, `DE-reduced`, `19% = 7.83` as the bill states it; repeat it for more
    #[arg(long = "tax", value_name = "TAX")]
    taxes: Vec<String>,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// The paper itself: a file of the vault that its note links to (can be repeated)
    #[arg(long = "file", value_name = "PATH")]
    files: Vec<String>,
    #[command(flatten)]
    entry: EntryArgs,
}

impl RecordArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let bill = Bill {
            vendor: self.vendor.clone(),
            amount: self.amount,
            reference: self.reference.clone(),
            date: self.date.map(|date| date.to_string()),
            due: self.due.map(|due| due.to_string()),
            category: self.category.clone(),
            note: self.note.clone(),
            taxes: super::super::entry::input_taxes(app, &self.taxes)?,
            files: super::super::files(&self.files),
        };
        self.entry.submit(app, Action::RecordBill(bill))
    }
}
