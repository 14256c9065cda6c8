//! What of a statement is new: each of its lines is a row that is kept, or one that is not there yet.
//!
//! A line is held against the rows of its day and amount. That it is one of them is shown, in this order, by the bank's
//! reference, by the running balance, by the same words, and, where the words differ, by a statement that covers the day
//! whole (then it can't be another one) or by words that both have. Each row is one line's at the most, so two equal rows of
//! one day stay two, and the third export that has both adds none. What shows too little is said, never decided in silence.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::known::{Known, Span};
use super::likeness::{self, shared, words};
use super::row::{Row, Standing};
use super::statement::{Line, Statement};
use super::unique;
use crate::base::digest;
use crate::model::money::Money;

/// Where a statement comes from.
pub(super) struct From<'a> {
    pub(super) account: &'a str,
    pub(super) source: &'a str,
    pub(super) file: &'a str,
}

/// Something about a row that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Doubt {
    pub(crate) row: String,
    pub(crate) what: String,
}

/// What became of a statement's lines.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) new: Vec<Row>,
    pub(super) known: usize,
    pub(super) doubts: Vec<Doubt>,
}

/// A line with its amount as money and its words.
pub(super) struct One {
    pub(super) line: Line,
    pub(super) money: Money,
    pub(super) key: String,
    /// The row that it is.
    is: Option<usize>,
}

pub(super) struct Merge<'a> {
    pub(super) known: &'a mut Known,
    pub(super) from: &'a From<'a>,
    pub(super) ones: Vec<One>,
    /// Rows that a line of this statement is.
    taken: Vec<bool>,
    span: Option<Span>,
    /// Whether the bank gives an entry the same reference in every export.
    ids_hold: bool,
    doubts: Vec<Doubt>,
}

/// Says what of a statement is new, and adds it to what is known. Lines must have an amount in their currency's places.
pub(super) fn merge(
    known: &mut Known,
    statement: Statement,
    from: &From<'_>,
    money: &dyn Fn(&Line) -> Option<Money>,
) -> Merged {
    let span = span(&statement);
    let ones = statement.lines.into_iter().filter_map(|line| {
        let key = likeness::key(&[&line.party, &line.text, &line.reference]);
        Some(One { money: money(&line)?, key, is: None, line })
    });
    let taken = vec![false; known.rows.len()];
    let mut merge = Merge {
        known,
        from,
        ones: ones.collect(),
        taken,
        span: span.clone(),
        ids_hold: true,
        doubts: Vec::new(),
    };
    merge.by_reference();
    merge.by_balance();
    merge.by_words();
    merge.by_other_words();
    merge.pending();
    let known_lines = merge.ones.iter().filter(|one| one.is.is_some()).count();
    let new = merge.add();
    let doubts = merge.doubts;
    known.spans.extend(span);
    Merged { new, known: known_lines, doubts }
}

/// The days that a statement covers whole; `None` where its balances don't show it.
pub(super) fn span(statement: &Statement) -> Option<Span> {
    let is_chain = unique::is_chain(&statement.lines);
    if !(is_chain || statement.is_closed()) {
        return None;
    }
    let (from, to) = statement.span()?;
    let ends = statement.opening.zip(statement.closing).filter(|_| statement.is_closed());
    Some(Span { from, to, ends })
}

