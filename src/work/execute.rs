//! One approved request from its intent to `Done/`, and what an interrupted run left of that.

use serde_json::{Value, json};

use super::act::{Executor, each, refused};
use super::acted::{Acted, Executed};
use super::effect::Outcome;
use super::steps;
use crate::base::{Fail, Result, Time, clock, text};
use crate::gate::page;
use crate::gate::review::NotARequest;
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::request::{Standing, Verdict};
use crate::state::Intent;
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

impl Executor<'_> {
    /// Settles what a crash or a failure left begun: the connector says whether it happened.
    ///
    /// Where it did not, the request is only approved again: it goes the whole way once more, and the person's word since
    /// then counts.
    pub(super) fn recover(&self, acted: &mut Acted) -> Result<()> {
        for request in self.gate.state.requests(Standing::Begun)? {
            each(acted, request.id.as_str(), |acted| {
                let intent = self.intent_of(&request)?;
                match self.world.find(&request.action, &intent, is_automatic(&request))? {
                    Some(receipt) => self.finish(&request, &intent, receipt, acted),
                    None => self.stand(&request, Standing::Approved).map(drop),
                }
            });
        }
        Ok(())
    }

    /// Intent durable, effect, outcome durable with its event, note moved, plan told.
    pub(super) fn execute(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        let (begun, intent) = self.begin(request)?;
        match self.world.perform(&begun.action, &intent, is_automatic(&begun)) {
            Ok(Outcome::Done(receipt)) => self.finish(&begun, &intent, receipt, acted),
            Ok(Outcome::NotPossible(why)) => {
                self.stand(&begun, Standing::Approved)?;
                acted.not_possible.push(refused(&begun, &why));
                Ok(())
            }
            Ok(Outcome::Refused(why)) => self.bury(&begun, &intent, &why, acted),
            // Whether it happened is not known: the next run asks the connector before all else.
            Err(fail) => {
                let mut event = self.event(&begun, &intent, Status::Failure);
                event.error = Some(text::shown_line(&fail.causes().join(": ")));
                self.gate.trail.record(vec![event])?;
                Err(fail)
            }
        }
    }

    /// Makes the intent durable. A key is kept while nothing is sure to have happened under it, and used for no other
    /// drawing.
    fn begin(&self, request: &Request) -> Result<(Request, Intent)> {
        let now = self.gate.trail.clock.now();
        let begun =
            Request { standing: Standing::Begun, updated: clock::millis(now), ..request.clone() };
        let intent = match self.gate.state.intent(&request.id)? {
            Some(intent) if intent.seal == request.seal => {
                Intent { tries: intent.tries + 1, ..intent }
            }
            _ => first_intent(request, now),
        };
        self.gate.state.once(|| {
            self.gate.state.set_intent(&intent)?;
            self.gate.state.change_request(request, &begun)
        })?;
        Ok((begun, intent))
    }

    /// The intent of a begun request; one of an earlier `fte` is made as it was made then.
    fn intent_of(&self, begun: &Request) -> Result<Intent> {
        let known = self.gate.state.intent(&begun.id)?;
        let at = clock::parse(&begun.updated).unwrap_or_else(|| self.gate.trail.clock.now());
        Ok(known.unwrap_or_else(|| first_intent(begun, at)))
    }

    fn stand(&self, request: &Request, standing: Standing) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let new = Request { standing, updated: clock::millis(now), ..request.clone() };
        self.gate.change(request, &new, Vec::new())?;
        Ok(new)
    }

    /// Notes what happened; then the plan and the note follow, which the next run does where they can't now.
    fn finish(
        &self,
        begun: &Request,
        intent: &Intent,
        receipt: Value,
        acted: &mut Acted,
    ) -> Result<()> {
        let now = self.gate.trail.clock.now();
        let done = Request {
            standing: Standing::Done,
            receipt: Some(receipt.clone()),
            updated: clock::millis(now),
            ..begun.clone()
        };
        let mut event = self.event(begun, intent, Status::Success);
        event.receipt = Some(receipt.clone());
        let noted = self.gate.change(begun, &done, vec![event]);
        // The state may have it although the log's file could not be written: the next command writes that.
        let is_noted = noted.is_ok()
            || self
                .gate
                .state
                .request(&done.id)?
                .is_some_and(|known| known.standing == Standing::Done);
        if is_noted {
            acted.executed.push(Executed {
                id: done.id.clone(),
                action: done.action.name().to_owned(),
                target: done.action.target(),
                receipt,
            });
        }
        noted?;
        self.file_away(&done, acted).map_err(|fail| Fail {
            cause: fail.cause.context("it was done, but its note could not follow"),
            ..fail
        })
    }

    fn event(&self, begun: &Request, intent: &Intent, status: Status) -> Event {
        let now = self.gate.trail.clock.now();
        let took = clock::parse(&begun.updated).map(|since| (now - since).num_milliseconds());
        Event {
            duration_ms: took.and_then(|took| u64::try_from(took).ok()),
            intent: Some(intent.key.to_string()),
            approval_status: Some("approved".into()),
            retry_count: intent.tries.saturating_sub(1),
            parameters: [
                ("request".to_owned(), json!(begun.id)),
                ("seal".to_owned(), json!(begun.seal)),
            ]
            .into_iter()
            .collect(),
            status,
            ..self.gate.event(begun, begun.action.name())
        }
    }

    /// Tells the plan, and moves the note of an executed request to `Done/` with its receipt, from wherever it lies.
    fn file_away(&self, done: &Request, acted: &mut Acted) -> Result<()> {
        self.world.release(&done.action, &self.intent_of(done)?.key)?;
        // The plan first: a request that still lies in `Approved/` is come back to, one in `Done/` is not.
        acted.filed.extend(steps::after(self.gate, done)?);
        let at = executed_at(done);
        let there = Place::done(at, done.name.clone());
        let change = |note: &mut crate::vault::Note| {
            note.front.set_plain("executed", &clock::seconds(at));
            note.front.set("approved_by", &json!(done.approved_by));
            note.front.set("receipt", &json!(done.receipt));
        };
        if let Some(place) = self.gate.place_of(done)? {
            self.gate.vault.move_edited(&place, &there, change)?;
        } else if !self.gate.vault.path(&there).exists() {
            // Somebody deleted it meanwhile: what was done has a note in `Done/` all the same.
            let mut note = page::note(done, Folder::Done);
            change(&mut note);
            self.gate.vault.create(&there, note.print().as_bytes())?;
        }
        self.gate.state.set_placed(&done.id, Folder::Done)
    }

    /// Brings a request that is over to where it ends, from what the state knows: its note may lie anywhere by now.
    pub(super) fn put_where_it_ends(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        if request.standing == Standing::Done {
            return self.file_away(request, acted);
        }
        if let Some(place) = self.gate.place_of(request)? {
            return self.leftover(request, &place, acted);
        }
        acted.filed.extend(steps::after(self.gate, request)?);
        self.gate.state.set_placed(&request.id, ends_in(request.standing))
    }

    /// A note whose request was answered or executed: a crash kept it from its folder, or somebody put a copy there.
    pub(super) fn leftover(
        &self,
        request: &Request,
        place: &Place,
        acted: &mut Acted,
    ) -> Result<()> {
        let folder = ends_in(request.standing);
        let (there, why) = match &request.receipt {
            Some(receipt) if folder == Folder::Done => {
                let there = Place::done(executed_at(request), request.name.clone());
                (there, NotARequest::Used(receipt.to_string()))
            }
            _ => (Place::new(folder, request.name.clone()), NotARequest::Refused),
        };
        // A no that the person gave by moving the note lies where it ends already.
        if *place == there {
            acted.filed.extend(steps::after(self.gate, request)?);
            return self.gate.state.set_placed(&request.id, folder);
        }
        if self.gate.vault.path(&there).exists() {
            return self.set_aside(place, &why, acted);
        }
        if self.dry_run {
            return Ok(());
        }
        if folder == Folder::Done {
            return self.file_away(request, acted);
        }
        acted.filed.extend(steps::after(self.gate, request)?);
        self.gate.put_away(request, place, folder)
    }

    /// A request that can never work: `Dead_Letter/`, with the reason.
    fn bury(&self, begun: &Request, intent: &Intent, why: &str, acted: &mut Acted) -> Result<()> {
        let now = self.gate.trail.clock.now();
        let dead = Request {
            standing: Standing::Dead,
            receipt: Some(json!({ "reason": why })),
            updated: clock::millis(now),
            ..begun.clone()
        };
        let mut event = self.event(begun, intent, Status::Failure);
        event.error = Some(text::shown_line(why));
        self.gate.change(begun, &dead, vec![event])?;
        acted.buried += 1;
        acted.refused.push(refused(&dead, why));
        self.put_where_it_ends(&dead, acted)
    }
}

/// The folder that the note of a request which is over lies in.
fn ends_in(standing: Standing) -> Folder {
    match standing {
        Standing::Done => Folder::Done,
        Standing::Dead => Folder::DeadLetter,
        _ => Folder::Rejected,
    }
}

fn first_intent(request: &Request, begun: Time) -> Intent {
    let key = Id::of(&[b"intent", request.id.as_str().as_bytes(), request.seal.as_bytes()]);
    Intent { request: request.id.clone(), key, seal: request.seal.clone(), begun, tries: 1 }
}

/// Whether it goes without a person's yes.
fn is_automatic(request: &Request) -> bool {
    matches!(request.verdict, Verdict::Go(_))
}

/// When it was executed, by what we wrote ourselves.
fn executed_at(done: &Request) -> Time {
    clock::parse(&done.updated).unwrap_or_default()
}
