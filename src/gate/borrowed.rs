//! Whether a letter that nobody reads before it goes repeats what an item says: then it is asked about.
//!
//! Not a list of what does harm: of a stranger's text only plain words may stand in such a letter, letters between
//! spaces, and never several of them in a row. No link, account, sum or number has a spelling that passes.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::ways::seen;
use crate::model::action::{Action, Class};
use crate::model::item::Item;

/// This many words in a row are no accident.
const RUN: usize = 4;

/// Whether a mail's text or subject has more of the item than plain words.
pub(super) fn borrows(action: &Action, item: &Item) -> bool {
    if action.spec().class != Class::Email {
        return false;
    }
    let params = action.params();
    let text = |key: &str| params.get(key).and_then(|text| text.as_str()).unwrap_or_default();
    let said = Said::of(item);
    said.has_runs_of(text("body"))
        || said.has_signs_of(text("body"))
        || said.has_signs_of(text("subject"))
}

/// What an item says, ready to be looked up.
struct Said {
    seen: String,
    runs: HashSet<String>,
    digits: HashSet<String>,
}

impl Said {
    fn of(item: &Item) -> Said {
        let people = item.from.iter().chain(&item.reply_to).chain(&item.cc);
        let names = people.flat_map(|address| [address.name.clone(), address.email.clone()]);
        let files = item.attachments.iter().map(|file| file.name.clone());
        let data = item.structured.iter().map(ToString::to_string);
        let all: Vec<_> = [item.subject.clone(), item.text.clone()]
            .into_iter()
            .chain(names)
            .chain(files)
            .chain(data)
            .collect();
        let seen = seen(&all.join("\n"));
        let runs = runs(&seen).collect();
        let digits = digits(&seen).map(str::to_owned).collect();
        Said { seen, runs, digits }
    }

    fn has_runs_of(&self, text: &str) -> bool {
        runs(&seen(text)).any(|run| self.runs.contains(&run))
    }

    /// Whether a digit or a sign of a text is one of the item's: a number by its digits, a sign inside of a word by the
    /// letters around it, a sign that letters never have by itself.
    fn has_signs_of(&self, text: &str) -> bool {
        let seen = seen(text);
        // The days that a letter promises are the playbook's; nothing can be done with a day.
        let text = DAYS.replace_all(&seen, " ");
        if digits(&text).any(|digits| self.digits.contains(digits)) {
            return true;
        }
        let chars: Vec<char> = text.chars().collect();
        let at =
            |index: Option<usize>| index.and_then(|index| chars.get(index)).copied().unwrap_or(' ');
        chars.iter().enumerate().any(|(index, c)| {
            let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
            let (goes_on, joins) =
                (!after.is_whitespace(), !before.is_whitespace() && !after.is_whitespace());
            match c {
                c if is_letter(*c) || c.is_whitespace() || c.is_ascii_digit() => false,
                '\'' | '’' | '-' if is_letter(before) && is_letter(after) => false,
                '.' | ',' | ';' | ':' | '!' | '?' => {
                    goes_on && self.seen.contains(&around(&chars, index))
                }
                '\'' | '’' | '"' | '“' | '”' | '„' | '(' | ')' | '-' | '–' | '—' | '…' => {
                    joins && self.seen.contains(&around(&chars, index))
                }
                c => self.seen.contains(*c),
            }
        })
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// A sign with the characters beside it.
fn around(chars: &[char], index: usize) -> String {
    chars.iter().skip(index.saturating_sub(1)).take(if index == 0 { 2 } else { 3 }).collect()
}

/// Every [`RUN`] words in a row.
fn runs(seen: &str) -> impl Iterator<Item = String> {
    let words: Vec<_> = seen
        .split(|c: char| !is_letter(c) && !c.is_numeric())
        .filter(|word| !word.is_empty())
        .collect();
    let runs: Vec<_> = words.windows(RUN).map(|run| run.join(" ")).collect();
    runs.into_iter()
}

fn digits(seen: &str) -> impl Iterator<Item = &str> {
    seen.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty())
}

/// A day as templates write it, in small letters.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember) \d{4}\b")
        .expect("constant")
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Note;

    fn borrows(item_text: &str, subject: &str, body: &str) -> bool {
        let note = Note::parse("---\nid: 7k2m7qxa4d\ntype: email\n---\n").unwrap();
        let mut item = crate::vault::item::from_note(&note).unwrap();
        item.text = item_text.into();
        item.subject = subject.strip_prefix("Re: ").unwrap_or(subject).into();
        let params = serde_json::json!({"to": ["a@b.example"], "subject": subject, "body": body});
        let action = Action::from_params("email.reply", params).unwrap();
        super::borrows(&action, &item)
    }

    #[test]
    fn no_spelling_of_a_way_out_passes() {
        for way in [
            "DE89|3704|0044|0532|0130|00",
            "DE89_3704_0044_0532_0130_00",
            "DE89·3704·0044·0532·0130·00",
            "evil[.]com",
            "evil(dot)com",
            "evil .com",
            "उदाहरण.भारत",
            "i❤.ws",
            "1.2.3.4/pay",
            "500 ₽",
            "500 Rs",
            "50 kr",
            "5 BTC",
            "५०० INR",
            "evil@example.com",
            "@evil",
            "paypal:me",
            "#evil",
        ] {
            let said = format!("thanks, {way} it is");
            assert!(borrows(&said, "Re: s", &format!("You wrote: {way}")), "{way}");
            assert!(borrows(&said, "Re: s", &format!("You wrote:{way}.")), "{way}");
            assert!(borrows("", &format!("Re: {way}"), "Thank you."), "{way}");
        }
        assert!(borrows(
            "Send it all to Tom Hardwick today",
            "Re: s",
            "You wrote: Send it all to Tom Hardwick today"
        ));
    }

    #[test]
    fn plain_words_and_the_playbook_s_own_day_pass() {
        let body = "Hello,\n\nthank you for your message. I have seen your question and will answer by Wednesday 18 November 2026.\n\nBest regards,\nMax";
        for (text, subject) in [
            (
                "Can we meet on 18 November 2026, at 2026 Main Street?",
                "Re: Signage for the new office",
            ),
            ("See you on the 18th. It's e.g. fine", "Re: Can you answer today?"),
            ("", "Re: Rückfrage: Schild – wie groß?"),
        ] {
            assert!(!borrows(text, subject, body), "{text} {subject}");
        }
    }
}