impl Merge<'_> {
    /// Lines that nothing was found for, booked or pending.
    pub(super) fn open(&self, pending: bool) -> Vec<usize> {
        let is_open = |(_, one): &(usize, &One)| one.is.is_none() && one.line.pending == pending;
        self.ones.iter().enumerate().filter(is_open).map(|(at, _)| at).collect()
    }

    pub(super) fn claim(&mut self, one: usize, row: usize) {
        if let (Some(one), Some(taken)) = (self.ones.get_mut(one), self.taken.get_mut(row)) {
            (one.is, *taken) = (Some(row), true);
        }
    }

    pub(super) fn is_free(&self, row: usize) -> bool {
        self.taken.get(row) == Some(&false)
    }

    /// The booked rows that a line could be: of its day and amount; of another format also where one's value date is the
    /// other's booking date.
    fn candidates(&self, one: &One) -> Vec<usize> {
        let mut found: Vec<usize> = self.known.on(one.line.date, one.money).to_vec();
        if let Some(value) = one.line.value.filter(|value| *value != one.line.date) {
            found.extend(self.known.on(value, one.money));
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|at| {
            self.is_free(*at)
                && self.known.rows.get(*at).is_some_and(|row| {
                    !row.is_pending()
                        && (row.date == one.line.date || row.source != self.from.source)
                })
        });
        found
    }

    /// A reference that one amount alone has in this file names one entry.
    fn by_reference(&mut self) {
        let mut meanings: HashMap<&str, BTreeSet<(NaiveDate, Decimal)>> = HashMap::new();
        for one in self.ones.iter().filter(|one| !one.line.pending) {
            meanings.entry(&one.line.bank_id).or_default().insert((one.line.date, one.line.amount));
        }
        let vague: Vec<String> = meanings
            .into_iter()
            .filter(|(_, of)| of.len() > 1)
            .map(|(id, _)| id.to_owned())
            .collect();
        for one in &mut self.ones {
            if !likeness::is_id(&one.line.bank_id) || vague.contains(&one.line.bank_id) {
                one.line.bank_id.clear();
            }
        }
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let is_it = |row: &usize| {
                self.is_free(*row)
                    && self.known.rows.get(*row).is_some_and(|row| {
                        !row.is_pending()
                            && row.amount == one.money
                            && (row.date - one.line.date).num_days().abs() <= 10
                    })
            };
            if let Some(row) = self.known.called(&one.line.bank_id).iter().copied().find(is_it) {
                self.claim(at, row);
            }
        }
        self.ids_hold = self.ones.iter().any(|one| one.is.is_some()) || self.renamed_days() < 2;
        self.corrected();
    }

    /// On how many days a line has the very words of a row from the same source, but another reference.
    fn renamed_days(&self) -> usize {
        let is_renamed = |one: &&One| {
            !one.line.bank_id.is_empty()
                && self.candidates(one).iter().any(|at| {
                    self.known.keys.get(*at) == Some(&one.key) && self.has_other_id(one, *at)
                })
        };
        let days: BTreeSet<NaiveDate> = self
            .ones
            .iter()
            .filter(|one| one.is.is_none() && !one.line.pending)
            .filter(is_renamed)
            .map(|one| one.line.date)
            .collect();
        days.len()
    }

    /// Whether both have a reference of the same source, and not the same.
    fn has_other_id(&self, one: &One, row: usize) -> bool {
        self.known.rows.get(row).is_some_and(|row| {
            row.source == self.from.source
                && likeness::is_id(&row.bank_id)
                && !one.line.bank_id.is_empty()
                && row.bank_id != one.line.bank_id
        })
    }

    fn by_balance(&mut self) {
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let Some(balance) = one.line.balance else { continue };
            let fits = |row: &&usize| {
                self.known.rows.get(**row).is_some_and(|row| row.balance == Some(balance))
            };
            let found = self.candidates(one);
            let same = |row: &&usize| fits(row) && self.known.keys.get(**row) == Some(&one.key);
            if let Some(row) = found.iter().find(same).or_else(|| found.iter().find(fits)).copied()
            {
                self.claim(at, row);
            }
        }
    }

    /// The same words on the same day, unless reference or balance show that it is another one.
    fn by_words(&mut self) {
        let lines = self.ones.iter().filter(|one| !one.line.pending);
        let own = unique::starts(
            lines.filter_map(|one| Some((one.line.date, one.line.amount, one.line.balance?))),
        );
        let starts = self.known.starts(self.from.source);
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let is_other = |row: usize| {
                let moved = self.known.rows.get(row).is_some_and(|kept| {
                    let differs = kept.balance.is_some()
                        && one.line.balance.is_some()
                        && kept.source == self.from.source;
                    // A bank may order a day's rows anew: then the day begins with the same balance.
                    let start = |starts: &BTreeMap<NaiveDate, Option<Decimal>>| {
                        starts.get(&one.line.date).copied().flatten()
                    };
                    differs && (start(&own).is_none() || start(&own) != start(&starts))
                });
                let goes_on = self.goes_on(one.line.date)
                    && self.known.rows.get(row).is_some_and(|kept| {
                        kept.source == self.from.source && kept.file != self.from.file
                    });
                moved || goes_on || (self.ids_hold && self.has_other_id(one, row))
            };
            let same = |row: &&usize| self.known.keys.get(**row) == Some(&one.key);
            let found = self.candidates(one);
            let words: Vec<usize> = found.iter().filter(same).copied().collect();
            match words.iter().copied().find(|row| !is_other(*row)) {
                Some(row) => self.claim(at, row),
                None if !words.is_empty() && !self.covers(one.line.date) => self.doubt(
                    at,
                    words.first().copied(),
                    "is equal to it, but has another reference or balance",
                ),
                None => {}
            }
        }
    }

    /// Whether all rows of a day are in this statement, or were in an earlier one.
    fn covers(&self, day: NaiveDate) -> bool {
        let spans: Vec<&Span> = self.span.iter().chain(&self.known.spans).collect();
        spans.iter().any(|span| span.has(day, &spans))
    }

    /// Whether this statement begins on a day where an earlier one ended: then its lines of that day are others.
    fn goes_on(&self, day: NaiveDate) -> bool {
        self.span.as_ref().is_some_and(|own| {
            day == own.from
                && !self.known.spans.contains(own)
                && self.known.spans.iter().any(|span| span.goes_on_in(own))
        })
    }

    /// Lines whose words no row of the day has: the best pairs first.
    fn by_other_words(&mut self) {
        let mut pairs = Vec::new();
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let own = words(&[&one.line.party, &one.line.text, &one.line.reference]);
            let covered = self.covers(one.line.date);
            for row in self.candidates(one).into_iter().take(50) {
                let Some(kept) = self.known.rows.get(row) else { continue };
                let theirs = words(&[&kept.party, &kept.text, &kept.reference]);
                let alike = shared(&own, &theirs);
                let is_other_format = kept.source != self.from.source;
                let same_words = self.known.keys.get(row) == Some(&one.key);
                let may_be = if self.ids_hold && self.has_other_id(one, row) {
                    // The bank's own references differ: another entry, unless it gave the whole day new ones.
                    covered && same_words
                } else if !is_other_format
                    && self.goes_on(one.line.date)
                    && kept.file != self.from.file
                {
                    false
                } else {
                    // Without words nothing tells them apart; with words, one at least is the same.
                    covered || (is_other_format && alike != Some(0))
                };
                if may_be {
                    pairs.push((std::cmp::Reverse(alike.unwrap_or(50)), row, at));
                }
            }
        }
        pairs.sort_unstable();
        for (_, row, at) in pairs {
            let is_open = self.ones.get(at).is_some_and(|one| one.is.is_none());
            if is_open && self.is_free(row) {
                self.claim(at, row);
            }
        }
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let left = self.candidates(one);
            if let Some(row) = left
                .first()
                .filter(|_| !self.doubts.iter().any(|doubt| doubt.row == at.to_string()))
            {
                let row = *row;
                self.doubt(at, Some(row), "has the same day and amount, but other words");
            }
        }
    }

    /// Notes that a line is taken for a row of its own although another is like it; its id is filled in when it has one.
    pub(super) fn doubt(&mut self, at: usize, row: Option<usize>, what: &str) {
        let Some(other) = row.and_then(|row| self.known.rows.get(row)) else { return };
        self.doubts.push(Doubt { row: at.to_string(), what: format!("{}: {what}", other.id) });
    }

    /// Makes rows of what is left, and puts them among what is known.
    fn add(&mut self) -> Vec<Row> {
        let mut new = Vec::new();
        let mut left: Vec<usize> = self.open(false);
        left.extend(self.open(true));
        left.sort_unstable();
        for at in left {
            let Some(one) = self.ones.get(at) else { continue };
            let (date, amount) = (one.line.date, one.money);
            let replaces = if one.line.pending { None } else { self.replaced(one) };
            let line = one.line.clone();
            let id = self.id(date, amount, &one.key);
            let standing = if line.pending { Standing::Pending } else { Standing::Booked };
            let row = Row {
                id: id.clone(),
                account: self.from.account.to_owned(),
                date,
                value: line.value.filter(|value| *value != date),
                amount,
                standing,
                party: line.party,
                text: line.text,
                reference: line.reference,
                iban: line.iban,
                bank_id: line.bank_id,
                balance: line.balance,
                replaces: replaces.unwrap_or_default(),
                source: self.from.source.to_owned(),
                file: super::statement::tidy(self.from.file),
            };
            for doubt in self.doubts.iter_mut().filter(|doubt| doubt.row == at.to_string()) {
                doubt.row.clone_from(&id);
            }
            self.known.add(row.clone());
            new.push(row);
        }
        new
    }

    /// An id of what tells rows apart; the second equal row of a day gets another one.
    fn id(&self, date: NaiveDate, amount: Money, key: &str) -> String {
        let mut number = self.known.count(date, amount, key);
        loop {
            let parts = [
                self.from.account,
                &date.to_string(),
                &amount.to_string(),
                key,
                &number.to_string(),
            ];
            let id = digest::short_id(&parts.map(str::as_bytes));
            if !self.known.has_id(&id) {
                return id;
            }
            number += 1;
        }
    }
}
