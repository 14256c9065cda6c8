//! An item as a note: written once by a watcher, read by every stage after.
//!
//! What people sort and search by stands in the front matter; what only `fte` needs (an attachment's digest, the mail
//! server's verdict) in the body, where it reads as a list. [`from_note`] of [`to_note`] is the same item.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone as _, Utc};
use serde_json::{Map, Value, json};

use super::{Front, Note, front::FrontError, inert, later, yaml};
use crate::base::text::{cut, is_hidden};
use crate::base::{Time, clock};
use crate::model::action::parse_address;
use crate::model::item::{Attachment, Item, Kind, SenderCheck};
use crate::model::person::Address;

/// The front matter's key for when an item was taken in, whatever it says of itself: `received` is its own word.
pub(crate) const ARRIVED: &str = "arrived";

/// The front matter's key for the digest of a message that a mailbox knows by another id: `sha256:…`.
pub(crate) const CONTENT: &str = "content";

/// The front matter's key for where that lies which arrived, just as it came.
pub(crate) const ORIGINAL: &str = "original";

/// The heading above the fence with the item's whole text.
pub(crate) const TEXT: &str = "## Text";
const STRUCTURED: &str = "## Structured data";
const ATTACHMENTS: &str = "## Attachments";
const SENDER: &str = "## Sender";
const LONG: &str = "## Long headers";

/// The most characters of one text in the front matter, and bytes of one list; the whole is then in the body.
const TEXT_LIMIT: usize = 200;
pub(super) const LIST_LIMIT: usize = 3000;

/// The note of a new item, for `Needs_Action/`.
pub(crate) fn to_note(item: &Item) -> Note {
    let mut front = Front::default();
    let mut long = Map::new();
    for (key, value) in facts(item) {
        let short = shortened(&value);
        match value.as_str() {
            Some(instant) if key == "received" => front.set_plain(key, instant),
            _ => front.set(key, &inert_value(&short)),
        }
        if short != value {
            long.insert(key.to_owned(), value);
        }
    }
    Note::new(front, body(item, &long))
}

/// The note's name: `EMAIL_2026-11-16_invoice-for-october_7k2m9qxa4d.md`.
pub(crate) fn name(item: &Item) -> String {
    let kind = item.kind.as_str().to_uppercase();
    super::name::note(&kind, clock::local(item.received).date_naive(), &item.subject, &item.id)
}

/// The front matter, in order, as it came.
fn facts(item: &Item) -> Vec<(&'static str, Value)> {
    let addresses =
        |list: &[Address]| Value::from(list.iter().map(address_value).collect::<Vec<_>>());
    let paths: Vec<_> = item.attachments.iter().map(|file| &file.path).collect();
    let mut facts = vec![
        ("id", json!(item.id)),
        ("type", json!(item.kind)),
        ("source", json!(item.source)),
        ("source_id", json!(item.source_id)),
        ("thread", json!(item.thread)),
        ("from", item.from.as_ref().map_or(Value::Null, address_value)),
        ("subject", json!(item.subject)),
        ("received", json!(item.received.to_rfc3339_opts(SecondsFormat::AutoSi, true))),
        ("to", addresses(&item.to)),
        ("cc", addresses(&item.cc)),
        ("reply_to", addresses(&item.reply_to)),
        ("status", json!("needs_action")),
        ("trust", json!(trust(item))),
        ("message_id", json!(item.message_id)),
        ("references", json!(item.references)),
        ("marks", json!(item.marks)),
        ("attachments", json!(paths)),
        (ORIGINAL, json!(item.original)),
    ];
    facts.retain(|(_, value)| !value.is_null() && value != &json!([]));
    facts
}

/// Who speaks in the note: what `fte` made itself (an alert, a reminder) is nobody else's word.
fn trust(item: &Item) -> &'static str {
    if item.source == "fte" { "own" } else { "untrusted" }
}

/// An address as people write it; where that could be read as another one, name and address apart.
fn address_value(address: &Address) -> Value {
    let text = address.to_string();
    if parse_address(&text) == *address { Value::from(text) } else { json!(address) }
}

/// A value short enough for front matter.
fn shortened(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(cut(text, TEXT_LIMIT)),
        Value::Object(pairs) => {
            pairs.iter().map(|(key, value)| (key.clone(), shortened(value))).collect()
        }
        Value::Array(values) => {
            let mut room = LIST_LIMIT;
            let mut fits = |value: &Value| {
                let size = yaml::flow(&inert_value(value)).len() + 2;
                room.checked_sub(size).map(|left| room = left).is_some()
            };
            values.iter().map(shortened).take_while(|value| fits(value)).collect()
        }
        other => other.clone(),
    }
}

