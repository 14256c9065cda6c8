//! Finds what is damaged or misplaced in a vault, and says what of it can be mended without guessing.

mod note;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use serde::{Serialize, Serializer};

use super::place::{is_conflict, is_note};
use super::store::MARK;
use super::{Folder, Place, Vault, VaultError, fresh, name};
use crate::base::text::shown_line;
use crate::base::{Time, disk, platform};
use crate::model::Id;

/// What to look at, and what the state knows.
pub(crate) struct Scope<'a> {
    /// Open the notes in `Done/` too; else only their names are looked at.
    pub(crate) all: bool,
    pub(crate) now: Time,
    /// Whether the gate made a request with this id.
    pub(crate) known: &'a dyn Fn(&Id) -> bool,
}

/// What was found.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "these are the keys of its JSON")]
pub(crate) struct Checked {
    pub(crate) ok: bool,
    /// How many notes were opened.
    pub(crate) checked: u64,
    pub(crate) problems: Vec<Problem>,
}

/// One thing that is wrong. Sentences are safe to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Problem {
    /// Vault path.
    pub(crate) file: String,
    /// Line of the file, from 1, where it is one line.
    pub(crate) line: Option<usize>,
    pub(crate) what: String,
    /// What `fte vault repair` does about it.
    pub(crate) repair: Option<Repair>,
}

/// A change that needs no guess.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Repair {
    MakeFolder,
    RemoveTemporary,
    SetStatus(Place),
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Repair::MakeFolder => f.write_str("make the folder"),
            Repair::RemoveTemporary => f.write_str("remove the file"),
            Repair::SetStatus(place) => {
                write!(f, "set `status` to `{}`", place.folder.status().unwrap_or_default())
            }
        }
    }
}

impl Serialize for Repair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A temporary file this old belongs to no run that is still writing.
const OLD_MINUTES: i64 = 10;

/// The folders in which only notes do anything.
const STAGES: [Folder; 5] = [
    Folder::NeedsAction,
    Folder::InProgress,
    Folder::PendingApproval,
    Folder::Approved,
    Folder::Rejected,
];

/// Looks at the whole vault. Problems come sorted by file and line.
pub(crate) fn check(vault: &Vault, scope: &Scope<'_>) -> Result<Checked, VaultError> {
    let mut check = Check {
        vault,
        scope,
        opened: 0,
        problems: Vec::new(),
        ids: BTreeMap::new(),
        emails: BTreeMap::new(),
    };
    check.folders();
    check.top()?;
    for folder in Folder::ALL {
        check.walk(folder, None)?;
    }
    let Check { opened, mut problems, .. } = check;
    problems.sort();
    problems.dedup();
    Ok(Checked { ok: problems.is_empty(), checked: opened, problems })
}

struct Check<'a> {
    vault: &'a Vault,
    scope: &'a Scope<'a>,
    opened: u64,
    problems: Vec<Problem>,
    /// Where an id was seen first.
    ids: BTreeMap<Id, String>,
    /// Which contact an address was seen at first.
    emails: BTreeMap<String, String>,
}

