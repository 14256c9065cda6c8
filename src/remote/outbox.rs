//! The Maildir outbox: complete RFC 5322 messages, written, not sent.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use serde_json::{Value, json};

use crate::base::{Time, digest, disk};
use crate::model::action::{Attached, Email};
use crate::vault::Vault;

/// A Maildir (`new`, `cur`, `tmp`) in the vault; any mail client opens it.
pub(crate) struct Outbox<'a> {
    pub(crate) vault: &'a Vault,
    /// `Name <name@domain>`.
    pub(crate) from: String,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum OutboxError {
    #[error("`{field}` is no mail address: `{value}`")]
    Address { field: &'static str, value: String },
    #[error("no sender is set: `mail.from` or `owner.emails` in .fte/config.yaml")]
    NoSender,
    #[error("`{path}` is not what was approved: its content changed")]
    FileChanged { path: String },
    #[error("a word of its headers is longer than a line of a mail may be")]
    LongLine,
    #[error("the subject {0}: who gets it would read something else than what was approved")]
    Subject(&'static str),
    #[error("can't {doing} `{path}`")]
    Io { doing: &'static str, path: String, source: io::Error },
    #[error("the message can't be built: {0}")]
    Build(#[from] lettre::error::Error),
}

/// A line's end included, without its line feed.
const LONGEST: usize = 999;

/// The folder in the vault.
pub(crate) const FOLDER: &str = "Outbox";

impl Outbox<'_> {
    /// Writes a message under the name of its key. Written before with the same key: the first receipt again.
    ///
    /// `at` is when the intent began, so that a second try writes the same bytes.
    pub(crate) fn write(&self, mail: &Email, key: &str, at: Time) -> Result<Value, OutboxError> {
        let found = self.find(key)?;
        let bytes = match (self.message(mail, key, at), &found) {
            // An attached file may be gone since it was written.
            (Err(_), Some((receipt, _))) => return Ok(receipt.clone()),
            (message, _) => message?,
        };
        if let Some((receipt, there)) = found {
            let path = self.dir().join(name(key));
            let other = || {
                Err(io_error(
                    "write",
                    &path,
                    io::Error::new(io::ErrorKind::AlreadyExists, "is there with another content"),
                ))
            };
            return if undated(&there) == undated(&bytes) { Ok(receipt) } else { other() };
        }
        real_dir(&self.dir())?;
        for part in ["tmp", "new", "cur"] {
            real_dir(&self.dir().join(part))?;
        }
        let path = self.dir().join("new").join(name(key));
        match self.vault.bounds().create_with(&path, |file| file.write_all(&bytes)) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(io_error("write", &path, error)),
        }
        let new = self.dir().join("new");
        disk::sync_dir(&new).map_err(|e| io_error("sync", &new, e))?;
        Ok(self.receipt("new", key, &bytes))
    }

    /// The receipt of the message with this key, where one was written; a mail client may have moved it to `cur`.
    fn find(&self, key: &str) -> Result<Option<(Value, Vec<u8>)>, OutboxError> {
        for part in ["new", "cur"] {
            let dir = self.dir().join(part);
            let Ok(names) = fs::read_dir(&dir) else { continue };
            for entry in names.flatten() {
                let found = is_named(&entry.file_name().to_string_lossy(), key);
                if found {
                    let bytes = self
                        .vault
                        .bounds()
                        .read(&entry.path(), 1 << 30)
                        .map_err(|e| io_error("read", &entry.path(), e))?;
                    return Ok(Some((self.receipt(part, key, &bytes), bytes)));
                }
            }
        }
        Ok(None)
    }

    /// The message as it would be written.
    pub(crate) fn message(
        &self,
        mail: &Email,
        key: &str,
        at: Time,
    ) -> Result<Vec<u8>, OutboxError> {
        fits_subject(&mail.subject)?;
        let from = mailbox("mail.from", &self.from)
            .map_err(|error| if self.from.is_empty() { OutboxError::NoSender } else { error })?;
        let domain = from.email.domain().to_owned();
        let mut builder = lettre::Message::builder()
            .from(from)
            .subject(&mail.subject)
            .date(std::time::SystemTime::from(at))
            .message_id(Some(format!("<fte-{key}@{domain}>")));
        for to in &mail.to {
            builder = builder.to(mailbox("to", to)?);
        }
        for cc in &mail.cc {
            builder = builder.cc(mailbox("cc", cc)?);
        }
        for bcc in &mail.bcc {
            builder = builder.bcc(mailbox("bcc", bcc)?);
        }
        if let Some(id) = &mail.in_reply_to {
            builder = builder.in_reply_to(format!("<{}>", one_word(id)));
        }
        if !mail.references.is_empty() {
            let ids: Vec<_> =
                mail.references.iter().map(|id| format!("<{}>", one_word(id))).collect();
            builder = builder.references(ids.join(" "));
        }
        // Bcc stays in the outbox copy: who sends it must know them.
        let builder = builder.keep_bcc();
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.body.clone());
        let message = if mail.attachments.is_empty() {
            builder.singlepart(text)?
        } else {
            let mut parts = MultiPart::mixed().boundary(format!("fte-{key}")).singlepart(text);
            for file in &mail.attachments {
                parts = parts.singlepart(self.attachment(file)?);
            }
            builder.multipart(parts)?
        };
        let bytes = message.formatted();
        // A word is never folded. Source: RFC 5322 §2.1.1.
        let headers = bytes.split(|byte| *byte == b'\n').take_while(|line| *line != b"\r");
        if headers.into_iter().any(|line| line.len() > LONGEST) {
            return Err(OutboxError::LongLine);
        }
        Ok(bytes)
    }

    fn attachment(&self, file: &Attached) -> Result<SinglePart, OutboxError> {
        let path =
            file.path.split('/').fold(self.vault.root().to_owned(), |at, part| at.join(part));
        let read = self.vault.bounds().read(&path, 1 << 30);
        let bytes = read.map_err(|e| io_error("read", &path, e))?;
        if digest::sha256(&bytes) != file.sha256 {
            return Err(OutboxError::FileChanged { path: file.path.clone() });
        }
        let name = file.path.rsplit('/').next().unwrap_or("file").to_owned();
        let mime = infer::get(&bytes).map_or("application/octet-stream", |kind| kind.mime_type());
        let mime = ContentType::parse(mime).unwrap_or(ContentType::TEXT_PLAIN);
        Ok(Attachment::new(name).body(bytes, mime))
    }

    fn receipt(&self, part: &str, key: &str, bytes: &[u8]) -> Value {
        let domain = self
            .from
            .rsplit_once('@')
            .map_or("localhost", |(_, domain)| domain.trim_end_matches('>'));
        json!({
            "connector": "outbox",
            "path": format!("{FOLDER}/{part}/{}", name(key)),
            "message_id": format!("fte-{key}@{domain}"),
            "sha256": digest::sha256(bytes),
            "said": "written to the outbox, not sent: no mail account is set up",
        })
    }

    fn dir(&self) -> PathBuf {
        self.vault.root().join(FOLDER)
    }
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
        Err(_) => fs::create_dir(dir),
    };
    made.map_err(|e| io_error("use", dir, e))
}

