//! Creates, replaces and moves notes, each whole and durable.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::store::NOTE_LIMIT;
use super::{Folder, Note, Place, Vault, VaultError};
use crate::base::disk;

/// Whether [`Vault::create`] made the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Created {
    New,
    /// It was there already with just these bytes: an earlier run made it.
    Same,
    /// The name is taken by other bytes; nothing was written.
    Differs,
}

type Result<T> = std::result::Result<T, VaultError>;

impl Vault {
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
        match self.bounds().replace_same(&path, expected, bytes) {
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
        let written = self.bounds().replace(&path, bytes);
        written.map_err(|source| self.io("write", &path, source))?;
        self.sync_parent(&path)
    }

    /// Removes a note that still holds `expected`; durable when it returns. `false` where it holds anything else.
    pub(crate) fn remove(&self, place: &Place, expected: &[u8]) -> Result<bool> {
        let path = self.real_path(place)?;
        match self.bounds().remove_same(&path, expected) {
            Ok(removed) => self.sync_parent(&path).map(|()| removed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(VaultError::Gone { path: place.path() })
            }
            Err(source) => Err(self.io("remove", &path, source)),
        }
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
        if to.folder.status().is_some() {
            self.move_edited(from, to, |_| {})
        } else {
            self.shift(from, to)
        }
    }

    /// [`Vault::move_note`], with another change of the note in the same write.
    pub(crate) fn move_edited(
        &self,
        from: &Place,
        to: &Place,
        change: impl FnOnce(&mut Note),
    ) -> Result<()> {
        let (before, mut note) = self.read_to_edit(from)?;
        change(&mut note);
        if let Some(status) = to.folder.status() {
            note.front.set("status", &serde_json::Value::from(status));
        }
        let after = note.print();
        if from == to {
            return self.replace(from, &before, after.as_bytes());
        }
        // A power cut can leave a note under both names: what the target's folder made durable, the source's had not let go
        // of yet. Then it is just what this move makes of it.
        if self.read_bytes(to).is_ok_and(|there| there == after.as_bytes()) {
            return self.remove(from, &before).map(drop);
        }
        if after.as_bytes() != before {
            self.free(to)?;
            self.replace_unsynced(from, &before, after.as_bytes())?;
        }
        self.shift(from, to)
    }

    /// A note with the bytes that it was read from: what [`Vault::replace`] expects to find again.
    pub(crate) fn read_to_edit(&self, place: &Place) -> Result<(Vec<u8>, Note)> {
        let before = self.read_bytes(place)?;
        let text =
            std::str::from_utf8(&before).map_err(|_| VaultError::NotText { path: place.path() })?;
        let note =
            Note::parse(text).map_err(|source| VaultError::Front { path: place.path(), source })?;
        Ok((before, note))
    }

    /// An error where a place is taken: asked before a note is changed that is then to be moved there.
    fn free(&self, place: &Place) -> Result<()> {
        let taken = fs::symlink_metadata(self.real_path(place)?).is_ok();
        if taken { Err(VaultError::Taken { path: place.path() }) } else { Ok(()) }
    }

    /// [`Vault::real_path`], with its folder made where it is not there.
    pub(super) fn open_place(&self, place: &Place) -> Result<PathBuf> {
        let path = self.real_path(place)?;
        self.make_dir(place.folder, place.below.as_deref())?;
        Ok(path)
    }

