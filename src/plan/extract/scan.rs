//! Searching in foreign text, with the work counted where tests ask how it grows.

use std::borrow::Cow;

use regex::{Captures, Match, Regex};

#[cfg(test)]
thread_local! {
    /// Bytes that were looked at since a test set it to nothing.
    pub(super) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Notes that this many bytes are about to be looked at.
#[inline]
pub(super) fn looks_at(bytes: usize) {
    #[cfg(test)]
    LOOKED_AT.with(|all| all.set(all.get() + bytes));
    #[cfg(not(test))]
    let _ = bytes;
}

/// Every match, left to right. What follows a match in a pattern must be bounded: a repetition that may go on after it
/// matched can read to the end of the text for each match, which is quadratic.
pub(super) fn all<'t>(pattern: &Regex, text: &'t str) -> impl Iterator<Item = Match<'t>> {
    looks_at(text.len());
    pattern.find_iter(text)
}

/// As [`all`], with groups.
pub(super) fn groups<'t>(pattern: &Regex, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    looks_at(text.len());
    pattern.captures_iter(text)
}

pub(super) fn first<'t>(pattern: &Regex, text: &'t str) -> Option<Captures<'t>> {
    looks_at(text.len());
    pattern.captures(text)
}

pub(super) fn has(pattern: &Regex, text: &str) -> bool {
    looks_at(text.len());
    pattern.is_match(text)
}

/// The text with letters and their marks as one character, where they have one: `é`, not `e´`.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// At most `bytes` of the end of a text, cut where a character begins.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let from = text.ceil_char_boundary(text.len().saturating_sub(bytes));
    text.get(from..).unwrap_or_default()
}

/// At most `bytes` of the start of a text, cut where a character ends.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

/// A pattern that is compiled when it is first used.
macro_rules! pattern {
    ($name:ident, $($source:expr),+ $(,)?) => {
        pub(super) static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            regex::Regex::new(&[$($source),+].concat()).expect(stringify!($name))
        });
    };
}
pub(super) use pattern;
