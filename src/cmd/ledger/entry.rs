//! What the writing verbs of `fte ledger` share: the entry is tried against the books, then asked for at the gate.

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::gate::Gate;
use crate::gate::submit::{Links, Submitted};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::request::{Proposal, Verdict};
use crate::model::tax::Tax;

/// The flags of every verb that writes.
#[derive(Args, Debug)]
pub(super) struct EntryArgs {
    /// Print the entry that would be booked, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// Where a request went: `{"id","action","target","amount","verdict","rule","path"}`
#[derive(Serialize)]
struct Asked {
    id: Id,
    action: &'static str,
    target: String,
    amount: Option<Money>,
    verdict: Verdict,
    rule: String,
    path: Option<String>,
}

/// `{"entry"}`
#[derive(Serialize)]
struct Preview {
    entry: String,
}

impl EntryArgs {
    /// Asks for an action, once the books said that they would take it.
    pub(super) fn submit(&self, app: &App, action: Action) -> Result<()> {
        self.ask(app, action, None)
    }

    /// [`EntryArgs::submit`], asking a person whatever the policy says where there is a reason for it.
    pub(super) fn ask(&self, app: &App, action: Action, why: Option<&str>) -> Result<()> {
        let entry = super::books(app)?.preview(&action, app.clock.today())?.unwrap_or_default();
        if self.dry_run {
            return app.out.report(&Preview { entry });
        }
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "person")?;
        let what = action.spec().summary.to_owned();
        let proposal = Proposal {
            action,
            what,
            item: None,
            domain: None,
            plan: None,
            step: None,
            by: "person".into(),
            auto: false,
            ask: why.map(str::to_owned),
        };
        let submitted = gate.submit(&proposal, None, Links::default())?;
        if let Verdict::Never(why) = &submitted.request.verdict {
            let what =
                format!("the policy refuses this: {why} (rule “{}”)", submitted.request.rule);
            return Err(Fail::say(Exit::Refused, what)
                .hint("`fte policy explain` shows which rule decides"));
        }
        app.out.report(&asked(submitted))
    }
}

/// The taxes of a bill as they are typed, with what the vault's table says of those that have a name.
pub(super) fn input_taxes(app: &App, typed: &[String]) -> Result<Vec<String>> {
    let books = super::books(app)?;
    let mut taxes = Vec::new();
    for written in typed {
        let (rate, stated) = written.split_once('=').unwrap_or((written, ""));
        let tax = Tax { says: String::new(), inclusive: false, ..books.tax(rate)? };
        let stated = stated.trim();
        taxes.push(if stated.is_empty() { tax.to_string() } else { format!("{tax} = {stated}") });
    }
    Ok(taxes)
}

fn asked(submitted: Submitted) -> Asked {
    let request = submitted.request;
    Asked {
        action: request.action.name(),
        target: request.action.target(),
        amount: request.action.amount(),
        path: submitted.place.map(|place| place.path()),
        id: request.id,
        verdict: request.verdict,
        rule: request.rule,
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.map(|amount| format!(", {amount}")).unwrap_or_default();
        let target = cut(&shown_line(&self.target), 60);
        let place = self.path.as_deref().unwrap_or_default();
        writeln!(f, "{}: {target}{amount}\n{place}", self.action)?;
        match &self.verdict {
            Verdict::Go(_) => write!(f, "needs no yes (rule “{}”): `fte act` books it", self.rule),
            Verdict::AskTwice(_) => {
                write!(
                    f,
                    "waits for a yes with the amount typed (rule “{}”): `fte approve`",
                    self.rule
                )
            }
            _ => write!(
                f,
                "waits for your yes (rule “{}”): `fte approve yes {}`, then `fte act`",
                self.rule, self.id
            ),
        }
    }
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.trim_start_matches(['\r', '\n']))
    }
}
