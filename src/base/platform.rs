//! All that differs between Linux, macOS and Windows.

pub(crate) mod flush;

use std::ffi::OsString;
use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        // FILE_FLAG_OPEN_REPARSE_POINT: the link itself is opened, which is then no regular file.
        options.custom_flags(0x0020_0000);
    }
    options
}

/// Lets these options make a file that only its owner can read and write.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// What a rename does with what has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is gone.
    Replace,
    /// The rename fails.
    Refuse,
    /// It gets the other's name; where there is none, the rename fails.
    Swap,
}

/// Renames in one step between two folders that `check` let pass.
///
/// The folders are held open meanwhile: what is put in their place does not lead the rename elsewhere. `None` where the
/// system or the file system has no such call.
pub(crate) fn rename(
    from: &Path,
    to: &Path,
    taken: Taken,
    check: impl Fn(&File) -> io::Result<()>,
) -> Option<io::Result<()>> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{RenameFlags, renameat_with};
        use rustix::io::Errno;
        let open = |path: &Path| {
            let dir = open_dir(
                path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new(".")),
            )?;
            check(&dir).map(|()| dir)
        };
        let other = || (from.parent() != to.parent()).then(|| open(to)).transpose();
        let (source, other) = match open(from).and_then(|source| Ok((source, other()?))) {
            Ok(dirs) => dirs,
            Err(error) => return Some(Err(error)),
        };
        let (old, name) = (from.file_name()?, to.file_name()?);
        let flags = match taken {
            Taken::Replace => RenameFlags::empty(),
            Taken::Refuse => RenameFlags::NOREPLACE,
            Taken::Swap => RenameFlags::EXCHANGE,
        };
        match renameat_with(&source, old, other.as_ref().unwrap_or(&source), name, flags) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
            done => Some(done.map_err(io::Error::from)),
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (from, to, taken, check);
        None
    }
}

#[cfg(unix)]
fn open_dir(dir: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // Should a FIFO have taken its place, this is an error and does not wait.
    let flags = rustix::fs::OFlags::DIRECTORY.bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(dir)
}

/// Where an open file really lies, links resolved; `None` where the system does not tell.
pub(crate) fn real_path(file: &File) -> Option<PathBuf> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use std::os::fd::AsRawFd as _;
        std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).ok()
    }
    #[cfg(target_vendor = "apple")]
    {
        use std::os::unix::ffi::OsStringExt as _;
        let path = rustix::fs::getpath(file).ok()?;
        Some(PathBuf::from(std::ffi::OsString::from_vec(path.into_bytes())))
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = file;
        None
    }
}

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
        open_dir(dir)?.sync_all()
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

/// The variables that a program needs to find its way and to reach the person: no setting and no secret is among them.
const PLAIN: [&str; 22] = [
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "LANG",
    "LC_ALL",
    "TZ",
    "TMPDIR",
    // Where a desktop shows what it is told.
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS",
    // Windows.
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "TEMP",
    "USERPROFILE",
    "APPDATA",
];

/// Those of [`PLAIN`] that are set.
pub(crate) fn plain_environment() -> Vec<(&'static str, OsString)> {
    PLAIN.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))).collect()
}

/// The path that a variable of the environment names; empty counts as absent.
pub(crate) fn named(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Lets a program be the head of a group of its own: ended together with what it starts, and not by a Ctrl-C that is ours.
pub(crate) fn own_group(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    command
}

/// Ends a program that [`own_group`] made the head of its group, with all that it started.
pub(crate) fn end_group(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
    let _ = child.kill();
}

/// How much room there is where a folder lies, in bytes: what we may still write, and all there is.
///
/// `None` where the system does not tell: on Windows nothing in the standard library asks it.
pub(crate) fn room(dir: &Path) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        let told = rustix::fs::statvfs(dir).ok()?;
        let bytes = |blocks: u64| blocks.saturating_mul(told.f_frsize);
        Some((bytes(told.f_bavail), bytes(told.f_blocks)))
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        None
    }
}

