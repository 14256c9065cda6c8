//! What is left to do and for whom it waits, read from folders and state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::Value;

use super::pass::Passed;
use crate::base::text::shown_line;
use crate::base::{Fail, Result, Time, clock};
use crate::model::Id;
use crate::model::plan::{Plan, StepState};
use crate::model::request::Standing;
use crate::plan::page;
use crate::state::State;
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place, Vault, VaultError, item};

const HANDED: &str = "no playbook has steps for it, or it was handed back";
const OURS: &str = "fte wrote it for you; take it away when it is settled";

/// Something that is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Open {
    /// What it is: `request`, `question`, `step`, `decide`, `stop`, `doubt`, `file`, `note`, `stage`, `hold`, `busy`.
    pub(crate) what: &'static str,
    /// The request's id, the note's or file's path, the stage.
    pub(crate) id: Option<String>,
    pub(crate) item: Option<Id>,
    /// May be foreign text.
    pub(crate) why: String,
    /// When it goes on by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<Time>,
}

/// All that is left, each thing once.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Left {
    /// For a person.
    pub(crate) waits: Vec<Open>,
    /// For a time.
    pub(crate) later: Vec<Open>,
    /// For nothing that anybody said.
    pub(crate) stuck: Vec<Open>,
    /// The items that are not in `Done/`.
    #[serde(skip)]
    live: BTreeSet<Id>,
}

/// What is said of a request at whose service another run is.
const BUSY: &str = "busy";

/// Where what is left is read from.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
}

impl Left {
    pub(super) fn is_empty(&self) -> bool {
        self.waits.is_empty() && self.later.is_empty() && self.stuck.is_empty()
    }

    /// The first instant at which something goes on by itself: it can be over already.
    pub(super) fn next(&self) -> Option<Time> {
        self.later.iter().filter_map(|open| open.until).min()
    }

    /// Whether something waits for another run that is at it.
    pub(super) fn is_busy(&self) -> bool {
        self.later.iter().any(|open| open.what == BUSY)
    }

    /// Leaves only what belongs to these items.
    pub(super) fn only(&mut self, items: &BTreeSet<Id>) {
        let is_live = !self.live.is_disjoint(items);
        let own = |open: &Open| open.item.as_ref().is_some_and(|item| items.contains(item));
        for list in [&mut self.waits, &mut self.later, &mut self.stuck] {
            // What stops everything, and a stage that can't begin, stops these as well.
            list.retain(|open| own(open) || (is_live && matches!(open.what, "stop" | "stage")));
        }
    }

    /// `2 requests and 1 question wait for you`.
    pub(super) fn waiting_for(&self) -> String {
        let words = [
            ("request", "request", "requests"),
            ("question", "question", "questions"),
            ("step", "step of yours", "steps of yours"),
            ("decide", "item that is yours to decide", "items that are yours to decide"),
            ("stop", "stop", "stops"),
            ("hold", "hold of yours", "holds of yours"),
            ("doubt", "outcome that you know", "outcomes that you know"),
            ("note", "note", "notes"),
        ];
        let counts = words.into_iter().filter_map(|(what, one, several)| {
            match self.waits.iter().filter(|open| open.what == what).count() {
                0 => None,
                1 => Some(format!("1 {one}")),
                n => Some(format!("{n} {several}")),
            }
        });
        let counts: Vec<_> = counts.collect();
        let verb = if self.waits.len() == 1 { "waits" } else { "wait" };
        format!("{} {verb} for you", counts.join(", "))
    }

    /// The stuck things with their reasons, the first few.
    pub(super) fn stuck_at(&self) -> String {
        let told = self.stuck.iter().take(5).map(|open| match &open.id {
            Some(id) => format!("{id}: {}", open.why),
            None => open.why.clone(),
        });
        let mut told = told.collect::<Vec<_>>().join("; ");
        if self.stuck.len() > 5 {
            told += &format!("; and {} more", self.stuck.len() - 5);
        }
        shown_line(&told)
    }

    pub(super) fn summary(&self) -> String {
        let (waits, later, stuck) = (self.waits.len(), self.later.len(), self.stuck.len());
        format!("{waits} for you, {later} later, {stuck} stuck")
    }

    /// Looks at all that is live, with what the last pass said of it.
    pub(super) fn look(from: Sources<'_>, passed: &Passed, now: Time) -> Result<Left> {
        let mut look = Look { from, passed, now, left: Left::default(), covered: BTreeSet::new() };
        look.stages();
        look.inbox();
        look.requests()?;
        look.items()?;
        Ok(look.left)
    }
}

/// A look at what is left.
struct Look<'a> {
    from: Sources<'a>,
    passed: &'a Passed,
    now: Time,
    left: Left,
    /// Items for which something that is left was found.
    covered: BTreeSet<Id>,
}

