//! One thing that arrived and wants a decision: a note in `Needs_Action/` and after.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Id, person::Address};
use crate::base::Time;

/// What kind of thing arrived: the front matter's `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Email,
    Message,
    File,
    Mention,
    Comment,
    Transaction,
    Task,
    Feed,
}

impl Kind {
    pub(crate) const ALL: [Kind; 8] = [
        Kind::Email,
        Kind::Message,
        Kind::File,
        Kind::Mention,
        Kind::Comment,
        Kind::Transaction,
        Kind::Task,
        Kind::Feed,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kind::Email => "email",
            Kind::Message => "message",
            Kind::File => "file",
            Kind::Mention => "mention",
            Kind::Comment => "comment",
            Kind::Transaction => "transaction",
            Kind::Task => "task",
            Kind::Feed => "feed",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Kind, String> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            let all: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            format!(
                "`{}` is no type; it is one of {}",
                crate::base::text::shown_line(text),
                all.join(", ")
            )
        })
    }
}

/// What watchers mark items with.
pub(crate) const MARKS: &[&str] = &[
    "list",
    "auto",
    "bounce",
    "delayed",
    "continued",
    "invite",
    "table",
    "einvoice",
    "credit-note",
    "paid",
    "encrypted",
    "receipt-notice",
    "abuse-report",
    "tnef",
    "important",
    "starred",
    "promotions",
    "social",
    "updates",
    "forums",
];

/// How urgent: `low`, `normal`, `high`, `urgent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Priority {
    Low,
    #[default]
    Normal,
    High,
    Urgent,
}

impl Priority {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Priority::Low => "low",
            Priority::Normal => "normal",
            Priority::High => "high",
            Priority::Urgent => "urgent",
        }
    }
}

/// Which part of life it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Domain {
    Personal,
    Business,
    Both,
}

impl Domain {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Domain::Personal => "personal",
            Domain::Business => "business",
            Domain::Both => "both",
        }
    }
}

/// A file that came with an item and lies in `Attachments/<id>/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attachment {
    /// Vault path with `/`: `Attachments/7k2m9qxa4d/timesheet.pdf`.
    pub(crate) path: String,
    /// The name it came under, as it came.
    pub(crate) name: String,
    /// MIME type, lower case, by content where that can be told, else as declared.
    pub(crate) mime: String,
    pub(crate) size: u64,
    pub(crate) sha256: String,
}

/// What the receiving server found out about the sender (RFC 8601), and what we see ourselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SenderCheck {
    /// `spf=pass dkim=pass dmarc=fail`, from the one header that we trust; empty where there is none.
    pub(crate) results: String,
    /// Whether DMARC passed for the From domain by a server that the config names.
    pub(crate) verified: bool,
    /// Sentences that make a person careful: look-alike, reply-to differs, several From.
    pub(crate) warnings: Vec<String>,
    /// Whether the owner never wrote to them, as far as `Contacts/` knows: no warning, a person only should know it.
    #[serde(default)]
    pub(crate) first: bool,
    /// Whether a part of the item is a later message that nothing proves to be its sender's: whoever got a copy of the
    /// first can write a second in their name. No warning about whom the item is from, and nothing goes by itself for it.
    #[serde(default)]
    pub(crate) unproven: bool,
}

/// What arrived, as data. Its text came from outside: hostile until made inert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Item {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    /// Which watcher saw it: `files`, `gmail`, …
    pub(crate) source: String,
    /// The source's own id, or `sha256:…` of the content where it has none.
    pub(crate) source_id: String,
    pub(crate) thread: Option<String>,
    pub(crate) from: Option<Address>,
    pub(crate) reply_to: Vec<Address>,
    pub(crate) to: Vec<Address>,
    pub(crate) cc: Vec<Address>,
    pub(crate) subject: String,
    /// When it was sent, by its own word; when it was seen, where it says nothing.
    pub(crate) received: Time,
    /// `Message-ID`, `In-Reply-To` and `References`, without angle brackets.
    pub(crate) message_id: Option<String>,
    pub(crate) references: Vec<String>,
    pub(crate) sender: SenderCheck,
    /// What a reader would see, as plain text (HTML already turned into text).
    pub(crate) text: String,
    /// schema.org objects and other structured data that it carried, as JSON.
    pub(crate) structured: Vec<serde_json::Value>,
    pub(crate) attachments: Vec<Attachment>,
    /// Vault path of what arrived, just as it came; `None` where no watcher kept any.
    pub(crate) original: Option<String>,
    /// Facts that a watcher knows and a playbook can match: `bounce`, `list`, `auto`, `tnef`, `invite`, `continued`.
    pub(crate) marks: Vec<String>,
}
