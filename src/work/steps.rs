//! What follows from an answer or an outcome: steps ticked in the plan, the next ones submitted, finished items filed.

use serde_json::{Value, json};

use crate::base::{Exit, Fail, Result};
use crate::gate::submit::{Gate, Links, Submitted};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::item::Item;
use crate::model::plan::{Plan, Step, StepState};
use crate::model::request::{Proposal, Standing};
use crate::plan::page;
use crate::state::requests::Request;
use crate::state::{Lock, Sealed};
use crate::vault::{Folder, Note, Place, VaultError, item};

/// The step that is added when a person said no: what happens instead is theirs.
const SETTLE: &str = "settle";

/// What a look at the plans came to.
#[derive(Default)]
pub(crate) struct Swept {
    /// Items that nothing is left to do for.
    pub(crate) filed: Vec<Id>,
    /// Plans by path that could not follow, and why.
    pub(crate) failed: Vec<(String, Fail)>,
}

/// A plan's note with what it says, and the item that it is for.
pub(super) struct Open<'a> {
    pub(super) gate: &'a Gate<'a>,
    /// One process at a time works on plans: `plan`, `act` and `approve` all do.
    _lock: Lock,
    pub(super) place: Place,
    bytes: Vec<u8>,
    note: Note,
    pub(super) plan: Plan,
    /// What is known of it outside of its note; `None` for a plan that was not made here.
    sealed: Option<Sealed>,
    pub(super) item: Option<(Place, Item)>,
    pub(super) domain: Option<String>,
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
    let place = Place::new(Folder::Plans, format!("{stem}.md"));
    let Some(mut open) = Open::read(gate, &place)? else { return Ok(None) };
    open.go_on()
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

impl<'a> Open<'a> {
    /// `None` where the plan is not under way any more, or is a note that can't be read: `vault check` names that one.
    fn read(gate: &'a Gate<'a>, place: &Place) -> Result<Option<Open<'a>>> {
        let lock = gate.state.lock("plans")?;
        let text = match gate.vault.read_text(place) {
            Ok(text) => text,
            Err(error) if error.is_not_there() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let Ok(note) = Note::parse(&text) else { return Ok(None) };
        let Ok(plan) = page::read(&note) else { return Ok(None) };
        let sealed = gate.state.plan(&plan.id)?.filter(|sealed| sealed.item == plan.item);
        if let Some(sealed) = sealed.as_ref().filter(|sealed| sealed.name != place.name)
            && gate.vault.path(&Place::new(Folder::Plans, sealed.name.clone())).exists()
        {
            let what = format!("a copy of the plan {}", sealed.name);
            return Err(Fail::say(Exit::Failed, what).hint("take it away"));
        }
        let mut open = Open {
            gate,
            _lock: lock,
            place: place.clone(),
            bytes: text.into_bytes(),
            note,
            plan,
            sealed,
            item: None,
            domain: None,
        };
        open.find_item()?;
        Ok(Some(open))
    }

    /// Finds the item that the plan is for. A plan that was not made here has a say only in what is under way: for such
    /// items a lost state is made up for, and nothing begins by a plan that somebody put there.
    fn find_item(&mut self) -> Result<()> {
        let folders: &[Folder] = match self.sealed {
            Some(_) => &[Folder::InProgress, Folder::NeedsAction],
            None => &[Folder::InProgress],
        };
        let linked = self.note.front.list("links").into_iter().find_map(|link| {
            let name = format!("{}.md", link.strip_prefix("[[")?.strip_suffix("]]")?);
            let mut places = folders.iter().map(|folder| Place::new(*folder, name.clone()));
            places.find(|place| self.gate.vault.path(place).exists())
        });
        let place = match linked {
            Some(place) => Some(place),
            None => self.gate.vault.find_id(&self.plan.item, folders)?,
        };
        let Some(place) = place else { return Ok(()) };
        if !self.take_item(place)?
            && let Some(own) = self.gate.vault.find_id(&self.plan.item, folders)?
        {
            self.take_item(own)?;
        }
        Ok(())
    }

