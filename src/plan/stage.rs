//! The stage: new notes in `Needs_Action/` get a plan in `Plans/` and move to `In_Progress/`.
//!
//! In the order that a crash at any point leaves whole: the plan's note is durable, then the event, then the item moves.
//! A rerun finds the same plan, knows that its event is in the log, and goes on.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use super::desk::Desk;
use super::extract;
use super::job::{self, Job, Known, Left};
use super::library;
use super::page;
use super::planned::{Report, Skipped};
use crate::audit::Trail;
use crate::base::{Fail, Result, clock, progress};
use crate::config::Config;
use crate::vault::{Created, Folder, Place, Vault, VaultError};

/// Items that are planned together: their notes are made durable with one sync.
const TOGETHER: usize = 64;

/// What the stage works with.
pub(crate) struct Stage<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) config: &'a Config,
    pub(crate) trail: Trail<'a>,
    pub(crate) dry_run: bool,
    /// Set from outside to end the run before the notes that it would plan next.
    pub(crate) interrupted: &'a AtomicBool,
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
            let desk = Desk::open(self.vault, state, self.config, self.trail.clock)?;
            report.mistakes.clone_from(&desk.library.mistakes);
            let mut known = Known::read(self.vault, self.trail.state)?;
            let bar = progress::bar("planning", waiting.len() as u64);
            for some in waiting.chunks(TOGETHER) {
                if self.interrupted.load(Ordering::Relaxed) {
                    break;
                }
                self.plan_some(&desk, some, &rules, !named.is_empty(), &mut known, &mut report)?;
                bar.inc(some.len() as u64);
            }
            bar.finish_and_clear();
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
            let asked = self
                .vault
                .list(Folder::InProgress)?
                .into_iter()
                .filter(|entry| left.contains_key(&entry.name));
            let asked: Vec<_> = asked.collect();
            for name in left.keys().filter(|name| !names.contains(name.as_str())) {
                if !self.dry_run && asked.iter().all(|entry| entry.name != *name) {
                    self.trail.state.forget_left(name)?;
                }
            }
            entries.extend(asked);
        }
        // One that can't be looked at is not one that was.
        entries.retain(|entry| {
            let stamp = self.stamp(entry, rules);
            stamp.is_none() || left.get(&entry.name) != stamp.as_ref()
        });
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
        named: bool,
        known: &mut Known,
        report: &mut Report,
    ) -> Result<()> {
        // `act` and `approve` work on plans too.
        let _lock = if self.dry_run { None } else { Some(self.trail.state.lock("plans")?) };
        let mut jobs = Vec::new();
        let mut left = Vec::new();
        for place in some {
            match job::read(self.vault, desk, place, known, named) {
                Ok(job) => jobs.push(job),
                Err(why) => {
                    // What could not be read just now is looked at again.
                    if !matches!(why, Left::Unread(_)) {
                        left.push(place.clone());
                    }
                    report.skipped.extend(skipped(place, why));
                }
            }
        }
        if !self.dry_run {
            self.seal(&jobs)?;
            let mut failed = self.write(&mut jobs)?;
            self.log(&jobs)?;
            let mut planned = Vec::new();
            for mut job in jobs {
                match self.settle(&mut job) {
                    Ok(place) => {
                        if place.folder == Folder::NeedsAction
                            || !job.prepared.drafted.questions.is_empty()
                        {
                            left.push(place);
                        }
                        planned.push(job);
                    }
                    Err(error) => failed.push((job, error)),
                }
            }
            jobs = planned;
            if desk.library.is_partial {
                left.clear();
            }
            self.remember(&jobs, &left, rules)?;
            // A note that changed under our hands is planned by the next run; it keeps no other from being planned.
            for (job, error) in failed {
                let why = Fail::from(error).causes().join(": ");
                report.unsettled.push(self.plan_place(&job).name);
                report.skipped.push(Skipped { path: job.place.path(), why, is_own: false });
            }
        }
        for job in jobs {
            report.add(job);
        }
        Ok(())
    }

    /// Notes what is planned before its note is written: a plan's note alone moves nothing.
    fn seal(&self, jobs: &[Job]) -> Result<()> {
        let state = self.trail.state;
        state.once(|| {
            for job in jobs.iter().filter(|job| job.has_plan()) {
                let name = self.plan_place(job).name;
                state.set_plan(&job.prepared.plan, &name)?;
                state.set_unsubmitted(&name)?;
            }
            Ok(())
        })
    }

    /// Where a job's plan lies, or will lie.
    fn plan_place(&self, job: &Job) -> Place {
        job.plan.clone().unwrap_or_else(|| {
            let day = job.day(self.trail.clock);
            let name = page::name(&job.prepared.plan, day, &job.prepared.item.subject);
            Place::new(Folder::Plans, name)
        })
    }

    /// Makes the plans' notes durable. Returns the jobs whose plan could not be written, taken out of `jobs`.
    fn write(&self, jobs: &mut Vec<Job>) -> Result<Vec<(Job, VaultError)>> {
        let mut failed = Vec::new();
        let mut written = Vec::new();
        for mut job in jobs.drain(..) {
            let outcome = if job.has_plan() { self.write_plan(&mut job) } else { Ok(()) };
            match outcome {
                Ok(()) => written.push(job),
                Err(error) => failed.push((job, error)),
            }
        }
        *jobs = written;
        self.vault.sync(Folder::Plans)?;
        Ok(failed)
    }

    fn write_plan(&self, job: &mut Job) -> std::result::Result<(), VaultError> {
        let summary = extract::summary(&job.prepared.facts);
        let target = job.target();
        let place = self.plan_place(job);
        let told = job.prepared.told(&target, &summary);
        if let Some((before, mut note)) = job.earlier.take() {
            page::rewrite(&mut note, &job.prepared.plan, &told);
            self.vault.replace(&place, &before, note.print().as_bytes())?;
        } else {
            let note = page::to_note(&job.prepared.plan, &told);
            if self.vault.create_unsynced(&place, note.print().as_bytes())? == Created::Differs {
                return Err(VaultError::Taken { path: place.path() });
            }
        }
        job.plan = Some(place);
        Ok(())
    }

    /// One event a plan; none for a plan whose event an interrupted run wrote.
    fn log(&self, jobs: &[Job]) -> Result<()> {
        let logged = self.trail.state.logged_plans()?;
        let fresh: Vec<_> = jobs
            .iter()
            .filter(|job| job.plan.is_some() && !logged.contains_key(job.prepared.plan.id.as_str()))
            .collect();
        let events: Vec<_> = fresh.iter().map(|job| job.event(self.trail.clock)).collect();
        if events.is_empty() && logged.is_empty() {
            return Ok(());
        }
        // Without events it still brings lines to the log that an interrupted run left on their way.
        let state = self.trail.state;
        self.trail.record_with(events, || {
            fresh.iter().try_for_each(|job| state.set_logged_plan(job.prepared.plan.id.as_str()))
        })
    }

    /// Writes into the item what was found, and moves it on where a playbook matched. Returns where it is then.
    fn settle(&self, job: &mut Job) -> std::result::Result<Place, VaultError> {
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

/// What the person is told of a note that is left as it is; nothing where it is under way.
fn skipped(place: &Place, why: Left) -> Option<Skipped> {
    let (why, is_own) = match why {
        Left::Quiet => return None,
        Left::Said(why) | Left::Unread(why) => (why, false),
        Left::Own => ("it has no `id` and no `type`: a note of yours, left alone".into(), true),
    };
    Some(Skipped { path: place.path(), why, is_own })
}
