//! The Maildir outbox: complete RFC 5322 messages, written, not sent.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::message::{self, MessageError, Stamp};
use crate::base::{Time, digest, disk};
use crate::model::action::Email;
use crate::vault::Vault;

/// A Maildir (`new`, `cur`, `tmp`) in the vault; any mail client opens it.
pub(crate) struct Outbox<'a> {
    pub(crate) vault: &'a Vault,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum OutboxError {
    #[error(transparent)]
    Message(#[from] MessageError),
    #[error("can't {doing} `{path}`")]
    Io { doing: &'static str, path: String, source: io::Error },
}

/// The folder in the vault.
pub(crate) const FOLDER: &str = "Outbox";

impl Outbox<'_> {
    /// Writes a message under the name of its key. Written before with the same key: the first receipt again.
    ///
    /// `at` is when the intent began, so that a second try writes the same bytes. `automatic`: no person said yes to it,
    /// and the message says so to programs that answer mail.
    pub(crate) fn write(
        &self,
        mail: &Email,
        key: &str,
        at: Time,
        automatic: bool,
    ) -> Result<Value, OutboxError> {
        if let Some(receipt) = self.find(mail, key, at, automatic)? {
            return Ok(receipt);
        }
        let bytes = self.message(mail, key, at, automatic)?;
        real_dir(&self.dir())?;
        for part in ["tmp", "new", "cur"] {
            real_dir(&self.dir().join(part))?;
        }
        let tmp = self.dir().join("tmp");
        let path = tmp.join(name(key));
        // What an interrupted try left there, nobody has seen.
        self.vault.bounds().replace(&path, &bytes).map_err(|e| io_error("write", &path, e))?;
        disk::sync_dir(&tmp).map_err(|e| io_error("sync", &tmp, e))?;
        Ok(receipt(mail, key, &bytes))
    }

    /// Lays a written message open to mail clients: they see `new`, not `tmp`. Done before: nothing.
    ///
    /// After its receipt is durable, so that a client which takes it away in the next moment leaves nothing in doubt.
    pub(crate) fn deliver(&self, key: &str) -> Result<(), OutboxError> {
        let (tmp, new) = (self.dir().join("tmp"), self.dir().join("new"));
        let (from, to) = (tmp.join(name(key)), new.join(name(key)));
        match self.vault.bounds().move_new(&from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            // A power cut can leave it under both names: what `new` made durable, `tmp` had not let go of yet.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let there = self.read(key)?.map(|(_, bytes)| bytes).unwrap_or_default();
                let is_gone = self.vault.bounds().remove_same(&from, &there);
                if !is_gone.map_err(|e| io_error("remove", &from, e))? {
                    return Err(io_error("move", &from, error));
                }
            }
            Err(error) => return Err(io_error("move", &from, error)),
            Ok(()) => {}
        }
        for dir in [new, tmp] {
            disk::sync_dir(&dir).map_err(|e| io_error("sync", &dir, e))?;
        }
        Ok(())
    }

    /// The receipt of the message with this key, where one was delivered; a mail client may have moved it to `cur`. One in
    /// `tmp` was not, and a no still counts.
    ///
    /// Another message under its name is an error: somebody put it there.
    pub(crate) fn find(
        &self,
        mail: &Email,
        key: &str,
        at: Time,
        automatic: bool,
    ) -> Result<Option<Value>, OutboxError> {
        let Some((path, there)) = self.read(key)? else { return Ok(None) };
        // An attached file may be gone since it was written: then it can't be built again, and what is there counts.
        let same = self
            .message(mail, key, at, automatic)
            .map_or(true, |bytes| undated(&there) == undated(&bytes));
        if same {
            return Ok(Some(receipt(mail, key, &there)));
        }
        let other = io::Error::new(io::ErrorKind::AlreadyExists, "is there with another content");
        Err(io_error("write", &path, other))
    }

    fn read(&self, key: &str) -> Result<Option<(PathBuf, Vec<u8>)>, OutboxError> {
        for part in ["new", "cur"] {
            let dir = self.dir().join(part);
            let failed = |error| io_error("list", &dir, error);
            let names = match fs::read_dir(&dir) {
                Ok(names) => names,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(failed(error)),
            };
            for entry in names {
                let entry = entry.map_err(failed)?;
                if is_named(&entry.file_name().to_string_lossy(), key) {
                    let path = entry.path();
                    let bytes = self.vault.bounds().read(&path, 1 << 30);
                    let bytes = bytes.map_err(|e| io_error("read", &path, e))?;
                    return Ok(Some((path, bytes)));
                }
            }
        }
        Ok(None)
    }

    fn message(
        &self,
        mail: &Email,
        key: &str,
        at: Time,
        automatic: bool,
    ) -> Result<Vec<u8>, OutboxError> {
        Ok(message::build(self.vault, mail, &Stamp { key, at, automatic })?)
    }

    fn dir(&self) -> PathBuf {
        self.vault.root().join(FOLDER)
    }
}

fn receipt(mail: &Email, key: &str, bytes: &[u8]) -> Value {
    json!({
        "connector": "outbox",
        "path": format!("{FOLDER}/new/{}", name(key)),
        "message_id": message::id(mail, key),
        "sha256": digest::sha256(bytes),
        "said": "written to the outbox, not sent: no mail account is set up",
    })
}

/// A message without its date, which is that of the try that wrote it.
fn undated(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"Date: ")).collect()
}

/// Whether a file is the message with this key: its name, and the flags that a mail client may have put behind it.
fn is_named(file: &str, key: &str) -> bool {
    file.strip_prefix(&name(key))
        .is_some_and(|flags| flags.is_empty() || flags.starts_with([':', ';', '!']))
}

/// Makes a folder where none is; a link is none.
fn real_dir(dir: &Path) -> Result<(), OutboxError> {
    let made = match fs::symlink_metadata(dir) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(disk::refused("is a link or file, not a folder")),
        Err(_) => fs::create_dir(dir).and_then(|()| dir.parent().map_or(Ok(()), disk::sync_dir)),
    };
    made.map_err(|e| io_error("use", dir, e))
}

/// A Maildir name without the flags: a `:` is not allowed on Windows.
fn name(key: &str) -> String {
    format!("fte-{key}.eml")
}

fn io_error(doing: &'static str, path: &std::path::Path, source: io::Error) -> OutboxError {
    OutboxError::Io { doing, path: crate::base::text::shown_line(&path.to_string_lossy()), source }
}
