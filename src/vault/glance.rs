//! What can be told of a folder by its names alone, and of a note by its first lines.

use std::fs;
use std::io::{self, Read as _};

use chrono::{DateTime, NaiveDate};

use super::{Folder, Front, Place, Vault, VaultError, front};
use crate::base::{clock, disk};

/// What a folder holds, told without opening anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Glance {
    pub(crate) count: u64,
    /// The earliest day: from the names, or from the file system where a name has none.
    pub(crate) oldest: Option<NaiveDate>,
}

impl Vault {
    /// How much a folder holds and since when. In `Inbox` everything counts, elsewhere notes do.
    ///
    /// One pass over the names; a folder that is not there is empty.
    pub(crate) fn glance(&self, folder: Folder) -> Result<Glance, VaultError> {
        let dir = self.dir(folder);
        let names = match fs::read_dir(&dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Glance::default()),
            Err(source) => return Err(self.io("list", &dir, source)),
        };
        let mut glance = Glance::default();
        for entry in names {
            let entry = entry.map_err(|source| self.io("list", &dir, source))?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                glance.count += u64::from(folder == Folder::Inbox);
                continue;
            };
            let is_note = || {
                name.strip_suffix(".md").is_some()
                    && entry.file_type().is_ok_and(|kind| kind.is_file())
            };
            if name.starts_with('.') || (folder != Folder::Inbox && !is_note()) {
                continue;
            }
            glance.count += 1;
            let day = day_of(name).or_else(|| changed(&entry.metadata().ok()?));
            glance.oldest = [glance.oldest, day].into_iter().flatten().min();
        }
        Ok(glance)
    }

    /// The day on which a note's file was last changed, where the person is.
    pub(crate) fn changed(&self, place: &Place) -> Option<NaiveDate> {
        changed(&fs::metadata(self.path(place)).ok()?)
    }

    /// The front matter of a note, reading no more of the file than it takes; empty where the note has none.
    pub(crate) fn read_front(&self, place: &Place) -> Result<Front, VaultError> {
        let text = self.front_text(place)?;
        let fault = |source| VaultError::Front { path: place.path(), source };
        Front::parse(&text, 2).map_err(fault)
    }

    /// The lines between the fences as they are; empty where the note has none, or they are not closed in reach.
    pub(crate) fn front_text(&self, place: &Place) -> Result<String, VaultError> {
        let path = self.path(place);
        let fault = |source| self.io("read", &path, source);
        let mut file = disk::open_regular(&path).map_err(fault)?;
        let mut bytes = Vec::with_capacity(FIRST);
        for limit in [FIRST, front::LIMIT + 16] {
            let more = limit.saturating_sub(bytes.len()) as u64;
            file.by_ref().take(more).read_to_end(&mut bytes).map_err(fault)?;
            if let Some(found) = between_fences(&bytes) {
                return Ok(String::from_utf8_lossy(found).into_owned());
            }
            if bytes.len() < limit || !bytes.starts_with(b"---") {
                break;
            }
        }
        Ok(String::new())
    }
}

/// What is read of a note at first: most front matter fits.
const FIRST: usize = 4096;

/// The bytes between the opening and the closing fence.
fn between_fences(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = bytes.split_inclusive(|b| *b == b'\n').next()?;
    if first.trim_ascii_end() != b"---" {
        return Some(&[]);
    }
    let rest = bytes.get(first.len()..)?;
    let mut at = 0;
    for line in rest.split_inclusive(|b| *b == b'\n') {
        if line.trim_ascii_end() == b"---" {
            return rest.get(..at);
        }
        at += line.len();
    }
    None
}

/// The day in a note's name: `EMAIL_2026-11-16_…` or `2026-11-16_…`.
pub(crate) fn day_of(name: &str) -> Option<NaiveDate> {
    let day = |part: &str| {
        let shaped = part.len() == 10 && part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        shaped.then(|| part.parse().ok()).flatten()
    };
    let stem = name.strip_suffix(".md").unwrap_or(name);
    stem.split('_').take(3).find_map(day)
}

fn changed(file: &fs::Metadata) -> Option<NaiveDate> {
    let modified: DateTime<chrono::Utc> = file.modified().ok()?.into();
    Some(clock::local(modified).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_names() {
        let table = [
            ("EMAIL_2026-11-16_invoice_7k2m4qxa5d.md", Some("2026-11-16")),
            ("2026-11-16_Monday_Briefing.md", Some("2026-11-16")),
            ("EMAIL_draft_2026-11-16_x.md", Some("2026-11-16")),
            ("call-mom.md", None),
            ("EMAIL_2026-13-16_x.md", None),
            ("EMAIL_20261116__x.md", None),
            ("____", None),
        ];
        for (name, expected) in table {
            assert_eq!(day_of(name).map(|day| day.to_string()).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn only_what_is_fenced_is_front_matter() {
        let table: [(&[u8], Option<&[u8]>); 6] = [
            (b"---\na: 1\n---\nbody", Some(b"a: 1\n")),
            (b"\xef\xbb\xbf---\r\na: 1\r\n---\r\n", Some(b"a: 1\r\n")),
            (b"# no\n---\na: 1\n---\n", Some(b"")),
            (b"---\na: 1\n", None),
            (b"", None),
            (b"---\n---", Some(b"")),
        ];
        for (bytes, expected) in table {
            assert_eq!(between_fences(bytes), expected);
        }
    }
}
