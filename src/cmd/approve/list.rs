//! `fte approve list`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::gate::{Gate, talk};
use crate::model::Id;
use crate::model::request::Standing;
use crate::report::waiting;
use crate::state::requests::Request;
use crate::vault::Place;

/// List what waits for a yes, oldest first
#[derive(Args, Debug)]
pub(crate) struct ListArgs {}

/// `[{"id","action","target","amount","rule","expires","path", …}]`
#[derive(Serialize)]
#[serde(transparent)]
struct Waiting(Vec<Row>);

#[derive(Serialize)]
struct Row {
    id: Id,
    /// What `fte approve yes` takes: the id, and from the second drawing on which one it is.
    handle: String,
    action: String,
    target: String,
    /// Of the item that it is for, else of the letter; `null` where there is none.
    subject: Option<String>,
    amount: Option<String>,
    rule: String,
    expires: String,
    path: String,
    what: String,
    expired: bool,
    /// Whether a value in it that decides about harm came from outside.
    outside: bool,
    warnings: Vec<String>,
    /// The notes of what came in its conversation since, without `.md`.
    later: Vec<String>,
}

impl ListArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let mut rows = Vec::new();
        for request in gate.state.requests(Standing::Pending)? {
            let place = gate.place_of(&request)?;
            rows.push(row(gate, &request, place)?);
        }
        if let Some(unknown) = waiting::unknown(gate.vault, gate.state)? {
            app.out.warn(unknown);
        }
        let is_news = !rows.is_empty();
        app.out.outcome(&Waiting(rows), is_news)
    }
}

fn row(gate: &Gate<'_>, request: &Request, place: Option<Place>) -> Result<Row> {
    Ok(Row {
        id: request.id.clone(),
        handle: request.handle(),
        action: request.action.name().to_owned(),
        target: request.action.target(),
        subject: talk::subject(gate.vault, request),
        amount: request.action.amount().map(|amount| amount.to_string()),
        rule: request.rule.clone(),
        expires: request.expires.clone(),
        path: place.map(|place| place.path()).unwrap_or_default(),
        what: request.origin.what.clone(),
        expired: gate.is_expired(request),
        outside: request.origin.outside.iter().any(|value| value.harm),
        warnings: request.origin.warnings.clone(),
        later: gate.later(request)?,
    })
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("nothing waits for a yes");
        }
        let rows = self.0.iter().map(|row| {
            let mut care = Vec::new();
            if row.expired {
                care.push("expired".to_owned());
            }
            if row.outside {
                care.push("has values from outside".to_owned());
            }
            if !row.later.is_empty() {
                care.push("a later message came".to_owned());
            }
            care.extend(row.warnings.iter().map(|warning| shown_line(warning)));
            let expires = row.expires.get(..10).unwrap_or_default().to_owned();
            [
                row.handle.clone(),
                row.action.clone(),
                cut(&shown_line(&row.target), 40),
                cut(&shown_line(row.subject.as_deref().unwrap_or_default()), 30),
                row.amount.clone().unwrap_or_default(),
                expires,
                cut(&care.join("; "), 60),
            ]
        });
        f.write_str(&table(
            ["id", "action", "target", "about", "amount", "expires", "take care"],
            rows,
        ))?;
        f.write_str("\n\n`fte approve` asks one by one; `fte approve show ID` shows one whole")
    }
}
