//! Walks a message's parts and gathers what its reader sees of them: text, files, structured data.

use std::collections::BTreeSet;

use serde_json::Value;

use super::headers::{Described, Headers};
use super::mime::{self, Content, Part};
use super::{bounce, flowed};
use crate::base::digest;
use crate::watch::reading::{Carried, Reading};
use crate::watch::{calendar, decode, html};

/// The most that is decoded of one message, in bytes.
const DECODED: usize = 50 * 1024 * 1024;
/// The most files that are saved of one message; the original keeps the others.
const FILES: usize = 100;

/// The most pieces of structured data of one message.
const DATA: usize = 500;

/// Adds what the message holds to the reading.
pub(crate) fn gather(message: &Part<'_>, reading: &mut Reading) {
    let mut gather = Gather {
        reading,
        room: DECODED,
        seen: BTreeSet::new(),
        skipped: 0,
        hidden: 0,
        report: false,
        within: false,
        outermost: true,
    };
    let text = gather.part(message);
    let (skipped, hidden, data) = (gather.skipped, gather.hidden, gather.seen.len());
    text.trim_matches('\n').clone_into(&mut reading.text);
    if skipped > 0 {
        reading.notice(format!(
            "{skipped} files were not saved: too many, or too large together; the original has them"
        ));
    }
    if data > DATA {
        reading.notice(format!(
            "it carries {data} pieces of structured data; the first {DATA} were read"
        ));
    }
    if hidden > 0 {
        reading.notice(format!(
            "{hidden} characters that the mail hides from its reader are not in the text"
        ));
    }
    if reading.text.is_empty() && reading.files.is_empty() && !message.body.trim_ascii().is_empty()
    {
        reading.text = decode::text(message.body, None);
        reading
            .notice("its parts could not be told apart: the text is all that follows its headers");
    }
    if bounce::looks_like_bounce(&message.headers, &reading.subject.clone()) {
        reading.mark("bounce");
    }
    if reading.marks.contains(&"bounce") {
        let text = reading.text.clone();
        bounce::named(&message.headers, &text, &mut reading.returned);
    }
    if reading.returned.delayed {
        reading.mark("delayed");
    }
}

struct Gather<'r> {
    reading: &'r mut Reading,
    /// How many bytes may still be decoded.
    room: usize,
    /// Digests of the structured data that was found: much of it comes twice.
    seen: BTreeSet<String>,
    skipped: usize,
    hidden: usize,
    /// Inside a report, a returned message is evidence and not a message to the reader.
    report: bool,
    /// Inside a message within: what is saved of it holds those within it.
    within: bool,
    /// Whether the next part is a message as a whole, its text the text whatever name it has.
    outermost: bool,
}

/// Joins pieces of text with a blank line between.
fn join(pieces: impl IntoIterator<Item = String>) -> String {
    let pieces: Vec<String> = pieces.into_iter().map(|piece| trimmed(&piece).to_owned()).collect();
    let filled: Vec<&str> =
        pieces.iter().map(String::as_str).filter(|piece| !piece.is_empty()).collect();
    filled.join("\n\n")
}

/// The text of a plain part, its lines as its writer meant them.
fn plain(kind: &Described, decoded: &[u8]) -> String {
    let text = decode::text(decoded, kind.attribute("charset"));
    let says = |name: &str, value: &str| {
        kind.attribute(name).is_some_and(|own| own.eq_ignore_ascii_case(value))
    };
    if says("format", "flowed") { flowed::joined(&text, says("delsp", "yes")) } else { text }
}

/// A text without blank lines around it.
fn trimmed(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let line = text.get(..blank).and_then(|blank| blank.rfind('\n')).map_or(0, |feed| feed + 1);
    text.get(line..).unwrap_or_default()
}

