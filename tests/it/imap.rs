//! `fte watch imap` against a real server, and against one that misbehaves.

mod fake;
mod faults;
#[cfg(unix)]
mod follow;
#[cfg(unix)]
mod resync;

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::dovecot::{Dovecot, PASSWORD, at, half_an_hour_ago};
use crate::testvault::TestVault;

/// A vault that reads alice's mail from there.
pub(crate) fn vault(server: &Dovecot) -> TestVault {
    let mut vault = TestVault::new();
    vault.set_env("FTE_IMAP_HOST", "127.0.0.1");
    vault.set_env("FTE_IMAP_PORT", &server.imaps_port.to_string());
    vault.set_env("FTE_IMAP_USER", "alice");
    vault.set_env("FTE_IMAP_PASSWORD", PASSWORD);
    vault.set_env("SSL_CERT_FILE", &server.ca().to_string_lossy());
    vault
}

/// A small mail.
fn mail(number: usize) -> String {
    format!(
        "From: Dana Reyes <dana@example.com>\r\nTo: alice@x.test\r\nSubject: number {number}\r\nMessage-ID: <{number}@example.com>\r\n\
         Date: Mon, 16 Nov 2026 08:{:02}:00 +0000\r\n\r\nThis is number {number}.\r\n",
        number % 60
    )
}

fn list<'a>(report: &'a Value, name: &str) -> &'a Vec<Value> {
    report[name].as_array().unwrap_or_else(|| panic!("{name} in {report}"))
}

fn notes(vault: &TestVault) -> Vec<String> {
    let mut notes = vault.files("Needs_Action");
    // What a killed run was writing lies under a name of its own.
    notes.retain(|name| std::path::Path::new(name).extension().is_some_and(|end| end == "md"));
    notes
}

#[test]
fn the_peer_comes_up_and_loses_its_uids_when_it_is_told_to() {
    let Some(mut server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    server.deliver("Work", mail(2));
    assert_eq!(server.messages("INBOX").len(), 1);
    let status = ["mailbox", "status", "-u", "alice", "uidvalidity messages", "INBOX"];
    let before = server.doveadm(&status);
    assert!(before.contains("messages=1"), "{before}");
    server.reset_uids("INBOX");
    assert_ne!(server.doveadm(&status), before);
    server.expunge("INBOX", "number 1");
    assert!(server.messages("INBOX").is_empty());
    assert!(server.sent().is_empty());
}

#[test]
fn the_peer_takes_what_is_sent_and_hands_it_round() {
    use std::io::{Read as _, Write as _};
    let Some(server) = Dovecot::start() else { return };
    assert!(server.ca().is_file());
    let mut smtp = std::net::TcpStream::connect(("127.0.0.1", server.sink_port)).unwrap();
    let words = "EHLO here\r\nMAIL FROM:<me@y.test>\r\nRCPT TO:<alice@x.test>\r\nRCPT TO:<refused@x.test>\r\nDATA\r\nSubject: hi\r\n\r\nhi\r\n.\r\nQUIT\r\n";
    smtp.write_all(words.as_bytes()).unwrap();
    let mut said = String::new();
    smtp.read_to_string(&mut said).unwrap();
    let sent = server.sent();
    assert_eq!((sent.len(), sent[0].from.as_str()), (1, "me@y.test"), "{said}");
    assert_eq!(sent[0].to, ["alice@x.test"]);
    assert_eq!(sent[0].raw, b"Subject: hi\r\n\r\nhi\r\n");
    assert_eq!(server.messages("INBOX").len(), 1);
    assert!(said.contains("550 5.1.1"), "{said}");
}

#[test]
fn mail_becomes_notes_once_and_stays_as_it_is_on_the_server() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    server.deliver_as("alice", "INBOX", mail(2), "F", half_an_hour_ago());
    server.deliver_as("alice", "INBOX", mail(3), "S", at("2026-10-18T09:00:00Z"));
    // Before the window of the first look.
    server.deliver_as("alice", "INBOX", mail(4), "", at("2026-10-17T09:00:00Z"));
    let vault = vault(&server);
    let rehearsed = vault.fte("watch imap --dry-run --json").ok().json();
    assert_eq!((list(&rehearsed, "created").len(), notes(&vault).len()), (3, 0));
    let before = server.messages("INBOX");
    let report = vault.fte("watch imap --json").ok().json();
    assert_eq!(list(&report, "created").len(), 3, "{report}");
    assert_eq!(report["created"][0]["source"], "INBOX 1");
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
    let text = |subject: &str| {
        let mut all = notes(&vault).into_iter().map(|note| vault.read(&note));
        all.find(|text| text.contains(subject)).unwrap()
    };
    let flagged = text("number 2");
    let front = |line: &str| assert!(flagged.contains(line), "{line} in {flagged}");
    front("source: imap\n");
    front("source_id: INBOX/");
    front("/2\n");
    front("marks: [flagged]\n");
    front("content: \"sha256:");
    assert!(!text("number 1").contains("flagged"));
    // Unread, and where they were: only Dovecot's own `new` became `cur`.
    let after = server.messages("INBOX");
    assert_eq!(after.iter().filter(|(name, _)| name.ends_with('S')).count(), 1, "{after:?}");
    assert_eq!(before.len(), after.len());
    assert!(vault.fte("status --json").ok().stdout.contains("watch imap"));
    // Without a date of its own it has the server's.
    let mute = mail(6).replace("Date:", "X-Date:");
    server.deliver_as("alice", "INBOX", mute, "", at("2026-11-12T07:00:00Z"));
    vault.fte("watch imap").ok();
    assert!(text("number 6").contains("received: 2026-11-12T07:00:00Z"), "{}", text("number 6"));
    // What comes later is taken however old it is.
    server.deliver_as("alice", "INBOX", mail(5), "", at("2025-01-01T09:00:00Z"));
    let report = vault.fte("watch imap --json").ok().json();
    assert_eq!(report["created"][0]["subject"], "number 5");
    assert_eq!((list(&report, "created").len(), notes(&vault).len()), (1, 5));
}

