//! `fte ledger accounts`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::remote::books::AccountRow;

/// Show the chart of accounts
///
/// An account is added, renamed or given another type in Accounting/ledger.journal itself: `account assets:till  ; type:
/// Cash`. The types are cash, asset, liability, equity, revenue and expense.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger accounts\n  fte ledger accounts --json | jq -r '.accounts[].account'"
)]
pub(crate) struct AccountsArgs {}

/// `{"accounts":[{"account","type","declared","amounts"}]}`
#[derive(Serialize)]
struct Chart {
    accounts: Vec<AccountRow>,
}

impl AccountsArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        app.out.report(&Chart { accounts: super::books(app)?.read()?.accounts() })
    }
}

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.accounts.is_empty() {
            return f.write_str("no accounts yet: the first entry brings the usual ones");
        }
        let rows = self.accounts.iter().map(|row| {
            let amounts: Vec<_> = row.amounts.iter().map(ToString::to_string).collect();
            [shown_line(&row.account), row.kind.as_str().to_owned(), amounts.join(", ")]
        });
        f.write_str(&table(["account", "type", "balance"], rows))
    }
}
