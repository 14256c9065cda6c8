//! How long a command takes that has nothing to do, beside programs known to be quick, in the same run: `true` for the
//! start-up, `fd` for looking through a vault. And how many syncs a transition costs, counted by `strace`.
//!
//! `cargo bench --bench stages`, or with the sizes of the vaults in notes: `cargo bench --bench stages -- 1000 10000`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops at the first surprise and prints what it measured"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{find, id, median, shown, timed};

const RUNS: usize = 15;
const IDLE: [&str; 4] = ["watch files", "plan", "act", "status"];

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    println!("{:<34} {:>12} {:>12} {:>7}", "median of 15, alternating", "fte", "peer", "ratio");
    let small = Bench::new(0);
    small.beside("status, a small vault | true", "status", &mut Command::new("true"));
    for size in sizes {
        let bench = Bench::new(size);
        let Some(fd) = find(&["fdfind", "fd"]) else {
            println!("skipped: fd is not here");
            return;
        };
        for words in IDLE {
            let mut peer = Command::new(&fd);
            peer.args(["--extension", "md", "."]).arg(bench.vault());
            bench.beside(&format!("{words}, {size} notes done | fd"), words, &mut peer);
        }
        bench.assert_done_is_not_opened();
    }
    syncs();
}

/// A vault in a temporary folder with its state.
struct Bench {
    dir: tempfile::TempDir,
}

impl Bench {
    /// A vault with this many notes in `Done/`, a thousand a month.
    fn new(done: usize) -> Bench {
        let bench = Bench { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(bench.vault()).unwrap();
        assert!(bench.fte("init .").status().unwrap().success());
        for number in 0..done {
            let month = number / 1000;
            let folder =
                bench.vault().join(format!("Done/{}-{:02}", 2000 + month / 12, 1 + month % 12));
            if number % 1000 == 0 {
                fs::create_dir_all(&folder).unwrap();
            }
            let id = id(number);
            let note = format!(
                "---\nid: {id}\ntype: email\nsource: files\nsubject: number {number}\nstatus: done\n---\n\n# A mail\n"
            );
            fs::write(folder.join(format!("EMAIL_2026-01-07_number-{number}_{id}.md")), note)
                .unwrap();
        }
        bench
    }

    fn vault(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    fn fte(&self, words: &str) -> Command {
        self.set_up(Command::new(env!("CARGO_BIN_EXE_fte")), words)
    }

    fn set_up(&self, mut command: Command, words: &str) -> Command {
        command
            .args(words.split(' '))
            .current_dir(self.vault())
            .env("FTE_STATE_DIR", self.dir.path().join("state"));
        command
            .env_remove("FTE_VAULT")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Runs both in turn, so that what else the machine does falls on both, and prints the medians.
    fn beside(&self, name: &str, words: &str, peer: &mut Command) {
        peer.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut own = self.fte(words);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(timed(&mut own));
            theirs.push(timed(peer));
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("{name:<34} {:>12} {:>12} {ratio:>6.1}×", shown(ours), shown(theirs));
    }

    /// A stage looks at what is live; what is done is never read again.
    fn assert_done_is_not_opened(&self) {
        for words in IDLE {
            let Some(trace) = self.traced(words, "openat,open") else { return };
            let done = trace
                .lines()
                .filter(|line| line.contains("/Done/") || line.contains("\"Done/"))
                .count();
            println!("  {words}: files opened in Done/: {done}");
            assert_eq!(done, 0, "`fte {words}` opens Done/");
        }
    }

    /// The system calls of one run; `None` where strace is not there or may not trace.
    fn traced(&self, words: &str, calls: &str) -> Option<String> {
        let file = self.dir.path().join("trace");
        let mut command = Command::new(find(&["strace"])?);
        command.args(["-f", "-e", &format!("trace={calls}"), "-o"]).arg(&file);
        command.arg(env!("CARGO_BIN_EXE_fte"));
        self.set_up(command, words).status().ok()?;
        fs::read_to_string(file).ok()
    }
}

/// Syncs that a day costs, a transition: 20 mails seen, planned, and what is automatic done.
fn syncs() {
    const MAILS: usize = 20;
    let bench = Bench::new(0);
    for number in 0..MAILS {
        let mail =
            format!("From: A <a{number}@shop.example>\nSubject: Hello {number}\n\nHow are you?\n");
        fs::write(bench.vault().join(format!("Inbox/{number}.eml")), mail).unwrap();
    }
    for words in ["watch files", "plan", "act", "watch files"] {
        let Some(trace) = bench.traced(words, "fsync,fdatasync,msync,sync_file_range") else {
            println!("skipped: strace is not here");
            return;
        };
        let count = trace.lines().filter(|line| line.contains("sync(")).count();
        println!("syncs of `fte {words}` with {MAILS} mails: {count}");
    }
    let left = Path::new(&bench.vault()).join("Inbox").read_dir().unwrap().count();
    println!("  left in Inbox/: {left}");
}
