//! A finished item and its plan on their way to `Done/`, with the receipt of all that was done for it.

use serde_json::{Value, json};

use super::open::Open;
use crate::base::{Result, Time, clock};
use crate::gate::Gate;
use crate::model::Id;
use crate::model::event::Event;
use crate::model::plan::StepState;
use crate::vault::Place;

impl Open<'_> {
    /// Moves a finished item and its plan to `Done/`, with the receipt of all that was done for it.
    pub(super) fn file_away(&self) -> Result<()> {
        let (state, reply) = (self.gate.state, self.gate.state.reply(&self.plan.item)?);
        let (at, receipt) = noted_done(self.gate, &self.plan.item, || self.log_done())?;
        if let Some((place, _)) = &self.item {
            move_done(self.gate, place, at, &receipt, reply.as_ref())?;
        }
        self.gate.vault.move_note(&self.place, &Place::done(at, self.place.name.clone()))?;
        if reply.is_some() { state.forget_reply(&self.plan.item) } else { Ok(()) }
    }

    fn log_done(&self) -> Result<(Vec<Event>, Value)> {
        let receipt = self.receipt()?;
        let plan = self.milestone("plan.done", &self.place.path());
        let event = self.event("item.done", self.plan.item.as_str(), receipt.clone());
        Ok((vec![plan, event], receipt))
    }

    pub(super) fn done_key(&self) -> String {
        done_key(&self.plan.item)
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
        let mut receipt = json!({ "plan": self.plan.id, "steps": steps });
        if let (Some(reply), Some(receipt)) =
            (self.gate.state.reply(&self.plan.item)?, receipt.as_object_mut())
        {
            receipt.insert("reply".into(), json!(reply));
        }
        Ok(receipt)
    }
}

fn done_key(item: &Id) -> String {
    format!("done.{item}")
}

/// When an item was done, and its receipt; logged now, where it was not. What was logged is what the note gets, also when a
/// crash lies in between.
pub(super) fn noted_done(
    gate: &Gate<'_>,
    item: &Id,
    log: impl FnOnce() -> Result<(Vec<Event>, Value)>,
) -> Result<(Time, Value)> {
    let key = done_key(item);
    if let Some(known) = gate.state.note(&key)?.and_then(|known| logged(&known)) {
        return Ok(known);
    }
    let (now, (events, receipt)) = (gate.trail.clock.now(), log()?);
    let known = json!({ "at": clock::millis(now), "receipt": receipt }).to_string();
    gate.trail.record_with(events, || {
        gate.state.set_note(&key, &known)?;
        gate.state.forget_finished(&Id::of(&[b"plan", item.as_str().as_bytes()]))
    })?;
    Ok((now, receipt))
}

/// Moves an item's note to `Done/`, with its receipt; with a link to the letter that answered it.
pub(super) fn move_done(
    gate: &Gate<'_>,
    place: &Place,
    at: Time,
    receipt: &Value,
    reply: Option<&Id>,
) -> Result<()> {
    let letter = reply.map(|reply| gate.state.request(reply)).transpose()?.flatten();
    let link = letter.map(|letter| format!("[[{}]]", letter.name.trim_end_matches(".md")));
    let there = Place::done(at, place.name.clone());
    Ok(gate.vault.move_edited(place, &there, |note| {
        note.front.set_plain("done", &clock::seconds(at));
        note.front.set("receipt", receipt);
        let mut links = note.front.list("links");
        if let Some(link) = link.filter(|link| !links.contains(link)) {
            links.push(link);
            note.front.set("links", &json!(links));
        }
    })?)
}

/// When an item was noted as done, and its receipt.
fn logged(known: &str) -> Option<(Time, Value)> {
    let known: Value = serde_json::from_str(known).ok()?;
    Some((clock::parse(known.get("at")?.as_str()?)?, known.get("receipt")?.clone()))
}
