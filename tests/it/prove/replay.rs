//! What a disk holds after the power went: a command's file operations, replayed, without what was not synced.
//!
//! A model, and the strictest one that a file system may follow: a file's content is durable as it was at the file's last
//! sync, a name in a folder as it was at the folder's last sync, and neither brings the other along. What is not modelled:
//! a sector that is half written, and a disk that says it synced and did not. The shared-memory file of `SQLite` is left
//! out: it is never needed after a crash.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::trace::{set, strace};
use crate::testvault::TestVault;

const CALLS: [&str; 26] = [
    "openat",
    "open",
    "creat",
    "lseek",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
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
];

/// What is lost of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// All of it.
    All,
    /// Contents: the names are there, the files as they were synced, or empty.
    Contents,
    /// Contents, but for their length: zeros stand where they were.
    Zeros,
    /// Names: what was written is there, under the names that were synced.
    Names,
}

pub(crate) const LOSSES: [Lost; 4] = [Lost::All, Lost::Contents, Lost::Zeros, Lost::Names];

/// How the points are called that come after the command.
pub(crate) const END: &str = "after the end";

/// One operation on files, by absolute path.
#[derive(Clone, Debug)]
enum Op {
    /// Nothing where it is there.
    Create(String),
    Cut(String, u64),
    Write(String, u64, Vec<u8>),
    Sync(String),
    /// The whole disk that a file lies on.
    Flush(String),
    Move(String, String),
    Swap(String, String),
    Link(String, String),
    Remove(String),
    MakeDir(String),
}

/// Contents by path; `None` for a folder.
pub(crate) type Files = BTreeMap<String, Option<Vec<u8>>>;

#[derive(Clone, Default)]
struct Inode {
    now: Vec<u8>,
    synced: Vec<u8>,
    is_dir: bool,
}

/// The disk, as programs see it and as it is.
#[derive(Clone, Default)]
struct Disk {
    inodes: Vec<Inode>,
    now: BTreeMap<String, usize>,
    synced: BTreeMap<String, usize>,
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Disk {
    /// All that lies below a folder, durable.
    fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        for entry in walkdir::WalkDir::new(root).into_iter().map(Result::unwrap) {
            let path = entry.path().to_string_lossy().into_owned();
            if path.ends_with("-shm") {
                continue;
            }
            let is_dir = entry.file_type().is_dir();
            let bytes = if is_dir { Vec::new() } else { fs::read(entry.path()).unwrap() };
            disk.inodes.push(Inode { now: bytes.clone(), synced: bytes, is_dir });
            disk.now.insert(path, disk.inodes.len() - 1);
        }
        disk.synced = disk.now.clone();
        disk
    }

    fn contents(&self) -> BTreeMap<&str, &[u8]> {
        self.now.iter().map(|(path, id)| (path.as_str(), &*self.inodes[*id].now)).collect()
    }

    fn make(&mut self, path: &str, is_dir: bool) {
        if self.now.contains_key(path) {
            return;
        }
        self.inodes.push(Inode { is_dir, ..Inode::default() });
        self.now.insert(path.into(), self.inodes.len() - 1);
    }

    fn apply(&mut self, op: &Op) {
        match op {
            Op::Create(path) => self.make(path, false),
            Op::MakeDir(path) => self.make(path, true),
            Op::Cut(path, length) => {
                if let Some(id) = self.now.get(path) {
                    self.inodes[*id].now.resize(usize::try_from(*length).unwrap(), 0);
                }
            }
            Op::Write(path, at, bytes) => {
                let Some(id) = self.now.get(path) else { return };
                let (data, at) = (&mut self.inodes[*id].now, usize::try_from(*at).unwrap());
                data.resize(data.len().max(at + bytes.len()), 0);
                data[at..at + bytes.len()].copy_from_slice(bytes);
            }
            Op::Sync(path) => self.sync(path),
            Op::Flush(_) => {
                self.inodes.iter_mut().for_each(|inode| inode.synced = inode.now.clone());
                self.synced = self.now.clone();
            }
            Op::Move(from, to) => {
                let id = self.now.remove(from).unwrap_or_else(|| panic!("{from} is not there"));
                assert!(!self.inodes[id].is_dir, "the model moves no folders: {from}");
                self.now.insert(to.clone(), id);
            }
            Op::Swap(from, to) => {
                let (one, other) = (self.now[from], self.now[to]);
                self.now.insert(from.clone(), other);
                self.now.insert(to.clone(), one);
            }
            Op::Link(from, to) => drop(self.now.insert(to.clone(), self.now[from])),
            Op::Remove(path) => drop(self.now.remove(path)),
        }
    }

    fn sync(&mut self, path: &str) {
        let Some(id) = self.now.get(path).copied() else { return };
        if !self.inodes[id].is_dir {
            self.inodes[id].synced = self.inodes[id].now.clone();
            return;
        }
        self.synced.retain(|name, _| parent(name) != path);
        let now = self.now.iter().filter(|(name, _)| parent(name) == path);
        self.synced.extend(now.map(|(name, id)| (name.clone(), *id)));
    }

