//! Later messages of a conversation in the note of its first: each below a heading of its own, inert like all that came
//! from outside, and read back with it as one item.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::front::LIMIT;
use super::item::{self, attachment_line, inert_value, json_block, read_sender, sender_lines};
use super::{Note, inert, yaml};
use crate::base::{Time, clock};
use crate::model::item::{Attachment, Item, SenderCheck};
use crate::model::person::Address;

/// The front matter's key for the contents (`sha256:…`) of the messages that were attached to an item.
pub(crate) const ATTACHED: &str = "attached";

/// The heading of a message, before whose it is and when it was sent.
pub(super) const HEADING: &str = "## Later message: ";
/// The heading above the links to items that go on with this one.
const LINKS: &str = "## Later messages";

const MESSAGE: &str = "- Message: ";
const RECEIVED: &str = "- Sent: ";
const FILES: &str = "### Files";
const NOTICES: &str = "### Notices";
const DATA: &str = "### Structured data";

/// The most messages that are attached to one item, and the most text of them all, in bytes: so much of an item's text is
/// read where it is planned.
const MOST: usize = 50;
const TEXT: usize = 256 * 1024;

/// A message that was attached to the item of its conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Later {
    pub(crate) message_id: Option<String>,
    /// When it was sent, by its own word.
    pub(crate) sent: Time,
    pub(crate) sender: SenderCheck,
    pub(crate) text: String,
    pub(crate) structured: Vec<Value>,
    /// Read with the item's own; empty where it is read back.
    pub(crate) attachments: Vec<Attachment>,
}

/// Why a message can't be attached to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unfit {
    #[error("it holds as much as one note does")]
    Full,
    #[error("the note can't be read as it was written")]
    Unread,
}

/// Adds a message to the note of the item that its conversation began with. Whatever a person changed in it stays.
/// `notices` are our words, as Markdown; `content` is what the ledger knows it by.
pub(crate) fn add(
    note: &mut Note,
    from: &Address,
    later: &Later,
    notices: &[String],
    content: &str,
) -> Result<(), Unfit> {
    let before = item::from_note(note).map_err(|_| Unfit::Unread)?;
    let mut attached = note.front.list(ATTACHED);
    if attached.len() >= MOST {
        return Err(Unfit::Full);
    }
    let expected = joined(before, later);
    let paths: Vec<_> = expected.attachments.iter().map(|file| &file.path).collect();
    let paths = inert_value(&json!(paths));
    if yaml::flow(&paths).len() > item::LIST_LIMIT || expected.text.len() > TEXT {
        return Err(Unfit::Full);
    }
    let mut after = note.clone();
    if !later.attachments.is_empty() {
        after.front.set("attachments", &paths);
    }
    attached.push(content.to_owned());
    after.front.set(ATTACHED, &json!(attached));
    if !after.body.is_empty() && !after.body.ends_with('\n') {
        after.body.push('\n');
    }
    let section = section(from, later, notices);
    after.body +=
        &if note.front.line_ending() == "\r\n" { section.replace('\n', "\r\n") } else { section };
    // A person may have left a fence open, or a front matter that takes no more.
    let read = Note::parse(&after.print()).ok().and_then(|note| item::from_note(&note).ok());
    if after.front.print().len() > LIMIT || read.as_ref() != Some(&expected) {
        return Err(Unfit::Unread);
    }
    *note = after;
    Ok(())
}

fn section(from: &Address, later: &Later, notices: &[String]) -> String {
    let when = clock::local(later.sent).format("%A %-d %B %Y, %H:%M");
    let mut text = format!("\n{HEADING}{}, {when}\n\n", inert::line(&from.to_string()));
    if let Some(id) = &later.message_id {
        let _ = writeln!(text, "{MESSAGE}{}", inert::line(id));
    }
    let _ = writeln!(text, "{RECEIVED}{}", clock::millis(later.sent));
    text += &sender_lines(&later.sender);
    if !later.sender.verified {
        let _ = writeln!(text, "- no mail server of yours vouches for who sent this one");
    }
    let _ = write!(text, "\n{}", inert::block(&later.text));
    if !later.attachments.is_empty() {
        let _ = writeln!(text, "\n{FILES}\n");
        text.extend(later.attachments.iter().map(attachment_line));
    }
    if !notices.is_empty() {
        let _ = writeln!(text, "\n{NOTICES}\n");
        text.extend(notices.iter().map(|notice| format!("- {notice}\n")));
    }
    if !later.structured.is_empty() {
        let _ = write!(text, "\n{DATA}\n\n{}", json_block(&later.structured));
    }
    text
}

