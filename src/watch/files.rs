//! Finds what lies in `Inbox/` or under a path that was given, and says what each thing is.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::mail;
use crate::base::{clock, disk};

/// How deep folders are followed.
const DEPTH: usize = 32;
const TOO_DEEP: &str = "lies more than 32 folders deep";

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    File(PathBuf),
    /// A message of a Maildir: `cur/1690.M1P2.host:2,S`, whatever its name looks like.
    Message(PathBuf),
    /// Not taken, and why; not an error: a download that goes on, a link, which is never followed.
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
        // Some programs download into a folder of such a name.
        if let Some(why) = path.file_name().and_then(unready).filter(|_| !named) {
            self.found.push(Found::Skipped(path.to_owned(), why));
        } else if metadata.is_dir() {
            self.folder(path, depth);
        } else if metadata.is_file() {
            self.found.push(Found::File(path.to_owned()));
        } else {
            self.odd(path, &metadata);
        }
    }

    /// What is no file and no folder is left where it is; it stays so, and is no failure of a run.
    fn odd(&mut self, path: &Path, metadata: &Metadata) {
        self.found.push(Found::Skipped(path.to_owned(), strange(metadata)));
    }

    fn fail(&mut self, path: &Path, error: &io::Error) {
        self.found.push(Found::Failed(path.to_owned(), said(error)));
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        if path == self.avoid {
            return;
        }
        if depth > DEPTH {
            self.found.push(Found::Skipped(path.to_owned(), TOO_DEEP));
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
                            Ok(metadata) => self.odd(&message, &metadata),
                            Err(_) => {}
                        }
                    }
                }
                Err(error) => self.fail(&folder, &error),
            }
        }
        for name in names(path).unwrap_or_default() {
            let below = path.join(&name);
            let own = ["cur", "new", "tmp"].iter().any(|own| name == *own);
            if own || depth >= DEPTH || !is_maildir(&below) {
                continue;
            }
            match fs::symlink_metadata(&below) {
                Ok(metadata) if metadata.is_dir() => self.maildir(&below, depth + 1),
                Ok(metadata) => self.odd(&below, &metadata),
                Err(error) => self.fail(&below, &error),
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

    /// How long the file must still be left alone to have been so for `settle`; `None` where it was.
    pub(crate) fn unsettled(&self, settle: Duration) -> Option<Duration> {
        let Some(age) = clock::age(self.changed?) else { return Some(settle) };
        settle.checked_sub(age).filter(|rest| !rest.is_zero())
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Stamp {
        Stamp { size: metadata.len(), changed: metadata.modified().ok() }
    }
}

/// Files that were written to just now, and as what they were seen then.
pub(crate) type Unsettled = BTreeMap<PathBuf, Stamp>;

/// Waits until what was written to just now has been left alone for so long, and returns what it was before: what is
/// another by then is still being written. No longer than until `stop` is set.
///
/// A message in a Maildir is whole from the start.
pub(crate) fn settle(listings: &[Listing], settle: Duration, stop: &AtomicBool) -> Unsettled {
    let mut unsettled = Unsettled::new();
    let mut longest = Duration::ZERO;
    for found in listings.iter().flat_map(|listing| &listing.found) {
        let Found::File(path) = found else { continue };
        let Ok(stamp) = Stamp::of(path) else { continue };
        if let Some(rest) = stamp.unsettled(settle) {
            longest = longest.max(rest);
            unsettled.insert(path.clone(), stamp);
        }
    }
    while !longest.is_zero() && !stop.load(Ordering::Relaxed) {
        let some = longest.min(Duration::from_millis(100));
        clock::wait(some);
        longest = longest.saturating_sub(some);
    }
    unsettled
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
    let extension = extension(path);
    let mut head = Vec::new();
    let mut reader = BufReader::new(disk::open_regular(path)?).take(64 * 1024);
    match extension.as_str() {
        "eml" => return Ok(Sort::Mail),
        "mbox" | "mbx" | "" => {}
        // What has an ending of its own is what it says.
        _ => return Ok(Sort::Document),
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

/// The ending of a file's name, in lower case; empty where what follows the last dot is none: `Invoice No. 5`,
/// `Re: v2.0 plan`, `1690.M1P2.host:2,S`.
fn extension(path: &Path) -> String {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_one = |ending: &String| {
        ending.len() <= 8
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    ending.filter(is_one).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_short_and_has_a_letter() {
        let cases = [
            ("invoice.PDF", "pdf"),
            ("song.mp3", "mp3"),
            ("Invoice No. 5", ""),
            ("Re: v2.0 plan", ""),
            ("1690.M1P2.host:2,S", ""),
            ("export.2026", ""),
            ("no dot", ""),
            (".hidden", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(extension(Path::new(name)), expected, "{name}");
        }
    }
}
