//! Whole messages: the corpus where it is there, hostile ones made here.
#![allow(clippy::print_stdout, reason = "a test says what it skips and what it lost")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mail_parser::{MessageParser, PartType};
use proptest::prelude::*;

use super::*;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let elsewhere =
        std::env::var_os("FTE_CORPUS").map_or_else(|| here.join("../shared/data"), PathBuf::from);
    let dirs =
        [here.join("tests/data/mail"), elsewhere.join("mail/eml"), elsewhere.join("mail/receipts")];
    let mut found = Vec::new();
    for dir in dirs {
        let Ok(names) = fs::read_dir(&dir) else {
            println!("skipped: no corpus in {}", dir.display());
            continue;
        };
        for name in
            names.flatten().filter(|name| name.file_name().to_string_lossy().ends_with(".eml"))
        {
            found.push((
                name.file_name().to_string_lossy().into_owned(),
                fs::read(name.path()).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
        .map(str::to_lowercase)
        .collect()
}

/// The words of the bodies that `mail-parser` finds, its own HTML reader's for HTML.
fn expected(raw: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let Some(message) = MessageParser::default().parse(raw) else {
        return (BTreeSet::new(), BTreeSet::new());
    };
    let mut plain = BTreeSet::new();
    let mut rich = BTreeSet::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => plain.extend(words(text)),
            PartType::Html(html) => rich.extend(words(&nanohtml2text::html2text(html))),
            _ => {}
        }
    }
    (plain, rich)
}

#[test]
fn a_second_parser_finds_the_same_words() {
    // These it cuts where a boundary stands inside a line or a body says that it has two types; its reading is no better.
    let disputed = [
        "mime4j__multi-bad",
        "mime4j__double-semicolon",
        "mp-malformed__",
        "rubymail__multiple_content_types",
    ];
    // Messages within that are shown without their encoded parts, a stub beside HTML, and what HTML hides.
    let shorter = ["flanker__", "cpython__msg_19", "kit-ics__to-be-cancelled", "newsletter.eml"];
    let (mut all, mut missed) = (0, 0);
    for (name, raw) in corpus() {
        if disputed.iter().chain(&shorter).any(|skip| name.starts_with(skip)) {
            continue;
        }
        let (plain, rich) = expected(&raw);
        let reading = read(&raw, &Known::default());
        let found = reading
            .map(|reading| words(&format!("{} {}", reading.text, reading.subject)))
            .unwrap_or_default();
        let long = |word: &&String| {
            word.chars().count() <= 20 && !word.chars().any(|c| c.is_ascii_digit())
        };
        for (what, expected) in [("plain", plain), ("html", rich)] {
            let lost: Vec<_> = expected.difference(&found).filter(long).collect();
            all += expected.len();
            missed += lost.len();
            if lost.len() * 20 > expected.len() {
                println!(
                    "{name} {what}: {} of {} lost: {:?}",
                    lost.len(),
                    expected.len(),
                    lost.get(..12.min(lost.len()))
                );
            }
        }
    }
    assert!(missed * 100 <= all, "{missed} of {all} words are lost");
}

#[test]
fn charsets_and_encodings_are_read() {
    let cases: [(&[u8], &str); 6] = [
        (b"Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8NLJ18XU\n", "Привет"),
        (b"Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B$3$s$K$A$O\x1b(B\n", "こんにちは"),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\n=C3=9Fe =\n", "Grüße"),
        (b"\nna\xefve\n", "naïve"),
        (b"Content-Type: text/plain; charset=utf-7\n\nHi +AOk-\n", "Hi é"),
        (b"Content-Type: text/plain; charset=no-such-thing\n\n\xc3\xa9t\xc3\xa9\n", "été"),
    ];
    for (rest, expected) in cases {
        let raw = [b"From: a@b.test\n".as_slice(), rest].concat();
        assert_eq!(read(&raw, &Known::default()).unwrap().text.trim_end(), expected);
    }
    let raw = "From: =?iso-8859-1?Q?J=FCrgen?= <j@b.test>\nSubject: =?utf-8?B?4oKs?= 5 =?utf-8?Q?f=C3=BCr?=\n =?utf-8?Q?_dich?=\n\nx\n";
    let reading = read(raw.as_bytes(), &Known::default()).unwrap();
    assert_eq!(
        (reading.from.unwrap().name.as_str(), reading.subject.as_str()),
        ("Jürgen", "€ 5 für dich")
    );
}

#[test]
fn a_stub_is_no_text_where_html_says_more() {
    let html = "<p>".to_owned() + &"Your order has shipped today. ".repeat(30);
    let mail = |plain: &str| {
        format!(
            "From: a@b.test\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
        )
    };
    let text = |plain: &str| read(mail(plain).as_bytes(), &Known::default()).unwrap().text;
    assert!(text("Please view this mail in a browser.").contains("shipped today"));
    assert!(text(&"Your order has shipped, in plain words. ".repeat(10)).contains("plain words"));
}

#[test]
fn a_mail_has_a_limited_number_of_events_and_files_within() {
    let event = |n: usize| format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:s{n}\nEND:VEVENT\n");
    let mut mail = "From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\n".to_owned();
    for part in 0..30 {
        let events: String = (0..40).map(|n| event(part * 40 + n)).collect();
        mail += &format!("--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n{events}");
    }
    let reading = read(mail.as_bytes(), &Known::default()).unwrap();
    assert_eq!(reading.structured.len(), 500);
    assert!(
        reading.notices.iter().any(|notice| notice.contains("1200 pieces")),
        "{:?}",
        reading.notices
    );

    let mut nested = "Subject: innermost\n\n".to_owned() + &"x".repeat(1000);
    for level in 0..30 {
        nested =
            format!("From: a@b.test\nSubject: {level}\nContent-Type: message/rfc822\n\n{nested}");
    }
    let reading = read(nested.as_bytes(), &Known::default()).unwrap();
    let names: Vec<_> = reading.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["28.eml"]);
    assert!(reading.text.contains("Subject: 20\n"), "{}", reading.text);
}

