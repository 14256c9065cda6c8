//! What a person should look at in books that can be read: gaps, sums that differ, balances that do not hold.

use std::collections::BTreeMap;

use super::amount::{Amount, Sum};
use super::documents::{Document, DocumentKind};
use super::journal::{Posting, Transaction, Type, is_in};
use super::ledger::{Ledger, Problem};
use crate::base::text;
use crate::model::money::Money;

impl Ledger {
    /// Every problem, by line.
    pub(crate) fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems().to_vec();
        problems.extend(self.documents().iter().filter_map(overpaid));
        problems.extend(self.documents().iter().filter_map(other_lines));
        problems.extend(self.gaps());
        problems.extend(self.uncounted());
        problems.extend(self.assertions());
        problems.extend(self.closed_days());
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    /// Numbers that are left out, at the entry after the gap.
    fn gaps(&self) -> Vec<Problem> {
        let documents =
            self.documents().iter().map(|document| (document.id.as_str(), document.at.line));
        let payments = self.payments().iter().filter(|payment| !payment.note.is_empty());
        let mut series: BTreeMap<&str, BTreeMap<u64, usize>> = BTreeMap::new();
        let mut problems = Vec::new();
        for (id, line) in
            documents.chain(payments.map(|payment| (payment.id.as_str(), payment.at.line)))
        {
            let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
            let number = id.strip_prefix(prefix).and_then(|number| number.parse().ok());
            let Some(number) = number else { continue };
            if let Some(first) = series.entry(prefix).or_default().insert(number, line) {
                let line = first.max(line);
                problems
                    .push(Problem { line, what: format!("a number twice: {prefix}{number:04}") });
            }
        }
        for (prefix, numbers) in series {
            for ((before, _), (after, line)) in numbers.iter().zip(numbers.iter().skip(1)) {
                if after - before > 1 {
                    let what =
                        format!("a gap: {prefix}{before:04} is followed by {prefix}{after:04}");
                    problems.push(Problem { line: *line, what });
                }
            }
        }
        problems
    }

    /// Earnings, costs and cash in what is no currency: no figure has them.
    fn uncounted(&self) -> Vec<Problem> {
        let counts = |posting: &Posting| {
            matches!(
                self.journal.type_of(&posting.account),
                Type::Revenue | Type::Expense | Type::Cash
            )
        };
        let postings = self.journal.transactions.iter().flat_map(|entry| &entry.postings);
        let mut problems = Vec::new();
        for posting in postings.filter(|posting| counts(posting)) {
            for amount in posting.amounts.iter().filter(|amount| amount.money().is_none()) {
                let what = format!(
                    "{amount} is no amount of a currency (like `EUR`): figures leave it out"
                );
                problems.push(Problem { line: posting.line, what });
            }
        }
        problems
    }

    /// Balances that a person states after a posting and that are others, in the order of dates, as hledger checks them.
    fn assertions(&self) -> Vec<Problem> {
        let mut entries: Vec<&Transaction> = self.journal.transactions.iter().collect();
        entries.sort_by_key(|entry| entry.date);
        let mut balances: BTreeMap<&str, Sum> = BTreeMap::new();
        let mut problems = Vec::new();
        for posting in entries.into_iter().flat_map(|entry| &entry.postings) {
            balances.entry(&posting.account).or_default().add_all(&posting.amounts);
            let Some(assertion) = &posting.assertion else { continue };
            let mut there = Sum::default();
            let counted = |account: &str| {
                account == posting.account
                    || (assertion.inclusive && is_in(account, &posting.account))
            };
            for (_, sum) in balances.iter().filter(|(account, _)| counted(account)) {
                there.add_all(&sum.amounts().collect::<Vec<_>>());
            }
            let stated = &assertion.amount;
            let others = there.amounts().any(|amount| amount.commodity != stated.commodity);
            if there.of(&stated.commodity) != stated.quantity || (assertion.sole && others) {
                let real = Amount {
                    quantity: there.of(&stated.commodity),
                    commodity: stated.commodity.clone(),
                };
                let account = text::shown_line(&posting.account);
                let what = format!("`{account}` is said to hold {stated} here, and holds {real}");
                problems.push(Problem { line: posting.line, what });
            }
        }
        problems
    }
}

fn overpaid(document: &Document) -> Option<Problem> {
    let owed = document.open.negated();
    let what = || format!("{} is paid {owed} too much", document.id);
    owed.is_positive().then(|| Problem { line: document.at.line, what: what() })
}

/// An invoice whose lines come to something else than what is booked.
fn other_lines(document: &Document) -> Option<Problem> {
    if document.kind != DocumentKind::Invoice || document.lines.is_empty() {
        return None;
    }
    let zero = Money::zero(document.amount.currency());
    let sum =
        document.lines.iter().try_fold(zero, |sum, line| sum.plus(line.net)?.plus(line.vat()));
    if sum == Some(document.amount) {
        return None;
    }
    let sum = sum.map_or_else(|| "too much".to_owned(), |sum| sum.to_string());
    let what = format!("the lines of {} come to {sum}, booked is {}", document.id, document.amount);
    Some(Problem { line: document.at.line, what })
}
