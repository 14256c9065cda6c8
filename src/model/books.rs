//! The parameters of what is done to the embedded books beside documents and payments.

use serde::{Deserialize, Serialize};

use super::money::{Currency, Money};

/// A credit note: it cancels an invoice, or takes a part of it back. It moves no money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credit {
    /// `INV-0042`.
    pub(crate) document: String,
    /// With tax: all that the invoice is over, or a part.
    pub(crate) amount: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// The invoice's lines that it takes back, from 1; a part by amount alone is spread over all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) lines: Vec<usize>,
}

/// What one unit of a currency was worth in another from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rate {
    pub(crate) currency: Currency,
    /// A decimal as text: `0.92`.
    #[expect(clippy::struct_field_names, reason = "the word that people write")]
    pub(crate) rate: String,
    /// The currency that the rate is in: the books'.
    pub(crate) to: Currency,
    /// `2026-11-20`; the day it is booked where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
}

/// What accounts held when the books began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opening {
    pub(crate) balances: Vec<Held>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

impl Opening {
    /// What is owned, all accounts together; `None` where it is in several currencies.
    pub(crate) fn total(&self) -> Option<Money> {
        let first = self.balances.first()?.amount;
        let mut owned = self.balances.iter().map(|held| held.amount);
        owned.try_fold(Money::zero(first.currency()), |sum, amount| {
            // One in another currency has no sum with it, whatever its sign.
            if amount.is_positive() || amount.currency() != sum.currency() {
                sum.plus(amount)
            } else {
                Some(sum)
            }
        })
    }
}

/// What one account held: above zero what is owned, below zero what is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Held {
    /// `assets:bank`.
    pub(crate) account: String,
    pub(crate) amount: Money,
}

/// Nothing more is booked into the days up to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closing {
    /// The last day that is closed.
    pub(crate) until: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

/// Days that were closed can be booked into again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reopening {
    /// The last day that stays closed; all is open again where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}
