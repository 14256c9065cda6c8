//! `fte approve` and `fte act`: what is approved is what is done, once, and nothing else is.

use serde_json::{Value, json};

use crate::terminal::Terminal;
use crate::testvault::{Ran, TestVault};

/// Answers every mail about a parcel, and pays a large bill where one is named.
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
    params:
      to: [\"{{ item.from.email }}\"]
      subject: \"Re: {{ item.subject }}\"
      body: |
        Hello,

        thank you, the parcel is here.
  - id: remember
    what: Remember the parcel
    action: reminder.create
    needs: [reply]
    params:
      title: Look at the parcel
---
# Parcels
";

/// Books a bill of 1,500 EUR, which asks twice.
const LARGE: &str = "---
type: playbook
match:
  type: email
  words: [boiler]
order: 500
steps:
  - id: book
    what: Book the bill
    action: ledger.bill.record
    params:
      vendor: Boiler Works
      amount: 1500.00 EUR
---
# Boilers
";

fn mail(from: &str, text: &str) -> String {
    format!(
        "From: {from}\r\nTo: owner@example.com\r\nSubject: About it\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <one@example.com>\r\n\r\n{text}\r\n"
    )
}

/// A vault with one planned mail.
fn planned(from: &str, text: &str) -> TestVault {
    let vault = TestVault::new()
        .file("Playbooks/parcels.md", PLAYBOOK)
        .file("Playbooks/boilers.md", LARGE)
        .file("Contacts/Dana Reyes.md", "---\ntype: contact\nemail: dana@example.com\n---\n")
        .file("Inbox/one.eml", mail(from, text));
    let config = vault.read(".fte/config.yaml");
    vault.put(
        ".fte/config.yaml",
        format!("{config}\nowner:\n  name: Mara\n  emails: [owner@example.com]\n"),
    );
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

/// One request that waits: its id and path.
fn waiting(vault: &TestVault) -> (String, String) {
    let list = vault.fte("approve list --json").ok().json();
    assert_eq!(list.as_array().unwrap().len(), 1, "{list:#}");
    let text = |key: &str| list[0][key].as_str().unwrap().to_owned();
    (text("id"), text("path"))
}

fn sent(vault: &TestVault) -> Vec<String> {
    vault.files("Outbox")
}

fn moved(vault: &TestVault, from: &str, to: &str) {
    let name = from.rsplit('/').next().unwrap();
    std::fs::rename(vault.path(from), vault.path(to).join(name)).unwrap();
}

fn acted(vault: &TestVault) -> Value {
    vault.fte("act --json").json()
}

#[track_caller]
fn refuses(vault: &TestVault, why: &str) {
    let acted = acted(vault);
    assert_eq!(acted["executed"], json!([]), "{acted:#}");
    let refused = acted["refused"].to_string();
    assert!(refused.contains(why), "{why:?} is not in {refused}");
    assert_eq!(sent(vault), Vec::<String>::new());
}

#[test]
fn a_reply_to_a_known_contact_goes_by_itself_and_is_filed_with_its_receipt() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let first = acted(&vault);
    assert_eq!(first["executed"].as_array().unwrap().len(), 2, "{first:#}");
    let receipt = &first["executed"][0]["receipt"];
    assert_eq!(receipt["said"], "written to the outbox, not sent: no mail account is set up");
    let path = receipt["path"].as_str().unwrap();
    assert_eq!(sent(&vault), [path]);
    let message = vault.read(path);
    assert!(message.contains("To: dana@example.com"), "{message}");
    assert!(message.contains("In-Reply-To: <one@example.com>"), "{message}");
    assert_eq!(vault.files("In_Progress"), Vec::<String>::new());
    assert_eq!(vault.files("Plans"), Vec::<String>::new());
    let done = vault.files("Done");
    assert!(
        done.iter().any(|file| file.contains("/EMAIL_"))
            && done.iter().any(|file| file.contains("/PLAN_")),
        "{done:?}"
    );
    let note = vault.read(
        done.iter()
            .find(|file| file.contains("/APPROVAL_") && vault.read(file).contains("email.reply"))
            .unwrap(),
    );
    assert!(
        note.contains("approved_by: \"rule:reply to a known contact\"")
            && note.contains("receipt: {"),
        "{note}"
    );
    let before = vault.snapshot();
    assert_eq!(acted(&vault)["executed"], json!([]));
    assert_eq!(vault.snapshot(), before, "a second run changes nothing");
    vault.fte("audit verify").ok();
}

#[test]
fn what_was_done_and_its_note_in_done_are_held_against_each_other() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    acted(&vault);
    let is_reply =
        |file: &String| file.contains("/APPROVAL_") && vault.read(file).contains("email.reply");
    let path = vault.files("Done").into_iter().find(is_reply).unwrap();
    let note = vault.read(&path);
    let problems = || vault.fte("audit verify --json").json()["problems"].clone();
    assert_eq!(problems(), json!([]));
    vault.put(&path, note.replace("written to the outbox", "said by someone else"));
    let changed = json!({"file": path, "line": 0, "what": "its receipt is not the one in the log"});
    assert_eq!(problems(), json!([changed]));
    std::fs::remove_file(vault.path(&path)).unwrap();
    let gone = problems();
    assert_eq!(gone.as_array().unwrap().len(), 1, "{gone}");
    let what = gone[0]["what"].as_str().unwrap();
    assert!(what.ends_with("was executed, as the log says, but has no note in Done"), "{what}");
}

