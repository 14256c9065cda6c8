//! `fte health`: every part in one table, each with how it is, since when, and what mends it.
//!
//! A part that can't be looked at is bad, with the reason; it keeps no other from being looked at.

mod machine;
mod queues;
mod rates;
mod services;

use std::fmt;

use serde::Serialize;

use super::runs;
use crate::audit::Trail;
use crate::auth::Keys;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Result, Time, clock};
use crate::config::Config;

pub(crate) use rates::Rate;
pub(crate) use services::{Doubt, Held, doubts, held};

/// How a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Ok,
    /// Worth a look; nothing that was promised is broken.
    Warn,
    /// A promise is broken, or soon will be.
    Bad,
}

impl Level {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Warn => "warn",
            Level::Bad => "bad",
        }
    }
}

/// One part of the table. Sentences may hold foreign text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// The same from run to run: the alert's name, where it is bad.
    pub(crate) name: String,
    /// How a person calls it.
    pub(crate) part: String,
    pub(crate) level: Level,
    /// When what is said began: the last success, the oldest that waits, the first failure.
    pub(crate) since: Option<Time>,
    pub(crate) what: String,
    /// What a person can do about it.
    pub(crate) mend: Option<String>,
    /// Whether the person was told of all that is bad in it under other names, by who found it.
    #[serde(skip)]
    pub(crate) told: bool,
}

impl Row {
    fn new(level: Level, name: &str, part: &str, what: impl Into<String>) -> Row {
        let (name, part) = (name.to_owned(), part.to_owned());
        Row { name, part, level, since: None, what: what.into(), mend: None, told: false }
    }

    fn since(mut self, since: Option<Time>) -> Row {
        self.since = since;
        self
    }

    fn mend(mut self, mend: impl Into<String>) -> Row {
        // What is well needs nothing.
        self.mend = (self.level != Level::Ok).then(|| mend.into());
        self
    }
}

/// How everything is.
#[derive(Debug, Serialize)]
pub(crate) struct Health {
    pub(crate) at: Time,
    /// Whether nothing is bad.
    pub(crate) ok: bool,
    pub(crate) parts: Vec<Row>,
    /// How fast and how well the services worked, of the last day and of the last seven.
    pub(crate) services: Vec<Rate>,
    /// With `--alert`: the problems that were told now, and those that are solved.
    pub(crate) raised: Vec<String>,
    pub(crate) solved: Vec<String>,
}

/// The beginnings of the names of what is looked at here: a problem among them that is no part any more is solved.
const OURS: [&str; 9] =
    ["watch.", "promise.", "queue.", "service.", "disk.", "clock", "log", "doubt", "credentials"];

/// Looks at every part.
pub(crate) fn look(trail: &Trail<'_>, config: &Config) -> Health {
    let (state, now) = (trail.state, trail.clock.now());
    let mut parts = Vec::new();
    let mut add = |name: &str, part: &str, found: Result<Vec<Row>>| match found {
        Ok(found) => parts.extend(found),
        Err(fail) => {
            let mend = fail.hints.join("; ");
            let bad = Row::new(Level::Bad, name, part, fail.causes().join(": "));
            parts.push(if mend.is_empty() { bad } else { bad.mend(mend) });
        }
    };
    add("promise.all", "stages", stages(trail, config));
    add("queue.all", "queues", queues::parts(trail.vault, state, now));
    let rates = rates::of(state, now);
    let (rates, fault) = match rates {
        Ok(rates) => (rates, None),
        Err(fail) => (Vec::new(), Some(fail)),
    };
    add("service.all", "services", fault.map_or_else(|| services::parts(state, &rates, now), Err));
    add("odoo.all", "odoo books", services::odoo_part(state, config, now));
    add("held", "held back", services::held_part(trail.vault, state, now).map(|part| vec![part]));
    add("doubt", "in doubt", services::doubt_part(state, now).map(|part| vec![part]));
    let keys = Keys { config, state, clock: trail.clock };
    add("credentials", "credentials", machine::credentials(keys).map(|part| vec![part]));
    add("disk.all", "disk", machine::disks(trail.vault, state, config));
    add("clock", "clock", machine::clock(trail).map(|part| vec![part]));
    add("log", "log", machine::log(trail).map(|part| vec![part]));
    let ok = parts.iter().all(|part| part.level != Level::Bad);
    Health { at: now, ok, parts, services: rates, raised: Vec::new(), solved: Vec::new() }
}

