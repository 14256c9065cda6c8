//! The work at one service: in order, under its own lock, as long as its breaker lets it.

use std::collections::BTreeSet;

use super::act::{Executor, each, name_of};
use super::acted::{Acted, Later};
use super::alerts::{self, Alerts, Problem, Told};
use super::execute::service_of;
use super::retry;
use crate::base::Result;
use crate::model::attempt::{Failure, FailureClass};
use crate::model::event::Event;
use crate::model::request::Standing;
use crate::state::Intent;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;
use crate::state::services::{Service, mend_sign_in};
use crate::vault::Place;

/// What files copies of what it sent.
const SMTP: &str = "smtp";

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
        if service == SMTP {
            self.file_copies(acted)?;
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
    pub(super) fn follow(&self, over: Option<Request>, acted: &mut Acted) -> Result<()> {
        let Some(over) = over else { return Ok(()) };
        let _lock = self.gate.state.lock("act")?;
        self.put_where_it_ends(&over, acted)
    }

    /// Why nothing is tried at a service now, as what holds its requests.
    pub(super) fn trouble(&self, service: &str) -> Result<Option<Hold>> {
        let now = self.gate.trail.clock.now();
        Ok(self.gate.state.service(service)?.and_then(|service| service.hold(now)))
    }

    /// The services where something is in doubt, or what was done is yet to be filed.
    pub(super) fn in_doubt(&self) -> Result<super::act::Remote> {
        let begun = self.gate.state.requests(Standing::Begun)?;
        let remote = begun.iter().filter(|begun| begun.action.connector().is_remote());
        let mut services: super::act::Remote =
            remote.map(|begun| (service_of(begun), BTreeSet::new())).collect();
        if !self.gate.state.owed_copies()?.is_empty() {
            services.entry(SMTP).or_default();
        }
        Ok(services)
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

    pub(super) fn not_done(
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
            // It was not sent: nothing is left to be asked about.
            state.forget_end(&intent.key)?;
            state.set_intent(&Intent { tries, ..intent.clone() })?;
            // A service that is away or paused holds all that goes there.
            if class == FailureClass::Transient { state.set_hold(&begun.id, &hold) } else { Ok(()) }
        })?;
        acted.troubled += self.news(begun)?;
        acted.later(begun, &hold);
        Ok(None)
    }

    /// One, where that something is wrong at the service is not known yet: a probe that finds it as it was is no news.
    pub(super) fn news(&self, begun: &Request) -> Result<usize> {
        Ok(usize::from(self.gate.state.service(service_of(begun))?.is_none()))
    }

    /// What a failure says of the service. One that turned the credential down is paused, and a person is told.
    pub(super) fn count(
        &self,
        request: &Request,
        failure: &Failure,
        acted: &mut Acted,
    ) -> Result<()> {
        if !request.action.connector().is_remote() {
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
        let mend = mend_sign_in(&service.name);
        let problem = Problem { name: &name, what: &what, mend: &mend };
        acted.told(alerts::raise(self.alerts(), &problem));
    }

    /// A service that did something is well.
    pub(super) fn is_well(&self, done: &Request, acted: &mut Acted) -> Result<()> {
        let service = service_of(done);
        if done.action.connector().is_remote() {
            if self.gate.state.service(service)?.is_some() {
                self.gate.state.clear_service(service)?;
            }
            acted.told(alerts::solve(self.alerts(), &format!("service.{service}")));
        }
        Ok(())
    }

    pub(super) fn alerts(&self) -> Alerts<'_> {
        Alerts { trail: self.gate.trail, config: self.world.config }
    }
}

impl Acted {
    pub(super) fn told(&mut self, told: Result<Told>) {
        self.warnings.extend(Told::from_result(told).warnings);
    }
}

/// Any number, to spread those that failed together.
fn dice() -> u64 {
    let mut bytes = [0; 8];
    // Without chance the pause is the shortest: no reason to fail.
    let _ = getrandom::fill(&mut bytes);
    u64::from_ne_bytes(bytes)
}