#[test]
fn a_stranger_waits_for_a_yes() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, path) = waiting(&vault);
    let note = vault.read(&path);
    assert!(note.contains("first contact: eve@example.net"), "{note}");
    assert_eq!(acted(&vault)["executed"], json!([]));
    vault.fte(&format!("approve yes {id}")).ok();
    let done = acted(&vault);
    assert_eq!(done["executed"][0]["id"], id.as_str());
    assert_eq!(sent(&vault).len(), 1);
    let again = vault.fte(&format!("approve yes {id}"));
    assert_eq!(again.exit, 5, "{again}");
}

#[test]
fn moving_the_file_is_a_yes_and_moving_it_back_takes_it_back() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, path) = waiting(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    moved(&vault, &path.replace("Pending_Approval", "Approved"), "Pending_Approval");
    assert_eq!(acted(&vault)["executed"], json!([]));
    let (_, path) = waiting(&vault);
    moved(&vault, &path, "Approved");
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
    let log = vault.files("Logs").iter().map(|file| vault.read(file)).collect::<String>();
    assert!(log.contains("\"approved_by\":\"human:vault\""), "{log}");
}

#[test]
fn a_no_goes_into_the_plan_and_the_item_is_the_persons_again() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, _) = waiting(&vault);
    vault.fte_args(&["approve", "no", &id, "--reason", "not now"]).ok();
    assert_eq!(vault.files("Rejected").len(), 1);
    assert_eq!(vault.files("Needs_Action").len(), 1);
    let plan = vault.read(&vault.files("Plans")[0]);
    assert!(plan.contains("settle this your own way"), "{plan}");
    assert_eq!(acted(&vault)["executed"], json!([]));
    vault.fte("plan").ok();
    assert_eq!(vault.fte("approve list --json").ok().json(), json!([]), "a no is not asked again");
    vault.put(
        &vault.files("Plans")[0],
        plan.replace("- [ ] A step was refused", "- [x] A step was refused"),
    );
    assert_eq!(acted(&vault)["filed"].as_array().unwrap().len(), 1);
    assert_eq!(vault.files("Needs_Action"), Vec::<String>::new());
}

