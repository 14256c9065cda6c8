//! `submit`: the one way in for every effect, from wherever it is asked.

use chrono::Duration;
use serde_json::{Value, json};

use super::draw::sealed;
use super::mail::Limits;
use super::policy::Policy;
use super::{content, handbook};
use crate::audit::Trail;
use crate::audit::receipts::{self, Receipts};
use crate::base::{Exit, Result, Time};
use crate::config::Config;
use crate::model::Id;
use crate::model::action::{Action, Hook, Via};
use crate::model::event::{Event, Status};
use crate::model::item::Item;
use crate::model::person::Contact;
use crate::model::request::{Proposal, Standing, Verdict};
use crate::state::State;
use crate::state::consent::Consent;
use crate::state::requests::Request;
use crate::vault::{Place, Vault, contacts};

/// What the gate judges with: opened once a command.
pub(crate) struct Gate<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) trail: Trail<'a>,
    pub(crate) policy: Policy,
    pub(crate) people: Vec<Contact>,
    pub(crate) owners: Vec<String>,
    /// Whom outgoing mail comes from.
    pub(crate) sender: Option<String>,
    /// What carries mail, and the account that it goes out from.
    pub(crate) carrier: (Via, Option<String>),
    /// Which Odoo is written to.
    pub(crate) odoo: Option<String>,
    /// What no mail may be.
    pub(super) mail: Limits,
    /// The web service that is told things, as the settings say; only what `bind_settings` takes from it is filled.
    pub(crate) webhook: Hook,
    /// The command that asks: the log's `actor`.
    pub(crate) actor: &'static str,
    pub(super) expires_after: Duration,
    /// How many mails may go by themselves within a day.
    pub(super) automatic_mails: usize,
}

/// The event's parameter that names the yes to a plan as a whole.
pub(super) const PLAN_YES: &str = "plan_yes";

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Submitted {
    pub(crate) request: Request,
    /// Where its note is; `None` where the policy refused it.
    pub(crate) place: Option<Place>,
}

impl Submitted {
    pub(crate) fn is_automatic(&self) -> bool {
        matches!(self.request.verdict, Verdict::Go(_))
    }
}

/// The notes that a request links to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Links<'a> {
    pub(crate) item: Option<&'a Place>,
    pub(crate) plan: Option<&'a Place>,
}

