//! `fte odoo payment`

mod record;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Payments in Odoo
#[derive(Args, Debug)]
pub(crate) struct PaymentArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Record(record::RecordArgs),
}

impl PaymentArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Record(args) => args.run(app),
        }
    }
}