    /// Makes a folder of the vault with those above it; durable when it returns.
    pub(crate) fn make_dir(&self, folder: Folder, below: Option<&str>) -> Result<()> {
        let dir = self.real_dir(folder, below)?;
        let missing = dir
            .ancestors()
            .take_while(|at| *at != self.root() && fs::symlink_metadata(at).is_err());
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

    pub(super) fn sync_parent(&self, path: &Path) -> Result<()> {
        let Some(parent) = path.parent() else { return Ok(()) };
        disk::sync_dir(parent).map_err(|source| self.io("sync", parent, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> (tempfile::TempDir, Vault) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(".fte")).unwrap();
        let vault = Vault::open(dir.path()).unwrap();
        (dir, vault)
    }

    fn place(folder: Folder, name: &str) -> Place {
        Place::new(folder, name)
    }

    #[test]
    fn a_place_outside_of_its_folder_is_refused() {
        let (_dir, vault) = vault();
        let names = ["../x.md", "a/b.md", "..", ".", "", "a\\b.md", "a\0.md", "/etc/passwd"];
        for name in names {
            assert!(vault.create(&place(Folder::Plans, name), b"x").is_err(), "{name:?}");
            assert!(vault.read_bytes(&place(Folder::Plans, name)).is_err(), "{name:?}");
            assert!(
                vault.write(&Place::below(Folder::Done, name, "x.md"), b"x").is_err()
                    || name == "a/b.md",
                "{name:?}"
            );
            let from = place(Folder::Plans, "from.md");
            vault.write(&from, b"x").unwrap();
            assert!(vault.shift(&from, &place(Folder::Plans, name)).is_err(), "{name:?}");
        }
        assert!(vault.create(&Place::below(Folder::Attachments, "a/b", "x.md"), b"x").is_ok());
        let mut outside: Vec<_> =
            fs::read_dir(vault.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        outside.sort();
        assert_eq!(outside, [".fte", "Attachments", "Done", "Plans"]);
    }

    #[test]
    fn what_is_there_is_never_written_over() {
        let (_dir, vault) = vault();
        let (a, b) = (place(Folder::Plans, "a.md"), place(Folder::Done, "a.md"));
        assert_eq!(vault.create(&a, b"1").unwrap(), Created::New);
        assert_eq!(vault.create(&a, b"1").unwrap(), Created::Same);
        assert_eq!(vault.create(&a, b"2").unwrap(), Created::Differs);
        vault.create(&b, b"done").unwrap();
        assert!(matches!(vault.shift(&a, &b), Err(VaultError::Taken { .. })));
        assert!(matches!(vault.replace(&a, b"other", b"3"), Err(VaultError::Changed { .. })));
        assert!(matches!(
            vault.replace(&place(Folder::Plans, "no.md"), b"1", b"3"),
            Err(VaultError::Gone { .. })
        ));
        vault.replace(&a, b"1", b"3").unwrap();
        assert_eq!(
            (vault.read_bytes(&a).unwrap(), vault.read_bytes(&b).unwrap()),
            (b"3".to_vec(), b"done".to_vec())
        );
        vault.shift(&a, &a).unwrap();
        vault.shift(&a, &place(Folder::Rejected, "a.md")).unwrap();
        assert!(matches!(
            vault.shift(&a, &place(Folder::Rejected, "a.md")),
            Err(VaultError::Gone { .. })
        ));
    }

    #[test]
    fn a_move_says_so_in_the_note_and_leaves_all_else() {
        let (_dir, vault) = vault();
        let (a, b) =
            (place(Folder::NeedsAction, "a.md"), Place::below(Folder::Done, "2026-11", "a.md"));
        vault.create(&a, b"\xef\xbb\xbf---\r\nstatus: x # mine\r\n---\r\n\r\nbody").unwrap();
        vault.move_note(&a, &b).unwrap();
        assert_eq!(
            vault.read_bytes(&b).unwrap(),
            b"\xef\xbb\xbf---\r\nstatus: done # mine\r\n---\r\n\r\nbody"
        );
        assert!(vault.read_bytes(&a).unwrap_err().is_not_there());
        // Where the name is taken, the note is not changed either.
        vault.create(&a, b"---\nstatus: needs_action\n---\n").unwrap();
        assert!(matches!(vault.move_note(&a, &b), Err(VaultError::Taken { .. })));
        assert_eq!(vault.read_bytes(&a).unwrap(), b"---\nstatus: needs_action\n---\n");
        assert!(vault.move_note(&place(Folder::Plans, "no.md"), &b).is_err());
    }

    #[test]
    fn a_note_that_a_power_cut_left_under_both_names_is_one() {
        let (_dir, vault) = vault();
        let (a, b) = (place(Folder::Plans, "a.md"), Place::below(Folder::Done, "2026-11", "a.md"));
        vault.create(&a, b"---\nid: x\n---\n").unwrap();
        vault.create(&b, b"---\nid: x\nstatus: done\n---\n").unwrap();
        vault.move_note(&a, &b).unwrap();
        assert!(vault.read_bytes(&a).unwrap_err().is_not_there());
        assert_eq!(vault.read_bytes(&b).unwrap(), b"---\nid: x\nstatus: done\n---\n");
    }

    #[test]
    fn of_many_movers_one_moves() {
        let (_dir, vault) = vault();
        let from = place(Folder::Approved, "a.md");
        for round in 0..20 {
            vault.create(&from, b"---\nstatus: approved\n---\nx\n").unwrap();
            let to = |mover: usize| Place::below(Folder::Done, format!("{round}-{mover}"), "a.md");
            let moved: usize = std::thread::scope(|scope| {
                let vault = &vault;
                let from = &from;
                let movers: Vec<_> = (0..4)
                    .map(|mover| scope.spawn(move || vault.move_note(from, &to(mover)).is_ok()))
                    .collect();
                movers.into_iter().map(|mover| usize::from(mover.join().unwrap())).sum()
            });
            let there = (0..4).filter(|mover| vault.read_bytes(&to(*mover)).is_ok()).count();
            assert_eq!((moved, there), (1, 1), "round {round}");
            assert!(vault.read_bytes(&from).is_err());
        }
    }
}
