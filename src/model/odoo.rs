//! The parameters of what is done in Odoo. What the server is to make of them is never computed here: a draft is made, read
//! back, and posted as it was read.

use serde::{Deserialize, Serialize};

use super::money::{Currency, Money};
use super::params::Attached;

/// Somebody who is dealt with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Partner {
    pub(crate) role: Role,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) email: String,
    /// The number that they are taxed under, with its country: `DE123456788`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) vat: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) street: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) zip: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) city: String,
    /// ISO 3166 code: `DE`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) country: String,
    /// The owner's own number for them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reference: String,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Customer,
    Vendor,
}

/// Something that is sold or bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Product {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) kind: ProductKind,
    /// What one costs, without tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) price: Option<Money>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reference: String,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ProductKind {
    #[default]
    Service,
    Goods,
}

/// A line of an invoice or bill. Numbers are decimals as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) text: String,
    #[serde(default = "one")]
    pub(crate) quantity: String,
    /// Of one, without tax.
    pub(crate) price: String,
    /// Tax in per cent, `0` for none; empty: what Odoo puts there by itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) tax: String,
    /// A product of Odoo's, by its name or reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) product: String,
    /// An account of Odoo's, by its code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) account: String,
}

fn one() -> String {
    "1".into()
}

/// An invoice to a customer, as a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invoice {
    /// Their name in Odoo, or `#18`, their id there.
    pub(crate) customer: String,
    pub(crate) currency: Currency,
    pub(crate) lines: Vec<Line>,
    /// `2026-11-20`; the day it is made where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    /// When it is due, where it does not follow from the terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    /// The payment terms, by their name in Odoo.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) terms: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// Which Odoo, as whom, and for which company, as the settings had it when the request was drawn; filled in by the gate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

/// A vendor's bill, as a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bill {
    /// Their name in Odoo, or `#18`.
    pub(crate) vendor: String,
    /// Gross, as the bill says: a draft that comes to something else is not left as it is.
    pub(crate) amount: Money,
    pub(crate) lines: Vec<Line>,
    /// The vendor's own number: two bills of one vendor with one reference are one bill.
    pub(crate) reference: String,
    pub(crate) date: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// The bill itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) files: Vec<Attached>,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

/// A draft that is to be posted, as the server had made it when it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Posting {
    /// Of `account.move`.
    pub(crate) id: u64,
    pub(crate) partner: String,
    /// Gross: what the server makes of it.
    pub(crate) amount: Money,
    pub(crate) net: Money,
    pub(crate) tax: Money,
    pub(crate) date: String,
    pub(crate) due: String,
    /// Each line as a sentence, with its taxes by name.
    pub(crate) lines: Vec<String>,
    /// Digest of all that was read of it: another draft is not posted.
    pub(crate) digest: String,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

/// Something that was paid for the firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expense {
    /// What it was for.
    pub(crate) text: String,
    /// Gross.
    pub(crate) amount: Money,
    pub(crate) date: String,
    /// Odoo's expense category, by its name or reference; empty: its general one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) category: String,
    #[serde(default)]
    pub(crate) paid_by: PaidBy,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// The receipt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) files: Vec<Attached>,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PaidBy {
    /// The employee, who gets it back.
    #[default]
    Employee,
    Company,
}

/// Money that came in for an invoice or went out for a bill, as Odoo records it. It moves no money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Payment {
    /// Its number: `INV/2026/00001`.
    pub(crate) document: String,
    /// Of `account.move`.
    pub(crate) id: u64,
    pub(crate) amount: Money,
    /// What was open when it was read: where it is something else by then, it is not paid.
    pub(crate) open: Money,
    pub(crate) date: String,
    /// The account that the rest is written off to, by its code: the document is then paid.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) write_off: String,
    /// Odoo's journal that it came to or from, by its name or code; empty: its bank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) journal: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

/// The credit note that cancels a posted invoice or bill, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credit {
    /// Its number: `INV/2026/00001`.
    pub(crate) document: String,
    /// Of `account.move`.
    pub(crate) id: u64,
    /// Gross.
    pub(crate) amount: Money,
    pub(crate) date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}
