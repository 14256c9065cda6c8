//! One session with an IMAP server: sign in, look, fetch, append, wait for news.
//!
//! Written on its own: what a server says is taken piece by piece, so that a mailbox is never held whole, each answer has
//! its limits in time and size, and nothing of it can make the program panic. Source: RFC 3501, RFC 2177
//! (IDLE), RFC 7162 (CONDSTORE, QRESYNC), RFC 6154 (what folders are for), RFC 4959 (the first word of a sign-in).

mod fetch;
mod folder;
mod resync;
mod sent;
mod sign_in;
mod value;
mod wire;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

pub(crate) use fetch::Listed;
pub(crate) use resync::{Known, Told};

use crate::auth::{KeyError, Keys};
use crate::base::{Exit, Fail, Result, web};
use crate::config::Config;
use crate::net::Http;
use crate::net::stream::{Peer, Security, StreamError};
use value::Value;
use wire::{Kind, Said, Wire};

/// Why something did not come about.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImapError {
    #[error(transparent)]
    Stream(#[from] StreamError),
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The server does not take the credential.
    #[error("{server} turned the sign-in as `{user}` down: {why}")]
    SignIn { server: String, user: String, why: String },
    /// The server can't be signed in to as the settings say.
    #[error("{0}")]
    Unfit(String),
    /// The server said no to a command; `code` is its reason for a program, in capitals, or empty.
    #[error("{server} said no to {name}: {why}")]
    No { server: String, name: &'static str, code: String, why: String },
}

impl ImapError {
    /// Whether the connection is over, or can't be gone on with.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self, ImapError::Stream(_))
    }
}

impl From<ImapError> for Fail {
    fn from(error: ImapError) -> Fail {
        let (exit, hint) = match &error {
            ImapError::Stream(StreamError::Stopped) => {
                return crate::base::interrupt::stopped(
                    "all that was taken in is safe on the disk",
                );
            }
            ImapError::Stream(StreamError::Untrusted { .. }) => (
                Exit::Failed,
                "nothing was sent to it, no password either; `SSL_CERT_FILE` names an authority of your own",
            ),
            ImapError::Stream(StreamError::NoAuthorities(_)) => {
                (Exit::SetUp, "unset it, or let it name a file that has them, in PEM")
            }
            ImapError::Stream(StreamError::Unreachable { .. }) => {
                (Exit::Later, "`imap.host`, `imap.port` and `imap.security` say where it is")
            }
            ImapError::Stream(_) => (Exit::Later, "a later run goes on where this one stopped"),
            ImapError::Key(KeyError::Away(_)) => (Exit::Later, "a later run tries again"),
            ImapError::Key(KeyError::Store(_)) => (Exit::Failed, ""),
            ImapError::Key(_) => (Exit::SignIn, ""),
            ImapError::SignIn { .. } => (
                Exit::SignIn,
                "`fte auth imap login` stores another password; some providers want one made for programs",
            ),
            ImapError::Unfit(_) => (Exit::SetUp, ""),
            ImapError::No { .. } => (Exit::Failed, ""),
        };
        let fail = Fail::say(exit, error);
        if hint.is_empty() { fail } else { fail.hint(hint) }
    }
}

/// A mailbox's server, and who signs in there.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) user: String,
    /// With Google's token in place of a password.
    google: bool,
    security: Security,
    peer: Peer,
    /// The folder of what was sent, where the settings name it.
    sent: Option<String>,
}

