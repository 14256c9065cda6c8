//! `fte status`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::report::{facts::Sources, status};

/// Show what waits for you, the queues, what is due and what failed
///
/// Looks at live notes only, so it costs the same however much is done.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte status\n  fte status --json | jq '.waiting[].id'")]
pub(crate) struct StatusArgs {}

impl StatusArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let from = Sources { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let status = status::now(from, &app.clock)?;
        for warning in &status.warnings {
            app.out.warn(warning);
        }
        app.out.report(&status)
    }
}
