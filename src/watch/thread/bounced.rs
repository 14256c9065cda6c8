//! A mail server's report is tied to the mail that it is about: the one that we sent, by its Message-ID.

use serde_json::Value;

use super::{After, BOUNCE, Turn, is_id};
use crate::base::Result;
use crate::model::Id;
use crate::model::action::Action;
use crate::model::event::{Event, Status};
use crate::vault::{Folder, Place, inert};
use crate::watch::intake::{Arrival, Intake};
use crate::watch::reading::{Reading, Returned};

/// The heading in the note of a request whose mail came back.
const BACK: &str = "## What came back";

/// The mail that a report is about.
pub(in crate::watch) struct Bounced {
    request: Id,
    /// The name of the request's note without `.md`.
    note: String,
    recipients: Vec<String>,
    delayed: bool,
}

impl Intake<'_> {
    /// The turn of a report: after the item that its mail went out for, as what is planned there was planned of a mail that
    /// arrived. Where the server goes on trying, nothing changed yet.
    pub(super) fn came_back(&self, arrival: &Arrival, reading: &Reading) -> Result<Turn> {
        if reading.returned.delayed {
            return Ok(Turn::First);
        }
        self.settle()?;
        for id in reading.returned.ids.iter().filter(|id| is_id(id)) {
            let message = self.trail.state.message(id)?;
            let Some(request) = message.and_then(|message| message.request) else { continue };
            let request = self.trail.state.request(&request)?;
            let Some(item) = request.and_then(|request| request.origin.item) else {
                return Ok(Turn::First);
            };
            let chain = self.chain(&item)?.into_iter().filter(|id| *id != arrival.id);
            return Ok(match self.place(&chain.collect::<Vec<_>>(), reading)? {
                Turn::Attach(id, place) => {
                    Turn::After(After { report: true, ..After::open(id, place) })
                }
                Turn::After(after) => Turn::After(After { report: true, ..after }),
                turn => turn,
            });
        }
        Ok(Turn::First)
    }

    /// Whether a note is a mail server's report.
    pub(super) fn is_report(&self, place: &Place) -> bool {
        let front = self.trail.vault.read_front(place);
        front.is_ok_and(|front| front.list("marks").iter().any(|mark| mark == BOUNCE))
    }

    /// Finds the mail of ours that a report names, and says in the reading which it is and whom it did not reach.
    pub(in crate::watch) fn bounced(&self, reading: &mut Reading) -> Result<Option<Bounced>> {
        if !reading.marks.contains(&BOUNCE) {
            return Ok(None);
        }
        let Returned { ids, recipients, delayed } = reading.returned.clone();
        let mut found = None;
        for id in ids.iter().filter(|id| is_id(id)) {
            let message = self.trail.state.message(id)?;
            if let Some(request) = message.and_then(|message| message.request)
                && let Some(note) = self.note_of(&request)?
            {
                found = Some(Bounced { request, note, recipients: recipients.clone(), delayed });
                break;
            }
        }
        reading.below += "\n## The mail that it is about\n\n";
        match &found {
            Some(bounced) => {
                reading.links.push(("about", bounced.note.clone()));
                reading.below += &self.which(bounced)?;
            }
            None => reading.below += "- None that `fte` sent: it names no such mail\n",
        }
        for recipient in &recipients {
            let what = if delayed {
                "has not got it yet; the server goes on trying"
            } else {
                "did not get it"
            };
            reading.below += &format!("- {} {what}\n", inert::line(recipient));
        }
        Ok(found)
    }

    fn which(&self, bounced: &Bounced) -> Result<String> {
        let link = inert::link(&bounced.note);
        let request = self.trail.state.request(&bounced.request)?;
        Ok(match request.map(|request| request.action) {
            Some(Action::SendEmail(mail) | Action::ReplyEmail(mail)) => {
                let (subject, to) = (inert::line(&mail.subject), inert::line(&mail.to.join(", ")));
                format!("- Your mail {subject} to {to}: {link}\n")
            }
            _ => format!("- Your mail: {link}\n"),
        })
    }

    /// Says in the note of the request, which was done and stays so, that its mail came back. A note that is not there, or
    /// changes just now, is left: the item says it.
    pub(in crate::watch) fn tell_request(&self, bounced: &Bounced, stem: &str) -> Result<()> {
        let vault = self.trail.vault;
        let Some(place) = vault.find_id(&bounced.request, &[Folder::Done])? else { return Ok(()) };
        let Ok((before, mut note)) = vault.read_to_edit(&place) else { return Ok(()) };
        let link = inert::link(stem);
        if note.body.contains(&link) {
            return Ok(());
        }
        let end = note.front.line_ending();
        if !note.body.ends_with('\n') {
            note.body += end;
        }
        if !note.body.lines().any(|line| line.trim_end() == BACK) {
            note.body += &format!("{end}{BACK}{end}{end}");
        }
        let whom: Vec<_> = bounced.recipients.iter().map(|to| inert::line(to)).collect();
        let whom = if whom.is_empty() { "somebody".to_owned() } else { whom.join(", ") };
        let what = if bounced.delayed { "has not reached" } else { "did not reach" };
        let yet = if bounced.delayed { " yet" } else { "" };
        note.body += &format!("- It {what} {whom}{yet}: {link}{end}");
        match vault.replace(&place, &before, note.print().as_bytes()) {
            Err(error) if error.is_changed() || error.is_not_there() => Ok(()),
            other => Ok(other?),
        }
    }

    /// What the log says of it.
    pub(in crate::watch) fn bounce_event(
        &self,
        bounced: &Bounced,
        item: &Id,
        place: &Place,
    ) -> Event {
        let mut parameters = serde_json::Map::new();
        parameters.insert("request".into(), Value::from(bounced.request.as_str()));
        parameters.insert("note".into(), Value::from(place.path()));
        let action = if bounced.delayed { "mail.delayed" } else { "mail.bounced" };
        Event {
            resource: Some(format!("request/{}", bounced.request)),
            item: Some(item.to_string()),
            target: Some(bounced.recipients.join(", ")).filter(|whom| !whom.is_empty()),
            parameters,
            ..Event::new(self.trail.clock.now(), "watch", action, Status::Failure)
        }
    }
}
