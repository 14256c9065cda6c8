//! What follows from a mail that was sent: an answer to it finds its conversation, and whom it went to is known.

use super::act::Executor;
use super::acted::Acted;
use super::execute::executed_at;
use crate::base::Result;
use crate::model::action::{Action, parse_address};
use crate::model::params::Email;
use crate::state::messages::Message;
use crate::state::requests::Request;
use crate::watch::known::{Circle, MOST, Met};

impl Executor<'_> {
    /// Notes the mail's Message-ID with its people, within the commit that notes its receipt.
    pub(super) fn note_sent(&self, done: &Request) -> Result<()> {
        let (Some(mail), Some(id)) = (mail(&done.action), message_id(done)) else { return Ok(()) };
        let people = mail.from.iter().chain(&mail.to).chain(&mail.cc).chain(&mail.bcc);
        let message = Message {
            message_id: id,
            item: None,
            request: Some(done.id.clone()),
            people: people.map(|who| parse_address(who).email.to_ascii_lowercase()).collect(),
        };
        self.gate.state.add_message(&message, self.gate.trail.clock.now())
    }

    /// Notes, within the same commit, that a person said yes to writing to these people: they are known when the run ends. A
    /// mail that went by itself makes nobody known.
    pub(super) fn note_met(&self, done: &Request) -> Result<()> {
        let by_person = done.approved_by.as_ref().is_some_and(|by| by.starts_with("human:"));
        if mail(&done.action).is_none() || !by_person {
            return Ok(());
        }
        self.gate.state.set_to_meet(&done.id)
    }

    /// Makes contacts of them. At the end of a run: what it judged before, it judged by whom it knew when it began, and so does
    /// a run that goes on after a crash. Contacts that can't be read or written are said, and tried again by the next run.
    pub(super) fn get_to_know(&self, acted: &mut Acted) -> Result<()> {
        let state = self.gate.state;
        let circle = Circle::new(self.gate.trail, self.world.config, "act");
        for id in state.to_meet()? {
            if let Some(done) = state.request(&id)?
                && let Some(mail) = mail(&done.action)
            {
                let at = executed_at(&done);
                let to = mail.to.iter().chain(&mail.cc);
                let met: Vec<_> = to.map(|whom| Met { whom: parse_address(whom), at }).collect();
                if let Err(fail) = circle.meet(&met, MOST) {
                    let why = fail.causes().join(": ");
                    acted.warnings.push(format!("whom {id} went to is no contact yet: {why}"));
                    continue;
                }
            }
            state.forget_to_meet(&id)?;
        }
        Ok(())
    }
}

fn mail(action: &Action) -> Option<&Email> {
    match action {
        Action::SendEmail(mail) | Action::ReplyEmail(mail) => Some(mail),
        _ => None,
    }
}

/// The Message-ID that the mail has where it arrives, by its receipt.
fn message_id(done: &Request) -> Option<String> {
    let id = done.receipt.as_ref()?.get("message_id")?.as_str()?;
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    (!id.is_empty()).then(|| id.to_owned())
}
