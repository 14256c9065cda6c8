//! What was read of one thing that arrived, before it has an id and a place.

use serde_json::Value;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::base::{Time, text};
use crate::model::Id;
use crate::model::item::{Attachment, Item, Kind, SenderCheck};
use crate::model::person::Address;

/// The most text that a note quotes, in bytes; the original keeps the rest.
pub(crate) const TEXT: usize = 256 * 1024;
/// The most structured data that a note quotes, in bytes.
const STRUCTURED: usize = 128 * 1024;

/// The longest mail address, in bytes. Source: RFC 5321 §4.5.3.1.3.
const ADDRESS: usize = 254;
/// The longest message id, in bytes: a line of a header. Source: RFC 5322 §2.1.1.
const MESSAGE_ID: usize = 998;

/// A mail, file or note as it was read: foreign through and through.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) kind: Kind,
    pub(crate) from: Option<Address>,
    pub(crate) reply_to: Vec<Address>,
    pub(crate) to: Vec<Address>,
    pub(crate) cc: Vec<Address>,
    pub(crate) subject: String,
    pub(crate) sent: Option<Time>,
    pub(crate) message_id: Option<String>,
    pub(crate) references: Vec<String>,
    pub(crate) sender: SenderCheck,
    pub(crate) text: String,
    pub(crate) structured: Vec<Value>,
    pub(crate) marks: Vec<&'static str>,
    pub(crate) files: Vec<Carried>,
    /// Front matter keys that the person set in a note of their own, and their values, checked.
    pub(crate) own: Vec<(&'static str, String)>,
    /// What a report of a mail server says of the mail that it is about.
    pub(crate) returned: Returned,
    /// Front matter keys that link to notes of ours, and the names of those without `.md`.
    pub(crate) links: Vec<(&'static str, String)>,
    /// Sections of our own below the text, as Markdown.
    pub(crate) below: String,
    /// What the reader should know of how it was read: what was skipped, cut, or is missing. Our words, as Markdown:
    /// what they quote was made inert.
    pub(crate) notices: Vec<String>,
}

/// What a report of a mail server says of a mail. Foreign, like all of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Returned {
    /// The Message-IDs that it names, without angle brackets.
    pub(crate) ids: Vec<String>,
    /// Whom it did not reach.
    pub(crate) recipients: Vec<String>,
    /// Whether the server goes on trying.
    pub(crate) delayed: bool,
}

impl Returned {
    pub(crate) fn name(&mut self, id: &str) {
        if self.ids.len() < 20 && !self.ids.iter().any(|known| known == id) {
            self.ids.push(id.to_owned());
        }
    }

    pub(crate) fn miss(&mut self, recipient: &str) {
        let recipient = recipient.trim();
        let known = self.recipients.iter().any(|known| known.eq_ignore_ascii_case(recipient));
        if self.recipients.len() < 20 && !known && !recipient.is_empty() {
            self.recipients.push(recipient.to_owned());
        }
    }
}

/// A file that came inside something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    /// As it came.
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) bytes: Vec<u8>,
}

impl Reading {
    pub(crate) fn new(kind: Kind, subject: impl Into<String>) -> Reading {
        Reading {
            kind,
            from: None,
            reply_to: Vec::new(),
            to: Vec::new(),
            cc: Vec::new(),
            subject: subject.into(),
            sent: None,
            message_id: None,
            references: Vec::new(),
            sender: SenderCheck::default(),
            text: String::new(),
            structured: Vec::new(),
            marks: Vec::new(),
            files: Vec::new(),
            own: Vec::new(),
            returned: Returned::default(),
            links: Vec::new(),
            below: String::new(),
            notices: Vec::new(),
        }
    }

