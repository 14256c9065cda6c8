//! `fte briefing list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::report::shelf;

/// List the briefings, newest first
#[derive(Args, Debug)]
pub(crate) struct ListArgs {}

impl ListArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        app.out.report(&shelf::list(app.vault()?)?)
    }
}
