//! `fte odoo invoice credit`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::model::action::Action;
use crate::model::odoo::Credit;

/// Ask to cancel an invoice in Odoo, whole, by a credit note
///
/// Only one for which nothing was paid is cancelled so. The invoice keeps its number.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo invoice credit INV/2026/00003 --note 'wrong hours'")]
pub(crate) struct CreditArgs {
    /// The invoice: its number, or `#12`, its id in Odoo
    #[arg(value_name = "NUMBER")]
    document: String,
    /// The credit note's date, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// Why, as it stands on the credit note
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    ask: AskArgs,
}

impl CreditArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let document = ask::with(app, |odoo| {
            let id = odoo.document_named(&self.document, &["out_invoice", "in_invoice"])?;
            odoo.document(id)
        })?;
        let date = self.date.unwrap_or_else(|| app.clock.today());
        let credit = Credit {
            document: document.known_as(),
            id: document.id,
            amount: document.total,
            date: date.to_string(),
            note: self.note.trim().to_owned(),
            at: None,
        };
        self.ask.ask(app, Action::CreditOdooInvoice(credit))
    }
}
