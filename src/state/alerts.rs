//! Problems that a person was told of, so that each is told once, and once more when it is solved.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result, Time, clock};
use crate::model::Id;

/// A problem that lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Alert {
    /// What it is about, the same as long as it lasts: `service.webhook`.
    pub(crate) name: String,
    /// The problem in words, as it was told.
    pub(crate) what: String,
    /// The id of its note.
    pub(crate) note: Id,
    pub(crate) since: Time,
}

/// What a problem's beginning or end asks for beside the log, and how far that is: what a crash leaves is finished by the
/// next run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AlertChange {
    pub(crate) name: String,
    pub(crate) what: String,
    /// What mends it.
    pub(crate) mend: String,
    pub(crate) note: Id,
    pub(crate) since: Time,
    /// When it was solved; `None`: it began.
    pub(crate) solved: Option<Time>,
    /// Of the note, where it is to be filed.
    pub(crate) receipt: Option<Value>,
    /// Whether the note is where it belongs.
    pub(crate) placed: bool,
    /// Whether the person's command was handed over to be run.
    pub(crate) told: bool,
}

const CHANGE: &str = "alert.change:";
const COUNT: &str = "alert.count";
const COMMAND: &str = "alert.command";
/// Of a request; what comes right after the full stop is the slash.
const UNTOLD: &str = "alert.untold.";

impl State {
    /// How many problems there were so far, this one included: tells two of one name apart.
    pub(crate) fn count_alert(&self) -> Result<u64> {
        let before = self.note(COUNT)?.and_then(|count| count.parse().ok());
        let count = before.unwrap_or(0_u64) + 1;
        self.set_note(COUNT, &count.to_string()).map(|()| count)
    }

    /// What is still to be done for a problem that began or ended.
    pub(crate) fn alert_change(&self, name: &str) -> Result<Option<AlertChange>> {
        let noted = self.note(&format!("{CHANGE}{name}"))?;
        Ok(noted.and_then(|noted| serde_json::from_str(&noted).ok()))
    }

    /// The problems of which something is still to be done.
    pub(crate) fn alert_changes(&self) -> Result<Vec<String>> {
        Ok(self.below(CHANGE)?.into_keys().collect())
    }

    /// The ids of the notes of which the log says that they are done, and which are not filed yet.
    pub(crate) fn alerts_to_file(&self) -> Result<BTreeSet<String>> {
        let mut ids = BTreeSet::new();
        for name in self.alert_changes()? {
            let change = self.alert_change(&name)?;
            let change = change.filter(|change| change.receipt.is_some() && !change.placed);
            ids.extend(change.map(|change| change.note.to_string()));
        }
        Ok(ids)
    }

    /// Keeps how far it is, or forgets it where all is done.
    pub(crate) fn set_alert_change(&self, change: &AlertChange) -> Result<()> {
        let key = format!("{CHANGE}{}", change.name);
        if change.placed && change.told {
            return self.forget(&key);
        }
        self.set_note(&key, &serde_json::to_string(change).or_fail(Exit::Failed)?)
    }

    /// Notes that a person is yet to be told of what a request's receipt says, in the same commit as the receipt.
    pub(crate) fn owe_telling(&self, request: &Id) -> Result<()> {
        self.set_note(&format!("{UNTOLD}{request}"), "owed")
    }

    /// The requests of whose receipts a person is yet to be told.
    pub(crate) fn owed_tellings(&self) -> Result<Vec<Id>> {
        let owed = self.below(UNTOLD)?;
        Ok(owed.keys().filter_map(|request| request.parse().ok()).collect())
    }

    /// The alert is durable.
    pub(crate) fn settle_telling(&self, request: &Id) -> Result<()> {
        self.forget(&format!("{UNTOLD}{request}"))
    }

    /// The digest of the command that the person let run on this machine.
    pub(crate) fn allowed_command(&self) -> Result<Option<String>> {
        self.note(COMMAND)
    }

    pub(crate) fn allow_command(&self, digest: &str) -> Result<()> {
        self.set_note(COMMAND, digest)
    }

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
