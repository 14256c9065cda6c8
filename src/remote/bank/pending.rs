//! Rows that a bank announces before it books them, under another day and text, sometimes another sum.

use chrono::Days;
use rust_decimal::Decimal;

use super::likeness::{shared, words};
use super::merge::{Merge, One};
use super::row::Row;

/// How long after its announcement a row is booked at the latest, in days; and how much earlier it may be dated.
const LATER: u64 = 10;
const EARLIER: u64 = 2;

impl Merge<'_> {
    /// Announcements: the same as before, booked meanwhile, or new.
    pub(super) fn pending(&mut self) {
        for at in self.open(true) {
            let Some(one) = self.ones.get(at) else { continue };
            let own = words(&[&one.line.party, &one.line.text, &one.line.reference]);
            let near = |row: &Row, most: i64| (row.date - one.line.date).num_days().abs() <= most;
            let is_alike = |row: &Row| {
                shared(&own, &words(&[&row.party, &row.text, &row.reference]))
                    .is_none_or(|share| share >= 50)
            };
            let open: Vec<usize> = self
                .known
                .pending(one.money)
                .iter()
                .copied()
                .filter(|row| self.is_free(*row))
                .collect();
            let row = |at: usize| self.known.rows.get(at);
            let same = |at: &usize| {
                row(*at).is_some_and(|row| near(row, 0))
                    && self.known.keys.get(*at) == Some(&one.key)
            };
            let reworded = |at: &usize| row(*at).is_some_and(|row| near(row, 3) && is_alike(row));
            let days = (0..=LATER + EARLIER).filter_map(|days| {
                one.line
                    .date
                    .checked_sub_days(Days::new(EARLIER))?
                    .checked_add_days(Days::new(days))
            });
            let booked = || {
                let found = days.flat_map(|day| self.known.on(day, one.money).iter().copied());
                let is_it = |at: &usize| {
                    self.is_free(*at)
                        && row(*at).is_some_and(|row| {
                            !row.is_pending() && row.replaces.is_empty() && is_alike(row)
                        })
                };
                found.into_iter().find(is_it)
            };
            let found = open
                .iter()
                .copied()
                .find(same)
                .or_else(|| open.iter().copied().find(reworded))
                .or_else(booked);
            if let Some(found) = found {
                self.claim(at, found);
            }
        }
    }

    /// The announcement that a booked line was: of its amount, else of about it with the same words.
    pub(super) fn replaced(&self, one: &One) -> Option<String> {
        let own = words(&[&one.line.party, &one.line.text, &one.line.reference]);
        let fits = |at: usize| {
            let row =
                self.known.rows.get(at).filter(|row| !self.known.replaced.contains(&row.id))?;
            let after = [Some(one.line.date), one.line.value]
                .into_iter()
                .flatten()
                .map(|day| (day - row.date).num_days());
            let days = i64::try_from(EARLIER).ok()?;
            let most = i64::try_from(LATER).ok()?;
            let after = after.filter(|after| (-days..=most).contains(after)).min()?;
            let alike = shared(&own, &words(&[&row.party, &row.text, &row.reference])).unwrap_or(0);
            Some((std::cmp::Reverse(alike), after, row.id.clone()))
        };
        let exact = self.known.pending(one.money).iter().filter_map(|at| fits(*at)).min();
        let near = || {
            let is_near = |at: &usize| {
                self.known.rows.get(*at).is_some_and(|row| {
                    let (a, b) = (row.amount.amount(), one.money.amount());
                    row.amount.currency() == one.money.currency()
                        && a.is_sign_negative() == b.is_sign_negative()
                        && (a - b).abs() * Decimal::from(5) <= a.abs().max(b.abs())
                })
            };
            let found = self.known.all_pending().filter(is_near).take(1000).filter_map(fits);
            found.filter(|(alike, ..)| alike.0 >= 60).min()
        };
        exact.or_else(near).map(|(.., id)| id)
    }
}
