//! `fte ledger payment`

mod list;
mod record;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Money that came in for invoices or went out for bills
#[derive(Args, Debug)]
pub(crate) struct PaymentArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Record(record::RecordArgs),
    List(list::ListArgs),
}

impl PaymentArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Record(args) => args.run(app),
            Verb::List(args) => args.run(app),
        }
    }
}
