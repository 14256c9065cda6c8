//! The files of ours among a scheduler's own.

use std::fs;
use std::io;
use std::path::Path;

use crate::base::text::shown_line;
use crate::base::{OrFail as _, Result, disk};

/// More than any of them has.
const LIMIT: u64 = 1 << 20;

/// Writes the file unless it holds just that; returns whether it did.
pub(super) fn put(path: &Path, text: &[u8]) -> Result<bool> {
    let doing = || format!("write {}", shown_line(&path.to_string_lossy()));
    if holds(path)?.as_deref() == Some(text) {
        return Ok(false);
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).doing(doing())?;
    disk::replace(path, text).doing(doing())?;
    disk::sync_dir(folder).doing(doing())?;
    Ok(true)
}

/// The file's bytes; `None` where it is not there.
pub(super) fn holds(path: &Path) -> Result<Option<Vec<u8>>> {
    match disk::read(path, LIMIT) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).doing(format!("read {}", shown_line(&path.to_string_lossy()))),
    }
}

/// Takes the file, or the link, away; returns whether it was there.
pub(super) fn take(path: &Path) -> Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).doing(format!("remove {}", shown_line(&path.to_string_lossy()))),
    }
}
