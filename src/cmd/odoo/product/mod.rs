//! `fte odoo product`

mod create;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Products in Odoo
#[derive(Args, Debug)]
pub(crate) struct ProductArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
}

impl ProductArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
        }
    }
}
