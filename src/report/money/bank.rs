//! What the bank says is there, and which of its rows the books do not have.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::figure::{Source, Value};
use super::super::source::At;
use super::super::subscriptions::{self, Charge};
use crate::base::Result;
use crate::remote::bank::{Bank, Doc, Held, Matches, Row, marked};
use crate::state::State;
use crate::vault::Vault;

/// The rows and balances of the bank.
#[derive(Debug)]
pub(super) struct AtBank {
    /// Monthly charges.
    pub(super) charges: Vec<Charge>,
    rows: Vec<(String, usize, Row)>,
    /// What rows belong to, and those that a request booked in Odoo.
    matches: Matches,
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
            matches: Matches { links: bank.links()?, asked: booked_in_odoo(state)? },
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
    pub(super) fn unbooked(&self, docs: &[Doc], last: NaiveDate) -> Option<Vec<Source>> {
        let settled = self.matches.settled(docs);
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

/// The rows whose payment or expense was booked in Odoo: there nothing names them, the request did.
fn booked_in_odoo(state: &State) -> Result<BTreeSet<String>> {
    let mut rows = BTreeSet::new();
    for action in ["odoo.payment.record", "odoo.expense.record"] {
        for request in state.done_requests(action)? {
            let params = request.action.params();
            let note = params.get("note").and_then(serde_json::Value::as_str);
            rows.extend(note.and_then(marked).map(str::to_owned));
        }
    }
    Ok(rows)
}
