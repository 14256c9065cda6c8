//! Whether a job is due: plain arithmetic on the time of its last run.

use chrono::TimeDelta;

use super::jobs::Last;
use crate::base::Time;
use crate::model::pace::Pace;

/// How long after a weekly job was cut off, or failed in a way that may pass, it is tried again.
const AGAIN: TimeDelta = TimeDelta::hours(1);
/// A last run that lies further ahead than this was noted under a clock that was wrong; below it, the clock was set back a
/// little, and the job waits until it is where it was.
const AHEAD: TimeDelta = TimeDelta::days(1);

/// Whether a job is due at `now`, when the table is looked at every `minutes`.
///
/// However many runs were missed, it is due once. A clock that is set back by years makes it due once, and from then on as
/// usual.
pub(super) fn is_due(pace: Pace, last: Option<&Last>, now: Time, minutes: u32) -> bool {
    let Some(last) = last else {
        // A weekly one that never ran begins with its next time.
        return matches!(pace, Pace::Every(_));
    };
    let since = now - last.begun;
    match pace {
        Pace::Every(every) => {
            let every = TimeDelta::minutes(every.into());
            // Schedulers are seconds late, one time more than the other: half an interval early is still this one's turn.
            let early = TimeDelta::seconds(i64::from(minutes) * 30);
            since >= every - early || since <= -every
        }
        Pace::Weekly(_) if since < TimeDelta::zero() => since < -AHEAD,
        Pace::Weekly(weekly) => {
            let day = weekly.last(now);
            day > last.day || (day == last.day && !is_over(last) && since >= AGAIN)
        }
    }
}

/// Whether a weekly run needs no other: it did what could be done, or was refused.
fn is_over(last: &Last) -> bool {
    matches!(last.ended.as_deref(), Some("0" | "5" | "8" | "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::clock;

    fn at(text: &str) -> Time {
        clock::parse(text).unwrap()
    }

    #[test]
    fn every_so_many_minutes() {
        let now = at("2026-11-16T09:30:00Z");
        let (five, hour) = (Pace::Every(5), Pace::Every(60));
        let table = [
            // pace, last begun, due
            (five, "2026-11-16T09:25:00Z", true),
            // Cron was late then, and is not now.
            (five, "2026-11-16T09:25:04Z", true),
            (five, "2026-11-16T09:28:00Z", false),
            (five, "2026-11-16T09:30:00Z", false),
            (five, "2025-11-16T09:30:00Z", true),
            (hour, "2026-11-16T08:35:00Z", false),
            (hour, "2026-11-16T08:30:02Z", true),
            // The clock was set back: a little, and by a year.
            (hour, "2026-11-16T09:40:00Z", false),
            (hour, "2027-11-16T09:30:00Z", true),
            (five, "2026-11-16T09:36:00Z", true),
        ];
        for (pace, begun, due) in table {
            let last = Last { begun: at(begun), day: now.date_naive(), ended: None };
            assert_eq!(is_due(pace, Some(&last), now, 5), due, "{pace}, last {begun}");
        }
        assert!(is_due(five, None, now, 5));
        assert!(!is_due(Pace::Weekly("Monday 07:00".parse().unwrap()), None, now, 5));
    }

    #[test]
    fn a_week_that_did_not_end_well_is_tried_again() {
        // Monday's afternoon or evening, wherever the test runs.
        let (begun, weekly) = (at("2026-11-23T19:30:00Z"), "Monday 07:00".parse().unwrap());
        let weekly = Pace::Weekly(weekly);
        let table = [
            // A crash; busy, later, failed, killed; done, refused, done in part; only put on the schedule.
            (None, true),
            (Some("6"), true),
            (Some("7"), true),
            (Some("1"), true),
            (Some("killed"), true),
            (Some("0"), false),
            (Some("5"), false),
            (Some("8"), false),
            (Some("-"), false),
        ];
        for (ended, again) in table {
            let day = "2026-11-23".parse().unwrap();
            let last = Last { begun, day, ended: ended.map(str::to_owned) };
            let due = |now: Time| is_due(weekly, Some(&last), now, 5);
            assert!(!due(begun + TimeDelta::minutes(55)), "{ended:?}");
            assert_eq!(due(begun + TimeDelta::minutes(60)), again, "{ended:?}");
            assert!(due(begun + TimeDelta::days(7)), "{ended:?}");
            // Set back by some hours, and by a year.
            assert!(!due(begun - TimeDelta::hours(3)), "{ended:?}");
            assert!(due(begun - TimeDelta::days(365)), "{ended:?}");
        }
    }
}
