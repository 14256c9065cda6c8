//! What the account sent: whom the owner wrote to is known. Only headers are read, and nothing of it becomes an item.

use serde::{Deserialize, Serialize};

use super::fetch::arrived;
use super::{Gmail, Halt};
use crate::base::text::shown_line;
use crate::base::{Exit, OrFail as _, Result, Time, pulse};
use crate::remote::gmail::Message;
use crate::remote::gmail::api::ApiError;
use crate::watch::known::{self, Circle, MOST, Met};

/// So many messages are read in a pass, the oldest first: each costs of the minute's quota what a whole one does.
const AT_ONCE: usize = 50;
/// How many messages the cursor remembers: those of its last second, and some more.
const KEPT: usize = 100;

/// How far what was sent was read.
#[derive(Debug, Default, Serialize, Deserialize)]
struct SentCursor {
    /// Seconds; all that Gmail took before is read.
    after: i64,
    /// What is read of what it took since.
    ids: Vec<String>,
}

impl Gmail<'_> {
    /// Reads what is new. Returns what a person should know where it could not: it keeps no mail from coming.
    pub(super) fn sent(&self) -> Result<Option<String>, Halt> {
        let circle = Circle::new(self.trail, self.config, "watch");
        // Without the owner's addresses nobody knows what is theirs.
        if self.dry_run || circle.owners.is_empty() {
            return Ok(None);
        }
        match self.look_at_sent(&circle) {
            Ok(()) => Ok(None),
            Err(Halt::Fail(fail)) => {
                let why = fail.causes().join(": ");
                Ok(Some(format!("whom you wrote to could not be noted: {why}")))
            }
            Err(Halt::Gmail(error)) if error.passes() || matches!(error, ApiError::SignIn(_)) => {
                Err(Halt::Gmail(error))
            }
            Err(Halt::Gmail(error)) => {
                let why = shown_line(&error.to_string());
                Ok(Some(format!("what you sent could not be looked at: {why}")))
            }
        }
    }

    fn look_at_sent(&self, circle: &Circle<'_>) -> Result<(), Halt> {
        let (state, now) = (self.trail.state, self.trail.clock.now());
        let source = format!("sent:{}", self.source());
        let before = state.cursor(&source)?.and_then(|text| serde_json::from_str(&text).ok());
        let mut cursor: SentCursor = if let Some(before) = before {
            before
        } else {
            let days = chrono::TimeDelta::days(self.config.number("gmail.days")?);
            SentCursor { after: (now - days).timestamp().max(0), ids: Vec::new() }
        };
        let search = format!("after:{}", cursor.after.saturating_sub(1));
        let mut new = self.reader.list(Some("SENT"), &search, false)?;
        new.retain(|brief| !cursor.ids.contains(&brief.id));
        if new.is_empty() {
            return Ok(());
        }
        new.reverse();
        let mut met = Vec::new();
        for brief in new.iter().take(AT_ONCE) {
            pulse::beat();
            match self.reader.head(&brief.id) {
                Ok(message) => {
                    let arrived = arrived(&message);
                    met.extend(met_in(&message, &circle.owners, arrived));
                    cursor.after =
                        arrived.map_or(cursor.after, |at| cursor.after.max(at.timestamp()));
                }
                Err(ApiError::Gone) => {}
                Err(error) => return Err(error.into()),
            }
            cursor.ids.push(brief.id.clone());
        }
        if circle.meet(&met, MOST)? >= MOST {
            // The next pass begins where this one did, and finds these known.
            return Ok(());
        }
        let extra = cursor.ids.len().saturating_sub(KEPT);
        cursor.ids.drain(..extra);
        let text = serde_json::to_string(&cursor).or_fail(Exit::Failed)?;
        Ok(state.set_cursor(&source, &text, now)?)
    }
}

/// Whom a message went to, by the headers that Gmail hands over.
fn met_in(message: &Message, owners: &[String], arrived: Option<Time>) -> Vec<Met> {
    if !message.label_ids.iter().any(|label| label == "SENT") {
        return Vec::new();
    }
    let one_line = |text: &str| text.replace(['\r', '\n'], " ");
    let headers = message.payload.headers.iter();
    let lines = headers
        .map(|header| format!("{}: {}\r\n", one_line(&header.name), one_line(&header.value)));
    known::of_sent((lines.collect::<String>() + "\r\n").as_bytes(), owners, arrived)
}
