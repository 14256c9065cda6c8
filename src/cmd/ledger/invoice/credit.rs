//! `fte ledger invoice credit`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::cmd::ledger::entry::EntryArgs;
use crate::model::action::Action;
use crate::model::books::Credit;
use crate::model::money::Money;
use crate::remote::books::Document;

/// Ask to cancel an invoice by a credit note, or to take a part of it back
///
/// The credit note gets a number of its own and books the whole invoice back: what the customer owes, the sales and the
/// tax. Only an invoice for which nothing was paid can be cancelled whole; a part (`--amount`, `--line`) may be as much as
/// is open. The invoice itself stays as it is.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice credit INV-0042 --note 'wrong hours'\n  fte ledger invoice credit INV-0042 --line 2\n  fte ledger invoice credit INV-0042 --amount '50.00 EUR' --dry-run"
)]
pub(crate) struct CreditArgs {
    /// The invoice's number
    #[arg(value_name = "NUMBER")]
    id: String,
    /// Only so much of it, with tax, spread over its lines
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true, conflicts_with = "lines")]
    amount: Option<Money>,
    /// Only this line of it, counted from 1; repeat it for more
    #[arg(long = "line", value_name = "LINE")]
    lines: Vec<usize>,
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
        let amount = match self.amount {
            Some(amount) => amount,
            None if self.lines.is_empty() => invoice.amount,
            None => of_lines(invoice, &self.lines)?,
        };
        let credit = Credit {
            document: invoice.id.clone(),
            amount,
            lines: self.lines.clone(),
            date: self.date.map(|date| date.to_string()),
            note: self.note.clone(),
        };
        self.entry.submit(app, Action::CreditInvoice(credit))
    }
}

/// What some of an invoice's lines come to, with their tax.
fn of_lines(invoice: &Document, lines: &[usize]) -> Result<Money> {
    let mut sum = Money::zero(invoice.amount.currency());
    for number in lines {
        let line = number.checked_sub(1).and_then(|at| invoice.lines.get(at));
        let with = line.and_then(|line| sum.plus(line.net)?.plus(line.vat()));
        sum = with.ok_or_else(|| {
            let id = shown_line(&invoice.id);
            Fail::say(Exit::Usage, format!("{id} has no line {number}"))
                .hint(format!("`fte ledger invoice show {id}` shows its lines"))
        })?;
    }
    Ok(sum)
}
