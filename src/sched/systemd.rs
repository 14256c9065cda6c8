//! A service and its timer among the user's own systemd units.

use std::path::PathBuf;

use super::entry::{Entry, unfit};
use super::files;
use super::program::ask;
use super::system::{File, There};
use crate::base::{Exit, Fail, Result};
use crate::config;
use crate::model::pace::Pace;

/// Both units' files.
pub(super) fn units(entry: &Entry) -> Result<[File; 2]> {
    // systemd's own rule for a program's path, which no quoting lifts.
    if entry.fte.contains(['"', '\'', '\\']) {
        return Err(unfit("systemd", "a quote or a backslash", &entry.fte));
    }
    let (folder, name) = (folder()?, name(&entry.id));
    let file =
        |kind: &str, text: String| File { path: folder.join(format!("{name}.{kind}")), text };
    Ok([file("service", service(entry)), file("timer", timer(entry))])
}

fn name(id: &str) -> String {
    format!("fte-{id}")
}

/// `$XDG_CONFIG_HOME/systemd/user`, or below `~/.config`.
fn folder() -> Result<PathBuf> {
    let named = config::env("XDG_CONFIG_HOME").map(PathBuf::from).filter(|dir| dir.is_absolute());
    let home = || config::env("HOME").map(|home| PathBuf::from(home).join(".config"));
    let folder = named.or_else(home).map(|dir| dir.join("systemd/user"));
    folder.ok_or_else(|| Fail::say(Exit::SetUp, "there is no place for units: `HOME` is not set"))
}

fn service(entry: &Entry) -> String {
    // `$` stands for variables in the words but not in the program's path, where it can't be doubled; the colon lets it
    // stand for itself in both. Older systemds don't know that, and mostly don't need it.
    let needs_colon =
        entry.fte.contains('$') || entry.words().iter().any(|word| word.contains('$'));
    let program = format!("{}{}", if needs_colon { ":" } else { "" }, entry.fte);
    let words = std::iter::once(program.as_str()).chain(entry.words()).map(quoted);
    let command = words.collect::<Vec<_>>().join(" ");
    let state = entry.state.iter().map(|dir| quoted(&format!("FTE_STATE_DIR={dir}")));
    let state = state.map(|set| format!("Environment={set}\n")).collect::<Vec<_>>().concat();
    format!(
        "{ABOUT}\n[Unit]\nDescription=fte: what is due in the vault {}\n\n\
         [Service]\nType=oneshot\n{state}ExecStart={command}\n",
        entry.id
    )
}

fn timer(entry: &Entry) -> String {
    format!(
        "{ABOUT}\n[Unit]\nDescription=fte: {} for the vault {}\n\n\
         [Timer]\nOnCalendar=*:0/{}\nPersistent=true\nAccuracySec=15s\n\n[Install]\nWantedBy=timers.target\n",
        Pace::Every(entry.minutes),
        entry.id,
        entry.minutes
    )
}

const ABOUT: &str = "# Written by `fte schedule install`; `fte schedule remove` takes it away.";

/// Quoted for a unit file: C's escapes, and `%%` for what would stand for something of the unit's.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,@:=".contains(c);
    if text.chars().all(plain) {
        return text.to_owned();
    }
    let text = text.replace('\\', r"\\").replace('"', r#"\""#).replace('%', "%%");
    format!("\"{text}\"")
}

/// What starts the timer, as a person types it.
pub(super) fn commands(id: &str) -> Vec<String> {
    vec![
        "systemctl --user daemon-reload".to_owned(),
        format!("systemctl --user enable --now {}.timer", name(id)),
    ]
}

/// Writes the units and starts the timer. Whether a file was changed; and, where they are written but systemd was not told,
/// that.
pub(super) fn install(entry: &Entry) -> Result<(bool, Option<Fail>)> {
    let mut changed = false;
    for file in units(entry)? {
        changed |= files::put(&file.path, file.text.as_bytes())?;
    }
    let timer = format!("{}.timer", name(&entry.id));
    let told = tell(&["daemon-reload"]).and_then(|()| tell(&["enable", "--now", &timer]));
    let left = told.err().map(|why| {
        let what = format!("the units are written, but systemd did not start them: {why}");
        Fail::say(Exit::Partial, what)
            .hint(format!("signed in as yourself: `{}`", commands(&entry.id).join(" && ")))
    });
    Ok((changed, left))
}

/// Stops the timer and takes the units away, [`install`]'s way.
pub(super) fn remove(id: &str) -> Result<(bool, Option<Fail>)> {
    let (folder, name) = (folder()?, name(id));
    let timer = format!("{name}.timer");
    let paths = ["timer", "service"].map(|kind| folder.join(format!("{name}.{kind}")));
    let mut is_there = false;
    for path in &paths {
        is_there |= files::holds(path)?.is_some();
    }
    if !is_there {
        return Ok((false, None));
    }
    let stopped = tell(&["disable", "--now", &timer]);
    for path in &paths {
        files::take(path)?;
    }
    // What `enable` made, where `disable` could not take it away.
    files::take(&folder.join("timers.target.wants").join(&timer))?;
    let left = stopped.and_then(|()| tell(&["daemon-reload"])).err().map(|why| {
        Fail::say(Exit::Partial, format!("the units are gone, but systemd was not told: {why}"))
            .hint(format!("`systemctl --user stop {timer}; systemctl --user daemon-reload`"))
    });
    Ok((true, left))
}

/// Why systemd could not be told, in words.
fn tell(words: &[&str]) -> Result<(), String> {
    let words: Vec<&str> = std::iter::once("--user").chain(words.iter().copied()).collect();
    match ask("systemctl", &words, b"") {
        Ok(answer) if answer.ok => Ok(()),
        Ok(answer) => Err(answer.complaint()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err("this system has no `systemctl`".to_owned())
        }
        Err(error) => Err(format!("`systemctl`: {error}")),
    }
}

/// Whether the units are there as they would be written now.
pub(super) fn there(entry: &Entry) -> Result<There> {
    super::system::compare(&units(entry)?)
}
