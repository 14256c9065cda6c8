//! `fte audit`: what happened is found, counted, exported, packed and proven, also where someone was at the log.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::testvault::TestVault;

/// Lines of the log, written as `fte` writes them, by day.
struct Log {
    seq: u64,
    prev: String,
    days: Vec<(String, String)>,
}

impl Log {
    fn new() -> Log {
        Log { seq: 0, prev: "0".repeat(64), days: Vec::new() }
    }

    /// Adds an event; `fields` replace what every event has.
    fn add(&mut self, timestamp: &str, action: &str, fields: &Value) -> &mut Log {
        self.seq += 1;
        let mut event = json!({
            "timestamp": timestamp, "seq": self.seq, "action": action, "actor": "act", "domain": "business",
            "status": "success", "resource": null, "duration_ms": null, "target": null, "item": null, "intent": null,
            "approval_required": null, "approval_status": null, "approved_by": null, "dry_run": false,
            "retry_count": 0, "parameters": {}, "receipt": null, "error": null, "prev": self.prev,
        });
        for (key, value) in fields.as_object().unwrap() {
            event[key] = value.clone();
        }
        // As `fte` does it: nothing hidden stands raw in the log.
        let line = event.to_string().replace('\u{202e}', "\\u202e");
        self.prev = data_encoding::HEXLOWER.encode(&Sha256::digest(&line));
        let file = format!("Logs/audit_{}.jsonl", &timestamp[..10]);
        match self.days.last_mut() {
            Some((last, text)) if *last == file => *text += &format!("{line}\n"),
            _ => self.days.push((file, format!("{line}\n"))),
        }
        self
    }

    fn put(&self, vault: &TestVault) {
        for (file, text) in &self.days {
            vault.put(file, text);
        }
    }
}

/// Five days of a small business, three months and a day apart.
fn small() -> TestVault {
    let mut log = Log::new();
    log.add("2026-07-01T08:00:00.000Z", "email.send", &json!({"target": "Dana Reyes", "duration_ms": 120}))
        .add("2026-07-01T08:01:00.000Z", "email.send", &json!({"target": "Ann", "status": "failure", "error": "no route"}))
        .add("2026-07-02T09:00:00.000Z", "odoo.invoice.create", &json!({"resource": "invoice/INV-0042", "duration_ms": 80}))
        .add("2026-11-14T09:00:00.000Z", "odoo.payment.record", &json!({"parameters": {"amount": 12, "to": ["a@b.example"]}}))
        .add("2026-11-15T23:59:59.999Z", "watch.files", &json!({"actor": "watch", "item": "7k2m3qxa4d", "domain": null}))
        .add("2026-11-16T00:00:00.000Z", "email.send", &json!({"target": "ÉMILE", "duration_ms": 99, "parameters": {
            "action": "odoo.invoice.create", "note": "said \"hello\\world\"\nand went", "say": "\u{202e}evil\u{1b}[2J"}}))
        .add("2026-11-16T08:00:00.000Z", "email.send", &json!({"status": "refused", "target": "=cmd|' /C calc'!A0"}));
    let vault = TestVault::new();
    log.put(&vault);
    vault
}

/// The `seq` of the events that a search finds.
fn found(vault: &TestVault, args: &[&str]) -> Vec<u64> {
    let args = [&["audit", "search", "--json"], args].concat();
    let ran = vault.fte_args(&args).ok();
    ran.stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["seq"].as_u64().unwrap())
        .collect()
}

