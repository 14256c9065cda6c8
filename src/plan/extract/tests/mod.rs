//! The extraction as a whole: tables of what is written and what it means, and what must never happen.

mod amounts;
mod codes;
mod days;
mod fixtures;
mod hostile;
mod people;
mod said;

use chrono::{TimeZone as _, Utc};

use super::{Facts, Found, Owner, extract};
use crate::model::Id;
use crate::model::item::{Item, Kind, SenderCheck};
use crate::model::person::Address;

/// A mail of Monday, 16 November 2026, at noon.
fn mail(text: &str) -> Item {
    Item {
        id: Id::of(&[b"test"]),
        kind: Kind::Email,
        source: "files".into(),
        source_id: "1".into(),
        thread: None,
        from: Some(Address::new("Dana Reyes", "dana@reyes.example")),
        reply_to: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        subject: String::new(),
        received: Utc.with_ymd_and_hms(2026, 11, 16, 12, 0, 0).unwrap(),
        message_id: None,
        references: Vec::new(),
        sender: SenderCheck::default(),
        text: text.into(),
        structured: Vec::new(),
        attachments: Vec::new(),
        marks: Vec::new(),
    }
}

fn facts(text: &str) -> Facts {
    extract(&mail(text), &Owner::default())
}

fn value<T: std::fmt::Display>(found: &Option<Found<T>>) -> String {
    found.as_ref().map_or("-".into(), |found| found.value.to_string())
}

fn values(found: &[Found<String>]) -> Vec<&str> {
    found.iter().map(|found| found.value.as_str()).collect()
}
