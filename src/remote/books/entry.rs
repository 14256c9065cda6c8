//! The text of a new entry: declarations that it needs, its transaction, and a fresh journal's head.

use std::fmt::Write as _;

use chrono::NaiveDate;

use rust_decimal::Decimal;

use super::journal::Journal;
use super::{parse, words};
use crate::model::money::{Currency, Money};

/// What a fresh journal begins with.
///
/// The decimal mark is declared so that no amount can be read in two ways.
const HEAD: &str = "\
; The books: double entry in plain text, as hledger reads it (`hledger -f ledger.journal balance`).
; fte adds entries at the end and changes nothing above: comments and transactions of your own stay as they are.
; `fte ledger check` looks it over.

decimal-mark .

; The chart of accounts: name, type and order are yours to change, and to add to. fte declares what is missing.
account assets:bank  ; type: Cash
account assets:cash  ; type: Cash
account assets:receivable  ; type: Asset
account assets:tax  ; type: Asset
account liabilities:payable  ; type: Liability
account liabilities:tax  ; type: Liability
account equity:opening  ; type: Equity
account equity:closing  ; type: Equity
account income:sales  ; type: Revenue
account income:exchange  ; type: Revenue
account expenses  ; type: Expense
";

/// One posting of an entry of our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Post {
    pub(super) account: String,
    pub(super) amount: Money,
    /// What it counts as, where that is in another currency; the amount's sign.
    pub(super) cost: Option<Money>,
}

impl Post {
    pub(super) fn new(account: impl Into<String>, amount: Money) -> Post {
        Post { account: account.into(), amount, cost: None }
    }

    /// An amount that counts as `cost`, unless that is in the same currency.
    pub(super) fn at(account: impl Into<String>, amount: Money, cost: Option<Money>) -> Post {
        let cost = cost.filter(|cost| cost.currency() != amount.currency());
        Post { account: account.into(), amount, cost }
    }

    pub(super) fn negated(self) -> Post {
        Post { amount: self.amount.negated(), cost: self.cost.map(Money::negated), ..self }
    }

    /// What it counts as.
    pub(super) fn weight(&self) -> Money {
        self.cost.unwrap_or(self.amount)
    }
}

/// What can be appended to the journal.
pub(super) enum Piece {
    Entry(Draft),
    Rate(DatedRate),
}

/// An exchange rate before it has a place in the journal.
pub(super) struct DatedRate {
    pub(super) date: NaiveDate,
    pub(super) currency: Currency,
    pub(super) to: Currency,
    pub(super) rate: Decimal,
    pub(super) key: String,
}

impl Piece {
    /// The day that it changes the figures of.
    pub(super) fn date(&self) -> NaiveDate {
        match self {
            Piece::Entry(draft) => draft.date,
            Piece::Rate(rate) => rate.date,
        }
    }

    /// Whether it says itself what is closed.
    pub(super) fn closes(&self) -> bool {
        matches!(self, Piece::Entry(draft) if draft.tags.iter().any(|(tag, _)| *tag == "closing"))
    }

    pub(super) fn set_key(&mut self, key: &str) {
        match self {
            Piece::Entry(draft) => draft.tags.insert(0, ("fte", key.to_owned())),
            Piece::Rate(rate) => key.clone_into(&mut rate.key),
        }
    }

    /// The bytes to append to a journal that holds `before`.
    pub(super) fn print(&self, before: &str, journal: &Journal) -> String {
        match self {
            Piece::Entry(draft) => draft.print(before, journal),
            Piece::Rate(rate) => rate.print(before, journal),
        }
    }
}

impl DatedRate {
    fn print(&self, before: &str, journal: &Journal) -> String {
        let mut text = begun(before);
        commodities([self.currency, self.to], journal, &mut text);
        let worth = match journal.marks.of(self.to.as_str()) {
            Some(',') => self.rate.to_string().replace('.', ","),
            _ => self.rate.to_string(),
        };
        let _ = write!(text, "P {} {} {worth} {}", self.date, self.currency, self.to);
        if !self.key.is_empty() {
            let _ = write!(text, "  ; fte: {}", words::encode(&self.key));
        }
        text.push('\n');
        ended(before, text)
    }
}

