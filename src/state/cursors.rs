//! How far each source was read.

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Result, Time, clock};

impl State {
    /// How far a source was read, in the watcher's own form.
    pub(crate) fn cursor(&self, source: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM cursors WHERE source = ?1";
        self.db.query_row(sql, [source], |row| row.get(0)).optional().map_err(broken)
    }

    /// Moves a cursor: only once all that lies before it is durable.
    pub(crate) fn set_cursor(&self, source: &str, value: &str, now: Time) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO cursors (source, value, at) VALUES (?1, ?2, ?3)";
        self.db.execute(sql, (source, value, clock::millis(now))).map_err(broken).map(drop)
    }
}
