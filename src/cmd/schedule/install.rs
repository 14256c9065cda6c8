//! `fte schedule install`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Result, Time};
use crate::model::event::{Event, Status};
use crate::model::pace::Pace;
use crate::sched::system::{Changed, System, There};
use crate::sched::{Entry, jobs};

/// Put this vault on this computer's schedule
///
/// Everything else that is there stays as it is, other vaults' schedules as well. Said again, it writes what has changed
/// (fte was moved, the settings are others), or nothing.
///
/// The schedule knows this vault, this program and `FTE_STATE_DIR`; other settings are read from the vault's
/// `.fte/config.yaml`, not from the environment of now.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte schedule install\n  fte schedule install --for cron")]
pub(crate) struct InstallArgs {
    /// For this scheduler (default: the one that fits this computer)
    #[arg(long = "for", value_name = "SCHEDULER")]
    system: Option<System>,
}

#[derive(Serialize)]
struct Installed {
    vault: String,
    system: System,
    changed: bool,
    minutes: u32,
}

impl InstallArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let entry = Entry::of(app.vault()?, app.config()?)?;
        let system = self.system.unwrap_or_else(System::own);
        let (state, now) = (app.state()?, app.clock.now());
        for job in jobs::table(app.config()?)? {
            job.begin_with(state, now)?;
        }
        let done = system.install(&entry, state)?;
        state.set_scheduled(Some(now))?;
        if done.changed {
            app.trail()?.record(vec![event(now, "schedule.install", system, &done)])?;
        }
        let minutes = jobs::minutes(app.config()?)?;
        let said = Installed { vault: entry.vault.clone(), system, changed: done.changed, minutes };
        app.out.outcome(&said, done.changed)?;
        Self::advise(app, &entry, system);
        done.left.map_or(Ok(()), Err)
    }

    fn advise(app: &App, entry: &Entry, system: System) {
        for other in System::possible().iter().filter(|other| **other != system) {
            if other.there(entry).is_ok_and(|there| there != There::No) {
                let name = other.name();
                app.out.warn(format!(
                    "{name} runs it as well, for nothing; `fte schedule remove --for {name}` ends that"
                ));
            }
        }
        match system {
            System::Systemd => app.out.say(
                "systemd runs it while you are signed in; `loginctl enable-linger` lets it run always",
            ),
            System::Windows if entry.has_state() => app.out.warn(
                "the task takes `FTE_STATE_DIR` from your user's environment: set it there (`setx`), too",
            ),
            _ => {}
        }
    }
}

/// That a person changed the schedule.
pub(super) fn event(now: Time, action: &str, system: System, done: &Changed) -> Event {
    let status = if done.left.is_some() { Status::Failure } else { Status::Success };
    let mut event = Event::new(now, "person", action, status);
    event.parameters.insert("scheduler".into(), system.name().into());
    event.error = done.left.as_ref().map(|fail| shown_line(&fail.causes().join(": ")));
    event
}

impl fmt::Display for Installed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = if self.changed { "" } else { "nothing to change: " };
        let (name, vault) = (self.system.name(), shown_line(&self.vault));
        let every = Pace::Every(self.minutes);
        write!(f, "{start}{name} looks {every} what is due in {vault}")
    }
}
