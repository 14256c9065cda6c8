//! When each stage last ran, and whether that is as often as is promised.

use chrono::TimeDelta;
use serde::Serialize;

use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::state::State;
use crate::state::watched::Trouble;

/// A stage that notes its runs in the state.
#[derive(Debug)]
struct Stage {
    key: &'static str,
    /// Under which name a person knows it: the words after `fte`.
    name: &'static str,
    /// The problem that it is when it stops.
    problem: &'static str,
    /// How often it is to run once it has run at all; `None`: as `health.pace_minutes` says.
    days: Option<i64>,
}

/// Every stage with its promise. A weekly briefing may be a day late before that is a problem.
const STAGES: [Stage; 7] = [
    Stage { key: "last_run.watch.files", name: "watch files", problem: "watch.files", days: None },
    Stage { key: "last_run.watch.imap", name: "watch imap", problem: "watch.imap", days: None },
    Stage { key: "last_run.watch.gmail", name: "watch gmail", problem: "watch.gmail", days: None },
    Stage {
        key: "last_run.watch.finance",
        name: "watch finance",
        problem: "watch.finance",
        days: None,
    },
    Stage { key: "last_run.plan", name: "plan", problem: "promise.plan", days: None },
    Stage { key: "last_run.act", name: "act", problem: "promise.act", days: None },
    Stage { key: BRIEFING, name: "briefing generate", problem: "promise.briefing", days: Some(8) },
];

/// The state's name for when a briefing was last generated.
pub(super) const BRIEFING: &str = "last_run.briefing";

/// One stage's last run; `None`: never, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LastRun {
    pub(crate) stage: &'static str,
    pub(crate) at: Option<Time>,
    /// How often it is to run once it has run.
    pub(crate) pace_minutes: i64,
    /// Whether it ran before, and not for longer than that.
    pub(crate) stale: bool,
    /// Why its source can't be looked at now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) trouble: Option<String>,
    /// The same, with what mends it, where it does not pass by itself or has not for too long.
    #[serde(skip)]
    pub(crate) broken: Option<Trouble>,
    #[serde(skip)]
    pub(crate) problem: &'static str,
}

/// Every stage, in the order in which a thing passes through.
///
/// One that never ran is not stale, unless a schedule was installed that should have run it: nobody was promised anything
/// else. One that ran before and stopped is.
pub(crate) fn last(known: &State, config: &Config, now: Time) -> Result<Vec<LastRun>> {
    // A slower schedule is a promise too; twice may come a little late.
    let often = config.number("health.pace_minutes")?.max(3 * config.number("schedule.minutes")?);
    let scheduled = known.scheduled_since()?;
    let run = |stage: &Stage| {
        let last = known.note(stage.key)?.and_then(|note| clock::parse(&note));
        let pace_minutes = stage.days.map_or(often, |days| days * 24 * 60);
        let late = |since: Time| now - since > TimeDelta::minutes(pace_minutes);
        let stale = last.or(scheduled).is_some_and(late);
        let trouble = match stage.name.strip_prefix("watch ") {
            Some(source) => known.watch_trouble(source)?,
            None => None,
        };
        Ok(LastRun {
            stage: stage.name,
            at: last,
            pace_minutes,
            stale,
            trouble: trouble.as_ref().map(|trouble| trouble.why.clone()),
            broken: trouble.filter(|trouble| !trouble.passes() || late(trouble.since)),
            problem: stage.problem,
        })
    };
    let is_set_up = |stage: &&Stage| {
        stage.name.strip_prefix("watch ").is_none_or(|source| config.watches(source))
    };
    STAGES.iter().filter(is_set_up).map(run).collect()
}

impl LastRun {
    /// `every 15 min`, `every 8 days`.
    pub(crate) fn pace(&self) -> String {
        match self.pace_minutes {
            1 => "every minute".into(),
            minutes if minutes % 1440 == 0 => match minutes / 1440 {
                1 => "every day".into(),
                days => format!("every {days} days"),
            },
            minutes => format!("every {minutes} min"),
        }
    }
}
