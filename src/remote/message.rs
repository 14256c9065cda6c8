//! A mail's bytes (RFC 5322), whoever carries it: the same intent gives the same message.

mod html;
mod text;

use std::io;

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, SinglePart};

use crate::base::{Time, digest, text::shown_line};
use crate::model::action::{Attached, Email, Via, parse_address};
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

/// The message, its `Bcc` included: for who reads there whom it goes to, and for what is kept of it.
pub(crate) fn build(
    vault: &Vault,
    mail: &Email,
    stamp: &Stamp<'_>,
) -> Result<Vec<u8>, MessageError> {
    made(vault, mail, stamp, true)
}

/// The message as its recipients get it, who are told apart from it (see [`envelope`]): those of `Bcc` are not in it.
pub(crate) fn build_without_bcc(
    vault: &Vault,
    mail: &Email,
    stamp: &Stamp<'_>,
) -> Result<Vec<u8>, MessageError> {
    made(vault, mail, stamp, false)
}

/// Who sends a message and who gets it, `Bcc` included, each once: bare addresses in ASCII.
pub(crate) fn envelope(mail: &Email) -> Result<(String, Vec<String>), MessageError> {
    let from = mailbox("from", mail.from.as_deref().ok_or(MessageError::NoSender)?)?;
    let mut recipients = Vec::new();
    for (field, people) in [("to", &mail.to), ("cc", &mail.cc), ("bcc", &mail.bcc)] {
        for person in people {
            let address = mailbox(field, person)?.email.to_string();
            if !recipients.contains(&address) {
                recipients.push(address);
            }
        }
    }
    Ok((from.email.to_string(), recipients))
}

/// How many bytes the message will have, its files encoded; at most a few hundred for each file too many. The files are not
/// read.
pub(crate) fn size(mail: &Email) -> Result<u64, MessageError> {
    let stamp = Stamp { key: "aaaaaaaaaa", at: Time::UNIX_EPOCH, automatic: true };
    let own = assembled(mail, &stamp, true, Vec::new())?;
    let files = mail.attachments.iter().map(|file| {
        // Each line of 76 characters has an end of two more. A name can be three times as long where it is encoded.
        let base64 = file.size.div_ceil(3).saturating_mul(4);
        let name = (file.path.len() as u64).saturating_mul(4);
        base64.saturating_add(base64.div_ceil(76).saturating_mul(2)).saturating_add(name + 300)
    });
    Ok(files.fold(own.len() as u64, u64::saturating_add))
}

fn made(
    vault: &Vault,
    mail: &Email,
    stamp: &Stamp<'_>,
    with_bcc: bool,
) -> Result<Vec<u8>, MessageError> {
    let files = mail.attachments.iter().map(|file| attachment(vault, file));
    assembled(mail, stamp, with_bcc, files.collect::<Result<_, _>>()?)
}

fn assembled(
    mail: &Email,
    stamp: &Stamp<'_>,
    with_bcc: bool,
    files: Vec<SinglePart>,
) -> Result<Vec<u8>, MessageError> {
    fits_subject(&mail.subject)?;
    let builder = headers(mail, stamp)?;
    let builder = if with_bcc { builder.keep_bcc() } else { builder };
    let message = match (written(mail, stamp.key), files.is_empty()) {
        (Written::Text(text), true) => builder.singlepart(text)?,
        (Written::Both(both), true) => builder.multipart(both)?,
        (written, false) => {
            let parts = MultiPart::mixed().boundary(format!("fte-{}", stamp.key));
            let parts = match written {
                Written::Text(text) => parts.singlepart(text),
                Written::Both(both) => parts.multipart(both),
            };
            builder.multipart(files.into_iter().fold(parts, MultiPart::singlepart))?
        }
    };
    let bytes = message.formatted();
    // A word is never folded. Source: RFC 5322 §2.1.1.
    if bytes.split(|byte| *byte == b'\n').any(|line| line.len() > LONGEST) {
        return Err(MessageError::LongLine);
    }
    Ok(bytes)
}

fn headers(mail: &Email, stamp: &Stamp<'_>) -> Result<MessageBuilder, MessageError> {
    let from = mailbox("from", mail.from.as_deref().ok_or(MessageError::NoSender)?)?;
    let sender = from.email.clone();
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
    if mail.via == Via::Gmail {
        builder = builder.raw_header(marker(stamp.key));
    }
    if stamp.automatic {
        builder = builder.raw_header(auto_submitted(mail.in_reply_to.is_some()));
    }
    // A conversation is not a list, however many take part in it.
    if mail.in_reply_to.is_none() && mail.recipients().len() > 1 {
        builder = builder.raw_header(list_unsubscribe(sender.as_ref()));
    }
    Ok(builder)
}

/// What the letter is written as.
enum Written {
    Text(SinglePart),
    /// As it is written, and as HTML.
    Both(MultiPart),
}

fn written(mail: &Email, key: &str) -> Written {
    let part = |kind, text: &str| SinglePart::builder().header(kind).body(text::body(text));
    let plain = part(ContentType::TEXT_PLAIN, &mail.body);
    if !mail.html {
        return Written::Text(plain);
    }
    let html = part(ContentType::TEXT_HTML, &html::page(&mail.body));
    let both = MultiPart::alternative().boundary(format!("fte-{key}-text"));
    Written::Both(both.singlepart(plain).singlepart(html))
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
    // Never as it is: its lines may end as no line of a mail does.
    let body = Body::new_with_encoding(bytes, ContentTransferEncoding::Base64);
    Ok(Attachment::new(name).body(body.map_err(|_| changed())?, mime))
}

/// What a message is known by where its Message-ID is replaced, as Gmail's API does.
pub(crate) const MARKER: &str = "X-Fte-Key";

fn marker(key: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(MARKER), key.to_owned())
}

/// Tells programs that answer mail not to answer this one.
///
/// Source: RFC 3834 §5.
fn auto_submitted(answers: bool) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    HeaderValue::new(name, if answers { "auto-replied" } else { "auto-generated" }.to_owned())
}

/// Tells how not to get such mail any more.
///
/// Source: RFC 2369 §3.2, RFC 6068 §2.
fn list_unsubscribe(from: &str) -> HeaderValue {
    let mut address = String::new();
    for byte in from.bytes() {
        match byte {
            b'@' | b'.' | b'-' | b'_' | b'+' | b'~' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            _ => address += &format!("%{byte:02X}"),
        }
    }
    let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
    HeaderValue::new(name, format!("<mailto:{address}?subject=unsubscribe>"))
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
