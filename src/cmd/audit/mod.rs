//! `fte audit`

mod accountant;
mod export;
mod filter;
mod prune;
mod report;
mod search;
mod tail;
mod verify;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Search, report, export and prove the log of all that happened
#[derive(Args, Debug)]
pub(crate) struct AuditArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Search(search::SearchArgs),
    Tail(tail::TailArgs),
    Report(report::ReportArgs),
    Export(export::ExportArgs),
    Verify(verify::VerifyArgs),
    Prune(prune::PruneArgs),
}

impl AuditArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Search(args) => args.run(app),
            Verb::Tail(args) => args.run(app),
            Verb::Report(args) => args.run(app),
            Verb::Export(args) => args.run(app),
            Verb::Verify(args) => args.run(app),
            Verb::Prune(args) => args.run(app),
        }
    }
}
