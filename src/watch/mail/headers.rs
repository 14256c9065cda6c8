//! A message's header fields: found here, read by `mail-parser`, each within limits.

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

use crate::base::Time;
use crate::model::person::Address;

/// The longest field that is read, in bytes; of a longer one, its beginning.
const FIELD: usize = 128 * 1024;
/// Encoded words beyond this many are left as they are: reading one that does not end takes the rest of the field.
const WORDS: usize = 1000;

/// The header fields of a part, in their order.
#[derive(Debug)]
pub(crate) struct Headers<'a> {
    fields: Vec<(&'a [u8], &'a [u8])>,
    default_type: &'static str,
}

/// A `Content-Type` or `Content-Disposition`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Described {
    /// `text/plain`, `attachment`; lower case.
    pub(crate) full: String,
    attributes: Vec<(String, String)>,
}

impl Described {
    /// Whether this is the main type.
    pub(crate) fn is(&self, main: &str) -> bool {
        self.full.split('/').next() == Some(main)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The type of parts that don't name theirs.
    pub(crate) fn child_default(&self) -> &'static str {
        if self.full == "multipart/digest" { "message/rfc822" } else { "text/plain" }
    }
}

impl<'a> Headers<'a> {
    /// The fields at the beginning of a part, the body after them, and how many bytes of fields were over `limit`.
    ///
    /// A line that is no field ends the fields, unless another field follows it.
    pub(crate) fn split(
        raw: &'a [u8],
        limit: usize,
        default_type: &'static str,
    ) -> (Headers<'a>, &'a [u8], usize) {
        let mut headers = Headers { fields: Vec::new(), default_type };
        let mut at = mbox_lines(raw);
        let (mut kept, mut unread) = (0, 0);
        loop {
            let rest = raw.get(at..).unwrap_or_default();
            let line = line_of(rest);
            if line.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
                at += line.len();
                break;
            }
            let Some(name) = field_name(line) else {
                let next = rest.get(line.len()..).unwrap_or_default();
                if !headers.fields.is_empty()
                    && field_name(line_of(next)).is_some()
                    && !line.is_empty()
                {
                    at += line.len();
                    continue;
                }
                break;
            };
            let length = field_length(rest);
            let value = rest.get(name.1..length.min(FIELD)).unwrap_or_default();
            if kept + value.len() <= limit && headers.fields.len() < 5000 {
                headers.fields.push((name.0, value));
                kept += name.1 + value.len();
                unread += length.saturating_sub(FIELD);
            } else {
                unread += length;
            }
            at += length;
        }
        (headers, raw.get(at..).unwrap_or_default(), unread)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The raw values of every field of this name, topmost first.
    fn raw<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'a [u8]> + 's {
        self.fields
            .iter()
            .filter(move |(own, _)| own.eq_ignore_ascii_case(name.as_bytes()))
            .map(|(_, value)| *value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.raw(name).next().is_some()
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.raw(name).count()
    }

    /// The topmost field of this name as text, encoded words decoded, on one line.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.raw(name).next().map(text)
    }

    /// A field as it stands, unfolded, for fields that are no prose.
    pub(crate) fn plain(&self, name: &str) -> Option<String> {
        self.raw(name).next().map(plain)
    }

    pub(crate) fn plains(&self, name: &str) -> Vec<String> {
        self.raw(name).take(50).map(plain).collect()
    }

    /// All addresses of the fields of this name.
    pub(crate) fn addresses(&self, name: &str) -> Vec<Address> {
        self.raw(name).take(20).flat_map(addresses).collect()
    }

    /// The message ids of a field, without angle brackets.
    pub(crate) fn ids(&self, name: &str) -> Vec<String> {
        let Some(value) = self.raw(name).next() else { return Vec::new() };
        let value = readable(value);
        let ids = match MessageStream::new(&value).parse_id() {
            HeaderValue::Text(id) => vec![id.into_owned()],
            HeaderValue::TextList(ids) => {
                ids.into_iter().map(std::borrow::Cow::into_owned).collect()
            }
            _ => Vec::new(),
        };
        ids.into_iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect()
    }

    /// When the message says it was sent.
    pub(crate) fn date(&self) -> Option<Time> {
        let value = readable(self.raw("Date").next()?);
        let HeaderValue::DateTime(date) = MessageStream::new(&value).parse_date() else {
            return None;
        };
        let sane = date.is_valid() && (1970..=9999).contains(&date.year);
        if sane { Time::from_timestamp(date.to_timestamp(), 0) } else { None }
    }

    pub(crate) fn content_type(&self) -> Described {
        let described = self.described("Content-Type");
        if described.full.contains('/') {
            return described;
        }
        // `Content-Type: text` and worse: what it is by default.
        Described { full: self.default_type.to_owned(), attributes: described.attributes }
    }

    pub(crate) fn disposition(&self) -> Described {
        self.described("Content-Disposition")
    }

