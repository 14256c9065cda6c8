//! The command line itself: help, wrong usage, a reader that goes away.

use std::process::Stdio;

use crate::testvault::TestVault;

/// The names in the first column of a help page's lists.
fn listed(help: &str) -> Vec<&str> {
    help.lines()
        .take_while(|line| !line.starts_with("Flags"))
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect()
}

#[test]
fn without_a_command_the_help_is_shown() {
    let ran = TestVault::empty().fte("");
    assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("Usage: fte"), "{}", ran.stderr);
}

#[test]
fn help_lists_every_command_once_and_every_exit_code() {
    let vault = TestVault::empty();
    let help = vault.fte("--help").ok().stdout;
    let mut names = listed(&help);
    let script = vault.fte("completions bash").ok().stdout;
    for name in &names {
        assert!(script.contains(&format!("fte,{name})")), "`{name}` is no command");
    }
    assert!(names.contains(&"init") && names.contains(&"help"));
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "a command is listed twice");
    assert!(!help.contains("More:"), "a command is in no group of `src/cli/help.rs`:\n{help}");
    for line in ["  0  done", "  3  set-up", "130  interrupted"] {
        assert!(help.contains(line), "{help}");
    }
}

#[test]
fn a_misspelt_command_is_named_with_the_one_that_was_meant() {
    let ran = TestVault::empty().fte("inti");
    assert_eq!(ran.exit, 2);
    assert!(ran.stderr.contains("'inti'") && ran.stderr.contains("'init'"), "{}", ran.stderr);
}

#[test]
fn wrong_usage_is_json_where_json_was_asked_for() {
    let ran = TestVault::empty().fte("--json inti");
    assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""));
    let error: serde_json::Value = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!(error["error"]["exit"], 2);
    assert_eq!(error["error"]["causes"][0], "unrecognized subcommand 'inti'");
}

#[test]
fn outside_a_vault_the_person_is_told_what_to_do() {
    let vault = TestVault::empty();
    let ran = vault.fte("--version").ok();
    assert_eq!(ran.stdout, format!("fte {}\n", env!("CARGO_PKG_VERSION")));
    let wrong = vault.command().env("FTE_NOW", "yesterday").args(["init", "."]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
}

/// `fte … | head -0`: whatever is printed meets a closed pipe.
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let vault = TestVault::empty();
    for words in ["--help", "man", "completions bash"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = vault.command();
        command.args(words.split(' ')).stdout(writer).stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words}");
    }
}

#[test]
fn no_colour_where_no_terminal_is() {
    let vault = TestVault::empty();
    for words in ["--help", "init --help", "inti"] {
        let ran = vault.fte(words);
        assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'), "{words}");
    }
}

/// What cron runs says nothing where there was nothing to do, and everything where there was.
#[test]
fn quiet_is_silent_without_news() {
    let vault = TestVault::new();
    vault.put("Inbox/a.eml", "From: a@example.com\nSubject: Hello\n\nNice to meet you.\n");
    for words in ["watch files -q", "plan -q", "briefing generate -q"] {
        assert_ne!(vault.fte(words).ok().stdout, "", "{words} had news");
    }
    for words in [
        "init .",
        "watch files",
        "plan",
        "plan --check",
        "act",
        "approve list",
        "dashboard",
        "briefing generate",
        "audit verify",
        "audit prune",
        "audit search nobody-said-this",
        "vault check",
        "vault repair",
        "policy check",
        "ledger check",
    ] {
        let ran = vault.fte(&format!("{words} --quiet"));
        let said = (ran.exit, ran.stdout.as_str(), ran.stderr.as_str());
        assert_eq!(said, (0, "", ""), "{words}");
        let json = vault.fte(&format!("{words} --quiet --json")).ok();
        assert!(
            words.starts_with("audit search") || json.stdout.starts_with(['{', '[']),
            "{words}"
        );
    }
}

