//! The chart of accounts: what the journal declares and what is posted to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::amount::Amount;
use super::journal::Type;
use super::ledger::Ledger;

/// One account of the chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AccountRow {
    pub(crate) account: String,
    #[serde(rename = "type")]
    pub(crate) kind: Type,
    /// Whether the journal declares it.
    pub(crate) declared: bool,
    /// What is in it, one per commodity, none of them zero.
    pub(crate) amounts: Vec<Amount>,
}

/// A dated exchange rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RateRow {
    pub(crate) date: NaiveDate,
    pub(crate) currency: String,
    pub(crate) worth: Amount,
    pub(crate) line: usize,
}

impl Ledger {
    /// Every account that is declared or posted to, by kind and name.
    pub(crate) fn accounts(&self) -> Vec<AccountRow> {
        let balances = self.balance(None, None);
        let names: BTreeSet<(Type, &str)> = self
            .journal
            .names()
            .into_iter()
            .map(|name| (self.journal.type_of(name), name))
            .collect();
        let held = |name: &str| balances.iter().find(|balance| balance.account == name);
        let rows = names.into_iter().map(|(kind, name)| AccountRow {
            account: name.to_owned(),
            kind,
            declared: self.journal.accounts.contains_key(name),
            amounts: held(name).map(|balance| balance.amounts.clone()).unwrap_or_default(),
        });
        rows.collect()
    }

    /// Every exchange rate, oldest first.
    pub(crate) fn rates(&self) -> Vec<RateRow> {
        let mut rows: Vec<RateRow> = self
            .journal
            .prices
            .iter()
            .map(|price| RateRow {
                date: price.date,
                currency: price.commodity.clone(),
                worth: price.worth.clone(),
                line: price.at.line,
            })
            .collect();
        rows.sort_by_key(|row| (row.date, row.line));
        rows
    }
}