#[test]
fn what_was_changed_after_the_yes_is_not_done_but_asked_again() {
    let changes: [(&str, &str, &str); 5] = [
        ("eve@example.net", "thief@example.org", "edited after it was drawn"),
        ("the parcel is here", "the parcel is not here", "edited after it was drawn"),
        ("Undo: ", "Redo: ", "changed after it was drawn"),
        ("subject: ", "sibject: ", "changed after it was drawn"),
        ("expires: 2026", "expires: 2036", "changed after it was drawn"),
    ];
    for (old, new, why) in changes {
        let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
        let (id, path) = waiting(&vault);
        vault.fte(&format!("approve yes {id}")).ok();
        let approved = path.replace("Pending_Approval", "Approved");
        let text = vault.read(&approved);
        assert!(text.contains(old), "{old}: {text}");
        vault.put(&approved, text.replace(old, new));
        refuses(&vault, why);
        let (again, path) = waiting(&vault);
        assert_eq!(again, id);
        assert!(vault.read(&path).contains("## What was changed since it was first drawn"));
        assert_eq!(acted(&vault)["executed"], json!([]), "it waits");
    }
}

#[test]
fn an_edit_before_the_yes_is_shown_and_asked_once() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, path) = waiting(&vault);
    vault.put(&path, vault.read(&path).replace("the parcel is here", "it came today"));
    let first = vault.fte(&format!("approve yes {id}"));
    assert_eq!(first.exit, 5, "{first}");
    assert!(first.stderr.contains("+thank you, it came today."), "{first}");
    let unseen = vault.fte(&format!("approve yes {id}"));
    assert_eq!(unseen.exit, 5, "a yes names the drawing that was read: {unseen}");
    vault.fte(&format!("approve yes {id}-2")).ok();
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
    assert!(vault.read(&sent(&vault)[0]).contains("it came today"));
}

#[test]
fn copies_strangers_and_replays_are_set_aside() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, path) = waiting(&vault);
    let text = vault.read(&path);
    vault.put("Approved/APPROVAL_copy.md", &text);
    refuses(&vault, "a copy");
    vault.put("Approved/APPROVAL_made_up.md", text.replace(&id, "abcdefghij"));
    refuses(&vault, "no request was made with this id here");
    vault.put("Approved/broken.md", "---\nid: a\nid: b\n---\n");
    refuses(&vault, "it can't be read");
    assert_eq!(vault.files("Quarantine").len(), 3);
    vault.fte(&format!("approve yes {id}")).ok();
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
    let name = path.rsplit('/').next().unwrap();
    vault.put(&format!("Approved/{name}"), &text);
    let replay = acted(&vault);
    assert!(replay["refused"][0]["why"].as_str().unwrap().contains("used already"), "{replay:#}");
    assert_eq!(sent(&vault).len(), 1);
    vault.put(&format!("Pending_Approval/{name}"), &text);
    vault.fte(&format!("approve yes {id}"));
    acted(&vault);
    assert_eq!(sent(&vault).len(), 1);
}

#[test]
fn an_expired_request_is_asked_again() {
    let mut vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (_, path) = waiting(&vault);
    moved(&vault, &path, "Approved");
    vault.set_now("2026-11-24T09:30:00Z");
    refuses(&vault, "it has expired");
    let (_, path) = waiting(&vault);
    moved(&vault, &path, "Approved");
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
}

#[test]
fn a_rule_that_became_stricter_counts() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let handbook = vault.read("Company_Handbook.md");
    vault.put(
        "Company_Handbook.md",
        handbook.replace("policy:\n", "policy:\n  - {rule: quiet, action: email.*, then: never}\n"),
    );
    refuses(&vault, "the policy says never");
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    vault.put(
        "Company_Handbook.md",
        handbook.replace("policy:\n", "policy:\n  - {rule: quiet, action: email.*, then: ask}\n"),
    );
    refuses(&vault, "the policy asks now");
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    vault.put("Company_Handbook.md", handbook.replace("then: automatic", "then: automatik"));
    let broken = vault.fte("act");
    assert_eq!(broken.exit, 3, "{broken}");
    assert!(broken.stderr.contains("Company_Handbook.md:"), "{broken}");
    assert_eq!(sent(&vault), Vec::<String>::new());
}

