//! What follows from an answer or an outcome: steps ticked in the plan, the next ones submitted, finished items filed.

use serde_json::{Value, json};

use crate::base::{Result, clock};
use crate::gate::submit::{Gate, Links, Submitted};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::item::Item;
use crate::model::plan::{Plan, Step, StepState};
use crate::model::request::{Proposal, Standing};
use crate::plan::page;
use crate::state::Lock;
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place, VaultError, item};

/// The step that is added when a person said no: what happens instead is theirs.
const SETTLE: &str = "settle";

/// A plan's note with what it says, and the item that it is for.
struct Open<'a> {
    gate: &'a Gate<'a>,
    /// One process at a time works on plans: `plan`, `act` and `approve` all do.
    _lock: Lock,
    place: Place,
    bytes: Vec<u8>,
    note: Note,
    plan: Plan,
    item: Option<(Place, Item)>,
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
    gate.state.forget_swept(&place.name)?;
    open.go_on()
}

/// Looks at every plan that changed since it was last looked at: what the person ticked, what a crash kept from it, what is
/// finished. Returns the items that it filed.
pub(crate) fn sweep(gate: &Gate<'_>) -> Result<Vec<Id>> {
    let swept = gate.state.swept()?;
    let mut filed = Vec::new();
    let mut still = Vec::new();
    for place in gate.vault.list(Folder::Plans)? {
        let stamp = gate.vault.stamp(&place);
        if !place.name.starts_with("PLAN_") || swept.get(&place.name) == stamp.as_ref() {
            continue;
        }
        let Some(mut open) = Open::read(gate, &place)? else { continue };
        filed.extend(open.go_on()?);
        // Only a plan that stayed as it was read, and whose item is here, need not be looked at again.
        if open.item.is_some() && gate.vault.stamp(&place) == stamp {
            still.extend(stamp.map(|stamp| (place.name, stamp)));
        }
    }
    if !still.is_empty() {
        gate.state.once(|| {
            still.iter().try_for_each(|(name, stamp)| gate.state.set_swept(name, stamp))
        })?;
    }
    Ok(filed)
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
        let mut open = Open {
            gate,
            _lock: lock,
            place: place.clone(),
            bytes: text.into_bytes(),
            note,
            plan,
            item: None,
        };
        open.item = open.find_item()?;
        Ok(Some(open))
    }

    fn find_item(&self) -> Result<Option<(Place, Item)>> {
        let linked = self.note.front.list("links").into_iter().find_map(|link| {
            let name = format!("{}.md", link.strip_prefix("[[")?.strip_suffix("]]")?);
            [Folder::InProgress, Folder::NeedsAction]
                .map(|folder| Place::new(folder, name.clone()))
                .into_iter()
                .find(|place| self.gate.vault.path(place).exists())
        });
        let place = match linked {
            Some(place) => Some(place),
            None => self
                .gate
                .vault
                .find_id(&self.plan.item, &[Folder::InProgress, Folder::NeedsAction])?,
        };
        let Some(place) = place else { return Ok(None) };
        let note = self.gate.vault.read(&place)?;
        let item = item::from_note(&note)
            .map_err(|source| VaultError::Front { path: place.path(), source })?;
        Ok(Some((place, item)))
    }

    /// Brings the plan up to what is known, submits what became ready, files it when nothing is left.
    fn go_on(&mut self) -> Result<Option<Id>> {
        self.note_ticks()?;
        for step in &mut self.plan.steps {
            let Some(id) = &step.request else { continue };
            match self.gate.state.request(id)?.map(|request| request.standing) {
                Some(Standing::Done) => step.state = StepState::Done,
                Some(Standing::Refused) => step.state = StepState::Refused,
                Some(_) => {}
                // The state was lost: what was asked is asked again. What was done before is known from the log.
                None if step.state == StepState::Submitted => {
                    step.state = StepState::Waiting;
                    step.request = None;
                }
                None => {}
            }
        }
        self.submit()?;
        self.leave_to_person()?;
        self.save()?;
        if !finished(&self.plan) {
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
            let Some(action) = step.action else { continue };
            let proposal = Proposal {
                action,
                what: step.what,
                item: Some(self.plan.item.clone()),
                plan: Some(self.plan.id.clone()),
                step: Some(step.id.clone()),
                by: self
                    .plan
                    .playbooks
                    .first()
                    .map_or_else(|| "plan".to_owned(), |name| format!("playbook:{name}")),
                auto: self.plan.auto,
            };
            let links = Links { item: Some(&item_place), plan: Some(&self.place) };
            let submitted = self.gate.submit(&proposal, Some(&item), links)?;
            if let Some(own) = self.plan.steps.iter_mut().find(|own| own.id == step.id) {
                own.request = Some(submitted.request.id.clone());
                own.state = match submitted.request.standing {
                    Standing::Refused => StepState::Refused,
                    Standing::Done => StepState::Done,
                    _ => StepState::Submitted,
                };
            }
            all.push(submitted);
        }
        Ok(all)
    }

    /// Where a no stopped the plan and nothing else is under way, the item is the person's again.
    fn leave_to_person(&mut self) -> Result<()> {
        let refused = self.plan.steps.iter().any(|step| step.state == StepState::Refused);
        let settled = self.plan.steps.iter().any(|step| step.id == SETTLE);
        if !refused || settled || !stopped(&self.plan) {
            return Ok(());
        }
        self.plan.steps.push(Step {
            id: SETTLE.into(),
            what: "A step was refused: settle this your own way".into(),
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

    /// Moves a finished item and its plan to `Done/`, with the receipt of all that was done for it.
    fn file_away(&self) -> Result<()> {
        let now = self.gate.trail.clock.now();
        let receipt = self.receipt()?;
        let key = format!("done.{}", self.plan.item);
        let at = if let Some(at) = self.gate.state.note(&key)? {
            at.parse().unwrap_or(now)
        } else {
            let event = self.event("item.done", self.plan.item.as_str(), receipt.clone());
            let known = || self.gate.state.set_note(&key, &clock::millis(now));
            self.gate.trail.record_with(vec![event], known)?;
            now
        };
        if let Some((place, _)) = &self.item {
            let before = self.gate.vault.read_bytes(place)?;
            let mut note = self.gate.vault.read(place)?;
            note.front.set_plain("done", &clock::seconds(at));
            note.front.set("receipt", &receipt);
            self.gate.vault.replace(place, &before, note.print().as_bytes())?;
            self.gate.vault.move_note(place, &Place::done(at, place.name.clone()))?;
        }
        Ok(self.gate.vault.move_note(&self.place, &Place::done(at, self.place.name.clone()))?)
    }

    /// What was done for the item: each step with the request that did it, or who else.
    fn receipt(&self) -> Result<Value> {
        let mut steps = Vec::new();
        for step in &self.plan.steps {
            let request =
                step.request.as_ref().map(|id| self.gate.state.request(id)).transpose()?.flatten();
            let by = match (&request, step.state) {
                (Some(request), StepState::Done) => request.approved_by.clone(),
                (None, StepState::Done) => Some("person".into()),
                _ => None,
            };
            steps.push(
                json!({ "step": step.id, "state": step.state, "request": step.request, "by": by }),
            );
        }
        Ok(json!({ "plan": self.plan.id, "steps": steps }))
    }

    fn event(&self, what: &str, resource: &str, receipt: Value) -> Event {
        Event {
            resource: Some(resource.to_owned()),
            item: Some(self.plan.item.to_string()),
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

/// Whether the item can be filed: everything is done, or was refused and then settled by the person.
fn finished(plan: &Plan) -> bool {
    let settled = plan.steps.iter().any(|step| step.id == SETTLE && step.state == StepState::Done);
    plan.finished() || (settled && stopped(plan))
}
