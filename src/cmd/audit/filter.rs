//! Which events are meant: the flags that `search`, `report` and `export` share.

use chrono::{Days, NaiveDate, NaiveTime, TimeZone as _};
use clap::Args;

use crate::audit::query::{Query, Word};
use crate::base::{Exit, Fail, Result, Time, text};

/// Events are those that fit every flag; several values of one flag are alternatives.
#[derive(Args, Debug, Default)]
pub(crate) struct Filter {
    /// Only events of this day and later, e.g. `2026-01-07`
    #[arg(long, value_name = "DAY")]
    since: Option<NaiveDate>,
    /// Only events of this day and earlier
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// Only this action; `email.*` for all that begin so
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// Only what this stage did: `watch`, `plan`, `approve`, `act`, …
    #[arg(long, value_name = "STAGE")]
    actor: Vec<String>,
    /// Only with this outcome: `success`, `failure`, `refused`, `pending`, `skipped`
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Only of this part of life: `business`, `personal`, `both`
    #[arg(long, value_name = "DOMAIN")]
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

impl Filter {
    /// The query of these flags and words. Days are the person's own, from midnight to midnight.
    pub(crate) fn query(&self, words: &[String]) -> Result<Query> {
        let mut query = Query {
            since: self.since.map(midnight),
            until: self.until.and_then(|day| day.checked_add_days(Days::new(1))).map(midnight),
            words: words.iter().map(|word| Word::new(word)).collect::<Result<_>>()?,
            ..Query::default()
        };
        for (field, values) in [
            ("action", &self.action),
            ("actor", &self.actor),
            ("status", &self.status),
            ("domain", &self.domain),
            ("item", &self.item),
        ] {
            query.any_of(field, values);
        }
        if let Some(target) = &self.target {
            query.contains("target", target)?;
        }
        for pair in &self.field {
            let (field, value) = pair.split_once('=').ok_or_else(|| {
                Fail::say(Exit::Usage, format!("`--field` is `FIELD=VALUE`, not `{}`", text::shown_line(pair)))
            })?;
            query.any_of(field, &[value.to_owned()]);
        }
        Ok(query)
    }
}

fn midnight(day: NaiveDate) -> Time {
    let start = day.and_time(NaiveTime::MIN);
    // Where the clocks go forward at midnight the day begins an hour later.
    let local = chrono::Local.from_local_datetime(&start).earliest();
    local.map_or_else(|| chrono::Utc.from_utc_datetime(&start), |local| local.with_timezone(&chrono::Utc))
}
