//! `fte watch imap`: mail from any IMAP server becomes items.
//!
//! A pass looks at each folder: what is new after its cursor, but for what the ledger knows; newest first, in batches that
//! are durable before the next is fetched; then the cursor moves. A message that can't be fetched is named, kept in the
//! cursor and tried again; it keeps no other from coming.

pub(crate) mod cursor;
mod fetching;
mod follow;
mod link;
mod sent;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cursor::{Ahead, Cursor, Look};
use fetching::batches;
pub(crate) use follow::Tell;
use link::{Link, Stop};

use super::Report;
use super::mailbox::Mailbox;
use crate::audit::Trail;
use crate::auth::Keys;
use crate::base::text::{cut, shown_line};
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::net::Http;
use crate::remote::imap::{Account, ImapError, Mailbox as Selected};

/// What there is of so many messages is asked for at once.
const LISTED: usize = 1000;

/// So many messages become durable together: a disk is asked as often for one as for hundreds, and the server hands over the
/// next meanwhile.
const DURABLE: usize = 400;

/// The watcher of an account.
pub(crate) struct Watch<'a> {
    pub(crate) trail: Trail<'a>,
    pub(crate) config: &'a Config,
    pub(crate) keys: Keys<'a>,
    pub(crate) http: &'a dyn Http,
    pub(crate) account: Account,
    pub(crate) folders: Vec<String>,
    pub(crate) days: i64,
    pub(crate) mark_read: bool,
    pub(crate) dry_run: bool,
    /// Nobody sees it: `fte run` started it.
    pub(crate) unasked: bool,
    /// Set from outside to end a pass after the batch that it is at.
    pub(crate) stop: Arc<AtomicBool>,
}

/// What a pass did, and whether it went through.
pub(crate) struct Passed {
    pub(crate) report: Report,
    /// What a person should know besides.
    pub(crate) notes: Vec<String>,
    pub(crate) done: Result<()>,
}

impl<'a> Watch<'a> {
    /// As the settings say; exit code 3 where something is missing of them.
    pub(crate) fn new(
        trail: Trail<'a>,
        keys: Keys<'a>,
        http: &'a dyn Http,
        stop: Arc<AtomicBool>,
    ) -> Result<Watch<'a>> {
        let config = keys.config;
        Ok(Watch {
            trail,
            config,
            keys,
            http,
            account: Account::of(config, Arc::clone(&stop))?,
            folders: folders(config),
            days: config.number("imap.days")?,
            mark_read: config.text("imap.mark_read") == "yes",
            dry_run: false,
            unasked: false,
            stop,
        })
    }

    /// One pass over all folders, with a connection of its own.
    pub(crate) fn once(&self) -> Passed {
        let mut link = Link::default();
        let passed = self.pass(&mut link);
        link.close();
        passed
    }

    fn pass(&self, link: &mut Link) -> Passed {
        let mailbox = match Mailbox::new(("imap", DURABLE), self.trail, self.config, self.dry_run) {
            Ok(mailbox) => mailbox,
            Err(fail) => {
                return Passed { report: Report::default(), notes: Vec::new(), done: Err(fail) };
            }
        };
        let mut pass = Pass { watch: self, link, mailbox, notes: Vec::new(), troubles: 0 };
        let done = pass.folders();
        let (report, done) = match (pass.mailbox.report(), done) {
            (Ok(report), done) => (report, done),
            (Err(fail), Ok(())) => (Report::default(), Err(fail)),
            (Err(_), Err(fail)) => (Report::default(), Err(fail)),
        };
        let noted = self.note_run(&done);
        Passed { report, notes: pass.notes, done: done.and(noted) }
    }

    /// Notes that the source was looked at, or why it could not be.
    fn note_run(&self, done: &Result<()>) -> Result<()> {
        let (state, now) = (self.trail.state, self.trail.clock.now());
        match done {
            _ if self.dry_run => Ok(()),
            Ok(()) => state.watch_ran("imap", now),
            Err(fail) => state.watch_failed("imap", fail, now),
        }
    }

    /// What the state has the cursor of a folder under.
    fn source(&self, folder: &str) -> String {
        format!("imap:{}/{folder}", self.account.name())
    }
}

/// The folders of the settings, each once.
fn folders(config: &Config) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = config.list("imap.folders").into_iter();
    let named = |name: &String| !name.is_empty() && seen.insert(name.clone());
    let folders: Vec<_> = all
        // It is the same in whatever case, and the ledger's keys must be, too.
        .map(|name| if name.eq_ignore_ascii_case("inbox") { "INBOX".into() } else { name })
        .filter(named)
        .collect();
    if folders.is_empty() { vec!["INBOX".into()] } else { folders }
}

struct Pass<'p, 'a> {
    watch: &'p Watch<'a>,
    link: &'p mut Link,
    mailbox: Mailbox<'a>,
    notes: Vec<String>,
    troubles: u32,
}

/// The folder that a pass is at.
struct At<'f> {
    folder: &'f str,
    selected: Selected,
    look: Look,
    cursor: Cursor,
}

impl Pass<'_, '_> {
    /// Whom the owner wrote to, before the mail is held against that; then each folder. One that the server does not open is
    /// named and keeps no other from its turn.
    fn folders(&mut self) -> Result<()> {
        self.sent()?;
        for folder in &self.watch.folders {
            match self.folder(folder) {
                Ok(()) => {}
                Err(Stop::Imap(ImapError::No { why, .. })) => {
                    let there = self.others(folder);
                    self.mailbox
                        .fail(folder.clone(), format!("could not be looked at: {why}{there}"));
                }
                Err(stop) => return Err(stop.into()),
            }
        }
        Ok(())
    }

