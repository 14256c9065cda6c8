//! Where an action's values come from: what stands only in text from outside is never automatic.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;
use serde_json::Value;

use super::ways;
use crate::model::action::{Action, Class};
use crate::model::item::Item;
use crate::model::person::Contact;
use crate::model::request::Outside;

/// At most this many values are listed in a request.
const MOST: usize = 40;

/// At most this many words of one parameter are looked up.
const MOST_TOKENS: usize = 500;

/// What in an action came from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traced {
    pub(crate) outside: Vec<Outside>,
    /// Whether one of them decides about harm: a recipient, amount, account, link, handle or file.
    pub(crate) harmful: bool,
    /// Whether a letter repeats more of the item than plain words: then it never goes by itself.
    pub(crate) borrowed: bool,
}

/// What the owner vouches for.
pub(crate) struct Trusted<'a> {
    pub(crate) people: &'a [Contact],
    pub(crate) owners: &'a [String],
}

/// Looks at every value of an action that was made for an item. An action that a person typed has no item.
pub(crate) fn trace(action: &Action, item: Option<&Item>, trusted: &Trusted<'_>) -> Traced {
    let Some(item) = item else { return Traced::default() };
    let source = Source::of(item);
    let mut traced =
        Traced { borrowed: super::borrowed::borrows(action, item), ..Traced::default() };
    let mut leaves = Vec::new();
    collect(&action.params(), "", &mut leaves);
    for (field, text) in &leaves {
        source.check_sum(field, text, &mut traced);
        source.check_ways_out(field, text, trusted, &mut traced);
        // What is too much to be looked through is not vouched for.
        traced.harmful |= TOKENS.find_iter(text).nth(MOST_TOKENS).is_some();
        for token in TOKENS.find_iter(text).take(MOST_TOKENS) {
            source.check(field, token.as_str(), trusted, &mut traced);
        }
        if let Some(words) = source.shared_words(field, text) {
            traced.add(field, &words.0, words.1, false);
        }
    }
    traced.harmful |= from_item(action, trusted);
    if action.spec().class == Class::Vault && !matches!(action, Action::OptOut(_)) {
        traced.harmful = false;
    }
    traced
}

/// Whether a value that was found once still stands in an action.
pub(crate) fn is_in(action: &Action, value: &str) -> bool {
    let mut leaves = Vec::new();
    collect(&action.params(), "", &mut leaves);
    let value = ways::compact(value);
    leaves.iter().any(|(_, text)| ways::compact(text).contains(&value))
}

/// Whether a value that decides about harm is not one that the owner vouches for, wherever it was found.
///
/// For an item's action the rule is turned round: what the contacts don't know came from outside.
fn from_item(action: &Action, trusted: &Trusted<'_>) -> bool {
    let vouched = |email: &str| trusted.vouches_email(email);
    action.recipients().iter().any(|to| !vouched(&to.email))
        || action.amount().is_some()
        || !action.files().is_empty()
        // A mail that only claims to be from a customer must not silence them.
        || matches!(action, Action::OptOut(_))
        || matches!(action.spec().class, Class::Social | Class::Message | Class::Payment)
}

impl Trusted<'_> {
    fn vouches_email(&self, email: &str) -> bool {
        // Of ASCII alone: the Kelvin sign is no `k` of an address.
        let email = email.to_ascii_lowercase();
        self.owners.iter().any(|own| own.to_ascii_lowercase() == email)
            || self.people.iter().any(|contact| contact.known && contact.emails.contains(&email))
    }

    fn vouches(&self, token: &str) -> bool {
        let plain = token.replace(' ', "").to_uppercase();
        self.vouches_email(token.trim_matches(['<', '>', '.', ',']))
            || self.people.iter().any(|contact| contact.known && contact.ibans.contains(&plain))
    }

    /// Whether a way out is an address or account of somebody who is known. An account's digits may come without its letters.
    fn vouches_way(&self, way: &str) -> bool {
        let plain: String =
            way.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        let ibans =
            self.people.iter().filter(|contact| contact.known).flat_map(|contact| &contact.ibans);
        self.vouches_email(way)
            || (plain.len() > 7 && ibans.into_iter().any(|iban| iban.ends_with(&plain)))
    }
}

impl Traced {
    fn add(&mut self, field: &str, value: &str, line: &Line, harm: bool) {
        // `19.00` is told of once where `19.00 EUR` is.
        let small = value.to_lowercase();
        let known = self.outside.iter().any(|other| {
            other.field == field
                && other.harm >= harm
                && other
                    .value
                    .to_lowercase()
                    .strip_prefix(&small)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        // Many harmless words can't crowd out what does harm.
        if !known && self.outside.iter().filter(|other| other.harm == harm).count() < MOST {
            let quote = crate::base::text::cut(line.text.trim(), 200);
            self.outside.push(Outside {
                field: field.into(),
                value: value.into(),
                line: line.number,
                quote,
                harm,
            });
        }
    }
}

/// Parameters whose value decides who gets what, whatever it looks like.
const DECISIVE: [&str; 9] = [
    "to",
    "cc",
    "bcc",
    "iban",
    "payee",
    "amount",
    "lines.price",
    "lines.quantity",
    "attachments.path",
];

/// Parameters that are sums.
const SUMS: [&str; 2] = ["amount", "lines.price"];

/// A number as people write sums: `1,428.00`, `1.428,00`, `1 428`, `64,80`.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(r"\d{1,3}(?:[ '’\u{a0}\u{202f}]\d{3})+(?:[.,]\d{1,2})?\b|\d[\d.,]*")
        .expect("constant")
});

