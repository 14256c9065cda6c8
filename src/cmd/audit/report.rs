//! `fte audit report`

use std::fmt;

use clap::Args;

use super::filter::Filter;
use crate::app::App;
use crate::audit::report::{self, Counted};
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::model::event::Status;

/// Count what happened: by action and outcome, with how long it took, and by day
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit report --since 2026-11-01\n  fte audit report --status failure --json | jq '.actions[0]'"
)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    filter: Filter,
}

impl ReportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let counted = report::count(app.vault()?, &self.filter.query(app)?)?;
        app.out.report(&counted)
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.events == 0 {
            return f.write_str("no events");
        }
        let rows = self.actions.iter().map(|row| {
            let quick = |ms: Option<u64>| ms.map_or_else(String::new, |ms| format!("{ms} ms"));
            let some = |count: u64| if count == 0 { String::new() } else { count.to_string() };
            let (failed, refused) = (some(row.of(Status::Failure)), some(row.of(Status::Refused)));
            [
                shown_line(&row.action),
                row.events.to_string(),
                failed,
                refused,
                quick(row.p50_ms),
                quick(row.p95_ms),
            ]
        });
        let headings = ["action", "events", "failed", "refused", "half within", "95 % within"];
        writeln!(f, "{}\n", table(headings, rows))?;
        let days = self.days.iter().map(|day| {
            let failed = if day.failures == 0 { String::new() } else { day.failures.to_string() };
            [day.day.to_string(), day.events.to_string(), failed]
        });
        writeln!(f, "{}\n", table(["day", "events", "failed"], days))?;
        write!(f, "{} events, {} failed", self.events, self.failures)
    }
}
