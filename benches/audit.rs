//! How fast the log is searched, counted and proven, beside ripgrep, `DuckDB`, OpenSSL and one pass over the bytes, in the
//! same run, with the gates that must hold: where one does not, the exit is 1.
//!
//! `cargo bench --bench audit`, or with the log's size in megabytes: `cargo bench --bench audit -- 100`. `DuckDB` is the
//! Python module: `FTE_BENCH_PYTHON` names a Python that has it (`python3 -m venv V && V/bin/pip install duckdb`); it is
//! timed inside its process, without start-up. What is not there is skipped and named. Cores are pinned with `taskset`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops at the first surprise and prints what it measured"
)]

mod common;

use std::cell::Cell;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::Duration;

use common::{find, median, timed};
use sha2::{Digest as _, Sha256};

const ROUNDS: usize = 9;
const DAYS: usize = 90;
const NOW: &str = "2026-11-16T23:59:59Z";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = words.iter().position(|word| word == "one-pass") {
        one_pass(&words[at + 1..]);
        return ExitCode::SUCCESS;
    }
    let megabytes = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1000);
    let bench = Bench::new(megabytes);
    println!(
        "log: {} MB in {DAYS} days, medians of {ROUNDS}, alternating\n",
        bench.bytes / 1_000_000
    );
    println!("{:<44} {:>10} {:>10} {:>8}  gate", "fte | peer", "fte", "peer", "ratio");
    bench.text();
    bench.one_thread();
    bench.proof();
    bench.tail();
    bench.duckdb();
    bench.memory();
    if bench.missed.get() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads files in blocks and finds each line's end: what any look at the log costs at least.
fn one_pass(files: &[String]) {
    let (mut buffer, mut lines) = (vec![0; 256 * 1024], 0);
    for name in files {
        let mut file = File::open(name).unwrap();
        loop {
            let read = file.read(&mut buffer).unwrap();
            if read == 0 {
                break;
            }
            lines += memchr::memchr_iter(b'\n', &buffer[..read]).count();
        }
    }
    println!("{lines}");
}

struct Bench {
    dir: tempfile::TempDir,
    bytes: u64,
    files: Vec<PathBuf>,
    /// How many gates did not hold.
    missed: Cell<usize>,
}

/// A peer's run: how long it took.
type Timed<'a> = Box<dyn FnMut() -> Duration + 'a>;

impl Bench {
    fn new(megabytes: usize) -> Bench {
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        fs::create_dir(dir.path().join("vault")).unwrap();
        let mut bench = Bench { dir, bytes: 0, files: Vec::new(), missed: Cell::new(0) };
        assert!(bench.fte("init .").status().unwrap().success());
        bench.write_log(megabytes * 1_000_000 / DAYS);
        // Gives the checkpoint that a log of one's own has.
        fs::write(bench.vault().join("Inbox/note.txt"), "a note").unwrap();
        assert!(bench.fte("watch files").status().unwrap().success());
        bench
    }

