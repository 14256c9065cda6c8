//! Servers that say what changed since a folder was open (QRESYNC): it saves questions, and what is wrong in it costs nothing.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::fake::{Box, Fake, Fault, mail};
use super::faults::{Made, is_fetch, notes, vault};
use crate::dovecot::Dovecot;

const OFFERS: &str = "AUTH=PLAIN SASL-IR ENABLE CONDSTORE QRESYNC";

fn add(fake: &Fake, uids: std::ops::RangeInclusive<u32>) {
    fake.change(|there| {
        there.next = Some(uids.end() + 1);
        there.messages.extend(uids.map(|uid| (uid, mail(uid))));
    });
}

#[test]
fn a_folder_that_tells_what_is_new_is_not_searched() {
    let fake = Fake::start(Box { offers: OFFERS, ..Box::of(2) }, |_, _| None);
    let vault = vault(&fake);
    vault.fte("watch imap").ok();
    add(&fake, 3..=5);
    let begun = fake.heard().len();
    vault.fte("watch imap").ok();
    assert_eq!(notes(&vault), 5);
    let heard = fake.heard();
    let commands = [
        "ENABLE QRESYNC",
        "EXAMINE \"INBOX\" (QRESYNC (7 3 3:4294967295))",
        "UID FETCH 3:5 (UID RFC822.SIZE FLAGS INTERNALDATE)",
        "UID FETCH 3:5 (UID BODY.PEEK[])",
    ];
    assert_eq!(heard[begun + 2..begun + 6], commands, "{heard:?}");
    // What came and went in between is searched for: nothing is taken from what is not there.
    add(&fake, 6..=8);
    fake.change(|there| there.messages.retain(|(uid, _)| *uid != 7));
    let begun = fake.heard().len();
    vault.fte("watch imap").ok();
    assert_eq!(notes(&vault), 7);
    let searched = |command: &String| command == "UID SEARCH UID 6:*";
    assert_eq!(fake.heard()[begun..].iter().filter(|command| searched(command)).count(), 1);
}

#[test]
fn who_can_not_tell_what_changed_is_read_all_the_same() {
    let flood = || {
        let line = "* 3 FETCH (UID 3 FLAGS () MODSEQ (3))\r\n";
        Fault::Flood(line.repeat(1000).into_bytes())
    };
    let table: [(&str, Made); 11] = [
        ("ENABLE", || Fault::Say(b"TAG NO not for you\r\n".to_vec())),
        ("ENABLE", || Fault::Say(b"TAG BAD what\r\n".to_vec())),
        ("ENABLE", || Fault::Say(b"TAG OK done\r\n".to_vec())),
        ("ENABLE", || Fault::Say(b"* ENABLED\r\nTAG OK done\r\n".to_vec())),
        ("ENABLE", || Fault::Cut(Vec::new())),
        ("ENABLE", || Fault::Hang),
        ("(QRESYNC", || Fault::Say(b"TAG NO [CANNOT] not now\r\n".to_vec())),
        ("(QRESYNC", || Fault::Say(b"TAG BAD too many words\r\n".to_vec())),
        ("(QRESYNC", || Fault::Say(b"* 3 FETCH (UID 3\r\n".to_vec())),
        ("(QRESYNC", || Fault::Cut(b"* VANISHED (EARL".to_vec())),
        ("(QRESYNC", flood),
    ];
    for (number, (at, fault)) in table.into_iter().enumerate() {
        let fake = Fake::start(Box { offers: OFFERS, ..Box::of(2) }, move |_, command| {
            command.contains(at).then(fault)
        });
        let vault = vault(&fake);
        vault.fte("watch imap").ok();
        add(&fake, 3..=4);
        vault.fte("watch imap").ok();
        assert_eq!(notes(&vault), 4, "{number}: {at}");
        // It is not asked that a second time.
        add(&fake, 5..=5);
        let begun = fake.heard().len();
        vault.fte("watch imap").ok();
        assert_eq!(notes(&vault), 5, "{number}: {at}");
        let heard = fake.heard().split_off(begun);
        assert!(!heard.iter().any(|command| command.contains("QRESYNC")), "{number}: {heard:?}");
    }
}

