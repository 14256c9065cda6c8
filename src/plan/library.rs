//! All playbooks of a vault, read and checked.

use super::playbook::{self, Mistake, Playbook};
use crate::base::{Result, digest};
use crate::state::State;
use crate::vault::{Folder, Vault, VaultError};

/// The playbooks that can be used, and what is wrong with the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    /// By name.
    pub(crate) playbooks: Vec<Playbook>,
    pub(crate) mistakes: Vec<Mistake>,
    /// The system could not read one that the next run may be able to: what no playbook matches now may have one.
    pub(crate) is_partial: bool,
}

impl Library {
    /// Reads `Playbooks/*.md`, all but a `README.md`. A broken one takes no other down.
    pub(crate) fn load(vault: &Vault) -> Result<Library, VaultError> {
        let mut library = Library::default();
        for place in vault.list(Folder::Playbooks)? {
            if place.name.eq_ignore_ascii_case("readme.md") {
                continue;
            }
            let path = place.path();
            let read = vault.read_text(&place).map_err(|error| {
                library.is_partial |= error.is_passing();
                let what = crate::base::Fail::from(error).causes().join(": ");
                vec![Mistake { path: path.clone(), line: 1, what }]
            });
            match read.and_then(|text| playbook::read(place.stem(), &path, &text)) {
                Ok(playbook) => library.playbooks.push(playbook),
                Err(mistakes) => library.mistakes.extend(mistakes),
            }
        }
        Ok(library)
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Playbook> {
        self.playbooks.iter().find(|playbook| playbook.name == name)
    }
}

/// What is wrong with the playbooks. Where nothing was and none changed since, none is opened: an idle run costs nothing.
pub(crate) fn mistakes(vault: &Vault, state: &State) -> Result<Vec<Mistake>> {
    const SOUND: &str = "playbooks.sound";
    let stamp = stamp(vault)?;
    if state.note(SOUND)?.is_some_and(|sound| sound == stamp) {
        return Ok(Vec::new());
    }
    let library = Library::load(vault)?;
    if library.mistakes.is_empty() && !library.is_partial {
        state.set_note(SOUND, &stamp)?;
    }
    Ok(library.mistakes)
}

/// A word that differs once a playbook or a contact was added, changed or taken away; opens none.
pub(crate) fn stamp(vault: &Vault) -> Result<String, VaultError> {
    let mut all = String::new();
    for folder in [Folder::Playbooks, Folder::Contacts] {
        for place in vault.list(folder)? {
            all += &format!("{}\0{}\0", place.path(), vault.stamp(&place).unwrap_or_default());
        }
    }
    Ok(digest::short_id(&[all.as_bytes()]))
}