    fn vault(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    fn fte(&self, words: &str) -> Command {
        self.set_up(Command::new(env!("CARGO_BIN_EXE_fte")), words)
    }

    /// One thread: the program counts the cores that it may use.
    fn pinned(&self, words: &str) -> Command {
        let mut command = Command::new("taskset");
        command.args(["-c", "0", env!("CARGO_BIN_EXE_fte")]);
        self.set_up(command, words)
    }

    fn set_up(&self, mut command: Command, words: &str) -> Command {
        command
            .args(words.split(' '))
            .current_dir(self.vault())
            .env("FTE_STATE_DIR", self.dir.path().join("state"))
            .env("FTE_NOW", NOW)
            .env("TZ", "UTC");
        quiet(command)
    }

    /// Lines as `fte` writes them, some 600 bytes each: 20 actions, one in twenty failed, and decoys that hold the name
    /// of another action in their values.
    fn write_log(&mut self, day_bytes: usize) {
        let mut chance = Chance(42);
        let (mut seq, mut prev) = (0, "0".repeat(64));
        let first = 20_773 - (i64::try_from(DAYS).unwrap() - 1);
        for day in 0..DAYS {
            let date = date(first + i64::try_from(day).unwrap());
            let mut text = String::with_capacity(day_bytes + 1024);
            let lines = day_bytes / 600;
            for at in 0..lines {
                seq += 1;
                let line = line(&mut chance, &date, at * 86_000_000 / lines, seq, &prev);
                prev = data_encoding::HEXLOWER.encode(&Sha256::digest(&line));
                text += &line;
                text.push('\n');
            }
            let path = self.vault().join(format!("Logs/audit_{date}.jsonl"));
            self.bytes += text.len() as u64;
            fs::write(&path, text).unwrap();
            self.files.push(path);
        }
    }

    /// Runs both in turn, so that what else the machine does falls on both, and prints the medians and their ratio.
    fn beside(&self, name: &str, own: &mut Command, mut peer: Timed<'_>, gate: f64) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        timed(own);
        peer();
        for _ in 0..ROUNDS {
            ours.push(timed(own));
            theirs.push(peer());
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let (ours, theirs) = (ours.as_secs_f64(), theirs.as_secs_f64());
        let ratio = ours / theirs;
        let held = if ratio <= gate { "holds" } else { "MISSED" };
        self.missed.set(self.missed.get() + usize::from(ratio > gate));
        println!(
            "{name:<44} {ours:>8.3} s {theirs:>8.3} s {ratio:>7.3}×  at most {gate:.3}: {held}"
        );
    }

    fn text(&self) {
        let Some(rg) = find(&["rg"]) else { return println!("skipped: ripgrep is not here") };
        for (name, word, flag) in
            [("text, exact", "Needle-7F3A", "-s"), ("text, any case", "needle-7f3a", "-i")]
        {
            let mut peer = quiet(Command::new(&rg));
            peer.args([flag, "--no-config", word]).args(&self.files);
            self.beside(
                &format!("{name} | rg"),
                &mut self.fte(&format!("audit search --json {word}")),
                by(&mut peer),
                1.15,
            );
        }
    }

    fn one_thread(&self) {
        let mut pass = quiet(Command::new("taskset"));
        pass.args(["-c", "0"])
            .arg(std::env::current_exe().unwrap())
            .arg("one-pass")
            .args(&self.files);
        let count = "audit search --count --action email.send";
        self.beside("one action, 1 thread | one pass", &mut self.pinned(count), by(&mut pass), 1.3);
        self.beside(
            "report, 1 thread | one pass",
            &mut self.pinned("audit report"),
            by(&mut pass),
            2.3,
        );
    }

    fn proof(&self) {
        let mut openssl = quiet(Command::new("taskset"));
        openssl.args(["-c", "0", "openssl", "dgst", "-sha256"]).args(&self.files);
        self.beside(
            "verify, 1 thread | openssl dgst",
            &mut self.pinned("audit verify"),
            by(&mut openssl),
            1.4,
        );
        let mut one = self.pinned("audit verify");
        self.beside(
            "verify, all cores | itself, 1 thread",
            &mut self.fte("audit verify"),
            by(&mut one),
            1.0 / 1.8,
        );
        let mut cat = quiet(Command::new("cat"));
        cat.args(&self.files);
        self.beside("verify --fast | cat", &mut self.fte("audit verify --fast"), by(&mut cat), 1.3);
    }

    fn tail(&self) {
        let mut tail = quiet(Command::new("tail"));
        tail.args(["-n", "20"]).arg(self.files.last().unwrap());
        self.beside(
            "tail -n 20 | tail of one file",
            &mut self.fte("audit tail -n 20"),
            by(&mut tail),
            12.0,
        );
    }

    fn duckdb(&self) {
        let Some(mut duck) = Duck::start() else {
            return println!("skipped: no Python with duckdb (see FTE_BENCH_PYTHON)");
        };
        let all = format!("{}/Logs/*.jsonl", self.vault().display());
        let from = |columns: &str, files: &str| {
            format!(
                "from read_json('{files}', format='newline_delimited', records=true, columns={{{columns}}})"
            )
        };
        let action = "action:'VARCHAR'";
        let three = "action:'VARCHAR',status:'VARCHAR',target:'VARCHAR',timestamp:'VARCHAR'";
        let week = "where action='email.send' and status='failure' and target like '%Dana%' and timestamp >= '2026-11-10'";
        let days: Vec<_> =
            self.files.iter().rev().take(7).map(|file| format!("'{}'", file.display())).collect();
        let pruned = from(three, "@").replace("'@'", &format!("[{}]", days.join(",")));
        let mut row = |name: &str, words: &str, query: String, gate: f64| {
            self.beside(
                &format!("{name} | DuckDB"),
                &mut self.fte(words),
                Box::new(|| Duration::from_secs_f64(duck.seconds(&query))),
                1.0 / gate,
            );
        };
        let (one, many) =
            ("audit search --count --action email.send", "audit search --count --action odoo.*");
        row(
            "one action",
            one,
            format!("select count(*) {} where action='email.send'", from(action, &all)),
            4.5,
        );
        row(
            "actions that begin so",
            many,
            format!("select count(*) {} where action like 'odoo.%'", from(action, &all)),
            4.5,
        );
        let words = "audit search --count --action email.send --status failure --target Dana --since 2026-11-10";
        row(
            "three terms, 7 days (of 7 files)",
            words,
            format!("select count(*) {pruned} {week}"),
            4.0,
        );
        row(
            "three terms, 7 days (of all)",
            words,
            format!("select count(*) {} {week}", from(three, &all)),
            25.0,
        );
        let counts = from("action:'VARCHAR',status:'VARCHAR'", &all);
        row(
            "report | counts",
            "audit report",
            format!("select action, status, count(*) {counts} group by all"),
            2.5,
        );
        let quantile = from("action:'VARCHAR',duration_ms:'BIGINT'", &all);
        row(
            "report | 95 %",
            "audit report",
            format!("select action, quantile_disc(duration_ms, 0.95) {quantile} group by all"),
            2.5,
        );
    }

    fn memory(&self) {
        println!();
        for words in [
            "audit search Needle-7F3A",
            "audit search --action email.send",
            "audit verify",
            "audit report",
            "audit tail",
        ] {
            let mut command = Command::new("/usr/bin/time");
            command.args(["-f", "%M", env!("CARGO_BIN_EXE_fte")]);
            let Ok(output) = self.set_up(command, words).stderr(Stdio::piped()).output() else {
                return;
            };
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let kilobytes: f64 =
                said.lines().last().and_then(|line| line.parse().ok()).unwrap_or(f64::NAN);
            println!("peak memory of `fte {words}`: {:.1} MiB", kilobytes / 1024.0);
        }
    }
}

fn by(command: &mut Command) -> Timed<'_> {
    Box::new(|| timed(command))
}

fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A `DuckDB` that answers queries one by one with the seconds that they took.
struct Duck {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

const DUCK: &str = "import sys, time, duckdb
db = duckdb.connect()
for query in sys.stdin:
    start = time.perf_counter()
    db.execute(query).fetchall()
    print(time.perf_counter() - start, flush=True)
";

impl Duck {
    fn start() -> Option<Duck> {
        let python = std::env::var_os("FTE_BENCH_PYTHON").unwrap_or_else(|| "python3".into());
        let mut command = Command::new(python);
        command
            .args(["-c", DUCK])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let (ask, answers) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        let mut duck = Duck { child, ask, answers };
        duck.answer("select 1").map(|_| duck)
    }