/// The messages that were attached to an item, oldest first; one whose text a person took away is none any more.
pub(crate) fn read(body: &str) -> Vec<Later> {
    inert::sections(body, HEADING).iter().filter_map(read_one).collect()
}

fn read_one(section: &inert::Section<'_>) -> Option<Later> {
    let line = |start: &str| section.lines.iter().find_map(|line| line.strip_prefix(start));
    let block = |heading: &str| {
        let mut blocks = section.blocks.iter();
        blocks.find(|(below, _)| *below == heading).map(|(_, text)| text)
    };
    Some(Later {
        message_id: line(MESSAGE).and_then(inert::read_line).map(|(id, _)| id),
        sent: line(RECEIVED).and_then(|at| clock::parse(at.trim())).unwrap_or_default(),
        sender: read_sender(section.lines.iter().copied()),
        text: block("")?.clone(),
        structured: block(DATA)
            .and_then(|data| serde_json::from_str(data).ok())
            .unwrap_or_default(),
        attachments: Vec::new(),
    })
}

/// An item with one more message. Its sender is the first's, and verified or free of warnings only as far as all are.
pub(super) fn joined(mut item: Item, later: &Later) -> Item {
    let sent = later.sent.format("%Y-%m-%d %H:%M");
    let _ = write!(item.text, "\n\n----- Later message of {sent} -----\n{}", later.text);
    item.structured.extend(later.structured.iter().cloned());
    item.attachments.extend(later.attachments.iter().cloned());
    item.sender.verified &= later.sender.verified;
    item.sender.unproven |= !later.sender.verified;
    for warning in &later.sender.warnings {
        if !item.sender.warnings.contains(warning) {
            item.sender.warnings.push(warning.clone());
        }
    }
    item
}

