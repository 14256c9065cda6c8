//! The accounts that money went to before, by whom it went to.

use std::collections::BTreeSet;

use super::Bank;
use super::likeness::words;
use crate::base::Result;

impl Bank<'_> {
    /// The accounts that booked rows paid a party at, by IBAN; a row is the party's where it has all of the name's words.
    pub(crate) fn paid_at(&self, party: &str) -> Result<BTreeSet<String>> {
        let name = words(&[party]);
        let mut accounts = BTreeSet::new();
        if name.is_empty() {
            return Ok(accounts);
        }
        for (_, _, row) in self.rows()? {
            let is_out = row.amount.negated().is_positive() && !row.is_pending();
            if is_out
                && row.iban.parse::<iban::Iban>().is_ok()
                && name.is_subset(&words(&[&row.party]))
            {
                accounts.insert(row.iban.to_uppercase());
            }
        }
        Ok(accounts)
    }

    /// The owner's own accounts, as their rows are kept.
    pub(crate) fn accounts(&self) -> Result<BTreeSet<String>> {
        Ok(self.files()?.into_iter().map(|(account, _)| account).collect())
    }
}