#[test]
fn dry_run_shows_it_and_changes_nothing() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let before = vault.snapshot();
    let would = vault.fte("act --dry-run --json").ok().json();
    assert_eq!(would["would"][0]["params"]["to"], json!(["dana@example.com"]));
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn two_at_once_do_it_once() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let runs: Vec<_> = (0..6)
        .map(|_| {
            vault
                .command()
                .args(["act", "--json"])
                .stdout(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let ran: Vec<Ran> =
        runs.into_iter().map(|run| vault.ran(&run.wait_with_output().unwrap())).collect();
    assert!(
        ran.iter().all(|ran| [0, 6].contains(&ran.exit)),
        "{}",
        ran.iter().map(ToString::to_string).collect::<String>()
    );
    acted(&vault);
    assert_eq!(sent(&vault).len(), 1);
    vault.fte("audit verify").ok();
}

#[cfg(unix)]
#[test]
fn a_person_answers_at_the_terminal() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let mut terminal = Terminal::start(&vault, "approve", &[]);
    let shown = terminal.expect("approve?");
    assert!(shown.contains("eve@example.net") && shown.contains("the parcel is here"), "{shown}");
    terminal.send("y");
    let (exit, rest) = terminal.end();
    assert_eq!(exit, 0, "{rest}");
    assert!(rest.contains("1 approved, 0 refused, 0 still wait"), "{rest}");
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
    let log = vault.files("Logs").iter().map(|file| vault.read(file)).collect::<String>();
    assert!(log.contains("\"approved_by\":\"human:dana\""), "{log}");
}

#[cfg(unix)]
#[test]
fn an_edit_at_the_terminal_is_shown_and_asked_once_more() {
    use std::os::unix::fs::PermissionsExt as _;
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    vault.put("../editor", "#!/bin/sh\nsed -i 's/the parcel is here/it came today/' \"$1\"\n");
    let editor = vault.path("../editor");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut terminal = Terminal::start(&vault, "approve", &[("EDITOR", editor.to_str().unwrap())]);
    terminal.expect("approve?");
    terminal.send("e");
    let shown = terminal.expect("approve?");
    assert!(shown.contains("+thank you, it came today."), "{shown}");
    terminal.send("y");
    assert_eq!(terminal.end().0, 0);
    acted(&vault);
    assert!(vault.read(&sent(&vault)[0]).contains("it came today"));
}

#[cfg(unix)]
#[test]
fn a_large_amount_is_typed() {
    let vault = planned("Eve <eve@example.net>", "The boiler is mended.");
    let (id, path) = waiting(&vault);
    let refused = vault.fte(&format!("approve yes {id}"));
    assert_eq!(refused.exit, 5, "{refused}");
    moved(&vault, &path, "Approved");
    let acted_on = acted(&vault);
    assert!(acted_on["refused"].to_string().contains("needs the amount typed"), "{acted_on:#}");
    let mut terminal = Terminal::start(&vault, &format!("approve yes {id}"), &[]);
    terminal.expect("Type");
    terminal.send("1400.00 EUR\r");
    let (exit, said) = terminal.end();
    assert_eq!(exit, 5, "{said}");
    let mut terminal = Terminal::start(&vault, &format!("approve yes {id}"), &[]);
    terminal.expect("Type");
    terminal.send("1500.00 eur\r");
    let (exit, said) = terminal.end();
    assert_eq!(exit, 0, "{said}");
    let done = acted(&vault);
    assert_eq!(
        done["executed"].as_array().unwrap().len() + done["not_possible"].as_array().unwrap().len(),
        1,
        "{done:#}"
    );
}

#[test]
fn without_a_terminal_nothing_is_approved() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let asked = vault.fte("approve");
    assert_eq!(asked.exit, 5, "{asked}");
    assert_eq!(vault.files("Approved"), Vec::<String>::new());
}

