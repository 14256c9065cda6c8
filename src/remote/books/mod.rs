//! The embedded books: a double-entry journal in plain text, `Accounting/ledger.journal`, that hledger reads.
//!
//! The journal is the truth. Notes (`Invoices/INV-0042.md`, …) and `Transactions.md` are made from it, and made again
//! where they are missing. Every write holds the `books` lock, is known by its key (`; fte: <key>`), and goes: look
//! for the key, check, append, then write the notes. A crash anywhere in between and the same key again give one
//! entry and its note.

mod amount;
mod beancount;
mod booking;
mod chart;
mod check;
mod credit;
mod days;
mod directives;
mod documents;
mod entry;
mod error;
mod export;
mod figures;
mod file;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
mod journal;
mod kinds;
mod ledger;
mod lines;
mod migration;
mod notes;
mod parse;
mod payment;
mod period;
mod purchase;
mod rates;
mod register;
mod reports;
mod reverse;
mod sale;
mod tax_report;
mod taxed;
mod taxes;
#[cfg(test)]
mod tests;
mod time;
mod values;
mod words;

pub(crate) use amount::Amount;
pub(crate) use chart::{AccountRow, RateRow};
pub(crate) use documents::{Document, DocumentKind, PaymentEntry, Status};
pub(crate) use error::BooksError;
pub(crate) use figures::{Aged, AgedRow, Balance, Bucket, Figure, RegisterRow, Source};
pub(crate) use ledger::{Ledger, Problem};
pub(crate) use migration::{Left, Migration, Taken};

pub(crate) use reports::{Days, Statement, TrialBalance};
pub(crate) use tax_report::TaxReport;
pub(crate) use taxed::Side;
pub(crate) use taxes::{NamedTax, TAXES};

pub(crate) use ledger::Receipt;

use file::JournalFile;

use crate::config::Config;
use crate::state::State;
use crate::vault::Vault;

/// The journal's file name in `Accounting/`.
const NAME: &str = "ledger.journal";

/// The journal's vault path.
pub(crate) const PATH: &str = "Accounting/ledger.journal";

/// The accounts that entries of our own post to.
pub(crate) mod accounts {
    pub(crate) const BANK: &str = "assets:bank";
    pub(crate) const RECEIVABLE: &str = "assets:receivable";
    pub(crate) const PAYABLE: &str = "liabilities:payable";
    pub(crate) const TAX: &str = "liabilities:tax";
    pub(crate) const SALES: &str = "income:sales";
    /// Tax that was paid to vendors.
    pub(crate) const INPUT_TAX: &str = "assets:tax";
    /// What exchange rates won and lost, as it is realised by payments.
    pub(crate) const EXCHANGE: &str = "income:exchange";
    pub(crate) const OPENING: &str = "equity:opening";
    /// Where the word that a period is closed stands, with nothing.
    pub(crate) const CLOSING: &str = "equity:closing";
}

/// The accounts whose parts below them are a customer's or vendor's each.
pub(crate) const OWED: [&str; 2] = [accounts::RECEIVABLE, accounts::PAYABLE];

/// The books of one vault.
#[derive(Clone, Copy)]
pub(crate) struct Books<'a> {
    vault: &'a Vault,
    state: &'a State,
    config: &'a Config,
}

impl<'a> Books<'a> {
    /// The books of this vault; opens no file.
    pub(crate) fn open(vault: &'a Vault, state: &'a State, config: &'a Config) -> Books<'a> {
        Books { vault, state, config }
    }

    /// The receipt of what was booked under a key; its notes are made where a crash kept them from it.
    pub(crate) fn find(&self, key: &str) -> Result<Option<Receipt>, BooksError> {
        let _lock = self.state.lock("books")?;
        let ledger = Ledger::parse(JournalFile::read(self.vault, self.state)?.text)?;
        let receipt = ledger.receipt(key);
        if let Some(receipt) = &receipt {
            // It is booked all the same where a note can't be made; `fte ledger check` tells of that.
            let _ = self.write_notes(&ledger, &receipt.document);
        }
        Ok(receipt)
    }

    /// All that is booked, as of now. Empty where nothing is.
    pub(crate) fn read(&self) -> Result<Ledger, BooksError> {
        Ledger::parse(self.text()?)
    }

    fn text(&self) -> Result<String, BooksError> {
        // A reader beside a writer would see half an entry.
        let _lock = self.state.lock("books")?;
        Ok(JournalFile::read(self.vault, self.state)?.text)
    }
}
