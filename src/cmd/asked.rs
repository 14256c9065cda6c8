//! What a person types that is to be done: its way to the gate, and what is said of where it went.

use std::fmt;

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
use crate::state::requests::Request;

/// Where a request went: `{"id","action","target","amount","verdict","rule","path"}`
#[derive(Serialize)]
pub(super) struct Asked {
    id: Id,
    action: &'static str,
    target: String,
    amount: Option<Money>,
    verdict: Verdict,
    rule: String,
    path: Option<String>,
    /// What `fte act` does with it: `books it`.
    #[serde(skip)]
    does: &'static str,
}

/// Asks the gate for what a person wants done; `ask` is why it asks whatever the policy says. What the policy never lets go is
/// exit code 5.
pub(super) fn submit(
    app: &App,
    action: Action,
    ask: Option<&str>,
    does: &'static str,
) -> Result<Asked> {
    let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "person")?;
    let proposal = Proposal { ask: ask.map(str::to_owned), ..Proposal::of(action, "person") };
    let Submitted { request, place } = gate.submit(&proposal, None, Links::default())?;
    barred(&request)?;
    Ok(Asked {
        action: request.action.name(),
        target: request.action.target(),
        amount: request.action.amount(),
        path: place.map(|place| place.path()),
        id: request.id,
        verdict: request.verdict,
        rule: request.rule,
        does,
    })
}

/// An error where the policy never lets it go.
pub(super) fn barred(request: &Request) -> Result<()> {
    let Verdict::Never(why) = &request.verdict else { return Ok(()) };
    let what = format!("the policy refuses this: {why} (rule “{}”)", request.rule);
    Err(Fail::say(Exit::Refused, what).hint("`fte policy explain` shows which rule decides"))
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.map(|amount| format!(", {amount}")).unwrap_or_default();
        let target = cut(&shown_line(&self.target), 60);
        let (place, rule, does) = (self.path.as_deref().unwrap_or_default(), &self.rule, self.does);
        writeln!(f, "{}: {target}{amount}\n{place}", self.action)?;
        match &self.verdict {
            Verdict::Go(_) => write!(f, "needs no yes (rule “{rule}”): `fte act` {does}"),
            Verdict::AskTwice(_) => {
                write!(f, "waits for a yes with the amount typed (rule “{rule}”): `fte approve`")
            }
            _ => write!(
                f,
                "waits for your yes (rule “{rule}”): `fte approve yes {}`, then `fte act`",
                self.id
            ),
        }
    }
}
