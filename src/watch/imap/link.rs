//! The session of a watcher: opened when it is needed, opened anew when it was lost, and not tried on and on with a
//! credential that was turned down.

use super::Watch;
use crate::base::{Exit, Fail, Result, clock};
use crate::net::stream::StreamError;
use crate::remote::imap::{ImapError, Known, Mailbox, Session};
use crate::state::sign_in::TurnedDown;

/// A connection of a watcher.
#[derive(Default)]
pub(super) struct Link {
    session: Option<Session>,
}

impl Link {
    /// The session that there is, or a new one.
    pub(super) fn session(&mut self, watch: &Watch<'_>) -> Result<&mut Session, Stop> {
        let session = match self.session.take() {
            Some(session) => session,
            None => open(watch)?,
        };
        Ok(self.session.insert(session))
    }

    /// Opens a folder. A session that was lost while nothing was said on it is replaced; a server that can't say what changed
    /// since it was `known` is not asked that.
    pub(super) fn select(
        &mut self,
        watch: &Watch<'_>,
        folder: &str,
        known: Option<&Known>,
    ) -> Result<Mailbox, Stop> {
        let is_old = self.session.is_some();
        let writes = watch.mark_read && !watch.dry_run;
        let mut selected = self.session(watch)?.select(folder, writes, known);
        if let Err(error) = &selected
            && is_old
            && is_lost(error)
        {
            self.drop();
            selected = self.session(watch)?.select(folder, writes, known);
        }
        let asks = known.is_some() && self.session(watch)?.offers("QRESYNC");
        match selected {
            Err(ImapError::No { .. }) if asks => {}
            Err(error) if asks && is_lost(&error) => self.drop(),
            selected => {
                let mut selected = selected?;
                selected.is_mute = asks && selected.told.is_none();
                return Ok(selected);
            }
        }
        let selected = self.session(watch)?.select(folder, writes, None)?;
        Ok(Mailbox { is_mute: true, ..selected })
    }

    pub(super) fn is_open(&self) -> bool {
        self.session.is_some()
    }

    /// Lets go of a connection that can't be gone on with.
    pub(super) fn drop(&mut self) {
        self.session = None;
    }

    pub(super) fn close(&mut self) {
        if let Some(session) = self.session.take() {
            session.close();
        }
    }
}

/// Whether another connection may do better.
pub(super) fn is_lost(error: &ImapError) -> bool {
    matches!(error, ImapError::Stream(StreamError::Lost { .. } | StreamError::Garbled { .. }))
}

fn open(watch: &Watch<'_>) -> Result<Session, Stop> {
    let (state, now) = (watch.trail.state, watch.trail.clock.now());
    let before = state.turned_down()?;
    if let Some(before) = before.as_ref().filter(|before| watch.unasked && now < before.until()) {
        return Err(Stop::Fail(held(watch, before)));
    }
    let opened = Session::open(&watch.account, &watch.keys, watch.http);
    if watch.dry_run {
        return Ok(opened?);
    }
    match &opened {
        Err(ImapError::SignIn { .. }) => state.turn_down(before.as_ref(), now)?,
        Ok(_) if before.is_some() => state.sign_in_works()?,
        _ => {}
    }
    Ok(opened?)
}

fn held(watch: &Watch<'_>, before: &TurnedDown) -> Fail {
    let shown = |at| clock::local(at).format("%Y-%m-%d %H:%M").to_string();
    let (at, until) = (shown(before.at), shown(before.until()));
    let server = watch.account.server();
    let what =
        format!("{server} turned the sign-in down at {at}; it is not tried again before {until}");
    Fail::say(Exit::SignIn, what).hint("`fte auth imap login` with the right password lets it go on; `fte watch imap` tries at once")
}

/// Why a look ended: the server's fault, or one that ends the run.
pub(super) enum Stop {
    Imap(ImapError),
    Fail(Fail),
}

impl From<ImapError> for Stop {
    fn from(error: ImapError) -> Stop {
        Stop::Imap(error)
    }
}

impl From<Fail> for Stop {
    fn from(fail: Fail) -> Stop {
        Stop::Fail(fail)
    }
}

impl From<Stop> for Fail {
    fn from(stop: Stop) -> Fail {
        match stop {
            Stop::Imap(error) => error.into(),
            Stop::Fail(fail) => fail,
        }
    }
}
