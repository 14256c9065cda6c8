//! The one place that knows the time; everything else is handed it.

use std::time::{Duration, SystemTime};

use chrono::{
    DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, TimeZone, Utc,
};

use super::error::{Exit, Fail, Result};

/// An instant, in UTC.
pub(crate) type Time = DateTime<Utc>;

/// Tells the time: the system's, or the fixed instant in `FTE_NOW` (RFC 3339), for tests and replays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    fixed: Option<Time>,
}

impl Clock {
    /// A clock that follows `FTE_NOW` where it is set.
    ///
    /// Errors with exit code 2 when `FTE_NOW` is no RFC 3339 instant: a mistyped
    /// date must not silently become today.
    pub(crate) fn from_env(now: Option<&str>) -> Result<Clock> {
        let Some(text) = now else { return Ok(Clock { fixed: None }) };
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| {
            Fail::say(Exit::Usage, format!("`FTE_NOW` is not an instant: `{text}`"))
                .hint("write it as `2026-11-16T09:30:00Z`")
        })?;
        Ok(Clock { fixed: Some(time.with_timezone(&Utc)) })
    }

    pub(crate) fn fixed(time: Time) -> Clock {
        Clock { fixed: Some(time) }
    }

    /// Whether it stands still: nothing is waited for then, as the time would not come.
    pub(crate) fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub(crate) fn now(&self) -> Time {
        self.fixed.unwrap_or_else(Utc::now)
    }

    /// Does something, and says how many milliseconds it took; none on a fixed clock, so that a replay says the same.
    pub(crate) fn timed<T>(&self, work: impl FnOnce() -> T) -> (T, u64) {
        let begun = std::time::Instant::now();
        let done = work();
        let took = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        (done, if self.fixed.is_some() { 0 } else { took })
    }

    /// Today where the person is.
    pub(crate) fn today(&self) -> NaiveDate {
        local(self.now()).date_naive()
    }
}

/// How long ago a file was written to; `None` where its time is in the future. `FTE_NOW` does not count here: a file's
/// time is the system's.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn age(written: SystemTime) -> Option<Duration> {
    SystemTime::now().duration_since(written).ok()
}

/// How far in the future a file's time is; `None` where it is not.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn ahead(written: SystemTime) -> Option<Duration> {
    written.duration_since(SystemTime::now()).ok()
}

/// Waits: for a watcher, whose source must come to rest, and for a child that was told to end.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn wait(rest: Duration) {
    std::thread::sleep(rest);
}

/// The same instant on the person's wall clock.
pub(crate) fn local(time: Time) -> DateTime<FixedOffset> {
    let offset = chrono::Local.offset_from_utc_datetime(&time.naive_utc());
    time.with_timezone(&offset)
}

/// When a day begins where the person is; where the clocks go forward at midnight, an hour or two later.
pub(crate) fn midnight(day: NaiveDate) -> Time {
    let start = day.and_time(NaiveTime::MIN);
    let first = [0, 1, 2].into_iter().find_map(|hour| {
        chrono::Local.from_local_datetime(&(start + TimeDelta::hours(hour))).earliest()
    });
    first.map_or_else(|| start.and_utc(), |local| local.to_utc())
}

/// The instant that a text says (RFC 3339).
pub(crate) fn parse(text: &str) -> Option<Time> {
    DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.with_timezone(&Utc))
}

/// `2026-11-16T09:30:00.123Z`: the log's form.
pub(crate) fn millis(time: Time) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// `2026-11-16T09:30:00Z`: front matter's form.
pub(crate) fn seconds(time: Time) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// How long ago `then` was, in one unit: `3 d`, `5 h`, `12 min`, `now`.
pub(crate) fn ago(now: Time, then: Time) -> String {
    let minutes = (now - then).num_minutes().max(0);
    match minutes {
        0 => "now".into(),
        1..60 => format!("{minutes} min"),
        60..2880 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / 1440),
    }
}
