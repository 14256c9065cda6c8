//! `fte finance`

mod book;
mod check;
pub(crate) mod files;
pub(crate) mod import;
mod matching;
mod owed;
mod rows;
mod settled;
mod subscriptions;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::remote::bank::Bank;

/// Take in bank statements, match their rows, find subscriptions
///
/// Each row of a statement is kept once, in one readable table for each account and year below `Accounting/Bank/`, however
/// often and in whatever format it comes. Rows are held against open invoices and bills; what is booked goes through the
/// policy like any action.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance import ~/Downloads/statement.xml\n  fte finance match\n  fte finance subscriptions"
)]
pub(crate) struct FinanceArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Import(import::ImportArgs),
    Rows(rows::RowsArgs),
    Match(matching::MatchArgs),
    Book(book::BookArgs),
    Subscriptions(subscriptions::SubscriptionsArgs),
    Check(check::CheckArgs),
}

impl FinanceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Import(args) => args.run(app),
            Verb::Rows(args) => args.run(app),
            Verb::Match(args) => args.run(app),
            Verb::Book(args) => args.run(app),
            Verb::Subscriptions(args) => args.run(app),
            Verb::Check(args) => args.run(app),
        }
    }
}

/// The rows of the vault.
fn bank(app: &App) -> Result<Bank<'_>> {
    Ok(Bank::open(app.vault()?, app.state()?))
}

/// So many rows, in words.
fn counted(rows: usize) -> String {
    format!("{rows} row{}", if rows == 1 { "" } else { "s" })
}
