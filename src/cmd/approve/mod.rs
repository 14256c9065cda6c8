//! `fte approve`

mod interactive;
mod list;
mod no;
mod show;
mod yes;

use std::path::Path;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::config;
use crate::gate::Gate;
use crate::model::Id;
use crate::model::request::Standing;
use crate::state::requests::Request;

/// Answer the requests that wait for a yes
///
/// Without a verb: an interactive review on the terminal, one request at a time. Moving a request's file from
/// `Pending_Approval/` to `Approved/` or `Rejected/` in any editor is an answer, too.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte approve\n  fte approve list --json | jq '.[].id'\n  fte approve yes 7k2m3qxa4d\n  fte approve no 7k2m3qxa4d --reason 'wrong amount'"
)]
pub(crate) struct ApproveArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Yes(yes::YesArgs),
    No(no::NoArgs),
}

impl ApproveArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?)?;
        match &self.verb {
            Some(Verb::List(args)) => args.run(app, &gate),
            Some(Verb::Show(args)) => args.run(app, &gate),
            Some(Verb::Yes(args)) => args.run(app, &gate),
            Some(Verb::No(args)) => args.run(app, &gate),
            None => interactive::run(app, &gate),
        }
    }
}

/// The id of a waiting request from what the person typed: the id, the start of it, or the note's path or name.
pub(crate) fn request_id(gate: &Gate<'_>, typed: &str) -> Result<Id> {
    let name = Path::new(typed)
        .file_stem()
        .map_or_else(|| typed.to_owned(), |name| name.to_string_lossy().into_owned());
    let typed_id = name.rsplit('_').next().unwrap_or(typed).to_lowercase();
    if let Ok(id) = typed_id.parse() {
        return Ok(id);
    }
    let waiting = gate.state.requests(Standing::Pending)?;
    let mut found = waiting
        .iter()
        .filter(|request| !typed_id.is_empty() && request.id.as_str().starts_with(&typed_id));
    let shown = crate::base::text::shown_line(typed);
    match (found.next(), found.next()) {
        (Some(request), None) => Ok(request.id.clone()),
        (Some(_), Some(_)) => {
            Err(Fail::say(Exit::Usage, format!("`{shown}` is the start of several requests' ids")))
        }
        _ => Err(Fail::say(Exit::Usage, format!("no request waits under `{shown}`"))
            .hint("`fte approve list` shows what waits")),
    }
}

/// Who says yes here: the account's name.
pub(crate) fn person() -> String {
    let user =
        config::env("USER").or_else(|| config::env("USERNAME")).unwrap_or_else(|| "owner".into());
    format!("human:{}", crate::base::text::shown_line(&user))
}

/// What waits, with the notes that a crash kept from the vault put back.
pub(crate) fn waiting(gate: &Gate<'_>) -> Result<Vec<Request>> {
    gate.state.requests(Standing::Pending)
}
