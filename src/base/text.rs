//! Text made safe to look at: what is hidden is shown, what is too long is cut.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every character that a reader can't see, or that acts instead of being read, written as
/// `⟨U+202E⟩`: controls (all but line feed and tab), bidi marks, zero width, tags, variation selectors,
/// fillers, soft hyphens, private use, unassigned line separators.
///
/// Injective: `⟨U+` itself is shown too, so that a text can't pretend that something was hidden in it.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) && !text.contains("⟨U+") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if is_hidden(c) || (c == '⟨' && text.get(at..).is_some_and(|rest| rest.starts_with("⟨U+"))) {
            mark(&mut out, c);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// [`shown`], on one line: runs of white space are one space.
pub(crate) fn shown_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a character as what it is: `⟨U+200B⟩`.
pub(crate) fn mark(out: &mut String, c: char) {
    let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
}

/// At most `width` characters, with `…` in place of what was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// Whether a character is one of those that [`shown`] writes out.
///
/// Source: Unicode 16 general categories Cc, Cf, Zl, Zp, Co and `Default_Ignorable_Code_Point`.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' => true,
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' => true,
        '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'.. => true,
        _ => false,
    }
}
