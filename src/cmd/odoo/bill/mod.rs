//! `fte odoo bill`

mod create;
mod list;
mod post;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Bills of vendors, in Odoo
#[derive(Args, Debug)]
pub(crate) struct BillArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    Post(post::PostArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

impl BillArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::Post(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
        }
    }
}