pub(super) fn inert_value(value: &Value) -> Value {
    each_text(value, &|text| inert::value(text))
}

fn each_text(value: &Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::from(change(text)),
        Value::Array(values) => values.iter().map(|value| each_text(value, change)).collect(),
        Value::Object(pairs) => {
            pairs.iter().map(|(key, value)| (key.clone(), each_text(value, change))).collect()
        }
        other => other.clone(),
    }
}

fn body(item: &Item, long: &Map<String, Value>) -> String {
    let title = if item.subject.trim().is_empty() {
        "(no subject)".into()
    } else {
        inert::line(&item.subject)
    };
    let mut body = format!("# {title}\n\n");
    if let Some(from) = &item.from {
        let _ = writeln!(body, "- From: {}", inert::line(&from.to_string()));
    }
    if !item.to.is_empty() {
        let _ = writeln!(body, "- To: {}", people(&item.to));
    }
    let _ =
        writeln!(body, "- Received: {}", clock::local(item.received).format("%A %-d %B %Y, %H:%M"));
    body += &sender_section(&item.sender);
    let _ = write!(body, "\n{TEXT}\n\n{}", inert::block(&item.text));
    if !item.attachments.is_empty() {
        let _ = writeln!(body, "\n{ATTACHMENTS}\n");
        body.extend(item.attachments.iter().map(attachment_line));
    }
    if !item.structured.is_empty() {
        let _ = write!(body, "\n{STRUCTURED}\n\n{}", json_block(&item.structured));
    }
    if !long.is_empty() {
        let _ = write!(body, "\n{LONG}\n\n{}", json_block(long));
    }
    body
}

/// The first few of some addresses, and how many more there are.
fn people(list: &[Address]) -> String {
    let shown: Vec<_> =
        list.iter().take(5).map(|address| inert::line(&address.to_string())).collect();
    let more = if list.len() > 5 { format!(" and {} more", list.len() - 5) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

pub(super) fn json_block(value: &impl serde::Serialize) -> String {
    inert::block(&serde_json::to_string_pretty(value).unwrap_or_default())
}

fn sender_section(sender: &SenderCheck) -> String {
    if *sender == SenderCheck::default() {
        return String::new();
    }
    format!("\n{SENDER}\n\n{}", sender_lines(sender))
}

/// What is known of a sender, as a list.
pub(super) fn sender_lines(sender: &SenderCheck) -> String {
    let mut lines = String::new();
    for warning in &sender.warnings {
        let _ = writeln!(lines, "- ⚠ {}", inert::line(warning));
    }
    if sender.first {
        let _ = writeln!(lines, "{FIRST}");
    }
    if sender.verified || !sender.results.is_empty() {
        let word = if sender.verified { VERIFIED } else { NOT_VERIFIED };
        let _ = writeln!(lines, "{word}{}", inert::line(&sender.results));
    }
    lines
}

const FIRST: &str = "- first contact: you never wrote to this address";
const VERIFIED: &str = "- verified: ";
const NOT_VERIFIED: &str = "- not verified: ";

/// `- [[Attachments/…/a.pdf]] came as “a.pdf”, “application/pdf”, 12 bytes, SHA-256 “…”`
pub(super) fn attachment_line(file: &Attachment) -> String {
    let path = link(&file.path);
    let (name, mime, sha256) =
        (inert::line(&file.name), inert::line(&file.mime), inert::line(&file.sha256));
    format!("- {path} came as {name}, {mime}, {} bytes, SHA-256 {sha256}\n", file.size)
}

/// A vault path as a link, where it can be one.
pub(crate) fn link(path: &str) -> String {
    if links(path) { format!("[[{path}]]") } else { inert::line(path) }
}

/// Whether a vault path can be a link as it is: what [`super::name::attachment`] makes.
pub(super) fn links(path: &str) -> bool {
    let plain =
        |c: char| (c.is_alphanumeric() && !is_hidden(c)) || matches!(c, '/' | '.' | '-' | '_');
    path.starts_with("Attachments/") && path.chars().all(plain)
}

/// Reads an item back. What a person changed in the note is what it says now; a note that a person wrote by hand needs
/// only `id` and `type`, its body is its text.
pub(crate) fn from_note(note: &Note) -> Result<Item, FrontError> {
    let facts = Facts::of(note);
    let fault = |key: &str, what: String| note.front.fault(key, &what);
    let need = |key: &str| facts.text(key)?.ok_or_else(|| fault(key, "this key is missing".into()));
    let item = Item {
        id: need("id")?
            .parse()
            .map_err(|error: crate::model::id::NotAnId| fault("id", error.to_string()))?,
        kind: need("type")?.parse::<Kind>().map_err(|what| fault("type", what))?,
        source: facts.text("source")?.unwrap_or_else(|| "person".into()),
        source_id: facts.text("source_id")?.unwrap_or_default(),
        thread: facts.text("thread")?,
        from: facts.addresses("from")?.into_iter().next(),
        reply_to: facts.addresses("reply_to")?,
        to: facts.addresses("to")?,
        cc: facts.addresses("cc")?,
        subject: facts.text("subject")?.unwrap_or_default(),
        received: match facts.text("received")? {
            Some(text) => instant(&text).ok_or_else(|| fault("received", NO_INSTANT.into()))?,
            None => DateTime::UNIX_EPOCH,
        },
        message_id: facts.text("message_id")?,
        references: facts.texts("references")?,
        sender: read_sender(inert::section(&note.body, SENDER)),
        text: text(note),
        structured: read_json(&note.body, STRUCTURED),
        attachments: attachments(&note.body, facts.texts("attachments")?),
        original: facts.text(ORIGINAL).unwrap_or_default(),
        marks: facts.texts("marks")?,
    };
    // Of a conversation that waits, all its messages are what it says.
    Ok(later::read(&note.body).iter().fold(item, later::joined))
}

const NO_INSTANT: &str =
    "is neither an instant like `2026-11-16T09:12:44Z` nor a day like `2026-11-16`";

/// An instant, or the beginning of a day where the person is.
fn instant(text: &str) -> Option<Time> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.with_timezone(&Utc));
    }
    let midnight = text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0)?;
    let local = chrono::Local.from_local_datetime(&midnight).earliest()?;
    Some(local.with_timezone(&Utc))
}

