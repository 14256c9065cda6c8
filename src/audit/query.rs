//! What to look for in the log: conditions on fields, words, and a span of time.

use chrono::NaiveDate;
use memchr::memmem;
use regex::bytes::{Regex, RegexBuilder};
use serde_json::Value;

use super::canon;
use super::files::LogFile;
use super::line::{self, Lead, Token};
use crate::base::{Exit, Fail, OrFail as _, Result, Time, clock, text};
use crate::model::event::Event;

/// What events must be like. Everything that is set must hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    pub(crate) since: Option<Time>,
    /// Not this instant itself.
    pub(crate) until: Option<Time>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) words: Vec<Word>,
}

/// One field must be like one of these.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    /// `action`; `parameters.to` for a field below one.
    pub(crate) field: String,
    pub(crate) any: Vec<Pattern>,
}

/// What a field's value must be like.
#[derive(Clone, Debug)]
pub(crate) enum Pattern {
    Exact(String),
    /// `odoo.*`
    Begins(String),
    Contains(Box<Word>),
}

impl Pattern {
    /// `odoo.*` is a beginning, anything else the whole value.
    pub(crate) fn new(text: &str) -> Pattern {
        match text.strip_suffix('*') {
            Some(start) => Pattern::Begins(start.to_owned()),
            None => Pattern::Exact(text.to_owned()),
        }
    }

    fn fits(&self, value: &str) -> bool {
        match self {
            Pattern::Exact(text) => text == value,
            Pattern::Begins(start) => value.starts_with(start),
            Pattern::Contains(word) => word.is_in(value.as_bytes()),
        }
    }
}

/// A text to be found; in any case of letters unless it has a capital itself.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// As it stands in a line: escaped.
    raw: String,
    /// Finds it in a decoded value, and in a line.
    plain: Finder,
    in_line: Finder,
}

#[derive(Clone, Debug)]
enum Finder {
    Bytes(Box<memmem::Finder<'static>>),
    Pattern(Regex),
}

impl Finder {
    fn new(text: &str) -> Result<Finder> {
        let has_capital = text.chars().any(char::is_uppercase);
        // Digits and signs have no case: bytes are found quicker.
        let has_case = text.chars().any(char::is_alphabetic);
        if has_capital || !has_case {
            return Ok(Finder::bytes(text));
        }
        let mut pattern = RegexBuilder::new(&regex::escape(text));
        let built = pattern.case_insensitive(true).size_limit(64 << 20).build();
        built.map(Finder::Pattern).or_fail(Exit::Usage)
    }

    fn bytes(text: &str) -> Finder {
        Finder::Bytes(Box::new(memmem::Finder::new(text).into_owned()))
    }

    fn find(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Finder::Bytes(finder) => finder.find(bytes),
            Finder::Pattern(regex) => regex.find(bytes).map(|found| found.start()),
        }
    }
}

impl Word {
    pub(crate) fn new(text: &str) -> Result<Word> {
        let raw = escaped(text)?;
        Ok(Word { plain: Finder::new(text)?, in_line: Finder::new(&raw)?, raw })
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        self.plain.find(bytes).is_some()
    }

    /// Whether one of the line's values has it.
    fn is_in_line(&self, line: &[u8]) -> bool {
        self.in_line.find(line).is_some()
            && line::values(line).any(|value| match value.text() {
                Some(text) => self.is_in(text.as_bytes()),
                None => self.is_in(value.0),
            })
    }
}

/// A text as it stands between quotes in a line.
fn escaped(text: &str) -> Result<String> {
    let quoted = canon::to_json(&text)?;
    Ok(quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned())
}

/// A line that is not an event.
#[derive(Debug)]
pub(crate) struct NotAnEvent {
    pub(crate) why: String,
}

impl From<serde_json::Error> for NotAnEvent {
    fn from(error: serde_json::Error) -> NotAnEvent {
        NotAnEvent { why: text::shown_line(&error.to_string()) }
    }
}

