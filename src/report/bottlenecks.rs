//! Where time was lost: what took longer than it should, and what still waits.

use chrono::NaiveDate;

use super::briefing::Live;
use super::deadlines::{Deadline, LONG_AGO, Waits};
use super::facts::Facts;
use super::figure::Value;
use super::period::Span;
use super::source::At;
use crate::base::{Time, clock};

/// An answer is late after this many minutes: a day.
const PATIENCE: i64 = 24 * 60;

/// From this many finished items on, the median says what is usual.
const ENOUGH: usize = 3;

/// Something that took, or takes, too long. `what` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bottleneck {
    pub(crate) what: String,
    pub(crate) delay: Value,
    /// Against what it is late: words of our own.
    pub(crate) against: String,
    pub(crate) source: At,
}

/// What took too long, and what is not even listed any more.
#[derive(Debug)]
pub(crate) struct Bottlenecks {
    /// Longest delay first.
    pub(crate) listed: Vec<Bottleneck>,
    /// How many open items are late, or wait, for more than [`LONG_AGO`] days: an old mailbox that was taken in would
    /// hide the week.
    pub(crate) long_ago: usize,
}

/// The bottlenecks of these days.
pub(crate) fn all(facts: &Facts, span: Span, live: &Live, now: Time) -> Bottlenecks {
    let today = clock::local(now).date_naive();
    let is_recent = |late: &Bottleneck| late.delay.minutes() <= Some(LONG_AGO * 1440);
    let open = overdue(&live.deadlines).chain(lying_about(live, today));
    let (mut listed, old): (Vec<_>, Vec<_>) = open.partition(is_recent);
    listed.extend(late_items(facts, span));
    listed.extend(slow_answers(facts, span));
    listed.extend(open_requests(live, now));
    listed.sort_by(|a, b| (b.delay.minutes(), &a.source).cmp(&(a.delay.minutes(), &b.source)));
    Bottlenecks { listed, long_ago: old.len() }
}

/// Finished items: against their promise where there is one, else against twice the median.
fn late_items(facts: &Facts, span: Span) -> Vec<Bottleneck> {
    let mut times: Vec<i64> =
        facts.done.items(span).filter_map(super::done::Finished::minutes).collect();
    times.sort_unstable();
    let median =
        times.get(times.len().saturating_sub(1) / 2).copied().filter(|_| times.len() >= ENOUGH);
    let mut late = Vec::new();
    for note in facts.done.items(span) {
        let (delay, against) = match (note.due, note.days_late(), note.minutes(), median) {
            (Some(due), Some(days), _, _) => (days * 1440, promised(due)),
            (None, _, Some(took), Some(median)) if took > (2 * median).max(PATIENCE) => {
                (took - median, format!("the usual {}", Value::Minutes(median)))
            }
            _ => continue,
        };
        late.push(Bottleneck {
            what: note.title.clone(),
            delay: Value::Minutes(delay),
            against,
            source: note.source(),
        });
    }
    late
}

/// Items that are not done and should be.
fn overdue(deadlines: &[Deadline]) -> impl Iterator<Item = Bottleneck> {
    deadlines.iter().filter(|deadline| deadline.days < 0).map(|deadline| Bottleneck {
        what: deadline.title.clone(),
        delay: Value::Minutes(-deadline.days * 1440),
        against: format!("{}, and still open", promised(deadline.due)),
        source: deadline.at.clone(),
    })
}

/// Items that came more than a week ago and promise nothing.
fn lying_about(live: &Live, today: NaiveDate) -> impl Iterator<Item = Bottleneck> {
    let is_due = |old: &Waits| {
        let at = At::Note(old.place.clone());
        live.deadlines.iter().any(|deadline| deadline.at == at)
    };
    let promises_nothing = live.old.iter().filter(move |old| !is_due(old));
    promises_nothing.map(move |old| Bottleneck {
        what: old.place.stem().to_owned(),
        delay: Value::Minutes((today - old.since).num_days() * 1440),
        against: format!("came {}, still open", old.since),
        source: At::Note(old.place.clone()),
    })
}

fn promised(due: NaiveDate) -> String {
    format!("due {due}")
}

fn slow_answers(facts: &Facts, span: Span) -> impl Iterator<Item = Bottleneck> {
    facts.answers(span).filter(|answer| answer.minutes() > PATIENCE).map(|answer| Bottleneck {
        what: asked_for(answer.action, answer.line.target.as_deref().unwrap_or_default()),
        delay: Value::Minutes(answer.minutes()),
        against: format!("asked {}", clock::local(answer.asked).date_naive()),
        source: answer.line.source.clone(),
    })
}

/// Requests that wait for an answer now.
fn open_requests(live: &Live, now: Time) -> impl Iterator<Item = Bottleneck> {
    live.waiting.iter().filter_map(move |request| {
        let asked = clock::parse(&request.asked)?;
        let waits = (now - asked).num_minutes();
        (waits > PATIENCE).then(|| Bottleneck {
            what: asked_for(request.action, &request.target),
            delay: Value::Minutes(waits),
            against: format!("asked {}, still open", clock::local(asked).date_naive()),
            source: At::Note(request.place.clone()),
        })
    })
}

fn asked_for(action: &str, target: &str) -> String {
    let to = if target.is_empty() { String::new() } else { format!(", {target}") };
    format!("your answer to {action}{to}")
}
