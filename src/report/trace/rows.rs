//! The rows of the bank on the way of a thing: which payment or expense each is, and the other way.

use std::collections::{BTreeMap, BTreeSet};

use super::links::receipt;
use super::{Stop, Tracer};
use crate::base::Result;
use crate::base::text::{cut, shown_line};
use crate::model::request::Standing;
use crate::remote::bank::{Bank, Row, marked};
use crate::state::State;
use crate::vault::Vault;

/// The rows by id, each with its file and line.
type Rows = BTreeMap<String, (String, usize, Row)>;

/// Every row, and what rows belong to by the list of links.
pub(super) fn all(vault: &Vault, state: &State) -> Result<(Rows, BTreeMap<String, String>)> {
    let bank = Bank::open(vault, state);
    let rows = bank.rows()?.into_iter().map(|kept| (kept.2.id.clone(), kept)).collect();
    Ok((rows, bank.links()?))
}

impl Tracer<'_> {
    /// The payment or expense that a row is.
    pub(super) fn numbers_of_row(&self, row: &str) -> BTreeSet<String> {
        let linked = self.links.get(row).filter(|number| self.numbers.contains(*number)).cloned();
        let is_it = |remark: &str| marked(remark) == Some(row);
        let payments = self.ledger.payments().iter().filter(|own| is_it(&own.remark));
        let documents = self.ledger.documents().iter().filter(|own| is_it(&own.remark));
        let booked = payments.map(|own| own.id.clone()).chain(documents.map(|own| own.id.clone()));
        booked.chain(linked).collect()
    }

    /// The rows that a payment or expense is of.
    pub(super) fn rows_of_number(&self, number: &str) -> BTreeSet<String> {
        let payment = self.ledger.payment(number).map(|own| own.remark.as_str());
        let document = self.ledger.document(number).map(|own| own.remark.as_str());
        let said = payment.into_iter().chain(document).filter_map(marked);
        let linked = self.links.iter().filter(|(_, to)| *to == number).map(|(row, _)| row.as_str());
        said.chain(linked).filter(|row| self.rows.contains_key(*row)).map(str::to_owned).collect()
    }

    /// The pending rows that these were before they were booked, and the booked ones that these became.
    pub(super) fn same_rows(&self, rows: &BTreeSet<String>) -> BTreeSet<String> {
        let is_same = |(id, (.., row)): &(&String, &(String, usize, Row))| {
            rows.contains(&row.replaces)
                || rows
                    .iter()
                    .any(|own| self.rows.get(own).is_some_and(|(.., own)| own.replaces == **id))
        };
        self.rows.iter().filter(is_same).map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn of_row(&self, id: &str) -> Option<Stop> {
        let (path, line, row) = self.rows.get(id)?;
        let text = if row.text.is_empty() { String::new() } else { format!(" “{}”", row.text) };
        let said = cut(&shown_line(&format!("{} {}{text}", row.amount, row.party)), 120);
        let mut booked = self.numbers_of_row(id);
        // What is booked in Odoo does not name its row there: the request did, or a link does.
        booked.extend(self.links.get(id).filter(|_| !self.moves_of_row(id).is_empty()).cloned());
        let done = self.requests.iter().filter(|request| {
            request.standing == Standing::Done
                && receipt(request, "connector") == Some("odoo")
                && self.rows_in(request).contains(id)
        });
        booked.extend(done.filter_map(|request| receipt(request, "document")).map(shown_line));
        let numbers: Vec<String> = booked.into_iter().collect();
        let is = match (row.is_pending(), numbers.is_empty()) {
            (true, _) => "; pending".to_owned(),
            (false, true) => "; not booked".to_owned(),
            (false, false) => format!("; booked as {}", numbers.join(", ")),
        };
        Some(Stop {
            at: row.date.to_string(),
            kind: "bank",
            id: id.to_owned(),
            what: format!("{said}{is}"),
            by: None,
            path: Some(format!("{path}:{line}")),
        })
    }
}
