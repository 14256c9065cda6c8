//! The books as they stand: what is in the journal, and what of it belongs together.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::documents::{self, Document, DocumentKind, PaymentEntry, numbered};
use super::journal::{Fault, Journal, Span, Transaction, is_in};
use super::{BooksError, PATH, parse, words};
use crate::base::{digest, text};
use crate::model::money::Money;

/// What shows that something was booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Receipt {
    /// `INV-0042`, `BILL-0007`, `EXP-0003`, `PAY-0011`, `CN-0002`, `REV-0001`, `OPEN-0001`, `CLOSE-0001`; `USD` for a rate.
    pub(crate) document: String,
    pub(crate) kind: DocumentKind,
    /// `None` for what is over no one amount: an opening, a closing.
    pub(crate) amount: Option<Money>,
    pub(crate) date: NaiveDate,
    /// Vault path of the readable note; of the journal for what has none.
    pub(crate) note: String,
    /// Vault path of the journal.
    pub(crate) journal: &'static str,
    #[serde(flatten)]
    pub(crate) entry: Span,
    /// Of the entry's bytes.
    pub(crate) sha256: String,
    pub(crate) key: String,
}

/// Something in the journal that a person should look at, but that makes no figure wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The books as they stand: the journal and the documents in it. Reading from it does no I/O.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    pub(super) text: String,
    pub(super) journal: Journal,
    documents: Vec<Document>,
    payments: Vec<PaymentEntry>,
    /// Where in `documents` each is.
    index: BTreeMap<String, usize>,
    /// Where in `payments` those of a document are.
    paid: BTreeMap<String, Vec<usize>>,
    /// Line of the transaction by key.
    keys: BTreeMap<String, usize>,
    problems: Vec<Problem>,
}

impl Ledger {
    /// Reads a journal's text. What can't be read, a document or a key that is there twice, is an error with its line.
    pub(super) fn parse(text: String) -> Result<Ledger, BooksError> {
        let journal = parse::journal(&text)?;
        let mut ledger = Ledger { text, ..Ledger::default() };
        let mut seen = BTreeMap::new();
        for entry in &journal.transactions {
            ledger.key(entry.tag("fte"), entry.at.line)?;
            if let Some((kind, id)) = numbered(entry)? {
                if let Some(first) = seen.insert(id.to_owned(), entry.at.line) {
                    return Err(Fault::new(
                        entry.at.line,
                        format!("`{id}` is there twice (first in line {first})"),
                    )
                    .into());
                }
                if kind == DocumentKind::Closing {
                    // A slip in it would open what is closed.
                    documents::day(entry, "until")?;
                }
                if kind.is_document() {
                    ledger.index.insert(id.to_owned(), ledger.documents.len());
                    ledger.documents.push(documents::document(&journal, entry, kind, id)?);
                }
            }
        }
        for price in &journal.prices {
            ledger.key(price.key.as_deref(), price.at.line)?;
        }
        for entry in &journal.transactions {
            ledger.pay(entry)?;
        }
        ledger.mark_reversed();
        ledger.journal = journal;
        Ok(ledger)
    }

    fn key(&mut self, key: Option<&str>, at: usize) -> Result<(), Fault> {
        let Some(key) = key.filter(|key| !key.is_empty()) else { return Ok(()) };
        match self.keys.insert(words::decode(key), at) {
            None => Ok(()),
            Some(first) => {
                let what =
                    format!("this entry is there twice: line {first} has the same `fte` key");
                Err(Fault::new(at, what))
            }
        }
    }

    fn pay(&mut self, entry: &Transaction) -> Result<(), Fault> {
        let Some(paid) = entry.tag("for") else { return Ok(()) };
        if entry.tags("for").count() > 1 {
            return Err(Fault::new(
                entry.at.line,
                "one payment pays one document: a second `for:`",
            ));
        }
        let at = self.index.get(paid).copied();
        let document = at.and_then(|at| self.documents.get_mut(at)).filter(|found| {
            found.kind != DocumentKind::Expense
                || documents::reverses(entry) == Some(found.id.as_str())
        });
        let Some(document) = document else {
            let what = format!(
                "a payment for `{}`, which is no invoice or bill here",
                text::shown_line(paid)
            );
            self.problems.push(Problem { line: entry.at.line, what });
            return Ok(());
        };
        let Some(payment) = documents::payment(entry, document)? else {
            let what = format!(
                "a payment for `{paid}` that posts nothing to `{}`",
                text::shown_line(&document.account)
            );
            self.problems.push(Problem { line: entry.at.line, what });
            return Ok(());
        };
        documents::settle(document, &payment)
            .ok_or_else(|| Fault::new(entry.at.line, "the amount is too large"))?;
        self.paid.entry(payment.document.clone()).or_default().push(self.payments.len());
        self.payments.push(payment);
        Ok(())
    }