#[test]
fn the_only_part_is_the_text_whatever_its_name() {
    let text = |disposition: &str| {
        let mail = format!(
            "From: a@b.test\nContent-Type: text/plain; name=message.txt\n{disposition}\n\nread me\n"
        );
        let reading = read(mail.as_bytes(), &Known::default()).unwrap();
        (reading.text, reading.files.len())
    };
    assert_eq!(text("X: y"), ("read me".to_owned(), 1));
    assert_eq!(text("Content-Disposition: attachment"), (String::new(), 1));
}

#[test]
fn fields_of_mail_programs_do_not_make_another_message() {
    let mail = "From: a@b.test\nSubject: x\n\nhi\n";
    for field in [
        "X-UIDL: 7",
        "X-Account-Key: account1",
        "X-Apple-Base-Url: y",
        "X-Mozilla-Altered: z",
        "X-Evolution-Source: e",
    ] {
        assert_eq!(
            digest(format!("{field}\n{mail}").as_bytes()),
            digest(mail.as_bytes()),
            "{field}"
        );
    }
    assert_ne!(digest(format!("Reply-To: y@z.test\n{mail}").as_bytes()), digest(mail.as_bytes()));
}

#[test]
fn what_came_without_a_sender_to_answer_is_automatic() {
    let read = |path: &str| {
        read(format!("Return-Path: {path}\nFrom: a@b.test\n\nhi\n").as_bytes(), &Known::default())
            .unwrap()
    };
    assert_eq!((read("<>").marks, read("<a@b.test>").marks), (vec!["auto"], vec![]));
}

#[test]
fn ids_and_addresses_that_are_too_long_are_left_out_and_the_text_is_composed() {
    let mail = format!(
        "From: a@b.test\nTo: {}@b.test, c@d.test\nMessage-ID: <{}@b.test>\nReferences: <{}@b.test>\nSubject: Re\u{301}union\n\nle 2 de\u{301}cembre\n",
        "x".repeat(300),
        "y".repeat(1000),
        "z".repeat(300)
    );
    let reading = read(mail.as_bytes(), &Known::default()).unwrap();
    let (item, notices) = reading.into_item(
        "aaaaaaaaaa".parse().unwrap(),
        String::new(),
        crate::base::Time::UNIX_EPOCH,
        Vec::new(),
    );
    assert_eq!(item.to, [Address::new("", "c@d.test")]);
    assert_eq!(
        (item.message_id, item.references),
        (None, vec![format!("{}@b.test", "z".repeat(300))])
    );
    assert_eq!((item.subject.as_str(), item.text.as_str()), ("R\u{e9}union", "le 2 d\u{e9}cembre"));
    assert!(
        notices.iter().any(|notice| notice.contains("2 of its addresses or message ids")),
        "{notices:?}"
    );
}

