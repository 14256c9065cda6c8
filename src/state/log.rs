//! The audit log's checkpoint: each of its files as the last writer left it, and lines still on their way to the disk.

use rusqlite::{OptionalExtension as _, Row};

use super::{State, broken};
use crate::base::Result;

/// One file of the log as the last writer left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Below `Logs/`: `audit_2026-11-16.jsonl`, `archive/audit_2026-08-01.jsonl.zst`.
    pub(crate) name: String,
    /// The bytes of its lines; of an archived file, unpacked.
    pub(crate) size: u64,
    /// `seq` of its first line.
    pub(crate) first: u64,
    /// `seq` of its last line.
    pub(crate) seq: u64,
    /// SHA-256 of its last line, without the line feed.
    pub(crate) hash: String,
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

const COLUMNS: &str = "SELECT name, size, first, seq, hash FROM log_files";

fn mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        name: row.get(0)?,
        size: row.get(1)?,
        first: row.get(2)?,
        seq: row.get(3)?,
        hash: row.get(4)?,
    })
}

impl State {
    /// The file that holds the log's last line; `None` where nothing was ever logged from here.
    pub(crate) fn log_end(&self) -> Result<Option<Mark>> {
        let sql = format!("{COLUMNS} ORDER BY seq DESC LIMIT 1");
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        statement.query_row([], mark).optional().map_err(broken)
    }

    pub(crate) fn log_file(&self, name: &str) -> Result<Option<Mark>> {
        let sql = format!("{COLUMNS} WHERE name = ?1");
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        statement.query_row([name], mark).optional().map_err(broken)
    }

    /// Every file of the log that is known, by name.
    pub(crate) fn log_files(&self) -> Result<Vec<Mark>> {
        let mut statement =
            self.db.prepare_cached(&format!("{COLUMNS} ORDER BY name")).map_err(broken)?;
        let rows = statement.query_map([], mark).map_err(broken)?;
        rows.collect::<rusqlite::Result<_>>().map_err(broken)
    }

    pub(crate) fn set_log_file(&self, mark: &Mark) -> Result<()> {
        let sql = "INSERT INTO log_files (name, size, first, seq, hash) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (name) DO UPDATE SET size = ?2, first = ?3, seq = ?4, hash = ?5";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement
            .execute((&mark.name, mark.size, mark.first, mark.seq, &mark.hash))
            .map_err(broken)
            .map(drop)
    }

    pub(crate) fn drop_log_file(&self, name: &str) -> Result<()> {
        self.db.execute("DELETE FROM log_files WHERE name = ?1", [name]).map_err(broken).map(drop)
    }

    /// Lines that may not be on the disk, in order.
    pub(crate) fn log_pending(&self) -> Result<Vec<Pending>> {
        let sql = "SELECT seq, file, offset, line FROM log_pending ORDER BY seq";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
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
        let sql =
            "INSERT OR REPLACE INTO log_pending (seq, file, offset, line) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement
            .execute((pending.seq, &pending.file, pending.offset, &pending.line))
            .map_err(broken)
            .map(drop)
    }

    /// Forgets lines that are durable in the log.
    ///
    /// Not durable itself, which saves a sync per event: a line that comes back after a power cut is written again to
    /// the same place. A later commit carries this one with it, so no line comes back behind a newer one.
    pub(crate) fn drop_log_pending(&self, up_to: u64) -> Result<()> {
        self.db.execute_batch("PRAGMA synchronous=NORMAL").map_err(broken)?;
        let sql = "DELETE FROM log_pending WHERE seq <= ?1";
        let dropped =
            self.db.prepare_cached(sql).and_then(|mut statement| statement.execute([up_to]));
        self.db.execute_batch("PRAGMA synchronous=FULL").map_err(broken)?;
        dropped.map_err(broken).map(drop)
    }
}
