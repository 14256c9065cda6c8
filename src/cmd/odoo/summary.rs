//! `fte odoo summary`, and the flags of a time.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::read::live;
use crate::app::App;
use crate::base::table::table;
use crate::base::{Exit, Fail, Result};
use crate::remote::odoo::reading::owed::Total;
use crate::remote::odoo::reading::summary::{Summary, summary};

/// The flags of a time.
#[derive(Args, Debug)]
pub(super) struct PeriodArgs {
    /// The week, month, quarter or year of today, so far [default: month]
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    period: Option<Period>,
    /// From this day on, like `2026-10-01`
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    from: Option<NaiveDate>,
    /// Up to this day [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    to: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Period {
    Week,
    Month,
    Quarter,
    Year,
}

impl PeriodArgs {
    /// The first and the last day.
    pub(super) fn days(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
        let to = self.to.unwrap_or(today);
        let from = self.from.unwrap_or_else(|| begun(self.period.unwrap_or(Period::Month), to));
        if from > to {
            return Err(Fail::say(Exit::Usage, format!("{from} comes after {to}")));
        }
        Ok((from, to))
    }
}

/// The first day of the period that a day is in.
fn begun(period: Period, day: NaiveDate) -> NaiveDate {
    let month = day - Days::new(u64::from(day.day0()));
    let back = |months| month.checked_sub_months(Months::new(months)).unwrap_or(month);
    match period {
        Period::Week => day - Days::new(u64::from(day.weekday().num_days_from_monday())),
        Period::Month => month,
        Period::Quarter => back(day.month0() % 3),
        Period::Year => back(day.month0()),
    }
}

/// How a time went: earned, spent, invoiced, owed, held
///
/// In the company's currency; what is owed, in its own.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo summary\n  fte odoo summary --period quarter\n  fte odoo summary --from 2026-07-01 --to 2026-09-30"
)]
pub(crate) struct SummaryArgs {
    #[command(flatten)]
    period: PeriodArgs,
}

/// `{"from","to","income","expenses","profit","invoiced","billed","held","receivable","payable"}`
#[derive(Serialize)]
#[serde(transparent)]
struct Shown {
    summary: Summary,
}

impl SummaryArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let today = app.clock.today();
        let days = self.period.days(today)?;
        let summary = live(app, |odoo| summary(odoo, days, today))?;
        app.out.report(&Shown { summary })
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = &self.summary;
        let owed = |totals: &[Total]| {
            let sums: Vec<String> = totals.iter().map(|total| total.total.to_string()).collect();
            if sums.is_empty() { "nothing".into() } else { sums.join(", ") }
        };
        let rows = [
            ("earned", own.income.to_string()),
            ("spent", own.expenses.to_string()),
            ("profit", own.profit.to_string()),
            ("invoiced", format!("{} in {}", own.invoiced.untaxed, own.invoiced.count)),
            ("billed", format!("{} in {}", own.billed.untaxed, own.billed.count)),
            ("customers owe", owed(&own.receivable)),
            ("you owe", owed(&own.payable)),
            ("bank and cash", own.held.to_string()),
        ];
        writeln!(f, "{} to {}\n", own.from, own.to)?;
        f.write_str(&table(
            ["what", "how much"],
            rows.map(|(name, value)| [name.to_owned(), value]),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_begins_where_a_calendar_says() {
        let begun = |period, day: &str| begun(period, day.parse().unwrap()).to_string();
        assert_eq!(begun(Period::Week, "2026-11-16"), "2026-11-16");
        assert_eq!(begun(Period::Week, "2026-11-15"), "2026-11-09");
        assert_eq!(begun(Period::Month, "2026-11-30"), "2026-11-01");
        assert_eq!(begun(Period::Quarter, "2026-12-31"), "2026-10-01");
        assert_eq!(begun(Period::Quarter, "2026-01-31"), "2026-01-01");
        assert_eq!(begun(Period::Year, "2026-02-28"), "2026-01-01");
    }
}