/// Whether others than its owner can read, write or enter a folder; `false` where the system has no such modes.
pub(crate) fn is_open_to_others(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        metadata.permissions().mode() & 0o077 != 0
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        false
    }
}

/// Whether a file is another user's than ours and the system's; `false` where the system does not count its users.
pub(crate) fn is_anothers(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        ![0, user_id()].contains(&metadata.uid())
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        false
    }
}

/// Where a program of this name is found first, as a shell would look for it.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(&file)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else { return false };
    #[cfg(unix)]
    let may_run = {
        use std::os::unix::fs::PermissionsExt as _;
        metadata.permissions().mode() & 0o111 != 0
    };
    #[cfg(not(unix))]
    let may_run = true;
    metadata.is_file() && may_run
}

/// Lets a child be no part of what Ctrl-C in our terminal reaches: we are told, and tell it.
pub(crate) fn apart(command: &mut std::process::Command) -> &mut std::process::Command {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0)
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        // CREATE_NEW_PROCESS_GROUP
        command.creation_flags(0x0000_0200)
    }
    #[cfg(not(any(unix, windows)))]
    {
        command
    }
}

/// Lets no image of this process's memory be left on the disk, should it crash: it holds secrets from now on.
pub(crate) fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

/// Ends this process at once, whatever its other threads are at, and leaves no image of its memory on the disk.
pub(crate) fn end_self() {
    #[cfg(unix)]
    {
        use rustix::process::{Signal, getpid, kill_process};
        let _ = kill_process(getpid(), Signal::KILL);
    }
    #[cfg(not(unix))]
    {
        std::process::abort()
    }
}

/// Where programs keep what they must remember, on this system.
///
/// Sources: XDG Base Directory (`XDG_STATE_HOME`, default `~/.local/state`), macOS
/// `~/Library/Application Support`, Windows `%LOCALAPPDATA%`.
pub(crate) fn state_home() -> Option<PathBuf> {
    if cfg!(windows) {
        return named("LOCALAPPDATA").map(|dir| dir.join("fte"));
    }
    if let Some(dir) = named("XDG_STATE_HOME").filter(|dir| dir.is_absolute()) {
        return Some(dir.join("fte"));
    }
    let home = named("HOME")?;
    let below =
        if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/state" };
    Some(home.join(below).join("fte"))
}

/// Where programs have their settings, on this system.
///
/// Sources: XDG Base Directory (`XDG_CONFIG_HOME`, default `~/.config`), macOS `~/Library/Application Support`, Windows
/// `%APPDATA%`.
pub(crate) fn config_home() -> Option<PathBuf> {
    if cfg!(windows) {
        return named("APPDATA");
    }
    if let Some(dir) = named("XDG_CONFIG_HOME").filter(|dir| dir.is_absolute()) {
        return Some(dir);
    }
    let below = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" };
    Some(named("HOME")?.join(below))
}

/// Shows an address in the person's browser, which then lives on its own; our secrets are not in its environment.
///
/// An error where there is none to be seen: without a desktop a browser would take the terminal.
pub(crate) fn browse(url: &str) -> io::Result<()> {
    let seen = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let words: &[&str] = if cfg!(windows) {
        &["rundll32", "url.dll,FileProtocolHandler"]
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else if seen("DISPLAY") || seen("WAYLAND_DISPLAY") {
        &["xdg-open"]
    } else {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no desktop is seen"));
    };
    let Some((program, first)) = words.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    let ours = std::env::vars_os().map(|(name, _)| name);
    let ours = ours.filter(|name| name.to_string_lossy().starts_with("FTE_"));
    for name in ours {
        command.env_remove(name);
    }
    command.args(first).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    own_group(&mut command).spawn().map(drop)
}

/// The user's number; 0 where the system does not count its users.
pub(crate) fn user_id() -> u32 {
    #[cfg(unix)]
    {
        rustix::process::getuid().as_raw()
    }
    #[cfg(not(unix))]
    {
        0
    }
}
