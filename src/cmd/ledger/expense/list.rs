//! `fte ledger expense list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::list;
use crate::remote::books::DocumentKind;

/// List the expenses, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger expense list\n  fte ledger expense list --json | jq '.[].amount'"
)]
pub(crate) struct ListArgs {}

impl ListArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        list::report(app, DocumentKind::Expense, false)
    }
}
