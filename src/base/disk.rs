//! Files that are whole or not there: the only module that creates, replaces, moves and syncs.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::platform;

pub(crate) use platform::sync_dir;

/// The prefix of files that are being written; never read, and removed by `vault repair`.
pub(crate) const TEMPORARY: &str = ".fte-tmp-";

/// Opens a regular file with one name; links, FIFOs, devices and folders are errors of kind `InvalidInput`.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    only_regular(path, platform::open_no_follow(path))
}

/// Opens a regular file with one name to read and write it, made where there is none; says whether it was made.
///
/// Refuses what [`open_regular`] refuses. The name is durable once [`sync_dir`] of its folder returned.
pub(crate) fn open_or_create(path: &Path) -> io::Result<(File, bool)> {
    let options = || OpenOptions::new().read(true).write(true).to_owned();
    match platform::no_follow(&mut options()).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let made = platform::no_follow(options().create_new(true)).open(path);
            Ok((only_regular(path, made)?, true))
        }
        opened => Ok((only_regular(path, opened)?, false)),
    }
}

fn only_regular(path: &Path, opened: io::Result<File>) -> io::Result<File> {
    let file = opened.map_err(|error| match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.file_type().is_symlink() => refused("is a symbolic link"),
        Ok(metadata) if !metadata.is_file() => refused("is not a regular file"),
        _ => error,
    })?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(refused("is not a regular file"));
    }
    if platform::names_of(&metadata) > 1 {
        return Err(refused("has more than one name (a hard link)"));
    }
    Ok(file)
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

/// The bytes of a regular file of at most `limit` bytes; a larger one is an error of kind `FileTooLarge`.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_regular(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let what = format!("is larger than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
    }
    Ok(bytes)
}

/// Makes a file that was not there, whole; one that is there is an error of kind `AlreadyExists`.
///
/// Durable once [`sync_dir`] of its folder returned.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_with(path, |file| file.write_all(bytes))
}

/// [`create`], with bytes that `write` gives one after the other.
pub(crate) fn create_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let temporary = write_beside(path, write)?;
    // A hard link fails where the name is taken, on every system, without a race.
    let linked = fs::hard_link(temporary.path(), path).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        // exFAT and some network shares have no hard links.
        _ => copy_new(temporary.path(), path),
    });
    drop(temporary);
    linked
}

fn copy_new(from: &Path, path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = File::open(from).and_then(|mut from| io::copy(&mut from, &mut file)).and_then(|_| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// Puts `bytes` in place of whatever the file held, whole. Durable once [`sync_dir`] of its folder returned.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = write_beside(path, |file| file.write_all(bytes))?;
    rename(temporary.path(), path)
}

/// Renames; not durable before [`sync_dir`] of both folders.
#[expect(clippy::disallowed_methods, reason = "this is where files are moved")]
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// A file under a temporary name, removed when dropped (unless it was renamed away).
struct Temporary(PathBuf);

impl Temporary {
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn write_beside(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<Temporary> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = format!("{TEMPORARY}{}-{:x}", std::process::id(), serial());
    let target = folder.join(name);
    let mut file = OpenOptions::new().write(true).create_new(true).open(&target)?;
    let temporary = Temporary(target);
    write(&mut file)?;
    file.sync_all()?;
    Ok(temporary)
}

/// A number that no other call in this process got.
fn serial() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
