//! The house rules that no lint knows: who imports whom, and what is done in one place only.

use std::fs;
use std::path::Path;

/// Imports from right to left that are meant, each with its reason.
const ALLOWED: &[(&str, &str)] = &[
    // Their files are YAML and notes, which the vault reads.
    ("state", "vault"),
    ("config", "vault"),
    // `lib`'s own two functions: the command tree, for completions and manual.
    ("cmd", "command"),
];

/// What is done in one place: the words, and where below `src/` they may stand.
const ONE_PLACE: &[(&[&str], &[&str])] = &[
    (
        &["println!", "eprintln!", "print!(", "eprint!(", "io::stdout", "io::stderr", "Term::std"],
        &["base/"],
    ),
    (&["fs::write", "fs::rename"], &["base/disk.rs"]),
    (&["Utc::now", "Local::now", "SystemTime::now"], &["base/clock.rs"]),
    // A person's note may give a time without its zone.
    (&["chrono::Local"], &["base/clock.rs", "vault/item.rs"]),
    // Files are touched by `vault`, and by those that are said here, each with its reason.
    (
        &["disk::", "fs::"],
        &[
            "base/",
            "vault/",
            // The database, outside the vault.
            "state/mod.rs",
            // The log: appended to, packed, read in blocks.
            "audit/",
            // The journal and the outbox: appended to, and shared with other programs.
            "remote/books/file.rs",
            "remote/outbox.rs",
            // The folder for a tax adviser, outside the vault or where a person says.
            "work/accountant/",
            // Rows of the bank: appended to, and shared with spreadsheets; statements that a person names.
            "remote/bank/file.rs",
            // What lies in the Inbox or elsewhere and is nobody's note yet.
            "watch/",
            // The secrets, in the state folder.
            "auth/file.rs",
            // The settings, with which a vault is opened.
            "config/mod.rs",
            // What other programs start: among the system's own units and agents.
            "sched/files.rs",
            // Which vault lies in which folder, outside the vault.
            "state/roots.rs",
            // The text in a person's editor; a vault that is being made; what is generated for other programs.
            // A watcher's sign of life, outside the vault.
            "run/watched.rs",
            "cmd/editor.rs",
            // The text of a letter, from a file that a person names.
            "cmd/email/letter.rs",
            // An invoice's PDF, to where a person says.
            "cmd/ledger/invoice/pdf.rs",
            "cmd/demo.rs",
            "cmd/init.rs",
            "cmd/man.rs",
            // An invoice as PDF, into a file that a person names.
            "cmd/odoo/invoice/pdf.rs",
        ],
    ),
    // A child process with a cleared environment still needs Windows' own folder.
    (&["env::var"], &["base/platform.rs", "config/mod.rs", "watch/pdf/mod.rs"]),
    (&["thread::sleep"], &["base/clock.rs"]),
    (&["process::exit", "todo!", "unimplemented!", "dbg!", "unsafe "], &[]),
    // Money is decimal. YAML has floats (playbooks refuse them); a place on a page and a bar of a chart are no amounts.
    (
        &["f32", "f64"],
        &[
            "vault/yaml.rs",
            "plan/playbook.rs",
            "plan/yamlish.rs",
            "watch/pdf/lines.rs",
            "report/charts.rs",
            "report/invoice/ink.rs",
        ],
    ),
];

const LONGEST: usize = 400;

struct Source {
    /// Below `src/`, with `/`.
    name: String,
    text: String,
    /// Without comments and tests.
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap().trim_end_matches(".rs")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust =
        files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let is_tests = |entry: &walkdir::DirEntry| {
        let below = entry.path().strip_prefix(&root).unwrap();
        below
            .components()
            .any(|part| ["tests", "tests.rs"].iter().any(|name| part.as_os_str() == *name))
    };
    let rust = rust.filter(|entry| !is_tests(entry));
    rust.map(|entry| {
        let text = fs::read_to_string(entry.path()).unwrap();
        let name = entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        Source { name, code: code(&text), text }
    })
    .collect()
}

fn code(text: &str) -> String {
    let own = own(text);
    let lines: Vec<&str> =
        own.into_iter().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

/// The lines of a file without its tests: they stand at its end, or in a file of their own that it names.
fn own(text: &str) -> Vec<&str> {
    let mut own = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line != "#[cfg(test)]" {
            own.push(line);
        } else if lines.next_if(|next| next.starts_with("mod ") && next.ends_with(';')).is_none() {
            break;
        }
    }
    own
}

/// The steps of `lib.rs`'s header, leftmost first.
fn steps() -> Vec<Vec<String>> {
    let lib = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let order = lib
        .lines()
        .find(|line| line.starts_with("//! `base ←"))
        .expect("the order in lib.rs's header");
    let order = order.trim_start_matches("//! ").trim_matches('`');
    order.split(" ← ").map(|step| step.split(", ").map(str::to_owned).collect()).collect()
}

/// The names right after each `crate::`, those of a `crate::{…}` list included.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(list) => found.extend(top_of_list(list)),
            None => found.push(first_word(after)),
        }
    }
    found.sort();
    found.dedup();
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn top_of_list(list: &str) -> Vec<String> {
    let mut depth = 1;
    let mut flat = String::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => flat.push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    flat.split(',').map(|part| first_word(part.trim())).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_run_one_way() {
    let steps = steps();
    let step = |room: &str| steps.iter().position(|step| step.iter().any(|name| name == room));
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.room(), "main" | "lib")) {
        let room = source.room();
        let own =
            step(room).unwrap_or_else(|| panic!("`{room}` is not in the order of lib.rs's header"));
        for import in imports(&source.code) {
            let is_left = import == room || step(&import).is_some_and(|other| other < own);
            if !is_left && !ALLOWED.contains(&(room, import.as_str())) {
                wrong.push(format!("src/{} imports `{import}`", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "against the order in lib.rs:\n{}", wrong.join("\n"));
}

#[test]
fn what_has_one_place_is_done_there_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (words, places) in ONE_PLACE {
            if places.iter().any(|place| source.name.starts_with(place)) {
                continue;
            }
            for (number, line) in source.code.lines().enumerate() {
                if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                    wrong.push(format!(
                        "src/{} (line {} of its code): `{word}`",
                        source.name,
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "outside its place:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_is_read_in_one_sitting() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            wrong
                .push(format!("src/{}: the first line does not say what the file is", source.name));
        }
        let own = own(&source.text).len();
        if own > LONGEST {
            wrong.push(format!(
                "src/{}: {own} lines without its tests, more than {LONGEST}",
                source.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_however_they_are_written() {
    let code = "use crate::vault::{Note, Vault};\nuse crate::{base::{self, Exit}, cmd};\nlet x = crate::config::load();";
    assert_eq!(imports(code), ["base", "cmd", "config", "vault"]);
}
