//! `fte odoo invoice post`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::model::action::Action;
use crate::remote::odoo::posting::INVOICES;

/// Ask to post a draft of an invoice in Odoo
///
/// The request shows what Odoo made of it: lines, taxes, total, due date. A draft that was changed since is not posted.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo invoice post '#12'")]
pub(crate) struct PostArgs {
    /// The draft: its id in Odoo, `#12` or `12`, as the receipt of `fte odoo invoice create` has it
    #[arg(value_name = "DRAFT")]
    draft: String,
    #[command(flatten)]
    ask: AskArgs,
}

impl PostArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let posting = ask::with(app, |odoo| odoo.posting(&self.draft, INVOICES))?;
        self.ask.ask(app, Action::PostInvoice(posting))
    }
}
