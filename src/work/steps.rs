//! What follows from an answer or an outcome: steps ticked in the plan, the next ones submitted, finished items filed.

use super::open::{Broken, Open};
use crate::base::{Exit, Fail, Result, text};
use crate::gate::submit::{Gate, Links, Submitted};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::plan::{BY_HAND, Plan, Step, StepState, UNDO};
use crate::model::request::{Proposal, Standing, Verdict};
use crate::state::consent::Consent;
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

/// What a look at the plans came to.
#[derive(Default)]
pub(crate) struct Swept {
    /// Items that nothing is left to do for.
    pub(crate) filed: Vec<Id>,
    /// Plans by path that could not follow, and why.
    pub(crate) failed: Vec<(String, Fail)>,
}

/// Submits the steps of a plan that are ready, and says in the plan where they went.
pub(crate) fn submit_ready(gate: &Gate<'_>, plan: &Place) -> Result<Vec<Submitted>> {
    match Open::read(gate, plan)? {
        Some(mut open) => {
            let submitted = open.submit()?;
            open.save()?;
            Ok(submitted)
        }
        None => Ok(Vec::new()),
    }
}

/// Tells the plan of a request what became of it. Returns the plan's item where that finished it.
pub(crate) fn after(gate: &Gate<'_>, request: &Request) -> Result<Option<Id>> {
    let Some(stem) = &request.origin.plan_note else { return Ok(None) };
    go_on_at(gate, &Place::new(Folder::Plans, format!("{stem}.md")))
}

/// Brings a plan up to what became of it. Returns its item where that finished it.
pub(super) fn go_on_at(gate: &Gate<'_>, place: &Place) -> Result<Option<Id>> {
    // What was done is done whatever the plan's note says: a broken one is told of by the next look at it.
    match Open::read(gate, place) {
        Ok(Some(mut open)) => open.go_on(),
        Ok(None) => Ok(None),
        Err(fail) if fail.cause.is::<Broken>() => Ok(None),
        Err(fail) => Err(fail),
    }
}

/// Looks at every plan that changed since it was last looked at: what the person ticked, what a crash kept from it, what is
/// finished.
pub(crate) fn sweep(gate: &Gate<'_>) -> Result<Swept> {
    let known = gate.state.swept()?;
    let mut swept = Swept::default();
    let mut still = Vec::new();
    for place in gate.vault.list(Folder::Plans)? {
        let stamp = gate.vault.stamp(&place);
        if !place.name.starts_with("PLAN_") || known.get(&place.name) == stamp.as_ref() {
            continue;
        }
        match look(gate, &place) {
            Ok((filed, waits)) => {
                swept.filed.extend(filed);
                // Only a plan that stayed as it was read, and whose item is here, need not be looked at again.
                if waits && gate.vault.stamp(&place) == stamp {
                    still.extend(stamp.map(|stamp| (place.name, stamp)));
                }
            }
            Err(fail) => swept.failed.push((place.path(), fail)),
        }
    }
    if !still.is_empty() {
        gate.state.once(|| {
            still.iter().try_for_each(|(name, stamp)| gate.state.set_swept(name, stamp))
        })?;
    }
    Ok(swept)
}

/// The item that a plan finished, and whether the plan waits for something.
fn look(gate: &Gate<'_>, place: &Place) -> Result<(Option<Id>, bool)> {
    let Some(mut open) = Open::read(gate, place)? else { return Ok((None, false)) };
    Ok((open.go_on()?, open.item.is_some()))
}