#[test]
fn policy_is_checked_and_explained() {
    let vault = TestVault::new();
    let checked = vault.fte("policy check --json").ok().json();
    assert_eq!(checked["ok"], true, "{checked:#}");
    let answer = vault.fte("policy explain email.reply --auto --json").ok().json();
    assert_eq!(answer["actions"][0]["verdict"], "automatic");
    let answer = vault.fte("policy explain email.reply --auto --unknown --json").ok().json();
    assert_eq!(answer["actions"][0]["verdict"], "ask");
    let unknown = vault.fte("policy explain email.burn");
    assert_eq!(unknown.exit, 2, "{unknown}");
    vault.put("Company_Handbook.md", "```yaml\npolicy:\n  - {action: '*', then: ask}\n  - {action: note.write, then: automatic}\n```\n");
    let checked = vault.fte("policy check");
    assert_eq!(checked.exit, 1, "{checked}");
    assert!(
        checked.stdout.contains("Company_Handbook.md:4: ")
            && checked.stdout.contains("is contradicted"),
        "{checked}"
    );
}

#[test]
fn rules_that_can_never_match_and_mistyped_ones_are_named() {
    let vault = TestVault::new();
    let handbook = |rules: &str| format!("```yaml\npolicy:\n{rules}```\n");
    let checked = |rules: &str| {
        vault.put("Company_Handbook.md", handbook(rules));
        vault.fte("policy check")
    };
    insta::assert_snapshot!(checked("  - {rule: a, action: 'ledger.*', when: {amount_below: 100 EUR, amount_at_least: 200 EUR}, then: ask}\n  - {rule: a, action: 'email.*', then: ask}\n"), @"
    exit 1
    --- stdout
    Company_Handbook.md:3: rule “a” never matches: its limits exclude each other
    Company_Handbook.md:4: rule “a” has the name of the one in line 3
    --- stderr
    error: the policy has 2 problems
    ");
    insta::assert_snapshot!(checked("  - {rule: a, action: email.repply, then: ask}\n"), @"
    exit 1
    --- stdout
    Company_Handbook.md:3: there is no action `email.repply`; did you mean `email.reply`?
    --- stderr
    error: the policy has 1 problem
    ");
    let dear = "  - {rule: large, action: 'ledger.*', when: {amount_at_least: 1000 EUR}, then: ask twice}\n";
    vault.put("Company_Handbook.md", handbook(dear));
    let said = |amount: &[&str]| {
        let ran = vault.fte_args(&[&["policy", "explain", "ledger.bill.record"], amount].concat());
        ran.ok().stdout.lines().next().unwrap().to_owned()
    };
    let large = "ledger.bill.record: ask twice, by rule “large”";
    assert_eq!(said(&["--amount", "2000 EUR"]), large);
    assert_eq!(
        said(&["--amount", "29 USD"]),
        format!(
            "{large}, as 29.00 USD can't be held against 1000.00 EUR, and counts as that or more"
        )
    );
    assert_eq!(
        said(&[]),
        format!("{large}, as no amount is known, which counts as 1000.00 EUR or more")
    );
}

#[test]
fn a_deleted_yes_is_no_yes() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let approved = vault.files("Approved");
    assert_eq!(approved.len(), 1);
    std::fs::remove_file(vault.path(&approved[0])).unwrap();
    assert_eq!(acted(&vault)["executed"], json!([]));
    let (_, path) = waiting(&vault);
    std::fs::remove_file(vault.path(&path)).unwrap();
    acted(&vault);
    let (_, path) = waiting(&vault);
    moved(&vault, &path, "Rejected");
    assert_eq!(acted(&vault)["executed"], json!([]));
    assert_eq!(sent(&vault), Vec::<String>::new());
}

#[test]
fn a_lost_state_asks_again_and_repeats_nothing() {
    let vault = planned("Eve <eve@example.net>", "Is the parcel there?");
    let (id, _) = waiting(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    std::fs::remove_dir_all(vault.state_dir()).unwrap();
    assert_eq!(acted(&vault)["executed"], json!([]), "a yes that nothing proves is none");
    let (_, path) = waiting(&vault);
    moved(&vault, &path, "Approved");
    assert_eq!(sent(&vault), Vec::<String>::new());
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 1);
    // The plan is one that this machine does not know any more: its next step asks as well.
    assert_eq!(waiting(&vault).0.len(), id.len());
    std::fs::remove_dir_all(vault.state_dir()).unwrap();
    assert_eq!(acted(&vault)["executed"], json!([]));
    assert_eq!(sent(&vault).len(), 1);
}

#[test]
fn a_subject_that_would_be_read_as_another_is_not_sent() {
    let playbook = PLAYBOOK.replace("Re: {{ item.subject }}", "=?utf-8?q?=0d=0aBcc:_x?=");
    let vault = TestVault::new()
        .file("Playbooks/parcels.md", playbook)
        .file("Contacts/Dana Reyes.md", "---\ntype: contact\nemail: dana@example.com\n---\n")
        .file("Inbox/one.eml", mail("dana@example.com", "Is the parcel there?"));
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    refuses(&vault, "the subject has");
    assert_eq!(vault.files("Dead_Letter").len(), 1);
}

#[test]
fn a_stop_halts_what_is_approved_until_it_is_lifted() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    for by_note in [false, true] {
        if by_note {
            vault.put("stop.md", "from my phone");
        } else {
            let said = vault.fte_args(&["stop", "on holiday"]).ok();
            assert!(said.stdout.contains("stopped on 2026-11-16T09:30:00Z: on holiday"), "{said}");
        }
        let held = vault.fte("act --json");
        assert_eq!((held.exit, &held.json()["executed"]), (5, &json!([])), "{held}");
        assert!(
            held.json()["stopped"].as_str().unwrap().contains("`fte resume` lifts it"),
            "{held}"
        );
        assert_eq!((vault.files("Approved").len(), sent(&vault).len()), (1, 0));
        assert!(vault.fte("status").ok().stderr.contains("warning: stopped"));
        vault.fte("dashboard").ok();
        assert!(vault.read("Dashboard.md").contains("**Stopped**"));
        let gone = vault.fte("resume --json").ok().json();
        assert_eq!((&gone["stopped"], gone["note"].is_string()), (&json!(null), by_note));
    }
    assert_eq!(vault.read("Lifted_2026-11-16T09-30-00-000Z_stop.md"), "from my phone");
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 2);
    assert_eq!(vault.fte("audit search stop --json").ok().stdout.lines().count(), 1);
    vault.fte("vault check").ok();
}

