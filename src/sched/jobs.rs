//! The table of jobs, and what is remembered of each.

use std::fmt;

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::base::{Exit, Fail, Result, Time, clock};
use crate::config::Config;
use crate::model::pace::{Pace, Weekly};
use crate::state::State;

/// The word of a job that is the day on which it runs.
pub(crate) const TODAY: &str = "TODAY";

/// One thing that is done by the clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job {
    pub(crate) name: &'static str,
    /// The words behind `fte`.
    pub(crate) words: &'static [&'static str],
    pub(crate) pace: Pace,
}

/// Every job, in the order in which those that are due together run: what arrives is planned, and carried out.
pub(crate) fn table(config: &Config) -> Result<Vec<Job>> {
    let minutes = minutes(config)?;
    let briefing = config.text("schedule.briefing").parse().map_err(|()| {
        Fail::say(Exit::SetUp, "`schedule.briefing` is no weekday with a time, like `Monday 07:00`")
    })?;
    // At night, and far from the hour that the clocks skip or repeat in most places.
    let pruning = Weekly {
        day: Weekday::Sun,
        at: NaiveTime::from_hms_opt(4, 30, 0).unwrap_or(NaiveTime::MIN),
    };
    let job = |name, words, pace| Job { name, words, pace };
    // A source that is not set up is not looked at.
    let others = [
        ("imap", job("watch imap", &["watch", "imap"], Pace::Every(minutes))),
        ("gmail", job("watch gmail", &["watch", "gmail"], Pace::Every(minutes))),
        ("finance", job("watch finance", &["watch", "finance"], Pace::Every(minutes))),
    ];
    let others =
        others.into_iter().filter(|(source, _)| config.watches(source)).map(|(_, job)| job);
    let watch = [job("watch", &["watch", "files"], Pace::Every(minutes))].into_iter().chain(others);
    // What it asks for is a note in the Inbox, which is looked at next.
    let monthly = (config.text("invoice.monthly") == "yes")
        .then(|| job("monthly invoices", &["ledger", "invoice", "monthly"], Pace::Every(360)));
    // Before the dashboard, which shows its figures.
    let copy = config.filled("odoo.url").map(|_| job("odoo", &["odoo", "sync"], Pace::Every(60)));
    Ok(monthly
        .into_iter()
        .chain(watch)
        .chain([
            job("plan", &["plan"], Pace::Every(minutes)),
            job("act", &["act"], Pace::Every(minutes)),
        ])
        .chain(copy)
        .chain([
            job("dashboard", &["dashboard"], Pace::Every(60)),
            // After the others: what they mended is no problem any more.
            job("health", &["health", "--alert"], Pace::Every(60)),
            // Of the week before, on whatever day it is caught up.
            job("briefing", &["briefing", "generate", "--date", TODAY], Pace::Weekly(briefing)),
            job("prune", &["audit", "prune"], Pace::Weekly(pruning)),
        ])
        .collect())
}

/// How often the table is looked at, in minutes.
pub(crate) fn minutes(config: &Config) -> Result<u32> {
    u32::try_from(config.number("schedule.minutes")?)
        .map_err(|_| Fail::say(Exit::SetUp, "`schedule.minutes` is below zero"))
}

impl Job {
    /// The job as a person would type it.
    pub(crate) fn command(&self) -> String {
        format!("fte {}", self.words.join(" "))
    }

    fn key(&self) -> String {
        format!("schedule.{}", self.name.replace(' ', "."))
    }

    /// The lock that whoever runs it holds.
    pub(crate) fn lock(&self) -> String {
        self.key()
    }

    /// Its last run; `None` where it never ran, and for a note that this fte can't read.
    pub(crate) fn last(&self, state: &State) -> Result<Option<Last>> {
        Ok(state.note(&self.key())?.and_then(|note| Last::parse(&note)))
    }

    pub(crate) fn set_last(&self, state: &State, last: &Last) -> Result<()> {
        state.set_note(&self.key(), &last.to_string())
    }

    pub(crate) fn forget(&self, state: &State) -> Result<()> {
        state.forget(&self.key())
    }

    /// What is noted of a run that begins now; `ended` is what it came to.
    pub(crate) fn begun(&self, now: Time, ended: Option<String>) -> Last {
        let day = match self.pace {
            Pace::Weekly(weekly) => weekly.last(now),
            Pace::Every(_) => clock::local(now).date_naive(),
        };
        Last { begun: now, day, ended }
    }

    /// Lets a weekly job that never ran be due from its next time on, not at once: what was before the schedule is no
    /// missed run. Returns whether it did.
    pub(crate) fn begin_with(&self, state: &State, now: Time) -> Result<bool> {
        let is_new = matches!(self.pace, Pace::Weekly(_)) && self.last(state)?.is_none();
        if is_new {
            self.set_last(state, &self.begun(now, Some(NOT_YET.to_owned())))?;
        }
        Ok(is_new)
    }
}

/// In place of an exit code: it has only been put on the schedule.
const NOT_YET: &str = "-";

/// A job's last run, as `2026-11-16T07:00:03Z 2026-11-16 0` in the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Last {
    pub(crate) begun: Time,
    /// Of a weekly job: the day that it was for.
    pub(crate) day: NaiveDate,
    /// What it came to: an exit code, or a word where there was none. `None` until then, and after a crash.
    pub(crate) ended: Option<String>,
}

impl Last {
    fn parse(note: &str) -> Option<Last> {
        let mut words = note.split(' ');
        let (begun, day) = (clock::parse(words.next()?)?, words.next()?.parse().ok()?);
        Some(Last { begun, day, ended: words.next().map(str::to_owned) })
    }

    /// When it really ran.
    pub(crate) fn ran(&self) -> Option<Time> {
        (self.ended.as_deref() != Some(NOT_YET)).then_some(self.begun)
    }
}

impl fmt::Display for Last {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", clock::seconds(self.begun), self.day)?;
        self.ended.as_ref().map_or(Ok(()), |ended| write!(f, " {ended}"))
    }
}