    /// What is found when the power is back.
    fn after(&self, lost: Lost) -> Files {
        let names = match lost {
            Lost::All | Lost::Names => &self.synced,
            Lost::Contents | Lost::Zeros => &self.now,
        };
        let mut files = Files::new();
        for (path, id) in names {
            // A name in a folder that is not there is none; folders come before what is in them.
            let is_root = names.keys().next() == Some(path);
            if !is_root && !files.contains_key(parent(path)) {
                continue;
            }
            let inode = &self.inodes[*id];
            let bytes = match lost {
                _ if inode.is_dir => None,
                Lost::All | Lost::Contents => Some(inode.synced.clone()),
                Lost::Names => Some(inode.now.clone()),
                Lost::Zeros => {
                    let mut bytes = inode.synced.clone();
                    bytes.resize(inode.now.len(), 0);
                    Some(bytes)
                }
            };
            files.insert(path.clone(), bytes);
        }
        files
    }
}

/// Runs a command, and returns what could be found after it had lost its power: each such state once, with where it
/// happened and what was lost.
pub(crate) fn cut_anywhere(vault: &TestVault, words: &[String]) -> Vec<(String, Files)> {
    let root = vault.root().parent().unwrap().to_owned();
    let mut disk = Disk::of(&root);
    let ops = traced(vault, words, &root.to_string_lossy());
    let mut seen = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    let mut look = |disk: &Disk, point: &str| {
        for lost in LOSSES {
            let files = disk.after(lost);
            if seen.insert(files.clone()) || point == END {
                found.push((format!("{lost:?} lost {point}"), files));
            }
        }
    };
    for (number, (op, line)) in ops.iter().enumerate() {
        look(&disk, &format!("before {number} {line}"));
        disk.apply(op);
    }
    look(&disk, END);
    // The model is right where it ends as the disk did.
    let real = Disk::of(&root);
    let (real, model) = (real.contents(), disk.contents());
    let wrong = real.keys().chain(model.keys()).find(|path| real.get(*path) != model.get(*path));
    assert_eq!(wrong, None, "the model is not what there is");
    found
}

/// Puts files there, and nothing else.
pub(crate) fn put(root: &Path, files: &Files) {
    for entry in fs::read_dir(root).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            fs::remove_dir_all(entry.path()).unwrap();
        } else {
            fs::remove_file(entry.path()).unwrap();
        }
    }
    for (path, bytes) in files {
        match bytes {
            None => fs::create_dir_all(path).unwrap(),
            Some(bytes) => fs::write(path, bytes).unwrap(),
        }
    }
}

/// The operations of a command below a folder, each with its line of the trace.
fn traced(vault: &TestVault, words: &[String], root: &str) -> Vec<(Op, String)> {
    let out = tempfile::NamedTempFile::new().unwrap();
    let file = out.path().to_string_lossy().into_owned();
    let trace = format!("trace={}", set(&CALLS));
    let with = ["-y", "-xx", "-s", "16777216", "-o", &file, "-e", &trace];
    let ran = strace(vault, &with, words).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut reader = Reader { root: root.to_owned(), ..Reader::default() };
    let mut begun: BTreeMap<String, String> = BTreeMap::new();
    for line in fs::read_to_string(file).unwrap().lines() {
        let Some((process, line)) = line.split_once(' ') else { continue };
        let line = line.trim_start();
        if let Some(start) = line.strip_suffix(" <unfinished ...>") {
            begun.insert(process.into(), start.into());
        } else if let Some((_, end)) = line.split_once(" resumed>") {
            let start = begun.remove(process).unwrap_or_default();
            reader.take(&(start + end));
        } else {
            reader.take(line);
        }
    }
    reader.ops
}

/// Reads lines of a trace.
#[derive(Default)]
struct Reader {
    root: String,
    /// Where each descriptor stands in its file.
    places: BTreeMap<String, u64>,
    ops: Vec<(Op, String)>,
}

/// An argument: as it stands, and what is in its quotes or angle brackets.
struct Arg {
    raw: String,
    text: Vec<u8>,
}

impl Arg {
    fn path(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    fn number(&self) -> u64 {
        self.raw.trim().parse().unwrap_or_else(|_| panic!("a number: {}", self.raw))
    }
}

impl Reader {
    fn take(&mut self, line: &str) {
        let Some((call, rest)) = line.split_once('(') else { return };
        let Some((args, result)) = rest.rsplit_once(") = ") else { return };
        let result = result.split_whitespace().next().unwrap_or_default();
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        let args = arguments(args);
        let result_number = || result.split('<').next().unwrap_or_default().parse().unwrap_or(0);
        self.call(call, &args, result, result_number());
    }

