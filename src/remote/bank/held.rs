//! What the bank says is in each account: the last balance that it named.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::row::Row;
use super::{Bank, FOLDER, balance};
use crate::base::Result;
use crate::model::money::{Currency, Money};

/// A row with its file's vault path and its line.
type Kept = (String, usize, Row);

/// The last balance of an account that the bank named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) account: String,
    pub(crate) amount: Money,
    /// At whose end it was that much.
    pub(crate) day: NaiveDate,
    /// Vault path and line of the account's last row up to then; of the list of statements where there is none.
    pub(crate) at: (String, usize),
}

impl Bank<'_> {
    /// What was in each account at the end of a day, as far as the bank said: its last balance up to then. An account of
    /// which it never named one is not there.
    pub(crate) fn held(&self, as_of: NaiveDate) -> Result<Vec<Held>> {
        let (rows, spans) = (self.rows()?, self.spans()?);
        let mut of: BTreeMap<(&str, Currency), Vec<&Kept>> = BTreeMap::new();
        for kept in rows.iter().filter(|(.., row)| !row.is_pending()) {
            let currency = kept.2.amount.currency();
            of.entry((&kept.2.account, currency)).or_default().push(kept);
        }
        let mut held = Vec::new();
        for ((account, currency), kept) in &of {
            // Of an account in several currencies a statement does not say which its balances are in.
            let is_one = of.keys().filter(|(other, _)| other == account).count() == 1;
            let spans = spans.get(*account).filter(|_| is_one).map_or(&[][..], Vec::as_slice);
            let rows: Vec<&Row> = kept.iter().map(|(.., row)| row).collect();
            let Some((day, amount)) = balance::points(&rows, spans)
                .range(..=as_of)
                .next_back()
                .map(|(day, sum)| (*day, *sum))
            else {
                continue;
            };
            let last = kept
                .iter()
                .filter(|(.., row)| row.date <= day)
                .max_by_key(|(_, line, row)| (row.date, *line));
            let at = last.map_or_else(
                || (format!("Accounting/{FOLDER}/Statements.csv"), 1),
                |(path, line, _)| (path.clone(), *line),
            );
            held.push(Held {
                account: (*account).to_owned(),
                amount: Money::rounded(amount, *currency),
                day,
                at,
            });
        }
        Ok(held)
    }
}
