//! How far a folder was read: what is looked at next, and what could not be fetched.
//!
//! `uid` is the last UID below which everything is durable, out of the window of the first look, or among the `holes`. It
//! moves only when a look is through; what a look that was cut off made durable the ledger knows.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::base::{Exit, OrFail as _, Result, Time, clock};
use crate::remote::imap::{ImapError, Known, Listed, Mailbox, Session};
use crate::state::State;

/// What the state keeps of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    /// UIDs mean something below this number alone.
    validity: u32,
    uid: u32,
    /// The folder's HIGHESTMODSEQ at that time, where the server has it: as long as it stays, nothing arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modseq: Option<u64>,
    /// A look at all that arrived since then is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Time>,
    /// How many times the folder was numbered anew or set back: UIDs are given a second time then, and even a UIDVALIDITY
    /// may come back. What the ledger has under them from before says nothing, so it is part of its keys.
    #[serde(default, skip_serializing_if = "is_first")]
    era: u32,
    /// When the last look that went through began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    looked: Option<Time>,
    /// It could not say what changed since then, and is not asked any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    mute: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) holes: Vec<Hole>,
}

/// A message that could not be fetched; it is tried again until it is gone from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hole {
    pub(crate) uid: u32,
    /// It arrived then, or later: under another number it is looked for from there on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Time>,
    pub(crate) tries: u32,
    pub(crate) again: Time,
    pub(crate) why: String,
}

/// What could not be fetched, and why.
pub(crate) struct Missed {
    pub(crate) uid: u32,
    pub(crate) arrived: Option<Time>,
    pub(crate) why: String,
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing arrived.
    Nothing,
    /// What has this UID or a higher one.
    From(u32),
    /// What arrived since then, and has no higher UID than `top`, where that is known.
    Since { since: Time, top: Option<u32> },
}

/// The UIDs that a look is about, and up to where it goes.
pub(crate) struct Ahead {
    /// In order.
    pub(crate) uids: Vec<u32>,
    top: u32,
}

impl Cursor {
    /// What the state has, and whether that is damaged, which is as if it were lost: the window is looked at, against the
    /// ledger.
    pub(crate) fn load(state: &State, source: &str) -> Result<(Option<Cursor>, bool)> {
        let Some(text) = state.cursor(source)? else { return Ok((None, false)) };
        let cursor: Option<Cursor> = serde_json::from_str(&text).ok();
        let is_damaged = cursor.is_none();
        Ok((cursor, is_damaged))
    }

    pub(crate) fn save(&self, state: &State, source: &str, now: Time) -> Result<()> {
        let text = serde_json::to_string(self).or_fail(Exit::Failed)?;
        state.set_cursor(source, &text, now)
    }

    /// What is to be looked at in a folder as it is now, and what a person should know of that. `days` is how far back a
    /// first look goes.
    pub(crate) fn look(
        before: Option<Cursor>,
        mailbox: &Mailbox,
        now: Time,
        days: i64,
    ) -> (Cursor, Look, Option<String>) {
        let window = now - TimeDelta::days(days);
        let top = mailbox.uid_next.map(|next| next.saturating_sub(1));
        let all = |since, era, looked| {
            let cursor = Cursor {
                validity: mailbox.uid_validity,
                since: Some(since),
                era,
                looked,
                mute: mailbox.is_mute,
                ..Cursor::default()
            };
            (cursor, Look::Since { since, top })
        };
        let Some(mut cursor) = before else {
            let (cursor, look) = all(window, 0, None);
            return (cursor, look, None);
        };
        let is_renumbered = cursor.validity != mailbox.uid_validity;
        if is_renumbered || top.is_some_and(|top| top < cursor.uid) {
            let since = cursor.begins(window);
            let (next, look) = all(since, cursor.era.saturating_add(1), cursor.looked);
            let day = clock::local(since).date_naive();
            let why = if is_renumbered { "numbered its messages anew" } else { "was set back" };
            return (next, look, Some(format!("{why}: all since {day} was compared")));
        }
        let look = match cursor.since {
            Some(since) => Look::Since { since, top },
            None if top == Some(cursor.uid) || cursor.is_unchanged(mailbox) => Look::Nothing,
            None => Look::From(cursor.uid.saturating_add(1)),
        };
        cursor.mute |= mailbox.is_mute;
        (cursor, look, None)
    }

