//! The log's files: one a day, older days packed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::blocks::{Backward, Block, lines};
use super::line;
use crate::base::{Fail, Result, Time, clock, disk, text};
use crate::vault::{Folder, Vault};

/// The folder below `Logs/` that packed days lie in.
pub(crate) const ARCHIVE: &str = "archive";

/// Packed files are read with a window of at most 8 MiB, so that a hostile one can't ask for more.
const WINDOW_LOG: u32 = 23;

/// One file of the log.
///
/// Every line in it is of its day (UTC). They order by day; of one day, packed parts come before what is at hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LogFile {
    pub(crate) day: NaiveDate,
    /// From 1 for packed parts (a day gets a second part only when the clock was set back); the last for plain files.
    part: u32,
    /// Below `Logs/`, with `/`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl LogFile {
    /// The name of the file at hand of a day, below `Logs/`.
    pub(crate) fn name_of(day: NaiveDate) -> String {
        format!("audit_{day}.jsonl")
    }

    pub(crate) fn is_packed(&self) -> bool {
        self.part != u32::MAX
    }

    /// Its lines, unpacked where it is packed.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        if self.is_packed() {
            return unpack(&self.path);
        }
        match disk::open_regular(&self.path) {
            Ok(file) => Ok(Box::new(file)),
            // It was packed since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let logs = self.path.parent().unwrap_or(&self.path);
                unpack(&logs.join(packed_name(self.day, 1))).map_err(|_| error)
            }
            Err(error) => Err(error),
        }
    }

    /// The file itself, to be read from anywhere; `None` for one that is packed.
    pub(crate) fn open_plain(&self) -> io::Result<Option<File>> {
        if self.is_packed() { Ok(None) } else { disk::open_regular(&self.path).map(Some) }
    }

    /// The time of its last event; `None` for one that is packed, or has none that can be read.
    fn last_time(&self) -> io::Result<Option<Time>> {
        let plain = match self.open_plain() {
            // It was packed since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            opened => opened?,
        };
        let Some(plain) = plain else { return Ok(None) };
        let mut buffer = Vec::new();
        let mut blocks = Backward::new(plain, &mut buffer)?;
        let Some(Block::Lines { bytes, .. }) = blocks.next()? else { return Ok(None) };
        let last = lines(bytes).last().and_then(|(_, line)| line::begin(line));
        Ok(last.and_then(|(timestamp, ..)| clock::parse(str::from_utf8(timestamp).ok()?)))
    }

    /// An I/O error on this file, named.
    pub(crate) fn failed(&self, vault: &Vault, source: io::Error) -> Fail {
        vault.io("read", &self.path, source).into()
    }

    /// The first bytes of its first line, which tell files of one day apart.
    fn start(&self) -> Option<Vec<u8>> {
        let mut start = Vec::new();
        self.open().ok()?.take(256).read_to_end(&mut start).ok()?;
        (!start.is_empty()).then_some(start)
    }
}

/// The vault path of a file below `Logs/`: `Logs/audit_2026-11-16.jsonl`.
pub(crate) fn shown(name: &str) -> String {
    format!("{}/{}", Folder::Logs, text::shown_line(name))
}

/// What lies in `Logs/`.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The log, oldest first.
    pub(crate) files: Vec<LogFile>,
    /// Packed files whose day is at hand as well: packing was interrupted. Read once, as the plain file.
    pub(crate) doubled: Vec<LogFile>,
    /// Files that are named nearly like the log: a sync program's conflict copies. Below `Logs/`.
    pub(crate) strange: Vec<String>,
}

/// Lists the log's files. A vault without a log has none.
pub(crate) fn list(vault: &Vault) -> Result<Listing> {
    let logs = vault.dir(Folder::Logs);
    let mut listing = Listing::default();
    for below in ["", ARCHIVE] {
        let dir = logs.join(below);
        let names = match fs::read_dir(&dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(vault.io("list", &dir, error).into()),
        };
        for entry in names {
            let entry = entry.map_err(|error| Fail::from(vault.io("list", &dir, error)))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let shown = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            match named(&name, below == ARCHIVE) {
                Some((day, part)) => {
                    listing.files.push(LogFile { day, part, name: shown, path: entry.path() });
                }
                None if name.starts_with("audit_") && name.contains(".jsonl") => {
                    listing.strange.push(shown);
                }
                None => {}
            }
        }
    }
    listing.files.sort();
    listing.strange.sort();
    set_doubled_aside(&mut listing);
    Ok(listing)
}

/// The time of the newest event at hand: of the last lines of the files of the newest days. `None` where there is none.
pub(crate) fn newest_time(vault: &Vault) -> Result<Option<Time>> {
    let listing = list(vault)?;
    let mut newest = None;
    // A file of the future, of a clock that was set back, is the last one.
    for file in listing.files.iter().rev().filter(|file| !file.is_packed()).take(2) {
        let time = file.last_time().map_err(|error| file.failed(vault, error))?;
        newest = newest.max(time);
    }
    Ok(newest)
}

/// The day and part that a file's name says.
fn named(name: &str, packed: bool) -> Option<(NaiveDate, u32)> {
    let stem =
        name.strip_prefix("audit_")?.strip_suffix(if packed { ".jsonl.zst" } else { ".jsonl" })?;
    let (day, part) = match stem.split_once('.') {
        Some((day, part)) if packed => (day, part.parse().ok().filter(|part| *part > 1)?),
        Some(_) => return None,
        None => (stem, if packed { 1 } else { u32::MAX }),
    };
    // chrono would read `2026-1-6` too; one day has one name.
    let date = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    (date.to_string() == day).then_some((date, part))
}

/// The lines of a packed file.
pub(crate) fn unpack(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut unpacked = zstd::stream::read::Decoder::new(disk::open_regular(path)?)?;
    unpacked.window_log_max(WINDOW_LOG)?;
    Ok(Box::new(unpacked))
}

/// The name of the `part`-th packed file of a day, below `Logs/`.
pub(crate) fn packed_name(day: NaiveDate, part: usize) -> String {
    match part {
        1 => format!("{ARCHIVE}/audit_{day}.jsonl.zst"),
        _ => format!("{ARCHIVE}/audit_{day}.{part}.jsonl.zst"),
    }
}

/// Takes out packed files that begin as the plain file of their day does (no two lines of a log are the same), or that
/// can't be read beside one: what an interrupted packing left.
fn set_doubled_aside(listing: &mut Listing) {
    let is_doubled = |file: &LogFile| {
        let plain = listing.files.iter().find(|other| other.day == file.day && !other.is_packed());
        plain.filter(|_| file.is_packed()).is_some_and(|plain| {
            let start = file.start();
            start.is_none() || start == plain.start()
        })
    };
    let (doubled, files) = listing.files.iter().cloned().partition(is_doubled);
    listing.files = files;
    listing.doubled = doubled;
}
