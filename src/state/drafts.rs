//! What a service made of an intent before the effect itself.

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

impl State {
    /// The draft that was made under an intent's key.
    pub(crate) fn draft(&self, key: &Id) -> Result<Option<String>> {
        let sql = "SELECT draft FROM drafts WHERE key = ?1";
        self.db.query_row(sql, [key.as_str()], |row| row.get(0)).optional().map_err(broken)
    }

    /// Notes a draft, durable before it is sent.
    pub(crate) fn set_draft(&self, key: &Id, draft: &str, now: Time) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO drafts (key, draft, at) VALUES (?1, ?2, ?3)";
        self.db.execute(sql, (key.as_str(), draft, clock::millis(now))).map_err(broken).map(drop)
    }

    /// Forgets a draft: a person says that nothing came of it.
    pub(crate) fn forget_draft(&self, key: &Id) -> Result<()> {
        let sql = "DELETE FROM drafts WHERE key = ?1";
        self.db.execute(sql, [key.as_str()]).map_err(broken).map(drop)
    }
}
