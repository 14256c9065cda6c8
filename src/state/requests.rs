//! The requests that the gate made: the authority on what was asked, and what became of it.

use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{State, broken};
use crate::base::{Exit, Fail, Result};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::{ItemSender, Outside, Standing, Verdict};
use crate::vault::Folder;

/// A request as it was made; the note in the vault is drawn from this and must still say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) id: Id,
    pub(crate) action: Action,
    /// SHA-256 of the action's meaning and of the text that the person reads.
    pub(crate) seal: String,
    pub(crate) standing: Standing,
    pub(crate) verdict: Verdict,
    pub(crate) rule: String,
    pub(crate) origin: Origin,
    /// The note's file name.
    pub(crate) name: String,
    /// Instants as RFC 3339.
    pub(crate) asked: String,
    pub(crate) expires: String,
    pub(crate) approved_by: Option<String>,
    pub(crate) receipt: Option<Value>,
    /// When the standing last changed.
    pub(crate) updated: String,
    /// Where its note was last put by us; `None` before it was. Where it lies elsewhere, a person moved it.
    pub(crate) placed: Option<Folder>,
}

/// Where a request comes from, and what in it came from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Origin {
    pub(crate) what: String,
    pub(crate) item: Option<Id>,
    /// The item's note, without `.md`.
    pub(crate) item_note: Option<String>,
    pub(crate) plan: Option<Id>,
    pub(crate) plan_note: Option<String>,
    pub(crate) step: Option<String>,
    pub(crate) by: String,
    pub(crate) auto: bool,
    pub(crate) outside: Vec<Outside>,
    /// Sentences that make a person careful: first contact, look-alike.
    pub(crate) warnings: Vec<String>,
    /// What a person changed before this drawing, as a diff; `None` where nobody did.
    pub(crate) changed: Option<String>,
    /// The item's: `business`.
    #[serde(default)]
    pub(crate) domain: Option<String>,
    /// Who sent the item; `None` where nobody did, or it was not known when it was drawn.
    #[serde(default)]
    pub(crate) sender: Option<ItemSender>,
    /// What it takes back, where it is an undo.
    #[serde(default)]
    pub(crate) undoes: Option<Undoes>,
    /// The how manieth drawing this is, from 1: a yes by id names it.
    #[serde(default = "first")]
    pub(crate) drawing: u32,
}

/// The executed request that an undo takes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undoes {
    pub(crate) request: Id,
    /// Its note, without `.md`.
    pub(crate) note: String,
}

fn first() -> u32 {
    1
}

impl Request {
    /// What a person types to say yes to this drawing: the id, and from the second drawing on which one it is.
    pub(crate) fn handle(&self) -> String {
        match self.origin.drawing {
            0 | 1 => self.id.to_string(),
            drawing => format!("{}-{drawing}", self.id),
        }
    }
}

const COLUMNS: &str = "id, action, params, seal, standing, verdict, rule, proposal, name, asked, expires, approved_by, receipt, updated, placed";

impl State {
    pub(crate) fn request(&self, id: &Id) -> Result<Option<Request>> {
        let sql = format!("SELECT {COLUMNS} FROM requests WHERE id = ?1");
        let row = self.db.query_row(&sql, [id.as_str()], texts).optional().map_err(broken)?;
        row.map(read).transpose()
    }

    /// The requests with this standing, oldest first.
    pub(crate) fn requests(&self, standing: Standing) -> Result<Vec<Request>> {
        let sql = format!("SELECT {COLUMNS} FROM requests WHERE standing = ?1 ORDER BY asked, id");
        let mut statement = self.db.prepare(&sql).map_err(broken)?;
        let rows = statement.query_map([word(standing)?], texts).map_err(broken)?;
        rows.map(|row| read(row.map_err(broken)?)).collect()
    }

