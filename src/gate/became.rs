//! What became of a request, in place of the part of its note that asks.

use std::fmt::Write as _;

use serde_json::Value;

use super::page::{asks, note, to_do};
use crate::base::clock;
use crate::model::request::Standing;
use crate::state::attempts::Tried;
use crate::state::requests::Request;
use crate::vault::{Folder, Note, inert};

const BECAME: &str = "\n## What became of it\n";

/// Puts what became of a request in place of the part that asks: why it failed and what was tried, where it did.
pub(crate) fn end(note: &mut Note, request: &Request, tried: &[Tried]) {
    for asks in [asks(request), to_do(request)] {
        note.body = note.body.replacen(&asks, "", 1);
    }
    // A crash may have come between the note's change and its move.
    if note.body.contains(BECAME) {
        return;
    }
    let said = |key: &str| request.receipt.as_ref()?.get(key)?.as_str();
    let because =
        |key: &str| said(key).map(|said| format!(": {}", inert::line(said))).unwrap_or_default();
    let done = request.receipt.as_ref().map(in_words).unwrap_or_default();
    let at = clock::parse(&request.updated).map(clock::seconds).unwrap_or_default();
    let _ = match request.standing {
        Standing::Done => write!(note.body, "{BECAME}\nDone on {at}{done}{}\n", because("said")),
        Standing::Dead => {
            write!(note.body, "{BECAME}\nFailed for good on {at}{}\n", because("reason"))
        }
        _ => write!(note.body, "{BECAME}\nNot done, on {at}{}\n", because("reason")),
    };
    if request.standing != Standing::Dead {
        return;
    }
    note.body += "\n## What was tried\n\n";
    for tried in tried {
        let why = if tried.why.is_empty() {
            String::new()
        } else {
            format!(": {}", inert::line(&tried.why))
        };
        let at = clock::seconds(tried.at);
        let _ = writeln!(note.body, "- {at}, {} ({}){why}", tried.service, tried.outcome);
    }
    note.body += &to_do(request);
}

/// The body of a request's note that is over, as [`end`] leaves one that nobody changed.
pub(crate) fn ended(request: &Request) -> String {
    let mut note = note(request, Folder::Approved);
    end(&mut note, request, &[]);
    note.body
}

/// What a receipt shows, for a person: what the service itself said stands behind it.
fn in_words(receipt: &Value) -> String {
    let text = |key: &str| receipt.get(key).and_then(Value::as_str);
    let (connector, is_found) =
        (text("connector").unwrap_or_default(), text("confirmed").is_some());
    match (connector, text("server")) {
        _ if is_found => String::new(),
        ("smtp", Some(server)) => {
            let count = receipt.get("recipients").and_then(Value::as_array).map_or(0, Vec::len);
            let whom =
                if count == 1 { "1 recipient".into() } else { format!("{count} recipients") };
            format!(", {} took the mail for {whom}", inert::line(server))
        }
        ("gmail", _) => ", Gmail sent it".into(),
        ("webhook", _) => ", the web service took it".into(),
        _ => String::new(),
    }
}
