//! `fte odoo invoice`

mod list;
mod pdf;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Invoices to customers, in Odoo
#[derive(Args, Debug)]
pub(crate) struct InvoiceArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Pdf(pdf::PdfArgs),
}

impl InvoiceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::List(args) => args.run(app),
            Verb::Show(args) => args.run(app),
            Verb::Pdf(args) => args.run(app),
        }
    }
}
