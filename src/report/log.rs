//! The log's lines of a span of time, each with where it stands.

use std::io;

use chrono::{DateTime, NaiveDate, Utc};
use memchr::memmem;

use super::source::At;
use crate::audit::trail;
use crate::base::{OrFail as _, Result, Time};
use crate::model::event::Event;
use crate::vault::{Folder, Vault};

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Logged {
    pub(crate) at: Time,
    pub(crate) event: Event,
    pub(crate) source: At,
}

/// The events from `from` to before `to` whose line holds `needle`, oldest first. An empty needle is in every line.
///
/// Reads the files of these days only. A line that is no event is left to `fte audit verify`.
pub(crate) fn between(vault: &Vault, from: Time, to: Time, needle: &str) -> Result<Vec<Logged>> {
    let mut found = Vec::new();
    let (first, last) = (from.date_naive(), to.date_naive());
    for day in first.iter_days().take_while(|day| *day <= last) {
        let file = name(day);
        match trail::read_file(vault, &file) {
            Ok(bytes) => found.extend(
                matching(&bytes, &file, needle).filter(|line| (from..to).contains(&line.at)),
            ),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).doing(format!("read Logs/{file}")),
        }
    }
    Ok(found)
}

fn name(day: NaiveDate) -> String {
    format!("audit_{day}.jsonl")
}

fn matching<'a>(
    bytes: &'a [u8],
    file: &'a str,
    needle: &'a str,
) -> impl Iterator<Item = Logged> + 'a {
    let finder = memmem::Finder::new(needle);
    bytes.split(|b| *b == b'\n').enumerate().filter_map(move |(at, line)| {
        finder.find(line)?;
        let event: Event = serde_json::from_slice(line).ok()?;
        let time = DateTime::parse_from_rfc3339(&event.timestamp).ok()?.with_timezone(&Utc);
        Some(Logged {
            at: time,
            event,
            source: At::line(format!("{}/{file}", Folder::Logs), at + 1),
        })
    })
}
