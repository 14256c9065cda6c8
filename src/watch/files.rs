//! Finds what lies in `Inbox/` or under a path that was given, and says what each thing is.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use super::mail;
use crate::base::disk;

/// How deep folders are followed.
const DEPTH: usize = 32;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    File(PathBuf),
    /// A message of a Maildir: `cur/1690.M1P2.host:2,S`, whatever its name looks like.
    Message(PathBuf),
    /// Not taken now, and why; not an error (a download that goes on).
    Skipped(PathBuf, &'static str),
    /// Can't be taken, and why.
    Failed(PathBuf, String),
}

/// All there is below a path, sorted, and the folders of Maildirs.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) found: Vec<Found>,
    /// Maildirs, to be taken away when they are empty.
    pub(crate) maildirs: Vec<PathBuf>,
    avoid: PathBuf,
}

/// Lists a file or folder.
///
/// A folder `avoid` below it is left out.
pub(crate) fn list(path: &Path, avoid: &Path) -> Listing {
    let mut listing = Listing { avoid: avoid.to_owned(), ..Listing::default() };
    // Where links lead to the path that was named is the person's business; links below it are not followed.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    listing.take(&path, 0, true);
    listing
}

impl Listing {
    fn take(&mut self, path: &Path, depth: usize, named: bool) {
        let metadata = match fs::symlink_metadata(path) {
            Ok(metadata) => metadata,
            // Taken by another run since the folder was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !named => return,
            Err(error) => return self.fail(path, &error),
        };
        if metadata.is_dir() {
            return self.folder(path, depth);
        }
        if let Some(why) = path.file_name().and_then(unready).filter(|_| !named) {
            self.found.push(Found::Skipped(path.to_owned(), why));
        } else if metadata.is_file() {
            self.found.push(Found::File(path.to_owned()));
        } else {
            self.found.push(Found::Failed(path.to_owned(), strange(&metadata).to_owned()));
        }
    }

    fn fail(&mut self, path: &Path, error: &io::Error) {
        self.found.push(Found::Failed(path.to_owned(), said(error)));
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        if path == self.avoid {
            return;
        }
        if depth > DEPTH {
            self.found.push(Found::Failed(
                path.to_owned(),
                format!("lies more than {DEPTH} folders deep"),
            ));
            return;
        }
        if is_maildir(path) {
            return self.maildir(path, depth);
        }
        match names(path) {
            Ok(names) => names
                .iter()
                .filter(|name| !is_hidden(name))
                .for_each(|name| self.take(&path.join(name), depth + 1, false)),
            Err(error) => self.fail(path, &error),
        }
    }

    /// `new/` and `cur/`, and the Maildirs of its folders (`.Sent`). `tmp/` holds what is not delivered yet.
    fn maildir(&mut self, path: &Path, depth: usize) {
        for part in ["cur", "new"] {
            let folder = path.join(part);
            match names(&folder) {
                Ok(names) => {
                    for name in names.iter().filter(|name| !is_hidden(name)) {
                        let message = folder.join(name);
                        match fs::symlink_metadata(&message) {
                            Ok(metadata) if metadata.is_file() => {
                                self.found.push(Found::Message(message));
                            }
                            Ok(metadata) => self
                                .found
                                .push(Found::Failed(message, strange(&metadata).to_owned())),
                            Err(_) => {}
                        }
                    }
                }
                Err(error) => self.fail(&folder, &error),
            }
        }
        for name in names(path).unwrap_or_default() {
            let below = path.join(&name);
            if !["cur", "new", "tmp"].iter().any(|own| name == *own)
                && is_maildir(&below)
                && depth < DEPTH
            {
                self.maildir(&below, depth + 1);
            }
        }
        self.maildirs.push(path.to_owned());
    }
}

fn names(path: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    let mut names = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

fn is_maildir(path: &Path) -> bool {
    let folder =
        |name: &str| fs::symlink_metadata(path.join(name)).is_ok_and(|metadata| metadata.is_dir());
    folder("cur") && folder("new")
}

/// Files that systems and programs keep for themselves.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || ["Thumbs.db", "desktop.ini", "Icon\r"].iter().any(|own| name == *own)
}

/// Names of files that are still being written or locked; they are taken once they have their own name.
fn unready(name: &OsStr) -> Option<&'static str> {
    let name = name.to_string_lossy().to_lowercase();
    let ending = [
        ".part",
        ".partial",
        ".crdownload",
        ".download",
        ".tmp",
        ".filepart",
        ".!ut",
        ".opdownload",
    ];
    if ending.iter().any(|ending| name.ends_with(ending)) || name.starts_with("~syncthing~") {
        return Some("is still being written, by its name");
    }
    (name.starts_with("~$") || name.starts_with(".~lock.")).then_some("is another program's lock")
}

fn strange(metadata: &Metadata) -> &'static str {
    if metadata.file_type().is_symlink() {
        "is a symbolic link: what it points to was not read"
    } else {
        "is no regular file: it was not read"
    }
}

/// An error on a file in a few words.
pub(crate) fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "may not be read: no permission".into(),
        io::ErrorKind::NotFound => "is not there".into(),
        _ => error.to_string(),
    }
}

/// A file's size and time: whether it changed while it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    changed: Option<std::time::SystemTime>,
}

impl Stamp {
    pub(crate) fn of(path: &Path) -> io::Result<Stamp> {
        Ok(Stamp::from(&fs::symlink_metadata(path)?))
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Stamp {
        Stamp { size: metadata.len(), changed: metadata.modified().ok() }
    }
}

/// What kind of source a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Mail,
    Mbox,
    Document,
}

/// Tells by name, then by content: an exported message often has no ending, an mbox any.
pub(crate) fn sort(path: &Path) -> io::Result<Sort> {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let mut head = Vec::new();
    let mut reader = BufReader::new(disk::open_regular(path)?).take(64 * 1024);
    match extension.as_str() {
        "eml" => return Ok(Sort::Mail),
        "mbox" | "mbx" | "" => {}
        // What has an ending of its own is what it says.
        _ if !extension.bytes().all(|byte| byte.is_ascii_digit()) => return Ok(Sort::Document),
        _ => {}
    }
    reader.read_until(b'\n', &mut head)?;
    if mail::mbox::is_separator(&head) {
        return Ok(Sort::Mbox);
    }
    reader.read_to_end(&mut head)?;
    let is_mail = mail::begins_like_mail(&head);
    Ok(match extension.as_str() {
        "mbox" | "mbx" => Sort::Mail,
        _ if is_mail => Sort::Mail,
        _ => Sort::Document,
    })
}
