//! `fte dashboard`

use clap::Args;

use crate::app::App;
use crate::base::{Result, interrupt};
use crate::report::{dashboard, facts::Sources};
use crate::run::child;

/// Write the state now into Dashboard.md
///
/// What you write above and below the two marks stays. Written only when there is something new to say.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte dashboard\n  fte watch files && fte plan && fte act; fte dashboard"
)]
pub(crate) struct DashboardArgs {}

impl DashboardArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if child::is_ours("dashboard") {
            interrupt::listen(true, || {})?;
        }
        let from = Sources { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let drawn = dashboard::write(&app.trail()?, from)?;
        for warning in &drawn.warnings {
            app.out.warn(warning);
        }
        app.out.outcome(&drawn, false)
    }
}
