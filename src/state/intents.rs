//! What was begun to be carried out: the key under which a connector knows it, made once and kept.

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

/// The intent to carry out one drawing of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Intent {
    pub(crate) request: Id,
    /// Derived from the request and its seal: under this key a connector finds what it did.
    pub(crate) key: Id,
    /// The seal of the drawing that it carries out.
    pub(crate) seal: String,
    /// When it was begun first; a later try says the same.
    pub(crate) begun: Time,
    /// How often it was begun.
    pub(crate) tries: u32,
    /// When the yes was noted (RFC 3339).
    pub(crate) approved: String,
}

impl State {
    /// Whether this is the key of an intent: what has it as its id was made by us.
    pub(crate) fn is_intent(&self, key: &Id) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM intents WHERE key = ?1)";
        self.db.query_row(sql, [key.as_str()], |row| row.get(0)).map_err(broken)
    }

    pub(crate) fn intent(&self, request: &Id) -> Result<Option<Intent>> {
        let sql = "SELECT key, seal, begun, tries, approved FROM intents WHERE request = ?1";
        let row: Option<(String, String, String, u32, Option<String>)> = self
            .db
            .query_row(sql, [request.as_str()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })
            .optional()
            .map_err(broken)?;
        Ok(row.and_then(|(key, seal, begun, tries, approved)| {
            let approved = approved.unwrap_or_else(|| begun.clone());
            let (key, begun) = (key.parse().ok()?, clock::parse(&begun)?);
            Some(Intent { request: request.clone(), key, seal, begun, tries, approved })
        }))
    }

    /// Notes an intent in place of an earlier one of the same request, under which it is sure that nothing happened.
    pub(crate) fn set_intent(&self, intent: &Intent) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO intents (request, key, seal, begun, tries, approved) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let begun = clock::millis(intent.begun);
        let Intent { request, key, seal, tries, approved, .. } = intent;
        let values = (request.as_str(), key.as_str(), seal, begun, tries, approved);
        self.db.execute(sql, values).map_err(broken).map(drop)
    }
}
