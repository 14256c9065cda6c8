//! How an action is found again whose answer was lost, and when it may be tried again.

use serde::Serialize;

/// How an action is found again whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Found {
    /// A note whose name ends with the intent's key.
    Note,
    /// A note that is gone, and the state's word that this action took it away.
    Gone,
    /// The contact that says so.
    Contact,
    /// The message that is named by the intent's key: in the outbox, among what was sent, or as the draft it was made of.
    Message,
    /// The journal's entry with the intent's key.
    Entry,
    /// The service is asked what it did under the intent's key, where it can be.
    Service,
    /// Nobody can be asked: no connector does it yet.
    Nowhere,
}

impl Found {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Found::Note => "by the note that has its key",
            Found::Gone => "by the note that is gone, and the state that says why",
            Found::Contact => "by the contact that says so",
            Found::Message => {
                "by the message that has its key: in the outbox, or among what the account sent; where that can't tell, a person is asked"
            }
            Found::Entry => "by the entry of the journal that has its key",
            Found::Service => "the service is asked by its key; where it can't say, a person is",
            Found::Nowhere => "not at all: there is no connector yet",
        }
    }
}

/// When an action whose try failed may be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Retry {
    /// At once where the call never went out; else after a look-up.
    BeforeTheCall,
    /// Only after a look-up that proves that it did not happen.
    AfterLookUp,
}

impl Retry {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Retry::BeforeTheCall => "where the call never went out, or a look-up finds nothing",
            Retry::AfterLookUp => "only after a look-up that proves that it did not happen",
        }
    }
}