impl Check<'_> {
    fn say(&mut self, file: &str, line: Option<usize>, what: impl Into<String>) {
        self.mend(file, line, what, None);
    }

    fn mend(
        &mut self,
        file: &str,
        line: Option<usize>,
        what: impl Into<String>,
        repair: Option<Repair>,
    ) {
        self.problems.push(Problem { file: shown_line(file), line, what: what.into(), repair });
    }

    fn folders(&mut self) {
        for name in fresh::folders() {
            // Nothing is looked for behind a link or in a file; that is told of the folder above.
            let above = name.rsplit_once('/').map(|(above, _)| self.vault.root().join(above));
            let behind =
                |above| fs::symlink_metadata(above).is_ok_and(|metadata| !metadata.is_dir());
            if above.is_some_and(behind) {
                continue;
            }
            match fs::symlink_metadata(self.vault.root().join(name)) {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(metadata) if metadata.file_type().is_symlink() => {
                    self.say(
                        name,
                        None,
                        "is a symbolic link: it is not followed, put a real folder there",
                    );
                }
                Ok(_) => self.say(name, None, "is a file where a folder belongs"),
                Err(_) => self.mend(name, None, "is missing", Some(Repair::MakeFolder)),
            }
        }
    }

    /// The notes in the vault's root, and what was left over there, in the settings' folder and in the outbox.
    fn top(&mut self) -> Result<(), VaultError> {
        let root = self.vault.root().to_owned();
        for (name, path, metadata) in self.entries(&root, "")? {
            if name.starts_with(disk::TEMPORARY) {
                self.temporary(&name, &metadata);
            } else if metadata.is_file() && is_note(&name) {
                self.regular(&name, &metadata);
                self.own_note(&name, || disk::read(&path, super::store::NOTE_LIMIT));
            }
        }
        for below in [MARK, "Outbox/tmp"] {
            // Nothing is looked for behind a link.
            let way = Path::new(below).ancestors().filter(|part| !part.as_os_str().is_empty());
            let is_dir = |part| {
                fs::symlink_metadata(root.join(part)).is_ok_and(|metadata| metadata.is_dir())
            };
            if !way.into_iter().all(is_dir) {
                continue;
            }
            for (name, _, metadata) in self.entries(&root.join(below), below)? {
                if name.starts_with(disk::TEMPORARY) {
                    self.temporary(&format!("{below}/{name}"), &metadata);
                }
            }
        }
        if fs::symlink_metadata(root.join("Company_Handbook.md")).is_err() {
            self.say(
                "Company_Handbook.md",
                None,
                "is missing: without a policy nothing is done; `fte init` writes a fresh one",
            );
        }
        Ok(())
    }

    /// The names in a folder, sorted, with what the system knows of each; what is no text is told of.
    fn entries(
        &mut self,
        dir: &Path,
        shown: &str,
    ) -> Result<Vec<(String, std::path::PathBuf, Metadata)>, VaultError> {
        let names = match fs::read_dir(dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(self.vault.io("list", dir, source)),
        };
        let mut entries = Vec::new();
        for entry in names {
            let entry = entry.map_err(|source| self.vault.io("list", dir, source))?;
            let metadata = match fs::symlink_metadata(entry.path()) {
                Ok(metadata) => metadata,
                // It was moved while we looked.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(source) => return Err(self.vault.io("look at", &entry.path(), source)),
            };
            match entry.file_name().into_string() {
                Ok(name) => entries.push((name, entry.path(), metadata)),
                Err(name) => self.say(
                    &joined(shown, &name.to_string_lossy()),
                    None,
                    "has a name that is not UTF-8 text",
                ),
            }
        }
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(entries)
    }

    fn walk(&mut self, folder: Folder, below: Option<&str>) -> Result<(), VaultError> {
        // Said already, in `folders`.
        let Ok(dir) = self.vault.real_dir(folder, below) else { return Ok(()) };
        let shown =
            below.map_or_else(|| folder.name().to_owned(), |below| format!("{folder}/{below}"));
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (name, _, metadata) in self.entries(&dir, &shown)? {
            let file = joined(&shown, &name);
            if name.starts_with(disk::TEMPORARY) {
                self.temporary(&file, &metadata);
                continue;
            }
            if name.starts_with('.') {
                continue;
            }
            // What lies in `Inbox` is as it came, and taken in under a name of ours.
            if folder != Folder::Inbox {
                self.name(&file, &name);
                if let Some(other) = names.insert(name::folded(&name), name.clone()) {
                    self.say(
                        &file,
                        None,
                        format!("and `{}` are one name on other systems", shown_line(&other)),
                    );
                }
            }
            if metadata.is_dir() {
                self.folder(folder, below, &name, &file)?;
            } else if self.regular(&file, &metadata) {
                let place = Place { folder, below: below.map(str::to_owned), name };
                self.file(&place, &file);
            }
        }
        Ok(())
    }

    fn folder(
        &mut self,
        folder: Folder,
        below: Option<&str>,
        name: &str,
        file: &str,
    ) -> Result<(), VaultError> {
        let deep = below.is_some_and(|below| below.matches('/').count() > 16);
        if STAGES.contains(&folder) {
            self.say(file, None, "is a folder: notes in it are not seen");
            return Ok(());
        }
        if deep {
            self.say(file, None, "lies too deep to be looked at");
            return Ok(());
        }
        let below = below.map_or_else(|| name.to_owned(), |below| format!("{below}/{name}"));
        self.walk(folder, Some(&below))
    }

    fn file(&mut self, place: &Place, file: &str) {
        if is_conflict(&place.name) {
            let what = "is a copy that a syncing program made of a note that changed twice: keep what is right, remove the other";
            return self.say(file, None, what);
        }
        match place.folder {
            Folder::Inbox | Folder::Attachments | Folder::Logs | Folder::Views | Folder::Skills => {
            }
            folder if !is_note(&place.name) => {
                if STAGES.contains(&folder) {
                    self.say(file, None, "is no note (`.md`), so nothing happens to it here; files belong into `Inbox/`");
                }
            }
            Folder::Done if !self.scope.all => {
                if let Some(id) = place.id() {
                    self.id(&id, file, None);
                }
            }
            _ => self.note(place, file),
        }
    }

    fn temporary(&mut self, file: &str, metadata: &Metadata) {
        let changed = metadata.modified().map(chrono::DateTime::<chrono::Utc>::from);
        let old =
            changed.is_ok_and(|changed| (self.scope.now - changed).num_minutes() >= OLD_MINUTES);
        if old && metadata.is_file() {
            self.mend(
                file,
                None,
                "was left over by a run that was cut off",
                Some(Repair::RemoveTemporary),
            );
        } else if !metadata.is_file() {
            self.say(file, None, "has the name of a temporary file but is none");
        }
    }

    fn name(&mut self, file: &str, name: &str) {
        if let Some(fault) = name::fault(name) {
            self.say(file, None, format!("has a name that {fault}"));
        }
    }

    /// Whether it is a file that can be read; what it is else is told.
    fn regular(&mut self, file: &str, metadata: &Metadata) -> bool {
        let odd = disk::odd(metadata);
        let linked = platform::names_of(metadata) > 1;
        if let Some(odd) = odd {
            self.say(file, None, format!("{odd}: it is never followed or opened"));
        } else if linked {
            self.say(file, None, "has more than one name (a hard link): it could be changed from elsewhere and is not read");
        }
        odd.is_none() && !linked
    }

    /// Notes an id, and says where it was seen before.
    fn id(&mut self, id: &Id, file: &str, line: Option<usize>) {
        match self.ids.get(id) {
            Some(first) => {
                let what = format!("has the id of `{first}`: one thing is one note");
                self.say(file, line, what);
            }
            None => {
                self.ids.insert(id.clone(), shown_line(file));
            }
        }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