/// The text under its heading; where a person took the heading away, the first fence of ours; else the whole body.
fn text(note: &Note) -> String {
    let found = inert::read_block(&note.body, TEXT).or_else(|| inert::first_block(&note.body));
    found.unwrap_or_else(|| note.body.clone())
}

/// The front matter as it was before it was made inert, with what was too long for it.
struct Facts<'a> {
    front: &'a Front,
    long: Map<String, Value>,
}

impl Facts<'_> {
    fn of(note: &Note) -> Facts<'_> {
        Facts { front: &note.front, long: read_json(&note.body, LONG) }
    }

    fn value(&self, key: &str) -> Result<Option<Value>, FrontError> {
        let written = match self.front.get(key)? {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Number(_) | Value::Bool(_)) => {
                self.front.try_text(key)?.map_or(Value::Null, Value::from)
            }
            Some(value) => value,
        };
        // The whole stands for its beginning as long as nobody changed that.
        let whole = self.long.get(key).filter(|whole| inert_value(&shortened(whole)) == written);
        Ok(Some(
            whole.cloned().unwrap_or_else(|| each_text(&written, &|text| inert::original(text))),
        ))
    }

    fn text(&self, key: &str) -> Result<Option<String>, FrontError> {
        match self.value(key)? {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.front.fault(key, "one text is expected here, not a list")),
        }
    }

    fn list(&self, key: &str) -> Result<Vec<Value>, FrontError> {
        Ok(match self.value(key)? {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(value) => vec![value],
        })
    }

    fn texts(&self, key: &str) -> Result<Vec<String>, FrontError> {
        let text = |value| match value {
            Value::String(text) => Ok(text),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(self.front.fault(key, "a list of texts is expected here")),
        };
        self.list(key)?.into_iter().map(text).collect()
    }

    fn addresses(&self, key: &str) -> Result<Vec<Address>, FrontError> {
        let address = |value| match value {
            Value::String(text) => Ok(parse_address(&text)),
            other => {
                other.is_object().then(|| serde_json::from_value(other).ok()).flatten().ok_or_else(
                    || {
                        self.front.fault(
                            key,
                            "an address is expected here: `name@domain` or `Name <name@domain>`",
                        )
                    },
                )
            }
        };
        self.list(key)?.into_iter().map(address).collect()
    }
}