#[test]
fn a_search_finds_what_fits_and_nothing_else() {
    let vault = small();
    let table: [(&[&str], &[u64]); 32] = [
        (&[], &[1, 2, 3, 4, 5, 6, 7]),
        (&["dana"], &[1]),
        (&["Dana"], &[1]),
        (&["DANA"], &[]),
        (&["émile"], &[6]),
        (&["inv-0042"], &[3]),
        (&["reyes", "dana"], &[1]),
        (&["reyes", "ann"], &[]),
        // Names of fields, the chain and what stands between values are no text of the event.
        (&["target"], &[]),
        (&["\":\""], &[]),
        (&["0000000000"], &[]),
        (&["hello\\world"], &[6]),
        (&["said \"hello"], &[6]),
        (&["\nand"], &[6]),
        (&["nand"], &[]),
        (&["\u{202e}EVIL"], &[]),
        (&["\u{202e}evil"], &[6]),
        (&["--action", "email.send"], &[1, 2, 6, 7]),
        // Not the event whose parameters have a field of that name.
        (&["--action", "odoo.*"], &[3, 4]),
        (&["--action", "odoo.payment.record", "--action", "watch.files"], &[4, 5]),
        (&["--status", "failure", "--status", "refused"], &[2, 7]),
        (&["--actor", "watch"], &[5]),
        (&["--domain", "business", "--since", "2026-11-15"], &[6, 7]),
        (&["--item", "7k2m3qxa4d"], &[5]),
        (&["--target", "ann"], &[2]),
        (&["--field", "parameters.amount=12"], &[4]),
        (&["--field", "parameters.to=a@b.example"], &[4]),
        (&["--field", "resource=invoice/*", "--status", "success"], &[3]),
        (&["--since", "2026-07-02", "--until", "2026-11-15"], &[3, 4, 5]),
        (&["--since", "2026-11-15T23:59:59.999Z", "--until", "2026-11-16T01:00:00+01:00"], &[5]),
        (&["--since", "today"], &[6, 7]),
        (&["--since", "36h", "--until", "yesterday"], &[5]),
    ];
    for (args, expected) in table {
        assert_eq!(found(&vault, args), expected, "{args:?}");
    }
    assert_eq!(found(&vault, &["-n", "2"]), [6, 7]);
    assert_eq!(found(&vault, &["-n", "2", "--action", "email.*", "--status", "success"]), [1, 6]);
    assert_eq!(found(&vault, &["-n", "3", "--oldest"]), [1, 2, 3]);
    assert_eq!(vault.fte("audit search --count --action email.send").ok().stdout, "4\n");
    assert_eq!(vault.fte("audit search --count --json zebra").ok().json(), json!({"events": 0}));
}

#[test]
fn days_are_those_of_the_person() {
    let vault = small();
    let ran = vault
        .command()
        .env("TZ", "Asia/Kathmandu")
        .args(["audit", "report", "--since", "2026-11-16", "--json"])
        .output();
    let report = vault.ran(&ran.unwrap()).ok().json();
    let days = json!([{"day": "2026-11-16", "events": 3, "failures": 0}]);
    assert_eq!(report["days"], days, "the watcher's event of 23:59 UTC is of the 16th there");
}

