//! `fte schedule show`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::text::{shown, shown_line};
use crate::base::{Result, clock};
use crate::sched::Entry;
use crate::sched::jobs;
use crate::sched::system::{System, There};

/// Show the jobs, when each last ran, and what would be installed
///
/// Changes nothing. Without `--for`, for the scheduler that has it, else for the one that fits this computer.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte schedule show\n  fte schedule show --for launchd\n  fte schedule show --for cron --json | jq -r '.files[].text'"
)]
pub(crate) struct ShowArgs {
    /// For this scheduler
    #[arg(long = "for", value_name = "SCHEDULER")]
    system: Option<System>,
}

#[derive(Serialize)]
struct Shown {
    vault: String,
    system: System,
    /// `null` where it can't be told.
    installed: Option<There>,
    jobs: Vec<Row>,
    files: Vec<File>,
    commands: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    job: &'static str,
    command: String,
    pace: String,
    last: Option<String>,
}

#[derive(Serialize)]
struct File {
    path: String,
    text: String,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let entry = Entry::of(app.vault()?, app.config()?)?;
        let (system, installed) = self.chosen(app, &entry);
        let mut rows = Vec::new();
        for job in jobs::table(app.config()?)? {
            let last = job.last(app.state()?)?.and_then(|last| last.ran()).map(clock::seconds);
            rows.push(Row {
                job: job.name,
                command: job.command(),
                pace: job.pace.to_string(),
                last,
            });
        }
        let files = system.files(&entry)?.into_iter();
        let files = files
            .map(|file| File { path: file.path.to_string_lossy().into_owned(), text: file.text });
        app.out.report(&Shown {
            system,
            installed,
            jobs: rows,
            files: files.collect(),
            commands: system.commands(&entry),
            vault: entry.vault,
        })
    }

    fn chosen(&self, app: &App, entry: &Entry) -> (System, Option<There>) {
        let there = |system: System| match system.there(entry) {
            Ok(there) => Some(there),
            Err(fail) => {
                app.out.warn(fail.causes().join(": "));
                None
            }
        };
        if let Some(system) = self.system {
            // Nobody here can say what another system has.
            let known = System::possible().contains(&system).then(|| there(system));
            return (system, known.unwrap_or(Some(There::No)));
        }
        let found: Vec<_> =
            System::possible().iter().map(|system| (*system, there(*system))).collect();
        let has = found
            .iter()
            .find(|(_, there)| matches!(there, Some(There::Yes | There::Other)))
            .or_else(|| found.iter().find(|(system, _)| *system == System::own()));
        has.copied().unwrap_or((System::own(), None))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.jobs.iter().map(|row| {
            let last = row.last.clone().unwrap_or_else(|| "never".to_owned());
            [row.job.to_owned(), row.pace.clone(), last, row.command.clone()]
        });
        writeln!(f, "{}\n", table(["job", "when", "last run", "command"], rows))?;
        let name = self.system.name();
        match self.installed {
            Some(There::Yes) => writeln!(f, "installed for {name}:")?,
            Some(There::Other) => writeln!(
                f,
                "installed for {name}, but not as it would be now; `fte schedule install` writes it anew:"
            )?,
            Some(There::No) => {
                writeln!(f, "not installed; `fte schedule install --for {name}` would write:")?;
            }
            None => writeln!(f, "for {name}:")?,
        }
        for file in &self.files {
            let path = if self.system == System::Cron { "your crontab" } else { &file.path };
            write!(f, "\n-- {}\n{}", shown_line(path), shown(&file.text))?;
        }
        if !self.commands.is_empty() {
            write!(f, "\nand do:\n")?;
            self.commands.iter().try_for_each(|command| writeln!(f, "  {}", shown(command)))?;
        }
        Ok(())
    }
}
