//! What is owed, as matching needs it, whoever keeps it: the embedded books, or the copy of what is in Odoo.

use chrono::NaiveDate;

use crate::model::money::Money;
use crate::remote::books::{DocumentKind, Ledger, Status};
use crate::remote::odoo::reading::MOST;
use crate::remote::odoo::reading::copy::Copy;
use crate::remote::odoo::reading::filter::Filter;
use crate::remote::odoo::reading::record::{self, Kind, Record};

/// What can be paid, or was.
#[derive(Clone, Debug)]
pub(crate) struct Doc {
    /// `INV-0042`
    pub(crate) id: String,
    /// Its id in Odoo.
    pub(crate) record: Option<u64>,
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
                record: None,
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

impl Owed for Copy {
    fn docs(&self) -> Vec<Doc> {
        let read = |kind| {
            let rows = self.list(kind, &Filter::default(), MOST);
            rows.into_iter().filter_map(move |row| record::read(kind, &row).ok())
        };
        let payments: Vec<record::Payment> = read(Kind::Payment)
            .filter_map(|found| if let Record::Payment(paid) = found { Some(paid) } else { None })
            .filter(|paid| !["draft", "canceled", "rejected"].contains(&paid.state.as_str()))
            .collect();
        let paid = |id: u64| {
            let own = payments.iter().filter(move |paid| paid.pays == [id]);
            own.filter_map(|paid| {
                let (id, date) = (paid.number.clone()?, paid.date?);
                Some(Paid { id, amount: paid.amount, date, remark: String::new() })
            })
        };
        let doc = |kind, document: record::Document| {
            Some(Doc {
                id: document.number?,
                record: Some(document.id),
                kind,
                party: document.partner.unwrap_or_default(),
                amount: document.total,
                open: document.open,
                date: document.date?,
                reference: document.reference.unwrap_or_default(),
                remark: String::new(),
                is_cancelled: document.state == "cancel" || document.payment == "reversed",
                paid: paid(document.id).collect(),
            })
        };
        let of = |kind, as_kind| {
            let found = read(kind).filter_map(move |found| match found {
                Record::Document(document)
                    if document.kind != "credit note" && document.state != "draft" =>
                {
                    Some(document)
                }
                _ => None,
            });
            found.filter_map(move |document| doc(as_kind, document)).collect::<Vec<_>>()
        };
        let mut docs = of(Kind::Invoice, DocKind::Invoice);
        docs.extend(of(Kind::Bill, DocKind::Bill));
        docs
    }
}
