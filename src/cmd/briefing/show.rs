//! `fte briefing show`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::report::shelf;

/// Show a briefing on the terminal
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte briefing show\n  fte briefing show 2026-11-16 | less")]
pub(crate) struct ShowArgs {
    /// A day of the week whose briefing is wanted (default: the newest briefing)
    #[arg(value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        app.out.report(&shelf::show(app.vault()?, self.date)?)
    }
}
