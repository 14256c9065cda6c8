//! `fte approve`

mod answers;
mod interactive;
mod list;
mod no;
mod plan;
mod show;
mod yes;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::config;
use crate::gate::Gate;

/// Answer the requests that wait for a yes
///
/// Without a verb: an interactive review on the terminal, one request at a time. Moving a request's file from
/// `Pending_Approval/` to `Approved/` or `Rejected/` in any editor is an answer, too.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte approve\n  fte approve list --json | jq '.[].id'\n  fte approve yes 7k2m3qxa4d\n  fte approve no 7k2m3qxa4d --reason 'wrong amount'\n  fte approve plan k3xq7a2m4c"
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
    Plan(plan::PlanArgs),
}

impl ApproveArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "approve")?;
        let ran = match &self.verb {
            Some(Verb::List(args)) => return args.run(app, &gate),
            Some(Verb::Show(args)) => return args.run(app, &gate),
            Some(Verb::Plan(args)) => return args.run(app, &gate),
            Some(Verb::Yes(args)) => args.run(app, &gate),
            Some(Verb::No(args)) => args.run(app, &gate),
            None => interactive::run(app, &gate),
        };
        // An answer to a whole plan moves no file of its own.
        app.state()?.ring();
        ran
    }
}

/// What came in a request's conversation since, for a terminal.
fn came_later(notes: &[String]) -> String {
    let line = |note: &String| {
        let note = crate::base::text::shown_line(note);
        format!("  ! a later message came in this conversation: [[{note}]]\n")
    };
    notes.iter().map(line).collect()
}

/// Who says yes here: the account's name.
pub(crate) fn person() -> String {
    let user =
        config::env("USER").or_else(|| config::env("USERNAME")).unwrap_or_else(|| "owner".into());
    format!("human:{}", crate::base::text::shown_line(&user))
}
