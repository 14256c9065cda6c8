//! What every mailbox on a server has in common: its messages become durable in batches, each once, and only then does its
//! cursor move.

use std::rc::Rc;

use super::intake::{Arrival, Body, Intake, Mailed, Source};
use super::{BATCH_BYTES, Report, mail};
use crate::audit::Trail;
use crate::base::{Result, Time, pulse};
use crate::config::Config;

/// Takes in the messages of one account.
pub(crate) struct Mailbox<'a> {
    /// `gmail` or `imap`.
    source: &'static str,
    intake: Intake<'a>,
    /// How many messages become durable together.
    most: usize,
    batch: Vec<Arrival>,
    bytes: usize,
}

/// A message as a server hands it over.
pub(crate) struct Fetched {
    /// What the ledger knows it by: `imap:ACCOUNT/MAILBOX/UIDVALIDITY/UID`, `gmail:ACCOUNT/ID`.
    pub(crate) key: String,
    /// The server's own id, for the note.
    pub(crate) id: String,
    /// As a person is told where it is: `INBOX 4711`.
    pub(crate) shown: String,
    pub(crate) thread: Option<String>,
    /// When the server took it.
    pub(crate) arrived: Option<Time>,
    pub(crate) marks: Vec<&'static str>,
    pub(crate) raw: Raw,
}

/// What was fetched of a message.
pub(crate) enum Raw {
    Whole(Vec<u8>),
    /// It is not opened, and why; its beginning goes to quarantine.
    Head {
        bytes: Vec<u8>,
        size: u64,
        why: String,
    },
}

impl<'a> Mailbox<'a> {
    pub(crate) fn new(
        (source, most): (&'static str, usize),
        trail: Trail<'a>,
        config: &'a Config,
        dry_run: bool,
    ) -> Result<Mailbox<'a>> {
        let intake = Intake::new(trail, config, dry_run);
        intake.prepare(true)?;
        Ok(Mailbox { source, intake, most, batch: Vec::new(), bytes: 0 })
    }

    /// Whether what the server calls so was taken in, and is durable: it need not be fetched.
    pub(crate) fn is_known(&self, key: &str) -> Result<bool> {
        Ok(self.intake.trail.state.seen(key)?.is_some_and(|seen| seen.durable))
    }

    /// Counts what was not fetched because it is known.
    pub(crate) fn skip_known(&mut self, count: usize) {
        self.intake.report.known += count;
    }

    /// Takes a message; those that wait for their batch are not durable before [`Mailbox::flush`].
    pub(crate) fn take(&mut self, fetched: Fetched) -> Result<()> {
        pulse::beat();
        let (body, size, digest) = match fetched.raw {
            Raw::Whole(raw) if raw.len() as u64 <= mail::LIMIT => {
                let (size, digest) = (raw.len() as u64, mail::digest(&raw));
                self.bytes += raw.len();
                (Body::Mail(raw), size, digest)
            }
            Raw::Whole(mut raw) => {
                let size = raw.len() as u64;
                let digest = mail::digest(&raw);
                raw.truncate(64 * 1024);
                (Body::Head { bytes: raw, why: super::too_large() }, size, digest)
            }
            Raw::Head { bytes, size, why } => {
                // Its whole is not known: the server's own id is what tells it from others.
                let digest = crate::base::digest::sha256(&fetched.key);
                (Body::Head { bytes, why }, size, digest)
            }
        };
        let source = Source { shown: fetched.shown, name: "message.eml".into(), size, file: None };
        let mut arrival = Arrival::new("mail", &digest, Rc::new(source), true, body);
        arrival.mailed = Some(Mailed {
            source: self.source,
            key: fetched.key,
            id: fetched.id,
            thread: fetched.thread,
            arrived: fetched.arrived,
            marks: fetched.marks,
        });
        self.batch.push(arrival);
        if self.batch.len() >= self.most || self.bytes >= BATCH_BYTES {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Makes all that was taken durable.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.bytes = 0;
        let batch = std::mem::take(&mut self.batch);
        self.intake.take_in(batch)
    }

    /// Says what could not be taken in; a person has to look.
    pub(crate) fn fail(&mut self, what: String, why: impl Into<String>) {
        self.intake.report.fail(what, why);
    }

    /// Whether something could not be taken in since the last report.
    pub(crate) fn has_failed(&self) -> bool {
        !self.intake.report.failed.is_empty()
    }

    /// Says what was left for a later run.
    pub(crate) fn leave(&mut self, what: String, why: impl Into<String>) {
        self.intake.report.skip(what, why);
    }

    /// Makes the rest durable and hands over what was done since the last report.
    pub(crate) fn report(&mut self) -> Result<Report> {
        self.flush()?;
        let fresh = Report { dry_run: self.intake.dry_run, ..Report::default() };
        Ok(std::mem::replace(&mut self.intake.report, fresh))
    }
}