impl<'a> Gate<'a> {
    /// Reads the handbook and the contacts. A fault in either is an error: nothing is judged by half a policy.
    pub(crate) fn open(
        vault: &'a Vault,
        state: &'a State,
        config: &Config,
        trail: Trail<'a>,
        actor: &'static str,
    ) -> Result<Gate<'a>> {
        trail.catch_up()?;
        if let Some(from) = state.taken_over()? {
            let mut receipts = Receipts::new();
            // A line that is no event keeps nothing from being asked; `fte audit verify` names it.
            let _ = receipts::collect(vault, from, &mut receipts);
            state.set_evidence(
                receipts.iter().filter_map(|(id, receipts)| Some((id, receipts.first()?))),
            )?;
        }
        Ok(Gate {
            vault,
            state,
            trail,
            policy: handbook::load(vault)?,
            people: contacts::all(vault)?,
            owners: config.list("owner.emails"),
            sender: config.sender(),
            carrier: config.carrier(),
            odoo: config.odoo_site(),
            mail: Limits::of(config)?,
            webhook: Hook {
                event: String::new(),
                text: String::new(),
                url: config.filled("webhook.url"),
                find: config.filled("webhook.find"),
                repeat: config.text("webhook.lost_answer") == "repeat",
            },
            actor,
            expires_after: Duration::days(config.number("approval.expires_days")?.clamp(1, 3650)),
            automatic_mails: usize::try_from(config.number("approval.automatic_mails")?)
                .unwrap_or_default(),
        })
    }

    /// [`Gate::submit_under`], with nobody's yes to the plan as a whole.
    pub(crate) fn submit(
        &self,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
    ) -> Result<Submitted> {
        self.submit_under(proposal, item, links, None)
    }

    /// Judges a proposal, seals it, and lays it in `Pending_Approval/` or `Approved/`.
    ///
    /// The same proposal of the same plan and step again is the same request; nothing is asked twice. What would ask is
    /// approved where a person's yes to the plan is to it.
    pub(crate) fn submit_under(
        &self,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
        consent: Option<&Consent>,
    ) -> Result<Submitted> {
        let mut action = content::canonical(&proposal.action);
        // A step whose file can't leave is refused in its plan: it must not keep others from being planned or done.
        let unbound = match self.bind_files(&mut action, &[]) {
            Err(fail) if proposal.plan.is_some() && fail.exit == Exit::Refused => {
                Some(fail.causes().join(": "))
            }
            bound => bound.map(|()| None)?,
        };
        let id = self.id_of(proposal, &action);
        self.bind_settings(&mut action);
        if let Some(known) = self.state.request(&id)? {
            let place = self.restored(&known)?;
            return Ok(Submitted { request: known, place });
        }
        let mut request = self.draw(id, action, proposal, item, links)?;
        if let Some(why) = unbound {
            let refused = (Standing::Refused, Verdict::Never(why), None);
            (request.standing, request.verdict, request.approved_by) = refused;
            request = sealed(request);
        }
        let handle;
        (request, handle) = self.under(request, consent);
        let mut event = self.event(&request, "approval.request");
        event.parameters.extend(handle.map(|handle| (PLAN_YES.to_owned(), json!(handle))));
        self.trail.record_with(vec![event], || {
            self.state.drop_evidence(&request.id)?;
            self.state.add_request(&request)
        })?;
        let place = self.restored(&request)?;
        request.placed = place.as_ref().map(|place| place.folder);
        Ok(Submitted { request, place })
    }

    /// Changes a request in one commit with its events; its plan is looked at again.
    pub(crate) fn change(&self, old: &Request, new: &Request, events: Vec<Event>) -> Result<()> {
        self.change_with(old, new, events, || Ok(()))
    }

    /// [`Gate::change`], with a further change of the state in the same commit.
    pub(crate) fn change_with(
        &self,
        old: &Request,
        new: &Request,
        events: Vec<Event>,
        also: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let change = || {
            self.put(old, new)?;
            also()
        };
        if events.is_empty() {
            self.state.once(change)
        } else {
            self.trail.record_with(events, change)
        }
    }

    /// One request's change, within a commit.
    pub(super) fn put(&self, old: &Request, new: &Request) -> Result<()> {
        if new.standing != Standing::Approved {
            self.state.let_go(&new.id)?;
        }
        if let Some(plan) = &new.origin.plan_note {
            self.state.forget_swept(&format!("{plan}.md"))?;
        }
        if new.seal != old.seal || new.standing == Standing::Done {
            self.state.drop_evidence(&new.id)?;
        }
        self.state.change_request(old, new)
    }

    /// An event about a request, with its parameters.
    pub(crate) fn event(&self, request: &Request, what: &str) -> Event {
        let (status, approval) = match request.standing {
            Standing::Pending | Standing::Begun => (Status::Pending, "pending"),
            Standing::Approved => (Status::Success, "approved"),
            Standing::Refused => (Status::Refused, "refused"),
            Standing::Done => (Status::Success, "approved"),
            Standing::Dead => (Status::Failure, "approved"),
        };
        let parameters = json!({
            "request": request.id,
            "action": request.action.name(),
            "params": request.action.params(),
            "rule": request.rule,
            "by": request.origin.by,
            "seal": request.seal,
        });
        Event {
            status,
            domain: request.origin.domain.clone(),
            resource: Some(format!("request/{}", request.id)),
            target: Some(request.action.target()),
            item: request.origin.item.as_ref().map(ToString::to_string),
            approval_required: Some(!matches!(request.verdict, Verdict::Go(_))),
            approval_status: Some(approval.to_owned()),
            approved_by: request.approved_by.clone(),
            parameters: match parameters {
                Value::Object(parameters) => parameters,
                _ => serde_json::Map::new(),
            },
            ..Event::new(self.trail.clock.now(), self.actor, what, status)
        }
    }

    pub(super) fn id_of(&self, proposal: &Proposal, action: &Action) -> Id {
        let params = action.params().to_string();
        if let (Some(plan), Some(step)) = (&proposal.plan, &proposal.step) {
            return Id::of(&[
                b"request",
                plan.as_str().as_bytes(),
                step.as_bytes(),
                action.name().as_bytes(),
                params.as_bytes(),
            ]);
        }
        // A draft of the person's own is one request, however often it is submitted as it is.
        if let (None, Some(draft)) = (&proposal.plan, &proposal.step) {
            return Id::of(&[
                b"request of a draft",
                draft.as_bytes(),
                action.name().as_bytes(),
                params.as_bytes(),
            ]);
        }
        // What a person types twice is meant twice.
        let now: Time = self.trail.clock.now();
        let at = now.timestamp_nanos_opt().unwrap_or_default().to_be_bytes();
        Id::of(&[
            b"request",
            proposal.by.as_bytes(),
            action.name().as_bytes(),
            params.as_bytes(),
            &at,
        ])
    }
}
