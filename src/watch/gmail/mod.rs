//! The watcher of a Gmail account: what changed since the cursor, or all that the settings bound, held against the ledger.
//!
//! [`looking`] says which messages there may be, [`fetch`] gets each, `super::mailbox` makes them durable. Only then does
//! the cursor move ([`cursor`]). [`follow`] does that over and over.

mod cursor;
mod fetch;
pub(crate) mod follow;
mod labels;
mod looking;
mod sent;
mod stubborn;

use std::cell::Cell;
use std::time::Duration;

use chrono::TimeDelta;

use self::cursor::{Cursor, Stored};
use self::fetch::Got;
use self::looking::{Candidate, Look};
use super::Report;
use super::mailbox::Mailbox;
use crate::audit::Trail;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, clock, progress, pulse};
use crate::config::Config;
use crate::remote::gmail::Reader;
use crate::remote::gmail::api::ApiError;

/// So many messages in a row that can't be fetched: the service is not well, and no message is at fault.
const AWAY: usize = 3;

/// The longest that Gmail's word on when to come again is believed without asking again: it can be wrong.
const LONGEST_REST: TimeDelta = TimeDelta::hours(1);
/// What is asked for within this is no reason to keep the next run away.
const SHORT: Duration = Duration::from_mins(1);

/// The watcher.
pub(crate) struct Gmail<'a> {
    trail: Trail<'a>,
    config: &'a Config,
    reader: Reader<'a>,
    dry_run: bool,
    /// In lower case: `mara@example.com`.
    account: String,
    /// Whether the sign-in was seen to be this account's, within this run.
    is_own: Cell<bool>,
}

/// What a pass came to.
pub(crate) struct Passed {
    /// What was taken in, which is durable whatever came after.
    pub(crate) report: Report,
    /// What a person should know besides.
    pub(crate) notice: Option<String>,
    pub(crate) ended: Result<(), Halt>,
}

/// What ends a pass before it is through.
pub(crate) enum Halt {
    Gmail(ApiError),
    Fail(Fail),
}

impl From<ApiError> for Halt {
    fn from(error: ApiError) -> Halt {
        Halt::Gmail(error)
    }
}

impl From<Fail> for Halt {
    fn from(fail: Fail) -> Halt {
        Halt::Fail(fail)
    }
}

impl From<Halt> for Fail {
    fn from(halt: Halt) -> Fail {
        match halt {
            Halt::Fail(fail) => fail,
            Halt::Gmail(error) if error.passes() => Fail::from(error)
                .hint("what was taken in is safe on the disk; the next run goes on"),
            Halt::Gmail(error) => error.into(),
        }
    }
}

