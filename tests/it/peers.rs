//! What somebody tried who can write the vault (through a program that syncs it, say) but not the state: none of it is a
//! yes, and none of it hides what was done.

use serde_json::{Value, json};
use sha2::Digest as _;

use crate::testvault::TestVault;

const PLAYBOOK: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 500
AUTO
steps:
  - id: bill
    what: Book the postage
    action: ledger.bill.record
    params: {vendor: The post, amount: 50.00 EUR}
---
# Parcels
";

const REPLY: &str = "---
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

fn vault(playbook: &str, senders: &[&str]) -> TestVault {
    let vault = TestVault::new()
        .file("Playbooks/parcels.md", playbook.replace("AUTO\n", ""))
        .file("Contacts/Dana.md", "---\ntype: contact\nemail: dana@example.com\n---\n");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    for (number, from) in senders.iter().enumerate() {
        vault.put(&format!("Inbox/{number}.eml"), mail(from, number));
    }
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

fn waiting(vault: &TestVault) -> Vec<Value> {
    vault.fte("approve list --json").ok().json().as_array().unwrap().clone()
}

/// The id and the note of the only request that waits.
fn asked(vault: &TestVault) -> (String, String) {
    let rows = waiting(vault);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    let text = |key: &str| rows[0][key].as_str().unwrap().to_owned();
    (text("id"), text("path"))
}

fn acted(vault: &TestVault) -> Value {
    vault.fte("act --json").json()
}

fn booked(vault: &TestVault) -> usize {
    let journal = vault.path("Accounting/ledger.journal");
    std::fs::read_to_string(journal).unwrap_or_default().matches("; fte:").count()
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

#[test]
fn a_copy_that_was_edited_is_never_executed_however_often_act_runs() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    let edited = vault.read(&path).replace("50.00 EUR", "950.00 EUR");
    for _ in 0..3 {
        vault.put(&format!("Approved/{}", name(&path)), &edited);
        let acted = acted(&vault);
        assert_eq!(acted["executed"], json!([]), "{acted:#}");
        assert!(acted["refused"].to_string().contains("a copy"), "{acted:#}");
    }
    assert_eq!((booked(&vault), asked(&vault).0), (0, id));
    // Moved and edited, it is asked again; where that is moved as it is, it is a yes to what it says then.
    std::fs::remove_file(vault.path(&path)).unwrap();
    vault.put(&format!("Approved/{}", name(&path)), &edited);
    assert!(acted(&vault)["refused"].to_string().contains("asked again"));
    assert_eq!(booked(&vault), 0);
    let (_, path) = asked(&vault);
    assert!(path.starts_with("Pending_Approval/"), "{path}");
    assert!(vault.read(&path).contains("950.00 EUR"));
}

#[test]
fn a_plan_that_was_put_there_is_none() {
    let vault = vault(REPLY, &["dana@example.com"]);
    let plan = vault.files("Plans").remove(0);
    let real = vault.read(&plan);
    let id = name(&plan).trim_end_matches(".md").rsplit('_').next().unwrap().to_owned();
    let forged = real.replace(&id, "aaaaaaaaaa").replace("It is here.", "Pay to the new account.");
    let forged = forged
        .lines()
        .filter(|line| !line.trim_start().starts_with("request:"))
        .map(|line| line.replace("state: submitted", "state: waiting") + "\n")
        .collect::<String>();
    vault.put(&format!("Plans/{}", name(&plan).replace(&id, "aaaaaaaaaa")), forged);
    for _ in 0..3 {
        acted(&vault);
    }
    let sent = vault.files("Outbox/new");
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(vault.read(&sent[0]).contains("It is here."));
    // One that asks for nothing files nothing.
    vault.put("Inbox/9.eml", mail("dana@example.com", 9).replace("parcel", "weather"));
    vault.fte("watch files").ok();
    let item =
        vault.files("Needs_Action").into_iter().find(|path| path.contains("weather")).unwrap();
    let item_id = item.trim_end_matches(".md").rsplit('_').next().unwrap();
    vault.put(
        "Plans/PLAN_2026-11-16_x_bbbbbbbbbb.md",
        format!(
            "---\nid: bbbbbbbbbb\ntype: plan\nitem: {item_id}\ntitle: x\nsteps: []\n---\n# x\n"
        ),
    );
    acted(&vault);
    assert!(vault.path(&item).exists());
}

#[test]
fn a_step_that_was_changed_in_its_plan_asks() {
    let vault = vault(
        &REPLY
            .replace("    params", "    needs: look\n    params")
            .replace("steps:\n", "steps:\n  - id: look\n    what: Look for it\n"),
        &["dana@example.com"],
    );
    let plan = vault.files("Plans").remove(0);
    let text = vault
        .read(&plan)
        .replace("- [ ] Look", "- [x] Look")
        .replace("It is here.", "Come and get it.");
    vault.put(&plan, text);
    acted(&vault);
    acted(&vault);
    assert_eq!(vault.files("Outbox"), Vec::<String>::new());
    let (_, path) = asked(&vault);
    assert!(vault.read(&path).contains("changed since it was planned"));
}

#[test]
fn a_no_is_stronger_than_a_yes() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (_, path) = asked(&vault);
    let text = vault.read(&path);
    vault.put(&format!("Approved/{}", name(&path)), &text);
    std::fs::rename(vault.path(&path), vault.path("Rejected").join(name(&path))).unwrap();
    let acted = acted(&vault);
    assert_eq!(acted["executed"], json!([]), "{acted:#}");
    assert!(acted["refused"].to_string().contains("a person said no"), "{acted:#}");
    assert_eq!((booked(&vault), vault.files("Rejected").len()), (0, 1));
}