impl Account {
    /// As `imap.…` of the settings say; exit code 3 where something is missing of them.
    pub(crate) fn of(config: &Config, stop: Arc<AtomicBool>) -> Result<Account> {
        let unset = |what: &str| Fail::say(Exit::SetUp, format!("`{what}` is not set"));
        let missing = |what| {
            unset(what).hint("set it in `.fte/config.yaml`: the server that your mail is read from, and your name there")
        };
        let host = config.filled("imap.host").ok_or_else(|| missing("imap.host"))?;
        let google = config.text("imap.sign_in") == "google";
        let user = config.filled("imap.user");
        let user = user.or_else(|| config.filled("gmail.user").filter(|_| google));
        let user = user.ok_or_else(|| missing("imap.user"))?;
        let security = match config.text("imap.security").as_str() {
            "none" => Security::None,
            "starttls" => Security::StartTls,
            _ => Security::Tls,
        };
        if security == Security::None && !web::is_here(&host) {
            let what = format!("`imap.security` is `none`, and {host} is not this machine");
            return Err(Fail::say(Exit::SetUp, what).hint("`tls`, or `starttls`"));
        }
        let port = u16::try_from(config.number("imap.port")?).unwrap_or(993);
        let limit = Duration::from_secs(config.number("imap.limit_s")?.unsigned_abs());
        let peer = Peer { host, port, limit, stop };
        Ok(Account { user, google, security, peer, sent: config.filled("imap.sent") })
    }

    /// `imap.example.com:993`: what a password was given for.
    pub(crate) fn server(&self) -> String {
        self.peer.name()
    }

    /// `mara@imap.example.com:993`
    pub(crate) fn name(&self) -> String {
        format!("{}@{}", self.user, self.server())
    }
}

/// A folder as it was when it was selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mailbox {
    /// Another number says that UIDs mean other messages than before.
    pub(crate) uid_validity: u32,
    /// A message that comes later has this UID or a higher one; not every server says it.
    pub(crate) uid_next: Option<u32>,
    /// Grows with each change (CONDSTORE); not every server says it.
    pub(crate) modseq: Option<u64>,
    /// What changed there since a time that was asked about.
    pub(crate) told: Option<Told>,
    /// It was asked about that, and could not answer: the folder was opened without.
    pub(crate) is_mute: bool,
}

/// A connection that is signed in.
pub(crate) struct Session {
    wire: Wire,
    account: Account,
    /// In capitals.
    can: BTreeSet<String>,
    /// Whether it agreed to tell what changed, once it was asked.
    resyncs: Option<bool>,
}

impl Session {
    /// Connects and signs in. `http` is for a token that has to be renewed.
    pub(crate) fn open(
        account: &Account,
        keys: &Keys<'_>,
        http: &dyn Http,
    ) -> Result<Session, ImapError> {
        if !account.google {
            let password = keys.password("imap", &account.server())?;
            return Session::connect(account)?.with_password(&password);
        }
        let token = keys.token(http)?;
        match Session::connect(account)?.with_token(&token.secret) {
            // It can have ended early.
            Err(ImapError::SignIn { .. }) => {
                let token = keys.renewed(http, &token)?;
                Session::connect(account)?.with_token(&token.secret)
            }
            signed_in => signed_in,
        }
    }

    /// Whether the server offers something: `IDLE`, `CONDSTORE`.
    pub(crate) fn offers(&self, what: &str) -> bool {
        self.can.contains(what)
    }

    /// Opens a folder; without `writes` nothing can be changed there, not even by mistake. Where something is `known` of
    /// it, the server is asked what changed since.
    pub(crate) fn select(
        &mut self,
        folder: &str,
        writes: bool,
        known: Option<&Known>,
    ) -> Result<Mailbox, ImapError> {
        let name = if writes { "SELECT" } else { "EXAMINE" };
        let quoted = quoted(folder)?;
        let asked = match known {
            Some(known) if self.may_resync() && self.agrees_to_resync()? => Some(known.words()),
            _ => None,
        };
        let mut mailbox =
            Mailbox { told: asked.as_ref().map(|_| Told::default()), ..Mailbox::default() };
        let with = if self.offers("CONDSTORE") { " (CONDSTORE)" } else { "" };
        let with = asked.unwrap_or_else(|| with.to_owned());
        let take = |said: Said| {
            let Said::Status(status) = said else {
                if let Some(told) = &mut mailbox.told {
                    told.take(said);
                }
                return;
            };
            let number =
                |name| status.code(name).and_then(|value| value.trim().parse::<u64>().ok());
            let small = |name| number(name).and_then(|value| u32::try_from(value).ok());
            mailbox.uid_validity = small("UIDVALIDITY").unwrap_or(mailbox.uid_validity);
            mailbox.uid_next = small("UIDNEXT").or(mailbox.uid_next);
            mailbox.modseq = number("HIGHESTMODSEQ").or(mailbox.modseq);
        };
        self.wire.run(name, &format!("{name} {quoted}{with}"), take)?;
        if mailbox.uid_validity == 0 {
            return Err(self.wire.stream.garbled("the folder has no UIDVALIDITY").into());
        }
        Ok(mailbox)
    }

