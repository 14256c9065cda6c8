//! `--follow`: the watchers at their own pace, and plan and act whenever there is something for them.

use std::collections::BTreeSet;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use serde_json::Value;

use super::child::{Ended, Event, watchers};
use super::did::Did;
use super::ears;
use super::pass::{Runner, Stage, stopped};
use super::report::StageFailed;
use super::turn::{Passed, Turn};
use super::watched::{Found, Watched};
use crate::audit::Trail;
use crate::base::out::Out;
use crate::base::{Exit, Fail, Result, Time, text};
use crate::config::Config;
use crate::model::event::{Event as Logged, Status};
use crate::state::Lock;
use crate::work::alerts::{self, Alerts, Problem, Told};

/// How often there is a pass although nothing was heard.
const TICK: Duration = Duration::from_mins(5);
/// The same where the system can't tell of changes.
const TICK_BLIND: Duration = Duration::from_secs(30);

/// How many different warnings are remembered as said.
const TOLD: usize = 1000;

/// The supervisor.
pub(crate) struct Follow<'a> {
    out: Out,
    trail: Trail<'a>,
    alerts: Alerts<'a>,
    runner: Runner,
    watched: Vec<Watched>,
    patience: Duration,
    turn: Turn,
    /// Warnings and failures that were said.
    told: BTreeSet<String>,
    /// One supervisor for a vault.
    _lock: Lock,
    /// Hears until dropped.
    _ears: Option<notify::RecommendedWatcher>,
}

