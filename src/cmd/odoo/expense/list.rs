//! `fte odoo expense list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::listing::{DatedArgs, report};
use crate::remote::odoo::reading::record::Kind;

/// List expenses, newest first
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo expense list --since 2026-11-01")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    which: DatedArgs,
}

impl ListArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        report(app, Kind::Expense, &self.which.filter(), self.which.limit())
    }
}
