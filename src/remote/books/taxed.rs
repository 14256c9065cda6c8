//! What an entry says about tax, for the return: `; tax: output 19% of 300.00 EUR is 57.00 EUR (DE-standard)`.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Serialize;

use super::amount::Amount;
use super::journal::{Transaction, is_in};
use super::lines::InvoiceLine;
use super::values::limited;
use super::{accounts, words};
use crate::model::money::Money;
use crate::model::tax::{Tax, decimal, is_code};

/// Whose tax it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Side {
    /// On what was sold, and what a buyer owes in the vendor's place.
    Output,
    /// On what was bought: it is deducted.
    Input,
}

/// The tax of an entry at one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taxed {
    pub(super) side: Side,
    /// Per cent.
    pub(super) rate: Decimal,
    pub(super) base: Money,
    pub(super) tax: Money,
    pub(super) code: String,
}

impl Taxed {
    pub(super) fn negated(self) -> Taxed {
        Taxed { base: self.base.negated(), tax: self.tax.negated(), ..self }
    }

    pub(super) fn tag(&self) -> (&'static str, String) {
        ("tax", self.to_string())
    }

    /// The account that the tax of a rate is booked to.
    pub(super) fn account(side: Side, rate: Decimal, reverse: bool) -> String {
        let parent = match side {
            Side::Output => accounts::TAX,
            Side::Input => accounts::INPUT_TAX,
        };
        let reverse = if reverse { "reverse:" } else { "" };
        format!("{parent}:{reverse}{rate}%")
    }
}

impl fmt::Display for Taxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.side == Side::Output { "output" } else { "input" };
        write!(f, "{side} {}% of {} is {}", self.rate, self.base, self.tax)?;
        if self.code.is_empty() { Ok(()) } else { write!(f, " ({})", self.code) }
    }
}

impl FromStr for Taxed {
    type Err = ();

    fn from_str(text: &str) -> Result<Taxed, ()> {
        let (head, rest) = text.split_once("% of ").ok_or(())?;
        let (side, rate) = head.split_once(' ').ok_or(())?;
        let (rest, code) = rest.split_once('(').unwrap_or((rest, ""));
        let (base, tax) = rest.split_once(" is ").ok_or(())?;
        let code = code.trim().trim_end_matches(')');
        Ok(Taxed {
            side: match side {
                "output" => Side::Output,
                "input" => Side::Input,
                _ => return Err(()),
            },
            rate: decimal(rate).ok_or(())?,
            base: money(base)?,
            tax: money(tax)?,
            code: Some(code).filter(|code| code.is_empty() || is_code(code)).ok_or(())?.to_owned(),
        })
    }
}

/// An amount that the books would take: sums of what they would not are not exact.
fn money(text: &str) -> Result<Money, ()> {
    let money: Money = text.parse().map_err(drop)?;
    limited("tax", if money.is_positive() { money } else { money.negated() }).map_err(drop)?;
    Ok(money)
}

/// What an invoice's lines come to, by rate and code.
pub(super) fn of_lines<'a>(lines: impl IntoIterator<Item = &'a InvoiceLine>) -> Vec<Taxed> {
    let mut sums: Vec<Taxed> = Vec::new();
    for line in lines {
        let same = |sum: &&mut Taxed| sum.rate == line.tax && sum.code == line.code;
        match sums.iter_mut().find(same) {
            Some(sum) => {
                sum.base = sum.base.plus(line.net).unwrap_or(sum.base);
                sum.tax = sum.tax.plus(line.vat()).unwrap_or(sum.tax);
            }
            None => sums.push(Taxed {
                side: Side::Output,
                rate: line.tax,
                base: line.net,
                tax: line.vat(),
                code: line.code.clone(),
            }),
        }
    }
    sums.sort_by(|a, b| (a.rate, &a.code).cmp(&(b.rate, &b.code)));
    sums
}

/// What an entry says about tax; for an invoice that an earlier fte booked, what its lines say.
pub(super) fn of_entry(entry: &Transaction) -> Vec<Taxed> {
    let told: Vec<Taxed> = entry.tags("tax").filter_map(|tag| tag.parse().ok()).collect();
    if !told.is_empty() || entry.tag("invoice").is_none() {
        return told;
    }
    let owed = entry.postings_in(accounts::RECEIVABLE).flat_map(|posting| &posting.amounts);
    let currency = owed.filter_map(Amount::money).map(Money::currency).next();
    let Some(currency) = currency else { return Vec::new() };
    let lines: Vec<_> =
        entry.tags("line").filter_map(|line| InvoiceLine::parse(line, currency)).collect();
    of_lines(&lines)
}

/// Whether an account holds tax, and whose.
pub(super) fn side_of(account: &str) -> Option<Side> {
    if is_in(account, accounts::TAX) {
        Some(Side::Output)
    } else if is_in(account, accounts::INPUT_TAX) {
        Some(Side::Input)
    } else {
        None
    }
}

/// The words that an invoice must have because of its taxes, each once.
pub(super) fn says(taxes: impl IntoIterator<Item = Tax>) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = Vec::new();
    for tax in taxes {
        let says = words::one_line(&tax.says);
        if !says.is_empty() && all.iter().all(|(_, known)| *known != says) {
            all.push(("says", says));
        }
    }
    all
}
