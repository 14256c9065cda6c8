//! `fte odoo customer`

mod create;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Customers in Odoo
#[derive(Args, Debug)]
pub(crate) struct CustomerArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
}

impl CustomerArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
        }
    }
}
