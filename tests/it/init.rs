//! `fte init`

use std::collections::BTreeSet;
use std::fs;

use crate::testvault::TestVault;

const FOLDERS: &[&str] = &[
    "Accounting/Bills",
    "Accounting/Expenses",
    "Accounting/Invoices",
    "Accounting/Payments",
    "Accounting/Time",
    "Approved",
    "Attachments",
    "Audits",
    "Briefings",
    "Contacts",
    "Dead_Letter",
    "Done",
    "In_Progress",
    "Inbox",
    "Logs",
    "Needs_Action",
    "Pending_Approval",
    "Plans",
    "Playbooks",
    "Quarantine",
    "Rejected",
    "Skills",
    "Views",
    ".fte",
];

#[test]
fn a_fresh_vault_has_all_folders_and_files() {
    let vault = TestVault::empty();
    let made = vault.fte("init . --json").ok().json();
    for folder in FOLDERS {
        assert!(vault.path(folder).is_dir(), "{folder}");
    }
    let files: BTreeSet<_> = vault.files(".").into_iter().collect();
    for file in [
        ".fte/config.yaml",
        ".gitignore",
        "Business_Goals.md",
        "Company_Handbook.md",
        "Dashboard.md",
        "Start_Here.md",
        "Views/Approvals.base",
    ] {
        assert!(files.contains(file), "{file}");
    }
    let created: BTreeSet<_> = made["created"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    assert!(files.is_subset(&created));
    assert_eq!((made["kept"].as_u64(), made["vault"].as_str()), (Some(0), Some("$VAULT")));
    assert_eq!(
        vault.fte("vault check").ok().stdout.split(' ').skip(1).collect::<Vec<_>>().join(" "),
        "notes checked, no problem\n"
    );
    let settings = vault.read(".fte/config.yaml");
    let uncommented: Vec<_> =
        settings.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    assert_eq!(uncommented.len(), 1, "{settings}");
    assert!(uncommented[0].starts_with("vault: "));
}

#[test]
fn the_next_steps_are_said() {
    let vault = TestVault::empty();
    let said = vault
        .fte("init .")
        .to_string()
        .replace(&format!("{} files", vault.files(".").len()), "N files");
    insta::assert_snapshot!(said, @r"
    exit 0
    --- stdout
    vault in $VAULT
    made 25 folders and N files

    Next:
      1. go there, and say who you are in `.fte/config.yaml`: owner.name, owner.emails
      2. read `Company_Handbook.md`: what is done by itself, and what is asked before
      3. drop mail or files into `Inbox/`, then: fte watch files, fte plan, fte approve, fte act
      4. have your mailbox read: `imap.host` and `imap.user` in the settings, then: fte auth imap login, fte watch imap
    ");
}

#[test]
fn a_second_init_touches_nothing() {
    let vault = TestVault::new();
    let before = vault.snapshot();
    let again = vault.fte("init .").ok();
    assert_eq!(again.stdout, "$VAULT has all that a vault needs\n");
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn a_folder_of_notes_becomes_a_vault_and_its_notes_stay() {
    let vault = TestVault::empty()
        .file("Ideas.md", "\u{feff}mine\r\n")
        .file("Dashboard.md", "my own")
        .file("Contacts/Dana.md", "---\nemail: dana@example.com\n---\n")
        .file(".obsidian/app.json", "{}");
    let before = vault.snapshot();
    let made = vault.fte("init . --json").ok().json();
    let after = vault.snapshot();
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)));
    assert_eq!(made["kept"], 1);
    // A file that the person threw away comes back, and only that.
    fs::remove_file(vault.path("Business_Goals.md")).unwrap();
    fs::remove_dir(vault.path("Audits")).unwrap();
    assert_eq!(
        vault.fte("init . --json").ok().json()["created"],
        serde_json::json!(["Audits/", "Business_Goals.md"])
    );
    assert_eq!(vault.snapshot(), after);
}

