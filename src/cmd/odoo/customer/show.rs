//! `fte odoo customer show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show a customer
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo customer show 'Dana Reyes'")]
pub(crate) struct ShowArgs {
    /// Its name, or its id like `#12`
    #[arg(value_name = "CUSTOMER")]
    customer: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Customer, &self.customer)
    }
}
