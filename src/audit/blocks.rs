//! Reads a log file in blocks of whole lines, forwards and backwards, in bounded memory.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};

use memchr::{memchr, memrchr};

/// How much is read at a time.
const BLOCK: usize = 256 * 1024;

/// How much is read at a time from the end, where most often a few lines are wanted.
const TAIL: usize = 64 * 1024;

/// The longest line that is looked at, in bytes; the log's own are at most [`super::canon::LINE_LIMIT`].
pub(crate) const LONGEST: usize = 1024 * 1024;

/// A part of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block<'a> {
    /// Whole lines, each with its line feed; `offset` is where the first begins in the file.
    Lines { bytes: &'a [u8], offset: u64 },
    /// The file's last line, without a line feed: a writer is at it, or it was cut.
    Torn { bytes: &'a [u8], offset: u64 },
    /// One line, longer than [`LONGEST`], left out.
    TooLong { offset: u64 },
}

/// A file's blocks from its beginning. The buffer is the caller's, to be used again for the next file.
pub(crate) struct Blocks<'a, R> {
    reader: R,
    buffer: &'a mut Vec<u8>,
    /// What of the buffer is read, and what of that was handed out.
    filled: usize,
    used: usize,
    /// Where in the file the buffer's first byte is.
    offset: u64,
    ended: bool,
}

impl<'a, R: Read> Blocks<'a, R> {
    pub(crate) fn new(reader: R, buffer: &'a mut Vec<u8>) -> Blocks<'a, R> {
        Blocks { reader, buffer, filled: 0, used: 0, offset: 0, ended: false }
    }

    /// The next block; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Block<'_>>> {
        self.keep_rest();
        loop {
            self.fill()?;
            let read = self.buffer.get(..self.filled).unwrap_or_default();
            if let Some(end) = memrchr(b'\n', read) {
                self.used = end + 1;
                let bytes = self.buffer.get(..self.used).unwrap_or_default();
                return Ok(Some(Block::Lines { bytes, offset: self.offset }));
            }
            if self.ended {
                self.used = self.filled;
                let bytes = self.buffer.get(..self.used).unwrap_or_default();
                return Ok(
                    (!bytes.is_empty()).then_some(Block::Torn { bytes, offset: self.offset })
                );
            }
            if self.filled >= LONGEST {
                return self.skip_line().map(Some);
            }
            self.buffer.resize((self.buffer.len() * 2).min(LONGEST), 0);
        }
    }

    /// Moves what was not handed out to the buffer's beginning.
    fn keep_rest(&mut self) {
        self.buffer.copy_within(self.used..self.filled, 0);
        self.filled -= self.used;
        self.offset += self.used as u64;
        self.used = 0;
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.buffer.len() < BLOCK {
            self.buffer.resize(BLOCK, 0);
        }
        while !self.ended {
            let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
            if room.is_empty() {
                break;
            }
            match self.reader.read(room) {
                Ok(0) => self.ended = true,
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Reads past a line that is longer than the buffer; what follows it stays in the buffer.
    fn skip_line(&mut self) -> io::Result<Block<'_>> {
        let line = self.offset;
        loop {
            self.offset += self.filled as u64;
            self.filled = 0;
            self.fill()?;
            let read = self.buffer.get(..self.filled).unwrap_or_default();
            if let Some(end) = memchr(b'\n', read) {
                self.used = end + 1;
                return Ok(Block::TooLong { offset: line });
            }
            if self.ended {
                self.used = self.filled;
                return Ok(Block::TooLong { offset: line });
            }
        }
    }
}

/// A plain file's blocks from its end. Lines within a block are in the file's order.
pub(crate) struct Backward<'a> {
    file: File,
    buffer: &'a mut Vec<u8>,
    /// The bytes before this are still to be read.
    start: u64,
    /// The beginning of the buffer that belongs to a line which began earlier.
    carry: usize,
    is_end: bool,
}

impl<'a> Backward<'a> {
    pub(crate) fn new(file: File, buffer: &'a mut Vec<u8>) -> io::Result<Backward<'a>> {
        let start = file.metadata()?.len();
        buffer.clear();
        Ok(Backward { file, buffer, start, carry: 0, is_end: true })
    }

    /// The block before; `None` at the file's beginning. A torn last line comes with the block that holds it, and
    /// is left out: a writer may be at it.
    pub(crate) fn next(&mut self) -> io::Result<Option<Block<'_>>> {
        self.buffer.truncate(self.carry);
        while self.start > 0 {
            let size = (TAIL as u64).min(self.start);
            self.start -= size;
            let room = usize::try_from(size).unwrap_or(TAIL);
            self.buffer.splice(..0, std::iter::repeat_n(0, room));
            self.file.seek(SeekFrom::Start(self.start))?;
            self.file.read_exact(self.buffer.get_mut(..room).unwrap_or_default())?;
            if self.is_end {
                self.buffer.truncate(memrchr(b'\n', self.buffer).map_or(0, |end| end + 1));
                self.is_end = self.buffer.is_empty();
                if self.is_end {
                    continue;
                }
            }
            let first =
                self.buffer.get(..self.buffer.len() - 1).and_then(|bytes| memchr(b'\n', bytes));
            if self.start == 0 {
                break;
            }
            if let Some(end) = first {
                self.carry = end + 1;
                let bytes = self.buffer.get(self.carry..).unwrap_or_default();
                return Ok(Some(Block::Lines { bytes, offset: self.start + self.carry as u64 }));
            }
            if self.buffer.len() > LONGEST {
                return self.skip_line().map(Some);
            }
        }
        self.carry = 0;
        let bytes = &**self.buffer;
        Ok((!bytes.is_empty()).then_some(Block::Lines { bytes, offset: 0 }))
    }

    /// Goes back to where a line that is too long begins.
    fn skip_line(&mut self) -> io::Result<Block<'_>> {
        let mut chunk = vec![0; TAIL];
        self.buffer.clear();
        self.carry = 0;
        while self.start > 0 {
            let size = (TAIL as u64).min(self.start);
            let room = chunk.get_mut(..usize::try_from(size).unwrap_or(TAIL)).unwrap_or_default();
            self.file.seek(SeekFrom::Start(self.start - size))?;
            self.file.read_exact(room)?;
            if let Some(end) = memrchr(b'\n', room) {
                self.start = self.start - size + end as u64 + 1;
                return Ok(Block::TooLong { offset: self.start });
            }
            self.start -= size;
        }
        Ok(Block::TooLong { offset: 0 })
    }
}

/// The line, from 1, that begins at `offset` of a reader's bytes.
pub(crate) fn line_number(mut reader: impl Read, offset: u64) -> io::Result<u64> {
    let mut line = 1;
    let mut left = offset;
    let mut buffer = vec![0; TAIL];
    while left > 0 {
        let room = usize::try_from(left).unwrap_or(TAIL).min(TAIL);
        let read = reader.read(buffer.get_mut(..room).unwrap_or_default())?;
        if read == 0 {
            break;
        }
        line += memchr::memchr_iter(b'\n', buffer.get(..read).unwrap_or_default()).count() as u64;
        left -= read as u64;
    }
    Ok(line)
}

/// The lines of a block, each without its line feed, and where it begins in the block.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', bytes).map(move |end| {
        let line = (start, bytes.get(start..end).unwrap_or_default());
        start = end + 1;
        line
    })
}
