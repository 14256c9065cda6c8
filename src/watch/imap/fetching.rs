//! Fetches a batch of messages, or what the server hands over of it.

use super::link::{self, Stop};
use super::{At, Pass, Watch, key};
use crate::base::{Exit, Fail};
use crate::remote::imap::{ImapError, Listed};
use crate::watch::mail;
use crate::watch::mailbox::{Fetched, Raw};

/// How many messages are fetched, and become durable, together.
const BATCH: usize = 100;
/// The same in bytes, but for a message that has more by itself.
const BATCH_BYTES: u64 = 8 * 1024 * 1024;
/// So often a pass connects anew because of a message that the server breaks off at.
const TROUBLES: u32 = 3;

impl Pass<'_, '_> {
    /// Fetches a batch and makes it durable. Where the server breaks off, its messages are fetched one by one.
    pub(super) fn batch(&mut self, at: &mut At<'_>, batch: Vec<Listed>) -> Result<(), Stop> {
        let (giants, batch): (Vec<_>, Vec<_>) =
            batch.into_iter().partition(|message| message.size > mail::LIMIT);
        for giant in giants {
            self.giant(at, &giant)?;
        }
        let mut left = batch;
        match self.fetch(at, &mut left) {
            Ok(()) => {}
            Err(Stop::Imap(error)) if self.may_go_on(&error) => {}
            Err(stop) => return Err(stop),
        }
        left.into_iter().try_for_each(|message| self.single(at, message))
    }

    /// Fetches messages; those that came are taken out of the list.
    fn fetch(&mut self, at: &mut At<'_>, messages: &mut Vec<Listed>) -> Result<(), Stop> {
        if messages.is_empty() {
            return Ok(());
        }
        self.reopen(at)?;
        let asked = messages.clone();
        let mut came = Vec::new();
        let (watch, mailbox) = (self.watch, &mut self.mailbox);
        let done = self.link.session(watch)?.fetch(&asked, |uid, raw| {
            let Some(message) = asked.iter().find(|message| message.uid == uid) else {
                return Ok::<_, Stop>(());
            };
            came.push(uid);
            Ok(mailbox.take(fetched(watch, at, message, Raw::Whole(raw)))?)
        });
        // Only what is durable is no hole any more, and only then it may be marked.
        self.mailbox.flush()?;
        messages.retain(|message| !came.contains(&message.uid));
        for uid in &came {
            at.cursor.fill(*uid);
        }
        done?;
        if watch.mark_read && !watch.dry_run {
            self.link.session(watch)?.mark_read(&came)?;
        }
        Ok(())
    }

    /// One message by itself, after its batch broke off or left it out.
    fn single(&mut self, at: &mut At<'_>, message: Listed) -> Result<(), Stop> {
        let uid = message.uid;
        let mut one = vec![message];
        let why = match self.fetch(at, &mut one) {
            Ok(()) if one.is_empty() => return Ok(()),
            Ok(()) => {
                let there = self.link.session(self.watch)?.search(&format!("UID {uid}"))?;
                if !there.contains(&uid) {
                    at.cursor.fill(uid);
                    return Ok(());
                }
                "the server does not hand it over".to_owned()
            }
            Err(Stop::Imap(error)) if !self.may_go_on(&error) => return Err(error.into()),
            Err(Stop::Imap(_)) if one.is_empty() => return Ok(()),
            Err(Stop::Imap(error)) => error.to_string(),
            Err(stop) => return Err(stop),
        };
        self.mailbox.fail(format!("{} {uid}", at.folder), format!("could not be fetched: {why}"));
        at.cursor.miss(uid, why, self.watch.trail.clock.now());
        Ok(())
    }

    /// A message that is too large to be opened: its header, for quarantine.
    fn giant(&mut self, at: &mut At<'_>, message: &Listed) -> Result<(), Stop> {
        self.reopen(at)?;
        let mut bytes = Vec::new();
        let session = self.link.session(self.watch)?;
        session.headers(&[message.uid], |header| bytes = header.raw)?;
        let raw = Raw::Head { bytes, size: message.size, why: crate::watch::too_large() };
        self.mailbox.take(fetched(self.watch, at, message, raw))?;
        self.mailbox.flush()?;
        at.cursor.fill(message.uid);
        Ok(())
    }

    /// Makes sure that the folder is open, after a connection was lost.
    fn reopen(&mut self, at: &At<'_>) -> Result<(), Stop> {
        if self.link.is_open() {
            return Ok(());
        }
        let selected = self.link.select(self.watch, at.folder)?;
        if selected.uid_validity == at.selected.uid_validity {
            return Ok(());
        }
        let what = format!("{} was numbered anew meanwhile", at.folder);
        Err(Stop::Fail(Fail::say(Exit::Later, what)))
    }

    /// Whether a fault may be of one message alone. A connection that is over is let go.
    fn may_go_on(&mut self, error: &ImapError) -> bool {
        if matches!(error, ImapError::No { .. }) {
            return true;
        }
        self.link.drop();
        self.troubles += 1;
        link::is_lost(error) && self.troubles <= TROUBLES
    }
}

fn fetched(watch: &Watch<'_>, at: &At<'_>, message: &Listed, raw: Raw) -> Fetched {
    let uid = message.uid;
    Fetched {
        key: key(watch, at, uid),
        id: format!("{}/{}/{uid}", at.folder, at.selected.uid_validity),
        shown: format!("{} {uid}", at.folder),
        thread: None,
        arrived: message.arrived,
        marks: message.flags.iter().filter_map(|flag| mark(flag)).collect(),
        raw,
    }
}

/// What a flag or keyword of the server says to a person.
fn mark(flag: &str) -> Option<&'static str> {
    match flag.to_ascii_lowercase().as_str() {
        "\\flagged" => Some("flagged"),
        "$important" => Some("important"),
        _ => None,
    }
}

/// Messages in batches, the newest batch first, and in order within each.
pub(super) fn batches(listed: Vec<Listed>) -> Vec<Vec<Listed>> {
    let mut batches: Vec<Vec<Listed>> = Vec::new();
    let mut bytes = 0;
    for message in listed {
        bytes += message.size;
        match batches.last_mut() {
            Some(batch) if batch.len() < BATCH && bytes <= BATCH_BYTES => batch.push(message),
            _ => {
                bytes = message.size;
                batches.push(vec![message]);
            }
        }
    }
    for batch in &mut batches {
        batch.reverse();
    }
    batches
}
