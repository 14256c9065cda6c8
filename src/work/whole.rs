//! A plan before the person as a whole: what is read of it, the yes to that, and the yes taken back.

use serde_json::{Value, json};

use super::open::Open;
use super::steps;
use crate::base::{Exit, Fail, Result, clock, digest, text};
use crate::gate::Gate;
use crate::gate::submit::Links;
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::plan::{Step, StepState, UNDO};
use crate::model::request::{Standing, Verdict};
use crate::state::Sealed;
use crate::state::consent::{Agreed, Consent};
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

/// A plan as it is read.
pub(crate) struct Whole {
    pub(crate) id: Id,
    pub(crate) item: Id,
    pub(crate) title: String,
    pub(crate) place: Place,
    pub(crate) by: String,
    pub(crate) parts: Vec<Part>,
    /// Who said yes to it, and to which reading.
    pub(crate) consent: Option<Consent>,
}

/// One step as it is read.
pub(crate) struct Part {
    pub(crate) step: Step,
    /// Its request, as it was asked or as it would be.
    pub(crate) request: Option<Request>,
    pub(crate) stands: Stands,
}

/// What a yes to the plan does for a step.
pub(crate) enum Stands {
    /// The yes is to it.
    Agreed(Box<Agreed>),
    /// It asks on its own, and why.
    Alone(&'static str),
    /// Nothing is left to say yes to: done, approved, the person's own.
    Settled,
}

impl Part {
    /// Whether a person will be asked for it, and a yes to the plan would be the answer.
    pub(crate) fn asks(&self) -> bool {
        let verdict = self.request.as_ref().map(|request| &request.verdict);
        matches!((&self.stands, verdict), (Stands::Agreed(_), Some(Verdict::Ask(_))))
    }
}

impl Whole {
    /// What a person types to say yes to what they read: the plan's id, and the start of the reading's digest.
    pub(crate) fn handle(&self) -> String {
        let parts: Vec<Value> = self
            .parts
            .iter()
            .map(|part| match &part.stands {
                Stands::Agreed(agreed) => json!([part.step.id, part.step.what, agreed]),
                Stands::Alone(why) => json!([part.step.id, part.step.what, why]),
                Stands::Settled => json!([part.step.id, part.step.what]),
            })
            .collect();
        let read = json!([self.item, self.title, self.by, parts]).to_string();
        let digest = digest::short_id(&[b"reading", self.id.as_str().as_bytes(), read.as_bytes()]);
        format!("{}-{}", self.id, digest.get(..8).unwrap_or_default())
    }

