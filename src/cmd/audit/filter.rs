//! Which events are meant: the flags that `search`, `tail`, `report` and `export` share.

use std::str::FromStr;

use chrono::{Days, NaiveDate, TimeDelta};
use clap::Args;

use crate::app::App;
use crate::audit::query::{Query, Word};
use crate::base::{Clock, Exit, Fail, Result, Time, clock, text};

/// Events are those that fit every flag; several values of one flag are alternatives.
#[derive(Args, Debug, Default)]
pub(super) struct Filter {
    /// Only events that have these words
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`
    #[arg(long, value_name = "WHEN")]
    since: Option<When>,
    /// Only events before then; a day is meant whole
    #[arg(long, value_name = "WHEN")]
    until: Option<When>,
    /// Only this action; `email.*` for all that begin so
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// Only what this stage did: `watch`, `plan`, `approve`, `act`, …
    #[arg(long, value_name = "STAGE")]
    actor: Vec<String>,
    /// Only with this outcome
    #[arg(long, value_name = "STATUS", value_parser = ["success", "failure", "refused", "pending", "skipped"])]
    status: Vec<String>,
    /// Only of this part of life
    #[arg(long, value_name = "DOMAIN", value_parser = ["business", "personal", "both"])]
    domain: Vec<String>,
    /// Only about a target that has this text
    #[arg(long, value_name = "TEXT")]
    target: Option<String>,
    /// Only about the item with this id
    #[arg(long, value_name = "ID")]
    item: Vec<String>,
    /// Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)
    #[arg(long, value_name = "FIELD=VALUE")]
    field: Vec<String>,
}

/// A point in time as a person says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Where the person is.
    Day(NaiveDate),
    Today,
    Yesterday,
    Instant(Time),
    Ago(TimeDelta),
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<When, String> {
        let ago = |unit: char| {
            text.strip_suffix(unit).and_then(|number| number.parse::<u16>().ok()).map(i64::from)
        };
        if let Ok(day) = text.parse() {
            return Ok(When::Day(day));
        }
        if let Some(time) = clock::parse(text) {
            return Ok(When::Instant(time));
        }
        match (text, ago('d'), ago('h'), ago('m')) {
            ("today", ..) => Ok(When::Today),
            ("yesterday", ..) => Ok(When::Yesterday),
            (_, Some(days), ..) => Ok(When::Ago(TimeDelta::days(days))),
            (_, _, Some(hours), _) => Ok(When::Ago(TimeDelta::hours(hours))),
            (_, _, _, Some(minutes)) => Ok(When::Ago(TimeDelta::minutes(minutes))),
            _ => Err("expected a day (`2026-01-07`, `today`, `yesterday`), a time ago (`7d`, `12h`, `30m`) or an instant".into()),
        }
    }
}

impl When {
    /// When it begins, and when it is over: a day lasts, an instant does not.
    fn span(self, clock: &Clock) -> (Time, Time) {
        let whole = |day: NaiveDate| {
            (
                clock::midnight(day),
                clock::midnight(day.checked_add_days(Days::new(1)).unwrap_or(day)),
            )
        };
        let once = |time: Time| (time, time);
        match self {
            When::Day(day) => whole(day),
            When::Today => whole(clock.today()),
            When::Yesterday => {
                whole(clock.today().checked_sub_days(Days::new(1)).unwrap_or(clock.today()))
            }
            When::Instant(time) => once(time),
            When::Ago(ago) => once(clock.now().checked_sub_signed(ago).unwrap_or(clock.now())),
        }
    }
}

impl Filter {
    /// The query of these flags and words.
    pub(super) fn query(&self, app: &App) -> Result<Query> {
        let mut query = Query {
            since: self.since.map(|when| when.span(&app.clock).0),
            until: self.until.map(|when| when.span(&app.clock).1),
            words: self.words.iter().map(|word| Word::new(word)).collect::<Result<_>>()?,
            ..Query::default()
        };
        let named = [
            ("action", &self.action),
            ("actor", &self.actor),
            ("status", &self.status),
            ("domain", &self.domain),
            ("item", &self.item),
        ];
        for (field, values) in named {
            query.any_of(field, values);
        }
        if let Some(target) = &self.target {
            query.contains("target", target)?;
        }
        for pair in &self.field {
            let (field, value) = pair.split_once('=').ok_or_else(|| {
                let what = format!("`--field` is `FIELD=VALUE`, not `{}`", text::shown_line(pair));
                Fail::say(Exit::Usage, what).hint("e.g. `--field parameters.request=7k2m3qxa4d`")
            })?;
            query.any_of(field, &[value.to_owned()]);
        }
        Ok(query)
    }
}
