//! `fte ledger report aged`

use chrono::NaiveDate;
use clap::Args;

use super::shown::Both;
use crate::app::App;
use crate::base::Result;
use crate::cmd::ledger::aged::Owed;

/// Show what customers owe and what is owed, by how long it is overdue
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte ledger report aged --as-of 2026-09-30")]
pub(crate) struct AgedArgs {
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

impl AgedArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::super::books(app)?;
        let ledger = books.read()?;
        let as_of = self.as_of.unwrap_or_else(|| app.clock.today());
        let owed = |aged, none| Owed { aged, none };
        app.out.report(&Both {
            receivable: owed(ledger.receivable(as_of), "nobody owes you anything"),
            payable: owed(ledger.payable(as_of), "nothing is owed"),
        })
    }
}
