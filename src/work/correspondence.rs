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

    /// Makes contacts of those whom a person said yes to writing to. A mail that went by itself makes nobody known. Contacts
    /// that can't be read or written keep nothing from being filed: it is said.
    pub(super) fn get_to_know(&self, done: &Request, acted: &mut Acted) -> Result<()> {
        let by_person = done.approved_by.as_ref().is_some_and(|by| by.starts_with("human:"));
        let Some(mail) = mail(&done.action).filter(|_| by_person) else { return Ok(()) };
        let at = executed_at(done);
        let to = mail.to.iter().chain(&mail.cc);
        let met: Vec<_> = to.map(|whom| Met { whom: parse_address(whom), at }).collect();
        let circle = Circle::new(self.gate.trail, self.world.config, "act");
        if let Err(fail) = circle.meet(&met, MOST) {
            let why = fail.causes().join(": ");
            acted.warnings.push(format!("whom {} went to is no contact yet: {why}", done.id));
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
