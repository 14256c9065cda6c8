//! Finds events in the log: looks for bytes first, and reads only the lines that have them.

use std::io;
use std::ops::ControlFlow;

use memchr::{memchr, memrchr};
use serde::de::IgnoredAny;

use super::blocks::{Block, Blocks, LONGEST, line_number, lines};
use super::files::{self, LogFile};
use super::line::{self, Lead};
use super::query::{Matcher, NotAnEvent, Query};
use super::workers::{self, Results};
use crate::base::{Exit, Fail, Result};
use crate::vault::Vault;

/// Which of the events found are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    All,
    Oldest(usize),
    Newest(usize),
}

/// What a search came to.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) events: u64,
    pub(super) damaged: Damaged,
}

impl Found {
    /// How many events there were; fails where a line was not an event: what was found may not be all.
    pub(crate) fn checked(self) -> Result<u64> {
        self.damaged.checked().map(|()| self.events)
    }
}

/// The lines that are not events, among those that were looked at: how many, and the first.
#[derive(Debug, Default)]
pub(crate) struct Damaged {
    count: u64,
    first: Option<(LogFile, u64, String)>,
}

impl Damaged {
    pub(crate) fn add(&mut self, file: &LogFile, offset: u64, why: impl Into<String>) {
        self.count += 1;
        self.first.get_or_insert_with(|| (file.clone(), offset, why.into()));
    }

    pub(crate) fn merge(&mut self, later: Damaged) {
        self.count += later.count;
        self.first = self.first.take().or(later.first);
    }

    pub(crate) fn checked(self) -> Result<()> {
        let Some((file, offset, why)) = self.first else { return Ok(()) };
        let number = file.open().and_then(|reader| line_number(reader, offset)).unwrap_or_default();
        let mut what = format!(
            "not an event: {}:{number}",
            crate::base::text::shown_line(&file.path.to_string_lossy())
        );
        if self.count > 1 {
            what += &format!(" (and {} more)", self.count - 1);
        }
        let cause = anyhow::anyhow!("{why}").context(what);
        Err(Fail::new(Exit::Failed, cause).hint("`fte audit verify` lists every bad line"))
    }
}

