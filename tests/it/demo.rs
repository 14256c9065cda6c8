//! `fte demo`: the day that a newcomer sees, and the folders that it must not touch.

use std::fs;

use serde_json::Value;

use crate::testvault::TestVault;

#[test]
fn only_an_earlier_demo_is_replaced() {
    let vault = TestVault::empty();
    vault.put("mine/note.md", "my only copy");
    let ran = vault.fte("demo mine");
    assert_eq!(ran.exit, 5, "{ran}");
    assert!(ran.stderr.contains("mine holds something that is no demo"), "{}", ran.stderr);
    assert_eq!(vault.files("mine"), ["mine/note.md"]);
    vault.put("file", "");
    assert_eq!(vault.fte("demo file").exit, 5);

    vault.fte("demo there");
    vault.put("there/Needs_Action/left over.md", "from the day before");
    let states = || fs::read_dir(vault.state_dir()).map_or(0, Iterator::count);
    let before = states();
    vault.fte("demo there");
    assert!(!vault.path("there/Needs_Action/left over.md").exists());
    assert_eq!(states(), before, "the state of the demo that went is left behind");
}

#[test]
fn a_vault_with_a_demo_inside_keeps_its_state() {
    let vault = TestVault::new();
    vault.fte("status");
    let id = vault
        .read(".fte/config.yaml")
        .lines()
        .find_map(|line| line.strip_prefix("vault: ").map(str::to_owned));
    let remembered = vault.state_dir().join(id.clone().unwrap());
    fs::create_dir_all(&remembered).unwrap();
    fs::write(remembered.join("kept"), "").unwrap();
    vault.fte("demo there");
    let settings = vault.read("there/.fte/config.yaml");
    let copied = settings.lines().map(|line| match line.strip_prefix("vault: ") {
        Some(_) => format!("vault: {}", id.clone().unwrap()),
        None => line.to_owned(),
    });
    vault.put("there/.fte/config.yaml", copied.collect::<Vec<_>>().join("\n"));
    vault.fte("demo there");
    assert!(remembered.join("kept").exists(), "the demo cleared the state of another vault");
}

/// A demo without a terminal, and what its commands printed.
struct Day {
    vault: TestVault,
    report: Value,
}

impl Day {
    fn new() -> Day {
        let vault = TestVault::empty();
        let report = vault.fte("demo there --json").ok().json();
        Day { vault, report }
    }

    fn steps(&self) -> &[Value] {
        self.report["steps"].as_array().unwrap()
    }

    fn of(&self, command: &str) -> &Value {
        let step = self.steps().iter().find(|step| step["command"] == command);
        &step.unwrap_or_else(|| panic!("`{command}` did not run"))["report"]
    }
}

#[test]
fn without_a_terminal_the_day_is_worked_through_and_nothing_is_approved() {
    let day = Day::new();
    for step in day.steps() {
        assert_eq!(step["exit"], 0, "{}", step["command"]);
        assert!(step["report"].is_object() || step["report"].is_array(), "{}", step["command"]);
    }
    assert_eq!(day.of("fte audit verify")["ok"], true);
    let log =
        day.vault.files("there/Logs").iter().map(|file| day.vault.read(file)).collect::<String>();
    assert!(!log.contains("approval.yes") && !log.contains("human:"), "somebody said yes");
    let waiting = day.of("fte approve list").as_array().unwrap();
    let asks = |action: &str, target: &str| {
        waiting.iter().any(|request| request["action"] == action && request["target"] == target)
    };
    assert!(asks("ledger.invoice.create", "Harbour Books"), "{waiting:?}");
    assert!(asks("ledger.bill.record", "Papeterie Roux"), "{waiting:?}");
    assert!(!waiting.iter().any(|request| request["action"] == "payment.send"), "{waiting:?}");
}

#[test]
fn the_day_has_something_for_every_kind_of_playbook() {
    let day = Day::new();
    let planned = day.of("fte plan")["planned"].as_array().unwrap();
    let by = |playbook: &str| planned.iter().filter(|plan| plan["title"] == playbook).count();
    assert_eq!(
        by("Suspected fraud"),
        2,
        "the changed bank details, and the mail that claims to be an approval"
    );
    for playbook in [
        "Bill received",
        "Complaint",
        "Deadline",
        "Delivery or travel",
        "Invoice requested",
        "Meeting request",
        "New lead",
        "Newsletter",
        "Payment received",
        "Personal matter",
        "Question from a known contact",
        "Receipt received",
        "Social post idea",
    ] {
        assert!(by(playbook) > 0, "nothing for `{playbook}` in {planned:?}");
    }
}

#[test]
fn every_file_is_taken_once() {
    let day = Day::new();
    let files = fs::read_dir(examples().join("inbox")).unwrap().count();
    assert_eq!(day.report["files"], files);
    assert!(day.vault.files("there/Inbox").is_empty());
    assert_eq!(day.of("fte watch files")["known"], 1, "the mail that is in the mailbox, too");
    let again = day.vault.fte("--vault there --json watch files").ok().json();
    assert_eq!((again["created"].as_array().unwrap().len(), &again["known"]), (0, &0.into()));
}

#[test]
fn the_same_clock_gives_the_same_day() {
    let days = [TestVault::empty(), TestVault::empty()].map(|vault| {
        vault.fte("demo there").ok();
        let mut files = vault.files("there");
        // The vault's own id is chance, and the log has the time of day in it, but not in other files.
        files.retain(|name| !name.ends_with("config.yaml"));
        files
            .into_iter()
            .map(|name| (name.clone(), fs::read(vault.path(&name)).unwrap()))
            .collect::<Vec<_>>()
    });
    let [one, other] = days;
    for (one, other) in one.iter().zip(&other) {
        assert!(one == other, "{} differs from {}", one.0, other.0);
    }
    assert_eq!(one.len(), other.len());
}

fn examples() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_day_stops_at_the_approvals_and_goes_on_with_the_answers() {
    use crate::terminal::Terminal;
    let vault = TestVault::empty();
    let mut terminal = Terminal::start(&vault, "demo there", &[]);
    let before = terminal.expect("approve?");
    assert!(before.contains("$ fte approve") && !before.contains("approve list"), "{before}");
    // Which comes first is chance; one that asks twice wants its amount typed.
    let mut shown = before;
    while shown.contains("with the amount typed") {
        terminal.send("s");
        shown = terminal.expect("approve?");
    }
    terminal.send("y");
    terminal.expect("approve?");
    terminal.send("q");
    let after = terminal.expect("$ fte act");
    assert!(after.contains("1 approved"), "{after}");
    let (exit, end) = terminal.end();
    assert_eq!(exit, 0, "{end}");
    assert!(end.contains("cd there"), "{end}");
}
