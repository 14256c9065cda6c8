//! Where an action's values come from: what stands only in text from outside is never automatic.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
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
    let mut traced = Traced::default();
    let mut leaves = Vec::new();
    collect(&action.params(), "", &mut leaves);
    for (field, text) in &leaves {
        source.check_ways_out(field, text, trusted, &mut traced);
        // What is too much to be looked through is not vouched for.
        traced.harmful |= TOKENS.find_iter(text).nth(MOST_TOKENS).is_some();
        for token in TOKENS.find_iter(text).take(MOST_TOKENS) {
            source.check(field, token.as_str(), trusted, &mut traced);
        }
        if let Some(words) = source.shared_words(text) {
            traced.add(field, &words.0, words.1, false);
        }
    }
    traced.harmful |= from_item(action, trusted);
    if action.spec().class == Class::Vault {
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
        || matches!(action.spec().class, Class::Social | Class::Message | Class::Payment)
}

impl Trusted<'_> {
    fn vouches_email(&self, email: &str) -> bool {
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
        let known = self
            .outside
            .iter()
            .any(|other| other.field == field && other.value.eq_ignore_ascii_case(value));
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
        texts.extend(item.structured.iter().map(|value| (0, value.to_string())));
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
        if needle.chars().count() < 3 || trusted.vouches(token) {
            return;
        }
        if let Some(line) = self.lines.iter().find(|line| line.plain.contains(&needle)) {
            let harm = is_way_out(token) || DECISIVE.contains(&field);
            traced.add(field, token, line, harm);
            traced.harmful |= harm;
        }
    }

    /// The first words in a row that the sender wrote as well, and their line.
    fn shared_words(&self, text: &str) -> Option<(String, &Line)> {
        let plain = plain(text);
        let words: Vec<&str> = plain.split(' ').collect();
        words.windows(RUN).map(|run| run.join(" ")).filter(|run| run.chars().count() > 12).find_map(
            |run| {
                let line = self.lines.get(*self.runs.get(&run)?)?;
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
