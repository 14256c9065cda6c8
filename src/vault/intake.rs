//! Takes files that someone dropped into the vault: many at once, each moved and none written over.

use std::fs;
use std::io;
use std::path::Path;

use super::{Folder, Place, Vault, VaultError, name};
use crate::base::disk;

type Result<T> = std::result::Result<T, VaultError>;

impl Vault {
    /// Makes `folder/below/` where it is not there; its name is durable once [`Vault::sync`] of `folder` returned.
    pub(crate) fn open_below(&self, folder: Folder, below: &str) -> Result<()> {
        let dir = self.real_dir(folder, Some(below))?;
        match fs::create_dir_all(&dir) {
            Ok(()) => Ok(()),
            Err(source) => Err(self.io("create", &dir, source)),
        }
    }

    /// Makes the names in `folder/below/` durable.
    pub(crate) fn sync_below(&self, folder: Folder, below: &str) -> Result<()> {
        let dir = self.real_dir(folder, Some(below))?;
        disk::sync_dir(&dir).map_err(|source| self.io("sync", &dir, source))
    }

    /// Moves a file or folder that lies anywhere in the vault to the first free name like `to`, and says which.
    ///
    /// `None` where the source is gone: another run took it. Durable once both folders were synced.
    pub(crate) fn take(&self, source: &Path, to: &Place) -> Result<Option<Place>> {
        if matches!(fs::symlink_metadata(source), Err(error) if error.kind() == io::ErrorKind::NotFound)
        {
            return Ok(None);
        }
        if let Some(below) = &to.below {
            self.open_below(to.folder, below)?;
        }
        for number in 1..10_000 {
            let place = Place { name: numbered(&to.name, number), ..to.clone() };
            let target = self.real_path(&place)?;
            return match self.bounds().move_new(source, &target) {
                Ok(()) => Ok(Some(place)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                // The Inbox is a link to another disk.
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                    self.copy_in(source, &place)?;
                    self.sync_parent(&target)?;
                    fs::remove_file(source).map_err(|error| self.io("remove", source, error))?;
                    Ok(Some(place))
                }
                Err(error) => Err(self.io("move", source, error)),
            };
        }
        Err(VaultError::Taken { path: to.path() })
    }

    /// Whether a place is taken, by whatever.
    pub(crate) fn has(&self, place: &Place) -> bool {
        fs::symlink_metadata(self.path(place)).is_ok()
    }

    /// A path below the vault's root as vault path with `/`; else as it is.
    pub(crate) fn named(&self, path: &Path) -> String {
        let short = path.strip_prefix(self.root()).unwrap_or(path);
        short.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// `scan.pdf`, `scan-2.pdf`, `scan-3.pdf`, …
pub(crate) fn numbered(name: &str, number: usize) -> String {
    match (number, name.rsplit_once('.')) {
        (..2, _) => name.to_owned(),
        (_, Some((stem, extension))) if !stem.is_empty() => format!("{stem}-{number}.{extension}"),
        _ => format!("{name}-{number}"),
    }
}

/// [`name::attachment`], and another number where an earlier file of the same item has the name.
pub(crate) fn free_name(foreign: &str, taken: &std::collections::BTreeSet<String>) -> String {
    let safe = name::attachment(foreign);
    let free = |name: &String| !taken.contains(&name.to_lowercase());
    (1..=taken.len() + 1).map(|number| numbered(&safe, number)).find(free).unwrap_or(safe)
}

impl Vault {
    /// Copies a file from anywhere to a place that must be free; the same file again is no error. Durable once the
    /// folder was synced.
    pub(crate) fn copy_in(&self, source: &Path, to: &Place) -> Result<()> {
        if self.has(to) {
            return Ok(());
        }
        let target = self.real_path(to)?;
        let copied = disk::open_regular(source).and_then(|mut from| {
            self.bounds().create_with(&target, |file| io::copy(&mut from, file).map(drop))
        });
        copied.map_err(|error| self.io("copy", source, error))
    }
}
