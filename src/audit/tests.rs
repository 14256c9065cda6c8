//! The log written, damaged in every way, mended and verified, on a vault and a state of their own.

#![allow(
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_collect,
    clippy::naive_bytecount,
    clippy::type_complexity,
    reason = "a test cuts and overwrites files on purpose, and knows its own names"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::DateTime;
use serde_json::{Value, json};

use super::blocks::lines;
use super::diagnose::{Problem, View, diagnose};
use super::query::Query;
use super::runs::{self, Part};
use super::search::{self, Pick};
use super::verify::{Verified, verify};
use super::{Trail, canon, mend};
use crate::base::{Clock, Time};
use crate::model::event::{Event, Status};
use crate::state::State;
use crate::state::log::Mark;
use crate::vault::Vault;

/// A vault and a state in a temporary folder.
pub(super) struct Bench {
    pub(super) dir: PathBuf,
    pub(super) vault: Vault,
    pub(super) state: State,
    pub(super) clock: Clock,
    _dir: Option<tempfile::TempDir>,
}

const MONDAY: &str = "2026-11-16T09:30:00Z";

fn time(text: &str) -> Time {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

impl Bench {
    pub(super) fn new() -> Bench {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("vault/.fte")).unwrap();
        let bench = Bench::at(dir.path());
        Bench { _dir: Some(dir), ..bench }
    }

    fn at(dir: &Path) -> Bench {
        let vault = Vault::open(&dir.join("vault")).unwrap();
        let state = State::open(&dir.join("state"), "aaaaaaaaaa").unwrap();
        Bench { dir: dir.to_owned(), vault, state, clock: Clock::fixed(time(MONDAY)), _dir: None }
    }

    pub(super) fn trail(&self) -> Trail<'_> {
        Trail { vault: &self.vault, state: &self.state, clock: &self.clock }
    }

    fn now(&mut self, text: &str) {
        self.clock = Clock::fixed(time(text));
    }

    /// A fresh state, as on a new machine.
    fn forget(&mut self) {
        fs::remove_dir_all(self.dir.join("state")).unwrap();
        self.state = State::open(&self.dir.join("state"), "aaaaaaaaaa").unwrap();
    }

    fn event(&self, action: &str) -> Event {
        Event {
            item: Some("7k2m3qxa4d".into()),
            ..Event::new(self.clock.now(), "act", action, Status::Success)
        }
    }

    pub(super) fn write(&self, count: usize) {
        for _ in 0..count {
            self.trail().record(vec![self.event("email.send")]).unwrap();
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.dir.join("vault/Logs").join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub(super) fn verify(&self) -> Verified {
        verify(&self.trail()).unwrap()
    }

    #[track_caller]
    pub(super) fn is_whole(&self, events: u64) {
        let verified = self.verify();
        assert_eq!((verified.problems, verified.events), (vec![], events));
    }

    /// What is wrong: file and line of each problem.
    fn wrong(&self) -> Vec<String> {
        self.verify()
            .problems
            .iter()
            .map(|problem| format!("{}:{}", short(problem), problem.line))
            .collect()
    }

    fn notices(&self) -> Vec<String> {
        self.verify()
            .notices
            .iter()
            .map(|notice| format!("{}:{} {}", short(notice), notice.line, notice.what))
            .collect()
    }

    fn actions(&self) -> Vec<String> {
        let mut actions = Vec::new();
        let found =
            search::search(&self.vault, &Query::default(), Pick::All, &search::verbatim, |text| {
                actions.extend(
                    lines(text)
                        .map(|(_, line)| serde_json::from_slice::<Event>(line).unwrap().action),
                );
                Ok(())
            });
        assert_eq!(found.unwrap().checked().unwrap(), actions.len() as u64);
        actions
    }
}

fn short(problem: &Problem) -> &str {
    problem.file.trim_start_matches("Logs/")
}

const TODAY: &str = "audit_2026-11-16.jsonl";

#[test]
fn the_first_line_is_the_canonical_form() {
    let bench = Bench::new();
    bench.trail().record(vec![bench.event("email.send")]).unwrap();
    let zeros = "0".repeat(64);
    let line = format!(
        r#"{{"timestamp":"2026-11-16T09:30:00.000Z","seq":1,"action":"email.send","actor":"act","domain":null,"status":"success","resource":null,"duration_ms":null,"target":null,"item":"7k2m3qxa4d","intent":null,"approval_required":null,"approval_status":null,"approved_by":null,"dry_run":false,"retry_count":0,"parameters":{{}},"receipt":null,"error":null,"prev":"{zeros}"}}"#
    );
    assert_eq!(bench.read(TODAY), format!("{line}\n"));
    bench.is_whole(1);
}

#[test]
fn eight_processes_with_two_hundred_writes_each_make_one_chain() {
    let bench = Bench::new();
    let writers: Vec<_> = (0..8)
        .map(|number| {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.args(["audit::tests::one_of_eight_writers", "--exact", "--nocapture"]);
            command.env(WRITER, format!("{number} {}", bench.dir.display())).spawn().unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    assert_eq!(bench.read(TODAY).lines().count(), 1600);
    let mut counts = [0; 8];
    for (at, line) in bench.read(TODAY).lines().enumerate() {
        let event: Event = serde_json::from_str(line).unwrap();
        assert_eq!(event.seq, at as u64 + 1);
        let writer = event.action.strip_prefix("test.").unwrap().parse::<usize>().unwrap();
        assert_eq!(event.retry_count, counts[writer], "each writer's own events are in its order");
        counts[writer] += 1;
    }
    assert_eq!(counts, [200; 8]);
    bench.is_whole(1600);
}

const WRITER: &str = "FTE_TEST_WRITER";

/// Does nothing but in the processes that the test above starts.
#[test]
fn one_of_eight_writers() {
    let Some(job) = std::env::var_os(WRITER) else { return };
    let job = job.into_string().unwrap();
    let (number, dir) = job.split_once(' ').unwrap();
    let bench = Bench::at(Path::new(dir));
    for retry_count in 0..200 {
        let event = Event { retry_count, ..bench.event(&format!("test.{number}")) };
        bench.trail().record(vec![event]).unwrap();
    }
}

/// The command that runs [`one_of_eight_writers`] as a process of its own.
fn writer(bench: &Bench, program: &str, args: &[&str]) -> Command {
    let own = std::env::current_exe().unwrap();
    let mut command = if program.is_empty() { Command::new(&own) } else { Command::new(program) };
    if !program.is_empty() {
        command.args(args).arg(&own);
    }
    command.args(["audit::tests::one_of_eight_writers", "--exact", "--nocapture"]);
    command
        .env(WRITER, format!("0 {}", bench.dir.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[test]
fn writers_that_are_killed_leave_a_whole_log() {
    let bench = Bench::new();
    for round in 1..=6 {
        let mut writers: Vec<_> =
            (0..3).map(|_| writer(&bench, "", &[]).spawn().unwrap()).collect();
        let enough = round * 20_000;
        while fs::metadata(bench.path(TODAY)).map_or(0, |file| file.len()) < enough {
            assert!(writers.iter_mut().any(|writer| writer.try_wait().unwrap().is_none()));
            std::thread::yield_now();
        }
        for writer in &mut writers {
            writer.kill().unwrap();
            writer.wait().unwrap();
        }
        let verified = bench.verify();
        assert_eq!((verified.problems, verified.notices), (vec![], vec![]));
    }
    bench.write(1);
    let lines = bench.read(TODAY).lines().count();
    bench.is_whole(lines as u64);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_and_the_next_command_mends_the_log() {
    let mut bench = Bench::new();
    for _ in 0..40 {
        bench.trail().record((0..50).map(|_| bench.event("email.send")).collect()).unwrap();
    }
    // The log is the largest file by far: a limit to files' sizes stops it alone, in the midst of a line.
    let size = fs::metadata(bench.path(TODAY)).unwrap().len();
    // Closed, so that the database's own log of writes starts small.
    bench.state = State::open(&bench.dir.join("other"), "aaaaaaaaaa").unwrap();
    let limit = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", size.div_ceil(512) + 1);
    let failed = writer(&bench, "sh", &["-c", &limit, "sh"]).status().unwrap();
    assert!(!failed.success());
    bench.state = State::open(&bench.dir.join("state"), "aaaaaaaaaa").unwrap();
    let text = bench.read(TODAY);
    assert!(
        text.len() as u64 > size && !text.ends_with('\n'),
        "a line was cut: {} {size}",
        text.len()
    );
    let pending = bench.state.log_pending().unwrap();
    assert_eq!(pending.len(), 1, "what was to be logged is kept");
    bench.write(1);
    let lines = bench.read(TODAY).lines().count() as u64;
    assert_eq!(pending[0].seq + 1, lines);
    bench.is_whole(lines);
}

/// One commit and one sync of the log an event, whatever the number of events before.
#[cfg(target_os = "linux")]
#[test]
fn a_record_costs_two_syncs_and_reads_none_of_the_log() {
    let bench = Bench::new();
    let trace = bench.dir.join("trace");
    let calls = "trace=fsync,fdatasync,pread64,read,lseek";
    let args = ["-f", "-y", "-e", calls, "-o", trace.to_str().unwrap()];
    let traced = writer(&bench, "strace", &args).status();
    if !traced.is_ok_and(|status| status.success()) {
        eprintln!("skipped: strace is not here, or may not trace");
        return;
    }
    let trace = fs::read_to_string(trace).unwrap();
    let count = |what: &[&str]| {
        trace.lines().filter(|line| what.iter().all(|word| line.contains(word))).count()
    };
    assert!((200..=204).contains(&count(&["sync(", ".jsonl"])), "{}", count(&["sync(", ".jsonl"]));
    assert!(
        (200..=212).contains(&count(&["sync(", "state.db"])),
        "{}",
        count(&["sync(", "state.db"])
    );
    assert_eq!(count(&["read", ".jsonl"]), 0);
}

#[test]
fn a_change_of_the_state_and_its_events_are_one() {
    let bench = Bench::new();
    let failed = bench.trail().record_with(vec![bench.event("a.b")], || {
        bench.state.set_note("x", "1")?;
        Err(crate::base::Fail::say(crate::base::Exit::Failed, "no"))
    });
    assert!(failed.is_err());
    assert_eq!((bench.state.note("x").unwrap(), bench.path(TODAY).exists()), (None, false));
    bench.trail().record_with(vec![bench.event("a.b")], || bench.state.set_note("x", "2")).unwrap();
    assert_eq!(bench.state.note("x").unwrap().as_deref(), Some("2"));
    bench.trail().record_with(vec![], || bench.state.set_note("x", "3")).unwrap();
    assert_eq!(bench.state.note("x").unwrap().as_deref(), Some("3"));
    bench.is_whole(1);
}

#[test]
fn what_a_crash_kept_from_the_log_is_appended_by_the_next_command_at_every_length() {
    let bench = Bench::new();
    bench.write(2);
    let before = fs::metadata(bench.path(TODAY)).unwrap().len();
    // What a record call leaves when it is killed while it writes: the lines are pending, the file has a part of them.
    let pending = |bench: &Bench| {
        let text = bench.read(TODAY);
        let line = text.lines().last().unwrap().to_owned();
        let seq = bench.state.log_end().unwrap().unwrap().seq;
        let offset = text.len() as u64 - line.len() as u64 - 1;
        crate::state::log::Pending { seq, file: TODAY.into(), offset, line }
    };
    bench.write(1);
    let whole = bench.read(TODAY);
    let row = pending(&bench);
    for length in before..=whole.len() as u64 {
        bench.put(TODAY, &whole[..usize::try_from(length).unwrap()]);
        bench.state.add_log_pending(&row).unwrap();
        bench.is_whole(3);
        assert_eq!(bench.read(TODAY), whole);
        assert_eq!(bench.state.log_pending().unwrap(), []);
    }
    bench.state.add_log_pending(&row).unwrap();
    fs::remove_file(bench.path(TODAY)).unwrap();
    bench.put(TODAY, &whole[..usize::try_from(before).unwrap()]);
    bench.write(1);
    bench.is_whole(4);
    assert_eq!(bench.actions(), ["email.send"; 4]);
}

#[test]
fn a_torn_or_foreign_tail_is_set_aside_and_noted_and_the_log_goes_on() {
    for tail in [
        "{\"timest",
        "rubbish\n",
        "{}\n{}\n",
        "\n",
        "\u{0}\u{0}\u{0}",
        "no line end",
        &"x".repeat(3_000_000),
    ] {
        let bench = Bench::new();
        bench.write(2);
        let text = bench.read(TODAY) + tail;
        bench.put(TODAY, &text);
        assert_eq!(bench.wrong().len(), 1, "{tail:.20}");
        bench.write(1);
        bench.is_whole(4);
        assert_eq!(bench.actions(), ["email.send", "email.send", mend::REPAIR, "email.send"]);
        let event: Value = serde_json::from_str(bench.read(TODAY).lines().nth(2).unwrap()).unwrap();
        let kept = event["parameters"]["kept_in"].as_str().unwrap();
        assert_eq!(bench.read(kept), tail);
        assert!(kept.starts_with("set_aside_") && kept.ends_with(".txt"), "{kept}");
        assert_eq!(bench.notices().len(), 1);
    }
}

#[test]
fn a_foreign_tail_over_lines_that_wait_is_set_aside_too() {
    let bench = Bench::new();
    bench.write(2);
    let text = bench.read(TODAY);
    let last = text.lines().last().unwrap();
    let offset = text.len() as u64 - last.len() as u64 - 1;
    let row = crate::state::log::Pending { seq: 2, file: TODAY.into(), offset, line: last.into() };
    bench.state.add_log_pending(&row).unwrap();
    bench.put(TODAY, format!("{}something else\n", &text[..usize::try_from(offset).unwrap()]));
    bench.write(1);
    bench.is_whole(4);
    assert_eq!(bench.actions(), ["email.send", "email.send", mend::REPAIR, "email.send"]);
}

#[test]
fn a_cut_file_stays_a_problem_and_the_log_goes_on() {
    let bench = Bench::new();
    bench.write(5);
    let text = bench.read(TODAY);
    let third: usize = text.lines().take(3).map(|line| line.len() + 1).sum();
    for (length, whole) in [(third, 3), (third - 1, 2), (third + 10, 3), (0, 0)] {
        let bench = Bench::new();
        bench.write(5);
        bench.put(TODAY, &text[..length]);
        assert_eq!(bench.wrong().len(), 1);
        bench.write(2);
        let wrong = bench.verify().problems;
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].what.contains("missing"), "{wrong:?}");
        assert_eq!(wrong[0].line, whole + 1, "{wrong:?}");
        let actions = bench.actions();
        assert!(actions.contains(&mend::REPAIR.to_owned()));
    }
}

#[test]
fn a_file_that_is_gone_is_named_and_the_log_goes_on() {
    let mut bench = Bench::new();
    bench.write(3);
    bench.now("2026-11-17T00:00:01Z");
    bench.write(2);
    fs::remove_file(bench.path(TODAY)).unwrap();
    let problems = bench.verify().problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].file, "Logs/audit_2026-11-16.jsonl");
    assert!(
        problems[0].what.contains("gone") && problems[0].what.contains("1 to 3"),
        "{problems:?}"
    );
    bench.write(1);
    assert_eq!(bench.wrong().len(), 1);
    fs::remove_dir_all(bench.path("")).unwrap();
    bench.write(1);
    assert_eq!(bench.wrong().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_log_file_that_is_no_plain_file_is_refused_and_nothing_is_lost() {
    use std::os::unix::fs::symlink;
    let make: [(&str, fn(&Bench, &Path)); 5] = [
        ("symbolic link", |bench, path| {
            fs::write(bench.dir.join("outside"), "").unwrap();
            symlink(bench.dir.join("outside"), path).unwrap();
        }),
        ("symbolic link", |bench, path| symlink(bench.dir.join("nowhere"), path).unwrap()),
        ("hard link", |bench, path| {
            fs::write(bench.dir.join("other"), "").unwrap();
            fs::hard_link(bench.dir.join("other"), path).unwrap();
        }),
        ("folder", |_, path| fs::create_dir(path).unwrap()),
        ("regular", |_, path| {
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
    ];
    for (why, make) in make {
        let bench = Bench::new();
        bench.write(2);
        let before = bench.read(TODAY);
        fs::remove_file(bench.path(TODAY)).unwrap();
        make(&bench, &bench.path(TODAY));
        let fail = bench.trail().record(vec![bench.event("a.b")]).unwrap_err();
        assert!(fail.causes().join(" ").contains(why), "{why}: {:?}", fail.causes());
        assert!(!fail.hints.is_empty());
        assert!(bench.wrong().contains(&format!("{TODAY}:0")), "{:?}", bench.wrong());
        if bench.path(TODAY).is_dir() {
            fs::remove_dir(bench.path(TODAY)).unwrap();
        } else {
            fs::remove_file(bench.path(TODAY)).unwrap();
        }
        bench.put(TODAY, &before);
        bench.write(1);
        bench.is_whole(3);
    }
}

#[cfg(unix)]
#[test]
fn a_log_folder_that_is_a_link_is_refused() {
    let bench = Bench::new();
    fs::create_dir(bench.dir.join("outside")).unwrap();
    std::os::unix::fs::symlink(bench.dir.join("outside"), bench.dir.join("vault/Logs")).unwrap();
    assert!(bench.trail().record(vec![bench.event("a.b")]).is_err());
    assert_eq!(fs::read_dir(bench.dir.join("outside")).unwrap().count(), 0);
}

#[test]
fn a_clock_that_goes_back_writes_in_its_own_day_and_the_order_is_that_of_seq() {
    let mut bench = Bench::new();
    bench.write(2);
    bench.now("2036-01-01T00:00:00Z");
    bench.write(2);
    bench.now("2026-11-16T10:00:00Z");
    bench.write(2);
    bench.now("2026-10-01T10:00:00Z");
    bench.write(1);
    bench.now("2026-11-16T11:00:00Z");
    bench.write(1);
    bench.is_whole(8);
    let seqs = |name: &str| -> Vec<u64> {
        bench
            .read(name)
            .lines()
            .map(|line| serde_json::from_str::<Event>(line).unwrap().seq)
            .collect()
    };
    assert_eq!(seqs(TODAY), [1, 2, 5, 6, 8]);
    assert_eq!(
        (seqs("audit_2036-01-01.jsonl"), seqs("audit_2026-10-01.jsonl")),
        (vec![3, 4], vec![7])
    );
    fs::remove_file(bench.path("audit_2036-01-01.jsonl")).unwrap();
    assert_eq!(bench.wrong(), ["audit_2036-01-01.jsonl:0"]);
}

#[test]
fn events_go_into_the_file_of_their_own_day() {
    let bench = Bench::new();
    let at = |text: &str| Event { timestamp: text.into(), ..bench.event("a.b") };
    let events = vec![
        at("2026-11-15T23:59:59.999Z"),
        at("2026-11-16T01:30:00+02:00"),
        at("rubbish"),
        at(""),
        at("2026-11-15T10:00:00Z"),
    ];
    bench.trail().record(events).unwrap();
    bench.is_whole(5);
    assert_eq!(bench.read("audit_2026-11-15.jsonl").lines().count(), 3);
    assert!(bench.read("audit_2026-11-15.jsonl").contains("\"2026-11-15T23:30:00.000Z\""));
}

#[test]
fn a_lost_state_is_learnt_from_the_log_and_said_so() {
    let mut bench = Bench::new();
    bench.write(3);
    bench.now("2026-11-17T08:00:00Z");
    bench.write(2);
    bench.forget();
    let verified = bench.verify();
    assert!(verified.ok && verified.notices.len() == 1, "{verified:?}");
    bench.write(1);
    bench.is_whole(7);
    assert_eq!(bench.actions()[5], mend::REBUILT);
    let notices = bench.notices();
    assert!(notices.len() == 1 && notices[0].contains("from seq 1, to seq 5"), "{notices:?}");
    let text = bench.read(TODAY);
    bench.put(TODAY, text.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    assert_eq!(bench.wrong(), [format!("{TODAY}:2")]);
}

#[test]
fn a_state_from_a_backup_takes_over_what_it_missed_and_says_so() {
    let mut bench = Bench::new();
    bench.write(2);
    let marks = bench.state.log_files().unwrap();
    bench.write(2);
    bench.now("2026-11-17T08:00:00Z");
    bench.write(2);
    for next in ["2026-11-17T09:00:00Z", "2026-11-18T09:00:00Z"] {
        // Back to what it was after two events.
        for mark in bench.state.log_files().unwrap() {
            bench.state.drop_log_file(&mark.name).unwrap();
        }
        bench.state.set_log_file(&marks[0]).unwrap();
        assert!(!bench.verify().ok, "lines that the checkpoint doesn't know are a problem");
        bench.now(next);
        let before = bench.verify().events;
        bench.write(1);
        let taken = bench.verify().problems;
        assert!(taken.len() == 1 && taken[0].what.contains("taken over"), "{taken:?}");
        super::verify::accept(&bench.trail()).unwrap();
        bench.is_whole(before + 3);
    }
    assert_eq!(bench.notices().len(), 2);
}

#[test]
fn lines_are_capped_masked_and_never_hide_anything() {
    let bench = Bench::new();
    let long = "é".repeat(100_000);
    let deep = (0..100).fold(json!("x"), |value, _| json!([value]));
    let parameters = json!({
        "to": "dana@example.com", "api_token": "hunter2", "Authorization": "Bearer hunter2", "header": "Bearer hunter2",
        "tokens": 12, "deep": deep, "nested": [{"password": "hunter2"}], "bidi": "a\u{202e}b\u{200b}c\u{1b}[2J\u{e0041}\u{9b}",
    });
    let mut event = bench.event("email.send");
    event.parameters = parameters.as_object().unwrap().clone();
    event.receipt = Some(json!({"client_secret": "hunter2"}));
    let mut second = bench.event("email.send");
    second.parameters.insert("body".into(), json!(long.clone()));
    second.error = Some(long.clone());
    let mut third = bench.event("email.send");
    third.parameters.insert("many".into(), json!(vec!["hello world"; 100_000]));
    third.receipt = Some(json!(vec!["hello world"; 100_000]));
    third.target = Some("\u{202e}".repeat(100_000));
    bench.trail().record(vec![event, second, third]).unwrap();
    bench.is_whole(3);
    let text = bench.read(TODAY);
    assert!(!text.contains("hunter2"));
    assert!(text.contains("\"tokens\":12") && text.contains("dana@example.com"));
    assert!(text.contains(r"a\u202eb\u200bc\u001b[2J\udb40\udc41\u009b"), "{text:.2000}");
    assert!(!text.chars().any(|c| crate::base::text::is_hidden(c) && c != '\n'));
    for line in text.lines() {
        assert!(line.len() <= canon::LINE_LIMIT, "{}", line.len());
        serde_json::from_str::<Event>(line).unwrap();
    }
    let digest = crate::base::digest::sha256(&long);
    assert!(text.lines().nth(1).unwrap().contains(&digest), "what was cut is named by its digest");
}

/// Attacks that every part of the log must show: how the text of a 500 line log is changed, and the line to be named.
#[test]
fn every_structural_attack_is_found_and_where() {
    let bench = Bench::new();
    bench.trail().record((0..500).map(|_| bench.event("email.send")).collect()).unwrap();
    let text = bench.read(TODAY);
    let lines: Vec<&str> = text.lines().collect();
    let join = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    for at in [0, 1, 41, 250, 498, 499] {
        let mut removed = lines.clone();
        removed.remove(at);
        let mut doubled = lines.clone();
        doubled.insert(at + 1, lines[at]);
        let mut elsewhere = lines.clone();
        elsewhere.insert((at + 100) % 500, lines[at]);
        let mut junk = lines.clone();
        junk.insert(at, "junk");
        let mut forged = lines.clone();
        let forgery = lines[at].replace("email.send", "email.lost");
        forged.insert(at, &forgery);
        let mut changed = lines.clone();
        changed[at] = &forgery;
        let mut swapped = lines.clone();
        swapped.swap(at, (at + 1) % 500);
        let moved_to = (at + 100) % 500;
        let mut moved = lines.clone();
        let line = moved.remove(at);
        moved.insert(moved_to, line);
        let number = at as u64 + 1;
        let table: [(&str, &[&str], &[u64]); 8] = [
            ("removed", &removed, if at == 499 { &[499] } else { &[number] }),
            ("doubled", &doubled, &[number, number + 1]),
            ("elsewhere", &elsewhere, &[moved_to as u64 + 1]),
            ("junk", &junk, &[number]),
            ("forged", &forged, &[number]),
            ("changed", &changed, &[number]),
            ("swapped", &swapped, if at == 499 { &[1, 500] } else { &[number, number + 1] }),
            ("moved", &moved, &[moved_to as u64 + 1]),
        ];
        for (what, lines, expected) in table {
            bench.put(TODAY, join(lines));
            let problems = bench.verify().problems;
            assert!(!problems.is_empty(), "{what} {at}: not found");
            assert!(problems.len() <= 2, "{what} {at}: {problems:?}");
            assert!(expected.contains(&problems[0].line), "{what} {at}: {expected:?} {problems:?}");
        }
    }
}

/// The problems of one file with these bytes, where the checkpoint knows it as it was.
fn problems_of(bytes: &[u8], marks: &[Mark], buffer: &mut Vec<u8>) -> Vec<Problem> {
    let part = Part { split_after: marks.first().map(|mark| mark.seq), ..Part::ALL };
    let pieces = runs::scan(bytes, "2026-11-16", part, buffer, |_| {}).unwrap();
    diagnose(&[View { name: TODAY.into(), pieces, fault: None }], marks)
}

fn log_of(events: usize) -> (Vec<u8>, Vec<Mark>) {
    let bench = Bench::new();
    bench.trail().record((0..events).map(|_| bench.event("email.send")).collect()).unwrap();
    (bench.read(TODAY).into_bytes(), bench.state.log_files().unwrap())
}

/// Flips bytes at these places in turn; each must be found, in the line where it is, and nowhere else.
fn flips(bytes: &[u8], marks: &[Mark], places: impl Iterator<Item = usize>, flipped: &[u8]) {
    let mut buffer = Vec::new();
    let mut changed = bytes.to_vec();
    for at in places {
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        for bits in flipped {
            changed[at] = bytes[at] ^ bits;
            let problems = problems_of(&changed, marks, &mut buffer);
            let lines: Vec<u64> = problems.iter().map(|problem| problem.line).collect();
            assert_eq!(lines, [line], "byte {at} ^ {bits}: {problems:?}");
        }
        changed[at] = bytes[at];
    }
    assert_eq!(problems_of(&changed, marks, &mut buffer), []);
}

#[test]
fn every_bit_of_every_byte_of_a_short_log_counts() {
    let (bytes, marks) = log_of(4);
    flips(&bytes, &marks, 0..bytes.len(), &[1, 2, 4, 8, 16, 32, 64, 128, 0xff]);
}

/// All bytes with `FTE_TEST_ALL=1`, which takes minutes without optimisation; else one in 509.
#[test]
fn a_changed_byte_is_found_anywhere_in_a_log_of_five_hundred() {
    let (bytes, marks) = log_of(500);
    let step = if std::env::var_os("FTE_TEST_ALL").is_some() { 1 } else { 509 };
    flips(&bytes, &marks, (0..bytes.len()).step_by(step), &[1]);
}

#[test]
fn a_log_cut_at_any_length_is_found_and_where() {
    let (bytes, marks) = log_of(4);
    let mut buffer = Vec::new();
    for length in 0..bytes.len() {
        let left = &bytes[..length];
        let whole = left.iter().filter(|byte| **byte == b'\n').count() as u64;
        let expected =
            if left.last().is_none_or(|byte| *byte == b'\n') { whole } else { whole + 1 };
        let problems = problems_of(left, &marks, &mut buffer);
        assert_eq!(
            problems.iter().map(|problem| problem.line).collect::<Vec<_>>(),
            [expected],
            "{length}: {problems:?}"
        );
    }
}

#[test]
fn an_old_copy_and_a_log_written_anew_are_found() {
    let (bytes, marks) = log_of(20);
    let mut buffer = Vec::new();
    // The chain computed afresh from the first line, as someone can who has the log but not the state.
    let mut prev = "0".repeat(64);
    let mut anew = String::new();
    for (at, line) in std::str::from_utf8(&bytes).unwrap().lines().enumerate() {
        let mut event: Event = serde_json::from_str(line).unwrap();
        event.prev = prev;
        if at == 7 {
            event.target = Some("someone else".into());
        }
        let line = canon::line(&mut event).unwrap();
        prev = crate::base::digest::sha256(&line);
        anew += &format!("{line}\n");
    }
    let problems = problems_of(anew.as_bytes(), &marks, &mut buffer);
    assert_eq!((problems.len(), problems[0].line), (1, 20), "{problems:?}");
    assert_eq!(problems_of(anew.as_bytes(), &[], &mut buffer), [], "the chain alone is whole");
    let old: String = std::str::from_utf8(&bytes)
        .unwrap()
        .lines()
        .take(12)
        .map(|line| format!("{line}\n"))
        .collect();
    let problems = problems_of(old.as_bytes(), &marks, &mut buffer);
    assert_eq!((problems.len(), problems[0].line), (1, 12), "{problems:?}");
}

#[test]
fn damage_without_end_is_told_in_few_words_and_bounded_time() {
    let (bytes, marks) = log_of(30);
    let text = String::from_utf8(bytes).unwrap();
    let mut buffer = Vec::new();
    let crlf = text.replace('\n', "\r\n");
    let problems = problems_of(crlf.as_bytes(), &marks, &mut buffer);
    assert!(problems.len() == 1 && problems[0].what.contains("CR LF"), "{problems:?}");
    let spaced = text.replace("\":", "\": ");
    let problems = problems_of(spaced.as_bytes(), &marks, &mut buffer);
    assert!(problems.len() == 1 && problems[0].what.contains("wrote it anew"), "{problems:?}");
    let first = text.lines().next().unwrap();
    let copies = format!("{first}\n").repeat(20_000);
    assert!(!problems_of(copies.as_bytes(), &marks, &mut buffer).is_empty());
    let noise = "{\"a\":1}\n\n".repeat(50_000);
    assert_eq!(problems_of(noise.as_bytes(), &marks, &mut buffer).len(), 1);
}
