//! The stop: nothing is executed while a person has said so, here or with a note that they dropped into the vault.

use super::State;
use crate::base::{Result, Time, clock, text};
use crate::vault::Vault;

const STOPPED: &str = "stopped";

impl State {
    /// Says that nothing is to be executed any more, and why.
    pub(crate) fn set_stopped(&self, now: Time, reason: &str) -> Result<()> {
        let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        self.set_note(STOPPED, &format!("stopped on {}{why}", clock::seconds(now)))
    }

    /// Takes that back. A note in the vault stops all the same.
    pub(crate) fn lift_stop(&self) -> Result<()> {
        self.forget(STOPPED)
    }

    /// Why nothing is executed now, as a sentence; `None` where nothing stops it.
    pub(crate) fn stopped(&self, vault: &Vault) -> Result<Option<String>> {
        if let Some(said) = self.note(STOPPED)? {
            return Ok(Some(format!("{}; `fte resume` lifts it", text::shown_line(&said))));
        }
        let note = vault.stop_note();
        Ok(note
            .map(|name| format!("stopped by the note {name} in the vault; `fte resume` lifts it")))
    }
}