    fn call(&mut self, call: &str, args: &[Arg], result: &str, number: u64) {
        let at = |index: usize| args[index].path();
        let joined = |dir: usize, name: usize| {
            let name = at(name);
            if name.starts_with('/') { name } else { format!("{}/{name}", at(dir)) }
        };
        match call {
            "openat" => self.opened(&joined(0, 1), &args[2].raw, result),
            "open" => self.opened(&at(0), &args[1].raw, result),
            "lseek" => drop(self.places.insert(args[0].raw.clone(), number)),
            "write" => {
                let place = self.places.entry(args[0].raw.clone()).or_default();
                let offset = *place;
                *place += number;
                self.wrote(&at(0), offset, &args[1].text, number);
            }
            "pwrite64" => self.wrote(&at(0), args[3].number(), &args[1].text, number),
            "fsync" | "fdatasync" => self.push(Op::Sync(at(0))),
            "syncfs" => self.push(Op::Flush(at(0))),
            "ftruncate" | "truncate" => self.push(Op::Cut(at(0), args[1].number())),
            "rename" => self.push(Op::Move(at(0), at(1))),
            "renameat" => self.push(Op::Move(joined(0, 1), joined(2, 3))),
            "renameat2" if args[4].raw.contains("EXCHANGE") => {
                self.push(Op::Swap(joined(0, 1), joined(2, 3)));
            }
            "renameat2" => self.push(Op::Move(joined(0, 1), joined(2, 3))),
            "unlink" | "rmdir" => self.push(Op::Remove(at(0))),
            "unlinkat" => self.push(Op::Remove(joined(0, 1))),
            "link" => self.push(Op::Link(at(0), at(1))),
            "linkat" => self.push(Op::Link(joined(0, 1), joined(2, 3))),
            "mkdir" => self.push(Op::MakeDir(at(0))),
            "mkdirat" => self.push(Op::MakeDir(joined(0, 1))),
            other => assert!(
                args.iter().all(|arg| !arg.path().starts_with(&self.root)),
                "the model does not know `{other}`"
            ),
        }
    }

    /// `result` is the new descriptor with its path.
    fn opened(&mut self, path: &str, flags: &str, result: &str) {
        let descriptor = result.split('<').next().unwrap_or_default();
        self.places.insert(descriptor.to_owned(), 0);
        assert!(!flags.contains("O_APPEND") || !path.starts_with(&self.root), "{path} {flags}");
        if flags.contains("O_CREAT") {
            self.push(Op::Create(path.to_owned()));
        }
        if flags.contains("O_TRUNC") {
            self.push(Op::Cut(path.to_owned(), 0));
        }
    }

    fn wrote(&mut self, path: &str, offset: u64, bytes: &[u8], count: u64) {
        let bytes = bytes[..usize::try_from(count).unwrap()].to_vec();
        self.push(Op::Write(path.to_owned(), offset, bytes));
    }

    fn push(&mut self, op: Op) {
        let path = match &op {
            Op::Create(path) | Op::Cut(path, _) | Op::Write(path, ..) | Op::Sync(path) => path,
            Op::Flush(path) => path,
            Op::Remove(path) | Op::MakeDir(path) => path,
            Op::Move(path, _) | Op::Swap(path, _) | Op::Link(path, _) => path,
        };
        if !path.starts_with(&format!("{}/", self.root)) || path.ends_with("-shm") {
            return;
        }
        let short = path.replace(&self.root, "");
        let kind = format!("{op:?}");
        let kind = kind.split('(').next().unwrap_or_default();
        let line = match &op {
            Op::Move(_, to) | Op::Swap(_, to) | Op::Link(_, to) => {
                format!("{kind} {short} {}", to.replace(&self.root, ""))
            }
            _ => format!("{kind} {short}"),
        };
        self.ops.push((op, line));
    }
}

/// Splits the arguments of a call, with the bytes of what is quoted or, after a descriptor, in angle brackets.
fn arguments(text: &str) -> Vec<Arg> {
    let mut args = vec![Arg { raw: String::new(), text: Vec::new() }];
    let mut chars = text.chars().peekable();
    let mut depth = 0;
    while let Some(c) = chars.next() {
        let arg = args.last_mut().unwrap();
        match c {
            '"' => arg.text = quoted(&mut chars, '"'),
            '<' => arg.text = quoted(&mut chars, '>'),
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                args.push(Arg { raw: String::new(), text: Vec::new() });
                if chars.peek() == Some(&' ') {
                    chars.next();
                }
            }
            _ => arg.raw.push(c),
        }
    }
    args
}

fn quoted(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, end: char) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(c) = chars.next() {
        if c == end {
            break;
        }
        if c == '\\' && chars.peek() == Some(&'x') {
            chars.next();
            let hex: String = [chars.next(), chars.next()].into_iter().flatten().collect();
            bytes.push(u8::from_str_radix(&hex, 16).unwrap());
        } else {
            bytes.extend(c.to_string().into_bytes());
        }
    }
    bytes
}
