//! `fte ledger export`

use std::fmt;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::period::PeriodArgs;
use crate::app::App;
use crate::base::{Exit, OrFail as _, Result};

/// Print the books for another program, or for an accountant
///
/// `hledger` is a journal of its own; `beancount` has accounts and currencies by the names that it takes, each with its own
/// name beside it; `csv` has a row for each posting: date, document, account, amount, tax, and the note to look at.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger export beancount > books.beancount\n  fte ledger export csv --period 2026-10 > october.csv"
)]
pub(crate) struct ExportArgs {
    /// Which form
    #[arg(value_name = "FORM", value_enum)]
    form: Form,
    #[command(flatten)]
    days: PeriodArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Hledger,
    Beancount,
    Csv,
}

/// `{"form","text"}`
#[derive(Serialize)]
struct Exported {
    form: &'static str,
    text: String,
}

impl ExportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::books(app)?;
        let (ledger, days) = (books.read()?, self.days.up_to(NaiveDate::MAX)?);
        let (form, text) = match self.form {
            Form::Hledger => ("hledger", ledger.to_hledger(days)),
            Form::Beancount => ("beancount", ledger.to_beancount(days, books.home()?)),
            Form::Csv => {
                let table = ledger.to_csv(days).or_fail(Exit::Failed)?;
                ("csv", String::from_utf8(table).or_fail(Exit::Failed)?)
            }
        };
        app.out.report(&Exported { form, text })
    }
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end_matches('\n'))
    }
}