fn read_json<T: serde::de::DeserializeOwned + Default>(body: &str, heading: &str) -> T {
    let text = inert::read_block(body, heading).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Reads [`sender_lines`] among others.
pub(super) fn read_sender<'a>(lines: impl IntoIterator<Item = &'a str>) -> SenderCheck {
    let mut check = SenderCheck::default();
    let quoted = |rest| inert::read_line(rest).map(|(text, _)| text);
    for line in lines {
        check.first |= line.trim_end() == FIRST;
        if let Some(warning) = line.strip_prefix("- ⚠ ").and_then(quoted) {
            check.warnings.push(warning);
        } else if let Some(results) = line.strip_prefix(VERIFIED).and_then(quoted) {
            (check.verified, check.results) = (true, results);
        } else if let Some(results) = line.strip_prefix(NOT_VERIFIED).and_then(quoted) {
            check.results = results;
        }
    }
    check
}

/// What is known of the files at these paths: the front matter says which there are, the body's list what they are.
fn attachments(body: &str, paths: Vec<String>) -> Vec<Attachment> {
    let lines = inert::section(body, ATTACHMENTS).into_iter();
    let later = inert::sections(body, later::HEADING).into_iter().flat_map(|later| later.lines);
    let mut listed: Vec<_> = lines.chain(later).filter_map(read_attachment).collect();
    let mut of = |path: String| match listed.iter().position(|file| file.path == path) {
        Some(at) => listed.remove(at),
        None => Attachment {
            path,
            name: String::new(),
            mime: String::new(),
            size: 0,
            sha256: String::new(),
        },
    };
    paths.into_iter().map(&mut of).collect()
}

