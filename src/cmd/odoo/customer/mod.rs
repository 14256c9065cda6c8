//! `fte odoo customer`

mod create;
mod list;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Customers, in Odoo
#[derive(Args, Debug)]
pub(crate) struct CustomerArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

impl CustomerArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
        }
    }
}
