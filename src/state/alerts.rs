//! Problems that a person was told of, so that each is told once, and once more when it is solved.

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

/// A problem that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alert {
    /// What it is about, the same as long as it lasts: `service.webhook`.
    pub(crate) name: String,
    /// The problem in words, as it was told.
    pub(crate) what: String,
    /// The id of its note.
    pub(crate) note: Id,
    pub(crate) since: Time,
}

impl State {
    pub(crate) fn alert(&self, name: &str) -> Result<Option<Alert>> {
        let found = self.alerts_where("WHERE name = ?1", [name]);
        Ok(found?.into_iter().next())
    }

    /// Every problem that lasts, by name.
    pub(crate) fn alerts(&self) -> Result<Vec<Alert>> {
        self.alerts_where("ORDER BY name", [])
    }

    fn alerts_where(&self, clause: &str, values: impl rusqlite::Params) -> Result<Vec<Alert>> {
        let sql = format!("SELECT name, what, note, since FROM alerts {clause}");
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        let rows = statement
            .query_map(values, |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, String>(3)?,
                ))
            })
            .map_err(broken)?;
        let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        let read = |(name, what, note, since): (String, String, String, String)| {
            Some(Alert { name, what, note: note.parse().ok()?, since: clock::parse(&since)? })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    pub(crate) fn set_alert(&self, alert: &Alert) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO alerts (name, what, note, since) VALUES (?1, ?2, ?3, ?4)";
        let values = (&alert.name, &alert.what, alert.note.as_str(), clock::millis(alert.since));
        self.db.execute(sql, values).map_err(broken).map(drop)
    }

    pub(crate) fn clear_alert(&self, name: &str) -> Result<()> {
        self.db.execute("DELETE FROM alerts WHERE name = ?1", [name]).map_err(broken).map(drop)
    }
}