#[test]
fn a_message_is_marked_as_read_where_the_settings_say_so() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    let mut vault = vault(&server);
    vault.set_env("FTE_IMAP_MARK_READ", "yes");
    vault.fte("watch imap --dry-run").ok();
    let is_read = || server.messages("INBOX")[0].0.ends_with(":2,S");
    assert!(!is_read());
    vault.fte("watch imap").ok();
    assert!(is_read(), "{:?}", server.messages("INBOX"));
}

#[test]
fn signing_in_goes_right_or_says_what_is_wrong() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    let with = |settings: &[(&'static str, String)]| {
        let mut vault = vault(&server);
        for (name, value) in settings {
            vault.set_env(name, value);
        }
        vault.fte("watch imap")
    };
    let plain = || ("FTE_IMAP_PORT", server.imap_port.to_string());
    let set = |name, value: &str| (name, value.to_owned());
    with(&[plain(), set("FTE_IMAP_SECURITY", "starttls")]).ok();
    with(&[plain(), set("FTE_IMAP_SECURITY", "none")]).ok();
    with(&[set("FTE_IMAP_HOST", "localhost")]).ok();
    let starttls = set("FTE_IMAP_SECURITY", "starttls");
    let table = [
        (vec![set("FTE_IMAP_PASSWORD", "wrong-canary")], 4, "turned the sign-in as `alice` down"),
        (vec![set("FTE_IMAP_PASSWORD", "")], 4, "nothing is stored to sign in to imap"),
        (vec![set("FTE_IMAP_HOST", "")], 3, "`imap.host` is not set"),
        (vec![set("FTE_IMAP_USER", "")], 3, "`imap.user` is not set"),
        (vec![set("SSL_CERT_FILE", "")], 1, "nobody whom this machine trusts vouches"),
        (vec![plain(), starttls.clone(), set("SSL_CERT_FILE", "")], 1, "can't be trusted"),
        // Nobody is trusted in the place of those that are named.
        (
            vec![set("SSL_CERT_FILE", "/nothing")],
            3,
            "`SSL_CERT_FILE` names /nothing, which can't be read",
        ),
        (
            vec![plain(), starttls, set("SSL_CERT_FILE", "/nothing")],
            3,
            "`SSL_CERT_FILE` names /nothing, which can't be read",
        ),
        (
            vec![set("SSL_CERT_FILE", concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))],
            3,
            "README.md, where no certificate (PEM) is found",
        ),
        (vec![plain()], 7, "does not speak TLS"),
        (vec![set("FTE_IMAP_PORT", "1")], 7, "can't be reached"),
        (
            vec![set("FTE_IMAP_HOST", "mail.example.com"), set("FTE_IMAP_SECURITY", "none")],
            3,
            "is not this machine",
        ),
    ];
    for (settings, exit, why) in table {
        let ran = with(&settings);
        assert_eq!(ran.exit, exit, "{why}: {ran}");
        assert!(ran.stderr.contains(why), "{why}: {ran}");
        assert!(!format!("{ran}").contains("canary"), "{ran}");
    }
    assert!(!server.log().contains("wrong-canary"));
}

