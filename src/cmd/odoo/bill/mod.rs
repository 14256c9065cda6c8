//! `fte odoo bill`

mod create;
mod post;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Vendors' bills, in Odoo
#[derive(Args, Debug)]
pub(crate) struct BillArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    Post(post::PostArgs),
}

impl BillArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::Post(args) => args.run(app),
        }
    }
}
