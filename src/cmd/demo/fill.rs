//! Makes the sample's day today: what stands in `{{…}}` is filled in; `examples/README.md` has the list.

use chrono::{Days, Duration, Months, NaiveDate};

use super::files::FILES;
use crate::base::{Clock, Time, clock};

/// How deep a file may stand in another: a mail in a mailbox, a PDF in the mail.
const DEPTH: usize = 3;

/// A file of `examples/` as it is on the clock's day. A file that is not there is empty.
pub(super) fn file(path: &str, clock: &Clock) -> Vec<u8> {
    nested(path, clock, DEPTH)
}

fn nested(path: &str, clock: &Clock, depth: usize) -> Vec<u8> {
    let bytes = FILES.iter().find(|(name, _)| *name == path).map_or(&[][..], |(_, bytes)| *bytes);
    if depth == 0 { bytes.to_vec() } else { fill(bytes, clock, depth) }
}

/// A line of text on the clock's day.
pub(super) fn line(text: &str, clock: &Clock) -> String {
    String::from_utf8_lossy(&fill(text.as_bytes(), clock, 0)).into_owned()
}

/// Words in braces that are none of ours stay: hostile mail has them too.
fn fill(bytes: &[u8], clock: &Clock, depth: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((before, word, after)) = split(rest) {
        out.extend_from_slice(before);
        match value(word, clock, depth) {
            Some(value) => out.extend_from_slice(&value),
            None => out.extend_from_slice(&[b"{{", word.as_bytes(), b"}}"].concat()),
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

/// What stands before the next `{{…}}`, in it, and after it.
fn split(bytes: &[u8]) -> Option<(&[u8], &str, &[u8])> {
    let open = memchr::memmem::find(bytes, b"{{")?;
    let (before, inside) = (bytes.get(..open)?, bytes.get(open + 2..)?);
    let close = memchr::memmem::find(inside, b"}}")?;
    Some((before, std::str::from_utf8(inside.get(..close)?).ok()?, inside.get(close + 2..)?))
}

fn value(word: &str, clock: &Clock, depth: usize) -> Option<Vec<u8>> {
    if let Some(path) = word.strip_prefix("base64 ") {
        return Some(base64(&nested(path, clock, depth.checked_sub(1)?)));
    }
    if let Some(path) = word.strip_prefix("mbox ") {
        return Some(mbox(&nested(path, clock, depth.checked_sub(1)?), clock.now()));
    }
    let sign = word.find(['+', '-'])?;
    let (kind, number) = word.split_at_checked(sign)?;
    let number: i64 = number.parse().ok()?;
    let text = match kind {
        "mail" => moment(clock, number).to_rfc2822(),
        "iso" => clock::seconds(moment(clock, number)),
        _ => on_day(kind, number, clock.today())?,
    };
    Some(text.into_bytes())
}

fn moment(clock: &Clock, minutes: i64) -> Time {
    clock.now() + Duration::minutes(minutes)
}

fn on_day(kind: &str, number: i64, today: NaiveDate) -> Option<String> {
    let steps = number.unsigned_abs();
    let day = if number < 0 { today - Days::new(steps) } else { today + Days::new(steps) };
    let format = match kind {
        "day" => "%Y-%m-%d",
        "long" => "%-d %B %Y",
        "weekday" => "%A",
        "ics" => "%Y%m%d",
        "month" => {
            let months = Months::new(u32::try_from(steps).ok()?);
            let month = if number < 0 { today - months } else { today + months };
            return Some(month.format("%B %Y").to_string());
        }
        _ => return None,
    };
    Some(day.format(format).to_string())
}

/// Lines of 76 characters.
///
/// Source: RFC 2045 §6.8.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let text = data_encoding::BASE64.encode(bytes);
    text.as_bytes().chunks(76).collect::<Vec<_>>().join(&b'\n')
}

/// A message as `mboxrd` files hold it: a `From ` line before it, `>` before each such line in it.
fn mbox(message: &[u8], now: Time) -> Vec<u8> {
    let mut out =
        format!("From MAILER-DAEMON {}\n", now.format("%a %b %e %H:%M:%S %Y")).into_bytes();
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let quoted = line.iter().skip_while(|byte| **byte == b'>').copied();
        if quoted.take(5).eq(*b"From ") {
            out.push(b'>');
        }
        out.extend_from_slice(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn monday() -> Clock {
        Clock::from_env(Some("2026-11-16T09:30:00Z")).unwrap()
    }

    fn filled(text: &str) -> String {
        String::from_utf8(fill(text.as_bytes(), &monday(), DEPTH)).unwrap()
    }

    #[test]
    fn days_and_moments_are_filled_in() {
        let table = [
            ("due {{day+14}}.", "due 2026-11-30."),
            ("{{long+02}}, a {{weekday+02}}", "18 November 2026, a Wednesday"),
            ("{{month-01}}", "October 2026"),
            ("{{ics-01}}T080000Z", "20261115T080000Z"),
            ("{{mail-0095}}", "Mon, 16 Nov 2026 07:55:00 +0000"),
            ("{{iso-1440}}", "2026-11-15T09:30:00Z"),
            ("{{title}} {{day}} {{ {{day+01}}", "{{title}} {{day}} {{ {{day+01}}"),
        ];
        for (text, expected) in table {
            assert_eq!(filled(text), expected);
        }
    }

    #[test]
    fn every_file_of_the_folder_is_embedded_and_filled() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let on_disk: BTreeSet<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file() && entry.file_name() != "README.md")
            .map(|entry| {
                entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/")
            })
            .collect();
        let embedded: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, embedded);
        for (name, bytes) in FILES {
            let left = String::from_utf8_lossy(&file(name, &monday())).matches("{{").count();
            let foreign = usize::from(name.contains("15-looks-like"));
            assert_eq!(left, foreign, "{name}: a word in braces is misspelt");
            assert!(bytes.len() < 100_000, "{name}");
        }
        let total: usize = FILES.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(total < 300_000, "{total}");
    }

    #[test]
    fn a_pdf_keeps_its_length_so_that_its_table_of_offsets_holds() {
        for (name, bytes) in FILES.iter().filter(|(_, bytes)| bytes.starts_with(b"%PDF")) {
            let made = file(name, &monday());
            assert_eq!(made.len(), bytes.len(), "{name}");
            let text = String::from_utf8(made).unwrap();
            let table: usize =
                text.rsplit_once("startxref\n").unwrap().1.lines().next().unwrap().parse().unwrap();
            assert!(text.get(table..).unwrap().starts_with("xref"), "{name}");
        }
    }

    #[test]
    fn a_mailbox_holds_the_very_message() {
        let mailbox = String::from_utf8(file("inbox/23-old-mail.mbox", &monday())).unwrap();
        let alone = String::from_utf8(file("inbox/06-question.eml", &monday())).unwrap();
        assert!(mailbox.contains(&alone));
        assert_eq!(mailbox.lines().filter(|line| line.starts_with("From ")).count(), 5);
        assert!(mailbox.contains("\n>From the whole shop"));
    }

    #[test]
    fn what_is_made_is_what_other_programs_read() {
        let bill = file("parts/invoice-2026-0311.pdf", &monday());
        let text = pdf_extract::extract_text_from_mem(&bill).unwrap();
        assert!(text.contains("412.80 EUR") && text.contains("2026-11-30"), "{text}");
        let broken = ["inbox/18-no-headers.eml", "inbox/22-junk.eml"];
        for (name, _) in
            FILES.iter().filter(|(name, _)| name.contains(".eml") && !broken.contains(name))
        {
            let bytes = file(name, &monday());
            let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
            assert!(mail.from().is_some() && mail.subject().is_some(), "{name}");
            let date = mail.date().unwrap_or_else(|| panic!("{name}: no date"));
            assert!(date.is_valid() && date.to_timestamp() < monday().now().timestamp(), "{name}");
        }
        let mail = file("inbox/03-bill-printing.eml", &monday());
        let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
        assert_eq!(mail.attachment(0).unwrap().contents(), bill);
    }
}
