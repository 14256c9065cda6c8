//! Every command with its flags as one Markdown page: `docs/reference.md` is what this prints.

use clap::{Arg, Command};

use super::man::visible;
use crate::base::Exit;

const HEAD: &str = "# Reference

Every command, made from the command line itself by `fte man --markdown`; do not edit. The shapes that `--json` prints
are in [json.md](json.md). `fte COMMAND --help` says the same on a terminal.
";

/// The page for a built command tree.
pub(super) fn page(root: &Command) -> String {
    let mut page = format!("{HEAD}\n## Flags of every command\n\n");
    for arg in shown(root).filter(|arg| arg.is_global_set()) {
        page += &flag(arg);
    }
    page += "\n## Exit codes\n\n| code | meaning |\n|---:|---|\n";
    for (exit, meaning) in Exit::TABLE {
        page += &format!("| {} | {meaning} |\n", exit.code());
    }
    for command in visible(root).into_iter().skip(1) {
        page += &section(command);
    }
    page
}

fn section(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let mut text = format!("\n## `{name}`\n\n{}\n\n```text\n{usage}\n```\n", about(command));
    let own: Vec<&Arg> = shown(command).filter(|arg| !arg.is_global_set()).collect();
    if !own.is_empty() {
        text += "\n";
        text += &own.into_iter().map(flag).collect::<String>();
    }
    let examples = command.get_after_long_help().or(command.get_after_help());
    if let Some(examples) = examples {
        text += &format!("\n```text\n{}\n```\n", examples.to_string().trim_end());
    }
    text
}

/// The first sentence, which has no full stop on the terminal, and what follows it.
fn about(command: &Command) -> String {
    let text = command
        .get_long_about()
        .or(command.get_about())
        .map(ToString::to_string)
        .unwrap_or_default();
    let (first, rest) = text.trim().split_once("\n\n").unwrap_or((text.trim(), ""));
    let first = format!("{}.", first.trim_end_matches('.'));
    if rest.is_empty() { first } else { format!("{first}\n\n{}", rest.trim()) }
}

fn shown(command: &Command) -> impl Iterator<Item = &Arg> {
    command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help" | "version"))
}

/// One list line: the flag as it is typed, what it does, its choices, default and variable.
fn flag(arg: &Arg) -> String {
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut line =
        format!("- `{}`: {}", spelling(arg), help.split_whitespace().collect::<Vec<_>>().join(" "));
    let choices: Vec<_> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set() && arg.get_action().takes_values())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !choices.is_empty() {
        line += &format!("; one of {}", choices.join(", "));
    }
    let defaults: Vec<_> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && arg.get_action().takes_values() {
        line += &format!("; default `{}`", defaults.join(" "));
    }
    if let Some(variable) = arg.get_env() {
        line += &format!("; `{}` in the environment", variable.to_string_lossy());
    }
    line + "\n"
}

fn spelling(arg: &Arg) -> String {
    if arg.is_positional() {
        return arg.to_string();
    }
    let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
    format!("{short}{arg}")
}
