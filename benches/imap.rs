//! What `fte watch imap` costs: small messages from a Dovecot of this machine to durable notes, beside `mbsync` (which syncs
//! each file, too), alternating in the same run, on this disk and in memory; and a run that finds nothing new.
//!
//! `cargo bench --bench imap`, or with the number of messages: `cargo bench --bench imap -- 1000`. Linux only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::format_collect,
    dead_code,
    reason = "a measurement stops at the first surprise and prints what it measured; the peer has more than is needed here"
)]

mod common;
#[path = "../tests/it/dovecot/mod.rs"]
mod dovecot;

/// What the peer takes of the tests.
mod testvault {
    pub(crate) const NOW: &str = "2026-11-16T09:30:00Z";
    pub(crate) const PATIENCE: std::time::Duration = std::time::Duration::from_mins(1);
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{find, median, shown};
use dovecot::{Dovecot, half_an_hour_ago};

const RUNS: usize = 3;

fn main() {
    let size = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let Some(mbsync) = find(&["mbsync"]) else {
        println!("skipped: mbsync is not here");
        return;
    };
    let Some(server) = Dovecot::start() else { return };
    for number in 0..size {
        server.deliver_as("alice", "INBOX", mail(number), "", half_an_hour_ago());
    }
    // Its own index is made once, by whoever comes first.
    server.doveadm(&["index", "-u", "alice", "INBOX"]);
    println!("{size} messages, median of {RUNS}, alternating");
    for below in [std::env::temp_dir(), PathBuf::from("/dev/shm")] {
        let (mut ours, mut theirs, mut idle, mut peak) = (vec![], vec![], vec![], 0);
        for _ in 0..RUNS {
            let dir = tempfile::tempdir_in(&below).unwrap();
            theirs.push(run(&mut sync(&mbsync, &server, dir.path())).0);
            let vault = dir.path().join("vault");
            fs::create_dir(&vault).unwrap();
            run(&mut fte(&server, dir.path(), "init ."));
            let (time, most) = run(&mut fte(&server, dir.path(), "watch imap"));
            ours.push(time);
            peak = peak.max(most);
            let notes = fs::read_dir(vault.join("Needs_Action")).unwrap().count();
            assert_eq!(notes, size);
            idle.push(run(&mut fte(&server, dir.path(), "watch imap")).0);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let each = |time: Duration| size as f64 / time.as_secs_f64();
        println!(
            "{:<10} fte {} ({:.0}/s), mbsync {} ({:.0}/s), ratio {:.2}; nothing new {}; peak {} MB",
            below.display(),
            shown(ours),
            each(ours),
            shown(theirs),
            each(theirs),
            ours.as_secs_f64() / theirs.as_secs_f64(),
            shown(median(idle)),
            peak / 1024,
        );
    }
}

/// Runs it; how long it took, and its largest resident size in KiB.
fn run(command: &mut Command) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        most = most.max(size.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    };
    assert!(ended.success(), "{ended}");
    (begun.elapsed(), most)
}

fn fte(server: &Dovecot, dir: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fte"));
    command.args(words.split(' ')).current_dir(dir.join("vault")).env_remove("FTE_VAULT");
    command.env("FTE_STATE_DIR", dir.join("state")).env("FTE_NOW", testvault::NOW);
    command.env("FTE_IMAP_HOST", "127.0.0.1").env("FTE_IMAP_USER", "alice");
    command.env("FTE_IMAP_PORT", server.imaps_port.to_string());
    command.env("FTE_IMAP_PASSWORD", dovecot::PASSWORD).env("SSL_CERT_FILE", server.ca());
    command
}

fn sync(mbsync: &Path, server: &Dovecot, dir: &Path) -> Command {
    fs::create_dir(dir.join("mail")).unwrap();
    let (ca, port, mail) = (server.ca(), server.imaps_port, dir.join("mail"));
    let (ca, mail) = (ca.display(), mail.display());
    let text = format!(
        "IMAPAccount a\nHost localhost\nPort {port}\nUser alice\nPass {}\nSSLType IMAPS\nCertificateFile {ca}\n\n\
         IMAPStore far\nAccount a\n\nMaildirStore near\nPath {mail}/\nInbox {mail}/INBOX\n\n\
         Channel c\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nSyncState *\n",
        dovecot::PASSWORD
    );
    fs::write(dir.join("mbsyncrc"), text).unwrap();
    let mut command = Command::new(mbsync);
    command.arg("-q").arg("-c").arg(dir.join("mbsyncrc")).arg("c").stderr(Stdio::null());
    command
}

/// A small message, of about 2 KiB; one in four names another, one in three is text and HTML.
fn mail(number: usize) -> String {
    let words = ["invoice", "payment", "client", "meeting", "report", "budget", "please", "order"];
    let line = |seed: usize| {
        let word = |at: usize| words[(seed * 7 + at * 13 + number) % words.len()];
        (0..11).map(word).collect::<Vec<_>>().join(" ")
    };
    let text: String = (0..16).map(|seed| line(seed) + "\r\n").collect();
    let who = number % 200;
    let mut head = format!(
        "From: Person {who} <p{who}@c{}.example>\r\nTo: alice@x.test\r\nSubject: {}\r\nMessage-ID: <m{number}@mail.example>\r\n\
         Date: Mon, 16 Nov 2026 08:{:02}:{:02} +0000\r\nMIME-Version: 1.0\r\n",
        who % 40,
        line(number),
        number / 60 % 60,
        number % 60
    );
    if number % 4 == 3 {
        head += &format!(
            "In-Reply-To: <m{0}@mail.example>\r\nReferences: <m{0}@mail.example>\r\n",
            number - 3
        );
    }
    if !number.is_multiple_of(3) {
        return head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + &text;
    }
    let html: String = text.lines().map(|line| format!("<p>{line}</p>")).collect();
    format!(
        "{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{html}</body></html>\r\n--b--\r\n"
    )
}
