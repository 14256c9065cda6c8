//! The stage: new notes in `Needs_Action/` get a plan in `Plans/` and move to `In_Progress/`.
//!
//! In the order that a crash at any point leaves whole: the plan's note is durable, then the event, then the item moves.
//! A rerun finds the same plan, knows that its event is in the log, and goes on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::draft::Question;
use super::extract;
use super::library::{self, Library};
use super::page;
use super::playbook::Mistake;
use super::prepare::{self, Desk, Prepared};
use crate::audit::Trail;
use crate::base::{Fail, Result, clock};
use crate::config::Config;
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::vault::{Created, Folder, Note, Place, Vault, VaultError, contacts, item};

/// Items that are planned together: their notes are made durable with one sync.
const TOGETHER: usize = 64;

/// What `fte plan` did.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) planned: Vec<Planned>,
    pub(crate) unmatched: Vec<Unmatched>,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) mistakes: Vec<Mistake>,
    pub(crate) dry_run: bool,
}

/// An item that got a plan.
#[derive(Debug, Serialize)]
pub(crate) struct Planned {
    pub(crate) item: Id,
    /// Vault path of the plan.
    pub(crate) plan: String,
    pub(crate) playbook: String,
    pub(crate) title: String,
    /// The requests that wait for a yes.
    pub(crate) approvals: Vec<Id>,
    /// The requests that a rule let pass.
    pub(crate) automatic: Vec<Id>,
    pub(crate) questions: Vec<Question>,
}

/// An item that no playbook matches: it stays where it is, for the person.
#[derive(Debug, Serialize)]
pub(crate) struct Unmatched {
    pub(crate) item: Id,
    pub(crate) path: String,
}

/// A note that could not be planned.
#[derive(Debug, Serialize)]
pub(crate) struct Skipped {
    pub(crate) path: String,
    pub(crate) why: String,
}

/// What the stage works with.
pub(crate) struct Stage<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) config: &'a Config,
    pub(crate) trail: Trail<'a>,
    pub(crate) dry_run: bool,
}

/// One item on its way.
struct Job {
    place: Place,
    before: Vec<u8>,
    note: Note,
    prepared: Prepared,
    plan: Option<Place>,
    is_new: bool,
}

