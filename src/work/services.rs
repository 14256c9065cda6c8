//! The work at one service: in order, under its own lock, as long as its breaker lets it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::act::{Executor, each, name_of};
use super::acted::{Acted, Later};
use super::alerts::{self, Alerts, Problem, Told};
use super::execute::{is_automatic, service_of, timed};
use super::retry;
use crate::base::{Result, clock};
use crate::model::Id;
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::model::event::Event;
use crate::model::request::Standing;
use crate::state::Intent;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;
use crate::state::services::Service;
use crate::vault::Place;

/// After a call was begun, how long it can still be under way somewhere: its own time limit, and as much again.
const UNDER_WAY: i32 = 2;

/// How long is asked by itself whether something happened, before a person is.
const ASKED: chrono::Duration = chrono::Duration::hours(24);

/// What a question about a request is called.
const DOUBT: &str = "doubt.";

impl Executor<'_> {
    /// Works what is to be done at a service: first what is in doubt there, then the rest in the order of the yeses.
    pub(super) fn serve(
        &self,
        service: &'static str,
        places: &BTreeSet<(String, Place)>,
        acted: &mut Acted,
    ) -> Result<()> {
        let Some(_own) = self.gate.state.lock_if_free(&format!("service.{service}"))? else {
            acted.busy.push(service);
            return Ok(());
        };
        self.recover(Some(service), acted)?;
        for (_, place) in places {
            if self.is_stopped(acted)? {
                continue;
            }
            if let Some(hold) = self.trouble(service)? {
                if let Some(Ok((request, _))) = self.gate.request_at(place)? {
                    acted.later(&request, &hold);
                }
                continue;
            }
            each(acted, &name_of(place), |acted| self.send(place, acted));
        }
        Ok(())
    }

    /// One request over the network; the vault is held before and after, not meanwhile.
    fn send(&self, place: &Place, acted: &mut Acted) -> Result<()> {
        self.gate.state.keep_reserve()?;
        let begun = {
            let _lock = self.gate.state.lock("act")?;
            // Said while the lock was waited for, it counts.
            if self.is_stopped(acted)? {
                return Ok(());
            }
            match self.ready(place, acted)? {
                None => return Ok(()),
                Some(request) => self.begin(&request)?.map_err(|hold| (request, hold)),
            }
        };
        match begun {
            Ok((begun, intent)) => {
                let over = self.try_it(&begun, &intent, acted)?;
                self.follow(over, acted)
            }
            Err((request, hold)) => {
                acted.later(&request, &hold);
                Ok(())
            }
        }
    }

    /// The note of a request that is over, for who does not hold the vault.
    fn follow(&self, over: Option<Request>, acted: &mut Acted) -> Result<()> {
        let Some(over) = over else { return Ok(()) };
        let _lock = self.gate.state.lock("act")?;
        self.put_where_it_ends(&over, acted)
    }

    /// Why nothing is tried at a service now, as what holds its requests.
    fn trouble(&self, service: &str) -> Result<Option<Hold>> {
        let now = self.gate.trail.clock.now();
        Ok(self.gate.state.service(service)?.and_then(|service| service.hold(now)))
    }

    /// The services where something is in doubt.
    pub(super) fn in_doubt(&self) -> Result<super::act::Remote> {
        let begun = self.gate.state.requests(Standing::Begun)?;
        let remote = begun.iter().filter(|begun| begun.action.spec().connector.is_remote());
        Ok(remote.map(|begun| (service_of(begun), BTreeSet::new())).collect())
    }

    /// Settles what a crash or a failure left begun, at a service or (`None`) on this machine: the connector says whether
    /// it happened.
    ///
    /// Where it did not, the request is only approved again: it goes the whole way once more, and the person's word since
    /// then counts.
    pub(super) fn recover(&self, service: Option<&str>, acted: &mut Acted) -> Result<()> {
        for request in self.gate.state.requests(Standing::Begun)? {
            let remote = request.action.spec().connector.is_remote().then(|| service_of(&request));
            if remote != service {
                continue;
            }
            each(acted, request.id.as_str(), |acted| {
                if remote.is_some() && self.is_stopped(acted)? {
                    return Ok(());
                }
                if let Some(hold) = remote.map_or(Ok(None), |service| self.trouble(service))? {
                    acted.doubt(&request, &hold.why, hold.until);
                    return Ok(());
                }
                let over = self.settle_doubt(&request, remote.is_some(), acted)?;
                match over {
                    Some(over) if remote.is_none() => self.put_where_it_ends(&over, acted),
                    over => self.follow(over, acted),
                }
            });
        }
        Ok(())
    }

    /// Asks the connector of one begun request. Returns it where that is its end.
    fn settle_doubt(
        &self,
        request: &Request,
        remote: bool,
        acted: &mut Acted,
    ) -> Result<Option<Request>> {
        let (intent, now) = (self.intent_of(request)?, self.gate.trail.clock.now());
        let begun = clock::parse(&request.updated).unwrap_or(now);
        let over = match self.world.find(&request.action, &intent, is_automatic(request))? {
            Found::Yes(receipt) => {
                let receipt = looked_up(receipt, remote);
                Some(self.finish(request, &intent, (receipt, None), acted)?)
            }
            Found::No | Found::Repeat if remote && now < begun + self.under_way()? => {
                let why = "it can still be under way: it is asked again";
                self.keep_time(request, begun, now)?;
                acted.doubt(request, why, Some(begun.min(now) + self.under_way()?));
                return Ok(None);
            }
            Found::No if remote => {
                let failure = Failure::new(FailureClass::Transient, "it surely did not happen");
                self.not_done(request, &intent, (&failure, None), acted)?
            }
            Found::No => {
                self.did_not_happen(request, &intent, "it surely did not happen")?;
                None
            }
            Found::Repeat => return self.repeat(request, &intent, acted),
            Found::CannotTell(why) => {
                self.ask_person(request, &why, acted);
                return Ok(None);
            }
            Found::NotNow(failure) => {
                self.still_in_doubt(request, &failure, now > begun + ASKED, acted)?;
                return Ok(None);
            }
        };
        self.no_doubt(&request.id, acted);
        Ok(over)
    }

    /// Asking did not tell: it is asked again, by itself or (`ask`) of a person.
    fn still_in_doubt(
        &self,
        request: &Request,
        failure: &Failure,
        ask: bool,
        acted: &mut Acted,
    ) -> Result<()> {
        self.count(request, failure, acted)?;
        if ask {
            self.ask_person(request, &failure.why, acted);
            return Ok(());
        }
        let until = self.trouble(service_of(request))?.map(|hold| hold.until);
        // A service that is paused is a person's to mend, and this one comes after it.
        let until = until.unwrap_or_else(|| Some(self.gate.trail.clock.now()));
        acted.doubt(request, &failure.why, until);
        Ok(())
    }

    /// The same call again, which is the only way to ask a service that does a repeated key once. Until it says that it is
    /// done it stays begun: nothing else may become of what perhaps happened.
    fn repeat(
        &self,
        request: &Request,
        intent: &Intent,
        acted: &mut Acted,
    ) -> Result<Option<Request>> {
        if retry::is_spent(intent, self.gate.trail.clock.now()) {
            self.ask_person(request, "the service was asked again and again", acted);
            return Ok(None);
        }
        let (state, now) = (self.gate.state, self.gate.trail.clock.now());
        let intent = Intent { tries: intent.tries + 1, ..intent.clone() };
        state.keep_reserve()?;
        let again = Request { updated: clock::millis(now), ..request.clone() };
        self.gate.change_with(request, &again, Vec::new(), || state.set_intent(&intent))?;
        let request = &again;
        let (attempt, took) =
            timed(|| self.world.perform(&request.action, &intent, is_automatic(request)));
        let failure = match attempt? {
            Attempt::Done(receipt) => {
                let done = self.finish(request, &intent, (receipt, Some(took)), acted)?;
                self.no_doubt(&request.id, acted);
                return Ok(Some(done));
            }
            Attempt::Failed(failure) => failure,
            Attempt::InDoubt(why) | Attempt::NotPossible(why) => {
                Failure::new(FailureClass::Transient, why)
            }
        };
        // A no to the repeated call says nothing of the first one.
        let is_no = matches!(failure.class, FailureClass::Refused | FailureClass::Data);
        self.still_in_doubt(request, &failure, is_no, acted)?;
        Ok(None)
    }

    /// It is known that nothing happened: it goes the whole way once more.
    pub(super) fn did_not_happen(
        &self,
        request: &Request,
        intent: &Intent,
        why: &str,
    ) -> Result<()> {
        self.back(request, intent, None, || {
            self.gate.state.end_attempt(&request.id, None, "transient", why)
        })
    }

    /// How long a call can be under way after it was begun.
    fn under_way(&self) -> Result<chrono::Duration> {
        Ok(chrono::Duration::seconds(self.world.config.number("webhook.limit_s")?) * UNDER_WAY)
    }

    /// A clock that was set back would keep it in doubt until it came round again: it counts from now.
    fn keep_time(
        &self,
        request: &Request,
        begun: crate::base::Time,
        now: crate::base::Time,
    ) -> Result<()> {
        if begun <= now {
            return Ok(());
        }
        let new = Request { updated: clock::millis(now), ..request.clone() };
        self.gate.change(request, &new, Vec::new())
    }

    /// Nobody knows whether it happened: it stays begun, and is asked for before anything else.
    pub(super) fn doubted(
        &self,
        begun: &Request,
        intent: &Intent,
        (why, took): (&str, Option<u64>),
        acted: &mut Acted,
    ) -> Result<()> {
        let state = self.gate.state;
        let event = Event { duration_ms: took, ..self.failure(begun, intent, why) };
        self.gate
            .trail
            .record_with(vec![event], || state.end_attempt(&begun.id, took, "doubt", why))?;
        acted.troubled += 1;
        acted.doubt(begun, why, Some(self.gate.trail.clock.now() + self.under_way()?));
        self.count(begun, &Failure::new(FailureClass::Transient, why), acted)
    }

    /// A try of which it is sure that nothing happened. Returns the request where it is given up.
    pub(super) fn failed(
        &self,
        begun: &Request,
        intent: &Intent,
        (failure, took): (&Failure, Option<u64>),
        acted: &mut Acted,
    ) -> Result<Option<Request>> {
        let over = self.not_done(begun, intent, (failure, took), acted)?;
        // First the outcome, then what else follows from it: telling a person can take its time.
        self.count(begun, failure, acted)?;
        Ok(over)
    }

    fn not_done(
        &self,
        begun: &Request,
        intent: &Intent,
        (failure, took): (&Failure, Option<u64>),
        acted: &mut Acted,
    ) -> Result<Option<Request>> {
        let (class, why, now) = (failure.class, failure.why.as_str(), self.gate.trail.clock.now());
        let word = class.as_str();
        // Only a try that reached the service is a try of this request.
        let tries = match class {
            FailureClass::Refused | FailureClass::Data => {
                return self.bury(begun, intent, (word, why, took), acted).map(Some);
            }
            FailureClass::Transient if retry::is_spent(intent, now) => {
                let why = format!("tried {} times, at last: {why}", intent.tries);
                return self.bury(begun, intent, (word, &why, took), acted).map(Some);
            }
            FailureClass::Transient => intent.tries,
            FailureClass::Away | FailureClass::Authentication => intent.tries.saturating_sub(1),
        };
        let pause = retry::pause(intent.tries, failure.after, dice());
        let until = now + chrono::Duration::from_std(pause).unwrap_or(chrono::Duration::hours(1));
        let hold =
            Hold { kind: HoldKind::Retry, until: Some(until), why: why.to_owned(), since: now };
        let event = Event { duration_ms: took, ..self.failure(begun, intent, why) };
        let state = self.gate.state;
        self.back(begun, intent, Some(event), || {
            state.end_attempt(&begun.id, took, word, why)?;
            state.set_intent(&Intent { tries, ..intent.clone() })?;
            // A service that is away or paused holds all that goes there.
            if class == FailureClass::Transient { state.set_hold(&begun.id, &hold) } else { Ok(()) }
        })?;
        acted.troubled += 1;
        acted.later(begun, &hold);
        Ok(None)
    }

    /// What a failure says of the service. One that turned the credential down is paused, and a person is told.
    fn count(&self, request: &Request, failure: &Failure, acted: &mut Acted) -> Result<()> {
        if !request.action.spec().connector.is_remote() {
            return Ok(());
        }
        let (service, now) = (service_of(request), self.gate.trail.clock.now());
        let before = self.gate.state.service(service)?;
        let Some(after) = retry::after_failure(service, before.as_ref(), failure, now) else {
            return Ok(());
        };
        self.gate.state.set_service(&after)?;
        // What was said of the request alone is true of all that goes there.
        if let Some(hold) = after.hold(now)
            && let Some(later) = acted.later.last_mut().filter(|later| later.id == request.id)
        {
            *later = Later::of(request, &hold);
        }
        if after.paused {
            acted.sign_in.push(service);
            self.tell(&after, acted);
        }
        Ok(())
    }

    fn tell(&self, service: &Service, acted: &mut Acted) {
        let name = format!("service.{}", service.name);
        let what = format!("{} is paused: {}", service.name, service.why);
        let mend = format!("mend the credential, then `fte queue retry {}`", service.name);
        let problem = Problem { name: &name, what: &what, mend: &mend };
        acted.told(alerts::raise(self.alerts(), &problem));
    }

    /// A service that did something is well.
    pub(super) fn is_well(&self, done: &Request, acted: &mut Acted) -> Result<()> {
        let service = service_of(done);
        if done.action.spec().connector.is_remote() {
            if self.gate.state.service(service)?.is_some() {
                self.gate.state.clear_service(service)?;
            }
            acted.told(alerts::solve(self.alerts(), &format!("service.{service}")));
        }
        Ok(())
    }

    /// The note that asks a person whether it happened, with the two commands that say so. Once for each.
    fn ask_person(&self, request: &Request, why: &str, acted: &mut Acted) {
        let id = &request.id;
        let what = format!(
            "nobody can say whether {} to {} happened ({why})",
            request.action.name(),
            request.action.target()
        );
        let mend = format!(
            "look there. It happened: `fte queue settle {id} --happened`, and it goes to Done. It did not: \
             `fte queue settle {id} --did-not`, and the next `fte act` does it. Until then it is never done again"
        );
        let name = format!("{DOUBT}{id}");
        acted
            .told(alerts::raise(self.alerts(), &Problem { name: &name, what: &what, mend: &mend }));
        acted.doubt(request, &format!("{why}: `fte queue settle {id}` says which"), None);
    }

    /// It is known now: whoever was asked need not answer.
    pub(super) fn no_doubt(&self, request: &Id, acted: &mut Acted) {
        acted.told(alerts::solve(self.alerts(), &format!("{DOUBT}{request}")));
    }

    /// Solves the questions whose requests are known about, where a crash came between.
    pub(super) fn settle_alerts(&self, acted: &mut Acted) -> Result<()> {
        for alert in self.gate.state.alerts()? {
            let Some(Ok(id)) = alert.name.strip_prefix(DOUBT).map(str::parse::<Id>) else {
                continue;
            };
            let request = self.gate.state.request(&id)?;
            if request.is_none_or(|request| request.standing != Standing::Begun) {
                self.no_doubt(&id, acted);
            }
        }
        Ok(())
    }

    fn alerts(&self) -> Alerts<'_> {
        Alerts { trail: self.gate.trail, config: self.world.config }
    }
}

impl Acted {
    fn told(&mut self, told: Result<Told>) {
        self.warnings.extend(Told::from_result(told).warnings);
    }
}

/// A receipt that was not given with the answer says so.
fn looked_up(receipt: Value, remote: bool) -> Value {
    match receipt {
        Value::Object(mut fields) if remote => {
            fields.insert("confirmed".into(), "by look-up".into());
            Value::Object(fields)
        }
        receipt => receipt,
    }
}

/// Any number, to spread those that failed together.
fn dice() -> u64 {
    let mut bytes = [0; 8];
    // Without chance the pause is the shortest: no reason to fail.
    let _ = getrandom::fill(&mut bytes);
    u64::from_ne_bytes(bytes)
}
