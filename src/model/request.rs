//! A request to do something: what the gate judges, seals and lays before the person.

use serde::{Deserialize, Serialize};

use super::{Id, action::Action, item::Item};

/// What the policy says of an action. The stricter of two is the `max`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "why")]
pub(crate) enum Verdict {
    Go(String),
    Ask(String),
    /// A yes on a terminal with the amount typed; moving the file is not enough.
    AskTwice(String),
    Never(String),
}

/// What someone wants done, before the gate has looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub(crate) action: Action,
    /// In plain words, without foreign text; the step's `what`.
    pub(crate) what: String,
    pub(crate) item: Option<Id>,
    /// The item's: `business`.
    pub(crate) domain: Option<String>,
    pub(crate) plan: Option<Id>,
    /// The plan's step; without a plan, the draft of a person's own that it is.
    pub(crate) step: Option<String>,
    /// `playbook:invoice-requested`, `person:dana`.
    pub(crate) by: String,
    /// Whether it comes from a playbook that is marked `auto`.
    pub(crate) auto: bool,
    /// Why it asks whatever the policy says.
    pub(crate) ask: Option<String>,
}

impl Proposal {
    /// An action that somebody asks for of their own accord, for no item and in no plan.
    pub(crate) fn of(action: Action, by: &str) -> Proposal {
        Proposal {
            what: action.spec().summary.to_owned(),
            action,
            item: None,
            domain: None,
            plan: None,
            step: None,
            by: by.to_owned(),
            auto: false,
            ask: None,
        }
    }
}

/// What is known of who sent the item that an action is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemSender {
    /// Whether DMARC passed, by a server that the settings name.
    pub(crate) verified: bool,
    /// Whether there is a warning about them, or a part of it is from somebody unproven.
    pub(crate) warned: bool,
}

impl ItemSender {
    /// `None` where nobody sent it.
    pub(crate) fn of(item: &Item) -> Option<ItemSender> {
        item.from.as_ref()?;
        let verified = item.sender.verified;
        let warned = item.sender.unproven || !item.sender.warnings.is_empty();
        Some(ItemSender { verified, warned })
    }
}

/// A value of the action that came from outside, and where it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Outside {
    /// The action's parameter.
    pub(crate) field: String,
    pub(crate) value: String,
    /// Line of the item's text, from 1; 0: a header.
    pub(crate) line: usize,
    /// That line, as it came.
    pub(crate) quote: String,
    /// Whether the value decides about harm: a recipient, amount, account, link, handle or file.
    pub(crate) harm: bool,
}

/// Where a request is, as the state folder knows it (the vault's folders are what a person asks for).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    /// Waits for a yes.
    Pending,
    /// Said yes to, by a person or by a rule; not executed yet.
    Approved,
    /// Said no to, by a person or by a rule.
    Refused,
    /// Its effect began and its outcome is not known: settled before anything else.
    Begun,
    /// Executed; used up.
    Done,
    /// Said yes to, and it can never work as it is: in `Dead_Letter/` with the reason.
    Dead,
}

impl Standing {
    /// Whether nothing more becomes of it.
    pub(crate) fn is_over(self) -> bool {
        matches!(self, Standing::Refused | Standing::Done | Standing::Dead)
    }
}