/// A Maildir name without the flags: a `:` is not allowed on Windows.
fn name(key: &str) -> String {
    format!("fte-{key}.eml")
}

fn mailbox(field: &'static str, text: &str) -> Result<Mailbox, OutboxError> {
    let bad = || OutboxError::Address { field, value: crate::base::text::shown_line(text) };
    let address = crate::model::action::parse_address(text);
    if address.email.chars().chain(address.name.chars()).any(char::is_control) {
        return Err(bad());
    }
    let email = address.email.parse().map_err(|_| bad())?;
    Ok(Mailbox::new((!address.name.is_empty()).then_some(address.name), email))
}

fn one_word(id: &str) -> String {
    id.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>'))
        .collect()
}

fn io_error(doing: &'static str, path: &std::path::Path, source: io::Error) -> OutboxError {
    OutboxError::Io { doing, path: crate::base::text::shown_line(&path.to_string_lossy()), source }
}

/// A subject is one line, and not one that a reader's program decodes into another (RFC 2047).
fn fits_subject(subject: &str) -> Result<(), OutboxError> {
    if subject.chars().any(char::is_control) {
        return Err(OutboxError::Subject("has a line end or another control character"));
    }
    if subject.contains("=?") {
        return Err(OutboxError::Subject("has what mail programs take for encoded words"));
    }
    Ok(())
}
