//! `fte approve yes`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result, prompt};
use crate::gate::Gate;
use crate::model::Id;
use crate::state::requests::Request;

/// Say yes to requests by id
///
/// What is approved is what was drawn, byte for byte of its meaning. A request that was edited, or has expired, is
/// drawn anew and asked once more instead.
#[derive(Args, Debug)]
pub(crate) struct YesArgs {
    /// The requests' ids
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

#[derive(Serialize)]
struct Approved {
    approved: Vec<Id>,
}

impl YesArgs {
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let mut approved = Vec::new();
        for typed in &self.ids {
            let id = super::request_id(gate, typed)?;
            let (request, place) = gate.answerable(&id)?;
            if Gate::needs_typed(&request) {
                confirm_amount(&request)?;
            }
            gate.approve(&request, &place, &super::person())?;
            approved.push(id);
        }
        app.out.report(&Approved { approved })
    }
}

/// Has the person type the amount (or the action's name, where there is none): a slip of the finger is no yes.
pub(crate) fn confirm_amount(request: &Request) -> Result<()> {
    if !prompt::can_ask() {
        return Err(Fail::say(
            Exit::Refused,
            format!("request {} needs its amount typed on a terminal", request.id),
        )
        .hint("run `fte approve` in a terminal"));
    }
    let wanted = request
        .action
        .amount()
        .map_or_else(|| request.action.name().to_owned(), |amount| amount.to_string());
    let typed = prompt::line(&format!("This one asks twice. Type `{wanted}` to approve"))?;
    let same = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    if same(&typed) == same(&wanted) {
        Ok(())
    } else {
        Err(Fail::say(Exit::Refused, "that is not the amount; nothing was approved"))
    }
}

impl fmt::Display for Approved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.approved.len() {
            1 => f.write_str("approved; `fte act` executes it"),
            n => write!(f, "{n} approved; `fte act` executes them"),
        }
    }
}
