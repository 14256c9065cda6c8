//! Rows held against what is owed: which invoice or bill a row pays, with the reasons; what looks wrong.
//!
//! It works over [`Doc`]s, whoever keeps them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::likeness::{shared, simple, words};
use super::owed::{Doc, DocKind, Paid};
use super::row::Row;
use crate::model::money::Money;

/// What marks a booked entry as that of a row, in its remark.
const MARK: &str = "bank row ";

/// How many days before its document a row may be.
const BEFORE: i64 = 5;

/// How many days a payment that was booked from elsewhere and its row may lie apart.
const APART: i64 = 10;

/// The remark by which a booked entry is known as a row's.
pub(crate) fn mark(row: &str) -> String {
    format!("{MARK}{row}")
}

/// The row that a remark names.
pub(crate) fn marked(remark: &str) -> Option<&str> {
    let (_, rest) = remark.split_once(MARK)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).filter(|id| id.len() == 10)
}

/// How a row stands to what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// It pays one document in full, and nothing speaks against it.
    Exact,
    /// It may pay one of these: a person says.
    Near,
    /// What it paid is booked already: they belong together.
    Linked,
    /// Something is wrong with it: paid twice.
    Double,
    /// Nothing that is owed is like it.
    None,
}

/// A document that a row may pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Candidate {
    pub(crate) document: String,
    /// The payment that is booked, where they are linked.
    pub(crate) payment: Option<String>,
    pub(crate) party: String,
    pub(crate) open: Money,
    pub(crate) reasons: Vec<String>,
}

/// What was found of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Found {
    pub(crate) row: String,
    pub(crate) date: NaiveDate,
    pub(crate) amount: Money,
    pub(crate) party: String,
    pub(crate) text: String,
    pub(crate) kind: Kind,
    pub(crate) candidates: Vec<Candidate>,
    /// What a person should know before it is booked.
    pub(crate) warnings: Vec<String>,
}

/// What is known besides rows and documents.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// Rows that belong to a payment or document, by a person's or our own word.
    pub(crate) links: BTreeMap<String, String>,
    /// Rows and documents for which a request waits.
    pub(crate) asked: BTreeSet<String>,
}

/// A document while rows are held against it.
struct Open<'a> {
    doc: &'a Doc,
    left: Money,
    words: BTreeSet<String>,
    /// Its numbers as they are looked for.
    numbers: Vec<(String, [String; 2])>,
    /// Payments of it that no row is known for.
    free: Vec<&'a Paid>,
}

impl Matches {
    /// Holds rows against documents, oldest first. Rows that are settled already are left out.
    pub(crate) fn find(&self, rows: &[&Row], docs: &[Doc]) -> Vec<Found> {
        let settled = self.settled(docs);
        let linked: BTreeSet<&str> = self.links.values().map(String::as_str).collect();
        let mut open: Vec<Open<'_>> =
            docs.iter().filter(|doc| !doc.is_cancelled).map(|doc| Open::of(doc, &linked)).collect();
        let mut rows: Vec<&&Row> = rows
            .iter()
            .filter(|row| !row.is_pending() && !settled.contains(row.id.as_str()))
            .collect();
        rows.sort_by_key(|row| row.date);
        let mut found = Vec::new();
        for row in rows {
            found.push(self.one(row, &mut open));
        }
        found
    }

    /// Rows that a booked entry names, that are linked, or that a request waits for.
    pub(crate) fn settled<'a>(&'a self, docs: &'a [Doc]) -> BTreeSet<&'a str> {
        let remarks = docs.iter().flat_map(|doc| {
            doc.paid.iter().map(|paid| paid.remark.as_str()).chain([doc.remark.as_str()])
        });
        let mut settled: BTreeSet<&str> = remarks.filter_map(marked).collect();
        settled.extend(self.links.keys().map(String::as_str));
        settled.extend(self.asked.iter().map(String::as_str));
        settled
    }

