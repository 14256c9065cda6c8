//! What is owed, as matching needs it, whoever keeps it: the embedded books give theirs through [`Owed`].

use chrono::NaiveDate;

use crate::model::money::Money;
use crate::remote::books::{DocumentKind, Ledger, Status};

/// What can be paid, or was.
#[derive(Clone, Debug)]
pub(crate) struct Doc {
    /// `INV-0042`
    pub(crate) id: String,
    pub(crate) kind: DocKind,
    /// Foreign text, as are the references.
    pub(crate) party: String,
    pub(crate) amount: Money,
    pub(crate) open: Money,
    pub(crate) date: NaiveDate,
    /// The other side's own number.
    pub(crate) reference: String,
    pub(crate) remark: String,
    pub(crate) is_cancelled: bool,
    pub(crate) paid: Vec<Paid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocKind {
    /// Money comes in for it.
    Invoice,
    /// Money goes out for it.
    Bill,
    /// Money went out for it already.
    Expense,
}

impl Doc {
    pub(crate) fn is_expense(&self) -> bool {
        self.kind == DocKind::Expense
    }
}

/// A payment that is booked.
#[derive(Clone, Debug)]
pub(crate) struct Paid {
    pub(crate) id: String,
    pub(crate) amount: Money,
    pub(crate) date: NaiveDate,
    pub(crate) remark: String,
}

/// Whoever keeps documents that are paid.
pub(crate) trait Owed {
    fn docs(&self) -> Vec<Doc>;
}

impl Owed for Ledger {
    fn docs(&self) -> Vec<Doc> {
        let kind = |kind| match kind {
            DocumentKind::Invoice => Some(DocKind::Invoice),
            DocumentKind::Bill => Some(DocKind::Bill),
            DocumentKind::Expense => Some(DocKind::Expense),
            _ => None,
        };
        let doc = |document: &crate::remote::books::Document| {
            let counts = |payment: &&crate::remote::books::PaymentEntry| {
                payment.kind == DocumentKind::Payment && payment.reversed.is_none()
            };
            let paid = self.payments_of(&document.id).filter(counts).map(|payment| Paid {
                id: payment.id.clone(),
                amount: payment.amount,
                date: payment.date,
                remark: payment.remark.clone(),
            });
            Some(Doc {
                id: document.id.clone(),
                kind: kind(document.kind)?,
                party: document.party.clone(),
                amount: document.amount,
                open: document.open,
                date: document.date,
                reference: document.reference.clone(),
                remark: document.remark.clone(),
                is_cancelled: document.status == Status::Cancelled,
                paid: paid.collect(),
            })
        };
        self.documents().iter().filter_map(doc).collect()
    }
}
