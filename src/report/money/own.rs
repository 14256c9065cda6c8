//! The embedded books as reports read them: amounts, each with the note or the line of the journal that it comes from.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::figure::{Source, Value};
use super::super::period::Span;
use super::super::source::At;
use super::{Owing, Spent, document};
use crate::remote::books::{self, AgedRow, Amount, DocumentKind, Ledger, Status};
use crate::vault::name;

/// The accounts that the bank's are in the books.
const BANK: &str = "assets:bank";

/// What of an account's name is no category.
const EXPENSES: &str = "expenses";

#[derive(Debug, Default)]
pub(super) struct OwnBooks {
    pub(super) ledger: Ledger,
    /// What each payment and credit note is, and whom it came from or went to.
    payments: BTreeMap<String, (DocumentKind, String)>,
}

impl OwnBooks {
    pub(super) fn of(ledger: Ledger) -> OwnBooks {
        let payments = ledger
            .payments()
            .iter()
            .map(|payment| (payment.id.clone(), (payment.kind, payment.party.clone())))
            .collect();
        OwnBooks { ledger, payments }
    }

    /// Whether anything was booked up to a day.
    pub(super) fn is_used(&self, last: NaiveDate) -> bool {
        self.ledger.documents().iter().any(|document| document.date <= last)
            || !self.ledger.balance(None, Some(last)).is_empty()
    }

    pub(super) fn revenue(&self, span: Span) -> Vec<Source> {
        self.sources(&self.ledger.revenue(span.first, span.last))
    }

    pub(super) fn expenses(&self, span: Span) -> Vec<Source> {
        self.sources(&self.ledger.expenses(span.first, span.last))
    }

    pub(super) fn received(&self, span: Span) -> Vec<Source> {
        self.sources(&self.ledger.received(span.first, span.last))
    }

    pub(super) fn cash(&self, last: NaiveDate) -> Vec<Source> {
        self.sources(&self.ledger.cash(last))
    }

    /// What each account of the bank holds.
    pub(super) fn at_bank(&self, last: NaiveDate) -> Vec<Source> {
        let of = |balance: books::Balance| {
            let line = balance.lines.last().copied().unwrap_or(1);
            let says = format!("{}, {} postings", balance.account, balance.lines.len());
            let amounts = balance.amounts.into_iter().filter_map(|amount| amount.money());
            amounts
                .map(|money| {
                    Source::new(At::line(books::PATH, line), Some(Value::of(money)), says.clone())
                })
                .collect::<Vec<_>>()
        };
        self.ledger.balance(Some(BANK), Some(last)).into_iter().flat_map(of).collect()
    }

    pub(super) fn receivable(&self, last: NaiveDate) -> Vec<Owing> {
        let rows = self.ledger.receivable(last).rows;
        rows.iter().map(|row| owing(row, DocumentKind::Invoice)).collect()
    }

    pub(super) fn payable(&self, last: NaiveDate) -> Vec<Owing> {
        let rows = self.ledger.payable(last).rows;
        rows.iter().map(|row| owing(row, DocumentKind::Bill)).collect()
    }

    /// What was bought: bills and expenses up to a day.
    pub(super) fn spent(&self, last: NaiveDate) -> Vec<Spent> {
        let counts = |own: &&books::Document| {
            own.kind != DocumentKind::Invoice && own.status != Status::Cancelled && own.date <= last
        };
        let of = |own: &books::Document| Spent {
            vendor: own.party.clone(),
            category: own.category.clone(),
            date: own.date,
            order: own.at.line,
            amount: own.amount,
            at: document(own.kind, &own.id),
        };
        self.ledger.documents().iter().filter(counts).map(of).collect()
    }

    /// The accounts that a person calls so: `expenses:software` and those below it for `Software`.
    pub(super) fn accounts(&self, called: &str) -> Vec<String> {
        let wanted = parts(called);
        let fits = |account: &str| {
            let own = parts(account);
            let below = own.strip_prefix(&[EXPENSES.to_owned()][..]);
            own.starts_with(&wanted) || below.is_some_and(|below| below.starts_with(&wanted))
        };
        let all = self.ledger.accounts().into_iter().map(|row| row.account);
        all.filter(|account| !wanted.is_empty() && fits(account)).collect()
    }

    /// What was booked to accounts in these days.
    pub(super) fn booked_to(&self, accounts: &[String], span: Span) -> Vec<Source> {
        let mut found = Vec::new();
        for account in accounts {
            let rows = self.ledger.register(Some(account), Some(span.first), Some(span.last));
            for row in rows.into_iter().filter(|row| row.account == *account) {
                let at = row.document.as_deref().and_then(|id| self.note(id));
                let at = at.unwrap_or_else(|| At::line(books::PATH, row.line));
                let amounts = row.amounts.iter().filter_map(Amount::money);
                found.extend(amounts.map(|money| {
                    Source::new(at.clone(), Some(Value::of(money)), row.description.as_str())
                }));
            }
        }
        found
    }

    /// The entries behind the books' figures: a document's note, else the journal's line.
    fn sources(&self, figures: &[books::Figure]) -> Vec<Source> {
        let source = |source: &books::Source| {
            let says = source.document.as_deref().map_or("", |id| self.party(id));
            let at = source.document.as_deref().and_then(|id| self.note(id));
            let at = at.unwrap_or_else(|| At::line(books::PATH, source.line));
            Source::new(at, Some(Value::of(source.amount)), says)
        };
        figures.iter().flat_map(|figure| &figure.from).map(source).collect()
    }

    fn party(&self, id: &str) -> &str {
        let document = self.ledger.document(id).map(|document| document.party.as_str());
        document
            .or_else(|| self.payments.get(id).map(|(_, party)| party.as_str()))
            .unwrap_or_default()
    }

    fn note(&self, id: &str) -> Option<At> {
        let payment = || self.payments.get(id).map(|(kind, _)| *kind);
        let kind = self.ledger.document(id).map(|document| document.kind).or_else(payment)?;
        Some(document(kind, id))
    }
}

/// A name's parts as they are compared: `Travel: Train` is `travel:train`.
fn parts(account: &str) -> Vec<String> {
    let parts = account.split(':').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| name::slug(part, 80)).collect()
}

fn owing(row: &AgedRow, kind: DocumentKind) -> Owing {
    Owing {
        document: row.document.clone(),
        at: document(kind, &row.document),
        party: row.party.clone(),
        due: row.due,
        overdue: row.overdue,
        bucket: row.bucket,
        open: row.open,
    }
}
