//! `fte undo`

use std::fmt;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::gate::Gate;
use crate::gate::submit::Submitted;
use crate::model::Id;
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::request::{Standing, Verdict};
use crate::state::requests::Request;
use crate::work::undo::{self, Taking};

/// Ask to take back what a request did
///
/// The opposite of what was done becomes a request of its own, which your policy judges like any other: a bill is booked
/// back, an invoice is cancelled by a credit note, a note that nobody changed is taken away. What can't be taken back
/// says so. `fte policy explain ACTION` tells how each action is undone.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte undo 7k2m3qxa4d\n  fte undo 7k2m --dry-run\n  fte act --json | jq -r '.executed[0].id' | xargs fte undo"
)]
pub(crate) struct UndoArgs {
    /// The request that was done: its id, or the start of it
    #[arg(value_name = "ID")]
    id: String,
    /// Say what would be asked for, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// `{"undoes","id","action","target","amount","params","verdict","rule","standing","path","new","dry_run"}`
#[derive(Serialize)]
struct Undoing {
    /// The request that is taken back.
    undoes: Id,
    /// The request that does it; `null` with `--dry-run` where there is none yet.
    id: Option<Id>,
    action: &'static str,
    target: String,
    amount: Option<Money>,
    params: Value,
    verdict: Verdict,
    rule: String,
    standing: Option<Standing>,
    path: Option<String>,
    /// Whether it was asked for just now.
    new: bool,
    dry_run: bool,
}

impl UndoArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "person")?;
        let world = app.world()?;
        let done = crate::cmd::request(app, &self.id)?;
        let undoing = match undo::look(&gate, &world, &done)? {
            Taking::Asked(known) => {
                // Where a crash kept its note from its place, it is laid now.
                let place =
                    if self.dry_run { gate.place_of(&known)? } else { gate.restored(&known)? };
                asked(&done, Submitted { request: *known, place }, false)
            }
            Taking::New { action, .. } if self.dry_run => would(&gate, &done, &action),
            Taking::New { action, failed } => {
                let submitted = undo::submit(&gate, &done, *action, failed.as_ref())?;
                if let Verdict::Never(why) = &submitted.request.verdict {
                    let rule = &submitted.request.rule;
                    let what = format!("the policy refuses this: {why} (rule “{rule}”)");
                    return Err(Fail::say(Exit::Refused, what)
                        .hint("`fte policy explain` shows which rule decides"));
                }
                asked(&done, submitted, true)
            }
        };
        app.out.report(&Undoing { dry_run: self.dry_run, ..undoing })
    }
}

fn asked(done: &Request, submitted: Submitted, new: bool) -> Undoing {
    let request = submitted.request;
    Undoing {
        undoes: done.id.clone(),
        action: request.action.name(),
        target: request.action.target(),
        amount: request.action.amount(),
        params: request.action.params(),
        standing: Some(request.standing),
        path: submitted.place.map(|place| place.path()),
        id: Some(request.id),
        verdict: request.verdict,
        rule: request.rule,
        new,
        dry_run: false,
    }
}

/// What would be asked for, and what the policy says of it now.
fn would(gate: &Gate<'_>, done: &Request, action: &Action) -> Undoing {
    let judgement = gate.judge(action, false, None, false);
    Undoing {
        undoes: done.id.clone(),
        id: None,
        action: action.name(),
        target: action.target(),
        amount: action.amount(),
        params: action.params(),
        verdict: judgement.verdict,
        rule: judgement.rule,
        standing: None,
        path: None,
        new: false,
        dry_run: true,
    }
}

impl fmt::Display for Undoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.map(|amount| format!(", {amount}")).unwrap_or_default();
        let target = cut(&shown_line(&self.target), 60);
        writeln!(f, "{}: {target}{amount}", self.action)?;
        let Some(id) = &self.id else { return self.would(f) };
        if let Some(path) = &self.path {
            writeln!(f, "{path}")?;
        }
        let (undoes, rule) = (&self.undoes, &self.rule);
        if !self.new {
            write!(f, "request {id} takes back {undoes} already: ")?;
        }
        match (self.standing, &self.verdict) {
            (Some(Standing::Done), _) => write!(f, "it is done"),
            (Some(Standing::Begun), _) => write!(f, "it was begun, `fte act` goes on with it"),
            (Some(Standing::Approved), Verdict::Go(_)) => {
                write!(f, "needs no yes (rule “{rule}”): `fte act` does it")
            }
            (Some(Standing::Approved), _) => write!(f, "it is approved: `fte act` does it"),
            (_, Verdict::AskTwice(_)) => {
                write!(f, "waits for a yes with the amount typed (rule “{rule}”): `fte approve`")
            }
            _ => write!(
                f,
                "waits for your yes (rule “{rule}”): `fte approve yes {id}`, then `fte act`"
            ),
        }
    }
}

impl Undoing {
    fn would(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match &self.verdict {
            Verdict::Go(_) => "would need no yes",
            Verdict::Ask(_) => "would wait for your yes",
            Verdict::AskTwice(_) => "would wait for a yes with the amount typed",
            Verdict::Never(_) => "would be refused by the policy",
        };
        write!(f, "takes back request {}; {says} (rule “{}”)", self.undoes, self.rule)
    }
}
