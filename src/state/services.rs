//! Services in trouble: the breaker of each, kept across processes. A service that is not here is well.

use rusqlite::{OptionalExtension as _, Row};
use serde::Serialize;

use super::holds::{Hold, HoldKind};
use super::{State, broken};
use crate::base::{Result, Time, clock};

/// A service in trouble.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Service {
    /// `webhook`
    pub(crate) name: String,
    /// How often it failed in a row.
    pub(crate) failures: u32,
    /// Not tried before then; `None`: it is still tried, or paused.
    pub(crate) until: Option<Time>,
    /// Whether it waits for a person: a sign-in was turned down.
    pub(crate) paused: bool,
    /// The last failure, in words.
    pub(crate) why: String,
    pub(crate) since: Time,
    /// When it failed last.
    pub(crate) failed: Time,
}

impl Service {
    /// What it holds back of the requests that go there: all of them, in order; `None` where it is tried.
    pub(crate) fn hold(&self, now: Time) -> Option<Hold> {
        let Service { name, why, .. } = self;
        let (until, why) = if self.paused {
            (None, format!("{name} is paused: {why}; `fte queue retry {name}` goes on"))
        } else {
            // A failure of the future is from before the clock was set back: a probe tells how it is.
            let until = self.until.filter(|until| now < *until && self.failed <= now)?;
            (Some(until), format!("{name} is away: {why}"))
        };
        Some(Hold { kind: HoldKind::Service, until, why, since: self.since })
    }
}

/// What mends a service that is paused: a new sign-in lets it go on.
pub(crate) fn mend_sign_in(service: &str) -> String {
    format!(
        "`fte auth {service} login`; where it was mended elsewhere, `fte queue retry {service}`"
    )
}

const COLUMNS: &str = "name, failures, until, paused, why, since, failed";

fn read(row: &Row<'_>) -> rusqlite::Result<Option<Service>> {
    let (until, since, failed): (Option<String>, String, String) =
        (row.get(2)?, row.get(5)?, row.get(6)?);
    let Some((since, failed)) = clock::parse(&since).zip(clock::parse(&failed)) else {
        return Ok(None);
    };
    Ok(Some(Service {
        name: row.get(0)?,
        failures: row.get(1)?,
        until: until.and_then(|until| clock::parse(&until)),
        paused: row.get(3)?,
        why: row.get(4)?,
        since,
        failed,
    }))
}

impl State {
    pub(crate) fn service(&self, name: &str) -> Result<Option<Service>> {
        let sql = format!("SELECT {COLUMNS} FROM services WHERE name = ?1");
        Ok(self.db.query_row(&sql, [name], read).optional().map_err(broken)?.flatten())
    }

    /// Every service in trouble, by name.
    pub(crate) fn services(&self) -> Result<Vec<Service>> {
        let sql = format!("SELECT {COLUMNS} FROM services ORDER BY name");
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        let rows = statement.query_map([], read).map_err(broken)?;
        let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        Ok(rows.into_iter().flatten().collect())
    }

    pub(crate) fn set_service(&self, service: &Service) -> Result<()> {
        let sql = format!(
            "INSERT OR REPLACE INTO services ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        let values = (
            &service.name,
            service.failures,
            service.until.map(clock::millis),
            service.paused,
            &service.why,
            clock::millis(service.since),
            clock::millis(service.failed),
        );
        self.db.execute(&sql, values).map_err(broken).map(drop)
    }

    /// It is well again.
    pub(crate) fn clear_service(&self, name: &str) -> Result<()> {
        self.db.execute("DELETE FROM services WHERE name = ?1", [name]).map_err(broken).map(drop)
    }
}
