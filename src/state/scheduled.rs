//! Since when a scheduler of the system runs the stages: what was promised by that.

use super::State;
use crate::base::{Result, Time, clock};

const SCHEDULED: &str = "scheduled.since";

impl State {
    /// Since when a schedule is installed, as far as this machine installed it.
    pub(crate) fn scheduled_since(&self) -> Result<Option<Time>> {
        Ok(self.note(SCHEDULED)?.and_then(|note| clock::parse(&note)))
    }

    /// Notes that it is, unless it was before; `None`: that it is not any more.
    pub(crate) fn set_scheduled(&self, since: Option<Time>) -> Result<()> {
        match since {
            None => self.forget(SCHEDULED),
            Some(_) if self.note(SCHEDULED)?.is_some() => Ok(()),
            Some(since) => self.set_note(SCHEDULED, &clock::seconds(since)),
        }
    }
}
