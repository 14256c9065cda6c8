//! Reverses: the entry of a bill, an expense or a payment, turned around, under a number of its own.

use chrono::NaiveDate;

use super::documents::{Document, DocumentKind, PaymentEntry};
use super::entry::Draft;
use super::journal::Span;
use super::ledger::Ledger;
use super::taxed::Taxed;
use super::values::optional;
use super::{Books, BooksError, words};
use crate::base::text;
use crate::model::action::Reversal;
use crate::model::money::Money;

/// What is taken back.
pub(crate) struct Reversible<'a> {
    pub(crate) id: &'a str,
    /// All that it is over.
    pub(crate) amount: Money,
    /// The document that is settled by it: itself, or the one that the payment pays.
    document: &'a str,
    party: &'a str,
    date: NaiveDate,
    at: Span,
}

impl Books<'_> {
    /// The entry itself, turned around, of today: nothing of what it was booked to is left. What it paid is open again.
    pub(super) fn reverse(
        &self,
        ledger: &Ledger,
        reversal: &Reversal,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &reversal.note)?;
        let booked = ledger.reversible(&reversal.document)?;
        if reversal.amount != booked.amount {
            let what = format!("is not what {} is over, {}", booked.id, booked.amount);
            return Err(BooksError::data("amount", what));
        }
        let id = self.next(ledger, DocumentKind::Reversal)?;
        let mut tags = vec![
            ("reversal", id.clone()),
            ("for", booked.document.to_owned()),
            ("reverses", booked.id.to_owned()),
        ];
        tags.extend(ledger.turned_taxes(booked.at).iter().map(Taxed::tag));
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        Ok(Draft {
            date: today.max(booked.date),
            code: id,
            description: words::party(booked.party),
            tags,
            postings: ledger.turned(booked.at, booked.id)?,
        })
    }
}

impl Ledger {
    /// The bill, expense or payment with this number, where it can be taken back.
    pub(crate) fn reversible(&self, number: &str) -> Result<Reversible<'_>, BooksError> {
        let number = number.trim();
        if let Some(document) = self.document(number) {
            return of_document(document);
        }
        let payment = self.payment(number).filter(|payment| !payment.note.is_empty());
        let payment = payment.ok_or_else(|| {
            let named = text::cut(&text::shown_line(number), 40);
            BooksError::data("document", format!("is not in the books: `{named}`"))
        })?;
        of_payment(payment)
    }
}

fn of_document(document: &Document) -> Result<Reversible<'_>, BooksError> {
    let id = &document.id;
    if document.kind == DocumentKind::Invoice {
        return Err(BooksError::Refused(format!(
            "{id} is an invoice: `fte ledger invoice credit {id}` cancels it"
        )));
    }
    if let Some(by) = &document.reversal {
        return Err(again(id, by));
    }
    if document.kind == DocumentKind::Bill && document.open != document.amount {
        return Err(BooksError::Refused(format!(
            "of {id} only {} is open: reverse what was paid first ({})",
            document.open,
            document.payments.join(", ")
        )));
    }
    Ok(Reversible {
        id,
        amount: document.amount,
        document: id,
        party: &document.party,
        date: document.date,
        at: document.at,
    })
}

fn of_payment(payment: &PaymentEntry) -> Result<Reversible<'_>, BooksError> {
    let id = &payment.id;
    let refused = |what: &str| Err(BooksError::Refused(format!("{id} is {what}")));
    match (payment.kind, &payment.reversed) {
        (DocumentKind::Credit, _) => refused("a credit note: write a new invoice"),
        (DocumentKind::Reversal, _) => refused("a reverse itself: book what it took back again"),
        (_, Some(by)) => Err(again(id, by)),
        (_, None) => Ok(Reversible {
            id,
            amount: payment.over(),
            document: &payment.document,
            party: &payment.party,
            date: payment.date,
            at: payment.at,
        }),
    }
}

fn again(id: &str, by: &str) -> BooksError {
    BooksError::Refused(format!("{id} is reversed already, by {by}"))
}
