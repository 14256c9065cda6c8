//! `fte odoo vendor`

mod create;
mod list;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Vendors, in Odoo
#[derive(Args, Debug)]
pub(crate) struct VendorArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

impl VendorArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
        }
    }
}