impl<'a> Follow<'a> {
    /// Exit code 6 where another one works on this vault.
    pub(crate) fn new(
        out: Out,
        alerts: Alerts<'a>,
        runner: Runner,
        patience: Duration,
    ) -> Result<Follow<'a>> {
        let trail = alerts.trail;
        let lock = trail.state.try_lock("run").map_err(|fail| match fail.exit {
            Exit::Busy => Fail::say(Exit::Busy, "another `fte run --follow` works on this vault")
                .hint("one is enough: it sees all that this one would"),
            _ => fail,
        })?;
        let ears = ears::listen(trail.vault, trail.state, runner.hands.sender());
        let tick = if ears.is_some() { TICK } else { TICK_BLIND };
        Ok(Follow {
            out,
            trail,
            alerts,
            turn: Turn::new(tick, runner.limit),
            runner,
            watched: watched(&trail, alerts.config)?,
            patience,
            told: BTreeSet::new(),
            _lock: lock,
            _ears: ears,
        })
    }

    /// Goes on until it is told to stop; then every child is told, and waited for. Always an error: 130 after a stop.
    pub(crate) fn run(mut self) -> Result<()> {
        loop {
            self.tend();
            // Where a line can't be written, the terminal is gone: that is a stop, too.
            if self.close().is_err() {
                break;
            }
            let rest = self.turn.rest().min(self.patience / 25);
            match self.runner.events.recv_timeout(rest) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(event) => {
                    if self.hear(event).is_err() {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        self.watched.iter_mut().for_each(Watched::tell);
        self.turn.tell();
        // Dropped, each is waited for.
        drop(self);
        Err(stopped())
    }

    fn tend(&mut self) {
        for at in 0..self.watched.len() {
            let Some(watched) = self.watched.get_mut(at) else { continue };
            let found = watched.tend(&mut self.runner.hands, self.patience);
            self.found(at, found);
        }
        let now = self.trail.clock.now();
        if let Some((stage, ended)) = self.turn.tend(&mut self.runner.hands, now) {
            self.stage_ended(stage, &ended);
        }
    }

    /// Tells of a pass that is over.
    fn close(&mut self) -> Result<()> {
        let trail = self.trail;
        match self.turn.close(|began| next_hold(&trail, began)) {
            Some(passed) if passed.is_news() => self.out.outcome(&passed, true),
            _ => Ok(()),
        }
    }

    fn hear(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Stop => {}
            Event::Changed => self.turn.changed(),
            Event::Line(number, line) => {
                if let Some(kid) = self.turn.kid(number) {
                    kid.take_line(line);
                } else if self.watcher(number).is_some() {
                    return self.took_in(&line);
                }
            }
            Event::Said(number, line) => {
                if let Some(kid) = self.turn.kid(number) {
                    kid.take_said(line);
                } else if let Some(warning) = line.strip_prefix("warning: ") {
                    self.warn_once(warning);
                } else if let Some(kid) = self.watched.iter_mut().find_map(|one| one.kid(number)) {
                    kid.take_said(line);
                }
            }
            Event::Gone(number) => {
                if let Some((stage, ended)) = self.turn.gone(number) {
                    self.stage_ended(stage, &ended);
                } else if let Some(at) = self.watcher(number) {
                    let found = self.watched.get_mut(at).map_or(Found::Nothing, Watched::gone);
                    self.found(at, found);
                }
            }
        }
        Ok(())
    }

    /// Which watcher this child is.
    fn watcher(&mut self, number: u64) -> Option<usize> {
        self.watched.iter_mut().position(|watched| watched.kid(number).is_some())
    }

    /// A watcher says what it took in.
    fn took_in(&mut self, line: &str) -> Result<()> {
        let mut did = Did::default();
        did.add(&serde_json::from_str(line).unwrap_or_default());
        self.turn.changed();
        if !did.is_news() {
            return Ok(());
        }
        self.out.outcome(&Passed { at: self.trail.clock.now(), did, ..Passed::default() }, true)
    }

    fn stage_ended(&mut self, stage: Stage, ended: &Ended) {
        for warning in &ended.warnings {
            self.warn_once(warning);
        }
        let name = format!("`fte {}`: ", stage.name());
        let mut news = None;
        match StageFailed::of(stage, ended) {
            // Another process is at it: what it leaves is looked at once more.
            Some(_) if ended.is_busy() => self.turn.changed(),
            // The same trouble again, as long as it lasts, is no news.
            Some(failed) if self.warn_once(&format!("{name}{}", failed.why)) => {
                news = Some(failed);
            }
            Some(_) => {}
            None => self.told.retain(|told| !told.starts_with(&name)),
        }
        // Another run is at a service: what it leaves there is looked at once more.
        if ended.report.get("busy").and_then(Value::as_array).is_some_and(|busy| !busy.is_empty()) {
            self.turn.changed();
        }
        self.turn.note(stage, ended, news);
    }

    fn found(&mut self, at: usize, found: Found) {
        let Some(watched) = self.watched.get_mut(at) else { return };
        let name = watched.name();
        match found {
            Found::Nothing => {}
            Found::Well => self.solve_alert(&name),
            Found::Failed { why, failures, rest } => {
                let is_alarming = watched.is_alarming();
                let rest = rest.as_secs();
                self.out.warn(format!("`fte {name}`: {why}; started again in {rest} s"));
                if is_alarming {
                    self.raise_alert(&name, failures, &why);
                }
            }
        }
    }

    /// Tells the person that a watcher keeps failing.
    fn raise_alert(&self, name: &str, failures: u32, why: &str) {
        let mut event = Logged::new(self.trail.clock.now(), "run", "run.watcher", Status::Failure);
        event.resource = Some(name.to_owned());
        event.error = Some(text::shown_line(why));
        event.parameters.insert("failures".into(), failures.into());
        self.record(event);
        let what = format!(
            "`fte {name}` failed {failures} times in a row ({why}): nothing new comes in until it works again"
        );
        let mend =
            format!("type `fte {name}` and read what it says; it is started again by itself");
        let problem = Problem { name: &alert(name), what: &what, mend: &mend };
        self.told(alerts::raise(self.alerts, &problem));
        self.out.warn(text::shown_line(&what));
    }

    /// Tells the person that a watcher of which they were told is well again.
    fn solve_alert(&self, name: &str) {
        let mut event = Logged::new(self.trail.clock.now(), "run", "run.watcher", Status::Success);
        event.resource = Some(name.to_owned());
        self.record(event);
        self.told(alerts::solve(self.alerts, &alert(name)));
        self.out.say(format!("`fte {name}` is well again"));
    }

    fn told(&self, told: Result<Told>) {
        for warning in Told::from_result(told).warnings {
            self.out.warn(warning);
        }
    }

    /// A log that can't be written to now is no reason to let the watchers go.
    fn record(&self, event: Logged) {
        if let Err(fail) = self.trail.record(vec![event]) {
            self.out.warn(fail.causes().join(": "));
        }
    }

    /// Whether it was said now for the first time.
    fn warn_once(&mut self, warning: &str) -> bool {
        if self.told.len() >= TOLD {
            self.told.clear();
        }
        let is_new = self.told.insert(warning.to_owned());
        if is_new {
            self.out.warn(text::shown_line(warning));
        }
        is_new
    }
}

/// The watchers, none of them started yet. One of which the person was told that it keeps failing is not told again, also
/// where another supervisor told.
fn watched(trail: &Trail<'_>, config: &Config) -> Result<Vec<Watched>> {
    let each = |what| {
        let mut watched = Watched::new(what, trail.state.dir());
        let lasts = trail.state.alert(&alert(&watched.name()))?;
        watched.told = lasts.is_some();
        Ok(watched)
    };
    watchers(config).map(each).collect()
}

/// The alert of a watcher that keeps failing. Not `fte health`'s own `watch.…`, which is over as soon as the watcher was
/// started again: this one is over when it lived on.
fn alert(name: &str) -> String {
    format!("run.{}", name.replace(' ', "."))
}

/// The first instant after `began` at which something that is held back goes on: it can be over already.
fn next_hold(trail: &Trail<'_>, began: Time) -> Option<Time> {
    let holds = trail.state.holds(trail.clock.now()).unwrap_or_default();
    let holds = holds.into_values().filter_map(|hold| hold.until);
    let services = trail.state.services().unwrap_or_default();
    let services = services.into_iter().filter_map(|service| service.until);
    holds.chain(services).filter(|until| *until > began).min()
}
