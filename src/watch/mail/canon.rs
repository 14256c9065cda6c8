//! One form of a message, whatever it was stored in: what its id is made of.

use super::headers::is_envelope;
use memchr::memchr_iter;
use sha2::{Digest as _, Sha256};

/// Fields that mail programs add where they store a message; they are not the message.
const STORED: [&[u8]; 17] = [
    b"status",
    b"x-status",
    b"x-keywords",
    b"x-uid",
    b"x-uidl",
    b"x-imap",
    b"x-imapbase",
    b"x-account-key",
    b"x-folder",
    b"x-offlineimap",
    b"x-tuid",
    b"x-universally-unique-identifier",
    b"content-length",
    b"lines",
    b"x-gm-labels",
    b"x-gm-msgid",
    b"x-gm-thrid",
];
/// The same, by what they begin with.
const STORED_ALL: [&[u8]; 4] = [b"x-apple-", b"x-evolution", b"x-gmail-", b"x-mozilla-"];

/// The SHA-256 of a message, the same for its `.eml`, its copy in an mbox and in a Maildir.
///
/// Left out: the mbox separator, the `>` before `From ` (however many), carriage returns before line feeds, blank
/// lines at the end, and the fields of [`STORED`] and [`STORED_ALL`].
pub(crate) fn digest(raw: &[u8]) -> String {
    let mut hasher = Sha256::new();
    let (mut in_headers, mut skipping, mut feeds, mut first) = (true, false, 0usize, true);
    for line in lines(raw) {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if first && (is_envelope(text) || text.is_empty()) {
            continue;
        }
        first = false;
        if in_headers && text.is_empty() {
            in_headers = false;
        }
        if in_headers {
            let folded = text.starts_with(b" ") || text.starts_with(b"\t");
            skipping = if folded { skipping } else { is_stored(text) };
            if skipping {
                continue;
            }
        }
        if text.is_empty() {
            feeds += 1;
            continue;
        }
        for _ in 0..feeds {
            hasher.update(b"\n");
        }
        feeds = 0;
        hasher.update(unquoted(text, usize::MAX));
        hasher.update(b"\n");
    }
    crate::base::digest::hex(&hasher.finalize())
}

/// The message out of an mbox as it was before it was put there: no separator, one `>` less before `From `.
pub(crate) fn original(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut first = true;
    for line in lines(raw) {
        if !(first && line.starts_with(b"From ")) {
            out.extend_from_slice(unquoted(line, 1));
        }
        first = false;
    }
    out
}

fn is_stored(field: &[u8]) -> bool {
    let end = field.iter().take(64).position(|byte| *byte == b':');
    let name = end.and_then(|end| field.get(..end)).unwrap_or_default();
    let begins = |stored: &&[u8]| {
        name.get(..stored.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(stored))
    };
    STORED.iter().any(|stored| name.eq_ignore_ascii_case(stored)) || STORED_ALL.iter().any(begins)
}

/// A line without up to `most` of the `>` that stand before `From `.
fn unquoted(line: &[u8], most: usize) -> &[u8] {
    let quotes = line.iter().take_while(|byte| **byte == b'>').count();
    let rest = line.get(quotes..).unwrap_or_default();
    if quotes > 0 && rest.starts_with(b"From ") {
        line.get(quotes.min(most)..).unwrap_or_default()
    } else {
        line
    }
}

fn lines(raw: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    let ends = memchr_iter(b'\n', raw).map(|feed| feed + 1).chain(std::iter::once(raw.len()));
    ends.filter_map(move |end| {
        let line = raw.get(at..end)?;
        at = end;
        (!line.is_empty()).then_some(line)
    })
}
