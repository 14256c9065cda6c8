//! The folder of what was sent: whom the owner wrote to is known. Only headers are read, and nothing of it becomes an item.

use super::cursor::Cursor;
use super::link::Stop;
use super::{LISTED, Pass};
use crate::base::text::shown_line;
use crate::base::{Result, pulse};
use crate::remote::imap::ImapError;
use crate::watch::known::{self, Circle, MOST};

impl Pass<'_, '_> {
    /// Reads what is new there. A server that has no such folder, or does not open it, keeps no mail from coming: it is said.
    pub(super) fn sent(&mut self) -> Result<()> {
        let watch = self.watch;
        let circle = Circle::new(watch.trail, watch.config, "watch");
        // Without the owner's addresses nobody knows what is theirs.
        if watch.dry_run || circle.owners.is_empty() {
            return Ok(());
        }
        // One that can't sign in is told as what it is.
        self.link.session(watch)?;
        match self.look_at_sent(&circle) {
            Ok(()) => Ok(()),
            Err(Stop::Imap(error)) => {
                if !matches!(error, ImapError::No { .. }) {
                    self.link.drop();
                }
                let why = shown_line(&error.to_string());
                self.notes.push(format!("what you sent could not be looked at: {why}"));
                Ok(())
            }
            Err(Stop::Fail(fail)) => {
                let why = fail.causes().join(": ");
                self.notes.push(format!("whom you wrote to could not be noted: {why}"));
                Ok(())
            }
        }
    }

    fn look_at_sent(&mut self, circle: &Circle<'_>) -> Result<(), Stop> {
        let (watch, began) = (self.watch, self.watch.trail.clock.now());
        let Some(folder) = self.link.session(watch)?.sent_folder()? else { return Ok(()) };
        // What is read as mail is nobody's own because it lies there.
        if watch.folders.contains(&folder) {
            return Ok(());
        }
        let session = self.link.session(watch)?;
        let selected = session.select(&folder, false, None)?;
        let source = format!("sent:{}", watch.source(&folder));
        let state = watch.trail.state;
        let (before, _) = Cursor::load(state, &source)?;
        let (mut cursor, look, _) = Cursor::look(before.clone(), &selected, began, watch.days);
        let ahead = look.ahead(session, &selected)?;
        let mut room = MOST;
        for uids in ahead.uids.chunks(LISTED) {
            pulse::beat();
            let mut met = Vec::new();
            session.headers(uids, |header| {
                met.extend(known::of_sent(&header.raw, &circle.owners, header.arrived));
            })?;
            room -= circle.meet(&met, room)?.min(room);
            if room == 0 {
                // The next pass begins where this one did, and finds these known.
                return Ok(());
            }
        }
        cursor.through(&ahead, &selected, began);
        if before.as_ref() != Some(&cursor) {
            cursor.save(state, &source, watch.trail.clock.now())?;
        }
        Ok(())
    }
}