    fn described(&self, name: &str) -> Described {
        let Some(value) = self.raw(name).next() else { return Described::default() };
        let value = readable(value);
        let HeaderValue::ContentType(found) = MessageStream::new(&value).parse_content_type()
        else {
            return Described::default();
        };
        let mut full = found.ctype().trim().to_lowercase();
        if let Some(sub) = found.subtype() {
            full = format!("{full}/{}", sub.trim().to_lowercase());
        }
        let attributes = found.attributes().unwrap_or_default();
        let owned = |attribute: &mail_parser::Attribute<'_>| {
            (attribute.name.to_lowercase(), attribute.value.to_string())
        };
        Described { full, attributes: attributes.iter().map(owned).collect() }
    }

    /// The transfer encoding in lower case.
    pub(crate) fn encoding(&self) -> String {
        let value = self.plain("Content-Transfer-Encoding").unwrap_or_default().to_lowercase();
        let word: String =
            value.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        word
    }

    /// The name that the sender gave a part, if any.
    pub(crate) fn file_name(&self) -> Option<String> {
        let disposition = self.disposition();
        let kind = self.described("Content-Type");
        let name =
            disposition.attribute("filename").or_else(|| kind.attribute("name"))?.trim().to_owned();
        if name.is_empty() { None } else { Some(name) }
    }
}

/// Length of the mbox separator at the beginning, where there is one.
fn mbox_lines(raw: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        let line = line_of(rest);
        let mbox = is_envelope(line);
        // Blank lines before the first field are no empty message.
        let blank =
            !line.is_empty() && line.len() < rest.len() && line.iter().all(u8::is_ascii_whitespace);
        let mark = at == 0 && line.starts_with(b"\xef\xbb\xbf");
        match (mbox || blank, mark) {
            (_, true) => at += 3,
            (true, _) => at += line.len(),
            _ => return at,
        }
    }
}

/// Whether a line before the fields is an mbox separator, quoted or not; `From : …` is a field of old.
pub(super) fn is_envelope(line: &[u8]) -> bool {
    let quotes = line.iter().take_while(|byte| **byte == b'>').count();
    let rest = line.get(quotes..).unwrap_or_default().strip_prefix(b"From ");
    rest.is_some_and(|rest| !rest.trim_ascii_start().starts_with(b":"))
}

/// The first line, its line feed included.
fn line_of(rest: &[u8]) -> &[u8] {
    let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |feed| feed + 1);
    rest.get(..end).unwrap_or_default()
}

/// The field's name, and where its value begins.
fn field_name(line: &[u8]) -> Option<(&[u8], usize)> {
    let colon = memchr::memchr(b':', line.get(..line.len().min(256))?)?;
    let name = line.get(..colon)?;
    let name = name.trim_ascii_end();
    let fits = !name.is_empty() && name.iter().all(|byte| (33..=126).contains(byte));
    fits.then_some((name, colon + 1))
}

/// The length of the field that begins here, with its folded lines.
fn field_length(rest: &[u8]) -> usize {
    let mut end = line_of(rest).len();
    while matches!(rest.get(end), Some(b' ' | b'\t')) {
        let line = line_of(rest.get(end..).unwrap_or_default());
        // A line of blanks only ends the fields in many mails; readers agree to take it as one.
        if line.iter().all(u8::is_ascii_whitespace) {
            break;
        }
        end += line.len();
    }
    end
}

/// A value that `mail-parser` can read: UTF-8, not too long, with a line feed at its end.
fn readable(value: &[u8]) -> Vec<u8> {
    let text = match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(value).0.into_owned(),
    };
    let text = if text.matches("=?").count() > WORDS { text.replace("=?", "= ?") } else { text };
    let mut bytes = text.replace('\0', "\u{fffd}").trim().as_bytes().to_vec();
    bytes.push(b'\n');
    bytes
}

fn text(value: &[u8]) -> String {
    let value = readable(value);
    match MessageStream::new(&value).parse_unstructured() {
        HeaderValue::Text(text) => one_line(&text),
        HeaderValue::TextList(texts) => one_line(&texts.join(" ")),
        _ => String::new(),
    }
}

fn plain(value: &[u8]) -> String {
    one_line(&String::from_utf8_lossy(&readable(value)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn addresses(value: &[u8]) -> Vec<Address> {
    let value = readable(value);
    let HeaderValue::Address(found) = MessageStream::new(&value).parse_address() else {
        return Vec::new();
    };
    let owned = |address: &mail_parser::Addr<'_>| {
        let email = address.address.as_deref().unwrap_or_default();
        Address::new(&one_line(address.name.as_deref().unwrap_or_default()), &one_line(email))
    };
    found
        .iter()
        .map(owned)
        .filter(|address| !address.email.is_empty() || !address.name.is_empty())
        .take(1000)
        .collect()
}

/// Whether bytes begin like a message: one field at least that mail has.
pub(crate) fn begins_like_mail(raw: &[u8]) -> bool {
    let head = raw.get(..raw.len().min(64 * 1024)).unwrap_or_default();
    let (headers, _, _) = Headers::split(head, 64 * 1024, "text/plain");
    let known = [
        "From",
        "To",
        "Subject",
        "Date",
        "Received",
        "Message-ID",
        "Return-Path",
        "MIME-Version",
        "Delivered-To",
    ];
    known.iter().filter(|name| headers.has(name)).count() >= 2
}
