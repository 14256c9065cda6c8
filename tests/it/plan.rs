//! `fte plan`

use std::fs;

use crate::testvault::TestVault;

/// An item's note as a watcher writes it.
fn item(id: &str, subject: &str, text: &str) -> String {
    let subject = serde_json::to_string(subject).unwrap();
    format!(
        "---\nid: {id}\ntype: email\nsource: files\nfrom: \"Dana Reyes <dana@reyes.example>\"\nsubject: {subject}\n\
         received: 2026-11-16T09:12:44Z\nstatus: needs_action\nmessage_id: {id}@reyes.example\n---\n# mail\n\n## Text\n\n\
         `````text\n{text}\n`````\n"
    )
}

/// A vault with no playbook but these.
fn vault(playbooks: &[(&str, &str)]) -> TestVault {
    let vault = TestVault::new();
    for name in vault.files("Playbooks") {
        fs::remove_file(vault.path(&name)).unwrap();
    }
    for (name, text) in playbooks {
        vault.put(&format!("Playbooks/{name}.md"), text);
    }
    vault
}

const ASK: &str = "---
match:
  words: invoice
set:
  priority: high
  domain: business
extract:
  customer: \"{{ contact.name }}\"
ask:
  customer: Who is the customer?
steps:
  - id: note
    what: Write down who asked
    action: reminder.create
    params:
      title: \"Invoice for {{ customer }}\"
  - id: reply
    what: Answer
    action: email.reply
    params:
      body: |
        You wrote:

        {{ item.text | quoted }}
  - id: call
    what: Call them
    needs: reply
---
# Invoices
";

fn one_item(vault: &TestVault, id: &str, subject: &str, text: &str) -> String {
    let name = format!("EMAIL_2026-11-16_mail_{id}.md");
    vault.put(&format!("Needs_Action/{name}"), item(id, subject, text));
    name
}

#[test]
fn the_shipped_playbooks_are_in_order() {
    let vault = TestVault::new();
    let count = vault.files("Playbooks").len();
    let checked = vault.fte("plan --check");
    assert_eq!(checked.to_string(), format!("exit 0\n--- stdout\n{count} playbooks are in order"));
}

