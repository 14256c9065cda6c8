//! `fte watch imap` against a server that misbehaves: each fault ends soon, with its name, and what was taken in is safe.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::fake::{Box, Fake, Fault, mail};
use crate::testvault::TestVault;

pub(super) fn vault(fake: &Fake) -> TestVault {
    let mut vault = TestVault::new();
    vault.set_env("FTE_IMAP_HOST", "127.0.0.1");
    vault.set_env("FTE_IMAP_PORT", &fake.port.to_string());
    vault.set_env("FTE_IMAP_SECURITY", "none");
    vault.set_env("FTE_IMAP_USER", "alice");
    vault.set_env("FTE_IMAP_PASSWORD", "secret");
    vault.set_env("FTE_IMAP_LIMIT_S", "1");
    vault
}

pub(super) fn notes(vault: &TestVault) -> usize {
    vault.files("Needs_Action").len()
}

/// Makes what the server does.
pub(super) type Made = fn() -> Fault;
type MadeOf = fn(u32) -> Fault;

pub(super) fn is_fetch(command: &str) -> bool {
    command.contains("BODY.PEEK[]")
}

#[test]
fn a_server_that_says_nothing_or_nonsense_is_given_up_with_a_reason() {
    let table: [(&str, &str, Made); 14] = [
        ("", "said nothing for 1 s", || Fault::Hang),
        ("", "it hung up", || Fault::Cut(Vec::new())),
        ("", "not through after 1 s", || Fault::Drip),
        ("", "a line without end", || Fault::Flood(vec![b'x'; 65536])),
        ("", "does not greet as an IMAP server", || Fault::Say(b"* 3 EXISTS\r\n".to_vec())),
        ("", "is no answer", || Fault::Say(b"HTTP/1.1 400 Bad Request\r\n".to_vec())),
        ("", "it does not ask who is there", || Fault::Say(b"* PREAUTH welcome\r\n".to_vec())),
        ("", "it said goodbye: too many of you", || {
            Fault::Say(b"* BYE too many of you\r\n".to_vec())
        }),
        ("AUTHENTICATE", "said nothing", || Fault::Hang),
        ("EXAMINE", "an answer without end", || Fault::Flood(b"* 3 EXISTS\r\n".repeat(5000))),
        ("EXAMINE", "no UIDVALIDITY", || Fault::Say(b"TAG OK done\r\n".to_vec())),
        ("UID SEARCH", "is no answer", || Fault::Say(b"\x00\xff\x1b[2J\r\n".to_vec())),
        ("UID SEARCH", "no list of numbers", || Fault::Say(b"* SEARCH 1 x\r\n".to_vec())),
        ("RFC822.SIZE", "brackets that don't match", || {
            Fault::Say(b"* 1 FETCH (UID 1\r\n".to_vec())
        }),
    ];
    for (at, why, fault) in table {
        let fake = Fake::start(Box::of(3), move |_, command| {
            let is_here = if at.is_empty() { command.is_empty() } else { command.contains(at) };
            is_here.then(fault)
        });
        let vault = vault(&fake);
        let begun = Instant::now();
        let ran = vault.fte("watch imap");
        assert_eq!(ran.exit, 7, "{at}, {why}: {ran}");
        assert!(ran.stderr.contains(why), "{at}, {why}: {ran}");
        assert!(ran.stderr.contains(&format!("127.0.0.1:{}", fake.port)), "{at}, {why}: {ran}");
        assert!(!ran.stderr.contains('\u{1b}') && !ran.stderr.contains("secret"), "{ran}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{at}, {why}: {:?}", begun.elapsed());
        assert_eq!(notes(&vault), 0, "{at}, {why}");
    }
}

