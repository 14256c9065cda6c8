//! The schedulers that there are, and what is asked of each alike.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::entry::Entry;
use super::{cron, files, launchd, systemd, windows};
use crate::base::{Fail, Result};
use crate::state::State;

/// A scheduler of the system's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum System {
    /// The user's crontab
    Cron,
    /// The user's systemd units
    Systemd,
    /// A launch agent on macOS
    Launchd,
    /// A task of Windows' Task Scheduler
    Windows,
}

/// Whether a schedule is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum There {
    Yes,
    No,
    /// It is, with other words than would be written now.
    Other,
}

/// A file as a scheduler gets it.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// What came of a change: whether there was one, and what is left for the person to do.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) changed: bool,
    pub(crate) left: Option<Fail>,
}

impl System {
    /// The one that fits this computer.
    pub(crate) fn own() -> System {
        if cfg!(windows) {
            System::Windows
        } else if cfg!(target_os = "macos") {
            System::Launchd
        } else if Path::new("/run/systemd/system").is_dir() {
            // So systemd says that it runs the computer: sd_booted(3).
            System::Systemd
        } else {
            System::Cron
        }
    }

    /// Those that a computer of this kind may have.
    pub(crate) fn possible() -> &'static [System] {
        if cfg!(windows) {
            &[System::Windows]
        } else if cfg!(target_os = "macos") {
            &[System::Launchd, System::Cron]
        } else {
            &[System::Systemd, System::Cron]
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            System::Cron => "cron",
            System::Systemd => "systemd",
            System::Launchd => "launchd",
            System::Windows => "windows",
        }
    }

    /// What it would be given. The crontab is no file of ours: its part is our block.
    pub(crate) fn files(self, entry: &Entry) -> Result<Vec<File>> {
        Ok(match self {
            System::Cron => {
                vec![File { path: PathBuf::from("crontab"), text: cron::block(entry)? }]
            }
            System::Systemd => systemd::units(entry)?.into(),
            System::Launchd => vec![launchd::agent(entry)?],
            System::Windows => vec![windows::task(entry)?],
        })
    }

    /// What a person who wrote the files would type then.
    pub(crate) fn commands(self, entry: &Entry) -> Vec<String> {
        match self {
            System::Cron => Vec::new(),
            System::Systemd => systemd::commands(&entry.id),
            System::Launchd => launchd::commands(&entry.id),
            System::Windows => windows::commands(&entry.id),
        }
    }

    pub(crate) fn there(self, entry: &Entry) -> Result<There> {
        match self {
            System::Cron => cron::there(entry),
            System::Systemd => systemd::there(entry),
            System::Launchd => launchd::there(entry),
            System::Windows => Ok(windows::there(entry)),
        }
    }

    /// Brings the entry onto the schedule; one that is there as it should be stays.
    pub(crate) fn install(self, entry: &Entry, state: &State) -> Result<Changed> {
        let (changed, left) = match self {
            System::Cron => (cron::install(entry)?, None),
            System::Systemd => systemd::install(entry)?,
            System::Launchd => launchd::install(entry)?,
            System::Windows => (windows::install(entry, state.dir())?, None),
        };
        Ok(Changed { changed, left })
    }

    /// Takes the vault's entry off the schedule; that there is none is no error.
    pub(crate) fn remove(self, id: &str) -> Result<Changed> {
        let (changed, left) = match self {
            System::Cron => (cron::remove(id)?, None),
            System::Systemd => systemd::remove(id)?,
            System::Launchd => launchd::remove(id)?,
            System::Windows => (windows::remove(id)?, None),
        };
        Ok(Changed { changed, left })
    }
}

/// Whether files are there as they would be written now.
pub(super) fn compare(wanted: &[File]) -> Result<There> {
    let mut found = Vec::new();
    for file in wanted {
        found.push(files::holds(&file.path)?);
    }
    if found.iter().all(Option::is_none) {
        return Ok(There::No);
    }
    let same =
        |(file, found): (&File, &Option<Vec<u8>>)| found.as_deref() == Some(file.text.as_bytes());
    Ok(if wanted.iter().zip(&found).all(same) { There::Yes } else { There::Other })
}

/// Text for between two tags.
pub(super) fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