/// A transaction of our own, before it has a place in the journal.
pub(super) struct Draft {
    pub(super) date: NaiveDate,
    /// The document's number.
    pub(super) code: String,
    /// Made by [`words::party`].
    pub(super) description: String,
    /// Tags with their values as they are, foreign texts included.
    pub(super) tags: Vec<(&'static str, String)>,
    pub(super) postings: Vec<Post>,
}

impl Draft {
    /// The bytes to append to a journal that holds `before`.
    pub(super) fn print(&self, before: &str, journal: &Journal) -> String {
        let mut text = begun(before);
        self.declare(before, journal, &mut text);
        let _ = writeln!(text, "{} ({}) {}", self.date, self.code, self.description);
        for (tag, value) in &self.tags {
            text.push_str(format!("    ; {tag}: {}", words::encode(value)).trim_end());
            text.push('\n');
        }
        for post in &self.postings {
            let _ =
                write!(text, "    {:<46}  {:>16}", post.account, journal.marks.print(post.amount));
            if let Some(cost) = post.cost {
                let whole = if cost.is_positive() { cost } else { cost.negated() };
                let _ = write!(text, " @@ {}", journal.marks.print(whole));
            }
            text.push('\n');
        }
        ended(before, text)
    }

    /// Declares what is new, so that `hledger check --strict` finds a mistyped name.
    fn declare(&self, before: &str, journal: &Journal, text: &mut String) {
        let mut currencies: Vec<Currency> = Vec::new();
        for post in &self.postings {
            currencies.push(post.amount.currency());
            currencies.extend(post.cost.map(Money::currency));
        }
        let mut declared = commodities(currencies, journal, text);
        let head = if before.trim().is_empty() { parse::journal(HEAD).ok() } else { None };
        for (at, post) in self.postings.iter().enumerate() {
            let account = &post.account;
            let in_head = head.as_ref().is_some_and(|head| head.accounts.contains_key(account));
            let twice = self.postings.iter().take(at).any(|other| other.account == *account);
            if in_head || twice || journal.accounts.contains_key(account) {
                continue;
            }
            let known = head.as_ref().unwrap_or(journal);
            let _ = writeln!(text, "account {account}{}", type_of(known, account));
            declared = true;
        }
        if declared {
            text.push('\n');
        }
    }
}

/// The type that a new account has to be declared with, as a comment; empty where the one above it has one.
///
/// hledger 1.25 goes by a name no more once any account of its type is declared; where none is, a type here would
/// take it from all the others.
fn type_of(journal: &Journal, account: &str) -> String {
    let kind = journal.type_of(account);
    let mut above = account;
    while let Some((parent, _)) = above.rsplit_once(':') {
        if matches!(journal.accounts.get(parent), Some(Some(_))) {
            return String::new();
        }
        above = parent;
    }
    if !journal.accounts.values().flatten().any(|declared| *declared == kind) {
        return String::new();
    }
    let name: String = kind.as_str().chars().take(1).map(|c| c.to_ascii_uppercase()).collect();
    format!("  ; type: {name}{}", kind.as_str().get(1..).unwrap_or_default())
}

/// What goes before an entry: the end of a line that had none, a fresh journal's head, a blank line.
fn begun(before: &str) -> String {
    let mut text = String::new();
    if !before.is_empty() && !before.ends_with('\n') {
        text.push('\n');
    }
    if before.trim().is_empty() {
        text.push_str(HEAD);
    }
    text.push('\n');
    text
}

/// A person's editor that wrote CRLF gets CRLF.
fn ended(before: &str, text: String) -> String {
    if before.split('\n').next().is_some_and(|line| line.ends_with('\r')) {
        return text.replace('\n', "\r\n");
    }
    text
}

/// Declares currencies that are new; whether there was one.
fn commodities(
    currencies: impl IntoIterator<Item = Currency>,
    journal: &Journal,
    text: &mut String,
) -> bool {
    let mut seen: Vec<Currency> = Vec::new();
    for currency in currencies.into_iter().filter(|currency| !journal.declares(*currency)) {
        if seen.contains(&currency) {
            continue;
        }
        let mark = journal.marks.of(currency.as_str()).unwrap_or('.');
        let places = "0".repeat(currency.places() as usize);
        let _ = writeln!(text, "commodity 1000{mark}{places} {currency}");
        seen.push(currency);
    }
    !seen.is_empty()
}
