//! The audit log's checkpoint: how many lines there are, the last one's hash, and lines still on their way to the disk.

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::Result;

/// The end of the log as the last writer left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    /// SHA-256 of the last line, without its line feed.
    pub(crate) hash: String,
    /// File name in `Logs/`.
    pub(crate) file: String,
    /// Its length in bytes with that line.
    pub(crate) size: u64,
}

/// A line that was committed here before it was appended to the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) seq: u64,
    pub(crate) file: String,
    /// Where in the file the line begins.
    pub(crate) offset: u64,
    /// Without its line feed.
    pub(crate) line: String,
}

impl State {
    pub(crate) fn log_head(&self) -> Result<Option<Head>> {
        let sql = "SELECT seq, hash, file, size FROM log_head";
        let row = |row: &rusqlite::Row<'_>| {
            Ok(Head { seq: row.get(0)?, hash: row.get(1)?, file: row.get(2)?, size: row.get(3)? })
        };
        self.db.query_row(sql, [], row).optional().map_err(broken)
    }

    pub(crate) fn set_log_head(&self, head: &Head) -> Result<()> {
        let sql = "INSERT INTO log_head (one, seq, hash, file, size) VALUES (1, ?1, ?2, ?3, ?4)
                   ON CONFLICT (one) DO UPDATE SET seq = ?1, hash = ?2, file = ?3, size = ?4";
        self.db
            .execute(sql, (head.seq, &head.hash, &head.file, head.size))
            .map_err(broken)
            .map(drop)
    }

    /// Lines that may not be on the disk, in order.
    pub(crate) fn log_pending(&self) -> Result<Vec<Pending>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT seq, file, offset, line FROM log_pending ORDER BY seq")
            .map_err(broken)?;
        let rows = statement.query_map([], |row| {
            Ok(Pending {
                seq: row.get(0)?,
                file: row.get(1)?,
                offset: row.get(2)?,
                line: row.get(3)?,
            })
        });
        rows.map_err(broken)?.collect::<rusqlite::Result<_>>().map_err(broken)
    }

    pub(crate) fn add_log_pending(&self, pending: &Pending) -> Result<()> {
        let sql = "INSERT INTO log_pending (seq, file, offset, line) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement
            .execute((pending.seq, &pending.file, pending.offset, &pending.line))
            .map_err(broken)
            .map(drop)
    }

    /// Forgets lines that are durable in the log.
    pub(crate) fn drop_log_pending(&self, up_to: u64) -> Result<()> {
        self.db
            .execute("DELETE FROM log_pending WHERE seq <= ?1", [up_to])
            .map_err(broken)
            .map(drop)
    }
}