#[test]
fn a_day_is_asked_for_in_the_form_that_is_read() {
    let vault = TestVault::new();
    for (day, what) in [
        ("31.12.2026", "not a day"),
        ("2026-13-01", "there is no such day"),
        ("2026-1-1", "not a day"),
    ] {
        let ran = vault.fte(&format!("briefing generate --date {day}"));
        let expected = format!("{what}; write it like `2026-11-16`");
        assert!(ran.exit == 2 && ran.stderr.contains(&expected), "{ran}");
    }
    let status = vault.fte("audit search --status bad");
    assert!(status.exit == 2 && status.stderr.contains("success, failure"), "{status}");
    assert_eq!(vault.fte("audit search nothing-has-this").ok().stderr, "no event fits\n");
    let account = vault.fte("ledger balance nope");
    assert!(
        account.exit == 2 && account.stderr.contains("there is no account `nope`"),
        "{account}"
    );
}

#[test]
fn a_shell_is_told_what_a_flag_takes() {
    let vault = TestVault::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = vault.fte(&format!("completions {shell}")).ok().stdout;
        assert!(!script.contains("__pdf-text") && script.contains("refused"), "{shell}");
    }
    let empty = vault.command().env("FTE_VAULT", "").arg("status").output().unwrap();
    assert!(vault.ran(&empty).stderr.contains("vault"), "an empty variable counts as none");
    assert_eq!(empty.status.code(), Some(3));
}

#[test]
fn what_could_not_be_done_is_said_as_such() {
    let vault = TestVault::empty();
    vault.put("file", "");
    let ran = vault.fte("completions --dir file/below");
    assert!(ran.stderr.starts_with("error: can't create file/below"), "{ran}");
}

/// A setting is checked whole when it is read, by whatever command.
#[test]
fn a_wrong_setting_is_named_with_its_line() {
    let settings = |more: &str| {
        let vault = TestVault::new();
        let text = vault.read(".fte/config.yaml") + more;
        let first = text.lines().count() - more.lines().count();
        vault.put(".fte/config.yaml", text);
        (vault.fte("status"), first)
    };
    let table = [
        ("books:\n  curency: EUR\n", 2, "there is no setting `books.curency`"),
        ("boks:\n  currency: EUR\n", 1, "there is no setting `boks`"),
        (
            "books:\n  currency: Euro\n",
            2,
            "`books.currency` is no currency, three letters like `EUR`: `Euro`",
        ),
        (
            "books:\n  # mine\n  terms_days: soon\n",
            3,
            "`books.terms_days` is no whole number from 0 to 3650: `soon`",
        ),
        (
            "approval:\n  expires_days: 0\n",
            2,
            "`approval.expires_days` is no whole number from 1 to 3650: `0`",
        ),
        ("mail:\n  from: foo\n", 2, "`mail.from` is no mail address"),
        ("owner:\n  emails: [anna]\n", 2, "`owner.emails` is no list of mail addresses"),
    ];
    for (more, line, what) in table {
        let (ran, first) = settings(more);
        let expected = format!("error: .fte/config.yaml:{}: {what}", first + line);
        assert!(ran.exit == 3 && ran.stderr.starts_with(&expected), "{expected}\n{ran}");
    }
    let (typo, _) = settings("books:\n  curency: EUR\n");
    assert!(
        typo.stderr.contains(
            "hint: did you mean `currency`? there are currency, tax_percent, input_tax, terms_days, invoice_prefix"
        ),
        "{typo}"
    );
    let vault = TestVault::new();
    let by_variable =
        vault.command().env("FTE_BOOKS_CURRENCY", "eur").arg("status").output().unwrap();
    assert!(vault.ran(&by_variable).stderr.starts_with("error: `FTE_BOOKS_CURRENCY`: "));
    let text = vault.read(".fte/config.yaml").replace("\nvault: ", "\n# vault: ");
    vault.put(".fte/config.yaml", text);
    let without = vault.fte("status");
    assert!(
        without.stderr.contains("there is no `vault: …`") && without.stderr.contains("--new-id"),
        "{without}"
    );
    vault.fte("init --new-id .").ok();
    vault.fte("status").ok();
}

/// A broken playbook is said on every run, also where nothing is new.
#[test]
fn a_broken_playbook_is_said_until_it_is_mended() {
    let vault = TestVault::new()
        .file("Playbooks/mine.md", "---\ntype: playbook\nmatch: {typ: email}\n---\n");
    for words in ["plan", "plan", "plan -q"] {
        let ran = vault.fte(words);
        assert!(ran.exit == 8 && ran.stderr.contains("warning: Playbooks/mine.md:3: "), "{ran}");
    }
}
