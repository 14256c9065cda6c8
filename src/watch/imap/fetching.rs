//! Fetches a batch of messages, or what the server hands over of it.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::cursor::Missed;
use super::link::{self, Stop};
use super::{At, Pass, Watch, key};
use crate::base::{Exit, Fail};
use crate::remote::imap::{ImapError, Listed};
use crate::watch::mail;
use crate::watch::mailbox::{Fetched, Raw};

/// How many messages are fetched at once: few at first, so that the newest are there soon, then more, so that the server goes
/// on while what came becomes durable.
const FIRST: usize = 100;
const BATCH: usize = 800;
/// The same in bytes, but for a message that has more by itself.
const BATCH_BYTES: u64 = 8 * 1024 * 1024;
/// So often a pass connects anew because of a message that the server breaks off at.
const TROUBLES: u32 = 3;
/// So often a list is asked for in smaller parts because the server refuses it: one message in a thousand takes ten.
const REFUSALS: u32 = 64;

impl Pass<'_, '_> {
    /// What there is of these messages. One that the server does not tell of although it has it is missed, not gone: where
    /// it refuses them together, it is asked in halves; where it breaks off, the first of which it did not tell by itself.
    pub(super) fn list(&mut self, at: &mut At<'_>, uids: &[u32]) -> Result<Vec<Listed>, Stop> {
        let (mut listed, mut left, mut refusals) = (Vec::new(), vec![uids.to_vec()], 0);
        while let Some(uids) = left.pop() {
            let done = self.link.session(self.watch)?.list(&uids, &mut listed);
            let mut uids = untold(&uids, &listed);
            uids.sort_unstable();
            let half = match done {
                Err(ImapError::No { .. }) if refusals < REFUSALS => {
                    refusals += 1;
                    uids.len() / 2
                }
                Err(error) if link::is_lost(&error) && self.may_go_on(&error) => {
                    self.reopen(at)?;
                    1
                }
                done => {
                    done?;
                    continue;
                }
            };
            if let (false, (first, second)) = (uids.len() < 2, uids.split_at(half)) {
                left.extend([first.to_vec(), second.to_vec()]);
            }
        }
        let untold = untold(uids, &listed);
        if !untold.is_empty() {
            let there = self.link.session(self.watch)?.there(&untold)?;
            for uid in untold {
                if there.contains(&uid) {
                    let why = "the server has it, and does not say how large it is".to_owned();
                    self.miss(at, &Missed { uid, arrived: None, why });
                } else {
                    at.cursor.fill(uid);
                }
            }
        }
        Ok(listed)
    }

    /// Fetches a batch and makes it durable. Where the server breaks off, its messages are fetched one by one.
    pub(super) fn batch(&mut self, at: &mut At<'_>, batch: Vec<Listed>) -> Result<(), Stop> {
        let (giants, batch): (Vec<_>, Vec<_>) =
            batch.into_iter().partition(|message| message.size > mail::LIMIT);
        for giant in giants {
            self.single(at, giant)?;
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
        // Only what is durable is no hole any more, and only then it may be marked: where a part of it could not be written,
        // nothing is left to flush, and that works.
        if let Err(Stop::Fail(fail)) = done {
            return Err(Stop::Fail(fail));
        }
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

    /// One message by itself: one that is too large, or whose batch broke off or left it out.
    fn single(&mut self, at: &mut At<'_>, message: Listed) -> Result<(), Stop> {
        let (uid, arrived) = (message.uid, message.arrived);
        let is_giant = message.size > mail::LIMIT;
        let mut one = vec![message];
        let done = if is_giant { self.giant(at, &mut one) } else { self.fetch(at, &mut one) };
        let why = match done {
            Ok(()) if one.is_empty() => return Ok(()),
            Ok(()) => {
                if self.link.session(self.watch)?.there(&[uid])?.is_empty() {
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
        self.miss(at, &Missed { uid, arrived, why });
        Ok(())
    }

    /// Names a message that could not be fetched, and keeps it for another try.
    fn miss(&mut self, at: &mut At<'_>, missed: &Missed) {
        let (shown, why) = (format!("{} {}", at.folder, missed.uid), &missed.why);
        self.mailbox.fail(shown, format!("could not be fetched: {why}"));
        let now = self.watch.trail.clock.now();
        at.cursor.miss(missed, now - TimeDelta::days(self.watch.days), now);
    }

    /// A message that is too large to be opened: its header, for quarantine. It is taken out of the list when it came.
    fn giant(&mut self, at: &mut At<'_>, message: &mut Vec<Listed>) -> Result<(), Stop> {
        self.reopen(at)?;
        let Some(giant) = message.first() else { return Ok(()) };
        let mut header = None;
        let session = self.link.session(self.watch)?;
        session.headers(&[giant.uid], |came| {
            if came.uid == giant.uid {
                header = Some(came.raw);
            }
        })?;
        let Some(mut bytes) = header else { return Ok(()) };
        if bytes.is_empty() {
            bytes = unnamed(at, giant).into_bytes();
        }
        let raw = Raw::Head { bytes, size: giant.size, why: crate::watch::too_large() };
        self.mailbox.take(fetched(self.watch, at, giant, raw))?;
        self.mailbox.flush()?;
        at.cursor.fill(giant.uid);
        message.clear();
        Ok(())
    }

    /// Makes sure that the folder is open, after a connection was lost.
    fn reopen(&mut self, at: &At<'_>) -> Result<(), Stop> {
        if self.link.is_open() {
            return Ok(());
        }
        let selected = self.link.select(self.watch, at.folder, None)?;
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

/// Those of which nothing was said.
fn untold(uids: &[u32], listed: &[Listed]) -> Vec<u32> {
    let told: BTreeSet<u32> = listed.iter().map(|message| message.uid).collect();
    uids.iter().copied().filter(|uid| !told.contains(uid)).collect()
}

/// What stands for a header that is empty, for the person who looks after it.
fn unnamed(at: &At<'_>, message: &Listed) -> String {
    let arrived = message.arrived.map(|at| format!(", taken in by the server at {at}"));
    let (folder, uid, arrived) = (at.folder, message.uid, arrived.unwrap_or_default());
    format!("The server hands over no header of message {uid} in {folder}{arrived}.\r\n")
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
    let (mut bytes, mut most) = (0, FIRST);
    for message in listed {
        bytes += message.size;
        match batches.last_mut() {
            Some(batch) if batch.len() < most && bytes <= BATCH_BYTES => batch.push(message),
            last => {
                most = if last.is_some() { (most * 2).min(BATCH) } else { FIRST };
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
