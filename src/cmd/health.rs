//! `fte health`

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result, text};
use crate::report::health::{self, Health, Level};
use crate::work::alarm;
use crate::work::alerts::{self, Alerts};

/// Check every part: stages, queues, services, disk, clock, log
///
/// One row a part, with how it is, since when, and what mends it: `ok`; `warn`, worth a look; `bad`, a promise is broken
/// or soon will be. Exits with 1 where something is bad.
///
/// With `--alert` you are told of what is bad, once, and again when it is over: by a note in `Needs_Action/`, and by the
/// program that `alert.command` names. Let your schedule run that.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte health\n  fte health --json | jq '.parts[] | select(.level != \"ok\")'\n  fte health --alert --quiet"
)]
pub(crate) struct HealthArgs {
    /// Tell of what is bad and of what is well again, each once
    #[arg(long)]
    alert: bool,
    /// Let the program that `alert.command` names now run on this machine
    #[arg(long, conflicts_with = "alert")]
    allow_command: bool,
}

impl HealthArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if self.allow_command {
            allow(app)?;
        }
        let (trail, config) = (app.trail()?, app.config()?);
        let mut health = health::look(&trail, config);
        if self.alert {
            for warning in alarm::sound(Alerts { trail, config }, &mut health)? {
                app.out.warn(text::shown_line(&warning));
            }
        }
        let is_told = !health.raised.is_empty() || !health.solved.is_empty();
        let is_news = if self.alert { is_told } else { !health.ok };
        app.out.outcome(&health, is_news)?;
        // Telling was what it was for, and it told.
        if self.alert { Ok(()) } else { finish(&health) }
    }
}

fn allow(app: &App) -> Result<()> {
    let words = alerts::allow_command(app.state()?, app.config()?)?;
    if words.is_empty() {
        return Err(Fail::say(Exit::SetUp, "`alert.command` names no program")
            .hint("set it in `.fte/config.yaml`: `command: [notify-send, fte]` below `alert:`"));
    }
    app.out.say(format!("may run on this machine: {}", text::shown_line(&words.join(" "))));
    Ok(())
}

fn finish(health: &Health) -> Result<()> {
    let bad: Vec<_> = health.worse(Level::Bad).map(|part| text::shown_line(&part.part)).collect();
    let what = match bad.as_slice() {
        [] => return Ok(()),
        [one] => format!("{one} is bad"),
        several => format!("{} are bad", several.join(", ")),
    };
    Err(Fail::say(Exit::Failed, what).hint("`fte doctor` says what mends it"))
}
