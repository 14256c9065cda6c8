//! An item as a note: written once by a watcher, read by every stage after.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Front, Note, front::FrontError, inert};
use crate::base::clock;
use crate::model::action::parse_address;
use crate::model::item::{Attachment, Item, Kind, SenderCheck};
use crate::model::person::Address;

/// The heading above the fence with the item's whole text.
pub(crate) const TEXT: &str = "## Text";
const STRUCTURED: &str = "## Structured data";
const ATTACHMENTS: &str = "## Attachments";
const SENDER: &str = "## Sender";

/// The note of a new item, for `Needs_Action/`.
pub(crate) fn to_note(item: &Item) -> Note {
    Note::new(front(item), body(item))
}

/// The note's name: `EMAIL_2026-11-16_invoice-for-october_7k2m9qxa4d.md`.
pub(crate) fn name(item: &Item) -> String {
    let kind = item.kind.as_str().to_uppercase();
    super::name::note(&kind, clock::local(item.received).date_naive(), &item.subject, &item.id)
}

fn front(item: &Item) -> Front {
    let mut front = Front::default();
    front.set_plain("id", item.id.as_str());
    front.set_plain("type", item.kind.as_str());
    front.set("source", &json!(item.source));
    front.set("source_id", &json!(inert::value(&item.source_id)));
    if let Some(thread) = &item.thread {
        front.set("thread", &json!(inert::value(thread)));
    }
    if let Some(from) = &item.from {
        front.set("from", &json!(inert::value(&from.to_string())));
    }
    set_addresses(&mut front, "reply_to", &item.reply_to);
    set_addresses(&mut front, "to", &item.to);
    set_addresses(&mut front, "cc", &item.cc);
    front.set("subject", &json!(inert::value(&item.subject)));
    front.set_plain("received", &clock::seconds(item.received));
    front.set_plain("status", "needs_action");
    front.set_plain("trust", "untrusted");
    if let Some(id) = &item.message_id {
        front.set("message_id", &json!(inert::value(id)));
    }
    set_list(&mut front, "references", item.references.iter().map(|id| inert::value(id)).collect());
    set_list(&mut front, "marks", item.marks.clone());
    set_list(&mut front, "attachments", item.attachments.iter().map(|file| file.path.clone()).collect());
    front
}

fn set_addresses(front: &mut Front, key: &str, addresses: &[Address]) {
    set_list(front, key, addresses.iter().map(|address| inert::value(&address.to_string())).collect());
}

fn set_list(front: &mut Front, key: &str, values: Vec<String>) {
    if !values.is_empty() {
        front.set(key, &json!(values));
    }
}

fn body(item: &Item) -> String {
    let mut body = format!("# {}\n", inert::line(&item.subject));
    if let Some(from) = &item.from {
        body += &format!("\nFrom {}", inert::line(&from.to_string()));
        body += &format!(", {}\n", clock::local(item.received).format("%A %-d %B %Y, %H:%M"));
    }
    if !item.sender.results.is_empty() || !item.sender.warnings.is_empty() {
        body += &format!("\n{SENDER}\n\n");
        if !item.sender.results.is_empty() {
            let trusted = if item.sender.verified { "verified" } else { "not verified" };
            body += &format!("- {trusted}: {}\n", inert::line(&item.sender.results));
        }
        for warning in &item.sender.warnings {
            body += &format!("- ⚠ {}\n", inert::line(warning));
        }
    }
    body += &format!("\n{TEXT}\n\n{}", inert::block(&item.text));
    if !item.attachments.is_empty() {
        body += &format!("\n{ATTACHMENTS}\n\n");
        for file in &item.attachments {
            body += &format!(
                "- {} came as {}, {} bytes, {}, SHA-256 `{}`\n",
                inert::line(&file.path),
                inert::line(&file.name),
                file.size,
                inert::line(&file.mime),
                file.sha256
            );
        }
    }
    if !item.structured.is_empty() {
        let text = serde_json::to_string_pretty(&item.structured).unwrap_or_default();
        body += &format!("\n{STRUCTURED}\n\n{}", inert::block(&text));
    }
    body
}

