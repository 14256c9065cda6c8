//! `fte demo`: a day of sample input, worked through by the same commands that a person would type.

mod files;
mod fill;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;
use dialoguer::console::style;
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{Clock, Exit, Fail, OrFail as _, Result, disk, prompt};
use crate::config::{self, Config};
use crate::state::State;
use crate::vault::Vault;

/// Work through a day of sample mail in a vault of its own
///
/// Some thirty pieces of mail, files and bank lines of a small design studio are put into the Inbox/ of a fresh vault;
/// then the day is run, and each command is shown as it runs. At the approvals it stops and lets you answer; where
/// nobody can be asked, it approves nothing and says what waits. Nothing leaves this machine.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte demo
  fte demo /tmp/studio
  fte demo --json < /dev/null | jq '.steps[] | {command, exit}'")]
pub(crate) struct DemoArgs {
    /// Where the vault is made; an earlier demo there is replaced, anything else refused
    #[arg(default_value = "fte-demo")]
    dir: PathBuf,
}

/// Says that a folder is a demo, so that the next demo may replace it.
const MARK: &str = ".fte/demo";

/// One command of the day, and what to look at after it.
type Step = (&'static str, &'static str);

const VAULT: Step = ("init .", "a vault: folders, a handbook with the policy, playbooks");

const BOOKS: Step = (
    "ledger check --repair",
    "the books so far: one journal that hledger reads too, and a note for each invoice and bill",
);

const MORNING: [Step; 2] = [
    (
        "watch files",
        "Needs_Action/ has one note a message; Quarantine/ has what could not be read, with the reason",
    ),
    ("plan", "Plans/ says what will happen and why, with the drafts; nothing has left yet"),
];

const ASKED: Step = (
    "approve",
    "Approved/ and Rejected/ hold your answers; what you skipped waits in Pending_Approval/",
);

const UNASKED: Step = (
    "approve list",
    "nobody can be asked here, so nothing is approved; each request lies in Pending_Approval/",
);

const EVENING: [Step; 5] = [
    ("act", "what needed no yes, or got one, is done once; every effect has a receipt in Logs/"),
    // The next Monday's briefing is about the week that runs, as far as it got.
    (
        "briefing generate --date {{day+07}}",
        "Briefings/: money, wins, what waits and what is late, each figure linked to where it came from",
    ),
    (
        "dashboard",
        "Dashboard.md is the state of things as a note, for any device that syncs the vault",
    ),
    ("status", "the same at a glance on the terminal, any time"),
    ("audit verify", "the log is a chain: a changed, missing or moved line would be named"),
];

const TRY: &[&str] = &[
    "fte approve                          go on answering",
    "fte plan --explain NOTE              why this plan and no other",
    "fte approve show ID                  the whole request: what came from outside is marked",
    "fte ledger receivable                what is owed, and by whom",
    "fte audit search payment             everything that happened about it",
    "fte watch files && fte plan          after you put your own mail into Inbox/",
];

/// What `--json` prints.
#[derive(Serialize)]
struct Day {
    vault: String,
    files: usize,
    steps: Vec<Done>,
}

#[derive(Serialize)]
struct Done {
    command: String,
    exit: i32,
    /// What the command itself printed with `--json`; `null` where it ran before the person's eyes.
    report: Value,
}

impl DemoArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        make_room(&self.dir)?;
        let mut day = Day { vault: String::new(), files: 0, steps: Vec::new() };
        let stage = Stage { app, dir: &self.dir };
        stage.tell("A day at Lindqvist Studio. Everybody in it is made up, and nothing leaves this machine.")?;
        day.steps.push(stage.step(VAULT, false)?);
        day.vault = self.dir.canonicalize().doing("find the vault")?.display().to_string();
        day.files = fill_vault(&self.dir, &app.clock)?;
        stage
            .after(&format!("{} files are put into Inbox/: mail, notes, bank lines", day.files))?;
        day.steps.push(stage.step(BOOKS, false)?);
        let ask = prompt::can_ask() && app.out.is_seen() && !app.out.is_json();
        let middle = if ask { ASKED } else { UNASKED };
        for step in MORNING.into_iter().chain([middle]).chain(EVENING) {
            day.steps.push(stage.step(step, true)?);
        }
        let program = std::env::current_exe().doing("find this program")?;
        let folder = program.parent().filter(|folder| !is_on_path(folder));
        app.out.report(&Ended { day: &day, dir: &self.dir, program: folder })?;
        day.verdict()
    }
}