impl Gather<'_> {
    /// The text of a part; its files go to the reading.
    fn part(&mut self, part: &Part<'_>) -> String {
        let outermost = std::mem::take(&mut self.outermost);
        let kind = part.headers.content_type();
        match &part.content {
            Content::Parts(parts) => match kind.full.as_str() {
                "multipart/alternative" => self.alternative(parts),
                "multipart/report" => self.report(parts),
                _ => {
                    if kind.full == "multipart/encrypted" {
                        self.reading.mark("encrypted");
                    }
                    join(parts.iter().map(|part| self.part(part)).collect::<Vec<_>>())
                }
            },
            Content::Message(inner) => self.message(part, inner, part.body),
            Content::Leaf(bytes) => self.leaf(&part.headers, &kind, bytes, outermost),
        }
    }

    /// Of several forms of one text, the plain one; the HTML where the plain says next to nothing.
    fn alternative(&mut self, parts: &[Part<'_>]) -> String {
        let (mut plain, mut rich, mut event) = (String::new(), String::new(), String::new());
        for part in parts {
            let kind = part.headers.content_type().full;
            let text = self.part(part);
            let form = match (&part.content, kind.as_str()) {
                (Content::Leaf(_), "text/plain") => &mut plain,
                // An invitation is no other form of the text: it says when and where.
                (Content::Leaf(_), "text/calendar" | "application/ics") => &mut event,
                _ => &mut rich,
            };
            if form.trim().is_empty() {
                *form = text;
            }
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let (said, shown) = (letters(&plain), letters(&rich));
        // A stub: "your mail program does not show HTML".
        let stub = said < 200 && shown > said * 4 && shown > 200;
        join([if plain.trim().is_empty() || stub { rich } else { plain }, event])
    }

    fn report(&mut self, parts: &[Part<'_>]) -> String {
        let before = std::mem::replace(&mut self.report, true);
        let text = join(parts.iter().map(|part| self.part(part)).collect::<Vec<_>>());
        self.report = before;
        text
    }

    /// A message in a message: saved as a file, its words below a line that says whose they are.
    fn message(&mut self, part: &Part<'_>, inner: &Part<'_>, raw: &[u8]) -> String {
        let headers = &inner.headers;
        let name = part.headers.file_name().unwrap_or_else(|| {
            let subject = headers.text("Subject").unwrap_or_default();
            format!("{}.eml", if subject.is_empty() { "message" } else { &subject })
        });
        if !self.within {
            match self.room.checked_sub(raw.len()) {
                Some(room) => {
                    self.room = room;
                    self.save(&name, "message/rfc822", raw.to_vec());
                }
                None => self.skipped += 1,
            }
        }
        if self.report {
            headers.ids("Message-ID").iter().for_each(|id| self.reading.returned.name(id));
            return String::new();
        }
        let mut text = String::from("----- Message within -----\n");
        for field in ["From", "Date", "To", "Subject"] {
            if let Some(value) = headers.text(field) {
                text.extend([field, ": ", &value, "\n"]);
            }
        }
        let before = std::mem::replace(&mut self.within, true);
        self.outermost = true;
        text.extend(["\n", &self.part(inner)]);
        self.within = before;
        text
    }

    fn leaf(
        &mut self,
        headers: &Headers<'_>,
        kind: &Described,
        bytes: &[u8],
        outermost: bool,
    ) -> String {
        let encoding = headers.encoding();
        let size = if encoding == "base64" { bytes.len() / 4 * 3 } else { bytes.len() };
        if size > self.room {
            self.skipped += 1;
            return String::new();
        }
        let decoded = mime::decode(bytes, &encoding);
        self.room = self.room.saturating_sub(decoded.len());
        let name = headers.file_name();
        let disposition = headers.disposition().full;
        if let Some(text) = self.special(kind, &decoded, name.as_ref()) {
            return text;
        }
        // A text that is meant to be read in its place may have a name as well.
        let shown = outermost || disposition == "inline" && kind.full == "text/plain";
        let is_body = disposition != "attachment" && (name.is_none() || shown);
        match kind.full.as_str() {
            "text/html" | "application/xhtml+xml" if is_body => self.html(kind, &decoded),
            _ if kind.is("text") && is_body => {
                let text = plain(kind, &decoded);
                if let Some(name) = name {
                    self.save(&name, &kind.full, decoded);
                }
                text
            }
            // A multipart without parts: its words are all there is.
            _ if kind.is("multipart") => decode::text(&decoded, kind.attribute("charset")),
            _ => {
                self.attach(kind, name, decoded);
                String::new()
            }
        }
    }

    /// Parts that are more than text or file: reports, invitations, what Outlook wraps up.
    fn special(
        &mut self,
        kind: &Described,
        decoded: &[u8],
        name: Option<&String>,
    ) -> Option<String> {
        match kind.full.as_str() {
            "message/delivery-status" | "message/global-delivery-status" => {
                let deliveries = bounce::deliveries(decoded);
                if deliveries.iter().any(bounce::Delivery::is_bounce) {
                    self.reading.mark("bounce");
                }
                bounce::missed(&deliveries, &mut self.reading.returned);
                self.data(deliveries.iter().map(bounce::Delivery::value));
                Some(decode::text(decoded, None))
            }
            "message/disposition-notification" => {
                self.reading.mark("receipt-notice");
                Some(decode::text(decoded, None))
            }
            "message/feedback-report" => {
                self.reading.mark("abuse-report");
                Some(decode::text(decoded, None))
            }
            "text/rfc822-headers" | "message/global-headers" if self.report => {
                let (headers, _, _) = Headers::split(decoded, 256 * 1024, "text/plain");
                headers.ids("Message-ID").iter().for_each(|id| self.reading.returned.name(id));
                Some(String::new())
            }
            "text/calendar" | "application/ics" => Some(self.invitation(kind, decoded, name)),
            _ => None,
        }
    }

    fn invitation(&mut self, kind: &Described, decoded: &[u8], name: Option<&String>) -> String {
        let text = decode::text(decoded, kind.attribute("charset"));
        let found = calendar::read(&text);
        let seen = self.reading.marks.contains(&"invite");
        if !found.events.is_empty() {
            self.reading.mark("invite");
        }
        if let Some(notice) = found.notice() {
            self.reading.notice(notice);
        }
        self.data(found.events);
        let name = name.cloned().unwrap_or_else(|| "invite.ics".into());
        self.save(&name, "text/calendar", decoded.to_vec());
        if seen { String::new() } else { found.text }
    }

    fn html(&mut self, kind: &Described, decoded: &[u8]) -> String {
        let text = decode::html(decoded, kind.attribute("charset"));
        let (page, notice) = html::head(&text);
        if let Some(notice) = notice {
            self.reading.notice(notice);
        }
        let seen = html::text(page);
        self.hidden += seen.hidden;
        self.data(html::structured(page));
        seen.text
    }

    /// Keeps structured data, each piece once.
    fn data(&mut self, values: impl IntoIterator<Item = Value>) {
        for value in values {
            let is_new = self.seen.insert(digest::sha256(value.to_string()));
            if is_new && self.seen.len() <= DATA {
                self.reading.structured.push(value);
            }
        }
    }

    fn attach(&mut self, kind: &Described, name: Option<String>, decoded: Vec<u8>) {
        let lower = name.as_deref().unwrap_or_default().to_lowercase();
        if kind.full.ends_with("ms-tnef") || lower == "winmail.dat" {
            self.reading.mark("tnef");
            self.reading
                .notice("Outlook packed files into `winmail.dat`, which is kept but not opened");
        }
        if kind.full.ends_with("pkcs7-mime") || kind.full == "application/pgp-encrypted" {
            self.reading.mark("encrypted");
            self.reading.notice("it is encrypted, or signed as a whole, and was not opened");
        }
        let mime = decode::mime(&decoded, &kind.full);
        let name = name.unwrap_or_else(|| format!("part.{}", decode::extension(&mime)));
        self.save(&name, &mime, decoded);
    }

    fn save(&mut self, name: &str, mime: &str, bytes: Vec<u8>) {
        let file = Carried {
            name: crate::base::text::cut(name, 200),
            mime: crate::base::text::cut(mime, 100),
            bytes,
        };
        if self.reading.files.contains(&file) {
            return;
        }
        if self.reading.files.len() >= FILES {
            self.skipped += 1;
            return;
        }
        self.reading.files.push(file);
    }
}
