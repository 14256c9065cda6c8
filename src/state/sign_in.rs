//! A sign-in that a mail server turned down: kept, so that nobody tries it on and on. Providers lock accounts.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::State;
use crate::base::{Exit, OrFail as _, Result, Time};

/// The note of it; there is none, or an empty one, while it works.
const TURNED_DOWN: &str = "imap.turned_down";

/// The longest that it is not tried again unasked, in minutes.
const LONGEST: i64 = 60;

/// When a sign-in was turned down, and how many times in a row.
#[derive(Serialize, Deserialize)]
pub(crate) struct TurnedDown {
    pub(crate) at: Time,
    times: u32,
}

impl TurnedDown {
    /// Before that, nobody signs in unasked.
    pub(crate) fn until(&self) -> Time {
        let minutes = 2_i64.saturating_pow(self.times.min(10)).min(LONGEST);
        self.at + TimeDelta::minutes(minutes)
    }
}

impl State {
    /// The sign-in over IMAP that was turned down last, and was not taken since.
    pub(crate) fn turned_down(&self) -> Result<Option<TurnedDown>> {
        let known = self.note(TURNED_DOWN)?.unwrap_or_default();
        Ok(serde_json::from_str(&known).ok())
    }

    /// Notes that it was turned down, after what was known of that.
    pub(crate) fn turn_down(&self, before: Option<&TurnedDown>, at: Time) -> Result<()> {
        let times = before.map_or(0, |before| before.times).saturating_add(1);
        let note = serde_json::to_string(&TurnedDown { at, times }).or_fail(Exit::Failed)?;
        self.set_note(TURNED_DOWN, &note)
    }

    /// Notes that it works again.
    pub(crate) fn sign_in_works(&self) -> Result<()> {
        self.set_note(TURNED_DOWN, "")
    }
}
