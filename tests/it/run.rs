//! `fte run`: one pass, until all is done, and the supervisor with its children.

use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::testvault::{Following, PATIENCE, TestVault};

const PLAYBOOK: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 500
auto: true
steps:
  - id: reply
    what: Answer the mail
    action: email.reply
    params: {body: It is here.}
---
# Parcels
";

fn mail(from: &str, number: usize) -> String {
    format!(
        "From: {from}\r\nTo: owner@example.com\r\nSubject: the parcel\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <{number}@mail.test>\r\n\r\nIs the parcel there?\r\n"
    )
}

/// A vault that answers mails of friends by itself, one each a day, and asks for everybody else's.
fn vault() -> TestVault {
    let vault = TestVault::new().file("Playbooks/parcels.md", PLAYBOOK);
    for name in ["dana", "ben", "cleo"] {
        let note = format!("---\ntype: contact\nemail: {name}@example.com\n---\n");
        vault.put(&format!("Contacts/{name}.md"), note);
    }
    let config = vault.read(".fte/config.yaml");
    vault.put(
        ".fte/config.yaml",
        format!("{config}\nowner:\n  name: Mara\n  emails: [owner@example.com]\n"),
    );
    vault
}

/// Three mails of friends.
fn arrive(vault: &TestVault) {
    for (number, name) in ["dana", "ben", "cleo"].into_iter().enumerate() {
        vault.put(&format!("Inbox/{name}.eml"), mail(&format!("{name}@example.com"), number));
    }
}

fn sent(vault: &TestVault) -> usize {
    vault.files("Outbox/new").len()
}

fn done(vault: &TestVault) -> Vec<String> {
    vault.files("Done").into_iter().filter(|path| path.contains("/EMAIL_")).collect()
}

/// What the lists of a report hold: what it is, and why.
fn told(report: &Value, list: &str) -> Vec<(String, String)> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    report[list]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(one, "what"), text(one, "why")))
        .collect()
}

#[test]
fn one_pass_does_what_there_is_and_says_what_is_left() {
    let vault = vault()
        .file("Inbox/1.eml", mail("dana@example.com", 1))
        .file("Inbox/2.eml", mail("eve@example.net", 2));
    let report = vault.fte("run --json").ok().json();
    assert_eq!(report["outcome"], "passed");
    assert_eq!(
        report["did"],
        serde_json::json!({"taken_in": 2, "quarantined": 0, "planned": 2, "left_to_you": 0, "executed": 1,
            "refused": 0, "failed": 0, "finished": 1})
    );
    assert_eq!(told(&report, "waits"), [("request".into(), "Answer the mail".into())]);
    assert_eq!((sent(&vault), done(&vault).len()), (1, 1));
    let quiet = vault.fte("run -q").ok();
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
}

