//! `fte schedule`: what is installed, and what is run when.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::testvault::{Ran, TestVault};

/// `fte schedule run` at a time: the jobs that ran.
fn run_at(vault: &mut TestVault, now: &str) -> Vec<String> {
    vault.set_now(now);
    ran(&vault.fte("schedule run --json"))
}

#[track_caller]
fn ran(ran: &Ran) -> Vec<String> {
    let report = ran.json();
    let jobs = report["ran"].as_array().unwrap().iter();
    jobs.map(|one| one["job"].as_str().unwrap().to_owned()).collect()
}

/// The weekly jobs among those that ran.
fn weekly(ran: Vec<String>) -> Vec<String> {
    ran.into_iter().filter(|job| job == "briefing" || job == "prune").collect()
}

fn id(vault: &TestVault) -> String {
    let settings = vault.read(".fte/config.yaml");
    settings.lines().find_map(|line| line.strip_prefix("vault: ")).unwrap().to_owned()
}

const FEW: [&str; 3] = ["watch", "plan", "act"];

#[test]
fn what_is_due_runs_in_order_and_once() {
    let mut vault = TestVault::new().file("Inbox/a.txt", "Please call Dana.\n");
    vault.set_now("2026-11-18T09:30:00Z");
    let first = vault.fte("schedule run --json").ok();
    assert_eq!(ran(&first), ["watch", "plan", "act", "dashboard", "health"]);
    let report = first.json();
    assert_eq!(report["ran"][0]["command"], "fte watch files");
    assert_eq!(report["ran"][0]["exit"], 0);
    assert!(report["ran"][0]["said"].as_str().unwrap().contains("1 new"), "{report}");
    assert_eq!(vault.files("Needs_Action").len() + vault.files("In_Progress").len(), 1);
    assert!(vault.read("Dashboard.md").contains("Last runs"));
    let table = [
        ("2026-11-18T09:30:00Z", &[][..]),
        ("2026-11-18T09:31:00Z", &[]),
        // Cron is seconds early or late.
        ("2026-11-18T09:34:57Z", &FEW),
        ("2026-11-18T09:40:01Z", &FEW),
        ("2026-11-18T10:29:58Z", &["watch", "plan", "act", "dashboard", "health"]),
        // Off for a day: once, not once for each miss.
        ("2026-11-19T10:30:00Z", &["watch", "plan", "act", "dashboard", "health"]),
        ("2026-11-19T10:30:30Z", &[]),
    ];
    for (now, jobs) in table {
        assert_eq!(run_at(&mut vault, now), jobs, "{now}");
    }
    let quiet = vault.fte("schedule run -q").ok();
    assert_eq!((&*quiet.stdout, &*quiet.stderr), ("", ""));
    assert_eq!(vault.fte("schedule run").ok().stdout, "nothing is due\n");
    vault.set_now("2026-11-19T10:35:00Z");
    let quiet = vault.fte("schedule run -q").ok();
    assert_eq!((&*quiet.stdout, &*quiet.stderr), ("", ""), "nothing new");
}

#[test]
fn a_weekly_job_waits_for_its_time_and_is_caught_up_once() {
    let mut vault = TestVault::new();
    let table = [
        // What was before the schedule is no missed run.
        ("2026-11-18T09:30:00Z", &[][..]),
        ("2026-11-22T04:25:00Z", &[]),
        ("2026-11-22T04:30:00Z", &["prune"]),
        ("2026-11-23T06:55:00Z", &[]),
        ("2026-11-23T07:00:02Z", &["briefing"]),
        ("2026-11-23T07:05:02Z", &[]),
        ("2026-11-29T04:00:00Z", &[]),
        // Switched off for a month, until a Tuesday.
        ("2026-12-29T08:00:00Z", &["briefing", "prune"]),
        ("2026-12-29T08:05:00Z", &[]),
        ("2027-01-02T08:05:00Z", &[]),
        ("2027-01-04T07:00:00Z", &["briefing", "prune"]),
    ];
    for (now, jobs) in table {
        assert_eq!(weekly(run_at(&mut vault, now)), jobs, "{now}");
    }
    assert!(vault.path("Briefings/2026-12-28_Monday_Briefing.md").is_file());
    let mut wrong = vault.command();
    wrong.env("FTE_SCHEDULE_BRIEFING", "Moonday 07:00").args(["schedule", "run"]);
    let pace = vault.ran(&wrong.output().unwrap());
    assert_eq!(pace.exit, 3);
    assert!(pace.stderr.contains("is no weekday with a time, like `Monday 07:00`"), "{pace}");
}