#[test]
fn a_message_is_one_item_whatever_way_it_comes() {
    let Some(server) = Dovecot::start() else { return };
    let vault = vault(&server);
    // Dropped first, then over IMAP; over IMAP first, then dropped; in two folders.
    vault.put("Inbox/one.eml", mail(1));
    vault.fte("watch files").ok();
    for number in [1, 2, 3] {
        server.deliver("INBOX", mail(number));
    }
    server.deliver("Work", mail(3));
    let mut both = vault;
    both.set_env("FTE_IMAP_FOLDERS", "[INBOX, Work]");
    let report = both.fte("watch imap --json").ok().json();
    assert_eq!(
        (list(&report, "created").len(), report["known"].as_u64()),
        (2, Some(2)),
        "{report}"
    );
    both.put("Inbox/two.eml", mail(2));
    let report = both.fte("watch files --json").ok().json();
    assert_eq!((list(&report, "created").len(), report["known"].as_u64()), (0, Some(1)));
    assert_eq!(notes(&both).len(), 3);
    assert_eq!(both.fte("watch imap").ok().stdout.trim(), "nothing new");
    // As an earlier version kept them, each in a folder; and nothing is remembered of it.
    for note in notes(&both) {
        let id = note.trim_end_matches(".md").rsplit('_').next().unwrap();
        let (flat, folder) =
            (format!("Attachments/{id}.eml"), format!("Attachments/{id}/message.eml"));
        fs::create_dir_all(both.path(&format!("Attachments/{id}"))).unwrap();
        fs::rename(both.path(&flat), both.path(&folder)).unwrap();
        both.put(&note, both.read(&note).replace(&flat, &folder));
    }
    let kept = both.files("Attachments");
    fs::remove_dir_all(both.state_dir()).unwrap();
    let report = both.fte("watch imap --json").ok().json();
    assert_eq!(
        (list(&report, "created").len(), report["known"].as_u64()),
        (0, Some(4)),
        "{report}"
    );
    assert_eq!((notes(&both).len(), both.files("Attachments")), (3, kept));
}

#[test]
fn folders_that_are_numbered_anew_are_compared_and_nothing_comes_twice() {
    let Some(mut server) = Dovecot::start() else { return };
    for number in 1..=5 {
        server.deliver("INBOX", mail(number));
    }
    let vault = vault(&server);
    vault.fte("watch imap").ok();
    server.expunge("INBOX", "number 2");
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
    server.reset_uids("INBOX");
    server.deliver("INBOX", mail(6));
    let ran = vault.fte("watch imap --json").ok();
    let report = ran.json();
    assert!(ran.stderr.contains("INBOX numbered its messages anew"), "{ran}");
    assert_eq!(report["created"][0]["subject"], "number 6", "{report}");
    assert_eq!((list(&report, "created").len(), report["known"].as_u64()), (1, Some(4)));
    assert_eq!(notes(&vault).len(), 6);
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
}

#[test]
fn a_folder_that_is_not_there_holds_up_no_other() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("Entw&APw-rfe & more".replace("& ", "&- ").as_str(), mail(1));
    let mut vault = vault(&server);
    vault.set_env("FTE_IMAP_FOLDERS", "[Nowhere, \"Entwürfe & more\", inbox, INBOX]");
    let ran = vault.fte("watch imap --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_eq!(ran.json()["failed"][0]["path"], "Nowhere", "{ran}");
    let why = ran.json()["failed"][0]["why"].to_string();
    assert!(why.contains("; it has ") && why.contains("`Entwürfe & more`"), "{why}");
    assert_eq!(ran.json()["created"][0]["source"], "Entwürfe & more 1", "{ran}");
}