#[test]
fn a_message_that_the_server_breaks_off_at_is_named_and_holds_up_no_other() {
    let table: [(&str, MadeOf); 6] = [
        ("said no to UID FETCH: not now", |_| Fault::Say(b"TAG NO not now\r\n".to_vec())),
        ("it hung up", |uid| {
            let mut half = format!("* 1 FETCH (UID {uid} BODY[] {{1000}}\r\n").into_bytes();
            half.extend(&mail(uid)[..20]);
            Fault::Cut(half)
        }),
        ("not through after 1 s", |uid| {
            Fault::Stall(format!("* 1 FETCH (UID {uid} BODY[] {{1000}}\r\nhalf").into_bytes())
        }),
        // It announces less than it sends.
        ("can't be read", |uid| {
            let mut lie = format!("* 1 FETCH (UID {uid} BODY[] {{10}}\r\n").into_bytes();
            lie.extend(mail(uid));
            lie.extend(b")\r\n");
            Fault::Say(lie)
        }),
        ("it announces 9999999999999", |uid| {
            Fault::Say(format!("* 1 FETCH (UID {uid} BODY[] {{9999999999999}}\r\n").into_bytes())
        }),
        ("the server does not hand it over", |_| Fault::Say(b"TAG OK done\r\n".to_vec())),
    ];
    for (why, fault) in table {
        let fake = Fake::start(Box::of(5), move |_, command| {
            let set = command.strip_prefix("UID FETCH ").and_then(|rest| rest.split(' ').next());
            let has_3 =
                set.is_some_and(|set| set == "3" || set.contains("1:5") || set.contains("1:3"));
            (is_fetch(command) && has_3).then(|| fault(3))
        });
        let mut vault = vault(&fake);
        let ran = vault.fte("watch imap --json");
        assert_eq!(ran.exit, 8, "{why}: {ran}");
        let report = ran.json();
        assert_eq!(report["created"].as_array().unwrap().len(), 4, "{why}: {ran}");
        let failed = report["failed"].as_array().unwrap();
        assert_eq!(failed.len(), 1, "{why}: {ran}");
        assert_eq!(failed[0]["path"], "INBOX 3");
        assert!(failed[0]["why"].as_str().unwrap().contains(why), "{why}: {ran}");
        // It is not tried again at once, and not forgotten.
        let heard = fake.heard().len();
        let again = vault.fte("watch imap --json").ok().json();
        assert_eq!(again["skipped"][0]["path"], "INBOX 3", "{again}");
        assert!(!fake.heard()[heard..].iter().any(|command| is_fetch(command)));
        // When it is gone from the server, it is gone.
        fake.change(|there| there.messages.retain(|(uid, _)| *uid != 3));
        vault.set_now("2026-11-16T10:30:00Z");
        let gone = vault.fte("watch imap --json").ok().json();
        assert!(gone["failed"].as_array().unwrap().is_empty(), "{gone}");
        vault.set_now("2026-11-18T10:30:00Z");
        let gone = vault.fte("watch imap --json").ok().json();
        assert!(gone["skipped"].as_array().unwrap().is_empty(), "{gone}");
        assert_eq!(notes(&vault), 4, "{why}");
    }
}

#[test]
fn a_message_that_could_not_be_fetched_comes_later() {
    let broken = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let rule = std::sync::Arc::clone(&broken);
    let fake = Fake::start(Box::of(2), move |_, command| {
        let is_2 = command.starts_with("UID FETCH 2 ") || command.starts_with("UID FETCH 1:2 ");
        let is_broken = rule.load(std::sync::atomic::Ordering::SeqCst);
        (is_broken && is_fetch(command) && is_2).then(|| Fault::Say(b"TAG NO broken\r\n".to_vec()))
    });
    let mut vault = vault(&fake);
    assert_eq!(vault.fte("watch imap").exit, 8);
    // A new message moves the cursor on; the hole stays.
    fake.change(|there| {
        there.messages.push((3, mail(3)));
        there.next = Some(4);
    });
    vault.fte("watch imap").ok();
    assert_eq!(notes(&vault), 2);
    broken.store(false, std::sync::atomic::Ordering::SeqCst);
    vault.set_now("2026-11-16T09:40:00Z");
    let ran = vault.fte("watch imap --json").ok().json();
    assert_eq!(ran["created"][0]["subject"], "number 2", "{ran}");
    assert_eq!(notes(&vault), 3);
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
}

