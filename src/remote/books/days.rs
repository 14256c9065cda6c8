//! The journal of some days as a journal of its own: with what was there before as one more entry.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::export::{number, quoted};
use super::ledger::Ledger;

impl Ledger {
    /// All that is no transaction as it is, the transactions of these days byte for byte, and what the accounts held
    /// before the first day as one entry. Whoever reads it reads the same balances at the end of the last day.
    pub(crate) fn of_days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let mut entries: Vec<_> = self.journal.transactions.iter().collect();
        entries.sort_by_key(|entry| entry.at.offset);
        let (mut text, mut at) = (String::new(), 0);
        for entry in entries {
            text += self.text.get(at..entry.at.offset).unwrap_or_default();
            at = entry.at.offset + entry.at.bytes;
            if (first..=last).contains(&entry.date) {
                text += self.text.get(entry.at.offset..at).unwrap_or_default();
            }
        }
        text += self.text.get(at..).unwrap_or_default();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        // At the end, where amounts are read as all directives above say. Their order in the file says nothing.
        text += &first.pred_opt().map(|before| self.opening(before)).unwrap_or_default();
        text
    }

    /// Postings in `( )`, which need no balance: what was paid at a rate balances only with it.
    fn opening(&self, before: NaiveDate) -> String {
        let held = self.balance(None, Some(before));
        if held.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{before} opening balances\n");
        for balance in &held {
            for amount in &balance.amounts {
                let number = match self.journal.marks.of(&amount.commodity) {
                    Some(',') => number(amount).replace('.', ","),
                    _ => number(amount),
                };
                let commodity = quoted(&amount.commodity);
                let _ = writeln!(text, "    ({})  {number} {commodity}", balance.account);
            }
        }
        text
    }
}
