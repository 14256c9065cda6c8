//! Files that become durable together: a disk takes a hundred at once in little more time than one.
//!
//! Each is written under a temporary name; then all are synced, one by one or, where they are many, by flushing the disk that
//! they lie on, and only then get their names. So a name never stands for
//! something half, and what is not settled is not there. Those that are noted first get their names first.

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Created, Folder, Place, Vault, VaultError};
use crate::base::disk::{self, Staged};
use crate::base::platform::flush::Disk;
use crate::base::pulse;

/// So many files are open at the most, waiting to be synced: some systems allow a process no more than 256.
const OPEN: usize = 64;
/// So many are synced at once: the disk makes one of what comes together.
const AT_ONCE: usize = 16;
/// Fewer are synced one after the other.
const FEW: usize = 8;

type Result<T> = std::result::Result<T, VaultError>;

/// Files that are written and have no name yet.
#[derive(Default)]
pub(crate) struct Together {
    files: Vec<(Place, PathBuf, Staged)>,
    /// How many of them, from the first on, are synced, or will be with their disks.
    synced: usize,
    /// Disks that hold many of them and are flushed whole, for their names as well.
    disks: Vec<Disk>,
    /// Folders that got one, to be synced when all have their names.
    folders: BTreeSet<(Folder, Option<String>)>,
}

impl Together {
    /// [`Vault::sync`] or [`Vault::sync_below`] when all have their names.
    pub(crate) fn sync(&mut self, folder: Folder, below: Option<&str>) {
        self.folders.insert((folder, below.map(str::to_owned)));
    }
}

impl Vault {
    /// [`Vault::create_unsynced`], but what is new is there only after [`Vault::settle`].
    pub(crate) fn create_together(
        &self,
        together: &mut Together,
        place: &Place,
        bytes: &[u8],
    ) -> Result<Created> {
        if together.files.iter().any(|(other, ..)| other == place) {
            self.settle(together)?;
        }
        if self.has(place) {
            return self.create_unsynced(place, bytes);
        }
        let path = self.real_path(place)?;
        let mut staged = self.bounds().stage(&path, bytes);
        // Its folder is there but for the first time.
        if staged.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            self.make_dir(place.folder, place.below.as_deref())?;
            staged = self.bounds().stage(&path, bytes);
        }
        let staged = staged.map_err(|source| self.io("create", &path, source))?;
        together.files.push((place.clone(), path, staged));
        if together.files.len() - together.synced >= OPEN {
            self.sync_staged(together, true)?;
        }
        Ok(Created::New)
    }

    /// Gives all of them their names; durable when it returns, in those folders that were [named][`Together::sync`].
    pub(crate) fn settle(&self, together: &mut Together) -> Result<()> {
        self.sync_staged(together, false)?;
        let disks = std::mem::take(&mut together.disks);
        self.flush(&disks)?;
        together.synced = 0;
        for (place, path, mut staged) in std::mem::take(&mut together.files) {
            match self.bounds().name(&mut staged, &path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    is_taken(&place)?;
                }
                Err(source) => return Err(self.io("create", &path, source)),
            }
        }
        let folders = std::mem::take(&mut together.folders).into_iter();
        self.flush(&disks)?;
        let mut folders: Vec<PathBuf> = folders
            .map(|(folder, below)| self.real_dir(folder, below.as_deref()))
            .collect::<Result<_>>()?;
        folders.retain(|dir| !dir.metadata().is_ok_and(|about| is_on(&disks, &about)));
        let synced = at_once(&folders, |dir| disk::sync_dir(dir));
        synced.map_err(|(at, source)| {
            self.io("sync", folders.get(at).map_or(Path::new(""), PathBuf::as_path), source)
        })
    }

    fn flush(&self, disks: &[Disk]) -> Result<()> {
        pulse::beat();
        disks.iter().try_for_each(Disk::flush).map_err(|e| self.io("sync", self.root(), e))
    }

    /// Syncs those that are open. Where there are `more` to come on a disk that can be flushed whole, that is left to the end.
    fn sync_staged(&self, together: &mut Together, more: bool) -> Result<()> {
        let waiting = together.files.get_mut(together.synced..).unwrap_or_default();
        let mut files: Vec<File> = Vec::with_capacity(waiting.len());
        let disks = &mut together.disks;
        for file in waiting.iter_mut().filter_map(|(.., staged)| staged.take_file()) {
            if file.metadata().is_ok_and(|about| is_on(disks, &about)) {
                continue;
            }
            match if more { Disk::of(file) } else { Err(file) } {
                Ok(disk) => disks.push(disk),
                Err(file) => files.push(file),
            }
        }
        pulse::beat();
        at_once(&files, File::sync_all).map_err(|(at, source)| {
            let path = together.files.get(together.synced + at).map(|(_, path, _)| path.as_path());
            self.io("write", path.unwrap_or(Path::new("")), source)
        })?;
        together.synced = together.files.len();
        Ok(())
    }
}

