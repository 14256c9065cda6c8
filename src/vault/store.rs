//! Reads, creates, replaces and moves notes, each whole and durable.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Folder, Note, front::FrontError};
use crate::base::{Exit, Fail, Time, disk};

/// The largest note that is read, in bytes.
pub(crate) const NOTE_LIMIT: u64 = 64 * 1024 * 1024;

/// The folder that makes a folder a vault.
pub(crate) const MARK: &str = ".fte";

/// A vault: its root folder, an absolute path.
#[derive(Clone, Debug)]
pub(crate) struct Vault {
    root: PathBuf,
}

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

/// Whether [`Vault::create`] made the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Created {
    New,
    /// It was there already with just these bytes: an earlier run made it.
    Same,
    /// The name is taken by other bytes; nothing was written.
    Differs,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum VaultError {
    #[error("no vault at {0}")]
    NoVault(String),
    #[error("`{path}` is not there any more: it was moved while we worked")]
    Gone { path: String },
    #[error("`{path}` is there already")]
    Taken { path: String },
    #[error("`{path}`, {source}")]
    Front { path: String, source: FrontError },
    #[error("`{path}` is not UTF-8 text")]
    NotText { path: String },
    #[error("`{path}` changed while we worked")]
    Changed { path: String },
    #[error("can't {doing} `{path}`")]
    Io { doing: &'static str, path: String, source: io::Error },
}

impl VaultError {
    /// Whether the file is simply not there.
    pub(crate) fn is_not_there(&self) -> bool {
        match self {
            VaultError::Gone { .. } => true,
            VaultError::Io { source, .. } => source.kind() == io::ErrorKind::NotFound,
            _ => false,
        }
    }
}

impl From<VaultError> for Fail {
    fn from(error: VaultError) -> Fail {
        let exit = match &error {
            VaultError::NoVault(_) => Exit::SetUp,
            VaultError::Gone { .. } | VaultError::Taken { .. } | VaultError::Changed { .. } => {
                Exit::Busy
            }
            VaultError::Front { .. } | VaultError::NotText { .. } | VaultError::Io { .. } => {
                Exit::Failed
            }
        };
        let hint = error.hint();
        let fail = Fail::new(exit, error);
        match hint {
            Some(hint) => fail.hint(hint),
            None => fail,
        }
    }
}

impl VaultError {
    fn hint(&self) -> Option<&'static str> {
        match self {
            VaultError::NoVault(_) => {
                Some("`fte init DIR` makes one; `--vault DIR` or `FTE_VAULT` names one")
            }
            VaultError::Gone { .. } | VaultError::Taken { .. } | VaultError::Changed { .. } => {
                Some("run the command again")
            }
            VaultError::Front { .. } | VaultError::NotText { .. } => {
                Some("`fte vault check` lists every damaged note")
            }
            VaultError::Io { source, .. } => match source.kind() {
                io::ErrorKind::InvalidInput => {
                    Some("links and odd files are never followed; `fte vault check` lists them")
                }
                io::ErrorKind::PermissionDenied => {
                    Some("let your user read and write the vault's files")
                }
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    Some("the disk is full; nothing was changed")
                }
                io::ErrorKind::ReadOnlyFilesystem => Some("the vault's disk can't be written to"),
                _ => None,
            },
        }
    }
}

type Result<T> = std::result::Result<T, VaultError>;

impl Vault {
    /// The vault at `dir`; `dir` must hold a `.fte` folder.
    pub(crate) fn open(dir: &Path) -> Result<Vault> {
        let shown = || VaultError::NoVault(crate::base::text::shown_line(&dir.to_string_lossy()));
        let root = dir.canonicalize().map_err(|_| shown())?;
        let marked = fs::symlink_metadata(root.join(MARK)).is_ok_and(|meta| meta.is_dir());
        if marked { Ok(Vault { root }) } else { Err(shown()) }
    }

