//! `fte odoo expense`

mod list;
mod record;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Expenses of employees, in Odoo
#[derive(Args, Debug)]
pub(crate) struct ExpenseArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Record(record::RecordArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

impl ExpenseArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Record(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
        }
    }
}
