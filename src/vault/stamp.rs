//! Whether a file changed, without opening it.

use std::fs;
use std::time::UNIX_EPOCH;

use super::{Place, Vault};

impl Vault {
    /// The time and size of a note, as one word that differs once the note was written; `None` where there is none.
    pub(crate) fn stamp(&self, place: &Place) -> Option<String> {
        let metadata = fs::symlink_metadata(self.path(place)).ok()?;
        let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Some(format!("{}.{:09}-{}", time.as_secs(), time.subsec_nanos(), metadata.len()))
    }
}
