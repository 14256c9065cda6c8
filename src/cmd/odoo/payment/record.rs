//! `fte odoo payment record`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::odoo::Payment;
use crate::remote::odoo::payment::over;

/// Ask to record in Odoo that an invoice or a bill was paid
///
/// It moves no money: it says in Odoo that money was moved. More than is open is refused, and so is a payment of what
/// somebody else paid meanwhile.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo payment record INV/2026/00001\n  fte odoo payment record BILL/2026/11/0002 --amount '20.00 EUR' --date 2026-11-12\n  fte odoo payment record INV/2026/00001 --amount '99.00 EUR' --write-off 443000"
)]
pub(crate) struct RecordArgs {
    /// What was paid: its number, or `#12`, its id in Odoo
    #[arg(value_name = "NUMBER")]
    document: String,
    /// How much, like `20.00 EUR` [default: all that is open]
    #[arg(long, value_name = "MONEY")]
    amount: Option<Money>,
    /// When, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// The account that the rest is written off to, by its code: nothing is then open
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    write_off: String,
    /// The journal of the bank or cash box, by its name or code [default: Odoo's own]
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    journal: String,
    /// A remark, for what is written off
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    ask: AskArgs,
}

/// What can be paid.
const KINDS: &[&str] =
    &["out_invoice", "in_invoice", "out_refund", "in_refund", "out_receipt", "in_receipt"];

impl RecordArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let document = ask::with(app, |odoo| {
            let document = odoo.document(odoo.document_named(&self.document, KINDS)?)?;
            let amount = self.amount.unwrap_or(document.open);
            if document.is_posted() && !document.open.is_zero() {
                over(amount, document.open, &document.known_as())?;
            }
            Ok(document)
        })?;
        let payment = Payment {
            document: document.known_as(),
            id: document.id,
            amount: self.amount.unwrap_or(document.open),
            open: document.open,
            date: self.date.unwrap_or_else(|| app.clock.today()).to_string(),
            write_off: self.write_off.clone(),
            journal: self.journal.clone(),
            note: self.note.clone(),
            at: None,
        };
        self.ask.ask(app, Action::RecordOdooPayment(payment))
    }
}