#[test]
fn a_dry_run_makes_nothing() {
    let vault = TestVault::empty();
    let ran = vault.fte("init --dry-run sub/vault").ok();
    assert!(
        ran.stdout.starts_with("vault in $VAULT/sub/vault\nwould make 25 folders and "),
        "{ran}"
    );
    assert!(ran.stdout.contains("\n  Inbox/\n") && ran.stdout.contains("\n  .fte/config.yaml\n"));
    assert_eq!(vault.files("."), Vec::<String>::new());
    assert!(!vault.path("sub").exists());
    let kept = TestVault::new();
    let before = kept.snapshot();
    kept.fte("init --dry-run --new-id .").ok();
    assert_eq!(kept.snapshot(), before);
}

#[test]
fn a_copied_vault_gets_an_id_of_its_own() {
    let vault = TestVault::new().file("Inbox/a.txt", "hello");
    vault.fte("watch files").ok();
    let settings = vault.read(".fte/config.yaml") + "# mine\nowner:\n  name: Max # me\n";
    vault.put(".fte/config.yaml", &settings);
    let copy = vault.path("../copy");
    for file in vault.files(".") {
        fs::create_dir_all(copy.join(&file).parent().unwrap()).unwrap();
        fs::copy(vault.path(&file), copy.join(&file)).unwrap();
    }
    let refused = vault.fte("status --vault ../copy");
    assert_eq!(refused.exit, 3, "{refused}");
    assert!(refused.stderr.contains("fte init --new-id"), "{refused}");
    let made = vault.fte("init --new-id ../copy --json").ok().json();
    assert_eq!(made["new_id"], true);
    let renamed = fs::read_to_string(copy.join(".fte/config.yaml")).unwrap();
    let changed: Vec<_> =
        settings.lines().zip(renamed.lines()).filter(|(before, after)| before != after).collect();
    assert!(
        matches!(changed.as_slice(), [(before, after)] if before.starts_with("vault: ") && after.starts_with("vault: ")),
        "{changed:?}"
    );
    vault.fte("status --vault ../copy").ok();
    vault.fte("status").ok();
}

#[test]
fn a_vault_in_a_vault_is_warned_of() {
    let vault = TestVault::new();
    let ran = vault.fte("init inner").ok();
    assert_eq!(
        ran.stderr,
        "warning: $VAULT is a vault already: inside this one, `fte` works on this one alone\n"
    );
    assert!(vault.path("inner/.fte/config.yaml").exists());
}

#[test]
fn what_stands_in_the_way_is_named_and_nothing_is_made() {
    let vault = TestVault::empty().file("file", "x").file("a/Inbox", "x").file("b/.fte", "x");
    let table = [
        (
            "init file",
            "error: file is a file, not a folder\nhint: name the folder that shall be the vault: `fte init DIR`\n",
        ),
        ("init a", "error: can't use `$VAULT/a/Inbox`\n  caused by: is a file, not a folder\n"),
        ("init b", "error: can't use `$VAULT/b/.fte`\n  caused by: is a file, not a folder\n"),
    ];
    let before = vault.snapshot();
    for (command, said) in table {
        let ran = vault.fte(command);
        assert_eq!(ran.exit, 1, "{ran}");
        assert!(ran.stderr.starts_with(said), "{ran}");
    }
    assert_eq!(vault.snapshot(), before);
    assert_eq!(vault.fte("status").exit, 3);
}

#[cfg(unix)]
#[test]
fn links_are_followed_to_the_vault_but_not_inside_it() {
    use std::os::unix::fs::symlink;
    let vault = TestVault::empty();
    fs::create_dir_all(vault.path("real")).unwrap();
    fs::create_dir_all(vault.path("elsewhere")).unwrap();
    symlink("real", vault.path("link")).unwrap();
    symlink("nothing", vault.path("dangling")).unwrap();
    vault.fte("init link").ok();
    assert!(vault.path("real/Inbox").is_dir());
    let ran = vault.fte("init dangling");
    assert!(ran.exit == 1 && ran.stderr.contains("is a symbolic link to nothing"), "{ran}");
    fs::create_dir_all(vault.path("other")).unwrap();
    symlink("../elsewhere", vault.path("other/Logs")).unwrap();
    let ran = vault.fte("init other");
    assert!(
        ran.exit == 1
            && ran
                .stderr
                .contains("`$VAULT/other/Logs`\n  caused by: is a symbolic link, not a folder"),
        "{ran}"
    );
    assert_eq!(vault.files("other"), ["other/Logs"]);
}
