//! Which row belongs to which payment or document, where the books do not say so themselves: `Accounting/Bank/Links.csv`.

use std::collections::BTreeMap;

use super::file::{LINKS, broken};
use super::{Bank, store};
use crate::base::Result;

/// A row and what it belongs to.
pub(crate) struct Link {
    pub(crate) row: String,
    /// `PAY-0007` or `EXP-0003`
    pub(crate) what: String,
    pub(crate) why: String,
}

impl Bank<'_> {
    /// What rows belong to, by row. A later line says more than an earlier one.
    pub(crate) fn links(&self) -> Result<BTreeMap<String, String>> {
        let text = self.text(LINKS)?;
        let text = self.whole(LINKS, &text)?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let mut links = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|_| broken(LINKS, "is not a table"))?;
            if let (Some(row), Some(what)) = (record.get(0), record.get(1))
                && !row.is_empty()
                && !what.is_empty()
            {
                links.insert(row.to_owned(), what.to_owned());
            }
        }
        Ok(links)
    }

    /// Notes what rows belong to; what is noted already stays as it is. The `bank` lock is held.
    pub(crate) fn link(&self, links: &[Link]) -> Result<()> {
        self.mend()?;
        let known = self.links()?;
        let text: String = links
            .iter()
            .filter(|link| !known.contains_key(&link.row))
            .map(|link| {
                store::line(&[link.row.clone(), link.what.clone(), store::guarded(&link.why)])
            })
            .collect();
        if text.is_empty() {
            return Ok(());
        }
        self.append(LINKS, &store::line(&["row", "belongs_to", "why"].map(str::to_owned)), &text)
    }
}
