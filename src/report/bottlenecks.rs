//! Where time was lost: what took longer than it should, and what still waits.

use chrono::NaiveDate;

use super::briefing::Live;
use super::deadlines::Deadline;
use super::facts::Facts;
use super::figure::Value;
use super::period::Span;
use super::source::At;
use crate::base::{Time, clock};
use crate::vault::glance::day_of;
use crate::vault::{Folder, Place};

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

/// The bottlenecks of these days, longest delay first.
pub(crate) fn all(facts: &Facts, span: Span, live: &Live, now: Time) -> Vec<Bottleneck> {
    let mut found = late_items(facts, span);
    found.extend(overdue(&live.deadlines));
    found.extend(lying_about(live, clock::local(now).date_naive()));
    found.extend(slow_answers(facts, span));
    found.extend(open_requests(facts, now));
    found.sort_by(|a, b| (b.delay.minutes(), &a.source).cmp(&(a.delay.minutes(), &b.source)));
    found
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
        source: At::Note(deadline.place.clone()),
    })
}

/// Items that came more than a week ago and promise nothing.
fn lying_about(live: &Live, today: NaiveDate) -> impl Iterator<Item = Bottleneck> {
    let is_due = |place: &Place| live.deadlines.iter().any(|deadline| deadline.place == *place);
    let promises_nothing = live.old.iter().filter(move |place| !is_due(place));
    promises_nothing.filter_map(move |place| {
        let day = day_of(&place.name)?;
        Some(Bottleneck {
            what: place.stem().to_owned(),
            delay: Value::Minutes((today - day).num_days() * 1440),
            against: format!("came {day}, still open"),
            source: At::Note(place.clone()),
        })
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
fn open_requests(facts: &Facts, now: Time) -> Vec<Bottleneck> {
    let of = |request: &crate::state::requests::Request| {
        let asked =
            chrono::DateTime::parse_from_rfc3339(&request.asked).ok()?.with_timezone(&chrono::Utc);
        let waits = (now - asked).num_minutes();
        (waits > PATIENCE).then(|| Bottleneck {
            what: asked_for(request.action.name(), &request.action.target()),
            delay: Value::Minutes(waits),
            against: format!("asked {}, still open", clock::local(asked).date_naive()),
            source: At::Note(Place::new(Folder::PendingApproval, request.name.clone())),
        })
    };
    facts.pending.iter().filter_map(of).collect()
}

fn asked_for(action: &str, target: &str) -> String {
    let to = if target.is_empty() { String::new() } else { format!(", {target}") };
    format!("your answer to {action}{to}")
}