impl<'a> Gmail<'a> {
    /// Exit code 3 where no account is set up.
    pub(crate) fn new(
        trail: Trail<'a>,
        config: &'a Config,
        reader: Reader<'a>,
        dry_run: bool,
    ) -> Result<Gmail<'a>> {
        let account = config.filled("gmail.user").ok_or_else(|| {
            Fail::say(Exit::SetUp, "`gmail.user` is empty: it is not said whose mail to read")
                .hint("set it in .fte/config.yaml, then `fte auth gmail login`")
        })?;
        let account = account.trim().to_lowercase();
        Ok(Gmail { trail, config, reader, dry_run, account, is_own: Cell::new(false) })
    }

    /// What the cursor is noted under.
    fn source(&self) -> String {
        format!("gmail:{}", self.account)
    }

    /// What the ledger knows a message by.
    fn key(&self, id: &str) -> String {
        format!("{}/{id}", self.source())
    }

    /// One look at what is new. Exit code 6 where another run looks.
    pub(crate) fn pass(&self) -> Result<Passed> {
        let state = self.trail.state;
        let _lock = if self.dry_run { None } else { Some(state.try_lock("watch.gmail")?) };
        let mut mailbox =
            Mailbox::new(("gmail", super::BATCH), self.trail, self.config, self.dry_run)?;
        let mut notice = None;
        let mut ended = self.look(&mut mailbox, &mut notice);
        let report = match mailbox.report() {
            Ok(report) => report,
            Err(fail) => {
                ended = ended.and(Err(fail.into()));
                Report::default()
            }
        };
        if let Err(Halt::Gmail(error)) = &ended {
            self.rest(error)?;
        }
        if let Err(halt) = &ended {
            self.note_failure(halt)?;
        }
        Ok(Passed { report, notice, ended })
    }

    fn note_failure(&self, halt: &Halt) -> Result<()> {
        let (state, now) = (self.trail.state, self.trail.clock.now());
        match halt {
            _ if self.dry_run => Ok(()),
            Halt::Gmail(error) => state.watch_failed("gmail", &Fail::from(error.clone()), now),
            Halt::Fail(fail) => state.watch_failed("gmail", fail, now),
        }
    }

    fn look(&self, mailbox: &mut Mailbox<'_>, notice: &mut Option<String>) -> Result<(), Halt> {
        self.is_left_alone()?;
        let (before, is_damaged) = match Cursor::load(self.trail.state, &self.source())? {
            Stored::Cursor(cursor) => (Some(cursor), false),
            Stored::Damaged => (None, true),
            Stored::None => (None, false),
        };
        // Before anything is taken for this account's.
        let own = self.own(before.as_ref())?;
        // Before the mail is held against whom the owner knows.
        let untold = self.sent()?;
        let look = self.what_to_look_at(before, own)?;
        notice.clone_from(&look.notice);
        if is_damaged {
            let days = self.config.number("gmail.days")?;
            let what = "what is noted of how far Gmail was read is damaged";
            *notice = Some(format!("{what}: the last {days} days were looked at whole"));
        }
        if notice.is_none() {
            *notice = untold;
        }
        self.take_all(&look, mailbox)?;
        mailbox.flush()?;
        // What could not be made durable is fetched again: the cursor stays before it.
        if self.dry_run || mailbox.has_failed() {
            return Ok(());
        }
        let now = self.trail.clock.now();
        let value = look.then.written(now);
        self.trail.state.set_cursor(&self.source(), &value, now)?;
        Ok(self.trail.state.watch_ran("gmail", now)?)
    }

    /// Fetches what the ledger does not know and hands it to the mailbox. Errors where one of them could not be fetched.
    fn take_all(&self, look: &Look, mailbox: &mut Mailbox<'_>) -> Result<(), Halt> {
        let bar = progress::bar("fetching", look.candidates.len() as u64);
        let (mut aside, mut row) = (Vec::new(), 0);
        for candidate in &look.candidates {
            pulse::beat();
            if self.reader.pace.is_stopped() {
                return Err(super::follow::stopped().into());
            }
            bar.inc(1);
            if mailbox.is_known(&self.key(&candidate.id))? {
                mailbox.skip_known(1);
                continue;
            }
            match self.fetch(candidate, look) {
                Ok(Got::Message(fetched)) => mailbox.take(*fetched)?,
                Ok(Got::Nothing) => {}
                Err(error) if is_of_one(&error) => {
                    row += 1;
                    aside.push((candidate, error));
                    if row >= AWAY {
                        break;
                    }
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
            row = 0;
        }
        bar.finish_and_clear();
        self.settle(aside, row >= AWAY, mailbox)
    }

    /// What to do about messages that could not be fetched: try again with the next run, and after a day's tries put a stub
    /// into quarantine, so that nothing waits for them.
    fn settle(
        &self,
        aside: Vec<(&Candidate, ApiError)>,
        away: bool,
        mailbox: &mut Mailbox<'_>,
    ) -> Result<(), Halt> {
        let mut left = None;
        let mut count = 0;
        for (candidate, error) in aside {
            if self.dry_run || !self.is_hopeless(&candidate.id)? {
                count += 1;
                left = Some(error);
                continue;
            }
            let why = format!("could not be fetched from Gmail for a day: {error}");
            mailbox.take(self.stub(candidate, None, why))?;
        }
        match left {
            None => Ok(()),
            Some(error) if away => Err(error.into()),
            Some(error) => {
                let what = format!("{count} of the messages could not be fetched: {error}");
                Err(Fail::say(Exit::Later, what)
                    .hint("what was taken in is safe on the disk; the next run tries them again")
                    .into())
            }
        }
    }

    /// Exit code 7 where Gmail asked for a rest that is not over.
    fn is_left_alone(&self) -> Result<()> {
        let until = self.trail.state.note(&self.rest_key())?.and_then(|note| clock::parse(&note));
        match until {
            Some(until) if until > self.trail.clock.now() => {
                let until = clock::local(until).format("%Y-%m-%d %H:%M:%S").to_string();
                Err(Fail::say(Exit::Later, format!("Gmail asked to be left alone until {until}"))
                    .hint("the first run after that goes on"))
            }
            _ => Ok(()),
        }
    }

    /// Notes a rest that Gmail asked for, so that no run asks before.
    fn rest(&self, error: &ApiError) -> Result<()> {
        let Some(after) = error.after().filter(|after| *after > SHORT) else { return Ok(()) };
        if self.dry_run {
            return Ok(());
        }
        let after = TimeDelta::from_std(after).unwrap_or(LONGEST_REST).min(LONGEST_REST);
        let until = clock::millis(self.trail.clock.now() + after);
        self.trail.state.set_note(&self.rest_key(), &until)
    }

    fn rest_key(&self) -> String {
        format!("rest.{}", self.source())
    }
}

/// Whether a failure can be one message's own.
fn is_of_one(error: &ApiError) -> bool {
    matches!(error, ApiError::Transient { .. } | ApiError::Lost(_) | ApiError::Refused { .. })
}

/// As a person is told of a message.
fn shown(id: &str) -> String {
    format!("Gmail {}", shown_line(id))
}