#[test]
fn a_yes_is_to_the_drawing_that_was_read() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    vault.fte(&format!("approve show {id}")).ok();
    let edited = vault.read(&path).replace("50.00 EUR", "70.00 EUR");
    std::fs::remove_file(vault.path(&path)).unwrap();
    vault.put(&format!("Approved/{}", name(&path)), edited);
    acted(&vault);
    let late = vault.fte(&format!("approve yes {id}"));
    assert_eq!(late.exit, 5, "{late}");
    assert!(late.stderr.contains(&format!("fte approve show {id}-2")), "{late}");
    acted(&vault);
    assert_eq!(booked(&vault), 0);
    assert_eq!(waiting(&vault)[0]["handle"], format!("{id}-2"));
    vault.fte(&format!("approve yes {id}-2")).ok();
    acted(&vault);
    assert_eq!(booked(&vault), 1);
}

#[test]
fn what_fails_in_one_place_stops_nothing_in_another() {
    let vault = vault(REPLY, &["dana@example.com", "eve@example.net"]);
    let (id, _) = asked(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    let item = vault.files("In_Progress").remove(0);
    let text = vault.read(&item);
    vault.put(&item, text.replace("type: email", "type: emial"));
    let ran = vault.fte("act --json");
    let acted = ran.json();
    assert_eq!(acted["executed"].as_array().unwrap().len(), 2, "{acted:#}");
    assert!(acted["failed"].to_string().contains("emial"), "{acted:#}");
    assert_eq!((ran.exit, vault.files("Outbox/new").len()), (8, 2), "{ran}");
    vault.put(&item, text);
    let next = vault.fte("act --json").ok().json();
    assert_eq!(
        (&next["executed"], next["filed"].as_array().unwrap().len()),
        (&json!([]), 1),
        "{next:#}"
    );
    vault.fte("audit verify").ok();
}

#[test]
fn a_line_that_somebody_wrote_into_the_log_is_no_receipt() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (id, _) = asked(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    let log = vault.files("Logs").pop().unwrap();
    let lines = vault.read(&log);
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    let forged = lines
        .lines()
        .last()
        .unwrap()
        .replace(
            &format!("\"seq\":{}", last["seq"]),
            &format!("\"seq\":{}", last["seq"].as_u64().unwrap() + 1),
        )
        .replace("\"receipt\":null", "\"receipt\":{\"document\":\"BILL-9999\"}")
        .replace("\"actor\":\"approve\"", "\"actor\":\"act\"")
        .replace("\"intent\":null", "\"intent\":\"aaaaaaaaaa\"");
    let prev = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(lines.lines().last().unwrap()));
    let forged = forged.replace(last["prev"].as_str().unwrap(), &prev);
    vault.put(&log, format!("{lines}{forged}\n"));
    let acted_on = acted(&vault);
    assert_eq!(acted_on["executed"], json!([]), "{acted_on:#}");
    assert_eq!(vault.fte("audit verify").exit, 1);
    // It waits for a person, who is told why.
    let (again, path) = asked(&vault);
    assert_eq!(again, id);
    assert!(vault.read(&path).contains("BILL-9999"), "{}", vault.read(&path));
    vault.fte(&format!("approve yes {id}-2")).ok();
    acted(&vault);
    assert_eq!(booked(&vault), 1);
}

