//! Mail over the settings' mail server: what keeps it back, how it is sent, and where a lost answer is looked up.

use super::effect::World;
use crate::base::{Result, Time, text};
use crate::model::Id;
use crate::model::action::{Action, Email};
use crate::model::attempt::{Attempt, Failure, FailureClass};
use crate::remote::message::{self, MessageError, Stamp};
use crate::remote::smtp::{Outgoing, Server, Smtp};

impl World<'_> {
    /// An outside service begins in dry-run: it is shown what would go over the wire.
    pub(super) fn smtp_obstacle(&self, action: &Action) -> Option<String> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else { return None };
        let smtp = self.smtp();
        if let Some(why) = smtp.obstacle() {
            return Some(why);
        }
        (self.config.text("mail.mode") != "live").then(|| {
            let shown = shown(mail, &smtp.server.name());
            format!("dry-run (`mail.mode: live` sends it): {shown}")
        })
    }

    pub(super) fn send_over_smtp(
        &self,
        mail: &Email,
        key: &Id,
        at: Time,
        automatic: bool,
    ) -> Result<Attempt> {
        // The settings can't have changed since it was looked at; were they others, it would go where nobody said yes to.
        if self.config.carrier() != (mail.via, mail.account.clone()) {
            return Ok(Attempt::NotPossible("the settings name another account now".into()));
        }
        // Nothing of it went out so far, or it would not be sent.
        self.state.forget_end(key)?;
        let about_to_end = || self.state.begin_end(key).map_err(|fail| fail.causes().join(": "));
        let stamp = Stamp { key: key.as_str(), at, automatic };
        let built = message::envelope(mail).and_then(|envelope| {
            Ok((envelope, message::build_without_bcc(self.vault, mail, &stamp)?))
        });
        Ok(match built {
            Ok(((from, recipients), bytes)) => self.smtp().send(&Outgoing {
                from: &from,
                recipients: &recipients,
                message_id: &message::id(mail, key.as_str()),
                bytes: &bytes,
                about_to_end: &about_to_end,
            }),
            // Both can be mended, and nothing was sent.
            Err(error @ (MessageError::NoSender | MessageError::Io { .. })) => {
                Attempt::NotPossible(error.to_string())
            }
            Err(error) => Attempt::Failed(Failure::new(FailureClass::Data, error.to_string())),
        })
    }

    fn smtp(&self) -> Smtp<'_> {
        Smtp { server: Server::of(self.config), keys: self.keys, http: self.gmail }
    }
}

/// What would go out, in words.
pub(super) fn shown(mail: &Email, server: &str) -> String {
    let sized = message::envelope(mail).and_then(|envelope| Ok((envelope, message::size(mail)?)));
    let subject = text::shown_line(&mail.subject);
    match sized {
        Ok(((from, to), size)) => format!(
            "“{subject}” from {from} to {} over {server}, about {size} bytes",
            text::shown_line(&to.join(", "))
        ),
        Err(error) => format!("“{subject}” can't be sent: {error}"),
    }
}
