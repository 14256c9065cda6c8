//! `fte odoo expense record`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::odoo::{Expense, PaidBy};

/// Ask for an expense in Odoo, with its receipt
///
/// It is submitted, and approved and posted where the user of the API key may do that; the receipt of the request says how
/// far it came.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo expense record --for 'Train to Hamburg' --amount '89.90 EUR' --category TRANS --file Attachments/7k2m9qxa4d/ticket.pdf"
)]
pub(crate) struct RecordArgs {
    /// What it was for
    #[arg(long = "for", value_name = "TEXT")]
    text: String,
    /// How much, with tax, like `89.90 EUR`
    #[arg(long, value_name = "MONEY")]
    amount: Money,
    /// When, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// Odoo's expense category, by its name or reference [default: its general one]
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    category: String,
    /// The company paid it [default: the employee did, and gets it back]
    #[arg(long)]
    company_paid: bool,
    /// The receipt, a file of the vault; repeat it for more
    #[arg(long = "file", value_name = "PATH")]
    files: Vec<String>,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    ask: AskArgs,
}

impl RecordArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let expense = Expense {
            text: self.text.clone(),
            amount: self.amount,
            date: self.date.unwrap_or_else(|| app.clock.today()).to_string(),
            category: self.category.clone(),
            paid_by: if self.company_paid { PaidBy::Company } else { PaidBy::Employee },
            note: self.note.clone(),
            files: ask::files(&self.files),
            at: None,
        };
        self.ask.ask(app, Action::RecordOdooExpense(expense))
    }
}