#[test]
fn a_pass_fails_as_its_stage_does_and_goes_on_with_the_others() {
    let vault = vault().file("Inbox/1.eml", mail("dana@example.com", 1));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault.put("Playbooks/broken.md", "---\ntype: playbook\nmatch: {subjct: x}\n---\n");
    let ran = vault.fte("run --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert!(ran.stderr.contains("`fte plan`: ") && ran.stderr.contains("mistake"), "{ran}");
    assert_eq!(ran.json()["failed"][0]["stage"], "plan");
    assert_eq!(sent(&vault), 1, "act was run all the same");
}

#[test]
fn it_goes_on_until_all_is_done() {
    let vault = vault();
    arrive(&vault);
    let report = vault.fte("run --until-done --json").ok().json();
    assert_eq!((&report["outcome"], &report["did"]["finished"]), (&"done".into(), &3.into()));
    assert_eq!((sent(&vault), done(&vault).len()), (3, 3));
    let again = vault.fte("run --until-done").ok();
    assert_eq!(again.stdout, "nothing new\n\nall is done\n");
    assert_eq!(sent(&vault), 3);
}

#[test]
fn what_waits_for_a_person_is_no_success() {
    let vault = vault()
        .file("Inbox/1.eml", mail("eve@example.net", 1))
        .file("Inbox/2.txt", "Call the plumber\n")
        .file("Inbox/3.eml", mail("dana@example.com", 3));
    let ran = vault.fte("run --until-done --json");
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(
        ran.stderr.contains("1 request, 1 item that is yours to decide wait for you"),
        "{}",
        ran.stderr
    );
    let report = ran.json();
    assert_eq!(report["outcome"], "waits");
    assert_eq!(told(&report, "stuck"), []);
    let item = report["waits"][0]["item"].as_str().unwrap().to_owned();
    // An item of its own is done, or is not, whatever else waits.
    assert_eq!(done(&vault).len(), 1);
    let finished = done(&vault).remove(0);
    vault.fte(&format!("run --until-done {finished}")).ok();
    let ran = vault.fte(&format!("run --until-done {item}"));
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(ran.stderr.contains("1 request waits for you"), "{ran}");
    assert_eq!(vault.fte("run --until-done zzzz").exit, 2);

    let request = report["waits"][0]["id"].as_str().unwrap();
    vault.fte("stop holiday").ok();
    vault.fte(&format!("approve yes {request}")).ok();
    let ran = vault.fte(&format!("run --until-done {item}"));
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(ran.stderr.contains("1 stop waits for you"), "{ran}");
    // What is done is done, stop or not.
    vault.fte(&format!("run --until-done {finished}")).ok();
    vault.fte("resume").ok();
    vault.fte(&format!("run --until-done {item}")).ok();
    assert_eq!((sent(&vault), done(&vault).len()), (2, 2));
}

#[test]
fn a_question_of_a_plan_is_named() {
    let playbook = PLAYBOOK.replace("It is here.", "\"{{ where }}\"");
    let playbook = playbook.replace("auto: true", "ask:\n  where: Where is it?");
    let vault = vault()
        .file("Playbooks/parcels.md", playbook)
        .file("Inbox/1.eml", mail("dana@example.com", 1));
    let ran = vault.fte("run --until-done --json");
    assert_eq!(ran.exit, 7, "{ran}");
    assert_eq!(told(&ran.json(), "waits"), [("question".into(), "Where is it?".into())], "{ran}");
    assert!(ran.stderr.contains("1 question waits for you"), "{ran}");
}

#[test]
fn what_is_stuck_is_named_with_its_reason() {
    // A handbook that can't be read stops the planner before it plans anything.
    let broken = vault().file("Inbox/1.eml", mail("dana@example.com", 1));
    let handbook = broken.read("Company_Handbook.md");
    broken.put("Company_Handbook.md", handbook.replace("then:", "thn:"));
    let ran = broken.fte("run --until-done --json");
    assert_eq!(ran.exit, 1, "{ran}");
    let report = ran.json();
    assert_eq!(report["outcome"], "stuck");
    assert!(
        ran.stderr.contains("fte plan: ") && ran.stderr.contains("Company_Handbook.md"),
        "{ran}"
    );
    assert!(
        told(&report, "stuck").contains(&("note".into(), "it was not planned".into())),
        "{report}"
    );
    assert_eq!(sent(&broken), 0);
    broken.put("Company_Handbook.md", handbook);
    broken.fte("run --until-done").ok();
    assert_eq!(sent(&broken), 1);

    let damaged = vault()
        .file(
            "Needs_Action/EMAIL_2026-11-16_x_7k2m3qxa4d.md",
            "---\nid: 7k2m3qxa4d\ntype: [\n---\n",
        )
        .file("Inbox/film.mkv.part", "half");
    let ran = damaged.fte("run --until-done --json");
    assert_eq!(ran.exit, 1, "{ran}");
    let stuck = ran.json()["stuck"].clone();
    let of = |id: &str| {
        let found = stuck.as_array().unwrap().iter().find(|one| one["id"] == id);
        found.unwrap_or_else(|| panic!("{id}: {stuck}"))["why"].as_str().unwrap().to_owned()
    };
    assert!(of("Needs_Action/EMAIL_2026-11-16_x_7k2m3qxa4d.md").contains("line "), "{stuck}");
    assert_eq!(of("Inbox/film.mkv.part"), "is still being written, by its name");
}

#[test]
fn a_request_that_nothing_can_carry_out_is_stuck() {
    let playbook = PLAYBOOK.replace("email.reply", "post.twitter").replace("body:", "text:");
    let vault = vault()
        .file("Playbooks/parcels.md", playbook)
        .file("Inbox/1.eml", mail("dana@example.com", 1));
    vault.fte("run").ok();
    let list = vault.fte("approve list --json").ok().json();
    let request = list[0]["id"].as_str().unwrap();
    vault.fte(&format!("approve yes {request}")).ok();
    let ran = vault.fte("run --until-done --json");
    assert_eq!(ran.exit, 1, "{ran}");
    let why = "there is no connector for `post.twitter` yet; it stays approved";
    assert_eq!(told(&ran.json(), "stuck"), [("request".into(), why.into())]);
    assert!(ran.stderr.contains(&format!("no progress: {request}: {why}")), "{ran}");
}

/// A request that was said yes to.
fn approved() -> (TestVault, String) {
    let vault = vault().file("Inbox/1.eml", mail("eve@example.net", 1));
    vault.fte("run").ok();
    let list = vault.fte("approve list --json").ok().json();
    let request = list[0]["id"].as_str().unwrap().to_owned();
    vault.fte(&format!("approve yes {request}")).ok();
    (vault, request)
}

fn hold(vault: &TestVault, request: &str, until: &str) {
    let sql = "INSERT OR REPLACE INTO holds (request, kind, until, why, since) VALUES (?1, 'retry', ?2, 'it is away', ?3)";
    vault.database().execute(sql, [request, until, "2026-11-16T09:00:00.000Z"]).unwrap();
}

/// The request stays approved whatever holds it: a note that stops everything lies in the vault.
#[test]
fn what_is_held_back_for_longer_than_the_run_may_take_ends_it_at_once() {
    let (vault, request) = approved();
    hold(&vault, &request, "2099-01-01T00:00:00.000Z");
    vault.fte("stop").ok();
    let begun = Instant::now();
    let ran = vault.ran(
        &vault
            .command()
            .env_remove("FTE_NOW")
            .args(["run", "--until-done", "--for", "10s", "--json"])
            .output()
            .unwrap(),
    );
    assert_eq!(ran.exit, 7, "{ran}");
    let report = ran.json();
    assert_eq!(report["outcome"], "bounded");
    assert_eq!(report["later"][0]["until"], "2099-01-01T00:00:00Z");
    assert_eq!(report["later"][0]["why"], "it is away");
    assert!(begun.elapsed() < Duration::from_secs(9), "it waited for nothing");
}

#[test]
fn a_clock_that_stands_still_is_put_forward_and_not_waited_for() {
    let (vault, request) = approved();
    hold(&vault, &request, "2026-11-16T23:00:00.000Z");
    vault.fte("stop").ok();
    let ran = vault.fte("run --until-done --json");
    // The hold is over by then, and the stop is what is left.
    assert_eq!(ran.exit, 7, "{ran}");
    assert_eq!(ran.json()["outcome"], "waits", "{ran}");
    assert_eq!(ran.json()["later"], serde_json::json!([]));
    let planned = vault.database();
    let last: String = planned
        .query_row("SELECT value FROM notes WHERE key = 'last_run.plan'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(last, "2026-11-16T23:00:00Z");
}

#[cfg(unix)]
#[test]
fn a_wait_is_ended_by_a_signal() {
    let (vault, request) = approved();
    hold(&vault, &request, "2099-01-01T00:00:00.000Z");
    vault.fte("stop").ok();
    for signal in ["INT", "TERM", "HUP"] {
        let mut command = vault.command();
        command.env_remove("FTE_NOW").args(["run", "--until-done", "--for", "4000000000s"]);
        let running = Running::start(&vault, command);
        // Whether it waits already or still makes its first passes: it ends.
        running.signal(signal);
        assert_eq!(running.end(), Some(130), "{signal}");
    }
}

#[test]
fn a_stage_that_hangs_is_ended_and_named() {
    let vault = vault().file("Inbox/1.eml", mail("dana@example.com", 1));
    vault.fte("plan").ok();
    let lock = locked(&vault, "plan");
    let ran = vault.command().env("FTE_RUN_LIMIT_S", "1").args(["run", "--json"]).output().unwrap();
    let ran = vault.ran(&ran);
    assert_eq!(ran.exit, 1, "{ran}");
    assert_eq!(
        ran.json()["failed"][0],
        serde_json::json!({"stage": "plan", "exit": null,
            "why": "it was not through after 1 s and was ended (`run.limit_s`)"})
    );
    drop(lock);
    vault.fte("run --until-done").ok();
    assert_eq!(sent(&vault), 1);
}

/// The machine loses its power as soon as something lies in one of these folders: the run and its stage are both gone.
#[cfg(target_os = "linux")]
#[test]
fn killed_and_started_again_it_goes_on_and_nothing_happens_twice() {
    for folder in ["", "Needs_Action", "Plans", "Approved", "Outbox/new", "Done"] {
        let vault = vault();
        arrive(&vault);
        let before = vault.files(folder).len();
        let mut command = vault.command();
        command.args(["run", "--until-done"]);
        let running = Running::start(&vault, command);
        running.wait_until("a point to be killed at", || {
            folder.is_empty() || vault.files(folder).len() > before || running.is_over()
        });
        drop(running);
        for process in processes(&vault, "fte") {
            let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
        }
        vault.fte("run --until-done").ok();
        assert_eq!((sent(&vault), done(&vault).len()), (3, 3), "killed at {folder:?}");
        assert!(vault.fte("audit verify --json").ok().json()["ok"].as_bool().unwrap());
    }
}

/// What a stage of a run that was killed is still at is waited for, and not done a second time beside it.
#[cfg(target_os = "linux")]
#[test]
fn a_run_beside_another_ends_well() {
    let vault = vault();
    arrive(&vault);
    let start = || {
        let mut command = vault.command();
        command.args(["run", "--until-done"]);
        Running::start(&vault, command)
    };
    let all: Vec<_> = (0..3).map(|_| start()).collect();
    let exits: Vec<_> = all.into_iter().map(Running::end).collect();
    assert_eq!(exits, [Some(0); 3]);
    assert_eq!((sent(&vault), done(&vault).len()), (3, 3));
}

/// A command under way. Killed when dropped.
struct Running {
    child: Child,
    stderr: std::path::PathBuf,
}

impl Running {
    fn start(vault: &TestVault, mut command: Command) -> Running {
        let stderr = vault.state_dir().join("stderr.txt");
        fs::create_dir_all(vault.state_dir()).unwrap();
        let errors = File::create(&stderr).unwrap();
        let child = command.stdout(Stdio::null()).stderr(errors).spawn().unwrap();
        let running = Running { child, stderr };
        // Before it listens, a signal would end it as it ends any process.
        running.wait_until("it listens", || running.listens());
        running
    }

    #[cfg(target_os = "linux")]
    fn listens(&self) -> bool {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap();
        tasks.count() > 1
    }

    #[cfg(not(target_os = "linux"))]
    fn listens(&self) -> bool {
        std::thread::sleep(Duration::from_millis(500));
        true
    }

    #[track_caller]
    fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "{what}\n{}", self.said());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Whether it is there no more, or only until it is waited for.
    #[cfg(target_os = "linux")]
    fn is_over(&self) -> bool {
        let stat =
            fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        stat.is_empty() || stat.contains(") Z ")
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.stderr).unwrap()
    }

    #[cfg(unix)]
    fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// Waits for its end; the exit code.
    #[track_caller]
    fn end(mut self) -> Option<i32> {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end\n{}", self.said());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status();
    assert!(sent.unwrap().success());
}

fn follow(vault: &TestVault) -> Command {
    let mut command = vault.command();
    command.env("FTE_RUN_PATIENCE_S", "1").args(["run", "--follow"]);
    command
}

/// The processes whose command line has these words and this vault.
#[cfg(target_os = "linux")]
fn processes(vault: &TestVault, words: &str) -> Vec<u32> {
    let root = vault.root().canonicalize().unwrap();
    let root = root.to_str().unwrap();
    let all = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let numbers = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_one = |process: &u32| {
        let line = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
        let line = line.replace('\0', " ");
        line.contains(words) && line.contains(root)
    };
    numbers.filter(is_one).collect()
}

#[cfg(target_os = "linux")]
const WATCHER: &str = "watch files --follow";

#[cfg(target_os = "linux")]
#[test]
fn what_arrives_is_taken_in_planned_and_done_as_it_comes() {
    let vault = vault();
    let mut command = follow(&vault);
    command.arg("--json");
    let running = Following::start(command);
    // The first file once it watches, the second while it is at rest.
    vault.put("Inbox/1.eml", mail("dana@example.com", 1));
    let mut did = std::collections::BTreeMap::new();
    let mut until = |what: &str, count: u64| {
        while did.get(what) != Some(&count) {
            for (what, more) in running.next()["did"].as_object().unwrap() {
                *did.entry(what.clone()).or_insert(0) += more.as_u64().unwrap();
            }
        }
    };
    until("finished", 1);
    vault.put("Inbox/2.eml", mail("ben@example.com", 2));
    until("finished", 2);
    assert_eq!((sent(&vault), done(&vault).len()), (2, 2));
    // A yes by moving the file is acted on without being told.
    vault.put("Inbox/3.eml", mail("eve@example.net", 3));
    until("planned", 3);
    let asked = vault.files("Pending_Approval").remove(0);
    fs::rename(vault.path(&asked), vault.path(&asked.replace("Pending_Approval", "Approved")))
        .unwrap();
    until("finished", 3);
    assert_eq!(running.interrupt(), Some(130));
    assert!(vault.read("Dashboard.md").contains("fte:"), "the dashboard was written");
    assert!(vault.fte("audit verify --json").ok().json()["ok"].as_bool().unwrap());
}

#[cfg(target_os = "linux")]
#[test]
fn every_signal_ends_it_cleanly_and_nothing_lives_on() {
    let vault = vault();
    for name in ["INT", "TERM", "HUP"] {
        let running = Running::start(&vault, follow(&vault));
        running.wait_until("a watcher", || !processes(&vault, WATCHER).is_empty());
        running.signal(name);
        assert_eq!(running.end(), Some(130), "{name}");
        assert_eq!(processes(&vault, "fte"), Vec::<u32>::new(), "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_is_gone_ends_it() {
    let vault = vault();
    let mut command = follow(&vault);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    vault.put("Inbox/1.eml", mail("dana@example.com", 1));
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(processes(&vault, "fte"), Vec::<u32>::new());
    vault.fte("run --until-done").ok();
    assert_eq!(sent(&vault), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_watcher_that_hangs_is_started_again() {
    let vault = vault();
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("a watcher", || !processes(&vault, WATCHER).is_empty());
    let hung = processes(&vault, WATCHER)[0];
    signal(hung, "STOP");
    running.wait_until("another watcher", || {
        processes(&vault, WATCHER).iter().any(|process| *process != hung)
    });
    assert!(!processes(&vault, WATCHER).contains(&hung), "the hung one is gone");
    let said = running.said();
    assert!(said.contains("`fte watch files`: it gave no sign of life for 1 s"), "{said}");
    vault.put("Inbox/1.eml", mail("dana@example.com", 1));
    running.wait_until("the mail is answered", || done(&vault).len() == 1);
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn a_watcher_that_keeps_dying_is_told_once() {
    let vault = vault();
    let running = Running::start(&vault, follow(&vault));
    let mut killed = Vec::new();
    for _ in 0..3 {
        let fresh = || processes(&vault, WATCHER).into_iter().find(|one| !killed.contains(one));
        running.wait_until("a watcher", || fresh().is_some());
        let process = fresh().unwrap();
        signal(process, "KILL");
        killed.push(process);
    }
    let events = || {
        let log = vault.files("Logs").into_iter().map(|file| vault.read(&file)).collect::<String>();
        let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|event| event["action"] == "run.watcher").collect::<Vec<_>>()
    };
    running.wait_until("an event", || !events().is_empty());
    let event = events().remove(0);
    assert_eq!(
        (&event["status"], &event["resource"], &event["parameters"]["failures"]),
        (&"failure".into(), &"watch files".into(), &3.into())
    );
    assert!(event["error"].as_str().unwrap().contains("signal: 9"), "{event}");
    // It is tried all the same; once it lives, that is told too.
    running.wait_until("it is well again", || events().len() == 2);
    assert_eq!(events()[1]["status"], "success");
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

/// The alert of a supervisor that is gone is not solved by a watcher that only starts, and is solved by the next supervisor's
/// that lives.
#[cfg(target_os = "linux")]
#[test]
fn the_alert_of_a_watcher_that_keeps_dying_lasts_until_one_lives() {
    let vault = vault();
    let running = Running::start(&vault, follow(&vault));
    let alerts = || {
        let alerts = vault.fte("status --json").ok().json()["alerts"].clone();
        let names = alerts.as_array().unwrap().iter().map(|one| one["name"].clone());
        names.collect::<Vec<_>>()
    };
    let mut killed = Vec::new();
    for _ in 0..3 {
        let fresh = || processes(&vault, WATCHER).into_iter().find(|one| !killed.contains(one));
        running.wait_until("a watcher", || fresh().is_some());
        let process = fresh().unwrap();
        signal(process, "KILL");
        killed.push(process);
    }
    running.wait_until("an alert", || !alerts().is_empty());
    drop(running);
    assert_eq!(alerts(), ["run.watch.files"]);
    vault.fte("watch files").ok();
    vault.fte("health --alert").ok();
    assert_eq!(alerts(), ["run.watch.files"]);
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("the watcher lives", || alerts().is_empty());
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_said_to_the_state_alone_wakes_it() {
    let (vault, request) = approved();
    vault.fte(&format!("queue hold {request}")).ok();
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("the first pass is over", || {
        vault.path("Dashboard.md").exists() && vault.read("Dashboard.md").contains("fte:")
    });
    // A pass that is still to come would take it without being told. At rest, the watcher is its only child; the next pass
    // comes by itself in five minutes.
    let since = std::cell::Cell::new(Instant::now());
    running.wait_until("it rests", || {
        if processes(&vault, "fte") != processes(&vault, WATCHER) {
            since.set(Instant::now());
        }
        since.get().elapsed() > Duration::from_secs(2)
    });
    assert_eq!(sent(&vault), 0);
    vault.fte(&format!("queue retry {request}")).ok();
    running.wait_until("it is done", || sent(&vault) == 1);
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn the_children_of_one_that_is_killed_end() {
    let vault = vault();
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("a watcher", || !processes(&vault, WATCHER).is_empty());
    drop(running);
    let begun = Instant::now();
    while !processes(&vault, "fte").is_empty() {
        assert!(begun.elapsed() < PATIENCE, "{:?}", processes(&vault, "fte"));
        std::thread::sleep(Duration::from_millis(10));
    }
    // Its lock went with it.
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("a watcher", || !processes(&vault, WATCHER).is_empty());
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn a_second_supervisor_says_so() {
    let vault = vault();
    let running = Running::start(&vault, follow(&vault));
    running.wait_until("a watcher", || !processes(&vault, WATCHER).is_empty());
    let ran = vault.fte("run --follow");
    assert_eq!(ran.exit, 6, "{ran}");
    assert!(ran.stderr.contains("another `fte run --follow` works on this vault"), "{ran}");
    // Other commands work beside it.
    vault.fte("run -q").ok();
    running.signal("TERM");
    assert_eq!(running.end(), Some(130));
}

/// Takes a lock of the vault's state, as another process would hold it.
fn locked(vault: &TestVault, name: &str) -> File {
    let states = fs::read_dir(vault.state_dir()).unwrap().map(|entry| entry.unwrap().path());
    let state = states.into_iter().find(|dir| dir.join("state.db").is_file()).unwrap();
    let path = state.join(format!("{name}.lock"));
    let lock = File::options().write(true).create(true).truncate(false).open(path).unwrap();
    lock.lock().unwrap();
    lock
}

/// Each waits for a lock when it is told; then nothing more is begun.
#[cfg(target_os = "linux")]
#[test]
fn a_stage_that_is_told_to_end_begins_nothing_more() {
    let vault = vault().file("Inbox/1.eml", mail("dana@example.com", 1));
    vault.fte("status").ok();
    let told = |words: &str, lock: Option<File>| {
        let mut command = vault.command();
        command.env("FTE_WATCH_SETTLE_MS", "60000").args(words.split(' '));
        let running = Running::start(&vault, command);
        running.signal("TERM");
        if let Some(lock) = lock {
            lock.unlock().unwrap();
        }
        let told = Instant::now();
        assert_eq!(running.end(), Some(130), "{words}");
        assert!(told.elapsed() < PATIENCE / 2, "{words}");
    };
    // It waits for a file to come to rest, which would take a minute.
    told("watch files", None);
    vault.fte("watch files").ok();
    told("plan", Some(locked(&vault, "plan")));
    assert_eq!(vault.files("Plans"), Vec::<String>::new());
    vault.fte("plan").ok();
    told("act", Some(locked(&vault, "plans")));
    assert_eq!(sent(&vault), 0);
    vault.fte("act").ok();
    assert_eq!(sent(&vault), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_second_signal_ends_a_command_at_once() {
    let vault = vault().file("Inbox/1.eml", mail("dana@example.com", 1));
    vault.fte("watch files").ok();
    let _lock = locked(&vault, "plan");
    let mut command = vault.command();
    command.arg("plan");
    let running = Running::start(&vault, command);
    // One that comes before the first was taken is no second one.
    running.wait_until("it is gone", || {
        let _ = Command::new("kill").args(["-INT", &running.child.id().to_string()]).status();
        running.is_over()
    });
    assert_eq!(running.end(), None);
}