fn read_attachment(line: &str) -> Option<Attachment> {
    let rest = line.strip_prefix("- ")?;
    let (path, rest) = match rest.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) {
        Some((path, rest)) => (path.to_owned(), rest),
        None => inert::read_line(rest)?,
    };
    let (name, rest) = inert::read_line(rest.strip_prefix(" came as ")?)?;
    let (mime, rest) = inert::read_line(rest.strip_prefix(", ")?)?;
    let (size, rest) = rest.strip_prefix(", ")?.split_once(" bytes, SHA-256 ")?;
    let (sha256, _) = inert::read_line(rest)?;
    Some(Attachment { path, name, mime, size: size.parse().ok()?, sha256 })
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::model::Id;
    use crate::vault::nasty;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![6 => nasty::text(), 1 => (nasty::text(), 1usize..30).prop_map(|(text, times)| text.repeat(times))]
    }

    pub(crate) fn address() -> impl Strategy<Value = Address> {
        prop_oneof![
            (nasty::text(), nasty::text()).prop_map(|(name, email)| Address { name, email }),
            (nasty::text(), "[a-z'=.+]{1,8}@[a-z]{1,8}\\.[a-z]{2}")
                .prop_map(|(name, email)| Address::new(&name, &email)),
        ]
    }

    pub(crate) fn attachment() -> impl Strategy<Value = Attachment> {
        let path = prop_oneof![
            nasty::text(),
            text().prop_map(|name| format!(
                "Attachments/x/{}",
                crate::vault::name::attachment(&name)
            ))
        ];
        (path, text(), nasty::text(), any::<u64>(), "([0-9a-f]{64})?").prop_map(
            |(path, name, mime, size, sha256)| Attachment { path, name, mime, size, sha256 },
        )
    }

    pub(crate) fn structured() -> impl Strategy<Value = Vec<Value>> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::from),
            nasty::text().prop_map(Value::from)
        ];
        vec(
            vec((nasty::text(), leaf), 0..3)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            0..3,
        )
    }

    pub(crate) fn sender() -> impl Strategy<Value = SenderCheck> {
        (nasty::text(), any::<bool>(), vec(nasty::text(), 0..3), any::<bool>()).prop_map(
            |(results, verified, warnings, first)| SenderCheck {
                results,
                verified,
                warnings,
                first,
                unproven: false,
            },
        )
    }

    fn lists() -> impl Strategy<Value = [Vec<Address>; 3]> {
        [vec(address(), 0..3), vec(address(), 0..3), vec(address(), 0..40)]
    }

    prop_compose! {
        pub(crate) fn item()(
            number in any::<u64>(),
            kind in proptest::sample::select(&Kind::ALL[..]),
            texts in [text(), text(), text()],
            options in [option::of(text()), option::of(text()), option::of(text())],
            from in option::of(address()),
            [reply_to, to, cc] in lists(),
            seconds in -60_000_000_000i64..250_000_000_000,
            nanos in prop_oneof![4 => Just(0u32), 1 => 0u32..1_000_000_000],
            lists in [vec(text(), 0..20), vec(text(), 0..4)],
            sender in sender(),
            body in text(),
            structured in structured(),
            attachments in vec(attachment(), 0..4),
        ) -> Item {
            let [source, source_id, subject] = texts;
            let [thread, message_id, original] = options;
            let [references, marks] = lists;
            Item {
                id: Id::of(&[&number.to_be_bytes()]),
                kind, source, source_id, thread, from, reply_to, to, cc, subject, message_id, references, sender, structured, attachments, original, marks,
                received: DateTime::from_timestamp(seconds, nanos).unwrap(),
                // CRLF is the one thing that a block does not keep.
                text: body.split('\n').map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>().join("\n"),
            }
        }
    }

    pub(crate) fn simple() -> Item {
        Item {
            id: "7k2m3qxa4d".parse().unwrap(),
            kind: Kind::Email,
            source: "files".into(),
            source_id: "sha256:00ff".into(),
            thread: Some("a1@example.com".into()),
            from: Some(Address::new("Dana Reyes", "dana@example.com")),
            reply_to: vec![],
            to: vec![Address::new("", "me@firm.example")],
            cc: vec![],
            subject: "Invoice for October, please".into(),
            received: DateTime::parse_from_rfc3339("2026-11-16T09:12:44Z").unwrap().into(),
            message_id: Some("a1@example.com".into()),
            references: vec![],
            sender: SenderCheck {
                results: "dmarc=pass".into(),
                verified: true,
                warnings: vec!["first mail from this address".into()],
                first: false,
                unproven: false,
            },
            text: "Hi,\n\nplease send it to https://example.com.\n".into(),
            structured: vec![],
            attachments: vec![Attachment {
                path: "Attachments/7k2m3qxa4d/timesheet.pdf".into(),
                name: "time sheet.pdf".into(),
                mime: "application/pdf".into(),
                size: 48213,
                sha256: "00ff".into(),
            }],
            original: None,
            marks: vec![],
        }
    }

    #[test]
    fn a_note_reads_well() {
        // The wall clock in it is the machine's.
        let day = clock::local(simple().received).format("%A %-d %B %Y, %H:%M").to_string();
        insta::assert_snapshot!(to_note(&simple()).print().replace(&day, "DAY"), @r#"
        ---
        id: 7k2m3qxa4d
        type: email
        source: files
        source_id: "sha256:00ff"
        thread: a1@example.com
        from: Dana Reyes <dana@example.com>
        subject: Invoice for October, please
        received: 2026-11-16T09:12:44Z
        to: [me@firm.example]
        status: needs_action
        trust: untrusted
        message_id: a1@example.com
        attachments: [Attachments/7k2m3qxa4d/timesheet.pdf]
        ---
        # `“Invoice for October, please”`

        - From: `“Dana Reyes <dana@example.com>”`
        - To: `“me@firm.example”`
        - Received: DAY

        ## Sender

        - ⚠ `“first mail from this address”`
        - verified: `“dmarc=pass”`

        ## Text

        ```text
        Hi,

        please send it to https://example.com.

        ```

        ## Attachments

        - [[Attachments/7k2m3qxa4d/timesheet.pdf]] came as `“time sheet.pdf”`, `“application/pdf”`, 48213 bytes, SHA-256 `“00ff”`
        "#);
        assert!(name(&simple()).starts_with("EMAIL_2026-11-1"));
        assert!(name(&simple()).ends_with("_invoice-for-october-please_7k2m3qxa4d.md"));
    }

    #[test]
    fn a_note_by_hand_needs_id_and_type_alone() {
        let note =
            Note::parse("---\nid: 7k2m3qxa4d\ntype: task\n---\n# Call the bank\n\nbefore noon\n")
                .unwrap();
        let item = from_note(&note).unwrap();
        assert_eq!((item.kind, item.source.as_str(), item.from), (Kind::Task, "person", None));
        assert_eq!(item.text, "# Call the bank\n\nbefore noon\n");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let table = [
            ("type: email\n", "line 1: `id`: this key is missing"),
            (
                "id: nope\ntype: email\n",
                "line 2: `id`: not an id: `nope` (ten characters of a-z and 2-7)",
            ),
            (
                "id: 7k2m3qxa4d\n# c\ntype: letter\n",
                "line 4: `type`: `letter` is no type; it is one of email, message, file, mention, comment, transaction, task, feed",
            ),
            (
                "id: 7k2m3qxa4d\ntype: email\nreceived: today\n",
                "line 4: `received`: is neither an instant like `2026-11-16T09:12:44Z` nor a day like `2026-11-16`",
            ),
            (
                "id: 7k2m3qxa4d\ntype: email\nto: [[a, b]]\n",
                "line 4: `to`: an address is expected here: `name@domain` or `Name <name@domain>`",
            ),
            (
                "id: 7k2m3qxa4d\ntype: [email]\n",
                "line 3: `type`: one text is expected here, not a list",
            ),
        ];
        for (front, expected) in table {
            let note = Note::parse(&format!("---\n{front}---\n")).unwrap();
            assert_eq!(from_note(&note).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn what_a_person_changed_counts() {
        let mut note = to_note(&Item { subject: "x".repeat(5000), ..simple() });
        assert!(note.front.print().len() < 2000);
        assert_eq!(from_note(&note).unwrap().subject.len(), 5000);
        note.front.set("subject", &json!("mine"));
        note.front.set("received", &json!("2026-11-15"));
        note.front.set("attachments", &json!(["Attachments/7k2m3qxa4d/other.pdf"]));
        note.body = note.body.replace("## Text\n", "my remark\n").replace('\n', "\r\n");
        let item = from_note(&note).unwrap();
        assert_eq!((item.subject.as_str(), item.text), ("mine", simple().text));
        assert_eq!(
            (item.attachments[0].path.as_str(), item.attachments[0].size),
            ("Attachments/7k2m3qxa4d/other.pdf", 0)
        );
        assert!(item.received < simple().received);
    }

    #[test]
    fn a_huge_header_leaves_the_note_readable() {
        let huge = "\u{10ffff}".repeat(20_000);
        let item = Item {
            subject: huge.clone(),
            references: vec![huge.clone(); 3],
            to: vec![Address::new(&huge, "a@b.c"); 50],
            ..simple()
        };
        let note = Note::parse(&to_note(&item).print()).unwrap();
        assert_eq!(from_note(&note).unwrap(), item);
        assert!(name(&item).len() < 100);
    }

    proptest! {
        #[test]
        fn an_item_comes_back_as_it_was(item in item()) {
            let printed = to_note(&item).print();
            let note = Note::parse(&printed).unwrap();
            prop_assert_eq!(&from_note(&note).unwrap(), &item);
            prop_assert_eq!(&from_note(&Note::parse(&printed.replace('\n', "\r\n")).unwrap()).unwrap(), &item);
            prop_assert_eq!(note.front.check(), []);
            let known = ["id", "type", "source", "source_id", "thread", "from", "subject", "received", "to", "cc", "reply_to", "status", "trust", "message_id", "references", "marks", "attachments", "original"];
            prop_assert!(note.front.keys().all(|key| known.contains(&key)));
            prop_assert_eq!(note.front.text("status").unwrap(), "needs_action");
        }

        /// Our own headings, lists and links to attachments are all that acts in a note.
        #[test]
        fn nothing_foreign_acts_in_a_note(item in item()) {
            let body = to_note(&item).body;
            prop_assert!(!body.contains("::") && !body.contains("<%") && !body.contains("{{") && !body.contains("%%"));
            let own = |path: &str| item.attachments.iter().any(|file| file.path == path && links(path));
            let mut headings = 0;
            for event in Parser::new_ext(&body, Options::all()) {
                match event {
                    Event::Start(Tag::Link { ref dest_url, .. }) => prop_assert!(own(dest_url), "{event:?}"),
                    Event::Start(Tag::Heading { .. }) => headings += 1,
                    Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::List(None) | Tag::Item) => {}
                    Event::Text(_) | Event::Code(_) | Event::End(_) | Event::SoftBreak => {}
                    other => prop_assert!(false, "{other:?}"),
                }
            }
            let sections = [TEXT, STRUCTURED, ATTACHMENTS, SENDER, LONG].iter().filter(|heading| body.lines().any(|line| line == **heading)).count();
            prop_assert!(headings <= sections + 1);
        }
    }
}
