//! `fte briefing generate`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::report::{facts::Sources, generate};

/// Write the weekly audit and the Monday briefing
///
/// About the week from Monday to Sunday before the briefing's Monday; in the first week of a vault, about that week as
/// far as it got. Written again in place, unless you edited it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte briefing generate\n  fte briefing generate --date 2026-11-16\n\n\
    A day of next week gives the running week as far as it got."
)]
pub(crate) struct GenerateArgs {
    /// A day of the week whose Monday the briefing is for (default: today)
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// Write over a briefing that you edited
    #[arg(long)]
    force: bool,
}

impl GenerateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let from = Sources { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let period = from.period(self.date, app.clock.today())?;
        let generated = generate::generate(&app.trail()?, from, period, self.force)?;
        for warning in &generated.warnings {
            app.out.warn(warning);
        }
        app.out.outcome(&generated, !generated.written.is_empty())
    }
}
