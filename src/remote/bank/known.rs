//! The rows of one account that are kept, found by day and amount, by the bank's reference, and those that are pending.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::likeness;
use super::row::Row;
use super::unique;
use crate::model::money::Money;

/// Days that a statement covers: its balances add up, so nothing between is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    /// What was in the account before and after, where it is a bank's own statement and not an export made during a day.
    pub(crate) ends: Option<(Decimal, Decimal)>,
}

impl Span {
    /// Whether another one goes on where this one ends, within one day: two pages of one statement.
    pub(super) fn goes_on_in(&self, next: &Span) -> bool {
        let meets = |(_, closing): (Decimal, Decimal)| {
            next.ends.is_some_and(|(opening, _)| opening == closing)
        };
        self != next && self.to == next.from && self.ends.is_some_and(meets)
    }

    /// Whether all rows of a day are in it; its first and last day only where no other one has a part of them.
    pub(super) fn has(&self, day: NaiveDate, others: &[&Span]) -> bool {
        if self.from < day && day < self.to {
            return true;
        }
        let is_edge = self.ends.is_some() && (day == self.from || day == self.to);
        is_edge
            && !others.iter().any(|other| {
                (day == self.to && self.goes_on_in(other))
                    || (day == self.from && other.goes_on_in(self))
            })
    }
}

/// What is kept of one account.
#[derive(Default)]
pub(super) struct Known {
    pub(super) rows: Vec<Row>,
    /// Of each row: its words as they are compared.
    pub(super) keys: Vec<String>,
    pub(super) spans: Vec<Span>,
    by_day: HashMap<(NaiveDate, Money), Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
    by_money: HashMap<Money, Vec<usize>>,
    ids: HashSet<String>,
    /// Pending rows that a booked one took the place of.
    pub(super) replaced: HashSet<String>,
    /// How many rows have the same account, day, amount and words.
    same: HashMap<(NaiveDate, Money, String), usize>,
}

impl Known {
    pub(super) fn of(rows: Vec<Row>, spans: Vec<Span>) -> Known {
        let mut known = Known { spans, ..Known::default() };
        for row in rows {
            known.add(row);
        }
        known
    }

    pub(super) fn add(&mut self, row: Row) {
        let at = self.rows.len();
        let key = row.key();
        self.by_day.entry((row.date, row.amount)).or_default().push(at);
        if let Some(value) = row.value.filter(|value| *value != row.date) {
            self.by_day.entry((value, row.amount)).or_default().push(at);
        }
        if likeness::is_id(&row.bank_id) {
            self.by_id.entry(row.bank_id.clone()).or_default().push(at);
        }
        if row.is_pending() {
            self.by_money.entry(row.amount).or_default().push(at);
        }
        if !row.replaces.is_empty() {
            self.replaced.insert(row.replaces.clone());
        }
        self.ids.insert(row.id.clone());
        *self.same.entry((row.date, row.amount, key.clone())).or_default() += 1;
        self.rows.push(row);
        self.keys.push(key);
    }

    pub(super) fn on(&self, day: NaiveDate, amount: Money) -> &[usize] {
        self.by_day.get(&(day, amount)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn called(&self, bank_id: &str) -> &[usize] {
        self.by_id.get(bank_id).map_or(&[], Vec::as_slice)
    }

    /// Pending rows over an amount.
    pub(super) fn pending(&self, amount: Money) -> &[usize] {
        self.by_money.get(&amount).map_or(&[], Vec::as_slice)
    }

    /// Every pending row that nothing took the place of.
    pub(super) fn all_pending(&self) -> impl Iterator<Item = usize> {
        let open =
            |at: &usize| self.rows.get(*at).is_some_and(|row| !self.replaced.contains(&row.id));
        let mut all: Vec<usize> = self.by_money.values().flatten().copied().filter(open).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// How many rows have this day, amount and words already: the next one is another.
    pub(super) fn count(&self, day: NaiveDate, amount: Money, key: &str) -> usize {
        self.same.get(&(day, amount, key.to_owned())).copied().unwrap_or(0)
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The balance before the first row of each day, from rows of one source.
    pub(super) fn starts(&self, source: &str) -> BTreeMap<NaiveDate, Option<Decimal>> {
        let own = self.rows.iter().filter(|row| row.source == source && !row.is_pending());
        unique::starts(own.filter_map(|row| Some((row.date, row.amount.amount(), row.balance?))))
    }
}
