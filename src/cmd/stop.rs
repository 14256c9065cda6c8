//! `fte stop` and `fte resume`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Result, text};
use crate::model::event::{Event, Status};

/// Stop: execute nothing more, until `fte resume`
///
/// Takes effect before the next action and survives restarts. Mail is still taken in and planned, requests can still be
/// answered; what is approved stays in Approved/. A note named STOP.md in the vault's folder, dropped there from any device,
/// does the same.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte stop\n  fte stop 'on holiday until Monday'")]
pub(crate) struct StopArgs {
    /// Why, for whoever finds it stopped
    #[arg(default_value = "", hide_default_value = true)]
    reason: String,
}

/// Go on after a stop
///
/// A note STOP.md in the vault's folder is renamed, not deleted. What was approved in the meantime is checked again before
/// it is executed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte resume && fte act")]
pub(crate) struct ResumeArgs {}

/// `{"stopped","note"}`
#[derive(Serialize)]
struct Now {
    stopped: Option<String>,
    /// What STOP.md is called now.
    note: Option<String>,
}

impl StopArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let mut event = Event::new(app.clock.now(), "person", "stop", Status::Success);
        event.parameters.insert("reason".into(), text::shown_line(&self.reason).into());
        let logged = app
            .trail()?
            .record_with(vec![event], || app.state()?.set_stopped(app.clock.now(), &self.reason));
        if let Err(fail) = logged {
            // Stopping must not wait for a disk that takes no line of the log.
            if app.state()?.stopped(app.vault()?)?.is_none() {
                app.state()?.set_stopped(app.clock.now(), &self.reason)?;
            }
            return Err(fail.hint("it is stopped all the same: `fte status` says so"));
        }
        app.out.report(&Now { stopped: app.state()?.stopped(app.vault()?)?, note: None })
    }
}

impl ResumeArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if app.state()?.stopped(app.vault()?)?.is_none() {
            return app.out.report(&Now { stopped: None, note: None });
        }
        let event = Event::new(app.clock.now(), "person", "resume", Status::Success);
        app.trail()?.record_with(vec![event], || app.state()?.lift_stop())?;
        let note = app.vault()?.lift_stop_note(app.clock.now())?;
        app.state()?.ring();
        app.out.report(&Now { stopped: app.state()?.stopped(app.vault()?)?, note })
    }
}

impl fmt::Display for Now {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.stopped, &self.note) {
            (Some(why), _) => f.write_str(why),
            (None, Some(note)) => write!(f, "nothing is stopped any more; the note is now {note}"),
            (None, None) => f.write_str("nothing is stopped any more"),
        }
    }
}
