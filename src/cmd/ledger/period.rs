//! Which days a report or an export is about, as a person says it.

use chrono::{Datelike as _, Days as Count, Months, NaiveDate};
use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::Days;

/// The flags of what is about some days.
#[derive(Args, Debug)]
pub(super) struct PeriodArgs {
    /// From this day on, like `2026-11-01` [default: the first that is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    pub(super) from: Option<NaiveDate>,
    /// Up to this day [default: today; an export has all that is booked]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    to: Option<NaiveDate>,
    /// A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`
    #[arg(long, value_name = "PERIOD", value_parser = period, conflicts_with_all = ["from", "to"])]
    period: Option<Period>,
}

/// From the first day to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl PeriodArgs {
    /// Up to today where nothing is said.
    pub(super) fn days(&self, app: &App) -> Result<Days> {
        self.up_to(app.clock.today())
    }

    /// Up to `last` where nothing is said.
    pub(super) fn up_to(&self, last: NaiveDate) -> Result<Days> {
        let (from, to) = match self.period {
            Some(period) => (Some(period.from), period.to),
            None => (self.from, self.to.unwrap_or(last)),
        };
        match from.filter(|from| *from > to) {
            Some(from) => {
                let what = format!("the first day is after the last: {from}, {to}");
                Err(Fail::say(Exit::Usage, what))
            }
            None => Ok(Days { from, to }),
        }
    }
}

fn period(typed: &str) -> Result<Period, String> {
    let bad = || "not a month, a quarter or a year, like `2026-10`, `2026-Q3`, `2026`".to_owned();
    let (year, part) = match typed.split_once('-') {
        Some((_, "")) => return Err(bad()),
        Some((year, part)) => (year, part),
        None => (typed, ""),
    };
    let is_number =
        |text: &str, digits| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = Some(year).filter(|year| is_number(year, 4)).and_then(|year| year.parse().ok());
    let year: i32 = year.ok_or_else(bad)?;
    let (month, months) = match part.strip_prefix(['Q', 'q']) {
        Some(quarter) if is_number(quarter, 1) => {
            let quarter: u32 = quarter.parse().map_err(|_| bad())?;
            (quarter.checked_sub(1).ok_or_else(bad)? * 3 + 1, 3)
        }
        None if part.is_empty() => (1, 12),
        None if is_number(part, 2) => (part.parse().map_err(|_| bad())?, 1),
        _ => return Err(bad()),
    };
    let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(bad)?;
    let next = from.checked_add_months(Months::new(months)).ok_or_else(bad)?;
    let to = next.checked_sub_days(Count::new(1)).ok_or_else(bad)?;
    debug_assert!(from.day() == 1 && from <= to, "a period begins on the first of a month");
    Ok(Period { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_month_a_quarter_or_a_year() {
        let said = |typed| period(typed).map(|period| format!("{} {}", period.from, period.to));
        let table = [
            ("2026", "2026-01-01 2026-12-31"),
            ("2026-Q1", "2026-01-01 2026-03-31"),
            ("2026-q4", "2026-10-01 2026-12-31"),
            ("2028-02", "2028-02-01 2028-02-29"),
            ("2026-12", "2026-12-01 2026-12-31"),
        ];
        for (typed, expected) in table {
            assert_eq!(said(typed).as_deref(), Ok(expected), "{typed}");
        }
        for bad in [
            "", "26", "2026-", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-1", "2026-Qx",
            "+026",
        ] {
            said(bad).unwrap_err();
        }
    }
}