impl Day {
    fn verdict(&self) -> Result<()> {
        let failed: Vec<_> = self.steps.iter().filter(|step| !matches!(step.exit, 0 | 8)).collect();
        let Some(first) = failed.first() else { return Ok(()) };
        let what = format!(
            "{} of {} commands failed, `{}` first",
            failed.len(),
            self.steps.len(),
            first.command
        );
        Err(Fail::say(Exit::Partial, what).hint(format!("look at it in {}", self.vault)))
    }
}

/// Runs the commands of the day in the demo's folder.
struct Stage<'a> {
    app: &'a App,
    dir: &'a Path,
}

impl Stage<'_> {
    /// A line between two commands, where people read the day as it goes.
    fn tell(&self, line: &str) -> Result<()> {
        if self.app.out.is_json() {
            Ok(())
        } else {
            self.app.out.raw(format!("{line}\n").as_bytes())
        }
    }

    /// What to look at after a command.
    fn after(&self, look: &str) -> Result<()> {
        self.tell(&style(format!("→ {look}")).green().to_string())
    }

    /// One command as a process of its own, as a person would start it. What it prints is shown, or not.
    fn step(&self, (words, look): Step, shown: bool) -> Result<Done> {
        let words = fill::line(words, &self.app.clock);
        let command = format!("fte {words}");
        let program = std::env::current_exe().doing("find this program")?;
        let mut child = Command::new(program);
        child.current_dir(self.dir).env_remove("FTE_VAULT").args(words.split(' '));
        let (exit, report) = if self.app.out.is_json() {
            let output = child.arg("--json").stdin(Stdio::null()).stderr(Stdio::inherit()).output();
            let output = output.doing(format!("run `{command}`"))?;
            (output.status, serde_json::from_slice(&output.stdout).unwrap_or_default())
        } else {
            self.tell(&format!("\n{}", style(format!("$ {command}")).bold()))?;
            if !shown {
                child.stdout(Stdio::null());
            }
            (child.status().doing(format!("run `{command}`"))?, Value::Null)
        };
        let exit = exit.code().unwrap_or(i32::from(Exit::Interrupted.code()));
        if exit == i32::from(Exit::Interrupted.code()) {
            return Err(Fail::say(Exit::Interrupted, format!("interrupted in `{command}`"))
                .hint(format!("the vault is whole: go on in {}", self.dir.display())));
        }
        self.after(look)?;
        Ok(Done { command, exit, report })
    }
}

/// Makes the folder, or clears an earlier demo away with what was remembered of it.
fn make_room(dir: &Path) -> Result<()> {
    let doing = || format!("make {}", dir.display());
    match fs::symlink_metadata(dir) {
        Err(_) => return fs::create_dir_all(dir).doing(doing()),
        Ok(meta) if !meta.is_dir() => return Err(not_ours(dir, "is not a folder")),
        Ok(_) => {}
    }
    if fs::read_dir(dir).doing(doing())?.next().is_none() {
        return Ok(());
    }
    if !fs::symlink_metadata(dir.join(MARK)).is_ok_and(|meta| meta.is_file()) {
        return Err(not_ours(dir, "holds something that is no demo"));
    }
    forget(dir);
    fs::remove_dir_all(dir).doing(format!("clear the earlier demo in {}", dir.display()))?;
    fs::create_dir_all(dir).doing(doing())
}