/// A query made ready to run.
pub(crate) struct Matcher<'q> {
    query: &'q Query,
    since: String,
    until: String,
    first: Option<Finder>,
    /// Conditions on fields that [`Lead`] has, and on those that take parsing.
    leading: Vec<&'q Condition>,
    parsed: Vec<&'q Condition>,
}

impl<'q> Matcher<'q> {
    pub(crate) fn new(query: &'q Query) -> Result<Matcher<'q>> {
        let instant = |time: Option<Time>| time.map(clock::millis).unwrap_or_default();
        let (leading, parsed) =
            query.conditions.iter().partition(|condition| LEADING.contains(&&*condition.field));
        Ok(Matcher {
            query,
            since: instant(query.since),
            until: instant(query.until),
            first: prefilter(query)?,
            leading,
            parsed,
        })
    }

    /// Whether a day's file can have events of the time that is asked for.
    pub(crate) fn wants(&self, file: &LogFile) -> bool {
        let starts = |time: Time| time.date_naive();
        let last = |time: Time| (time - chrono::TimeDelta::nanoseconds(1)).date_naive();
        let (since, until): (Option<NaiveDate>, _) =
            (self.query.since.map(starts), self.query.until.map(last));
        since.is_none_or(|since| file.day >= since) && until.is_none_or(|until| file.day <= until)
    }

    /// Where in some lines the first one is that may match.
    pub(crate) fn find_first(&self, bytes: &[u8]) -> Option<usize> {
        self.first.as_ref().map_or(Some(0), |finder| finder.find(bytes))
    }

    /// Whether the event of a line is one that is looked for. `lead` is what [`line::lead`] read of it.
    pub(crate) fn fits(
        &self,
        line: &[u8],
        lead: Option<&Lead<'_>>,
    ) -> std::result::Result<bool, NotAnEvent> {
        let Some(lead) = lead else { return self.fits_parsed(line) };
        let is_in_time = self.is_in_time(lead.timestamp);
        Ok(is_in_time
            && self
                .leading
                .iter()
                .all(|condition| is_met(condition, leading(lead, &condition.field)))
            && self.query.words.iter().all(|word| word.is_in_line(line))
            && (self.parsed.is_empty() || all_met(&self.parsed, &serde_json::from_slice(line)?)))
    }

    /// [`Matcher::fits`], for a line in another form than ours.
    fn fits_parsed(&self, line: &[u8]) -> std::result::Result<bool, NotAnEvent> {
        let event: Event = serde_json::from_slice(line)?;
        let value: Value = serde_json::from_slice(line)?;
        Ok(self.is_in_time(event.timestamp.as_bytes())
            && all_met(&self.leading, &value)
            && all_met(&self.parsed, &value)
            && self.query.words.iter().all(|word| word.is_in_line(line)))
    }

    fn is_in_time(&self, timestamp: &[u8]) -> bool {
        (self.since.is_empty() || timestamp >= self.since.as_bytes())
            && (self.until.is_empty() || timestamp < self.until.as_bytes())
    }
}

/// The fields that are read without parsing a line.
const LEADING: [&str; 6] = ["action", "actor", "domain", "status", "resource", "duration_ms"];

fn leading<'a>(lead: &Lead<'a>, field: &str) -> Token<'a> {
    match field {
        "action" => lead.action,
        "actor" => lead.actor,
        "domain" => lead.domain,
        "status" => lead.status,
        "resource" => lead.resource,
        _ => lead.duration_ms,
    }
}

fn is_met(condition: &Condition, token: Token<'_>) -> bool {
    let text = match token.text() {
        Some(text) => text,
        None if token.0 == b"null" => return false,
        None => String::from_utf8_lossy(token.0),
    };
    condition.any.iter().any(|pattern| pattern.fits(&text))
}

