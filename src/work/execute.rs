//! One approved request from its intent to `Done/`, and what an interrupted run left of that.

use serde_json::{Value, json};

use super::act::{Executor, refused};
use super::acted::{Acted, Executed};
use super::steps;
use crate::base::{Fail, Result, Time, clock, text};
use crate::gate::review::{NotARequest, Reading, compare};
use crate::gate::{became, page};
use crate::model::Id;
use crate::model::action::Retry;
use crate::model::attempt::{Attempt, Found};
use crate::model::event::{Event, Status};
use crate::model::request::{Standing, Verdict};
use crate::state::Intent;
use crate::state::attempts::Tried;
use crate::state::holds::Hold;
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place};

impl Executor<'_> {
    /// Intent durable, effect, outcome durable with its event, note moved, plan told. For what is done on this machine.
    pub(super) fn execute(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        match self.begin(request)? {
            Err(hold) => {
                acted.later(request, &hold);
                Ok(())
            }
            Ok((begun, intent)) => match self.try_it(&begun, &intent, acted)? {
                Some(over) => self.put_where_it_ends(&over, acted),
                None => Ok(()),
            },
        }
    }

    /// Calls the connector and notes what came of it. Returns the request where that is its end: its note is yet to follow.
    pub(super) fn try_it(
        &self,
        begun: &Request,
        intent: &Intent,
        acted: &mut Acted,
    ) -> Result<Option<Request>> {
        let (attempt, took) = self.gate.trail.clock.timed(|| self.perform(begun, intent));
        let took = Some(took);
        match attempt {
            Ok(Attempt::Done(receipt)) => {
                self.finish(begun, intent, (receipt, took), acted).map(Some)
            }
            // Nothing could be tried: that was no try.
            Ok(Attempt::NotPossible(why)) => {
                let state = self.gate.state;
                let before = Intent { tries: intent.tries.saturating_sub(1), ..intent.clone() };
                self.back(begun, intent, None, || {
                    state.drop_attempt(&begun.id)?;
                    state.set_intent(&before)
                })?;
                acted.not_possible.push(refused(begun, &why));
                Ok(None)
            }
            Ok(Attempt::Failed(failure)) => self.failed(begun, intent, (&failure, took), acted),
            Ok(Attempt::InDoubt(why)) => {
                self.doubted(begun, intent, (&why, took), acted).map(|()| None)
            }
            // Whether it happened is not known: the next run asks the connector before all else.
            Err(fail) => {
                let why = fail.causes().join(": ");
                // What could not be done is said, whether or not the log has room for it.
                let _ = self.gate.trail.record(vec![self.failure(begun, intent, &why)]);
                Err(fail)
            }
        }
    }

    /// One call. What must not be repeated without a proof is looked up before it is tried once more.
    fn perform(&self, begun: &Request, intent: &Intent) -> Result<Attempt> {
        let (spec, automatic) = (begun.action.spec(), is_automatic(begun));
        if intent.tries > 1 && spec.retry == Retry::AfterLookUp {
            match self.world.find(&begun.action, intent, automatic)? {
                Found::Yes(receipt) => return Ok(Attempt::Done(receipt)),
                Found::No => {}
                Found::CannotTell(why) => return Ok(Attempt::InDoubt(why)),
                Found::Repeat => {}
                Found::NotNow(failure) => return Ok(Attempt::Failed(failure)),
            }
        }
        self.world.perform(&begun.action, intent, automatic)
    }

    /// Makes the intent durable, unless the day's budget is used up. A key is kept while nothing is sure to have happened
    /// under it, and used for no other drawing.
    pub(super) fn begin(
        &self,
        request: &Request,
    ) -> Result<std::result::Result<(Request, Intent), Hold>> {
        if request.action.connector().is_remote() {
            // What can't be logged must not be sent: on a full disk its receipt could not be kept.
            self.gate.trail.catch_up()?;
        }
        let now = self.gate.trail.clock.now();
        let begun =
            Request { standing: Standing::Begun, updated: clock::millis(now), ..request.clone() };
        let intent = match self.gate.state.intent(&request.id)? {
            Some(intent) if intent.seal == request.seal => {
                Intent { tries: intent.tries + 1, ..intent }
            }
            _ => first_intent(request, now),
        };
        let state = self.gate.state;
        let budgets = self.world.config.each("act.budget");
        state.once(|| {
            if let Some(hold) = self.over_budget(&budgets, request, now)? {
                state.set_hold(&request.id, &hold)?;
                return Ok(Err(hold));
            }
            state.set_intent(&intent)?;
            state.let_go(&request.id)?;
            state.add_attempt(&Tried {
                request: request.id.clone(),
                service: service_of(request).to_owned(),
                action: request.action.name().to_owned(),
                at: now,
                took_ms: 0,
                outcome: "begun".into(),
                why: String::new(),
                amount: request.action.amount().map(|amount| amount.to_string()),
            })?;
            state.change_request(request, &begun)?;
            Ok(Ok((begun.clone(), intent.clone())))
        })
    }

    /// The intent of a begun request; one of an earlier `fte` is made as it was made then.
    pub(super) fn intent_of(&self, begun: &Request) -> Result<Intent> {
        let known = self.gate.state.intent(&begun.id)?;
        let at = clock::parse(&begun.updated).unwrap_or_else(|| self.gate.trail.clock.now());
        Ok(known.unwrap_or_else(|| first_intent(begun, at)))
    }

    /// Nothing happened: it is approved as it was, and goes the whole way once more when nothing holds it. `also`: what came
    /// of the try.
    pub(super) fn back(
        &self,
        begun: &Request,
        intent: &Intent,
        event: Option<Event>,
        also: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let new = Request {
            standing: Standing::Approved,
            // What was said yes to first goes first, however often it was tried.
            updated: intent.approved.clone(),
            ..begun.clone()
        };
        self.gate.change_with(begun, &new, event.into_iter().collect(), also)
    }

    /// Notes what happened. The plan and the note follow, which the next run does where they can't now.
    pub(super) fn finish(
        &self,
        begun: &Request,
        intent: &Intent,
        (receipt, took): (Value, Option<u64>),
        acted: &mut Acted,
    ) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let done = Request {
            standing: Standing::Done,
            receipt: Some(receipt.clone()),
            updated: clock::millis(now),
            ..begun.clone()
        };
        let mut event = self.event(begun, intent, Status::Success);
        event.receipt = Some(receipt.clone());
        event.duration_ms = took;
        let note = || {
            self.gate.change_with(begun, &done, vec![event.clone()], || {
                if self.world.owes_copy(&begun.action) {
                    self.gate.state.owe_copy(&begun.id)?;
                }
                self.note_sent(&done)?;
                self.note_met(&done)?;
                self.note_replied(&done)?;
                self.note_otherwise(&done)?;
                self.gate.state.end_attempt(&begun.id, took, "done", "")
            })
        };
        // The state may have it although the log's file could not be written: the next command writes that.
        let is_known = || -> Result<bool> {
            let known = self.gate.state.request(&done.id)?;
            Ok(known.is_some_and(|known| known.standing == Standing::Done))
        };
        let mut noted = note();
        if noted.is_err() && !is_known()? && self.gate.state.spend_reserve() {
            noted = note();
        }
        let is_noted = noted.is_ok() || is_known()?;
        if is_noted {
            acted.executed.push(Executed {
                id: done.id.clone(),
                action: done.action.name().to_owned(),
                target: done.action.target(),
                receipt,
            });
        }
        noted?;
        self.tell_otherwise(&done, acted);
        self.is_well(&done, acted)?;
        Ok(done)
    }

    pub(super) fn failure(&self, begun: &Request, intent: &Intent, why: &str) -> Event {
        let error = Some(text::shown_line(why));
        Event { error, ..self.event(begun, intent, Status::Failure) }
    }

    fn event(&self, begun: &Request, intent: &Intent, status: Status) -> Event {
        Event {
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
        let change = |note: &mut Note| {
            note.front.set_plain("executed", &clock::seconds(at));
            note.front.set("approved_by", &json!(done.approved_by));
            note.front.set("receipt", &json!(done.receipt));
            became::end(note, done, &[]);
        };
        let mut place = self.gate.place_of(done)?;
        if let Some(late) = place.as_ref().filter(|place| !self.is_as_approved(done, place)) {
            let why = "its note was changed too late: it was done as approved";
            acted.refused.push(refused(done, why));
            self.gate.set_aside(late, &NotARequest::Late)?;
            place = None;
        }
        if let Some(place) = place {
            if place.folder == Folder::Rejected {
                acted.refused.push(refused(done, "the no came too late: it was done"));
            }
            self.gate.vault.move_edited(&place, &there, change)?;
        } else if !self.gate.vault.path(&there).exists() {
            // Somebody deleted it meanwhile: what was done has a note in `Done/` all the same.
            let mut note = page::note(done, Folder::Done);
            change(&mut note);
            self.gate.vault.create(&there, note.print().as_bytes())?;
        }
        self.gate.state.set_placed(&done.id, Folder::Done)
    }

    /// Whether a note still says what was said yes to. One that can't be read is moved as it is, or said to be in the way.
    fn is_as_approved(&self, done: &Request, place: &Place) -> bool {
        let note = self.gate.vault.read(place);
        note.map_or(true, |note| {
            // Or what an interrupted run had made of it.
            matches!(compare(done, &note), Reading::Intact) || note.body == became::ended(done)
        })
    }

    /// Brings a request that is over to where it ends, from what the state knows: its note may lie anywhere by now.
    pub(super) fn put_where_it_ends(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        if request.standing == Standing::Done {
            return self.file_away(request, acted).map_err(|fail| Fail {
                cause: fail.cause.context("it was done, but its note could not follow"),
                ..fail
            });
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
        if request.standing == Standing::Dead && place.folder == Folder::Approved {
            let why =
                format!("it failed for good: `fte queue retry {}` asks once more", request.id);
            acted.refused.push(refused(request, &why));
        }
        if folder == Folder::Done {
            return self.file_away(request, acted);
        }
        acted.filed.extend(steps::after(self.gate, request)?);
        self.gate.put_away(request, place, folder)
    }

    /// A request that failed for good. Its note is yet to follow.
    pub(super) fn bury(
        &self,
        begun: &Request,
        intent: &Intent,
        (outcome, why, took): (&str, &str, Option<u64>),
        acted: &mut Acted,
    ) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let dead = Request {
            standing: Standing::Dead,
            receipt: Some(json!({ "reason": why })),
            updated: clock::millis(now),
            ..begun.clone()
        };
        let event = Event { duration_ms: took, ..self.failure(begun, intent, why) };
        self.gate.change_with(begun, &dead, vec![event], || {
            self.gate.state.end_attempt(&begun.id, took, outcome, why)
        })?;
        acted.buried += 1;
        acted.refused.push(refused(&dead, why));
        Ok(dead)
    }
}

/// The name of who carries a request out.
pub(super) fn service_of(request: &Request) -> &'static str {
    request.action.connector().service().unwrap_or("nobody")
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
    Intent {
        request: request.id.clone(),
        key,
        seal: request.seal.clone(),
        begun,
        tries: 1,
        approved: request.updated.clone(),
    }
}

/// Whether it goes without a person's yes.
pub(super) fn is_automatic(request: &Request) -> bool {
    matches!(request.verdict, Verdict::Go(_))
}

/// When it was executed, by what we wrote ourselves.
pub(super) fn executed_at(done: &Request) -> Time {
    clock::parse(&done.updated).unwrap_or_default()
}