    /// Whether a yes to it would do anything.
    pub(crate) fn asks(&self) -> bool {
        self.parts.iter().any(Part::asks)
    }
}

/// A plan as it is now, for a person to read.
pub(crate) fn read(gate: &Gate<'_>, plan: &Id) -> Result<Whole> {
    whole(&open(gate, plan)?)
}

/// Notes a person's yes to a plan, where it still is what they read, and lets go on what the yes is to.
pub(crate) fn say_yes(gate: &Gate<'_>, plan: &Id, handle: &str, by: &str) -> Result<()> {
    let mut open = open(gate, plan)?;
    let whole = whole(&open)?;
    let now = whole.handle();
    let next = format!("read it: `fte approve plan {plan}`; then `fte approve yes {now}`");
    if handle != now {
        let what = if handle.contains('-') {
            "is not what you read any more"
        } else {
            "must be read first"
        };
        return Err(Fail::say(Exit::Refused, format!("the plan {plan} {what}")).hint(next));
    }
    if !whole.asks() {
        return Err(Fail::say(
            Exit::Refused,
            format!("nothing in the plan {plan} waits for a yes"),
        ));
    }
    let steps: std::collections::BTreeMap<_, _> = whole
        .parts
        .into_iter()
        .filter_map(|part| match part.stands {
            Stands::Agreed(agreed) => Some((part.step.id, *agreed)),
            _ => None,
        })
        .collect();
    let at = clock::seconds(gate.trail.clock.now());
    let consent = Consent { by: by.to_owned(), at, handle: now, steps };
    let sealed = open.sealed.as_ref().ok_or_else(|| unknown(plan))?;
    let mut event = event(gate, plan, sealed, "approval.plan", &consent);
    event.domain.clone_from(&open.domain);
    event.approval_status = Some("approved".into());
    gate.trail.record_with(vec![event], || {
        gate.state.forget_swept(&open.place.name)?;
        gate.state.set_consent(plan, &consent)
    })?;
    open.go_on().map(drop)
}

/// Why a request is asked for again whose plan's yes was taken back.
pub(super) const TAKEN_BACK: &str = "the yes to its plan was taken back";

/// Takes the yes to a plan back: what it approved and was not begun yet asks again. Returns whether there was one.
///
/// The no and all that follows from it for requests is one commit, whatever the plan's note says by now. What is under way
/// is remembered: where it turns out not to have happened, it asks again as well.
pub(crate) fn take_back(gate: &Gate<'_>, plan: &Id) -> Result<bool> {
    // No run begins one of them meanwhile.
    let _act = gate.state.lock("act")?;
    let plans = gate.state.lock("plans")?;
    let (Some(sealed), Some(consent)) = (gate.state.plan(plan)?, gate.state.consent(plan)?) else {
        return Ok(false);
    };
    let (begun, approved) = under(gate, plan, &consent)?;
    let mut event = event(gate, plan, &sealed, "approval.plan-back", &consent);
    (event.status, event.approval_status) = (Status::Refused, Some("refused".into()));
    let first = approved.iter().chain(&begun).next();
    event.domain = first.and_then(|request| request.origin.domain.clone());
    let mut failed = gate.take_back(&approved, vec![event], TAKEN_BACK, || {
        gate.state.forget_swept(&sealed.name)?;
        gate.state.forget_consent(plan)?;
        still_taken_back(gate, plan, &consent, &begun)
    })?;
    drop(plans);
    failed.extend(steps::go_on_at(gate, &Place::new(Folder::Plans, sealed.name)).err());
    match failed.into_iter().next() {
        None => Ok(true),
        Some(fail) => Err(Fail {
            cause: fail.cause.context("the yes is taken back, but not all notes could follow"),
            ..fail
        }
        .hint("`fte act` asks for what is left")),
    }
}

impl Open<'_> {
    /// Asks again for what was under way when the yes was taken back, and did not happen.
    pub(super) fn take_back_rest(&mut self) -> Result<()> {
        let (gate, plan) = (self.gate, &self.plan.id);
        let Some(consent) = gate.state.taken_back(plan)? else { return Ok(()) };
        let (begun, approved) = under(gate, plan, &consent)?;
        let rest = || still_taken_back(gate, plan, &consent, &begun);
        if approved.is_empty() {
            return rest();
        }
        let failed = gate.take_back(&approved, Vec::new(), TAKEN_BACK, rest)?;
        self.know()?;
        failed.into_iter().next().map_or(Ok(()), Err)
    }
}

/// Whether what a request was approved by is a yes to its plan that was taken back since.
///
/// Asked before it is carried out, and of the state alone: the plan's note may be one that nobody can read.
pub(super) fn is_taken_back(gate: &Gate<'_>, request: &Request) -> Result<bool> {
    let Some(plan) = &request.origin.plan else { return Ok(false) };
    let consent = gate.state.taken_back(plan)?;
    Ok(consent.is_some_and(|consent| follows(request, plan, &consent)))
}

/// Notes that a request whose plan's yes was taken back was asked for again: the next yes is to it alone.
pub(super) fn asked_again(gate: &Gate<'_>, request: &Request) -> Result<()> {
    let Some(plan) = &request.origin.plan else { return Ok(()) };
    let Some(consent) = gate.state.taken_back(plan)? else { return Ok(()) };
    let (mut rest, approved) = under(gate, plan, &consent)?;
    rest.extend(approved);
    still_taken_back(gate, plan, &consent, &rest)
}

/// Remembers of a yes that was taken back only the steps of these requests: what is asked for again is answered anew.
fn still_taken_back(gate: &Gate<'_>, plan: &Id, consent: &Consent, rest: &[Request]) -> Result<()> {
    let mut left = consent.clone();
    left.steps
        .retain(|step, _| rest.iter().any(|request| request.origin.step.as_ref() == Some(step)));
    if left.steps.is_empty() {
        return gate.state.forget_taken_back(plan);
    }
    gate.state.set_taken_back(plan, &left)
}

/// Whether a request was approved by this yes to its plan.
fn follows(request: &Request, plan: &Id, consent: &Consent) -> bool {
    let step = request.origin.step.as_ref();
    request.origin.plan.as_ref() == Some(plan)
        && step.is_some_and(|step| consent.steps.contains_key(step))
        && request.approved_by.as_ref() == Some(&consent.by)
        && matches!(request.verdict, Verdict::Ask(_))
}

