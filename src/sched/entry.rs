//! What every scheduler is given to start: this program, with this vault and its state.

use std::path::{Path, PathBuf};

use super::jobs;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, OrFail as _, Result};
use crate::config::{self, Config};
use crate::vault::Vault;

/// The one command line that a scheduler calls, its parts safe to be written down: text without control characters.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The full path of this program.
    pub(super) fte: String,
    /// The vault's full path.
    pub(crate) vault: String,
    /// The vault's id, ten characters of a-z and 2-7: what several vaults' entries are told apart by.
    pub(super) id: String,
    /// `FTE_STATE_DIR`, where the state is not in the place that a scheduler would find by itself.
    pub(super) state: Option<String>,
    /// Called every so many minutes.
    pub(super) minutes: u32,
}

impl Entry {
    /// Errors with exit code 3 where a path can't be written into a schedule.
    pub(crate) fn of(vault: &Vault, config: &Config) -> Result<Entry> {
        let is_moved =
            config::env("FTE_STATE_DIR").is_some() || config::env("XDG_STATE_HOME").is_some();
        let state = if is_moved {
            let home = std::path::absolute(config::state_home()?).doing("find the state folder")?;
            Some(plain(&home, "the state folder")?)
        } else {
            None
        };
        Ok(Entry {
            fte: plain(&program()?, "the folder of `fte`")?,
            vault: plain(vault.root(), "the vault's folder")?,
            id: config.vault_id.clone(),
            state,
            minutes: jobs::minutes(config)?,
        })
    }

    /// Whether the state lies in a place of its own, which the scheduler must be told.
    pub(crate) fn has_state(&self) -> bool {
        self.state.is_some()
    }

    /// The words behind the program.
    pub(super) fn words(&self) -> [&str; 5] {
        ["--vault", &self.vault, "--quiet", "schedule", "run"]
    }
}

/// The path by which this program is found: what `PATH` has for it where that leads here, as that stays when a package
/// manager puts a newer one behind it.
fn program() -> Result<PathBuf> {
    let own = std::env::current_exe().doing("find out where `fte` itself lies")?;
    let real = own.canonicalize().doing(format!("find {}", shown_line(&own.to_string_lossy())))?;
    let folders = config::env("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(if cfg!(windows) { "fte.exe" } else { "fte" }));
    let is_own = |path: &PathBuf| path.canonicalize().is_ok_and(|path| path == real);
    Ok(found.find(is_own).unwrap_or(own))
}

/// A path that each of the schedulers can be told; which characters it may have is theirs to say beyond that.
fn plain(path: &Path, what: &str) -> Result<String> {
    let refused = |why: &str| {
        let path = shown_line(&path.to_string_lossy());
        Fail::say(Exit::SetUp, format!("{what} can't be put on a schedule, its name {why}: {path}"))
            .hint("give the folder another name")
    };
    let text = path.to_str().ok_or_else(|| refused("is not UTF-8"))?;
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        return Err(refused("has a line break or another control character"));
    }
    // Windows' long form of an ordinary path, which not every program there takes.
    let short = text.strip_prefix(r"\\?\").filter(|rest| rest.chars().nth(1) == Some(':'));
    Ok(short.unwrap_or(text).to_owned())
}

/// A refusal of a path that this one scheduler can't be told.
pub(super) fn unfit(scheduler: &str, what: &str, path: &str) -> Fail {
    let path = shown_line(path);
    Fail::say(Exit::SetUp, format!("{scheduler} can't be given a path with {what}: {path}"))
        .hint("give the folder another name")
}

#[cfg(test)]
pub(super) fn sample(path: &str) -> Entry {
    Entry {
        fte: format!("{path}/fte"),
        vault: path.to_owned(),
        id: "7k2m3qxa4d".into(),
        state: Some(format!("{path}/state")),
        minutes: 5,
    }
}