    fn one(&self, row: &Row, open: &mut [Open<'_>]) -> Found {
        let own = Own::of(row);
        let mut found = Found {
            row: row.id.clone(),
            date: row.date,
            amount: row.amount,
            party: row.party.clone(),
            text: row.text.clone(),
            kind: Kind::None,
            candidates: Vec::new(),
            warnings: Vec::new(),
        };
        if let Some(candidate) = link(&own, open) {
            found.kind = Kind::Linked;
            found.candidates.push(candidate);
            return found;
        }
        let mut fits: Vec<(usize, usize, Vec<String>)> = open
            .iter()
            .enumerate()
            .filter_map(|(at, open)| own.fit(open).map(|(score, reasons)| (score, at, reasons)))
            .collect();
        fits.sort_by_key(|(score, at, _)| (std::cmp::Reverse(*score), *at));
        doubles(&own, open, &mut found);
        let best = fits.first().map_or(0, |(score, ..)| *score);
        let is_only = fits.iter().filter(|(score, ..)| *score == best).count() == 1;
        for (_, at, reasons) in fits.iter().take(5) {
            let Some(open) = open.get(*at) else { continue };
            found.candidates.push(open.candidate(reasons.clone()));
        }
        let Some((_, at, _)) = fits.first() else { return found };
        self.warn(&own, *at, open, &mut found);
        let Some(chosen) = open.get_mut(*at) else { return found };
        let is_whole = own.sum == chosen.left;
        let is_sure = best >= SURE && is_only && is_whole && found.warnings.is_empty();
        found.kind = match found.kind {
            Kind::Double => Kind::Double,
            _ if is_sure => Kind::Exact,
            _ => Kind::Near,
        };
        if is_sure {
            chosen.left = Money::zero(chosen.left.currency());
        }
        found
    }

    /// What speaks against booking a row as the payment of a document.
    fn warn(&self, own: &Own<'_>, at: usize, all: &[Open<'_>], found: &mut Found) {
        let Some(open) = all.get(at) else { return };
        if self.asked.contains(&open.doc.id) {
            found.warnings.push(format!("a payment of {} waits for a yes already", open.doc.id));
        }
        if own.sum != open.left && own.names(open).is_some() {
            let difference = own.sum.minus(open.left).unwrap_or(own.sum);
            let (word, by) = if difference.is_positive() {
                ("more", difference)
            } else {
                ("less", difference.negated())
            };
            found.warnings.push(format!(
                "{by} {word} than the {} that is open of {}",
                open.left, open.doc.id
            ));
        }
        let is_twin = |other: &&Open<'_>| {
            other.doc.id != open.doc.id
                && other.doc.kind == open.doc.kind
                && other.doc.amount == open.doc.amount
                && other.words == open.words
                && (other.doc.date - open.doc.date).num_days().abs() <= 10
        };
        if let Some(twin) = all.iter().find(is_twin) {
            let (a, b) = (&open.doc.id, &twin.doc.id);
            found.warnings.push(format!(
                "{a} and {b} are of the same party and sum, days apart: one may be the other again"
            ));
        }
    }
}

/// The least score that counts as sure: the very sum, and the number or the name.
const SURE: usize = 5;

impl<'a> Open<'a> {
    fn of(doc: &'a Doc, linked: &BTreeSet<&str>) -> Open<'a> {
        let numbers = [&doc.id, &doc.reference].into_iter().filter_map(|number| {
            let spaced = simple(number);
            let joined = format!(" {} ", spaced.replace(' ', ""));
            let is_number =
                joined.trim().len() > 3 && number.bytes().any(|byte| byte.is_ascii_digit());
            is_number.then(|| (number.clone(), [spaced, joined]))
        });
        let is_free =
            |paid: &&Paid| marked(&paid.remark).is_none() && !linked.contains(paid.id.as_str());
        Open {
            doc,
            left: doc.open,
            words: words(&[&doc.party]),
            numbers: numbers.collect(),
            free: doc.paid.iter().filter(is_free).collect(),
        }
    }

    fn candidate(&self, reasons: Vec<String>) -> Candidate {
        Candidate {
            document: self.doc.id.clone(),
            payment: None,
            party: self.doc.party.clone(),
            open: self.left,
            reasons,
        }
    }
}

/// A row as it is compared.
struct Own<'a> {
    row: &'a Row,
    /// Above zero, whichever way it went.
    sum: Money,
    is_out: bool,
    said: String,
    words: BTreeSet<String>,
}

