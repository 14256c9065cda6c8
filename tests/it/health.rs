//! `fte health`, `fte doctor`, `fte status --strict`, and what a person is told of.

use serde_json::Value;

use crate::status::{note, request, state};
use crate::testvault::{NOW, Ran, TestVault};

const MAIL: &str = r#"{"to":["dana@example.com"],"subject":"s","body":"b"}"#;

/// The row of a part, by its name.
#[track_caller]
fn part(health: &Value, name: &str) -> Value {
    let parts = health["parts"].as_array().unwrap();
    let found = parts.iter().find(|part| part["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {parts:?}")).clone()
}

#[track_caller]
fn level(vault: &TestVault, name: &str) -> String {
    let health = vault.fte("health --json").json();
    part(&health, name)["level"].as_str().unwrap().to_owned()
}

/// Runs with variables beside the clean environment's.
fn with(vault: &TestVault, words: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = vault.command();
    command.args(words.split_whitespace()).envs(variables.iter().copied());
    vault.ran(&command.output().unwrap())
}

/// A vault whose stages ran once, at half past nine.
fn ran_once() -> TestVault {
    let vault = TestVault::new();
    for words in ["watch files", "plan", "act"] {
        vault.fte(words).ok();
    }
    vault
}

fn events(vault: &TestVault, action: &str) -> usize {
    let logs = vault.files("Logs");
    let text: String = logs.iter().map(|name| vault.read(name)).collect();
    text.matches(&format!(r#""action":"{action}""#)).count()
}

fn tasks(vault: &TestVault, below: &str) -> Vec<String> {
    vault.files(below).into_iter().filter(|path| path.contains("TASK_")).collect()
}

#[test]
fn a_fresh_vault_is_well_and_owes_nothing() {
    let vault = TestVault::new();
    let health = vault.fte("health --json").ok().json();
    assert_eq!(health["ok"], true);
    let parts = health["parts"].as_array().unwrap();
    assert!(parts.iter().all(|part| part["level"] == "ok"), "{parts:?}");
    assert!(parts.iter().all(|part| part["mend"].is_null()), "{parts:?}");
    assert_eq!(part(&health, "watch.files")["what"], "never ran yet");
    assert_eq!(part(&health, "credentials")["what"], "none is stored: nothing can expire");
    vault.fte("status --strict").ok();
    assert_eq!(vault.fte("health --quiet").ok().stdout, "");
}

#[test]
fn a_watcher_that_stopped_is_noticed() {
    let mut vault = ran_once();
    vault.set_now("2026-11-16T09:45:00Z");
    vault.fte("status --strict").ok();
    vault.fte("health").ok();
    vault.fte("plan").ok();
    vault.fte("act").ok();
    vault.set_now("2026-11-16T09:45:01Z");
    let strict = vault.fte("status --strict");
    assert_eq!(strict.exit, 1);
    let said = "error: `fte watch files` has not run for 15 min, promised is every 15 min\nhint: `fte doctor` says what mends it\n";
    assert!(strict.stderr.ends_with(said), "{strict}");
    assert!(strict.stdout.contains("watch files 15 min ago (STALE: promised every 15 min)"));
    // Without the word for it status only shows it.
    vault.fte("status").ok();
    let health = vault.fte("health --json");
    assert_eq!(health.exit, 1);
    let row = part(&health.json(), "watch.files");
    assert_eq!((row["level"].as_str(), row["since"].as_str()), (Some("bad"), Some(NOW)));
    assert!(row["mend"].as_str().unwrap().contains("`fte watch files`"), "{row}");
    assert_eq!(part(&health.json(), "promise.plan")["level"], "ok");
    assert!(health.stderr.contains("watch files is bad"), "{}", health.stderr);
    let hourly = [("FTE_HEALTH_PACE_MINUTES", "60")];
    with(&vault, "status --strict", &hourly).ok();
    with(&vault, "health", &hourly).ok();
}

#[test]
fn a_briefing_that_was_forgotten_is_noticed() {
    let mut vault = TestVault::new();
    vault.fte("briefing generate").ok();
    vault.set_now("2026-11-24T09:30:00Z");
    vault.fte("status --strict").ok();
    vault.set_now("2026-11-24T09:30:01Z");
    let strict = vault.fte("status --strict");
    assert_eq!(strict.exit, 1);
    assert!(strict.stderr.contains("`fte briefing generate` has not run for 8 d"), "{strict}");
    // Written again in place, with nothing new to say, is a run as well.
    vault.fte("briefing generate").ok();
    vault.fte("status --strict").ok();
}

fn service(vault: &TestVault, until: Option<&str>, paused: bool, why: &str, since: &str) {
    vault.fte("status").ok();
    let sql = "INSERT OR REPLACE INTO services (name, failures, until, paused, why, since, failed) VALUES ('webhook', 5, ?1, ?2, ?3, ?4, ?4)";
    vault.database().execute(sql, (until, paused, why, since)).unwrap();
}

#[test]
fn a_service_in_trouble_is_shown_until_it_is_well() {
    let vault = TestVault::new();
    let down = "it did not answer \u{1b}[2J";
    service(&vault, Some("2026-11-16T09:31:00Z"), false, down, "2026-11-16T09:20:00Z");
    assert_eq!(level(&vault, "service.webhook"), "warn");
    let shown = vault.fte("health").ok();
    assert!(
        shown.stdout.contains("not tried before 09:31:00: it did not answer ⟨U+001B⟩[2J"),
        "{shown}"
    );
    service(&vault, Some("2026-11-16T09:31:00Z"), false, down, "2026-11-16T08:20:00Z");
    assert_eq!(level(&vault, "service.webhook"), "bad", "away for more than an hour");
    service(&vault, None, true, "the token was turned down", NOW);
    let health = vault.fte("health --json");
    assert_eq!(health.exit, 1);
    let row = part(&health.json(), "service.webhook");
    assert_eq!(row["level"], "bad");
    assert!(row["mend"].as_str().unwrap().contains("`fte queue retry webhook`"), "{row}");
    let status = vault.fte("status --json").ok().json();
    assert_eq!(status["services"][0]["paused"], true, "{status}");
    let status = vault.fte("status").ok().stdout;
    assert!(status.contains("paused: it waits for you"), "{status}");
    vault.fte("dashboard").ok();
    let dashboard = vault.read("Dashboard.md");
    assert!(
        dashboard.contains("| `“webhook”` | 2026-11-16 | `“paused until you mend it: the token"),
        "{dashboard}"
    );
    vault.database().execute("DELETE FROM services", []).unwrap();
    vault.fte("health").ok();
}

#[test]
fn rates_are_of_a_day_and_of_a_week() {
    let vault = TestVault::new();
    vault.fte("status").ok();
    let database = vault.database();
    let sql = "INSERT INTO attempts (request, service, action, at, took_ms, outcome, why, amount)
               VALUES ('aaaaaaaaaa', 'webhook', 'webhook.send', ?1, ?2, ?3, '', NULL)";
    let tried = |at: &str, took: u64, outcome: &str| {
        database.execute(sql, (at, took, outcome)).unwrap();
    };
    for took in 1..=19 {
        tried("2026-11-16T08:00:00.000Z", took * 10, "done");
    }
    tried("2026-11-16T08:00:00.000Z", 6000, "transient");
    tried("2026-11-16T08:00:00.000Z", 20, "refused");
    tried("2026-11-12T08:00:00.000Z", 30, "doubt");
    tried("2026-11-01T08:00:00.000Z", 9999, "system");
    let health = vault.fte("health --json").ok().json();
    let rates = health["services"].as_array().unwrap();
    assert_eq!(
        rates[0],
        serde_json::json!({"service": "webhook", "hours": 24, "tries": 21, "done": 19, "failed": 1,
            "success_percent": 95, "half_ms": 100, "most_ms": 190})
    );
    assert_eq!((rates[1]["hours"].as_u64(), rates[1]["tries"].as_u64()), (Some(168), Some(22)));
    assert_eq!(rates[1]["success_percent"], 90);
    assert_eq!(part(&health, "service.webhook")["level"], "ok");
    // One more that failed, of a day with enough to speak of a rate.
    database.execute(sql, ("2026-11-16T09:00:00.000Z", 10, "transient")).unwrap();
    assert_eq!(level(&vault, "service.webhook"), "warn");
}

#[test]
fn what_is_held_and_what_is_in_doubt_is_shown() {
    let vault = TestVault::new();
    request(&vault, "aaaaaaaaaa", "email.send", MAIL, NOW, "2026-11-22T08:00:00Z");
    request(&vault, "bbbbbbbbbb", "email.send", MAIL, NOW, "2026-11-22T08:00:00Z");
    let database = state(&vault);
    let hold = "INSERT INTO holds (request, kind, until, why, since) VALUES (?1, ?2, ?3, ?4, ?5)";
    database
        .execute(hold, ("aaaaaaaaaa", "retry", Some("2026-11-16T10:15:00Z"), "it was busy", NOW))
        .unwrap();
    database
        .execute(hold, ("cccccccccc", "person", None::<&str>, "not yet", "2026-11-01T08:00:00Z"))
        .unwrap();
    // Over already.
    database
        .execute(hold, ("dddddddddd", "retry", Some("2026-11-16T09:29:00Z"), "x", NOW))
        .unwrap();
    // Tried before, long ago: what is in doubt is the try of now.
    let sql = "INSERT INTO intents (request, key, seal, begun, tries) VALUES ('bbbbbbbbbb', 'eeeeeeeeee', 's', '2026-11-14T08:00:00Z', 2)";
    database.execute(sql, []).unwrap();
    let begin = |begun: &str| {
        let sql = "UPDATE requests SET standing = 'begun', updated = ?1 WHERE id = 'bbbbbbbbbb'";
        database.execute(sql, [begun]).unwrap();
    };
    begin("2026-11-16T09:29:30Z");
    let status = vault.fte("status --json").ok().json();
    assert_eq!(status["doubt"], serde_json::json!([]), "a run may still be at it");
    let waiting = status["held"].as_array().unwrap();
    let ids: Vec<_> = waiting.iter().map(|held| held["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["aaaaaaaaaa", "cccccccccc"]);
    begin("2026-11-16T09:15:00Z");
    let health = vault.fte("health --json").ok().json();
    assert_eq!(part(&health, "doubt")["level"], "warn");
    assert_eq!(part(&health, "held")["level"], "warn", "held by a person for two weeks");
    begin("2026-11-16T08:15:00Z");
    let health = vault.fte("health");
    assert_eq!(health.exit, 1);
    assert!(health.stdout.contains("`fte queue settle ID --happened`"), "{health}");
    let status = vault.fte("status").ok().stdout;
    for words in ["until 10:15:00", "until you let it go", "bbbbbbbbbb  email.send"] {
        assert!(status.contains(words), "{words}: {status}");
    }
    vault.fte("stop").ok();
    let health = vault.fte("health --json").json();
    assert!(part(&health, "held")["what"].as_str().unwrap().starts_with("stopped on"), "{health}");
}

#[test]
fn what_waits_too_long_is_worth_a_word() {
    let mut vault = TestVault::new().file(
        "Inbox/1.eml",
        "From: eve@example.net\r\nSubject: Hello\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <1@mail.test>\r\n\r\nHello\r\n",
    );
    vault.fte("watch files").ok();
    vault.put("Needs_Action/mine.md", "A note of my own\n");
    request(
        &vault,
        "aaaaaaaaaa",
        "email.send",
        MAIL,
        "2026-11-13T09:30:00Z",
        "2026-11-22T08:00:00Z",
    );
    let row = part(&vault.fte("health --json").ok().json(), "queue.Needs_Action");
    assert_eq!(
        (row["what"].as_str(), row["level"].as_str()),
        (Some("1 not planned yet"), Some("ok"))
    );
    assert_eq!(level(&vault, "queue.Pending_Approval"), "ok");
    vault.set_now("2026-11-16T09:46:00Z");
    vault.fte("watch files").ok();
    let health = vault.fte("health --json").ok().json();
    assert_eq!(part(&health, "queue.Needs_Action")["level"], "warn");
    assert_eq!(part(&health, "queue.Pending_Approval")["level"], "warn");
    vault.fte("plan").ok();
    assert_eq!(part(&vault.fte("health --json").json(), "queue.Needs_Action")["what"], "empty");
    let approved = "UPDATE requests SET standing = 'approved', updated = '2026-11-16T09:00:00Z'";
    state(&vault).execute(approved, []).unwrap();
    assert_eq!(level(&vault, "queue.Approved"), "warn");
    let hold = "INSERT INTO holds VALUES ('aaaaaaaaaa', 'window', '2026-11-16T10:00:00Z', 'x', '2026-11-16T09:00:00Z')";
    state(&vault).execute(hold, []).unwrap();
    assert_eq!(level(&vault, "queue.Approved"), "ok", "it waits as it should");
}

#[test]
fn what_a_service_in_trouble_or_a_stop_holds_back_is_nothing_for_act() {
    let vault = TestVault::new();
    let params = r#"{"event":"e","text":"t","url":"https://example.com/do"}"#;
    request(&vault, "aaaaaaaaaa", "webhook.send", params, NOW, "2026-11-22T08:00:00Z");
    let approved = "UPDATE requests SET standing = 'approved', updated = '2026-11-16T09:00:00Z'";
    state(&vault).execute(approved, []).unwrap();
    let row = |what: &str, level: &str| {
        let row = part(&vault.fte("health --json").json(), "queue.Approved");
        assert_eq!((row["what"].as_str(), row["level"].as_str()), (Some(what), Some(level)));
    };
    row("1 approved and not executed", "warn");
    service(&vault, None, true, "turned down", NOW);
    row("1 held back", "ok");
    service(&vault, Some("2026-11-16T09:31:00Z"), false, "it did not answer", NOW);
    row("1 held back", "ok");
    vault.database().execute("DELETE FROM services", []).unwrap();
    row("1 approved and not executed", "warn");
    vault.fte("stop").ok();
    row("1 held back", "ok");
}

/// A hold of a clock that was set back since holds as long as it was to, and not until that clock comes round again.
#[test]
fn every_view_has_holds_on_the_clock_of_now() {
    let vault = TestVault::new();
    request(&vault, "aaaaaaaaaa", "email.send", MAIL, NOW, "2026-11-22T08:00:00Z");
    state(&vault).execute("UPDATE requests SET standing = 'approved'", []).unwrap();
    let hold = "INSERT INTO holds VALUES ('aaaaaaaaaa', 'retry', '2027-11-16T10:00:00Z', 'x', '2027-11-16T09:00:00Z')";
    state(&vault).execute(hold, []).unwrap();
    let until = |words: &str, pointer: &str| {
        let shown = vault.fte(words).ok().json();
        assert_eq!(shown.pointer(pointer).unwrap(), "2026-11-16T10:30:00Z", "{words}: {shown}");
    };
    until("status --json", "/held/0/until");
    until("queue list --json", "/approved/0/until");
    until("queue show aaaaaaaaaa --json", "/until");
    let row = part(&vault.fte("health --json").ok().json(), "held");
    assert_eq!(row["what"], "1, the first until 10:30:00");
}

#[test]
fn a_doubt_that_a_person_was_asked_about_is_told_once() {
    let vault = TestVault::new();
    request(&vault, "aaaaaaaaaa", "email.send", MAIL, NOW, "2026-11-22T08:00:00Z");
    let begun = "UPDATE requests SET standing = 'begun', updated = '2026-11-16T08:00:00Z'";
    state(&vault).execute(begun, []).unwrap();
    let asked = || {
        let sql = "INSERT INTO alerts (name, what, note, since) VALUES ('doubt.aaaaaaaaaa', 'x', 'bbbbbbbbbb', '2026-11-16T09:00:00.000Z')";
        state(&vault).execute(sql, []).unwrap();
    };
    let told = || {
        let health = vault.fte("health --alert --json");
        assert_eq!((health.exit, level(&vault, "doubt").as_str()), (0, "bad"), "{health}");
        (health.json()["raised"].clone(), health.json()["solved"].clone())
    };
    let (none, one) = (serde_json::json!([]), serde_json::json!(["doubt"]));
    asked();
    assert_eq!(told(), (none.clone(), none.clone()));
    // Where nobody asked, health tells; and leaves it to whoever asks then.
    state(&vault).execute("DELETE FROM alerts", []).unwrap();
    assert_eq!(told(), (one.clone(), none.clone()));
    asked();
    assert_eq!(told(), (none.clone(), one));
    assert_eq!(told(), (none.clone(), none));
}

#[test]
fn what_is_promised_follows_a_slower_schedule() {
    let mut vault = ran_once();
    let slow = [("FTE_SCHEDULE_MINUTES", "10")];
    vault.set_now("2026-11-16T10:00:00Z");
    let strict = vault.fte("status --strict");
    assert_eq!(strict.exit, 1, "{strict}");
    with(&vault, "status --strict", &slow).ok();
    with(&vault, "health", &slow).ok();
    vault.set_now("2026-11-16T10:00:01Z");
    let strict = with(&vault, "status --strict", &slow);
    assert_eq!(strict.exit, 1, "{strict}");
    assert!(strict.stderr.contains("promised is every 30 min"), "{strict}");
}

#[test]
fn what_no_days_budget_has_room_for_says_so() {
    let vault = TestVault::new();
    let settings = vault.read(".fte/config.yaml");
    let budget = |budget: &str| {
        let settings = format!("{settings}\nact:\n  budget: [\"ledger.* {budget}\"]\n");
        vault.put(".fte/config.yaml", settings);
    };
    let words = ["ledger", "expense", "record", "--vendor", "Rail", "--amount"];
    let ask = |amount: &str| {
        let words: Vec<_> = words.into_iter().chain([amount, "--json"]).collect();
        let asked = vault.fte_args(&words).ok().json();
        let id = asked["id"].as_str().unwrap().to_owned();
        if asked["verdict"]["verdict"] == "ask" {
            vault.fte(&format!("approve yes {id}")).ok();
        }
        id
    };
    // Another currency is nothing that a budget can be held against.
    budget("10.00 USD");
    let foreign = ask("15.00 EUR");
    assert_eq!(vault.fte("act --json").ok().json()["executed"][0]["id"], *foreign);
    budget("10.00 EUR");
    let large = ask("20.00 EUR");
    let acted = vault.fte("act --json").ok().json();
    let later = &acted["later"][0];
    assert_eq!((&later["id"], &later["until"]), (&large.clone().into(), &Value::Null), "{acted}");
    assert!(later["why"].as_str().unwrap().contains("no day has room for it"), "{acted}");
    let held = part(&vault.fte("health --json").ok().json(), "held");
    assert_eq!(held["level"], "warn", "{held}");
    assert!(held["what"].as_str().unwrap().contains(&large), "{held}");
    budget("100.00 EUR");
    vault.fte(&format!("queue retry {large}")).ok();
    assert_eq!(vault.fte("act --json").ok().json()["executed"][0]["id"], *large);
}

#[test]
fn a_full_disk_a_clock_that_was_set_back_and_a_log_that_was_cut_are_bad() {
    let mut vault = ran_once();
    let full = with(&vault, "health --json", &[("FTE_HEALTH_DISK_MB", "1000000000")]);
    assert_eq!(full.exit, 1);
    for name in ["disk.vault", "disk.state"] {
        let row = part(&full.json(), name);
        let told = if cfg!(unix) { "bad" } else { "ok" };
        assert_eq!(row["level"], told, "{row}");
    }
    vault.fte("dashboard").ok();
    vault.set_now("2026-11-16T09:20:00Z");
    let back = vault.fte("health --json");
    assert_eq!(back.exit, 1);
    let row = part(&back.json(), "clock");
    assert_eq!(row["level"], "bad");
    assert!(row["what"].as_str().unwrap().contains("10 min after now"), "{row}");
    vault.set_now(NOW);
    assert_eq!(level(&vault, "clock"), "ok");
    assert_eq!(level(&vault, "log"), "ok");
    let name = "Logs/audit_2026-11-16.jsonl";
    let log = vault.read(name);
    vault.put(name, &log[..log.len() - 20]);
    let cut = vault.fte("health --json");
    assert_eq!((cut.exit, part(&cut.json(), "log")["level"].as_str()), (1, Some("bad")));
    vault.put(name, log);
    assert_eq!(level(&vault, "log"), "ok");
}

/// A vault whose plan stopped, with a command that writes down what it was told.
#[cfg(unix)]
struct Told {
    vault: TestVault,
    out: std::path::PathBuf,
    command: String,
}

#[cfg(unix)]
impl Told {
    fn of(mut vault: TestVault) -> Told {
        let out = vault.state_dir().parent().unwrap().join("told");
        std::fs::create_dir(&out).unwrap();
        let script = format!(
            "cat > '{0}/'$$.json; env > '{0}/'$$.env; printf '%s\\n' \"$FTE_ALERT_STATE $#\" >> '{0}/states'",
            out.display()
        );
        let path = out.join("tell.sh");
        std::fs::write(&path, script).unwrap();
        vault.set_now("2026-11-16T10:00:00Z");
        let command = serde_json::json!(["sh", path.to_str().unwrap()]).to_string();
        Told { vault, out, command }
    }

    fn run(&self, words: &str) -> Ran {
        with(&self.vault, words, &[("FTE_ALERT_COMMAND", &self.command), ("FTE_SECRET", "canary")])
    }

    /// What the command was run for, in order; nothing was among its words.
    fn states(&self) -> Vec<String> {
        let states = std::fs::read_to_string(self.out.join("states")).unwrap_or_default();
        states.lines().map(|line| line.strip_suffix(" 0").unwrap().to_owned()).collect()
    }

    fn written(&self, ending: &str) -> Vec<String> {
        let files = std::fs::read_dir(&self.out).unwrap().map(|entry| entry.unwrap().path());
        let wanted = files.filter(|path| path.extension().is_some_and(|is| is == ending));
        wanted.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

#[cfg(unix)]
#[test]
fn a_problem_is_told_once_and_once_more_when_it_is_solved() {
    let mut told = Told::of(ran_once());
    let stages = |told: &Told| {
        for words in ["watch files", "act"] {
            told.vault.fte(words).ok();
        }
    };
    stages(&told);
    let first = told.run("health --alert --json");
    assert_eq!(first.exit, 0, "it told: {first}");
    assert_eq!(first.json()["raised"], serde_json::json!(["promise.plan"]));
    for _ in 0..2 {
        let again = told.run("health --alert --json");
        assert_eq!((again.exit, again.json()["raised"].as_array().unwrap().len()), (0, 0));
    }
    assert_eq!(told.run("health --alert --quiet").stdout, "", "what lasts is no news");
    let notes = tasks(&told.vault, "Needs_Action");
    assert_eq!(notes.len(), 1, "{notes:?}");
    let note = told.vault.read(&notes[0]);
    for words in [
        "type: task",
        "source: fte",
        "priority: urgent",
        "has not run for 30 min",
        "`fte plan` runs it now",
    ] {
        assert!(note.contains(words), "{words}: {note}");
    }
    assert_eq!(
        (events(&told.vault, "alert.raised"), told.states()),
        (1, vec!["raised".to_owned()])
    );
    let status = told.vault.fte("status --json").ok().json();
    assert_eq!(status["alerts"][0]["name"], "promise.plan");
    told.vault.fte("dashboard").ok();
    assert!(told.vault.read("Dashboard.md").contains("| `“promise.plan”` | 2026-11-16 |"));
    // The planner leaves it to the person, and it makes the promise good.
    let planned = told.vault.fte("plan --json").ok().json();
    assert_eq!(
        (&planned["planned"], &planned["unmatched"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
    assert_eq!(tasks(&told.vault, "Needs_Action"), notes);
    let solved = told.run("health --alert --json").ok().json();
    assert_eq!(solved["solved"], serde_json::json!(["promise.plan"]));
    told.run("health --alert").ok();
    assert_eq!(tasks(&told.vault, "Needs_Action"), Vec::<String>::new());
    assert_eq!(tasks(&told.vault, "Done").len(), 1);
    assert_eq!(events(&told.vault, "alert.solved"), 1);
    assert_eq!(told.states(), ["raised", "solved"]);
    told.vault.fte("audit verify").ok();
    told.vault.fte("vault check --all").ok();
    assert_eq!(told.vault.fte("status --json").ok().json()["alerts"], serde_json::json!([]));
    // The same again is another one.
    told.vault.set_now("2026-11-16T11:00:00Z");
    stages(&told);
    assert_eq!(told.run("health --alert").exit, 0);
    assert_eq!(
        (tasks(&told.vault, "Needs_Action").len(), events(&told.vault, "alert.raised")),
        (1, 2)
    );
    assert_eq!(told.states(), ["raised", "solved", "raised"]);
}

#[test]
fn a_note_that_the_person_took_away_stays_away() {
    for moved in [None, Some("In_Progress")] {
        let mut vault = ran_once();
        vault.set_now("2026-11-16T10:00:00Z");
        for words in ["watch files", "act"] {
            vault.fte(words).ok();
        }
        assert_eq!(vault.fte("health --alert").exit, 0);
        let note = tasks(&vault, "Needs_Action").remove(0);
        match moved {
            None => std::fs::remove_file(vault.path(&note)).unwrap(),
            Some(folder) => {
                let to = vault.path(&note.replace("Needs_Action", folder));
                std::fs::rename(vault.path(&note), to).unwrap();
            }
        }
        assert_eq!(vault.fte("health --alert").exit, 0);
        assert_eq!(tasks(&vault, "Needs_Action"), Vec::<String>::new());
        vault.fte("plan").ok();
        vault.fte("health --alert").ok();
        assert_eq!(tasks(&vault, "Done"), Vec::<String>::new());
        assert_eq!((events(&vault, "alert.solved"), events(&vault, "item.done")), (1, 0));
        vault.fte("audit verify").ok();
    }
}

#[test]
fn a_note_that_is_taken_away_before_it_is_filed_is_in_done_all_the_same() {
    for folder in [None, Some("In_Progress"), Some("Done")] {
        let mut vault = ran_once();
        vault.set_now("2026-11-16T10:00:00Z");
        for words in ["watch files", "act"] {
            vault.fte(words).ok();
        }
        assert_eq!(vault.fte("health --alert").exit, 0);
        let note = tasks(&vault, "Needs_Action").remove(0);
        vault.fte("plan").ok();
        // What lies where the month's folder goes keeps the note from it.
        let month = vault.path("Done/2026-11");
        let _ = std::fs::remove_dir(&month);
        std::fs::create_dir_all(vault.path("Done")).unwrap();
        std::fs::write(&month, "in the way").unwrap();
        vault.fte("health --alert").ok();
        assert_eq!((events(&vault, "item.done"), tasks(&vault, "Needs_Action").len()), (1, 1));
        vault.fte("audit verify").ok();
        std::fs::remove_file(&month).unwrap();
        match folder {
            None => std::fs::remove_file(vault.path(&note)).unwrap(),
            Some(folder) => {
                let below = if folder == "Done" { "Done/2026-11" } else { folder };
                std::fs::create_dir_all(vault.path(below)).unwrap();
                let to = vault.path(&note.replace("Needs_Action", below));
                std::fs::rename(vault.path(&note), to).unwrap();
            }
        }
        vault.fte("health --alert").ok();
        assert_eq!(tasks(&vault, "Done").len(), 1, "{folder:?}");
        assert_eq!(tasks(&vault, "In_Progress"), Vec::<String>::new());
        vault.fte("audit verify").ok();
        vault.fte("vault check --all").ok();
        // What was filed is the person's: taken away, it stays away.
        let filed = vault.read(&tasks(&vault, "Done")[0]);
        assert!(filed.contains("status: done") && filed.contains("receipt:"), "{filed}");
        vault.fte("health --alert").ok();
        assert_eq!(events(&vault, "alert.solved"), 1);
    }
}

#[cfg(unix)]
#[test]
fn hostile_words_reach_the_command_as_data_alone() {
    let why = "no'; touch pwned; $(touch pwned) `touch pwned` \" \\ \n---\nid: x\n![[x]] <img src=x> \u{1b}[2J \u{202e}evil";
    let told = Told::of(TestVault::new());
    service(&told.vault, None, true, why, NOW);
    assert_eq!(told.run("health --alert").exit, 0);
    assert_eq!(told.states(), ["raised"]);
    let said: Value = serde_json::from_str(&told.written("json")[0]).unwrap();
    let what = said["what"].as_str().unwrap();
    assert!(what.contains("no'; touch pwned; $(touch pwned) `touch pwned`"), "{what}");
    assert!(what.contains("⟨U+001B⟩[2J ⟨U+202E⟩evil") && !what.contains('\n'), "{what}");
    assert_eq!(
        (said["name"].as_str(), said["state"].as_str()),
        (Some("service.webhook"), Some("raised"))
    );
    let note = said["note"].as_str().unwrap();
    let environment = told.written("env").remove(0);
    assert!(environment.contains(&format!("FTE_ALERT_NOTE={note}\n")), "{environment}");
    assert!(
        !environment.contains("canary") && !environment.contains("FTE_STATE_DIR"),
        "{environment}"
    );
    let text = told.vault.read(note);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    told.vault.fte("vault check").ok();
    told.vault.fte("audit verify").ok();
    let everywhere = walkdir::WalkDir::new(told.out.parent().unwrap()).into_iter();
    assert!(everywhere.filter_map(Result::ok).all(|entry| entry.file_name() != "pwned"));
}

#[cfg(unix)]
#[test]
fn a_command_that_the_vault_names_runs_only_where_the_person_said_so() {
    let told = Told::of(TestVault::new());
    service(&told.vault, None, true, "turned down", NOW);
    let settings = told.vault.read(".fte/config.yaml");
    let set = |command: &str| {
        told.vault.put(".fte/config.yaml", format!("{settings}\nalert:\n  command: {command}\n"));
    };
    set(&told.command);
    let ran = told.vault.fte("health --alert");
    assert!(ran.stderr.contains("`alert.command` is new or was changed"), "{ran}");
    assert_eq!(told.states(), Vec::<String>::new());
    assert_eq!(tasks(&told.vault, "Needs_Action").len(), 1, "the note is there all the same");
    let found = told.vault.fte("doctor --json").json();
    let found = found["findings"].as_array().unwrap();
    assert!(found.iter().any(|finding| finding["part"] == "alerts"), "{found:?}");
    assert_eq!(told.vault.fte("health --allow-command").exit, 1, "the service is still paused");
    told.vault.database().execute("DELETE FROM services", []).unwrap();
    told.vault.fte("health --alert").ok();
    assert_eq!(told.states(), ["solved"]);
    // Another command is another question.
    set("[sh, -c, touch pwned]");
    service(&told.vault, None, true, "turned down", NOW);
    assert!(told.vault.fte("health --alert").stderr.contains("alert.command"));
    assert!(!told.vault.path("pwned").exists());
    set("[]");
    let none = told.vault.fte("health --allow-command");
    assert_eq!(none.exit, 3, "{none}");
    set("[sleep, 5]");
    let number = told.vault.fte("health");
    assert!(number.exit == 3 && number.stderr.contains("a number in quotes"), "{number}");
}

#[cfg(unix)]
#[test]
fn a_command_that_fails_is_only_warned_of() {
    let told = Told::of(TestVault::new());
    service(&told.vault, None, true, "turned down", NOW);
    let failing = [("FTE_ALERT_COMMAND", r#"["sh", "-c", "echo no network >&2; exit 9"]"#)];
    let ran = with(&told.vault, "health --alert --json", &failing);
    assert_eq!(ran.json()["raised"], serde_json::json!(["service.webhook"]));
    assert!(
        ran.stderr.contains("warning: `alert.command`: `sh` failed (exit status: 9): no network"),
        "{ran}"
    );
    let again = with(&told.vault, "health --alert", &failing);
    assert!(!again.stderr.contains("warning"), "{again}");
}

#[test]
fn what_could_not_be_looked_at_is_not_solved() {
    let vault = TestVault::new();
    service(&vault, None, true, "turned down", NOW);
    assert_eq!(vault.fte("health --alert").exit, 0);
    vault.database().execute_batch("ALTER TABLE services RENAME TO away").unwrap();
    let blind = vault.fte("health --alert --json");
    assert_eq!(blind.json()["raised"], serde_json::json!(["service.all"]), "{blind}");
    assert_eq!(events(&vault, "alert.solved"), 0);
    vault.database().execute_batch("ALTER TABLE away RENAME TO services").unwrap();
    let seen = vault.fte("health --alert --json");
    assert_eq!((seen.exit, &seen.json()["solved"]), (0, &serde_json::json!(["service.all"])));
}

#[cfg(unix)]
#[test]
fn many_at_once_tell_once() {
    let told = Told::of(TestVault::new());
    service(&told.vault, None, true, "turned down", NOW);
    let at_once = || {
        let mut children: Vec<_> = (0..6)
            .map(|_| {
                let mut command = told.vault.command();
                command
                    .args(["health", "--alert", "--quiet"])
                    .env("FTE_ALERT_COMMAND", &told.command);
                command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
                command.spawn().unwrap()
            })
            .collect();
        for child in &mut children {
            child.wait().unwrap();
        }
    };
    at_once();
    assert_eq!(
        (tasks(&told.vault, "Needs_Action").len(), events(&told.vault, "alert.raised")),
        (1, 1)
    );
    told.vault.database().execute("DELETE FROM services", []).unwrap();
    at_once();
    assert_eq!((tasks(&told.vault, "Done").len(), events(&told.vault, "alert.solved")), (1, 1));
    assert_eq!(told.states(), ["raised", "solved"]);
    told.vault.fte("audit verify").ok();
}

#[cfg(target_os = "linux")]
#[test]
fn an_alert_that_is_killed_anywhere_is_told_by_the_next_and_not_twice() {
    use crate::killed::{everywhere, has_strace};
    if !has_strace() {
        return;
    }
    let told = Told::of(TestVault::new());
    let settings = told.vault.read(".fte/config.yaml");
    told.vault
        .put(".fte/config.yaml", format!("{settings}\nalert:\n  command: {}\n", told.command));
    told.vault.fte("health --allow-command").ok();
    service(&told.vault, None, true, "turned down", NOW);
    let forget = || {
        let _ = std::fs::remove_file(told.out.join("states"));
    };
    let verified = |point: &str| {
        assert_eq!(told.vault.fte("audit verify").exit, 0, "{point}");
        told.vault.fte("vault repair").ok();
        assert_eq!(told.vault.fte("vault check --all").exit, 0, "{point}");
    };
    forget();
    everywhere(&told.vault, &["health", "--alert"], |point| {
        assert_eq!(told.vault.fte("health --alert").exit, 0, "{point}");
        assert_eq!(tasks(&told.vault, "Needs_Action").len(), 1, "{point}");
        assert_eq!(events(&told.vault, "alert.raised"), 1, "{point}");
        assert!(told.states().len() <= 1, "{point}: {:?}", told.states());
        verified(point);
        forget();
    });
    told.vault.fte("health --alert");
    told.vault.database().execute("DELETE FROM services", []).unwrap();
    forget();
    everywhere(&told.vault, &["health", "--alert"], |point| {
        told.vault.fte("health --alert").ok();
        assert_eq!(tasks(&told.vault, "Needs_Action"), Vec::<String>::new(), "{point}");
        assert_eq!(tasks(&told.vault, "Done").len(), 1, "{point}");
        assert_eq!(events(&told.vault, "alert.solved"), 1, "{point}");
        assert!(told.states().len() <= 1, "{point}: {:?}", told.states());
        verified(point);
        forget();
    });
}

/// What the doctor finds: level and part, in its order.
#[track_caller]
fn findings(ran: &Ran) -> Vec<(String, String)> {
    let examined = ran.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = examined["findings"].as_array().unwrap().iter();
    found.map(|finding| (text(&finding["level"]), text(&finding["part"]))).collect()
}

#[track_caller]
fn found(ran: &Ran, part: &str) -> Value {
    let examined = ran.json();
    let findings = examined["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|finding| finding["part"] == part)
        .unwrap_or_else(|| panic!("no {part}: {ran}"))
        .clone()
}

/// The doctor with this build's `fte` in PATH.
fn doctor(vault: &TestVault) -> Ran {
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_fte")).parent().unwrap();
    let path = std::env::join_paths(
        [bin.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = vault.command();
    vault.ran(&command.args(["doctor", "--json"]).env("PATH", path.unwrap()).output().unwrap())
}

fn named(vault: &TestVault) {
    let settings = vault.read(".fte/config.yaml");
    let owner = "\nowner:\n  name: Mara\n  emails: [mara@example.com]\n";
    vault.put(".fte/config.yaml", settings + owner);
}

#[test]
fn a_doctor_who_finds_nothing_says_what_was_looked_at() {
    let vault = ran_once();
    named(&vault);
    let well = doctor(&vault).ok();
    assert_eq!(findings(&well), []);
    let looked = well.json()["looked"].to_string();
    for part in [
        "vault",
        "settings",
        "state",
        "Company_Handbook.md",
        "Playbooks",
        "notes",
        "log",
        "fte in PATH",
    ] {
        assert!(looked.contains(&format!("\"{part}\"")), "{part}: {looked}");
    }
    let elsewhere = vault.fte("doctor");
    assert!(
        elsewhere.exit == 0 && elsewhere.stdout.contains("`fte` is not in PATH"),
        "{elsewhere}"
    );
}

#[test]
fn the_worst_comes_first() {
    let mut vault = TestVault::new();
    let fresh = doctor(&vault).ok();
    assert_eq!(
        findings(&fresh),
        [("warn", "settings"), ("warn", "schedule")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    vault.fte("plan").ok();
    named(&vault);
    vault.put("Playbooks/bad.md", "---\ntype: playbook\nmtch: {}\nsteps: []\n---\n");
    vault.put("Needs_Action/torn.md", "---\nid: aaaaaaaaaa\n");
    vault.put("Company_Handbook.md", "no policy at all\n");
    vault.set_now("2026-11-16T10:00:00Z");
    let ran = doctor(&vault);
    assert_eq!(ran.exit, 1);
    let levels: Vec<_> = findings(&ran).into_iter().map(|(level, _)| level).collect();
    let mut sorted = levels.clone();
    sorted.sort();
    assert_eq!(levels, sorted, "bad before warn");
    let all = findings(&ran);
    for expected in [("bad", "policy"), ("bad", "plan"), ("warn", "playbooks"), ("warn", "notes")] {
        assert!(all.contains(&(expected.0.into(), expected.1.into())), "{expected:?} in {all:?}");
    }
    assert!(found(&ran, "policy")["mend"].as_str().unwrap().contains("fte policy check"));
}

#[test]
fn a_doctor_works_where_nothing_else_does() {
    let nowhere = TestVault::empty();
    let ran = doctor(&nowhere);
    assert_eq!((ran.exit, findings(&ran)), (1, vec![("bad".into(), "vault".into())]));
    assert!(found(&ran, "vault")["mend"].as_str().unwrap().contains("fte init"));

    let vault = ran_once();
    named(&vault);
    let settings = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{settings}\nbooks:\n  currncy: EUR\n"));
    let ran = doctor(&vault);
    assert_eq!((ran.exit, findings(&ran)), (1, vec![("bad".into(), "settings".into())]));
    assert!(found(&ran, "settings")["mend"].as_str().unwrap().contains("currency"), "{ran}");
    vault.put(".fte/config.yaml", "\u{0}\u{1}: [");
    assert_eq!(doctor(&vault).exit, 1);
    vault.put(".fte/config.yaml", settings);

    // A file where a folder belongs: nothing can be listed there.
    let away = vault.path("Needs_Action_");
    std::fs::rename(vault.path("Needs_Action"), &away).unwrap();
    vault.put("Needs_Action", "a file");
    let ran = doctor(&vault);
    assert_eq!(ran.exit, 1);
    assert_eq!(found(&ran, "queues")["level"], "bad");
    std::fs::remove_file(vault.path("Needs_Action")).unwrap();
    std::fs::rename(away, vault.path("Needs_Action")).unwrap();
    doctor(&vault).ok();

    vault.database().pragma_update(None, "user_version", 999).unwrap();
    let ran = doctor(&vault);
    assert_eq!((ran.exit, findings(&ran)), (1, vec![("bad".into(), "state".into())]));
    assert!(found(&ran, "state")["mend"].as_str().unwrap().contains("update fte"), "{ran}");
}

#[test]
fn a_damaged_database_is_found() {
    let vault = ran_once();
    named(&vault);
    let states = std::fs::read_dir(vault.state_dir()).unwrap().map(|entry| entry.unwrap().path());
    let dir = states.into_iter().find(|dir| dir.join("state.db").is_file()).unwrap();
    vault.database().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let file = dir.join("state.db");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, "this is no database, but a text that is long enough to be one").unwrap();
    let ran = doctor(&vault);
    assert_eq!((ran.exit, findings(&ran)), (1, vec![("bad".into(), "state".into())]));
    assert!(found(&ran, "state")["mend"].as_str().unwrap().contains("backup"), "{ran}");
    // Its first page is well, the rest is not.
    let mut torn = whole.clone();
    torn[4096..].fill(0xAA);
    std::fs::write(&file, torn).unwrap();
    let ran = doctor(&vault);
    assert_eq!(ran.exit, 1);
    assert!(
        findings(&ran)
            .iter()
            .all(|(level, part)| (level.as_str(), part.as_str()) == ("bad", "state")),
        "{ran}"
    );
    std::fs::write(&file, whole).unwrap();
    doctor(&vault).ok();
}

#[cfg(unix)]
#[test]
fn a_state_folder_that_others_can_enter_is_found() {
    use std::os::unix::fs::PermissionsExt as _;
    let vault = ran_once();
    named(&vault);
    let dirs = std::fs::read_dir(vault.state_dir()).unwrap().map(|entry| entry.unwrap().path());
    let dir = dirs.into_iter().find(|dir| dir.join("state.db").is_file()).unwrap();
    std::fs::set_permissions(&dir, std::fs::Permissions::from_mode(0o755)).unwrap();
    let ran = doctor(&vault);
    assert_eq!(ran.exit, 1);
    assert!(found(&ran, "state")["mend"].as_str().unwrap().starts_with("chmod 700 "), "{ran}");
}

#[test]
fn a_follower_that_idles_is_alive() {
    let vault = TestVault::new();
    vault.fte("status").ok();
    let mut command = vault.command();
    command.args(["watch", "files", "--follow", "--json"]);
    let following = crate::testvault::Following::start(command);
    vault.put("Inbox/a.txt", "one");
    following.next();
    drop(following);
    let last = vault.fte("status --json").ok().json();
    assert_eq!(last["last_runs"][0]["at"], NOW);
    note(&state(&vault), "last_run.watch.files", "2026-11-16T09:00:00Z");
    let mut command = vault.command();
    command.args(["watch", "files", "--follow"]).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It notes that it looks before there is anything to see.
    let begun = std::time::Instant::now();
    let noted = || vault.fte("status --json").json()["last_runs"][0]["at"] == NOW;
    while !noted() && begun.elapsed() < crate::testvault::PATIENCE {}
    let is_noted = noted();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_noted);
}

#[test]
fn doctor_says_where_nobody_vouches_for_senders() {
    let mut vault = TestVault::new();
    let says = |vault: &TestVault| doctor(vault).to_string().contains("mail.trusted_servers");
    assert!(!says(&vault));
    vault.set_env("FTE_IMAP_HOST", "imap.example.com");
    assert!(says(&vault));
    vault.set_env("FTE_MAIL_TRUSTED_SERVERS", "[mx.example.com]");
    assert!(!says(&vault));
}
