//! One pass over watch, plan and act, each run to its end.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::child::{Ended, Event, Hands, Kid, Watcher, watchers};
use super::did::Did;
use super::report::StageFailed;
use crate::base::out::Out;
use crate::base::{Clock, Fail, Result, interrupt};
use crate::config::Config;
use crate::vault::Vault;

/// A step of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Watch(&'static Watcher),
    Plan,
    Act,
    Dashboard,
}

impl Stage {
    /// The stages of a pass, in order.
    fn all(config: &Config) -> Vec<Stage> {
        watchers(config).map(Stage::Watch).chain([Stage::Plan, Stage::Act]).collect()
    }

    pub(super) fn words(self) -> &'static [&'static str] {
        match self {
            Stage::Watch(watcher) => watcher.words,
            Stage::Plan => &["plan"],
            Stage::Act => &["act"],
            Stage::Dashboard => &["dashboard"],
        }
    }

    pub(super) fn name(self) -> String {
        self.words().join(" ")
    }
}

/// What a pass came to.
#[derive(Debug, Default)]
pub(super) struct Passed {
    pub(super) did: Did,
    pub(super) failed: Vec<StageFailed>,
    /// What each watcher, and `act`, reported.
    pub(super) watched: Vec<Value>,
    pub(super) acted: Value,
    /// Another process was at it.
    pub(super) busy: bool,
}

/// Runs stages one after the other, and can be stopped meanwhile.
pub(crate) struct Runner {
    out: Out,
    pub(super) hands: Hands,
    pub(super) events: Receiver<Event>,
    pub(super) limit: Duration,
    /// Of one pass.
    stages: Vec<Stage>,
    told: BTreeSet<String>,
}

impl Runner {
    /// Begins to listen for what stops it.
    pub(crate) fn new(out: Out, vault: &Vault, config: &Config, clock: &Clock) -> Result<Runner> {
        let (sender, events) = channel();
        let tell = sender.clone();
        interrupt::listen(false, move || {
            let _ = tell.send(Event::Stop);
        })?;
        let mut hands = Hands::new(vault, sender)?;
        hands.now = clock.is_fixed().then(|| clock.now());
        let limit = Duration::from_secs(config.number("run.limit_s")?.unsigned_abs());
        let stages = Stage::all(config);
        Ok(Runner { out, hands, events, limit, stages, told: BTreeSet::new() })
    }

    /// One pass. A stage that fails keeps no other from its work.
    pub(super) fn pass(&mut self) -> Result<Passed> {
        let mut passed = Passed::default();
        for stage in self.stages.clone() {
            let ended = self.stage(stage)?;
            passed.did.add(&ended.report);
            passed.busy |= ended.is_busy();
            passed.failed.extend(StageFailed::of(stage, &ended));
            match stage {
                Stage::Watch(_) => passed.watched.push(ended.report),
                Stage::Act => passed.acted = ended.report,
                Stage::Plan | Stage::Dashboard => {}
            }
        }
        Ok(passed)
    }

    fn stage(&mut self, stage: Stage) -> Result<Ended> {
        let kid = self.hands.start(stage.words(), None)?;
        let ended = self.wait_for(kid)?;
        for warning in &ended.warnings {
            if self.told.insert(warning.clone()) {
                self.out.warn(warning);
            }
        }
        Ok(ended)
    }

    /// Waits for a child's end. After a stop it is told, waited for, and exit code 130 returned.
    fn wait_for(&mut self, mut kid: Kid) -> Result<Ended> {
        loop {
            match self.events.recv_timeout(Duration::from_secs(1)) {
                Ok(Event::Line(number, line)) if number == kid.number => kid.take_line(line),
                Ok(Event::Said(number, line)) if number == kid.number => kid.take_said(line),
                Ok(Event::Gone(number)) if number == kid.number => return Ok(kid.ended()),
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    drop(kid);
                    return Err(stopped());
                }
                // What is left of an earlier child, or of the vault's changes, which the pass looks at anyway.
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            }
            if kid.since.elapsed() > self.limit {
                let mut ended = kid.kill();
                ended.why = hung(self.limit);
                return Ok(ended);
            }
            if kid.is_over() {
                return Ok(kid.ended());
            }
        }
    }

    /// Waits until `until`, or until something changed in the vault; whether it did.
    pub(super) fn rest(&mut self, until: Instant) -> Result<bool> {
        loop {
            let rest = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(rest) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return Err(stopped()),
                Ok(Event::Changed) => return Ok(true),
                Err(RecvTimeoutError::Timeout) => return Ok(false),
                Ok(_) => {}
            }
        }
    }
}

/// Why a stage was ended.
pub(super) fn hung(limit: Duration) -> String {
    format!("it was not through after {} s and was ended (`run.limit_s`)", limit.as_secs())
}

/// How a loop ends that was told to.
pub(super) fn stopped() -> Fail {
    interrupt::stopped("what was begun is settled by the next run")
}
