//! When each stage last ran.

use serde::Serialize;

use crate::base::{Result, Time, clock};
use crate::state::State;

/// The stages that note their runs in the state, and under which name a person knows them.
const STAGES: [(&str, &str); 3] =
    [("last_run.watch.files", "watch files"), ("last_run.plan", "plan"), ("last_run.act", "act")];

/// One stage's last run; `None`: never, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LastRun {
    pub(crate) stage: &'static str,
    pub(crate) at: Option<Time>,
}

pub(crate) fn last(state: &State) -> Result<Vec<LastRun>> {
    STAGES.iter().map(|(key, stage)| Ok(LastRun { stage, at: instant(state.note(key)?) })).collect()
}

fn instant(note: Option<String>) -> Option<Time> {
    clock::parse(&note?)
}
