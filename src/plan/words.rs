//! Words found in text, whatever their case, spacing, punctuation or hidden characters.

use serde::Deserialize;
use serde::de::Deserializer;

use unicode_normalization::UnicodeNormalization as _;

use super::yamlish::from_text;
use crate::base::text;

/// How much of a text is looked at, in bytes: longer mail is lists and logs.
pub(crate) const LIMIT: usize = 256 * 1024;

/// A text as words in small letters with one space between and around them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(String);

impl Words {
    pub(crate) fn of(text: &str) -> Words {
        let mut words = String::with_capacity(text.len().min(LIMIT) + 2);
        words.push(' ');
        for c in start(text).nfc() {
            if c.is_alphanumeric() {
                words.extend(c.to_lowercase());
            } else if !text::is_hidden(c) && !words.ends_with(' ') {
                // What can't be seen parts no word: `in⟨U+200B⟩voice` is `invoice`.
                words.push(' ');
            }
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        Words(words)
    }

    pub(crate) fn has(&self, term: &Term) -> bool {
        memchr::memmem::find(self.0.as_bytes(), term.needle.as_bytes()).is_some()
    }
}

/// The first [`LIMIT`] bytes, cut between characters.
pub(crate) fn start(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LIMIT)).unwrap_or_default()
}

/// A word or phrase to look for; with `*` at its end, whatever begins so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// As the playbook has it.
    pub(crate) source: String,
    needle: String,
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Term, D::Error> {
        from_text(deserializer, "a word or phrase", |source| {
            let Words(words) = Words::of(source);
            let shown = text::shown_line(source);
            if words == " " {
                return Err(format!(
                    "`{shown}` has no letter or digit; `patterns` can look for signs"
                ));
            }
            let needle =
                if source.trim_end().ends_with('*') { words.trim_end().to_owned() } else { words };
            Ok(Term { source: shown, needle })
        })
    }
}

/// A text with each paragraph on one line and plain apostrophes: mail wraps its lines where it likes.
pub(crate) fn flowing(text: &str) -> String {
    let mut flow = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            flow.push('\n');
            continue;
        }
        if !flow.is_empty() && !flow.ends_with('\n') {
            flow.push(' ');
        }
        flow.extend(line.chars().map(|c| if c == '’' { '\'' } else { c }));
    }
    flow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(source: &str) -> Term {
        serde_yaml::from_str(&format!("{source:?}")).unwrap()
    }

    #[test]
    fn words_are_whole_unless_starred() {
        let words = Words::of(
            "Please send the INVOICE\nfor “October”, it's past\n  due. in\u{200b}voicing",
        );
        for there in
            ["invoice", "past due", "october", "it's", "invoic*", "for october", "invoicing"]
        {
            assert!(words.has(&term(there)), "{there}");
        }
        // The same word with its accent apart, as macOS writes it.
        assert!(Words::of("Re\u{301}union").has(&term("réunion")));
        for absent in ["voice", "pas", "due in voice", "invoices"] {
            assert!(!words.has(&term(absent)), "{absent}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC*") {
            let _ = Words::of(&text);
            let _ = flowing(&text);
        }
    }
}