fn all_met(conditions: &[&Condition], event: &Value) -> bool {
    conditions.iter().all(|condition| {
        let mut found = Some(event);
        for name in condition.field.split('.') {
            found = found.and_then(|value| match name.parse::<usize>() {
                Ok(at) if value.is_array() => value.get(at),
                _ => value.get(name),
            });
        }
        let Some(value) = found else { return false };
        each_scalar(value, &mut |text| condition.any.iter().any(|pattern| pattern.fits(text)))
    })
}

/// Whether a value, or one in a list, is as wanted.
fn each_scalar(value: &Value, is_wanted: &mut impl FnMut(&str) -> bool) -> bool {
    match value {
        Value::Null | Value::Object(_) => false,
        Value::String(text) => is_wanted(text),
        Value::Array(values) => values.iter().any(|value| each_scalar(value, is_wanted)),
        other => is_wanted(&other.to_string()),
    }
}

/// Finds the bytes that every wanted line has and fewest others do: a word before an id before a name.
///
/// Complete for canonical lines alone; the scan looks at others one by one.
fn prefilter(query: &Query) -> Result<Option<Finder>> {
    if let Some(word) = query.words.iter().max_by_key(|word| word.raw.len()) {
        return Ok(Some(word.in_line.clone()));
    }
    let single = |condition: &&Condition| condition.any.len() == 1;
    let rank = |condition: &&Condition| match condition.field.as_str() {
        "item" | "intent" => 0,
        "target" | "resource" => 1,
        "action" => 3,
        "actor" => 4,
        "domain" => 5,
        "status" => 6,
        _ => 2,
    };
    if let Some(condition) = query.conditions.iter().filter(single).min_by_key(rank) {
        let Some(pattern) = condition.any.first() else { return Ok(None) };
        return match literal(&condition.field, pattern)? {
            Literal::Bytes(bytes) => Ok(Some(Finder::bytes(&bytes))),
            Literal::Word(word) => Ok(Some(word.in_line.clone())),
            Literal::None => Ok(None),
        };
    }
    Ok(None)
}

enum Literal<'a> {
    Bytes(String),
    Word(&'a Word),
    None,
}

fn literal<'a>(field: &str, pattern: &'a Pattern) -> Result<Literal<'a>> {
    // Of a field below another only the value is sure: a number has no quotes, and a list has more than one.
    let is_text = TEXTS.contains(&field);
    let start = |text: &str| Ok::<_, Fail>(format!("\"{field}\":\"{}", escaped(text)?));
    Ok(match pattern {
        Pattern::Exact(text) if is_text => Literal::Bytes(start(text)? + "\""),
        Pattern::Begins(text) if is_text => Literal::Bytes(start(text)?),
        Pattern::Exact(text) | Pattern::Begins(text) if text.is_empty() => Literal::None,
        Pattern::Exact(text) | Pattern::Begins(text) => Literal::Bytes(escaped(text)?),
        Pattern::Contains(word) if word.raw.is_empty() => Literal::None,
        Pattern::Contains(word) => Literal::Word(word),
    })
}

/// The fields whose value is a text.
const TEXTS: [&str; 10] = [
    "action",
    "actor",
    "domain",
    "status",
    "resource",
    "target",
    "item",
    "intent",
    "approval_status",
    "approved_by",
];

impl Query {
    /// Adds a condition that one of these values is the field's; none at all is no condition.
    pub(crate) fn any_of(&mut self, field: &str, values: &[String]) {
        if !values.is_empty() {
            let any = values.iter().map(|value| Pattern::new(value)).collect();
            self.conditions.push(Condition { field: field.to_owned(), any });
        }
    }

    /// Adds a condition that the field's value contains a text.
    pub(crate) fn contains(&mut self, field: &str, text: &str) -> Result<()> {
        let any = vec![Pattern::Contains(Box::new(Word::new(text)?))];
        self.conditions.push(Condition { field: field.to_owned(), any });
        Ok(())
    }
}