#[test]
fn a_message_that_could_not_be_written_is_not_forgotten() {
    let (broken, stuck) = (Arc::new(AtomicBool::new(true)), Arc::new(Mutex::new(None)));
    let (is_broken, goes_bad) = (Arc::clone(&broken), Arc::clone(&stuck));
    let fake = Fake::start(Box::of(1), move |_, command| {
        if is_fetch(command) {
            if is_broken.load(Ordering::SeqCst) {
                return Some(Fault::Say(b"TAG NO broken\r\n".to_vec()));
            }
            // Between the question and the answer the disk goes bad.
            if let Some(folder) = goes_bad.lock().unwrap().take() {
                std::fs::remove_dir_all(&folder).unwrap();
                std::fs::write::<PathBuf, _>(folder, "in the way").unwrap();
            }
        }
        None
    });
    let mut vault = vault(&fake);
    assert_eq!(vault.fte("watch imap").exit, 8);
    // As many as are made durable at once while they come.
    broken.store(false, Ordering::SeqCst);
    fake.change(|there| *there = Box::of(100));
    let folder = vault.path("Needs_Action");
    *stuck.lock().unwrap() = Some(folder.clone());
    vault.set_now("2026-11-16T09:40:00Z");
    let ran = vault.fte("watch imap");
    assert!(ran.exit != 0, "{ran}");
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    vault.set_now("2026-11-16T09:50:00Z");
    vault.fte("watch imap").ok();
    assert_eq!(notes(&vault), 100);
}

#[test]
fn a_message_that_could_not_be_fetched_is_found_under_another_number() {
    let fake = Fake::start(Box::of(1), |_, command| {
        let is_1 = command.starts_with("UID FETCH 1 ") || command.starts_with("UID FETCH 1:2 ");
        (is_fetch(command) && is_1).then(|| Fault::Say(b"TAG NO broken\r\n".to_vec()))
    });
    let mut vault = vault(&fake);
    assert_eq!(vault.fte("watch imap").exit, 8);
    // Weeks later, long after it fell out of the window and below the last look.
    vault.set_now("2026-12-20T09:30:00Z");
    fake.change(|there| {
        there.messages.push((2, mail(2)));
        there.next = Some(3);
    });
    assert_eq!(vault.fte("watch imap").exit, 8);
    fake.change(|there| {
        there.validity = 8;
        there.messages = vec![(5, mail(1)), (6, mail(2))];
        there.next = Some(7);
    });
    vault.set_now("2026-12-20T10:30:00Z");
    let ran = vault.fte("watch imap --json").ok().json();
    assert_eq!(ran["created"][0]["subject"], "number 1", "{ran}");
    assert_eq!(notes(&vault), 2);
}

#[test]
fn a_message_that_is_left_out_of_the_list_is_not_taken_for_gone() {
    let faults: [fn() -> Fault; 2] = [
        || {
            let listed = "* 2 FETCH (UID 2 RFC822.SIZE 200 FLAGS ())";
            Fault::Say(format!("{listed}\r\nTAG OK done\r\n").into_bytes())
        },
        || Fault::Say(b"TAG NO something is wrong with one of them\r\n".to_vec()),
    ];
    for fault in faults {
        let broken = Arc::new(AtomicBool::new(true));
        let is_broken = Arc::clone(&broken);
        let fake = Fake::start(Box::of(2), move |_, command| {
            // As of the list of both, the line of the first is missing; by itself it is refused.
            let is_list = command.contains("RFC822.SIZE") && is_broken.load(Ordering::SeqCst);
            match command.split(' ').nth(2) {
                Some("1:2") if is_list => Some(fault()),
                Some("1") if is_list => Some(Fault::Say(b"TAG NO broken\r\n".to_vec())),
                _ => None,
            }
        });
        let mut vault = vault(&fake);
        let ran = vault.fte("watch imap --json");
        assert_eq!(ran.exit, 8, "{ran}");
        assert_eq!(ran.json()["created"][0]["subject"], "number 2", "{ran}");
        assert_eq!(ran.json()["failed"][0]["path"], "INBOX 1", "{ran}");
        broken.store(false, Ordering::SeqCst);
        vault.set_now("2026-11-16T09:40:00Z");
        let ran = vault.fte("watch imap --json").ok().json();
        assert_eq!(ran["created"][0]["subject"], "number 1", "{ran}");
    }
}

