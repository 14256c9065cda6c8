//! What was finished in some days: the notes in `Done/`, read no wider than it takes.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::period::Span;
use super::source::At;
use crate::base::{Result, Time, clock};
use crate::model::item::Kind;
use crate::model::money::Money;
use crate::vault::glance::day_of;
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
    /// When the item arrived.
    pub(crate) received: Option<Time>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) amount: Option<Money>,
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
/// A note lies in the month in which it was finished, and its name's day is not after that: other months are not
/// listed, and later notes not opened.
pub(crate) fn within(vault: &Vault, span: Span) -> Result<Done> {
    let mut done = Done::default();
    let months = vault.months()?;
    for month in
        months.iter().filter(|month| (month_of(span.first)..=month_of(span.last)).contains(month))
    {
        for place in vault.list_below(Folder::Done, Some(month))? {
            if day_of(&place.name).is_some_and(|day| day > span.last) {
                continue;
            }
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
        let took = (self.at - self.received?).num_minutes();
        (took >= 0).then_some(took)
    }

    /// Whole days after the day it was due; `None` where it was in time or nothing was promised.
    pub(crate) fn days_late(&self) -> Option<i64> {
        let days = (clock::local(self.at).date_naive() - self.due?).num_days();
        (days > 0).then_some(days)
    }
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
        received: instant(front, "received"),
        due: front.text("due").and_then(|due| due.get(..10)?.parse().ok()),
        amount: amount(front),
        place,
    }
}

/// `amount: 1200.00 EUR`, or `amount: 1200.00` beside `currency: EUR`.
fn amount(front: &Front) -> Option<Money> {
    let amount = front.text("amount")?;
    amount.parse().ok().or_else(|| format!("{amount} {}", front.text("currency")?).parse().ok())
}

fn instant(front: &Front, key: &str) -> Option<Time> {
    let at = DateTime::parse_from_rfc3339(&front.text(key)?).ok()?.with_timezone(&Utc);
    // An item that a person wrote says nothing of when it came.
    (at.year() > 1970).then_some(at)
}

fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
