//! `fte ledger reopen`

use chrono::NaiveDate;
use clap::Args;

use super::entry::EntryArgs;
use crate::app::App;
use crate::base::Result;
use crate::model::action::Action;
use crate::model::books::Reopening;

/// Ask to open days again that were closed
///
/// It always waits for your yes, whatever the policy says.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger reopen --note 'a bill of October came late'\n  fte ledger reopen --keep 2026-09-30"
)]
pub(crate) struct ReopenArgs {
    /// The last day that stays closed [default: none does]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    keep: Option<NaiveDate>,
    /// Why, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

impl ReopenArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let opened =
            Reopening { until: self.keep.map(|keep| keep.to_string()), note: self.note.clone() };
        self.entry.ask(app, Action::ReopenPeriod(opened), Some("it opens days that were closed"))
    }
}
