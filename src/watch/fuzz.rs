//! What must hold of what arrives whatever its bytes are.

use std::collections::BTreeSet;

use super::mail::mbox::{Mbox, Piece};
use super::reading::{Reading, TEXT};
use super::sender::Known;
use super::{document, html, mail};
use crate::base::{Time, digest};
use crate::model::Id;
use crate::model::item::Attachment;
use crate::model::person::Contact;
use crate::vault::fuzz::item;
use crate::vault::{Folder, Place, intake as names, name};

/// A message, and the same bytes as an mbox.
pub(crate) fn mail(data: &[u8]) {
    let _ = mail::begins_like_mail(data);
    stored(data);
    mbox(data);
    if let Ok(reading) = mail::read(data, &known()) {
        holds(reading);
    }
}

fn known() -> Known {
    let contact = |email: &str| Contact {
        name: "Dana Reyes".into(),
        emails: vec![email.into()],
        known: true,
        ..Contact::default()
    };
    Known {
        contacts: vec![contact("dana@example.com")],
        owners: vec!["me@firm.example".into()],
        owner_name: "Max Firm".into(),
        trusted: vec!["mx.firm.example".into()],
        unread: None,
    }
}

/// A message that went through an mbox is the same message.
fn stored(eml: &[u8]) {
    let mut stored = b"From a@b Mon Nov 16 09:00:00 2026\n".to_vec();
    for line in eml.split_inclusive(|byte| *byte == b'\n') {
        let quotes = line.iter().take_while(|byte| **byte == b'>').count();
        if line.get(quotes..).is_some_and(|rest| rest.starts_with(b"From ")) {
            stored.push(b'>');
        }
        stored.extend_from_slice(line);
    }
    assert_eq!(mail::original(&stored), eml);
    assert_eq!(mail::digest(&stored), mail::digest(eml));
}

/// The pieces of an mbox are its bytes, but for blank lines.
fn mbox(data: &[u8]) {
    let mut rest = data;
    for piece in Mbox::new(data) {
        let Ok(Piece::Message(raw)) = piece else { panic!("{piece:?}") };
        // A piece of blank lines alone is left out.
        while let Some((first, after)) = rest.split_first().filter(|_| !rest.starts_with(&raw)) {
            assert!(first.is_ascii_whitespace(), "a byte of no piece");
            rest = after;
        }
        rest = rest.strip_prefix(raw.as_slice()).unwrap_or_else(|| panic!("a piece from nowhere"));
    }
    assert!(rest.trim_ascii().is_empty(), "bytes of no piece");
}

const NAMES: [&str; 10] = [
    "list.csv",
    "order.json",
    "note.md",
    "note.txt",
    "day.ics",
    "page.html",
    "table.tsv",
    "scan.png",
    "data",
    "mail.bin",
];

/// A file: the first byte says what it is called. What begins like a PDF is read by a child process, and not here.
pub(crate) fn document(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let Some(name) = NAMES.get(usize::from(*first) % NAMES.len()) else { return };
    if bytes.starts_with(b"%PDF-") {
        return;
    }
    let _ = document::mime(name, bytes);
    let text = String::from_utf8_lossy(bytes);
    let seen = html::text(&text);
    assert!(!seen.text.contains("\n\n\n\n"), "{:?}", seen.text);
    assert!(html::structured(&text).len() <= 50);
    holds(document::read(name, bytes, true));
}

/// A reading becomes an item, with its files under names that are safe.
fn holds(mut reading: Reading) {
    let id = Id::of(&[b"fuzz"]);
    let mut taken = BTreeSet::from(["message.eml".to_owned()]);
    let mut attachments = Vec::new();
    for file in std::mem::take(&mut reading.files) {
        let safe = names::free_name(&file.name, &taken);
        assert!(taken.insert(safe.to_lowercase()), "{safe:?} twice");
        assert!(name::fault(&safe).is_none() && !safe.starts_with('.'), "{safe:?}");
        let place = Place::below(Folder::Attachments, id.as_str(), &safe);
        attachments.push(Attachment {
            path: place.path(),
            name: file.name,
            mime: file.mime,
            size: file.bytes.len() as u64,
            sha256: digest::sha256(&file.bytes),
        });
    }
    let (read, notices) = reading.into_item(id, "sha256:00".into(), Time::UNIX_EPOCH, attachments);
    assert!(read.text.len() <= TEXT && !read.subject.is_empty());
    item(&read, &notices);
}
