//! The text of a new entry: declarations that it needs, its transaction, and a fresh journal's head.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::journal::Journal;
use super::{accounts, words};
use crate::model::money::{Currency, Money};

/// What a fresh journal begins with.
///
/// The decimal mark is declared so that no amount can be read in two ways.
const HEAD: &str = "\
; The books: double entry in plain text, as hledger reads it (`hledger -f ledger.journal balance`).
; fte adds entries at the end and changes nothing above: comments and transactions of your own stay as they are.
; `fte ledger check` looks it over.

decimal-mark .

account assets:bank  ; type: Cash
account income:sales  ; type: Revenue
";

/// A transaction of our own, before it has a place in the journal.
pub(super) struct Draft {
    pub(super) date: NaiveDate,
    /// The document's number.
    pub(super) code: String,
    /// Made by [`words::party`].
    pub(super) description: String,
    /// Tags with their values as they are, foreign texts included.
    pub(super) tags: Vec<(&'static str, String)>,
    pub(super) postings: Vec<(String, Money)>,
}

impl Draft {
    /// The bytes to append to a journal that holds `before`.
    pub(super) fn print(&self, before: &str, journal: &Journal) -> String {
        let mut text = String::new();
        if !before.is_empty() && !before.ends_with('\n') {
            text.push('\n');
        }
        if before.trim().is_empty() {
            text.push_str(HEAD);
        }
        text.push('\n');
        self.declare(before, journal, &mut text);
        let _ = writeln!(text, "{} ({}) {}", self.date, self.code, self.description);
        for (tag, value) in &self.tags {
            text.push_str(format!("    ; {tag}: {}", words::encode(value)).trim_end());
            text.push('\n');
        }
        for (account, amount) in &self.postings {
            let _ = writeln!(text, "    {account:<46}  {:>16}", journal.marks.print(*amount));
        }
        // A person's editor that wrote CRLF gets CRLF.
        if before.split('\n').next().is_some_and(|line| line.ends_with('\r')) {
            text = text.replace('\n', "\r\n");
        }
        text
    }

    /// Declares what is new, so that `hledger check --strict` finds a mistyped name.
    fn declare(&self, before: &str, journal: &Journal, text: &mut String) {
        let mut declared = false;
        let mut currencies: Vec<Currency> =
            self.postings.iter().map(|(_, amount)| amount.currency()).collect();
        currencies.dedup();
        for currency in currencies.into_iter().filter(|currency| !journal.declares(*currency)) {
            let mark = journal.marks.of(currency.as_str()).unwrap_or('.');
            let places = "0".repeat(currency.places() as usize);
            let _ = writeln!(text, "commodity 1000{mark}{places} {currency}");
            declared = true;
        }
        let fresh = before.trim().is_empty();
        for (at, (account, _)) in self.postings.iter().enumerate() {
            let in_head = fresh && (account == accounts::BANK || account == accounts::SALES);
            let twice = self.postings.iter().take(at).any(|(other, _)| other == account);
            if in_head || twice || journal.accounts.contains_key(account) {
                continue;
            }
            let _ = writeln!(text, "account {account}");
            declared = true;
        }
        if declared {
            text.push('\n');
        }
    }
}