#[test]
fn a_message_too_large_to_open_holds_up_no_other() {
    let size = 70_000_000;
    let list = move || {
        let one = |uid, size| format!("* {uid} FETCH (UID {uid} RFC822.SIZE {size} FLAGS ())\r\n");
        Fault::Say((one(1, 200) + &one(2, size) + "TAG OK done\r\n").into_bytes())
    };
    let header = |header: &str| {
        let said =
            format!("* 2 FETCH (UID 2 BODY[HEADER]<0> {{{}}}\r\n{header})\r\n", header.len());
        (said + "TAG OK done\r\n").into_bytes()
    };
    let many = format!("X-Many: {}\r\n", "x".repeat(100)).repeat(1000);
    let table = [
        (b"TAG NO too large\r\n".to_vec(), Some("too large")),
        (b"TAG OK done\r\n".to_vec(), Some("the server does not hand it over")),
        (header(""), None),
        // It does not know how to send a part of it.
        (header(&many), None),
        (header("Subject: a film\r\n\r\n"), None),
    ];
    for (said, why) in table {
        let fake = Fake::start(Box::of(2), move |_, command| {
            let is_list = command.contains("RFC822.SIZE");
            let is_header = command.contains("BODY.PEEK[HEADER]");
            let said = said.clone();
            is_list.then(list).or_else(|| is_header.then_some(Fault::Say(said)))
        });
        let vault = vault(&fake);
        let ran = vault.fte("watch imap --json");
        let report = ran.json();
        assert_eq!(report["created"][0]["subject"], "number 1", "{ran}");
        if let Some(why) = why {
            assert_eq!(report["failed"][0]["path"], "INBOX 2", "{ran}");
            assert!(report["failed"][0]["why"].as_str().unwrap().contains(why), "{ran}");
        } else {
            assert_eq!(report["quarantined"].as_array().unwrap().len(), 1, "{ran}");
        }
        let heard = fake.heard().len();
        vault.fte("watch imap").ok();
        assert!(!fake.heard()[heard..].iter().any(|command| command.contains("FETCH")));
    }
}

#[test]
fn a_server_that_breaks_off_everywhere_is_given_up_and_what_came_is_kept() {
    let fake = Fake::start(Box::of(300), |_, command| {
        // The newest hundred come; then every fetch is cut.
        let is_first = command.contains("201:300");
        (is_fetch(command) && !is_first)
            .then(|| Fault::Cut(b"* 1 FETCH (UID 1 BODY[] {500}\r\nx".to_vec()))
    });
    let vault = vault(&fake);
    let ran = vault.fte("watch imap --json");
    assert_eq!(ran.exit, 7, "{ran}");
    assert_eq!(ran.json()["created"].as_array().unwrap().len(), 100, "{ran}");
    assert_eq!(notes(&vault), 100);
}

#[test]
fn the_last_message_below_the_range_is_not_new() {
    for next in [None, Some(9)] {
        // UIDNEXT is ahead of what is there: the newest ones were deleted.
        let fake = Fake::start(Box { next, ..Box::of(3) }, |_, _| None);
        let vault = vault(&fake);
        vault.fte("watch imap").ok();
        let begun = fake.heard().len();
        for _ in 0..2 {
            assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
        }
        assert!(!fake.heard()[begun..].iter().any(|command| command.contains("FETCH")));
        fake.change(|there| {
            there.messages.push((9, mail(9)));
            there.next = there.next.map(|_| 10);
        });
        vault.fte("watch imap").ok();
        assert_eq!(notes(&vault), 4, "{next:?}");
    }
}

#[test]
fn uids_that_are_given_a_second_time_hide_nothing() {
    let fake = Fake::start(Box::of(3), |_, _| None);
    let vault = vault(&fake);
    vault.fte("watch imap").ok();
    // A backup was put back, and the server went on from there under the same UIDVALIDITY.
    fake.change(|there| {
        there.messages = vec![(1, mail(1)), (2, mail(22))];
        there.next = Some(3);
    });
    let ran = vault.fte("watch imap --json").ok();
    assert!(ran.stderr.contains("INBOX was set back"), "{ran}");
    assert_eq!(ran.json()["created"][0]["subject"], "number 22", "{ran}");
    assert_eq!((ran.json()["known"].as_u64(), notes(&vault)), (Some(1), 4));
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
    // What comes after the look at all of it has UIDs that the ledger had before it, too.
    fake.change(|there| {
        there.messages.extend([(3, mail(33)), (4, mail(44))]);
        there.next = Some(5);
    });
    let ran = vault.fte("watch imap --json").ok().json();
    assert_eq!(ran["created"][0]["subject"], "number 33", "{ran}");
    assert_eq!((ran["known"].as_u64(), notes(&vault)), (Some(0), 6));
    // It was put back once more, before anything came.
    fake.change(|there| {
        there.messages = vec![(1, mail(1)), (2, mail(222)), (3, mail(333))];
        there.next = Some(4);
    });
    vault.fte("watch imap").ok();
    assert_eq!(notes(&vault), 8);
}

