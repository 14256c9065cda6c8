//! `fte audit export --accountant`

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::app::App;
use crate::base::Result;
use crate::base::text::shown_line;
use crate::report::period::Span;
use crate::work::accountant::{Accountant, Handed};

/// Days as a person names them: a year, a quarter, a month, or from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days(Span);

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Days, String> {
        let bad = || {
            "a year (`2026`), a quarter (`2026-Q3`), a month (`2026-10`), or days (`2026-10-01..2026-10-15`)".to_owned()
        };
        let span = match text.split_once("..") {
            Some((first, last)) => {
                let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| bad());
                Span { first: day(first)?, last: day(last)? }
            }
            None => whole(text).ok_or_else(bad)?,
        };
        if span.last < span.first {
            return Err("the last day is before the first".into());
        }
        Ok(Days(span))
    }
}

fn whole(text: &str) -> Option<Span> {
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    if year.len() != 4 {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let (from, count) = match part.map(str::to_uppercase).as_deref() {
        None => (1, 12),
        Some(part) if part.starts_with('Q') => {
            let quarter: u32 = part.get(1..)?.parse().ok()?;
            ((1..=4).contains(&quarter).then_some(quarter)? * 3 - 2, 3)
        }
        Some(part) if part.len() == 2 => (part.parse().ok()?, 1),
        Some(_) => return None,
    };
    let first = NaiveDate::from_ymd_opt(year, from, 1)?;
    let after = first.checked_add_months(chrono::Months::new(count))?;
    Some(Span { first, last: after.pred_opt()? })
}

pub(super) fn run(app: &App, days: Days, output: &Path) -> Result<()> {
    let trail = app.trail()?;
    let accountant = Accountant { trail: &trail, config: app.config()?, span: days.0 };
    let handed = accountant.write(output)?;
    for missing in &handed.missing {
        app.out.warn(shown_line(missing));
    }
    if !handed.log_ok {
        app.out.warn("the log is not as it was written: log/proof.json says where");
    }
    app.out.report(&handed)
}

impl fmt::Display for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} to {}", shown_line(&self.folder), self.first, self.last)?;
        let log = if self.log_ok { "the log is proven" } else { "the log is damaged" };
        write!(
            f,
            "invoices {}, bills {}, expenses {}, payments {}; {} files, {log}",
            self.invoices, self.bills, self.expenses, self.payments, self.files
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2028-02", "2028-02-01", "2028-02-29"),
            ("2026-10-01..2026-10-15", "2026-10-01", "2026-10-15"),
        ] {
            let span = Span { first: first.parse().unwrap(), last: last.parse().unwrap() };
            assert_eq!(text.parse(), Ok(Days(span)), "{text}");
        }
        for bad in ["26", "2026-Q5", "2026-13", "2026-10-02..2026-10-01", "today", "2026-1"] {
            assert!(bad.parse::<Days>().is_err(), "{bad}");
        }
    }
}