fn not_ours(dir: &Path, why: &str) -> Fail {
    Fail::say(Exit::Refused, format!("{} {why}", dir.display()))
        .hint("name a new folder: `fte demo DIR`")
}

/// Clears what was remembered of a demo that is about to go; where it can't be found, there is nothing to clear.
///
/// Only state that says it belongs to this very folder: a copied `config.yaml` must not cost another vault its own.
fn forget(dir: &Path) {
    let Ok(vault) = Vault::open(dir) else { return };
    let (Ok(settings), Ok(home)) = (Config::load(&vault), config::state_home()) else { return };
    if !home.join(&settings.vault_id).is_dir() {
        return;
    }
    let Ok(state) = State::open(&home, &settings.vault_id) else { return };
    if state.note("root").ok().flatten().is_some_and(|root| Path::new(&root) == vault.root()) {
        let remembered = state.dir().to_owned();
        drop(state);
        let _ = fs::remove_dir_all(remembered);
    }
}

/// Copies the sample into a fresh vault and returns how many files lie in Inbox/.
fn fill_vault(dir: &Path, clock: &Clock) -> Result<usize> {
    disk::create(&dir.join(MARK), b"made by `fte demo`, which may replace this vault\n")
        .doing("mark the demo")?;
    let mut count = 0;
    for (name, _) in files::FILES {
        let (folder, file) = name.split_once('/').unwrap_or(("", name));
        let bytes = fill::file(name, clock);
        match folder {
            "inbox" => {
                count += 1;
                put(&dir.join("Inbox").join(file), &bytes)?;
            }
            "contacts" => put(&dir.join("Contacts").join(file), &bytes)?,
            "" if file == "config.yaml" => add_settings(dir, &bytes)?,
            "" if file == "ledger.journal" => put(&dir.join("Accounting").join(file), &bytes)?,
            "" => put(&dir.join(file), &bytes)?,
            _ => {}
        }
    }
    Ok(count)
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    disk::replace(path, bytes).doing(format!("write {}", path.display()))
}

fn add_settings(dir: &Path, more: &[u8]) -> Result<()> {
    let path = dir.join(config::FILE);
    let own = disk::read(&path, 1 << 20).doing("read the settings")?;
    put(&path, &[own.as_slice(), more].concat())
}

/// The end of the day: the whole report for a program, what to do next for a person.
struct Ended<'a> {
    day: &'a Day,
    dir: &'a Path,
    /// Where this program lies, where a shell would not find it.
    program: Option<&'a Path>,
}

impl Serialize for Ended<'_> {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        self.day.serialize(serializer)
    }
}

impl fmt::Display for Ended<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\nThe vault is {}: open it in Obsidian or any editor, or try",
            self.day.vault
        )?;
        let dir = self.dir.to_string_lossy();
        writeln!(f)?;
        if let Some(folder) = self.program {
            writeln!(f, "  {}", on_path(&folder.to_string_lossy()))?;
        }
        writeln!(f, "  cd {}", quoted(&dir))?;
        for line in TRY {
            writeln!(f, "  {line}")?;
        }
        Ok(())
    }
}

/// Whether a shell looks for programs in this folder.
fn is_on_path(folder: &Path) -> bool {
    let path = config::env("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|searched| searched == folder)
}

/// The line that lets a shell find programs in this folder.
fn on_path(folder: &str) -> String {
    if cfg!(windows) {
        format!("$env:Path += ';{folder}'")
    } else {
        format!("PATH=$PATH:{}", quoted(folder))
    }
}

/// A folder's name as a shell takes it.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-\\:~".contains(c);
    if text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_folder_is_written_as_a_shell_takes_it() {
        assert_eq!(quoted("/home/mara/fte-demo"), "/home/mara/fte-demo");
        assert_eq!(quoted("it's $HOME"), r"'it'\''s $HOME'");
    }
}
