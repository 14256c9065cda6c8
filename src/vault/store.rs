//! Opens a vault, lists and reads its notes; nothing is reached through a link.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::place::{is_conflict, is_note};
use super::{Entry, Folder, Note, Place, VaultError};
use crate::base::disk;

/// The largest note that is read, in bytes.
pub(crate) const NOTE_LIMIT: u64 = 64 * 1024 * 1024;

/// The folder that makes a folder a vault.
pub(crate) const MARK: &str = ".fte";

/// A vault: its root folder, an absolute path.
#[derive(Clone, Debug)]
pub(crate) struct Vault {
    root: PathBuf,
}

type Result<T> = std::result::Result<T, VaultError>;

impl Vault {
    /// The vault at `dir`; `dir` must hold a `.fte` folder.
    pub(crate) fn open(dir: &Path) -> Result<Vault> {
        let shown = || crate::base::text::shown_line(&dir.to_string_lossy());
        // A folder that can't be looked at is not one without a vault.
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => VaultError::NoVault(shown()),
            _ => VaultError::Io { doing: "look at", path: shown(), source },
        };
        let root = dir.canonicalize().map_err(failed)?;
        let marked = fs::symlink_metadata(root.join(MARK)).map_err(failed)?.is_dir();
        if marked { Ok(Vault { root }) } else { Err(VaultError::NoVault(shown())) }
    }

    /// The vault that holds `start`: the nearest folder upwards with a `.fte` folder.
    pub(crate) fn find(start: &Path) -> Result<Vault> {
        let mut dir = Some(start);
        while let Some(at) = dir {
            match Vault::open(at) {
                Err(VaultError::NoVault(_)) => dir = at.parent(),
                opened => return opened,
            }
        }
        let start = crate::base::text::shown_line(&start.to_string_lossy());
        Err(VaultError::NoVault(format!("{start} or above it")))
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn dir(&self, folder: Folder) -> PathBuf {
        self.root.join(folder.name())
    }

    pub(crate) fn path(&self, place: &Place) -> PathBuf {
        let dir = self.dir(place.folder);
        match &place.below {
            Some(below) => dir.join(below).join(&place.name),
            None => dir.join(&place.name),
        }
    }

    /// The names of the notes (`*.md`) in a folder, sorted; opens none of them. A folder that is not there is empty.
    ///
    /// Links, odd files and the copies that a syncing program makes of a note that changed twice are none.
    pub(crate) fn list(&self, folder: Folder) -> Result<Vec<Entry>> {
        self.list_below(folder, None)
    }

    /// [`Vault::list`] of a folder below one: `Done/2026-11`.
    pub(crate) fn list_below(&self, folder: Folder, below: Option<&str>) -> Result<Vec<Entry>> {
        let dir = self.real_dir(folder, below)?;
        let names = match fs::read_dir(&dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(self.io("list", &dir, source)),
        };
        let mut entries = Vec::new();
        for name in names {
            let name = name.map_err(|source| self.io("list", &dir, source))?;
            let is_file = name.file_type().is_ok_and(|kind| kind.is_file());
            let Ok(text) = name.file_name().into_string() else { continue };
            if is_file && is_note(&text) && !text.starts_with('.') && !is_conflict(&text) {
                entries.push(Place { folder, below: below.map(str::to_owned), name: text });
            }
        }
        entries.sort();
        Ok(entries)
    }

    /// The files of a folder below one whose names end with one of these, sorted; neither links nor copies of a syncing program.
    pub(crate) fn list_files(
        &self,
        folder: Folder,
        below: &str,
        ends: &[&str],
    ) -> Result<Vec<Entry>> {
        let dir = self.real_dir(folder, Some(below))?;
        let names = match fs::read_dir(&dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(self.io("list", &dir, source)),
        };
        let mut entries = Vec::new();
        for name in names {
            let name = name.map_err(|source| self.io("list", &dir, source))?;
            let is_file = name.file_type().is_ok_and(|kind| kind.is_file());
            let Ok(text) = name.file_name().into_string() else { continue };
            let small = text.to_lowercase();
            let is_named = ends.iter().any(|end| small.ends_with(end));
            if is_file && is_named && !text.starts_with('.') && !is_conflict(&text) {
                entries.push(Place::below(folder, below, text));
            }
        }
        entries.sort();
        Ok(entries)
    }

    /// The months below `Done/`, sorted.
    pub(crate) fn months(&self) -> Result<Vec<String>> {
        self.folders_below(Folder::Done)
    }

    /// The folders below a folder, sorted.
    pub(crate) fn folders_below(&self, folder: Folder) -> Result<Vec<String>> {
        let dir = self.real_dir(folder, None)?;
        let names = match fs::read_dir(&dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(self.io("list", &dir, source)),
        };
        let mut folders = Vec::new();
        for name in names {
            let name = name.map_err(|source| self.io("list", &dir, source))?;
            let is_dir = name.file_type().is_ok_and(|kind| kind.is_dir());
            if let Ok(text) = name.file_name().into_string()
                && is_dir
                && !text.starts_with('.')
            {
                folders.push(text);
            }
        }
        folders.sort();
        Ok(folders)
    }

    /// The note with this id in one of these folders (for `Done`, in every month), newest month first.
    pub(crate) fn find_id(
        &self,
        id: &crate::model::Id,
        folders: &[Folder],
    ) -> Result<Option<Place>> {
        for folder in folders {
            let mut parts = vec![None];
            if *folder == Folder::Done {
                parts = self.months()?.into_iter().rev().map(Some).collect();
            }
            for part in parts {
                let entries = self.list_below(*folder, part.as_deref())?;
                if let Some(place) =
                    entries.into_iter().find(|entry| entry.id().as_ref() == Some(id))
                {
                    return Ok(Some(place));
                }
            }
        }
        Ok(None)
    }

    pub(crate) fn read(&self, place: &Place) -> Result<Note> {
        let text = self.read_text(place)?;
        Note::parse(&text).map_err(|source| VaultError::Front { path: place.path(), source })
    }

    pub(crate) fn read_text(&self, place: &Place) -> Result<String> {
        let bytes = self.read_bytes(place)?;
        String::from_utf8(bytes).map_err(|_| VaultError::NotText { path: place.path() })
    }

    pub(crate) fn read_bytes(&self, place: &Place) -> Result<Vec<u8>> {
        let path = self.real_path(place)?;
        self.bounds().read(&path, NOTE_LIMIT).map_err(|source| self.io("read", &path, source))
    }

    /// The vault's own files lie below its root, whatever links are put on the way.
    pub(crate) fn bounds(&self) -> disk::Bounds<'_> {
        disk::Bounds(Some(&self.root))
    }

    /// A folder's path, where it and all on the way to it are real folders of the vault (or not there yet).
    ///
    /// A link would lead reads and writes out of the vault.
    pub(crate) fn real_dir(&self, folder: Folder, below: Option<&str>) -> Result<PathBuf> {
        let mut dir = self.root.clone();
        for part in std::iter::once(folder.name())
            .chain(below.into_iter().flat_map(|below| below.split('/')))
        {
            dir.push(part);
            if !is_name(part) {
                return Err(self.io("use", &dir, disk::refused("is no name of a folder")));
            }
            match fs::symlink_metadata(&dir) {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(metadata) if metadata.file_type().is_symlink() => {
                    return Err(self.io(
                        "use",
                        &dir,
                        disk::refused("is a symbolic link, not a folder"),
                    ));
                }
                Ok(_) => {
                    return Err(self.io("use", &dir, disk::refused("is a file, not a folder")));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(self.io("use", &dir, source)),
            }
        }
        Ok(dir)
    }

    /// A place's path, where the way to it is as [`Vault::real_dir`] wants it and its name is one name.
    pub(crate) fn real_path(&self, place: &Place) -> Result<PathBuf> {
        let path = self.real_dir(place.folder, place.below.as_deref())?.join(&place.name);
        if is_name(&place.name) {
            Ok(path)
        } else {
            Err(self.io("use", &path, disk::refused("is no name of a file")))
        }
    }

    /// An I/O error on a file of the vault, named by its vault path.
    pub(crate) fn io(&self, doing: &'static str, path: &Path, source: io::Error) -> VaultError {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        let path = crate::base::text::shown_line(&path.to_string_lossy()).replace('\\', "/");
        VaultError::Io { doing, path, source }
    }
}

/// Whether a text is one name in a folder, and not a way to another.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text != "." && text != ".." && !text.contains(['/', '\\', '\0'])
}
