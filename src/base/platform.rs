//! All that differs between Linux, macOS and Windows.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Opens a file to read it, and fails on a symbolic link instead of following it.
///
/// Does not wait on a FIFO (the caller then refuses it as no regular file).
pub(crate) fn open_no_follow(path: &Path) -> io::Result<File> {
    no_follow(OpenOptions::new().read(true)).open(path)
}

/// Lets these options fail on a symbolic link, and not wait on a FIFO.
pub(crate) fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(NO_FOLLOW | NON_BLOCK);
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        // FILE_FLAG_OPEN_REPARSE_POINT: the link itself is opened, which is then no regular file.
        options.custom_flags(0x0020_0000);
    }
    options
}

// The values are the kernels' ABI (fcntl.h); a crate for two numbers would be more to trust.
#[cfg(all(unix, any(target_os = "linux", target_os = "android")))]
const NO_FOLLOW: i32 = if cfg!(any(target_arch = "aarch64", target_arch = "arm")) { 0o100_000 } else { 0o400_000 };
#[cfg(all(unix, any(target_os = "linux", target_os = "android")))]
const NON_BLOCK: i32 = 0o4000;
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
const NO_FOLLOW: i32 = 0x0100;
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
const NON_BLOCK: i32 = 0x0004;

/// How many names the file has: above one, someone else can write it from elsewhere.
pub(crate) fn names_of(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        metadata.nlink()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        1
    }
}

/// Makes the names in a folder durable. Windows has no such call: there the file's own sync does it.
pub(crate) fn sync_dir(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        File::open(dir)?.sync_all()
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        Ok(())
    }
}

/// Lets only the owner read and enter a folder of ours.
pub(crate) fn make_private(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        Ok(())
    }
}

/// Where programs keep what they must remember, on this system.
///
/// Sources: XDG Base Directory (`XDG_STATE_HOME`, default `~/.local/state`), macOS
/// `~/Library/Application Support`, Windows `%LOCALAPPDATA%`.
#[expect(clippy::disallowed_methods, reason = "the system's folders are named by the environment")]
pub(crate) fn state_home() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return named("LOCALAPPDATA").map(|dir| dir.join("fte"));
    }
    if let Some(dir) = named("XDG_STATE_HOME").filter(|dir| dir.is_absolute()) {
        return Some(dir.join("fte"));
    }
    let home = named("HOME")?;
    let below = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/state" };
    Some(home.join(below).join("fte"))
}