#[test]
fn another_id_and_a_state_within_the_vault_are_refused() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let config = vault.read(".fte/config.yaml");
    let id = config.lines().find_map(|line| line.strip_prefix("vault: ")).unwrap();
    vault.put(".fte/config.yaml", config.replace(id, "aaaaaaaaaa"));
    let other = vault.fte("audit verify");
    assert_eq!(other.exit, 3, "{other}");
    assert!(other.stderr.contains(id), "{other}");
    vault.put(".fte/config.yaml", config);
    vault.fte("audit verify").ok();
    let inside =
        vault.command().args(["status"]).env("FTE_STATE_DIR", vault.path("state")).output();
    let inside = vault.ran(&inside.unwrap());
    assert_eq!(inside.exit, 3, "{inside}");
    assert!(!vault.path("state").exists());
}

#[test]
fn another_sender_than_the_one_that_was_read_is_asked_again() {
    let vault = vault(REPLY, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    assert!(vault.read(&path).contains("From: `“owner@example.com”`"), "{}", vault.read(&path));
    vault.fte(&format!("approve yes {id}")).ok();
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nmail:\n  from: Olga <olga@evil.example>\n"));
    let acted_on = acted(&vault);
    assert!(acted_on["refused"].to_string().contains("the sender"), "{acted_on:#}");
    assert_eq!(vault.files("Outbox"), Vec::<String>::new());
    vault.fte(&format!("approve yes {id}-2")).ok();
    acted(&vault);
    assert!(vault.read(&vault.files("Outbox/new")[0]).contains("olga@evil.example"));
}

#[test]
fn a_second_mail_to_one_person_within_a_day_asks() {
    let mut vault = vault(REPLY, &["dana@example.com", "Dana <DANA@example.com>"]);
    let acted_on = acted(&vault);
    assert_eq!(acted_on["executed"].as_array().unwrap().len(), 1, "{acted_on:#}");
    let sent = vault.read(&vault.files("Outbox/new")[0]);
    assert!(sent.contains("Auto-Submitted: auto-replied"), "{sent}");
    let (_, path) = asked(&vault);
    assert!(vault.read(&path).contains("within a day"), "{}", vault.read(&path));
    vault.set_now("2026-11-17T10:00:00Z");
    vault.put("Inbox/3.eml", mail("dana@example.com", 3));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 1);
}

