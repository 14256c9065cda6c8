//! `--until-done`: passes until nothing is left, all of it waits for a person, or nothing moves any more.
//!
//! All that it knows is in the vault and the state: one that was killed and is started again goes on where things are.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::did::Did;
use super::ears;
use super::left::{Left, Sources};
use super::pass::{Passed, Runner};
use super::report::{Outcome, Report};
use super::{marks, meant};
use crate::base::{Clock, Result, Time};
use crate::model::Id;

/// How many passes without progress are enough.
const STILL: u32 = 2;
/// How long another process that is at it is left alone.
const BUSY: Duration = Duration::from_secs(1);
/// A wait is not longer than this in one piece: a machine that slept has another time than it had.
const PIECE: Duration = Duration::from_mins(1);

/// How long it may go on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) passes: u32,
    pub(crate) time: Duration,
}

/// The loop.
pub(crate) struct Until<'a> {
    from: Sources<'a>,
    runner: Runner,
    clock: Clock,
    /// What counts for being done; empty: all.
    items: BTreeSet<Id>,
    bounds: Bounds,
    begun: Instant,
    passes: u32,
    did: Did,
}

/// How many passes in a row came to nothing, after one more. One that was too early for something counts for neither.
fn counted(still: u32, moved: bool, is_due: bool) -> u32 {
    match (moved, is_due) {
        (true, _) => 0,
        (false, true) => still,
        (false, false) => still + 1,
    }
}

/// What follows a pass.
enum Next {
    Again,
    Wait(Time),
    End(Outcome),
}

impl<'a> Until<'a> {
    pub(crate) fn new(
        from: Sources<'a>,
        runner: Runner,
        clock: Clock,
        items: &[String],
        bounds: Bounds,
    ) -> Result<Until<'a>> {
        let items = meant::meant(from.vault, items)?;
        let begun = Instant::now();
        Ok(Until { from, runner, clock, items, bounds, begun, passes: 0, did: Did::default() })
    }

    /// One pass, and what is left after it.
    pub(crate) fn once(mut self) -> Result<Report> {
        let (passed, left) = self.pass()?;
        Ok(self.report(Outcome::Passed, passed, left))
    }

    /// Passes until its end. A stop is exit code 130.
    pub(crate) fn run(mut self) -> Result<Report> {
        let mut still = 0;
        loop {
            let before = marks::marks(self.from)?;
            let (passed, left) = self.pass()?;
            let moved = passed.did.taken_in > 0 || before != marks::marks(self.from)?;
            let is_due = left.next().is_some_and(|until| until <= self.clock.now());
            still = counted(still, moved, is_due);
            match self.next(&passed, &left, still, is_due) {
                Next::End(outcome) => return Ok(self.report(outcome, passed, left)),
                Next::Again => {}
                Next::Wait(until) if self.is_in_time(until) => self.wait(until)?,
                Next::Wait(_) => return Ok(self.report(Outcome::Bounded, passed, left)),
            }
        }
    }

    fn pass(&mut self) -> Result<(Passed, Left)> {
        self.passes += 1;
        let passed = self.runner.pass()?;
        self.did += passed.did;
        let mut left = Left::look(self.from, &passed, self.clock.now())?;
        if !self.items.is_empty() {
            left.only(&self.items);
        }
        Ok((passed, left))
    }

    fn next(&self, passed: &Passed, left: &Left, still: u32, is_due: bool) -> Next {
        if left.is_empty() && !passed.busy {
            return Next::End(Outcome::Done);
        }
        if self.passes >= self.bounds.passes || self.begun.elapsed() >= self.bounds.time {
            return Next::End(Outcome::Bounded);
        }
        if passed.busy || left.is_busy() {
            return Next::Wait(self.clock.now() + BUSY);
        }
        if still == 0 || is_due {
            return Next::Again;
        }
        match left.next() {
            Some(until) => Next::Wait(until),
            None if left.stuck.is_empty() && left.later.is_empty() => Next::End(Outcome::Waits),
            None if still >= STILL => Next::End(Outcome::Stuck),
            None => Next::Again,
        }
    }

    /// Whether a time comes before its own time is over.
    fn is_in_time(&self, until: Time) -> bool {
        let rest = self.bounds.time.saturating_sub(self.begun.elapsed());
        self.clock.is_fixed() || (until - self.clock.now()).to_std().is_ok_and(|wait| wait < rest)
    }

    /// Waits for a time, or for a change in the vault. A clock that stands still is put forward instead.
    fn wait(&mut self, until: Time) -> Result<()> {
        if self.clock.is_fixed() {
            self.clock = Clock::fixed(until);
            self.runner.hands.now = Some(until);
            return Ok(());
        }
        let _ears = ears::listen(self.from.vault, self.from.state, self.runner.hands.sender());
        while let Ok(rest) = (until - self.clock.now()).to_std()
            && !rest.is_zero()
        {
            if self.runner.rest(Instant::now() + rest.min(PIECE))? {
                break;
            }
        }
        Ok(())
    }

    fn report(&self, outcome: Outcome, passed: Passed, left: Left) -> Report {
        Report { outcome, passes: self.passes, did: self.did, failed: passed.failed, left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_that_was_too_early_is_no_standstill() {
        let table = [((1, true, true), 0), ((1, false, true), 1), ((1, false, false), 2)];
        for ((still, moved, is_due), expected) in table {
            assert_eq!(counted(still, moved, is_due), expected, "{moved} {is_due}");
        }
    }
}
