//! Text made safe to look at: what is hidden is shown, what is too long is cut.

use std::borrow::Cow;
use std::fmt::Write as _;

use dialoguer::console::measure_text_width;

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

/// A text as a cell of a table for spreadsheets: nothing hidden in it, and nothing that one would compute. A number stays one.
///
/// Source: OWASP, CSV Injection: cells that begin with `=`, `+`, `-`, `@`, tab or carriage return are formulas, the first four
/// in their full width too.
pub(crate) fn cell(text: &str) -> String {
    let cell = shown(text);
    let digits = cell.strip_prefix('-').unwrap_or(&cell);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.matches('.').count() < 2;
    let first = cell.trim_start().chars().next().unwrap_or(' ');
    let is_formula = cell.starts_with(['\t', '\n']) || "=+-@＝＋－＠".contains(first);
    if is_formula && !is_number { format!("'{cell}") } else { cell.into_owned() }
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

/// The word of a list that a mistyped one was meant to be: at most a third of its letters differ.
pub(crate) fn nearest<'a>(typed: &str, words: &[&'a str]) -> Option<&'a str> {
    let with_distance = |word: &&'a str| (distance(typed, word), *word);
    let (distance, word) = words.iter().map(with_distance).min()?;
    (distance * 3 <= word.chars().count()).then_some(word)
}

/// How many letters must be changed, added or taken away to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, c) in a.chars().take(100).enumerate() {
        let mut next = vec![at + 1];
        for ((before, pair), other) in next_to(&row).zip(&b) {
            let left = next.last().copied().unwrap_or(before);
            next.push((left + 1).min(pair + 1).min(before + usize::from(c != *other)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// Each number with the one after it.
fn next_to(row: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    row.iter().copied().zip(row.iter().copied().skip(1))
}

/// The text with lines wider than `width` broken between words; what continues a line is indented, or quoted, as it is.
/// A word that is wider than a line stays whole.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        wrap(line, width, &mut out);
    }
    out
}

fn wrap(line: &str, width: usize, out: &mut String) {
    if measure_text_width(line) <= width {
        out.push_str(line);
        return;
    }
    let words = line.trim_start_matches([' ', '|', '>']);
    let prefix = line.strip_suffix(words).unwrap_or_default();
    let mut filled = 0;
    for word in words.split_inclusive(' ') {
        let wide = measure_text_width(word.trim_end());
        if filled > 0 && filled + wide > width {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            filled = 0;
        }
        if filled == 0 {
            out.push_str(prefix);
            filled = measure_text_width(prefix);
        }
        out.push_str(word);
        filled += measure_text_width(word);
    }
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
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("plain", "plain"),
            ("-12.50", "-12.50"),
            ("=1+1", "'=1+1"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("-1.2.3", "'-1.2.3"),
            ("+49 30", "'+49 30"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("\r=1", "⟨U+000D⟩=1"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

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

    #[test]
    fn a_mistyped_word_is_known() {
        let words = ["currency", "terms_days", "invoice_prefix", "email.reply"];
        for (typed, meant) in [
            ("curency", Some("currency")),
            ("CURRENCY", None),
            ("term_day", Some("terms_days")),
            ("email.repply", Some("email.reply")),
            ("", None),
            ("colour", None),
        ] {
            assert_eq!(nearest(typed, &words), meant, "{typed}");
        }
        assert_eq!(
            (distance("kitten", "sitting"), distance("", "ab"), distance("ab", "")),
            (3, 2, 2)
        );
    }

    #[test]
    fn lines_break_between_words() {
        let table = [
            ("one two three", 8, "one two\nthree"),
            ("  | one two three", 10, "  | one\n  | two\n  | three"),
            ("short\n\n  a b c", 5, "short\n\n  a b\n  c"),
            (
                "see Accounting/Invoices/INV-0001.md now",
                12,
                "see\nAccounting/Invoices/INV-0001.md\nnow",
            ),
            ("aaaaaaaaaa", 4, "aaaaaaaaaa"),
            ("a  b  cc", 6, "a  b\ncc"),
            ("漢字 漢字 x", 6, "漢字\n漢字 x"),
        ];
        for (text, width, expected) in table {
            assert_eq!(wrapped(text, width), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_word(text in "[a-z |\n]{0,80}", width in 1usize..30) {
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().map(|word| word.trim_matches('|').to_owned()).filter(|word| !word.is_empty()).collect()
            };
            prop_assert_eq!(words(&wrapped(&text, width)), words(&text));
        }

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
