//! A row as it is kept: one line of `Accounting/Bank/ACCOUNT-YEAR.csv`.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use super::likeness;
use crate::model::money::Money;

/// Whether the money has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Standing {
    Booked,
    /// Announced by the bank. Counts for nothing; the booked row that it becomes names it.
    Pending,
}

impl Standing {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Standing::Booked => "booked",
            Standing::Pending => "pending",
        }
    }
}

/// A row. Its texts are foreign: show them through `shown` or `inert`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// Ten characters of `a-z2-7`, from the account, day, amount and text.
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) date: NaiveDate,
    pub(crate) value: Option<NaiveDate>,
    /// Below zero where money went out.
    pub(crate) amount: Money,
    pub(crate) standing: Standing,
    pub(crate) party: String,
    pub(crate) text: String,
    pub(crate) reference: String,
    pub(crate) iban: String,
    pub(crate) bank_id: String,
    /// What the bank says was in the account after it.
    pub(crate) balance: Option<Decimal>,
    /// The pending row that it was before.
    pub(crate) replaces: String,
    /// `camt`, `csv:sparkasse`
    pub(crate) source: String,
    /// The name of the file that it was first seen in.
    pub(crate) file: String,
}

impl Row {
    pub(crate) fn is_pending(&self) -> bool {
        self.standing == Standing::Pending
    }

    /// All its words as they are compared: small letters and digits.
    pub(super) fn key(&self) -> String {
        likeness::key(&[&self.party, &self.text, &self.reference])
    }

    pub(super) fn year(&self) -> i32 {
        self.date.year()
    }
}
