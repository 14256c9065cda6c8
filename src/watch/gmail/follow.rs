//! `--follow`: looks at the account every so often, and less often while Gmail is not well.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Gmail, Halt, Passed};
use crate::base::{Exit, Fail, Result, pulse};
use crate::watch::follow::{Signal, stopped};

/// The longest pause while Gmail is not well.
const LONGEST: Duration = Duration::from_mins(15);

/// A follower of an account.
pub(crate) struct Follow<'w> {
    pub(crate) gmail: &'w Gmail<'w>,
    pub(crate) signals: Receiver<Signal>,
    /// Between two looks.
    pub(crate) every: Duration,
    /// Signs of life are given at least this often.
    pub(crate) beat: Duration,
}

impl Follow<'_> {
    /// Runs until it is told to stop, or a person must do something; hands over what each pass did. Always an error: 130
    /// after a stop.
    pub(crate) fn run(
        &self,
        mut say: impl FnMut(&Passed) -> Result<()>,
        warn: impl Fn(&str),
    ) -> Result<()> {
        let mut told = None;
        let mut failures = 0;
        loop {
            let rest = match self.once(&mut say)? {
                None => {
                    (told, failures) = (None, 0);
                    self.every
                }
                Some((why, after)) => {
                    if told.as_ref() != Some(&why) {
                        warn(&why);
                        told = Some(why);
                    }
                    failures += 1;
                    let doubled = self.every * (1 << (failures - 1).min(8));
                    doubled.min(LONGEST.max(self.every)).max(after)
                }
            };
            if self.pause(rest) {
                return Err(stopped());
            }
        }
    }

    /// One pass. What passes by itself is returned in words, with how long Gmail asked to be left alone.
    fn once(
        &self,
        say: &mut impl FnMut(&Passed) -> Result<()>,
    ) -> Result<Option<(String, Duration)>> {
        pulse::beat();
        let passed = match self.gmail.pass() {
            Ok(passed) => passed,
            // A run without `--follow` is at it, and does what we would.
            Err(fail) if fail.exit == Exit::Busy => return Ok(None),
            Err(fail) => return Err(fail),
        };
        if !passed.report.is_empty() || passed.notice.is_some() {
            say(&passed)?;
        }
        let after = match &passed.ended {
            Err(Halt::Gmail(error)) => error.after().unwrap_or_default(),
            _ => Duration::ZERO,
        };
        match passed.ended.map_err(Fail::from) {
            Ok(()) => Ok(None),
            Err(fail) if fail.exit == Exit::Later => Ok(Some((fail.causes().join(": "), after))),
            Err(fail) => Err(fail),
        }
    }

    /// Whether to stop.
    fn pause(&self, mut rest: Duration) -> bool {
        while !rest.is_zero() {
            pulse::beat();
            let step = rest.min(self.beat);
            match self.signals.recv_timeout(step) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return true,
                Ok(Signal::Changed) | Err(RecvTimeoutError::Timeout) => rest -= step,
            }
        }
        false
    }
}