    /// The requests whose id begins so, at most two: more than one is as good as many.
    pub(crate) fn requests_from(&self, start: &str) -> Result<Vec<Request>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM requests WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT 2"
        );
        let mut statement = self.db.prepare(&sql).map_err(broken)?;
        let rows = statement.query_map([start], texts).map_err(broken)?;
        rows.map(|row| read(row.map_err(broken)?)).collect()
    }

    /// Answered or executed requests whose note is not known to be where it ends.
    pub(crate) fn unfiled(&self) -> Result<Vec<Request>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM requests
             WHERE standing IN ('done', 'refused', 'dead') AND placed IN ('Approved', 'Pending_Approval')
             ORDER BY asked, id"
        );
        let mut statement = self.db.prepare(&sql).map_err(broken)?;
        let rows = statement.query_map([], texts).map_err(broken)?;
        rows.map(|row| read(row.map_err(broken)?)).collect()
    }

    /// How many requests have this standing.
    pub(crate) fn count_requests(&self, standing: Standing) -> Result<u64> {
        let sql = "SELECT count(*) FROM requests WHERE standing = ?1";
        self.db.query_row(sql, [word(standing)?], |row| row.get(0)).map_err(broken)
    }

    /// The requests for an action that wait or are approved and not executed.
    pub(crate) fn open_requests(&self, action: &str) -> Result<Vec<Request>> {
        self.requests_of(action, "('pending', 'approved', 'begun')")
    }

    /// The requests for an action that were executed.
    pub(crate) fn done_requests(&self, action: &str) -> Result<Vec<Request>> {
        self.requests_of(action, "('done')")
    }

    fn requests_of(&self, action: &str, standings: &'static str) -> Result<Vec<Request>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM requests
             WHERE standing IN {standings} AND action = ?1 ORDER BY asked, id"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        let rows = statement.query_map([action], texts).map_err(broken)?;
        rows.map(|row| read(row.map_err(broken)?)).collect()
    }

    /// The mails that a rule let go by themselves since an instant (RFC 3339, in seconds).
    pub(crate) fn automatic_mails(&self, since: &str) -> Result<Vec<Action>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM requests
             WHERE asked >= ?1 AND action LIKE 'email.%' AND approved_by LIKE 'rule:%'"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(broken)?;
        let rows = statement.query_map([since], texts).map_err(broken)?;
        rows.map(|row| Ok(read(row.map_err(broken)?)?.action)).collect()
    }

    /// Notes a request that was not there.
    pub(crate) fn add_request(&self, request: &Request) -> Result<()> {
        let sql = format!(
            "INSERT INTO requests ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        );
        self.db.execute(&sql, values(request)?).map_err(broken).map(drop)
    }

    /// Notes where a request's note was put.
    pub(crate) fn set_placed(&self, id: &Id, folder: Folder) -> Result<()> {
        let sql = "UPDATE requests SET placed = ?2 WHERE id = ?1";
        self.db.execute(sql, (id.as_str(), folder.name())).map_err(broken).map(drop)
    }

    /// Puts `new` in place of `old`, but only while the request still is as `old` says: of two processes that answer or
    /// execute one request, the second is told (exit code 6) and changes nothing.
    pub(crate) fn change_request(&self, old: &Request, new: &Request) -> Result<()> {
        let sql = "UPDATE requests SET action = ?2, params = ?3, seal = ?4, standing = ?5, verdict = ?6, rule = ?7,
                   proposal = ?8, name = ?9, asked = ?10, expires = ?11, approved_by = ?12, receipt = ?13, updated = ?14,
                   placed = ?15 WHERE id = ?1 AND standing = ?16 AND seal = ?17";
        let mut values = values(new)?.to_vec();
        values.extend([Some(word(old.standing)?), Some(old.seal.clone())]);
        match self.db.execute(sql, rusqlite::params_from_iter(values)).map_err(broken)? {
            1 => Ok(()),
            _ => Err(Fail::say(
                Exit::Busy,
                format!("request {} was answered or executed meanwhile", new.id),
            )
            .hint("look at it again: `fte approve show`")),
        }
    }
}

fn values(request: &Request) -> Result<Texts> {
    Ok([
        Some(request.id.to_string()),
        Some(request.action.name().to_owned()),
        Some(request.action.params().to_string()),
        Some(request.seal.clone()),
        Some(word(request.standing)?),
        Some(json(&request.verdict)?),
        Some(request.rule.clone()),
        Some(json(&request.origin)?),
        Some(request.name.clone()),
        Some(request.asked.clone()),
        Some(request.expires.clone()),
        request.approved_by.clone(),
        request.receipt.as_ref().map(Value::to_string),
        Some(request.updated.clone()),
        request.placed.map(|folder| folder.name().to_owned()),
    ])
}

type Texts = [Option<String>; 15];

fn texts(row: &Row<'_>) -> rusqlite::Result<Texts> {
    let mut values: Texts = Default::default();
    for (at, value) in values.iter_mut().enumerate() {
        *value = row.get(at)?;
    }
    Ok(values)
}

fn read(values: Texts) -> Result<Request> {
    let [
        id,
        action,
        params,
        seal,
        standing,
        verdict,
        rule,
        origin,
        name,
        asked,
        expires,
        approved_by,
        receipt,
        updated,
        placed,
    ] = values;
    let text = |value: Option<String>| value.unwrap_or_default();
    let params: Value = from_json(&text(params))?;
    Ok(Request {
        id: text(id).parse().map_err(unreadable)?,
        action: Action::from_params(&text(action), params).map_err(unreadable)?,
        seal: text(seal),
        standing: serde_json::from_value(Value::String(text(standing))).map_err(unreadable)?,
        verdict: from_json(&text(verdict))?,
        rule: text(rule),
        origin: from_json(&text(origin))?,
        name: text(name),
        asked: text(asked),
        expires: text(expires),
        approved_by,
        receipt: receipt.map(|receipt| from_json(&receipt)).transpose()?,
        updated: text(updated),
        placed: placed
            .and_then(|name| Folder::ALL.into_iter().find(|folder| folder.name() == name)),
    })
}

fn word(standing: Standing) -> Result<String> {
    Ok(json(&standing)?.trim_matches('"').to_owned())
}

fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(unreadable)
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(unreadable)
}

fn unreadable(error: impl Into<anyhow::Error>) -> Fail {
    Fail::new(Exit::Failed, error.into().context("a request in the state database can't be read"))
}