impl Stage<'_> {
    /// Plans these notes, or what is new where none is named.
    pub(crate) fn run(&self, named: &[Place]) -> Result<Report> {
        let state = self.trail.state;
        let _lock = if self.dry_run { None } else { Some(state.lock("plan")?) };
        let rules = library::stamp(self.vault)?;
        let waiting = if named.is_empty() { self.new_notes(&rules)? } else { named.to_vec() };
        let mut report = Report { dry_run: self.dry_run, ..Report::default() };
        if !waiting.is_empty() {
            let desk = desk(self.vault, self.config, self.trail.clock)?;
            report.mistakes.clone_from(&desk.library.mistakes);
            let mut known = Known::read(self.vault)?;
            for some in waiting.chunks(TOGETHER) {
                self.plan_some(&desk, some, &rules, &mut known, &mut report)?;
            }
        }
        if !self.dry_run {
            state.set_note("last_run.plan", &clock::seconds(self.trail.clock.now()))?;
        }
        Ok(report)
    }

    /// Notes in `Needs_Action/` that were not looked at, or changed since, and those in `In_Progress/` with a question
    /// that changed. Opens none of them.
    fn new_notes(&self, rules: &str) -> Result<Vec<Place>> {
        let left = self.trail.state.left()?;
        let mut entries = self.vault.list(Folder::NeedsAction)?;
        let names: BTreeSet<_> = entries.iter().map(|entry| entry.name.as_str()).collect();
        if left.keys().any(|name| !names.contains(name.as_str())) {
            let asked = self.vault.list(Folder::InProgress)?.into_iter().filter(|entry| left.contains_key(&entry.name));
            let asked: Vec<_> = asked.collect();
            for name in left.keys().filter(|name| !names.contains(name.as_str())) {
                if !self.dry_run && asked.iter().all(|entry| entry.name != *name) {
                    self.trail.state.forget_left(name)?;
                }
            }
            entries.extend(asked);
        }
        entries.retain(|entry| left.get(&entry.name) != self.stamp(entry, rules).as_ref());
        Ok(entries)
    }

    /// What must not change for a note to be left alone: itself and, while nothing was begun for it, the rules.
    fn stamp(&self, place: &Place, rules: &str) -> Option<String> {
        let own = self.vault.stamp(place)?;
        Some(if place.folder == Folder::InProgress { own } else { format!("{own} {rules}") })
    }

    fn plan_some(
        &self,
        desk: &Desk,
        some: &[Place],
        rules: &str,
        known: &mut Known,
        report: &mut Report,
    ) -> Result<()> {
        let mut jobs = Vec::new();
        let mut left = Vec::new();
        for place in some {
            match self.job(desk, place, known) {
                Ok(job) => jobs.push(job),
                Err(why) => {
                    left.push(place.clone());
                    report.skipped.push(Skipped { path: place.path(), why });
                }
            }
        }
        if !self.dry_run {
            self.write(&mut jobs)?;
            self.log(&jobs)?;
            for job in &mut jobs {
                let place = self.settle(job)?;
                if place.folder == Folder::NeedsAction || !job.prepared.drafted.questions.is_empty() {
                    left.push(place);
                }
            }
            self.remember(&jobs, &left, rules)?;
        }
        jobs.into_iter().for_each(|job| report.add(job));
        Ok(())
    }

    /// Reads a note and plans it; why not, where that can't be.
    fn job(&self, desk: &Desk, place: &Place, known: &mut Known) -> std::result::Result<Job, String> {
        let said = |error: VaultError| Fail::from(error).causes().join(": ");
        let before = self.vault.read_bytes(place).map_err(said)?;
        let text = String::from_utf8(before.clone()).map_err(|_| "it is not UTF-8 text".to_owned())?;
        let note = Note::parse(&text).map_err(|error| error.to_string())?;
        if note.front.is_empty() || (note.front.line_of("id").is_none() && note.front.line_of("type").is_none()) {
            return Err("it has no `id` and no `type`: a note of yours, left alone".into());
        }
        let read = item::from_note(&note).map_err(|error| error.to_string())?;
        known.take(&read.id, place)?;
        let answers = prepare::answers(&note);
        let plan_id = Id::of(&[b"plan", read.id.as_str().as_bytes()]);
        let old = known.plans.get(&plan_id).cloned();
        let earlier = match &old {
            Some(old) => {
                Some(page::read(&self.vault.read(old).map_err(said)?).map_err(|e| format!("`{}`, {e}", old.path()))?)
            }
            None => None,
        };
        // A plan that is under way goes on as the one it is.
        let pinned = earlier.as_ref().filter(|_| place.folder == Folder::InProgress);
        let mut prepared = prepare::prepare(desk, read, &answers, pinned.map(|plan| plan.playbooks.as_slice()));
        if let Some(earlier) = &earlier {
            prepare::merge(earlier, &mut prepared.plan);
        }
        Ok(Job { place: place.clone(), before, note, prepared, plan: old, is_new: earlier.is_none() })
    }

    /// Makes the plans' notes durable.
    fn write(&self, jobs: &mut [Job]) -> Result<()> {
        let mut any = false;
        for job in jobs.iter_mut().filter(|job| job.prepared.item.source != "fte") {
            let summary = extract::summary(&job.prepared.facts);
            let target = job.target();
            let told = job.prepared.told(&target, &summary);
            if let Some(place) = &job.plan {
                let before = self.vault.read_bytes(place)?;
                let mut note = self.vault.read(place)?;
                page::rewrite(&mut note, &job.prepared.plan, &told);
                self.vault.replace(place, &before, note.print().as_bytes())?;
                continue;
            }
            let place = Place::new(
                Folder::Plans,
                page::name(&job.prepared.plan, job.day(self.trail.clock), &job.prepared.item.subject),
            );
            let note = page::to_note(&job.prepared.plan, &told);
            if self.vault.create_unsynced(&place, note.print().as_bytes())? == Created::Differs {
                return Err(VaultError::Taken { path: place.path() }.into());
            }
            any = true;
            job.plan = Some(place);
        }
        if any { Ok(self.vault.sync(Folder::Plans)?) } else { Ok(()) }
    }

    /// One event a plan; none for a plan whose event an interrupted run wrote.
    fn log(&self, jobs: &[Job]) -> Result<()> {
        let logged = self.trail.state.logged_plans()?;
        let fresh: Vec<_> = jobs
            .iter()
            .filter(|job| job.plan.is_some() && !logged.contains_key(job.prepared.plan.id.as_str()))
            .collect();
        let events: Vec<_> = fresh.iter().map(|job| job.event(self.trail.clock)).collect();
        if events.is_empty() {
            return Ok(());
        }
        let state = self.trail.state;
        self.trail.record_with(events, || {
            fresh.iter().try_for_each(|job| state.set_logged_plan(job.prepared.plan.id.as_str()))
        })
    }

    /// Writes into the item what was found, and moves it on where a playbook matched. Returns where it is then.
    fn settle(&self, job: &mut Job) -> Result<Place> {
        job.mark();
        let target = job.target();
        if let Some(status) = target.folder.status() {
            job.note.front.set_plain("status", status);
        }
        self.vault.replace(&job.place, &job.before, job.note.print().as_bytes())?;
        if target != job.place {
            self.vault.move_note(&job.place, &target)?;
        }
        Ok(target)
    }

    fn remember(&self, jobs: &[Job], left: &[Place], rules: &str) -> Result<()> {
        let state = self.trail.state;
        state.once(|| {
            for job in jobs {
                state.forget_logged_plan(job.prepared.plan.id.as_str())?;
                state.forget_left(&job.place.name)?;
            }
            for place in left {
                if let Some(stamp) = self.stamp(place, rules) {
                    state.set_left(&place.name, &stamp)?;
                }
            }
            Ok(())
        })
    }
}

impl Job {
    fn target(&self) -> Place {
        let moves = self.prepared.is_matched() && self.place.folder == Folder::NeedsAction;
        if moves { Place::new(Folder::InProgress, self.place.name.clone()) } else { self.place.clone() }
    }

