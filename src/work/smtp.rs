//! Mail over the settings' mail server: what keeps it back, how it is sent, and where a lost answer is looked up.

use super::effect::World;
use crate::base::{Time, text};
use crate::model::Id;
use crate::model::action::{Action, Connector, Email};
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::remote::message::{self, MessageError, Stamp};
use crate::remote::smtp::{Outgoing, Server, Smtp};

/// How long a server may take to file what it sent, where it does that.
const FILED: chrono::Duration = chrono::Duration::minutes(10);

impl World<'_> {
    /// An outside service begins in dry-run: it is shown what would go over the wire.
    pub(super) fn smtp_obstacle(&self, action: &Action) -> Option<String> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else { return None };
        let smtp = self.smtp();
        if let Some(why) = smtp.obstacle() {
            return Some(why);
        }
        (self.config.text("mail.mode") != "live").then(|| {
            let shown = self.shown(mail, &smtp.server.name());
            format!("dry-run (`mail.mode: live` sends it): {shown}")
        })
    }

    /// What would go out, in words.
    pub(super) fn shown(&self, mail: &Email, server: &str) -> String {
        let sized = message::envelope(mail)
            .and_then(|envelope| Ok((envelope, message::size(self.vault, mail)?)));
        let subject = text::shown_line(&mail.subject);
        match sized {
            Ok(((from, to), size)) => format!(
                "“{subject}” from {from} to {} over {server}, about {size} bytes",
                text::shown_line(&to.join(", "))
            ),
            Err(error) => format!("“{subject}” can't be sent: {error}"),
        }
    }

    pub(super) fn send_over_smtp(
        &self,
        mail: &Email,
        key: &Id,
        at: Time,
        automatic: bool,
    ) -> Attempt {
        // The settings can't have changed since it was looked at; were they others, it would go where nobody said yes to.
        if self.config.carrier() != (mail.via, mail.account.clone()) {
            return Attempt::NotPossible("the settings name another account now".into());
        }
        let stamp = Stamp { key: key.as_str(), at, automatic };
        let built = message::envelope(mail).and_then(|envelope| {
            Ok((envelope, message::build_without_bcc(self.vault, mail, &stamp)?))
        });
        match built {
            Ok(((from, recipients), bytes)) => self.smtp().send(&Outgoing {
                from: &from,
                recipients: &recipients,
                message_id: &message::id(mail, key.as_str()),
                bytes: &bytes,
            }),
            // Both can be mended, and nothing was sent.
            Err(error @ (MessageError::NoSender | MessageError::Io { .. })) => {
                Attempt::NotPossible(error.to_string())
            }
            Err(error) => Attempt::Failed(Failure::new(FailureClass::Data, error.to_string())),
        }
    }

    /// Whether a mail whose answer was lost went out.
    pub(super) fn find_over_smtp(&self, action: &Action, key: &str) -> Found {
        let _ = (action, key);
        Found::CannotTell("a mail server can't be asked what it sent".into())
    }

    /// How long after it was begun something that was done may not be found yet.
    pub(super) fn filed_by(&self, action: &Action) -> chrono::Duration {
        let is_filed = self.config.text("smtp.sent") == "server";
        match action.connector() {
            Connector::Smtp if is_filed => FILED,
            Connector::Gmail => self.gmail_files_by(),
            _ => chrono::Duration::zero(),
        }
    }

    fn smtp(&self) -> Smtp<'_> {
        Smtp { server: Server::of(self.config), keys: self.keys, http: self.gmail }
    }
}
