//! `fte vault check`, `fte vault repair`, and what the vault refuses to touch.

use std::fs;

use serde_json::{Value, json};

use crate::testvault::TestVault;

const ID: &str = "7k2m3qxa4d";

fn item(id: &str, more: &str) -> String {
    format!(
        "---\nid: {id}\ntype: email\nsubject: x\nreceived: 2026-11-16T08:00:00Z\n{more}---\nbody\n"
    )
}

/// How many notes there are.
fn notes(vault: &TestVault) -> usize {
    vault.files(".").iter().filter(|file| file.strip_suffix(".md").is_some()).count()
}

/// Each problem as `file:line: what`.
fn problems(vault: &TestVault, command: &str) -> Vec<String> {
    let checked = vault.fte(&format!("{command} --json")).json();
    let one = |problem: &Value| {
        let line = problem["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default();
        format!(
            "{}{line}: {}",
            problem["file"].as_str().unwrap(),
            problem["what"].as_str().unwrap()
        )
    };
    assert_eq!(checked["ok"], checked["problems"] == json!([]));
    checked["problems"].as_array().unwrap().iter().map(one).collect()
}

/// A vault in which nothing is as it should be.
fn damaged() -> TestVault {
    let request = format!("---\nid: {ID}\ntype: approval\nstatus: approved\n---\n");
    let vault = TestVault::new()
        .file(
            "Needs_Action/EMAIL_2026-11-16_ok_aaaaaaaaaa.md",
            item("aaaaaaaaaa", "status: needs_action # mine\n"),
        )
        .file("Needs_Action/bad-yaml.md", item("baaaaaaaaa", "from: [x\n"))
        .file("Needs_Action/bomb.md", item("bbaaaaaaaa", "a: &a [x]\nb: [*a, *a]\n"))
        .file("Needs_Action/by-hand.md", "---\ndue: 2026-11-20\n---\ncall the bank\n")
        .file("Needs_Action/half.md", "---\ntype: task\n---\n")
        .file(
            "Needs_Action/cut-off.md",
            item("bcaaaaaaaa", "").replace("body\n", "## Text\n\n```text\nhel"),
        )
        .file("Needs_Action/double.md", "---\nid: bdaaaaaaaa\ntype: email\nid: bdaaaaaaaa\n---\n")
        .file("Needs_Action/latin1.md", b"---\nid: beaaaaaaaa\n---\nGr\xfc\xdfe\n")
        .file(
            "Needs_Action/merge.md",
            item("bfaaaaaaaa", "").replace("body", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other"),
        )
        .file("Needs_Action/merge-front.md", "---\n<<<<<<< HEAD\nid: bgaaaaaaaa\n---\n")
        .file("Needs_Action/nought.md", item("bhaaaaaaaa", "").replace("body", "bo\0dy"))
        .file("Needs_Action/open.md", "---\nid: biaaaaaaaa\n")
        .file("Needs_Action/EMAIL_2026-11-16_other_bjaaaaaaaa.md", item("caaaaaaaaa", ""))
        .file("Needs_Action/plan.md", "---\nid: daaaaaaaaa\ntype: plan\n---\n")
        .file("Needs_Action/same.md", item("aaaaaaaaaa", ""))
        .file("Needs_Action/scan.pdf", "%PDF")
        .file("Needs_Action/note.sync-conflict-20261116-091244-ABCDEFG.md", item("eaaaaaaaaa", ""))
        .file("Needs_Action/status.md", item("faaaaaaaaa", "status: done\n"))
        .file(
            "Needs_Action/so\u{200b}ft.md",
            item("gaaaaaaaaa", "attachments: [Attachments/gaaaaaaaaa/a.pdf, ../../etc/passwd]\n"),
        )
        .file("Needs_Action/sub/inside.md", item("haaaaaaaaa", ""))
        .file(
            "Needs_Action/letter.md",
            item("iaaaaaaaaa", "").replace("type: email", "type: letter"),
        )
        .file("Approved/forged.md", &request)
        .file("Approved/item.md", item("jaaaaaaaaa", ""))
        .file("Contacts/A.md", "---\nemail: [a@example.com, nonsense]\nknown: perhaps\n---\n")
        .file("Contacts/B.md", "---\nemail: A@example.com\n---\n")
        .file("Ideas.md", "---\nx: [\n---\n")
        .file("Plans/lost.md", item("kaaaaaaaaa", ""));
    fs::remove_dir(vault.path("Audits")).unwrap();
    vault
}

#[test]
fn an_attachment_that_is_not_as_it_came_is_named() {
    let vault = TestVault::new().file("Inbox/bank.csv", "Date;Amount\n");
    vault.fte("watch files").ok();
    assert!(problems(&vault, "vault check").is_empty());
    let kept = vault.files("Attachments")[0].clone();
    vault.put(&kept, "Date;Amount\n2026-11-16;1,00\n");
    let found = problems(&vault, "vault check");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("/bank.csv` has 28 bytes, and came with 12"), "{found:?}");
}

#[test]
fn every_damaged_note_is_named_with_its_line() {
    let vault = damaged();
    insta::assert_snapshot!(problems(&vault, "vault check").join("\n"), @r"
    Approved/forged.md:2: is a request that was never made here: it is not executed
    Approved/item.md:3: is no request, and nothing happens to it here
    Audits: is missing
    Contacts/A.md:2: `nonsense` is no mail address
    Contacts/A.md:3: `known` is neither `true` nor `false`
    Contacts/B.md:2: `a@example.com` is in `Contacts/A.md` too
    Ideas.md:2: `x`: did not find expected node content
    Needs_Action/EMAIL_2026-11-16_other_bjaaaaaaaa.md:2: the id here is `caaaaaaaaa`, the name says another
    Needs_Action/bad-yaml.md:6: `from`: did not find expected ',' or ']'
    Needs_Action/bomb.md:6: `a`: an anchor or alias (`&…`), which notes can't have
    Needs_Action/bomb.md:7: `b`: an anchor or alias (`*…`), which notes can't have
    Needs_Action/cut-off.md:9: the text that begins here has no end: the file was cut off
    Needs_Action/double.md:4: `id` is there twice (first in line 2)
    Needs_Action/half.md:1: `id`: this key is missing
    Needs_Action/latin1.md:4: is not UTF-8 text
    Needs_Action/letter.md:3: `type`: `letter` is no type; it is one of email, message, file, mention, comment, transaction, task, feed
    Needs_Action/merge-front.md:2: has the marks of a merge that was not settled: keep what is right, remove the marks
    Needs_Action/merge.md:8: has the marks of a merge that was not settled: keep what is right, remove the marks
    Needs_Action/note.sync-conflict-20261116-091244-ABCDEFG.md: is a copy that a syncing program made of a note that changed twice: keep what is right, remove the other
    Needs_Action/nought.md:7: has a NUL byte: the file is damaged
    Needs_Action/open.md:1: front matter is not closed: no second `---`
    Needs_Action/plan.md:3: is a plan: it belongs into `Plans/`
    Needs_Action/same.md:2: has the id of `Needs_Action/EMAIL_2026-11-16_ok_aaaaaaaaaa.md`: one thing is one note
    Needs_Action/scan.pdf: is no note (`.md`), so nothing happens to it here; files belong into `Inbox/`
    Needs_Action/so⟨U+200B⟩ft.md: has a name that has a hidden character
    Needs_Action/so⟨U+200B⟩ft.md:6: the attachment `../../etc/passwd` is not there
    Needs_Action/so⟨U+200B⟩ft.md:6: the attachment `Attachments/gaaaaaaaaa/a.pdf` is not there
    Needs_Action/status.md:6: `status` says `done`, but the note lies in `Needs_Action`
    Needs_Action/sub: is a folder: notes in it are not seen
    Plans/lost.md:3: is an item: it belongs into `Needs_Action/`
    ");
}

#[test]
fn a_problem_is_a_failure_and_the_way_out_is_said() {
    let vault = TestVault::new().file("Needs_Action/x.md", item(ID, "status: done\n"));
    insta::assert_snapshot!(vault.fte("vault check"), @r"
    exit 1
    --- stdout
    Needs_Action/x.md:6: `status` says `done`, but the note lies in `Needs_Action`
    --- stderr
    error: the vault has 1 problem
    hint: `fte vault repair` mends 1
    ");
    let json = vault.fte("vault check --json").to_string().replace(&notes(&vault).to_string(), "N");
    insta::assert_snapshot!(json, @r#"
    exit 1
    --- stdout
    {"ok":false,"checked":N,"problems":[{"file":"Needs_Action/x.md","line":6,"what":"`status` says `done`, but the note lies in `Needs_Action`","repair":"set `status` to `needs_action`"}]}
    --- stderr
    {"error":{"exit":1,"causes":["the vault has 1 problem"],"hints":["`fte vault repair` mends 1"]}}
    "#);
}

/// A vault in which five things can be mended, and one can't.
fn neglected() -> TestVault {
    let vault = TestVault::new()
        .file("Needs_Action/a.md", "---\r\nid: aaaaaaaaaa # mine\r\ntype: task\r\nstatus: done # no\r\nmy: key\r\n---\r\nbody\r\n")
        .file("Done/2026-11/b.md", item("baaaaaaaaa", "status: in_progress\n"))
        .file("Needs_Action/broken.md", "---\nid: x\n")
        .file("Needs_Action/.fte-tmp-77-1", "half")
        .file(".fte/.fte-tmp-77-2", "half")
        .file("Plans/.fte-tmp-77-3", "being written");
    for old in ["Needs_Action/.fte-tmp-77-1", ".fte/.fte-tmp-77-2"] {
        let long_ago =
            std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        fs::File::options()
            .write(true)
            .open(vault.path(old))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    fs::remove_dir(vault.path("Accounting/Time")).unwrap();
    vault
}

#[test]
fn what_needs_no_guess_is_mended_and_logged() {
    let vault = neglected();
    let before = vault.snapshot();
    insta::assert_snapshot!(vault.fte("vault repair --all --dry-run"), @r"
    exit 8
    --- stdout
    would mend .fte/.fte-tmp-77-2: remove the file
    would mend Accounting/Time: make the folder
    would mend Done/2026-11/b.md: set `status` to `done`
    would mend Needs_Action/.fte-tmp-77-1: remove the file
    would mend Needs_Action/a.md: set `status` to `needs_action`
    left Needs_Action/broken.md:1: front matter is not closed: no second `---`
    --- stderr
    error: 1 problem needs a person
    ");
    assert_eq!(vault.snapshot(), before);
    insta::assert_snapshot!(vault.fte("vault repair --all"), @r"
    exit 8
    --- stdout
    mended .fte/.fte-tmp-77-2: remove the file
    mended Accounting/Time: make the folder
    mended Done/2026-11/b.md: set `status` to `done`
    mended Needs_Action/.fte-tmp-77-1: remove the file
    mended Needs_Action/a.md: set `status` to `needs_action`
    left Needs_Action/broken.md:1: front matter is not closed: no second `---`
    --- stderr
    error: 1 problem needs a person
    ");
    assert_eq!(
        vault.read("Needs_Action/a.md"),
        "---\r\nid: aaaaaaaaaa # mine\r\ntype: task\r\nstatus: needs_action # no\r\nmy: key\r\n---\r\nbody\r\n"
    );
    assert_eq!(vault.read("Done/2026-11/b.md"), item("baaaaaaaaa", "status: done\n"));
    assert!(
        vault.path("Accounting/Time").is_dir()
            && !vault.path("Needs_Action/.fte-tmp-77-1").exists()
    );
    assert!(vault.path("Plans/.fte-tmp-77-3").exists(), "it may be in use");
    let log = vault.read("Logs/audit_2026-11-16.jsonl");
    let events: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let repairs: Vec<_> = events
        .iter()
        .filter(|event| event["action"] == "vault.repair")
        .map(|event| event["resource"].as_str().unwrap())
        .collect();
    assert_eq!(
        repairs,
        [
            ".fte/.fte-tmp-77-2",
            "Accounting/Time",
            "Done/2026-11/b.md",
            "Needs_Action/.fte-tmp-77-1",
            "Needs_Action/a.md"
        ]
    );
    fs::remove_file(vault.path("Needs_Action/broken.md")).unwrap();
    fs::remove_dir_all(vault.path("Accounting")).unwrap();
    assert_eq!(vault.fte("vault repair").ok().stdout.matches("make the folder").count(), 6);
    assert_eq!(vault.fte("vault repair --all").ok().stdout, "nothing to mend\n");
    assert_eq!(
        vault.fte("vault check --all").ok().stdout,
        format!("{} notes checked, no problem\n", notes(&vault))
    );
}

#[test]
fn done_is_not_opened_unasked() {
    let vault = TestVault::new()
        .file("Done/2026-11/EMAIL_2026-11-16_x_7k2m3qxa4d.md", "---\nbroken\n---\n")
        .file("Needs_Action/y.md", item(ID, ""));
    let first = "Done/2026-11/EMAIL_2026-11-16_x_7k2m3qxa4d.md";
    assert_eq!(
        problems(&vault, "vault check"),
        [format!("{first}: has the id of `Needs_Action/y.md`: one thing is one note")]
    );
    assert_eq!(
        problems(&vault, "vault check --all"),
        [format!("{first}:2: not `key: value`: `broken`")]
    );
}

/// Commands that read or write the vault, on whatever lies in it.
#[cfg(unix)]
const COMMANDS: &[&str] = &[
    "watch files",
    "plan",
    "approve list",
    "act",
    "status",
    "dashboard",
    "briefing generate",
    "vault check --all",
    "vault repair",
];

#[cfg(unix)]
#[test]
fn links_and_odd_files_are_never_followed_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    let folders = [
        "Inbox",
        "Needs_Action",
        "In_Progress",
        "Plans",
        "Pending_Approval",
        "Approved",
        "Rejected",
        "Done/2026-11",
        "Contacts",
        "Quarantine",
        "Dead_Letter",
        "Briefings",
    ];
    let vault = TestVault::new();
    let outside = vault.path("../outside");
    fs::create_dir(&outside).unwrap();
    let secret = item(ID, "status: approved\n");
    fs::write(outside.join("secret.md"), &secret).unwrap();
    for folder in folders {
        let dir = vault.path(folder);
        fs::create_dir_all(&dir).unwrap();
        symlink(outside.join("secret.md"), dir.join("link.md")).unwrap();
        fs::hard_link(outside.join("secret.md"), dir.join("hard.md")).unwrap();
        fs::create_dir(dir.join("folder.md")).unwrap();
        symlink(&outside, dir.join("way-out")).unwrap();
        assert!(
            std::process::Command::new("mkfifo")
                .arg(dir.join("fifo.md"))
                .status()
                .unwrap()
                .success()
        );
    }
    let before: Vec<_> =
        fs::read_dir(&outside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    for command in COMMANDS {
        let ran = vault.fte(command);
        assert!(
            !ran.stdout.contains("panicked") && !ran.stderr.contains("panicked"),
            "{command}: {ran}"
        );
        assert!((0..=8).contains(&ran.exit), "{command}: {ran}");
    }
    assert_eq!(fs::read_to_string(outside.join("secret.md")).unwrap(), secret);
    let after: Vec<_> =
        fs::read_dir(&outside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(before, after);
    let found = problems(&vault, "vault check --all");
    for folder in folders.into_iter().filter(|folder| *folder != "Inbox") {
        for (name, why) in [
            ("link.md", "is a symbolic link"),
            ("fifo.md", "is not a regular file"),
            ("way-out", "is a symbolic link"),
        ] {
            assert!(
                found.iter().any(|line| line.starts_with(&format!("{folder}/{name}: {why}"))),
                "{folder}/{name}: {found:#?}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_stage_that_became_a_link_stops_the_stage() {
    use std::os::unix::fs::symlink;
    for folder in [
        "Needs_Action",
        "Plans",
        "Pending_Approval",
        "Approved",
        "Done",
        "Attachments",
        "Contacts",
        "Dead_Letter",
        "Quarantine",
        "Briefings",
        "In_Progress",
        "Rejected",
        "Logs",
        "Accounting",
    ] {
        let vault = TestVault::new().file("Inbox/a.eml", "From: a@example.org\r\nSubject: invoice please\r\n\r\nPlease send an invoice over 100 EUR.\r\n");
        let outside = vault.path("../outside");
        fs::create_dir(&outside).unwrap();
        fs::remove_dir_all(vault.path(folder)).unwrap();
        symlink(&outside, vault.path(folder)).unwrap();
        for command in COMMANDS {
            let ran = vault.fte(command);
            assert!(
                !ran.stderr.contains("panicked") && (0..=8).contains(&ran.exit),
                "{command}: {ran}"
            );
        }
        let gone: Vec<_> =
            fs::read_dir(&outside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(gone.is_empty(), "{folder}: {gone:?}");
        let said =
            format!("{folder}: is a symbolic link: it is not followed, put a real folder there");
        assert!(problems(&vault, "vault check").contains(&said), "{folder}");
    }
}

#[test]
fn commands_at_once_do_not_harm_each_other() {
    let vault = TestVault::new();
    for number in 0..20 {
        vault.put(
            &format!("Needs_Action/{number}.md"),
            item(&format!("aaaaaaaaa{}", char::from(b'a' + number)), "status: done\n"),
        );
    }
    let children: Vec<_> = (0..4)
        .map(|_| {
            vault
                .command()
                .args(["vault", "repair", "--json"])
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let reports: Vec<Value> = children
        .into_iter()
        .map(|child| serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap())
        .collect();
    let repaired: usize =
        reports.iter().map(|report| report["repaired"].as_array().unwrap().len()).sum();
    assert!(repaired >= 20, "{reports:?}");
    assert_eq!(problems(&vault, "vault check"), Vec::<String>::new());
}

#[test]
fn a_vault_that_somebody_put_into_another_is_not_used() {
    let vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    let id = config.lines().find_map(|line| line.strip_prefix("vault: ")).unwrap();
    let other = config.replace(id, "aaaaaaaaaa") + "\nimap:\n  host: thief.example\n  user: a\n";
    vault.put("Projects/.fte/config.yaml", other);
    for words in ["--vault Projects watch imap", "--vault Projects status"] {
        let ran = vault.fte(words);
        assert_eq!(ran.exit, 3, "{ran}");
        assert!(ran.stderr.contains("lies within another one"), "{ran}");
    }
    vault.fte("status").ok();
}
