//! What the bank says is there, and which of its rows the books do not have.

use chrono::NaiveDate;

use super::super::figure::{Source, Value};
use super::super::source::At;
use super::super::subscriptions::{self, Charge};
use crate::base::Result;
use crate::remote::bank::{Bank, Held, Matches, Owed, Row};
use crate::state::State;
use crate::vault::Vault;

/// The rows and balances of the bank.
#[derive(Debug, Default)]
pub(super) struct AtBank {
    /// Monthly charges.
    pub(super) charges: Vec<Charge>,
    rows: Vec<(String, usize, Row)>,
    links: std::collections::BTreeMap<String, String>,
    now: Vec<Held>,
    before: Vec<Held>,
}

impl AtBank {
    /// All of it up to a day, and what was there a week before.
    pub(super) fn read(
        vault: &Vault,
        state: &State,
        last: NaiveDate,
        before: NaiveDate,
    ) -> Result<AtBank> {
        let bank = Bank::open(vault, state);
        let rows = bank.rows()?;
        Ok(AtBank {
            charges: subscriptions::charges(&rows, last),
            links: bank.links()?,
            now: bank.held(last)?,
            before: bank.held(before)?,
            rows,
        })
    }

    fn held(&self, is_before: bool) -> &[Held] {
        if is_before { &self.before } else { &self.now }
    }

    /// The day up to which every balance is known.
    pub(super) fn day(&self, is_before: bool) -> Option<NaiveDate> {
        self.held(is_before).iter().map(|held| held.day).max()
    }

    /// The last balance of each account.
    pub(super) fn balances(&self, is_before: bool) -> Vec<Source> {
        let source = |held: &Held| {
            let (file, line) = held.at.clone();
            let says = format!("{}, on {}", held.account, held.day);
            Source::new(At::line(file, line), Some(Value::of(held.amount)), says)
        };
        self.held(is_before).iter().map(source).collect()
    }

    /// The rows up to a day that belong to nothing that is booked; none where there are no rows by then.
    pub(super) fn unbooked(&self, books: &impl Owed, last: NaiveDate) -> Option<Vec<Source>> {
        let docs = books.docs();
        let matches = Matches { links: self.links.clone(), ..Matches::default() };
        let settled = matches.settled(&docs);
        let mut rows = self.rows.iter().filter(|(.., row)| row.date <= last).peekable();
        rows.peek()?;
        let is_open = |(.., row): &&(String, usize, Row)| {
            !row.is_pending() && !settled.contains(row.id.as_str())
        };
        let source = |(file, line, row): &(String, usize, Row)| {
            let says = format!("{} {} {} {}", row.id, row.date, row.party, row.text);
            Source::new(At::line(file.clone(), *line), Some(Value::of(row.amount)), says.trim())
        };
        Some(rows.filter(is_open).map(source).collect())
    }
}
