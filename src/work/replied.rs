//! What follows from an answer of the owner's own (`fte email reply`) to the item that it answers: where nothing else was
//! begun for it, it is done; a plan that waits for just that goes on.

use serde_json::{Value, json};

use super::act::{Executor, each};
use super::acted::Acted;
use super::filing;
use super::open::{Broken, Open};
use crate::base::Result;
use crate::model::Id;
use crate::model::action::Action;
use crate::model::event::{Event, Status};
use crate::model::plan::{ANSWER, BY_HAND, Step, StepState};
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

impl Executor<'_> {
    /// Notes, within the commit that notes its receipt, that a letter answered an item.
    pub(super) fn note_replied(&self, done: &Request) -> Result<()> {
        match (&done.action, &done.origin.item, &done.origin.plan) {
            (Action::ReplyEmail(_), Some(item), None) => {
                self.gate.state.set_replied(item, &done.id)
            }
            _ => Ok(()),
        }
    }

    /// Brings the items that were answered to where they belong.
    pub(super) fn settle_replied(&self, acted: &mut Acted) -> Result<()> {
        for (item, request) in self.gate.state.replied()? {
            each(acted, item.as_str(), |acted| {
                acted.filed.extend(self.settle_reply(&item, &request)?);
                Ok(())
            });
        }
        Ok(())
    }

    /// The item, where that finished it.
    fn settle_reply(&self, item: &Id, request: &Id) -> Result<Option<Id>> {
        let (state, vault) = (self.gate.state, self.gate.vault);
        let Some(place) = vault.find_id(item, &[Folder::NeedsAction, Folder::InProgress])? else {
            return state.forget_reply(item).map(|()| None);
        };
        if let Some(sealed) = state.plan(&Id::of(&[b"plan", item.as_str().as_bytes()]))? {
            return match Open::read(self.gate, &Place::new(Folder::Plans, sealed.name)) {
                Ok(Some(mut open)) => open.answered(),
                Ok(None) => Ok(None),
                // It is told of by who looks at the plans.
                Err(fail) if fail.cause.is::<Broken>() => Ok(None),
                Err(fail) => Err(fail),
            };
        }
        if place.folder != Folder::NeedsAction {
            return Ok(None);
        }
        let receipt = json!({ "reply": request });
        let event = |receipt: &Value| Event {
            item: Some(item.to_string()),
            resource: Some(place.path()),
            receipt: Some(receipt.clone()),
            ..Event::new(self.gate.trail.clock.now(), "act", "item.done", Status::Success)
        };
        let (at, receipt) =
            filing::noted_done(self.gate, item, || Ok((vec![event(&receipt)], receipt.clone())))?;
        filing::move_done(self.gate, &place, at, &receipt, self.gate.state.reply(item)?.as_ref())?;
        state.forget_reply(item)?;
        Ok(Some(item.clone()))
    }
}

impl Open<'_> {
    /// Goes on with the plan of an item that was answered, and files both where nothing of it was begun.
    fn answered(&mut self) -> Result<Option<Id>> {
        if let Some(item) = self.go_on()? {
            return Ok(Some(item));
        }
        let waits =
            self.item.as_ref().is_some_and(|(place, _)| place.folder == Folder::NeedsAction);
        let is_begun = self.sealed.as_ref().is_none_or(crate::state::Sealed::is_begun);
        if !waits || is_begun {
            return Ok(None);
        }
        self.file_away()?;
        Ok(Some(self.plan.item.clone()))
    }

    /// Ticks what the answer did: the step that is to answer, and what was left to the person because an answer was refused
    /// or failed, where nothing else was.
    pub(super) fn tick_answer(&mut self) -> Result<()> {
        if self.gate.state.reply(&self.plan.item)?.is_none() {
            return Ok(());
        }
        let is_answer = |step: &Step| matches!(step.action, Some(Action::ReplyEmail(_)));
        let mut stops = self.plan.steps.iter().filter(|step| step.state.stops()).peekable();
        let is_stopped = stops.peek().is_some() && stops.all(is_answer);
        for step in &mut self.plan.steps {
            let is_it = step.id == ANSWER || (is_stopped && step.id == BY_HAND);
            if is_it && step.action.is_none() && step.state == StepState::Person {
                step.state = StepState::Done;
            }
        }
        Ok(())
    }
}
