//! `fte ledger rate`

mod add;
mod list;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Exchange rates into the currency of the books
#[derive(Args, Debug)]
pub(crate) struct RateArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Add(add::AddArgs),
    List(list::ListArgs),
}

impl RateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Add(args) => args.run(app),
            Verb::List(args) => args.run(app),
        }
    }
}
