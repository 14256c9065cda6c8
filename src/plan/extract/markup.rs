//! Markup as spaces, so that what is read is what is seen, at the same place.

use std::ops::Range;

use super::scan::{self, pattern};

pattern!(
    LINKS,
    r"(?im)<[a-z0-9.-]{1,100}… \[\d{1,3}\]>|^\[\d{1,3}\] https?://[^\s]+|\[image(?::[^\[\]\n]*)?\]|<?(?:https?|ftp)://[^\s<>()\[\]\x22]+>?|\bwww\.[^\s<>()\[\]\x22]+|\bmailto:[^\s<>()\[\]\x22]+|[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
);

/// The text with Markdown's marks, link targets, pictures, bare links and mail addresses as spaces, byte for byte.
pub(super) fn blank_markup(raw: &str) -> String {
    scan::looks_at(raw.len());
    let mut keep = vec![true; raw.len()];
    for range in marks(raw) {
        blank(&mut keep, range);
    }
    for link in scan::all(&LINKS, raw) {
        blank(&mut keep, link.range());
    }
    let mut plain = String::with_capacity(raw.len());
    for (at, c) in raw.char_indices() {
        if keep.get(at) == Some(&true) || c == '\n' {
            plain.push(c);
        } else {
            plain.extend(std::iter::repeat_n(' ', c.len_utf8()));
        }
    }
    plain
}

fn blank(keep: &mut [bool], range: Range<usize>) {
    if let Some(part) = keep.get_mut(range) {
        part.fill(false);
    }
}

/// Where Markdown's marks are: emphasis, headings, `[` … `](target)`, `![…](…)`.
fn marks(raw: &str) -> Vec<Range<usize>> {
    let bytes = raw.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b'\n');
    let mut found = Vec::new();
    let mut index = 0;
    let mut open: Option<usize> = None;
    let mut closing = Closing::default();
    while index < bytes.len() {
        match at(index) {
            b'\n' => open = None,
            b'*' if at(index + 1) == b'*' => {
                found.push(index..index + 2);
                index += 1;
            }
            b'*' | b'`' if !(word(at(index.wrapping_sub(1))) && word(at(index + 1))) => {
                found.push(index..index + 1);
            }
            b'_' if at(index + 1) == b'_' => {
                found.push(index..index + 2);
                index += 1;
            }
            b'#' if matches!(at(index.wrapping_sub(1)), b'\n' | b'#')
                && matches!(at(index + 1), b'#' | b' ') =>
            {
                found.push(index..index + 1);
            }
            b'[' => open = Some(index),
            b']' if at(index + 1) == b'(' => {
                let end = closing.after(raw, index + 2);
                if let Some(end) = end {
                    let picture = open.filter(|open| at(open.wrapping_sub(1)) == b'!');
                    match (picture, open) {
                        (Some(open), _) => found.push(open - 1..end),
                        (None, Some(open)) => found.extend([open..open + 1, index..end]),
                        (None, None) => found.push(index..end),
                    }
                    index = end - 1;
                }
                open = None;
            }
            _ => {}
        }
        index += 1;
    }
    found
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// The next `)` or line end at or after an offset, remembered, so that every byte is looked at once.
#[derive(Default)]
struct Closing {
    at: Option<usize>,
}

impl Closing {
    /// The end of a link target that begins here: behind its `)` on the same line.
    fn after(&mut self, raw: &str, start: usize) -> Option<usize> {
        if self.at.is_none_or(|at| at < start) {
            let rest = raw.as_bytes().get(start..).unwrap_or_default();
            let found =
                rest.iter().position(|byte| matches!(byte, b')' | b'\n')).unwrap_or(rest.len());
            scan::looks_at(found);
            self.at = Some(start + found);
        }
        self.at.filter(|at| raw.as_bytes().get(*at) == Some(&b')')).map(|at| at + 1)
    }
}
