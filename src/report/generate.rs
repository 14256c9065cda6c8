//! `fte briefing generate`: the weekly audit and the briefing, written together.

use chrono::NaiveDate;
use serde::Serialize;

use super::briefing::{self, Live};
use super::facts::Sources;
use super::figures::{self, Table};
use super::log::ACTOR;
use super::period::Period;
use super::publish::{self, Draft, Step};
use super::subscriptions;
use super::{page, runs, weekly};
use crate::audit::Trail;
use crate::base::{Result, clock};
use crate::model::event::{Event, Status};
use crate::vault::{Folder, Place};

/// What was generated.
#[derive(Debug, Serialize)]
pub(crate) struct Generated {
    /// The briefing's Monday.
    pub(crate) date: NaiveDate,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) briefing: String,
    pub(crate) audit: String,
    /// Vault paths of the notes that changed; none where they said it all already.
    pub(crate) written: Vec<String>,
    /// What in the goals and the books could not be read.
    pub(crate) warnings: Vec<String>,
}

/// Writes both notes of a period where they are not there or say something else.
///
/// A note that a person edited is exit code 5, and then neither is written; `force` writes over it.
pub(crate) fn generate(
    trail: &Trail<'_>,
    from: Sources<'_>,
    period: Period,
    force: bool,
) -> Result<Generated> {
    let (vault, state, now) = (trail.vault, trail.state, trail.clock.now());
    let _lock = state.lock("report")?;
    let table = figures::table(from, period)?;
    let live = Live::read(from, &table.facts.accounts, now)?;
    let uses = subscriptions::uses(vault, &table.facts.accounts, period.last)?;
    let audit = Place::new(Folder::Audits, format!("{}.md", page::audit_stem(period)));
    let briefing = Place::new(Folder::Briefings, format!("{}.md", page::briefing_stem(period)));
    let drafts = [
        Draft { place: audit.clone(), draw: &|at| weekly::note(&table, at) },
        Draft { place: briefing.clone(), draw: &|at| briefing::note(&table, &live, &uses, at) },
    ];
    let steps = drafts
        .iter()
        .map(|draft| publish::step(vault, state, draft, now, force))
        .collect::<Result<Vec<_>>>()?;
    let mut written = Vec::new();
    for (draft, step) in drafts.iter().zip(steps) {
        if let Step::Write(bytes) = step {
            publish::write(vault, state, &draft.place, &bytes)?;
            written.push(draft.place.path());
        }
    }
    state.set_note(runs::BRIEFING, &clock::seconds(now))?;
    let generated = of(&table, &briefing, &audit, written);
    if !generated.written.is_empty() {
        trail.record(vec![event(trail, &generated)])?;
    }
    Ok(generated)
}

fn of(table: &Table, briefing: &Place, audit: &Place, written: Vec<String>) -> Generated {
    let week = table.facts.period.week();
    Generated {
        date: table.facts.period.monday,
        from: week.first,
        to: week.last,
        briefing: briefing.path(),
        audit: audit.path(),
        written,
        warnings: table.faults(),
    }
}

fn event(trail: &Trail<'_>, generated: &Generated) -> Event {
    Event {
        resource: Some(generated.briefing.clone()),
        parameters: [("written".to_owned(), serde_json::json!(generated.written))]
            .into_iter()
            .collect(),
        ..Event::new(trail.clock.now(), ACTOR, "briefing.generate", Status::Success)
    }
}

impl std::fmt::Display for Generated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let week = page::days(super::period::Span { first: self.from, last: self.to });
        match self.written.as_slice() {
            [] => write!(f, "`{}` says all of {week} already", self.briefing),
            written => write!(f, "about {week}: wrote `{}`", written.join("` and `")),
        }
    }
}
