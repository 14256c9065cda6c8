//! `fte ledger invoice`

mod create;
mod credit;
mod list;
mod monthly;
mod pdf;
mod send;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Invoices to customers
#[derive(Args, Debug)]
pub(crate) struct InvoiceArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::CreateArgs),
    Credit(credit::CreditArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Pdf(pdf::PdfArgs),
    Send(send::SendArgs),
    Monthly(monthly::MonthlyArgs),
}

impl InvoiceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Create(args) => args.run(app),
            Verb::Credit(args) => args.run(app),
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
            Verb::Pdf(args) => args.run(app),
            Verb::Send(args) => args.run(app),
            Verb::Monthly(args) => args.run(app),
        }
    }
}
