//! The parts of a message: where each begins and ends, within limits, in time that grows with its size alone.
//!
//! Structure is read here and not by `mail-parser`, whose own walk has no limits: a boundary that never comes makes it
//! scan to the end for each part, and messages nested 100,000 deep overflow the stack when they are dropped. What it
//! does best, the fields and the charsets, it does.

use memchr::memchr_iter;

use super::headers::Headers;

/// How deep parts may lie in one another; deeper ones stay closed.
pub(crate) const DEPTH: usize = 32;
/// How many parts are opened.
pub(crate) const PARTS: usize = 500;
/// The largest block of headers that is read, in bytes.
pub(crate) const HEADER_BYTES: usize = 1024 * 1024;

/// A part of a message; the message itself is the outermost.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) headers: Headers<'a>,
    /// All that follows the headers.
    pub(crate) body: &'a [u8],
    pub(crate) content: Content<'a>,
}

/// What a part holds.
#[derive(Debug)]
pub(crate) enum Content<'a> {
    /// Bytes, still in their transfer encoding.
    Leaf(&'a [u8]),
    /// Parts of a multipart, in order.
    Parts(Vec<Part<'a>>),
    /// Another message.
    Message(Box<Part<'a>>),
}

/// What was left closed because of the limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Skipped {
    pub(crate) too_deep: usize,
    pub(crate) too_many: bool,
    pub(crate) header_bytes: usize,
}

/// Reads the structure of a message.
pub(crate) fn parse(raw: &[u8]) -> (Part<'_>, Skipped) {
    let mut walk = Walk { parts: 0, skipped: Skipped::default() };
    let part = walk.part(raw, 0, "text/plain");
    (part, walk.skipped)
}

struct Walk {
    parts: usize,
    skipped: Skipped,
}

impl Walk {
    fn part<'a>(&mut self, raw: &'a [u8], depth: usize, default: &'static str) -> Part<'a> {
        self.parts += 1;
        let (headers, body, unread) = Headers::split(raw, HEADER_BYTES, default);
        self.skipped.header_bytes += unread;
        let kind = headers.content_type();
        let plain = matches!(headers.encoding().as_str(), "" | "7bit" | "8bit" | "binary");
        let content = if kind.is("multipart") {
            match kind.attribute("boundary").filter(|boundary| !boundary.is_empty()) {
                Some(_) if depth >= DEPTH => self.closed(body),
                Some(boundary) => {
                    self.multipart(body, boundary.as_bytes(), depth, kind.child_default())
                }
                None => Content::Leaf(body),
            }
        } else if plain && (kind.full == "message/rfc822" || kind.full == "message/global") {
            if depth >= DEPTH {
                self.closed(body)
            } else {
                Content::Message(Box::new(self.part(body, depth + 1, "text/plain")))
            }
        } else {
            Content::Leaf(body)
        };
        Part { headers, body, content }
    }

    fn closed<'a>(&mut self, body: &'a [u8]) -> Content<'a> {
        self.skipped.too_deep += 1;
        Content::Leaf(body)
    }

    fn multipart<'a>(
        &mut self,
        body: &'a [u8],
        boundary: &[u8],
        depth: usize,
        default: &'static str,
    ) -> Content<'a> {
        let mut parts = Vec::new();
        for raw in Sections::new(body, boundary) {
            if self.parts >= PARTS {
                self.skipped.too_many = true;
                break;
            }
            parts.push(self.part(raw, depth + 1, default));
        }
        // A multipart without a part is a text that says that it is one.
        if parts.is_empty() { Content::Leaf(body) } else { Content::Parts(parts) }
    }
}

/// The stretches between boundary lines.
struct Sections<'a, 'b> {
    body: &'a [u8],
    boundary: &'b [u8],
    lines: std::iter::Peekable<memchr::Memchr<'a>>,
    /// Where the line that is looked at begins.
    at: usize,
    /// Where the section that is open begins.
    open: Option<usize>,
    done: bool,
}

impl<'a, 'b> Sections<'a, 'b> {
    fn new(body: &'a [u8], boundary: &'b [u8]) -> Sections<'a, 'b> {
        Sections {
            body,
            boundary,
            lines: memchr_iter(b'\n', body).peekable(),
            at: 0,
            open: None,
            done: false,
        }
    }

    /// The end of the line at `self.at`, its line feed included; `None` past the last line.
    fn line_end(&mut self) -> Option<usize> {
        if self.at >= self.body.len() {
            return None;
        }
        Some(self.lines.next().map_or(self.body.len(), |feed| feed + 1))
    }

    fn between(&self, from: usize, to: usize) -> &'a [u8] {
        let section = self.body.get(from..to.max(from)).unwrap_or_default();
        // The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
        let section = section.strip_suffix(b"\n").unwrap_or(section);
        section.strip_suffix(b"\r").unwrap_or(section)
    }
}

impl<'a> Iterator for Sections<'a, '_> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        while !self.done {
            let begin = self.at;
            let Some(end) = self.line_end() else {
                self.done = true;
                // No closing boundary: what is there is the part.
                return self.open.take().map(|open| self.body.get(open..).unwrap_or_default());
            };
            self.at = end;
            let line = self.body.get(begin..end).unwrap_or_default();
            let Some(is_last) = boundary_line(line, self.boundary) else { continue };
            self.done = is_last;
            let before = self.open.replace(end);
            if let Some(open) = before {
                return Some(self.between(open, begin));
            }
        }
        None
    }
}

/// Whether a line is this boundary, and whether it is the closing one.
fn boundary_line(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    let (rest, is_last) = match rest.strip_prefix(b"--") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    rest.iter().all(u8::is_ascii_whitespace).then_some(is_last)
}

/// Bytes without their transfer encoding; what is no valid base64 or quoted-printable stays as it is.
pub(crate) fn decode(bytes: &[u8], encoding: &str) -> Vec<u8> {
    match encoding {
        "base64" => base64(bytes),
        "quoted-printable" => quoted_printable(bytes),
        _ => bytes.to_vec(),
    }
}

/// Base64 with whatever is no letter of it left out, as every mail program reads it.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut word, mut bits) = (0u32, 0u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // Padding ends a run; another may follow (several encoded pieces in one part).
                (word, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        word = word << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((word >> bits).to_le_bytes().first().copied().unwrap_or_default());
        }
    }
    out
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        let hex = |byte: Option<&u8>| {
            byte.and_then(|byte| u8::try_from(char::from(*byte).to_digit(16)?).ok())
        };
        if let (Some(high), Some(low)) = (hex(after.first()), hex(after.get(1))) {
            out.push(high * 16 + low);
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match after.get(blanks) {
            Some(b'\n') => rest = after.get(blanks + 1..).unwrap_or_default(),
            None => rest = &[],
            Some(_) => out.push(b'='),
        }
    }
    out
}
