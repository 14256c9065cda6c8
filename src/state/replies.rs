//! Items that the owner answered with a letter of their own: by which request.

use super::{State, broken};
use crate::base::Result;
use crate::model::Id;

/// What the keys in `notes` begin with.
const REPLIED: &str = "replied.";

impl State {
    /// Notes that an item was answered by this request, which was done.
    pub(crate) fn set_replied(&self, item: &Id, request: &Id) -> Result<()> {
        self.set_note(&format!("{REPLIED}{item}"), request.as_str())
    }

    /// The request that answered an item.
    pub(crate) fn reply(&self, item: &Id) -> Result<Option<Id>> {
        Ok(self.note(&format!("{REPLIED}{item}"))?.and_then(|request| request.parse().ok()))
    }

    /// The items that were answered and are not over, as far as is known, each with its request.
    pub(crate) fn replied(&self) -> Result<Vec<(Id, Id)>> {
        let sql = "SELECT key, value FROM notes WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let rows = statement
            .query_map([REPLIED], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
            .map_err(broken)?;
        let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        let read = |(key, value): &(String, String)| {
            Some((key.strip_prefix(REPLIED)?.parse().ok()?, value.parse().ok()?))
        };
        Ok(rows.iter().filter_map(read).collect())
    }

    /// The item is over.
    pub(crate) fn forget_reply(&self, item: &Id) -> Result<()> {
        self.forget(&format!("{REPLIED}{item}"))
    }
}
