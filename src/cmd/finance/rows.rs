//! `fte finance rows`

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::matching::Table;
use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::bank::Row;

/// List the rows of the bank, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance rows --from 2026-11-01\n  fte finance rows --open\n  fte finance rows --json | jq '.[] | select(.standing == \"pending\")'"
)]
pub(crate) struct RowsArgs {
    /// Only this account
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// Only of this day and later, like `2026-11-01`
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    from: Option<NaiveDate>,
    /// Only of this day and earlier
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    to: Option<NaiveDate>,
    /// Only what belongs to nothing that is booked, and is asked for nowhere
    #[arg(long)]
    open: bool,
}

/// A row and where it stands.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    row: Row,
    /// The table and the line of it.
    at: String,
    /// Whether it belongs to what is booked.
    settled: bool,
    /// Whether a request for it is open: nothing of it is booked yet.
    asked: bool,
}

#[derive(Serialize)]
#[serde(transparent)]
struct Rows(Vec<Listed>);

impl RowsArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let table = Table::open(app)?;
        let settled = table.matches.settled(&table.docs);
        let is_meant = |row: &Row| {
            self.account.as_ref().is_none_or(|account| row.account.eq_ignore_ascii_case(account))
                && self.from.is_none_or(|from| from <= row.date)
                && self.to.is_none_or(|to| row.date <= to)
        };
        let rows = table.rows.iter().filter(|(.., row)| is_meant(row)).map(|(path, line, row)| {
            let asked = table.matches.asked.contains(&row.id);
            Listed {
                row: row.clone(),
                at: format!("{path}:{line}"),
                settled: !asked && settled.contains(row.id.as_str()),
                asked,
            }
        });
        let is_listed = |row: &Listed| !self.open || !(row.settled || row.asked);
        app.out.report(&Rows(rows.filter(is_listed).collect()))
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no rows: `fte finance import FILE` takes them in");
        }
        let rows = self.0.iter().map(|listed| {
            let row = &listed.row;
            let standing = match (row.is_pending(), listed.asked, listed.settled) {
                (true, ..) => "pending",
                (false, true, _) => "asked for",
                (false, false, true) => "settled",
                (false, false, false) => "",
            };
            [
                row.id.clone(),
                row.date.to_string(),
                row.amount.to_string(),
                cut(&shown_line(&row.party), 30),
                cut(&shown_line(&row.text), 40),
                standing.to_owned(),
            ]
        });
        f.write_str(&table(["row", "date", "amount", "who", "what", "is"], rows))
    }
}
