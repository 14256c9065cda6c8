//! `submit`: the one way in for every effect, from wherever it is asked.

use chrono::Duration;
use serde_json::{Value, json};

use super::policy::{Facts, Judgement, Policy};
use super::{content, handbook, origin, page, seal, warnings};
use crate::audit::Trail;
use crate::base::{Exit, Fail, Result, Time, clock, digest, disk};
use crate::config::Config;
use crate::model::Id;
use crate::model::action::{Action, Attached};
use crate::model::event::{Event, Status};
use crate::model::item::Item;
use crate::model::person::Contact;
use crate::model::request::{Proposal, Standing, Verdict};
use crate::state::State;
use crate::state::requests::{Origin, Request};
use crate::vault::{Folder, Place, Vault, contacts};

/// The largest file that may leave with an action, in bytes.
const FILE_LIMIT: u64 = 50 * 1024 * 1024;

/// What the gate judges with: opened once a command.
pub(crate) struct Gate<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) trail: Trail<'a>,
    pub(crate) policy: Policy,
    pub(crate) people: Vec<Contact>,
    pub(crate) owners: Vec<String>,
    expires_after: Duration,
}

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
    ) -> Result<Gate<'a>> {
        Ok(Gate {
            vault,
            state,
            trail,
            policy: handbook::load(vault)?,
            people: contacts::all(vault)?,
            owners: config.list("owner.emails"),
            expires_after: Duration::days(config.number("approval.expires_days")?.clamp(1, 3650)),
        })
    }

    /// Judges a proposal, seals it, and lays it in `Pending_Approval/` or `Approved/`.
    ///
    /// The same proposal of the same plan and step again is the same request; nothing is asked twice.
    pub(crate) fn submit(
        &self,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
    ) -> Result<Submitted> {
        let mut action = content::canonical(&proposal.action);
        // A step whose file can't leave is refused in its plan: it must not keep others from being planned or done.
        let unbound = match self.bind_files(&mut action, &[]) {
            Err(fail) if proposal.plan.is_some() => Some(fail.causes().join(": ")),
            bound => bound.map(|()| None)?,
        };
        let id = self.id_of(proposal, &action);
        if let Some(known) = self.state.request(&id)? {
            let place = self.note_of(&known)?;
            return Ok(Submitted { request: known, place });
        }
        let mut request = self.draw(id, action, proposal, item, links);
        if let Some(why) = unbound {
            let refused = (Standing::Refused, Verdict::Never(why), None);
            (request.standing, request.verdict, request.approved_by) = refused;
            request = sealed(request);
        }
        let actor = if proposal.plan.is_some() { "plan" } else { "person" };
        let event = self.event(&request, "approval.request", actor);
        self.trail.record_with(vec![event], || self.state.add_request(&request))?;
        let place = self.lay(&request)?;
        Ok(Submitted { request, place })
    }

    /// What the policy says of an action now, raised to a question where a harmful value came from outside.
    pub(crate) fn judge(&self, action: &Action, auto: bool, harmful: bool) -> Judgement {
        let mut judgement = self.policy.judge(&Facts::of(action, auto, &self.people));
        if harmful {
            let ask = Verdict::Ask(format!(
                "{}, but it has a value from outside",
                because(&judgement.verdict)
            ));
            judgement.verdict = judgement.verdict.max(ask);
        }
        judgement
    }

    fn draw(
        &self,
        id: Id,
        action: Action,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
    ) -> Request {
        let trusted = origin::Trusted { people: &self.people, owners: &self.owners };
        let traced = origin::trace(&action, item, &trusted);
        let judgement = self.judge(
            &action,
            proposal.auto,
            traced.harmful || (proposal.auto && traced.borrowed),
        );
        let now = self.trail.clock.now();
        let standing = match judgement.verdict {
            Verdict::Go(_) => Standing::Approved,
            Verdict::Never(_) => Standing::Refused,
            Verdict::Ask(_) | Verdict::AskTwice(_) => Standing::Pending,
        };
        let stem = |place: Option<&Place>| place.map(|place| place.stem().to_owned());
        let name = note_name(&id, &action, &proposal.what, now);
        let request = Request {
            approved_by: matches!(standing, Standing::Approved)
                .then(|| format!("rule:{}", judgement.rule)),
            origin: Origin {
                what: proposal.what.clone(),
                item: proposal.item.clone(),
                item_note: stem(links.item),
                plan: proposal.plan.clone(),
                plan_note: stem(links.plan),
                step: proposal.step.clone(),
                by: proposal.by.clone(),
                auto: proposal.auto,
                outside: traced.outside,
                warnings: warnings::of(&action, item, &self.people, &self.owners),
                changed: None,
            },
            id,
            action,
            seal: String::new(),
            standing,
            verdict: judgement.verdict,
            rule: judgement.rule,
            name,
            asked: clock::seconds(now),
            expires: clock::seconds(now + self.expires_after),
            receipt: None,
            updated: clock::millis(now),
        };
        sealed(request)
    }

    /// A request drawn anew, with another content or only another expiry; a yes to the old drawing is void.
    ///
    /// Whoever changes a request asks a question: it never becomes automatic by that.
    pub(crate) fn redraw(
        &self,
        old: &Request,
        action: &Action,
        changed: Option<String>,
    ) -> Result<Request> {
        let mut action = content::canonical(action);
        // A file of the old drawing that is gone stays what it was: it can be asked for, and never leaves.
        self.bind_files(&mut action, old.action.files())?;
        let now = self.trail.clock.now();
        let judgement = self.judge(&action, old.origin.auto, false);
        let asked = Verdict::Ask(format!("{}, and it was drawn anew", because(&judgement.verdict)));
        let mut origin =
            Origin { warnings: self.warnings_anew(old, &action), changed, ..old.origin.clone() };
        origin.outside.retain(|value| origin::is_in(&action, &value.value));
        Ok(sealed(Request {
            action,
            standing: Standing::Pending,
            verdict: judgement.verdict.max(asked),
            rule: judgement.rule,
            origin,
            asked: clock::seconds(now),
            expires: clock::seconds(now + self.expires_after),
            approved_by: None,
            receipt: None,
            updated: clock::millis(now),
            ..old.clone()
        }))
    }

    /// The warnings of another drawing: what was said of the item's sender is true still.
    fn warnings_anew(&self, old: &Request, action: &Action) -> Vec<String> {
        let of = |action, item| warnings::of(action, item, &self.people, &self.owners);
        if let Some(item) = self.item_of(old) {
            return of(action, Some(&item));
        }
        let recipients = of(&old.action, None);
        let sender = old.origin.warnings.iter().filter(|warning| !recipients.contains(*warning));
        of(action, None).into_iter().chain(sender.cloned()).collect()
    }

    /// The item that a request was made for, where its note still lies where items wait.
    fn item_of(&self, request: &Request) -> Option<Item> {
        let name = format!("{}.md", request.origin.item_note.as_ref()?);
        let places = [Folder::InProgress, Folder::NeedsAction]
            .map(|folder| Place::new(folder, name.clone()));
        places
            .iter()
            .find_map(|place| crate::vault::item::from_note(&self.vault.read(place).ok()?).ok())
    }

    /// Where the note of a request that waits or is approved lies.
    ///
    /// A waiting one that lies nowhere was lost by a crash, or deleted: it is drawn again and still asks. An approved one
    /// is not: whoever deletes it means no, or is asked again ([`Gate::ask_again`]).
    pub(crate) fn note_of(&self, request: &Request) -> Result<Option<Place>> {
        let folders = match request.standing {
            Standing::Pending | Standing::Approved | Standing::Begun => {
                [Folder::Approved, Folder::PendingApproval, Folder::Rejected]
            }
            Standing::Refused | Standing::Done => return Ok(None),
        };
        let places = folders.map(|folder| Place::new(folder, request.name.clone()));
        match places.into_iter().find(|place| self.vault.path(place).exists()) {
            None if request.standing == Standing::Pending => self.lay(request),
            found => Ok(found),
        }
    }

    /// Puts the note of a new request where it belongs.
    fn lay(&self, request: &Request) -> Result<Option<Place>> {
        let folder = match request.standing {
            Standing::Pending => Folder::PendingApproval,
            Standing::Approved | Standing::Begun => Folder::Approved,
            Standing::Refused | Standing::Done => return Ok(None),
        };
        let place = Place::new(folder, request.name.clone());
        self.vault.create(&place, page::note(request, folder).print().as_bytes())?;
        Ok(Some(place))
    }

    /// An event about a request, with its parameters.
    pub(crate) fn event(&self, request: &Request, what: &str, actor: &str) -> Event {
        let (status, approval) = match request.standing {
            Standing::Pending | Standing::Begun => (Status::Pending, "pending"),
            Standing::Approved => (Status::Success, "approved"),
            Standing::Refused => (Status::Refused, "refused"),
            Standing::Done => (Status::Success, "approved"),
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
            ..Event::new(self.trail.clock.now(), actor, what, status)
        }
    }

    /// Reads the files that leave with an action, so that the request holds what they are now; one that can't be read
    /// stays as it is in `before`.
    fn bind_files(&self, action: &mut Action, before: &[Attached]) -> Result<()> {
        for file in action.files_mut() {
            *file = match (self.bind(&file.path), before.iter().find(|old| old.path == file.path)) {
                (Err(_), Some(old)) => old.clone(),
                (bound, _) => bound?,
            };
        }
        Ok(())
    }

    /// A file of the vault with its size and digest.
    pub(crate) fn bind(&self, path: &str) -> Result<Attached> {
        let bad = |what: &str| {
            Fail::say(
                Exit::Failed,
                format!("the file `{}` {what}", crate::base::text::shown_line(path)),
            )
        };
        let parts: Vec<&str> = path.split('/').collect();
        if parts
            .iter()
            .any(|part| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':']))
        {
            return Err(bad("is not a path within the vault"));
        }
        let full = parts.iter().fold(self.vault.root().to_owned(), |at, part| at.join(part));
        let inside = full.canonicalize().is_ok_and(|real| real.starts_with(self.vault.root()));
        if !inside {
            return Err(bad("is not in the vault"));
        }
        let bytes = disk::read(&full, FILE_LIMIT)
            .map_err(|error| bad(&format!("can't be read: {error}")))?;
        Ok(Attached {
            path: path.to_owned(),
            sha256: digest::sha256(&bytes),
            size: bytes.len() as u64,
        })
    }

    fn id_of(&self, proposal: &Proposal, action: &Action) -> Id {
        let params = action.params().to_string();
        if let (Some(plan), Some(step)) = (&proposal.plan, &proposal.step) {
            return Id::of(&[
                b"request",
                plan.as_str().as_bytes(),
                step.as_bytes(),
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

/// About whom, then what: a list of names is all that a person sees of requests in a folder.
fn note_name(id: &Id, action: &Action, what: &str, now: Time) -> String {
    let target = action.target();
    let whom = target.split('<').next().unwrap_or_default();
    let title = if what.contains(whom) { what.to_owned() } else { format!("{whom} {what}") };
    crate::vault::name::note("APPROVAL", clock::local(now).date_naive(), &title, id)
}

/// The request with the seal of its drawing.
fn sealed(mut request: Request) -> Request {
    request.seal = seal::of(&request.action, &page::note(&request, Folder::PendingApproval));
    request
}

/// The reason inside a verdict.
pub(crate) fn because(verdict: &Verdict) -> &str {
    match verdict {
        Verdict::Go(why) | Verdict::Ask(why) | Verdict::AskTwice(why) | Verdict::Never(why) => why,
    }
}
