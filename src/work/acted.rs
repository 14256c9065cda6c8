//! What one run of `act` did, for people and for programs.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::base::{Time, clock, table, text};
use crate::model::Id;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;

/// What one run of `act` did.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Acted {
    pub(crate) executed: Vec<Executed>,
    pub(crate) refused: Vec<Refused>,
    /// Approved, but nothing can carry it out yet; it stays where it is.
    pub(crate) not_possible: Vec<Refused>,
    /// With `--dry-run`: what would be executed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) would: Vec<Would>,
    /// Approved, and held back for now.
    pub(crate) later: Vec<Later>,
    /// Begun, and nobody knows yet whether it happened.
    pub(crate) doubt: Vec<Doubt>,
    /// Services that another run works at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) busy: Vec<&'static str>,
    /// Services that turned a credential down in this run.
    #[serde(skip)]
    pub(crate) sign_in: Vec<&'static str>,
    /// How many tries of this run failed and are made again, or are in doubt: what is known already is no news.
    #[serde(skip)]
    pub(crate) troubled: usize,
    /// Services that are paused because they turned a credential down before this run.
    #[serde(skip)]
    pub(crate) paused: Vec<&'static str>,
    /// What went wrong with telling a person.
    #[serde(skip)]
    pub(crate) warnings: Vec<String>,
    /// What failed on this machine: the next run finds out what became of each, and goes on.
    pub(crate) failed: Vec<Failed>,
    /// How many of `refused` were set aside as no request of ours.
    #[serde(skip)]
    pub(crate) set_aside: usize,
    /// How many of `refused` failed for good.
    #[serde(skip)]
    pub(crate) buried: usize,
    /// Items that nothing is left to do for: they are in `Done/`.
    pub(crate) filed: Vec<Id>,
    /// How many requests wait for a yes.
    pub(crate) waiting: u64,
    /// Why nothing is executed, where a person stopped it.
    pub(crate) stopped: Option<String>,
    /// How many files in `Approved/` that holds back.
    #[serde(skip)]
    pub(crate) held: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Executed {
    pub(crate) id: Id,
    pub(crate) action: String,
    pub(crate) target: String,
    pub(crate) receipt: Value,
}

#[derive(Debug, Serialize)]
pub(crate) struct Refused {
    /// The request's id, or the file's path where it is no request.
    pub(crate) id: String,
    pub(crate) why: String,
}

/// A request that was begun, and nobody knows yet whether it happened.
#[derive(Debug, Serialize)]
pub(crate) struct Doubt {
    pub(crate) id: Id,
    pub(crate) why: String,
    /// When the service is asked again (RFC 3339); `None`: a person must say which it was.
    pub(crate) until: Option<String>,
}

/// An approved request that is not to be tried yet.
#[derive(Debug, Serialize)]
pub(crate) struct Later {
    pub(crate) id: Id,
    pub(crate) kind: HoldKind,
    /// RFC 3339; `None`: until a person says so.
    pub(crate) until: Option<String>,
    pub(crate) why: String,
}

impl Later {
    pub(super) fn of(request: &Request, hold: &Hold) -> Later {
        Later {
            id: request.id.clone(),
            kind: hold.kind,
            until: hold.until.map(clock::seconds),
            why: hold.why.clone(),
        }
    }
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Failed {
    /// The request's id, or the plan's path where that could not follow.
    pub(crate) id: String,
    pub(crate) why: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Would {
    pub(crate) id: Id,
    pub(crate) action: String,
    pub(crate) target: String,
    pub(crate) params: Value,
}

impl Acted {
    pub(super) fn later(&mut self, request: &Request, hold: &Hold) {
        if hold.kind == HoldKind::Service && hold.until.is_none() {
            self.paused.extend(request.action.connector().service());
        }
        self.later.push(Later::of(request, hold));
    }

    pub(super) fn doubt(&mut self, request: &Request, why: &str, until: Option<Time>) {
        let (id, until) = (request.id.clone(), until.map(clock::seconds));
        self.doubt.push(Doubt { id, why: why.to_owned(), until });
    }

    /// How many approved requests could not be done because something is wrong, also where that is known.
    pub(crate) fn stuck(&self) -> usize {
        let is_stuck = |later: &&Later| matches!(later.kind, HoldKind::Retry | HoldKind::Service);
        self.doubt.len() + self.later.iter().filter(is_stuck).count()
    }

    /// How many of what failed was done: its note or its plan could not follow.
    pub(crate) fn unfiled(&self) -> usize {
        let is_done =
            |failed: &&Failed| self.executed.iter().any(|done| failed.id == done.id.as_str());
        self.failed.iter().filter(is_done).count()
    }

    /// Whether anything happened, or was refused or failed: what only waits was said before.
    pub(crate) fn is_news(&self) -> bool {
        let Acted { executed, refused, would, failed, filed, troubled, .. } = self;
        *troubled > 0
            || !(executed.is_empty()
                && refused.is_empty()
                && would.is_empty()
                && failed.is_empty()
                && filed.is_empty())
    }
}

impl Executed {
    fn row(&self) -> [String; 4] {
        let said = ["said", "document", "path"].iter().find_map(|key| self.receipt.get(key));
        let said = said.and_then(Value::as_str).unwrap_or("done");
        [
            self.id.to_string(),
            self.action.clone(),
            text::cut(&text::shown_line(&self.target), 60),
            text::cut(&text::shown_line(said), 80),
        ]
    }
}

impl fmt::Display for Acted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |text: &str| text::cut(&text::shown_line(text), 60);
        let done = self.executed.iter().map(Executed::row);
        let mut parts = vec![table::table(["done", "action", "target", "receipt"], done)];
        let would =
            self.would.iter().map(|w| [w.id.to_string(), w.action.clone(), line(&w.target)]);
        parts.push(table::table(["would do", "action", "target"], would));
        let row = |id: &str, why: &str| [line(id), text::shown_line(why)];
        for (heading, rows) in [("not executed", &self.refused), ("waits", &self.not_possible)] {
            let rows = rows.iter().map(|refused| row(&refused.id, &refused.why));
            parts.push(table::table([heading, "why"], rows));
        }
        let rows = self.doubt.iter().map(|doubt| row(doubt.id.as_str(), &doubt.why));
        parts.push(table::table(["in doubt", "why"], rows));
        let rows = self.later.iter().map(|later| {
            let until = later.until.clone().unwrap_or_else(|| "you say so".into());
            [later.id.to_string(), until, text::shown_line(&later.why)]
        });
        parts.push(table::table(["held back", "until", "why"], rows));
        parts.extend(self.busy.iter().map(|name| format!("another run works at {name}")));
        let rows = self.failed.iter().map(|failed| row(&failed.id, &failed.why));
        parts.push(table::table(["failed", "why"], rows));
        parts.retain(|part| !part.is_empty());
        match self.filed.len() {
            0 => {}
            1 => parts.push("1 item is finished and in Done".into()),
            n => parts.push(format!("{n} items are finished and in Done")),
        }
        parts.extend(self.stopped.as_ref().map(|why| match self.held {
            0 => text::shown_line(why),
            held => format!("{}\n{held} in Approved/ and not executed", text::shown_line(why)),
        }));
        match self.waiting {
            0 if parts.is_empty() => parts.push("nothing to do".into()),
            0 => {}
            1 => parts.push("1 request waits for your answer: `fte approve`".into()),
            n => parts.push(format!("{n} requests wait for your answer: `fte approve`")),
        }
        f.write_str(&parts.join("\n\n"))
    }
}