/// What a written number can mean: one or two values.
fn values(written: &str) -> Vec<Decimal> {
    let plain: String = written.chars().filter(|c| matches!(c, '0'..='9' | '.' | ',')).collect();
    let plain = plain.trim_end_matches(['.', ',']);
    let whole = plain.replace(['.', ','], "");
    let last = plain.rfind(['.', ',']);
    let decimals = last.and_then(|last| {
        let (whole, part) = (plain.get(..last)?, plain.get(last + 1..)?);
        Some(format!("{}.{part}", whole.replace(['.', ','], "")))
    });
    let tail = last.map_or(0, |last| plain.len() - last - 1);
    let several = plain.matches(['.', ',']).count() > 1;
    let read = match (last, tail) {
        (None, _) => vec![whole],
        (Some(_), 3) if several => vec![whole],
        (Some(_), 3) => decimals.into_iter().chain([whole]).collect(),
        (Some(_), _) => decimals.into_iter().collect(),
    };
    read.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Parameters that are a message's own names, or its conversation's.
const IDS: [&str; 3] = ["in_reply_to", "references", "thread"];

/// Words that name something: an address, a link, a handle, a number.
static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(r"[^\s,;<>()\[\]{}“”]*[@0-9][^\s,;<>()\[\]{}“”]*|[a-z]+://[^\s<>]+|www\.[^\s<>]+")
        .expect("constant")
});

/// The item's text by lines, headers as line 0, in its plain form for look-ups.
struct Source {
    lines: Vec<Line>,
    /// Every run of [`RUN`] words, and the index of the line that it begins in.
    runs: HashMap<String, usize>,
    /// All lines in one, as [`ways::compact`] has them, and where in it each begins.
    compact: String,
    begins: Vec<usize>,
}

struct Line {
    number: usize,
    plain: String,
    text: String,
}

/// This many words in a row that are the sender's are no accident.
const RUN: usize = 4;

impl Source {
    fn of(item: &Item) -> Source {
        let mut texts = vec![(0, item.subject.clone())];
        texts.extend(
            item.from
                .iter()
                .chain(&item.reply_to)
                .chain(&item.cc)
                .map(|address| (0, address.to_string())),
        );
        texts.extend(item.attachments.iter().map(|file| (0, file.name.clone())));
        texts.extend(item.text.lines().enumerate().map(|(at, line)| (at + 1, line.to_owned())));
        for value in &item.structured {
            let mut leaves = Vec::new();
            collect(value, "", &mut leaves);
            texts.extend(leaves.into_iter().map(|(field, text)| (0, format!("{field}: {text}"))));
        }
        let lines: Vec<Line> = texts
            .into_iter()
            .map(|(number, text)| Line { number, plain: plain(&text), text })
            .collect();
        let words: Vec<(usize, &str)> = lines
            .iter()
            .enumerate()
            .flat_map(|(at, line)| {
                line.plain.split(' ').filter(|word| !word.is_empty()).map(move |word| (at, word))
            })
            .collect();
        let mut runs = HashMap::new();
        for run in words.windows(RUN) {
            let text: Vec<_> = run.iter().map(|(_, word)| *word).collect();
            if let Some((at, _)) = run.first() {
                runs.entry(text.join(" ")).or_insert(*at);
            }
        }
        let (mut compact, mut begins) = (String::new(), Vec::new());
        for line in &lines {
            begins.push(compact.len());
            compact += &ways::compact(&line.text);
        }
        Source { lines, runs, compact, begins }
    }

    /// Looks for every link, address, account and sum of a text in what was sent, however either spells it.
    fn check_ways_out(&self, field: &str, text: &str, trusted: &Trusted<'_>, traced: &mut Traced) {
        let seen = ways::seen(text);
        for (at, way) in ways::find(&seen).enumerate() {
            if at >= MOST_TOKENS {
                traced.harmful = true;
                return;
            }
            let Some(found) = self.compact.find(&ways::compact(way)) else { continue };
            if trusted.vouches_way(way) {
                continue;
            }
            let line = self.begins.partition_point(|begin| *begin <= found).saturating_sub(1);
            if let Some(line) = self.lines.get(line) {
                traced.add(field, way, line, true);
                traced.harmful = true;
            }
        }
    }

