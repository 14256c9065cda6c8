//! Gmail's quota: how many units a minute may cost, and the wait for the next. A share is left for what is sent meanwhile.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::api::ApiError;
use crate::base::{Clock, Time, clock, pulse};

/// What calls cost, in units.
///
/// Source: Google's page "Usage limits" of the Gmail API, May 2026.
pub(crate) const PROFILE: u32 = 1;
pub(crate) const LABELS: u32 = 1;
pub(crate) const HISTORY: u32 = 2;
pub(crate) const LIST: u32 = 5;
pub(crate) const GET: u32 = 20;

/// A wait is looked at this often: for a stop, and to give a sign of life.
const STEP: Duration = Duration::from_millis(200);

/// Keeps one run within the quota.
pub(crate) struct Pace<'a> {
    clock: &'a Clock,
    stop: Arc<AtomicBool>,
    bucket: RefCell<Bucket>,
}

/// Units that flow in as time goes by. A tenth of a minute's can be spent at once, eight tenths flow in each minute, and the
/// last tenth is left for sending: in no minute is more spent than the quota.
#[derive(Debug)]
struct Bucket {
    /// In units × 60,000: what flows in within a millisecond is then a whole number.
    level: u64,
    full: u64,
    /// Units that flow in within a minute.
    rate: u64,
    at: Time,
}

/// One unit of a bucket's level.
const UNIT: u64 = 60_000;

impl Bucket {
    fn new(units: u64, now: Time) -> Bucket {
        // The dearest single call must fit in.
        let full = (units / 10).max(GET.into()) * UNIT;
        Bucket { level: full, full, rate: (units * 8 / 10).max(1), at: now }
    }

    /// Takes units out, or says how long until there are so many.
    fn take(&mut self, cost: u32, now: Time) -> Option<Duration> {
        let passed = u64::try_from((now - self.at).num_milliseconds()).unwrap_or_default();
        self.level = self.full.min(self.level.saturating_add(self.rate.saturating_mul(passed)));
        self.at = now;
        let cost = u64::from(cost) * UNIT;
        if cost <= self.level {
            self.level -= cost;
            return None;
        }
        Some(Duration::from_millis((cost - self.level).div_ceil(self.rate)))
    }
}

impl<'a> Pace<'a> {
    /// `units` are those of a minute; what sets `stop` ends every wait.
    pub(crate) fn new(units: u64, clock: &'a Clock, stop: Arc<AtomicBool>) -> Pace<'a> {
        Pace { clock, stop, bucket: RefCell::new(Bucket::new(units, clock.now())) }
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Waits until a call may be made. Where the clock stands still the time would not come: the run ends, and a later one
    /// goes on.
    pub(super) fn spend(&self, cost: u32) -> Result<(), ApiError> {
        loop {
            let taken = self.bucket.borrow_mut().take(cost, self.clock.now());
            let Some(wait) = taken else { return Ok(()) };
            if !self.wait(wait) {
                let why = "this run has used up its share of `gmail.units`".into();
                return Err(ApiError::Quota { why, after: Some(wait) });
            }
        }
    }

    /// Waits; `false` where that makes no sense: the clock stands still, or the run is to end.
    pub(super) fn wait(&self, mut rest: Duration) -> bool {
        while !rest.is_zero() {
            if self.clock.is_fixed() || self.is_stopped() {
                return false;
            }
            let step = rest.min(STEP);
            clock::wait(step);
            pulse::beat();
            rest -= step;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// How many units a run that asks without pause spends in each of the first minutes.
    fn spent(units: u64, cost: u32, minutes: usize) -> Vec<u64> {
        let start = clock::parse("2026-11-16T09:30:00Z").unwrap();
        let (mut bucket, mut now) = (Bucket::new(units, start), start);
        let mut spent = vec![0; minutes];
        loop {
            if let Some(wait) = bucket.take(cost, now) {
                now += TimeDelta::from_std(wait).unwrap();
                continue;
            }
            let minute = usize::try_from((now - start).num_minutes()).unwrap();
            let Some(sum) = spent.get_mut(minute) else { return spent };
            *sum += u64::from(cost);
        }
    }

    #[test]
    fn no_minute_costs_more_than_its_quota_less_a_reserve() {
        assert_eq!(spent(6000, GET, 3), [5380, 4800, 4800]);
        assert_eq!(spent(15_000, GET, 2), [13_480, 12_000]);
        // The least that can be set still lets a message through.
        assert_eq!(spent(100, GET, 2), [80, 80]);
    }

    #[test]
    fn a_clock_that_is_set_gives_and_takes_nothing() {
        let start = clock::parse("2026-11-16T09:30:00Z").unwrap();
        let mut bucket = Bucket::new(6000, start);
        assert_eq!(bucket.take(600, start), None);
        assert_eq!(bucket.take(20, start - TimeDelta::hours(1)), Some(Duration::from_millis(250)));
        assert_eq!(bucket.take(600, start + TimeDelta::days(400)), None);
        assert!(bucket.take(20, start + TimeDelta::days(400)).is_some());
    }
}
