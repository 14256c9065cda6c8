//! Makes a vault of a folder: adds what is missing, touches nothing that is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::store::MARK;
use super::{Folder, VaultError, template};
use crate::base::disk;

/// What a folder lacks to be a whole vault. Names are vault paths with `/`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) folders: Vec<String>,
    pub(crate) files: Vec<(String, String)>,
    /// How many files are there already.
    pub(crate) kept: usize,
}

/// Looks what is missing in `root`, which need not be there. `settings` are name and content of the settings file.
///
/// Errors before anything is made, where a link or file stands in the place of a folder.
pub(crate) fn missing(root: &Path, settings: (&str, &str)) -> Result<Missing, VaultError> {
    let mut missing = Missing::default();
    for name in folders() {
        let path = join(root, name);
        let odd = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => continue,
            Ok(metadata) if metadata.file_type().is_symlink() => "is a symbolic link, not a folder",
            Ok(_) => "is a file, not a folder",
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                missing.folders.push(name.to_owned());
                continue;
            }
            Err(source) => return Err(fault("look at", &path, source)),
        };
        return Err(fault("use", &path, disk::refused(odd)));
    }
    for (name, content) in template::FILES.iter().copied().chain([settings]) {
        if fs::symlink_metadata(join(root, name)).is_ok() {
            missing.kept += 1;
        } else {
            missing.files.push((name.to_owned(), content.to_owned()));
        }
    }
    Ok(missing)
}

/// The folders of a vault, each after the one that holds it.
pub(crate) fn folders() -> impl Iterator<Item = &'static str> {
    let named = Folder::ALL.into_iter().map(Folder::name);
    named.chain(template::BELOW.iter().copied()).chain([MARK])
}

/// Makes what is missing; durable when it returns. What another run made meanwhile is left as it is.
pub(crate) fn fill(root: &Path, missing: &Missing) -> Result<(), VaultError> {
    fs::create_dir_all(root).map_err(|source| fault("create", root, source))?;
    for name in &missing.folders {
        let path = join(root, name);
        fs::create_dir_all(&path).map_err(|source| fault("create", &path, source))?;
    }
    for (name, content) in &missing.files {
        let path = join(root, name);
        match disk::create(&path, content.as_bytes()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(fault("create", &path, source)),
        }
    }
    for name in ["", "Accounting", "Views", "Playbooks", MARK] {
        let path = join(root, name);
        disk::sync_dir(&path).map_err(|source| fault("sync", &path, source))?;
    }
    Ok(())
}

/// The nearest folder above that is a vault: `fte` run between the two would use either.
pub(crate) fn above(root: &Path) -> Option<PathBuf> {
    let marked = |dir: &&Path| fs::symlink_metadata(dir.join(MARK)).is_ok_and(|meta| meta.is_dir());
    root.ancestors().skip(1).find(marked).map(Path::to_owned)
}

fn join(root: &Path, name: &str) -> PathBuf {
    name.split('/').filter(|part| !part.is_empty()).fold(root.to_owned(), |at, part| at.join(part))
}

fn fault(doing: &'static str, path: &Path, source: io::Error) -> VaultError {
    VaultError::Io { doing, path: crate::base::text::shown_line(&path.to_string_lossy()), source }
}
