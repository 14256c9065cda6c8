//! The extraction as a whole: tables of what is written and what it means, and what must never happen.

#![expect(clippy::too_many_lines, reason = "a table is as long as it is")]
#![expect(clippy::needless_pass_by_value, reason = "rows are written as values")]
#![expect(clippy::ref_option, reason = "facts are looked at, not taken")]

mod amounts;
mod codes;
mod days;
mod fixtures;
mod hostile;
mod people;
mod said;
mod stated;
mod sums;

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
        original: None,
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

/// What a table got wrong: all of it is told at the end, not the first row alone.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn same<T: std::fmt::Debug + PartialEq<U>, U: std::fmt::Debug>(
        &mut self,
        got: T,
        expected: U,
        text: &str,
    ) {
        if got != expected {
            self.0.push(format!("{text:?}\n    got      {got:?}\n    expected {expected:?}"));
        }
    }
}

impl Drop for Wrong {
    fn drop(&mut self) {
        assert!(
            self.0.is_empty() || std::thread::panicking(),
            "{} wrong:\n{}",
            self.0.len(),
            self.0.join("\n")
        );
    }
}
