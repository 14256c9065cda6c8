//! `fte audit report`

use std::fmt;

use clap::Args;

use super::filter::Filter;
use crate::app::App;
use crate::audit::report::{self, Counted};
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::shown_line;

/// Count what happened: by action and outcome, with how long it took, and by day
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte audit report --since 2026-11-01\n  fte audit report --status failure --json | jq '.actions[0]'")]
pub(crate) struct ReportArgs {
    /// Only events that have these words
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    #[command(flatten)]
    filter: Filter,
}

impl ReportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let counted = report::count(app.vault()?, &self.filter.query(&self.words)?)?;
        app.out.report(&counted)
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.events == 0 {
            return f.write_str("no events");
        }
        let rows = self.actions.iter().map(|row| {
            let p95 = row.p95_ms.map_or_else(String::new, |ms| format!("{ms} ms"));
            [shown_line(&row.action), row.status.clone(), row.count.to_string(), p95]
        });
        writeln!(f, "{}\n", table(["action", "outcome", "events", "95 % within"], rows))?;
        let days = self.days.iter().map(|(day, count)| [shown_line(day), count.to_string()]);
        writeln!(f, "{}\n", table(["day (UTC)", "events"], days))?;
        write!(f, "{} events", self.events)
    }
}
