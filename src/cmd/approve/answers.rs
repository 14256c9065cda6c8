//! What `yes` and `no` share: which request is meant, and several answers of which some can't be given.

use std::path::Path;

use serde::Serialize;

use crate::base::{Exit, Fail, Result, text};
use crate::cmd::SHORTEST;
use crate::gate::Gate;
use crate::model::Id;
use crate::model::request::Standing;
use crate::state::requests::Request;

/// A request as the person named it.
pub(crate) struct Named {
    pub(crate) id: Id,
    drawing: Option<u32>,
}

impl Named {
    /// An error where the request was drawn anew since: a yes is to what was read.
    pub(crate) fn is_to(&self, request: &Request) -> Result<()> {
        if self.drawing.unwrap_or(1) == request.origin.drawing {
            return Ok(());
        }
        let handle = request.handle();
        Err(Fail::say(Exit::Refused, format!("request {} was drawn anew since", self.id))
            .hint(format!("read it: `fte approve show {handle}`; then `fte approve yes {handle}`")))
    }
}

/// The plan that the person named by its id, its handle or its note's path, and what they typed of a handle.
pub(crate) fn named_plan(gate: &Gate<'_>, typed: &str) -> Result<Option<(Id, String)>> {
    let tail = tail(typed);
    let start = tail.split('-').next().unwrap_or_default();
    let Ok(id) = start.parse::<Id>() else { return Ok(None) };
    Ok(gate.state.plan(&id)?.map(|_| (id, tail)))
}

/// What identifies it in what was typed: the last part of a note's name.
fn tail(typed: &str) -> String {
    let name = Path::new(typed)
        .file_stem()
        .map_or_else(|| typed.to_owned(), |name| name.to_string_lossy().into_owned());
    name.rsplit('_').next().unwrap_or(typed).to_lowercase()
}

/// The request that the person named: by its id, the start of it, or its note's path or name.
pub(crate) fn named(gate: &Gate<'_>, typed: &str) -> Result<Named> {
    let tail = tail(typed);
    let (start, drawing) = match tail.rsplit_once('-') {
        Some((start, number)) if number.parse::<u32>().is_ok_and(|number| number > 0) => {
            (start, number.parse().ok())
        }
        _ => (tail.as_str(), None),
    };
    if let Ok(id) = start.parse() {
        return Ok(Named { id, drawing });
    }
    let waiting = gate.state.requests(Standing::Pending)?;
    // A slip of the finger is no id.
    let mut found = waiting
        .iter()
        .filter(|request| start.len() >= SHORTEST && request.id.as_str().starts_with(start));
    let shown = text::shown_line(typed);
    match (found.next(), found.next()) {
        (Some(request), None) => Ok(Named { id: request.id.clone(), drawing }),
        (Some(_), Some(_)) => {
            Err(Fail::say(Exit::Usage, format!("`{shown}` is the start of several requests' ids")))
        }
        _ => Err(Fail::say(Exit::Usage, format!("no request waits under `{shown}`"))
            .hint("`fte approve list` shows what waits")),
    }
}

/// An answer that could not be given.
#[derive(Serialize)]
pub(crate) struct NotAnswered {
    /// As it was typed.
    id: String,
    why: String,
    #[serde(skip)]
    fail: Fail,
}

/// What became of several answers.
pub(crate) struct Answered {
    pub(crate) done: Vec<Id>,
    pub(crate) failed: Vec<NotAnswered>,
}

/// Answers one after the other; one that can't be given keeps no other from it, but for a Ctrl-C.
pub(crate) fn each(typed: &[String], mut answer: impl FnMut(&str) -> Result<Id>) -> Answered {
    let mut answered = Answered { done: Vec::new(), failed: Vec::new() };
    for typed in typed {
        match answer(typed) {
            Ok(id) => answered.done.push(id),
            Err(fail) => {
                let stop = fail.exit == Exit::Interrupted;
                let why = fail.causes().join(": ");
                answered.failed.push(NotAnswered { id: text::shown_line(typed), why, fail });
                if stop {
                    break;
                }
            }
        }
    }
    answered
}

impl Answered {
    /// The failures as one: the only one as it is, several with a line each.
    pub(crate) fn finish(self) -> Result<()> {
        let count = self.failed.len();
        let mut failed = self.failed.into_iter();
        let Some(first) = failed.next() else { return Ok(()) };
        let exit = if self.done.is_empty() { first.fail.exit } else { Exit::Partial };
        if count == 1 {
            return Err(Fail { exit, ..first.fail });
        }
        let all = std::iter::once(first).chain(failed);
        let lines: Vec<_> = all.map(|failed| format!("{}: {}", failed.id, failed.why)).collect();
        Err(lines
            .into_iter()
            .fold(Fail::say(exit, format!("{count} answers could not be given")), Fail::hint))
    }
}
