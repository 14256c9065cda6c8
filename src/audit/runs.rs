//! Reads a log file as runs: stretches of lines of which each holds the hash of the one before.

use std::io::{self, Read};

use data_encoding::HEXLOWER;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::blocks::{Block, Blocks, LONGEST, lines};
use super::files::LogFile;
use super::line;
use crate::base::text;
use crate::state::log::Mark;

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// What the log's first line gives as the hash of the one before.
pub(crate) const GENESIS: Hash = [0; 32];

/// More pieces of one file than this are not told apart: it is damaged throughout.
const MOST: usize = 5_000;

/// Lines that follow from one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Line numbers, from 1.
    pub(crate) first_line: u64,
    pub(crate) last_line: u64,
    /// Where the first line begins in the file, and the last one ends.
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) first_seq: u64,
    pub(crate) last_seq: u64,
    /// What the first line says of the one before it.
    pub(crate) prev: Hash,
    /// The last line's own.
    pub(crate) hash: Hash,
}

/// Lines in a row that are not events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Junk {
    pub(crate) first_line: u64,
    pub(crate) last_line: u64,
    pub(crate) why: String,
}

/// An event about the log itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) line: u64,
    pub(crate) event: Value,
}

/// What a file is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pieces {
    pub(crate) events: u64,
    pub(crate) runs: Vec<Run>,
    pub(crate) junk: Vec<Junk>,
    /// Lines of another day than the file's.
    pub(crate) strays: Vec<u64>,
    pub(crate) remarks: Vec<Remark>,
    /// Whether the rest of the file was left out, because there is no end of the damage.
    pub(crate) is_cut_short: bool,
    /// How many lines were read.
    pub(crate) lines: u64,
    /// A run ends with this `seq`, so that its hash is known there.
    split_after: Option<u64>,
}

/// Which part of a file is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// Bytes of whole lines to leave out at the beginning.
    pub(crate) skip: u64,
    /// Where the file ended when it was looked at; lines that came since are not read.
    pub(crate) end: u64,
    /// Ends a run with the line of this `seq`.
    pub(crate) split_after: Option<u64>,
}

impl Part {
    pub(crate) const ALL: Part = Part { skip: 0, end: u64::MAX, split_after: None };
}

/// Reads a part of a file, and shows each line to `each`.
pub(crate) fn read(
    file: &LogFile,
    part: Part,
    buffer: &mut Vec<u8>,
    each: impl FnMut(&[u8]),
) -> io::Result<Pieces> {
    scan(file.open()?, &file.day.to_string(), part, buffer, each)
}

pub(super) fn scan(
    reader: impl Read,
    day: &str,
    part: Part,
    buffer: &mut Vec<u8>,
    mut each: impl FnMut(&[u8]),
) -> io::Result<Pieces> {
    let skip = part.skip;
    let mut reader = reader.take(part.end);
    io::copy(&mut (&mut reader).take(skip), &mut io::sink())?;
    let mut pieces = Pieces { split_after: part.split_after, ..Pieces::default() };
    let mut blocks = Blocks::new(reader, buffer);
    while let Some(block) = blocks.next()? {
        match block {
            Block::Lines { bytes, offset } => {
                for (at, line) in lines(bytes) {
                    let start = skip + offset + at as u64;
                    pieces.add(line, start, start + line.len() as u64 + 1, day);
                    each(line);
                }
            }
            Block::Torn { .. } => pieces.add_junk("the line is cut: it has no end"),
            Block::TooLong { .. } => {
                pieces.add_junk(&format!("a line of more than {LONGEST} bytes"));
            }
        }
        if pieces.runs.len() + pieces.junk.len() > MOST {
            pieces.is_cut_short = true;
            break;
        }
    }
    Ok(pieces)
}

impl Pieces {
    /// A file's lines as one run, as its mark has it.
    pub(crate) fn of_mark(mark: &Mark, prev: Hash, hash: Hash) -> Pieces {
        let lines = mark.seq - mark.first + 1;
        let run = Run {
            first_line: 1,
            last_line: lines,
            start: 0,
            end: mark.size,
            first_seq: mark.first,
            last_seq: mark.seq,
            prev,
            hash,
        };
        Pieces { events: lines, lines, runs: vec![run], ..Pieces::default() }
    }

    fn add(&mut self, bytes: &[u8], start: u64, end: u64, day: &str) {
        let Some((timestamp, seq, rest)) = line::begin(bytes) else {
            return self.add_junk(&why_not(bytes));
        };
        let Some(prev) = line::end(bytes).map(|(_, prev)| prev) else {
            return self.add_junk(&why_not(bytes));
        };
        let line = self.lines + 1;
        let hash: Hash = Sha256::digest(bytes).into();
        let goes_on = |run: &&mut Run| {
            run.last_line + 1 == line && run.last_seq + 1 == seq && is_hex_of(prev, &run.hash)
        };
        let may_go_on = self.split_after.is_none_or(|last| last + 1 != seq);
        if let Some(run) = self.runs.last_mut().filter(|_| may_go_on).filter(goes_on) {
            (run.last_line, run.last_seq, run.hash, run.end) = (line, seq, hash, end);
        } else {
            let Some(prev) = HEXLOWER.decode(prev).ok().and_then(|prev| prev.try_into().ok())
            else {
                return self.add_junk("not an event: `prev` is not a hash");
            };
            // Looked at whole only here: in a run the hashes vouch for what stands between.
            if serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_err() {
                return self.add_junk(&why_not(bytes));
            }
            let (first_line, last_line, first_seq, last_seq) = (line, line, seq, seq);
            self.runs.push(Run {
                first_line,
                last_line,
                start,
                end,
                first_seq,
                last_seq,
                prev,
                hash,
            });
        }
        self.lines = line;
        self.events += 1;
        if !timestamp.starts_with(day.as_bytes()) {
            self.strays.push(line);
        }
        if rest.starts_with(REMARK) {
            let event = serde_json::from_slice(bytes).unwrap_or_default();
            self.remarks.push(Remark { line, event });
        }
    }

    fn add_junk(&mut self, why: &str) {
        self.lines += 1;
        match self.junk.last_mut() {
            Some(junk) if junk.last_line + 1 == self.lines => junk.last_line = self.lines,
            _ => self.junk.push(Junk {
                first_line: self.lines,
                last_line: self.lines,
                why: why.to_owned(),
            }),
        }
    }
}

/// The hash of the last line of a file, as the checkpoint has it.
pub(crate) fn hash_of(mark: &Mark) -> Option<Hash> {
    HEXLOWER.decode(mark.hash.as_bytes()).ok()?.try_into().ok()
}

/// How the events go on that are about the log itself.
const REMARK: &[u8] = b",\"action\":\"audit.";

fn is_hex_of(text: &[u8], hash: &Hash) -> bool {
    let mut hex = [0; 64];
    HEXLOWER.encode_mut(hash, &mut hex);
    text == hex
}

/// What is wrong with a line that is not in the log's form.
fn why_not(line: &[u8]) -> String {
    if line.trim_ascii().is_empty() {
        return "the line is empty".into();
    }
    if line.ends_with(b"\r") {
        return "the line ends in CR LF: another program converted the file".into();
    }
    match serde_json::from_slice::<crate::model::event::Event>(line) {
        Ok(_) => "an event, but not as `fte` writes it: another program wrote it anew".into(),
        Err(error) => format!("not an event: {}", text::shown_line(&error.to_string())),
    }
}
