//! The messages of conversations: which item, or which request of ours, each belongs to.

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result, Time, clock};
use crate::model::Id;

/// What the keys of requests in `notes` begin with whose mails' recipients are yet to be known.
const MEET: &str = "meet.";

/// The most people of one conversation that are kept.
pub(crate) const PEOPLE: usize = 200;

/// One message of a conversation. Anybody can name a Message-ID: `people` says who takes part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the field's standard name")]
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

/// An item that goes on with the conversation of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Later {
    pub(crate) item: Id,
    /// Its note's name without `.md`.
    pub(crate) note: String,
}

impl State {
    /// The items that go on with the conversation of this one, oldest first.
    pub(crate) fn later(&self, item: &Id) -> Result<Vec<Later>> {
        let known = self.note(&later_key(item))?;
        Ok(known.and_then(|known| serde_json::from_str(&known).ok()).unwrap_or_default())
    }

    /// Notes that `later` goes on with the conversation of an item. Noted already: nothing.
    pub(crate) fn add_later(&self, item: &Id, later: &Later) -> Result<()> {
        let mut known = self.later(item)?;
        if known.iter().any(|known| known.item == later.item) {
            return Ok(());
        }
        known.push(later.clone());
        self.set_note(&later_key(item), &serde_json::to_string(&known).or_fail(Exit::Failed)?)
    }

    /// Notes that whom a request's mail went to is yet to be known.
    pub(crate) fn set_to_meet(&self, request: &Id) -> Result<()> {
        self.set_note(&format!("{MEET}{request}"), "")
    }

    /// The requests whose mails' recipients are yet to be known.
    pub(crate) fn to_meet(&self) -> Result<Vec<Id>> {
        let sql =
            "SELECT key FROM notes WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let rows = statement.query_map([MEET], |row| row.get::<_, String>(0)).map_err(broken)?;
        let keys: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        Ok(keys.iter().filter_map(|key| key.strip_prefix(MEET)?.parse().ok()).collect())
    }

    pub(crate) fn forget_to_meet(&self, request: &Id) -> Result<()> {
        let key = format!("{MEET}{request}");
        self.db.execute("DELETE FROM notes WHERE key = ?1", [key]).map_err(broken).map(drop)
    }

    /// Notes a message under a key that several share (a mailbox's own thread): the first stays, who takes part grows.
    pub(crate) fn join_messages(&self, message: &Message, now: Time) -> Result<()> {
        self.add_message(message, now)?;
        let Some(mut known) = self.message(&message.message_id)? else { return Ok(()) };
        let before = known.people.len();
        for person in &message.people {
            if known.people.len() < PEOPLE && !known.people.contains(person) {
                known.people.push(person.clone());
            }
        }
        if known.people.len() == before {
            return Ok(());
        }
        let people = serde_json::to_string(&known.people).or_fail(Exit::Failed)?;
        let sql = "UPDATE messages SET people = ?2 WHERE message_id = ?1";
        self.db.execute(sql, (&message.message_id, people)).map_err(broken).map(drop)
    }

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

fn later_key(item: &Id) -> String {
    format!("later.{item}")
}
