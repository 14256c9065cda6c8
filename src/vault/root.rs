//! The notes that lie in the vault's root: dashboard, handbook, goals.

use std::io;

use super::Vault;
use super::store::{NOTE_LIMIT, VaultError};
use crate::base::disk;

impl Vault {
    /// The bytes of a note in the root; `None` where it is not there.
    pub(crate) fn read_root(&self, name: &'static str) -> Result<Option<Vec<u8>>, VaultError> {
        let path = self.root().join(name);
        match disk::read(&path, NOTE_LIMIT) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(self.io("read", &path, source)),
        }
    }

    /// Puts new bytes in place of a note in the root that still holds `expected` (`None`: is not there); durable when
    /// it returns.
    pub(crate) fn replace_root(
        &self,
        name: &'static str,
        expected: Option<&[u8]>,
        bytes: &[u8],
    ) -> Result<(), VaultError> {
        if self.read_root(name)?.as_deref() != expected {
            return Err(VaultError::Changed { path: name.to_owned() });
        }
        let path = self.root().join(name);
        disk::replace(&path, bytes).map_err(|source| self.io("write", &path, source))?;
        disk::sync_dir(self.root()).map_err(|source| self.io("sync", &path, source))
    }
}
