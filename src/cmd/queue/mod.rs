//! `fte queue`: what is approved and not done, what is in doubt, what failed for good.

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::gate::Gate;

mod drop;
mod hold;
mod list;
mod retry;
mod settle;
mod show;

/// See and steer what is approved and not done: held back, in doubt, failed for good
///
/// Without a verb it lists. A service that is away or paused is listed too; its work waits in order.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte queue
  fte queue hold 7k2m9qxa4d
  fte queue retry webhook
  fte queue list --json | jq '.dead[].id'")]
pub(crate) struct QueueArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Hold(hold::HoldArgs),
    Retry(retry::RetryArgs),
    Drop(drop::DropArgs),
    Settle(settle::SettleArgs),
}

impl QueueArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ran = match &self.verb {
            None | Some(Verb::List(_)) => return list::run(app),
            Some(Verb::Show(args)) => return args.run(app),
            Some(Verb::Hold(args)) => args.run(app),
            Some(Verb::Retry(args)) => args.run(app),
            Some(Verb::Drop(args)) => args.run(app),
            Some(Verb::Settle(args)) => args.run(app),
        };
        // One of several may have failed: what was said of the others counts.
        app.state()?.ring();
        ran
    }
}

fn gate(app: &App) -> Result<Gate<'_>> {
    Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "queue")
}
