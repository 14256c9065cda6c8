//! `fte ledger payment record`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::cmd::ledger::entry::EntryArgs;
use crate::model::action::{Action, Payment};
use crate::model::money::Money;

/// Ask to book that an invoice or a bill was paid
///
/// It moves no money: it says in the books that money was moved. More than is open is refused.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger payment record INV-0042\n  fte ledger payment record BILL-0007 --amount '20.00 EUR' --date 2026-11-12\n  fte ledger payment record INV-0043 --bank '92.10 EUR'"
)]
pub(crate) struct RecordArgs {
    /// What was paid: `INV-0042` or `BILL-0007`
    #[arg(value_name = "NUMBER")]
    document: String,
    /// How much, like `20.00 EUR` [default: all that is open]
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<Money>,
    /// What came in or went out at the bank, where it is in another currency, like `18.40 EUR`
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    bank: Option<Money>,
    /// When, like `2026-11-16` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

impl RecordArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let amount = match self.amount {
            Some(amount) => amount,
            None => self.open(app)?,
        };
        let payment = Payment {
            document: self.document.clone(),
            amount,
            date: self.date.map(|date| date.to_string()),
            note: self.note.clone(),
            bank: self.bank,
        };
        self.entry.submit(app, Action::RecordPayment(payment))
    }

    fn open(&self, app: &App) -> Result<Money> {
        let ledger = super::super::books(app)?.read()?;
        let shown = shown_line(&self.document);
        let document = ledger.document(&self.document).ok_or_else(|| {
            Fail::say(Exit::Usage, format!("there is no invoice or bill `{shown}`"))
                .hint("`fte ledger receivable` and `fte ledger payable` show what is open")
        })?;
        if document.open.is_positive() {
            return Ok(document.open);
        }
        Err(Fail::say(Exit::Refused, format!("nothing is open of {}", document.id)))
    }
}
