//! Where a note is, and what names mean.

use super::Folder;
use crate::base::Time;

/// Where a note is: its folder, the month below `Done`, its file name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) folder: Folder,
    /// `2026-11` for notes in `Done/2026-11/`, a folder's name below `Accounting`; else `None`.
    pub(crate) below: Option<String>,
    pub(crate) name: String,
}

impl Place {
    pub(crate) fn new(folder: Folder, name: impl Into<String>) -> Place {
        Place { folder, below: None, name: name.into() }
    }

    pub(crate) fn below(
        folder: Folder,
        below: impl Into<String>,
        name: impl Into<String>,
    ) -> Place {
        Place { folder, below: Some(below.into()), name: name.into() }
    }

    /// A place in `Done/YYYY-MM/` of this instant, where the person is.
    pub(crate) fn done(at: Time, name: impl Into<String>) -> Place {
        let month = crate::base::clock::local(at).format("%Y-%m").to_string();
        Place::below(Folder::Done, month, name)
    }

    /// The vault path with `/`: `Done/2026-11/EMAIL_….md`.
    pub(crate) fn path(&self) -> String {
        match &self.below {
            Some(below) => format!("{}/{below}/{}", self.folder, self.name),
            None => format!("{}/{}", self.folder, self.name),
        }
    }

    /// The name without `.md`: what a wiki link says.
    pub(crate) fn stem(&self) -> &str {
        self.name.strip_suffix(".md").unwrap_or(&self.name)
    }

    /// The id that the name ends with, where it does.
    pub(crate) fn id(&self) -> Option<crate::model::Id> {
        self.stem().rsplit_once('_')?.1.parse().ok()
    }
}

/// What a listing knows of a note without opening it.
pub(crate) type Entry = Place;

/// Whether a name is that of a note.
pub(crate) fn is_note(name: &str) -> bool {
    name.strip_suffix(".md").is_some()
}

/// Whether a name is that of a copy which a syncing program made of a file that changed on two devices.
///
/// Sources: Syncthing (`.sync-conflict-`), Dropbox, Nextcloud and iCloud (`conflicted copy`), Google Drive (`[Conflict]`).
pub(crate) fn is_conflict(name: &str) -> bool {
    let name = name.to_lowercase();
    [".sync-conflict-", "conflicted copy", "[conflict]", "(conflict "]
        .iter()
        .any(|sign| name.contains(sign))
}