fn is_on(disks: &[Disk], about: &Metadata) -> bool {
    disks.iter().any(|disk| disk.holds(about))
}

/// Somebody made a file of that name in the last moment. A note that has our id in its name is ours, changed since; what
/// belongs to one must not be another's.
fn is_taken(place: &Place) -> Result<()> {
    if place.folder == Folder::Attachments {
        Err(VaultError::Taken { path: place.path() })
    } else {
        Ok(())
    }
}

/// Does something to each, to several at the same time where there are many; says at which it failed, and how.
fn at_once<T: Sync>(
    all: &[T],
    work: impl Fn(&T) -> io::Result<()> + Sync,
) -> std::result::Result<(), (usize, io::Error)> {
    if all.len() < FEW {
        return all
            .iter()
            .enumerate()
            .try_for_each(|(at, one)| work(one).map_err(|error| (at, error)));
    }
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(None));
    let hand = || {
        while let Some((at, one)) = take(all, &next) {
            if let Err(error) = work(one)
                && let Ok(mut failed) = failed.lock()
            {
                failed.get_or_insert((at, error));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..AT_ONCE.min(all.len()) {
            scope.spawn(hand);
        }
        hand();
    });
    match failed.into_inner() {
        Ok(Some(failed)) => Err(failed),
        _ => Ok(()),
    }
}

fn take<'a, T>(all: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    all.get(at).map(|one| (at, one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fresh;

    fn vault() -> (tempfile::TempDir, Vault) {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("vault");
        let missing = fresh::missing(&root, (".fte/config.yaml", "vault: aaaaaaaaaa\n")).unwrap();
        fresh::fill(&root, &missing).unwrap();
        let vault = Vault::open(&root).unwrap();
        (dir, vault)
    }

    #[test]
    fn nothing_has_its_name_before_all_are_safe_and_nothing_is_written_over() {
        let (_dir, vault) = vault();
        let mut together = Together::default();
        let place =
            |number: usize| Place::below(Folder::Attachments, format!("id{number}"), "message.eml");
        for number in 0..150 {
            let id = format!("id{number}");
            vault.open_below(Folder::Attachments, &id).unwrap();
            let created = vault.create_together(&mut together, &place(number), id.as_bytes());
            assert_eq!(created.unwrap(), Created::New);
            together.sync(Folder::Attachments, Some(&id));
        }
        assert!((0..150).all(|number| !vault.has(&place(number))));
        vault.settle(&mut together).unwrap();
        for number in 0..150 {
            assert_eq!(
                vault.read_bytes(&place(number)).unwrap(),
                format!("id{number}").into_bytes()
            );
        }
        let mut again =
            |bytes: &[u8]| vault.create_together(&mut together, &place(3), bytes).unwrap();
        assert_eq!((again(b"id3"), again(b"else")), (Created::Same, Created::Differs));
        // The same name twice, before it is there.
        let (one, note) = (place(200), Place::new(Folder::NeedsAction, "EMAIL_x_y_aaaaaaaaaa.md"));
        vault.open_below(Folder::Attachments, "id200").unwrap();
        let mut create = |bytes: &[u8]| vault.create_together(&mut together, &one, bytes).unwrap();
        assert_eq!(
            (create(b"a"), create(b"b"), create(b"a")),
            (Created::New, Created::Differs, Created::Same)
        );
        // Somebody was faster: a note stays theirs, an attachment is an error.
        vault.create_together(&mut together, &note, b"ours").unwrap();
        std::fs::File::create(vault.path(&note)).unwrap();
        vault.settle(&mut together).unwrap();
        assert_eq!(vault.read_bytes(&note).unwrap(), b"");
        let other = Place::below(Folder::Attachments, "id3", "b.pdf");
        vault.create_together(&mut together, &other, b"ours").unwrap();
        std::fs::File::create(vault.path(&other)).unwrap();
        assert!(vault.settle(&mut together).is_err());
        let left = walkdir::WalkDir::new(vault.root()).into_iter().map(|entry| entry.unwrap());
        let left =
            left.filter(|entry| entry.file_name().to_string_lossy().starts_with(disk::TEMPORARY));
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn what_fails_among_many_is_named() {
        let all: Vec<usize> = (0..100).collect();
        let done = at_once(&all, |one| match one {
            57 => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        });
        assert_eq!(done.unwrap_err().0, 57);
        assert!(at_once(&all, |_| Ok(())).is_ok());
    }
}
