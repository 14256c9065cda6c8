//! `fte ledger invoice create`

use std::str::FromStr;

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::{Exit, OrFail as _, Result};
use crate::cmd::ledger::entry::EntryArgs;
use crate::cmd::line::{Typed, bad};
use crate::model::action::{Action, Invoice, Line};
use crate::model::money::Currency;
use crate::model::tax::is_code;
use crate::vault::contacts;

/// Ask for an invoice to a customer
///
/// It gets its number when it is booked, not before. Each line is a text, `=`, and what it costs:
/// `TEXT = [QUANTITY x] PRICE [+TAX]`, where TAX is `19%`, `19% incl` where the price has it in it, or a name of the
/// vault's table of taxes, like `DE-reduced`. A line without one has no tax; where the customer's note says `reverse_charge: true`
/// the invoice then says that they owe it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice create --customer 'Dana Reyes' --line 'Consulting in October = 12 x 120.00 +19%'\n  fte ledger invoice create --customer Acme --line 'Logo = 800' --line 'Discount = -50' --currency USD --due 2026-12-01\n  fte ledger invoice create --customer Acme --line 'Book = 3 x 9.99 +DE-reduced incl'"
)]
pub(crate) struct CreateArgs {
    /// Who owes it: the contact's name
    #[arg(long, value_name = "NAME")]
    customer: String,
    /// A line; repeat it for more
    #[arg(long = "line", value_name = "LINE", required = true)]
    lines: Vec<LineArg>,
    /// The currency, like `EUR` [default: the setting `books.currency`]
    #[arg(long, value_name = "CODE")]
    currency: Option<Currency>,
    /// The invoice's date, like `2026-11-16` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// When it is due [default: the setting `books.terms_days` after the date]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    due: Option<NaiveDate>,
    /// A remark, kept with the invoice
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

/// The tax of a line that names none; a rate that is typed ends with `%`.
const UNTYPED: &str = "0";

/// A line as it is typed.
#[derive(Clone, Debug)]
struct LineArg(Line);

impl FromStr for LineArg {
    type Err = String;

    fn from_str(typed: &str) -> Result<LineArg, String> {
        let bad = || bad("TEXT = [QUANTITY x] PRICE [+TAX]", typed);
        let Typed { text, quantity, price, tax } = Typed::read(typed).ok_or_else(bad)?;
        if tax.is_some_and(|tax| !is_tax(tax)) {
            return Err(bad());
        }
        let tax = tax.unwrap_or(UNTYPED);
        let [text, quantity, price, tax] = [text, quantity, price, tax].map(str::to_owned);
        Ok(LineArg(Line { text, quantity, price, tax }))
    }
}

/// `19%`, `19% incl`, `DE-reduced`, `DE-reduced incl`.
fn is_tax(typed: &str) -> bool {
    let first = typed.split_whitespace().next().unwrap_or_default();
    first.ends_with('%') || is_code(first)
}

impl CreateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let currency = match self.currency {
            Some(currency) => currency,
            None => app.config()?.text("books.currency").parse().or_fail(Exit::SetUp)?,
        };
        let books = super::super::books(app)?;
        let people = contacts::all(app.vault()?)?;
        let customer = contacts::by_customer(&people, &self.customer);
        let is_theirs = customer.is_some_and(|contact| contact.billing.reverse_charge);
        let mut lines = Vec::new();
        for LineArg(line) in &self.lines {
            let tax = match line.tax.as_str() {
                UNTYPED if is_theirs => books.reverse_charge(),
                typed => books.tax(typed)?,
            };
            lines.push(Line { tax: tax.to_string(), ..line.clone() });
        }
        let invoice = Invoice {
            customer: self.customer.clone(),
            currency,
            lines,
            date: self.date.map(|date| date.to_string()),
            due: self.due.map(|due| due.to_string()),
            note: self.note.clone(),
            time: Vec::new(),
        };
        self.entry.submit(app, Action::CreateInvoice(invoice))
    }
}