    /// Takes the note as the plan's item, where it is; a link can lead to another.
    fn take_item(&mut self, place: Place) -> Result<bool> {
        let note = self.gate.vault.read(&place)?;
        let item = item::from_note(&note)
            .map_err(|source| VaultError::Front { path: place.path(), source })?;
        if item.id != self.plan.item {
            return Ok(false);
        }
        self.domain = note.front.text("domain");
        self.item = Some((place, item));
        Ok(true)
    }

    /// Brings the plan up to what is known, submits what became ready, files it when nothing is left.
    fn go_on(&mut self) -> Result<Option<Id>> {
        self.note_ticks()?;
        for step in &mut self.plan.steps {
            // How far a step of ours is, the state knows; what the note says of that is for people.
            if let Some(sealed) = self.sealed.as_ref().filter(|_| step.action.is_some()) {
                step.request = sealed.request(&step.id).cloned().or(step.request.take());
                if step.request.is_none() {
                    step.state = StepState::Waiting;
                }
            }
            let Some(id) = &step.request else { continue };
            let request = self.gate.state.request(id)?;
            // A request of another step would tick what was not done.
            let is_own = |request: &Request| {
                request.origin.plan.as_ref() == Some(&self.plan.id)
                    && request.origin.step.as_ref() == Some(&step.id)
            };
            match request.filter(is_own).map(|request| request.standing) {
                Some(Standing::Done) => step.state = StepState::Done,
                Some(Standing::Refused | Standing::Dead) => step.state = StepState::Refused,
                Some(_) => step.state = StepState::Submitted,
                // The state was lost: what was asked is asked again. What was done before is known from the log.
                None if step.state == StepState::Submitted || self.sealed.is_some() => {
                    step.state = StepState::Waiting;
                    step.request = None;
                }
                None => {}
            }
        }
        self.submit()?;
        self.leave_to_person()?;
        self.save()?;
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

    /// Events for the steps that the person ticked since the note was last written.
    fn note_ticks(&self) -> Result<()> {
        let before = self.note.front.get("steps").ok().flatten().unwrap_or_default();
        let was_theirs = |id: &str| {
            let steps = before.as_array().into_iter().flatten();
            steps.into_iter().any(|step| {
                step.get("id") == Some(&json!(id)) && step.get("state") == Some(&json!("person"))
            })
        };
        let ticked = self
            .plan
            .steps
            .iter()
            .filter(|step| step.state == StepState::Done && was_theirs(&step.id));
        let events: Vec<_> = ticked
            .map(|step| self.event("plan.step", &step.id, json!({ "by": "person" })))
            .collect();
        if events.is_empty() { Ok(()) } else { self.gate.trail.record(events) }
    }

    fn submit(&mut self) -> Result<Vec<Submitted>> {
        let Some((item_place, item)) = self.item.clone() else { return Ok(Vec::new()) };
        let ready: Vec<Step> =
            self.plan.ready().filter(|step| step.action.is_some()).cloned().collect();
        let mut all = Vec::new();
        for step in ready {
            let Some(action) = step.action.clone() else { continue };
            let (by, auto, ask) = self.proposed_by(&step);
            let proposal = Proposal {
                action,
                what: step.what,
                item: Some(self.plan.item.clone()),
                domain: self.domain.clone(),
                plan: Some(self.plan.id.clone()),
                step: Some(step.id.clone()),
                by,
                auto,
                ask,
            };
            let links = Links { item: Some(&item_place), plan: Some(&self.place) };
            let submitted = self.gate.submit(&proposal, Some(&item), links)?;
            self.gate.state.set_plan_request(&self.plan.id, &step.id, &submitted.request.id)?;
            if let Some(own) = self.plan.steps.iter_mut().find(|own| own.id == step.id) {
                own.request = Some(submitted.request.id.clone());
                own.state = match submitted.request.standing {
                    Standing::Refused | Standing::Dead => StepState::Refused,
                    Standing::Done => StepState::Done,
                    _ => StepState::Submitted,
                };
            }
            all.push(submitted);
        }
        Ok(all)
    }

    /// Who proposes a step, whether it may go by itself, and why it asks in any case: by what is known of the plan, not by
    /// what its note says.
    fn proposed_by(&self, step: &Step) -> (String, bool, Option<String>) {
        match &self.sealed {
            None => {
                let why = "the plan was not made on this machine";
                ("a plan that was not made on this machine".into(), false, Some(why.into()))
            }
            Some(sealed) if sealed.holds(step) => (sealed.by.clone(), sealed.is_auto(step), None),
            Some(sealed) => {
                let why = "the step was changed since it was planned";
                (format!("{}, changed since it was planned", sealed.by), false, Some(why.into()))
            }
        }
    }

    /// Whether something that was planned is gone from the note.
    fn is_torn(&self) -> bool {
        self.sealed.as_ref().is_some_and(|sealed| !sealed.is_whole(&self.plan))
    }

    /// Where a no stopped the plan and nothing else is under way, the item is the person's again.
    fn leave_to_person(&mut self) -> Result<()> {
        let refused = self.plan.steps.iter().any(|step| step.state == StepState::Refused);
        let settled = self.plan.steps.iter().any(|step| step.id == SETTLE);
        let torn = self.is_torn();
        if !(refused || torn) || settled || !stopped(&self.plan) {
            return Ok(());
        }
        self.plan.steps.push(Step {
            id: SETTLE.into(),
            what: if torn {
                "A step is gone from this plan: settle this your own way".into()
            } else {
                "A step was refused: settle this your own way".into()
            },
            action: None,
            needs: Vec::new(),
            state: StepState::Person,
            request: None,
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

    fn save(&mut self) -> Result<()> {
        let waits = |id: &Id| {
            let request = self.gate.state.request(id).ok()??;
            let waits = request.standing == Standing::Pending;
            waits.then(|| request.name.trim_end_matches(".md").to_owned())
        };
        page::update(&mut self.note, &self.plan, &waits);
        let bytes = self.note.print().into_bytes();
        self.gate.vault.replace(&self.place, &self.bytes, &bytes)?;
        self.bytes = bytes;
        Ok(())
    }

    pub(super) fn event(&self, what: &str, resource: &str, receipt: Value) -> Event {
        Event {
            resource: Some(resource.to_owned()),
            item: Some(self.plan.item.to_string()),
            domain: self.domain.clone(),
            receipt: Some(receipt),
            parameters: [("plan".to_owned(), json!(self.plan.id))].into_iter().collect(),
            ..Event::new(self.gate.trail.clock.now(), "act", what, Status::Success)
        }
    }
}

/// Whether nothing of a plan moves any more without a person: all steps are done, refused, or wait for one that was.
fn stopped(plan: &Plan) -> bool {
    plan.steps.iter().all(|step| match step.state {
        StepState::Done | StepState::Refused => true,
        StepState::Waiting => is_blocked(plan, step, plan.steps.len()),
        StepState::Submitted | StepState::Person => false,
    })
}

/// Whether a step needs one that was refused, directly or through others. `depth` bounds a circle.
fn is_blocked(plan: &Plan, step: &Step, depth: usize) -> bool {
    depth > 0
        && step.needs.iter().any(|need| {
            let needed = plan.steps.iter().find(|other| &other.id == need);
            needed.is_some_and(|other| {
                other.state == StepState::Refused
                    || (other.state == StepState::Waiting && is_blocked(plan, other, depth - 1))
            })
        })
}

/// Whether what was refused was settled by the person, and nothing else is under way.
fn is_settled(plan: &Plan) -> bool {
    let settled = plan.steps.iter().any(|step| step.id == SETTLE && step.state == StepState::Done);
    settled && stopped(plan)
}
