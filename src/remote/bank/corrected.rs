//! Entries that a bank issued again with another sum.

use super::likeness::{shared, words};
use super::merge::Merge;

impl Merge<'_> {
    /// Says where an entry has the reference, day and words of a row, but another sum: the bank corrected it, and which of the two
    /// counts is a person's to say.
    pub(super) fn corrected(&mut self) {
        for at in self.open(false) {
            let Some(one) = self.ones.get(at) else { continue };
            let own = words(&[&one.line.party, &one.line.text, &one.line.reference]);
            let is_it = |row: &usize| {
                self.known.rows.get(*row).is_some_and(|row| {
                    let theirs = words(&[&row.party, &row.text, &row.reference]);
                    !row.is_pending()
                        && row.source == self.from.source
                        && row.date == one.line.date
                        && row.amount != one.money
                        && shared(&own, &theirs).is_none_or(|share| share >= 50)
                })
            };
            let row = self.known.called(&one.line.bank_id).iter().copied().find(is_it);
            if row.is_some() {
                self.doubt(
                    at,
                    row,
                    "has the same reference, but another sum: the bank may have corrected it",
                );
            }
        }
    }
}
