//! The ledger of what was seen at the sources: the only judge of "new".

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

/// What the ledger knows of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) item: Id,
    /// Whether its note was durable when this was noted; `false` after a crash in between.
    pub(crate) durable: bool,
}

impl State {
    pub(crate) fn seen(&self, key: &str) -> Result<Option<Seen>> {
        let sql = "SELECT item, durable FROM seen WHERE key = ?1";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let row: Option<(String, bool)> = statement
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .map_err(broken)?;
        Ok(row.and_then(|(item, durable)| Some(Seen { item: item.parse().ok()?, durable })))
    }

    /// Notes that what a key stands for is durable as a part of another item than it began as.
    pub(crate) fn set_seen_in(&self, key: &str, item: &Id, now: Time) -> Result<()> {
        let sql = "INSERT INTO seen (key, item, durable, at) VALUES (?1, ?2, 1, ?3)
                   ON CONFLICT (key) DO UPDATE SET item = ?2, durable = 1";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement.execute((key, item.as_str(), clock::millis(now))).map_err(broken).map(drop)
    }

    /// Notes a key before (`durable: false`) or after its note was made durable.
    pub(crate) fn set_seen(&self, key: &str, item: &Id, durable: bool, now: Time) -> Result<()> {
        let sql = "INSERT INTO seen (key, item, durable, at) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (key) DO UPDATE SET durable = max(durable, ?3)";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement
            .execute((key, item.as_str(), durable, clock::millis(now)))
            .map_err(broken)
            .map(drop)
    }
}