#[test]
fn a_message_that_is_too_large_is_named_by_its_header() {
    let Some(server) = Dovecot::start() else { return };
    let mut large = mail(1).into_bytes();
    large.extend("x".repeat(74).into_bytes().into_iter().chain(*b"\r\n").cycle().take(65 << 20));
    server.deliver("INBOX", large);
    server.deliver("INBOX", mail(2));
    let vault = vault(&server);
    let report = vault.fte("watch imap --json").ok().json();
    assert_eq!(report["created"][0]["subject"], "number 2");
    let gone = &report["quarantined"][0];
    assert!(gone["reason"].as_str().unwrap().contains("larger than"), "{report}");
    assert!(vault.read(gone["path"].as_str().unwrap()).contains("Subject: number 1"));
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
}

#[test]
fn a_mailbox_that_can_not_be_read_is_said_wherever_health_is_asked() {
    let Some(server) = Dovecot::start() else { return };
    let mut vault = vault(&server);
    let level = |vault: &TestVault| {
        let health = vault.fte("health --json").json();
        let mut parts = health["parts"].as_array().unwrap().iter();
        let row = parts.find(|row| row["name"] == "watch.imap").unwrap();
        (row["level"].as_str().unwrap().to_owned(), row["mend"].to_string())
    };
    vault.set_env("FTE_IMAP_PASSWORD", "wrong");
    assert_eq!(vault.fte("watch imap").exit, 4);
    let (bad, mend) = level(&vault);
    assert_eq!(bad, "bad");
    assert!(mend.contains("fte auth imap login"), "{mend}");
    assert_ne!(vault.fte("status --strict").exit, 0);
    assert!(vault.fte("status").stdout.contains("watch imap FAILS"));
    vault.set_env("FTE_IMAP_PASSWORD", PASSWORD);
    vault.fte("watch imap").ok();
    assert_eq!(level(&vault).0, "ok");
    vault.fte("status --strict").ok();
}

#[test]
fn a_note_of_how_far_a_folder_was_read_that_is_damaged_is_said() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    let vault = vault(&server);
    vault.fte("watch imap").ok();
    server.deliver("INBOX", mail(2));
    vault.database().execute("UPDATE cursors SET value = '{' || value", []).unwrap();
    let ran = vault.fte("watch imap --json").ok();
    assert!(ran.stderr.contains("INBOX: what is noted of how far it was read is damaged"), "{ran}");
    assert_eq!(ran.json()["created"][0]["subject"], "number 2", "{ran}");
    let ran = vault.fte("watch imap").ok();
    assert!(!ran.stderr.contains("damaged"), "{ran}");
    assert_eq!(notes(&vault).len(), 2);
}

/// All of a thousand messages, each once, and nothing else.
fn assert_all(vault: &TestVault, count: usize) {
    let mut numbers: Vec<usize> = notes(vault)
        .iter()
        .map(|note| vault.read(note))
        .map(|text| {
            let after = text.split("This is number ").nth(1).expect("the message's text");
            after.split('.').next().unwrap().parse().unwrap()
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
    vault.fte("audit verify").ok();
}

#[test]
fn killed_again_and_again_it_takes_in_a_thousand_messages_each_once() {
    let Some(server) = Dovecot::start() else { return };
    for number in 1..=1000 {
        server.deliver("INBOX", mail(number));
    }
    let vault = vault(&server);
    let mut killed = 0;
    for round in 1..30 {
        let mut command = vault.command();
        command.args(["watch", "imap"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // A little longer each time, so that it dies everywhere on the way.
        let grace = Duration::from_millis(20 + round * 12);
        let begun = std::time::Instant::now();
        while begun.elapsed() < grace && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        killed += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        if round == 10 {
            server.deliver("INBOX", mail(1001));
        }
    }
    assert!(killed > 5, "{killed}");
    vault.fte("watch imap").ok();
    assert_all(&vault, 1001);
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
}

#[test]
fn two_at_once_take_each_message_in_once() {
    let Some(server) = Dovecot::start() else { return };
    for number in 1..=250 {
        server.deliver("INBOX", mail(number));
    }
    let vault = vault(&server);
    vault.fte("status").ok();
    let run = || {
        let mut command = vault.command();
        command.args(["watch", "imap", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let children = [run(), run(), run()];
    let outputs = children.map(|child| vault.ran(&child.wait_with_output().unwrap()).ok().json());
    let made: usize = outputs.iter().map(|report| list(report, "created").len()).sum();
    assert_eq!(made, 250);
    assert_all(&vault, 250);
}
