//! `fte odoo vendor list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::listing::{NameArgs, report};
use crate::remote::odoo::reading::record::Kind;

/// List vendors, by name
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo vendor list --name paper")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    which: NameArgs,
}

impl ListArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        report(app, Kind::Vendor, &self.which.filter(), self.which.limit())
    }
}
