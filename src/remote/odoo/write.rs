//! What each action does in Odoo, and how it is found again. Each call is one transaction; each record that is made has an
//! external id from the request's key, so that a repeated or unanswered call finds it.
//!
//! What takes several calls goes on from wherever it is, and is found only when all of it is done.

use chrono::NaiveDate;
use serde_json::Value;

use super::Odoo;
use super::error::OdooError;
use super::posting::{BILLS, INVOICES};
use crate::model::action::Action;
use crate::model::odoo::Bill;
use crate::vault::Vault;

/// What one request is carried out with.
pub(crate) struct Desk<'a> {
    pub(crate) odoo: &'a Odoo<'a>,
    pub(crate) vault: &'a Vault,
    /// The request's.
    pub(crate) key: &'a str,
    /// The day that it was begun on: what has no day of its own is of that.
    pub(crate) today: NaiveDate,
    /// Days until an invoice is due that says neither a day nor terms.
    pub(crate) terms_days: i64,
}

impl Desk<'_> {
    /// Does it, or finds that it was done under this key; the receipt.
    pub(crate) fn perform(&self, action: &Action) -> Result<Value, OdooError> {
        if let Some(receipt) = self.find(action)? {
            return Ok(receipt);
        }
        match self.write(action) {
            // It may have been done all the same: by somebody else meanwhile, or before something failed behind its commit.
            Err(error @ (OdooError::Refused(_) | OdooError::Fault(_))) => match self.find(action) {
                Ok(Some(receipt)) => Ok(receipt),
                Err(OdooError::Away(_) | OdooError::Lost(_) | OdooError::Busy(_)) => {
                    Err(OdooError::Lost(error.to_string()))
                }
                Ok(None) | Err(_) => Err(error),
            },
            done => done,
        }
    }

    fn write(&self, action: &Action) -> Result<Value, OdooError> {
        match action {
            Action::CreatePartner(partner) => self.create_partner(partner),
            Action::CreateProduct(product) => self.create_product(product),
            Action::DraftInvoice(invoice) => self.draft_invoice(invoice),
            Action::PostInvoice(posting) => self.post(posting, INVOICES),
            Action::DraftBill(bill) => self.draft_bill(bill),
            Action::PostBill(posting) => self.post(posting, BILLS),
            Action::CreditOdooInvoice(credit) => self.credit(credit),
            Action::RecordOdooPayment(payment) => self.pay(payment),
            Action::RecordOdooExpense(expense) => self.record_expense(expense),
            _ => Err(OdooError::Data(format!("`{}` is nothing of Odoo's", action.name()))),
        }
    }

    /// What was done under the key, whole; `None` where it was not.
    pub(crate) fn find(&self, action: &Action) -> Result<Option<Value>, OdooError> {
        match action {
            Action::CreatePartner(partner) => self.find_partner(partner),
            Action::CreateProduct(product) => self.find_product(product),
            Action::DraftInvoice(_) => Ok(self.drafted()?.map(|made| made.receipt(&[]))),
            Action::DraftBill(bill) => self.find_bill(bill),
            Action::PostInvoice(posting) | Action::PostBill(posting) => self.find_posted(posting),
            Action::CreditOdooInvoice(credit) => self.find_credit(credit),
            Action::RecordOdooPayment(payment) => self.find_payment(payment),
            Action::RecordOdooExpense(expense) => self.find_expense(expense),
            _ => Ok(None),
        }
    }

    fn find_bill(&self, bill: &Bill) -> Result<Option<Value>, OdooError> {
        let made = self.drafted()?.filter(|made| made.total == bill.amount);
        let Some(made) = made else { return Ok(None) };
        Ok(self.has_files(&bill.files)?.then(|| made.receipt(&[])))
    }

    /// What stands with the request's key where Odoo keeps a remark.
    pub(super) fn mark(&self) -> String {
        format!("fte:{}", self.key)
    }
}