    /// The day in the plan's name: the item's own, so that a rerun after midnight says the same.
    fn day(&self, clock: &crate::base::Clock) -> chrono::NaiveDate {
        let received = self.prepared.item.received;
        if received.timestamp() == 0 { clock.today() } else { clock::local(received).date_naive() }
    }

    fn event(&self, clock: &crate::base::Clock) -> Event {
        let prepared = &self.prepared;
        let mut parameters = serde_json::Map::new();
        parameters.insert("playbook".into(), prepared.plan.playbooks.first().map_or(Value::Null, |name| json!(name)));
        parameters.insert("from".into(), json!(self.place.folder.name()));
        parameters.insert("to".into(), json!(self.target().folder.name()));
        let action = if self.is_new { "plan.create" } else { "plan.update" };
        Event {
            item: Some(prepared.item.id.to_string()),
            domain: prepared.domain.map(|domain| domain.as_str().to_owned()),
            resource: self.plan.as_ref().map(Place::path),
            parameters,
            ..Event::new(clock.now(), "plan", action, Status::Success)
        }
    }

    /// What was found, where the note does not say otherwise: a person's word stands.
    fn mark(&mut self) {
        let prepared = &self.prepared;
        let front = &mut self.note.front;
        let mut set = |key: &str, value: Option<Value>| {
            if let Some(value) = value.filter(|_| front.line_of(key).is_none()) {
                front.set(key, &value);
            }
        };
        set("domain", prepared.domain.map(|domain| json!(domain.as_str())));
        set("priority", prepared.priority.map(|priority| json!(priority.as_str())));
        set("kind", prepared.kind.as_ref().map(|kind| json!(kind)));
        let linkable = |name: &&String| !name.contains(['[', ']', '|', '#', '^']);
        set("contact", prepared.contact.as_ref().filter(linkable).map(|name| json!(format!("[[{name}]]"))));
        if prepared.is_matched() {
            let plain = [
                ("due", prepared.due.map(|due| due.to_string())),
                ("amount", prepared.total.map(|total| total.amount().to_string())),
                ("currency", prepared.total.map(|total| total.currency().to_string())),
            ];
            let absent: Vec<_> = plain.into_iter().filter(|(key, _)| front.line_of(key).is_none()).collect();
            absent
                .into_iter()
                .for_each(|(key, value)| value.into_iter().for_each(|value| front.set_plain(key, &value)));
        }
        if let Some(plan) = &self.plan {
            let link = format!("[[{}]]", plan.stem());
            let mut links = front.list("links");
            if !links.contains(&link) {
                links.push(link);
                front.set("links", &json!(links));
            }
        }
        let open: Vec<_> = prepared.drafted.questions.iter().map(|question| question.question.as_str()).collect();
        if open.is_empty() { front.remove("questions") } else { front.set("questions", &json!(open)) }
    }
}

impl Report {
    fn add(&mut self, job: Job) {
        let item = job.prepared.item.id.clone();
        if !job.prepared.is_matched() {
            // What fte itself made is known to be the person's.
            if job.prepared.item.source != "fte" {
                self.unmatched.push(Unmatched { item, path: job.place.path() });
            }
            return;
        }
        self.planned.push(Planned {
            item,
            plan: job.plan.map_or_else(String::new, |plan| plan.path()),
            playbook: job.prepared.plan.playbooks.first().cloned().unwrap_or_default(),
            title: job.prepared.plan.title,
            approvals: Vec::new(),
            automatic: Vec::new(),
            questions: job.prepared.drafted.questions,
        });
    }
}

/// The notes that there are already, by id.
struct Known {
    plans: BTreeMap<Id, Place>,
    items: BTreeMap<Id, Place>,
}

impl Known {
    fn read(vault: &Vault) -> Result<Known> {
        let by_id = |folder| -> Result<BTreeMap<Id, Place>> {
            Ok(vault.list(folder)?.into_iter().filter_map(|place| Some((place.id()?, place))).collect())
        };
        Ok(Known { plans: by_id(Folder::Plans)?, items: by_id(Folder::InProgress)? })
    }

    /// Refuses a second note with one id: a copy must not set the same thing to work twice.
    fn take(&mut self, id: &Id, place: &Place) -> std::result::Result<(), String> {
        match self.items.insert(id.clone(), place.clone()) {
            Some(other) if other != *place => {
                let what = format!("`{}` has the same id: take one of them away", other.path());
                self.items.insert(id.clone(), other);
                Err(what)
            }
            _ => Ok(()),
        }
    }
}

/// Everything that planning looks at, read from the vault.
pub(crate) fn desk(vault: &Vault, config: &Config, clock: &crate::base::Clock) -> Result<Desk> {
    let emails = config.list("owner.emails").iter().map(|email| email.trim().to_lowercase()).collect();
    Ok(Desk {
        library: Library::load(vault)?,
        contacts: contacts::all(vault)?,
        owner: super::context::OwnerCard { name: config.text("owner.name"), emails },
        currency: config.text("books.currency").parse().ok(),
        today: clock.today(),
    })
}
