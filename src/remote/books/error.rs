//! What can go wrong with the books, by what a caller can do about it.

use std::io;

use super::PATH;
use super::journal::Fault;
use crate::base::{Exit, Fail};
use crate::vault::VaultError;

#[derive(Debug, thiserror::Error)]
pub(crate) enum BooksError {
    /// The books say no: it is booked already, or more than is owed. Trying again changes nothing.
    #[error("{0}")]
    Refused(String),
    /// A value that can't be booked. Trying again changes nothing.
    #[error("`{field}` {what}")]
    Data { field: String, what: String },
    /// The journal can't be read: a person must look at the line.
    #[error("{PATH}:{line}: {what}")]
    Journal { line: usize, what: String },
    /// Trying again may help.
    #[error("can't {doing} {PATH}")]
    Io { doing: &'static str, source: io::Error },
    #[error("somebody else keeps writing to {PATH}")]
    Busy,
    /// A note of the books. What was booked is booked; the same key again makes the note.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The state or the settings.
    #[error("{}", .0.cause)]
    State(Fail),
}

impl BooksError {
    pub(super) fn data(field: impl Into<String>, what: impl Into<String>) -> BooksError {
        BooksError::Data { field: field.into(), what: what.into() }
    }
}

impl From<Fault> for BooksError {
    fn from(fault: Fault) -> BooksError {
        BooksError::Journal { line: fault.line, what: fault.what }
    }
}

impl From<Fail> for BooksError {
    fn from(fail: Fail) -> BooksError {
        BooksError::State(fail)
    }
}

impl From<BooksError> for Fail {
    fn from(error: BooksError) -> Fail {
        match error {
            BooksError::State(fail) => fail,
            BooksError::Vault(error) => error.into(),
            BooksError::Refused(_) => Fail::new(Exit::Refused, error),
            BooksError::Data { .. } => Fail::new(Exit::Usage, error),
            BooksError::Journal { .. } => Fail::new(Exit::Failed, error)
                .hint("mend that line in any editor; `fte ledger check` looks again"),
            BooksError::Busy => Fail::new(Exit::Busy, error).hint("try again when it is saved"),
            BooksError::Io { .. } => Fail::new(Exit::Failed, error),
        }
    }
}
