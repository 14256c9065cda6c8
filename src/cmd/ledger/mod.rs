//! `fte ledger`

mod accounts;
mod aged;
mod balance;
mod bill;
mod check;
mod close;
mod entry;
mod expense;
mod export;
mod invoice;
mod list;
mod open;
mod payable;
mod payment;
mod period;
mod push;
mod rate;
mod receivable;
mod register;
mod reopen;
mod report;
mod reverse;
mod taxes;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::remote::books::Books;

/// Keep the embedded books: invoices, bills, expenses, payments
///
/// The books are one plain-text journal, Accounting/ledger.journal, which hledger reads as well, with a readable note
/// for each document beside it. What writes here asks first like any action: it becomes a request, and `fte act` books
/// it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice create --customer 'Dana Reyes' --line 'Consulting = 12 x 120.00 +19%'\n  fte ledger receivable\n  fte ledger balance assets"
)]
pub(crate) struct LedgerArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Invoice(invoice::InvoiceArgs),
    Bill(bill::BillArgs),
    Expense(expense::ExpenseArgs),
    Payment(payment::PaymentArgs),
    Reverse(reverse::ReverseArgs),
    Receivable(receivable::ReceivableArgs),
    Payable(payable::PayableArgs),
    Balance(balance::BalanceArgs),
    Register(register::RegisterArgs),
    Accounts(accounts::AccountsArgs),
    Taxes(taxes::TaxesArgs),
    Rate(rate::RateArgs),
    Report(report::ReportArgs),
    Export(export::ExportArgs),
    Push(push::PushArgs),
    Open(open::OpenArgs),
    Close(close::CloseArgs),
    Reopen(reopen::ReopenArgs),
    Check(check::CheckArgs),
}

impl LedgerArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Invoice(args) => args.run(app),
            Verb::Bill(args) => args.run(app),
            Verb::Expense(args) => args.run(app),
            Verb::Payment(args) => args.run(app),
            Verb::Reverse(args) => args.run(app),
            Verb::Receivable(args) => args.run(app),
            Verb::Payable(args) => args.run(app),
            Verb::Balance(args) => args.run(app),
            Verb::Register(args) => args.run(app),
            Verb::Accounts(args) => args.run(app),
            Verb::Taxes(args) => args.run(app),
            Verb::Rate(args) => args.run(app),
            Verb::Report(args) => args.run(app),
            Verb::Export(args) => args.run(app),
            Verb::Push(args) => args.run(app),
            Verb::Open(args) => args.run(app),
            Verb::Close(args) => args.run(app),
            Verb::Reopen(args) => args.run(app),
            Verb::Check(args) => args.run(app),
        }
    }
}

/// The books of the vault.
fn books(app: &App) -> Result<Books<'_>> {
    Ok(Books::open(app.vault()?, app.state()?, app.config()?))
}

/// Files of the vault by their paths; the gate reads them.
fn files(paths: &[String]) -> Vec<crate::model::action::Attached> {
    let file = |path: &String| crate::model::action::Attached {
        path: path.clone(),
        sha256: String::new(),
        size: 0,
    };
    paths.iter().map(file).collect()
}
