//! The notes that lie in the vault's root: dashboard, handbook, goals.

use std::io::{self, Write as _};

use super::store::NOTE_LIMIT;
use super::{Vault, VaultError};
use crate::base::{Time, clock, disk};

/// What a note is called that stops everything: people write it in many ways.
const STOPS: [&str; 5] = ["STOP.md", "Stop.md", "stop.md", "STOP", "STOP.txt"];

impl Vault {
    /// The name of the note that a person dropped to stop everything; `None` where there is none.
    pub(crate) fn stop_note(&self) -> Option<&'static str> {
        // What can't be looked at may be one: a stop that is not seen is worse than one that is not meant.
        let may_be_there = |name: &&str| match self.root().join(name).symlink_metadata() {
            Ok(_) => true,
            Err(error) => {
                !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
            }
        };
        STOPS.into_iter().find(may_be_there)
    }

    /// Renames such notes, so that they stop nothing any more. Returns what the first is called then.
    pub(crate) fn lift_stop_note(&self, now: Time) -> Result<Option<String>, VaultError> {
        let at = clock::millis(now).replace([':', '.'], "-");
        let mut lifted = None;
        for name in STOPS {
            let new = format!("Lifted_{at}_{name}");
            let path = self.root().join(name);
            match self.bounds().move_new(&path, &self.root().join(&new)) {
                Ok(()) => disk::sync_dir(self.root()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => Err(error),
            }
            .map_err(|source| self.io("move", &path, source))?;
            lifted.get_or_insert(new);
        }
        Ok(lifted)
    }

    /// The bytes of a note in the root; `None` where it is not there.
    pub(crate) fn read_root(&self, name: &'static str) -> Result<Option<Vec<u8>>, VaultError> {
        let path = self.root().join(name);
        match self.bounds().read(&path, NOTE_LIMIT) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(self.io("read", &path, source)),
        }
    }

    /// Puts new bytes in place of a note in the root that still holds `expected` (`None`: is not there); durable when
    /// it returns.
    pub(crate) fn replace_root(
        &self,
        name: &'static str,
        expected: Option<&[u8]>,
        bytes: &[u8],
    ) -> Result<(), VaultError> {
        let path = self.root().join(name);
        let written = match expected {
            Some(expected) => self.bounds().replace_same(&path, expected, bytes),
            None => self.bounds().create_with(&path, |file| file.write_all(bytes)).map(|()| true),
        };
        match written {
            Ok(true) => {}
            Ok(false) => return Err(VaultError::Changed { path: name.to_owned() }),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound
                ) =>
            {
                return Err(VaultError::Changed { path: name.to_owned() });
            }
            Err(source) => return Err(self.io("write", &path, source)),
        }
        disk::sync_dir(self.root()).map_err(|source| self.io("sync", &path, source))
    }
}
