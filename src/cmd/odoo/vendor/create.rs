//! `fte odoo vendor create`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::AskArgs;
use crate::cmd::odoo::partner::PartnerArgs;
use crate::model::action::Action;
use crate::model::odoo::Role;

/// Ask for a new vendor in Odoo
///
/// One with the same tax number, address or name is said, and stops it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo vendor create --name 'Hosting Ltd' --vat DE123456788"
)]
pub(crate) struct CreateArgs {
    #[command(flatten)]
    partner: PartnerArgs,
    #[command(flatten)]
    ask: AskArgs,
}

impl CreateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        self.ask.ask(app, Action::CreatePartner(self.partner.partner(Role::Vendor)))
    }
}
