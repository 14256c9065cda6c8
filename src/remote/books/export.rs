//! The books for other programs and people: as hledger's journal, for beancount, and as a table for an accountant.

use std::fmt::Write as _;

use super::amount::Amount;
use super::documents;
use super::journal::{Posting, Transaction};
use super::ledger::Ledger;
use super::reports::Days;
use super::{taxed, words};
use crate::base::text;

impl Ledger {
    /// The entries of these days as a journal of their own, declarations and rates included.
    pub(crate) fn to_hledger(&self, days: Days) -> String {
        let mut out = "decimal-mark .\n\n".to_owned();
        for (account, kind) in &self.journal.accounts {
            let kind = kind.map(|kind| format!("  ; type: {}", kind.as_str()));
            let _ = writeln!(out, "account {account}{}", kind.unwrap_or_default());
        }
        out.push('\n');
        for commodity in &self.journal.commodities {
            let places = Amount { quantity: 1000.into(), commodity: commodity.clone() };
            match places.money() {
                Some(money) if money.currency().places() == 0 => {
                    let _ = writeln!(out, "commodity 1000. {}", money.currency());
                }
                Some(money) => {
                    let _ = writeln!(out, "commodity {money}");
                }
                None => {
                    let _ = writeln!(out, "commodity {}", quoted(commodity));
                }
            }
        }
        for price in self.journal.prices.iter().filter(|price| price.date <= days.to) {
            let name = quoted(&price.commodity);
            let _ = writeln!(out, "P {} {name} {}", price.date, plain(&price.worth));
        }
        for entry in self.entries(days) {
            let _ = hledger(&mut out, entry);
        }
        out
    }

    /// A row for each posting of these days, by date, as CSV with a heading.
    pub(crate) fn to_csv(&self, days: Days) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADING)?;
        for entry in self.entries(days) {
            for posting in &entry.postings {
                for amount in &posting.amounts {
                    writer.write_record(
                        self.row(entry, posting, amount).map(|text| text::cell(&text)),
                    )?;
                }
            }
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    fn row(&self, entry: &Transaction, posting: &Posting, amount: &Amount) -> [String; 14] {
        let (kind, link) = match documents::numbered(entry) {
            Ok(Some((kind, id))) => (kind.tag(), kind.note(id)),
            _ => ("", String::new()),
        };
        let told = |tag: &str| entry.tag(tag).map(words::decode).unwrap_or_default();
        let side = taxed::side_of(&posting.account);
        let rate = side.and_then(|_| posting.account.rsplit(':').next()).unwrap_or_default();
        let cost = posting.cost.as_ref();
        [
            entry.date.to_string(),
            documents::number(entry).unwrap_or_default(),
            kind.to_owned(),
            entry.tag("for").unwrap_or_default().to_owned(),
            entry.description.clone(),
            told("reference"),
            posting.account.clone(),
            self.journal.type_of(&posting.account).as_str().to_owned(),
            number(amount),
            amount.commodity.clone(),
            cost.map(number).unwrap_or_default(),
            cost.map(|cost| cost.commodity.clone()).unwrap_or_default(),
            rate.to_owned(),
            link,
        ]
    }

    /// The entries of these days, by date, in the file's order within a day.
    pub(super) fn entries(&self, days: Days) -> Vec<&Transaction> {
        let in_days = |entry: &&Transaction| {
            days.from.is_none_or(|from| from <= entry.date) && entry.date <= days.to
        };
        let mut entries: Vec<_> = self.journal.transactions.iter().filter(in_days).collect();
        entries.sort_by_key(|entry| (entry.date, entry.at.line));
        entries
    }
}

const HEADING: [&str; 14] = [
    "date",
    "document",
    "kind",
    "for",
    "description",
    "reference",
    "account",
    "type",
    "amount",
    "currency",
    "cost",
    "cost_currency",
    "tax",
    "link",
];

fn hledger(out: &mut String, entry: &Transaction) -> std::fmt::Result {
    write!(out, "\n{}", entry.date)?;
    if !entry.code.is_empty() {
        write!(out, " ({})", entry.code)?;
    }
    writeln!(out, " {}", entry.description)?;
    for (tag, value) in &entry.tags {
        writeln!(out, "    ; {}", format!("{tag}: {value}").trim_end())?;
    }
    for posting in &entry.postings {
        let account =
            if posting.free { format!("({})", posting.account) } else { posting.account.clone() };
        for amount in &posting.amounts {
            write!(out, "    {account:<46}  {:>16}", plain(amount))?;
            if let Some(cost) = &posting.cost {
                let whole = Amount { quantity: cost.quantity.abs(), ..cost.clone() };
                write!(out, " @@ {}", plain(&whole))?;
            }
            out.push('\n');
        }
    }
    Ok(())
}

/// An amount with `.` as the decimal mark and no mark between digits.
fn plain(amount: &Amount) -> String {
    format!("{} {}", number(amount), quoted(&amount.commodity))
}

/// The quantity, with the currency's places where it is one.
pub(super) fn number(amount: &Amount) -> String {
    match amount.money() {
        Some(money) => money.amount().to_string(),
        None => amount.quantity.normalize().to_string(),
    }
}

pub(super) fn quoted(commodity: &str) -> String {
    let is_plain = commodity.chars().all(|c| c.is_alphabetic() || "€$£¥".contains(c));
    if is_plain { commodity.to_owned() } else { format!("\"{commodity}\"") }
}
