//! The journal of some days as a journal of its own: with what was there before as its first entry.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::ledger::Ledger;

impl Ledger {
    /// All that is no transaction as it is, what the accounts held before the first day as one entry, and the transactions of
    /// these days byte for byte. Whoever reads it reads the same balances at the end of the last day.
    pub(crate) fn of_days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let opening = first.pred_opt().map(|before| self.opening(before)).unwrap_or_default();
        let mut entries: Vec<_> = self.journal.transactions.iter().collect();
        entries.sort_by_key(|entry| entry.at.offset);
        let (mut text, mut at, mut opening) = (String::new(), 0, Some(opening));
        for entry in entries {
            text += self.text.get(at..entry.at.offset).unwrap_or_default();
            // After the directives, which say how amounts are read.
            text += &opening.take().unwrap_or_default();
            at = entry.at.offset + entry.at.bytes;
            if (first..=last).contains(&entry.date) {
                text += self.text.get(entry.at.offset..at).unwrap_or_default();
            }
        }
        text += self.text.get(at..).unwrap_or_default();
        text
    }

    fn opening(&self, before: NaiveDate) -> String {
        let held = self.balance(None, Some(before));
        if held.is_empty() {
            return String::new();
        }
        let mut text = format!("{before} opening balances\n");
        for balance in &held {
            for amount in &balance.amounts {
                let _ = writeln!(text, "    {}  {amount}", balance.account);
            }
        }
        text += "\n";
        text
    }
}
