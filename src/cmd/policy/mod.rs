//! `fte policy`

mod check;
mod explain;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// See what would need approval, and by which rule
#[derive(Args, Debug)]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Check(check::CheckArgs),
    Explain(explain::ExplainArgs),
}

impl PolicyArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Check(args) => args.run(app),
            Verb::Explain(args) => args.run(app),
        }
    }
}
