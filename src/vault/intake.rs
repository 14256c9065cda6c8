//! Takes files that someone dropped into the vault: many at once, each moved and none written over.

use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{Folder, Place, Vault, VaultError, name};
use crate::base::{digest, disk, pulse};

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
                    match self.copy_in(source, None, &place, None)? {
                        Copied::Whole => {}
                        Copied::Not(error) => return Err(self.io("copy", source, error)),
                    }
                    self.sync_parent(&target)?;
                    fs::remove_file(source).map_err(|error| self.io("remove", source, error))?;
                    Ok(Some(place))
                }
                Err(error) => Err(self.io("move", source, error)),
            };
        }
        Err(VaultError::Taken { path: to.path() })
    }

    /// Takes an emptied Maildir below the Inbox away: folders only, and only empty ones, so that nothing that is delivered meanwhile is
    /// lost. One that is not empty stays.
    pub(crate) fn clear_maildir(&self, maildir: &Path) {
        let inbox = self.dir(Folder::Inbox);
        if maildir.starts_with(&inbox) && maildir != inbox {
            for part in ["cur", "new", "tmp"] {
                let _ = fs::remove_dir(maildir.join(part));
            }
            let _ = fs::remove_dir(maildir);
        }
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

/// Where the original of a mail lies whose item keeps no other file: `Attachments/7k2m9qxa4d.eml`, and no folder is made.
///
/// Nothing else comes there: all other files have a folder with an item's id above them, and no id has a dot.
pub(crate) fn flat(item: &str) -> Place {
    Place::new(Folder::Attachments, format!("{item}.eml"))
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

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) at: u64,
    pub(crate) size: u64,
}

/// What became of a copy.
#[derive(Debug)]
pub(crate) enum Copied {
    Whole,
    /// The source could not be read, or is not what it was said to be; nothing was made.
    Not(io::Error),
}

impl Vault {
    /// Copies a file from anywhere, or a part of it, to a place that must be free; the same file again is no error.
    /// Where `sha256` is given, that is what it must hold. Durable once the folder was synced.
    pub(crate) fn copy_in(
        &self,
        source: &Path,
        part: Option<Part>,
        to: &Place,
        sha256: Option<&str>,
    ) -> Result<Copied> {
        if self.has(to) {
            return Ok(Copied::Whole);
        }
        let target = self.real_path(to)?;
        let mut from = match open_part(source, part) {
            Ok(from) => Source { from, hasher: Sha256::new(), fault: None },
            Err(error) => return Ok(Copied::Not(error)),
        };
        let copied = self.bounds().create_with(&target, |file| {
            io::copy(&mut from, file)?;
            let found = digest::hex(&from.hasher.finalize_reset());
            if sha256.is_some_and(|expected| expected != found) {
                from.fault = Some(disk::refused("changed while it was read"));
                return Err(disk::refused("is not copied"));
            }
            Ok(())
        });
        match (copied, from.fault) {
            (_, Some(fault)) => Ok(Copied::Not(fault)),
            (copied, None) => {
                copied.map_err(|error| self.io("write", &target, error)).map(|()| Copied::Whole)
            }
        }
    }
}

fn open_part(source: &Path, part: Option<Part>) -> io::Result<io::Take<fs::File>> {
    let mut file = disk::open_regular(source)?;
    if let Some(part) = part {
        file.seek(io::SeekFrom::Start(part.at))?;
    }
    Ok(file.take(part.map_or(u64::MAX, |part| part.size)))
}

/// A source that is read: what it held, and whether reading is what failed.
struct Source<R> {
    from: R,
    hasher: Sha256,
    fault: Option<io::Error>,
}

impl<R: io::Read> io::Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.from.read(buffer) {
            Ok(read) => {
                pulse::beat();
                self.hasher.update(buffer.get(..read).unwrap_or_default());
                Ok(read)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                self.fault = Some(error);
                Err(kind.into())
            }
        }
    }
}
