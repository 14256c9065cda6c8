//! `fte queue`: what is approved and not done, what is in doubt, what failed for good.

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::{Exit, Fail, Result, text};
use crate::gate::Gate;
use crate::state::requests::Request;

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
        match &self.verb {
            None => list::ListArgs {}.run(app),
            Some(Verb::List(args)) => args.run(app),
            Some(Verb::Show(args)) => args.run(app),
            Some(Verb::Hold(args)) => args.run(app),
            Some(Verb::Retry(args)) => args.run(app),
            Some(Verb::Drop(args)) => args.run(app),
            Some(Verb::Settle(args)) => args.run(app),
        }
    }
}

fn gate(app: &App) -> Result<Gate<'_>> {
    Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "queue")
}

/// The request that a person named: by its id or the start of it, or its note's path or name.
fn named(app: &App, typed: &str) -> Result<Request> {
    let name = typed.rsplit(['/', '\\']).next().unwrap_or(typed).trim_end_matches(".md");
    let id = name.rsplit('_').next().unwrap_or(name).to_lowercase();
    // A drawing's number is of no matter here: what is held or dropped is the request.
    let id = id.split('-').next().unwrap_or_default();
    let shown = text::shown_line(typed);
    let state = app.state()?;
    let found = if id.len() < 4 { Vec::new() } else { state.ids_from(id)? };
    match found.as_slice() {
        [id] => state.request(id)?.ok_or_else(|| unknown(&shown)),
        [] => Err(unknown(&shown)),
        _ => Err(Fail::say(Exit::Usage, format!("`{shown}` is the start of several ids"))),
    }
}

fn unknown(shown: &str) -> Fail {
    Fail::say(Exit::Usage, format!("there is no request `{shown}`"))
        .hint("`fte queue` lists what is not done; `fte approve list` what waits for a yes")
}
