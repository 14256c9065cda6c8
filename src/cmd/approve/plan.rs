//! `fte approve plan`

use std::fmt;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use super::answers;
use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::gate::{Gate, page};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::plan::{Step, StepOutput, StepState};
use crate::model::request::{Outside, Verdict};
use crate::state::requests::Request;
use crate::work::whole::{self, Part, Stands, Whole};

/// Show a plan whole, to say yes to all of its steps at once
///
/// Each step is shown as its request is or will be: what, to whom, how much. What a step takes from an earlier one (an
/// invoice's number, say) stands there as what it is, and is put in when it is known. `fte approve yes` takes the handle
/// that is printed here: a yes is to what was read, and a step that shows more when its turn comes asks on its own.
#[derive(Args, Debug)]
pub(crate) struct PlanArgs {
    /// The plan's id, or its note's path
    #[arg(value_name = "PLAN")]
    plan: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    plan: &'a str,
    /// What `fte approve yes` takes; nothing where nothing waits for a yes.
    handle: Option<String>,
    path: String,
    title: String,
    item: &'a str,
    by: &'a str,
    approved_by: Option<&'a str>,
    steps: Vec<Row<'a>>,
    #[serde(skip)]
    whole: &'a Whole,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    what: &'a str,
    needs: &'a [String],
    state: StepState,
    action: Option<&'a str>,
    target: Option<String>,
    amount: Option<String>,
    params: Value,
    /// What it takes from earlier steps, and how that stands in its parameters.
    outputs: Vec<Output<'a>>,
    verdict: Option<&'a Verdict>,
    warnings: &'a [String],
    outside: &'a [Outside],
    request: Option<&'a str>,
    /// Whether a yes to the plan is to it; `alone` says why it asks on its own.
    yes: bool,
    alone: Option<&'a str>,
}

#[derive(Serialize)]
struct Output<'a> {
    of: &'a StepOutput,
    written: String,
}

impl PlanArgs {
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let Some((plan, _)) = answers::named_plan(gate, &self.plan)? else {
            return Err(Fail::say(
                Exit::Usage,
                format!("there is no plan `{}`", cut(&shown_line(&self.plan), 60)),
            )
            .hint("its id is the last part of its note's name in Plans/"));
        };
        let whole = whole::read(gate, &plan)?;
        app.out.report(&Shown {
            plan: whole.id.as_str(),
            handle: whole.asks().then(|| whole.handle()),
            path: whole.place.path(),
            title: shown_line(&whole.title),
            item: whole.item.as_str(),
            by: &whole.by,
            approved_by: whole.consent.as_ref().map(|consent| consent.by.as_str()),
            steps: whole.parts.iter().map(row).collect(),
            whole: &whole,
        })
    }
}

fn row(part: &Part) -> Row<'_> {
    let (step, request) = (&part.step, part.request.as_ref());
    let action = request.map(|request| &request.action).or(step.action.as_ref());
    Row {
        id: &step.id,
        what: &step.what,
        needs: &step.needs,
        state: step.state,
        action: action.map(Action::name),
        target: action.map(Action::target),
        amount: action.and_then(Action::amount).map(|amount| amount.to_string()),
        params: action.map_or(Value::Null, Action::params),
        outputs: step
            .blanks
            .of
            .iter()
            .map(|of| Output { of, written: step.blanks.written(of) })
            .collect(),
        verdict: request.map(|request| &request.verdict),
        warnings: request.map_or(&[], |request| &request.origin.warnings),
        outside: request.map_or(&[], |request| &request.origin.outside),
        request: step.request.as_ref().map(Id::as_str),
        yes: matches!(part.stands, Stands::Agreed(_)),
        alone: match part.stands {
            Stands::Alone(why) => Some(why),
            _ => None,
        },
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}  [{}]  {}", self.title, self.plan, shown_line(&self.path))?;
        for (at, part) in self.whole.parts.iter().enumerate() {
            let step = &part.step;
            write!(
                f,
                "\n── {} of {}: {} (`{}`",
                at + 1,
                self.whole.parts.len(),
                shown_line(&step.what),
                shown_line(&step.id)
            )?;
            if !step.needs.is_empty() {
                write!(f, ", after {}", shown_line(&step.needs.join(", ")))?;
            }
            writeln!(f, ")")?;
            for of in &step.blanks.of {
                writeln!(
                    f,
                    "  {} is the {} of `{}`",
                    shown_line(&step.blanks.written(of)),
                    shown_line(&of.output),
                    shown_line(&of.step)
                )?;
            }
            match (&part.request, &part.stands) {
                (Some(request), Stands::Agreed(_)) => {
                    write!(f, "{}{}", drawn(part, request), page::terminal_content(request))?;
                }
                (Some(request), Stands::Alone(why)) => {
                    write!(f, "{}{}", drawn(part, request), page::terminal_content(request))?;
                    writeln!(f, "  ! {why}: it asks on its own")?;
                }
                _ => writeln!(f, "  {}", stands(step))?,
            }
        }
        match &self.handle {
            Some(handle) => write!(f, "\nyes to all of it: `fte approve yes {handle}`"),
            None => write!(f, "\nnothing in it waits for a yes"),
        }
    }
}

/// A request that waits, as it is answered; one that is yet to come, without an id.
fn drawn(part: &Part, request: &Request) -> String {
    match part.step.state {
        StepState::Submitted => page::terminal(request),
        _ => page::terminal_preview(request),
    }
}

fn stands(step: &Step) -> &'static str {
    match step.state {
        StepState::Done => "done",
        StepState::Refused => "refused",
        StepState::Failed => "failed for good",
        StepState::Submitted => "approved; `fte act` executes it",
        StepState::Person => "yours to do",
        StepState::Waiting => "waits for your answer; it asks on its own",
    }
}
