//! What can go wrong with the vault's files, and what to do about it.

use std::io;

use super::front::FrontError;
use crate::base::{Exit, Fail};

#[derive(Debug, thiserror::Error)]
pub(crate) enum VaultError {
    #[error("no vault at {0}")]
    NoVault(String),
    #[error("`{path}` is not there any more: it was moved while we worked")]
    Gone { path: String },
    #[error("`{path}` is there already")]
    Taken { path: String },
    #[error("`{path}`, {source}")]
    Front { path: String, source: FrontError },
    #[error("`{path}` is not UTF-8 text")]
    NotText { path: String },
    #[error("`{path}` changed while we worked")]
    Changed { path: String },
    #[error("can't {doing} `{path}`")]
    Io { doing: &'static str, path: String, source: io::Error },
}

impl VaultError {
    /// Whether another try may read what is there: a fault of the system, not of the file.
    pub(crate) fn is_passing(&self) -> bool {
        match self {
            VaultError::Io { source, .. } => {
                !matches!(source.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::FileTooLarge)
            }
            _ => false,
        }
    }

    /// Whether the file holds something else than was expected: somebody wrote it meanwhile.
    pub(crate) fn is_changed(&self) -> bool {
        matches!(self, VaultError::Changed { .. })
    }

    /// Whether the file is simply not there.
    pub(crate) fn is_not_there(&self) -> bool {
        match self {
            VaultError::Gone { .. } => true,
            VaultError::Io { source, .. } => source.kind() == io::ErrorKind::NotFound,
            _ => false,
        }
    }
}

impl From<VaultError> for Fail {
    fn from(error: VaultError) -> Fail {
        let exit = match &error {
            VaultError::NoVault(_) => Exit::SetUp,
            VaultError::Gone { .. } | VaultError::Taken { .. } | VaultError::Changed { .. } => {
                Exit::Busy
            }
            VaultError::Front { .. } | VaultError::NotText { .. } | VaultError::Io { .. } => {
                Exit::Failed
            }
        };
        let hint = error.hint();
        let fail = Fail::new(exit, error);
        match hint {
            Some(hint) => fail.hint(hint),
            None => fail,
        }
    }
}

impl VaultError {
    fn hint(&self) -> Option<&'static str> {
        match self {
            VaultError::NoVault(_) => {
                Some("`fte init DIR` makes one; `--vault DIR` or `FTE_VAULT` names one")
            }
            VaultError::Gone { .. } | VaultError::Taken { .. } | VaultError::Changed { .. } => {
                Some("run the command again")
            }
            VaultError::Front { .. } | VaultError::NotText { .. } => {
                Some("`fte vault check` lists every damaged note")
            }
            VaultError::Io { source, .. } => match source.kind() {
                io::ErrorKind::InvalidInput => {
                    Some("links and odd files are never followed; `fte vault check` lists them")
                }
                io::ErrorKind::PermissionDenied => {
                    Some("let your user read and write the vault's files")
                }
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    Some("the disk is full: make room, then run the command again")
                }
                io::ErrorKind::ReadOnlyFilesystem => Some("the vault's disk can't be written to"),
                _ => None,
            },
        }
    }
}
