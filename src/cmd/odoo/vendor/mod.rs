//! `fte odoo vendor`

mod create;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Vendors in Odoo
#[derive(Args, Debug)]
pub(crate) struct VendorArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
}

impl VendorArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
        }
    }
}