    /// What the folder is to be asked about as it is opened, where it can say what changed: what is new, and what could not
    /// be fetched.
    pub(crate) fn known(&self) -> Option<Known> {
        let modseq = self.modseq.filter(|modseq| *modseq > 0 && !self.mute)?;
        let is_through = self.since.is_none();
        is_through.then(|| Known {
            uid_validity: self.validity,
            modseq,
            from: self.uid.saturating_add(1),
            also: self.holes.iter().map(|hole| hole.uid).collect(),
        })
    }

    /// From when on all is to be compared: nothing that came since the last look, or that could not be fetched, may fall out
    /// of the window, however long ago that was.
    fn begins(&self, window: Time) -> Time {
        let last = self.looked.map(|looked| looked - TimeDelta::days(1));
        let holes = self.holes.iter().filter_map(|hole| hole.since);
        [last, self.since].into_iter().flatten().chain(holes).fold(window, Time::min)
    }

    fn is_unchanged(&self, mailbox: &Mailbox) -> bool {
        self.modseq.is_some() && self.modseq == mailbox.modseq
    }

    /// What the ledger's keys have in front of a UID: `VALIDITY`, and from the second numbering on `VALIDITY.ERA`.
    pub(crate) fn numbering(&self) -> String {
        let (validity, era) = (self.validity, self.era);
        if is_first(&era) { validity.to_string() } else { format!("{validity}.{era}") }
    }

    /// A look went through: all up to `top` is durable or among the holes.
    pub(crate) fn through(&mut self, ahead: &Ahead, mailbox: &Mailbox, began: Time) {
        // Below the UID that was to come next when the folder was opened, all that is there was found.
        let top = mailbox.uid_next.map_or(0, |next| next.saturating_sub(1));
        self.uid = self.uid.max(ahead.top).max(top);
        self.modseq = mailbox.modseq;
        (self.since, self.looked) = (None, Some(began));
    }

    /// Whether a message is to be tried again now.
    pub(crate) fn is_due(&self, uid: u32, now: Time) -> bool {
        self.holes.iter().find(|hole| hole.uid == uid).is_none_or(|hole| hole.again <= now)
    }

    /// Notes that a message could not be fetched: the next try is in 2, 4, 8 … minutes, at most in a day. `arrived` is when
    /// the server took it; where it does not say, it was within the `window` or after the last look.
    pub(crate) fn miss(&mut self, missed: &Missed, window: Time, now: Time) {
        let before = self.fill(missed.uid);
        let tries = before.as_ref().map_or(0, |hole| hole.tries) + 1;
        let minutes = 2_i64.saturating_pow(tries.min(20)).min(24 * 60);
        let again = now + TimeDelta::minutes(minutes);
        let since = before.and_then(|hole| hole.since);
        let since = since.or(missed.arrived).unwrap_or_else(|| self.begins(window));
        let (uid, why) = (missed.uid, missed.why.clone());
        self.holes.push(Hole { uid, since: Some(since), tries, again, why });
    }

    /// A message was fetched, or is gone.
    pub(crate) fn fill(&mut self, uid: u32) -> Option<Hole> {
        let at = self.holes.iter().position(|hole| hole.uid == uid)?;
        Some(self.holes.remove(at))
    }
}

impl Look {
    /// The UIDs that it is about. The folder is open; where it told of each as it was opened, it is not asked again.
    pub(crate) fn ahead(
        &self,
        session: &mut Session,
        mailbox: &Mailbox,
    ) -> Result<Ahead, ImapError> {
        match self {
            Look::Nothing => Ok(Ahead { uids: Vec::new(), top: 0 }),
            Look::From(first) => {
                let top = mailbox.uid_next.map_or(0, |next| next.saturating_sub(1));
                let told = mailbox.told.as_ref().and_then(|told| told.all(*first, top));
                if let Some(uids) = told {
                    return Ok(Ahead { uids, top });
                }
                let mut uids = session.search(&format!("UID {first}:*"))?;
                // The last message is found although its UID is lower.
                uids.retain(|uid| uid >= first);
                let top = uids.last().copied().unwrap_or(first.saturating_sub(1));
                Ok(Ahead { uids, top })
            }
            Look::Since { since, top } => {
                let top = match top {
                    Some(top) => *top,
                    None => session.search("UID *")?.last().copied().unwrap_or(0),
                };
                // The server goes by its own day.
                let day = (*since - TimeDelta::days(1)).format("%-d-%b-%Y");
                let mut uids = session.search(&format!("SINCE {day}"))?;
                // What came meanwhile is the next look's.
                uids.retain(|uid| *uid <= top);
                Ok(Ahead { uids, top })
            }
        }
    }

