//! The books for [beancount](https://beancount.github.io): accounts and currencies by the names that it takes.
//!
//! Source: beancount's language syntax: an account begins with one of five words, each part with a capital letter or digit,
//! and has letters, digits and `-`; a currency has capital letters, digits and `'._-`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::amount::Amount;
use super::documents;
use super::export::number;
use super::journal::{Journal, Posting, Transaction, Type, type_by_name};
use super::ledger::Ledger;
use super::reports::Days;
use crate::base::{digest, text};
use crate::model::money::Currency;

/// What balances postings that a person left out of every balance, `(account)`.
const UNBALANCED: &str = "Equity:Unbalanced";

impl Ledger {
    /// The entries of these days, with the accounts, rates and names that they need.
    pub(crate) fn to_beancount(&self, days: Days, home: Currency) -> String {
        let entries = self.entries(days);
        let names = names(&self.journal, &entries);
        let mut out = format!(
            "; Made from {} by fte: a change here is lost.\noption \"title\" \"The books\"\noption \"operating_currency\" \"{home}\"\n\n",
            super::PATH
        );
        let prices: Vec<_> =
            self.journal.prices.iter().filter(|price| price.date <= days.to).collect();
        let dates = entries.iter().map(|entry| entry.date);
        if let Some(first) = dates.chain(prices.iter().map(|price| price.date)).min() {
            for (account, name) in &names {
                let _ = writeln!(out, "{first} open {name}\n  name: {}", string(account));
            }
            if entries.iter().any(|entry| entry.postings.iter().any(|posting| posting.free)) {
                let _ = writeln!(out, "{first} open {UNBALANCED}");
            }
        }
        out.push('\n');
        for price in prices {
            let commodity = currency(&price.commodity);
            let _ = writeln!(out, "{} price {commodity} {}", price.date, plain(&price.worth));
        }
        for entry in entries {
            let _ = transaction(&mut out, entry, &names);
        }
        out
    }
}

fn transaction(
    out: &mut String,
    entry: &Transaction,
    names: &BTreeMap<String, String>,
) -> std::fmt::Result {
    write!(out, "\n{} * {}", entry.date, string(&entry.description))?;
    for link in documents::number(entry).into_iter().chain(entry.tag("for").map(str::to_owned)) {
        if link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/.".contains(&b)) {
            write!(out, " ^{link}")?;
        }
    }
    out.push('\n');
    for (tag, key) in [("fte", "key"), ("reference", "reference"), ("due", "due")] {
        if let Some(value) = entry.tag(tag) {
            writeln!(out, "  {key}: {}", string(value))?;
        }
    }
    for posting in &entry.postings {
        let name = names.get(&posting.account).map_or(UNBALANCED, String::as_str);
        for amount in &posting.amounts {
            writeln!(out, "  {name}  {}{}", plain(amount), price(posting))?;
            if posting.free {
                let turned = Amount { quantity: -amount.quantity, ..amount.clone() };
                writeln!(out, "  {UNBALANCED}  {}{}", plain(&turned), price(posting))?;
            }
        }
    }
    Ok(())
}

fn price(posting: &Posting) -> String {
    let Some(cost) = &posting.cost else { return String::new() };
    let whole = Amount { quantity: cost.quantity.abs(), ..cost.clone() };
    format!(" @@ {}", plain(&whole))
}

fn plain(amount: &Amount) -> String {
    format!("{} {}", number(amount), currency(&amount.commodity))
}

/// Account by account the name for it; two accounts never get one name.
fn names(journal: &Journal, entries: &[&Transaction]) -> BTreeMap<String, String> {
    let postings = entries.iter().flat_map(|entry| &entry.postings);
    let accounts: BTreeSet<&str> = postings.map(|posting| posting.account.as_str()).collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for account in &accounts {
        *taken.entry(name(journal, account)).or_default() += 1;
    }
    let mut names = BTreeMap::new();
    for account in accounts {
        let mut name = name(journal, account);
        if taken.get(&name).is_some_and(|count| *count > 1) || name == UNBALANCED {
            let id: String =
                digest::short_id(&[b"beancount", account.as_bytes()]).chars().take(8).collect();
            name = format!("{name}-{id}");
        }
        names.insert(account.to_owned(), name);
    }
    names
}

fn name(journal: &Journal, account: &str) -> String {
    let kind = journal.type_of(account);
    let root = match kind {
        Type::Asset | Type::Cash => "Assets",
        Type::Liability => "Liabilities",
        Type::Revenue => "Income",
        Type::Expense => "Expenses",
        Type::Equity | Type::Other => "Equity",
    };
    let mut parts: Vec<&str> = account.split(':').collect();
    let says_kind = |part: &str| match type_by_name(part) {
        Type::Asset => root == "Assets",
        Type::Liability => root == "Liabilities",
        Type::Revenue => root == "Income",
        Type::Expense => root == "Expenses",
        Type::Equity => root == "Equity",
        Type::Cash | Type::Other => false,
    };
    if parts.len() > 1 && parts.first().is_some_and(|part| says_kind(part)) {
        parts.remove(0);
    }
    let mut name = root.to_owned();
    for part in parts {
        name.push(':');
        name.push_str(&component(part));
    }
    name
}

/// One part of an account: ASCII letters, digits and `-`, a capital letter or a digit first.
fn component(part: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let mut safe: String = part.trim().chars().map(kept).collect();
    match safe.chars().next() {
        Some(first) if first.is_ascii_lowercase() => {
            let rest: String = safe.chars().skip(1).collect();
            safe = format!("{}{rest}", first.to_ascii_uppercase());
        }
        Some(first) if first.is_ascii_alphanumeric() => {}
        _ => safe.insert(0, 'X'),
    }
    safe
}

fn currency(commodity: &str) -> String {
    if commodity.parse::<Currency>().is_ok() {
        return commodity.to_owned();
    }
    let id: String =
        digest::short_id(&[b"commodity", commodity.as_bytes()]).chars().take(6).collect();
    let kept = commodity.chars().filter(char::is_ascii_alphanumeric).take(12);
    let name: String = kept.map(|c| c.to_ascii_uppercase()).collect();
    format!("X-{name}{}", id.to_ascii_uppercase())
}

/// A text in quotation marks, on one line.
fn string(value: &str) -> String {
    format!("\"{}\"", text::shown_line(value).replace('\\', "\\\\").replace('"', "\\\""))
}
