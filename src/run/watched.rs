//! One watcher below a supervisor: alive, hanging, dead, and when it is started again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::child::{Hands, Kid, Watcher};
use crate::base::{Result, disk};

/// The longest rest before a watcher that died is started again: within 30 s, whatever comes.
const LONGEST: Duration = Duration::from_secs(16);
/// The same for one that hung: finding that out took most of the 30 s.
const LONGEST_HUNG: Duration = Duration::from_secs(2);

/// So many failures in a row are told to the person.
const ALARMING: u32 = 3;

/// A watcher and what is known of its health.
pub(super) struct Watched {
    what: &'static Watcher,
    pulse: PathBuf,
    kid: Option<Kid>,
    /// The last sign of life, and when it was first seen.
    beat: (Vec<u8>, Instant),
    /// When signs of life were last looked for.
    looked: Instant,
    /// In a row.
    failures: u32,
    restart: Instant,
    /// Whether the person knows that it keeps failing.
    pub(super) told: bool,
}

/// What a look at a watcher found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// It failed: why, how many times in a row, how long until it is started again.
    Failed {
        why: String,
        failures: u32,
        rest: Duration,
    },
    /// It is well again after the person was told.
    Well,
}

impl Watched {
    pub(super) fn new(what: &'static Watcher, state: &Path) -> Watched {
        let now = Instant::now();
        Watched {
            what,
            pulse: state.join(format!("run.{}.pulse", what.name)),
            kid: None,
            beat: (Vec::new(), now),
            looked: now,
            failures: 0,
            restart: now,
            told: false,
        }
    }

    pub(super) fn kid(&mut self, number: u64) -> Option<&mut Kid> {
        self.kid.as_mut().filter(|kid| kid.number == number)
    }

    /// How a person calls it: the words after `fte`.
    pub(super) fn name(&self) -> String {
        format!("watch {}", self.what.name)
    }

    /// Tells it to end.
    pub(super) fn tell(&mut self) {
        if let Some(kid) = &mut self.kid {
            kid.tell();
        }
    }

    /// It has said its last.
    pub(super) fn gone(&mut self) -> Found {
        match self.kid.take() {
            Some(kid) => self.failed(kid.ended().why, LONGEST),
            None => Found::Nothing,
        }
    }

    /// Starts it where it is time for that, ends it where it gave no sign of life for `patience`.
    pub(super) fn tend(&mut self, hands: &mut Hands, patience: Duration) -> Found {
        let Some(kid) = &mut self.kid else {
            if Instant::now() < self.restart {
                return Found::Nothing;
            }
            return match self.start(hands) {
                Ok(()) => Found::Nothing,
                Err(fail) => self.failed(fail.causes().join(": "), LONGEST),
            };
        };
        if kid.is_over() {
            return self.gone();
        }
        // One that can't be read is no sign of life.
        let beat = disk::read(&self.pulse, 64).unwrap_or_default();
        // Where we were stopped ourselves (the machine slept), nobody was to be heard.
        let slept = self.looked.elapsed() > patience / 2;
        if slept || beat != self.beat.0 {
            self.beat = (beat, Instant::now());
        }
        self.looked = Instant::now();
        if self.beat.1.elapsed() > patience
            && let Some(kid) = self.kid.take()
        {
            kid.kill();
            let why = format!("it gave no sign of life for {} s", patience.as_secs());
            return self.failed(why, LONGEST_HUNG);
        }
        let is_well = self.kid.as_ref().is_some_and(|kid| kid.since.elapsed() > patience * 4);
        if is_well {
            self.failures = 0;
            if std::mem::take(&mut self.told) {
                return Found::Well;
            }
        }
        Found::Nothing
    }

    fn start(&mut self, hands: &mut Hands) -> Result<()> {
        let words: Vec<_> = self.what.words.iter().chain(&["--follow"]).copied().collect();
        // The file may hold what the one before wrote last: only what differs from that is a sign of life.
        self.beat = (disk::read(&self.pulse, 64).unwrap_or_default(), Instant::now());
        self.looked = Instant::now();
        self.kid = Some(hands.start(&words, Some(&self.pulse))?);
        Ok(())
    }

    fn failed(&mut self, why: String, longest: Duration) -> Found {
        self.failures += 1;
        let doubled = Duration::from_secs(1 << (self.failures - 1).min(8));
        let rest = doubled.min(longest);
        self.restart = Instant::now() + rest;
        Found::Failed { why, failures: self.failures, rest }
    }

    /// Whether the person is to be told now: once in a row of failures.
    pub(super) fn is_alarming(&mut self) -> bool {
        let is_new = self.failures >= ALARMING && !self.told;
        self.told |= is_new;
        is_new
    }
}
