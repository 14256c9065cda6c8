//! `fte schedule remove`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::install::event;
use crate::app::App;
use crate::base::{Fail, Result};
use crate::sched::jobs;
use crate::sched::system::System;

/// Take this vault off this computer's schedule
///
/// Everything else that is there stays as it is. That there is nothing of this vault is no failure.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte schedule remove\n  fte schedule remove --for cron")]
pub(crate) struct RemoveArgs {
    /// From this scheduler alone (default: from each that has it)
    #[arg(long = "for", value_name = "SCHEDULER")]
    system: Option<System>,
}

#[derive(Serialize)]
struct Removed {
    removed: Vec<System>,
}

impl RemoveArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let id = &app.config()?.vault_id;
        let systems = self.system.as_ref().map_or(System::possible(), std::slice::from_ref);
        let (mut removed, mut failed) = (Vec::new(), Vec::new());
        for system in systems {
            match system.remove(id) {
                Ok(done) if done.changed => {
                    let event = event(app.clock.now(), "schedule.remove", *system, &done);
                    app.trail()?.record(vec![event])?;
                    removed.push(*system);
                    failed.extend(done.left);
                }
                Ok(_) => {}
                Err(fail) => failed.push(fail),
            }
        }
        if !removed.is_empty() {
            // When it comes back, what lies between is no missed run.
            jobs::table(app.config()?)?.iter().try_for_each(|job| job.forget(app.state()?))?;
            app.state()?.set_scheduled(None)?;
            app.out.report(&Removed { removed })?;
        } else if failed.is_empty() {
            app.out.outcome(&Removed { removed }, false)?;
        }
        first(app, failed)
    }
}

/// Fails with the first failure; the others are said before.
fn first(app: &App, failed: Vec<Fail>) -> Result<()> {
    let mut failed = failed.into_iter();
    let Some(first) = failed.next() else { return Ok(()) };
    failed.for_each(|fail| app.out.warn(fail.causes().join(": ")));
    Err(first)
}

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.removed.is_empty() {
            return f.write_str("this vault is on no schedule");
        }
        let names: Vec<_> = self.removed.iter().map(|system| system.name()).collect();
        write!(f, "taken off the schedule of {}", names.join(" and "))
    }
}
