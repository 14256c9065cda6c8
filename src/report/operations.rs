//! What came in, what was done about it, and what went wrong.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::figure::{Figure, Name, Part, Source};
use super::log::{Logged, QUARANTINE};
use super::period::Span;
use crate::model::event::Status;

const fn name(id: &'static str, label: &'static str, how: &'static str) -> Name {
    Name { id, part: Part::Operations, label, how }
}

const ARRIVED: Name = name(
    "items-arrived",
    "Items that arrived",
    "The different items that the log's events of `watch` name in these days.",
);
const QUARANTINED: Name = name(
    "quarantined",
    "Set aside as unreadable",
    "The log's `watch.quarantine` events of these days.",
);
const DONE: Name = name(
    "items-done",
    "Items done",
    "The items in `Done/` whose front matter says that they were finished in these days.",
);
const ACTIONS: Name = name(
    "actions-done",
    "Actions carried out",
    "The log's events of these days in which `act` carried out an action. Mail that was written and not sent is none.",
);
const WRITTEN: Name = name(
    "mails-written",
    "Mails written, not sent",
    "The log's events of these days in which `act` wrote a mail to `Outbox/` for you to send.",
);
const AUTOMATIC: Name = name(
    "actions-automatic",
    "Actions carried out without asking",
    "The log's events of these days in which `act` carried out an action that needed no approval.",
);
const ASKED: Name = name(
    "approvals-asked",
    "Approvals asked for",
    "The log's `approval.request` events of these days that wait for a yes.",
);
const GIVEN: Name =
    name("approvals-given", "Approvals given", "The log's `approval.yes` events of these days.");
const REFUSED: Name =
    name("approvals-refused", "Approvals refused", "The log's `approval.no` events of these days.");
const FAILURES: Name = name(
    "failures",
    "Failures",
    "The log's events of these days with status `failure`, but for what was set aside as unreadable.",
);

/// The figures of these days.
pub(crate) fn figures(facts: &Facts, span: Span) -> Vec<Figure> {
    let known = facts.is_known(span);
    let count = |name: Name, wanted: &dyn Fn(&&Logged) -> bool| {
        name.count(known, facts.events(span).filter(wanted).map(source).collect())
    };
    let acted = |line: &&Logged| line.is_effect();
    let done =
        facts.done.items(span).map(|note| Source::new(note.source(), None, note.title.as_str()));
    vec![
        ARRIVED.count(known, arrived(facts, span)),
        count(QUARANTINED, &|line| line.action == QUARANTINE),
        DONE.count(known, done.collect()),
        count(ACTIONS, &acted),
        count(WRITTEN, &|line| line.is_written()),
        count(AUTOMATIC, &|line| acted(line) && !line.asked),
        count(ASKED, &|line| line.action == "approval.request" && line.status == Status::Pending),
        count(GIVEN, &|line| line.action == "approval.yes"),
        count(REFUSED, &|line| line.action == "approval.no"),
        count(FAILURES, &|line| line.is_failure()),
    ]
}

/// One line for each item, the first that names it.
fn arrived(facts: &Facts, span: Span) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let lines =
        facts.events(span).filter(|line| line.actor == "watch" && line.status == Status::Success);
    lines
        .filter(|line| line.item.as_ref().is_some_and(|item| seen.insert(item.clone())))
        .map(source)
        .collect()
}

fn source(line: &Logged) -> Source {
    let says = [Some(line.action.as_str()), line.target.as_deref(), line.error.as_deref()];
    Source::new(
        line.source.clone(),
        None,
        says.into_iter().flatten().collect::<Vec<_>>().join(", "),
    )
}