/// What `act` said of its requests under one key, by id.
fn said<'a>(report: &'a Value, key: &str) -> BTreeMap<&'a str, &'a Value> {
    let list = report.get(key).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|one| Some((one.get("id")?.as_str()?, one))).collect()
}

fn why(one: &Value) -> String {
    one.get("why").and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl Look<'_> {
    /// A stage that could not begin holds up all that it would do.
    fn stages(&mut self) {
        for failed in self.passed.failed.iter().filter(|failed| failed.whole) {
            self.left.stuck.push(Open {
                what: "stage",
                id: Some(format!("fte {}", failed.stage)),
                item: None,
                why: failed.why.clone(),
                until: None,
            });
        }
    }

    /// What lies in the Inbox and was not taken in.
    fn inbox(&mut self) {
        for report in &self.passed.watched {
            for key in ["failed", "skipped"] {
                let list = report.get(key).and_then(Value::as_array).into_iter().flatten();
                self.left.stuck.extend(list.map(|one| Open {
                    what: "file",
                    id: one.get("path").and_then(Value::as_str).map(str::to_owned),
                    item: None,
                    why: why(one),
                    until: None,
                }));
            }
        }
    }

    fn requests(&mut self) -> Result<()> {
        let Sources { vault, state } = self.from;
        let there = |folder| -> Result<BTreeSet<String>> {
            Ok(vault.list(folder)?.into_iter().map(|place| place.name).collect())
        };
        let (pending, approved) = (there(Folder::PendingApproval)?, there(Folder::Approved)?);
        for request in state.requests(Standing::Pending)? {
            if pending.contains(&request.name) {
                let why = request.origin.what.clone();
                self.push(&request, "request", why, None);
            } else if approved.contains(&request.name) {
                self.approved(&request)?;
            } else {
                let why = "its note lies neither in Pending_Approval nor in Approved".to_owned();
                self.push(&request, "note", why, None);
            }
        }
        for request in state.requests(Standing::Approved)? {
            self.approved(&request)?;
        }
        for request in state.requests(Standing::Begun)? {
            match said(&self.passed.acted, "doubt").get(request.id.as_str()) {
                Some(one) => {
                    let until = self.until(&request, one)?;
                    self.push(&request, "doubt", why(one), until);
                }
                None => self.approved(&request)?,
            }
        }
        if let Some(why) = state.stopped(vault)? {
            let held = self.passed.acted.get("stopped").is_some_and(|why| !why.is_null());
            let is_held = held && !approved.is_empty();
            if is_held {
                self.left.waits.push(Open { what: "stop", id: None, item: None, why, until: None });
            }
        }
        Ok(())
    }

    /// A request that was said yes to and is not executed: why, by what holds it, or by what `act` said.
    fn approved(&mut self, request: &Request) -> Result<()> {
        let (state, id) = (self.from.state, request.id.as_str());
        let acted = &self.passed.acted;
        if let Some(one) = said(acted, "later").get(id) {
            let until = self.until(request, one)?;
            self.push(request, "hold", why(one), until);
        } else if let Some(hold) =
            state.hold_on(&request.id, self.now)?.filter(|hold| hold.holds(self.now))
        {
            self.push(request, "hold", hold.why, hold.until);
        } else if let Some(one) = said(acted, "not_possible").get(id) {
            self.push(request, "stuck", why(one), None);
        } else if let Some(one) = said(acted, "failed").get(id) {
            self.push(request, "stuck", why(one), None);
        } else if let Some(service) = self.busy_at(request) {
            self.push(request, BUSY, format!("another run works at {service}"), None);
        } else if state.stopped(self.from.vault)?.is_some() {
            // The stop is said once, for all of them.
            self.covered.extend(request.origin.item.clone());
        } else {
            self.push(request, "stuck", "approved, and not executed".into(), None);
        }
        Ok(())
    }

    /// When `act` said that a request goes on by itself; `None`: a person must say so.
    ///
    /// It says whole seconds, cut off. Where the state does not know the exact instant, that is the next second: who comes
    /// before it comes for nothing.
    fn until(&self, request: &Request, one: &Value) -> Result<Option<Time>> {
        let until = one.get("until").and_then(Value::as_str).and_then(clock::parse);
        let Some(until) = until else { return Ok(None) };
        let state = self.from.state;
        let hold = state.hold_on(&request.id, self.now)?.and_then(|hold| hold.until);
        let service = request.action.connector().service();
        let service = service.map_or(Ok(None), |name| state.service(name))?;
        let service = service.and_then(|service| service.until);
        let exact = [hold, service]
            .into_iter()
            .flatten()
            .find(|exact| (TimeDelta::zero()..TimeDelta::seconds(1)).contains(&(*exact - until)));
        let next =
            if until.timestamp_subsec_nanos() == 0 { until + TimeDelta::seconds(1) } else { until };
        Ok(Some(exact.unwrap_or(next)))
    }

    /// The service that keeps another run busy and this request waiting.
    fn busy_at(&self, request: &Request) -> Option<&'static str> {
        let service = request.action.connector().service()?;
        let busy = self.passed.acted.get("busy").and_then(Value::as_array)?;
        busy.iter().any(|name| name.as_str() == Some(service)).then_some(service)
    }

    fn push(&mut self, request: &Request, what: &'static str, why: String, until: Option<Time>) {
        self.covered.extend(request.origin.item.clone());
        let (id, item) = (Some(request.id.to_string()), request.origin.item.clone());
        let is_stuck = what == "stuck";
        let what = if is_stuck { "request" } else { what };
        let list = match (is_stuck, until) {
            (true, _) => &mut self.left.stuck,
            (false, Some(_)) => &mut self.left.later,
            (false, None) if what == BUSY => &mut self.left.later,
            (false, None) => &mut self.left.waits,
        };
        list.push(Open { what, id, item, why, until });
    }

    fn items(&mut self) -> Result<()> {
        let vault = self.from.vault;
        let looked_at = self.from.state.left()?;
        let plans = vault.list(Folder::Plans)?.into_iter();
        let plans: BTreeMap<Id, Place> =
            plans.filter_map(|place| Some((place.id()?, place))).collect();
        for folder in [Folder::NeedsAction, Folder::InProgress] {
            for place in vault.list(folder)? {
                self.left.live.extend(place.id());
                let (note, id) = match read(vault, &place) {
                    Ok(Some(found)) => found,
                    Ok(None) => continue,
                    Err(why) => {
                        self.note(&place, place.id(), why);
                        continue;
                    }
                };
                if folder == Folder::InProgress {
                    self.in_progress(&place, id, &note, &plans);
                } else if note.front.text("source").as_deref() == Some("fte") {
                    self.add("note", &place, id, OURS.into());
                } else if looked_at.contains_key(&place.name) {
                    self.add("decide", &place, id, HANDED.into());
                } else {
                    self.note(&place, Some(id), "it was not planned".into());
                }
            }
        }
        Ok(())
    }

    /// An item under way waits for its requests, its questions or the person's own steps; anything else is no state to
    /// stay in.
    fn in_progress(&mut self, place: &Place, id: Id, note: &Note, plans: &BTreeMap<Id, Place>) {
        let questions = note.front.list("questions");
        for question in &questions {
            self.add("question", place, id.clone(), question.clone());
        }
        let plan = match plans.get(&Id::of(&[b"plan", id.as_str().as_bytes()])) {
            Some(plan) => plan,
            None if self.covered.contains(&id) => return,
            None => return self.note(place, Some(id), "its plan is gone from Plans".into()),
        };
        let read = self.from.vault.read(plan).map_err(said_of);
        let read = read.and_then(|note| page::read(&note).map_err(|error| error.to_string()));
        match read {
            Ok(read) => {
                for step in theirs(&read, !questions.is_empty()) {
                    self.add("step", place, id.clone(), step.to_owned());
                }
            }
            Err(why) => return self.note(plan, Some(id), why),
        }
        if !self.covered.contains(&id) {
            self.note(place, Some(id), "nothing is under way for it".into());
        }
    }

    fn add(&mut self, what: &'static str, place: &Place, item: Id, why: String) {
        self.covered.insert(item.clone());
        self.left.waits.push(Open {
            what,
            id: Some(place.path()),
            item: Some(item),
            why,
            until: None,
        });
    }

    /// A note that keeps its item where it is.
    fn note(&mut self, place: &Place, item: Option<Id>, why: String) {
        self.covered.extend(item.clone());
        self.left.stuck.push(Open { what: "note", id: Some(place.path()), item, why, until: None });
    }
}

/// The person's own open steps, without those that only stand for a question.
fn theirs(plan: &Plan, asked: bool) -> impl Iterator<Item = &str> {
    let own = move |id: &str| !(asked && id.starts_with("answer-"));
    plan.steps
        .iter()
        .filter(move |step| step.state == StepState::Person && own(&step.id))
        .map(|step| step.what.as_str())
}

fn said_of(error: VaultError) -> String {
    Fail::from(error).causes().join(": ")
}

/// An item's note with its id; `None` for a note of the person's own, or one that is gone meanwhile.
fn read(vault: &Vault, place: &Place) -> std::result::Result<Option<(Note, Id)>, String> {
    let note = match vault.read(place) {
        Ok(note) => note,
        Err(error) if error.is_not_there() => return Ok(None),
        Err(error) => return Err(said_of(error)),
    };
    if note.front.line_of("id").is_none() && note.front.line_of("type").is_none() {
        return Ok(None);
    }
    let id = item::from_note(&note).map_err(|error| error.to_string())?.id;
    Ok(Some((note, id)))
}
