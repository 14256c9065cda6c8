//! `fte ledger register`

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{Amount, RegisterRow};

/// List what was posted, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger register assets:bank\n  fte ledger register expenses --from 2026-11-01 --to 2026-11-30"
)]
pub(crate) struct RegisterArgs {
    /// Only this account and those below it, like `assets:bank`
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// From this day on, like `2026-11-01`
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    from: Option<NaiveDate>,
    /// Up to this day
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    to: Option<NaiveDate>,
}

/// `{"postings":[{"date","line","document","description","account","amounts","balance"}]}`
#[derive(Serialize)]
struct Register {
    postings: Vec<RegisterRow>,
}

impl RegisterArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let postings =
            super::books(app)?.read()?.register(self.account.as_deref(), self.from, self.to);
        app.out.report(&Register { postings })
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.postings.is_empty() {
            return f.write_str("nothing was posted");
        }
        let sum = |amounts: &[Amount]| {
            let amounts: Vec<_> = amounts.iter().map(ToString::to_string).collect();
            if amounts.is_empty() { "0".to_owned() } else { amounts.join(", ") }
        };
        let rows = self.postings.iter().map(|row| {
            [
                row.date.to_string(),
                row.document.clone().unwrap_or_default(),
                cut(&shown_line(&row.description), 30),
                cut(&shown_line(&row.account), 40),
                sum(&row.amounts),
                sum(&row.balance),
            ]
        });
        f.write_str(&table(["date", "document", "who", "account", "amount", "balance"], rows))
    }
}