/// Adds a link to an item that goes on with this one. There already: `false`.
pub(crate) fn link(note: &mut Note, stem: &str) -> bool {
    let line = format!("- {}", inert::link(stem));
    let own = inert::own(&note.body);
    if own.lines.iter().any(|(_, there)| *there == line) {
        return false;
    }
    let end = note.front.line_ending();
    let heading = own.lines.iter().find(|(_, there)| there.trim_end() == LINKS).map(|(at, _)| *at);
    if !note.body.is_empty() && !note.body.ends_with('\n') {
        note.body += end;
    }
    let Some(at) = heading else {
        let _ = write!(note.body, "{end}{LINKS}{end}{end}{line}{end}");
        return true;
    };
    let mut body = String::with_capacity(note.body.len() + line.len() + 2);
    for (number, there) in note.body.split_inclusive('\n').enumerate() {
        body.push_str(there);
        if number == at {
            let _ = write!(body, "{end}{line}{end}");
        }
    }
    note.body = body;
    true
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::vault::item::tests::{address, attachment, item, sender, simple, structured};
    use crate::vault::item::{from_note, to_note};
    use crate::vault::nasty;

    prop_compose! {
        fn later()(
            message_id in proptest::option::of(nasty::text()),
            seconds in -60_000_000_000i64..250_000_000_000,
            sender in sender(),
            text in nasty::text(),
            structured in structured(),
            attachments in vec(attachment(), 0..3),
        ) -> Later {
            // CRLF is the one thing that a block does not keep.
            let text = text.split('\n').map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>().join("\n");
            let sent = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
            Later { message_id, sent, sender: SenderCheck { first: false, ..sender }, text, structured, attachments }
        }
    }

    fn plain(text: &str) -> Later {
        Later {
            message_id: Some("2@example.com".into()),
            sent: "2026-11-17T08:00:00Z".parse().unwrap(),
            sender: SenderCheck::default(),
            text: text.into(),
            structured: Vec::new(),
            attachments: Vec::new(),
        }
    }

    #[test]
    fn a_message_is_added_to_what_a_person_made_of_the_note() {
        let mut note = to_note(&simple());
        note.front.set("priority", &json!("high"));
        note.body = note.body.replace("## Text\n", "my remark\n\n## Text\n");
        note.body += "\nand one at the end";
        let dana = Address::new("Dana Reyes", "dana@example.com");
        add(&mut note, &dana, &plain("One more thing."), &[], "sha256:01").unwrap();
        add(&mut note, &dana, &plain("And another."), &[], "sha256:02").unwrap();
        assert!(note.body.contains("my remark\n") && note.body.contains("\nand one at the end\n"));
        assert_eq!(note.front.text("priority").unwrap(), "high");
        assert_eq!(note.front.list(ATTACHED), ["sha256:01", "sha256:02"]);
        let item = from_note(&note).unwrap();
        let first = simple().text;
        assert_eq!(
            item.text,
            format!(
                "{first}\n\n----- Later message of 2026-11-17 08:00 -----\nOne more thing.\
                 \n\n----- Later message of 2026-11-17 08:00 -----\nAnd another."
            )
        );
        assert_eq!((item.from, item.attachments), (simple().from, simple().attachments));
        assert!(!item.sender.verified);
    }

    #[test]
    fn a_note_that_can_t_hold_it_stays_as_it_is() {
        let dana = Address::new("", "dana@example.com");
        let mut open = to_note(&simple());
        open.body += "\n```js\nlet x\n";
        let before = open.clone();
        assert_eq!(add(&mut open, &dana, &plain("x"), &[], "sha256:01"), Err(Unfit::Unread));
        assert_eq!(open, before);
        let mut full = to_note(&simple());
        for at in 0..MOST {
            add(&mut full, &dana, &plain("x"), &[], &format!("sha256:{at}")).unwrap();
        }
        assert_eq!(add(&mut full, &dana, &plain("x"), &[], "sha256:ff"), Err(Unfit::Full));
        let long = plain(&"x".repeat(TEXT));
        assert_eq!(add(&mut to_note(&simple()), &dana, &long, &[], "sha256:01"), Err(Unfit::Full));
    }

    #[test]
    fn a_link_is_added_once_below_one_heading() {
        let mut note = Note::parse("---\r\nid: x\r\n---\r\n# x\r\n\r\n## Later\r\n").unwrap();
        assert!(link(&mut note, "EMAIL_a_7k2m3qxa4d"));
        assert!(link(&mut note, "EMAIL_b_7k2m3qxa4e"));
        assert!(!link(&mut note, "EMAIL_a_7k2m3qxa4d"));
        assert_eq!(
            note.body,
            "# x\r\n\r\n## Later\r\n\r\n## Later messages\r\n\r\n- [[EMAIL_b_7k2m3qxa4e]]\r\n\r\n- [[EMAIL_a_7k2m3qxa4d]]\r\n"
        );
        assert_eq!(read(&note.body), []);
    }

    proptest! {
        #[test]
        fn what_was_added_is_read_with_the_item(item in item(), from in address(), later in later(), crlf in any::<bool>()) {
            let mut note = to_note(&item);
            if crlf {
                note = Note::parse(&note.print().replace('\n', "\r\n")).unwrap();
            }
            if add(&mut note, &from, &later, &[], "sha256:00").is_ok() {
                let note = Note::parse(&note.print()).unwrap();
                prop_assert_eq!(from_note(&note).unwrap(), joined(item, &later));
                let own = Later { attachments: Vec::new(), ..later };
                prop_assert_eq!(read(&note.body), vec![own]);
            } else {
                let paths: usize = item.attachments.iter().chain(&later.attachments).map(|file| inert::value(&file.path).len() + 8).sum();
                prop_assert!(paths > item::LIST_LIMIT / 2 || note.front.print().len() > LIMIT - 400);
            }
        }
    }
}
