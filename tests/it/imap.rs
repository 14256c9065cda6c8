//! `fte watch imap` against a real server, and against one that misbehaves.

use crate::dovecot::Dovecot;

#[test]
fn the_peer_comes_up_and_loses_its_uids_when_it_is_told_to() {
    let Some(mut server) = Dovecot::start() else { return };
    server.deliver("INBOX", "Subject: one\r\n\r\none\r\n");
    server.deliver("Work", "Subject: two\r\n\r\ntwo\r\n");
    assert_eq!(server.messages("INBOX").len(), 1);
    let status = ["mailbox", "status", "-u", "alice", "uidvalidity messages", "INBOX"];
    let before = server.doveadm(&status);
    assert!(before.contains("messages=1"), "{before}");
    server.reset_uids("INBOX");
    assert_ne!(server.doveadm(&status), before);
    server.expunge("INBOX", "one");
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
    assert_eq!(
        (sent[0].to.as_slice(), sent[0].raw.as_slice()),
        (&["alice@x.test".to_owned()][..], &b"Subject: hi\r\n\r\nhi\r\n"[..])
    );
    assert_eq!(server.messages("INBOX").len(), 1);
    assert!(said.contains("550 5.1.1"), "{said}");
}