fn stages(trail: &Trail<'_>, config: &Config) -> Result<Vec<Row>> {
    let now = trail.clock.now();
    let part = |run: runs::LastRun| {
        let name = run.problem;
        if let Some(broken) = &run.broken {
            let mend = match run.stage.strip_prefix("watch ") {
                Some(source) if broken.is_sign_in() => {
                    format!("`fte auth {source} login`, then `fte {}`", run.stage)
                }
                _ => format!("`fte {}` says it, and what to do", run.stage),
            };
            let row = Row::new(Level::Bad, name, run.stage, format!("fails: {}", broken.why));
            return row.since(run.at).mend(mend);
        }
        if let Some(why) = &run.trouble {
            let row = Row::new(Level::Warn, name, run.stage, format!("fails: {why}"));
            return row.since(run.at).mend("it goes on by itself when that is over");
        }
        let part = match run.at {
            None if run.stale => {
                let what =
                    format!("never ran, although a schedule should: promised {}", run.pace());
                Row::new(Level::Bad, name, run.stage, what)
            }
            None => Row::new(Level::Ok, name, run.stage, "never ran yet"),
            Some(_) if !run.stale => {
                Row::new(Level::Ok, name, run.stage, format!("runs, promised {}", run.pace()))
            }
            Some(at) => {
                let what =
                    format!("has not run for {}; promised is {}", clock::ago(now, at), run.pace());
                Row::new(Level::Bad, name, run.stage, what)
            }
        };
        part.since(run.at)
            .mend(format!("`fte {}` runs it now; then see why your schedule does not", run.stage))
    };
    Ok(runs::last(trail.state, config, now)?.into_iter().map(part).collect())
}

impl Health {
    /// The parts that are at least as bad as this.
    pub(crate) fn worse(&self, level: Level) -> impl Iterator<Item = &Row> {
        self.parts.iter().filter(move |part| part.level >= level)
    }

    /// Whether any stage has ever run, the briefing aside: a person asks for that by hand.
    pub(crate) fn has_run(&self) -> bool {
        let is_stage = |part: &&Row| {
            ["watch.", "promise."].iter().any(|stage| part.name.starts_with(stage))
                && part.name != "promise.briefing"
        };
        self.parts.iter().filter(is_stage).any(|part| part.since.is_some())
    }

    /// Whether a problem of this name was looked at here and is over. One that only got better to a warning is not: it
    /// would be told of again and again.
    pub(crate) fn is_over(&self, problem: &str, since: Time) -> bool {
        // `fte run --follow` told of it: a look that was through since then says that it works again.
        if let Some(watch) = problem.strip_prefix("run.") {
            let row = self.parts.iter().find(|part| part.name == watch);
            return row.is_some_and(|row| {
                row.level == Level::Ok && row.since.is_some_and(|ran| ran > since)
            });
        }
        match self.parts.iter().find(|part| part.name == problem) {
            // What was told under other names since is theirs to solve.
            Some(part) => part.level == Level::Ok || part.told,
            // Where some could not be looked at, that one is missing says nothing.
            None if self.parts.iter().any(|part| part.name.strip_suffix(".all").is_some()) => false,
            // Whether one request happened is asked by who executes, and answered to them.
            None if problem.starts_with("doubt.") => false,
            None => OURS.iter().any(|ours| problem.starts_with(ours)),
        }
    }
}

impl fmt::Display for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.parts.iter().map(|part| {
            [
                shown_line(&part.part),
                part.level.as_str().to_owned(),
                part.since.map(|since| clock::ago(self.at, since)).unwrap_or_default(),
                shown_line(&part.what),
            ]
        });
        f.write_str(&table(["part", "is", "since", "what"], rows))?;
        let mends: Vec<_> = self
            .worse(Level::Warn)
            .filter_map(|part| {
                Some(format!("{}: {}", shown_line(&part.part), shown_line(part.mend.as_ref()?)))
            })
            .collect();
        if !mends.is_empty() {
            write!(f, "\n\n{}", mends.join("\n"))?;
        }
        for (words, names) in [("told of", &self.raised), ("solved", &self.solved)] {
            if !names.is_empty() {
                write!(f, "\n\n{words}: {}", shown_line(&names.join(", ")))?;
            }
        }
        Ok(())
    }
}
