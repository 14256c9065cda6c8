//! Who keeps the books: the journal in the vault, or Odoo, whose copy is read; each question goes to the one.

use chrono::NaiveDate;

use super::super::figure::Source;
use super::super::period::Span;
use super::odoo::OdooBooks;
use super::own::OwnBooks;
use super::{Owing, Spent};
use crate::remote::books::DocumentKind;
use crate::remote::odoo::reading::owed::Side;

/// Who keeps the books.
#[derive(Debug)]
pub(super) enum Kept {
    Own(Box<OwnBooks>),
    Odoo(Box<OdooBooks>),
    /// They can't be read; the faults say why.
    Unknown,
}

impl Kept {
    pub(super) fn revenue(&self, span: Span) -> Option<Vec<Source>> {
        match self {
            Kept::Own(own) => Some(own.revenue(span)),
            Kept::Odoo(books) => books.revenue(span),
            Kept::Unknown => None,
        }
    }

    pub(super) fn expenses(&self, span: Span) -> Option<Vec<Source>> {
        match self {
            Kept::Own(own) => Some(own.expenses(span)),
            Kept::Odoo(books) => books.expenses(span),
            Kept::Unknown => None,
        }
    }

    pub(super) fn received(&self, span: Span) -> Option<Vec<Source>> {
        match self {
            Kept::Own(own) => Some(own.received(span)),
            Kept::Odoo(books) => books.received(span),
            Kept::Unknown => None,
        }
    }

    pub(super) fn receivable(&self, last: NaiveDate) -> Option<Vec<Owing>> {
        match self {
            Kept::Own(own) => Some(own.receivable(last)),
            Kept::Odoo(books) => books.owed(Side::Receivable, last),
            Kept::Unknown => None,
        }
    }

    pub(super) fn payable(&self, last: NaiveDate) -> Option<Vec<Owing>> {
        match self {
            Kept::Own(own) => Some(own.payable(last)),
            Kept::Odoo(books) => books.owed(Side::Payable, last),
            Kept::Unknown => None,
        }
    }

    /// What was bought up to a day, for what comes back every month.
    pub(super) fn spent(&self, last: NaiveDate) -> Vec<Spent> {
        match self {
            Kept::Own(own) => own.spent(last),
            Kept::Odoo(books) => books.spent(last),
            Kept::Unknown => Vec::new(),
        }
    }

    /// What was booked to the expense accounts of a name in these days, and which accounts these are.
    pub(super) fn spent_on(&self, called: &str, span: Span) -> (Option<Vec<Source>>, Vec<String>) {
        match self {
            Kept::Own(own) => {
                let accounts = own.accounts(called);
                (own.is_used(span.last).then(|| own.booked_to(&accounts, span)), accounts)
            }
            Kept::Odoo(books) => {
                let accounts = books.accounts(called);
                (books.booked_to(&accounts, span), accounts)
            }
            Kept::Unknown => (None, Vec::new()),
        }
    }

    /// Whether a payment was reversed, or is the reverse of one.
    pub(super) fn is_taken_back(&self, id: &str) -> bool {
        let Kept::Own(own) = self else { return false };
        own.ledger.payment(id).is_some_and(|payment| {
            payment.reversed.is_some() || payment.kind == DocumentKind::Reversal
        })
    }

    /// The last day of which the books can tell, where that is before the one that is meant.
    pub(super) fn ends(&self, last: NaiveDate) -> Option<NaiveDate> {
        match self {
            Kept::Odoo(books) => Some(books.day()).filter(|day| *day < last),
            _ => None,
        }
    }
}
