//! `fte watch files`, killed before each of its system calls that change something, and run again.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test that fails panics, and what it writes need not last"
)]

use std::process::{Command, Stdio};

use crate::testvault::TestVault;
use crate::watch::created;

/// The calls that change something, and how many of each are stepped over between two kills.
const CALLS: [(&str, usize); 9] = [
    ("fsync", 7),
    ("fdatasync", 2),
    ("rename", 3),
    ("linkat", 4),
    ("unlink", 5),
    ("mkdir", 4),
    ("pwrite64", 13),
    ("write", 5),
    ("ftruncate", 2),
];

fn mail(number: usize) -> String {
    format!(
        "From: a@b.test\nSubject: s{number}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbody {number}\n--b\n\
         Content-Type: application/x\nContent-Disposition: attachment; filename=f.bin\n\ndata\n--b--\n"
    )
}

/// Three mails and one of them again, an mbox of one of them and a fourth, a table, and junk: five items and one quarantine.
fn dropped() -> TestVault {
    let message = |number| format!("From x@y Mon Nov 16 09:00:00 2026\n{}\n", mail(number));
    TestVault::new()
        .file("Inbox/0.eml", mail(0))
        .file("Inbox/1.eml", mail(1))
        .file("Inbox/2.eml", mail(2))
        .file("Inbox/again.eml", mail(0))
        .file("Inbox/all.mbox", message(2) + &message(3))
        .file("Inbox/junk.eml", "junk")
        .file("Inbox/x.csv", "a;b\n1;2\n")
}

fn visible(files: Vec<String>) -> Vec<String> {
    files.into_iter().filter(|path| !path.contains("/.")).collect()
}

/// All is there once, and the log says so.
#[track_caller]
fn check(vault: &TestVault, point: &str) {
    vault.fte("watch files --json").ok();
    assert_eq!(visible(vault.files("Inbox")), Vec::<String>::new(), "{point}");
    assert_eq!(visible(vault.files("Needs_Action")).len(), 5, "{point}");
    assert_eq!(visible(vault.files("Quarantine")).len(), 2, "{point}");
    assert_eq!(visible(vault.files("Done")), ["Done/2026-11/all.mbox"], "{point}");
    // Four originals and four attachments of mails, the mail that came again, the table.
    assert_eq!(visible(vault.files("Attachments")).len(), 10, "{point}");
    let log = vault.read("Logs/audit_2026-11-16.jsonl");
    let items: std::collections::BTreeSet<String> = log
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["item"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!((log.lines().count(), items.len()), (6, 6), "{point}");
    let again = vault.fte("watch files --json").ok();
    assert_eq!((created(&again).len(), again.json()["known"].as_u64()), (0, Some(0)), "{point}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_killed_anywhere_is_finished_by_the_next() {
    let works = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !works.is_ok_and(|status| status.success()) {
        return eprintln!("skipped: no strace");
    }
    let mut points = 0;
    for (call, step) in CALLS {
        for at in (step..).step_by(step) {
            let vault = dropped();
            let plain = vault.command();
            let mut command = Command::new("strace");
            command.args([
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                &format!("trace={call}"),
                "-e",
                &format!("inject={call}:signal=KILL:when={at}"),
            ]);
            command.arg(plain.get_program()).args(["watch", "files", "--json"]).env_clear();
            command
                .envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))))
                .current_dir(vault.root());
            let killed = !command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap()
                .success();
            check(&vault, &format!("killed before {call} {at}"));
            points += 1;
            if !killed {
                break;
            }
        }
    }
    assert!(points > 25, "{points}");
}
