//! Messages that Gmail names and does not give: how often, and since when.

use chrono::TimeDelta;

use super::Gmail;
use crate::base::{Result, clock};

/// After so many runs, and so long after the first, a message is given up: a fault of the service is over by then.
const TRIES: u32 = 5;
const LONG: TimeDelta = TimeDelta::hours(24);

impl Gmail<'_> {
    /// Notes that a message could not be fetched; whether it is to be given up.
    pub(super) fn is_hopeless(&self, id: &str) -> Result<bool> {
        let (state, now) = (self.trail.state, self.trail.clock.now());
        let key = format!("unfetched.{}", self.key(id));
        let noted = state.note(&key)?.unwrap_or_default();
        let (tries, since) = noted.split_once(' ').unwrap_or_default();
        let tries = tries.parse::<u32>().unwrap_or_default().saturating_add(1);
        let since = clock::parse(since).unwrap_or(now);
        if tries >= TRIES && now - since >= LONG {
            state.forget(&key)?;
            return Ok(true);
        }
        state.set_note(&key, &format!("{tries} {}", clock::seconds(since)))?;
        Ok(false)
    }
}
