//! `fte odoo invoice show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show an invoice with its lines and what settled it
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo invoice show 'INV/2026/00001'")]
pub(crate) struct ShowArgs {
    /// Its number, or its id like `#12`
    #[arg(value_name = "INVOICE")]
    invoice: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Invoice, &self.invoice)
    }
}
