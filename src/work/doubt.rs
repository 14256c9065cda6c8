//! What was begun and nobody knows the outcome of: the connector is asked, and where it can't tell, a person.

use serde_json::Value;

use super::act::{Executor, each};
use super::acted::Acted;
use super::alerts::{self, Problem};
use super::execute::{is_automatic, service_of};
use super::retry;
use crate::base::{Result, Time, clock};
use crate::model::Id;
use crate::model::action::Connector;
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::model::event::Event;
use crate::model::request::Standing;
use crate::state::Intent;
use crate::state::requests::Request;

/// After a call was begun, how long it can still be under way somewhere: its own time limit, and as much again.
const UNDER_WAY: i32 = 2;

/// How long is asked by itself whether something happened, before a person is.
const ASKED: chrono::Duration = chrono::Duration::hours(24);

/// What a question about a request is called.
const DOUBT: &str = "doubt.";

impl Executor<'_> {
    /// Settles what a crash or a failure left begun, at a service or (`None`) on this machine: the connector says whether
    /// it happened.
    ///
    /// Where it did not, the request is only approved again: it goes the whole way once more, and the person's word since
    /// then counts.
    pub(super) fn recover(&self, service: Option<&str>, acted: &mut Acted) -> Result<()> {
        for request in self.gate.state.requests(Standing::Begun)? {
            let remote = request.action.connector().is_remote().then(|| service_of(&request));
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
            Found::No | Found::Repeat if remote && now < begun + self.under_way(request)? => {
                let why = "it can still be under way: it is asked again";
                self.keep_time(request, begun, now)?;
                acted.doubt(request, why, Some(begun.min(now) + self.under_way(request)?));
                return Ok(None);
            }
            // Before a person is asked, it is looked for more than once.
            Found::CannotTell(why) if now < begun + self.world.filed_by(&request.action) => {
                self.keep_time(request, begun, now)?;
                let until = begun.min(now) + self.world.filed_by(&request.action);
                acted.doubt(request, &format!("{why}: it is looked for again"), Some(until));
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
        let (attempt, took) = self
            .gate
            .trail
            .clock
            .timed(|| self.world.perform(&request.action, &intent, is_automatic(request)));
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
            self.gate.state.end_attempt(&request.id, None, "transient", why)?;
            self.gate.state.forget_end(&intent.key)?;
            self.gate.state.forget_draft(&intent.key)
        })
    }

    /// How long a call can be under way after it was begun.
    fn under_way(&self, request: &Request) -> Result<chrono::Duration> {
        let limit = match request.action.connector() {
            Connector::Smtp => "smtp.limit_s",
            Connector::Gmail => "gmail.limit_s",
            Connector::Odoo => "odoo.limit_s",
            _ => "webhook.limit_s",
        };
        let own = chrono::Duration::seconds(self.world.config.number(limit)?) * UNDER_WAY;
        // Odoo goes on with a call whose client is gone, up to its own limit (`limit_time_real`, 120 s).
        let is_odoo = request.action.connector() == Connector::Odoo;
        Ok(if is_odoo { own.max(chrono::Duration::minutes(2)) } else { own })
    }

    /// A clock that was set back would keep it in doubt until it came round again: it counts from now.
    fn keep_time(&self, request: &Request, begun: Time, now: Time) -> Result<()> {
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
        acted.troubled += self.news(begun)?;
        acted.doubt(begun, why, Some(self.gate.trail.clock.now() + self.under_way(begun)?));
        self.count(begun, &Failure::new(FailureClass::Transient, why), acted)
    }

    /// The note that asks a person whether it happened, with the two commands that say so. Once for each.
    fn ask_person(&self, request: &Request, why: &str, acted: &mut Acted) {
        let id = &request.id;
        let begun = clock::parse(&request.updated).map(clock::seconds).unwrap_or_default();
        let what =
            format!("did this happen? {} ({})", request.origin.what, request.action.target());
        let mend = format!(
            "nobody can say: {why}. It was begun on {begun}; {note} in Approved/ says what it is. Look where it would have \
             arrived. If it happened: `fte queue settle {id} --happened`. If it did not: `fte queue settle {id} --did-not`, and \
             the next `fte act` does it. It is not done again before you say so",
            note = request.name
        );
        let name = format!("{DOUBT}{id}");
        acted
            .told(alerts::raise(self.alerts(), &Problem { name: &name, what: &what, mend: &mend }));
        acted.doubt(
            request,
            &format!("{why}: `fte queue settle {id} --happened` or `--did-not` says which"),
            None,
        );
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
