//! `act`: executes, once, what is approved or needs no approval, and sets aside what only looks like it.
//!
//! In the order that a crash at any point leaves settled: what was begun is looked up at its connector before anything
//! else, then the person's answers, then what is approved. What fails in one request, plan or service stops no other.
//!
//! The `act` lock is held for all that happens in the vault, and never across a call to the network: what goes there is
//! collected, and worked service by service under the lock of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::acted::{Acted, Failed, Refused, Would};
use super::effect::World;
use super::{steps, whole};
use crate::base::{Fail, Result};
use crate::gate::Gate;
use crate::gate::review::{NotARequest, Reading, compare};
use crate::model::action::Action;
use crate::model::request::{Standing, Verdict};
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place};

/// The executor: the gate's judgement and the world's effects in one place.
pub(crate) struct Executor<'a> {
    pub(crate) gate: &'a Gate<'a>,
    pub(crate) world: &'a World<'a>,
    pub(crate) dry_run: bool,
    /// Set by Ctrl-C and the like: what is under way is finished, nothing more is begun.
    pub(crate) interrupted: &'a AtomicBool,
}

/// What is to be done with a file in `Approved/`.
enum Next {
    Execute,
    /// Set aside, asked again, refused: no effect, and why.
    Not(String),
    /// It stays: nothing can carry it out yet.
    Stays(String),
}

/// What is to be done over the network: by service, each file with when its yes was noted.
pub(super) type Remote = BTreeMap<&'static str, BTreeSet<(String, Place)>>;