impl Open<'_> {
    /// Brings the plan up to what is known, submits what became ready, files it when nothing is left.
    pub(super) fn go_on(&mut self) -> Result<Option<Id>> {
        self.know()?;
        self.tick_answer()?;
        // What stopped the plan was done after all: nothing is left for the person to settle.
        if !self.is_torn() && !self.plan.steps.iter().any(|step| step.state.stops()) {
            self.plan.steps.retain(|step| step.id != BY_HAND || step.state != StepState::Person);
        }
        self.take_back_rest()?;
        self.seal_undo()?;
        self.agree()?;
        self.submit()?;
        if self.offer_undo()? {
            self.submit()?;
        }
        self.leave_to_person()?;
        self.save()?;
        self.tell()?;
        // A plan that was not made here and asks for nothing is no reason to file what waits.
        let is_own = self.sealed.is_some() || !self.plan.steps.is_empty();
        let is_done = self.plan.finished() && !self.is_torn();
        if !(is_done || is_settled(&self.plan)) || !is_own {
            return Ok(None);
        }
        // An item that is nowhere was filed by an interrupted run, or by the person, who may want the plan still.
        if self.item.is_none() && self.gate.state.note(&self.done_key())?.is_none() {
            return Ok(None);
        }
        self.file_away()?;
        Ok(Some(self.plan.item.clone()))
    }

    /// How far each step is, as the state knows it: what the note says of that is for people.
    pub(super) fn know(&mut self) -> Result<()> {
        for step in &mut self.plan.steps {
            if let Some(sealed) = self.sealed.as_ref().filter(|_| step.action.is_some()) {
                step.request = sealed.request(&step.id).cloned().or(step.request.take());
                if step.request.is_none() {
                    (step.state, step.why) = (StepState::Waiting, None);
                }
            }
            let Some(id) = &step.request else { continue };
            let request = self.gate.state.request(id)?;
            // A request of another step would tick what was not done.
            let is_own = |request: &Request| {
                request.origin.plan.as_ref() == Some(&self.plan.id)
                    && request.origin.step.as_ref() == Some(&step.id)
            };
            match request.filter(is_own) {
                Some(request) => (step.state, step.why) = (state(request.standing), why(&request)),
                // The state was lost: what was asked is asked again. What was done before is known from the log.
                None if step.state == StepState::Submitted || self.sealed.is_some() => {
                    step.state = StepState::Waiting;
                    step.request = None;
                }
                None => {}
            }
        }
        Ok(())
    }

    /// Approves what waits for a yes and was read as it is when the person said yes to the whole plan.
    fn agree(&mut self) -> Result<()> {
        let Some(consent) = self.gate.state.consent(&self.plan.id)? else { return Ok(()) };
        for step in &mut self.plan.steps {
            let Some(agreed) = consent.steps.get(&step.id) else { continue };
            let Some(id) = step.request.as_ref().filter(|_| step.state == StepState::Submitted)
            else {
                continue;
            };
            let waits = |request: &Request| {
                request.standing == Standing::Pending
                    && agreed.request.as_ref() == Some(&request.seal)
            };
            if !self.gate.state.request(id)?.is_some_and(|request| waits(&request)) {
                continue;
            }
            match self.gate.answerable(id) {
                Ok((request, place)) if !Gate::needs_typed(&request) => {
                    self.gate.approve_under(
                        &request,
                        &place,
                        &consent.by,
                        Some(&consent.handle),
                    )?;
                }
                Ok(_) => {}
                // It was edited, has expired, or is answered: then it is not what was read.
                Err(fail) if fail.exit == Exit::Refused => {}
                Err(fail) => return Err(fail),
            }
        }
        Ok(())
    }

    fn submit(&mut self) -> Result<Vec<Submitted>> {
        let Some((item_place, item)) = self.item.clone() else { return Ok(Vec::new()) };
        let ready: Vec<Step> =
            self.plan.ready().filter(|step| step.action.is_some()).cloned().collect();
        let consent = self.gate.state.consent(&self.plan.id)?;
        let mut all = Vec::new();
        for step in ready {
            let filled = match self.filled(&step)? {
                Ok(action) => self.bound(&step, action)?,
                Err(why) => Err(why),
            };
            let submitted = match filled {
                Ok((action, is_bound)) => {
                    let proposal = self.proposal(&step, action);
                    let links = Links { item: Some(&item_place), plan: Some(&self.place) };
                    // What was not known when the plan was read, nobody said yes to.
                    let own = consent
                        .as_ref()
                        .filter(|consent| !is_bound && self.is_agreed(consent, &step));
                    Ok(self.gate.submit_under(&proposal, Some(&item), links, own)?)
                }
                Err(why) => Err(why),
            };
            if let Ok(submitted) = &submitted {
                self.gate.state.set_plan_request(&self.plan.id, &step.id, &submitted.request.id)?;
            }
            let own = self.plan.steps.iter_mut().find(|own| own.id == step.id);
            match (own, submitted) {
                (Some(own), Ok(submitted)) => {
                    own.request = Some(submitted.request.id.clone());
                    (own.state, own.why) =
                        (state(submitted.request.standing), why(&submitted.request));
                    all.push(submitted);
                }
                (Some(own), Err(why)) => (own.state, own.why) = (StepState::Failed, Some(why)),
                (None, _) => {}
            }
        }
        Ok(all)
    }

    pub(super) fn proposal(&self, step: &Step, action: Action) -> Proposal {
        let (by, auto, ask) = self.proposed_by(step);
        Proposal {
            action,
            what: step.what.clone(),
            item: Some(self.plan.item.clone()),
            domain: self.domain.clone(),
            plan: Some(self.plan.id.clone()),
            step: Some(step.id.clone()),
            by,
            auto,
            ask,
        }
    }

    /// Whether a yes to the plan is to a step as it is: what was planned, and no undo, which asks on its own.
    fn is_agreed(&self, consent: &Consent, step: &Step) -> bool {
        let sealed = self.sealed.as_ref().and_then(|sealed| sealed.seal_of(step));
        let agreed = consent.steps.get(&step.id).map(|agreed| agreed.step.as_str());
        sealed.is_some() && sealed == agreed && !step.id.starts_with(UNDO)
    }

    /// Who proposes a step, whether it may go by itself, and why it asks in any case: by what is known of the plan, not by
    /// what its note says.
    fn proposed_by(&self, step: &Step) -> (String, bool, Option<String>) {
        match &self.sealed {
            None => {
                let why = "the plan was not made on this machine";
                ("a plan that was not made on this machine".into(), false, Some(why.into()))
            }
            Some(sealed) if sealed.holds(step) && step.id.starts_with(UNDO) => {
                let why = "it undoes what was done, because the plan could not go on";
                (format!("{}, to undo what was done", sealed.by), false, Some(why.into()))
            }
            Some(sealed) if sealed.holds(step) => (sealed.by.clone(), sealed.is_auto(step), None),
            Some(sealed) => {
                let why = "the step was changed since it was planned";
                (format!("{}, changed since it was planned", sealed.by), false, Some(why.into()))
            }
        }
    }

    /// Whether something that was planned is gone from the note.
    pub(super) fn is_torn(&self) -> bool {
        self.sealed.as_ref().is_some_and(|sealed| !sealed.is_whole(&self.plan))
    }

    /// Where a no or a failure stopped the plan and nothing else is under way, the item is the person's again.
    fn leave_to_person(&mut self) -> Result<()> {
        let settled = self.plan.step(BY_HAND).is_some();
        let torn = self.is_torn();
        let ends = torn || self.plan.steps.iter().any(|step| step.state.stops());
        if !ends || settled || !stopped(&self.plan) {
            return Ok(());
        }
        let failed = self.plan.steps.iter().any(|step| step.state == StepState::Failed);
        let why = match (torn, failed) {
            (true, _) => "A step is gone from this plan",
            (_, true) => "A step failed for good",
            _ => "A step was refused",
        };
        self.plan.steps.push(Step {
            id: BY_HAND.into(),
            what: format!("{why}: settle this your own way"),
            state: StepState::Person,
            why: self.not_undone()?,
            ..Step::default()
        });
        if let Some((place, item)) = &self.item
            && place.folder == Folder::InProgress
        {
            let back = Place::new(Folder::NeedsAction, place.name.clone());
            self.gate.vault.move_note(place, &back)?;
            self.item = Some((back, item.clone()));
        }
        Ok(())
    }
}

