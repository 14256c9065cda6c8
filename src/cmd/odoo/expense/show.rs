//! `fte odoo expense show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show an expense
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo expense show '#12'")]
pub(crate) struct ShowArgs {
    /// Its text, or its id like `#12`
    #[arg(value_name = "EXPENSE")]
    expense: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Expense, &self.expense)
    }
}
