//! Credit notes: an invoice's own entry, turned around, under a number of its own.

use chrono::NaiveDate;

use super::documents::DocumentKind;
use super::entry::Draft;
use super::journal::Span;
use super::ledger::{Ledger, Receipt};
use super::values::{day, optional};
use super::{Books, BooksError, words};
use crate::base::text;
use crate::model::action::Payment;
use crate::model::money::Money;

impl Books<'_> {
    /// Books the credit note that cancels an invoice for which nothing was paid.
    pub(crate) fn credit_invoice(
        &self,
        credit: &Payment,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.book(key, &|ledger| self.credit(ledger, credit, today))
    }

    /// The invoice's own entry, turned around: whatever it was booked to, nothing of it is left.
    pub(super) fn credit(
        &self,
        ledger: &Ledger,
        credit: &Payment,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &credit.note)?;
        let named = text::cut(&text::shown_line(&credit.document), 40);
        let invoice = ledger
            .document(credit.document.trim())
            .filter(|document| document.kind == DocumentKind::Invoice)
            .ok_or_else(|| BooksError::data("document", format!("is no invoice: `{named}`")))?;
        if credit.amount != invoice.amount {
            let what = format!("is not what {} is over, {}", invoice.id, invoice.amount);
            return Err(BooksError::data("amount", what));
        }
        if invoice.open != invoice.amount {
            let what = format!(
                "of {} only {} is open: a credit note cancels an invoice for which nothing was paid or credited",
                invoice.id, invoice.open
            );
            return Err(BooksError::Refused(what));
        }
        let date = day("date", credit.date.as_deref())?.unwrap_or(today.max(invoice.date));
        if date < invoice.date {
            let what = format!("is before the invoice's: {date}, {}", invoice.date);
            return Err(BooksError::data("date", what));
        }
        let id = self.next(ledger, DocumentKind::Credit)?;
        let mut tags = vec![("credit", id.clone()), ("for", invoice.id.clone())];
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        let postings = ledger.turned(invoice.at, &invoice.id)?;
        Ok(Draft { date, code: id, description: words::party(&invoice.party), tags, postings })
    }
}

impl Ledger {
    /// What the entry of a document posts, with every amount turned around.
    pub(super) fn turned(&self, at: Span, id: &str) -> Result<Vec<(String, Money)>, BooksError> {
        let line = at.line;
        let entry = self.journal.transactions.iter().find(|entry| entry.at.line == line);
        let postings = entry.map(|entry| entry.postings.as_slice()).unwrap_or_default();
        let mut turned = Vec::new();
        for posting in postings {
            for amount in &posting.amounts {
                let money = amount.money().ok_or_else(|| {
                    BooksError::Refused(format!(
                        "{amount} in the entry of {id} is no amount of a currency"
                    ))
                })?;
                turned.push((posting.account.clone(), money.negated()));
            }
        }
        Ok(turned)
    }
}
