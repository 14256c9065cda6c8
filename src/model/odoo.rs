//! The parameters of what is done in Odoo. What the server is to make of them is never computed here: a draft is made, read
//! back, and posted as it was read.

use serde::{Deserialize, Serialize};

use super::money::{Currency, Money};
use super::params::{Attached, one};

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
    /// Made although there is one with the same tax number, address or name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) even_if_there: bool,
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
    /// Tax in per cent, `0` for none, or a tax of Odoo's by its name; empty: what Odoo puts there by itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) tax: String,
    /// A product of Odoo's, by its name or reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) product: String,
    /// An account of Odoo's, by its code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) account: String,
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
    /// The rows of the time sheets that it bills, by their ids: `2026-10/k3xq7a2m4c`. Odoo is not told of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) time: Vec<String>,
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

/// A draft that is to be posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Posting {
    /// Of `account.move`.
    pub(crate) id: RecordId,
    /// What the server had made of it when it was read. Absent in a plan: an earlier step's receipt has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) draft: Option<Draft>,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

impl Posting {
    /// Who it concerns, or the draft's id where that is not known yet.
    pub(crate) fn target(&self) -> String {
        self.draft.as_ref().map_or_else(|| format!("#{}", self.id), |draft| draft.partner.clone())
    }

    /// Gross: what the server makes of it.
    pub(crate) fn amount(&self) -> Option<Money> {
        Some(self.draft.as_ref()?.amount)
    }
}

/// A draft as the server made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    pub(crate) partner: String,
    /// Gross.
    pub(crate) amount: Money,
    pub(crate) untaxed: Money,
    pub(crate) tax: Money,
    /// Empty where it is the day of the posting.
    pub(crate) date: String,
    /// Empty where it follows from the day of the posting.
    pub(crate) due: String,
    /// The accounting date.
    pub(crate) booked: String,
    /// The account that is to be paid to, as the server names it; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) bank: String,
    /// Each line as a sentence, with its taxes by name.
    pub(crate) lines: Vec<String>,
    /// Digest of all that was read of it: another draft is not posted.
    pub(crate) digest: String,
}

impl Draft {
    /// What a receipt says of the draft that it is of; `None` where it is of none.
    pub(crate) fn of_receipt(receipt: &serde_json::Value) -> Option<Draft> {
        let names = [
            "partner", "amount", "untaxed", "tax", "date", "due", "booked", "bank", "lines",
            "digest",
        ];
        let part = |name: &str| Some((name.to_owned(), receipt.get(name)?.clone()));
        let parts =
            names.iter().map(|name| part(name)).collect::<Option<serde_json::Map<_, _>>>()?;
        serde_json::from_value(serde_json::Value::Object(parts)).ok()
    }
}

/// An id of Odoo's: a number, or in a plan the place of one that an earlier step gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", untagged)]
pub(crate) enum RecordId {
    Number(u64),
    Place(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(u64),
    Text(String),
}

impl From<Written> for RecordId {
    fn from(written: Written) -> RecordId {
        match written {
            Written::Number(number) => RecordId::Number(number),
            Written::Text(text) => text.parse().map_or(RecordId::Place(text), RecordId::Number),
        }
    }
}

impl RecordId {
    pub(crate) fn number(&self) -> Option<u64> {
        if let RecordId::Number(number) = self { Some(*number) } else { None }
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RecordId::Number(number) => number.fmt(f),
            RecordId::Place(place) => f.write_str(place),
        }
    }
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

/// A posted invoice, as Odoo's own PDF, which is kept in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Printing {
    /// Of `account.move`.
    pub(crate) id: RecordId,
    /// See [`Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}
