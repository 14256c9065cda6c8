//! What can come of a try to carry an action out, and of asking whether it happened.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

/// What went wrong, by what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FailureClass {
    /// The service could not be reached at all: nothing can be tried there for a while.
    Away,
    /// It was reached and did nothing; the same may work later.
    Transient,
    /// It turned the credential down: a person must sign in.
    Authentication,
    /// It said no to this request; the same again is a no again.
    Refused,
    /// It can't be built from what was approved, or the answer can't be used.
    Data,
}

impl FailureClass {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            FailureClass::Away => "away",
            FailureClass::Transient => "transient",
            FailureClass::Authentication => "authentication",
            FailureClass::Refused => "refused",
            FailureClass::Data => "data",
        }
    }
}

/// A try of which it is sure that nothing happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) class: FailureClass,
    /// In words, without a secret.
    pub(crate) why: String,
    /// How long the service asked to be left alone.
    pub(crate) after: Option<Duration>,
}

impl Failure {
    pub(crate) fn new(class: FailureClass, why: impl Into<String>) -> Failure {
        Failure { class, why: why.into(), after: None }
    }
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Attempt {
    /// It happened; the receipt of the service.
    Done(Value),
    /// Nothing happened, and nothing will before something else is set up.
    NotPossible(String),
    Failed(Failure),
    /// Nobody knows whether it happened, and why.
    InDoubt(String),
}

impl Attempt {
    pub(crate) fn refused(why: impl Into<String>) -> Attempt {
        Attempt::Failed(Failure::new(FailureClass::Refused, why))
    }
}

/// What a service says when it is asked whether something happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    /// It did; the receipt.
    Yes(Value),
    /// It surely did not.
    No,
    /// It can't say, and why: a person must.
    CannotTell(String),
    /// It can't say, and does a repeated key once: the same call again, and nothing else, tells.
    Repeat,
    /// It could not be asked now.
    NotNow(Failure),
}
