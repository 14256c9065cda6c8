//! What takes back, and what tells a person, killed before each of its system calls that change something, and run again.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::testvault::TestVault;

/// The calls that change something, and how many of each are stepped over between two kills.
const CALLS: [(&str, usize); 8] = [
    ("fsync", 3),
    ("fdatasync", 2),
    ("renameat2", 2),
    ("rename", 1),
    ("unlink", 5),
    ("mkdir", 1),
    ("pwrite64", 11),
    ("write", 5),
];

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
  - id: remind
    what: Remember it
    needs: reply
    action: reminder.create
    params: {title: The parcel}
  - id: bill
    what: Book the postage
    needs: reply
    action: ledger.expense.record
    params: {vendor: The post, amount: 5.00 EUR}
---
# Parcels
";

fn mail(from: &str, number: usize) -> String {
    format!(
        "From: {from}\r\nTo: owner@example.com\r\nSubject: the parcel\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <{number}@mail.test>\r\n\r\nIs the parcel there?\r\n"
    )
}

/// Two mails of which one is answered by itself and one waits for a yes, read and not planned yet.
fn read() -> TestVault {
    let vault = TestVault::new()
        .file("Playbooks/parcels.md", PLAYBOOK)
        .file("Contacts/Dana.md", "---\ntype: contact\nemail: dana@example.com\n---\n")
        .file("Inbox/1.eml", mail("dana@example.com", 1))
        .file("Inbox/2.eml", mail("eve@example.net", 2));
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    vault.fte("watch files").ok();
    vault
}

/// The files of a folder, without what a killed writer left half-written under a hidden name.
pub(crate) fn visible(vault: &TestVault, folder: &str) -> Vec<String> {
    vault.files(folder).into_iter().filter(|path| !path.contains("/.")).collect()
}

fn ids(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["handle"].as_str().unwrap().to_owned()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A vault and its state, to be put back at the same place.
struct Before(tempfile::TempDir);

impl Before {
    fn of(vault: &TestVault) -> Before {
        let dir = tempfile::tempdir().unwrap();
        copy(&vault.root(), &dir.path().join("vault"));
        copy(&vault.state_dir(), &dir.path().join("state"));
        Before(dir)
    }

    fn put_back(&self, vault: &TestVault) {
        for (from, to) in [("vault", vault.root()), ("state", vault.state_dir())] {
            fs::remove_dir_all(&to).unwrap();
            copy(&self.0.path().join(from), &to);
        }
    }
}

pub(crate) fn has_strace() -> bool {
    let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    let works = works.is_ok_and(|status| status.success());
    if !works {
        eprintln!("skipped: no strace");
    }
    works
}

/// Runs a command that is killed before a call; whether it was.
fn killed(vault: &TestVault, words: &[&str], call: &str, at: usize) -> bool {
    let plain = vault.command();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e"]);
    command.arg(format!("inject={call}:signal=KILL:when={at}"));
    command.arg(plain.get_program()).args(words).env_clear().current_dir(vault.root());
    command.envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))));
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // strace ends as what it traces does: by the signal, or with the code of one that was not killed.
    quiet.status().unwrap().code().is_none_or(|code| code == 137)
}

/// Kills a command at its points in turn, from the same beginning, and holds `check` against what follows.
pub(crate) fn everywhere(vault: &TestVault, words: &[&str], check: impl Fn(&str)) {
    sweep(vault, words, &CALLS, check);
}

/// [`everywhere`], for a short command: at each of its calls.
pub(crate) fn at_each_call(vault: &TestVault, words: &[&str], check: impl Fn(&str)) {
    sweep(vault, words, &CALLS.map(|(call, _)| (call, 1)), check);
}

fn sweep(vault: &TestVault, words: &[&str], calls: &[(&str, usize)], check: impl Fn(&str)) {
    let before = Before::of(vault);
    let mut points = 0;
    for &(call, step) in calls {
        for at in (1..).step_by(step) {
            before.put_back(vault);
            let was_killed = killed(vault, words, call, at);
            points += usize::from(was_killed);
            check(&format!("killed before {call} {at}"));
            if !was_killed {
                break;
            }
        }
    }
    assert!(points > 8, "{points}");
}

/// Undoes a reminder and an expense, with all that this needs; then both are taken back, once.
#[track_caller]
fn undone(vault: &TestVault, ids: &[String; 2], point: &str) {
    for id in ids {
        let asked = vault.fte(&format!("undo {id} --json")).ok().json();
        let again = vault.fte(&format!("undo {id} --json")).ok().json();
        assert_eq!((&again["id"], &again["new"]), (&asked["id"], &Value::Bool(false)), "{point}");
    }
    for id in self::ids(vault) {
        vault.fte(&format!("approve yes {id}")).ok();
    }
    vault.fte("act").ok();
    let last = vault.fte("act --json").ok().json();
    assert_eq!(last["executed"], Value::Array(Vec::new()), "{point}");
    let journal = vault.read("Accounting/ledger.journal");
    assert_eq!(journal.matches("; reverses: EXP-0001").count(), 1, "{point}");
    let reminders = visible(vault, "Needs_Action");
    assert!(!reminders.iter().any(|path| path.contains("TASK_")), "{point}: {reminders:?}");
    let events = vault.fte("audit search --action undo").ok().stdout;
    assert_eq!(events.lines().count(), 2, "{point}: {events}");
    for folder in ["Approved", "Pending_Approval", "Dead_Letter"] {
        assert_eq!(visible(vault, folder), Vec::<String>::new(), "{point}");
    }
    vault.fte("ledger check").ok();
    vault.fte("audit verify").ok();
    vault.fte("vault repair").ok();
    vault.fte("vault check").ok();
}

/// A vault in which a reminder and an expense were made, and the requests that made them.
fn done() -> (TestVault, [String; 2]) {
    let vault = read();
    let eve =
        vault.files("Needs_Action").into_iter().find(|path| vault.read(path).contains("eve@"));
    fs::remove_file(vault.path(&eve.unwrap())).unwrap();
    vault.fte("plan").ok();
    let mut executed = Vec::new();
    for _ in 0..3 {
        let acted = vault.fte("act --json").ok().json();
        executed.extend(acted["executed"].as_array().unwrap().clone());
        for id in ids(&vault) {
            vault.fte(&format!("approve yes {id}")).ok();
        }
    }
    let of = |action: &str| {
        let row = executed.iter().find(|row| row["action"] == action);
        row.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let ids = [of("reminder.create"), of("ledger.expense.record")];
    (vault, ids)
}

#[test]
fn an_undo_that_is_killed_anywhere_is_one_request() {
    if !has_strace() {
        return;
    }
    let (vault, ids) = done();
    everywhere(&vault, &["undo", &ids[0]], |point| undone(&vault, &ids, point));
}

#[test]
fn what_takes_back_is_killed_anywhere_and_takes_back_once() {
    if !has_strace() {
        return;
    }
    let (vault, done) = done();
    for id in &done {
        vault.fte(&format!("undo {id}")).ok();
    }
    for id in ids(&vault) {
        vault.fte(&format!("approve yes {id}")).ok();
    }
    everywhere(&vault, &["act"], |point| undone(&vault, &done, point));
}