impl Executor<'_> {
    /// Runs everything that may run. Another run that holds the vault is exit code 6; one that is busy at a service only
    /// keeps this one from that service.
    pub(crate) fn run(&self) -> Result<Acted> {
        let mut lock = self.gate.state.try_lock("act")?;
        let stopped = self.gate.state.stopped(self.gate.vault)?;
        let mut acted = Acted { stopped, ..Acted::default() };
        let mut services = Remote::new();
        if !self.dry_run {
            self.gate.state.forget_attempts()?;
            self.recover(None, &mut acted)?;
            self.settle_answers(&mut acted)?;
            // What a crash kept from a plan; it can make a step ready.
            self.sweep(&mut acted)?;
            services = self.in_doubt()?;
            self.settle_alerts(&mut acted)?;
            self.settle_otherwise(&mut acted)?;
        }
        let mut seen = BTreeSet::new();
        loop {
            self.take_all(&mut seen, &mut services, &mut acted)?;
            if !self.dry_run {
                self.sweep(&mut acted)?;
            }
            if services.is_empty() {
                break;
            }
            drop(lock);
            for (service, places) in std::mem::take(&mut services) {
                self.serve(service, &places, &mut acted)?;
            }
            lock = self.gate.state.lock("act")?;
        }
        if !self.dry_run {
            self.settle_replied(&mut acted)?;
            self.get_to_know(&mut acted)?;
        }
        drop(lock);
        acted.waiting = self.gate.state.count_requests(Standing::Pending)?;
        Ok(acted)
    }

    /// Takes every file in `Approved/` that was not seen yet. A step that is done can make the next one ready, and that one
    /// may need no approval: until no more come.
    fn take_all(
        &self,
        seen: &mut BTreeSet<Place>,
        services: &mut Remote,
        acted: &mut Acted,
    ) -> Result<()> {
        loop {
            let all = self.gate.vault.list(Folder::Approved)?.into_iter();
            let new: Vec<_> = all.filter(|place| seen.insert(place.clone())).collect();
            if new.is_empty() {
                return Ok(());
            }
            for place in new {
                if self.is_stopped(acted)? {
                    continue;
                }
                each(acted, &name_of(&place), |acted| {
                    let Some(request) = self.ready(&place, acted)? else { return Ok(()) };
                    match request.action.connector() {
                        connector if connector.is_remote() => {
                            let service = connector.service().unwrap_or_default();
                            let at = request.updated;
                            services.entry(service).or_default().insert((at, place.clone()));
                            Ok(())
                        }
                        _ => self.execute(&request, acted),
                    }
                });
            }
        }
    }

    /// Whether nothing more is to be begun, by a person's word.
    pub(super) fn is_stopped(&self, acted: &mut Acted) -> Result<bool> {
        acted.stopped = self.gate.state.stopped(self.gate.vault)?;
        acted.held += usize::from(acted.stopped.is_some());
        Ok(acted.stopped.is_some() || self.interrupted.load(Ordering::Relaxed))
    }

    fn sweep(&self, acted: &mut Acted) -> Result<()> {
        let swept = steps::sweep(self.gate)?;
        acted.filed.extend(swept.filed);
        for (plan, fail) in swept.failed {
            acted.fail(&plan, &fail);
        }
        Ok(())
    }

    /// The request of a file in `Approved/` that is to be executed now; `None` where it is not, and why is said.
    pub(super) fn ready(&self, place: &Place, acted: &mut Acted) -> Result<Option<Request>> {
        let (request, note) = match self.gate.request_at(place)? {
            None => return Ok(None),
            Some(Ok(found)) => found,
            Some(Err(why)) => return self.set_aside(place, &why, acted).map(|()| None),
        };
        match request.standing {
            Standing::Pending | Standing::Approved => {}
            // What is not known of it is settled by `recover` alone.
            Standing::Begun => return Ok(None),
            Standing::Done | Standing::Refused | Standing::Dead => {
                return self.leftover(&request, place, acted).map(|()| None);
            }
        }
        if let Some(own) = self.gate.place_of(&request)?.filter(|own| own != place) {
            return self.set_aside(place, &NotARequest::Copy(own.path()), acted).map(|()| None);
        }
        match self.next(&request, &note, place)? {
            Next::Execute if self.dry_run => acted.would.push(Would {
                id: request.id.clone(),
                action: request.action.name().to_owned(),
                target: request.action.target(),
                params: request.action.params(),
            }),
            Next::Execute => {
                let yes = self.said_yes(&request, place)?;
                match self.held(&yes)? {
                    Some(hold) => acted.later(&yes, &hold),
                    None => return Ok(Some(yes)),
                }
            }
            Next::Not(why) => acted.refused.push(refused(&request, &why)),
            Next::Stays(why) => {
                if !self.dry_run {
                    self.said_yes(&request, place)?;
                }
                acted.not_possible.push(refused(&request, &why));
            }
        }
        Ok(None)
    }

    /// Notes the yes of a person who moved the file.
    fn said_yes(&self, request: &Request, place: &Place) -> Result<Request> {
        match request.standing {
            Standing::Pending => self.gate.approve(request, place, "human:vault"),
            _ => Ok(request.clone()),
        }
    }

    /// Seal, expiry and policy, all of them again now.
    fn next(&self, request: &Request, note: &Note, place: &Place) -> Result<Next> {
        let waits = request.standing == Standing::Pending;
        match compare(request, note) {
            Reading::Intact => {}
            Reading::Edited { action, diff } => {
                let why = "its content was edited after it was drawn";
                return self.again(request, place, why, Some((&action, diff)));
            }
            Reading::Damaged { what } => {
                let changed = Some((&request.action, what));
                let why = "its note was changed after it was drawn";
                return self.again(request, place, why, changed);
            }
        }
        if self.gate.state.evidence(&request.id)?.is_some() {
            let why = "the log says that it was executed already, which this machine does not know";
            return self.again(request, place, why, None);
        }
        if whole::is_taken_back(self.gate, request)? {
            let next = self.again(request, place, whole::TAKEN_BACK, None)?;
            if !self.dry_run {
                whole::asked_again(self.gate, request)?;
            }
            return Ok(next);
        }
        if waits && self.gate.is_expired(request) {
            return self.again(request, place, "it has expired", None);
        }
        // `approve` lets a request that asks twice pass only with the amount typed.
        if waits && Gate::needs_typed(request) {
            if !self.dry_run {
                self.gate
                    .vault
                    .move_note(place, &Place::new(Folder::PendingApproval, request.name.clone()))?;
            }
            let why = "it needs the amount typed: `fte approve yes` on a terminal";
            return Ok(Next::Not(format!("{why}: moved back")));
        }
        if let Some(setting) = self.gate.changed_setting(&request.action) {
            return self.again(request, place, &format!("{setting} is another now"), None);
        }
        self.policy_now(request, place)
    }

    /// What the policy says at the moment of execution: a rule that became stricter counts.
    fn policy_now(&self, request: &Request, place: &Place) -> Result<Next> {
        let judgement = self.gate.judge_now(request)?;
        let by_rule = request.approved_by.as_deref().is_some_and(|by| by.starts_with("rule:"));
        match &judgement.verdict {
            Verdict::Never(why) => {
                if !self.dry_run {
                    self.gate.reject(request, place, "policy", why)?;
                }
                Ok(Next::Not(format!("the policy says never: {why}")))
            }
            Verdict::Ask(_) if by_rule => self.again(request, place, "the policy asks now", None),
            Verdict::Go(_) if by_rule && self.is_outdated(request)? => {
                self.again(request, place, "a later message came in its conversation", None)
            }
            Verdict::AskTwice(_) if !Gate::needs_typed(request) => {
                self.again(request, place, "the policy asks twice now", None)
            }
            _ => Ok(match self.world.obstacle(&request.action) {
                Some(why) => Next::Stays(format!("{why}; it stays approved")),
                None => Next::Execute,
            }),
        }
    }

    fn is_outdated(&self, request: &Request) -> Result<bool> {
        let Some(item) = &request.origin.item else { return Ok(false) };
        Ok(self.gate.outdated(&request.action, item)?.is_some())
    }

    /// Asks anew instead of executing: with another content and its diff, or as it was.
    fn again(
        &self,
        request: &Request,
        place: &Place,
        why: &str,
        changed: Option<(&Action, String)>,
    ) -> Result<Next> {
        if !self.dry_run {
            let (action, diff) = match changed {
                Some((action, diff)) => (action, Some(diff)),
                None => (&request.action, None),
            };
            self.gate.ask_again(request, place, action, why, diff)?;
        }
        Ok(Next::Not(format!("{why}: asked again")))
    }

    /// Moves what is no request of ours out of `Approved/`, and says so.
    pub(super) fn set_aside(
        &self,
        place: &Place,
        why: &NotARequest,
        acted: &mut Acted,
    ) -> Result<()> {
        acted.set_aside += 1;
        acted.refused.push(Refused { id: place.path(), why: why.to_string() });
        if self.dry_run { Ok(()) } else { self.gate.set_aside(place, why) }
    }
}

/// How a file is called where something is said of it.
pub(super) fn name_of(place: &Place) -> String {
    place.id().map_or_else(|| place.path(), |id| id.to_string())
}

/// Does one piece of work; what fails there stops nothing else, and is told.
pub(super) fn each(acted: &mut Acted, id: &str, work: impl FnOnce(&mut Acted) -> Result<()>) {
    if let Err(fail) = work(acted) {
        acted.fail(id, &fail);
    }
}

impl Acted {
    pub(super) fn fail(&mut self, id: &str, fail: &Fail) {
        let failed = Failed { id: id.to_owned(), why: fail.causes().join(": ") };
        // What is looked at again at the end says the same again.
        if !self.failed.contains(&failed) {
            self.failed.push(failed);
        }
    }
}

pub(super) fn refused(request: &Request, why: &str) -> Refused {
    Refused { id: request.id.to_string(), why: why.to_owned() }
}