#[test]
fn lines_that_a_restored_state_does_not_know_are_found_in_every_days_file() {
    let mut vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (id, _) = asked(&vault);
    let backup = tempfile::tempdir().unwrap();
    copy(&vault.state_dir(), backup.path());
    let approved = |vault: &TestVault| vault.fte(&format!("approve yes {id}")).ok();
    approved(&vault);
    assert_eq!(acted(&vault)["executed"].as_array().unwrap().len(), 1);
    // Days pass, in which nothing is written on the day of the backup.
    for day in ["2026-11-17T09:00:00Z", "2026-11-18T09:00:00Z"] {
        vault.set_now(day);
        vault.fte("dashboard").ok();
    }
    let note = vault.files("Done").into_iter().find(|path| path.contains("APPROVAL")).unwrap();
    std::fs::remove_dir_all(vault.state_dir()).unwrap();
    copy(backup.path(), &vault.state_dir());
    std::fs::remove_file(vault.path(&note)).unwrap();
    std::fs::remove_file(vault.path("Accounting/ledger.journal")).unwrap();
    vault.set_now("2026-11-19T09:00:00Z");
    acted(&vault);
    approved(&vault);
    acted(&vault);
    let waits = waiting(&vault);
    assert_eq!(waits.len(), 1, "{waits:#?}");
    assert!(waits[0]["warnings"].to_string().contains("done already"), "{waits:#?}");
    assert_eq!(booked(&vault), 0);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn what_is_written_into_a_request_that_is_moved_back_is_not_lost() {
    let vault = vault(PLAYBOOK, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    let approved = path.replace("Pending_Approval", "Approved");
    let edited = vault.read(&approved).replace("50.00 EUR", "40.00 EUR");
    std::fs::remove_file(vault.path(&approved)).unwrap();
    vault.put(&path, edited);
    let acted_on = acted(&vault);
    assert!(acted_on["refused"].to_string().contains("moved back"), "{acted_on:#}");
    let text = vault.read(&asked(&vault).1);
    assert!(text.contains("amount: 40.00 EUR") && text.contains("-amount: 50.00 EUR"), "{text}");
    assert_eq!(booked(&vault), 0);
}

/// The note of the only plan, changed by somebody.
fn changed(vault: &TestVault, change: impl Fn(String) -> String) {
    let plan = vault.files("Plans").remove(0);
    let text = change(vault.read(&plan));
    vault.put(&plan, text);
}

#[test]
fn steps_that_are_gone_from_a_plan_or_said_to_be_done_are_not_done() {
    let gone = vault(REPLY, &["eve@example.net"]);
    changed(&gone, |text| {
        let (before, after) = text.split_once("steps:").unwrap();
        let rest = after.split_once("\n---\n").unwrap().1;
        format!("{before}steps: []\n---\n{rest}")
    });
    acted(&gone);
    let item = gone.files("Needs_Action");
    assert!(item.iter().any(|path| path.contains("EMAIL_")), "it is the person's: {item:?}");
    assert!(gone.read(&gone.files("Plans")[0]).contains("A step is gone from this plan"));
    assert_eq!(waiting(&gone).len(), 1);

    let said = vault(REPLY, &["eve@example.net"]);
    changed(&said, |text| text.replace("state: submitted", "state: done"));
    acted(&said);
    assert_eq!((said.files("In_Progress").len(), waiting(&said).len()), (1, 1));
    assert!(said.read(&said.files("Plans")[0]).contains("state: submitted"));
}

#[test]
fn a_copy_of_a_plan_and_a_link_to_another_item_change_nothing() {
    let vault = vault(REPLY, &["eve@example.net"]);
    let plan = vault.files("Plans").remove(0);
    let text = vault.read(&plan);
    let id = name(&plan).trim_end_matches(".md").rsplit('_').next().unwrap().to_owned();
    let copied = format!("Plans/PLAN_2026-11-16_copy_{id}.md");
    vault.put(&copied, &text);
    let acted_on = acted(&vault);
    assert!(acted_on["failed"].to_string().contains("a copy of the plan"), "{acted_on:#}");
    std::fs::remove_file(vault.path(&copied)).unwrap();
    vault.put("Inbox/7.eml", mail("dana@example.com", 7).replace("parcel", "weather"));
    vault.fte("watch files").ok();
    let other = vault.files("Needs_Action").remove(0);
    let stem = name(&other).trim_end_matches(".md").to_owned();
    let own = vault.files("In_Progress").remove(0);
    let own = name(&own).trim_end_matches(".md").to_owned();
    vault.put(&plan, text.replace(&own, &stem));
    let id = asked(&vault).0;
    vault.fte(&format!("approve yes {id}")).ok();
    let done = acted(&vault);
    assert_eq!(done["filed"].as_array().unwrap().len(), 1, "{done:#}");
    assert!(vault.path(&other).exists());
}

#[test]
fn a_no_counts_while_a_message_was_only_prepared() {
    let vault = vault(REPLY, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    acted(&vault);
    // As a crash leaves it before the outcome was noted: the message lies in `tmp`, the request is begun.
    let sent = vault.files("Outbox/new").remove(0);
    std::fs::rename(vault.path(&sent), vault.path(&sent.replace("new", "tmp"))).unwrap();
    let done = vault.files("Done").into_iter().find(|path| path.contains("APPROVAL")).unwrap();
    let item = vault.files("Done").into_iter().find(|path| path.contains("EMAIL_")).unwrap();
    std::fs::rename(vault.path(&done), vault.path(&path.replace("Pending_Approval", "Rejected")))
        .unwrap();
    std::fs::rename(vault.path(&item), vault.path("In_Progress").join(name(&item))).unwrap();
    vault
        .database()
        .execute("UPDATE requests SET standing = 'begun', placed = 'Approved', receipt = NULL", [])
        .unwrap();
    let acted_on = acted(&vault);
    assert!(acted_on["refused"].to_string().contains("a person said no"), "{acted_on:#}");
    assert_eq!(vault.files("Outbox/new"), Vec::<String>::new());
}

#[test]
fn what_was_done_reaches_done_from_wherever_its_note_was_put() {
    let vault = vault(REPLY, &["eve@example.net"]);
    let (id, path) = asked(&vault);
    vault.fte(&format!("approve yes {id}")).ok();
    // As a crash leaves it right after the outcome was noted: the mail is not delivered, the note not moved.
    acted(&vault);
    let mail = vault.files("Outbox/new").remove(0);
    std::fs::rename(vault.path(&mail), vault.path(&mail.replace("new", "tmp"))).unwrap();
    let note = vault.files("Done").into_iter().find(|path| path.contains("APPROVAL")).unwrap();
    std::fs::remove_file(vault.path(&note)).unwrap();
    vault.database().execute("UPDATE requests SET placed = 'Approved'", []).unwrap();
    acted(&vault);
    assert_eq!(vault.files("Outbox/new").len(), 1);
    assert!(vault.read(&note).contains("receipt: "), "{path}");
    vault.fte("audit verify").ok();
}
