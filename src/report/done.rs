//! What was finished in some days: the notes in `Done/`, read no wider than it takes.

use chrono::{Datelike as _, NaiveDate};
use serde_json::Value as Json;

use super::period::Span;
use super::source::At;
use crate::base::{Result, Time, clock};
use crate::model::item::Kind;
use crate::model::money::Money;
use crate::vault::{Folder, Front, Place, Vault, VaultError, inert};

/// What a note in `Done/` is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Item(Kind),
    /// An executed request, with its action's name.
    Action(String),
}

/// A finished item or executed request. `title` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finished {
    pub(crate) place: Place,
    pub(crate) what: What,
    pub(crate) title: String,
    pub(crate) at: Time,
    /// When the item arrived here; where the note does not say, when it was sent by its own word.
    pub(crate) arrived: Option<Time>,
    /// The day that was promised; a day before the item arrived is none that anybody could keep.
    pub(crate) due: Option<NaiveDate>,
    pub(crate) amount: Option<Money>,
    /// Whether no person wrote it: an automatic answer, a mailing list, mail that came back.
    pub(crate) by_machine: bool,
    /// What was done, as the note says.
    receipt: Json,
}

/// What was found in `Done/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// By time, then name.
    pub(crate) finished: Vec<Finished>,
    /// Notes that don't say when they were finished, or can't be read.
    pub(crate) undated: Vec<Place>,
}

/// What was finished on these days.
///
/// A note lies in the month in which it was finished: other months are not listed. The day in its name is its sender's
/// word, and says nothing of that.
pub(crate) fn within(vault: &Vault, span: Span) -> Result<Done> {
    let mut done = Done::default();
    let months = vault.months()?;
    for month in
        months.iter().filter(|month| (month_of(span.first)..=month_of(span.last)).contains(*month))
    {
        for place in vault.list_below(Folder::Done, Some(month))? {
            match vault.read_front(&place) {
                Ok(front) => done.take(place, &front, span),
                Err(VaultError::Front { .. }) => done.undated.push(place),
                Err(error) => return Err(error.into()),
            }
        }
    }
    done.finished.sort_by(|a, b| (a.at, &a.place).cmp(&(b.at, &b.place)));
    Ok(done)
}

impl Done {
    fn take(&mut self, place: Place, front: &Front, span: Span) {
        let Some(what) = what(front) else { return };
        let Some(at) = ["executed", "done", "finished"].iter().find_map(|key| instant(front, key))
        else {
            self.undated.push(place);
            return;
        };
        if span.holds_time(at) {
            self.finished.push(finished(place, what, at, front));
        }
    }

    /// The finished items.
    pub(crate) fn items(&self, span: Span) -> impl Iterator<Item = &Finished> {
        self.on(span).filter(|note| matches!(note.what, What::Item(_)))
    }

    /// The executed requests.
    pub(crate) fn actions(&self, span: Span) -> impl Iterator<Item = &Finished> {
        self.on(span).filter(|note| matches!(note.what, What::Action(_)))
    }

    fn on(&self, span: Span) -> impl Iterator<Item = &Finished> {
        self.finished.iter().filter(move |note| span.holds_time(note.at))
    }
}

impl Finished {
    pub(crate) fn source(&self) -> At {
        At::Note(self.place.clone())
    }

    /// How long it took from its arrival.
    pub(crate) fn minutes(&self) -> Option<i64> {
        let took = (self.at - self.arrived?).num_minutes();
        (took >= 0).then_some(took)
    }

    /// Whole days after the day it was due; `None` where it was in time or nothing was promised.
    pub(crate) fn days_late(&self) -> Option<i64> {
        let days = (clock::local(self.at).date_naive() - self.due?).num_days();
        (days > 0).then_some(days)
    }

    /// Whether it reached nobody: a mail that was written to the outbox for a person to send.
    pub(crate) fn only_written(&self) -> bool {
        is_only_written(&self.receipt)
    }

    /// Whether a step of the item's plan was refused.
    pub(crate) fn was_refused(&self) -> bool {
        self.steps().any(|step| step.get("state").and_then(Json::as_str) == Some("refused"))
    }

    /// The requests that were executed for the item.
    pub(crate) fn requests(&self) -> impl Iterator<Item = &str> {
        self.steps()
            .filter(|step| step.get("state").and_then(Json::as_str) == Some("done"))
            .filter_map(|step| step.get("request")?.as_str())
    }

    fn steps(&self) -> impl Iterator<Item = &Json> {
        self.receipt.get("steps").and_then(Json::as_array).into_iter().flatten()
    }
}

/// Whether a receipt is of a message that was written and not sent.
pub(crate) fn is_only_written(receipt: &Json) -> bool {
    receipt.get("connector").and_then(Json::as_str) == Some("outbox")
}

/// When an item arrived; where its note does not say, when it was sent by its own word.
pub(crate) fn arrived(front: &Front) -> Option<Time> {
    instant(front, "arrived").or_else(|| instant(front, "received"))
}

/// The day by which a note says that it should be done. One before it arrived is a stranger's, and no promise.
pub(crate) fn promised(front: &Front) -> Option<NaiveDate> {
    let due: NaiveDate = front.text("due")?.get(..10)?.parse().ok()?;
    let is_kept = |at: Time| due >= clock::local(at).date_naive();
    arrived(front).is_none_or(is_kept).then_some(due)
}

fn what(front: &Front) -> Option<What> {
    let kind = front.text("type")?;
    if kind == "approval" {
        return front.text("action").map(What::Action);
    }
    kind.parse().ok().map(What::Item)
}

fn finished(place: Place, what: What, at: Time, front: &Front) -> Finished {
    let text = |key: &str| front.text(key).map(|text| inert::original(&text));
    let title =
        text("subject").or_else(|| text("target")).unwrap_or_else(|| place.stem().to_owned());
    Finished {
        what,
        title,
        at,
        arrived: arrived(front),
        due: promised(front),
        amount: amount(front),
        by_machine: front
            .list("marks")
            .iter()
            .any(|mark| matches!(mark.as_str(), "auto" | "list" | "bounce")),
        receipt: front.get("receipt").ok().flatten().unwrap_or_default(),
        place,
    }
}

/// `amount: 1200.00 EUR`, or `amount: 1200.00` beside `currency: EUR`.
fn amount(front: &Front) -> Option<Money> {
    let amount = front.text("amount")?;
    amount.parse().ok().or_else(|| format!("{amount} {}", front.text("currency")?).parse().ok())
}

fn instant(front: &Front, key: &str) -> Option<Time> {
    let at = clock::parse(&front.text(key)?)?;
    // An item that a person wrote says nothing of when it came.
    (at.year() > 1970).then_some(at)
}

fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