    /// Whether a message lies within it.
    pub(crate) fn has(&self, message: &Listed) -> bool {
        match self {
            Look::Since { since, .. } => message.arrived.is_none_or(|arrived| arrived >= *since),
            _ => true,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_first(era: &u32) -> bool {
    *era == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        clock::parse(text).unwrap()
    }

    fn mailbox(uid_validity: u32, uid_next: Option<u32>, modseq: Option<u64>) -> Mailbox {
        Mailbox { uid_validity, uid_next, modseq, ..Mailbox::default() }
    }

    fn after(uid: u32, modseq: Option<u64>) -> Cursor {
        Cursor {
            validity: 3,
            uid,
            modseq,
            looked: Some(at("2026-11-01T00:00:00Z")),
            ..Cursor::default()
        }
    }

    #[test]
    fn what_is_looked_at_next() {
        let now = at("2026-11-16T09:30:00Z");
        let window = now - TimeDelta::days(7);
        let look = |before: Option<Cursor>, mailbox: &Mailbox| {
            let (_, look, note) = Cursor::look(before, mailbox, now, 7);
            (look, note.is_some())
        };
        let all = |since, top| (Look::Since { since, top }, false);
        assert_eq!(look(None, &mailbox(3, Some(10), None)), all(window, Some(9)));
        assert_eq!(look(None, &mailbox(3, None, None)), all(window, None));
        let here = mailbox(3, Some(10), Some(5));
        assert_eq!(look(Some(after(9, None)), &here), (Look::Nothing, false));
        assert_eq!(look(Some(after(7, Some(4))), &here), (Look::From(8), false));
        // Without UIDNEXT, what changes tells.
        let mute = mailbox(3, None, Some(5));
        assert_eq!(look(Some(after(7, Some(5))), &mute), (Look::Nothing, false));
        assert_eq!(look(Some(after(7, None)), &mailbox(3, None, None)), (Look::From(8), false));
        // UIDs that are new, or set back: all since the last look, though that is longer ago than the window.
        let last = at("2026-10-31T00:00:00Z");
        for anew in [mailbox(4, Some(10), None), mailbox(3, Some(5), None)] {
            let top = anew.uid_next.map(|next| next - 1);
            let (cursor, look, note) = Cursor::look(Some(after(9, None)), &anew, now, 7);
            assert_eq!(look, Look::Since { since: last, top });
            let numbering = format!("{}.1", anew.uid_validity);
            assert_eq!((cursor.numbering(), note.is_some()), (numbering, true));
            // One that was cut off goes on where it was.
            let (_, again, note) = Cursor::look(Some(cursor), &anew, now + TimeDelta::days(9), 7);
            assert_eq!((again, note), (look, None));
        }
    }

    #[test]
    fn what_changed_is_asked_of_who_could_say_it_so_far() {
        let now = at("2026-11-16T09:30:00Z");
        let mut cursor = after(9, Some(5));
        cursor.miss(&Missed { uid: 4, arrived: None, why: "no".into() }, now, now);
        let known = cursor.known().unwrap();
        assert_eq!((known.modseq, known.from, known.also), (5, 10, vec![4]));
        assert!(after(9, None).known().is_none() && after(9, Some(0)).known().is_none());
        let mute = Mailbox { is_mute: true, ..mailbox(3, Some(10), Some(6)) };
        let (cursor, look, _) = Cursor::look(Some(cursor), &mute, now, 7);
        assert_eq!((look, cursor.known()), (Look::Nothing, None));
        // A first look that is not through begins anew.
        let (cursor, ..) = Cursor::look(None, &mailbox(3, Some(10), Some(6)), now, 7);
        assert_eq!(cursor.known(), None);
    }

    #[test]
    fn what_could_not_be_fetched_is_kept_and_tried_less_and_less() {
        let now = at("2026-11-16T09:30:00Z");
        let mut cursor = after(9, None);
        let missed = Missed { uid: 4, arrived: None, why: "no".into() };
        for minutes in [2, 4, 8] {
            cursor.miss(&missed, now, now);
            assert_eq!(cursor.holes[0].again, now + TimeDelta::minutes(minutes));
        }
        (0..40).for_each(|_| cursor.miss(&missed, now, now));
        assert_eq!(cursor.holes[0].again, now + TimeDelta::days(1));
        assert!(!cursor.is_due(4, now) && cursor.is_due(5, now));
        let text = serde_json::to_string(&cursor).unwrap();
        assert_eq!(serde_json::from_str::<Cursor>(&text).unwrap(), cursor);
        assert_eq!((cursor.fill(4).unwrap().tries, cursor.holes.len()), (43, 0));
    }
}
