//! What `fte status`, `dashboard` and `briefing generate` cost on a vault in use (90 % of the notes in `Done/`, the rest
//! live), beside `fd`, which lists the same vault's names, in the same run.
//!
//! `cargo bench --bench status`, or with the numbers of notes: `cargo bench --bench status -- 10000`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops at the first surprise and prints what it measured"
)]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{find, id, median, shown, timed};

const RUNS: usize = 15;

/// The day that the commands believe in.
const NOW: &str = "2026-11-16T09:30:00Z";

/// How many months the finished notes are spread over, up to November 2026.
const MONTHS: usize = 24;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    let Some(fd) = find(&["fdfind", "fd"]) else {
        println!("skipped: fd is not here");
        return;
    };
    println!(
        "{:<44} {:>12} {:>12} {:>7}",
        format!("median of {RUNS}, alternating"),
        "fte",
        "fd",
        "ratio"
    );
    for size in sizes {
        let dir = tempfile::tempdir().unwrap();
        fill(dir.path(), size);
        for words in ["status", "dashboard", "briefing generate"] {
            let mut names = Command::new(&fd);
            names.args(["--extension", "md", "."]).arg(dir.path().join("vault"));
            compare(
                &format!("{words}, {size} notes, 90 % done"),
                &mut fte(dir.path(), words),
                &mut names,
            );
        }
    }
}

fn fte(dir: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fte"));
    command.args(words.split(' ')).current_dir(dir.join("vault"));
    command.env("FTE_STATE_DIR", dir.join("state")).env("FTE_NOW", NOW).env_remove("FTE_VAULT");
    command
}

/// A vault of this many notes of 2 KiB, a tenth of them live, with books of 2,000 entries and a day's log of 10,000 lines.
fn fill(dir: &Path, size: usize) {
    let vault = dir.join("vault");
    fs::create_dir(&vault).unwrap();
    assert!(fte(dir, "init .").stdout(Stdio::null()).status().unwrap().success());
    let text = "word ".repeat(400);
    for number in 0..size {
        let (folder, rest) = place(number);
        let id = id(number);
        let day = 1 + number % 28;
        let note = format!(
            "---\nid: {id}\ntype: email\nsource: files\nfrom: \"Dana <dana@example.com>\"\nsubject: \"number {number}\"\n\
             received: 2026-11-{day:02}T08:00:00Z\n{rest}---\n\n# A mail\n\n{text}\n"
        );
        let folder = vault.join(folder);
        if number < 10 * MONTHS {
            fs::create_dir_all(&folder).unwrap();
        }
        fs::write(folder.join(format!("EMAIL_2026-11-{day:02}_number-{number}_{id}.md")), note)
            .unwrap();
    }
    fs::write(vault.join("Logs/audit_2026-11-15.jsonl"), log()).unwrap();
    fs::write(vault.join("Accounting/ledger.journal"), journal()).unwrap();
}

/// The folder of a note and what its front matter has besides: every tenth is live, every hundredth due.
fn place(number: usize) -> (String, &'static str) {
    if number.is_multiple_of(10) {
        let folder = if number.is_multiple_of(20) { "Needs_Action" } else { "In_Progress" };
        return (
            folder.to_owned(),
            if number.is_multiple_of(100) { "due: 2026-11-20\n" } else { "" },
        );
    }
    let month = 2025 * 12 + (number / 10) % MONTHS - 1;
    (format!("Done/{}-{:02}", month / 12, 1 + month % 12), "done: 2026-11-12T08:00:00Z\n")
}

fn log() -> String {
    let mut log = String::new();
    for number in 0..10_000 {
        let status = if number % 500 == 0 { "failure" } else { "success" };
        let padding = "x".repeat(400);
        let _ = writeln!(
            log,
            r#"{{"timestamp":"2026-11-15T{:02}:{:02}:00.000Z","seq":{number},"action":"email.send","actor":"act","domain":null,"status":"{status}","item":"{}","parameters":{{"text":"{padding}"}},"prev":""}}"#,
            number / 60 % 24,
            number % 60,
            id(number)
        );
    }
    log
}

fn journal() -> String {
    let mut journal = String::from(
        "decimal-mark .\ncommodity 1000.00 EUR\naccount assets:bank  ; type: Cash\n\n",
    );
    for number in 0..2_000 {
        let (month, day) = (1 + number % 11, 1 + number % 28);
        let _ = write!(
            journal,
            "2026-{month:02}-{day:02} (INV-{number:04}) Dana\n    ; invoice: INV-{number:04}\n    ; due: 2026-12-01\n    \
             ; customer: Dana\n    assets:receivable:Dana  100.00 EUR\n    income:sales  -100.00 EUR\n\n"
        );
    }
    journal
}

/// Runs both in turn, so that what else the machine does falls on both, and prints the medians.
fn compare(name: &str, own: &mut Command, peer: &mut Command) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for command in [&mut *own, &mut *peer] {
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(quiet.status().unwrap().success());
    }
    for _ in 0..RUNS {
        ours.push(timed(own));
        theirs.push(timed(peer));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{name:<44} {:>12} {:>12} {ratio:>6.2}×", shown(ours), shown(theirs));
}
