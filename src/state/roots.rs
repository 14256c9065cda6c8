//! Which vault lies in which folder: another id in the same folder would leave all that is remembered of it behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::{Exit, Fail, OrFail as _, Result, digest, disk, platform};

/// Remembers a vault's id by its folder; another one than before is an error.
pub(crate) fn own_id(home: &Path, root: &Path, id: &str) -> Result<()> {
    let file = file(home, root);
    match disk::read(&file, 100).map(String::from_utf8) {
        Ok(Ok(before)) if before == id => Ok(()),
        Ok(Ok(before)) => Err(Fail::say(
            Exit::SetUp,
            format!("this vault is {before}, but `vault` in .fte/config.yaml says {id}"),
        )
        .hint(format!("put `vault: {before}` back: requests, receipts and the log's checkpoint are kept under it"))
        .hint("`fte init --new-id` makes it a vault of its own, that remembers nothing")),
        // What can't be read just now may name another id.
        Err(error) if may_be_there(&error) => {
            Err(error).doing("read the vault's id in the state folder")
        }
        _ => remember(home, &file, id).doing("remember the vault's id in the state folder"),
    }
}

/// Forgets which vault lay in a folder, for one that gets a new id.
pub(crate) fn forget_id(home: &Path, root: &Path) {
    let _ = fs::remove_file(file(home, root));
}

fn file(home: &Path, root: &Path) -> PathBuf {
    let name = digest::short_id(&[b"root", root.to_string_lossy().as_bytes()]);
    home.join("roots").join(name)
}

fn remember(home: &Path, file: &Path, id: &str) -> io::Result<()> {
    let roots = home.join("roots");
    if !roots.is_dir() {
        fs::create_dir_all(&roots)?;
        platform::make_private(&roots)?;
    }
    disk::replace(file, id.as_bytes())
}

fn may_be_there(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, InvalidInput, NotADirectory, NotFound};
    !matches!(error.kind(), FileTooLarge | InvalidInput | NotADirectory | NotFound)
}
