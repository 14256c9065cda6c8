//! `fte odoo`

mod ask;
mod bill;
mod customer;
mod expense;
mod invoice;
mod line;
mod partner;
mod payment;
mod product;
mod vendor;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Work in Odoo: customers, invoices, bills, expenses, payments
///
/// What writes asks first like any action: it becomes a request, and `fte act` writes it, once `odoo.mode` is `live`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo invoice create --customer 'Dana Reyes' --line 'Consulting = 12 x 120.00 +19%'\n  fte odoo invoice post '#12'\n  fte odoo payment record INV/2026/00001"
)]
pub(crate) struct OdooArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Customer(customer::CustomerArgs),
    Vendor(vendor::VendorArgs),
    Product(product::ProductArgs),
    Invoice(invoice::InvoiceArgs),
    Bill(bill::BillArgs),
    Expense(expense::ExpenseArgs),
    Payment(payment::PaymentArgs),
}

impl OdooArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Customer(args) => args.run(app),
            Verb::Vendor(args) => args.run(app),
            Verb::Product(args) => args.run(app),
            Verb::Invoice(args) => args.run(app),
            Verb::Bill(args) => args.run(app),
            Verb::Expense(args) => args.run(app),
            Verb::Payment(args) => args.run(app),
        }
    }
}
