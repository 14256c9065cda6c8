//! `fte odoo product show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show a product
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo product show 'Consulting'")]
pub(crate) struct ShowArgs {
    /// Its name, reference, or its id like `#12`
    #[arg(value_name = "PRODUCT")]
    product: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Product, &self.product)
    }
}
