//! `fte audit search`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::filter::Filter;
use crate::app::App;
use crate::audit::query::NotAnEvent;
use crate::audit::search::{self, Pick, Write};
use crate::base::{Result, text};
use crate::model::event::Event;

/// Search the audit log
///
/// Words must all be in the event, in any of its values; a word in small letters is found in capitals too. Events come
/// oldest first. Finding none is not a failure. With --json: one event a line, as it stands in the log.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit search dana --since 2026-11-01\n  fte audit search --action 'email.*' --status failure --since 7d\n  fte audit search --item 7k2m3qxa4d --json | jq .receipt"
)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    filter: Filter,
    /// Only the newest N events
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// With --limit: the oldest N instead
    #[arg(long, requires = "limit")]
    oldest: bool,
    /// Only say how many there are
    #[arg(long, conflicts_with = "limit")]
    count: bool,
}

#[derive(Serialize)]
struct Count {
    events: u64,
}

impl SearchArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let query = self.filter.query(app)?;
        if self.count {
            return app.out.report(&Count { events: search::count(app.vault()?, &query)? });
        }
        let pick = match self.limit {
            None => Pick::All,
            Some(limit) if self.oldest => Pick::Oldest(limit),
            Some(limit) => Pick::Newest(limit),
        };
        let mut found = false;
        let take = |text: &[u8]| {
            found |= !text.is_empty();
            app.out.raw(text)
        };
        search::search(app.vault()?, &query, pick, writer(app), take)?.checked()?;
        if !found {
            app.out.say("no event fits");
        }
        Ok(())
    }
}

/// How an event is shown: as it stands in the log for programs, on a line of its own for people.
pub(super) fn writer(app: &App) -> &'static Write<'static> {
    if app.out.is_json() { &search::verbatim } else { &for_people }
}

/// One event on one line: when, who, what, outcome, about whom, why not.
fn for_people(line: &[u8], text: &mut Vec<u8>) -> std::result::Result<(), NotAnEvent> {
    let event: Event = serde_json::from_slice(line)?;
    let when = event.timestamp.get(..19).unwrap_or(&event.timestamp).replace('T', " ");
    let about =
        [event.target, event.resource, event.item.map(|item| format!("item {item}")), event.error];
    let about: Vec<_> =
        about.into_iter().flatten().map(|part| text::cut(&text::shown_line(&part), 80)).collect();
    let shown = |text: &str| text::shown_line(text);
    let line = format!(
        "{}Z  {:<8} {:<24} {:<8} {}",
        shown(&when),
        shown(&event.actor),
        shown(&event.action),
        event.status.as_str(),
        about.join("  ")
    );
    text.extend_from_slice(line.trim_end().as_bytes());
    text.push(b'\n');
    Ok(())
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.events)
    }
}
