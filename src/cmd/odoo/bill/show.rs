//! `fte odoo bill show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show a bill with its lines and what settled it
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo bill show 'BILL/2026/11/0001'")]
pub(crate) struct ShowArgs {
    /// Its number, or its id like `#12`
    #[arg(value_name = "BILL")]
    bill: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Bill, &self.bill)
    }
}
