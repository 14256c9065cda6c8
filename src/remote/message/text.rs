//! A text as the body of a part of a mail (RFC 2045): in lines that every server passes on as they are.

use lettre::message::Body;
use lettre::message::header::ContentTransferEncoding::{Base64, QuotedPrintable, SevenBit};

/// The longest line of a body, without its end.
///
/// Source: RFC 2045 §6.7, rule 5.
const LONGEST: usize = 76;

/// A text in the form that takes the least room and comes through unchanged: as it is, quoted-printable, or base64 where a
/// third of its bytes would have to be quoted.
pub(super) fn body(text: &str) -> Body {
    // A carriage return alone is a line's end to some servers and none to others: what one takes for the end of the message
    // another passes on as a part of it.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.split('\n').all(is_plain) {
        return Body::dangerous_pre_encoded(text.replace('\n', "\r\n").into_bytes(), SevenBit);
    }
    let quoted = text.bytes().filter(|byte| !is_literal(*byte) && *byte != b'\n').count();
    if quoted > text.len() / 3 {
        let lines = text.replace('\n', "\r\n").into_bytes();
        // Any bytes can be base64; were they refused, they would be as they came.
        return Body::new_with_encoding(lines, Base64)
            .unwrap_or_else(|lines| Body::dangerous_pre_encoded(lines, SevenBit));
    }
    Body::dangerous_pre_encoded(quoted_printable(&text), QuotedPrintable)
}

/// Whether a line goes as it is. One that begins with `From ` is changed by mailboxes that part their mails by it, and white
/// space at its end is lost on the way.
fn is_plain(line: &str) -> bool {
    line.len() < LONGEST
        && line.bytes().all(is_literal)
        && !line.ends_with([' ', '\t'])
        && !line.starts_with("From ")
}

fn is_literal(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~')
}

/// Lines that end with a line feed alone, quoted-printable: no line of it begins with a full stop or with `From `.
///
/// Source: RFC 2045 §6.7, RFC 2049 §3.
fn quoted_printable(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.extend(b"\r\n");
        }
        quote(line.as_bytes(), &mut out);
    }
    out
}

fn quote(line: &[u8], out: &mut Vec<u8>) {
    let mut column = 0;
    for (at, byte) in line.iter().copied().enumerate() {
        let rest = line.get(at..).unwrap_or_default();
        let is_last = rest.len() == 1;
        let needs = |column: usize| {
            let begins = column == 0 && (byte == b'.' || rest.starts_with(b"From "));
            let ends = is_last && matches!(byte, b' ' | b'\t');
            begins || ends || byte == b'=' || !is_literal(byte)
        };
        // The last place of a line is for the `=` that says that it goes on.
        if column + if needs(column) { 3 } else { 1 } > LONGEST - 1 {
            out.extend(b"=\r\n");
            column = 0;
        }
        if needs(column) {
            out.extend(format!("={byte:02X}").into_bytes());
            column += 3;
        } else {
            out.push(byte);
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(text: &str) -> (String, String) {
        let body = body(text);
        let encoding = format!("{:?}", body.encoding());
        (encoding, String::from_utf8(body.into_vec()).unwrap())
    }

    #[test]
    fn each_text_has_the_form_that_it_needs() {
        let long = "word ".repeat(1000);
        let table = [
            ("plain\n.\n..two\n\nend", "SevenBit"),
            ("a line\n-- \nMara", "QuotedPrintable"),
            ("From here", "QuotedPrintable"),
            ("Grüße aus Köln, und vieles mehr", "QuotedPrintable"),
            ("اردو میں خط", "Base64"),
            (long.as_str(), "QuotedPrintable"),
            ("a\u{0}b and more", "QuotedPrintable"),
        ];
        for (text, form) in table {
            assert_eq!(encoded(text).0, form, "{text:?}");
        }
        assert_eq!(encoded("a\r.\r\nb\n").1, "a\r\n.\r\nb\r\n");
        let lines = ["From x", ".", "ends ", "=", "ü"].join("\n");
        assert_eq!(encoded(&lines).1, "=46rom x\r\n=2E\r\nends=20\r\n=3D\r\n=C3=BC");
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_read_again_and_has_no_line_of_its_own(text in "[ -~äß🙂\t\n.=]{0,400}") {
            let (form, out) = encoded(&text);
            let head = match form.as_str() {
                "SevenBit" => "7bit",
                "Base64" => "base64",
                _ => "quoted-printable",
            };
            let whole = format!("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {head}\r\n\r\n{out}");
            let read = mail_parser::MessageParser::default().parse(whole.as_bytes()).unwrap();
            let read = read.body_text(0).unwrap_or_default().replace("\r\n", "\n");
            prop_assert_eq!(read, text);
            for line in out.split("\r\n") {
                prop_assert!(line.len() <= LONGEST && !line.contains(['\r', '\n']));
                prop_assert!(line.is_ascii() && !line.starts_with("From "));
            }
        }
    }
}
