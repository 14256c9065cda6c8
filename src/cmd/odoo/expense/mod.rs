//! `fte odoo expense`

mod record;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Expenses in Odoo
#[derive(Args, Debug)]
pub(crate) struct ExpenseArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Record(record::RecordArgs),
}

impl ExpenseArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Record(args) => args.run(app),
        }
    }
}