    /// The folders that there are, where this one is not among them.
    fn others(&mut self, folder: &str) -> String {
        let Ok(names) = self.link.session(self.watch).and_then(|session| Ok(session.folders()?))
        else {
            self.link.drop();
            return String::new();
        };
        if names.is_empty() || names.iter().any(|name| name == folder) {
            return String::new();
        }
        let names: Vec<_> = names.iter().map(|name| format!("`{}`", shown_line(name))).collect();
        format!("; it has {}", cut(&names.join(", "), 500))
    }

    fn folder(&mut self, folder: &str) -> Result<(), Stop> {
        let (watch, began) = (self.watch, self.watch.trail.clock.now());
        let (before, is_damaged) = Cursor::load(watch.trail.state, &watch.source(folder))?;
        if is_damaged {
            let what = "what is noted of how far it was read is damaged";
            self.notes
                .push(format!("{folder}: {what}: the last {} days were compared", watch.days));
        }
        let known = before.as_ref().and_then(Cursor::known);
        let selected = self.link.select(watch, folder, known.as_ref())?;
        let (cursor, look, note) = Cursor::look(before.clone(), &selected, began, watch.days);
        self.notes.extend(note.map(|note| format!("{folder} {note}")));
        let mut at = At { folder, selected, look, cursor };
        if before.as_ref() != Some(&at.cursor) {
            self.save(&at)?;
        }
        let at_first = at.cursor.clone();
        let done = self.take(&mut at, began);
        // What could not be fetched is kept, however the look ended.
        if at.cursor != at_first {
            self.save(&at)?;
        }
        done
    }

    fn save(&self, at: &At<'_>) -> Result<()> {
        let trail = self.watch.trail;
        if self.watch.dry_run {
            return Ok(());
        }
        at.cursor.save(trail.state, &self.watch.source(at.folder), trail.clock.now())
    }

    /// Takes in what a look is about, and moves the cursor when all of it is durable.
    fn take(&mut self, at: &mut At<'_>, began: Time) -> Result<(), Stop> {
        self.forget_gone(at)?;
        let ahead = at.look.ahead(self.link.session(self.watch)?, &at.selected)?;
        let mut uids = self.unknown(at, &ahead)?;
        self.leave_holes(at, &mut uids, began);
        // Newest first: what a person waits for is there soon.
        uids.reverse();
        for uids in uids.chunks(LISTED) {
            self.look_up()?;
            let mut listed = self.list(at, uids)?;
            listed.retain(|message| at.look.has(message));
            listed.sort_by_key(|message| std::cmp::Reverse(message.uid));
            for batch in batches(listed) {
                self.look_up()?;
                self.batch(at, batch)?;
            }
        }
        if at.look != Look::Nothing {
            at.cursor.through(&ahead, &at.selected, began);
        }
        Ok(())
    }

    /// What the ledger does not have, in order.
    fn unknown(&mut self, at: &At<'_>, ahead: &Ahead) -> Result<Vec<u32>> {
        let mut unknown = Vec::new();
        for uid in &ahead.uids {
            if !self.mailbox.is_known(&key(self.watch, at, *uid))? {
                unknown.push(*uid);
            }
        }
        self.mailbox.skip_known(ahead.uids.len() - unknown.len());
        Ok(unknown)
    }

    /// Lets go of messages that could not be fetched before and are said to be gone by now, before another try is due. One
    /// search asks for all of them: forgotten is only what nobody has.
    fn forget_gone(&mut self, at: &mut At<'_>) -> Result<(), Stop> {
        let Some(told) = &at.selected.told else { return Ok(()) };
        let holes = at.cursor.holes.iter().map(|hole| hole.uid);
        let gone: Vec<u32> = holes.filter(|uid| told.is_gone(*uid)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        let there = self.link.session(self.watch)?.there(&gone)?;
        for uid in gone.iter().filter(|uid| !there.contains(uid)) {
            at.cursor.fill(*uid);
        }
        Ok(())
    }

    /// Messages that could not be fetched before: those whose time has come are among what is fetched, others are named.
    fn leave_holes(&mut self, at: &At<'_>, uids: &mut Vec<u32>, now: Time) {
        uids.extend(at.cursor.holes.iter().map(|hole| hole.uid));
        uids.sort_unstable();
        uids.dedup();
        uids.retain(|uid| at.cursor.is_due(*uid, now));
        for hole in at.cursor.holes.iter().filter(|hole| hole.again > now) {
            let again = clock::local(hole.again).format("%Y-%m-%d %H:%M");
            let why = format!("{} (tried {} times, again after {again})", hole.why, hole.tries);
            self.mailbox.leave(format!("{} {}", at.folder, hole.uid), why);
        }
    }

    fn look_up(&self) -> Result<()> {
        if self.watch.stop.load(Ordering::Relaxed) { Err(super::follow::stopped()) } else { Ok(()) }
    }
}

/// What the ledger knows a message by.
fn key(watch: &Watch<'_>, at: &At<'_>, uid: u32) -> String {
    format!("{}/{}/{uid}", watch.source(at.folder), at.cursor.numbering())
}
