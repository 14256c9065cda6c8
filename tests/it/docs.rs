//! The documents are true: every command's `--json` is written down with its very keys, every command line can be typed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::testvault::TestVault;

fn document(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The example below each heading of `docs/json.md`, by the command's name.
pub(crate) fn examples() -> BTreeMap<String, Value> {
    let text = document("docs/json.md");
    let mut examples = BTreeMap::new();
    for section in text.split("\n## ").skip(1) {
        let (title, rest) = section.split_once('\n').unwrap();
        let (_, code) =
            rest.split_once("```json\n").unwrap_or_else(|| panic!("{title}: no example"));
        let code = code.split_once("```").unwrap().0;
        let example = serde_json::from_str(code).unwrap_or_else(|error| panic!("{title}: {error}"));
        for name in title.split('`').skip(1).step_by(2) {
            examples.insert(name.to_owned(), Value::clone(&example));
        }
    }
    examples
}

/// Fails where what was printed has other keys than what is written down. `{}` in the document stands for anything, and a
/// key with `?` may be missing.
#[track_caller]
fn assert_shape(command: &str, written: &Value, printed: &Value) {
    match (written, printed) {
        (Value::Object(written), Value::Object(printed)) if !written.is_empty() => {
            let must = written.keys().filter(|key| !key.ends_with('?'));
            let may = written
                .keys()
                .filter_map(|key| key.strip_suffix('?'))
                .filter(|key| printed.contains_key(*key));
            let told: BTreeSet<&str> = must.map(String::as_str).chain(may).collect();
            let keys: BTreeSet<&str> = printed.keys().map(String::as_str).collect();
            assert_eq!(told, keys, "`{command}`: docs/json.md (left) and what it prints (right)");
            for (key, value) in printed {
                let told = written.get(key).unwrap_or_else(|| &written[&format!("{key}?")]);
                assert_shape(&format!("{command} .{key}"), told, value);
            }
        }
        (Value::Array(written), Value::Array(printed)) => {
            for printed in written.first().iter().flat_map(|_| printed) {
                assert_shape(&format!("{command} []"), &written[0], printed);
            }
        }
        (Value::Object(_) | Value::Null, _) | (_, Value::Null) => {}
        (written, printed) => {
            let kind = std::mem::discriminant;
            assert_eq!(
                kind(written),
                kind(printed),
                "`{command}`: {written} in docs/json.md, {printed} printed"
            );
        }
    }
}

/// The commands that do something: those of the reference whose usage does not go on with another command.
fn commands() -> Vec<String> {
    let text = document("docs/reference.md");
    let sections = text.split("\n## `").skip(1).filter_map(|section| section.split_once('`'));
    sections
        .filter(|(_, rest)| !rest.split("```").nth(1).unwrap_or_default().contains("<COMMAND>"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_command_has_its_json_written_down() {
    let examples = examples();
    let missing: Vec<_> =
        commands().into_iter().filter(|name| !examples.contains_key(name)).collect();
    assert!(missing.is_empty(), "no section in docs/json.md: {missing:?}");
    let known: BTreeSet<_> = commands().into_iter().collect();
    let gone: Vec<_> = examples
        .keys()
        .filter(|name| {
            name.starts_with("fte") && !known.contains(name.split(" --").next().unwrap())
        })
        .collect();
    assert!(gone.is_empty(), "in docs/json.md, but no command: {gone:?}");
}

/// The example for a command line: that of the longest name that it begins with.
#[track_caller]
pub(crate) fn assert_written(examples: &BTreeMap<String, Value>, line: &str, printed: &Value) {
    let fits = |name: &&String| line == name.as_str() || line.starts_with(&format!("{name} "));
    let name = examples
        .keys()
        .filter(fits)
        .max_by_key(|name| name.len())
        .unwrap_or_else(|| panic!("{line}"));
    assert_shape(line, &examples[name], printed);
}

/// Run on the demo's vault, after a request was answered with yes and one with no.
const LINES: &[&str] = &[
    "plan --check",
    "act --dry-run",
    "act",
    "queue",
    "queue list",
    "run",
    "run --until-done",
    "briefing list",
    "briefing show",
    "briefing explain",
    "audit search payment",
    "audit tail",
    "audit report",
    "audit verify",
    "audit prune",
    "policy check",
    "policy explain email.send",
    "ledger invoice list",
    "ledger invoice show INV-0041",
    "ledger invoice pdf INV-0041",
    "trace INV-0041",
    "ledger invoice monthly",
    "ledger bill list",
    "ledger expense list",
    "ledger payment list",
    "ledger payment record INV-0041",
    "ledger invoice credit INV-0041",
    "ledger reverse EXP-0031",
    "ledger receivable",
    "ledger payable",
    "ledger balance",
    "ledger register",
    "ledger accounts",
    "ledger taxes",
    "ledger rate list",
    "ledger rate add USD 0.9",
    "ledger close 2026-01-01",
    "ledger report profit-loss",
    "ledger report balance-sheet",
    "ledger report cash-flow",
    "ledger report trial-balance",
    "ledger report tax",
    "ledger report aged",
    "ledger export csv",
    "health",
    "doctor",
    "auth status",
    "vault check",
    "vault repair",
    "schedule show",
    "schedule run",
    "schedule install --for systemd",
    "schedule remove --for systemd",
    "completions --dir made",
    "man --dir made",
];

#[test]
fn what_is_printed_is_what_is_written_down() {
    let (examples, vault) = (examples(), TestVault::empty());
    let day: Value = serde_json::from_str(&vault.fte("demo day --json").stdout).unwrap();
    assert_shape("fte demo", &examples["fte demo"], &day);
    let steps = day["steps"].as_array().unwrap();
    for step in steps {
        assert_written(&examples, step["command"].as_str().unwrap(), &step["report"]);
    }
    let report =
        |command: &str| &steps.iter().find(|step| step["command"] == command).unwrap()["report"];
    let item = report("fte plan")["planned"][0]["item"].as_str().unwrap();
    let acted = report("fte act")["executed"].as_array().unwrap();
    let contact = acted.iter().find(|row| row["action"] == "contact.create").unwrap();
    let contact = contact["id"].as_str().unwrap();
    let waiting = report("fte approve list").as_array().unwrap();
    let (first, second) = (waiting[0]["id"].as_str().unwrap(), waiting[1]["id"].as_str().unwrap());
    let plan = vault.files("day/Plans").into_iter().find(|file| file.contains("/PLAN_")).unwrap();
    let asked = [
        format!("plan --explain {item}"),
        format!("approve plan {plan}"),
        format!("approve show {first}"),
        format!("approve yes {first}"),
        format!("queue show {first}"),
        format!("approve no {second}"),
        format!("email reply {item} Hello"),
        "email send --to dana@example.com --subject Hi Hello".into(),
        "email send --to dana@example.com --subject Hi Hello --dry-run".into(),
        "email draft --to dana@example.com --subject Hi".into(),
        format!("undo {contact} --dry-run"),
        format!("undo {contact}"),
    ];
    for words in asked.into_iter().chain(LINES.iter().map(ToString::to_string)) {
        let ran = vault.fte(&format!("--vault day --json {words}"));
        // One document, or a line for each event.
        let printed: Vec<Value> = serde_json::Deserializer::from_str(&ran.stdout)
            .into_iter()
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{words}: {error}\n{ran}"));
        assert!(!printed.is_empty(), "{words}: {ran}");
        for printed in printed {
            assert_written(&examples, &format!("fte {words}"), &printed);
        }
    }
}

/// The command lines in a document's `sh` blocks: from `fte` to where the shell goes on.
fn lines_of(name: &str) -> Vec<String> {
    let text = document(name);
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split_once("```"));
    let lines = blocks
        .flat_map(|(block, _)| block.lines())
        .map(|line| line.split(" #").next().unwrap().to_owned());
    let parts = lines.flat_map(|line| {
        let mut quoted = false;
        let goes_on = |c: char| {
            quoted ^= c == '\'';
            !quoted && "|;&<>".contains(c)
        };
        line.split(goes_on).map(str::to_owned).collect::<Vec<_>>()
    });
    parts
        .filter_map(|part| {
            part.split_once("fte ")
                .filter(|(before, _)| is_start(before))
                .map(|(_, words)| words.trim().to_owned())
        })
        .collect()
}

/// The words of a line as a shell takes them: what stands in `'…'` is one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Nothing before the program's name but a schedule or a shell's prompt.
fn is_start(before: &str) -> bool {
    before.chars().all(|c| c.is_whitespace() || "*/$0123456789-,".contains(c))
}

#[test]
fn every_command_line_can_be_typed() {
    let vault = TestVault::empty();
    for name in [
        "README.md",
        "docs/architecture/overview.md",
        "docs/approvals.md",
        "docs/books.md",
        "docs/briefing.md",
        "docs/health.md",
        "docs/imap.md",
        "docs/json.md",
        "docs/mail.md",
        "docs/odoo.md",
        "docs/playbooks.md",
        "docs/schedule.md",
        "docs/run.md",
        "docs/sign-in.md",
    ] {
        for line in lines_of(name) {
            let words = words(&line);
            let ran = vault.command().args(&words).arg("--help").output().unwrap();
            let ran = vault.ran(&ran);
            assert_eq!(ran.exit, 0, "{name}: `fte {line}`\n{}", ran.stderr);
        }
    }
}