const PIECES: &[&[u8]] = &[
    b"From: a@b.test\n",
    b"Subject: =?utf-8?Q?x",
    b"?=\n",
    b"\n",
    b"\r\n",
    b"--b",
    b"--b--\n",
    b"\n--b\n",
    b" ",
    b"\t",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"Content-Type: text/html; charset=utf-7\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Type: multipart/alternative; boundary=\"b\"\n",
    b"Content-Type: text/calendar\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n",
    b"=3D=",
    b"=\n",
    b"QUJD",
    b"====",
    b"<div style='display:none'>",
    b"</div>",
    b"<table><tr><td>",
    b"<a href=x>",
    b"<!--",
    b"&#x41",
    b"&amp;",
    b"<script type=application/ld+json>{\"a\":",
    b"</script>",
    b"<p itemscope itemprop=a itemtype=\"",
    b"BEGIN:VEVENT\n",
    b"END:VEVENT\n",
    b"DTSTART:2026\xc3\xa9110T1\n",
    b"ORGANIZER:mail\xc3\xa9o:x\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\0",
    b"Content-Disposition: attachment; filename*0*=utf-8''%e2%82; filename*1=\"x\n",
    b"Authentication-Results: (((\n",
    b"Date: 99 Zzz 99999 99:99\n",
    b">From ",
    b"From x@y Mon Nov 16 09:00:00 2026\n",
    b"Content-Type: multipart/report; boundary=b\n",
    b"Content-Type: message/delivery-status\n",
    b"Final-Recipient: rfc822;x\n",
    b"\xe2\x80\xae",
    b"From: \"x@y.test\" <",
    b"Reply-To: g:;\n",
];

/// Bytes that look like mail: pieces of structure in any order.
fn mail_like() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES.to_vec()).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..12),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(raw in mail_like()) {
        let _ = begins_like_mail(&raw);
        let _ = original(&raw);
        if let Ok(reading) = read(&raw, &Known::default()) {
            prop_assert!(reading.structured.len() <= 500 && reading.files.len() <= 100);
        }
    }

    #[test]
    fn the_form_a_message_is_stored_in_does_not_change_its_digest(raw in mail_like()) {
        let unix = String::from_utf8_lossy(&raw).replace("\r\n", "\n").replace('\r', "");
        let unix = format!("From: a@b.test\n{unix}");
        let quoted: String = unix.split_inclusive('\n').map(|line| {
            let is_from = line.trim_start_matches('>').starts_with("From ");
            if is_from { format!(">{line}") } else { line.to_owned() }
        }).collect();
        let stored = format!("From x@y Mon Nov 16 09:00:00 2026\nStatus: RO\n{quoted}\n\n");
        prop_assert_eq!(digest(unix.as_bytes()), digest(stored.as_bytes()));
        prop_assert_eq!(digest(unix.as_bytes()), digest(unix.replace('\n', "\r\n").as_bytes()));
    }

    #[test]
    fn a_real_message_with_bytes_changed_is_read_without_a_panic(
        which in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<proptest::sample::Index>(),
    ) {
        static CORPUS: std::sync::LazyLock<Vec<(String, Vec<u8>)>> = std::sync::LazyLock::new(corpus);
        let (_, mut raw) = CORPUS[which.index(CORPUS.len())].clone();
        raw.truncate(100_000);
        for (at, byte) in changes {
            let at = at.index(raw.len());
            raw[at] = byte;
        }
        raw.truncate(cut.index(raw.len()) + 1);
        let _ = read(&raw, &Known::default());
    }
}
