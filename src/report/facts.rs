//! All that the figures of a period are computed from, read once.

use chrono::NaiveDate;

use super::done::{self, Done};
use super::log::{self, Logged};
use super::money::Accounts;
use super::period::{Period, Span};
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::state::State;
use crate::vault::Vault;

/// What reports are made from.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) config: &'a Config,
}

impl Sources<'_> {
    /// The period of the briefing that a person means: of the day that they named, else the one that is due.
    ///
    /// In its first week a vault has no week before to tell of: then it is the running one, as far as it got.
    pub(crate) fn period(&self, day: Option<NaiveDate>, today: NaiveDate) -> Result<Period> {
        let due = Period::of(day.unwrap_or(today), today);
        let is_new = day.is_none()
            && log::begins(self.vault)?.is_some_and(|begins| begins > due.week().last);
        Ok(if is_new { Period::running(today) } else { due })
    }
}

/// What is known of two weeks: the period's own, and the one before it to compare with.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) period: Period,
    pub(crate) done: Done,
    /// The events that figures are made from, oldest first.
    pub(crate) log: Vec<Logged>,
    /// The first day that the log tells of: from then on, nothing there means that nothing happened.
    pub(crate) log_begins: Option<NaiveDate>,
    /// How long the requests waited that were answered: by request.
    pub(crate) answered: Vec<Answer>,
    pub(crate) accounts: Accounts,
}

/// A person's answer to a request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) asked: Time,
    pub(crate) line: Logged,
    /// What the request does, for lists: `email.send`.
    pub(crate) action: &'static str,
}

impl Facts {
    pub(crate) fn read(from: Sources<'_>, period: Period) -> Result<Facts> {
        let Sources { vault, state, config } = from;
        let both = Span { first: period.week_before().first, last: period.last };
        let log = log::between(vault, both.instants(), "", Logged::counts)?;
        Ok(Facts {
            period,
            done: done::within(vault, both)?,
            log_begins: log::begins(vault)?,
            answered: answers(state, &log)?,
            accounts: Accounts::read(vault, state, config, period.last)?
                .with_bank(vault, state, period),
            log,
        })
    }

    /// Whether there was something to count on these days, so that finding nothing is a zero.
    pub(crate) fn is_known(&self, span: Span) -> bool {
        self.log_begins.is_some_and(|begins| begins <= span.last)
    }

    /// The events of these days.
    pub(crate) fn events(&self, span: Span) -> impl Iterator<Item = &Logged> {
        self.log.iter().filter(move |line| span.holds_time(line.at))
    }

    /// The answers that were given on these days.
    pub(crate) fn answers(&self, span: Span) -> impl Iterator<Item = &Answer> {
        self.answered.iter().filter(move |answer| span.holds_time(answer.line.at))
    }
}

impl Answer {
    pub(crate) fn minutes(&self) -> i64 {
        (self.line.at - self.asked).num_minutes().max(0)
    }
}

/// The person's answers among the events, with when each request was asked.
fn answers(state: &State, log: &[Logged]) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for line in
        log.iter().filter(|line| matches!(line.action.as_str(), "approval.yes" | "approval.no"))
    {
        let id = line.request.as_deref().and_then(|id| id.parse().ok());
        let Some(request) = id.map(|id| state.request(&id)).transpose()?.flatten() else {
            continue;
        };
        let Some(asked) = clock::parse(&request.asked) else { continue };
        answers.push(Answer { asked, action: request.action.name(), line: line.clone() });
    }
    Ok(answers)
}
