//! `fte finance book`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::matching::{Table, submit};
use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::model::action::{Action, Bill};
use crate::model::money::Money;
use crate::model::odoo;
use crate::model::request::Verdict;
use crate::remote::bank::mark;

/// Ask to book a row that pays no invoice or bill as an expense
///
/// Money that came in is an invoice's payment (`fte finance match`) or another entry in the journal, by your own hand.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance book 7k2m9qxa4d --category software\n  fte finance book 7k2m9qxa4d --category travel --vendor Railway"
)]
pub(crate) struct BookArgs {
    /// The row: its id, or the start of it
    #[arg(value_name = "ROW")]
    row: String,
    /// What it was for, like `software` or `travel:train`
    #[arg(long, value_name = "NAME")]
    category: String,
    /// Who was paid [default: as the row says]
    #[arg(long, value_name = "NAME")]
    vendor: Option<String>,
    /// Say what would be asked for, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// Where the request went.
#[derive(Serialize)]
struct Booked {
    row: String,
    vendor: String,
    amount: Money,
    category: String,
    request: Option<String>,
    verdict: Option<Verdict>,
}

impl BookArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let bank = super::bank(app)?;
        let _lock = bank.lock()?;
        let table = Table::open(app)?;
        let row = table.row(&self.row)?;
        table.free(row)?;
        let amount = row.amount.negated();
        if !amount.is_positive() {
            return Err(Fail::say(
                Exit::Refused,
                format!("row {} is money that came in: no expense", row.id),
            )
            .hint("`fte finance match ROW INV-0042` books it as an invoice's payment")
            .hint("what else it is, write into `Accounting/ledger.journal` yourself"));
        }
        let said = if row.party.is_empty() { &row.text } else { &row.party };
        let vendor = self.vendor.clone().unwrap_or_else(|| cut(said, 100));
        if vendor.trim().is_empty() {
            return Err(Fail::say(
                Exit::Usage,
                format!("row {} does not say who was paid", row.id),
            )
            .hint("`--vendor NAME` says it"));
        }
        let note = format!("{}: {}", mark(&row.id), cut(&row.text, 160));
        let action = if app.config()?.books_are_odoos() {
            Action::RecordOdooExpense(odoo::Expense {
                text: vendor.clone(),
                amount,
                date: row.date.to_string(),
                category: self.category.clone(),
                paid_by: odoo::PaidBy::Company,
                note,
                files: Vec::new(),
                at: None,
            })
        } else {
            Action::RecordExpense(Bill {
                files: Vec::new(),
                taxes: Vec::new(),
                vendor: vendor.clone(),
                amount,
                reference: String::new(),
                date: Some(row.date.to_string()),
                due: None,
                category: self.category.clone(),
                note,
            })
        };
        let (request, verdict) = submit(app, action, self.dry_run, "person")?;
        app.out.report(&Booked {
            row: row.id.clone(),
            vendor,
            amount,
            category: self.category.clone(),
            request,
            verdict,
        })
    }
}

impl fmt::Display for Booked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "row {}: {}, {} ({})",
            self.row,
            cut(&shown_line(&self.vendor), 60),
            self.amount,
            shown_line(&self.category)
        )?;
        match (&self.request, &self.verdict) {
            (Some(_), Some(Verdict::Go(_))) => write!(f, "; `fte act` books it"),
            (Some(id), _) => write!(f, "; `fte approve yes {id}`, then `fte act`"),
            (None, _) => write!(f, "; would be asked for"),
        }
    }
}
