//! Files that an action is bound to: whether they are what they were when it was read.

use std::io::ErrorKind;

use super::{Vault, VaultError};
use crate::base::digest;
use crate::model::action::Attached;

/// The largest file that is read for it, in bytes.
const LIMIT: u64 = 1 << 30;

impl Vault {
    /// The path of the first file that is gone or has another content by now.
    pub(crate) fn differing(&self, files: &[Attached]) -> Result<Option<String>, VaultError> {
        for file in files {
            let path = file.path.split('/').fold(self.root().to_owned(), |at, part| at.join(part));
            match self.bounds().read(&path, LIMIT) {
                Ok(bytes) if digest::sha256(&bytes) == file.sha256 => {}
                Ok(_) => return Ok(Some(file.path.clone())),
                Err(source)
                    if matches!(source.kind(), ErrorKind::NotFound | ErrorKind::InvalidInput) =>
                {
                    return Ok(Some(file.path.clone()));
                }
                Err(source) => {
                    return Err(VaultError::Io { doing: "read", path: file.path.clone(), source });
                }
            }
        }
        Ok(None)
    }
}
