//! `fte odoo bill list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::listing::{DocumentArgs, report};
use crate::remote::odoo::reading::record::Kind;

/// List bills, newest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo bill list --open\n  fte odoo bill list --overdue --json | jq -r '.[].number'"
)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    which: DocumentArgs,
}

impl ListArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        report(app, Kind::Bill, &self.which.filter(app), self.which.limit())
    }
}