#[test]
fn people_see_a_line_an_event_and_nothing_hidden() {
    let vault = small();
    insta::assert_snapshot!(vault.fte("audit search --since 2026-11-14"), @r"
    exit 0
    --- stdout
    2026-11-14 09:00:00Z  act      odoo.payment.record      success
    2026-11-15 23:59:59Z  watch    watch.files              success  item 7k2m3qxa4d
    2026-11-16 00:00:00Z  act      email.send               success  ÉMILE
    2026-11-16 08:00:00Z  act      email.send               refused  =cmd|' /C calc'!A0
    ");
    let log = Log::new()
        .add("2026-11-16T09:00:00.000Z", "a.b", &json!({"target": "\u{1b}[2J\u{202e}x"}))
        .days
        .clone();
    vault.put("Logs/audit_2026-11-16.jsonl", &log[0].1);
    let shown = vault.fte("audit tail -n 1").ok().stdout;
    assert!(shown.contains("⟨U+001B⟩[2J⟨U+202E⟩x"), "{shown}");
}

#[test]
fn a_line_that_is_not_an_event_is_named() {
    let vault = TestVault::new().file("Logs/audit_2026-01-06.jsonl", "{}\n");
    insta::assert_snapshot!(vault.fte("audit search"), @r"
    exit 1
    --- stderr
    error: not an event: $VAULT/Logs/audit_2026-01-06.jsonl:1
      caused by: missing field `timestamp` at line 1 column 2
    hint: `fte audit verify` lists every bad line
    ");
    let vault = small();
    let name = "Logs/audit_2026-11-16.jsonl";
    vault.put(name, format!("{}rubbish\n{{\"a\":1}}\n", vault.read(name)));
    let ran = vault.fte("audit search --json --since today");
    assert_eq!(
        (ran.exit, ran.stdout.lines().count()),
        (1, 2),
        "what was found is printed nevertheless"
    );
    assert!(ran.stderr.contains("audit_2026-11-16.jsonl:3 (and 1 more)"), "{}", ran.stderr);
    for command in ["audit report", "audit export", "audit tail"] {
        assert_eq!(vault.fte(command).exit, 1, "{command}");
    }
    // A writer is at the last line; nobody is told of half an event.
    let vault = small();
    vault.put(name, format!("{}{{\"timestamp\":\"2026-11-16T09", vault.read(name)));
    assert_eq!(vault.fte("audit search --json").ok().stdout.lines().count(), 7);
    assert_eq!(vault.fte("audit tail --json").ok().stdout.lines().count(), 7);
}

#[test]
fn a_log_that_another_program_wrote_anew_is_searched_all_the_same() {
    let vault = small();
    let name = "Logs/audit_2026-11-16.jsonl";
    let spaced: String = vault
        .read(name)
        .lines()
        .map(|line| line.replace("\":", "\" : ").replace("email", "\\u0065mail"))
        .flat_map(|line| [" ".to_owned(), line, "\n".to_owned()])
        .collect();
    vault.put(name, spaced);
    assert_eq!(found(&vault, &["--action", "email.send", "--since", "2026-11-16"]), [6, 7]);
    assert_eq!(found(&vault, &["émile"]), [6]);
    assert_eq!(vault.fte("audit report --json").ok().json()["events"], 7);
    assert_eq!(vault.fte("audit verify").exit, 1);
}

#[test]
fn an_empty_vault_has_an_empty_log() {
    let vault = TestVault::new();
    for (command, stdout) in [
        ("audit search", ""),
        ("audit search --json", ""),
        ("audit tail", ""),
        ("audit report", "no events\n"),
        ("audit verify", "the log is whole: 0 events\n"),
        ("audit prune", "no day is old enough to be packed\n"),
        ("audit export --format json", "[\n]\n"),
    ] {
        assert_eq!(vault.fte(command).ok().stdout, stdout, "{command}");
    }
    assert_eq!(
        vault.fte("audit verify --json").ok().json(),
        json!({"ok": true, "events": 0, "problems": [], "notices": []})
    );
    let ran = vault.fte("audit search --since noon");
    assert_eq!(ran.exit, 2);
    assert!(ran.stderr.contains("expected a day"), "{}", ran.stderr);
    assert_eq!(vault.fte("audit search --field amount").exit, 2);
}

#[test]
fn a_report_counts_by_action_and_by_day() {
    let vault = small();
    let report = vault.fte("audit report --json").ok().json();
    assert_eq!((&report["events"], &report["failures"]), (&json!(7), &json!(1)));
    assert_eq!(
        report["actions"][0],
        json!({"action": "email.send", "events": 4, "outcomes": {"failure": 1, "refused": 1, "success": 2}, "p50_ms": 99, "p95_ms": 120})
    );
    assert_eq!(
        report["actions"][3],
        json!({"action": "watch.files", "events": 1, "outcomes": {"success": 1}, "p50_ms": null, "p95_ms": null})
    );
    assert_eq!(report["days"][0], json!({"day": "2026-07-01", "events": 2, "failures": 1}));
    insta::assert_snapshot!(vault.fte("audit report --since 2026-11-01"), @r"
    exit 0
    --- stdout
    ACTION               EVENTS  FAILED  REFUSED  HALF WITHIN  95 % WITHIN
    email.send           2               1        99 ms        99 ms
    odoo.payment.record  1
    watch.files          1

    DAY         EVENTS  FAILED
    2026-11-14  1
    2026-11-15  1
    2026-11-16  2

    4 events, 0 failed
    ");
}

#[test]
fn an_export_is_what_other_programs_read() {
    let vault = small();
    let all: String = vault.files("Logs").iter().map(|name| vault.read(name)).collect();
    assert_eq!(vault.fte("audit export").ok().stdout, all);
    assert_eq!(vault.fte("audit export --format json").ok().json().as_array().unwrap().len(), 7);
    let csv = vault.fte("audit export --format csv").ok().stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        (headings.len(), headings[0].as_str(), headings[19].as_str()),
        (20, "timestamp", "prev")
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 7);
    assert_eq!(
        (&rows[6][8], &rows[3][16]),
        ("'=cmd|' /C calc'!A0", r#"{"amount":12,"to":["a@b.example"]}"#)
    );
    assert!(rows[5][16].contains("hello"));
    assert!(!csv.contains('\u{1b}') && !csv.contains('\u{202e}'));
}

#[test]
fn tail_follows_what_is_written() {
    let vault = small();
    let mut child = vault
        .command()
        .args(["audit", "tail", "-n", "1", "--follow", "--json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = std::sync::mpsc::channel();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    // Far longer than anything takes: what does not come is a failure and no wait for ever.
    let patience = std::time::Duration::from_mins(1);
    let next = || serde_json::from_str::<Value>(&lines.recv_timeout(patience).unwrap()).unwrap();
    assert_eq!(next()["seq"], 7);
    vault.fte_args(&["audit", "prune"]).ok();
    let mut seqs = Vec::new();
    // The checkpoint that was learnt, and one event for each of the three old days.
    for _ in 0..3 {
        let event = next();
        seqs.push((event["seq"].as_u64().unwrap(), event["action"].as_str().unwrap().to_owned()));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let expected = [(8, "audit.checkpoint-rebuilt"), (9, "audit.prune"), (10, "audit.prune")];
    assert_eq!(seqs, expected.map(|(seq, action)| (seq, action.to_owned())));
}

#[test]
fn old_days_are_packed_and_still_searched_and_proven() {
    let vault = small();
    let before = vault.fte("audit export").ok().stdout;
    let dry = vault.fte("audit prune --dry-run --json").ok().json();
    assert_eq!(dry["packed"][0]["into"], "Logs/archive/audit_2026-07-01.jsonl.zst");
    assert_eq!(
        (dry["packed"].as_array().unwrap().len(), &dry["packed"][0]["packed_size"]),
        (2, &Value::Null)
    );
    assert_eq!(vault.files("Logs").len(), 5, "a dry run changes nothing");
    let pruned = vault.fte("audit prune --json").ok().json();
    assert_eq!(
        (pruned["packed"].as_array().unwrap().len(), pruned["skipped"].as_array().unwrap().len()),
        (2, 0)
    );
    assert_eq!(
        vault.files("Logs"),
        [
            "Logs/archive/audit_2026-07-01.jsonl.zst",
            "Logs/archive/audit_2026-07-02.jsonl.zst",
            "Logs/audit_2026-11-14.jsonl",
            "Logs/audit_2026-11-15.jsonl",
            "Logs/audit_2026-11-16.jsonl",
        ]
    );
    let after = vault.fte("audit export").ok().stdout;
    assert!(after.starts_with(&before) && after.lines().count() == 10, "{after}");
    assert_eq!(found(&vault, &["dana"]), [1]);
    assert_eq!(found(&vault, &["-n", "9"]), [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let verified = vault.fte("audit verify --json").ok().json();
    assert_eq!(
        (&verified["events"], verified["notices"].as_array().unwrap().len()),
        (&json!(10), 1)
    );
    vault.fte("audit verify --fast").ok();
    assert_eq!(vault.fte("audit prune").ok().stdout, "no day is old enough to be packed\n");
}

#[test]
fn a_packed_day_that_was_changed_or_taken_away_is_found() {
    let vault = small();
    vault.fte("audit prune").ok();
    let name = "Logs/archive/audit_2026-07-01.jsonl.zst";
    let whole = fs::read(vault.path(name)).unwrap();
    let text = zstd::decode_all(whole.as_slice()).unwrap();
    let changed = String::from_utf8(text).unwrap().replace("no route", "no rouge");
    vault.put(name, zstd::encode_all(changed.as_bytes(), 3).unwrap());
    let verified = vault.fte("audit verify --json");
    assert_eq!(verified.exit, 1);
    assert_eq!(verified.json()["problems"], json!([{"file": name, "line": 2, "what": "changed"}]));
    vault.put(name, &whole[..whole.len() / 2]);
    assert!(
        vault.fte("audit verify --json").json()["problems"][0]["what"]
            .as_str()
            .unwrap()
            .starts_with("can't be read")
    );
    fs::remove_file(vault.path(name)).unwrap();
    let verified = vault.fte("audit verify --fast --json").json();
    assert_eq!(
        (&verified["problems"][0]["file"], &verified["problems"][0]["line"]),
        (&json!(name), &json!(0))
    );
    vault.put(name, whole);
    vault.fte("audit verify").ok();
}

#[test]
fn packing_that_was_interrupted_is_finished_and_nothing_counts_twice() {
    let vault = small();
    let (plain, packed) =
        ("Logs/audit_2026-07-01.jsonl", "Logs/archive/audit_2026-07-01.jsonl.zst");
    let day = vault.read(plain);
    // Killed before the event was recorded: the packed file may be whole, or half of it.
    let small = zstd::encode_all(day.as_bytes(), 3).unwrap();
    for half in [&small[..small.len() / 2], &small] {
        vault.put(packed, half);
        assert_eq!(vault.fte("audit search --json").ok().stdout.lines().count(), 7);
        vault.fte("audit verify").ok();
    }
    vault.put(packed, &small[..small.len() / 2]);
    vault.fte("audit prune").ok();
    vault.fte("audit verify").ok();
    let events = vault.fte("audit search --count").ok().stdout;
    // Killed after that: both are whole, and the checkpoint has the packed one.
    vault.put(plain, &day);
    let verified = vault.fte("audit verify --json").ok().json();
    assert!(verified["notices"].to_string().contains("interrupted"), "{verified}");
    assert_eq!(vault.fte("audit search --count").ok().stdout, events);
    vault.fte("audit prune").ok();
    assert!(!vault.path(plain).exists());
    vault.fte("audit verify").ok();
}

#[test]
fn a_day_in_which_something_is_wrong_is_not_packed() {
    let vault = small();
    let name = "Logs/audit_2026-07-01.jsonl";
    vault.put(name, vault.read(name).replace("no route", "no rouge"));
    let ran = vault.fte("audit prune --json");
    assert_eq!(ran.exit, 8);
    let pruned = ran.json();
    assert_eq!(pruned["skipped"], json!([{"file": name, "why": "line 2: changed"}]));
    assert_eq!(pruned["packed"].as_array().unwrap().len(), 1);
    assert!(vault.path(name).exists());
}

#[test]
fn verify_says_what_and_where_and_fails() {
    let vault = small();
    vault.fte("audit prune").ok();
    let name = "Logs/audit_2026-11-14.jsonl";
    vault.put(name, vault.read(name).replace("odoo", "ohoh"));
    let today = "Logs/audit_2026-11-16.jsonl";
    let text = vault.read(today);
    vault.put(today, text.lines().take(3).flat_map(|line| [line, "\n"]).collect::<String>());
    vault.put("Logs/audit_2026-11-16 (conflicted copy).jsonl", &text);
    insta::assert_snapshot!(vault.fte("audit verify"), @r"
    exit 1
    --- stdout
    problem: Logs/audit_2026-11-14.jsonl:1: changed
    problem: Logs/audit_2026-11-16.jsonl:3: the file was cut after this line: the 2 events with `seq` 9 to 10 are missing
    note: Logs/audit_2026-11-16 (conflicted copy).jsonl: no part of the log, by its name: a copy?
    note: Logs/audit_2026-11-16.jsonl:3: this machine had no checkpoint: it was learnt from the log as it was, from seq 1, to seq 7
    2 problems in 8 events
    --- stderr
    error: the log has 2 problems
    ");
    assert_eq!(
        vault.fte("audit verify --json").json()["problems"][0],
        json!({"file": name, "line": 1, "what": "changed"})
    );
    let fast = vault.fte("audit verify --fast --json").json();
    assert_eq!(
        fast["problems"].as_array().unwrap().len(),
        2,
        "a day's last line and its end are looked at: {fast}"
    );
}

#[test]
fn commands_at_once_write_one_chain() {
    let vault = TestVault::new();
    for number in 0..64 {
        vault.put(&format!("../drop/{}/note-{number}.txt", number % 8), format!("note {number}"));
    }
    let watchers: Vec<_> = (0..8)
        .map(|number| {
            vault
                .command()
                .args(["watch", "files", &format!("../drop/{number}")])
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut watcher in watchers {
        assert!(watcher.wait().unwrap().success());
    }
    let verified = vault.fte("audit verify --json").ok().json();
    assert!(verified["events"].as_u64().unwrap() >= 64, "{verified}");
    let seqs = found(&vault, &[]);
    assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>());
}
