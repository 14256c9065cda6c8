//! `fte status`

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::report::{facts::Sources, status};

/// Show what waits for you, the queues, what is due and what failed
///
/// Looks at live notes only, so it costs the same however much is done.
///
/// With `--strict` it exits with 1 where a stage that ran before has not run for longer than is promised
/// (`health.pace_minutes`): a watcher that stopped silently is noticed.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte status\n  fte status --json | jq '.waiting[].id'\n  fte status --strict > /dev/null || notify"
)]
pub(crate) struct StatusArgs {
    /// Fail where a stage that ran before has stopped
    #[arg(long)]
    strict: bool,
}

impl StatusArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let from = Sources { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let status = status::now(from, &app.clock)?;
        for warning in &status.warnings {
            app.out.warn(warning);
        }
        app.out.report(&status)?;
        match status.stale().filter(|_| self.strict) {
            Some(stale) => {
                Err(Fail::say(Exit::Failed, stale).hint("`fte doctor` says what mends it"))
            }
            None => Ok(()),
        }
    }
}