    /// Tells payments of the reverses of them, wherever in the journal these stand.
    fn mark_reversed(&mut self) {
        let reverses: Vec<_> = self
            .payments
            .iter()
            .filter(|entry| entry.kind == DocumentKind::Reversal)
            .map(|entry| {
                let what = entry.reverses.clone().unwrap_or_default();
                (what, entry.document.clone(), entry.id.clone(), entry.at.line)
            })
            .collect();
        for (what, document, by, line) in reverses.into_iter().filter(|(what, of, ..)| what != of) {
            let is_it = |payment: &&mut PaymentEntry| {
                payment.kind == DocumentKind::Payment
                    && payment.id == what
                    && payment.document == document
            };
            let Some(payment) = self.payments.iter_mut().find(is_it) else {
                let what = format!(
                    "a reverse of `{}`, which is no payment for `{document}` here",
                    text::shown_line(&what)
                );
                self.problems.push(Problem { line, what });
                continue;
            };
            payment.reversed = Some(by);
            let at = self.index.get(&document).copied();
            if let Some(document) = at.and_then(|at| self.documents.get_mut(at)) {
                document.payments.retain(|id| *id != what);
            }
        }
    }

    /// Every invoice, bill and expense, in the journal's order.
    pub(crate) fn documents(&self) -> &[Document] {
        &self.documents
    }

    pub(crate) fn of_kind(&self, kind: DocumentKind) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |document| document.kind == kind)
    }

    pub(crate) fn bills(&self) -> impl Iterator<Item = &Document> {
        self.of_kind(DocumentKind::Bill)
    }

    /// Expenses that were paid when they were booked.
    pub(crate) fn receipts(&self) -> impl Iterator<Item = &Document> {
        self.of_kind(DocumentKind::Expense)
    }

    pub(crate) fn payments(&self) -> &[PaymentEntry] {
        &self.payments
    }

    pub(crate) fn document(&self, id: &str) -> Option<&Document> {
        self.documents.get(*self.index.get(id)?)
    }

    /// The payments of a document, in the journal's order.
    pub(crate) fn payments_of(&self, document: &str) -> impl Iterator<Item = &PaymentEntry> {
        self.paid.get(document).into_iter().flatten().filter_map(|at| self.payments.get(*at))
    }

    pub(crate) fn payment(&self, id: &str) -> Option<&PaymentEntry> {
        self.payments.iter().find(|payment| payment.id == id)
    }

    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether an account, or one below it, is declared or posted to.
    pub(crate) fn has_account(&self, parent: &str) -> bool {
        self.journal.names().into_iter().any(|account| is_in(account, parent))
    }

    /// How many transactions there are.
    pub(crate) fn len(&self) -> usize {
        self.journal.transactions.len()
    }

    /// The receipt of what was booked under a key.
    pub(crate) fn receipt(&self, key: &str) -> Option<Receipt> {
        let line = *self.keys.get(key)?;
        if let Some(price) = self.journal.prices.iter().find(|price| price.at.line == line) {
            let worth = price.worth.money();
            let id = price.commodity.as_str();
            return Some(self.receipt_of(key, DocumentKind::Rate, id, worth, price.date, price.at));
        }
        let entry = self.journal.transactions.iter().find(|entry| entry.at.line == line)?;
        let (kind, id) = numbered(entry).ok()??;
        let amount = match kind {
            kind if kind.settles() => Some(self.payment(id)?.over()),
            kind if kind.is_document() => Some(self.document(id)?.amount),
            _ => None,
        };
        Some(self.receipt_of(key, kind, id, amount, entry.date, entry.at))
    }

    fn receipt_of(
        &self,
        key: &str,
        kind: DocumentKind,
        id: &str,
        amount: Option<Money>,
        date: NaiveDate,
        at: Span,
    ) -> Receipt {
        let bytes = self.text.get(at.offset..at.offset + at.bytes).unwrap_or_default();
        Receipt {
            document: id.to_owned(),
            kind,
            amount,
            date,
            note: kind.note(id),
            journal: PATH,
            entry: at,
            sha256: digest::sha256(bytes),
            key: key.to_owned(),
        }
    }
}