    /// The vault that holds `start`: the nearest folder upwards with a `.fte` folder.
    pub(crate) fn find(start: &Path) -> Result<Vault> {
        let mut dir = Some(start);
        while let Some(at) = dir {
            if let Ok(vault) = Vault::open(at) {
                return Ok(vault);
            }
            dir = at.parent();
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
            if is_file && text.ends_with(".md") && !text.starts_with('.') && !is_conflict(&text) {
                entries.push(Place { folder, below: below.map(str::to_owned), name: text });
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

    /// Makes a file where none is; durable when it returns.
    pub(crate) fn create(&self, place: &Place, bytes: &[u8]) -> Result<Created> {
        let created = self.create_unsynced(place, bytes)?;
        // What is the same may have been made by a run that ended before it synced.
        if created != Created::Differs {
            self.sync_parent(&self.path(place))?;
        }
        Ok(created)
    }

    /// [`Vault::create`], durable only after [`Vault::sync`] of the folder: for many files at once.
    pub(crate) fn create_unsynced(&self, place: &Place, bytes: &[u8]) -> Result<Created> {
        let path = self.open_place(place)?;
        match self.bounds().create_with(&path, |file| file.write_all(bytes)) {
            Ok(()) => Ok(Created::New),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let same = self.bounds().read(&path, NOTE_LIMIT).is_ok_and(|there| there == bytes);
                Ok(if same { Created::Same } else { Created::Differs })
            }
            Err(source) => Err(self.io("create", &path, source)),
        }
    }

    pub(crate) fn sync(&self, folder: Folder) -> Result<()> {
        let dir = self.real_dir(folder, None)?;
        disk::sync_dir(&dir).map_err(|source| self.io("sync", &dir, source))
    }

    /// Puts new bytes in place of a note that still holds `expected`; durable when it returns.
    pub(crate) fn replace(&self, place: &Place, expected: &[u8], bytes: &[u8]) -> Result<()> {
        if expected == bytes {
            return Ok(());
        }
        let path = self.replace_unsynced(place, expected, bytes)?;
        self.sync_parent(&path)
    }

    fn replace_unsynced(&self, place: &Place, expected: &[u8], bytes: &[u8]) -> Result<PathBuf> {
        let path = self.real_path(place)?;
        // Asked when all is ready for the rename: what a person saves until then is not lost.
        let still = || Ok(self.bounds().read(&path, NOTE_LIMIT)? == expected);
        match self.bounds().replace_if(&path, bytes, still) {
            Ok(true) => Ok(path),
            Ok(false) => Err(VaultError::Changed { path: place.path() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(VaultError::Gone { path: place.path() })
            }
            Err(source) => Err(self.io("write", &path, source)),
        }
    }

    /// Puts a file that is ours alone (dashboard, report) in place of what was there; durable when it returns.
    pub(crate) fn write(&self, place: &Place, bytes: &[u8]) -> Result<()> {
        let path = self.open_place(place)?;
        let written = self.bounds().replace_if(&path, bytes, || Ok(true));
        written.map_err(|source| self.io("write", &path, source))?;
        self.sync_parent(&path)
    }

    /// Moves a note: one rename, both folders durable. Never over another note.
    pub(crate) fn shift(&self, from: &Place, to: &Place) -> Result<()> {
        if from == to {
            return Ok(());
        }
        let (source, target) = (self.real_path(from)?, self.open_place(to)?);
        match self.bounds().move_new(&source, &target) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(VaultError::Gone { path: from.path() });
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(VaultError::Taken { path: to.path() });
            }
            Err(error) => return Err(self.io("move", &source, error)),
        }
        self.sync_parent(&target)?;
        if source.parent() == target.parent() { Ok(()) } else { self.sync_parent(&source) }
    }

    /// Sets `status` to what the target folder says, and moves the note there.
    ///
    /// Three syncs: the new bytes, and both folders. A crash in between leaves the note whole in one of them.
    pub(crate) fn move_note(&self, from: &Place, to: &Place) -> Result<()> {
        if let Some(status) = to.folder.status() {
            let before = self.read_bytes(from)?;
            let text = std::str::from_utf8(&before)
                .map_err(|_| VaultError::NotText { path: from.path() })?;
            let mut note = Note::parse(text)
                .map_err(|source| VaultError::Front { path: from.path(), source })?;
            note.front.set("status", &serde_json::Value::from(status));
            let after = note.print();
            if from == to {
                return self.replace(from, &before, after.as_bytes());
            }
            if after.as_bytes() != before {
                self.free(to)?;
                self.replace_unsynced(from, &before, after.as_bytes())?;
            }
        }
        self.shift(from, to)
    }

    /// An error where a place is taken: asked before a note is changed that is then to be moved there.
    fn free(&self, place: &Place) -> Result<()> {
        let taken = fs::symlink_metadata(self.real_path(place)?).is_ok();
        if taken { Err(VaultError::Taken { path: place.path() }) } else { Ok(()) }
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

    /// [`Vault::real_path`], with its folder made where it is not there.
    fn open_place(&self, place: &Place) -> Result<PathBuf> {
        let path = self.real_path(place)?;
        self.make_dir(place.folder, place.below.as_deref())?;
        Ok(path)
    }

    /// Makes a folder of the vault with those above it; durable when it returns.
    pub(crate) fn make_dir(&self, folder: Folder, below: Option<&str>) -> Result<()> {
        let dir = self.real_dir(folder, below)?;
        let missing =
            dir.ancestors().take_while(|at| *at != self.root && fs::symlink_metadata(at).is_err());
        let mut missing: Vec<_> = missing.collect();
        missing.reverse();
        for at in missing {
            match fs::create_dir(at) {
                Ok(()) => {}
                // Another process was quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(source) => return Err(self.io("create", at, source)),
            }
            self.sync_parent(at)?;
        }
        Ok(())
    }

    fn sync_parent(&self, path: &Path) -> Result<()> {
        let Some(parent) = path.parent() else { return Ok(()) };
        disk::sync_dir(parent).map_err(|source| self.io("sync", parent, source))
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

/// Whether a name is that of a copy which a syncing program made of a file that changed on two devices.
///
/// Sources: Syncthing (`.sync-conflict-`), Dropbox, Nextcloud and iCloud (`conflicted copy`), Google Drive (`[Conflict]`).
pub(crate) fn is_conflict(name: &str) -> bool {
    let name = name.to_lowercase();
    [".sync-conflict-", "conflicted copy", "[conflict]", "(conflict "]
        .iter()
        .any(|sign| name.contains(sign))
}
