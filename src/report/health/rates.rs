//! How fast and how well the services worked: the tries of the last day, and of the last seven.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Serialize;

use crate::base::{Result, Time};
use crate::state::State;
use crate::state::attempts::Tried;

/// The spans that are told, in hours.
const SPANS: [i64; 2] = [24, 7 * 24];

/// The tries at one service in one span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Rate {
    pub(crate) service: String,
    /// Of how many last hours.
    pub(crate) hours: i64,
    pub(crate) tries: usize,
    pub(crate) done: usize,
    /// What the service, its answer or this machine is the reason of. What it refused, or what could not be built, it
    /// worked well for.
    pub(crate) failed: usize,
    /// Of those that were done or failed, rounded down; `None` where there were none.
    pub(crate) success_percent: Option<usize>,
    /// Half of the tries took no longer, in milliseconds.
    pub(crate) half_ms: u64,
    /// 95 of 100 took no longer.
    pub(crate) most_ms: u64,
}

/// By service and span.
pub(super) fn of(state: &State, now: Time) -> Result<Vec<Rate>> {
    let longest = SPANS.into_iter().max().unwrap_or_default();
    let tries = state.attempts_since(now - TimeDelta::hours(longest))?;
    let mut by_service: BTreeMap<&str, Vec<&Tried>> = BTreeMap::new();
    for tried in &tries {
        by_service.entry(&tried.service).or_default().push(tried);
    }
    let mut rates = Vec::new();
    for (service, tries) in by_service {
        for hours in SPANS {
            let from = now - TimeDelta::hours(hours);
            rates.push(rate(service, hours, tries.iter().filter(|tried| tried.at >= from)));
        }
    }
    Ok(rates)
}

fn rate<'a>(service: &str, hours: i64, tries: impl Iterator<Item = &'a &'a Tried>) -> Rate {
    let (mut took, mut done, mut failed) = (Vec::new(), 0, 0);
    for tried in tries {
        took.push(tried.took_ms);
        match tried.outcome.as_str() {
            "done" => done += 1,
            "refused" | "data" => {}
            _ => failed += 1,
        }
    }
    took.sort_unstable();
    let settled = done + failed;
    Rate {
        service: service.to_owned(),
        hours,
        tries: took.len(),
        done,
        failed,
        success_percent: (settled > 0).then(|| done * 100 / settled),
        half_ms: share(&took, 50),
        most_ms: share(&took, 95),
    }
}

/// The smallest of these sorted times that so many of 100 did not exceed; 0 of none (nearest rank).
fn share(sorted: &[u64], percent: usize) -> u64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

impl Rate {
    /// `24 h: 11 of 12 done, half within 80 ms, most within 2100 ms`.
    pub(super) fn words(&self) -> Option<String> {
        let span = match self.hours {
            hours if hours % 24 == 0 && hours > 24 => format!("{} d", hours / 24),
            hours => format!("{hours} h"),
        };
        let Rate { tries, done, half_ms, most_ms, .. } = self;
        (*tries > 0).then(|| {
            format!(
                "{span}: {done} of {tries} done, half within {half_ms} ms, 95 % within {most_ms} ms"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_nearest_rank() {
        let hundred: Vec<u64> = (1..=100).collect();
        for (times, percent, expected) in [
            (hundred.as_slice(), 50, 50),
            (hundred.as_slice(), 95, 95),
            (&[7], 50, 7),
            (&[7], 95, 7),
            (&[1, 2], 50, 1),
            (&[1, 2, 3], 95, 3),
            (&[], 95, 0),
        ] {
            assert_eq!(share(times, percent), expected, "{percent} of {}", times.len());
        }
    }
}
