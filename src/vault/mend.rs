//! Mends what [`super::check`] found, where that needs no guess.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::check::{Problem, Repair};
use super::{Note, Vault, VaultError};
use crate::base::disk;

impl Vault {
    /// Does one repair; durable when it returns. Says whether there still was something to mend.
    pub(crate) fn mend(&self, problem: &Problem) -> Result<bool, VaultError> {
        match &problem.repair {
            None => Ok(false),
            Some(Repair::MakeFolder) => {
                let path = self.at(&problem.file);
                if !path.parent().is_some_and(is_dir) {
                    return Ok(false);
                }
                match fs::create_dir(&path) {
                    Ok(()) => self.sync_above(&path).map(|()| true),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                    Err(source) => Err(self.io("create", &path, source)),
                }
            }
            Some(Repair::RemoveTemporary) => {
                let path = self.at(&problem.file);
                // Only a file in a real folder: what took its place meanwhile is not ours.
                let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
                if !is_file || !path.parent().is_some_and(is_dir) {
                    return Ok(false);
                }
                fs::remove_file(&path).map_err(|source| self.io("remove", &path, source))?;
                self.sync_above(&path)?;
                Ok(true)
            }
            Some(Repair::SetStatus(place)) => {
                let before = self.read_text(place)?;
                let fault = |source| VaultError::Front { path: place.path(), source };
                let mut note = Note::parse(&before).map_err(fault)?;
                note.front.set("status", &serde_json::Value::from(place.folder.status()));
                let after = note.print();
                self.replace(place, before.as_bytes(), after.as_bytes())?;
                Ok(before != after)
            }
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        name.split('/').fold(self.root().to_owned(), |at, part| at.join(part))
    }

    fn sync_above(&self, path: &Path) -> Result<(), VaultError> {
        let above = path.parent().unwrap_or(self.root());
        disk::sync_dir(above).map_err(|source| self.io("sync", above, source))
    }
}

/// Whether it is a folder itself, and no link to one.
fn is_dir(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}
