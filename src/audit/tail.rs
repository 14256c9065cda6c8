//! Shows the newest events, and then those that are written.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::sync::mpsc;
use std::time::Duration;

use notify::Watcher as _;

use super::blocks::{Backward, Block, lines};
use super::files::{self, LogFile};
use super::line;
use super::query::Query;
use super::search::{self, Pick, Write};
use crate::base::{Exit, Fail, Result};
use crate::vault::{Folder, Vault};

/// How often the log is looked at where the file system tells nothing, as on network shares.
const PACE: Duration = Duration::from_secs(1);

/// How much of what is new is read at once.
const MOST: u64 = 4 * 1024 * 1024;

/// Hands the text of the newest `limit` events to `take`, oldest first.
pub(crate) fn tail(
    vault: &Vault,
    limit: usize,
    write: &Write<'_>,
    take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    search::search(vault, &Query::default(), Pick::Newest(limit), write, take)?.checked().map(drop)
}

/// [`tail`], and then each event as it is written, until `take` fails.
pub(crate) fn follow(
    vault: &Vault,
    limit: usize,
    write: &Write<'_>,
    mut take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let (sender, changes) = mpsc::channel();
    // Without a watcher it is looked at every second, which does as well.
    let watcher = notify::recommended_watcher(move |_| {
        let _ = sender.send(());
    });
    let _watcher = watcher.and_then(|mut watcher| {
        watcher.watch(&vault.dir(Folder::Logs), notify::RecursiveMode::NonRecursive)?;
        Ok(watcher)
    });
    let mut reader = Reader::new(vault)?;
    tail(vault, limit, &search::verbatim, |text| {
        reader.last = lines(text)
            .filter_map(|(_, line)| line::begin(line))
            .map(|(_, seq, _)| seq)
            .max()
            .unwrap_or_default();
        take(&shown(text, write)?)
    })?;
    loop {
        for file in files::list(vault)?.files.into_iter().filter(|file| !file.is_packed()) {
            let text = reader.since(&file).map_err(|error| file.failed(vault, error))?;
            if !text.is_empty() {
                take(&shown(&text, write)?)?;
            }
        }
        if changes.recv_timeout(PACE) == Err(mpsc::RecvTimeoutError::Disconnected) {
            std::thread::park_timeout(PACE);
        }
        while changes.try_recv().is_ok() {}
    }
}

fn shown(text: &[u8], write: &Write<'_>) -> Result<Vec<u8>> {
    let mut shown = Vec::new();
    for (_, line) in lines(text) {
        write(line, &mut shown).map_err(|bad| {
            let cause =
                anyhow::anyhow!("{}", bad.why).context("not an event: a new line of the log");
            Fail::new(Exit::Failed, cause).hint("`fte audit verify` lists every bad line")
        })?;
    }
    Ok(shown)
}

/// How far the log has been read.
struct Reader {
    /// The end of each file's last whole line.
    ends: Vec<(String, u64)>,
    /// The last event that was shown: what came while the newest were looked for is not shown twice.
    last: u64,
}

impl Reader {
    fn new(vault: &Vault) -> Result<Reader> {
        let mut ends = Vec::new();
        for file in files::list(vault)?.files {
            let end = whole_end(&file).map_err(|error| file.failed(vault, error))?;
            ends.push((file.name, end));
        }
        Ok(Reader { ends, last: 0 })
    }

    /// The whole lines of a file that came since it was last read.
    fn since(&mut self, file: &LogFile) -> io::Result<Vec<u8>> {
        let known = self.ends.iter().position(|(name, _)| *name == file.name);
        let known = known.unwrap_or_else(|| {
            self.ends.push((file.name.clone(), 0));
            self.ends.len() - 1
        });
        let plain = match file.open_plain() {
            // It was packed since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            opened => opened?,
        };
        let (Some((_, end)), Some(mut plain)) = (self.ends.get_mut(known), plain) else {
            return Ok(Vec::new());
        };
        // A file that was mended may have become shorter.
        *end = (*end).min(plain.metadata()?.len());
        plain.seek(SeekFrom::Start(*end))?;
        let mut text = Vec::new();
        plain.take(MOST).read_to_end(&mut text)?;
        text.truncate(memchr::memrchr(b'\n', &text).map_or(0, |end| end + 1));
        *end += text.len() as u64;
        let is_new = |line: &&[u8]| line::begin(line).is_none_or(|(_, seq, _)| seq > self.last);
        Ok(lines(&text)
            .map(|(_, line)| line)
            .filter(is_new)
            .flat_map(|line| [line, b"\n"].concat())
            .collect())
    }
}

/// The end of a file's last whole line.
fn whole_end(file: &LogFile) -> io::Result<u64> {
    let Some(plain) = file.open_plain()? else { return Ok(0) };
    let mut buffer = Vec::new();
    Ok(match Backward::new(plain, &mut buffer)?.next()? {
        Some(Block::Lines { bytes, offset }) => offset + bytes.len() as u64,
        _ => 0,
    })
}
