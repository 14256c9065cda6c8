//! `fte ledger invoice list`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::list::{self, OpenArgs};
use crate::remote::books::DocumentKind;

/// List the invoices, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice list --open\n  fte ledger invoice list --json | jq '.[].id'"
)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    which: OpenArgs,
}

impl ListArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        list::report(app, DocumentKind::Invoice, self.which.open)
    }
}
