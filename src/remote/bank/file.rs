//! The files of rows and statements: read under the lock, and appended to so that a line is there whole or not at all.
//!
//! Appended in proportion to what is new: a spreadsheet's own columns, order and lines above stay byte for byte. What is
//! about to be appended is noted in the state by its place first; after a crash the next one who writes takes a last line
//! that did not end away. Whole lines of a batch that was not finished stay: the same file again adds the rest of them.

use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::row::Row;
use super::{Bank, FOLDER, LIMIT, MAPS, Map, store};
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, OrFail as _, Result, clock, disk};
use crate::vault::{Created, Folder, Place};

/// Where the state keeps the file that is being written to.
const PENDING: &str = "bank.pending";

/// The file of statements that were read.
pub(super) const STATEMENTS: &str = "Statements.csv";

/// What the file of rows and documents that belong together is called.
pub(super) const LINKS: &str = "Links.csv";

/// A file on its way to the disk, and where what is new begins.
#[derive(Serialize, Deserialize)]
struct Pending {
    name: String,
    offset: u64,
}

impl Bank<'_> {
    pub(super) fn place(name: &str) -> Place {
        Place::below(Folder::Accounting, FOLDER, name)
    }

    /// The vault path of a file of rows, for a person.
    pub(crate) fn path_of(row: &Row) -> String {
        Bank::place(&format!("{}-{}.csv", row.account, row.year())).path()
    }

    /// The files of rows as accounts and years.
    pub(super) fn files(&self) -> Result<Vec<(String, i32)>> {
        let mut files: Vec<(String, i32)> = self
            .names(FOLDER, ".csv")?
            .iter()
            .filter_map(|name| {
                let (account, year) = name.strip_suffix(".csv")?.rsplit_once('-')?;
                let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
                let year = year.parse().ok().filter(|_| is_year)?;
                Some((account.to_owned(), year))
            })
            .collect();
        files.sort();
        Ok(files)
    }

    fn names(&self, below: &str, ending: &str) -> Result<Vec<String>> {
        let dir = self.vault.real_dir(Folder::Accounting, Some(below))?;
        let failed = |source| Fail::from(self.vault.io("list", &dir, source));
        let found = match fs::read_dir(&dir) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        let mut names = Vec::new();
        for entry in found {
            if let Ok(name) = entry.map_err(failed)?.file_name().into_string()
                && name.ends_with(ending)
                && !name.starts_with('.')
            {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// A file's text; empty where there is none.
    pub(super) fn text(&self, name: &str) -> Result<String> {
        let path = self.vault.real_path(&Bank::place(name))?;
        let bytes = match self.vault.bounds().read(&path, LIMIT) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
            Err(error) => return Err(self.vault.io("read", &path, error).into()),
        };
        String::from_utf8(bytes).map_err(|_| broken(name, "is not UTF-8 text"))
    }

    /// The rows of an account in a year, each with its line. After a crash a last line that did not end is none yet.
    pub(super) fn rows_of(&self, account: &str, year: i32) -> Result<Vec<(usize, Row)>> {
        let name = format!("{account}-{year}.csv");
        let text = self.text(&name)?;
        let whole = self.whole(&name, &text)?;
        let mut rows = store::parse(whole).map_err(|fault| broken(&name, &fault.to_string()))?.rows;
        for (_, row) in &mut rows {
            if row.account.is_empty() {
                account.clone_into(&mut row.account);
            }
        }
        Ok(rows)
    }

    /// What of a text is whole lines, where a crash left one half.
    pub(super) fn whole<'t>(&self, name: &str, text: &'t str) -> Result<&'t str> {
        let is_it = |pending: &Pending| pending.name == name;
        let Some(pending) = self.pending()?.filter(is_it) else { return Ok(text) };
        let offset = usize::try_from(pending.offset).unwrap_or(usize::MAX);
        let tail = text.get(offset..).unwrap_or_default();
        let kept = whole_lines(tail.as_bytes());
        Ok(text.get(..offset.saturating_add(kept).min(text.len())).unwrap_or(text))
    }

    /// Appends lines to a file, made with `head` where there is none; durable when it returns. The lock is held.
    pub(super) fn append(&self, name: &str, head: &str, lines: &str) -> Result<()> {
        let place = Bank::place(name);
        let path = self.vault.real_path(&place)?;
        let failed = |source| Fail::from(self.vault.io("write", &path, source));
        let mut file = match disk::open_to_write(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return match self.vault.create(&place, format!("{head}{lines}").as_bytes())? {
                    Created::New | Created::Same => Ok(()),
                    Created::Differs => {
                        Err(Fail::say(Exit::Busy, format!("somebody else made `{}`", place.path())))
                    }
                };
            }
            Err(error) => return Err(failed(error)),
        };
        let offset = file.seek(SeekFrom::End(0)).map_err(failed)?;
        let ends = last_byte(&path).map_err(failed)?.is_none_or(|byte| byte == b'\n');
        let pending = Pending { name: name.to_owned(), offset };
        let record =
            serde_json::to_string(&pending).map_err(|error| Fail::new(Exit::Failed, error))?;
        self.state.set_note(PENDING, &record)?;
        let text = if ends { lines.to_owned() } else { format!("\n{lines}") };
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        if let Err(source) = written {
            if file.set_len(offset).and_then(|()| file.sync_all()).is_ok() {
                self.state.set_note(PENDING, "")?;
            }
            return Err(failed(source));
        }
        self.state.set_note(PENDING, "")
    }

    /// Takes a half line away that a crash left. The lock is held.
    pub(super) fn mend(&self) -> Result<()> {
        let Some(pending) = self.pending()? else { return Ok(()) };
        let path = self.vault.real_path(&Bank::place(&pending.name))?;
        let failed = |source| Fail::from(self.vault.io("mend", &path, source));
        let mut file = match disk::open_to_write(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.state.set_note(PENDING, "");
            }
            Err(error) => return Err(failed(error)),
        };
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(pending.offset)).map_err(failed)?;
        (&file).take(LIMIT).read_to_end(&mut tail).map_err(failed)?;
        let kept = whole_lines(&tail);
        if kept < tail.len() {
            file.set_len(pending.offset + kept as u64).map_err(failed)?;
        }
        // Whole or gone, it has to be so on the disk before the note of it goes.
        file.sync_all().map_err(failed)?;
        self.state.set_note(PENDING, "")
    }

    fn pending(&self) -> Result<Option<Pending>> {
        let record = self.state.note(PENDING)?.filter(|record| !record.is_empty());
        Ok(record.and_then(|record| serde_json::from_str(&record).ok()))
    }

    /// Every mapping of the vault, by name. One that can't be read is an error that names it.
    pub(crate) fn maps(&self) -> Result<Vec<Map>> {
        self.names(MAPS, ".yaml")?
            .iter()
            .filter_map(|name| self.map(name.strip_suffix(".yaml")?).transpose())
            .collect()
    }

    /// The mapping of this name.
    pub(crate) fn map(&self, name: &str) -> Result<Option<Map>> {
        let place = Place::below(Folder::Accounting, MAPS, format!("{name}.yaml"));
        match self.vault.read_text(&place) {
            Ok(text) => Map::parse(name, &text).map(Some).map_err(|what| {
                Fail::say(Exit::SetUp, format!("`{}`: {}", place.path(), shown_line(&what)))
                    .hint("mend it in any editor, or delete it and import the file again")
            }),
            Err(error) if error.is_not_there() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a mapping that a person confirmed; one that is there is left as it is.
    pub(crate) fn keep(&self, map: &Map) -> Result<String> {
        let place = Place::below(Folder::Accounting, MAPS, format!("{}.yaml", map.name));
        match self.vault.create(&place, map.print().as_bytes())? {
            Created::New | Created::Same => Ok(place.path()),
            Created::Differs => {
                Err(Fail::say(Exit::Usage, format!("there is a mapping `{}` already", map.name)))
            }
        }
    }
}

/// A file that lies in a folder, and what shows that it did not change meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    length: u64,
    modified: Option<SystemTime>,
}

