//! `fte briefing explain`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::report::{explain, facts::Sources, figures};

/// Show how a figure was computed, and from what
///
/// Without a figure's name, lists all of them with their values.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte briefing explain\n  fte briefing explain revenue-week\n  fte briefing explain items-done --date 2026-11-16"
)]
pub(crate) struct ExplainArgs {
    /// The figure's name, as in the weekly audit
    figure: Option<String>,
    /// A day of the week whose briefing it is in (default: today)
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
}

impl ExplainArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let from = Sources { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let table = figures::table(from, from.period(self.date, app.clock.today())?)?;
        for fault in table.faults() {
            app.out.warn(fault);
        }
        let now = app.clock.now();
        match &self.figure {
            Some(name) => {
                app.out.report(&explain::one(&table, name, now).ok_or_else(|| unknown(name))?)
            }
            None => app.out.report(&explain::list(&table, now)),
        }
    }
}

fn unknown(name: &str) -> Fail {
    let what = format!("there is no figure `{}`", crate::base::text::shown_line(name));
    Fail::say(Exit::Usage, what).hint("`fte briefing explain` lists them")
}
