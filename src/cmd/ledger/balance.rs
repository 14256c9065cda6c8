//! `fte ledger balance`

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::Balance;

/// Show what is in each account
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger balance\n  fte ledger balance assets:receivable --as-of 2026-09-30"
)]
pub(crate) struct BalanceArgs {
    /// Only this account and those below it, like `assets`
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// As it was at the end of a day, like `2026-11-16` [default: all that is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
}

/// `{"as_of","accounts":[{"account","amounts","lines"}]}`
#[derive(Serialize)]
struct Balances {
    as_of: Option<NaiveDate>,
    accounts: Vec<Balance>,
}

impl BalanceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::books(app)?.read()?;
        let known = self.account.as_deref().is_none_or(|account| ledger.has_account(account));
        if let Some(account) = self.account.as_deref().filter(|_| !known) {
            let what = format!("there is no account `{}`", shown_line(account));
            return Err(Fail::say(Exit::Usage, what).hint("`fte ledger balance` shows them all"));
        }
        let accounts = ledger.balance(self.account.as_deref(), self.as_of);
        app.out.report(&Balances { as_of: self.as_of, accounts })
    }
}

impl fmt::Display for Balances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.accounts.is_empty() {
            return f.write_str("no account holds anything");
        }
        let rows = self.accounts.iter().map(|balance| {
            let amounts: Vec<_> = balance.amounts.iter().map(ToString::to_string).collect();
            [shown_line(&balance.account), amounts.join(", ")]
        });
        f.write_str(&table(["account", "balance"], rows))
    }
}