/// Writes an event's line as it is to be printed.
pub(crate) type Write<'a> =
    dyn Fn(&[u8], &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> + Sync + 'a;

/// Hands the text of each event that matches to `take`, oldest first, many at a time.
///
/// Stops reading when enough is found. Peak memory does not grow with the log: one block a thread, and what
/// [`Pick`] limits.
pub(crate) fn search(
    vault: &Vault,
    query: &Query,
    pick: Pick,
    write: &Write<'_>,
    mut take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<Found> {
    let matcher = Matcher::new(query)?;
    let mut files = files::list(vault)?.files;
    files.retain(|file| matcher.wants(file));
    let scan = Scan { vault, matcher, write };
    match pick {
        Pick::All => scan.all(&files, u64::MAX, take),
        Pick::Oldest(limit) => scan.all(&files, limit as u64, take),
        Pick::Newest(limit) => {
            files.reverse();
            let (lines, found) = scan.newest(&files, limit)?;
            let mut text = Vec::new();
            for line in lines.iter().rev() {
                write(line, &mut text).map_err(|bad| Fail::say(Exit::Failed, bad.why))?;
                if text.len() > CHUNK {
                    take(&text)?;
                    text.clear();
                }
            }
            take(&text)?;
            Ok(found)
        }
    }
}

/// Folds the events that match into one `T` a file, on every core, and hands these over, oldest file first.
pub(crate) fn fold<T: Default + Send>(
    vault: &Vault,
    query: &Query,
    each: impl Fn(&Hit<'_>, &mut T) -> std::result::Result<(), NotAnEvent> + Sync,
    mut merge: impl FnMut(T),
) -> Result<()> {
    let matcher = Matcher::new(query)?;
    let mut files = files::list(vault)?.files;
    files.retain(|file| matcher.wants(file));
    let mut damaged = Damaged::default();
    let mut outcome = Ok(());
    let work = |file: &LogFile, buffer: &mut Vec<u8>| {
        let (mut sum, mut damaged) = (T::default(), Damaged::default());
        let mut blocks = Blocks::new(file.open()?, buffer);
        while let Some(block) = blocks.next()? {
            match block {
                Block::Lines { bytes, offset } => {
                    let _ = each_match(bytes, &matcher, |at, hit| {
                        if let Err(bad) = hit.and_then(|hit| each(&hit, &mut sum)) {
                            damaged.add(file, offset + at as u64, bad.why);
                        }
                        ControlFlow::Continue(())
                    });
                }
                Block::TooLong { offset } => damaged.add(file, offset, too_long()),
                Block::Torn { .. } => {}
            }
        }
        Ok((sum, damaged))
    };
    workers::in_order(
        &files,
        |file, buffer, results| {
            let _ = results.put(work(file, buffer).map_err(|error| file.failed(vault, error)));
        },
        |result| match result {
            Ok((sum, bad)) => {
                merge(sum);
                damaged.merge(bad);
                ControlFlow::Continue(())
            }
            Err(fail) => fail_with(&mut outcome, fail),
        },
    );
    outcome.and_then(|()| damaged.checked())
}

/// How many events match.
pub(crate) fn count(vault: &Vault, query: &Query) -> Result<u64> {
    let mut events = 0;
    let each = |_: &Hit<'_>, count: &mut u64| {
        *count += 1;
        Ok(())
    };
    fold(vault, query, each, |count: u64| events += count).map(|()| events)
}

/// The line as it stands in the log, once it is sure to be JSON.
pub(crate) fn verbatim(line: &[u8], text: &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> {
    serde_json::from_slice::<IgnoredAny>(line)?;
    text.extend_from_slice(line);
    text.push(b'\n');
    Ok(())
}

/// A line that matches, or why it is no event.
pub(super) type Checked<'a> = std::result::Result<Hit<'a>, NotAnEvent>;

/// A line that matches.
pub(crate) struct Hit<'a> {
    pub(crate) line: &'a [u8],
    /// Its leading fields, where it is in the log's own form.
    pub(crate) lead: Option<Lead<'a>>,
}

/// How much text is handed over at once.
const CHUNK: usize = 64 * 1024;

/// One search.
pub(super) struct Scan<'a> {
    pub(super) vault: &'a Vault,
    pub(super) matcher: Matcher<'a>,
    write: &'a Write<'a>,
}

/// Some events of one file, as text, in its order.
#[derive(Default)]
struct Chunk {
    text: Vec<u8>,
    /// Where in the text each event ends.
    ends: Vec<usize>,
    damaged: Damaged,
}

impl Scan<'_> {
    fn all(
        &self,
        files: &[LogFile],
        limit: u64,
        mut take: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<Found> {
        let mut found = Found::default();
        let mut outcome = Ok(());
        workers::in_order(
            files,
            |file, buffer, results| {
                let _ = match self.forward(file, buffer, limit, results) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(error) => results.put(Err(file.failed(self.vault, error))),
                };
            },
            |chunk| {
                let chunk = match chunk {
                    Ok(chunk) => chunk,
                    Err(fail) => return fail_with(&mut outcome, fail),
                };
                found.damaged.merge(chunk.damaged);
                let left = usize::try_from(limit - found.events).unwrap_or(usize::MAX);
                let wanted = chunk.ends.len().min(left);
                found.events += wanted as u64;
                let end = wanted
                    .checked_sub(1)
                    .and_then(|last| chunk.ends.get(last))
                    .copied()
                    .unwrap_or(0);
                if let Err(fail) = take(chunk.text.get(..end).unwrap_or_default()) {
                    return fail_with(&mut outcome, fail);
                }
                if found.events < limit {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            },
        );
        outcome.map(|()| found)
    }

    /// Puts a file's events, in chunks.
    fn forward(
        &self,
        file: &LogFile,
        buffer: &mut Vec<u8>,
        limit: u64,
        results: &Results<Result<Chunk>>,
    ) -> io::Result<()> {
        let mut blocks = Blocks::new(file.open()?, buffer);
        let mut chunk = Chunk::default();
        let mut left = limit;
        while let Some(block) = blocks.next()? {
            match block {
                Block::Lines { bytes, offset } => {
                    let flow = each_match(bytes, &self.matcher, |at, line| {
                        self.keep(file, offset + at as u64, line, &mut chunk);
                        if chunk.text.len() < CHUNK {
                            return ControlFlow::Continue(());
                        }
                        left = left.saturating_sub(chunk.ends.len() as u64);
                        results.put(Ok(std::mem::take(&mut chunk)))
                    });
                    if flow.is_break() {
                        return Ok(());
                    }
                }
                Block::TooLong { offset } => chunk.damaged.add(file, offset, too_long()),
                // A writer is at it; if none is, `verify` finds it.
                Block::Torn { .. } => {}
            }
            if chunk.ends.len() as u64 >= left {
                break;
            }
        }
        let _ = results.put(Ok(chunk));
        Ok(())
    }

    fn keep(&self, file: &LogFile, offset: u64, hit: Checked<'_>, chunk: &mut Chunk) {
        let start = chunk.text.len();
        match hit.and_then(|hit| (self.write)(hit.line, &mut chunk.text)) {
            Ok(()) => chunk.ends.push(chunk.text.len()),
            Err(bad) => {
                chunk.text.truncate(start);
                chunk.damaged.add(file, offset, bad.why);
            }
        }
    }
}

/// Calls `each` with the place of every line that matches, or that is not an event, until it breaks.
pub(super) fn each_match(
    bytes: &[u8],
    matcher: &Matcher<'_>,
    mut each: impl FnMut(usize, Checked<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    // The bytes that a query looks for are sure to be there only where lines are in our own form; a file that another
    // program wrote anew is seen by its first line.
    let is_ours = lines(bytes).next().is_some_and(|(_, first)| line::begin(first).is_some());
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(hit) = (if is_ours { matcher.find_first(rest) } else { Some(0) }) else { break };
        let (before, after) = rest.split_at_checked(hit).unwrap_or((rest, &[]));
        let start = memrchr(b'\n', before).map_or(0, |end| end + 1);
        let end = hit + memchr(b'\n', after).unwrap_or(after.len());
        let line = rest.get(start..end).unwrap_or_default();
        let lead = line::lead(line);
        match matcher.fits(line, lead.as_ref()) {
            Ok(true) => each(at + start, Ok(Hit { line, lead }))?,
            Ok(false) => {}
            Err(bad) => each(at + start, Err(bad))?,
        }
        at += end + 1;
    }
    ControlFlow::Continue(())
}

pub(super) fn too_long() -> String {
    format!("a line of more than {LONGEST} bytes")
}

pub(super) fn fail_with<T>(outcome: &mut Result<T>, fail: Fail) -> ControlFlow<()> {
    *outcome = Err(fail);
    ControlFlow::Break(())
}