    fn answer(&mut self, query: &str) -> Option<f64> {
        writeln!(self.ask, "{query}").ok()?;
        let mut line = String::new();
        self.answers.read_line(&mut line).ok()?;
        line.trim().parse().ok()
    }

    fn seconds(&mut self, query: &str) -> f64 {
        self.answer(query).unwrap()
    }
}

impl Drop for Duck {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

const ACTIONS: [&str; 20] = [
    "email.send",
    "email.reply",
    "email.draft",
    "odoo.invoice.create",
    "odoo.payment.record",
    "odoo.expense.create",
    "watch.files",
    "watch.gmail",
    "item.planned",
    "item.done",
    "approval.asked",
    "approval.approved",
    "approval.refused",
    "post.twitter",
    "post.linkedin",
    "reminder.create",
    "contact.update",
    "note.write",
    "dashboard.write",
    "briefing.generate",
];

const NAMES: [&str; 8] =
    ["Dana Reyes", "Ann Lee", "Émile Roux", "Iñes", "Bob", "Carol White", "Ümit", "Zoë"];

fn line(chance: &mut Chance, date: &str, ms: usize, seq: u64, prev: &str) -> String {
    let time = format!(
        "{:02}:{:02}:{:02}.{:03}",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000
    );
    let action = ACTIONS[chance.below(20)];
    let decoy = ACTIONS[chance.below(20)];
    let (status, error) = match chance.below(20) {
        0 => ("failure", "\"the server did not answer within 30 s\""),
        _ => ("success", "null"),
    };
    let name = NAMES[chance.below(8)];
    let (duration, amount, item) =
        (chance.below(3000), chance.below(100_000), chance.below(1 << 30));
    let domain = ["business", "personal"][chance.below(2)];
    let needle = if seq % 600_000 == 77 { "Needle-7F3A" } else { "plain words" };
    let mut line = String::with_capacity(640);
    write!(
        line,
        r#"{{"timestamp":"{date}T{time}Z","seq":{seq},"action":"{action}","actor":"act","domain":"{domain}","status":"{status}","resource":"thing/{item}","duration_ms":{duration},"target":"{name}","item":"{item:010x}","intent":null,"approval_required":true,"approval_status":"approved","approved_by":"human:dana","dry_run":false,"retry_count":0,"parameters":{{"to":"{item:x}@example.com","subject":"About {decoy}","action":"{decoy}","note":"some {needle} that a mail may hold","amount":"{amount}.00"}},"receipt":null,"error":{error},"prev":"{prev}"}}"#
    )
    .unwrap();
    line
}

/// The day so many days after 1970-01-01.
fn date(days: i64) -> String {
    chrono::DateTime::from_timestamp(days * 86_400, 0).unwrap().format("%Y-%m-%d").to_string()
}
