//! Plans that run: what steps give each other, the yes to a whole plan, and what becomes of a plan that can't go on.

use serde_json::{Value, json};

use crate::testvault::{Ran, TestVault};

/// Books an invoice and sends it; a reminder needs neither.
const SIGNS: &str = r#"---
type: playbook
match:
  type: email
  words: [signage]
order: 500
steps:
  - id: send-it
    what: Send the invoice
    needs: book
    action: email.send
    params:
      to: ["{{ item.from.email }}"]
      subject: "Invoice {{ steps.book.document }}"
      body: |
        You wrote: {{ item.subject }}

        It is {{ steps.book.document }} over {{ steps.book.total }} of {{ steps.book.date }}.
      attachments: ["{{ steps.book.path }}"]
  - id: book
    what: Book the invoice
    action: ledger.invoice.create
    params:
      customer: Dana Reyes
      currency: EUR
      lines: [{text: Signs, price: "500.00"}]
  - id: remember
    what: Remember the signs
    action: reminder.create
    params: {title: Look at the signs}
  - id: look
    what: Note that they were remembered
    needs: remember
    action: note.write
    params:
      folder: Plans
      title: Signs
      text: "The reminder is {{ steps.remember.path }}"
---
# Signs
"#;

/// A vault with one planned mail of this subject.
fn planned(playbook: &str, subject: &str) -> TestVault {
    let vault = TestVault::new()
        .file("Playbooks/signs.md", playbook)
        .file("Contacts/Dana Reyes.md", "---\ntype: contact\nemail: dana@example.com\n---\n");
    let config = vault.read(".fte/config.yaml");
    let owner = "owner:\n  name: Mara\n  emails: [owner@example.com]\n";
    vault.put(".fte/config.yaml", format!("{config}\n{owner}"));
    mail(&vault, "one", subject);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

fn mail(vault: &TestVault, name: &str, subject: &str) {
    let mail = format!(
        "From: Dana Reyes <dana@example.com>\r\nTo: owner@example.com\r\nSubject: {subject}\r\n\
         Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{name}@example.com>\r\n\r\nThe signage.\r\n"
    );
    vault.put(&format!("Inbox/{name}.eml"), mail);
}

fn plan_of(vault: &TestVault) -> String {
    let is_plan = |file: &String| file.contains("/PLAN_");
    vault.files("Plans").into_iter().chain(vault.files("Done")).find(is_plan).unwrap()
}

fn id_of(path: &str) -> String {
    path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned()
}

/// The plan as the person reads it.
fn whole(vault: &TestVault) -> Value {
    vault.fte(&format!("approve plan {} --json", id_of(&plan_of(vault)))).ok().json()
}

fn handle(vault: &TestVault) -> String {
    whole(vault)["handle"].as_str().unwrap().to_owned()
}

/// What waits for a yes: the action and its id.
fn waiting(vault: &TestVault) -> Vec<(String, String)> {
    let list = vault.fte("approve list --json").ok().json();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(|row| (text(row, "action"), text(row, "handle"))).collect()
}

#[track_caller]
fn yes(vault: &TestVault, action: &str) {
    let waits = waiting(vault);
    let (_, id) =
        waits.iter().find(|(name, _)| name == action).unwrap_or_else(|| panic!("{waits:?}"));
    vault.fte(&format!("approve yes {id}")).ok();
}

fn act(vault: &TestVault) -> Value {
    vault.fte("act --json").json()
}

fn done(acted: &Value) -> Vec<&str> {
    acted["executed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["action"].as_str().unwrap())
        .collect()
}

fn log(vault: &TestVault) -> Vec<Value> {
    let lines = vault.files("Logs").into_iter().map(|file| vault.read(&file)).collect::<String>();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How often each milestone of plans is in the log.
fn milestones(vault: &TestVault) -> Vec<String> {
    let is_milestone = |event: &Value| {
        let action = event["action"].as_str().unwrap();
        ["plan.begun", "plan.step", "plan.stopped", "plan.done"].contains(&action)
    };
    let text = |event: Value| {
        let step = event["resource"].as_str().filter(|name| !name.contains('/'));
        [event["action"].as_str().unwrap(), step.unwrap_or_default()].join(" ").trim().to_owned()
    };
    log(vault).into_iter().filter(is_milestone).map(text).collect()
}

#[track_caller]
fn edit(vault: &TestVault, path: &str, old: &str, new: &str) {
    let text = vault.read(path);
    assert!(text.contains(old), "{old:?} is not in {text}");
    vault.put(path, text.replace(old, new));
}

/// The mail that lies in the outbox.
fn sent(vault: &TestVault) -> String {
    let files = vault.files("Outbox/new");
    assert_eq!(files.len(), 1, "{files:?}");
    vault.read(&files[0])
}

#[test]
fn a_step_is_drawn_with_what_the_earlier_one_gave_and_a_stranger_s_words_stay_theirs() {
    let vault = planned(SIGNS, "Signage {{ steps.book.document }}");
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("is the document of `book`, put in when that is done"), "{note}");
    let start = note.find("⟦document of book, ").unwrap();
    let mark = note[start..].split('⟧').next().unwrap().to_owned() + "⟧";
    assert_eq!(waiting(&vault).len(), 1, "what it is to say is not known yet");
    yes(&vault, "ledger.invoice.create");
    assert_eq!(done(&act(&vault)), ["ledger.invoice.create", "reminder.create", "note.write"]);
    let (action, id) = waiting(&vault).remove(0);
    assert_eq!(action, "email.send");
    let shown = vault.fte(&format!("approve show {id}")).ok().stdout;
    for said in [
        "Invoice INV-0001",
        "It is INV-0001 over 500.00 EUR of 2026-11-16.",
        "You wrote: Signage {{ steps.book.document }}",
        "Accounting/Invoices/INV-0001.md",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert!(!shown.contains(&mark), "{shown}");
    let text = vault.files("Plans").into_iter().find(|file| file.contains("/NOTE_")).unwrap();
    assert!(vault.read(&text).contains("The reminder is Needs_Action/TASK_"), "{text}");
    yes(&vault, "email.send");
    act(&vault);
    let sent = sent(&vault);
    assert!(
        sent.contains("Subject: Invoice INV-0001\r\n") && sent.contains("INV-0001.md"),
        "{sent}"
    );
    assert!(sent.contains("You wrote: Signage {{ steps.book.document }}"), "{sent}");
    vault.fte("audit verify").ok();
}

#[test]
fn a_stranger_who_writes_what_a_place_looks_like_fills_in_nothing() {
    // The mark of one mail, learned and written into the next.
    let first = planned(SIGNS, "Signage");
    let note = first.read(&plan_of(&first));
    let start = note.find("⟦total of book, ").unwrap();
    let place = note[start..].split('⟧').next().unwrap().to_owned() + "⟧";
    let vault = planned(SIGNS, &format!("Signage {place}"));
    yes(&vault, "ledger.invoice.create");
    act(&vault);
    yes(&vault, "email.send");
    act(&vault);
    let text = sent(&vault).replace("=\r\n", "");
    assert!(!text.contains("Signage 500.00 EUR"), "{text}");
    assert!(text.contains("over 500.00 EUR"), "{text}");
}

#[test]
fn a_playbook_that_takes_what_is_not_given_is_a_mistake_with_its_line() {
    let head = "---\nmatch:\n  words: a\nsteps:\n  - id: book\n    what: do\n    action: reminder.create\n    params: {title: x}\n";
    let cases = [
        (
            "  - id: two\n    what: do\n    action: reminder.create\n    params:\n      title: \"{{ steps.book.path }}\"\n",
            "13: `two` takes `book.path` and does not need `book`: write `needs: book`",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    action: reminder.create\n    params:\n      title: x\n      text: |\n        a\n        {{ steps.bok.path }}\n",
            "17: there is no step `bok`; there are book, two",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    action: reminder.create\n    params:\n      title: \"{{ steps.book.document }}\"\n",
            "14: `reminder.create` gives no `document`; it gives path",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    action: reminder.create\n    params:\n      title: \"{{ steps.book.path | upper }}\"\n",
            "14: an output of a step stands alone in its braces, without filters",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    action: email.send\n    params:\n      to: [\"{{ steps.book.path }}\"]\n      subject: x\n      body: x\n",
            "14: `to` says who gets it: no output of a step can stand there",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    action: ledger.bill.record\n    params:\n      vendor: x\n      amount: \"{{ steps.book.path }}\"\n",
            "15: `ledger.bill.record`: an output of a step can stand in a text alone",
        ),
        (
            "  - id: two\n    what: do\n    needs: book\n    when: steps.book.path\n",
            "12: `steps.book.path` is known only later",
        ),
        (
            "  - id: mine\n    what: do\n  - id: two\n    what: do\n    needs: mine\n    action: reminder.create\n    params:\n      title: \"{{ steps.mine.path }}\"\n",
            "16: `mine` is the person's to do and gives nothing",
        ),
        (
            "  - id: all\n    what: do\n    each: item.files\n    action: reminder.create\n    params: {title: x}\n  - id: two\n    what: do\n    needs: all\n    action: reminder.create\n    params:\n      title: \"{{ steps.all.path }}\"\n",
            "19: `all` is there once for each of a list",
        ),
        (
            "  - id: undo-book\n    what: do\n",
            "9: `undo-book` is what `fte` calls a step of its own",
        ),
    ];
    for (steps, expected) in cases {
        let vault = TestVault::new().file("Playbooks/bad.md", format!("{head}{steps}---\n"));
        let ran = vault.fte("plan --check");
        assert_eq!(ran.exit, 1, "{steps}\n{ran}");
        assert!(
            ran.stdout.contains(&format!("Playbooks/bad.md:{expected}")),
            "expected {expected}\n{steps}\n{ran}"
        );
    }
}

#[test]
fn a_plan_that_was_edited_into_a_circle_is_told_of_and_stops_no_other() {
    let cases = [
        (
            "action: ledger.invoice.create,",
            "action: ledger.invoice.create, needs: [send-it],",
            "steps need each other in a circle: send-it → book → send-it",
        ),
        (
            "needs: [book]",
            "needs: [bok]",
            "`send-it` needs `bok`, and there is no such step; there are send-it, book",
        ),
        ("id: remember,", "id: book,", "there are two steps `book`"),
        ("needs: [book]", "needs: {a: b}", "step `send-it`: `needs` is not a list of steps"),
    ];
    for (old, new, what) in cases {
        let vault = planned(SIGNS, "Signage");
        let path = plan_of(&vault);
        let before = vault.read(&path);
        mail(&vault, "two", "Signage again");
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        edit(&vault, &path, old, new);
        // A circle is told of where its first step stands.
        let at = if what.contains("circle") { "id: send-it" } else { old };
        let line = before.lines().position(|line| line.contains(at)).unwrap() + 1;
        let acted = vault.fte("act --json");
        assert_eq!(acted.exit, 8, "the other plan went on: {acted}");
        let failed = &acted.json()["failed"];
        // Each look at the plans tells of it.
        let expected = format!("{path}:{line}: `steps`: {what}");
        assert!(!failed.as_array().unwrap().is_empty());
        for failed in failed.as_array().unwrap() {
            let why = failed["why"].as_str().unwrap();
            assert!(
                failed["id"] == path.as_str() && why.starts_with(&expected),
                "{failed}\n{expected}"
            );
        }
        assert!(done(&acted.json()).len() >= 3, "{acted}");
        let checked = vault.fte("vault check --json");
        let problems = checked.json()["problems"].clone();
        assert_eq!(checked.exit, 1, "{checked}");
        assert_eq!(
            (&problems[0]["file"], &problems[0]["line"]),
            (&json!(path), &json!(line)),
            "{problems}"
        );
        // It is told again until it is mended, and then goes on.
        assert_eq!(vault.fte("act").exit, 1);
        vault.put(&path, before);
        assert_eq!(vault.fte("act").exit, 0);
        vault.fte("vault check").ok();
    }
}

#[test]
fn what_waits_for_a_yes_keeps_nothing_else_waiting() {
    let vault = planned(SIGNS, "Signage");
    assert_eq!(done(&act(&vault)), ["reminder.create", "note.write"], "they need no invoice");
    assert_eq!(waiting(&vault).len(), 1);
    let note = vault.read(&plan_of(&vault));
    for line in [
        "- [x] Remember the signs (`reminder.create`, done) ^remember",
        "after `book`) ^send-it",
        "submitted) ^book",
    ] {
        assert!(note.contains(line), "{line}: {note}");
    }
}

#[test]
fn a_plan_is_approved_as_a_whole_by_the_handle_of_what_was_read() {
    let vault = planned(SIGNS, "Signage");
    let id = id_of(&plan_of(&vault));
    let shown = vault.fte(&format!("approve plan {id}")).ok().stdout;
    for said in [
        "Dana Reyes",
        "gross 500.00 EUR",
        "dana@example.com",
        "is the document of `book`",
        "Invoice ⟦document of book, ",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let unread = vault.fte(&format!("approve yes {id}"));
    assert!(unread.exit == 5 && unread.stderr.contains("must be read first"), "{unread}");
    let wrong = vault.fte(&format!("approve yes {id}-aaaaaaaa"));
    assert!(wrong.exit == 5 && wrong.stderr.contains("is not what you read any more"), "{wrong}");
    let handle = handle(&vault);
    assert_eq!(
        vault.fte(&format!("approve yes {handle} --json")).ok().json()["approved"],
        json!([id])
    );
    assert_eq!(waiting(&vault), []);
    let acted = act(&vault);
    assert_eq!(
        done(&acted),
        ["ledger.invoice.create", "reminder.create", "email.send", "note.write"]
    );
    assert_eq!(acted["filed"].as_array().unwrap().len(), 1, "{acted:#}");
    assert!(sent(&vault).contains("It is INV-0001 over 500.00 EUR"));
    let events = log(&vault);
    let named = |action: &str| {
        events
            .iter()
            .filter(|event| {
                event["action"] == action && event["parameters"]["plan_yes"] == handle.as_str()
            })
            .count()
    };
    assert_eq!(
        (named("approval.plan"), named("approval.yes"), named("approval.request")),
        (1, 1, 1)
    );
    let mail = events.iter().find(|event| event["action"] == "email.send").unwrap();
    assert!(mail["approved_by"].as_str().unwrap().starts_with("human:"), "{mail}");
    assert!(!sent(&vault).contains("Auto-Submitted"), "a person said yes");
    vault.fte("audit verify").ok();
}

#[test]
fn a_plan_that_changed_between_reading_and_yes_is_not_approved() {
    let vault = planned(SIGNS, "Signage");
    let read = handle(&vault);
    edit(&vault, "Playbooks/signs.md", "price: \"500.00\"", "price: \"900.00\"");
    let item = id_of(&vault.files("In_Progress")[0]);
    vault.fte(&format!("plan {item}")).ok();
    // What was submitted stays as it was, so it is the mail's words that change.
    edit(&vault, "Playbooks/signs.md", "You wrote:", "You said:");
    vault.fte(&format!("plan {item}")).ok();
    let late = vault.fte(&format!("approve yes {read}"));
    assert!(late.exit == 5 && late.stderr.contains("is not what you read any more"), "{late}");
    assert_ne!(handle(&vault), read);
    assert_eq!(waiting(&vault).len(), 1);
}

/// Says yes to the whole plan, lets something come in between, and books the invoice.
fn between(change: impl FnOnce(&TestVault)) -> (TestVault, Value) {
    let vault = planned(SIGNS, "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    change(&vault);
    let acted = act(&vault);
    assert!(vault.files("Outbox").is_empty(), "{acted:#}");
    (vault, acted)
}

#[test]
fn a_step_that_is_not_what_the_yes_was_to_asks_again() {
    let (vault, _) = between(|vault| edit(vault, &plan_of(vault), "You wrote", "You said"));
    assert_eq!(waiting(&vault)[0].0, "email.send");
    let shown = vault.fte(&format!("approve show {}", waiting(&vault)[0].1)).stdout;
    assert!(
        shown.contains("changed since it was planned") && shown.contains("INV-0001"),
        "{shown}"
    );
    let policy = shown.lines().find(|line| line.contains("Policy")).unwrap();
    assert!(policy.contains("rule “") && policy.contains("the step was changed"), "{policy}");

    let sender = "owner@example.com]\nmail:\n  from: other@example.com";
    let (vault, _) = between(|vault| edit(vault, ".fte/config.yaml", "owner@example.com]", sender));
    let shown = vault.fte(&format!("approve show {}", waiting(&vault)[0].1)).stdout;
    assert!(
        shown.contains(
            "the yes to the plan is not to this: the sender in the settings is another now"
        ),
        "{shown}"
    );

    // A mail to somebody who is not known any more has a warning that nobody read.
    let (vault, _) =
        between(|vault| std::fs::remove_file(vault.path("Contacts/Dana Reyes.md")).unwrap());
    let waits = waiting(&vault);
    let (_, id) = waits.iter().find(|(action, _)| action == "email.send").unwrap();
    let shown = vault.fte(&format!("approve show {id}")).stdout;
    assert!(shown.contains("it has a warning that the plan did not have"), "{shown}");
}

/// Tells a service of the invoice when it is booked.
fn telling() -> String {
    let tell = "  - id: tell\n    what: Tell the shop\n    needs: book\n    action: webhook.send\n    params: {event: invoice.booked, text: \"{{ steps.book.document }}\"}\n";
    SIGNS.replace("  - id: remember\n", &format!("{tell}  - id: remember\n"))
}

#[test]
fn a_yes_to_a_plan_is_to_the_address_that_was_read() {
    let vault = planned(&telling(), "Signage");
    let config = vault.read(".fte/config.yaml");
    let to = |host: &str| {
        let service =
            format!("{config}\nwebhook:\n  mode: dry-run\n  url: https://{host}.example/\n");
        vault.put(".fte/config.yaml", service);
    };
    to("shop");
    let read = handle(&vault);
    let id = id_of(&plan_of(&vault));
    let shown = vault.fte(&format!("approve plan {id}")).ok().stdout;
    assert!(shown.contains("https://shop.example/"), "{shown}");
    to("elsewhere");
    let late = vault.fte(&format!("approve yes {read}"));
    assert!(late.exit == 5 && late.stderr.contains("is not what you read any more"), "{late}");
    to("shop");
    vault.fte(&format!("approve yes {read}")).ok();
    to("elsewhere");
    act(&vault);
    let waits = waiting(&vault);
    assert_eq!(waits.len(), 1, "{waits:?}");
    assert_eq!(waits[0].0, "webhook.send");
    let shown = vault.fte(&format!("approve show {}", waits[0].1)).ok().stdout;
    let why =
        "the yes to the plan is not to this: what the settings say of `webhook` is another now";
    assert!(shown.contains(why) && shown.contains("https://elsewhere.example/"), "{shown}");
}

#[test]
fn a_yes_to_a_plan_is_to_how_a_lost_answer_is_settled() {
    let vault = planned(&telling(), "Signage");
    let config = vault.read(".fte/config.yaml");
    let service = format!("{config}\nwebhook:\n  mode: dry-run\n  url: https://shop.example/do\n");
    vault.put(".fte/config.yaml", &service);
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    let find = "  find: https://shop.example/done?key={key}\n";
    vault.put(".fte/config.yaml", format!("{service}{find}"));
    act(&vault);
    assert_eq!(waiting(&vault)[0].0, "webhook.send");
}

#[test]
fn what_the_yes_was_to_goes_without_another_question() {
    let vault = planned(&telling(), "Signage");
    let config = vault.read(".fte/config.yaml");
    let service = format!("{config}\nwebhook:\n  mode: dry-run\n  url: https://shop.example/\n");
    vault.put(".fte/config.yaml", service);
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    let acted = act(&vault);
    assert_eq!(waiting(&vault), [], "{acted:#}");
    assert!(
        acted["not_possible"][0]["why"].as_str().unwrap().contains("shop.example"),
        "{acted:#}"
    );
}

/// Puts a rule in front of the others.
fn rule(vault: &TestVault, rule: &str) {
    edit(
        vault,
        "Company_Handbook.md",
        "policy:\n",
        &format!("policy:\n  - {{rule: strict, {rule}}}\n"),
    );
}

#[test]
fn the_policy_is_asked_again_when_a_step_s_turn_comes() {
    let strict = |then: &str| format!("action: email.send, then: {then}");
    let (vault, _) = between(|vault| rule(vault, &strict("never")));
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("(`email.send`, refused: `“rule “strict””`) ^send-it"), "{note}");
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.credit");
    let (vault, _) = between(|vault| rule(vault, &strict("ask twice")));
    assert_eq!(waiting(&vault)[0].0, "email.send");
    // What went by itself when the plan was read asks where a rule asks now.
    let vault = planned(SIGNS, "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    rule(&vault, "action: note.write, then: ask");
    act(&vault);
    assert_eq!(waiting(&vault)[0].0, "note.write");
    let shown = vault.fte(&format!("approve show {}", waiting(&vault)[0].1)).stdout;
    assert!(shown.contains("the policy is stricter now"), "{shown}");
}

#[test]
fn what_asks_twice_is_not_in_the_yes_to_the_plan() {
    let vault = planned(&SIGNS.replace("500.00", "5000.00"), "Signage");
    let read = whole(&vault);
    let book = &read["steps"][1];
    assert_eq!(
        (&book["yes"], &book["alone"]),
        (&json!(false), &json!("it needs the amount typed")),
        "{read:#}"
    );
    vault.fte(&format!("approve yes {}", read["handle"].as_str().unwrap())).ok();
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.create");
    assert_eq!(done(&act(&vault)), ["reminder.create", "note.write"]);
}

#[test]
fn the_yes_to_a_plan_is_taken_back() {
    let vault = planned(SIGNS, "Signage");
    let id = id_of(&plan_of(&vault));
    assert_eq!(vault.fte(&format!("approve no {id}")).exit, 5, "nobody said yes");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    vault.fte(&format!("approve no {id}")).ok();
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.create");
    assert_eq!(done(&act(&vault)), ["reminder.create", "note.write"]);
    yes(&vault, "ledger.invoice.create");
    act(&vault);
    assert_eq!(waiting(&vault)[0].0, "email.send");
}

#[test]
fn a_no_to_a_plan_that_lost_a_step_or_its_note_is_a_no() {
    for broken in [false, true] {
        let vault = planned(SIGNS, "Signage");
        let path = plan_of(&vault);
        vault.fte(&format!("approve yes {}", handle(&vault))).ok();
        if broken {
            edit(&vault, &path, "needs: [book]", "needs: [bok]");
        } else {
            let note = vault.read(&path);
            let step = note.lines().find(|line| line.contains("id: look,")).unwrap().to_owned();
            edit(&vault, &path, &format!("{step}\n"), "");
        }
        vault.fte(&format!("approve no {}", id_of(&path))).ok();
        assert_eq!(waiting(&vault)[0].0, "ledger.invoice.create", "{broken}");
        act(&vault);
        assert!(!vault.path("Accounting/ledger.journal").exists(), "{broken}");
    }
}

#[test]
fn a_no_to_a_plan_counts_although_its_notes_can_t_follow() {
    let vault = planned(SIGNS, "Signage");
    let plan = id_of(&plan_of(&vault));
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    // A file lies where the folder was.
    let (folder, aside) = (vault.path("Pending_Approval"), vault.path("aside"));
    std::fs::rename(&folder, &aside).unwrap();
    std::fs::write(&folder, "in the way").unwrap();
    let no = vault.fte(&format!("approve no {plan}"));
    assert!(no.exit == 1 && no.stderr.contains("the yes is taken back, but"), "{no}");
    vault.fte("act");
    assert!(!vault.path("Accounting/ledger.journal").exists());
    std::fs::remove_file(&folder).unwrap();
    std::fs::rename(&aside, &folder).unwrap();
    act(&vault);
    act(&vault);
    assert!(!vault.path("Accounting/ledger.journal").exists());
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.create");
    assert!(vault.files("Approved").is_empty());
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
}

#[test]
fn a_no_to_a_plan_reaches_what_a_crash_kept_from_the_plan() {
    let vault = planned(SIGNS, "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    // The request was noted, and that it is the step's was not.
    let database = vault.database();
    let steps: String =
        database.query_row("SELECT steps FROM plans", [], |row| row.get(0)).unwrap();
    let mut steps: Value = serde_json::from_str(&steps).unwrap();
    assert!(steps["book"]["request"].is_string());
    steps["book"]["request"] = Value::Null;
    database.execute("UPDATE plans SET steps = ?1", [steps.to_string()]).unwrap();
    drop(database);
    let path = plan_of(&vault);
    let note = vault.read(&path);
    let (before, rest) = note.split_once(", request: ").unwrap();
    assert!(before.rsplit("- {id: ").next().unwrap().starts_with("book,"), "{note}");
    let end = rest.find([',', '}']).unwrap();
    vault.put(&path, format!("{before}{}", &rest[end..]));
    vault.fte(&format!("approve no {}", id_of(&path))).ok();
    act(&vault);
    assert!(!vault.path("Accounting/ledger.journal").exists());
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.create");
}

#[test]
fn a_plan_is_shown_by_its_own_command() {
    let vault = planned(SIGNS, "Signage");
    let id = id_of(&plan_of(&vault));
    let shown = vault.fte(&format!("approve show {id}"));
    assert_eq!(shown.exit, 2, "{shown}");
    assert!(shown.stderr.contains(&format!("`fte approve plan {id}`")), "{shown}");
}

#[test]
fn what_the_person_undoes_already_is_not_offered_to_be_undone() {
    let vault = planned(SIGNS, "Signage");
    yes(&vault, "ledger.invoice.create");
    let acted = act(&vault);
    let booked = acted["executed"][0]["id"].as_str().unwrap();
    vault.fte(&format!("undo {booked}")).ok();
    let mail = waiting(&vault).into_iter().find(|(action, _)| action == "email.send").unwrap().1;
    vault.fte(&format!("approve no {mail}")).ok();
    let waits: Vec<String> = waiting(&vault).into_iter().map(|(action, _)| action).collect();
    assert_eq!(waits, ["ledger.invoice.credit"]);
    let note = vault.read(&plan_of(&vault));
    assert!(!note.contains("undo-book") && note.contains("settle this your own way"), "{note}");
    // One that came to nothing undoes nothing.
    let vault = planned(SIGNS, "Signage");
    yes(&vault, "ledger.invoice.create");
    let acted = act(&vault);
    let booked = acted["executed"][0]["id"].as_str().unwrap();
    vault.fte(&format!("undo {booked}")).ok();
    for action in ["ledger.invoice.credit", "email.send"] {
        let (_, id) = waiting(&vault).into_iter().find(|(name, _)| name == action).unwrap();
        vault.fte(&format!("approve no {id}")).ok();
    }
    assert!(vault.read(&plan_of(&vault)).contains("^undo-book"));
}

/// The mail can't be sent: no mail program would show its subject as it is.
fn failing() -> String {
    SIGNS.replace("subject: \"Invoice", "subject: \"=?x Invoice")
}

#[test]
fn what_was_done_in_vain_is_offered_to_be_undone_and_then_the_item_is_the_person_s() {
    let vault = planned(&failing(), "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    let acted = act(&vault);
    assert_eq!(done(&acted), ["ledger.invoice.create", "reminder.create", "note.write"]);
    assert_eq!(vault.files("Dead_Letter").len(), 1, "{acted:#}");
    let note = vault.read(&plan_of(&vault));
    assert!(
        note.contains(
            "failed for good: `“the subject has what mail programs take for encoded words"
        ),
        "{note}"
    );
    assert!(
        note.contains(
            "- [ ] Undo: Book the invoice (`ledger.invoice.credit`, submitted) ^undo-book"
        ),
        "{note}"
    );
    assert_eq!(vault.files("In_Progress").len(), 1, "it waits for the answer");
    let waits = waiting(&vault);
    assert_eq!(waits.len(), 1, "the reminder had nothing to do with it: {waits:?}");
    let shown = vault.fte(&format!("approve show {}", waits[0].1)).stdout;
    assert!(
        shown.contains("playbook:signs, to undo what was done") && shown.contains("INV-0001"),
        "{shown}"
    );
    // Why it asks is said whole, also where a rule asks anyway.
    let policy = shown.lines().find(|line| line.contains("Policy")).unwrap();
    assert!(
        policy.contains("rule “") && policy.contains("because the plan could not go on"),
        "{policy}"
    );
    let whole = whole(&vault);
    assert_eq!(whole["handle"], Value::Null, "an undo asks on its own: {whole:#}");
    yes(&vault, "ledger.invoice.credit");
    assert_eq!(done(&act(&vault)), ["ledger.invoice.credit"]);
    assert_eq!(vault.files("In_Progress"), Vec::<String>::new());
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("- [ ] A step failed for good: settle this your own way"), "{note}");
    let before = vault.snapshot();
    act(&vault);
    assert_eq!(vault.snapshot(), before);
    edit(&vault, &plan_of(&vault), "- [ ] A step failed", "- [x] A step failed");
    assert_eq!(act(&vault)["filed"].as_array().unwrap().len(), 1);
    assert_eq!(
        milestones(&vault),
        [
            "plan.begun",
            "plan.step book",
            "plan.step remember",
            "plan.step look",
            "plan.stopped",
            "plan.step undo-book",
            "plan.step by-hand",
            "plan.done"
        ]
    );
    vault.fte("audit verify").ok();
    vault.fte("ledger check").ok();
}

#[test]
fn a_no_after_something_was_done_offers_to_undo_it_as_well() {
    let vault = planned(SIGNS, "Signage");
    yes(&vault, "ledger.invoice.create");
    act(&vault);
    vault.fte_args(&["approve", "no", &waiting(&vault)[0].1, "--reason", "not to her"]).ok();
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("refused: `“not to her”`"), "{note}");
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.credit");
    // The answer can be no: the invoice stays, and the rest is the person's.
    vault.fte(&format!("approve no {}", waiting(&vault)[0].1)).ok();
    assert_eq!(
        vault.files("Needs_Action").iter().filter(|file| file.contains("EMAIL_")).count(),
        1
    );
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("- [ ] A step was refused: settle this your own way"), "{note}");
}

#[test]
fn what_was_done_last_is_undone_first() {
    let second = "  - id: more\n    what: Book the rest\n    needs: book\n    action: ledger.invoice.create\n    params:\n      customer: Dana Reyes\n      currency: EUR\n      lines: [{text: Poles, price: \"70.00\"}]\n";
    let playbook =
        failing().replace("needs: book\n    action: email", "needs: more\n    action: email");
    let playbook = playbook.replace("  - id: remember\n", &format!("{second}  - id: remember\n"));
    let vault = planned(&playbook, "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    act(&vault);
    let note = vault.read(&plan_of(&vault));
    assert!(note.contains("(`ledger.invoice.credit`, after `undo-more`) ^undo-book"), "{note}");
    let targets = || vault.fte("approve list --json").ok().json()[0]["target"].clone();
    assert_eq!((waiting(&vault).len(), targets()), (1, json!("INV-0002")));
    yes(&vault, "ledger.invoice.credit");
    act(&vault);
    assert_eq!((waiting(&vault).len(), targets()), (1, json!("INV-0001")));
    yes(&vault, "ledger.invoice.credit");
    act(&vault);
    assert!(vault.read(&plan_of(&vault)).contains("settle this your own way"));
    vault.fte("vault check").ok();
}

#[test]
fn what_can_t_be_undone_is_said() {
    let playbook = SIGNS.replace(
        "  - id: remember\n",
        "  - id: ask-bank\n    what: Ask the bank\n    needs: send-it\n    action: email.send\n    params: {to: [bank@example.net], subject: \"=?x\", body: x}\n  - id: remember\n",
    );
    let vault = planned(&playbook, "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    act(&vault);
    yes(&vault, "ledger.invoice.credit");
    act(&vault);
    let note = vault.read(&plan_of(&vault));
    let left = "`send-it` (email.send) stays: a mail that went out can't be called back";
    assert!(note.contains(left), "{note}");
}

#[test]
fn milestones_are_in_the_log_once_whatever_a_crash_came_between() {
    let vault = planned(SIGNS, "Signage");
    act(&vault);
    let path = plan_of(&vault);
    let told = ["plan.begun", "plan.step remember", "plan.step look"];
    assert_eq!(milestones(&vault), told);
    // The events were durable, and the note was not: it is as it was before.
    let before =
        vault.read(&path).replace("- [x]", "- [ ]").replace("state: done", "state: submitted");
    vault.put(&path, before);
    act(&vault);
    act(&vault);
    assert_eq!(milestones(&vault), told);
    assert!(vault.read(&path).contains("- [x] Remember the signs"), "the state knows it");
}

#[test]
fn an_output_that_is_missing_stops_the_step_and_says_so() {
    let vault = planned(SIGNS, "Signage");
    let path = plan_of(&vault);
    edit(&vault, &path, "book.total", "book.nothing");
    edit(&vault, &path, "⟦total of book", "⟦nothing of book");
    yes(&vault, "ledger.invoice.create");
    act(&vault);
    let note = vault.read(&path);
    assert!(note.contains("failed for good: ``“`book` gave no `nothing`”``"), "{note}");
    assert_eq!(waiting(&vault)[0].0, "ledger.invoice.credit", "the invoice was for nothing");
    assert!(vault.files("Outbox").is_empty());
}

#[test]
fn an_undo_that_somebody_writes_into_a_plan_is_none() {
    let vault = planned(&failing(), "Signage");
    vault.fte(&format!("approve yes {}", handle(&vault))).ok();
    act(&vault);
    let path = plan_of(&vault);
    let credit = waiting(&vault)[0].1.clone();
    vault.fte(&format!("approve no {credit}")).ok();
    let note = vault.read(&path);
    let step = "  - {id: undo-look, what: Undo it, action: note.write, state: waiting}\n---\n";
    let draft = "### undo-look\n\n```text\nfolder: Plans\ntitle: x\ntext: y\n```\n\n## The steps\n";
    vault.put(
        &path,
        note.replacen("---\n#", &format!("{step}#"), 1).replacen("## The steps\n", draft, 1),
    );
    act(&vault);
    let waits = waiting(&vault);
    if let Some((_, id)) = waits.first() {
        let shown = vault.fte(&format!("approve show {id}")).stdout;
        assert!(shown.contains("changed since it was planned"), "{shown}");
    }
    assert!(
        !vault.files("Plans").iter().any(|file| vault.read(file).contains("# `“x”`")),
        "it was not written"
    );
}

#[test]
fn a_broken_plan_keeps_no_request_from_being_filed() {
    let vault = planned(SIGNS, "Signage");
    yes(&vault, "ledger.invoice.create");
    edit(&vault, &plan_of(&vault), "needs: [book]", "needs: [bok]");
    let ran: Ran = vault.fte("act --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_eq!(done(&ran.json()), ["ledger.invoice.create", "reminder.create"]);
    assert!(vault.files("Approved").is_empty() && vault.files("Done").len() == 2, "{ran}");
    edit(&vault, &plan_of(&vault), "needs: [bok]", "needs: [book]");
    act(&vault);
    assert_eq!(waiting(&vault)[0].0, "email.send");
}
