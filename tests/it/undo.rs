//! `fte undo`: what was done is taken back once, by a request of its own that the policy judges.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::testvault::{Ran, TestVault};

/// Makes a note of each kind for a mail about a parcel, and answers it.
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
    action: reminder.create
    params: {title: The parcel, due: \"2026-11-20\"}
  - id: contact
    what: Add whom it is from
    action: contact.create
    params: {name: The post, email: post@example.net}
  - id: note
    what: Write it down
    action: note.write
    params: {folder: Audits, title: Parcels, text: One came.}
---
# Parcels
";

const MAIL: &str = "From: dana@example.com\r\nTo: owner@example.com\r\nSubject: the parcel\r\n\
    Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <1@mail.test>\r\n\r\nIs the parcel there?\r\n";

/// A vault in which the playbook's steps were done.
fn vault() -> TestVault {
    let vault = TestVault::new()
        .file("Playbooks/parcels.md", PLAYBOOK)
        .file("Contacts/Dana.md", "---\ntype: contact\nemail: dana@example.com\n---\n")
        .file("Inbox/1.eml", MAIL);
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

/// What `act` executed: action and request.
#[track_caller]
fn acted(vault: &TestVault) -> Vec<(String, String)> {
    let acted = vault.fte("act --json").ok().json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = acted["executed"].as_array().unwrap().iter();
    rows.map(|row| (text(&row["action"]), text(&row["id"]))).collect()
}

/// The request that did this.
#[track_caller]
fn request(done: &[(String, String)], action: &str) -> String {
    let found = done.iter().find(|(name, _)| name == action);
    found.unwrap_or_else(|| panic!("{action} is not in {done:?}")).1.clone()
}

/// Asks for an entry with a yes where it needs one, books it, and returns its request.
#[track_caller]
fn booked(vault: &TestVault, words: &str) -> String {
    let asked = vault.fte(&format!("{words} --json")).ok().json();
    finished(vault, &asked)
}

/// Says yes to what was asked for, does it, and returns its request.
#[track_caller]
fn finished(vault: &TestVault, asked: &Value) -> String {
    let id = asked["id"].as_str().unwrap().to_owned();
    if asked["verdict"]["verdict"] == "ask" {
        vault.fte(&format!("approve yes {id}")).ok();
    }
    let done = acted(vault);
    assert!(done.iter().any(|(_, other)| *other == id), "{id} is not in {done:?}");
    vault.fte("ledger check").ok();
    id
}

/// Undoes a request with a yes, does it, and returns the undo's request.
#[track_caller]
fn undone(vault: &TestVault, id: &str) -> String {
    let asked = vault.fte(&format!("undo {id} --json")).ok().json();
    finished(vault, &asked)
}

#[track_caller]
fn refused(ran: &Ran, why: &str) {
    assert_eq!(ran.exit, 5, "{ran}");
    assert!(ran.stderr.contains(why), "{why:?} is not in {ran}");
}

/// A figure of the briefing of the week after.
fn figure(vault: &TestVault, id: &str) -> Value {
    let figures = vault.fte("briefing explain --json --date 2026-11-23").ok().json();
    figures.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()["value"].clone()
}

/// The briefing of the week after, as it is now.
fn briefing(vault: &TestVault) -> String {
    let made = vault.fte("briefing generate --date 2026-11-23 --json").ok().json();
    vault.read(made["briefing"].as_str().unwrap())
}

#[test]
fn a_bill_is_booked_back_once_and_can_be_booked_again() {
    let vault = TestVault::new();
    let bill = vault
        .fte_args(&[
            "ledger",
            "bill",
            "record",
            "--vendor",
            "Hosting",
            "--amount",
            "49.00 EUR",
            "--reference",
            "R-77",
            "--json",
        ])
        .ok()
        .json();
    let bill = finished(&vault, &bill);
    // Nothing is asked for yet.
    let before = vault.snapshot();
    let dry = vault.fte(&format!("undo {bill} --dry-run --json")).ok().json();
    assert_eq!(
        (&dry["id"], &dry["action"], &dry["target"], &dry["amount"], &dry["dry_run"]),
        (
            &Value::Null,
            &json!("ledger.entry.reverse"),
            &json!("BILL-0001"),
            &json!("49.00 EUR"),
            &json!(true)
        )
    );
    assert_eq!(vault.snapshot(), before);

    // The start of an id is enough.
    let asked = vault.fte(&format!("undo {} --json", &bill[..5])).ok().json();
    assert_eq!((&asked["undoes"], &asked["new"]), (&json!(bill), &json!(true)));
    let path = asked["path"].as_str().unwrap();
    assert!(path.starts_with("Pending_Approval/"), "{path}");
    let page = vault.read(path);
    assert!(page.contains(&format!("- Takes back: what request {bill} did")), "{page}");
    assert!(page.contains("- Undoes: [[APPROVAL_2026-11-16_"), "{page}");
    assert!(page.contains("- Undo: book the bill, expense or payment again"), "{page}");
    let shown = vault.fte(&format!("approve show {}", asked["id"].as_str().unwrap())).ok().stdout;
    assert!(shown.contains(&format!("what request {bill} did")), "{shown}");

    // Twice is once, before it is done and after.
    let again = vault.fte(&format!("undo {bill} --json")).ok().json();
    assert_eq!((&again["id"], &again["new"]), (&asked["id"], &json!(false)));
    assert_eq!(vault.files("Pending_Approval").len(), 1);
    let undo = finished(&vault, &asked);
    let again = vault.fte(&format!("undo {bill}")).ok().stdout;
    assert!(
        again.contains(&format!("request {undo} takes back {bill} already: it is done")),
        "{again}"
    );
    assert_eq!(acted(&vault), []);

    // The books are as if it had not been, and say what was.
    assert_eq!(vault.fte("ledger balance").ok().stdout, "no account holds anything\n");
    assert_eq!(vault.fte("ledger payable").ok().stdout, "nothing is owed on 2026-11-16\n");
    for id in ["payable", "expenses-week"] {
        assert_eq!(figure(&vault, id), json!(["0.00 EUR"]), "{id}");
    }
    let bills = vault.fte("ledger bill list --json").ok().json();
    assert_eq!(
        (&bills[0]["status"], &bills[0]["reversal"], &bills[0]["open"]),
        (&json!("cancelled"), &json!("REV-0001"), &json!("0.00 EUR"))
    );
    let note = vault.read("Accounting/Reversals/REV-0001.md");
    assert!(note.contains("The reverse of [[BILL-0001]]: 49.00 EUR for [[BILL-0001]]"), "{note}");
    assert!(vault.read("Accounting/Bills/BILL-0001.md").contains("status: cancelled"));

    // The log has both ids; nothing of the proof is torn.
    let log = vault.fte("audit search --action undo --json").ok().json();
    assert_eq!(
        (&log["parameters"]["request"], &log["parameters"]["undoes"]),
        (&json!(undo), &json!(bill))
    );
    vault.fte("audit verify").ok();
    // The undo has no undo; the bill can be booked as it should have been, with its own number.
    refused(&vault.fte(&format!("undo {undo}")), "book the bill, expense or payment again");
    refused(&vault.fte("ledger reverse BILL-0001"), "BILL-0001 is reversed already, by REV-0001");
    refused(&vault.fte("ledger reverse REV-0001"), "REV-0001 is a reverse itself");
    let right = vault
        .fte_args(&[
            "ledger",
            "bill",
            "record",
            "--vendor",
            "Hosting",
            "--amount",
            "94.00 EUR",
            "--reference",
            "R-77",
            "--json",
        ])
        .ok()
        .json();
    finished(&vault, &right);
    assert!(vault.fte("ledger payable").ok().stdout.contains("94.00 EUR"));
}

#[test]
fn what_a_reversed_payment_paid_is_open_again() {
    let vault = TestVault::new();
    let invoice = vault
        .fte_args(&[
            "ledger",
            "invoice",
            "create",
            "--customer",
            "Dana",
            "--line",
            "Work = 1 x 100.00",
            "--json",
        ])
        .ok()
        .json();
    let invoice = finished(&vault, &invoice);
    let payment = booked(&vault, "ledger payment record INV-0001");
    assert_eq!(figure(&vault, "received-week"), json!(["100.00 EUR"]));
    assert!(briefing(&vault).contains("payment received"));
    // What was paid is not cancelled, and what is an invoice is credited, not reversed.
    refused(
        &vault.fte(&format!("undo {invoice}")),
        "a credit note cancels an invoice for which nothing was paid",
    );
    refused(
        &vault.fte("ledger reverse INV-0001"),
        "INV-0001 is an invoice: `fte ledger invoice credit INV-0001` cancels it",
    );

    undone(&vault, &payment);
    let shown = vault.fte("ledger invoice show INV-0001 --json").ok().json();
    assert_eq!(
        (&shown["status"], &shown["open"], &shown["paid"], &shown["payments"]),
        (&json!("open"), &json!("100.00 EUR"), &json!("0.00 EUR"), &json!([]))
    );
    let payments = vault.fte("ledger payment list --json").ok().json();
    assert_eq!(
        (payments.as_array().unwrap().len(), &payments[0]["reversed"]),
        (1, &json!("REV-0001"))
    );
    for (id, value) in
        [("received-week", "0.00 EUR"), ("receivable", "100.00 EUR"), ("cash", "0.00 EUR")]
    {
        assert_eq!(figure(&vault, id), json!([value]), "{id}");
    }
    assert!(!briefing(&vault).contains("payment received"));
    let note = vault.read("Accounting/Payments/PAY-0001.md");
    assert!(note.contains("It is reversed, by [[REV-0001]], and counts for nothing."), "{note}");
    assert_eq!(vault.fte("ledger check --json").ok().json()["problems"], json!([]));

    // It can be paid again, once; and cancelled once that is taken back as well.
    let second = booked(&vault, "ledger payment record INV-0001 --note again");
    assert!(
        vault
            .fte("ledger invoice show INV-0001")
            .ok()
            .stdout
            .contains("paid   100.00 EUR by PAY-0002")
    );
    undone(&vault, &second);
    let asked = vault.fte(&format!("undo {invoice} --json")).ok().json();
    assert_eq!(asked["action"], "ledger.invoice.credit");
    finished(&vault, &asked);
    assert_eq!(vault.fte("ledger balance").ok().stdout, "no account holds anything\n");
    refused(&vault.fte("ledger reverse CN-0001"), "CN-0001 is a credit note: write a new invoice");
}

#[test]
fn an_expense_and_a_paid_bill_are_taken_back_in_their_order() {
    let vault = TestVault::new();
    let record = |kind: &str| {
        let words = [
            "ledger",
            kind,
            "record",
            "--vendor",
            "Rail",
            "--amount",
            "20.00 EUR",
            "--category",
            "travel",
            "--json",
        ];
        finished(&vault, &vault.fte_args(&words).ok().json())
    };
    let (expense, bill) = (record("expense"), record("bill"));
    let payment = booked(&vault, "ledger payment record BILL-0001");
    assert_eq!(figure(&vault, "cash"), json!(["-40.00 EUR"]));
    refused(
        &vault.fte(&format!("undo {bill}")),
        "of BILL-0001 only 0.00 EUR is open: reverse what was paid first (PAY-0001)",
    );
    undone(&vault, &expense);
    let expenses = vault.fte("ledger expense list --json").ok().json();
    assert_eq!(
        (&expenses[0]["status"], &expenses[0]["paid"]),
        (&json!("cancelled"), &json!("0.00 EUR"))
    );
    assert_eq!(figure(&vault, "cash"), json!(["-20.00 EUR"]));
    undone(&vault, &payment);
    assert!(vault.fte("ledger payable").ok().stdout.contains("20.00 EUR"));
    undone(&vault, &bill);
    assert_eq!(vault.fte("ledger balance").ok().stdout, "no account holds anything\n");
    assert_eq!(vault.fte("ledger check --json").ok().json()["problems"], json!([]));
    let unknown = vault.fte("ledger reverse BILL-0002");
    assert_eq!(unknown.exit, 2, "{unknown}");
    assert!(unknown.stderr.contains("is not in the books: `BILL-0002`"), "{unknown}");
}

#[test]
fn notes_that_nobody_changed_are_taken_back_by_themselves() {
    let vault = vault();
    let before = vault.snapshot();
    let done = acted(&vault);
    for action in ["reminder.create", "contact.create", "note.write"] {
        let asked = vault.fte(&format!("undo {} --json", request(&done, action))).ok().json();
        assert_eq!(
            (&asked["action"], &asked["standing"]),
            (&json!("note.discard"), &json!("approved"))
        );
        assert!(asked["path"].as_str().unwrap().starts_with("Approved/"), "{asked}");
    }
    assert_eq!(acted(&vault).len(), 3);
    for folder in ["Needs_Action", "Contacts", "Audits"] {
        let was: Vec<_> = before.keys().filter(|name| name.starts_with(folder)).cloned().collect();
        let is: Vec<_> =
            vault.files(folder).into_iter().filter(|name| !name.contains("EMAIL_")).collect();
        let was: Vec<_> = was.into_iter().filter(|name| !name.contains("EMAIL_")).collect();
        assert_eq!(is, was);
    }
    refused(
        &vault.fte(&format!("undo {}", request(&done, "email.reply"))),
        "a mail that went out can't be called back",
    );
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
    let log = vault.fte("audit search --action note.discard --status success").ok().stdout;
    assert!(log.contains("Needs_Action/TASK_2026-11-16_the-parcel_"), "{log}");
}

#[test]
fn a_note_that_a_person_worked_on_stays() {
    let vault = vault();
    let done = acted(&vault);
    let of = |folder: &str, part: &str| {
        vault.files(folder).into_iter().find(|name| name.contains(part)).unwrap()
    };
    // Changed before it was asked for: refused at once.
    let contact = of("Contacts", "the-post");
    let known = vault.read(&contact).replace("known: false", "known: true");
    vault.put(&contact, &known);
    let ran = vault.fte(&format!("undo {}", request(&done, "contact.create")));
    refused(&ran, "was changed since fte made it");
    // Changed after it was asked for: it fails for good, and another undo may be asked for when it is as it was.
    let audit = of("Audits", "parcels");
    let text = vault.read(&audit);
    let id = request(&done, "note.write");
    let first = vault.fte(&format!("undo {id} --json")).ok().json();
    vault.put(&audit, format!("{text}mine\n"));
    let ran = vault.fte("act --json");
    assert_eq!(ran.exit, 1, "{ran}");
    assert!(
        ran.json()["refused"][0]["why"].as_str().unwrap().contains("was changed since fte made it"),
        "{ran}"
    );
    assert_eq!(vault.read(&audit), format!("{text}mine\n"));
    refused(&vault.fte(&format!("undo {id}")), "was changed since fte made it");
    vault.put(&audit, &text);
    let second = vault.fte(&format!("undo {id} --json")).ok().json();
    assert_eq!(second["new"], true);
    assert_ne!(second["id"], first["id"]);
    acted(&vault);
    assert!(!vault.path(&audit).exists());
    // Moved: work has begun on it.
    let reminder = of("Needs_Action", "TASK_");
    let name = reminder.rsplit('/').next().unwrap();
    let moved = format!("In_Progress/{name}");
    std::fs::rename(vault.path(&reminder), vault.path(&moved)).unwrap();
    let ran = vault.fte(&format!("undo {}", request(&done, "reminder.create")));
    refused(&ran, &format!("{reminder} lies in {moved} now"));
    // Gone: there is nothing to take back.
    std::fs::remove_file(vault.path(&moved)).unwrap();
    refused(&vault.fte(&format!("undo {}", request(&done, "reminder.create"))), "is gone already");
}

#[test]
fn what_was_not_done_is_stopped_another_way() {
    let vault = TestVault::new();
    let ask = |note: &str| {
        let words = [
            "ledger",
            "expense",
            "record",
            "--vendor",
            "Rail",
            "--amount",
            "20.00 EUR",
            "--note",
            note,
            "--json",
        ];
        vault.fte_args(&words).ok().json()["id"].as_str().unwrap().to_owned()
    };
    let id = ask("one");
    let ran = vault.fte(&format!("undo {id}"));
    refused(&ran, "it waits for your yes");
    assert!(ran.stderr.contains(&format!("`fte approve no {id}`")), "{ran}");
    vault.fte(&format!("approve yes {id}")).ok();
    let ran = vault.fte(&format!("undo {id}"));
    refused(&ran, "is approved and not done yet");
    assert!(ran.stderr.contains(&format!("`fte queue hold {id}`")), "{ran}");
    vault.fte("act").ok();
    let other = ask("two");
    vault.fte(&format!("approve no {other}")).ok();
    refused(&vault.fte(&format!("undo {other}")), "was refused: nothing was done");
    for typed in ["nothing", "-", "%", "", &id[..3]] {
        let ran = vault.fte_args(&["undo", "--", typed]);
        assert_eq!(ran.exit, 2, "{ran}");
    }
    // A no to the undo is no end: it may be asked for again.
    let first = vault.fte(&format!("undo {id} --json")).ok().json();
    vault.fte(&format!("approve no {}", first["id"].as_str().unwrap())).ok();
    let second = vault.fte(&format!("undo {id} --json")).ok().json();
    assert_eq!(second["new"], true);
    assert_ne!(second["id"], first["id"]);
    // Reversed by another request meanwhile: what waits fails for good, and the books have it once.
    booked(&vault, "ledger reverse EXP-0001");
    vault.fte(&format!("approve yes {}", second["id"].as_str().unwrap())).ok();
    let ran = vault.fte("act");
    assert_eq!(ran.exit, 1, "{ran}");
    assert_eq!(vault.read("Accounting/ledger.journal").matches("reverses: EXP-0001").count(), 1);
    refused(&vault.fte(&format!("undo {id}")), "EXP-0001 is reversed already, by REV-0001");
    vault.fte("ledger check").ok();
}

#[test]
fn of_many_who_ask_at_once_one_request_comes() {
    let vault = vault();
    let id = request(&acted(&vault), "reminder.create");
    let asking: Vec<_> = (0..4)
        .map(|_| {
            let mut command = vault.command();
            command.args(["undo", &id, "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    let asked: Vec<_> = asking
        .into_iter()
        .map(|child| vault.ran(&child.wait_with_output().unwrap()).ok().json()["id"].clone())
        .collect();
    assert!(asked.iter().all(|id| *id == asked[0]), "{asked:?}");
    assert_eq!(vault.files("Approved").len(), 1);
    assert_eq!(vault.fte("audit search --action undo").ok().stdout.lines().count(), 1);
    assert_eq!(acted(&vault).len(), 1);
}

#[test]
fn a_policy_that_says_never_is_kept() {
    let vault = vault();
    let id = request(&acted(&vault), "reminder.create");
    let handbook = vault.read("Company_Handbook.md");
    let never = "policy:\n  - rule: nothing goes\n    action: note.discard\n    then: never\n";
    vault.put("Company_Handbook.md", handbook.replace("policy:\n", never));
    refused(&vault.fte(&format!("undo {id}")), "nothing goes");
    assert_eq!(acted(&vault), []);
    vault.put("Company_Handbook.md", &handbook);
    undone(&vault, &id);
}

#[test]
fn explain_says_how_each_action_is_undone_and_found_again() {
    let vault = TestVault::new();
    let said = vault.fte("policy explain --json").ok().json();
    let of = |name: &str| {
        let found = said["actions"].as_array().unwrap().iter().find(|one| one["action"] == name);
        found.unwrap().clone()
    };
    let bill = of("ledger.bill.record");
    assert_eq!(
        (&bill["undo"]["how"], &bill["undo"]["action"], &bill["retry"], &bill["found"]),
        (&json!("by"), &json!("ledger.entry.reverse"), &json!("after_look_up"), &json!("entry"))
    );
    assert_eq!(of("email.send")["undo"]["how"], "never");
    assert_eq!(of("post.twitter")["undo"]["how"], "by_hand");
    // Money and the books are never tried again without a look-up.
    for action in said["actions"].as_array().unwrap() {
        let name = action["action"].as_str().unwrap();
        let is_money = ["payment.", "ledger.", "odoo."].iter().any(|room| name.starts_with(room));
        // Fetching a PDF changes nothing in Odoo.
        let careful = is_money && name != "odoo.invoice.pdf";
        assert_eq!(action["retry"] == "after_look_up", careful, "{name}");
    }
    let text = vault.fte("policy explain ledger.bill.record").ok().stdout;
    assert!(text.contains("only after a look-up that proves that it did not happen"), "{text}");
    assert!(text.contains("`fte undo` books the reverse"), "{text}");
}
