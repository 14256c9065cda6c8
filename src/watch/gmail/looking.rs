//! Which messages there may be: what changed since the cursor, or all that the settings bound.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::cursor::{self, Cursor};
use super::labels::{self, Wanted};
use super::{Gmail, Halt};
use crate::auth::account::is_same;
use crate::base::{Exit, Fail, Time};
use crate::remote::gmail::api::ApiError;
use crate::remote::gmail::{Brief, History, Profile, Record};

/// How often all that the settings bound is looked at although the changes were read: search and history at Gmail are no
/// one thing, and a look at ids costs little.
const AUDIT: TimeDelta = TimeDelta::hours(24);
/// How far that goes back.
const AUDITED: TimeDelta = TimeDelta::days(7);
/// How far before its time a look begins that follows a cursor which leads no further.
const OVERLAP: TimeDelta = TimeDelta::days(2);

/// What a pass looks at.
pub(super) struct Look {
    pub(super) candidates: Vec<Candidate>,
    pub(super) wanted: Wanted,
    /// The cursor, once all of that is durable.
    pub(super) then: Cursor,
    pub(super) notice: Option<String>,
}

/// A message that may be one to take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) id: String,
    pub(super) thread: Option<String>,
    /// Whether it is known to have, or to have had, a label that is wanted.
    pub(super) sure: bool,
    /// Whether a search (`gmail.query`) found it, or there is none.
    pub(super) searched: bool,
}

/// Candidates in their order, each once.
#[derive(Default)]
struct Gathered {
    list: Vec<Candidate>,
    places: HashMap<String, usize>,
}

impl Gathered {
    fn add(&mut self, message: &Brief, sure: bool, searched: bool) {
        // What has no id can't be asked for.
        if message.id.is_empty() {
            return;
        }
        let known = self.places.get(&message.id).and_then(|place| self.list.get_mut(*place));
        if let Some(known) = known {
            known.sure |= sure;
            known.searched |= searched;
            known.thread = known.thread.take().or_else(|| message.thread_id.clone());
            return;
        }
        self.places.insert(message.id.clone(), self.list.len());
        let thread = message.thread_id.clone();
        self.list.push(Candidate { id: message.id.clone(), thread, sure, searched });
    }
}

