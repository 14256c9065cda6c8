//! `fte odoo product`

mod create;
mod list;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// What is sold and bought, in Odoo
#[derive(Args, Debug)]
pub(crate) struct ProductArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

impl ProductArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
        }
    }
}
