//! Fills a ledger that was lost (a new machine, a deleted state folder) from the notes that the vault still has.

use super::intake::LIVE;
use super::quarantine;
use crate::base::{Result, Time, pulse};
use crate::model::Id;
use crate::state::State;
use crate::vault::item::CONTENT;
use crate::vault::{Folder, Place, Vault, inert};

/// The state's note that says that the ledger knows all that the vault has.
const DONE: &str = "ledger.files";

/// Makes sure that the ledger knows every item whose note is in the vault. Costs one look-up where it does.
pub(super) fn relearn(vault: &Vault, state: &State, now: Time) -> Result<()> {
    if state.note(DONE)?.is_some() {
        return Ok(());
    }
    let mut found = Vec::new();
    for folder in LIVE {
        let parts = if folder == Folder::Done {
            vault.months()?.into_iter().map(Some).collect()
        } else {
            vec![None]
        };
        for part in parts {
            pulse::beat();
            let places = vault.list_below(folder, part.as_deref())?;
            let known = places.iter().filter_map(|place| known(vault, place));
            found.extend(known.map(|(source, id)| (source, id, folder == Folder::Quarantine)));
        }
    }
    state.once(|| {
        for (source, id, junk) in &found {
            // Which of the two it was, the note does not say for what is in quarantine.
            for key in [format!("mail:{source}"), format!("file:{source}")] {
                state.set_seen(&key, id, true, now)?;
            }
            if *junk {
                state.set_seen(&quarantine::key(id), id, true, now)?;
            }
        }
        state.set_note(DONE, "1")
    })
}

/// The content's digest and the id of an item that came as a file or mail. A note that can't be read tells nothing.
fn known(vault: &Vault, place: &Place) -> Option<(String, Id)> {
    place.id()?;
    let front = vault.read(place).ok()?.front;
    // What a mailbox knows by its own id says what it was, besides.
    let content = front.text(CONTENT).or_else(|| front.text("source_id"))?;
    let source = inert::original(&content);
    source.starts_with("sha256:").then_some((source, front.text("id")?.parse().ok()?))
}
