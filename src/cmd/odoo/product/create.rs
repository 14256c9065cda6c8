//! `fte odoo product create`

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::AskArgs;
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::odoo::{Product, ProductKind};

/// Ask for a new product in Odoo
///
/// One of the same name or reference is said, and stops it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo product create --name 'Consulting hour' --price '120.00 EUR' --reference CONS-H"
)]
pub(crate) struct CreateArgs {
    /// The name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What one costs without tax, in the company's currency, like `120.00 EUR`
    #[arg(long, value_name = "MONEY")]
    price: Option<Money>,
    /// Your own number for it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reference: String,
    /// Something that is shipped, not a service
    #[arg(long)]
    goods: bool,
    #[command(flatten)]
    ask: AskArgs,
}

impl CreateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let product = Product {
            name: self.name.trim().to_owned(),
            kind: if self.goods { ProductKind::Goods } else { ProductKind::Service },
            price: self.price,
            reference: self.reference.trim().to_owned(),
            at: None,
        };
        self.ask.ask(app, Action::CreateProduct(product))
    }
}
