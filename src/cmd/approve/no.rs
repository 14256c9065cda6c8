//! `fte approve no`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::answers::{self, NotAnswered};
use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::gate::Gate;
use crate::model::Id;
use crate::model::request::Standing;
use crate::work::{steps, whole};

/// Say no to requests by id, or take back the yes to a plan
#[derive(Args, Debug)]
pub(crate) struct NoArgs {
    /// The requests' ids
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Why, for the note and the log
    #[arg(long, default_value = "")]
    reason: String,
}

#[derive(Serialize)]
struct Refused<'a> {
    refused: &'a [Id],
    failed: &'a [NotAnswered],
}

impl NoArgs {
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let answered = answers::each(&self.ids, |typed| {
            if let Some((plan, _)) = answers::named_plan(gate, typed)? {
                return take_back(gate, plan);
            }
            let named = answers::named(gate, typed)?;
            refuse(gate, &named.id, &self.reason)?;
            Ok(named.id)
        });
        app.out.report(&Refused { refused: &answered.done, failed: &answered.failed })?;
        answered.finish()
    }
}

/// Takes the yes to a whole plan back.
fn take_back(gate: &Gate<'_>, plan: Id) -> Result<Id> {
    if whole::take_back(gate, &plan)? {
        return Ok(plan);
    }
    Err(Fail::say(Exit::Refused, format!("nobody said yes to the plan {plan} as a whole"))
        .hint("its requests are answered one by one: `fte approve list`"))
}

/// Says no to a request that waits, or that was approved and not executed yet.
pub(crate) fn refuse(gate: &Gate<'_>, id: &Id, reason: &str) -> Result<()> {
    let unknown = || {
        Fail::say(Exit::Usage, format!("there is no request {id}"))
            .hint("`fte approve list` shows what waits")
    };
    let request = gate.state.request(id)?.ok_or_else(unknown)?;
    if !matches!(request.standing, Standing::Pending | Standing::Approved) {
        return Err(Fail::say(
            Exit::Refused,
            format!("request {id} does not wait for an answer any more"),
        ));
    }
    let place = gate.restored(&request)?.ok_or_else(unknown)?;
    let no = gate.reject(&request, &place, &super::person(), reason)?;
    steps::after(gate, &no)?;
    Ok(())
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.refused.len() {
            0 => Ok(()),
            count => write!(f, "{count} refused"),
        }
    }
}
