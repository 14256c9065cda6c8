//! `fte status`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::report::status;

/// Show what waits for you, the queues, what is due and what failed
///
/// Looks at live notes only, so it costs the same however much is done.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte status\n  fte status --json | jq '.waiting[].id'")]
pub(crate) struct StatusArgs {}

impl StatusArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        app.out.report(&status::now(app.vault()?, app.state()?, &app.clock)?)
    }
}
