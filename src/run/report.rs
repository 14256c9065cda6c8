//! What `fte run` came to, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::child::Ended;
use super::did::Did;
use super::left::{Left, Open};
use super::pass::Stage;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result, clock, table};

/// The longest list that a person is shown.
const SHOWN: usize = 20;

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// One pass was asked for, and was made.
    Passed,
    Done,
    /// All that is left waits for a person.
    Waits,
    /// Nothing moved in two passes, and not all of it is a person's to move.
    Stuck,
    /// The run's own time or number of passes is used up.
    Bounded,
}

/// A stage that failed in the last pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StageFailed {
    pub(crate) stage: String,
    /// `null` where a signal ended it.
    pub(crate) exit: Option<i32>,
    pub(crate) why: String,
    /// Whether it said nothing of what it did: it could not begin.
    #[serde(skip)]
    pub(crate) whole: bool,
}

impl StageFailed {
    /// `None` where it did not fail. What `act` does not do while all is stopped is no failure of its own.
    pub(super) fn of(stage: Stage, ended: &Ended) -> Option<StageFailed> {
        (ended.exit != Some(0)).then(|| StageFailed {
            stage: stage.name(),
            exit: ended.exit,
            why: ended.why.clone(),
            whole: ended.report.is_null(),
        })
    }
}

/// What a run came to.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) outcome: Outcome,
    pub(crate) passes: u32,
    pub(crate) did: Did,
    /// Of the last pass.
    pub(crate) failed: Vec<StageFailed>,
    #[serde(flatten)]
    pub(crate) left: Left,
}

impl Report {
    pub(crate) fn is_news(&self) -> bool {
        self.did.is_news() || !self.failed.is_empty() || self.outcome == Outcome::Stuck
    }

    /// The run's end as an exit code: never 0 where something is left that should be done.
    pub(crate) fn verdict(&self) -> Result<()> {
        match self.outcome {
            Outcome::Done => Ok(()),
            Outcome::Passed => self.passed(),
            Outcome::Waits => Err(Fail::say(Exit::Later, self.left.waiting_for())
                .hint("run it again when that is answered")),
            Outcome::Stuck => {
                Err(Fail::say(Exit::Failed, format!("no progress: {}", self.left.stuck_at())))
            }
            Outcome::Bounded => Err(Fail::say(
                Exit::Later,
                format!("not through in the time that it was given: {}", self.left.summary()),
            )
            .hint("run it again: it goes on where it is")),
        }
    }

    /// A single pass fails where a stage did.
    fn passed(&self) -> Result<()> {
        let [first, rest @ ..] = self.failed.as_slice() else { return Ok(()) };
        let same = rest.iter().all(|other| other.exit == first.exit);
        let what =
            self.failed.iter().map(|failed| format!("`fte {}`: {}", failed.stage, failed.why));
        let exit = Exit::TABLE.iter().map(|(exit, _)| *exit);
        let exit = exit.into_iter().find(|exit| same && Some(i32::from(exit.code())) == first.exit);
        let exit = exit.unwrap_or(if same { Exit::Failed } else { Exit::Partial });
        Err(Fail::say(exit, what.collect::<Vec<_>>().join("; ")))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let passes = match self.passes {
            1 => String::new(),
            n => format!(" in {n} passes"),
        };
        let mut parts = vec![format!("{}{passes}", self.did)];
        let row = |open: &Open| {
            let until =
                open.until.map(|until| clock::local(until).format("%Y-%m-%d %H:%M").to_string());
            // A note's path has no room here; its id finds it.
            let short = open.id.clone().filter(|id| !id.contains('/'));
            let of = short.or_else(|| open.item.as_ref().map(ToString::to_string));
            let of = of.or_else(|| open.id.clone());
            let row = [
                open.what.to_owned(),
                shown_line(&cut(&of.unwrap_or_default(), 90)),
                shown_line(&cut(&open.why, 160)),
            ];
            (row, until.unwrap_or_default())
        };
        let lists = [("waits for you", &self.left.waits), ("stuck", &self.left.stuck)];
        for (heading, list) in lists {
            let rows = list.iter().take(SHOWN).map(|open| row(open).0);
            parts.push(table::table([heading, "which", "why"], rows) + &more(list.len()));
        }
        let rows = self.left.later.iter().take(SHOWN).map(|open| {
            let ([_, of, why], until) = row(open);
            [until, of, why]
        });
        parts.push(table::table(["later", "which", "why"], rows) + &more(self.left.later.len()));
        parts.retain(|part| !part.is_empty());
        if self.outcome == Outcome::Done {
            parts.push("all is done".into());
        }
        f.write_str(&parts.join("\n\n"))
    }
}

fn more(count: usize) -> String {
    if count > SHOWN {
        format!("\n… and {} more (`--json` has all)", count - SHOWN)
    } else {
        String::new()
    }
}