impl Waiting {
    /// How long it was left alone.
    pub(crate) fn rested(&self) -> Option<Duration> {
        self.modified.and_then(clock::age)
    }
}

/// The files of a folder, by name; links, folders and hidden files are none.
///
/// # Errors
///
/// Where there is no such folder, which a person may have misspelt, or whose disk is not there now.
pub(crate) fn waiting(dir: &Path) -> Result<Vec<Waiting>> {
    let shown = shown_line(&dir.to_string_lossy());
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Fail::say(Exit::SetUp, format!("there is no folder `{shown}`")));
        }
        Err(error) => return Err(error).doing(format!("list `{shown}`")),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.doing(format!("list `{shown}`"))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let Ok(metadata) = fs::symlink_metadata(entry.path()) else { continue };
        if metadata.is_file() && !name.starts_with('.') && metadata.len() <= LIMIT {
            let (length, modified) = (metadata.len(), metadata.modified().ok());
            files.push(Waiting { path: entry.path(), name, length, modified });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// A file that a person names, with its name alone.
pub(crate) fn statement(path: &Path) -> Result<(String, Vec<u8>)> {
    let shown = shown_line(&path.to_string_lossy());
    let bytes = disk::read(path, LIMIT).map_err(|error| {
        let exit = if error.kind() == io::ErrorKind::NotFound { Exit::Usage } else { Exit::Failed };
        Fail::new(exit, anyhow::Error::new(error).context(format!("can't read `{shown}`")))
    })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, bytes))
}

/// How many bytes of a tail are whole lines of text.
fn whole_lines(tail: &[u8]) -> usize {
    let text = tail.split(|byte| *byte == 0).next().unwrap_or_default();
    text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

fn last_byte(path: &Path) -> io::Result<Option<u8>> {
    let mut file = disk::open_regular(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last.first().copied())
}

pub(super) fn broken(name: &str, what: &str) -> Fail {
    Fail::say(Exit::Failed, format!("`{}`: {what}", Bank::place(name).path()))
        .hint("mend that line in any editor; nothing was changed")
}