/// What was approved by the yes to its plan: what is begun, and what is not.
///
/// Looked for among all requests: what the plan knows of its steps' requests is noted a moment after they are.
fn under(gate: &Gate<'_>, plan: &Id, consent: &Consent) -> Result<(Vec<Request>, Vec<Request>)> {
    let of = |standing| -> Result<Vec<Request>> {
        let mut requests = gate.state.requests(standing)?;
        requests.retain(|request| follows(request, plan, consent));
        Ok(requests)
    };
    Ok((of(Standing::Begun)?, of(Standing::Approved)?))
}

fn unknown(plan: &Id) -> Fail {
    Fail::say(Exit::Usage, format!("there is no plan {plan} under way"))
        .hint("`fte approve list` shows what waits")
}

fn open<'a>(gate: &'a Gate<'_>, plan: &Id) -> Result<Open<'a>> {
    let sealed = gate.state.plan(plan)?.ok_or_else(|| unknown(plan))?;
    let mut open =
        Open::read(gate, &Place::new(Folder::Plans, sealed.name))?.ok_or_else(|| unknown(plan))?;
    if open.plan.id != *plan || open.sealed.is_none() || open.item.is_none() {
        return Err(unknown(plan));
    }
    open.know()?;
    if open.is_torn() {
        return Err(Fail::say(
            Exit::Refused,
            format!("a step is gone from the plan {plan}: its steps ask one by one"),
        ));
    }
    Ok(open)
}

fn whole(open: &Open<'_>) -> Result<Whole> {
    let parts = open.plan.steps.iter().map(|step| part(open, step)).collect::<Result<_>>()?;
    Ok(Whole {
        id: open.plan.id.clone(),
        item: open.plan.item.clone(),
        title: open.plan.title.clone(),
        place: open.place.clone(),
        by: open.sealed.as_ref().map(|sealed| sealed.by.clone()).unwrap_or_default(),
        parts,
        consent: open.gate.state.consent(&open.plan.id)?,
    })
}

fn part(open: &Open<'_>, step: &Step) -> Result<Part> {
    let settled = |request| Part { step: step.clone(), request, stands: Stands::Settled };
    let request = match (step.state, &step.action) {
        (StepState::Submitted, _) => {
            let id = step.request.as_ref();
            id.map(|id| open.gate.state.request(id)).transpose()?.flatten()
        }
        (StepState::Waiting, Some(action)) => Some(preview(open, step, action)?),
        _ => return Ok(settled(None)),
    };
    let Some(request) = request else { return Ok(settled(None)) };
    if step.state == StepState::Submitted && request.standing != Standing::Pending {
        return Ok(settled(Some(request)));
    }
    let seal = open.sealed.as_ref().and_then(|sealed| sealed.seal_of(step));
    let stands = match (seal, &request.verdict) {
        (None, _) => Stands::Alone("it was changed since it was planned"),
        _ if step.id.starts_with(UNDO) => Stands::Alone("it undoes what was done"),
        (_, Verdict::AskTwice(_)) => Stands::Alone("it needs the amount typed"),
        (_, Verdict::Never(_)) => Stands::Alone("the policy says never"),
        (Some(seal), _) => Stands::Agreed(Box::new(open.gate.agreed(&request, seal))),
    };
    Ok(Part { step: step.clone(), request: Some(request), stands })
}

/// A step's request as it would be drawn now.
fn preview(open: &Open<'_>, step: &Step, action: &crate::model::action::Action) -> Result<Request> {
    let Some((place, item)) = &open.item else {
        return Err(Fail::say(Exit::Refused, "the plan's item is not there"));
    };
    let proposal = open.proposal(step, action.clone());
    let links = Links { item: Some(place), plan: Some(&open.place) };
    open.gate.preview(&proposal, Some(item), links, &step.blanks)
}

fn event(gate: &Gate<'_>, plan: &Id, sealed: &Sealed, what: &str, consent: &Consent) -> Event {
    let steps: Vec<_> = consent.steps.iter().map(|(id, agreed)| json!([id, agreed.step])).collect();
    let place = Place::new(Folder::Plans, sealed.name.clone());
    let parameters =
        [("plan", json!(plan)), ("plan_yes", json!(consent.handle)), ("steps", json!(steps))];
    Event {
        resource: Some(place.path()),
        item: Some(sealed.item.to_string()),
        approved_by: Some(text::shown_line(&consent.by)),
        parameters: parameters.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        ..Event::new(gate.trail.clock.now(), gate.actor, what, Status::Success)
    }
}