/// Reads an item back. What a person changed in the note is what it says now; a note that a person wrote by hand needs
/// only `id` and `type`, its body is its text.
pub(crate) fn from_note(note: &Note) -> Result<Item, FrontError> {
    let front = &note.front;
    let fault = |key: &str, what: String| FrontError { line: front.line_of(key).unwrap_or(1), what: format!("`{key}`: {what}") };
    let need = |key: &str| front.text(key).ok_or_else(|| fault(key, "missing".into()));
    let read = |key: &str| front.text(key).map(|text| inert::original(&text));
    let addresses = |key: &str| -> Vec<Address> {
        front.list(key).iter().map(|text| parse_address(&inert::original(text))).collect()
    };
    let received = match front.text("received") {
        Some(text) => DateTime::parse_from_rfc3339(&text)
            .map_err(|_| fault("received", "not an instant like `2026-11-16T09:12:44Z`".into()))?
            .with_timezone(&Utc),
        None => DateTime::<Utc>::UNIX_EPOCH,
    };
    let text = inert::read_block(&note.body, TEXT).unwrap_or_else(|| note.body.clone());
    Ok(Item {
        id: need("id")?.parse().map_err(|error: crate::model::id::NotAnId| fault("id", error.to_string()))?,
        kind: need("type")?.parse::<Kind>().map_err(|what| fault("type", what))?,
        source: front.text("source").unwrap_or_else(|| "person".into()),
        source_id: read("source_id").unwrap_or_default(),
        thread: read("thread"),
        from: read("from").map(|text| parse_address(&text)),
        reply_to: addresses("reply_to"),
        to: addresses("to"),
        cc: addresses("cc"),
        subject: read("subject").unwrap_or_default(),
        received,
        message_id: read("message_id"),
        references: front.list("references").iter().map(|id| inert::original(id)).collect(),
        sender: sender(&note.body),
        text,
        structured: structured(&note.body),
        attachments: attachments(note),
        marks: front.list("marks"),
    })
}

fn sender(body: &str) -> SenderCheck {
    let mut check = SenderCheck::default();
    for line in section(body, SENDER) {
        let quoted = unquote(line);
        if line.starts_with("- ⚠ ") {
            check.warnings.push(quoted);
        } else if line.starts_with("- ") {
            check.verified = line.starts_with("- verified: ");
            check.results = quoted;
        }
    }
    check
}

fn structured(body: &str) -> Vec<Value> {
    let text = inert::read_block(body, STRUCTURED).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Path, name, type, size and digest as the watcher wrote them; the paths are the front matter's.
fn attachments(note: &Note) -> Vec<Attachment> {
    let paths = note.front.list("attachments");
    let lines: Vec<&str> = section(&note.body, ATTACHMENTS).collect();
    let of = |path: &String| {
        let shown = inert::line(path);
        let line = lines.iter().find_map(|line| line.strip_prefix("- ")?.strip_prefix(shown.as_str()));
        let line = line.unwrap_or_default();
        let mut quoted = line.split(", ");
        Attachment {
            path: path.clone(),
            name: unquote(quoted.next().unwrap_or_default()),
            size: line.split(" bytes").next().and_then(|part| part.rsplit(' ').next()?.parse().ok()).unwrap_or(0),
            mime: line.rsplit_once(" bytes, ").map(|(_, rest)| unquote(rest)).unwrap_or_default(),
            sha256: line.rsplit_once("SHA-256 `").map_or("", |(_, rest)| rest.trim_end_matches('`')).to_owned(),
        }
    };
    paths.iter().map(of).collect()
}

/// The lines below a heading, to the next heading of its level.
fn section<'a>(body: &'a str, heading: &'a str) -> impl Iterator<Item = &'a str> {
    body.lines().skip_while(move |line| *line != heading).skip(1).take_while(|line| !line.starts_with("## "))
}

/// The text of the first [`inert::line`] in a line.
fn unquote(line: &str) -> String {
    let inner = line.split_once('“').and_then(|(_, rest)| rest.split_once("”`")).map_or("", |(inner, _)| inner);
    inert::original(inner)
}
