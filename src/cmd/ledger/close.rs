//! `fte ledger close`

use chrono::NaiveDate;
use clap::Args;

use super::entry::EntryArgs;
use crate::app::App;
use crate::base::Result;
use crate::model::action::Action;
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
        let closing = Closing { until: self.until.to_string(), note: self.note.clone() };
        self.entry.submit(app, Action::ClosePeriod(closing))
    }
}
