//! `fte odoo payable`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::remote::odoo::reading::owed::Side;

/// Show what you owe to vendors, by how long it is overdue
///
/// Exact to Odoo's ledger: credits that nobody used yet are taken off. As of a past day, what was settled later is open again.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo payable\n  fte odoo payable --as-of 2026-09-30 --json | jq '.totals'"
)]
pub(crate) struct PayableArgs {
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

impl PayableArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        super::owed::report(app, Side::Payable, self.as_of)
    }
}