#[test]
fn the_hour_that_is_repeated_or_skipped_and_a_journey_change_nothing() {
    let mut vault = TestVault::new();
    let europe = "CET-1CEST,M3.5.0,M10.5.0/3";
    let at = |vault: &mut TestVault, zone: &str, week: &str, now: &str| {
        vault.set_now(now);
        let mut command = vault.command();
        command
            .env("TZ", zone)
            .env("FTE_SCHEDULE_BRIEFING", week)
            .args(["schedule", "run", "--json"]);
        let jobs = ran(&vault.ran(&command.output().unwrap()));
        jobs.contains(&"briefing".to_owned())
    };
    for (now, runs) in [
        ("2026-10-20T00:00:00Z", false),
        // 02:30 comes at 00:30 and at 01:30.
        ("2026-10-25T00:25:00Z", false),
        ("2026-10-25T00:30:00Z", true),
        ("2026-10-25T01:30:00Z", false),
        ("2026-10-25T01:35:00Z", false),
        ("2026-11-01T01:25:00Z", false),
        ("2026-11-01T01:30:00Z", true),
        // 02:30 never comes: after 01:59 it is 03:00.
        ("2027-03-28T00:55:00Z", true),
        ("2027-03-28T01:00:00Z", true),
        ("2027-03-28T01:30:00Z", false),
        ("2027-03-28T02:30:00Z", false),
    ] {
        assert_eq!(at(&mut vault, europe, "Sunday 02:30", now), runs, "{now}");
    }
    for (zone, now, runs) in [
        // Another pace: its Monday before is one that was missed.
        ("CET-1", "2027-04-05T05:55:00Z", true),
        ("CET-1", "2027-04-05T06:00:00Z", true),
        // It is Monday morning once more.
        ("EST5", "2027-04-05T11:55:00Z", false),
        ("EST5", "2027-04-05T12:00:00Z", false),
        ("EST5", "2027-04-12T12:00:00Z", true),
        ("CET-1", "2027-04-19T06:00:00Z", true),
    ] {
        assert_eq!(at(&mut vault, zone, "Monday 07:00", now), runs, "{zone} {now}");
    }
}

#[test]
fn a_clock_that_is_set_runs_nothing_for_ever_nor_never_again() {
    let mut vault = TestVault::new();
    let (all, none): (&[&str], &[&str]) = (&["watch", "plan", "act", "dashboard", "health"], &[]);
    for (now, jobs) in [
        ("2027-11-17T09:30:00Z", all),
        (
            "2027-11-22T07:00:00Z",
            &["watch", "plan", "act", "dashboard", "health", "briefing", "prune"],
        ),
        // Back by some minutes: what ran does not run again, and the rest goes on.
        ("2027-11-22T06:56:00Z", none),
        ("2027-11-22T07:03:00Z", &FEW),
        ("2027-11-22T07:08:00Z", &FEW),
        // Back by a year.
        (
            "2026-11-18T09:30:00Z",
            &["watch", "plan", "act", "dashboard", "health", "briefing", "prune"],
        ),
        ("2026-11-18T09:30:00Z", none),
        ("2026-11-18T09:35:00Z", &FEW),
        ("2026-11-22T04:30:00Z", &["watch", "plan", "act", "dashboard", "health", "prune"]),
        ("2026-11-23T07:00:00Z", &["watch", "plan", "act", "dashboard", "health", "briefing"]),
        // Forward by ten.
        (
            "2036-11-18T09:30:00Z",
            &["watch", "plan", "act", "dashboard", "health", "briefing", "prune"],
        ),
        ("2036-11-18T09:30:00Z", none),
    ] {
        assert_eq!(run_at(&mut vault, now), jobs, "{now}");
    }
}

