//! What holds an approved request back, and until when.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;
use serde::Serialize;

use super::{State, broken};
use crate::base::{Result, Time, clock};
use crate::model::Id;

/// Why a request waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HoldKind {
    /// The undo window of its kind of action.
    Window,
    /// A try failed; it is tried again.
    Retry,
    /// The day's budget is used up.
    Budget,
    /// A person said so.
    Person,
    /// The service is away or paused: never kept for a request, only said of it.
    Service,
}

impl HoldKind {
    const ALL: [(HoldKind, &'static str); 5] = [
        (HoldKind::Window, "window"),
        (HoldKind::Retry, "retry"),
        (HoldKind::Budget, "budget"),
        (HoldKind::Person, "person"),
        (HoldKind::Service, "service"),
    ];

    pub(crate) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// What holds one request back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hold {
    pub(crate) kind: HoldKind,
    /// `None`: until a person lets it go.
    pub(crate) until: Option<Time>,
    pub(crate) why: String,
    pub(crate) since: Time,
}

impl Hold {
    /// The hold on a clock that was set back since: it holds as long as it was to, counted from now.
    pub(crate) fn on(self, now: Time) -> Hold {
        if self.since <= now {
            return self;
        }
        let length = self.until.map(|until| until - self.since);
        Hold { until: length.map(|length| now + length), since: now, ..self }
    }

    /// Whether it still holds.
    pub(crate) fn holds(&self, now: Time) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

type Row = (String, Option<String>, String, String);

fn read((kind, until, why, since): Row) -> Option<Hold> {
    let kind = HoldKind::ALL.iter().find(|(_, word)| *word == kind)?.0;
    let until = match until {
        Some(until) => Some(clock::parse(&until)?),
        None => None,
    };
    Some(Hold { kind, until, why, since: clock::parse(&since)? })
}

impl State {
    /// What holds a request back, on a clock that may have been set back since.
    pub(crate) fn hold_on(&self, request: &Id, now: Time) -> Result<Option<Hold>> {
        Ok(self.hold(request)?.map(|hold| hold.on(now)))
    }

    /// The hold as it was noted, for who notes it anew; everybody else reads [`State::hold_on`].
    pub(crate) fn hold(&self, request: &Id) -> Result<Option<Hold>> {
        let sql = "SELECT kind, until, why, since FROM holds WHERE request = ?1";
        let row = self
            .db
            .query_row(sql, [request.as_str()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()
            .map_err(broken)?;
        Ok(row.and_then(read))
    }

    /// Everything that was held back, by request, on a clock that may have been set back since. What of it still holds says
    /// [`Hold::holds`].
    pub(crate) fn holds(&self, now: Time) -> Result<BTreeMap<String, Hold>> {
        let sql = "SELECT request, kind, until, why, since FROM holds";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let rows = statement
            .query_map([], |row| {
                Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            })
            .map_err(broken)?;
        let mut holds = BTreeMap::new();
        for row in rows {
            let (request, row) = row.map_err(broken)?;
            holds.extend(read(row).map(|hold| (request, hold.on(now))));
        }
        Ok(holds)
    }

    /// Holds a request back, in place of what held it before.
    pub(crate) fn set_hold(&self, request: &Id, hold: &Hold) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO holds (request, kind, until, why, since) VALUES (?1, ?2, ?3, ?4, ?5)";
        let until = hold.until.map(clock::millis);
        let values =
            (request.as_str(), hold.kind.word(), until, &hold.why, clock::millis(hold.since));
        self.db.execute(sql, values).map_err(broken).map(drop)
    }

    pub(crate) fn let_go(&self, request: &Id) -> Result<()> {
        let sql = "DELETE FROM holds WHERE request = ?1";
        self.db.execute(sql, [request.as_str()]).map_err(broken).map(drop)
    }
}
