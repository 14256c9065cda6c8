//! A mail's bytes (RFC 5322), whoever carries it: the same intent gives the same message.

use std::io;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use crate::base::{Time, digest, text::shown_line};
use crate::model::action::{Attached, Email, parse_address};
use crate::vault::Vault;

#[derive(Debug, thiserror::Error)]
pub(crate) enum MessageError {
    #[error("`{field}` is no mail address: `{value}`")]
    Address { field: &'static str, value: String },
    #[error("`{field}` has letters before the `@` that not every mail server takes: `{value}`")]
    NotAscii { field: &'static str, value: String },
    #[error("no sender is set: `mail.from` or `owner.emails` in .fte/config.yaml")]
    NoSender,
    #[error("`{path}` is not what was approved: its content changed")]
    FileChanged { path: String },
    #[error("a word of its headers is longer than a line of a mail may be")]
    LongLine,
    #[error("the subject {0}: who gets it would read something else than what was approved")]
    Subject(&'static str),
    #[error("can't read `{path}`")]
    Io { path: String, source: io::Error },
    #[error("the message can't be built: {0}")]
    Build(#[from] lettre::error::Error),
}

/// A line's end included, without its line feed.
const LONGEST: usize = 999;

/// What a message has from the intent that sends it.
pub(crate) struct Stamp<'a> {
    pub(crate) key: &'a str,
    /// When the intent began, so that a second try writes the same bytes.
    pub(crate) at: Time,
    /// No person said yes to it, and the message says so to programs that answer mail.
    pub(crate) automatic: bool,
}

/// The Message-ID that an intent's message has, without angle brackets.
pub(crate) fn id(mail: &Email, key: &str) -> String {
    let from = mail.from.as_deref().map(parse_address).unwrap_or_default();
    let domain = idna::domain_to_ascii(from.domain()).unwrap_or_default();
    format!("fte-{key}@{}", if domain.is_empty() { "localhost" } else { &domain })
}

/// The message, its `Bcc` included: who sends it must know them.
pub(crate) fn build(
    vault: &Vault,
    mail: &Email,
    stamp: &Stamp<'_>,
) -> Result<Vec<u8>, MessageError> {
    fits_subject(&mail.subject)?;
    let from = mailbox("from", mail.from.as_deref().ok_or(MessageError::NoSender)?)?;
    let mut builder = lettre::Message::builder()
        .from(from)
        .subject(&mail.subject)
        .date(std::time::SystemTime::from(stamp.at))
        .message_id(Some(format!("<{}>", id(mail, stamp.key))));
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
        let ids: Vec<_> = mail.references.iter().map(|id| format!("<{}>", one_word(id))).collect();
        builder = builder.references(ids.join(" "));
    }
    let mut builder = builder.keep_bcc();
    if stamp.automatic {
        builder = builder.raw_header(auto_submitted());
    }
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.body.clone());
    let message = if mail.attachments.is_empty() {
        builder.singlepart(text)?
    } else {
        let mut parts = MultiPart::mixed().boundary(format!("fte-{}", stamp.key)).singlepart(text);
        for file in &mail.attachments {
            parts = parts.singlepart(attachment(vault, file)?);
        }
        builder.multipart(parts)?
    };
    let bytes = message.formatted();
    // A word is never folded. Source: RFC 5322 §2.1.1.
    let headers = bytes.split(|byte| *byte == b'\n').take_while(|line| *line != b"\r");
    if headers.into_iter().any(|line| line.len() > LONGEST) {
        return Err(MessageError::LongLine);
    }
    Ok(bytes)
}

fn attachment(vault: &Vault, file: &Attached) -> Result<SinglePart, MessageError> {
    let path = file.path.split('/').fold(vault.root().to_owned(), |at, part| at.join(part));
    let changed = || MessageError::FileChanged { path: shown_line(&file.path) };
    let bytes = vault.bounds().read(&path, 1 << 30).map_err(|source| match source.kind() {
        // Gone, or no file any more: it can never be what was approved.
        io::ErrorKind::NotFound | io::ErrorKind::InvalidInput => changed(),
        _ => MessageError::Io { path: shown_line(&file.path), source },
    })?;
    if digest::sha256(&bytes) != file.sha256 {
        return Err(changed());
    }
    let name = file.path.rsplit('/').next().unwrap_or("file").to_owned();
    let mime = infer::get(&bytes).map_or("application/octet-stream", |kind| kind.mime_type());
    let mime = ContentType::parse(mime).unwrap_or(ContentType::TEXT_PLAIN);
    Ok(Attachment::new(name).body(bytes, mime))
}

/// Tells programs that answer mail not to answer this one.
///
/// Source: RFC 3834 §5.
fn auto_submitted() -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    HeaderValue::new(name, "auto-replied".to_owned())
}

pub(crate) fn mailbox(field: &'static str, text: &str) -> Result<Mailbox, MessageError> {
    let bad = || MessageError::Address { field, value: shown_line(text) };
    let address = parse_address(text);
    if address.email.chars().chain(address.name.chars()).any(char::is_control) {
        return Err(bad());
    }
    let (local, domain) = address.email.rsplit_once('@').ok_or_else(bad)?;
    if !local.is_ascii() {
        return Err(MessageError::NotAscii { field, value: shown_line(text) });
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| bad())?;
    let email = lettre::Address::new(local, domain).map_err(|_| bad())?;
    Ok(Mailbox::new((!address.name.is_empty()).then_some(address.name), email))
}

fn one_word(id: &str) -> String {
    id.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>'))
        .collect()
}

/// A subject is one line, and not one that a reader's program decodes into another (RFC 2047).
fn fits_subject(subject: &str) -> Result<(), MessageError> {
    if subject.chars().any(char::is_control) {
        return Err(MessageError::Subject("has a line end or another control character"));
    }
    if subject.contains("=?") {
        return Err(MessageError::Subject("has what mail programs take for encoded words"));
    }
    Ok(())
}
