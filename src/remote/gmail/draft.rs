//! Whether a draft still says what was approved: Gmail may write it otherwise, and a person may have changed it.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use crate::base::digest;
use crate::remote::message::MARKER;

/// The intent's key in a message.
pub(super) fn key(raw: &[u8]) -> Option<String> {
    let parsed = MessageParser::default().parse(raw)?;
    Some(parsed.header_raw(MARKER)?.trim().to_owned())
}

/// Whether two messages say the same to the same people: line ends, folding, encodings and boundaries are no difference.
pub(super) fn same(ours: &[u8], theirs: &[u8]) -> bool {
    let said = |raw| MessageParser::default().parse(raw).map(|message| Said::of(&message));
    matches!((said(ours), said(theirs)), (Some(ours), Some(theirs)) if ours == theirs)
}

/// What a message says to a person.
#[derive(PartialEq, Eq)]
struct Said {
    /// From, To, Cc, Bcc: the addresses.
    people: [Vec<String>; 4],
    subject: String,
    /// Each text, and each HTML, by its words.
    texts: Vec<String>,
    /// Each file: its name, and the digest of what is in it.
    files: Vec<(String, String)>,
}

impl Said {
    fn of(message: &Message<'_>) -> Said {
        let people = [message.from(), message.to(), message.cc(), message.bcc()].map(|list| {
            let addresses = list.into_iter().flat_map(mail_parser::Address::iter);
            let mut addresses: Vec<String> =
                addresses.filter_map(|one| one.address()).map(str::to_lowercase).collect();
            addresses.sort();
            addresses
        });
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        // A letter in one form alone stands for the other as well.
        let mut parts: Vec<u32> =
            message.text_body.iter().chain(&message.html_body).copied().collect();
        parts.sort_unstable();
        parts.dedup();
        let texts = parts.iter().filter_map(|id| match &message.part(*id)?.body {
            PartType::Text(text) | PartType::Html(text) => Some(words(text)),
            _ => None,
        });
        let files = message.attachments().map(|file| {
            let name = file.attachment_name().unwrap_or_default().to_owned();
            (name, digest::sha256(file.contents()))
        });
        Said {
            people,
            subject: words(message.subject().unwrap_or_default()),
            texts: texts.collect(),
            files: files.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "From: Mara <mara@example.com>\r\nTo: Dana <dana@example.com>\r\nBcc: tax@example.com\r\n\
        Subject: the parcel\r\nX-Fte-Key: abc\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: 7bit\r\n\r\nIt is there.\r\nMara\r\n";

    #[test]
    fn how_it_is_written_is_no_difference_and_what_it_says_is() {
        assert_eq!(key(OURS.as_bytes()).as_deref(), Some("abc"));
        let base64 = data_encoding::BASE64.encode(b"It is there.\nMara");
        let other = OURS
            .replace("7bit", "base64")
            .replace("It is there.\r\nMara\r\n", &base64)
            .replace("Dana <dana@example.com>", "DANA@example.com")
            .replace("Subject: the parcel", "Received: by gmail\r\nSubject: the\r\n parcel");
        assert!(same(OURS.as_bytes(), other.as_bytes()), "{other}");
        for (word, with) in [
            ("dana@", "dan@"),
            ("mara@", "mar@"),
            ("tax@example.com", "tax@example.com, b@example.com"),
            ("Bcc: tax@example.com\r\n", ""),
            ("parcel", "parcels"),
            ("there.", "there!"),
        ] {
            let changed = OURS.replace(word, with);
            assert!(!same(OURS.as_bytes(), changed.as_bytes()), "{word} → {with}");
        }
    }
}
