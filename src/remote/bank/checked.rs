//! What is put into statements before their rows are taken in, and what must hold of them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::guess::Answers;
use super::import::{Source, shown};
use super::statement::{self, Format, Statement};
use super::{Fault, unique};
use crate::base::{Exit, Fail, Result};
use crate::model::money::Money;

/// Puts in what a person said, and what its balances show.
pub(super) fn finish(statements: &mut [Statement], source: &Source<'_>) -> Result<()> {
    if let Some(account) = &source.said.account {
        let named: BTreeSet<&str> =
            statements.iter().map(|statement| statement.account.as_str()).collect();
        if named.len() > 1 {
            let named = named.into_iter().collect::<Vec<_>>().join(", ");
            let what = format!("`{}` has rows of several accounts: {named}", shown(source.name));
            return Err(Fail::say(Exit::Usage, what).hint("`--account` names one: leave it out"));
        }
        for statement in &mut *statements {
            statement.account = statement::account(account);
        }
    }
    for statement in statements {
        statement.currency = statement.currency.or(source.said.currency);
        if statement.format == Format::Csv
            && let Some((opening, closing)) = unique::ends(&statement.lines)
        {
            let what = format!("its running balances add up, from {opening} to {closing}");
            statement.notes.push(what);
        }
    }
    Ok(())
}

/// Fails where a statement's own balances speak against its rows: it was cut off or changed, or is read the wrong way round.
/// Where a person takes it in all the same, it is said.
pub(super) fn balanced(statement: &mut Statement, name: &str, said: &Answers) -> Result<()> {
    let Some(what) = statement.contradiction() else { return Ok(()) };
    let what = format!("its own balances do not add up: {what}");
    if said.unbalanced {
        statement.notes.push(what);
        return Ok(());
    }
    let fail = Fail::say(Exit::Refused, format!("`{}`: {what}", shown(name)))
        .hint("nothing of this file was taken in: fetch it from the bank anew");
    Err(fail.hint("`--unbalanced` takes its rows in all the same"))
}

/// Pages that go on where the one before ended are one statement; one that is there twice is there once.
pub(super) fn joined(statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::new();
    for statement in statements {
        if joined.contains(&statement) {
            continue;
        }
        let goes_on = |last: &&mut Statement| {
            last.account == statement.account
                && last.currency == statement.currency
                && last.closing.is_some()
                && last.closing == statement.opening
                && last.is_closed()
                && statement.is_closed()
        };
        match joined.last_mut().filter(goes_on) {
            Some(last) => {
                last.closing = statement.closing;
                last.from = last.from.into_iter().chain(statement.from).min();
                last.to = last.to.into_iter().chain(statement.to).max();
                last.lines.extend(statement.lines);
                last.notes.extend(statement.notes);
            }
            None => joined.push(statement),
        }
    }
    joined
}

/// The most lines of one day and amount that a statement may have: each is held against each.
const ALIKE: usize = 10_000;

/// Fails where a line has no currency, or more places than it has; and where so many are alike that no bank booked them.
pub(super) fn currencies(statement: &Statement) -> std::result::Result<(), Fault> {
    let mut alike: HashMap<(NaiveDate, Decimal), usize> = HashMap::new();
    for line in &statement.lines {
        let count = alike.entry((line.date, line.amount)).or_default();
        *count += 1;
        if *count > ALIKE {
            let what = format!("is one of more than {ALIKE} rows of one day and amount");
            return Err(Fault::new(line.at, "", what));
        }
        let Some(currency) = line.currency.or(statement.currency) else {
            return Err(Fault::new(line.at, "", "has no currency (`--currency EUR` says it)"));
        };
        Money::new(line.amount, currency)
            .map_err(|error| Fault::new(line.at, "", error.to_string()))?;
    }
    Ok(())
}
