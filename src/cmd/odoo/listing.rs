//! What the listing verbs of `fte odoo` share: which records, and the table of them.

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::read::live_or_copy;
use super::tables::{HEADINGS, cells};
use crate::app::App;
use crate::base::Result;
use crate::base::table::drawn;
use crate::remote::odoo::reading::filter::Filter;
use crate::remote::odoo::reading::record::{self, Kind, Record};

/// The flags of every list.
#[derive(Args, Debug)]
struct LimitArgs {
    /// How many at the most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    limit: u64,
}

/// The flags of lists by name.
#[derive(Args, Debug)]
pub(super) struct NameArgs {
    /// Only those whose name has this in it
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    #[command(flatten)]
    limit: LimitArgs,
}

impl NameArgs {
    pub(super) fn filter(&self) -> Filter {
        Filter { who: self.name.clone(), ..Filter::default() }
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit.limit
    }
}

/// The flags of lists by day.
#[derive(Args, Debug)]
pub(super) struct DatedArgs {
    /// Only from this day on, like `2026-11-16`
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    since: Option<NaiveDate>,
    /// Only of those whose name has this in it
    #[arg(long, value_name = "TEXT")]
    partner: Option<String>,
    #[command(flatten)]
    limit: LimitArgs,
}

impl DatedArgs {
    pub(super) fn filter(&self) -> Filter {
        Filter { since: self.since, who: self.partner.clone(), ..Filter::default() }
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit.limit
    }
}

/// The flags of lists of what can be open.
#[derive(Args, Debug)]
pub(super) struct DocumentArgs {
    /// Only what is posted and not fully paid
    #[arg(long)]
    open: bool,
    /// Only what is open and past its due date
    #[arg(long)]
    overdue: bool,
    #[command(flatten)]
    dated: DatedArgs,
}

impl DocumentArgs {
    pub(super) fn filter(&self, app: &App) -> Filter {
        let overdue = self.overdue.then(|| app.clock.today());
        Filter { open: self.open, overdue, ..self.dated.filter() }
    }

    pub(super) fn limit(&self) -> u64 {
        self.dated.limit()
    }
}

/// `[{"id", …}]`
#[derive(Serialize)]
#[serde(transparent)]
struct Listed {
    rows: Vec<Record>,
    #[serde(skip)]
    kind: Kind,
    #[serde(skip)]
    today: NaiveDate,
}

/// Prints the records that match; one more is asked for, so that it is said where there are more.
pub(super) fn report(app: &App, kind: Kind, filter: &Filter, limit: u64) -> Result<()> {
    let rows = live_or_copy(
        app,
        |odoo| {
            let rows = record::rows(odoo, kind, filter, limit + 1)?;
            rows.iter()
                .map(|row| record::read(kind, row))
                .collect::<std::result::Result<Vec<_>, _>>()
        },
        |copy| {
            let rows = copy.list(kind, filter, limit + 1);
            rows.iter().map(|row| record::read(kind, row)).collect()
        },
    )?;
    let mut rows: Vec<Record> = rows;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > most;
    rows.truncate(most);
    app.out.report(&Listed { rows, kind, today: app.clock.today() })?;
    if is_more {
        app.out
            .warn(format!("there are more than {limit} {}: `--limit` shows more", kind.plural()));
    }
    Ok(())
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rows.is_empty() {
            return write!(f, "no such {} in Odoo", self.kind.plural());
        }
        let rows: Vec<_> = self.rows.iter().map(|row| cells(row, self.today)).collect();
        let headings = self.rows.first().map_or(&[] as &[&str], HEADINGS);
        f.write_str(&drawn(headings, &rows, None))
    }
}
