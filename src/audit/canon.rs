//! An event's one canonical line: fixed order, no spaces, nothing hidden, no secret, no more than 64 KiB.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::{Map, Value, json};

use crate::base::text::is_hidden;
use crate::base::{Exit, Fail, Result, digest};
use crate::model::event::Event;

/// The longest line that is written, in bytes.
pub(crate) const LINE_LIMIT: usize = 64 * 1024;

/// Text longer than this is the first to be cut from an event that is too long.
const LONG: usize = 512;

/// How much of a cut text is kept.
const KEPT: usize = 256;

/// How deep values may be nested: readers stop at 128.
const DEPTH: usize = 32;

/// The line, without its line feed. Takes out of the event what does not belong in a log.
pub(crate) fn line(event: &mut Event) -> Result<String> {
    event.parameters.iter_mut().for_each(|(key, value)| mask(key, value, 0));
    if let Some(receipt) = &mut event.receipt {
        mask("receipt", receipt, 0);
    }
    let line = to_json(event)?;
    if line.len() <= LINE_LIMIT { Ok(line) } else { shorter(event) }
}

/// Canonical JSON: as `serde_json` writes it, but each hidden character as `\uXXXX`, so that the file is safe to look at.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    let mut bytes = Vec::with_capacity(512);
    value
        .serialize(&mut Serializer::with_formatter(&mut bytes, Plain))
        .map_err(|e| Fail::new(Exit::Failed, e))?;
    String::from_utf8(bytes).map_err(|error| Fail::new(Exit::Failed, error))
}

struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (seen, tail) = rest.split_at(at);
            writer.write_all(seen.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = tail.get(c.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Words that name a secret when a key contains them.
const SECRET: [&str; 9] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "authorization",
    "apikey",
    "cookie",
    "privatekey",
];

/// Takes secrets out of a value, and cuts off what is nested too deep to be read again.
///
/// The last line of defence: what logs must not hand a secret over in the first place.
fn mask(key: &str, value: &mut Value, depth: usize) {
    let name: String =
        key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let is_secret = SECRET.iter().any(|word| name.contains(word));
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        _ if is_secret => *value = Value::from("(not logged)"),
        Value::String(text) if text.starts_with("Bearer ") || text.starts_with("Basic ") => {
            *value = Value::from("(not logged)");
        }
        Value::String(_) => {}
        _ if depth >= DEPTH => *value = digest_of(value),
        Value::Array(values) => values.iter_mut().for_each(|value| mask("", value, depth + 1)),
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| mask(key, value, depth + 1)),
    }
}

/// The event with its long texts cut, then without its values, until it fits.
fn shorter(event: &mut Event) -> Result<String> {
    event.parameters.values_mut().chain(&mut event.receipt).for_each(cut_texts);
    let about = [
        &mut event.domain,
        &mut event.resource,
        &mut event.target,
        &mut event.item,
        &mut event.intent,
    ];
    let outcome = [&mut event.approval_status, &mut event.approved_by, &mut event.error];
    about
        .into_iter()
        .chain(outcome)
        .flatten()
        .chain([&mut event.action, &mut event.actor])
        .for_each(cut);
    let line = to_json(event)?;
    if line.len() <= LINE_LIMIT {
        return Ok(line);
    }
    if let Some(receipt) = &mut event.receipt
        && to_json(receipt)?.len() > LINE_LIMIT / 4
    {
        *receipt = digest_of(receipt);
    }
    let whole = Value::Object(std::mem::take(&mut event.parameters));
    event.parameters = match digest_of(&whole) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    to_json(event)
}

fn cut_texts(value: &mut Value) {
    match value {
        Value::String(text) => cut(text),
        Value::Array(values) => values.iter_mut().for_each(cut_texts),
        Value::Object(map) => map.values_mut().for_each(cut_texts),
        _ => {}
    }
}

/// Leaves the beginning of a long text, and says how much it was and which.
fn cut(text: &mut String) {
    if text.len() > LONG {
        let start: String = text.chars().take(KEPT).collect();
        *text = format!("{start}… (cut: {} bytes, SHA-256 {})", text.len(), digest::sha256(&*text));
    }
}

/// What stands in place of a value that is too large.
fn digest_of(value: &Value) -> Value {
    let text = value.to_string();
    json!({ "cut": true, "bytes": text.len(), "sha256": digest::sha256(text) })
}