impl<'a> Own<'a> {
    fn of(row: &'a Row) -> Own<'a> {
        let is_out = row.amount.negated().is_positive();
        let texts = [row.party.as_str(), row.text.as_str(), row.reference.as_str()];
        Own {
            row,
            sum: if is_out { row.amount.negated() } else { row.amount },
            is_out,
            said: simple(&texts.join(" ")),
            words: words(&texts),
        }
    }

    fn is_way(&self, doc: &Doc) -> bool {
        self.is_out == (doc.kind != DocKind::Invoice)
            && doc.amount.currency() == self.sum.currency()
    }

    /// The number of a document that the row has in its words.
    fn names<'d>(&self, open: &'d Open<'_>) -> Option<&'d str> {
        let is_named =
            |forms: &[String; 2]| forms.iter().any(|form| self.said.contains(form.as_str()));
        open.numbers.iter().find(|(_, forms)| is_named(forms)).map(|(number, _)| number.as_str())
    }

    fn knows(&self, open: &Open<'_>) -> bool {
        shared(&open.words, &self.words).is_some_and(|share| share >= 50)
    }

    /// How well an open document fits, and why; `None` where it does not.
    fn fit(&self, open: &Open<'_>) -> Option<(usize, Vec<String>)> {
        let days = (self.row.date - open.doc.date).num_days();
        if !self.is_way(open.doc) || !open.left.is_positive() || !(-BEFORE..=400).contains(&days) {
            return None;
        }
        let mut reasons = Vec::new();
        let mut score = 0;
        let is_sum = self.sum == open.left;
        if is_sum {
            score += 3;
            reasons.push(format!("the very sum that is open ({})", open.left));
        }
        let number = self.names(open);
        if let Some(number) = number {
            score += 4;
            reasons.push(format!("it names {number}"));
        }
        let knows = self.knows(open);
        if knows {
            score += 2;
            reasons.push("the name is that of the document".into());
        }
        if (0..=60).contains(&days) {
            reasons.push(format!("{days} days after it"));
        }
        let is_likely = number.is_some() || (is_sum && knows) || (is_sum && days <= 60);
        is_likely.then_some((score, reasons))
    }
}

/// The booked payment, or expense, that a row is: it was booked from elsewhere, and no row is known for it.
fn link(own: &Own<'_>, open: &mut [Open<'_>]) -> Option<Candidate> {
    let mut best: Option<(bool, i64, usize, Option<usize>)> = None;
    for (at, open) in open.iter().enumerate().filter(|(_, open)| own.is_way(open.doc)) {
        let (is_named, knows) = (own.names(open).is_some(), own.knows(open));
        if !(is_named || knows) {
            continue;
        }
        let mut take = |date: NaiveDate, amount: Money, which: Option<usize>| {
            let days = (own.row.date - date).num_days().abs();
            let found = (!is_named, days, at, which);
            if amount == own.sum && days <= APART && best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        };
        for (which, paid) in open.free.iter().enumerate() {
            take(paid.date, paid.amount, Some(which));
        }
        let is_free_expense = open.doc.kind == DocKind::Expense
            && marked(&open.doc.remark).is_none()
            && open.left.is_zero();
        if is_free_expense && !open.numbers.is_empty() {
            take(open.doc.date, open.doc.amount, None);
        }
    }
    let (.., at, which) = best?;
    let open = open.get_mut(at)?;
    let payment = which.map(|which| open.free.remove(which).id.clone());
    if payment.is_none() {
        // One row pays an expense: a second one like it is another.
        open.numbers.clear();
        open.words.clear();
    }
    let what = payment.clone().unwrap_or_else(|| open.doc.id.clone());
    let mut candidate =
        open.candidate(vec![format!("{what} is booked over this sum within {APART} days")]);
    candidate.payment = payment;
    Some(candidate)
}

/// Marks a row that names what is paid in full already.
fn doubles(own: &Own<'_>, all: &[Open<'_>], found: &mut Found) {
    let is_paid = |open: &&Open<'_>| {
        own.is_way(open.doc)
            && !open.left.is_positive()
            && open.doc.kind != DocKind::Expense
            && own.names(open).is_some()
    };
    for open in all.iter().filter(is_paid) {
        found.kind = Kind::Double;
        let by: Vec<&str> = open.doc.paid.iter().map(|paid| paid.id.as_str()).collect();
        let by = if by.is_empty() {
            "by an earlier row".to_owned()
        } else {
            format!("by {}", by.join(", "))
        };
        found
            .warnings
            .push(format!("{} is paid already, {by}: this may be a second payment", open.doc.id));
        found.candidates.push(open.candidate(vec![format!("it names {}", open.doc.id)]));
    }
}
