//! `fte ledger close`

use chrono::NaiveDate;
use clap::Args;
use serde_json::Value;

use super::entry::EntryArgs;
use crate::app::App;
use crate::base::Result;
use crate::model::action::{ACTIONS, Action, Connector};
use crate::model::books::Closing;

/// Ask to close the books up to a day: nothing more is booked into it or before it
///
/// What waits for a yes is refused, too, where it is of a day that is closed. `fte ledger check` tells of a change that
/// somebody makes to these days by hand.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger close 2026-10-31\n  fte ledger close 2026-10-31 --dry-run"
)]
pub(crate) struct CloseArgs {
    /// The last day that is closed, like `2026-10-31`
    #[arg(value_name = "DAY", value_parser = crate::cmd::day)]
    until: NaiveDate,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

impl CloseArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let waiting = self.waiting(app)?;
        if !waiting.is_empty() {
            app.out.warn(format!(
                "requests of days up to {} are open: {}; what is not booked before the close is refused",
                self.until,
                waiting.join(", ")
            ));
        }
        let closing = Closing { until: self.until.to_string(), note: self.note.clone() };
        self.entry.submit(app, Action::ClosePeriod(closing))
    }

    /// The requests for entries of these days that are not executed yet.
    fn waiting(&self, app: &App) -> Result<Vec<String>> {
        let until = self.until.to_string();
        let mut waiting = Vec::new();
        for spec in ACTIONS.iter().filter(|spec| spec.connector == Connector::Books) {
            for request in app.state()?.open_requests(spec.name)? {
                let params = request.action.params();
                let date = params.get("date").and_then(Value::as_str);
                if date.is_some_and(|date| date <= until.as_str()) {
                    waiting.push(request.handle());
                }
            }
        }
        Ok(waiting)
    }
}