    /// The UIDs of the messages in the open folder that match, in order, each once: `SINCE 1-Nov-2026`, `UID 12:*`.
    ///
    /// A search for `n:*` finds the last message although its UID is below `n`.
    pub(crate) fn search(&mut self, criteria: &str) -> Result<Vec<u32>, ImapError> {
        let mut found = BTreeSet::new();
        self.wire.run("UID SEARCH", &format!("UID SEARCH {criteria}"), |said| {
            if let Said::Found(uids) = said {
                found.extend(uids);
            }
        })?;
        Ok(found.into_iter().collect())
    }

    /// Marks messages of the open folder as read.
    pub(crate) fn mark_read(&mut self, uids: &[u32]) -> Result<(), ImapError> {
        for uids in uids.chunks(fetch::AT_ONCE) {
            let command = format!("UID STORE {} +FLAGS.SILENT (\\Seen)", fetch::set(uids));
            self.wire.run("UID STORE", &command, |_| {})?;
        }
        Ok(())
    }

    /// Waits up to `rest` for a message to arrive in the open folder (IDLE); whether one did.
    pub(crate) fn idle(&mut self, rest: Duration) -> Result<bool, ImapError> {
        let begun = Instant::now();
        let mut arrived = false;
        self.wire.send("IDLE", wire::ROOM, 0)?;
        loop {
            match self.wire.next()? {
                Said::Go(_) => break,
                Said::Done(status) => return Err(self.wire.no("IDLE", &status)),
                said => arrived |= self.news(&said)?,
            }
        }
        // One that talks on and on is not listened to any longer than one that says nothing.
        while !arrived && begun.elapsed() < rest {
            if !self.wire.stream.wait(rest.saturating_sub(begun.elapsed()))? {
                break;
            }
            self.wire.stream.expect(wire::ROOM);
            match self.wire.next()? {
                Said::Done(status) if status.kind == Kind::Ok => return Ok(arrived),
                Said::Done(status) => return Err(self.wire.no("IDLE", &status)),
                said => arrived = self.news(&said)?,
            }
        }
        self.wire.stream.expect(wire::ROOM);
        self.wire.stream.send(b"DONE\r\n")?;
        let news = &mut arrived;
        self.wire.finish::<ImapError>("IDLE", |said| {
            *news |= is_arrival(&said);
            Ok(())
        })?;
        Ok(arrived)
    }

    /// Whether what was said tells of a new message.
    fn news(&self, said: &Said) -> Result<bool, ImapError> {
        match said {
            Said::Status(status) if status.kind == Kind::Bye => {
                Err(self.wire.goodbye(status).into())
            }
            said => Ok(is_arrival(said)),
        }
    }

    /// Says goodbye; that it is not heard is no failure.
    pub(crate) fn close(mut self) {
        if self.wire.send("LOGOUT", wire::ROOM, 0).is_ok() {
            // Its own goodbye comes first.
            let _ = self.wire.stream.wait(Duration::from_secs(2));
        }
    }
}

/// A folder's name as an argument.
fn quoted(folder: &str) -> Result<String, ImapError> {
    folder::quoted(folder)
        .ok_or_else(|| ImapError::Unfit(format!("`{folder}` is no name of a folder")))
}

/// `* 12 EXISTS`
fn is_arrival(said: &Said) -> bool {
    matches!(said, Said::Data(values) if values.get(1).is_some_and(|word: &Value| word.is("EXISTS")))
}
