//! `fte ledger rate list`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::remote::books::RateRow;

/// List the exchange rates, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger rate list\n  fte ledger rate list --json | jq '.rates[-1]'"
)]
pub(crate) struct ListArgs {}

/// `{"rates":[{"date","currency","worth","line"}]}`
#[derive(Serialize)]
struct Rates {
    rates: Vec<RateRow>,
}

impl ListArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        app.out.report(&Rates { rates: super::super::books(app)?.read()?.rates() })
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rates.is_empty() {
            return f.write_str("no exchange rates in the books");
        }
        let rows = self.rates.iter().map(|row| {
            let worth = format!("{} {}", row.worth.quantity, shown_line(&row.worth.commodity));
            [row.date.to_string(), format!("1 {}", shown_line(&row.currency)), worth]
        });
        f.write_str(&table(["from", "of", "worth"], rows))
    }
}
