//! Reads lines of the log without parsing all of them: the leading fields in their fixed order, and the values one by one.

use std::borrow::Cow;

use memchr::memchr2;

/// A field's value as it stands in the line: `"act"` with its quotes, `null`, `412`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Token<'a>(pub(crate) &'a [u8]);

impl<'a> Token<'a> {
    /// The text of a string, `None` for anything else.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
        if memchr::memchr(b'\\', inner).is_some() {
            return serde_json::from_slice::<String>(self.0).ok().map(Cow::Owned);
        }
        std::str::from_utf8(inner).ok().map(Cow::Borrowed)
    }

    /// A whole number that other programs read exactly too (below 2^53).
    pub(crate) fn number(self) -> Option<u64> {
        number(self.0)
    }
}

/// The fields that people filter by, which come first in a canonical line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lead<'a> {
    pub(crate) timestamp: &'a [u8],
    pub(crate) action: Token<'a>,
    pub(crate) actor: Token<'a>,
    pub(crate) domain: Token<'a>,
    pub(crate) status: Token<'a>,
    pub(crate) resource: Token<'a>,
    pub(crate) duration_ms: Token<'a>,
}

/// How a canonical line begins.
const TIMESTAMP: &[u8] = b"{\"timestamp\":\"";

/// How long the log's timestamps are: `2026-11-16T09:30:00.123Z`.
pub(crate) const INSTANT: usize = 24;

/// The leading fields of a line that is in the log's own form; `None` for any other, which is then parsed as JSON.
pub(crate) fn lead(line: &[u8]) -> Option<Lead<'_>> {
    let (timestamp, _, mut rest) = begin(line)?;
    let rest = &mut rest;
    Some(Lead {
        timestamp,
        action: field(rest, b",\"action\":")?,
        actor: field(rest, b",\"actor\":")?,
        domain: field(rest, b",\"domain\":")?,
        status: field(rest, b",\"status\":")?,
        resource: field(rest, b",\"resource\":")?,
        duration_ms: field(rest, b",\"duration_ms\":")?,
    })
}

/// Timestamp and `seq` of a line in the log's own form, and what follows them.
pub(crate) fn begin(line: &[u8]) -> Option<(&[u8], u64, &[u8])> {
    let (timestamp, rest) = line.strip_prefix(TIMESTAMP)?.split_at_checked(INSTANT)?;
    let mut rest = rest.strip_prefix(b"\"")?;
    let seq = field(&mut rest, b",\"seq\":")?.number()?;
    is_instant(timestamp).then_some((timestamp, seq, rest))
}

/// What comes before `prev` and what that says, where a line ends in the log's own form.
pub(crate) fn end(line: &[u8]) -> Option<(&[u8], &[u8; 64])> {
    let (rest, hash) = line.strip_suffix(b"\"}")?.split_last_chunk()?;
    Some((rest.strip_suffix(b",\"prev\":\"")?, hash))
}

/// Whether a line says at its end, in the log's own form, that its event has no receipt and no error.
pub(crate) fn ends_bare(line: &[u8]) -> bool {
    end(line).is_some_and(|(rest, _)| rest.ends_with(b",\"receipt\":null,\"error\":null"))
}

fn is_instant(text: &[u8]) -> bool {
    const FORM: &[u8; INSTANT] = b"0000-00-00T00:00:00.000Z";
    text.iter()
        .zip(FORM)
        .all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form })
}

#[inline]
fn field<'a, const N: usize>(rest: &mut &'a [u8], key: &[u8; N]) -> Option<Token<'a>> {
    let (found, value) = rest.split_first_chunk()?;
    if found != key {
        return None;
    }
    let length = match value.strip_prefix(b"\"") {
        Some(inner) => string_length(inner)? + 1,
        None => first_of(value, b',', b'}')?,
    };
    let (token, tail) = value.split_at_checked(length)?;
    *rest = tail;
    Some(Token(token))
}

/// How long a string is with its closing quote, after its opening one.
#[inline]
fn string_length(inner: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = inner.get(at..)?;
        let stop = first_of(rest, b'"', b'\\')?;
        match rest.get(stop)? {
            b'"' => return Some(at + stop + 1),
            _ => at += stop + 2,
        }
    }
}

/// Where the first of two bytes is.
///
/// Values are short and of any length: eight bytes at once take one branch that is foreseen, where a loop over bytes takes
/// one at the end that is not, and a call takes longer than both.
#[inline]
fn first_of(bytes: &[u8], one: u8, other: u8) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // The high bit of each byte that is zero, and perhaps of some behind the first such byte.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let every = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let (words, _) = bytes.as_chunks();
    for (at, word) in words.iter().take(4).enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ every(one)) | zeros(word ^ every(other));
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    memchr2(one, other, bytes)
}

fn number(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let value = digits.iter().try_fold(0_u64, |sum, digit| match digit {
        b'0'..=b'9' => Some(sum * 10 + u64::from(digit - b'0')),
        _ => None,
    })?;
    (value < 1 << 53).then_some(value)
}

/// How long `:"…64 digits…"}` is.
const PREV_END: usize = 68;

/// Every value of a line in its order, nested ones too, but not the names of fields, and not `prev`.
pub(crate) struct Values<'a> {
    rest: &'a [u8],
}

/// The values of a line that is JSON; of anything else, some of its words.
pub(crate) fn values(line: &[u8]) -> Values<'_> {
    Values { rest: line }
}

impl<'a> Iterator for Values<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.rest.iter().position(|byte| !b"{}[],: \t\r".contains(byte))?;
            let rest = self.rest.get(start..)?;
            let length = match rest.strip_prefix(b"\"") {
                Some(inner) => string_length(inner)? + 1,
                None => {
                    rest.iter().position(|byte| b"{}[],: \t\r".contains(byte)).unwrap_or(rest.len())
                }
            };
            let (token, tail) = rest.split_at_checked(length)?;
            self.rest = tail;
            if !tail.trim_ascii_start().starts_with(b":") {
                return Some(Token(token));
            }
            // Parameters may have a `prev` of their own; the line's is the one that ends it.
            if token == b"\"prev\"" && tail.len() <= PREV_END {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn the_first_of_two_bytes_is_found_at_any_place_beside_any_byte() {
        for length in 0..80 {
            for at in 0..=length {
                // A byte that differs from a wanted one in its lowest bit is the one that bit tricks take for it.
                for fill in [b'a', b'"' ^ 1, b'\\' ^ 1, 0, 0xff] {
                    for wanted in [b'"', b'\\'] {
                        let mut bytes = vec![fill; length];
                        bytes.splice(at.., [wanted, b'"', fill, b'\\']);
                        assert_eq!(first_of(&bytes, b'"', b'\\'), Some(at), "{bytes:?}");
                    }
                    assert_eq!(first_of(&vec![fill; length], b'"', b'\\'), None);
                }
            }
        }
    }
}
