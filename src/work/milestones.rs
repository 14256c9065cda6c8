//! How far a plan is, in the log: begun, each step that is done, stopped. Each is told once, whatever a crash came between.

use serde_json::json;

use super::open::Open;
use super::steps::halted;
use crate::base::Result;
use crate::model::event::{Event, Status};
use crate::model::plan::{Step, StepState};

impl Open<'_> {
    /// Records what the log does not have yet; what is told and that it is becomes durable at once.
    pub(super) fn tell(&self) -> Result<()> {
        // Of a finished plan all was told, and what was told is forgotten.
        if self.sealed.is_none() || self.gate.state.note(&self.done_key())?.is_some() {
            return Ok(());
        }
        let mut told = self.gate.state.told(&self.plan.id)?;
        let mut events = Vec::new();
        for (name, event) in self.milestones() {
            if told.insert(name) {
                events.push(event);
            }
        }
        if events.is_empty() {
            return Ok(());
        }
        self.gate.trail.record_with(events, || self.gate.state.set_told(&self.plan.id, &told))
    }

    /// All that came to pass, by the name under which it is remembered.
    fn milestones(&self) -> Vec<(String, Event)> {
        let mut found = Vec::new();
        let begun = |step: &Step| step.request.is_some() || step.state == StepState::Done;
        if self.plan.steps.iter().any(begun) {
            found.push(("begun".to_owned(), self.milestone("plan.begun", &self.place.path())));
        }
        for step in self.plan.steps.iter().filter(|step| step.state == StepState::Done) {
            let mut event = self.milestone("plan.step", &step.id);
            event.receipt = Some(match &step.request {
                Some(request) => json!({ "request": request }),
                None => json!({ "by": "person" }),
            });
            found.push((format!("done {}", step.id), event));
        }
        let stops: Vec<&Step> = self.plan.steps.iter().filter(|step| step.state.stops()).collect();
        if !stops.is_empty() && halted(&self.plan) {
            let ids: Vec<_> = stops.iter().map(|step| step.id.as_str()).collect();
            let failed = stops.iter().any(|step| step.state == StepState::Failed);
            let why = |step: &&Step| match &step.why {
                Some(why) => format!("{}: {why}", step.id),
                None => step.id.clone(),
            };
            let event = Event {
                status: if failed { Status::Failure } else { Status::Refused },
                error: Some(stops.iter().map(why).collect::<Vec<_>>().join("; ")),
                ..self.milestone("plan.stopped", &self.place.path())
            };
            found.push((format!("stopped {}", ids.join(" ")), event));
        }
        found
    }

    pub(super) fn milestone(&self, what: &str, resource: &str) -> Event {
        Event {
            receipt: None,
            actor: self.gate.actor.to_owned(),
            ..self.event(what, resource, json!(null))
        }
    }
}
