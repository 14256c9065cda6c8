//! `fte ledger open`

use std::str::FromStr;

use chrono::NaiveDate;
use clap::Args;

use super::entry::EntryArgs;
use crate::app::App;
use crate::base::Result;
use crate::base::text::shown_line;
use crate::model::action::Action;
use crate::model::books::{Held, Opening};

/// Ask to book what accounts held when the books began
///
/// Each balance is `ACCOUNT = MONEY`: above zero what is owned, below zero what is owed. The other side is
/// `equity:opening`. Open invoices and bills of before are documents: write them as such.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger open --date 2026-01-01 --balance 'assets:bank = 5200.00 EUR' --balance 'liabilities:loan = -3000.00 EUR'"
)]
pub(crate) struct OpenArgs {
    /// What an account held; repeat it for more
    #[arg(long = "balance", value_name = "BALANCE", required = true)]
    balances: Vec<BalanceArg>,
    /// On which day, like `2026-01-01` [default: the day it is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: Option<NaiveDate>,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

/// A balance as it is typed.
#[derive(Clone, Debug)]
struct BalanceArg(Held);

impl FromStr for BalanceArg {
    type Err = String;

    fn from_str(typed: &str) -> Result<BalanceArg, String> {
        let bad = || format!("not `ACCOUNT = MONEY`: `{}`", shown_line(typed));
        let (account, amount) = typed.rsplit_once('=').ok_or_else(bad)?;
        let amount = amount.trim().parse().map_err(|error| format!("{error}"))?;
        Ok(BalanceArg(Held { account: account.trim().to_owned(), amount }))
    }
}

impl OpenArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let opening = Opening {
            balances: self.balances.iter().map(|balance| balance.0.clone()).collect(),
            date: self.date.map(|date| date.to_string()),
            note: self.note.clone(),
        };
        self.entry.submit(app, Action::OpenBooks(opening))
    }
}
