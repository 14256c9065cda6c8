//! Whether the rows that are kept come to what the bank says was in the account: what is missing, or there too often.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::known::Span;
use super::row::Row;
use crate::model::money::{Currency, Money};

/// Days over which the rows and the bank's balances come to something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Gap {
    pub(crate) account: String,
    /// The last day at whose end both agree.
    pub(crate) after: NaiveDate,
    pub(crate) to: NaiveDate,
    /// What the rows of these days come to.
    pub(crate) rows: Money,
    /// What the bank's balances come to.
    pub(crate) bank: Money,
}

/// The gaps of one account in one currency.
pub(super) fn gaps(account: &str, currency: Currency, rows: &[&Row], spans: &[Span]) -> Vec<Gap> {
    let mut sums: BTreeMap<NaiveDate, Decimal> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(row.date).or_default();
        *sum = sum.checked_add(row.amount.amount()).unwrap_or(*sum);
    }
    let points: Vec<(NaiveDate, Decimal)> = points(rows, spans).into_iter().collect();
    let mut gaps = Vec::new();
    for ((after, before), (to, then)) in points.iter().zip(points.iter().skip(1)) {
        let days = sums.range((std::ops::Bound::Excluded(*after), std::ops::Bound::Included(*to)));
        let sum = days.map(|(_, sum)| *sum).try_fold(Decimal::ZERO, Decimal::checked_add);
        let bank = then.checked_sub(*before);
        let (Some(sum), Some(bank)) = (sum, bank) else { continue };
        if sum != bank {
            let money = |amount| Money::rounded(amount, currency);
            gaps.push(Gap {
                account: account.to_owned(),
                after: *after,
                to: *to,
                rows: money(sum),
                bank: money(bank),
            });
        }
    }
    gaps
}

/// What was in the account at the end of days, by the bank's word.
pub(super) fn points(rows: &[&Row], spans: &[Span]) -> BTreeMap<NaiveDate, Decimal> {
    let mut points = BTreeMap::new();
    let all: Vec<&Span> = spans.iter().collect();
    for span in spans {
        let Some((opening, closing)) = span.ends else { continue };
        // Where one statement goes on in another within a day, its end is not the day's.
        if !all.iter().any(|other| span.goes_on_in(other)) {
            points.insert(span.to, closing);
        }
        if let Some(before) = span.from.pred_opt()
            && !all.iter().any(|other| other.goes_on_in(span))
        {
            points.entry(before).or_insert(opening);
        }
    }
    for (day, end) in ends(rows) {
        points.insert(day, end);
    }
    points
}

/// The balance after the last row of each day, where the running balances of its rows tell, and every row has one.
fn ends(rows: &[&Row]) -> Vec<(NaiveDate, Decimal)> {
    let mut days: BTreeMap<NaiveDate, (bool, BTreeMap<Decimal, i64>)> = BTreeMap::new();
    for row in rows {
        let (whole, net) = days.entry(row.date).or_insert((true, BTreeMap::new()));
        let from = row.balance.and_then(|balance| balance.checked_sub(row.amount.amount()));
        let (Some(from), Some(to)) = (from, row.balance) else {
            *whole = false;
            continue;
        };
        *net.entry(from.normalize()).or_default() -= 1;
        *net.entry(to.normalize()).or_default() += 1;
    }
    let end = |(day, (whole, net)): (NaiveDate, (bool, BTreeMap<Decimal, i64>))| {
        let mut ends = net.into_iter().filter(|(_, count)| *count > 0);
        let (end, count) = ends.next()?;
        (whole && count == 1 && ends.next().is_none()).then_some((day, end))
    };
    days.into_iter().filter_map(end).collect()
}

impl std::fmt::Display for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let difference = self.bank.minus(self.rows).unwrap_or(self.bank);
        write!(
            f,
            "{}: from {} to {} the bank's balances come to {}, the rows to {}: {difference} is missing, or a row is there twice",
            self.account,
            self.after.succ_opt().unwrap_or(self.after),
            self.to,
            self.bank,
            self.rows,
        )
    }
}
