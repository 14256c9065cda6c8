//! `fte odoo invoice create`

use chrono::{Duration, NaiveDate};
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::cmd::odoo::line::LineArg;
use crate::model::action::Action;
use crate::model::money::Currency;
use crate::model::odoo::Invoice;
use crate::remote::odoo::reading::own_currency;

/// Ask for a draft of an invoice in Odoo
///
/// What Odoo makes of it, taxes and total, is read back and shown before it is posted (`fte odoo invoice post`). A line is
/// `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`: a product of Odoo's by its reference or name in brackets, and a tax as
/// `+19%`, or by its name in Odoo; without one, Odoo's own is taken.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo invoice create --customer 'Dana Reyes' --line 'Consulting in October = 12 x 120.00 +19%'\n  fte odoo invoice create --customer '#18' --line '[CONS-H] October = 12 x 120' --terms '30 Days'"
)]
pub(crate) struct CreateArgs {
    /// Who owes it: their name in Odoo, or `#18`, their id there
    #[arg(long, value_name = "NAME")]
    customer: String,
    /// A line; repeat it for more
    #[arg(long = "line", value_name = "LINE", required = true)]
    lines: Vec<LineArg>,
    /// The currency, like `EUR` [default: the company's]
    #[arg(long, value_name = "CODE")]
    currency: Option<Currency>,
    /// The invoice's date, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// When it is due [default: the setting `books.terms_days` after the date]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day, conflicts_with = "terms")]
    due: Option<NaiveDate>,
    /// The payment terms that say when it is due, by their name in Odoo
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    terms: String,
    /// The customer's own reference, like the number of their order
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reference: String,
    /// What stands below the lines
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    ask: AskArgs,
}

impl CreateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let date = self.date.unwrap_or_else(|| app.clock.today());
        let days = app.config()?.number("books.terms_days")?;
        let due = match self.due {
            None if self.terms.is_empty() => date.checked_add_signed(Duration::days(days)),
            due => due,
        };
        let currency = match self.currency {
            Some(currency) => currency,
            None => ask::with(app, own_currency)?,
        };
        let invoice = Invoice {
            customer: self.customer.clone(),
            currency,
            lines: self.lines.iter().map(|line| line.0.clone()).collect(),
            date: Some(date.to_string()),
            due: due.map(|due| due.to_string()),
            terms: self.terms.clone(),
            reference: self.reference.clone(),
            note: self.note.clone(),
            time: Vec::new(),
            at: None,
        };
        self.ask.ask(app, Action::DraftInvoice(invoice))
    }
}