#[test]
fn an_item_gets_a_plan_and_moves_on() {
    let vault = vault(&[("asked", ASK)]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let report = vault.fte("plan --json").ok().json();
    let planned = &report["planned"][0];
    assert_eq!(planned["item"], "7k2m7qxa4d");
    assert_eq!(planned["playbook"], "asked");
    assert_eq!(planned["questions"][0]["name"], "customer");
    assert!(vault.path(&format!("In_Progress/{name}")).exists());
    assert!(!vault.path(&format!("Needs_Action/{name}")).exists());
    let moved = vault.read(&format!("In_Progress/{name}"));
    for line in [
        "status: in_progress",
        "priority: high",
        "domain: business",
        "questions: [\"Who is the customer?\"]",
    ] {
        assert!(moved.contains(line), "{line} is not in\n{moved}");
    }
    let log = vault.files("Logs").iter().map(|name| vault.read(name)).collect::<String>();
    assert_eq!(log.matches("\"action\":\"plan.create\"").count(), 1, "{log}");
}

#[test]
fn nothing_new_writes_nothing() {
    let vault = vault(&[("asked", ASK)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    one_item(&vault, "7k2m7qxa5d", "Hello", "nothing that a playbook knows");
    vault.put("Needs_Action/My own note.md", "call Bob\n");
    vault.fte("plan").ok();
    let before = vault.snapshot();
    assert_eq!(vault.fte("plan").to_string(), "exit 0\n--- stdout\nnothing new to plan");
    assert_eq!(vault.snapshot(), before);
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"], serde_json::json!([]));
    assert_eq!(report["unmatched"], serde_json::json!([]));
    assert_eq!(vault.read("Needs_Action/My own note.md"), "call Bob\n");
}

#[test]
fn the_same_vault_and_time_give_the_same_bytes() {
    let plans = |_| {
        let vault = vault(&[("asked", ASK)]);
        one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
        one_item(&vault, "7k2m7qxa5d", "Hello", "no");
        vault.fte("plan").ok();
        let wanted = ["Plans/", "In_Progress/", "Needs_Action/"];
        let kept = vault
            .snapshot()
            .into_iter()
            .filter(|(name, _)| wanted.iter().any(|at| name.starts_with(at)));
        // A request's expiry and seal belong to its own vault's policy.
        kept.collect::<Vec<_>>()
    };
    assert_eq!(plans(1), plans(2));
}

#[test]
fn a_dry_run_changes_nothing() {
    let vault = vault(&[("asked", ASK)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let before = vault.snapshot();
    let ran = vault.fte("plan --dry-run").ok();
    assert!(ran.stdout.contains("would be planned 1"), "{ran}");
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn an_interrupted_run_is_taken_up() {
    let vault = vault(&[(
        "asked",
        ASK.replace("email.reply", "contact.create")
            .replace("body: |", "name: x\n      note: |")
            .as_str(),
    )]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let before = vault.read(&format!("Needs_Action/{name}"));
    vault.fte("plan").ok();
    let plan = vault.files("Plans");
    let whole = vault.read(&plan[0]);
    // As after a crash between the event and the item's move.
    fs::remove_file(vault.path(&format!("In_Progress/{name}"))).unwrap();
    vault.put(&format!("Needs_Action/{name}"), before);
    vault.fte(&format!("plan Needs_Action/{name}")).ok();
    assert_eq!(vault.files("Plans"), plan);
    assert_eq!(vault.read(&plan[0]), whole);
    assert!(vault.path(&format!("In_Progress/{name}")).exists());
}

#[test]
fn what_was_begun_of_a_plan_whose_run_was_cut_off_moves_on_and_what_is_handed_back_stays() {
    for is_cut_off in [true, false] {
        let vault = vault(&[("asked", ASK)]);
        let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
        vault.fte("plan").ok();
        assert_eq!(vault.files("Pending_Approval").len(), 1, "a step of it was begun");
        let (waits, under_way) = (format!("Needs_Action/{name}"), format!("In_Progress/{name}"));
        fs::rename(vault.path(&under_way), vault.path(&waits)).unwrap();
        if is_cut_off {
            // The plan's event is in the log, and its run did not come to moving the item.
            let plan = vault.files("Plans").remove(0);
            let id = plan.trim_end_matches(".md").rsplit('_').next().unwrap();
            let sql = "INSERT INTO notes (key, value) VALUES ('plan.logged:' || ?1, '')";
            vault.database().execute(sql, [id]).unwrap();
        }
        vault.fte("plan").ok();
        assert_eq!(vault.path(&under_way).exists(), is_cut_off);
        assert_eq!(vault.path(&waits).exists(), !is_cut_off);
        assert_eq!(vault.files("Pending_Approval").len(), 1);
    }
}

#[test]
fn what_none_matches_stays_for_the_person_until_a_playbook_knows_it() {
    let vault = vault(&[]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["unmatched"][0]["item"], "7k2m7qxa4d");
    assert!(vault.path(&format!("Needs_Action/{name}")).exists());
    assert_eq!(vault.fte("plan").ok().stdout, "nothing new to plan\n");
    vault.put("Playbooks/asked.md", ASK);
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"][0]["playbook"], "asked");
    assert_eq!(vault.files("Plans").len(), 1);
    assert!(!vault.read(&vault.files("Plans")[0]).contains("decide"));
}

#[test]
fn a_question_is_answered_on_the_command_line_or_in_the_note() {
    let vault = vault(&[("asked", ASK)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    vault.fte("plan").ok();
    let plan = vault.files("Plans").remove(0);
    assert!(vault.read(&plan).contains("--answer customer="), "{}", vault.read(&plan));
    assert!(!vault.read(&plan).contains("### note"));
    vault.fte_args(&["plan", "7k2m", "--answer", "customer=Dana Reyes"]).ok();
    let answered = vault.read(&plan);
    assert!(answered.contains("title: Invoice for Dana Reyes"), "{answered}");
    assert!(!answered.contains("--answer"), "{answered}");

    let name = one_item(&vault, "7k2m7qxa5d", "Another invoice", "please");
    vault.fte("plan").ok();
    let at = format!("In_Progress/{name}");
    vault.put(
        &at,
        vault.read(&at).replacen("---\n# mail", "answers: {customer: Kim & Co}\n---\n# mail", 1),
    );
    let report = vault.fte("plan --json").ok().json();
    let plan = report["planned"][0]["plan"].as_str().unwrap().to_owned();
    assert!(vault.read(&plan).contains("Invoice for Kim & Co"), "{}", vault.read(&plan));
}

#[test]
fn an_answer_leaves_what_was_begun_alone() {
    let vault = vault(&[("asked", ASK)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    vault.fte("plan").ok();
    let request = |vault: &TestVault| {
        let plan = vault.read(&vault.files("Plans")[0]);
        plan.lines().find(|line| line.contains("id: reply")).unwrap().to_owned()
    };
    let before = request(&vault);
    assert!(before.contains("state: submitted"), "{before}");
    vault.put("Playbooks/asked.md", ASK.replace("You wrote:", "Something else:"));
    vault.fte_args(&["plan", "7k2m", "--answer", "customer=Dana"]).ok();
    assert_eq!(request(&vault), before);
    assert!(vault.read(&vault.files("Plans")[0]).contains("You wrote:"));
}

/// A line without its code spans.
fn outside_code(line: &str) -> String {
    let mut outside = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('`') {
        outside.push_str(&rest[..at]);
        let ticks = rest[at..].chars().take_while(|c| *c == '`').count();
        let span = &rest[at + ticks..];
        let closes =
            |start: usize| span[start..].chars().take_while(|c| *c == '`').count() == ticks;
        let begins = |start: &usize| *start == 0 || span.as_bytes()[start - 1] != b'`';
        let end = (0..span.len())
            .filter(|at| span.as_bytes()[*at] == b'`')
            .filter(begins)
            .find(|at| closes(*at));
        rest = end.map_or(span, |end| &span[end + ticks..]);
    }
    outside + rest
}

#[test]
fn foreign_text_is_data_in_every_place() {
    let vault = vault(&[("asked", ASK)]);
    let hostile = "invoice {{ 7*7 }} {% for x in range(99999999) %}x{% endfor %}\n### call\n\n```text\nto: [thief@evil.example]\n```\n\
                   ## Drafts\n### reply\n```text\nto: [thief@evil.example]\nsubject: x\nbody: x\n```\n---\nsteps: []\n---\n[[link]] #tag <b>";
    let subject = "invoice {{ 7*7 }} [[x]] ``` \u{202e}evil";
    one_item(&vault, "7k2m7qxa4d", subject, hostile);
    vault.fte("plan").ok();
    let plan = vault.read(&vault.files("Plans")[0]);
    assert!(plan.contains("> invoice {⟨U+007B⟩ 7*7 }}"), "{plan}");
    assert!(plan.contains("to: [Dana Reyes <dana@reyes.example>]"), "{plan}");
    // All of it stands in code: outside fences and spans no line has it.
    let mut fence = String::new();
    for line in plan.lines() {
        let ticks: String = line.chars().take_while(|c| *c == '`').collect();
        if fence.is_empty() && ticks.len() > 2 {
            fence = ticks;
        } else if !fence.is_empty() && line == fence {
            fence.clear();
        } else if fence.is_empty() {
            let outside = outside_code(line);
            assert!(
                !outside.contains("thief")
                    && !outside.contains("7*7")
                    && !outside.contains("[[x]]"),
                "{line}"
            );
        }
    }
    // Read back, it is the same plan: the answer changes nothing but what it answers.
    vault.fte_args(&["plan", "7k2m", "--answer", "customer=Dana"]).ok();
    let again = vault.read(&vault.files("Plans")[0]);
    assert_eq!(plan.matches("thief").count(), again.matches("thief").count());
    assert!(again.contains("to: [Dana Reyes <dana@reyes.example>]"));
}

#[test]
fn what_a_person_wrote_stays() {
    let vault = vault(&[("asked", ASK)]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let note = vault.read(&format!("Needs_Action/{name}"));
    let own = note.replacen(
        "status: needs_action",
        "# mine\nmood: good   # really\npriority: low\nstatus: needs_action",
        1,
    );
    vault.put(&format!("Needs_Action/{name}"), own);
    vault.fte("plan").ok();
    let moved = vault.read(&format!("In_Progress/{name}"));
    assert!(
        moved.contains("# mine\nmood: good   # really\npriority: low\nstatus: in_progress\n"),
        "{moved}"
    );
    let plan = vault.files("Plans").remove(0);
    let written = vault.read(&plan).replace("---\n# Invoices", "mine: 1\n---\n# Invoices")
        + "\nRemember the discount.\n\n## My section\n\nKeep this.\n";
    vault.put(&plan, written);
    vault.fte_args(&["plan", "7k2m", "--answer", "customer=Dana"]).ok();
    let after = vault.read(&plan);
    for kept in ["mine: 1", "Remember the discount.", "## My section\n\nKeep this."] {
        assert!(after.contains(kept), "{after}");
    }
}

#[test]
fn a_copy_is_not_planned_twice() {
    let vault = vault(&[("asked", ASK)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    vault.put(
        "Needs_Action/EMAIL_2026-11-16_mail_7k2m7qxa4d (conflict).md",
        item("7k2m7qxa4d", "x invoice", "invoice"),
    );
    let ran = vault.fte("plan --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_eq!(ran.json()["planned"].as_array().unwrap().len(), 1);
    assert!(ran.stderr.contains("has the same id"), "{ran}");
}

#[test]
fn damaged_notes_are_named_once_and_take_no_other_down() {
    let vault = vault(&[("asked", ASK)]);
    vault.put("Needs_Action/a.md", "---\nid: 7k2m7qxa4d\nid: 7k2m7qxa4d\n---\n");
    vault.put("Needs_Action/b.md", b"---\nid: 7k2m7qxa4d\ntype: email\n---\n\xff\xfe");
    vault.put("Needs_Action/c.md", "---\nid: 7k2m7qxa4d\ntype: letter\n---\n");
    fs::create_dir(vault.path("Needs_Action/d.md")).unwrap();
    one_item(&vault, "7k2m7qxa5d", "The invoice", "please send an invoice");
    let ran = vault.fte("plan --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_eq!(ran.json()["planned"].as_array().unwrap().len(), 1);
    assert_eq!(ran.json()["skipped"].as_array().unwrap().len(), 3, "{ran}");
    assert!(
        ran.stderr.contains("`Needs_Action/c.md`: line 3: `type`: `letter` is no type"),
        "{ran}"
    );
    assert_eq!(vault.fte("plan").ok().stdout, "nothing new to plan\n");
}

#[test]
fn what_fte_made_is_the_persons() {
    let vault = vault(&[("asked", ASK)]);
    let reminder = item("7k2m7qxa4d", "invoice", "invoice")
        .replace("source: files", "source: fte")
        .replace("type: email", "type: task");
    vault.put("Needs_Action/TASK_2026-11-16_invoice_7k2m7qxa4d.md", &reminder);
    assert_eq!(vault.fte("plan").ok().stdout, "nothing new to plan\n");
    assert!(vault.files("Plans").is_empty());
    assert_eq!(vault.read("Needs_Action/TASK_2026-11-16_invoice_7k2m7qxa4d.md"), reminder);
}

#[test]
fn mistakes_have_their_line_and_what_was_expected() {
    let head = "---\nmatch:\n  words: a\n";
    let cases = [
        (
            "---\nmatch:\n  wrods: a\n---\n",
            "3: there is no `wrods`; expected one of `type`, `source`, `from`",
        ),
        ("---\nmatch:\n  type: mail\n---\n", "3: there is no `mail`; expected one of `email`"),
        (
            "---\nmatch:\n  patterns:\n    - ok\n    - '(open'\n---\n",
            "5: not a regular expression: `(open`: unclosed group",
        ),
        ("---\nmatch: {}\n---\n", "2: no condition: it would match everything"),
        ("---\nset: {}\n---\n", "`match` is missing"),
        ("no front matter\n", "1: no front matter: a playbook begins with `---` and `match:`"),
        (
            "---\nmatch:\n  has: facts.tutal\n---\n",
            "3: there is no `facts.tutal`; `facts` has language, total, net",
        ),
        (
            &format!("{head}set: {{priority: soon}}\n---\n"),
            "4: there is no `soon`; expected one of `low`, `normal`, `high`, `urgent`",
        ),
        (&format!("{head}stepz: []\n---\n"), "4: there is no `stepz`; expected one of"),
        (
            &format!("{head}steps:\n  - id: one\n    what: do\n    action: email.sned\n---\n"),
            "7: there is no action `email.sned`; there are email.send, email.reply",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    action: email.send\n    params:\n      to: [x]\n      subjekt: y\n---\n"
            ),
            "10: `email.send`: there is no `subjekt`; expected one of `to`",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    action: email.send\n    params:\n      to: [x]\n      subject: y\n---\n"
            ),
            "5: `email.send` needs more: `body` is missing",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n  - id: two\n    what: do\n    needs: three\n---\n"
            ),
            "9: there is no step `three`; there are one, two",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    needs: two\n  - id: two\n    what: do\n    needs: one\n---\n"
            ),
            "7: steps need each other in a circle: one → two → one",
        ),
        (
            &format!("{head}steps:\n  - id: one\n    what: do\n  - id: one\n    what: do\n---\n"),
            "7: there are two steps `one`",
        ),
        (&format!("{head}steps:\n  - id: One\n    what: do\n---\n"), "5: `One` is no step's id"),
        (
            &format!("{head}steps:\n  - id: one\n    what: \"do {{{{ x }}}}\"\n---\n"),
            "6: this is shown as it is",
        ),
        (
            &format!("{head}steps:\n  - id: one\n    what: do\n    when: facts.due ==\n---\n"),
            "7: not an expression",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    action: reminder.create\n    params:\n      title: \"{{{{ item.subjct }}}}\"\n---\n"
            ),
            "9: there is no `item.subjct`; `item` has id, type",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    action: reminder.create\n    params:\n      title: x\n      text: |\n        a\n        {{{{ today | nofilter }}}}\n---\n"
            ),
            "12: there is no filter `nofilter`",
        ),
        (
            &format!(
                "{head}steps:\n  - id: one\n    what: do\n    action: reminder.create\n    params:\n      title: \"{{{{ today\"\n---\n"
            ),
            "9: not a template",
        ),
        (
            &format!("{head}extract:\n  customer: \"{{{{ custmer }}}}\"\n---\n"),
            "5: there is no `custmer`; there are item, facts, contact, owner, invoice, books, statement, today",
        ),
        (
            &format!("{head}extract:\n  n: {{pattern: 'a', group: 2}}\n---\n"),
            "5: the pattern has no group 2, only 0",
        ),
        (&format!("{head}ask:\n  Name: who?\n---\n"), "5: `Name` is no name"),
        (&format!("{head}auto: maybe\n---\n"), "4: expected `true` or `false`, found `maybe`"),
        ("---\nmatch: &a {words: x}\nset: *a\n---\n", "2: "),
    ];
    for (text, expected) in cases {
        let vault = vault(&[("bad", text)]);
        let ran = vault.fte("plan --check");
        assert_eq!(ran.exit, 1, "{text}\n{ran}");
        assert!(ran.stdout.starts_with("Playbooks/bad.md:"), "{text}\n{ran}");
        assert!(
            ran.stdout.contains(&format!("bad.md:{expected}"))
                || ran.stdout.contains(expected)
                    && !expected.starts_with(|c: char| c.is_ascii_digit()),
            "expected {expected}\n{text}\n{ran}"
        );
    }
}

#[test]
fn a_broken_playbook_takes_no_other_down() {
    let vault = vault(&[("asked", ASK), ("bad", "---\nmatch:\n  wrods: a\n---\n")]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    let ran = vault.fte("plan --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_eq!(ran.json()["planned"].as_array().unwrap().len(), 1);
    assert_eq!(ran.json()["mistakes"][0]["line"], 3);
    assert!(ran.stderr.contains("Playbooks/bad.md:3: there is no `wrods`"), "{ran}");
}

#[test]
fn the_highest_order_wins_then_the_most_conditions_then_the_name() {
    let book = |order: i32, conditions: &str| {
        format!(
            "---\norder: {order}\nmatch:\n  words: invoice\n{conditions}steps:\n  - id: one\n    what: do\n---\n"
        )
    };
    let (a, b, c, d) = (book(0, ""), book(0, "  type: email\n"), book(1, ""), book(0, ""));
    let vault = vault(&[("a", &a), ("b", &b), ("c", &c), ("d", &d)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please");
    let explained = vault.fte("plan --explain 7k2m --json").ok().json();
    let names: Vec<_> = explained["matched"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["playbook"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["c", "b", "a", "d"]);
}

#[test]
fn an_explanation_says_what_matched_what_failed_and_what_was_found() {
    let other = "---\nmatch:\n  from: [\"*@bank.example\"]\n---\n";
    let vault = vault(&[("asked", ASK), ("bank", other)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please send an invoice");
    vault.put("Contacts/Dana Reyes.md", "---\nemail: dana@reyes.example\n---\n");
    let before = vault.snapshot();
    let explained = vault.fte("plan --explain 7k2m").ok().to_string();
    for said in [
        "`asked` matches and gives the steps",
        "words: it says `invoice`",
        "`bank`  from: it is from “dana@reyes.example”",
        "customer: Dana Reyes  from `contact.name`",
    ] {
        assert!(explained.contains(said), "{said}: {explained}");
    }
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn an_item_is_found_by_id_path_or_name() {
    let vault = vault(&[("asked", ASK)]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please");
    one_item(&vault, "7k2m7qxa5d", "The invoice", "please");
    for wanted in [
        "7k2m7qxa4d",
        "7k2m7qxa4",
        &name,
        &format!("Needs_Action/{name}"),
        &format!("./Needs_Action/{name}"),
    ] {
        vault.fte(&format!("plan --explain {wanted}")).ok();
    }
    let several = vault.fte("plan --explain 7k2m");
    assert_eq!(several.exit, 2, "{several}");
    let none = vault.fte("plan zzz");
    assert_eq!(none.exit, 2, "{none}");
}

/// The example of the docs, as a reader would save it.
#[test]
fn the_worked_example_of_the_docs_works() {
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/playbooks.md"))
        .unwrap()
        .replace("\r\n", "\n");
    let example = docs.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let vault = vault(&[("photo-request", example)]);
    let from = |note: String| {
        note.replace("Dana Reyes <dana@reyes.example>", "Ann Lee <desk@daily-herald.example>")
    };
    let harbour = "Hi,\n\ncould we have photos of the old\nharbour? By Friday.\n\nAnn";
    vault.put(
        "Needs_Action/EMAIL_2026-11-16_mail_7k2m7qxa4d.md",
        from(item("7k2m7qxa4d", "A request", harbour)),
    );
    vault.put(
        "Needs_Action/EMAIL_2026-11-16_mail_7k2m7qxa5d.md",
        from(item("7k2m7qxa5d", "A request", "Any pictures for us?")),
    );
    vault.put(
        "Needs_Action/EMAIL_2026-11-16_mail_7k2m7qxa6d.md",
        item("7k2m7qxa6d", "A request", "Any pictures for us?"),
    );
    assert_eq!(vault.fte("plan --check").ok().stdout, "1 playbook is in order\n");
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"].as_array().unwrap().len(), 2, "{report}");
    assert_eq!(report["unmatched"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(report["planned"][1]["questions"][0]["question"], "What do they want a photo of?");
    let plan = vault.read(report["planned"][0]["plan"].as_str().unwrap());
    for said in [
        "Hi Ann,",
        "photos of the old harbour by Wednesday 18 November 2026",
        "title: Photos of the old harbour",
        "due: \"2026-11-18\"",
    ] {
        assert!(plan.contains(said), "{said}\n{plan}");
    }
}

#[test]
fn four_runs_at_once_make_one_plan_each() {
    let vault = vault(&[("asked", ASK)]);
    let ids = ["7k2m7qxa2d", "7k2m7qxa3d", "7k2m7qxa4d", "7k2m7qxa5d", "7k2m7qxa6d", "7k2m7qxa7d"];
    for id in ids {
        one_item(&vault, id, "The invoice", "please send an invoice");
    }
    let run = |_| {
        vault
            .command()
            .args(["plan", "--json"])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    let runs: Vec<_> = (0..4).map(run).collect();
    let mut planned = 0;
    for run in runs {
        let output = run.wait_with_output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        planned += report["planned"].as_array().unwrap().len();
    }
    assert_eq!(planned, ids.len());
    assert_eq!(vault.files("Plans").len(), ids.len());
    assert_eq!(vault.files("In_Progress").len(), ids.len());
    let log = vault.files("Logs").iter().map(|name| vault.read(name)).collect::<String>();
    assert_eq!(log.matches("\"action\":\"plan.create\"").count(), ids.len());
}

#[test]
fn nasty_playbooks_are_mistakes_and_no_more() {
    let nested =
        format!("---\nmatch:\n  not: {}words: a{}\n---\n", "{not: {".repeat(30), "}}".repeat(30));
    let bomb = "---\nmatch: {words: [a]}\ntags: &a [x, x]\naliases: [*a, *a]\n---\n";
    let regex = "---\nmatch:\n  patterns: '(a{1000}){1000}'\n---\n";
    let vault = vault(&[("asked", ASK), ("nested", &nested), ("bomb", bomb), ("regex", regex)]);
    vault.put("Playbooks/binary.md", b"---\nmatch: \xff\xfe\0\n---\n");
    vault.put("Playbooks/open.md", "---\nmatch: {words: a}\n");
    vault.put("Playbooks/long.md", format!("---\nmatch:\n  words: {}\n---\n", "a".repeat(100_000)));
    vault.put("Playbooks/README.md", "What lies here.\n");
    fs::create_dir(vault.path("Playbooks/folder.md")).unwrap();
    let checked = vault.fte("plan --check --json");
    assert_eq!(checked.exit, 1, "{checked}");
    let checked = checked.json();
    assert_eq!(checked["playbooks"], 1, "{checked}");
    assert_eq!(checked["mistakes"].as_array().unwrap().len(), 6, "{checked}");
    assert_eq!(checked["ok"], false);
}

#[test]
fn a_large_item_is_planned_in_no_time() {
    let shipped = TestVault::new();
    let line = "please [ { find \u{200b}the invoice ```attached``` {{ x }} and pay it a b c d e f g h i j k l m n o p q r\n";
    one_item(&shipped, "7k2m7qxa4d", "Invoice", &line.repeat(60_000));
    one_item(&shipped, "7k2m7qxa5d", "Invoice", &"invoice ".repeat(700_000));
    let report = shipped.fte("plan --json").ok().json();
    let count = |key: &str| report[key].as_array().unwrap().len();
    assert_eq!(count("planned") + count("unmatched"), 2);
    for plan in shipped.files("Plans") {
        assert!(shipped.read(&plan).len() < 1 << 20);
    }
}

#[test]
fn an_answer_that_does_not_fit_is_refused_before_it_is_written() {
    let bill = "---
match:
  words: invoice
ask:
  amount: How much is it, with its currency?
steps:
  - id: record
    what: Book it
    action: ledger.bill.record
    params:
      vendor: Dana
      amount: \"{{ amount }}\"
---
";
    let vault = vault(&[("bill", bill)]);
    let name = one_item(&vault, "7k2m7qxa4d", "The invoice", "please");
    vault.fte("plan").ok();
    let before = vault.snapshot();
    for (answer, said) in [
        ("amuont=49.00 EUR", "nothing is called `amuont` there; there are amount"),
        ("amount=300", "`--answer` does not fit: step `record`"),
        ("amount=soon", "`--answer` does not fit: step `record`"),
    ] {
        let ran = vault.fte_args(&["plan", "7k2m7qxa4d", "--answer", answer]);
        assert_eq!(ran.exit, 2, "{ran}");
        assert!(ran.stderr.contains(said), "{ran}");
        assert_eq!(vault.snapshot(), before, "{answer}");
    }
    vault.fte_args(&["plan", "7k2m7qxa4d", "--answer", "amount=49.00 EUR"]).ok();
    assert!(vault.read(&format!("In_Progress/{name}")).contains("49.00 EUR"));
}

#[test]
fn what_a_left_out_step_waited_for_is_waited_for_still() {
    let chain = "---
match:
  words: invoice
steps:
  - id: first
    what: Do the first
  - id: second
    what: Do the second
    when: facts.ibans
    needs: first
  - id: third
    what: Do the third
    needs: second
    action: reminder.create
    params:
      title: Third
---
";
    let vault = vault(&[("chain", chain)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please");
    vault.fte("plan").ok();
    let plan = vault.read(&vault.files("Plans").remove(0));
    assert!(plan.contains("Do the third (`reminder.create`, after `first`)"), "{plan}");
}

#[test]
fn an_answer_to_a_part_of_a_fact_is_taken() {
    let meeting = "---
match:
  words: invoice
ask:
  facts.event.start: When does it begin?
steps:
  - id: remind
    what: Set a reminder
    action: reminder.create
    params:
      title: It begins
      due: \"{{ facts.event.start }}\"
---
";
    let vault = vault(&[("meeting", meeting)]);
    one_item(&vault, "7k2m7qxa4d", "The invoice", "please");
    vault.fte("plan").ok();
    vault.fte_args(&["plan", "7k2m7qxa4d", "--answer", "facts.event.start=2026-12-01"]).ok();
    let plan = vault.read(&vault.files("Plans").remove(0));
    assert!(!plan.contains("## Questions") && plan.contains("2026-12-01"), "{plan}");
}
