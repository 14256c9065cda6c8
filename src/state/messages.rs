//! The messages of conversations: which item, or which request of ours, each belongs to.

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result, Time, clock};
use crate::model::Id;

/// One message of a conversation. Anybody can name a Message-ID: `people` says who takes part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// Without angle brackets.
    pub(crate) message_id: String,
    /// The item that it is, or that it was attached to.
    pub(crate) item: Option<Id>,
    /// The request that sent it.
    pub(crate) request: Option<Id>,
    /// The addresses that it was from and to, in lower case.
    pub(crate) people: Vec<String>,
}

impl State {
    pub(crate) fn message(&self, message_id: &str) -> Result<Option<Message>> {
        let sql = "SELECT item, request, people FROM messages WHERE message_id = ?1";
        let row: Option<(Option<String>, Option<String>, String)> = self
            .db
            .query_row(sql, [message_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()
            .map_err(broken)?;
        Ok(row.map(|(item, request, people)| Message {
            message_id: message_id.to_owned(),
            item: item.and_then(|item| item.parse().ok()),
            request: request.and_then(|request| request.parse().ok()),
            people: serde_json::from_str(&people).unwrap_or_default(),
        }))
    }

    /// Notes a message. One that is known stays as it is: a Message-ID that comes a second time is somebody's copy, or
    /// forged.
    pub(crate) fn add_message(&self, message: &Message, now: Time) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO messages (message_id, item, request, people, at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let people = serde_json::to_string(&message.people).or_fail(Exit::Failed)?;
        let (item, request) =
            (message.item.as_ref().map(Id::as_str), message.request.as_ref().map(Id::as_str));
        let values = (&message.message_id, item, request, people, clock::millis(now));
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement.execute(values).map_err(broken).map(drop)
    }
}
