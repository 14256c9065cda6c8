//! How far an account was read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::state::State;

/// The cursor, as JSON in the state. It moves only once all that lies before it is durable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Cursor {
    /// Gmail's `historyId`: an opaque text.
    pub(super) history: String,
    /// When it was moved.
    pub(super) at: String,
    /// When all that the settings bound was last looked at.
    pub(super) looked: String,
    /// Where the first look began: no later one goes back further. In seconds since 1970.
    pub(super) since: i64,
    /// The settings that it was moved under: under others, what they bound is looked at anew.
    pub(super) scope: String,
    /// The ids of the labels in the settings, by the names that they have there.
    pub(super) labels: BTreeMap<String, String>,
}

/// What the state has of it.
pub(super) enum Stored {
    None,
    /// It can't be read: all that the settings bound is looked at, against the ledger.
    Damaged,
    Cursor(Cursor),
}

impl Cursor {
    pub(super) fn load(state: &State, source: &str) -> Result<Stored> {
        let Some(text) = state.cursor(source)? else { return Ok(Stored::None) };
        let cursor = serde_json::from_str(&text).ok();
        let cursor = cursor.filter(|cursor: &Cursor| !cursor.history.is_empty());
        Ok(cursor.map_or(Stored::Damaged, Stored::Cursor))
    }

    /// As it is stored when it moves.
    pub(super) fn written(&self, now: Time) -> String {
        let moved = Cursor { at: clock::millis(now), ..self.clone() };
        serde_json::to_string(&moved).unwrap_or_default()
    }

    pub(super) fn at(&self) -> Option<Time> {
        clock::parse(&self.at)
    }

    pub(super) fn looked(&self) -> Option<Time> {
        clock::parse(&self.looked)
    }

    pub(super) fn set_looked(&mut self, now: Time) {
        self.looked = clock::millis(now);
    }
}

/// The settings that say what is read.
pub(super) fn scope(config: &Config) -> String {
    let names = ["gmail.labels", "gmail.query", "gmail.days"];
    names.map(|name| config.text(name)).join("\n")
}
