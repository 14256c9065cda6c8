//! A message's bytes as what its reader would see: headers, text, files, structured data, and what to be careful of.

mod auth;
mod bounce;
mod canon;
mod flowed;
mod gather;
pub(crate) mod headers;
pub(crate) mod mbox;
mod mime;

#[cfg(test)]
mod tests;

pub(crate) use canon::{digest, original};
pub(crate) use headers::begins_like_mail;

use headers::Headers;

use super::reading::Reading;
use super::sender::{self, Known};
use crate::model::item::Kind;
use crate::model::person::Address;

/// The largest message that is opened, in bytes.
pub(crate) const LIMIT: u64 = 64 * 1024 * 1024;

/// Why a message can't be an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoMail {
    #[error("is empty")]
    Empty,
    #[error("has no mail headers: it is no message")]
    NoHeaders,
}

/// Reads a message.
pub(crate) fn read(raw: &[u8], known: &Known) -> Result<Reading, NoMail> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Err(NoMail::Empty);
    }
    let (message, skipped) = mime::parse(raw);
    let headers = &message.headers;
    if headers.is_empty() {
        return Err(NoMail::NoHeaders);
    }
    let mut reading = Reading::new(Kind::Email, headers.text("Subject").unwrap_or_default());
    people(&mut reading, headers, known);
    thread(&mut reading, headers);
    kinds(&mut reading, headers);
    gather::gather(&message, &mut reading);
    say_skipped(&mut reading, skipped);
    Ok(reading)
}

fn people(reading: &mut Reading, headers: &Headers<'_>, known: &Known) {
    let senders: Vec<Address> = headers.addresses("From");
    reading.reply_to = headers.addresses("Reply-To");
    reading.to = headers.addresses("To");
    reading.cc = headers.addresses("Cc");
    reading.sent = headers.date();
    let several = senders.len() > 1 || headers.count("From") > 1;
    reading.from =
        senders.first().cloned().or_else(|| headers.addresses("Sender").into_iter().next());
    let from = reading.from.clone().unwrap_or_default();
    let check = auth::check(&headers.plains("Authentication-Results"), &from, &known.trusted);
    reading.sender.results = check.results;
    reading.sender.verified = check.dmarc && !several;
    if several {
        reading.sender.warnings.push("the mail names several senders".into());
    }
    let single = ["Subject", "Date", "Message-ID", "Reply-To", "Sender", "To"];
    let doubled: Vec<_> = single.into_iter().filter(|name| headers.count(name) > 1).collect();
    if !doubled.is_empty() {
        reading
            .sender
            .warnings
            .push(format!("headers that may come once come several times: {}", doubled.join(", ")));
    }
    if check.failed {
        reading
            .sender
            .warnings
            .push("your mail server says that this sender failed its check (DMARC)".into());
    }
    reading.sender.warnings.extend(sender::warnings(&from, &reading.reply_to, known));
    reading.sender.first = known.is_first_contact(&from);
}

fn thread(reading: &mut Reading, headers: &Headers<'_>) {
    reading.message_id = headers.ids("Message-ID").into_iter().next();
    reading.references = headers.ids("References");
    for id in headers.ids("In-Reply-To") {
        if !reading.references.contains(&id) {
            reading.references.push(id);
        }
    }
}

/// Marks from headers: lists and machines.
fn kinds(reading: &mut Reading, headers: &Headers<'_>) {
    let word = |name: &str| headers.plain(name).unwrap_or_default().to_lowercase();
    if ["List-Id", "List-Unsubscribe", "List-Post"].iter().any(|name| headers.has(name))
        || word("Precedence") == "list"
    {
        reading.mark("list");
    }
    let submitted = word("Auto-Submitted");
    let automatic = (!submitted.is_empty() && !submitted.starts_with("no"))
        || matches!(word("Precedence").as_str(), "bulk" | "junk" | "auto_reply")
        || headers.has("X-Autoreply")
        || headers.has("X-Autorespond")
        // Answers to it would go nowhere. Source: RFC 3834 §2.
        || word("Return-Path") == "<>"
        || (word("X-Auto-Response-Suppress").contains("all") && !submitted.starts_with("no"));
    if automatic {
        reading.mark("auto");
    }
}

fn say_skipped(reading: &mut Reading, skipped: mime::Skipped) {
    if skipped.too_deep > 0 {
        reading.notice(format!(
            "{} parts lie more than {} deep and were not opened",
            skipped.too_deep,
            mime::DEPTH
        ));
    }
    if skipped.too_many {
        reading
            .notice(format!("it has more than {} parts; the others were not opened", mime::PARTS));
    }
    if skipped.header_bytes > 0 {
        reading.notice(format!(
            "{} bytes of headers are over the limit and were not read",
            skipped.header_bytes
        ));
    }
}
