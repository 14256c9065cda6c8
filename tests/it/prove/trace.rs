//! A command's system calls, listed or disturbed by strace.
//!
//! strace counts `when=` for each system call by itself and for each thread by itself; so does the listing here, and a
//! point is a call and its number. A KILL comes before the call is carried out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Output, Stdio};

use crate::testvault::TestVault;

/// What changes something, on a disk or at the other end of a socket.
pub(crate) const CHANGES: [&str; 37] = [
    "openat",
    "open",
    "creat",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "pwritev2",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "syncfs",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mkdir",
    "mkdirat",
    "truncate",
    "ftruncate",
    "fallocate",
    "copy_file_range",
    "sendfile",
    "chmod",
    "fchmod",
    "fchmodat",
    "flock",
    "connect",
    "sendto",
    "sendmsg",
    "shutdown",
];

/// What only looks, and can fail as well.
pub(crate) const LOOKS: [&str; 9] = [
    "read",
    "pread64",
    "getdents64",
    "statx",
    "newfstatat",
    "readlink",
    "readlinkat",
    "recvfrom",
    "recvmsg",
];

/// A place in a run: before the so-many-th of these calls.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) call: String,
    pub(crate) when: usize,
    /// The line of the trace, for whoever reads about a failure.
    pub(crate) line: String,
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} `{}`", self.call, self.when, self.line)
    }
}

/// Whether strace is here and may trace; said where not.
pub(crate) fn has_strace() -> bool {
    let works = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    let works = works.is_ok_and(|status| status.success());
    if !works {
        eprintln!("skipped: no strace that may trace");
    }
    works
}

/// `strace WORDS… fte …` in the clean environment of a vault's commands.
pub(crate) fn strace(vault: &TestVault, with: &[&str], words: &[String]) -> Command {
    let plain = vault.command();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(with);
    command.arg(plain.get_program()).args(words).env_clear().current_dir(vault.root());
    command.envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))));
    command.stdin(Stdio::null());
    command
}

/// The names with a `?` in front: what a system has not is no error.
pub(crate) fn set(calls: &[&str]) -> String {
    calls.iter().map(|call| format!("?{call}")).collect::<Vec<_>>().join(",")
}

/// The points of a command, in order: its calls of these names that concern the vault, the state or what is printed.
pub(crate) fn points(vault: &TestVault, words: &[String], calls: &[&str]) -> Vec<Point> {
    let out = tempfile::NamedTempFile::new().unwrap();
    let file = out.path().to_string_lossy().into_owned();
    let trace = format!("trace={}", set(calls));
    let ran = strace(vault, &["-y", "-s", "0", "-o", &file, "-e", &trace], words).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let ours = vault.root().parent().unwrap().to_string_lossy().into_owned();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut seen, mut points) = (BTreeSet::new(), Vec::new());
    for line in fs::read_to_string(file).unwrap().lines() {
        let Some((process, line)) = line.split_once(' ') else { continue };
        let Some((call, rest)) = line.trim_start().split_once('(') else { continue };
        // `<... fsync resumed>`: the end of a call that another thread's came in between.
        if call.starts_with('<') {
            continue;
        }
        let count = counts.entry((process.to_owned(), call.to_owned())).or_default();
        *count += 1;
        // A relative path begins where we stand, and says nothing of what it leads to.
        let rest = rest.replace(&format!("AT_FDCWD<{ours}/vault>, "), "");
        let is_printed = call == "write" && (rest.starts_with("1<") || rest.starts_with("2<"));
        let is_ours =
            is_printed || rest.contains(&format!("{ours}/")) || rest.contains("<socket:[");
        // The thread that comes to its so-many-th call first is the one that is disturbed.
        if seen.insert((call.to_owned(), *count)) && is_ours {
            let line = rest.replace(&ours, "");
            points.push(Point { call: call.into(), when: *count, line });
        }
    }
    points
}

/// Whether a call of the listing changes something: opening a file does where it may be made or cut.
pub(crate) fn changes(point: &Point) -> bool {
    !matches!(point.call.as_str(), "openat" | "open")
        || ["O_CREAT", "O_TRUNC"].iter().any(|flag| point.line.contains(flag))
}

/// Runs a command with something injected at a point: `signal=KILL`, `error=EIO`.
pub(crate) fn disturbed(
    vault: &TestVault,
    words: &[String],
    point: &Point,
    injected: &str,
) -> Output {
    let trace = format!("trace={}", point.call);
    let inject = format!("inject={}:{injected}:when={}", point.call, point.when);
    strace(vault, &["-o", "/dev/null", "-e", &trace, "-e", &inject], words).output().unwrap()
}

pub(crate) fn was_killed(output: &Output) -> bool {
    output.status.signal() == Some(9) || output.status.code() == Some(137)
}
