//! `fte ledger bill`

mod list;
mod record;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Vendors' bills that are owed
#[derive(Args, Debug)]
pub(crate) struct BillArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Record(record::RecordArgs),
    List(list::ListArgs),
}

impl BillArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Record(args) => args.run(app),
            Verb::List(args) => args.run(app),
        }
    }
}
