//! `fte odoo payment show`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::showing::show;
use crate::remote::odoo::reading::record::Kind;

/// Show a payment
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo payment show 'PBNK1/2026/00001'")]
pub(crate) struct ShowArgs {
    /// Its number, or its id like `#12`
    #[arg(value_name = "PAYMENT")]
    payment: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        show(app, Kind::Payment, &self.payment)
    }
}
