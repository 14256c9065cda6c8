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
