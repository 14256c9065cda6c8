//! `fte briefing`

pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod list;
pub(crate) mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Write and read the Monday briefing
///
/// Every figure in it links to the notes and log lines that it was computed from, and `fte briefing explain` shows
/// the computation. Where nothing is known it says “no data”.
#[derive(Args, Debug)]
pub(crate) struct BriefingArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Generate(generate::GenerateArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Explain(explain::ExplainArgs),
}

impl BriefingArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.command {
            Command::Generate(args) => args.run(app),
            Command::List(args) => args.run(app),
            Command::Show(args) => args.run(app),
            Command::Explain(args) => args.run(app),
        }
    }
}