    pub(crate) fn mark(&mut self, mark: &'static str) {
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
        }
    }

    pub(crate) fn notice(&mut self, notice: impl Into<String>) {
        let notice = notice.into();
        if !self.notices.contains(&notice) && self.notices.len() < 50 {
            self.notices.push(notice);
        }
    }

    /// The item, cut to what a note can hold.
    pub(crate) fn into_item(
        mut self,
        id: Id,
        source_id: String,
        now: Time,
        attachments: Vec<Attachment>,
    ) -> (Item, Vec<String>) {
        self.fit();
        if self.sent.is_none() && self.kind == Kind::Email {
            self.notice("it does not say when it was sent: the time is when it was seen");
        }
        if self.sent.is_some_and(|sent| sent > now + chrono::Duration::days(2)) {
            self.notice("it says that it was sent in the future");
        }
        let thread = match self.kind {
            Kind::Email => self.references.first().or(self.message_id.as_ref()).cloned(),
            _ => None,
        };
        let item = Item {
            id,
            kind: self.kind,
            source: "files".into(),
            source_id,
            thread,
            from: self.from,
            reply_to: self.reply_to,
            to: self.to,
            cc: self.cc,
            subject: self.subject,
            received: self.sent.unwrap_or(now),
            message_id: self.message_id,
            references: self.references,
            sender: self.sender,
            text: self.text,
            structured: self.structured,
            attachments,
            original: None,
            marks: self.marks.into_iter().map(str::to_owned).collect(),
        };
        (item, self.notices)
    }

    /// Cuts what is longer than any honest value. Hidden characters are written out in a note, up to ten times as
    /// long, and front matter over 64 KiB is not read: hence the low counts.
    fn fit(&mut self) {
        self.subject = text::cut(composed(std::mem::take(&mut self.subject)).trim(), 300);
        if self.subject.is_empty() {
            self.subject = "(no subject)".into();
        }
        for (name, list) in
            [("To", &mut self.to), ("Cc", &mut self.cc), ("Reply-To", &mut self.reply_to)]
        {
            let limit = if name == "Reply-To" { 3 } else { 20 };
            if list.len() > limit {
                let notice = format!(
                    "{name} names {} addresses, of which the first {limit} are noted here",
                    list.len()
                );
                self.notices.push(notice);
                list.truncate(limit);
            }
        }
        let crowd = self.to.len() + self.cc.len() > 8;
        let lists = [&mut self.to, &mut self.cc, &mut self.reply_to];
        for address in lists.into_iter().flatten().chain(&mut self.from) {
            address.name = text::cut(&address.name, if crowd { 40 } else { 100 });
        }
        self.drop_overlong();
        // The thread's root and its latest answers: what a reply needs.
        if self.references.len() > 12 {
            self.references.drain(1..self.references.len() - 11);
        }
        self.fit_text();
    }

    /// Takes out addresses and message ids that no mail can carry: one that was cut would be another.
    fn drop_overlong(&mut self) {
        let mut dropped = 0;
        let mut fits = |text: &str, limit: usize| {
            let fits = text.len() <= limit;
            dropped += usize::from(!fits);
            fits
        };
        for list in [&mut self.to, &mut self.cc, &mut self.reply_to] {
            list.retain(|address| fits(&address.email, ADDRESS));
        }
        self.from = self.from.take().filter(|from| fits(&from.email, ADDRESS));
        self.message_id = self.message_id.take().filter(|id| fits(id, MESSAGE_ID));
        self.references.retain(|id| fits(id, MESSAGE_ID));
        if dropped > 0 {
            self.notice(format!(
                "{dropped} of its addresses or message ids are too long to be any, and are not noted here"
            ));
        }
    }

    fn fit_text(&mut self) {
        self.text = composed(std::mem::take(&mut self.text));
        if self.text.len() > TEXT {
            let end = self.text.floor_char_boundary(TEXT);
            self.notice(format!(
                "the text is {} bytes long; the first {end} are here, all of it is in the original",
                self.text.len()
            ));
            self.text.truncate(end);
        }
        let mut size = 0;
        let before = self.structured.len();
        self.structured.retain(|value| {
            size += value.to_string().len();
            size <= STRUCTURED
        });
        if self.structured.len() < before {
            self.notice(
                "it carries more structured data than a note holds; the original has all of it",
            );
        }
    }
}

/// A text in the one form (NFC) that words are compared in: macOS writes `é` as `e` and an accent.
fn composed(text: String) -> String {
    if is_nfc(&text) { text } else { text.nfc().collect() }
}
