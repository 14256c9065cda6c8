//! The bank: statements of every common format become rows, each kept once; rows are held against what is owed.
//!
//! Readers are pure functions from bytes to [`statement::Statement`]s. [`Bank`] keeps the rows: one readable CSV for each account and
//! year below `Accounting/Bank/`, appended to under the `bank` lock. What is imported twice, in another order or format,
//! adds nothing: [`merge`] says what of a statement is new. A crash anywhere and the same file again give the same rows.

mod balance;
mod camt;
mod checked;
mod corrected;
mod covered;
mod fault;
mod file;
#[cfg(any(fuzzing, test))]
pub(crate) mod fuzz;
mod guess;
mod headings;
mod held;
mod import;
mod known;
mod likeness;
mod links;
mod map;
mod matching;
mod merge;
mod mt940;
mod number;
mod ofx;
mod owed;
mod payees;
mod pending;
mod qif;
mod recurring;
mod row;
mod statement;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod unique;

pub(crate) use balance::Gap;
use fault::Fault;
pub(crate) use file::{Waiting, statement as open_file, waiting};
pub(crate) use guess::{Answers, Guess};
pub(crate) use held::Held;
pub(crate) use import::{Read, Source, Took};
pub(crate) use likeness::simple;
pub(crate) use links::Link;
pub(crate) use map::Map;
pub(crate) use matching::{Found, Kind, Matches, mark, marked};
pub(crate) use owed::{Doc, Owed};
pub(crate) use recurring::{Period, Recurring, all as recurring};
pub(crate) use row::Row;

use crate::base::Result;
use crate::state::{Lock, State};
use crate::vault::Vault;

/// The folder of rows below `Accounting/`.
pub(crate) const FOLDER: &str = "Bank";

/// The folder of mappings below `Accounting/`: how the CSV of a bank is read.
pub(crate) const MAPS: &str = "Banks";

/// The largest statement that is read, in bytes.
pub(crate) const LIMIT: u64 = 256 << 20;

/// The rows of one vault.
#[derive(Clone, Copy)]
pub(crate) struct Bank<'a> {
    vault: &'a Vault,
    state: &'a State,
}

impl<'a> Bank<'a> {
    /// The rows of this vault; opens no file.
    pub(crate) fn open(vault: &'a Vault, state: &'a State) -> Bank<'a> {
        Bank { vault, state }
    }

    /// Holds off everybody else who takes rows in or books them, until the guard is dropped.
    pub(crate) fn lock(&self) -> Result<Lock> {
        self.state.lock("bank")
    }
}
