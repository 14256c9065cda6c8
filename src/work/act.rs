//! `act`: executes, once, what is approved or needs no approval, and sets aside what only looks like it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::acted::{Acted, Executed, Refused, Would};
use super::effect::{self, Outcome, World};
use super::{proof, steps};
use crate::base::{Fail, Result, Time, clock, text};
use crate::gate::Gate;
use crate::gate::review::{NotARequest, Reading, compare};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::event::{Event, Status};
use crate::model::request::{Standing, Verdict};
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place};

/// The executor: the gate's judgement and the world's effects in one place, under one lock.
pub(crate) struct Executor<'a> {
    pub(crate) gate: &'a Gate<'a>,
    pub(crate) world: &'a World<'a>,
    pub(crate) dry_run: bool,
    /// What the log says was executed, by request; read when it is first asked for.
    pub(crate) receipts: OnceCell<BTreeMap<String, Vec<Value>>>,
}

/// What is to be done with a file in `Approved/`.
enum Next {
    Execute,
    /// Set aside, asked again, refused: no effect, and why.
    Not(String),
    /// It stays: nothing can carry it out yet.
    Stays(String),
}

impl Executor<'_> {
    /// Runs everything that may run. Another run that holds the lock is exit code 6.
    pub(crate) fn run(&self) -> Result<Acted> {
        let _lock = self.gate.state.try_lock("act")?;
        let mut acted = Acted::default();
        if !self.dry_run {
            self.settle_begun(&mut acted)?;
            self.settle_answers(&mut acted)?;
        }
        // A step that is done can make the next one ready, and that one may need no approval.
        let mut seen = BTreeSet::new();
        loop {
            let new: Vec<_> = self
                .gate
                .vault
                .list(Folder::Approved)?
                .into_iter()
                .filter(|place| seen.insert(place.clone()))
                .collect();
            if new.is_empty() {
                break;
            }
            for place in new {
                self.take(&place, &mut acted)?;
            }
        }
        if !self.dry_run {
            acted.filed.extend(steps::sweep(self.gate)?);
        }
        acted.waiting = self.gate.state.count_requests(Standing::Pending)?;
        Ok(acted)
    }

    fn take(&self, place: &Place, acted: &mut Acted) -> Result<()> {
        let (request, note) = match self.gate.request_at(place)? {
            Ok(found) => found,
            Err(why) => return self.set_aside(place, &why, acted),
        };
        let request = self.done_before(&request)?.unwrap_or(request);
        match request.standing {
            Standing::Done => return self.leftover(&request, place, acted),
            Standing::Refused => return self.set_aside(place, &NotARequest::Refused, acted),
            _ => {}
        }
        match self.next(&request, &note, place)? {
            Next::Execute if self.dry_run => acted.would.push(Would {
                id: request.id.clone(),
                action: request.action.name().to_owned(),
                target: request.action.target(),
                params: request.action.params(),
            }),
            Next::Execute => {
                let request = match request.standing {
                    Standing::Pending => self.gate.approve(&request, place, "human:vault")?,
                    _ => request,
                };
                self.execute(&request, acted)?;
            }
            Next::Not(why) => acted.refused.push(refused(&request, &why)),
            Next::Stays(why) => acted.not_possible.push(refused(&request, &why)),
        }
        Ok(())
    }

    /// The request as the log knows it, where that has its receipt and the state does not: the state was put back from a
    /// backup, and what was done must not be done again.
    pub(super) fn done_before(&self, request: &Request) -> Result<Option<Request>> {
        if !matches!(request.standing, Standing::Pending | Standing::Approved | Standing::Begun) {
            return Ok(None);
        }
        if self.receipts.get().is_none() {
            let _ = self.receipts.set(proof::logged(self.gate.vault)?);
        }
        let Some(receipt) = self.receipts.get().and_then(|known| known.get(request.id.as_str())?.first()) else { return Ok(None) };
        let done = Request { standing: Standing::Done, receipt: Some(receipt.clone()), ..request.clone() };
        if !self.dry_run {
            self.gate.state.once(|| self.gate.state.change_request(request, &done))?;
        }
        Ok(Some(done))
    }

    /// Seal, expiry and policy, all of them again now.
    fn next(&self, request: &Request, note: &Note, place: &Place) -> Result<Next> {
        match compare(request, note) {
            Reading::Intact => {}
            Reading::Edited { action, diff } => {
                return self.again(request, place, "its content was edited after it was drawn", Some((&action, diff)));
            }
            Reading::Damaged { what } => {
                let changed = Some((&request.action, what));
                return self.again(request, place, "its note was changed after it was drawn", changed);
            }
        }
        if self.gate.is_expired(request) {
            return self.again(request, place, "it has expired", None);
        }
        // `approve` lets a request that asks twice pass only with the amount typed.
        if Gate::needs_typed(request) && request.standing != Standing::Approved {
            let why = "it needs the amount typed: `fte approve yes` on a terminal";
            return self.again(request, place, why, None);
        }
        self.policy_now(request, place)
    }

    /// What the policy says at the moment of execution: a rule that became stricter counts.
    fn policy_now(&self, request: &Request, place: &Place) -> Result<Next> {
        let judgement = self.gate.judge(&request.action, request.origin.auto, false);
        let by_rule = request.approved_by.as_deref().is_some_and(|by| by.starts_with("rule:"));
        match &judgement.verdict {
            Verdict::Never(why) => {
                if !self.dry_run {
                    let no = self.gate.reject(request, place, "policy", why)?;
                    steps::after(self.gate, &no)?;
                }
                Ok(Next::Not(format!("the policy says never: {why}")))
            }
            Verdict::Ask(_) if by_rule => self.again(request, place, "the policy asks now", None),
            Verdict::AskTwice(_) if !Gate::needs_typed(request) => {
                self.again(request, place, "the policy asks twice now", None)
            }
            _ if effect::is_possible(&request.action) => Ok(Next::Execute),
            _ => {
                let name = request.action.name();
                Ok(Next::Stays(format!("there is no connector for `{name}` yet; it stays approved")))
            }
        }
    }

    /// Asks anew instead of executing: with another content and its diff, or as it was.
    fn again(&self, request: &Request, place: &Place, why: &str, changed: Option<(&Action, String)>) -> Result<Next> {
        if !self.dry_run {
            let (action, diff) = match changed {
                Some((action, diff)) => (action, Some(diff)),
                None => (&request.action, None),
            };
            self.gate.ask_again(request, place, action, why, diff)?;
        }
        Ok(Next::Not(format!("{why}: asked again")))
    }

    /// Intent durable, effect, outcome durable with its event, note moved, plan told.
    pub(super) fn execute(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        let begun = match request.standing {
            Standing::Begun => request.clone(),
            _ => self.stand(request, Standing::Begun, None)?,
        };
        let key = Id::of(&[b"intent", begun.id.as_str().as_bytes(), begun.seal.as_bytes()]);
        let at = instant(&begun.updated);
        match self.world.perform(&begun.action, &key, at) {
            Ok(Outcome::Done(receipt)) => {
                let done = self.record_done(&begun, &key, receipt.clone())?;
                // The plan first: a request that still lies in `Approved/` is come back to, one in `Done/` is not.
                acted.filed.extend(steps::after(self.gate, &done)?);
                self.file_away(&done)?;
                acted.executed.push(Executed {
                    id: done.id.clone(),
                    action: done.action.name().to_owned(),
                    target: done.action.target(),
                    receipt,
                });
            }
            Ok(Outcome::NotPossible(why)) => {
                self.stand(&begun, Standing::Approved, None)?;
                acted.not_possible.push(refused(&begun, &why));
            }
            Ok(Outcome::Refused(why)) => {
                let no = self.bury(&begun, &key, &why)?;
                acted.filed.extend(steps::after(self.gate, &no)?);
                acted.refused.push(refused(&no, &why));
            }
            Err(fail) => {
                self.stand(&begun, Standing::Approved, Some((&key, &fail)))?;
                acted.failed.push(refused(&begun, &fail.causes().join(": ")));
            }
        }
        Ok(())
    }

    /// Notes a new standing; with a failure, its event as well.
    fn stand(
        &self,
        request: &Request,
        standing: Standing,
        failure: Option<(&Id, &Fail)>,
    ) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let new = Request { standing, updated: clock::millis(now), ..request.clone() };
        let put = || self.gate.state.change_request(request, &new);
        match failure {
            None => self.gate.state.once(put)?,
            Some((key, fail)) => {
                let mut event = self.event(&new, key, Status::Failure);
                event.error = Some(text::shown_line(&fail.causes().join(": ")));
                self.gate.trail.record_with(vec![event], put)?;
            }
        }
        Ok(new)
    }

    fn record_done(&self, begun: &Request, key: &Id, receipt: Value) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let done = Request {
            standing: Standing::Done,
            receipt: Some(receipt.clone()),
            updated: clock::millis(now),
            ..begun.clone()
        };
        let event = Event { receipt: Some(receipt), ..self.event(&done, key, Status::Success) };
        self.gate.trail.record_with(vec![event], || self.gate.state.change_request(begun, &done))?;
        Ok(done)
    }

    fn event(&self, request: &Request, key: &Id, status: Status) -> Event {
        let now = self.gate.trail.clock.now();
        let took = (now - instant(&request.updated)).num_milliseconds();
        Event {
            resource: Some(format!("request/{}", request.id)),
            duration_ms: u64::try_from(took).ok(),
            target: Some(request.action.target()),
            item: request.origin.item.as_ref().map(ToString::to_string),
            intent: Some(key.to_string()),
            approval_required: Some(!matches!(request.verdict, Verdict::Go(_))),
            approval_status: Some("approved".into()),
            approved_by: request.approved_by.clone(),
            parameters: [
                ("request".to_owned(), json!(request.id)),
                ("seal".to_owned(), json!(request.seal)),
            ]
            .into_iter()
            .collect(),
            ..Event::new(now, "act", request.action.name(), status)
        }
    }

    /// Moves the note of an executed request to `Done/`, with its receipt.
    fn file_away(&self, done: &Request) -> Result<()> {
        let place = Place::new(Folder::Approved, done.name.clone());
        if !self.gate.vault.path(&place).exists() {
            return Ok(());
        }
        let before = self.gate.vault.read_bytes(&place)?;
        let mut note = self.gate.vault.read(&place)?;
        note.front.set_plain("executed", &clock::seconds(instant(&done.updated)));
        note.front.set("approved_by", &json!(done.approved_by));
        note.front.set("receipt", &json!(done.receipt));
        self.gate.vault.replace(&place, &before, note.print().as_bytes())?;
        self.gate
            .vault
            .move_note(&place, &Place::done(instant(&done.updated), done.name.clone()))?;
        Ok(())
    }

    /// An executed request in `Approved/`: a crash kept it from `Done/`, or somebody put a copy there.
    pub(super) fn leftover(&self, request: &Request, place: &Place, acted: &mut Acted) -> Result<()> {
        let there = Place::done(instant(&request.updated), request.name.clone());
        let waits = self.gate.vault.path(place).exists();
        if waits && self.gate.vault.path(&there).exists() {
            let receipt = request.receipt.as_ref().map(Value::to_string).unwrap_or_default();
            return self.set_aside(place, &NotARequest::Used(receipt), acted);
        }
        if self.dry_run {
            return Ok(());
        }
        acted.filed.extend(steps::after(self.gate, request)?);
        self.file_away(request)
    }

    /// Moves what is no request of ours out of `Approved/`, to `Quarantine/`, and says so.
    fn set_aside(&self, place: &Place, why: &NotARequest, acted: &mut Acted) -> Result<()> {
        acted.refused.push(Refused { id: place.path(), why: why.to_string() });
        if self.dry_run {
            return Ok(());
        }
        let name = free_name(self.gate, &place.name);
        self.gate.vault.shift(place, &Place::new(Folder::Quarantine, name.clone()))?;
        let event = Event {
            resource: Some(format!("Quarantine/{name}")),
            error: Some(why.to_string()),
            ..Event::new(self.gate.trail.clock.now(), "act", "approval.set-aside", Status::Refused)
        };
        self.gate.trail.record(vec![event])
    }

    /// A request that can never work: `Dead_Letter/`, with the reason.
    fn bury(&self, begun: &Request, key: &Id, why: &str) -> Result<Request> {
        let now = self.gate.trail.clock.now();
        let no =
            Request { standing: Standing::Refused, updated: clock::millis(now), ..begun.clone() };
        let event =
            Event { error: Some(text::shown_line(why)), ..self.event(&no, key, Status::Failure) };
        self.gate.trail.record_with(vec![event], || self.gate.state.change_request(begun, &no))?;
        let place = Place::new(Folder::Approved, no.name.clone());
        if self.gate.vault.path(&place).exists() {
            let before = self.gate.vault.read_bytes(&place)?;
            let mut note = self.gate.vault.read(&place)?;
            note.front.set("reason", &json!(crate::vault::inert::value(why)));
            self.gate.vault.replace(&place, &before, note.print().as_bytes())?;
            self.gate.vault.move_note(&place, &Place::new(Folder::DeadLetter, no.name.clone()))?;
        }
        Ok(no)
    }
}

/// A name that is free in `Quarantine/`: what is set aside never replaces what was.
fn free_name(gate: &Gate<'_>, name: &str) -> String {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    // Room for the number: no file system takes more than 255 bytes.
    let stem = stem.get(..stem.floor_char_boundary(240)).unwrap_or(stem);
    let mut names =
        std::iter::once(name.to_owned()).chain((2u32..).map(|n| format!("{stem}_{n}.md")));
    names
        .find(|name| !gate.vault.path(&Place::new(Folder::Quarantine, name.clone())).exists())
        .unwrap_or_else(|| name.to_owned())
}

pub(super) fn refused(request: &Request, why: &str) -> Refused {
    Refused { id: request.id.to_string(), why: why.to_owned() }
}

/// An instant that we wrote ourselves.
fn instant(text: &str) -> Time {
    DateTime::parse_from_rfc3339(text)
        .map_or(DateTime::<Utc>::UNIX_EPOCH, |time| time.with_timezone(&Utc))
}
