//! The embedded books on their way into Odoo, as the parameters of one action.

use serde::{Deserialize, Serialize};

use super::money::Money;

/// The embedded books, whole, as they are moved into Odoo: each entry once, by its own number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Push {
    /// All that is booked to a debit.
    pub(crate) amount: Money,
    /// What there is to move, by kind.
    pub(crate) entries: Vec<Moved>,
    /// Entries that can't be moved, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) left: Vec<String>,
    /// Accounts, taxes and partners of the books by what they are in Odoo.
    pub(crate) map: Vec<Mapped>,
    /// How much of the journal is meant, in bytes, and its digest: what is booked after it is not moved.
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
    /// The vault's id: a part of what each record is known by in Odoo.
    pub(crate) vault: String,
    /// See [`super::odoo::Invoice::at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
}

/// Entries of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    /// `invoice`, `bill`, `credit note`, `payment`, …; `…, as an entry` for what is no document in Odoo.
    pub(crate) kind: String,
    pub(crate) count: usize,
    /// All of them, in the books' currency.
    pub(crate) amount: Money,
}

/// What something of the books is in Odoo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapped {
    /// `assets:bank`, with the accounts below it; `sale 19%`, `purchase 19%`; `partner Dana Reyes`.
    pub(crate) books: String,
    /// An account's code, a tax as lines name it, or `#18`.
    pub(crate) odoo: String,
}
