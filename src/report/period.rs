//! Which days a report is about.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::base::{Time, clock};

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

impl Span {
    pub(crate) fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether an instant is on one of these days, where the person is.
    pub(crate) fn holds_time(self, at: Time) -> bool {
        self.holds(clock::local(at).date_naive())
    }

    /// From the first day's beginning to before the end of the last, where the person is.
    pub(crate) fn instants(self) -> (Time, Time) {
        (clock::midnight(self.first), clock::midnight(next(self.last)))
    }
}

/// The Monday that a briefing is for, and the weeks that it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) monday: NaiveDate,
    /// The last day that anything is known of: the Sunday before, or today where that week is not over.
    pub(crate) last: NaiveDate,
}

impl Period {
    /// The briefing of the week that `day` is in: about the week before its Monday.
    pub(crate) fn of(day: NaiveDate, today: NaiveDate) -> Period {
        let monday = back(day, u64::from(day.weekday().num_days_from_monday()));
        let sunday = back(monday, 1);
        Period { monday, last: sunday.min(today.max(back(monday, 7))) }
    }

    /// The period of the week that `today` is in, as far as it got: what next Monday's briefing will tell.
    pub(crate) fn running(today: NaiveDate) -> Period {
        Period::of(today.checked_add_days(Days::new(7)).unwrap_or(today), today)
    }

    /// Monday to Sunday, or to today.
    pub(crate) fn week(self) -> Span {
        Span { first: back(self.monday, 7), last: self.last }
    }

    /// The whole week before [`Period::week`].
    pub(crate) fn week_before(self) -> Span {
        self.weeks_ago(1)
    }

    /// The whole week that lies `count` weeks before [`Period::week`].
    pub(crate) fn weeks_ago(self, count: u64) -> Span {
        let monday = back(self.monday, 7 * (count + 1));
        Span { first: monday, last: monday.checked_add_days(Days::new(6)).unwrap_or(monday) }
    }

    /// The same days of that week as [`Period::week`] has so far.
    pub(crate) fn as_far(self, count: u64) -> Span {
        let Span { first, last } = self.week();
        let week = self.weeks_ago(count);
        let days = (last - first).num_days().unsigned_abs();
        let last = week.first.checked_add_days(Days::new(days)).unwrap_or(week.last);
        Span { first: week.first, last }
    }

    /// How much of its month is over at the end of the last day, in whole per cent.
    pub(crate) fn of_month(self) -> u32 {
        let month = self.month();
        let next = month.first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
        let days = u32::try_from((next - month.first).num_days()).unwrap_or(31).max(1);
        (month.last.day() * 100 + days / 2) / days
    }

    /// From the first of the month that the week ends in.
    pub(crate) fn month(self) -> Span {
        Span { first: self.last.with_day(1).unwrap_or(self.last), last: self.last }
    }

    /// The same days of the month before: to compare like with like.
    pub(crate) fn month_before(self) -> Span {
        let end = back(self.month().first, 1);
        let last = end.with_day(self.last.day()).unwrap_or(end);
        Span { first: end.with_day(1).unwrap_or(end), last }
    }

    /// Whether the week was still going on.
    pub(crate) fn is_running(self) -> bool {
        next(self.last) < self.monday
    }
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(span: Span) -> String {
        format!("{} {}", span.first, span.last)
    }

    #[test]
    fn a_briefing_is_about_the_week_before_its_monday() {
        for asked in ["2026-11-16", "2026-11-18", "2026-11-22"] {
            let period = Period::of(day(asked), day("2026-11-22"));
            assert_eq!(period.monday, day("2026-11-16"));
            assert_eq!(said(period.week()), "2026-11-09 2026-11-15");
            assert_eq!(said(period.week_before()), "2026-11-02 2026-11-08");
            assert_eq!(said(period.month()), "2026-11-01 2026-11-15");
            assert_eq!(said(period.month_before()), "2026-10-01 2026-10-15");
            assert!(!period.is_running());
        }
    }

    #[test]
    fn a_week_that_goes_on_ends_today() {
        let period = Period::running(day("2026-11-18"));
        assert_eq!(period.monday, day("2026-11-23"));
        assert_eq!(said(period.week()), "2026-11-16 2026-11-18");
        assert!(period.is_running());
        assert_eq!(Period::of(day("2026-11-23"), day("2026-11-18")), period);
        let ahead = Period::of(day("2027-01-04"), day("2026-11-18"));
        assert_eq!(said(ahead.week()), "2026-12-28 2026-12-28", "nothing is known of it yet");
    }

    #[test]
    fn a_part_of_a_week_is_compared_with_the_same_days() {
        let running = Period::running(day("2026-11-18"));
        assert_eq!(said(running.as_far(1)), "2026-11-09 2026-11-11");
        let over = Period::of(day("2026-11-16"), day("2026-11-16"));
        assert_eq!(over.as_far(2), over.weeks_ago(2));
        for (today, share) in [("2026-11-15", 50), ("2026-11-30", 100), ("2026-12-01", 3)] {
            assert_eq!(Period::running(day(today)).of_month(), share, "{today}");
        }
    }

    #[test]
    fn months_are_compared_to_the_same_day() {
        let table = [
            ("2026-03-30", "2026-03-01 2026-03-29", "2026-02-01 2026-02-28"),
            ("2026-06-01", "2026-05-01 2026-05-31", "2026-04-01 2026-04-30"),
        ];
        for (monday, month, before) in table {
            let period = Period::of(day(monday), day(monday));
            assert_eq!(said(period.month()), month);
            assert_eq!(said(period.month_before()), before);
        }
    }
}