#[test]
fn a_folder_that_tells_lies_hides_nothing() {
    let with = "* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 5] ok\r\n* OK [HIGHESTMODSEQ 9] ok\r\n";
    let lies = [
        "",
        "* VANISHED (EARLIER) 1:4294967295\r\n",
        "* VANISHED 3\r\n* 4 FETCH (UID 4 FLAGS () MODSEQ (4))\r\n",
        "* 4 FETCH (UID 4 FLAGS () MODSEQ (4))\r\n",
        "* 1 FETCH (UID 30 FLAGS () MODSEQ (4))\r\n* 1 FETCH (UID 31 FLAGS ())\r\n",
        "* VANISHED (EARLIER) x,:,9999999999999:1\r\n* 3 FETCH (FLAGS ())\r\n",
    ];
    for lie in lies {
        let said = format!("{with}{lie}TAG OK done\r\n").into_bytes();
        let fake = Fake::start(Box { offers: OFFERS, ..Box::of(2) }, move |_, command| {
            command.contains("(QRESYNC").then(|| Fault::Say(said.clone()))
        });
        let vault = vault(&fake);
        vault.fte("watch imap").ok();
        add(&fake, 3..=4);
        vault.fte("watch imap").ok();
        assert_eq!(notes(&vault), 4, "{lie}");
        assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new", "{lie}");
    }
}

#[test]
fn what_is_said_to_be_gone_and_is_not_is_kept_for_another_try() {
    let broken = Arc::new(AtomicBool::new(true));
    let is_broken = Arc::clone(&broken);
    let said = "* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 3] ok\r\n* VANISHED (EARLIER) 1:2\r\n";
    let fake = Fake::start(Box { offers: OFFERS, ..Box::of(2) }, move |_, command| {
        let is_2 = is_fetch(command) && !command.starts_with("UID FETCH 1 ");
        if command.contains("(QRESYNC") {
            return Some(Fault::Say(format!("{said}TAG OK done\r\n").into_bytes()));
        }
        let no = || Fault::Say(b"TAG NO broken\r\n".to_vec());
        (is_2 && is_broken.load(Ordering::SeqCst)).then(no)
    });
    let mut vault = vault(&fake);
    assert_eq!(vault.fte("watch imap").exit, 8);
    let again = vault.fte("watch imap --json").ok().json();
    assert_eq!(again["skipped"][0]["path"], "INBOX 2", "{again}");
    broken.store(false, Ordering::SeqCst);
    vault.set_now("2026-11-16T09:40:00Z");
    let ran = vault.fte("watch imap --json").ok().json();
    assert_eq!(ran["created"][0]["subject"], "number 2", "{ran}");
}

/// A real server: a message that can't be read there, and that somebody deletes in the meantime.
#[test]
fn a_message_that_is_deleted_before_it_could_be_fetched_is_let_go_at_once() {
    let Some(server) = Dovecot::start() else { return };
    let vault = super::vault(&server);
    server.deliver("INBOX", super::mail(1));
    vault.fte("watch imap").ok();
    server.deliver("INBOX", super::mail(2));
    server.deliver("INBOX", super::mail(3));
    let maildir = server.maildir("alice", "INBOX").join("new");
    let of_2 = |path: &std::path::PathBuf| {
        std::fs::read_to_string(path).unwrap().contains("Subject: number 2")
    };
    let paths = std::fs::read_dir(&maildir).unwrap().map(|entry| entry.unwrap().path());
    let broken = paths.into_iter().find(of_2).unwrap();
    std::fs::set_permissions(&broken, std::fs::Permissions::from_mode(0o000)).unwrap();
    let ran = vault.fte("watch imap --json");
    assert_eq!((ran.exit, ran.json()["failed"][0]["path"].as_str()), (8, Some("INBOX 2")), "{ran}");
    assert_eq!(ran.json()["created"][0]["subject"], "number 3", "{ran}");
    let again = vault.fte("watch imap --json").ok().json();
    assert_eq!(again["skipped"][0]["path"], "INBOX 2", "{again}");
    // Long before the next try is due.
    server.doveadm(&["expunge", "-u", "alice", "mailbox", "INBOX", "uid", "2"]);
    let gone = vault.fte("watch imap --json").ok().json();
    assert!(gone["skipped"].as_array().unwrap().is_empty(), "{gone}");
    assert_eq!(vault.fte("watch imap").ok().stdout.trim(), "nothing new");
}
