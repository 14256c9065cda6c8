//! What a person says of requests that are approved and not done: hold, try again, drop, it happened, it did not.

use serde_json::json;

use super::act::Executor;
use super::acted::Acted;
use super::execute::{is_automatic, service_of};
use super::steps;
use crate::base::{Exit, Fail, Result};
use crate::gate::Gate;
use crate::model::attempt::Found;
use crate::model::event::{Event, Status};
use crate::model::request::Standing;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

/// Holds an approved request back until a person lets it go.
pub(crate) fn hold(gate: &Gate<'_>, request: &Request, by: &str) -> Result<()> {
    let _lock = gate.state.lock("act")?;
    let request = &again(gate, request)?;
    let lies_approved =
        || gate.place_of(request).map(|place| place.is_some_and(|p| p.folder == Folder::Approved));
    match request.standing {
        Standing::Approved => {}
        Standing::Pending if lies_approved()? => {}
        _ => return Err(wrong(request, "held back")),
    }
    let now = gate.trail.clock.now();
    let hold = Hold {
        kind: HoldKind::Person,
        until: None,
        why: "a person holds it back".into(),
        since: now,
    };
    gate.trail.record_with(vec![said(gate, request, "queue.hold", by)], || {
        gate.state.set_hold(&request.id, &hold)
    })
}

/// Lets a request that is held back go at the next run; asks a dead letter once more. Returns it as it is now.
pub(crate) fn retry(gate: &Gate<'_>, request: &Request, by: &str) -> Result<Request> {
    let _lock = gate.state.lock("act")?;
    let request = &again(gate, request)?;
    let held = gate.state.hold(&request.id)?.map(|hold| hold.kind);
    match (request.standing, held) {
        (Standing::Approved | Standing::Pending, Some(kind)) => {
            let now = gate.trail.clock.now();
            let why = "let go".to_owned();
            let free = Hold { kind: HoldKind::Window, until: Some(now), why, since: now };
            gate.trail.record_with(
                vec![said(gate, request, "queue.retry", by)],
                || match kind {
                    // What a person held goes on waiting where its undo window is still open.
                    HoldKind::Person => gate.state.let_go(&request.id),
                    _ => gate.state.set_hold(&request.id, &free),
                },
            )?;
            Ok(request.clone())
        }
        (Standing::Dead, _) => {
            let place = Place::new(Folder::DeadLetter, request.name.clone());
            gate.ask_again(request, &place, &request.action, "it failed for good before", None)
        }
        (Standing::Begun, _) => Err(unknown_still(request)),
        _ => Err(wrong(request, "tried again")),
    }
}

/// Lets a service be tried again that is paused or away. Whether there was any trouble.
pub(crate) fn retry_service(gate: &Gate<'_>, service: &str, by: &str) -> Result<bool> {
    if gate.state.service(service)?.is_none() {
        return Ok(false);
    }
    let event = Event {
        resource: Some(format!("service/{service}")),
        approved_by: Some(by.to_owned()),
        ..Event::new(gate.trail.clock.now(), gate.actor, "queue.retry", Status::Success)
    };
    gate.trail.record_with(vec![event], || gate.state.clear_service(service))?;
    Ok(true)
}

/// Gives a request up that is approved, or a dead letter.
pub(crate) fn drop_it(gate: &Gate<'_>, request: &Request, by: &str, reason: &str) -> Result<()> {
    let _lock = gate.state.lock("act")?;
    let request = &again(gate, request)?;
    let place = match request.standing {
        Standing::Approved => gate.place_of(request)?,
        Standing::Dead => Some(Place::new(Folder::DeadLetter, request.name.clone()))
            .filter(|place| gate.vault.path(place).exists()),
        Standing::Begun => return Err(unknown_still(request)),
        _ => return Err(wrong(request, "dropped")),
    };
    let reason = if reason.is_empty() { "dropped" } else { reason };
    let dropped = match place {
        Some(place) => gate.reject(request, &place, by, reason)?,
        // Its note is gone: what is known of it ends all the same.
        None => gate.refuse(request, by, reason)?,
    };
    steps::after(gate, &dropped).map(drop)
}

impl Executor<'_> {
    /// A person says of a request that nobody else knows of whether it happened.
    pub(crate) fn settle_by(
        &self,
        request: &Request,
        happened: Option<&str>,
        by: &str,
    ) -> Result<Acted> {
        let mut acted = Acted::default();
        let service = service_of(request);
        let _service = self.gate.state.try_lock(&format!("service.{service}"))?;
        let begun = &again(self.gate, request)?;
        if begun.standing != Standing::Begun {
            return Err(wrong(begun, "settled"));
        }
        let intent = self.intent_of(begun)?;
        // What the service knows counts more than what a person believes. It is asked while nothing else is locked.
        let found = self.world.find(&begun.action, &intent, is_automatic(begun))?;
        let receipt = match (found, happened) {
            (Found::Yes(receipt), _) => Some(receipt),
            (_, Some(said)) => Some(json!({ "connector": service, "said": said, "confirmed": by })),
            (_, None) => None,
        };
        {
            let _lock = self.gate.state.lock("act")?;
            self.gate.trail.record(vec![said(self.gate, begun, "queue.settle", by)])?;
            if let Some(receipt) = receipt {
                let done = self.finish(begun, &intent, (receipt, None), &mut acted)?;
                self.put_where_it_ends(&done, &mut acted)?;
            } else {
                let why = "a person says that it did not happen";
                self.did_not_happen(begun, &intent, why)?;
            }
        }
        self.no_doubt(&begun.id, &mut acted);
        Ok(acted)
    }
}

/// The request as it is now, under the lock.
fn again(gate: &Gate<'_>, request: &Request) -> Result<Request> {
    let now = gate.state.request(&request.id)?;
    now.ok_or_else(|| Fail::say(Exit::Failed, format!("request {} is gone", request.id)))
}

fn said(gate: &Gate<'_>, request: &Request, what: &str, by: &str) -> Event {
    let mut event = gate.event(request, what);
    event.status = Status::Success;
    "queue".clone_into(&mut event.actor);
    event.parameters.insert("by".into(), by.into());
    event
}

fn wrong(request: &Request, what: &str) -> Fail {
    let is = match request.standing {
        Standing::Pending => "waits for a yes",
        Standing::Approved => "is not held back",
        Standing::Refused => "was refused",
        Standing::Begun => "is in doubt",
        Standing::Done => "was executed",
        Standing::Dead => "failed for good",
    };
    let fail = Fail::say(Exit::Refused, format!("request {} {is}: it can't be {what}", request.id));
    match request.standing {
        Standing::Done => {
            fail.hint(format!("`fte undo {}` takes it back where that is possible", request.id))
        }
        Standing::Pending => fail.hint("`fte approve` answers it"),
        Standing::Approved => fail.hint("`fte act` executes it"),
        _ => fail,
    }
}

fn unknown_still(request: &Request) -> Fail {
    let id = &request.id;
    Fail::say(Exit::Refused, format!("request {id} was begun, and nobody knows yet whether it happened"))
        .hint(format!("`fte act` asks the service; `fte queue settle {id} --happened` or `--did-not` says which it was"))
}
