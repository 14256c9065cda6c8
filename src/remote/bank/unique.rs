//! What is there twice in one file: a row that an export repeats, told from two equal rows of one day.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::likeness;
use super::statement::{Line, Statement};
use crate::model::money::Currency;

/// Takes away what is there twice; says how many lines that were.
///
/// A statement whose balances add up has nothing twice. Else a line goes whose bank reference, day and amount are another
/// one's, or whose day, amount, text and running balance are. Without any of these, two equal lines are two rows.
pub(super) fn reduce(statement: &mut Statement) -> usize {
    if statement.is_closed() || is_chain(&statement.lines) {
        return 0;
    }
    let before = statement.lines.len();
    by_id(&mut statement.lines);
    by_balance(&mut statement.lines);
    before - statement.lines.len()
}

/// Whether each line's balance follows from the one before it, downwards or upwards.
pub(super) fn is_chain(lines: &[Line]) -> bool {
    let booked: Vec<(Decimal, Decimal)> = lines
        .iter()
        .filter(|line| !line.pending)
        .filter_map(|line| Some((line.amount, line.balance?)))
        .collect();
    if booked.len() < 2 || booked.len() != lines.iter().filter(|line| !line.pending).count() {
        return false;
    }
    let pairs = || booked.iter().zip(booked.iter().skip(1));
    let down =
        pairs().all(|((_, before), (amount, after))| before.checked_add(*amount) == Some(*after));
    let up =
        pairs().all(|((amount, after), (_, before))| before.checked_add(*amount) == Some(*after));
    down || up
}

/// The balances before the first and after the last line of a chain.
pub(super) fn ends(lines: &[Line]) -> Option<(Decimal, Decimal)> {
    if !is_chain(lines) {
        return None;
    }
    let booked: Vec<&Line> = lines.iter().filter(|line| !line.pending).collect();
    let (first, last) = (booked.first()?, booked.get(1)?);
    let is_down = first.balance?.checked_add(last.amount) == last.balance;
    let (oldest, newest) = if is_down {
        (*booked.first()?, *booked.last()?)
    } else {
        (*booked.last()?, *booked.first()?)
    };
    Some((oldest.balance?.checked_sub(oldest.amount)?, newest.balance?))
}

/// Two balances that no line leads to, of which one at the most is where all begins: a row is missing between, or there too
/// often, in whatever order the lines are. `None` where they lead from each to the next, or not every line has a balance.
pub(super) fn broken(lines: &[Line]) -> Option<(Decimal, Decimal)> {
    let booked = || lines.iter().filter(|line| !line.pending);
    if booked().any(|line| line.balance.is_none()) {
        return None;
    }
    let mut nets: BTreeMap<Option<Currency>, BTreeMap<Place, i64>> = BTreeMap::new();
    for line in booked() {
        let (from, to) = way(line)?;
        let net = nets.entry(line.currency).or_default();
        *net.entry(from).or_default() += 1;
        *net.entry(to).or_default() -= 1;
    }
    nets.into_values().find_map(|net| {
        let mut starts = net.iter().filter(|(_, count)| **count > 0);
        let (first, count) = starts.next()?;
        let other = if *count > 1 { first } else { starts.next()?.0 };
        Some((*first, *other))
    })
}

fn by_id(lines: &mut Vec<Line>) {
    let mut seen = HashSet::new();
    lines.retain(|line| {
        !likeness::is_id(&line.bank_id)
            || seen.insert((line.bank_id.clone(), line.date, line.amount.normalize(), line.pending))
    });
}

/// A balance as a place that money moves from or to: each line leads from the one before it to the one after it.
type Place = Decimal;

/// Lines with the same day, amount, text and balance are one, unless the places do not add up without the other.
fn by_balance(lines: &mut Vec<Line>) {
    let key = |line: &Line| {
        Some((
            line.date,
            line.amount.normalize(),
            line.balance?.normalize(),
            likeness::key(&[&line.party, &line.text]),
        ))
    };
    let mut seen = HashSet::new();
    let mut net: HashMap<Place, i64> = HashMap::new();
    let (mut kept, mut doubles) = (Vec::new(), Vec::new());
    for line in std::mem::take(lines) {
        if key(&line).filter(|_| !line.pending).is_some_and(|key| !seen.insert(key)) {
            doubles.push(line);
        } else {
            count(&mut net, &line);
            kept.push(line);
        }
    }
    for line in doubles {
        let Some((from, to)) = way(&line) else { continue };
        // Something left `to` that nothing led to, and something led to `from` that nothing left: it is a row of its own.
        let is_missing =
            net.get(&from).copied().unwrap_or(0) < 0 && net.get(&to).copied().unwrap_or(0) > 0;
        if is_missing {
            count(&mut net, &line);
            kept.push(line);
        }
    }
    *lines = kept;
}

fn way(line: &Line) -> Option<(Place, Place)> {
    let to = line.balance?;
    Some((to.checked_sub(line.amount)?.normalize(), to.normalize()))
}

fn count(net: &mut HashMap<Place, i64>, line: &Line) {
    if let Some((from, to)) = way(line) {
        *net.entry(from).or_default() += 1;
        *net.entry(to).or_default() -= 1;
    }
}

/// What was in the account before the first row of each day, where the day's balances tell.
pub(super) fn starts(
    rows: impl Iterator<Item = (NaiveDate, Decimal, Decimal)>,
) -> BTreeMap<NaiveDate, Option<Decimal>> {
    let mut days: BTreeMap<NaiveDate, HashMap<Decimal, i64>> = BTreeMap::new();
    for (date, amount, balance) in rows {
        let Some(from) = balance.checked_sub(amount) else { continue };
        let net = days.entry(date).or_default();
        *net.entry(from.normalize()).or_default() += 1;
        *net.entry(balance.normalize()).or_default() -= 1;
    }
    let only = |net: HashMap<Decimal, i64>| {
        let mut starts = net.into_iter().filter(|(_, count)| *count > 0);
        let first = starts.next().filter(|(_, count)| *count == 1);
        first.filter(|_| starts.next().is_none()).map(|(at, _)| at)
    };
    days.into_iter().map(|(day, net)| (day, only(net))).collect()
}
