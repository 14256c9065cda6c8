//! The journal's file: read under the lock, and appended to so that an entry is there whole or not at all.
//!
//! Appended, not replaced, for two reasons. A person or a program that syncs may save the file at any moment; putting
//! a new file in its place would undo what they saved, appending to what is there can't. And the bytes above, the
//! file's owner, mode and inode stay what they are. What replacing gives for free, an entry that is never half
//! there, is bought with a record in the state database: the text and where it goes are committed there first, so
//! that the next one who opens the books takes away what a crash left half written. Only bytes that are the
//! beginning of that very text are ever taken away: never a person's.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::{BooksError, NAME, journal::Fault};
use crate::base::disk;
use crate::state::State;
use crate::vault::{Created, Folder, Place, Vault};

/// The largest journal that is read, in bytes.
const LIMIT: u64 = 256 * 1024 * 1024;

/// Where the state keeps the entry that is being written.
const PENDING: &str = "books.pending";

/// An entry on its way to the disk.
#[derive(Serialize, Deserialize)]
struct Pending {
    offset: u64,
    text: String,
}

/// The journal as it was read. Whoever has one holds the books' lock.
pub(super) struct JournalFile<'a> {
    vault: &'a Vault,
    state: &'a State,
    pub(super) text: String,
    /// `None` where there is no file yet.
    stamp: Option<Stamp>,
}

/// What shows that nobody saved the file in the meantime.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(file: &File) -> io::Result<Stamp> {
        let metadata = file.metadata()?;
        Ok(Stamp { length: metadata.len(), modified: metadata.modified().ok() })
    }
}

/// Whether an entry was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Appended {
    Yes,
    /// The file is not what was read any more: read it again.
    Changed,
}

impl<'a> JournalFile<'a> {
    /// Reads the journal, after taking away what a crash left half written.
    pub(super) fn read(vault: &'a Vault, state: &'a State) -> Result<JournalFile<'a>, BooksError> {
        let file = JournalFile { vault, state, text: String::new(), stamp: None };
        file.recover()?;
        let Some((bytes, stamp)) =
            read(&file.path()).map_err(|source| BooksError::Io { doing: "read", source })?
        else {
            return Ok(file);
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = memchr::memchr_iter(b'\n', good).count() + 1;
            Fault { line, what: "not UTF-8 text".into() }
        })?;
        Ok(JournalFile { text, stamp: Some(stamp), ..file })
    }

    /// Appends `text`; durable when it returns. What could not be written whole is taken away again.
    pub(super) fn append(&self, text: &str) -> Result<Appended, BooksError> {
        let failed = |source| BooksError::Io { doing: "write", source };
        let Some(stamp) = self.stamp else { return self.create(text) };
        let mut file = disk::open_to_write(&self.path()).map_err(failed)?;
        if Stamp::of(&file).map_err(failed)? != stamp {
            return Ok(Appended::Changed);
        }
        self.remember(&Pending { offset: stamp.length, text: text.to_owned() })?;
        let written = file
            .seek(SeekFrom::Start(stamp.length))
            .and_then(|_| file.write_all(text.as_bytes()))
            .and_then(|()| file.sync_all());
        if let Err(source) = written {
            // Where this fails too, the record stays and the next one to open the books does it.
            if file.set_len(stamp.length).and_then(|()| file.sync_all()).is_ok() {
                self.forget()?;
            }
            return Err(failed(source));
        }
        self.forget()?;
        Ok(Appended::Yes)
    }

    fn create(&self, text: &str) -> Result<Appended, BooksError> {
        match self.vault.create(&place(), text.as_bytes())? {
            Created::New | Created::Same => Ok(Appended::Yes),
            Created::Differs => Ok(Appended::Changed),
        }
    }

    fn recover(&self) -> Result<(), BooksError> {
        let Some(pending) = self.pending()? else { return Ok(()) };
        let failed = |source| BooksError::Io { doing: "mend", source };
        let mut file = match disk::open_to_write(&self.path()) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.forget(),
            Err(error) => return Err(failed(error)),
        };
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(pending.offset)).map_err(failed)?;
        (&file).take(LIMIT).read_to_end(&mut tail).map_err(failed)?;
        if !tail.is_empty() && is_torn(&tail, pending.text.as_bytes()) {
            file.set_len(pending.offset).map_err(failed)?;
        }
        // Whole or gone, it has to be so on the disk before the record of it goes.
        file.sync_all().map_err(failed)?;
        self.forget()
    }

    fn pending(&self) -> Result<Option<Pending>, BooksError> {
        let record = self.state.note(PENDING)?.filter(|record| !record.is_empty());
        Ok(record.and_then(|record| serde_json::from_str(&record).ok()))
    }

    fn remember(&self, pending: &Pending) -> Result<(), BooksError> {
        let record = serde_json::to_string(pending)
            .map_err(|error| BooksError::Io { doing: "write", source: error.into() })?;
        Ok(self.state.set_note(PENDING, &record)?)
    }

    fn forget(&self) -> Result<(), BooksError> {
        Ok(self.state.set_note(PENDING, "")?)
    }

    fn path(&self) -> PathBuf {
        self.vault.path(&place())
    }
}

fn place() -> Place {
    Place::new(Folder::Accounting, NAME)
}

/// Whether `tail` is what a crash leaves of `text`: a beginning of it, with zeros where the length was durable before
/// the bytes were.
fn is_torn(tail: &[u8], text: &[u8]) -> bool {
    let zeros = tail.iter().rev().take_while(|byte| **byte == 0).count();
    let written = tail.get(..tail.len() - zeros).unwrap_or_default();
    tail.len() <= text.len() && written.len() < text.len() && text.starts_with(written)
}

fn read(path: &std::path::Path) -> io::Result<Option<(Vec<u8>, Stamp)>> {
    let file = match disk::open_regular(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let stamp = Stamp::of(&file)?;
    let mut bytes = Vec::new();
    (&file).take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("is larger than {LIMIT} bytes"),
        ));
    }
    // Saved while it was read: what was read is neither the old nor the new text, so no stamp may match it.
    let stamp = if Stamp::of(&file)? == stamp && bytes.len() as u64 == stamp.length {
        stamp
    } else {
        Stamp { length: u64::MAX, ..stamp }
    };
    Ok(Some((bytes, stamp)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_beginning_of_the_entry_is_torn() {
        let text = b"2026-01-01 x\n";
        assert!(is_torn(b"2026", text) && is_torn(b"2026\0\0", text) && is_torn(b"\0\0\0", text));
        assert!(
            !is_torn(text, text)
                && !is_torn(b"2026-01-01 x\nmine\n", text)
                && !is_torn(b"mine", text)
        );
    }
}
