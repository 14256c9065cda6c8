//! `fte ledger push`

mod odoo;
mod shown;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Move the books into an accounting system
#[derive(Args, Debug)]
pub(super) struct PushArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Odoo(odoo::OdooArgs),
}

impl PushArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Odoo(args) => args.run(app),
        }
    }
}
