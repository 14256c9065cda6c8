//! Every try of an effect: a request's history, a service's latency and success, what counts against a budget.

use serde::Serialize;

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

/// How many tries are kept.
const KEPT: i64 = 50_000;

/// One try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Tried {
    pub(crate) request: Id,
    /// Who was to do it: `webhook`.
    pub(crate) service: String,
    pub(crate) action: String,
    pub(crate) at: Time,
    pub(crate) took_ms: u64,
    /// `begun`, `done`, `doubt`, or the class of what went wrong: `transient`, …
    pub(crate) outcome: String,
    pub(crate) why: String,
    /// The action's amount, `12.00 EUR`.
    pub(crate) amount: Option<String>,
}

const COLUMNS: &str = "request, service, action, at, took_ms, outcome, why, amount";

type Row = (String, String, String, String, u64, String, String, Option<String>);

fn read((request, service, action, at, took_ms, outcome, why, amount): Row) -> Option<Tried> {
    let (request, at) = (request.parse().ok()?, clock::parse(&at)?);
    Some(Tried { request, service, action, at, took_ms, outcome, why, amount })
}

impl State {
    /// Notes a try before it is made, with the outcome `begun`.
    pub(crate) fn add_attempt(&self, tried: &Tried) -> Result<()> {
        let sql =
            format!("INSERT INTO attempts ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        let values = (
            tried.request.as_str(),
            &tried.service,
            &tried.action,
            clock::millis(tried.at),
            tried.took_ms,
            &tried.outcome,
            &tried.why,
            &tried.amount,
        );
        statement.execute(values).map_err(broken).map(drop)
    }

    /// Notes what came of the last try of a request, as long as that was not known for sure. `took_ms`: how long the call
    /// took, where it is known now.
    pub(crate) fn end_attempt(
        &self,
        request: &Id,
        took_ms: Option<u64>,
        outcome: &str,
        why: &str,
    ) -> Result<()> {
        let sql = "UPDATE attempts SET took_ms = coalesce(?2, took_ms), outcome = ?3, why = ?4
                   WHERE seq = (SELECT max(seq) FROM attempts WHERE request = ?1) AND outcome IN ('begun', 'doubt')";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let values = (request.as_str(), took_ms, outcome, why);
        statement.execute(values).map_err(broken).map(drop)
    }

    /// Takes the last try of a request back: it was none, nothing could be tried.
    pub(crate) fn drop_attempt(&self, request: &Id) -> Result<()> {
        let sql = "DELETE FROM attempts WHERE outcome = 'begun'
                   AND seq = (SELECT max(seq) FROM attempts WHERE request = ?1)";
        self.db.execute(sql, [request.as_str()]).map_err(broken).map(drop)
    }

    /// Forgets all but the newest: by their number, as a clock can be wrong.
    pub(crate) fn forget_attempts(&self) -> Result<()> {
        let sql = "DELETE FROM attempts WHERE seq <= (SELECT max(seq) FROM attempts) - ?1
                   AND outcome NOT IN ('begun', 'doubt')";
        self.db.execute(sql, [KEPT]).map_err(broken).map(drop)
    }

    /// The tries of one request, oldest first.
    pub(crate) fn attempts_of(&self, request: &Id) -> Result<Vec<Tried>> {
        self.attempts(
            &format!("SELECT {COLUMNS} FROM attempts WHERE request = ?1 ORDER BY seq"),
            request.as_str(),
        )
    }

    /// All tries since an instant, oldest first.
    pub(crate) fn attempts_since(&self, since: Time) -> Result<Vec<Tried>> {
        let sql = format!("SELECT {COLUMNS} FROM attempts WHERE at >= ?1 ORDER BY seq");
        self.attempts(&sql, &clock::millis(since))
    }

    fn attempts(&self, sql: &str, value: &str) -> Result<Vec<Tried>> {
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let rows = statement
            .query_map([value], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                ))
            })
            .map_err(broken)?;
        let rows: Vec<Row> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        Ok(rows.into_iter().filter_map(read).collect())
    }
}
