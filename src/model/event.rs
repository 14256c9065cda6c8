//! One line of the audit log.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::base::{Time, clock};

/// What an event came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Success,
    Failure,
    Refused,
    Pending,
    Skipped,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Success => "success",
            Status::Failure => "failure",
            Status::Refused => "refused",
            Status::Pending => "pending",
            Status::Skipped => "skipped",
        }
    }
}

/// A fact that happened, as the log keeps it; `seq` and `prev` are the trail's to give.
///
/// The line is written after the fact it records and before the command that did it says so. Fields are only ever added;
/// a reader skips those it does not know. No secret goes in. The order of the fields here is the canonical form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) timestamp: String,
    #[serde(default)]
    pub(crate) seq: u64,
    pub(crate) action: String,
    /// The stage that did it: `watch`, `plan`, `approve`, `act`, …
    pub(crate) actor: String,
    #[serde(default)]
    pub(crate) domain: Option<String>,
    pub(crate) status: Status,
    #[serde(default)]
    pub(crate) resource: Option<String>,
    #[serde(default)]
    pub(crate) duration_ms: Option<u64>,
    #[serde(default)]
    pub(crate) target: Option<String>,
    #[serde(default)]
    pub(crate) item: Option<String>,
    #[serde(default)]
    pub(crate) intent: Option<String>,
    #[serde(default)]
    pub(crate) approval_required: Option<bool>,
    #[serde(default)]
    pub(crate) approval_status: Option<String>,
    #[serde(default)]
    pub(crate) approved_by: Option<String>,
    #[serde(default)]
    pub(crate) dry_run: bool,
    #[serde(default)]
    pub(crate) retry_count: u32,
    #[serde(default)]
    pub(crate) parameters: Map<String, Value>,
    #[serde(default)]
    pub(crate) receipt: Option<Value>,
    #[serde(default)]
    pub(crate) error: Option<String>,
    #[serde(default)]
    pub(crate) prev: String,
}

impl Event {
    /// An event with what every event has; the rest is set by name: `Event { item: …, ..Event::new(…) }`.
    pub(crate) fn new(at: Time, actor: &str, action: &str, status: Status) -> Event {
        Event {
            timestamp: clock::millis(at),
            seq: 0,
            action: action.to_owned(),
            actor: actor.to_owned(),
            domain: None,
            status,
            resource: None,
            duration_ms: None,
            target: None,
            item: None,
            intent: None,
            approval_required: None,
            approval_status: None,
            approved_by: None,
            dry_run: false,
            retry_count: 0,
            parameters: Map::new(),
            receipt: None,
            error: None,
            prev: String::new(),
        }
    }
}