    fn check(&self, field: &str, token: &str, trusted: &Trusted<'_>, traced: &mut Traced) {
        let token = token.trim_matches(['.', ':', '!', '?', '"', '\'']);
        let needle = plain(token);
        // A year or a small number in a letter is everybody's.
        let digits = token.chars().filter(|c| c.is_alphanumeric());
        let small = digits.clone().all(|c| c.is_ascii_digit()) && digits.count() <= 4;
        let idle = small && !DECISIVE.contains(&field);
        if needle.chars().count() < 3 || idle || IDS.contains(&field) || trusted.vouches(token) {
            return;
        }
        if let Some(line) = self.lines.iter().find(|line| line.plain.contains(&needle)) {
            let harm = is_way_out(token) || DECISIVE.contains(&field);
            traced.add(field, token, line, harm);
            traced.harmful |= harm;
        }
    }

    /// Looks for a sum in what was sent by its value: the sender may write it in another way.
    fn check_sum(&self, field: &str, text: &str, traced: &mut Traced) {
        let number = text.split(' ').next().and_then(|number| number.parse::<Decimal>().ok());
        let Some(sum) = number.filter(|sum| SUMS.contains(&field) && !sum.is_zero()) else {
            return;
        };
        let names = |line: &&Line| {
            NUMBERS
                .find_iter(&line.text)
                .take(MOST_TOKENS)
                .any(|written| values(written.as_str()).contains(&sum.abs()))
        };
        if let Some(line) = self.lines.iter().find(names) {
            traced.add(field, text, line, true);
        }
    }

    /// The first words in a row that the sender wrote as well, and their line. An answer has its subject from the item.
    fn shared_words(&self, field: &str, text: &str) -> Option<(String, &Line)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let answers = field == "subject"
            && self.lines.first().is_some_and(|subject| {
                plain(text).strip_prefix("re: ").is_some_and(|rest| subject.plain.ends_with(rest))
            });
        if answers {
            return None;
        }
        words.windows(RUN).map(|run| run.join(" ")).filter(|run| run.chars().count() > 12).find_map(
            |run| {
                let line = self.lines.get(*self.runs.get(&plain(&run))?)?;
                Some((run, line))
            },
        )
    }
}

/// Whether a word can take something out of the house: an address, a link, a handle, an account.
fn is_way_out(token: &str) -> bool {
    token.contains('@')
        || token.contains("://")
        || token.starts_with("www.")
        || token.parse::<iban::Iban>().is_ok()
}

/// Lower case, white space single, thousands separators gone: how two spellings of one value meet.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text in the parameters, with its field: `to`, `lines.text`.
fn collect(value: &Value, field: &str, leaves: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => leaves.push((field.to_owned(), text.clone())),
        Value::Array(values) => values.iter().for_each(|value| collect(value, field, leaves)),
        Value::Object(pairs) => {
            for (key, value) in pairs {
                let field = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                if key != "sha256" {
                    collect(value, &field, leaves);
                }
            }
        }
        Value::Number(number) => leaves.push((field.to_owned(), number.to_string())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Note;

    fn traced(text: &str, action: &str, params: Value) -> Vec<(String, String, usize)> {
        let note = Note::parse("---\nid: 7k2m7qxa4d\ntype: email\n---\n").unwrap();
        let mut item = crate::vault::item::from_note(&note).unwrap();
        item.subject = "Angebot für die Schilder am Tor".into();
        item.text = text.into();
        let action = Action::from_params(action, params).unwrap();
        let trusted = Trusted { people: &[], owners: &[] };
        let traced = trace(&action, Some(&item), &trusted);
        traced.outside.into_iter().map(|found| (found.field, found.value, found.line)).collect()
    }

    #[test]
    fn a_sum_is_traced_however_it_is_spelt() {
        for (text, amount) in [
            ("Hi,\ntotal 64,80 EUR", "64.80 EUR"),
            ("Hi,\ntotal 1,428.00", "1428.00 EUR"),
            ("Hi,\nsumme 1.428,00 €", "1428.00 EUR"),
            ("Hi,\n£250 please", "250.00 GBP"),
            ("Hi,\nEUR 99", "99.00 EUR"),
            ("Hi,\n1 190.00", "1190.00 EUR"),
            ("Hi,\n12.00 EUR", "12.00 EUR"),
        ] {
            let params = serde_json::json!({"vendor": "X", "amount": amount});
            let found = traced(text, "ledger.bill.record", params);
            assert_eq!(found, [("amount".into(), amount.to_owned(), 2)], "{text}");
        }
        let params = serde_json::json!({"vendor": "X", "amount": "65.00 EUR"});
        assert_eq!(traced("64,80 EUR and 6500", "ledger.bill.record", params), []);
    }

    #[test]
    fn years_small_numbers_and_an_answer_s_subject_are_nobody_s() {
        let params = serde_json::json!({"to": ["a@b.example"], "subject": "Re: Angebot für die Schilder am Tor",
            "body": "In 2026 we open 1–9 at the Blue Corner of Main Street"});
        let found = traced("2026, 1–9, the Blue Corner of Main Street", "email.reply", params);
        assert_eq!(found, [("body".into(), "the Blue Corner of".into(), 1)]);
    }
}
