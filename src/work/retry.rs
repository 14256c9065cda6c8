//! The arithmetic of waiting: how long after a failure, and when a service's breaker opens. Pure; the clock is handed in.

use std::time::Duration;

use crate::base::Time;
use crate::model::attempt::{Failure, FailureClass};
use crate::state::Intent;
use crate::state::services::Service;

/// How often a request is tried at the least that a service is reached with and does not do, and for how long.
///
/// Both must be used up: a service that starts anew answers five tries in seconds, and one run a day makes five in a week.
const TRIES: u32 = 5;
const PATIENCE: chrono::Duration = chrono::Duration::hours(1);

/// The longest first pause is a second; each further one may be twice as long.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_hours(1);

/// Failures in a row that open a breaker.
const THRESHOLD: u32 = 5;
/// How long it stays open the first time.
const OPEN: Duration = Duration::from_secs(30);

/// A pause anywhere below 1, 2, 4, 8 … s (full jitter), but never shorter than the service asked for.
///
/// `tries`: how often it was tried, from 1. `dice`: any number; the same gives the same. Source of full jitter: Marc Brooker,
/// “Exponential Backoff And Jitter” (AWS, 2015).
pub(crate) fn pause(tries: u32, asked: Option<Duration>, dice: u64) -> Duration {
    let cap = doubled(FIRST, tries.saturating_sub(1));
    let share = (cap.as_millis() * u128::from(dice)) >> 64;
    let jittered = Duration::from_millis(u64::try_from(share).unwrap_or(u64::MAX));
    asked.map_or(jittered, |asked| asked.max(jittered))
}

/// Whether a request was tried often and long enough to be given up.
pub(crate) fn is_spent(intent: &Intent, now: Time) -> bool {
    intent.tries >= TRIES && now - intent.begun > PATIENCE
}

fn doubled(first: Duration, times: u32) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(times)).min(LONGEST)
}

/// A service after one more failure there. `None` where the failure says nothing about the service: it answered, with a no.
pub(crate) fn after_failure(
    name: &str,
    before: Option<&Service>,
    failure: &Failure,
    now: Time,
) -> Option<Service> {
    let failures = before.map_or(0, |before| before.failures).saturating_add(1);
    let since = before.map_or(now, |before| before.since);
    let open = match failure.class {
        FailureClass::Refused | FailureClass::Data => return None,
        FailureClass::Authentication => None,
        FailureClass::Away => Some(doubled(OPEN, failures - 1)),
        FailureClass::Transient if failures >= THRESHOLD => {
            Some(doubled(OPEN, failures - THRESHOLD))
        }
        FailureClass::Transient => None,
    };
    // What a service asks for holds for all that is sent there.
    let open = open.max(failure.after);
    Some(Service {
        name: name.to_owned(),
        failures,
        until: open.map(|open| now + open),
        paused: failure.class == FailureClass::Authentication,
        why: failure.why.clone(),
        since,
        failed: now,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_jittered_but_never_shorter_than_asked() {
        let seconds = |tries, asked: Option<u64>, dice| {
            pause(tries, asked.map(Duration::from_secs), dice).as_millis()
        };
        assert_eq!(
            [1, 2, 3, 4].map(|tries| seconds(tries, None, u64::MAX)),
            [999, 1999, 3999, 7999]
        );
        assert_eq!([1, 2, 3, 4].map(|tries| seconds(tries, None, 0)), [0; 4]);
        assert_eq!(seconds(2, None, u64::MAX / 2), 999);
        assert_eq!(seconds(40, None, u64::MAX), 3_599_999);
        assert_eq!(seconds(1, Some(120), u64::MAX), 120_000);
    }

    fn after(
        class: FailureClass,
        failures: u32,
        asked: Option<u64>,
    ) -> Option<(Option<i64>, bool)> {
        let now = crate::base::clock::parse("2026-11-16T09:00:00Z").unwrap();
        let before = Service {
            name: "webhook".into(),
            failures,
            until: None,
            paused: false,
            why: String::new(),
            since: now,
            failed: now,
        };
        let failure = Failure { class, why: "no".into(), after: asked.map(Duration::from_secs) };
        let service = after_failure("webhook", Some(&before), &failure, now)?;
        Some((service.until.map(|until| (until - now).num_seconds()), service.paused))
    }

    #[test]
    fn the_breaker_opens_at_the_fifth_failure_or_at_once_where_nobody_is_there() {
        let table = [
            (FailureClass::Transient, 0, None, Some((None, false))),
            (FailureClass::Transient, 3, None, Some((None, false))),
            (FailureClass::Transient, 4, None, Some((Some(30), false))),
            (FailureClass::Transient, 5, None, Some((Some(60), false))),
            (FailureClass::Transient, 0, Some(90), Some((Some(90), false))),
            (FailureClass::Transient, 40, None, Some((Some(3600), false))),
            (FailureClass::Away, 0, None, Some((Some(30), false))),
            (FailureClass::Away, 1, None, Some((Some(60), false))),
            (FailureClass::Authentication, 0, None, Some((None, true))),
            (FailureClass::Refused, 4, None, None),
            (FailureClass::Data, 4, None, None),
        ];
        for (class, failures, asked, expected) in table {
            assert_eq!(after(class, failures, asked), expected, "{class:?} {failures} {asked:?}");
        }
    }
}
