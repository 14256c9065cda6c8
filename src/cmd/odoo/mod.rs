//! `fte odoo`

pub(super) mod ask;
mod bill;
mod check;
mod customer;
mod expense;
mod invoice;
mod line;
mod listing;
mod owed;
mod partner;
mod payable;
mod payment;
mod product;
mod read;
mod receivable;
mod report;
mod showing;
mod summary;
mod sync;
mod tables;
mod vendor;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Work in Odoo: customers, invoices, bills, expenses, payments
///
/// Reading is always live; when Odoo is away, lists and what is owed come from the copy that `fte odoo sync` keeps, and its age is
/// said. What writes asks first like any action: it becomes a request, and `fte act` writes it, once `odoo.mode` is `live`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo check\n  fte odoo invoice list --overdue\n  fte odoo invoice create --customer 'Dana Reyes' --line 'Consulting = 12 x 120.00 +19%'\n  fte odoo payment record INV/2026/00001\n  fte odoo receivable --as-of 2026-09-30\n  fte odoo report profit-loss --period quarter"
)]
pub(crate) struct OdooArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Check(check::CheckArgs),
    Sync(sync::SyncArgs),
    Customer(customer::CustomerArgs),
    Vendor(vendor::VendorArgs),
    Product(product::ProductArgs),
    Invoice(invoice::InvoiceArgs),
    Bill(bill::BillArgs),
    Payment(payment::PaymentArgs),
    Expense(expense::ExpenseArgs),
    Receivable(receivable::ReceivableArgs),
    Payable(payable::PayableArgs),
    Summary(summary::SummaryArgs),
    Report(report::ReportArgs),
}

impl OdooArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Check(args) => args.run(app),
            Verb::Sync(args) => args.run(app),
            Verb::Customer(args) => args.run(app),
            Verb::Vendor(args) => args.run(app),
            Verb::Product(args) => args.run(app),
            Verb::Invoice(args) => args.run(app),
            Verb::Bill(args) => args.run(app),
            Verb::Payment(args) => args.run(app),
            Verb::Expense(args) => args.run(app),
            Verb::Receivable(args) => args.run(app),
            Verb::Payable(args) => args.run(app),
            Verb::Summary(args) => args.run(app),
            Verb::Report(args) => args.run(app),
        }
    }
}
