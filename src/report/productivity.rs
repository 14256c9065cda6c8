//! How long things took, and whether they were in time.

use super::facts::{Answer, Facts};
use super::figure::{Figure, Name, Part, Source, Value};
use super::period::Span;

const fn name(id: &'static str, label: &'static str, how: &'static str) -> Name {
    Name { id, part: Part::Productivity, label, how }
}

const TO_DONE: Name = name(
    "time-to-done",
    "Median time from arrival to done",
    "The median, over the items finished in these days, of the time from their arrival to when they were finished.",
);
const SLOWEST: Name = name(
    "time-to-done-longest",
    "Longest time from arrival to done",
    "The longest, over the items finished in these days, of the time from their arrival to when they were finished.",
);
const LATE: Name = name(
    "items-late",
    "Items done late",
    "The items finished in these days, after the day that their `due` says; one before they arrived does not count.",
);
const IN_TIME: Name = name(
    "items-in-time",
    "Items done in time",
    "Of the items finished in these days that have a `due` not before they arrived, the share that was finished on that day or before.",
);
const WAIT: Name = name(
    "approval-wait",
    "Median wait for an answer",
    "The median, over the requests answered in these days, of the time from asking to your answer.",
);
const LONGEST_WAIT: Name = name(
    "approval-wait-longest",
    "Longest wait for an answer",
    "The longest, over the requests answered in these days, of the time from asking to your answer.",
);

/// The figures of these days.
pub(crate) fn figures(facts: &Facts, span: Span) -> Vec<Figure> {
    let took = |note: &super::done::Finished| {
        Some(Source::new(note.source(), Some(Value::Minutes(note.minutes()?)), note.title.as_str()))
    };
    let times: Vec<Source> = facts.done.items(span).filter_map(took).collect();
    let waits: Vec<Source> = facts.answers(span).map(waited).collect();
    let due: Vec<_> = facts.done.items(span).filter(|note| note.due.is_some()).collect();
    let of = |note: &&super::done::Finished| Source::new(note.source(), None, note.title.as_str());
    let late: Vec<Source> = due.iter().filter(|note| note.days_late().is_some()).map(of).collect();
    let in_time = due.len() - late.len();
    vec![
        TO_DONE.median(times.clone()),
        SLOWEST.longest(times),
        LATE.count(!due.is_empty(), late),
        IN_TIME.share(in_time, due.len(), due.iter().map(of).collect()),
        WAIT.median(waits.clone()),
        LONGEST_WAIT.longest(waits),
    ]
}

fn waited(answer: &Answer) -> Source {
    Source::new(answer.line.source.clone(), Some(Value::Minutes(answer.minutes())), answer.action)
}
