//! `fte queue show`

use std::fmt;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{Result, clock, table, text};
use crate::model::Id;
use crate::model::request::Standing;
use crate::state::attempts::Tried;
use crate::state::holds::HoldKind;

/// Show one request: what it is, what holds it back, every try
#[derive(Args, Debug)]
pub(crate) struct ShowArgs {
    /// The request: its id, the start of it, or its note
    #[arg(value_name = "ID")]
    id: String,
}

#[derive(Serialize)]
struct Shown {
    id: Id,
    action: &'static str,
    target: String,
    params: Value,
    standing: Standing,
    approved_by: Option<String>,
    receipt: Option<Value>,
    /// The key under which the service knows it.
    key: Option<Id>,
    hold: Option<HoldKind>,
    until: Option<String>,
    why: Option<String>,
    tried: Vec<Tried>,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let request = crate::cmd::request(app, &self.id)?;
        let state = app.state()?;
        let hold = state.hold_on(&request.id, app.clock.now())?;
        app.out.report(&Shown {
            action: request.action.name(),
            target: request.action.target(),
            params: request.action.params(),
            standing: request.standing,
            approved_by: request.approved_by,
            receipt: request.receipt,
            key: state.intent(&request.id)?.map(|intent| intent.key),
            hold: hold.as_ref().map(|hold| hold.kind),
            until: hold.as_ref().and_then(|hold| hold.until).map(clock::seconds),
            why: hold.map(|hold| hold.why),
            tried: state.attempts_of(&request.id)?,
            id: request.id,
        })
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let standing = match self.standing {
            Standing::Pending => "waits for a yes",
            Standing::Approved => "approved, not done yet",
            Standing::Refused => "refused",
            Standing::Begun => "begun; whether it happened is not known yet",
            Standing::Done => "done",
            Standing::Dead => "failed for good",
        };
        writeln!(f, "{}  {}  {}", self.id, self.action, text::shown_line(&self.target))?;
        writeln!(f, "  {standing}")?;
        if let Some(why) = &self.why {
            let until = self.until.as_deref().unwrap_or("you say so");
            writeln!(f, "  held back until {until}: {}", text::shown_line(why))?;
        }
        if let Some(receipt) = &self.receipt {
            writeln!(f, "  {}", text::shown_line(&receipt.to_string()))?;
        }
        let rows = self.tried.iter().map(|tried| {
            let took = format!("{} ms", tried.took_ms);
            [
                clock::seconds(tried.at),
                tried.service.clone(),
                tried.outcome.clone(),
                took,
                text::shown_line(&tried.why),
            ]
        });
        let rows = table::table(["tried", "at", "outcome", "took", "why"], rows);
        f.write_str(if rows.is_empty() { "  never tried" } else { &rows })
    }
}
