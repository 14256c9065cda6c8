//! The first page that a person sees: `fte --help`, with the commands in the order of the day.

use std::fmt::Write as _;

use clap::Command;
use clap::builder::StyledStr;
use clap::builder::styling::{AnsiColor, Style, Styles};

use crate::base::Exit;

/// Every command in the group where a person looks for it. One that is in no group is shown under `More`.
const GROUPS: &[(&str, &[&str])] = &[
    ("Start", &["demo", "init", "auth"]),
    (
        "The day",
        &["watch", "plan", "approve", "act", "undo", "email", "run", "stop", "resume", "schedule"],
    ),
    ("Look", &["status", "dashboard", "briefing", "queue", "trace"]),
    ("Books", &["ledger", "odoo", "finance"]),
    ("Rules and proof", &["policy", "audit", "vault", "health", "doctor"]),
    ("This program", &["completions", "man", "help"]),
];

const EXAMPLES: [(&str, &str); 6] = [
    ("fte demo", "a day of sample mail, worked through before your eyes"),
    ("fte init ~/Business", "a vault of your own; put mail and files into its Inbox/"),
    ("fte watch files && fte plan", "what arrived becomes notes, plans and requests"),
    ("fte approve", "answer the requests one by one"),
    ("fte act", "do what you said yes to, once"),
    ("fte approve list --json | jq length", "what is reported is JSON, too"),
];

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// The tree with a front page of our own: clap can sort commands, but not group them.
pub(super) fn grouped(command: Command) -> Command {
    let commands = listing(&command);
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{commands}\n\n{}\n{{options}}{{after-help}}",
        heading("Flags of every command")
    );
    command.styles(STYLES).help_template(StyledStr::from(template)).after_help(closing())
}

fn listing(command: &Command) -> String {
    let mut text = String::new();
    let grouped = |name: &str| GROUPS.iter().any(|(_, names)| names.contains(&name));
    let more: Vec<&str> =
        command.get_subcommands().map(Command::get_name).filter(|name| !grouped(name)).collect();
    for (title, names) in GROUPS.iter().copied().chain([("More", more.as_slice())]) {
        let rows: String = names.iter().filter_map(|name| row(command, name)).collect();
        if !rows.is_empty() {
            let _ = write!(text, "\n{}{rows}\n", heading(title));
        }
    }
    text.trim_end().to_owned()
}

fn row(command: &Command, name: &str) -> Option<String> {
    let about = match command.find_subcommand(name) {
        Some(sub) if sub.is_hide_set() => return None,
        Some(sub) => sub.get_about().map(ToString::to_string).unwrap_or_default(),
        None if name == "help" => "Print the help of a command".to_owned(),
        None => return None,
    };
    Some(format!("\n  {}  {about}", styled(*STYLES.get_literal(), &format!("{name:<12}"))))
}

fn closing() -> StyledStr {
    let mut text = heading("Examples");
    for (line, what) in EXAMPLES {
        let _ = write!(text, "\n  {line:<36} {what}");
    }
    let _ = write!(text, "\n\n{}", heading("Exit codes"));
    for (exit, meaning) in Exit::TABLE {
        let _ = write!(text, "\n  {:>3}  {meaning}", exit.code());
    }
    StyledStr::from(text)
}

fn heading(title: &str) -> String {
    styled(*STYLES.get_header(), &format!("{title}:"))
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