impl Gmail<'_> {
    /// The mailbox, once it is known to be the account's: at the first pass of a run, and then once a day.
    pub(super) fn own(&self, before: Option<&Cursor>) -> Result<Option<Profile>, Halt> {
        let now = self.trail.clock.now();
        if self.is_own.get() && before.is_some_and(|before| !is_due(before, now)) {
            return Ok(None);
        }
        self.profile().map(Some)
    }

    fn profile(&self) -> Result<Profile, Halt> {
        let profile = self.reader.profile()?;
        self.is_the_account(&profile.email_address)?;
        self.is_own.set(true);
        Ok(profile)
    }

    /// What to look at: after the first time, the changes since; all within bounds where the settings changed, Gmail no
    /// longer knows the cursor, or a day went by. `own`: the mailbox, where it was asked for just now.
    pub(super) fn what_to_look_at(
        &self,
        before: Option<Cursor>,
        own: Option<Profile>,
    ) -> Result<Look, Halt> {
        let now = self.trail.clock.now();
        let scope = cursor::scope(self.config);
        let Some(before) = before else {
            let since = self.first_since(now)?;
            return self.all(Cursor { since, scope, ..Cursor::default() }, own, since);
        };
        if before.scope != scope {
            let since = self.since_moved(&before, now)?;
            let mut look = self.all(Cursor { since, scope, ..Cursor::default() }, own, since)?;
            let days = days_since(since, now);
            look.notice = Some(format!(
                "the settings say something else to read: the last {days} days were looked at whole"
            ));
            return Ok(look);
        }
        let due = is_due(&before, now);
        match self.reader.history(&before.history) {
            Ok(history) => self.changes(before, &history, due),
            Err(error @ (ApiError::Gone | ApiError::TooMuch(_))) => {
                let since = self.since_gone(&before, now)?;
                let mut look = self.all(before, own, since)?;
                let days = days_since(since, now);
                let why = if error == ApiError::Gone {
                    "Gmail no longer knows how far it was read"
                } else {
                    "more changed in Gmail since the last look than is read at once"
                };
                look.notice = Some(format!("{why}: the last {days} days were looked at whole"));
                Ok(look)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What changed. Where a full look is due, the last days besides.
    fn changes(&self, before: Cursor, history: &History, due: bool) -> Result<Look, Halt> {
        let mut then = before;
        // A cached id of a label can be another's by now.
        let known = if due { std::collections::BTreeMap::new() } else { then.labels.clone() };
        then.labels = self.labels(&known)?;
        let wanted = Wanted(then.labels.values().cloned().collect());
        let is_searched = self.config.filled("gmail.query").is_none();
        let mut gathered = Gathered::default();
        for record in &history.records {
            changed(record, &wanted, is_searched, &mut gathered);
        }
        if due {
            let now = self.trail.clock.now();
            let days = TimeDelta::days(self.config.number("gmail.days")?).min(AUDITED);
            let since = (now - days).timestamp().max(then.since);
            self.listed(&wanted, since, now, &mut gathered)?;
            then.set_looked(now);
        }
        if let Some(now) = &history.now {
            then.history.clone_from(now);
        }
        Ok(Look { candidates: gathered.list, wanted, then, notice: None })
    }

    /// All that the settings bound, newest first. The new cursor is read before the lists: what arrives meanwhile is in one
    /// of both.
    fn all(&self, before: Cursor, own: Option<Profile>, since: i64) -> Result<Look, Halt> {
        let profile = own.map_or_else(|| self.profile(), Ok)?;
        if profile.history_id.is_empty() {
            let what = "Gmail did not say how far its history goes".to_owned();
            return Err(ApiError::Lost(what).into());
        }
        let now = self.trail.clock.now();
        let labels = self.labels(&std::collections::BTreeMap::new())?;
        let wanted = Wanted(labels.values().cloned().collect());
        let mut gathered = Gathered::default();
        self.listed(&wanted, since, now, &mut gathered)?;
        let mut then = Cursor { history: profile.history_id, labels, ..before };
        then.set_looked(now);
        Ok(Look { candidates: gathered.list, wanted, then, notice: None })
    }

    /// What Gmail lists of each label since a time. A time in seconds: a day would be one of California's.
    fn listed(
        &self,
        wanted: &Wanted,
        since: i64,
        now: Time,
        gathered: &mut Gathered,
    ) -> Result<(), Halt> {
        if since >= now.timestamp() {
            return Ok(());
        }
        let search = match self.config.filled("gmail.query") {
            Some(query) => format!("after:{since} ({query})"),
            None => format!("after:{since}"),
        };
        for label in &wanted.0 {
            let found = self.reader.list(Some(label), &search, wanted.everywhere())?;
            for message in &found {
                gathered.add(message, true, true);
            }
        }
        Ok(())
    }

    fn labels(
        &self,
        known: &std::collections::BTreeMap<String, String>,
    ) -> Result<std::collections::BTreeMap<String, String>, Halt> {
        labels::resolve(&self.config.list("gmail.labels"), known, &self.reader)
    }

    /// Where the first look begins.
    fn first_since(&self, now: Time) -> Result<i64, Fail> {
        let days = self.config.number("gmail.days")?;
        Ok((now - TimeDelta::days(days)).timestamp().max(0))
    }

    /// Where a look begins that follows a cursor which leads no further: some time before it was moved, as nothing since was
    /// read however long ago that is, and not after where a first look would begin.
    fn since_moved(&self, before: &Cursor, now: Time) -> Result<i64, Fail> {
        let first = self.first_since(now)?;
        let moved = before.at().map_or(first, |at| (at - OVERLAP).timestamp());
        Ok(moved.min(first).max(0))
    }

    /// The same where Gmail no longer knows the cursor: older mail may have been moved to the inbox meanwhile; never before
    /// the very first look.
    fn since_gone(&self, before: &Cursor, now: Time) -> Result<i64, Fail> {
        Ok(self.since_moved(before, now)?.max(before.since))
    }

    /// Exit code 3 where the sign-in is another account's: its mail would be taken for this one's.
    fn is_the_account(&self, signed_in: &str) -> Result<(), Halt> {
        if signed_in.is_empty() {
            return Err(ApiError::Lost("Gmail did not say whose mailbox it is".into()).into());
        }
        if is_same(signed_in, &self.account) {
            return Ok(());
        }
        let what = format!(
            "the sign-in is `{}`'s, and `gmail.user` says `{}`",
            crate::base::text::shown_line(signed_in),
            crate::base::text::shown_line(&self.account)
        );
        let fail = Fail::say(Exit::SetUp, what);
        Err(fail.hint("`fte auth gmail login` with the right account").into())
    }
}

/// Whether all that the settings bound is to be looked at again.
fn is_due(before: &Cursor, now: Time) -> bool {
    before.looked().is_none_or(|looked| now - looked >= AUDIT)
}

fn days_since(since: i64, now: Time) -> i64 {
    (now.timestamp() - since).max(0) / 86_400
}

/// What one change may have brought. Labels that are not said must be looked at.
fn changed(record: &Record, wanted: &Wanted, searched: bool, gathered: &mut Gathered) {
    for added in &record.messages_added {
        match &added.message.label_ids {
            Some(labels) if wanted.any(labels) => gathered.add(&added.message, true, searched),
            Some(_) => {}
            None => gathered.add(&added.message, false, searched),
        }
    }
    for labelled in &record.labels_added {
        match labelled.label_ids.as_ref().or(labelled.message.label_ids.as_ref()) {
            Some(labels) if wanted.any(labels) => gathered.add(&labelled.message, true, searched),
            Some(_) => {}
            None => gathered.add(&labelled.message, false, searched),
        }
    }
}
