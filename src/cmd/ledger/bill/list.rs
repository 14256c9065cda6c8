//! `fte ledger bill list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::list::{self, OpenArgs};
use crate::remote::books::DocumentKind;

/// List the bills, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger bill list --open\n  fte ledger bill list --json | jq '.[].amount'"
)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    which: OpenArgs,
}

impl ListArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        list::report(app, DocumentKind::Bill, self.which.open)
    }
}
