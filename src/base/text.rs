//! Text made safe to look at: what is hidden is shown, what is too long is cut.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every character that a reader can't see, or that acts instead of being read, written as
/// `⟨U+202E⟩`: controls (all but line feed and tab), bidi marks, zero width, tags, variation selectors,
/// fillers, soft hyphens, private use, unassigned line separators.
///
/// Injective: `⟨U+` itself is shown too, so that a text can't pretend that something was hidden in it.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) && !text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if is_hidden(c) || begins_mark(text, at) {
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

/// What a written-out character begins with.
pub(crate) const MARK: &str = "⟨U+";

/// Whether the text itself says `⟨U+` at this byte.
pub(crate) fn begins_mark(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(MARK))
}

/// Writes a character as what it is: `⟨U+200B⟩`.
pub(crate) fn mark(out: &mut String, c: char) {
    let _ = write!(out, "{MARK}{:04X}⟩", u32::from(c));
}

/// JSON with every character that a reader can't see in its escaped form (`\u202e`): the same document, safe to print.
pub(crate) fn shown_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_hidden(c) {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| _ = write!(out, "\\u{unit:04x}"));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// What the text was before characters of it were written out with [`mark`].
pub(crate) fn unmarked(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(MARK) {
        out.push_str(before);
        if let Some((c, after)) = marked(after) {
            out.push(c);
            rest = after;
        } else {
            out.push_str(MARK);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The character that a mark stands for, and what comes after it; only the very form that [`mark`] writes.
fn marked(after: &str) -> Option<(char, &str)> {
    let digits =
        after.bytes().take(7).take_while(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F')).count();
    let rest = after.get(digits..)?.strip_prefix('⟩')?;
    let value = u32::from_str_radix(after.get(..digits)?, 16).ok()?;
    let least = if value > 0xffff { 5 } else { 4 };
    let canonical = digits == least || (digits == 6 && value > 0xf_ffff);
    canonical.then(|| char::from_u32(value)).flatten().map(|c| (c, rest))
}

/// At most `width` characters, with `…` in place of what was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().nth(width).is_none() {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// Whether a character is one of those that [`shown`] writes out.
///
/// Source: Unicode 16 general categories Cc, Cf, Zl, Zp, Co, noncharacters, `Default_Ignorable_Code_Point`, and the
/// blank braille pattern.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{20}'..='\u{7e}' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' => {
            true
        }
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' => true,
        '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'.. => true,
        c => u32::from(c) & 0xfffe == 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_not_be_seen_is_written_out() {
        let table = [
            ("plain — “text” ü 漢字 🙂", "plain — “text” ü 漢字 🙂"),
            ("a\u{202e}b", "a⟨U+202E⟩b"),
            ("\u{1b}[2K\r", "⟨U+001B⟩[2K⟨U+000D⟩"),
            ("\u{e0041}\u{10ffff}", "⟨U+E0041⟩⟨U+10FFFF⟩"),
            ("⟨U+202E⟩", "⟨U+27E8⟩U+202E⟩"),
            ("⟨x⟩", "⟨x⟩"),
            ("a\nb\tc", "a\nb\tc"),
            ("\u{85}\u{2028}\u{0}", "⟨U+0085⟩⟨U+2028⟩⟨U+0000⟩"),
            ("\u{fffe}\u{1ffff}\u{fdd0}", "⟨U+FFFE⟩⟨U+1FFFF⟩⟨U+FDD0⟩"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected);
            assert_eq!(unmarked(expected), text);
        }
    }

    #[test]
    fn only_the_form_that_we_write_is_read_as_a_mark() {
        for text in [
            "⟨U+41⟩",
            "⟨U+00041⟩",
            "⟨U++041⟩",
            "⟨U+d800⟩",
            "⟨U+D800⟩",
            "⟨U+110000⟩",
            "⟨U+0041",
            "⟨U+004g⟩",
            "⟨U+⟨U+",
        ] {
            assert_eq!(unmarked(text), text);
        }
    }

    proptest! {
        #[test]
        fn shown_hides_nothing_and_loses_nothing(text in any::<String>()) {
            let written = shown(&text);
            prop_assert!(!written.chars().any(is_hidden));
            prop_assert_eq!(unmarked(&written), text);
        }

        #[test]
        fn shown_json_is_the_same_document(text in any::<String>()) {
            let json = serde_json::to_string(&[&text]).unwrap();
            let written = shown_json(&json);
            prop_assert!(!written.chars().any(is_hidden));
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
        }

        #[test]
        fn a_cut_text_is_no_wider(text in any::<String>(), width in 1usize..20) {
            prop_assert!(cut(&text, width).chars().count() <= width);
        }
    }
}
