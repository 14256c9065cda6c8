//! `fte approve show`

use std::fmt;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use super::answers;
use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::gate::{Gate, page};
use crate::model::request::{Outside, Standing, Verdict};
use crate::state::requests::Request;

/// Show one request whole: what will happen, to whom, why, and what came from outside
#[derive(Args, Debug)]
pub(crate) struct ShowArgs {
    /// The request's id
    id: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    handle: String,
    action: &'a str,
    what: &'a str,
    params: Value,
    standing: Standing,
    verdict: &'a Verdict,
    rule: &'a str,
    asked: &'a str,
    expires: &'a str,
    by: &'a str,
    approved_by: Option<&'a str>,
    warnings: &'a [String],
    outside: &'a [Outside],
    /// The notes of what came in its conversation since, without `.md`.
    later: Vec<String>,
    receipt: Option<&'a Value>,
    #[serde(skip)]
    request: &'a Request,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        if let Some((plan, _)) = answers::named_plan(gate, &self.id)? {
            return Err(Fail::say(Exit::Usage, format!("{plan} is a plan"))
                .hint(format!("`fte approve plan {plan}` shows it")));
        }
        let id = answers::named(gate, &self.id)?.id;
        let request = gate.state.request(&id)?.ok_or_else(|| {
            Fail::say(Exit::Usage, format!("there is no request {id}"))
                .hint("`fte approve list` shows what waits")
        })?;
        app.out.report(&Shown {
            id: request.id.as_str(),
            handle: request.handle(),
            action: request.action.name(),
            what: &request.origin.what,
            params: request.action.params(),
            standing: request.standing,
            verdict: &request.verdict,
            rule: &request.rule,
            asked: &request.asked,
            expires: &request.expires,
            by: &request.origin.by,
            approved_by: request.approved_by.as_deref(),
            warnings: &request.origin.warnings,
            outside: &request.origin.outside,
            later: gate.later(&request)?,
            receipt: request.receipt.as_ref(),
            request: &request,
        })
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id;
        let standing = match self.standing {
            Standing::Pending => String::new(),
            Standing::Approved => "approved, and not executed yet: `fte act`\n\n".into(),
            Standing::Refused => "refused: it is not executed\n\n".into(),
            Standing::Begun => {
                format!("begun, and not known to be done: `fte queue show {id}`\n\n")
            }
            Standing::Done => format!("done: `fte trace {id}` shows what came of it\n\n"),
            Standing::Dead => format!("failed for good: `fte queue show {id}` says why\n\n"),
        };
        f.write_str(&standing)?;
        write!(
            f,
            "{}{}{}",
            page::terminal(self.request),
            super::came_later(&self.later),
            page::terminal_content(self.request)
        )
    }
}
