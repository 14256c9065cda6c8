//! Reads, creates, replaces and moves notes, each whole and durable.

use std::fs;
use std::io;
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

    pub(crate) fn below(folder: Folder, below: impl Into<String>, name: impl Into<String>) -> Place {
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

impl From<VaultError> for Fail {
    fn from(error: VaultError) -> Fail {
        let (exit, hint) = match &error {
            VaultError::NoVault(_) => {
                (Exit::SetUp, Some("`fte init DIR` makes one; `--vault DIR` or `FTE_VAULT` names one"))
            }
            VaultError::Gone { .. } | VaultError::Taken { .. } | VaultError::Changed { .. } => {
                (Exit::Busy, Some("run the command again"))
            }
            VaultError::Front { .. } | VaultError::NotText { .. } => {
                (Exit::Failed, Some("`fte vault check` lists every damaged note"))
            }
            VaultError::Io { .. } => (Exit::Failed, None),
        };
        let fail = Fail::new(exit, error);
        match hint {
            Some(hint) => fail.hint(hint),
            None => fail,
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
        Err(VaultError::NoVault(start.display().to_string()))
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
    pub(crate) fn list(&self, folder: Folder) -> Result<Vec<Entry>> {
        self.list_below(folder, None)
    }

    /// [`Vault::list`] of a folder below one: `Done/2026-11`.
    pub(crate) fn list_below(&self, folder: Folder, below: Option<&str>) -> Result<Vec<Entry>> {
        let dir = below.map_or_else(|| self.dir(folder), |below| self.dir(folder).join(below));
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
            if is_file && text.ends_with(".md") && !text.starts_with('.') {
                entries.push(Place { folder, below: below.map(str::to_owned), name: text });
            }
        }
        entries.sort();
        Ok(entries)
    }

    /// The months below `Done/`, sorted.
    pub(crate) fn months(&self) -> Result<Vec<String>> {
        let dir = self.dir(Folder::Done);
        let Ok(names) = fs::read_dir(&dir) else { return Ok(Vec::new()) };
        let mut months: Vec<_> = names
            .filter_map(|name| {
                let name = name.ok()?;
                name.file_type().ok()?.is_dir().then(|| name.file_name().into_string().ok())?
            })
            .filter(|name| !name.starts_with('.'))
            .collect();
        months.sort();
        Ok(months)
    }

    /// The note with this id in one of these folders (for `Done`, in every month), newest month first.
    pub(crate) fn find_id(&self, id: &crate::model::Id, folders: &[Folder]) -> Result<Option<Place>> {
        for folder in folders {
            let mut parts = vec![None];
            if *folder == Folder::Done {
                parts = self.months()?.into_iter().rev().map(Some).collect();
            }
            for part in parts {
                let entries = self.list_below(*folder, part.as_deref())?;
                if let Some(place) = entries.into_iter().find(|entry| entry.id().as_ref() == Some(id)) {
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
        let path = self.path(place);
        disk::read(&path, NOTE_LIMIT).map_err(|source| self.io("read", &path, source))
    }

    /// Makes a file where none is; durable when it returns.
    pub(crate) fn create(&self, place: &Place, bytes: &[u8]) -> Result<Created> {
        let created = self.create_unsynced(place, bytes)?;
        if created == Created::New {
            self.sync_parent(&self.path(place))?;
        }
        Ok(created)
    }

    /// [`Vault::create`], durable only after [`Vault::sync`] of the folder: for many files at once.
    pub(crate) fn create_unsynced(&self, place: &Place, bytes: &[u8]) -> Result<Created> {
        let path = self.path(place);
        self.make_parent(&path)?;
        match disk::create(&path, bytes) {
            Ok(()) => Ok(Created::New),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let same = disk::read(&path, NOTE_LIMIT).is_ok_and(|there| there == bytes);
                Ok(if same { Created::Same } else { Created::Differs })
            }
            Err(source) => Err(self.io("create", &path, source)),
        }
    }

    pub(crate) fn sync(&self, folder: Folder) -> Result<()> {
        let dir = self.dir(folder);
        disk::sync_dir(&dir).map_err(|source| self.io("sync", &dir, source))
    }

    /// Puts new bytes in place of a note that still holds `expected`; durable when it returns.
    pub(crate) fn replace(&self, place: &Place, expected: &[u8], bytes: &[u8]) -> Result<()> {
        if expected == bytes {
            return Ok(());
        }
        if self.read_bytes(place)? != expected {
            return Err(VaultError::Changed { path: place.path() });
        }
        self.write(place, bytes)
    }

    /// Puts a file that is ours alone (dashboard, report) in place of what was there; durable when it returns.
    pub(crate) fn write(&self, place: &Place, bytes: &[u8]) -> Result<()> {
        let path = self.path(place);
        self.make_parent(&path)?;
        disk::replace(&path, bytes).map_err(|source| self.io("write", &path, source))?;
        self.sync_parent(&path)
    }

    /// Moves a note: one rename, both folders durable. Never over another note.
    pub(crate) fn shift(&self, from: &Place, to: &Place) -> Result<()> {
        let (source, target) = (self.path(from), self.path(to));
        self.make_parent(&target)?;
        if fs::symlink_metadata(&target).is_ok() {
            return Err(VaultError::Taken { path: to.path() });
        }
        match disk::rename(&source, &target) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(VaultError::Gone { path: from.path() }),
            Err(error) => return Err(self.io("move", &source, error)),
        }
        self.sync_parent(&target)?;
        self.sync_parent(&source)
    }

    /// Sets `status` to what the target folder says, and moves the note there.
    pub(crate) fn move_note(&self, from: &Place, to: &Place) -> Result<()> {
        if let Some(status) = to.folder.status() {
            let before = self.read_bytes(from)?;
            let text = String::from_utf8(before.clone()).map_err(|_| VaultError::NotText { path: from.path() })?;
            let mut note = Note::parse(&text).map_err(|source| VaultError::Front { path: from.path(), source })?;
            note.front.set("status", &serde_json::Value::from(status));
            self.replace(from, &before, note.print().as_bytes())?;
        }
        self.shift(from, to)
    }

    fn make_parent(&self, path: &Path) -> Result<()> {
        let Some(parent) = path.parent() else { return Ok(()) };
        if fs::symlink_metadata(parent).is_ok_and(|meta| meta.is_dir()) {
            return Ok(());
        }
        fs::create_dir_all(parent).map_err(|source| self.io("create", parent, source))?;
        self.sync_parent(parent)
    }

    pub(super) fn sync_parent(&self, path: &Path) -> Result<()> {
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