#[test]
fn a_job_that_fails_stops_no_other_and_is_told_once() {
    let mut vault = TestVault::new().at("2026-11-18T09:30:00Z");
    vault.fte("schedule run").ok();
    fs::rename(vault.path("Company_Handbook.md"), vault.path("aside.md")).unwrap();
    vault.set_now("2026-11-18T10:30:00Z");
    let failed = vault.fte("schedule run -q --json");
    assert_eq!(failed.exit, 8);
    let exits: Vec<_> =
        failed.json()["ran"].as_array().unwrap().iter().map(|one| one["exit"].clone()).collect();
    assert_eq!(exits, [0, 3, 3, 0, 0]);
    assert!(failed.stderr.contains("2 jobs failed"), "{failed}");
    // In the same way again: the exit code says so, the log has it already, and there is no news.
    vault.set_now("2026-11-18T10:35:00Z");
    let again = vault.fte("schedule run -q");
    assert_eq!((again.exit, &*again.stdout), (8, ""), "{again}");
    fs::rename(vault.path("aside.md"), vault.path("Company_Handbook.md")).unwrap();
    vault.set_now("2026-11-18T10:40:00Z");
    vault.fte("schedule run").ok();
    let log = vault.fte("audit search schedule.run --json").ok().stdout;
    let events: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = events
        .iter()
        .map(|event| (event["resource"].as_str().unwrap(), event["status"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("plan", "failure"), ("act", "failure"), ("plan", "success"), ("act", "success")]
    );
    assert_eq!(events[0]["error"], "there is no `Company_Handbook.md`");
    assert_eq!(events[0]["parameters"]["exit"], 3);
    vault.fte("audit verify").ok();
}

#[test]
fn a_weekly_run_that_was_cut_off_is_tried_again() {
    let mut vault = TestVault::new().at("2026-11-18T09:30:00Z");
    vault.fte("schedule run").ok();
    let noted = |vault: &TestVault, value: &str| {
        let sql = "UPDATE notes SET value = ?1 WHERE key = 'schedule.briefing'";
        assert_eq!(vault.database().execute(sql, [value]).unwrap(), 1);
    };
    // A crash in the middle; a run that was done.
    for (ended, again) in [("", true), (" 0", false)] {
        noted(&vault, &format!("2026-11-23T07:00:00Z 2026-11-23{ended}"));
        let expected: &[&str] = if again { &["briefing"] } else { &[] };
        for (now, jobs) in [
            ("2026-11-23T07:55:00Z", &[][..]),
            ("2026-11-23T08:00:00Z", expected),
            ("2026-11-23T08:05:00Z", &[]),
        ] {
            let briefings: Vec<_> =
                run_at(&mut vault, now).into_iter().filter(|job| job == "briefing").collect();
            assert_eq!(briefings, jobs, "{ended:?} {now}");
        }
    }
}

#[test]
fn many_at_once_run_each_job_once() {
    let vault = TestVault::new();
    vault.fte("status").ok();
    let processes: Vec<_> = (0..6)
        .map(|_| {
            let mut command = vault.command();
            command.args(["schedule", "run", "--json"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut all = Vec::new();
    for process in processes {
        all.extend(ran(&vault.ran(&process.wait_with_output().unwrap()).ok()));
    }
    all.sort();
    assert_eq!(all, ["act", "dashboard", "health", "plan", "watch"]);
}

#[test]
fn what_is_shown_is_right_for_every_scheduler() {
    let vault = TestVault::new();
    let id = id(&vault);
    // Beside the vault: one within it is not used.
    let odd = "../R&D \"<50%> of $HOME\" it's Büro";
    vault.fte_args(&["init", odd]).ok();
    for system in ["cron", "systemd", "launchd", "windows"] {
        let shown = vault.fte(&format!("schedule show --for {system} --json")).ok().json();
        assert_eq!(shown["system"], system);
        assert_eq!(shown["installed"], "no");
        assert_eq!(shown["jobs"][5]["pace"], "Monday 07:00");
        let texts = shown["files"].to_string();
        assert!(texts.contains(&id), "{texts}");
        assert!(texts.contains("schedule"), "{texts}");
        assert!(texts.contains(env!("CARGO_BIN_EXE_fte")) || cfg!(windows), "{texts}");
    }
    let odd = |system: &str| {
        let ran =
            vault.fte_args(&["--vault", odd, "schedule", "show", "--for", system, "--json"]).ok();
        ran.json()["files"][0]["text"].as_str().unwrap().to_owned()
    };
    if cfg!(unix) {
        let cron = odd("cron");
        assert!(
            cron.contains(r#"R&D "<50'"$(printf '\045')"'> of $HOME" it'\''s Büro' --quiet"#),
            "{cron}"
        );
        let systemd = odd("systemd");
        assert!(systemd.contains(r#"R&D \"<50%%> of $HOME\" it's Büro" --quiet"#), "{systemd}");
        assert!(
            systemd.contains("ExecStart=:/") || systemd.contains("ExecStart=\":/"),
            "{systemd}"
        );
        let launchd = odd("launchd");
        assert!(
            launchd.contains("R&amp;D &quot;&lt;50%&gt; of $HOME&quot; it's Büro</string>"),
            "{launchd}"
        );
    }
    let unknown = vault.fte("schedule show --for anacron");
    assert_eq!(unknown.exit, 2);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::PathBuf;
    use std::process::Command;

    use super::*;

    /// Programs of the system in a folder of their own, which note how they were called.
    struct Fakes {
        dir: tempfile::TempDir,
    }

    const CRONTAB: &str = r#"#!/bin/sh
dir=$(dirname "$0")
echo "crontab $*" >> "$dir/calls"
if [ -f "$dir/fail$1" ]; then cat "$dir/fail$1" >&2; exit 1; fi
case "$1" in
  -l) [ -f "$dir/crontab.txt" ] || { echo "no crontab for mara" >&2; exit 1; }; cat "$dir/crontab.txt";;
  -) cat > "$dir/new" && mv "$dir/new" "$dir/crontab.txt";;
esac
"#;
    const SYSTEMCTL: &str = r#"#!/bin/sh
dir=$(dirname "$0")
echo "systemctl $*" >> "$dir/calls"
if [ -f "$dir/fail-systemctl" ]; then cat "$dir/fail-systemctl" >&2; exit 1; fi
"#;

    impl Fakes {
        fn new() -> Fakes {
            let fakes = Fakes { dir: tempfile::tempdir().unwrap() };
            for (name, script) in [("crontab", CRONTAB), ("systemctl", SYSTEMCTL)] {
                fakes.put(name, script);
                let path = fakes.path(name);
                fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
            }
            fakes
        }

        fn path(&self, name: &str) -> PathBuf {
            self.dir.path().join(name)
        }

        fn put(&self, name: &str, text: impl AsRef<[u8]>) {
            fs::write(self.path(name), text).unwrap();
        }

        fn take(&self, name: &str) {
            fs::remove_file(self.path(name)).unwrap();
        }

        fn crontab(&self) -> Vec<u8> {
            fs::read(self.path("crontab.txt")).unwrap()
        }

        /// How the programs were called since it was asked last.
        fn calls(&self) -> Vec<String> {
            let calls = fs::read_to_string(self.path("calls")).unwrap_or_default();
            self.put("calls", "");
            calls.lines().map(str::to_owned).collect()
        }

        fn fte(&self, vault: &TestVault, words: &str) -> Ran {
            let mut command = vault.command();
            let path = std::env::var("PATH").unwrap();
            command.env("PATH", format!("{}:{path}", self.dir.path().display()));
            vault.ran(&command.args(words.split_whitespace()).output().unwrap())
        }
    }

    /// A crontab as people have them: with bytes of another time, and no line feed at its end.
    const MINE: &[u8] = b"MAILTO=\"\"\n# B\xfcro\n0 3 * * * backup --all % x\n@reboot  run\t";

    #[test]
    fn the_crontab_gets_one_block_and_keeps_the_rest() {
        let (fakes, vault, other) = (Fakes::new(), TestVault::new(), TestVault::new());
        fakes.put("crontab.txt", MINE);
        let installed = fakes.fte(&vault, "schedule install --for cron").ok();
        assert_eq!(installed.stdout, "cron looks every 5 minutes what is due in $VAULT\n");
        let (id, first) = (id(&vault), fakes.crontab());
        assert!(first.starts_with(MINE));
        let block = String::from_utf8(first[MINE.len()..].to_vec()).unwrap();
        let lines: Vec<&str> = block.lines().collect();
        assert_eq!(lines[1], format!("# >>> fte {id}"), "{block}");
        assert!(lines[3].starts_with("*/5 * * * * FTE_STATE_DIR="), "{block}");
        assert_eq!(lines[4..], [format!("# <<< fte {id}")], "{block}");
        // Again: nothing is written.
        fakes.calls();
        let again = fakes.fte(&vault, "schedule install --for cron").ok();
        assert!(again.stdout.starts_with("nothing to change: "), "{again}");
        assert!(!fakes.calls().contains(&"crontab -".to_owned()));
        assert_eq!(fakes.crontab(), first);
        // Another vault, and another pace in its own place.
        fakes.fte(&other, "schedule install --for cron").ok();
        let both = fakes.crontab();
        assert!(both.starts_with(&first) && both.len() > first.len());
        vault
            .put(".fte/config.yaml", vault.read(".fte/config.yaml") + "schedule:\n  minutes: 10\n");
        let shown = fakes.fte(&vault, "schedule show --for cron --json").ok().json();
        assert_eq!(shown["installed"], "other");
        fakes.fte(&vault, "schedule install --for cron").ok();
        let paced = String::from_utf8_lossy(&fakes.crontab()).into_owned();
        assert_eq!(paced.matches("*/10 ").count(), 1, "{paced}");
        assert_eq!(paced.matches("*/5 ").count(), 1, "{paced}");
        let shown = fakes.fte(&vault, "schedule show --json").ok().json();
        assert_eq!((&shown["system"], &shown["installed"]), (&"cron".into(), &"yes".into()));
        // Off again: the other vault's stays, then only what was there before.
        let removed = fakes.fte(&vault, "schedule remove").ok();
        assert_eq!(removed.stdout, "taken off the schedule of cron\n");
        assert!(!String::from_utf8_lossy(&fakes.crontab()).contains(&id));
        fakes.fte(&other, "schedule remove").ok();
        assert_eq!(fakes.crontab(), [MINE, b"\n"].concat());
        let none = fakes.fte(&vault, "schedule remove").ok();
        assert_eq!(none.stdout, "this vault is on no schedule\n");
        let log = vault.fte("audit search schedule --json").ok().stdout;
        let count = |action: &str| log.matches(&format!("\"action\":\"{action}\"")).count();
        assert_eq!((count("schedule.install"), count("schedule.remove")), (2, 1), "{log}");
    }

    #[test]
    fn who_has_no_crontab_gets_one() {
        let (fakes, vault) = (Fakes::new(), TestVault::new());
        fakes.fte(&vault, "schedule install --for cron").ok();
        assert!(String::from_utf8(fakes.crontab()).unwrap().starts_with("# >>> fte "));
        fakes.fte(&vault, "schedule remove --for cron").ok();
        assert_eq!(fakes.crontab(), b"");
    }

    #[test]
    fn a_crontab_that_can_t_be_read_or_understood_is_never_written() {
        let (fakes, vault) = (Fakes::new(), TestVault::new());
        fakes.put("crontab.txt", MINE);
        for trouble in [
            "crontab: can't open 'mara': I/O error\n",
            "you are not allowed to use this program\n",
            "",
        ] {
            fakes.put("fail-l", trouble);
            fakes.calls();
            for words in
                ["schedule install --for cron", "schedule remove --for cron", "schedule remove"]
            {
                let failed = fakes.fte(&vault, words);
                assert_eq!(failed.exit, 1, "{words}: {failed}");
                assert!(failed.stderr.contains("can't read your crontab"), "{failed}");
            }
            assert!(!fakes.calls().contains(&"crontab -".to_owned()), "{trouble}");
            assert_eq!(fakes.crontab(), MINE);
        }
        fakes.take("fail-l");
        // A block that has lost its end may hold a person's lines.
        let torn = format!("# >>> fte {}\n0 1 * * * mine\n", id(&vault));
        fakes.put("crontab.txt", &torn);
        let failed = fakes.fte(&vault, "schedule install --for cron");
        assert_eq!((failed.exit, fakes.crontab()), (1, torn.into_bytes()), "{failed}");
        assert!(failed.stderr.contains("does not end"), "{failed}");
        fakes.put("crontab.txt", MINE);
        fakes.put("fail-", "no space left on device\n");
        let failed = fakes.fte(&vault, "schedule install --for cron");
        assert_eq!((failed.exit, fakes.crontab()), (1, MINE.to_vec()), "{failed}");
        assert!(failed.stderr.contains("no space left on device"), "{failed}");
        // No cron at all.
        let mut command = vault.command();
        command.env("PATH", vault.root()).args(["schedule", "install", "--for", "cron"]);
        let none = vault.ran(&command.output().unwrap());
        assert_eq!(none.exit, 3);
        assert!(none.stderr.contains("this system has no `crontab`"), "{none}");
        assert!(
            !vault.fte("audit search schedule --json").ok().stdout.contains("schedule.install")
        );
    }

    /// A folder whose name has what means something to cron, systemd and a shell.
    const ODD: &str = "50% of $HOME; it's \"Büro\" #1 \\ %h";

    #[test]
    fn the_line_in_the_crontab_runs_in_the_vault_whatever_its_name() {
        let (fakes, vault) = (Fakes::new(), TestVault::empty());
        vault.fte_args(&["init", ODD]).ok();
        let mut command = vault.command();
        let path = format!("{}:{}", fakes.dir.path().display(), std::env::var("PATH").unwrap());
        command.env("PATH", path).args(["--vault", ODD, "schedule", "install", "--for", "cron"]);
        vault.ran(&command.output().unwrap()).ok();
        let crontab = String::from_utf8(fakes.crontab()).unwrap();
        let line = crontab.lines().find_map(|line| line.strip_prefix("*/5 * * * * ")).unwrap();
        assert!(!line.contains('%'), "{line}");
        // Cron's environment: little more than a home.
        let mut cron = Command::new("/bin/sh");
        cron.env_clear().env("HOME", vault.root()).env("TZ", "UTC").current_dir("/");
        let output = cron.args(["-c", line]).output().unwrap();
        vault.ran(&output).ok();
        let last = Command::new(env!("CARGO_BIN_EXE_fte"))
            .env("FTE_STATE_DIR", vault.state_dir())
            .args(["schedule", "show", "--json", "--for", "cron", "--vault"])
            .arg(vault.path(ODD))
            .output()
            .unwrap();
        let shown: Value = serde_json::from_slice(&last.stdout).unwrap();
        assert!(shown["jobs"][0]["last"].is_string(), "{shown}");
    }

    #[test]
    fn a_folder_that_no_schedule_can_hold_is_refused() {
        let vault = TestVault::empty();
        for name in ["two\nlines", "a\ttab", "bell\u{7}"] {
            vault.fte_args(&["init", name]).ok();
            for system in ["cron", "systemd", "launchd", "windows"] {
                for verb in ["show", "install"] {
                    let refused =
                        vault.fte_args(&["--vault", name, "schedule", verb, "--for", system]);
                    assert_eq!(refused.exit, 3, "{system}: {refused}");
                    assert!(refused.stderr.contains("control character"), "{refused}");
                }
            }
        }
        let long = format!("{}/{}", "x".repeat(250), "y".repeat(250));
        let long = format!("{long}/{long}");
        vault.fte_args(&["init", &long]).ok();
        let refused = vault.fte_args(&["--vault", &long, "schedule", "show", "--for", "cron"]);
        assert_eq!(refused.exit, 3, "{refused}");
        vault.fte_args(&["--vault", &long, "schedule", "show", "--for", "launchd"]).ok();
    }

    #[test]
    fn systemd_gets_two_units_and_is_told() {
        let (fakes, vault, other) = (Fakes::new(), TestVault::new(), TestVault::new());
        let units = vault.root().parent().unwrap().join(".config/systemd/user");
        let id = id(&vault);
        let paths = ["service", "timer"].map(|kind| units.join(format!("fte-{id}.{kind}")));
        let installed = fakes.fte(&vault, "schedule install --for systemd").ok();
        assert!(installed.stderr.contains("loginctl enable-linger"), "{installed}");
        let enable = format!("systemctl --user enable --now fte-{id}.timer");
        assert_eq!(
            fakes.calls()[..2],
            ["systemctl --user daemon-reload".to_owned(), enable.clone()]
        );
        let texts = paths.clone().map(|path| fs::read_to_string(path).unwrap());
        assert!(texts[1].contains("Persistent=true"), "{}", texts[1]);
        let again = fakes.fte(&vault, "schedule install --for systemd").ok();
        assert!(again.stdout.starts_with("nothing to change: "), "{again}");
        assert_eq!(paths.clone().map(|path| fs::read_to_string(path).unwrap()), texts);
        // A timer that was switched off by hand is on again.
        assert!(fakes.calls().contains(&enable));
        // Another vault with the same home has units of its own.
        let mut command = other.command();
        let path = format!("{}:{}", fakes.dir.path().display(), std::env::var("PATH").unwrap());
        command.env("PATH", path).env("XDG_CONFIG_HOME", units.parent().unwrap().parent().unwrap());
        other
            .ran(&command.args(["schedule", "install", "--for", "systemd"]).output().unwrap())
            .ok();
        fs::write(units.join("mine.timer"), "[Timer]\n").unwrap();
        let names = |kept: &[PathBuf]| kept.iter().filter(|path| path.exists()).count();
        assert_eq!((names(&paths), fs::read_dir(&units).unwrap().count()), (2, 5));
        // What `enable` makes.
        fs::create_dir(units.join("timers.target.wants")).unwrap();
        let link = units.join(format!("timers.target.wants/fte-{id}.timer"));
        symlink(&paths[1], &link).unwrap();
        fakes.calls();
        fakes.fte(&vault, "schedule remove").ok();
        let calls = fakes.calls();
        let disable = format!("systemctl --user disable --now fte-{id}.timer");
        assert_eq!(calls[..2], [disable, "systemctl --user daemon-reload".to_owned()], "{calls:?}");
        assert!(link.symlink_metadata().is_err());
        assert_eq!((names(&paths), fs::read_dir(&units).unwrap().count()), (0, 4));
        fakes.fte(&vault, "schedule remove").ok();
    }

    #[test]
    fn a_systemd_that_can_t_be_told_is_said_with_what_to_type() {
        let (fakes, vault) = (Fakes::new(), TestVault::new());
        fakes.put("fail-systemctl", "Failed to connect to bus: No medium found\n");
        let failed = fakes.fte(&vault, "schedule install --for systemd");
        assert_eq!(failed.exit, 8);
        assert!(failed.stdout.starts_with("systemd looks every 5 minutes"), "{failed}");
        for said in [
            "No medium found",
            "systemctl --user daemon-reload && systemctl --user enable --now fte-",
        ] {
            assert!(failed.stderr.contains(said), "{failed}");
        }
        let shown = fakes.fte(&vault, "schedule show --for systemd --json").ok().json();
        assert_eq!(shown["installed"], "yes");
        let failed = fakes.fte(&vault, "schedule remove --for systemd");
        assert_eq!(failed.exit, 8, "{failed}");
        assert!(failed.stderr.contains("the units are gone"), "{failed}");
        let mut command = vault.command();
        command.env("PATH", vault.root()).args(["schedule", "install", "--for", "systemd"]);
        let none = vault.ran(&command.output().unwrap());
        assert_eq!(none.exit, 8);
        assert!(none.stderr.contains("this system has no `systemctl`"), "{none}");
    }

    #[test]
    fn systemd_itself_finds_nothing_wrong_with_the_units() {
        if Command::new("systemd-analyze").arg("--version").output().is_err() {
            eprintln!("skipped: there is no systemd-analyze here");
            return;
        }
        for odd in ["plain", "50% of $HOME; Büro #1 %h", "a $b"] {
            let (fakes, vault) = (Fakes::new(), TestVault::empty());
            vault.fte_args(&["init", ODD]).ok();
            // The path of the program is what systemd looks at the closest.
            fs::create_dir(vault.path(odd)).unwrap();
            symlink(env!("CARGO_BIN_EXE_fte"), vault.path(&format!("{odd}/fte"))).unwrap();
            let mut command = vault.command();
            let bin = vault.path(odd);
            command.env(
                "PATH",
                format!("{}:{}:/usr/bin:/bin", bin.display(), fakes.dir.path().display()),
            );
            command.args(["--vault", ODD, "schedule", "install", "--for", "systemd"]);
            vault.ran(&command.output().unwrap()).ok();
            let units = vault.root().parent().unwrap().join(".config/systemd/user");
            let paths: Vec<_> =
                fs::read_dir(&units).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert_eq!(paths.len(), 2);
            let service = paths.iter().find(|path| path.extension().unwrap() == "service").unwrap();
            let service = fs::read_to_string(service).unwrap();
            let name = odd.replace('%', "%%");
            assert!(service.contains(&format!("/{name}/fte")), "{service}");
            let verify = |paths: &[PathBuf]| {
                let mut verify = Command::new("systemd-analyze");
                verify.env("XDG_RUNTIME_DIR", vault.root()).args(["--user", "--man=no", "verify"]);
                verify.args(paths).output().unwrap()
            };
            let output = verify(&paths);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && !said.contains("fte-"), "{odd}: {said}\n{service}");
            // It does look: without the program it complains.
            fs::remove_file(vault.path(&format!("{odd}/fte"))).unwrap();
            assert!(!verify(&paths).status.success(), "{odd}");
        }
    }
}

#[test]
fn what_is_set_up_is_looked_at_by_the_clock_as_well() {
    let mut vault = TestVault::new();
    let commands = |vault: &TestVault| -> Vec<String> {
        let shown = vault.fte("schedule show --json").ok().json();
        let jobs = shown["jobs"].as_array().unwrap().iter();
        jobs.map(|job| job["command"].as_str().unwrap().to_owned()).collect()
    };
    let bare = ["fte watch files", "fte plan", "fte act", "fte dashboard"];
    assert_eq!(commands(&vault)[..4], bare);
    vault.set_env("FTE_IMAP_HOST", "imap.example.com");
    vault.set_env("FTE_GMAIL_USER", "mara@example.com");
    vault.set_env("FTE_FINANCE_FOLDER", "/statements");
    vault.set_env("FTE_ODOO_URL", "https://odoo.example.com");
    let expected = [
        "fte watch files",
        "fte watch imap",
        "fte watch gmail",
        "fte watch finance",
        "fte plan",
        "fte act",
        "fte odoo sync",
        "fte dashboard",
    ];
    assert_eq!(commands(&vault)[..8], expected);
}
