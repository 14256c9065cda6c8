//! Messages out of an mbox, one at a time, in memory that the largest message bounds and not the file.

use std::io::{self, BufRead};

use sha2::{Digest as _, Sha256};

use super::LIMIT;

/// One stretch of an mbox.
#[derive(Debug)]
pub(crate) enum Piece {
    /// A message with its separator line.
    Message(Vec<u8>),
    /// A message over [`LIMIT`]; it begins at this byte of the file.
    TooLarge { at: u64, size: u64, sha256: String },
}

/// The messages of an mbox, in order.
pub(crate) struct Mbox<R> {
    reader: R,
    limit: u64,
    /// How many bytes were read.
    at: u64,
    current: Current,
    /// The line after the one that is looked at, where it was needed.
    next: Option<Vec<u8>>,
    done: bool,
}

/// The message that is being read.
struct Current {
    raw: Vec<u8>,
    begin: u64,
    size: u64,
    /// Set once it is too large: its bytes go here and nowhere else.
    hash: Option<Sha256>,
}

impl Current {
    fn new(begin: u64) -> Current {
        Current { raw: Vec::new(), begin, size: 0, hash: None }
    }

    fn add(&mut self, bytes: &[u8], limit: u64) {
        self.size += bytes.len() as u64;
        if let Some(hash) = &mut self.hash {
            hash.update(bytes);
        } else if self.size > limit {
            let mut hash = Sha256::new();
            hash.update(&self.raw);
            hash.update(bytes);
            self.raw = Vec::new();
            self.hash = Some(hash);
        } else {
            self.raw.extend_from_slice(bytes);
        }
    }

    fn piece(self) -> Option<Piece> {
        match self.hash {
            Some(hash) => {
                let sha256 = crate::base::digest::hex(&hash.finalize());
                Some(Piece::TooLarge { at: self.begin, size: self.size, sha256 })
            }
            None if self.raw.iter().all(u8::is_ascii_whitespace) => None,
            None => Some(Piece::Message(self.raw)),
        }
    }
}

impl<R: BufRead> Mbox<R> {
    pub(crate) fn new(reader: R) -> Mbox<R> {
        Mbox { reader, limit: LIMIT, at: 0, current: Current::new(0), next: None, done: false }
    }

    /// A line, or 64 KiB of one; empty at the end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        if let Some(line) = self.next.take() {
            return Ok(line);
        }
        let mut line = Vec::new();
        io::Read::take(&mut self.reader, 64 * 1024).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// Whether a message begins here though no blank line is before it: some programs write none. Only a separator in
    /// full counts, with a field after it.
    fn begins_message(&mut self, line: &[u8]) -> io::Result<bool> {
        if !is_full_separator(line) {
            return Ok(false);
        }
        let next = self.line()?;
        let is_field = is_field(&next);
        self.next = Some(next);
        Ok(is_field)
    }

    fn advance(&mut self) -> io::Result<Option<Piece>> {
        let (mut blank, mut whole) = (self.at == 0, true);
        // Whether the message's fields are over: some mailboxes begin it with two separators.
        let mut in_text = false;
        while !self.done {
            let line = self.line()?;
            if line.is_empty() {
                self.done = true;
                break;
            }
            let begins = whole
                && self.current.size > 0
                && (blank && is_separator(&line) || in_text && self.begins_message(&line)?);
            whole = line.ends_with(b"\n");
            blank = whole && line.iter().all(u8::is_ascii_whitespace);
            in_text |= blank;
            let begin = self.at;
            self.at += line.len() as u64;
            if begins {
                let mut next = Current::new(begin);
                next.add(&line, self.limit);
                if let Some(piece) = std::mem::replace(&mut self.current, next).piece() {
                    return Ok(Some(piece));
                }
            } else {
                self.current.add(&line, self.limit);
            }
        }
        let at = self.at;
        Ok(std::mem::replace(&mut self.current, Current::new(at)).piece())
    }
}

impl<R: BufRead> Iterator for Mbox<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<io::Result<Piece>> {
        let piece = self.advance();
        if piece.is_err() {
            self.done = true;
        }
        piece.transpose()
    }
}

/// Whether a line separates messages: `From`, a sender, a date with a time and a year.
///
/// A sentence that begins with `From` after a blank line is no separator, though it should have been quoted.
pub(crate) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let digits = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let time = words.clone().any(|word| {
        word.split(|b| *b == b':').count() >= 2 && word.split(|b| *b == b':').all(digits)
    });
    time && words.any(|word| word.len() == 4 && digits(word))
}

/// Whether a line is a separator in full: `From sender Mon Nov 16 09:00:00 2026`, perhaps with a time zone.
fn is_full_separator(line: &[u8]) -> bool {
    let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).skip(2);
    let one_of = |word: Option<&[u8]>, names: &str| {
        word.is_some_and(|word| {
            word.len() == 3 && names.as_bytes().chunks(3).any(|name| name == word)
        })
    };
    is_separator(line)
        && one_of(words.next(), "MonTueWedThuFriSatSun")
        && one_of(words.next(), "JanFebMarAprMayJunJulAugSepOctNovDec")
}

/// Whether a line is a field: `Subject: …`.
fn is_field(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    name.len() < line.len()
        && !name.is_empty()
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, limit: u64) -> Vec<String> {
        let mut mbox = Mbox::new(text.as_bytes());
        mbox.limit = limit;
        mbox.map(|piece| match piece.unwrap() {
            Piece::Message(raw) => String::from_utf8(raw).unwrap(),
            Piece::TooLarge { at, size, .. } => format!("{at} too large {size}"),
        })
        .collect()
    }

    #[test]
    fn messages_end_where_the_next_separator_is() {
        let one = "From a@b Mon Nov 16 09:00:00 2026\nSubject: 1\n\nFrom here on we talk.\n\n";
        let two = "From a@b Mon Nov 16 09:00:00 2026\nSubject: 2\n\nhi\n";
        assert_eq!(pieces(&format!("{one}{two}"), 1000), [one, two]);
        assert!(pieces("", 10).is_empty());
    }

    #[test]
    fn a_separator_in_full_needs_no_blank_line() {
        let one = "From a@b Mon Nov 16 09:00:00 2026\nSubject: 1\n\nhi\n";
        let two = "From ???@??? Tue Nov 17 09:00:00 2026 +0100\nSubject: 2\n\nhi\n";
        assert_eq!(pieces(&format!("{one}{two}{one}"), 1000), [one, two, one]);
        let text = format!("{one}From now on 10:00 in 2026\nSubject: x\n");
        assert_eq!(pieces(&text, 1000), [text]);
        let text = format!("{one}From a@b Mon Nov 16 09:00:00 2026 he wrote\nnothing\n");
        assert_eq!(pieces(&text, 1000), [text]);
        let twice = format!("From a@b Mon Nov 16 09:00:00 2026\n{one}");
        assert_eq!(pieces(&twice, 1000), [twice]);
    }

    #[test]
    fn a_message_over_the_limit_is_passed_over_and_the_next_is_read() {
        let one = format!("From a@b Mon Nov 16 09:00:00 2026\n{}\n\n", "x".repeat(200_000));
        let two = "From a@b Mon Nov 16 09:00:00 2026\nSubject: 2\n\nhi\n";
        let found = pieces(&format!("{one}{two}"), 1000);
        assert_eq!(found, [format!("0 too large {}", one.len()), two.to_owned()]);
    }
}
