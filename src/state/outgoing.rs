//! Mail on its way out over SMTP: whether the end of it was sent, and whether a copy of it is yet to be filed.

use super::{State, broken};
use crate::base::Result;
use crate::model::Id;

/// What the notes of it begin with: an intent's key, or a request's id, follows.
const ENDED: &str = "mail.ended.";
const COPY: &str = "mail.copy.";

impl State {
    /// Notes that the last byte of a message is about to be sent: from here on it may have arrived.
    pub(crate) fn begin_end(&self, key: &Id) -> Result<()> {
        self.set_note(&format!("{ENDED}{key}"), "begun")
    }

    /// Whether the last byte of a message can have been sent.
    pub(crate) fn can_have_ended(&self, key: &Id) -> Result<bool> {
        Ok(self.note(&format!("{ENDED}{key}"))?.is_some())
    }

    /// It is known what became of it.
    pub(crate) fn forget_end(&self, key: &Id) -> Result<()> {
        self.forget(&format!("{ENDED}{key}"))
    }

    /// Notes that the mail of a request is yet to be filed.
    pub(crate) fn owe_copy(&self, request: &Id) -> Result<()> {
        self.set_note(&format!("{COPY}{request}"), "owed")
    }

    /// The requests whose mail is yet to be filed.
    pub(crate) fn owed_copies(&self) -> Result<Vec<Id>> {
        // What comes right after the full stop is the slash.
        let sql =
            "SELECT key FROM notes WHERE key >= 'mail.copy.' AND key < 'mail.copy/' ORDER BY key";
        let mut statement = self.db.prepare(sql).map_err(broken)?;
        let keys = statement.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        let keys = keys.collect::<rusqlite::Result<Vec<_>>>().map_err(broken)?;
        Ok(keys.iter().filter_map(|key| key.strip_prefix(COPY)?.parse().ok()).collect())
    }

    /// It was filed, or is given up.
    pub(crate) fn settle_copy(&self, request: &Id) -> Result<()> {
        self.forget(&format!("{COPY}{request}"))
    }
}