#[test]
fn a_numbering_that_comes_back_hides_nothing() {
    let fake = Fake::start(Box::of(3), |_, _| None);
    let vault = vault(&fake);
    vault.fte("watch imap").ok();
    for (validity, new) in [(8, 4), (7, 5)] {
        fake.change(|there| {
            there.validity = validity;
            // What is new has the UID of another message under the first numbering.
            there.messages = vec![(1, mail(new)), (2, mail(1))];
            there.next = Some(3);
        });
        let ran = vault.fte("watch imap --json").ok();
        assert!(ran.stderr.contains("INBOX numbered its messages anew"), "{ran}");
        assert_eq!(ran.json()["created"][0]["subject"], format!("number {new}"), "{ran}");
        fake.change(|there| {
            there.messages.push((3, mail(new * 10)));
            there.next = Some(4);
        });
        let ran = vault.fte("watch imap --json").ok().json();
        assert_eq!(ran["created"][0]["subject"], format!("number {}", new * 10), "{ran}");
    }
    assert_eq!(notes(&vault), 7);
}

#[test]
fn each_way_to_sign_in_is_taken_as_the_server_offers_it() {
    let ask = |questions: &[&str], last: &str| {
        let questions = questions.iter().map(|question| (*question).to_owned()).collect();
        Some(Fault::Ask(questions, last.to_owned()))
    };
    let plain = "AGFsaWNlAHNlY3JldA==";
    let table: [(&'static str, &str, &[&str]); 4] = [
        ("AUTH=PLAIN SASL-IR", "secret", &["AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA=="]),
        ("AUTH=PLAIN", "secret", &["AUTHENTICATE PLAIN", "> AGFsaWNlAHNlY3JldA=="]),
        ("UIDPLUS", "secr\"et", &["LOGIN \"alice\" \"secr\\\"et\""]),
        ("UIDPLUS", "sécret", &["LOGIN {5}", "> alice {7}", "> sécret"]),
    ];
    for (offers, password, commands) in table {
        let fake = Fake::start(Box { offers, ..Box::of(1) }, move |_, command| match command {
            "AUTHENTICATE PLAIN" => ask(&["+ "], "OK in"),
            "LOGIN {5}" => ask(&["+ go", "+ on"], "OK in"),
            _ => None,
        });
        let mut vault = vault(&fake);
        vault.set_env("FTE_IMAP_PASSWORD", password);
        vault.fte("watch imap").ok();
        let heard = fake.heard();
        assert_eq!(heard[..commands.len()], *commands, "{plain}");
    }
    let fake = Fake::start(Box { offers: "LOGINDISABLED", ..Box::of(1) }, |_, _| None);
    let ran = vault(&fake).fte("watch imap");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(ran.stderr.contains("lets nobody sign in with a password"), "{ran}");
    assert!(fake.heard().is_empty(), "{:?}", fake.heard());
}

#[test]
fn a_token_that_is_turned_down_says_why() {
    let challenge = || data_encoding::BASE64.encode(br#"{"status":"400","schemes":"Bearer"}"#);
    let sent = data_encoding::BASE64.encode(b"user=alice\x01auth=Bearer canary-token\x01\x01");
    for offers in ["AUTH=XOAUTH2 SASL-IR", "AUTH=XOAUTH2"] {
        let fake = Fake::start(Box { offers, ..Box::of(1) }, move |_, command| {
            let mut questions = vec![format!("+ {}", challenge())];
            if command == "AUTHENTICATE XOAUTH2" {
                questions.insert(0, "+".into());
            }
            let last = "NO [AUTHENTICATIONFAILED] Invalid credentials".into();
            command.starts_with("AUTHENTICATE").then_some(Fault::Ask(questions, last))
        });
        let mut vault = vault(&fake);
        vault.set_env("FTE_IMAP_SIGN_IN", "google");
        vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "canary-token");
        let ran = vault.fte("watch imap");
        let heard = fake.heard();
        match offers {
            "AUTH=XOAUTH2" => assert_eq!(heard[1], format!("> {sent}")),
            _ => assert_eq!(heard[0], format!("AUTHENTICATE XOAUTH2 {sent}")),
        }
        // The question is answered with an empty line before the server says no.
        assert_eq!(heard.last().unwrap(), "> ");
        assert_eq!(ran.exit, 4, "{ran}");
        assert!(!ran.stderr.contains("canary"), "{ran}");
    }
}

#[test]
fn what_a_server_repeats_of_a_password_is_not_shown() {
    let encoded = |text: &str| data_encoding::BASE64.encode(text.as_bytes());
    let words = encoded("\0alice\0secret");
    let far = "x".repeat(195);
    let table = [
        ("TAG NO no secret for you".to_owned(), 4),
        (format!("TAG NO [secret] no {words}"), 4),
        (format!("TAG NO no {}", encoded("secret")), 4),
        // It lies where the text is cut off.
        (format!("TAG NO {far} secret {far}"), 4),
        (format!("TAG NO {} {words}", &far[..180]), 4),
        (format!("TAG BAD unknown: AUTHENTICATE PLAIN {words}"), 4),
        (format!("TAG NO [UNAVAILABLE] secret {words}"), 7),
        (format!("TAG NO [INUSE] secret {words}"), 7),
        (format!("* BYE secret {words}"), 7),
        (format!("f1 AUTHENTICATE PLAIN {words}"), 7),
        ("secret is no answer".to_owned(), 7),
    ];
    for (said, exit) in table {
        let line = format!("{said}\r\n").into_bytes();
        let fake = Fake::start(Box::of(1), move |_, command| {
            command.starts_with("AUTHENTICATE").then(|| Fault::Say(line.clone()))
        });
        let ran = vault(&fake).fte("watch imap");
        assert_eq!(ran.exit, exit, "{said}: {ran}");
        for canary in ["secre", "AGFs", "c2Vj"] {
            assert!(!ran.stderr.contains(canary), "{said}: {ran}");
        }
    }
}

#[test]
fn a_password_that_was_turned_down_is_not_tried_on_and_on() {
    let fake = Fake::start(Box::of(1), |_, command| {
        let line = b"TAG NO wrong\r\n".to_vec();
        command.starts_with("AUTHENTICATE").then_some(Fault::Say(line))
    });
    let mut vault = vault(&fake);
    let tries = || fake.heard().iter().filter(|command| command.starts_with("AUTH")).count();
    // As `fte run` starts it.
    let unasked = |vault: &TestVault| {
        let mut command = vault.command();
        let mut child = command
            .args(["watch", "imap"])
            .env("FTE_SUPERVISED", "watch imap")
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take();
        let code = child.wait().unwrap().code();
        drop(stdin);
        code
    };
    assert_eq!((unasked(&vault), tries()), (Some(4), 1));
    assert_eq!((unasked(&vault), tries()), (Some(4), 1));
    vault.set_now("2026-11-16T09:33:00Z");
    assert_eq!((unasked(&vault), tries()), (Some(4), 2));
    assert_eq!((unasked(&vault), tries()), (Some(4), 2));
    // A person is believed to have mended it.
    assert_eq!((vault.fte("watch imap").exit, tries()), (4, 3));
}

#[test]
fn plain_text_after_encryption_began_is_not_believed() {
    let offers = "STARTTLS AUTH=PLAIN";
    let rule = |said: &'static str| {
        move |_: usize, command: &str| {
            (command == "STARTTLS").then(|| Fault::Say(said.as_bytes().to_vec()))
        }
    };
    let table = [
        ("TAG OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", "went on in plain text"),
        ("TAG NO not today\r\n", "does not begin encryption: not today"),
    ];
    for (said, why) in table {
        let fake = Fake::start(Box { offers, ..Box::of(1) }, rule(said));
        let mut vault = vault(&fake);
        vault.set_env("FTE_IMAP_SECURITY", "starttls");
        let ran = vault.fte("watch imap");
        assert!(ran.exit != 0 && ran.stderr.contains(why), "{ran}");
        assert_eq!(fake.heard(), ["STARTTLS"], "{ran}");
    }
    let fake = Fake::start(Box::of(1), |_, _| None);
    let mut vault = vault(&fake);
    vault.set_env("FTE_IMAP_SECURITY", "starttls");
    let ran = vault.fte("watch imap");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(ran.stderr.contains("does not offer encryption"), "{ran}");
    assert!(fake.heard().is_empty(), "{:?}", fake.heard());
}