#[test]
fn a_stop_that_the_log_can_t_take_holds_and_says_so() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let log = vault.path("Logs/audit_2026-11-16.jsonl");
    std::fs::rename(&log, vault.path("kept.jsonl")).unwrap();
    std::fs::create_dir(&log).unwrap();
    let said = vault.fte("stop");
    assert_ne!(said.exit, 0, "{said}");
    std::fs::remove_dir(&log).unwrap();
    std::fs::rename(vault.path("kept.jsonl"), &log).unwrap();
    assert!(said.stderr.contains("it is stopped all the same"), "{said}");
    assert_eq!((vault.fte("act").exit, sent(&vault).len()), (5, 0), "{said}");
}

#[test]
fn a_request_that_is_answered_is_not_shown_as_one_that_waits() {
    let vault = planned("Dana Reyes <dana@example.com>", "Is the parcel there?");
    let path = vault.files("Approved").remove(0);
    let id = path.trim_end_matches(".md").rsplit('_').next().unwrap().to_owned();
    let shown = || vault.fte(&format!("approve show {id}")).ok().stdout;
    assert!(shown().starts_with("approved, and not executed yet"), "{}", shown());
    vault.fte("act").ok();
    assert!(shown().starts_with(&format!("done: `fte trace {id}`")), "{}", shown());
}
