//! A mailbox on a server that is read: killed before each of its calls, those to the network included, and each of them
//! failing.

use std::rc::Rc;

use super::stages::{self, Stage, mail};
use super::stand::{Outside, Stand};
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::dovecot::Dovecot;
use crate::google::{Google, TOKEN};
use crate::testvault::TestVault;

/// How many points are taken where not all are.
const BOUNDED: usize = 14;

/// How many messages lie in the mailbox; one of them lies in the Inbox already.
const MAILS: usize = 3;

fn watching(name: &'static str) -> Stage {
    Stage {
        name,
        prepare: || {
            let mut vault = stages::vault();
            vault.set_env("FTE_IMAP_PASSWORD", "secret");
            vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
            // It came another way before.
            vault.put("Inbox/0.eml", mail("dana@example.com", 0));
            vault.fte("watch files").ok();
            vault
        },
        words: |vault| {
            let source = if vault.read(".fte/config.yaml").contains("\ngmail:\n") {
                "gmail"
            } else {
                "imap"
            };
            vec!["watch".into(), source.into()]
        },
        again: &[],
        loose: &[],
        then: &["plan"],
        otherwise: None,
        reached: |vault| assert_eq!(vault.files("Needs_Action").len(), 0, "all of it is planned"),
    }
}

fn settings(vault: &TestVault, more: &str) {
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\n{more}"));
}

/// What is read stays as it was: the server is only looked at.
fn outside(ready: impl Fn(&TestVault) + 'static, reset: impl Fn() + 'static) -> Outside {
    Outside {
        ready: Box::new(ready),
        reset: Box::new(reset),
        is_once: Box::new(|| Ok(())),
        is_settled: Box::new(|| Ok(())),
    }
}

fn imap() -> Option<Stand> {
    let server = Dovecot::start()?;
    (0..MAILS).for_each(|number| server.deliver("INBOX", mail("dana@example.com", number)));
    let of_server = move |vault: &TestVault| {
        // The whole of it is kept, not its port alone.
        let server = &server;
        let port = server.imap_port;
        settings(
            vault,
            &format!("imap:\n  host: 127.0.0.1\n  port: {port}\n  security: none\n  user: alice\n"),
        );
    };
    Some(Stand::with(watching("watch imap"), Some(outside(of_server, || ()))))
}

fn gmail() -> Stand {
    let google = Rc::new(Google::start());
    google.allow(&["gmail.readonly"]);
    for number in 0..MAILS {
        google.deliver(mail("dana@example.com", number), &["INBOX", "UNREAD"]);
    }
    let own = Rc::clone(&google);
    let ready = move |vault: &TestVault| settings(vault, &own.settings("read"));
    Stand::with(watching("watch gmail"), Some(outside(ready, move || google.begin_anew())))
}

fn points(stand: &Stand, calls: &[&str]) -> Vec<Point> {
    let found = trace::points(&stand.vault, &stand.words, calls);
    stand.put_back();
    found
}

fn killed(stand: &Stand, name: &str) {
    let points: Vec<_> = points(stand, &CHANGES).into_iter().filter(changes).collect();
    assert!(
        points.iter().any(|point| point.call == "connect"),
        "the network's calls are among them"
    );
    let mut sweep = Sweep::new(format!("kill · {name}")).of(points.len());
    for point in some(&points, BOUNDED) {
        stand.put_back();
        let output = disturbed(&stand.vault, &stand.words, &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        let held = held.and_then(|()| stand.holds_at_once()).and_then(|()| stand.ends_well());
        sweep.point(&point.to_string(), held);
    }
    sweep.end(8);
}

/// Each call fails: it says so or has done its work, and the next run makes it whole.
fn failing(stand: &Stand, name: &str) {
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let error = |point: &Point| match point.call.as_str() {
        "connect" => "ECONNREFUSED",
        "sendto" | "sendmsg" | "recvfrom" | "recvmsg" => "ECONNRESET",
        "write" | "pwrite64" | "fsync" | "fdatasync" => "ENOSPC",
        _ => "EIO",
    };
    let mut points = points(stand, &calls);
    // Contacts that can't be read don't stop the mail: its note says that its sender was not compared with them.
    points.retain(|point| !point.line.contains("/Contacts"));
    let is_network = |point: &&Point| point.line.contains("<socket:[");
    let network: Vec<Point> = points.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new(format!("fail · {name}")).of(points.len());
    for point in some(&points, BOUNDED).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let error = error(&point);
        let output = disturbed(&stand.vault, &stand.words, &point, &format!("error={error}"));
        let ran = stand.vault.ran(&output);
        let is_fine = !ran.stderr.contains("panicked");
        let held = hold(is_fine, || format!("panicked: {ran}"));
        sweep.point(&format!("{error} {point}"), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

#[test]
fn an_imap_mailbox_whose_reader_is_killed_anywhere_is_read_once() {
    if let Some(stand) = has_strace().then(imap).flatten() {
        killed(&stand, "watch imap");
    }
}

#[test]
fn an_imap_mailbox_whose_reader_fails_anywhere_is_read_once() {
    if let Some(stand) = has_strace().then(imap).flatten() {
        failing(&stand, "watch imap");
    }
}

#[test]
fn a_gmail_account_whose_reader_is_killed_anywhere_is_read_once() {
    if has_strace() {
        killed(&gmail(), "watch gmail");
    }
}

#[test]
fn a_gmail_account_whose_reader_fails_anywhere_is_read_once() {
    if has_strace() {
        failing(&gmail(), "watch gmail");
    }
}
