//! Foreign words in the journal: kept whole in comments, and made into account names that hledger reads.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::{digest, text};
use crate::vault::inert;

/// Tags of our own. A foreign text that says `fte:` must not be found by `hledger tag:fte`.
const TAGS: [&str; 11] = [
    "fte", "invoice", "bill", "expense", "payment", "credit", "reversal", "reverses", "for",
    "opening", "closing",
];

/// The longest name of an account's last part, in characters.
const NAME: usize = 60;

/// The text on one line, so that [`decode`] gives back each of its characters.
///
/// Line ends, hidden characters and all spaces that a reader or parser could lose are written as `⟨U+000A⟩`.
pub(super) fn encode(foreign: &str) -> String {
    let mut out = String::with_capacity(foreign.len());
    let mut before = ' ';
    for (at, c) in foreign.char_indices() {
        let rest = foreign.get(at + c.len_utf8()..).unwrap_or_default();
        let lost = c.is_whitespace() && (c != ' ' || before == ' ' || rest.is_empty());
        let mark = c == '⟨' && rest.starts_with("U+");
        if text::is_hidden(c) || lost || mark || (c == ':' && ends_with_tag(&out)) {
            text::mark(&mut out, c);
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

pub(super) fn decode(written: &str) -> String {
    inert::original(written)
}

fn ends_with_tag(out: &str) -> bool {
    let ends = |tag: &&str| {
        out.len()
            .checked_sub(tag.len())
            .and_then(|at| out.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(tag))
    };
    TAGS.iter().any(ends)
}

/// A party's name as the last part of an account, and as a transaction's description.
///
/// Two parties never get one name: where a character had to go, a digest of the whole name tells them apart.
pub(super) fn party(foreign: &str) -> String {
    let exact = squeezed(foreign);
    let safe = plain(&exact);
    if safe == exact && !safe.is_empty() {
        return safe;
    }
    let id: String = digest::short_id(&[b"party", exact.as_bytes()]).chars().take(5).collect();
    let safe = if safe.is_empty() { "unnamed" } else { &safe };
    format!("{safe} ~{id}")
}

/// The name without what has a meaning in a journal; empty where nothing is left.
///
/// Kept are single spaces inside and every visible character but the ones that begin, end or split an account name,
/// a comment, an amount or a posting (hledger manual, "Journal format"), or that Markdown and shells act on.
fn plain(name: &str) -> String {
    let kept = |c: char| if text::is_hidden(c) || ACTS.contains(c) { ' ' } else { c };
    let spaced: String = name.chars().map(kept).collect();
    let mut safe = String::new();
    for word in spaced.split_whitespace() {
        if safe.is_empty() {
            safe.push_str(word.trim_start_matches(|c: char| !c.is_alphanumeric()));
        } else {
            safe.push(' ');
            safe.push_str(word);
        }
    }
    let cut: String = safe.chars().take(NAME).collect();
    cut.trim_end().to_owned()
}

const ACTS: &str = ";:|\"()[]{}<>=@*!~#$%^`\\?";

/// A text with single spaces for every run of blanks and line ends.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which names are compared: NFC, single spaces.
fn squeezed(foreign: &str) -> String {
    foreign.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What two names or references have in common that mean the same: NFC, single spaces, lower case.
pub(super) fn folded(foreign: &str) -> String {
    squeezed(foreign).to_lowercase()
}

/// An expense account from a category: `Travel: Train` is `expenses:travel:train`; nothing is `expenses:other`.
pub(super) fn expense_account(category: &str) -> String {
    let parts: Vec<_> = category
        .split(':')
        .map(|part| folded(&plain(part)))
        .filter(|part| !part.is_empty())
        .take(4)
        .collect();
    let below = if parts.is_empty() { "other".to_owned() } else { parts.join(":") };
    format!("expenses:{below}")
}

#[cfg(test)]
pub(super) use tests::hostile;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PIECES: &str = "\n¦\r\n¦\t¦  ¦ ¦;¦|¦fte: abc¦date: 99¦[2026-99-99]¦INV-0001¦[[x]]¦<%¦```¦## Notes¦---¦\
        \x20   assets:bank  -1 EUR¦2026-01-01 x¦include /etc/passwd¦comment¦end comment¦⟨U+000A⟩¦⟨U+¦\u{202e}¦\u{200b}¦\
        \u{a0}¦\u{2028}¦\0¦\u{85}¦\u{feff}¦[¦(¦*¦!¦@ 1 EUR¦= 1 EUR¦~¦%¦,¦:¦::¦é¦e\u{301}¦ß¦漢字¦Dana¦Reyes";

    /// Texts out of pieces that journals, Markdown and terminals act on.
    pub(in crate::remote::books) fn hostile() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(PIECES.split('¦').collect::<Vec<_>>());
        prop_oneof![
            3 => prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat()),
            1 => any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_on_one_line_is_read_back_whole(foreign in hostile()) {
            let line = encode(&foreign);
            prop_assert_eq!(decode(&line), foreign);
            prop_assert!(!line.chars().any(|c| text::is_hidden(c) || (c.is_whitespace() && c != ' ')), "{:?}", line);
            prop_assert_eq!(line.trim(), &line);
            prop_assert!(!line.contains("  ") && !line.contains("fte:"), "{:?}", line);
        }

        #[test]
        fn a_party_is_one_part_of_an_account(foreign in hostile()) {
            let name = party(&foreign);
            prop_assert!(name.starts_with(char::is_alphanumeric), "{:?}", name);
            prop_assert!(!name.contains([';', ':', '|', '"', '(', ')', '[', ']', '=', '@', '*', '!', '\n', '\t']), "{:?}", name);
            prop_assert!(!name.contains("  ") && name.trim() == name && name.chars().count() <= NAME + 7, "{:?}", name);
        }

        #[test]
        fn two_parties_are_two_accounts(one in hostile(), other in hostile()) {
            prop_assert_eq!(squeezed(&one) == squeezed(&other), party(&one) == party(&other));
        }
    }

    #[test]
    fn honest_names_stay_as_they_are() {
        for name in
            ["Dana Reyes", "O'Neil & Söhne, Inc.", "3M", "株式会社 トヨタ", "A/S Norge + Co_2"]
        {
            assert_eq!(party(name), name);
        }
        assert_eq!(expense_account(""), "expenses:other");
        assert_eq!(expense_account("Travel: Train"), "expenses:travel:train");
        assert_eq!(expense_account("; [x]\n"), "expenses:x");
    }
}
