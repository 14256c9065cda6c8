//! `--follow`: hears from the server what arrives, or looks at a pace, and comes back when the server was away.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::link::{Link, Stop, is_lost};
use super::{Passed, Watch};
use crate::base::{Exit, Result, clock, pulse};
use crate::remote::imap::ImapError;
use crate::watch::Report;
use crate::watch::follow::stopped;
use crate::watch::imap::cursor::{Cursor, Look};

/// How long the server is listened to before it is asked again: it may end an IDLE after 29 minutes, and what lies on the way
/// forgets connections on which nothing is said much sooner.
const LISTEN: Duration = Duration::from_mins(5);
/// The longest rest before a server that is away is tried again.
const LONGEST: Duration = Duration::from_mins(1);
/// How soon a stop is heard while nothing is waited for from the server.
const SLICE: Duration = Duration::from_millis(100);

/// What a follower tells, as it comes.
pub(crate) trait Tell {
    fn report(&mut self, report: &Report) -> Result<()>;
    /// A person should know it.
    fn warn(&mut self, what: &str);
}

impl Watch<'_> {
    /// Runs until it is told to stop. Always an error: 130 after a stop, 4 when the sign-in is turned down.
    pub(crate) fn follow(&self, tell: &mut dyn Tell) -> Result<()> {
        let every = Duration::from_secs(self.config.number("imap.every_s")?.unsigned_abs());
        let mut link = Link::default();
        let mut told = BTreeSet::new();
        let mut rest = Duration::ZERO;
        let mut heard = false;
        loop {
            pulse::beat();
            let Passed { mut report, notes, done } = self.pass(&mut link);
            let (is_troubled, is_idle) = (!report.failed.is_empty(), report.is_empty());
            let is_new = |note: &&String| told.insert((String::new(), (*note).clone()));
            notes.iter().filter(is_new).for_each(|note| tell.warn(note));
            drop_told(&mut report, &mut told);
            if !report.is_empty() {
                tell.report(&report)?;
            }
            match done {
                Ok(()) => {
                    if !std::mem::take(&mut rest).is_zero() {
                        tell.warn(&format!("{} is there again", self.account.server()));
                    }
                    if is_troubled {
                        // What it could not do it would find again at once.
                        self.rest(every)?;
                    } else {
                        if std::mem::take(&mut heard) && is_idle {
                            // Some servers tell of what is not new.
                            self.rest(Duration::from_secs(1))?;
                        }
                        heard = self.wait(&mut link, every)?;
                    }
                }
                Err(fail) if fail.exit == Exit::Later => {
                    link.drop();
                    if rest.is_zero() {
                        let why = fail.causes().join(": ");
                        tell.warn(&format!("{why}; it is tried again until it works"));
                    }
                    rest = (rest * 2).clamp(Duration::from_secs(1), LONGEST);
                    self.rest(rest)?;
                }
                Err(fail) => return Err(fail),
            }
        }
    }

    /// Waits for something to look at; whether the server told of it. That it goes away meanwhile is the next pass's matter.
    fn wait(&self, link: &mut Link, every: Duration) -> Result<bool> {
        match self.listen(link, every) {
            Ok(Some(heard)) => return Ok(heard),
            Ok(None) | Err(Stop::Imap(ImapError::No { .. })) => self.rest(every)?,
            Err(Stop::Imap(error)) if is_lost(&error) => {
                link.drop();
                self.rest(Duration::from_secs(1))?;
            }
            Err(stop) => return Err(stop.into()),
        }
        Ok(false)
    }

    /// Listens to the first folder; whether something came there, or `None` where the server can't tell.
    fn listen(&self, link: &mut Link, every: Duration) -> Result<Option<bool>, Stop> {
        let Some(first) = self.folders.first() else { return Ok(None) };
        if !link.session(self)?.offers("IDLE") {
            return Ok(None);
        }
        let selected = link.select(self, first, None)?;
        let (state, now) = (self.trail.state, self.trail.clock.now());
        let (before, _) = Cursor::load(state, &self.source(first))?;
        let (_, look, _) = Cursor::look(before, &selected, now, self.days);
        if look != Look::Nothing && selected.uid_next.is_some() {
            return Ok(Some(true));
        }
        // The other folders are looked at meanwhile.
        let is_alone = self.folders.len() == 1 && selected.uid_next.is_some();
        let rest = if is_alone { LISTEN } else { every.min(LISTEN) };
        Ok(Some(link.session(self)?.idle(rest)?))
    }

    fn rest(&self, rest: Duration) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < rest {
            pulse::beat();
            if self.stop.load(Ordering::Relaxed) {
                return Err(stopped());
            }
            clock::wait(SLICE.min(rest.saturating_sub(begun.elapsed())));
        }
        Ok(())
    }
}

/// What stays as it is is told once.
fn drop_told(report: &mut Report, told: &mut BTreeSet<(String, String)>) {
    report.failed.retain(|left| told.insert((left.path.clone(), left.why.clone())));
    report.skipped.retain(|left| told.insert((left.path.clone(), left.why.clone())));
}
