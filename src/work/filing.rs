//! A finished item and its plan on their way to `Done/`, with the receipt of all that was done for it.

use serde_json::{Value, json};

use super::open::Open;
use crate::base::{Result, Time, clock};
use crate::model::plan::StepState;
use crate::vault::Place;

impl Open<'_> {
    /// Moves a finished item and its plan to `Done/`, with the receipt of all that was done for it.
    pub(super) fn file_away(&self) -> Result<()> {
        let key = self.done_key();
        // What was logged is what the note gets, also when a crash lies in between.
        let known = self.gate.state.note(&key)?.and_then(|known| logged(&known));
        let (at, receipt) = match known {
            Some(known) => known,
            None => self.log_done(&key)?,
        };
        if let Some((place, _)) = &self.item {
            self.gate.vault.move_edited(place, &Place::done(at, place.name.clone()), |note| {
                note.front.set_plain("done", &clock::seconds(at));
                note.front.set("receipt", &receipt);
            })?;
        }
        Ok(self.gate.vault.move_note(&self.place, &Place::done(at, self.place.name.clone()))?)
    }

    fn log_done(&self, key: &str) -> Result<(Time, Value)> {
        let (now, receipt) = (self.gate.trail.clock.now(), self.receipt()?);
        let plan = self.milestone("plan.done", &self.place.path());
        let event = self.event("item.done", self.plan.item.as_str(), receipt.clone());
        let known = json!({ "at": clock::millis(now), "receipt": receipt }).to_string();
        self.gate.trail.record_with(vec![plan, event], || {
            self.gate.state.set_note(key, &known)?;
            self.gate.state.forget_finished(&self.plan.id)
        })?;
        Ok((now, receipt))
    }

    pub(super) fn done_key(&self) -> String {
        format!("done.{}", self.plan.item)
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
}

/// When an item was noted as done, and its receipt.
fn logged(known: &str) -> Option<(Time, Value)> {
    let known: Value = serde_json::from_str(known).ok()?;
    Some((clock::parse(known.get("at")?.as_str()?)?, known.get("receipt")?.clone()))
}
