//! The journal as data: transactions, postings, declarations, each with the line that it stands in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::amount::{Amount, Assertion, Marks};
use crate::model::money::Currency;

/// What is wrong in which line of the journal (from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl Fault {
    pub(super) fn new(line: usize, what: impl Into<String>) -> Fault {
        Fault { line, what: what.into() }
    }
}

/// All that a journal says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    pub(crate) transactions: Vec<Transaction>,
    /// Declared accounts, with the `type:` they were given.
    pub(crate) accounts: BTreeMap<String, Option<Type>>,
    /// Exchange rates, in the file's order.
    pub(crate) prices: Vec<Price>,
    /// Declared commodities.
    pub(crate) commodities: BTreeSet<String>,
    /// How amounts are read at the end, where the next entry goes.
    pub(crate) marks: Marks,
}

/// What kind of account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    Cash,
    Asset,
    Liability,
    Equity,
    Revenue,
    Expense,
    Other,
}

/// One transaction, balanced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transaction {
    pub(crate) at: Span,
    pub(crate) date: NaiveDate,
    /// `(INV-0042)`, without the brackets.
    pub(crate) code: String,
    pub(crate) description: String,
    /// The tags of its own comments, not those of its postings.
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) postings: Vec<Posting>,
}

/// Where in the file something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Span {
    /// Its first line, from 1.
    pub(crate) line: usize,
    /// How many lines it has.
    pub(crate) lines: usize,
    /// Where it begins, in bytes.
    pub(crate) offset: usize,
    /// How many bytes it has, line ends included.
    pub(crate) bytes: usize,
}

/// One line of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) line: usize,
    pub(crate) account: String,
    /// One amount; several only where the amount was left out and several commodities were open.
    pub(crate) amounts: Vec<Amount>,
    /// Whether it stands in `( )`: in no balance.
    pub(crate) free: bool,
    /// What the amount counts as where it has a price (`@`, `@@`), with the amount's sign.
    pub(crate) cost: Option<Amount>,
    pub(crate) assertion: Option<Assertion>,
}

/// `P 2026-11-16 USD 0.92 EUR`: what one of a commodity is worth from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Price {
    pub(crate) at: Span,
    pub(crate) date: NaiveDate,
    pub(crate) commodity: String,
    pub(crate) worth: Amount,
    /// The key under which it was booked.
    pub(crate) key: Option<String>,
}

impl Transaction {
    /// The value of the first tag of this name.
    pub(crate) fn tag(&self, name: &str) -> Option<&str> {
        self.tags.iter().find(|(tag, _)| tag == name).map(|(_, value)| value.as_str())
    }

    /// The values of every tag of this name.
    pub(crate) fn tags<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.tags.iter().filter(move |(tag, _)| tag == name).map(|(_, value)| value.as_str())
    }

    /// The postings to an account or the accounts below it.
    pub(crate) fn postings_in<'a>(&'a self, account: &'a str) -> impl Iterator<Item = &'a Posting> {
        self.postings.iter().filter(move |posting| is_in(&posting.account, account))
    }
}

/// Whether an account is `parent` or below it.
pub(crate) fn is_in(account: &str, parent: &str) -> bool {
    account.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

impl Type {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Type::Cash => "cash",
            Type::Asset => "asset",
            Type::Liability => "liability",
            Type::Equity => "equity",
            Type::Revenue => "revenue",
            Type::Expense => "expense",
            Type::Other => "other",
        }
    }
}

impl Journal {
    /// An account's type: what was declared for it or the nearest above it, else what its name says.
    ///
    /// Source: hledger manual, "Account types", with the names that it recognises.
    pub(crate) fn type_of(&self, account: &str) -> Type {
        let mut at = account;
        loop {
            if let Some(Some(kind)) = self.accounts.get(at) {
                return *kind;
            }
            match at.rsplit_once(':') {
                Some((parent, _)) => at = parent,
                None => return type_by_name(account),
            }
        }
    }

    /// Every account that is declared or posted to.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        let posted = self
            .transactions
            .iter()
            .flat_map(|entry| &entry.postings)
            .map(|posting| posting.account.as_str());
        posted.chain(self.accounts.keys().map(String::as_str)).collect()
    }

    /// What one of `from` was worth in `to` on a day: the latest rate up to it, as hledger takes it. One that stands the
    /// other way round counts where none stands this way.
    pub(crate) fn rate(&self, from: &str, to: &str, on: NaiveDate) -> Option<Decimal> {
        let latest = |from: &str, to: &str| {
            let known = self.prices.iter().filter(|price| {
                price.date <= on && price.commodity == from && price.worth.commodity == to
            });
            known.max_by_key(|price| (price.date, price.at.line)).map(|price| price.worth.quantity)
        };
        if from == to {
            return Some(Decimal::ONE);
        }
        latest(from, to).or_else(|| Decimal::ONE.checked_div(latest(to, from)?))
    }

    pub(crate) fn declares(&self, currency: Currency) -> bool {
        self.commodities.contains(currency.as_str())
    }
}

pub(super) fn type_by_name(account: &str) -> Type {
    let lower = account.to_lowercase();
    let mut parts = lower.split(':');
    match parts.next().unwrap_or_default() {
        "asset" | "assets" if parts.any(|part| CASH.contains(&part)) => Type::Cash,
        "asset" | "assets" => Type::Asset,
        "debt" | "debts" | "liability" | "liabilities" => Type::Liability,
        "equity" => Type::Equity,
        "revenue" | "revenues" | "income" | "incomes" => Type::Revenue,
        "expense" | "expenses" => Type::Expense,
        _ => Type::Other,
    }
}

const CASH: [&str; 10] = [
    "cash",
    "bank",
    "check",
    "cheque",
    "checking",
    "chequing",
    "saving",
    "savings",
    "currentcash",
    "current",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_what_was_declared_or_what_it_is_called() {
        let mut journal = Journal::default();
        journal.accounts.insert("assets:bank".into(), Some(Type::Cash));
        journal.accounts.insert("assets:bank:loan".into(), Some(Type::Liability));
        let table = [
            ("assets:bank:giro", Type::Cash),
            ("assets:bank:loan:x", Type::Liability),
            ("assets:receivable:x", Type::Asset),
            ("Assets:Savings", Type::Cash),
            ("revenues:x", Type::Revenue),
            ("Income", Type::Revenue),
            ("expenses:x", Type::Expense),
            ("equity:opening", Type::Equity),
            ("incomex", Type::Other),
            ("assets:banking", Type::Asset),
        ];
        for (account, expected) in table {
            assert_eq!(journal.type_of(account), expected, "{account}");
        }
        assert!(is_in("a:b", "a") && is_in("a", "a") && !is_in("ab", "a"));
    }
}