/// Whether nothing of a plan moves any more without a person: all steps are done, stopped, or wait for one that is.
pub(super) fn stopped(plan: &Plan) -> bool {
    plan.steps.iter().all(|step| is_still(plan, step))
}

/// [`stopped`], whatever is under way to undo it or is left to the person.
pub(super) fn halted(plan: &Plan) -> bool {
    let mut own = plan.steps.iter().filter(|step| step.id != BY_HAND && !step.id.starts_with(UNDO));
    own.all(|step| is_still(plan, step))
}

fn is_still(plan: &Plan, step: &Step) -> bool {
    match step.state {
        StepState::Done | StepState::Refused | StepState::Failed => true,
        StepState::Waiting => plan.needed_by(&step.id).iter().any(|needed| needed.state.stops()),
        StepState::Submitted | StepState::Person => false,
    }
}

/// Whether what was stopped was settled by the person, and nothing else is under way.
fn is_settled(plan: &Plan) -> bool {
    plan.step(BY_HAND).is_some_and(|step| step.state == StepState::Done) && stopped(plan)
}

fn state(standing: Standing) -> StepState {
    match standing {
        Standing::Done => StepState::Done,
        Standing::Refused => StepState::Refused,
        Standing::Dead => StepState::Failed,
        Standing::Pending | Standing::Approved | Standing::Begun => StepState::Submitted,
    }
}

/// How much is told of why a step stopped, in characters.
pub(super) const LONGEST_WHY: usize = 300;

/// Why a request came to nothing.
fn why(request: &Request) -> Option<String> {
    if !matches!(request.standing, Standing::Refused | Standing::Dead) {
        return None;
    }
    let said = request.receipt.as_ref().and_then(|receipt| receipt.get("reason")?.as_str());
    let never = match &request.verdict {
        Verdict::Never(why) => Some(why.as_str()),
        _ => None,
    };
    let why = said.or(never).map(|why| text::cut(&text::shown_line(why), LONGEST_WHY));
    why.filter(|why| !why.is_empty())
}
