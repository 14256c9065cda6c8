//! What a request names or gave: numbers of the books, rows of the bank, documents in Odoo.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Tracer;
use crate::remote::bank::marked;
use crate::state::requests::Request;

/// A text of a request's receipt.
pub(super) fn receipt<'a>(request: &'a Request, key: &str) -> Option<&'a str> {
    request.receipt.as_ref()?.get(key)?.as_str()
}

/// Every text in a request's parameters.
fn texts(request: &Request) -> Vec<String> {
    let (mut texts, mut open) = (Vec::new(), vec![request.action.params()]);
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => texts.push(text),
            Value::Array(values) => open.extend(values),
            Value::Object(pairs) => open.extend(pairs.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    texts
}

/// An id of Odoo's, as a number or as text.
fn record_id(value: Option<&Value>) -> Option<u64> {
    let value = value?;
    value.as_u64().or_else(|| value.as_str()?.trim_start_matches('#').parse().ok())
}

impl Tracer<'_> {
    /// The numbers of the books that a request names or gave.
    pub(super) fn numbers_in(&self, request: &Request) -> BTreeSet<String> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let mut found = BTreeSet::new();
        for text in texts(request) {
            let words = text.split(|c: char| !is_part(c));
            found.extend(words.filter(|word| self.numbers.contains(*word)).map(str::to_owned));
        }
        let given = receipt(request, "document").filter(|number| self.numbers.contains(*number));
        found.extend(given.map(str::to_owned));
        found
    }

    /// The rows of the bank for which a request was made.
    pub(super) fn rows_in(&self, request: &Request) -> BTreeSet<String> {
        let texts = texts(request);
        let rows = texts.iter().filter_map(|text| marked(text));
        rows.filter(|row| self.rows.contains_key(*row)).map(str::to_owned).collect()
    }

    /// The documents in Odoo that a request names or made.
    pub(super) fn moves_in(&self, request: &Request) -> BTreeSet<u64> {
        let mut found = BTreeSet::new();
        if request.action.name().starts_with("odoo.") {
            found.extend(record_id(request.action.params().get("id")));
        }
        let made = request
            .receipt
            .as_ref()
            .filter(|made| made.get("model").and_then(Value::as_str) == Some("account.move"));
        found.extend(made.and_then(|made| record_id(made.get("id"))));
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
        for text in texts(request) {
            for word in text.split(|c: char| !is_part(c)) {
                let is_it = |number: &str| !number.is_empty() && number == word;
                let called = self.moves.iter().filter(|(_, own)| is_it(&own.number));
                found.extend(called.map(|(id, _)| *id));
            }
        }
        found.retain(|id| self.moves.contains_key(id));
        found
    }
}
