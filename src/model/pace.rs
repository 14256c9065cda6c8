//! How often something is done: every so many minutes, or once a week at a time of the person's clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, Weekday};

use crate::base::{Time, clock};

/// How often a job is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Every so many minutes.
    Every(u32),
    Weekly(Weekly),
}

/// A weekday and a time of the person's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weekly {
    pub(crate) day: Weekday,
    pub(crate) at: NaiveTime,
}

impl Weekly {
    /// The day of the last such time that the person's clock has shown, or passed over, at `now`.
    ///
    /// A day and no instant: who compares days runs once on each, also where the clock shows a time twice or never, or the
    /// person travels.
    pub(crate) fn last(self, now: Time) -> NaiveDate {
        let local = clock::local(now);
        let today = local.date_naive();
        let back = match today.weekday().days_since(self.day) {
            0 if local.time() < self.at => 7,
            days => u64::from(days),
        };
        today.checked_sub_days(Days::new(back)).unwrap_or(today)
    }
}

/// `Monday 07:00`; the weekday's first three letters do.
impl FromStr for Weekly {
    type Err = ();

    fn from_str(text: &str) -> Result<Weekly, ()> {
        let (day, at) = text.trim().split_once(' ').ok_or(())?;
        let at = NaiveTime::parse_from_str(at.trim(), "%H:%M").map_err(|_| ())?;
        Ok(Weekly { day: day.parse().map_err(|_| ())?, at })
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pace::Every(1) => f.write_str("every minute"),
            Pace::Every(60) => f.write_str("every hour"),
            Pace::Every(minutes) => write!(f, "every {minutes} minutes"),
            Pace::Weekly(weekly) => weekly.fmt(f),
        }
    }
}

impl fmt::Display for Weekly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.day {
            Weekday::Mon => "Monday",
            Weekday::Tue => "Tuesday",
            Weekday::Wed => "Wednesday",
            Weekday::Thu => "Thursday",
            Weekday::Fri => "Friday",
            Weekday::Sat => "Saturday",
            Weekday::Sun => "Sunday",
        };
        write!(f, "{name} {}", self.at.format("%H:%M"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_written_as_people_write_it() {
        for (text, shown) in [
            ("Monday 07:00", Some("Monday 07:00")),
            (" fri 18:30 ", Some("Friday 18:30")),
            ("SUN 0:05", Some("Sunday 00:05")),
            ("Monday", None),
            ("07:00", None),
            ("Moonday 07:00", None),
            ("Monday 24:00", None),
            ("Monday 07:00 pm", None),
            ("", None),
        ] {
            let read = text.parse::<Weekly>().ok().map(|weekly| weekly.to_string());
            assert_eq!(read.as_deref(), shown, "{text:?}");
        }
    }
}
