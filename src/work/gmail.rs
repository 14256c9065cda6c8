//! Mail over Gmail's API: what keeps it back, how it is sent, and where a lost answer is looked up.

use super::effect::World;
use crate::auth::account;
use crate::base::{Result, text};
use crate::model::action::{Action, Email, parse_address};
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::remote::gmail::api::Api;
use crate::remote::gmail::send::{Letter, Sender};
use crate::remote::message::{self, MessageError, Stamp};
use crate::state::Intent;

/// How long what was sent may not be found yet: Gmail's search lags.
const FILED: chrono::Duration = chrono::Duration::minutes(10);

impl World<'_> {
    /// An outside service begins in dry-run: it is shown what would go over the wire.
    pub(super) fn gmail_obstacle(&self, action: &Action) -> Option<String> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else { return None };
        let Some(user) = self.config.filled("gmail.user") else {
            return Some("`gmail.user` in .fte/config.yaml is not set".into());
        };
        let from = mail.from.as_deref().map(parse_address).unwrap_or_default().email;
        let own = |address: &String| account::is_same(&parse_address(address).email, &from);
        if !own(&user) && !self.config.list("gmail.aliases").iter().any(own) {
            let from = text::shown_line(&from);
            return Some(format!(
                "it is from {from}, which is neither `gmail.user` nor one of `gmail.aliases`: Gmail would put another sender in its place"
            ));
        }
        if self.config.text("gmail.access") == "read" {
            return Some(
                "`gmail.access: read` sends nothing: set it to `modify`, then `fte auth gmail login`"
                    .into(),
            );
        }
        (self.config.text("mail.mode") != "live").then(|| {
            let shown = super::smtp::shown(mail, &format!("Gmail ({user})"));
            format!("dry-run (`mail.mode: live` sends it): {shown}")
        })
    }

    pub(super) fn send_over_gmail(
        &self,
        mail: &Email,
        intent: &Intent,
        automatic: bool,
    ) -> Result<Attempt> {
        // The settings can't have changed since it was looked at; were they others, it would go where nobody said yes to.
        if self.config.carrier() != (mail.via, mail.account.clone()) {
            return Ok(Attempt::NotPossible("the settings name another account now".into()));
        }
        let stamp = Stamp { key: intent.key.as_str(), at: intent.begun, automatic };
        let built = message::envelope(mail).and_then(|_| message::build(self.vault, mail, &stamp));
        match built {
            Ok(bytes) => self.over_gmail(|sender| {
                let account = mail.account.as_deref().unwrap_or_default();
                sender.send(&Letter {
                    intent,
                    account,
                    thread: mail.thread.as_deref(),
                    bytes: &bytes,
                })
            }),
            // Both can be mended, and nothing was sent.
            Err(error @ (MessageError::NoSender | MessageError::Io { .. })) => {
                Ok(Attempt::NotPossible(error.to_string()))
            }
            Err(error) => Ok(Attempt::Failed(Failure::new(FailureClass::Data, error.to_string()))),
        }
    }

    /// Whether a mail whose answer was lost went out.
    pub(super) fn find_over_gmail(&self, intent: &Intent) -> Result<Found> {
        self.over_gmail(|sender| sender.find(intent))
    }

    /// How long after it was begun a mail that went out may not be found yet. With `gmail.access: send` nothing is looked for.
    pub(super) fn gmail_files_by(&self) -> chrono::Duration {
        let looks = self.config.text("gmail.access") != "send";
        if looks { FILED } else { chrono::Duration::zero() }
    }

    fn over_gmail<T>(&self, work: impl FnOnce(&Sender<'_>) -> Result<T>) -> Result<T> {
        let api = Api::new(self.gmail, self.keys);
        work(&Sender { api: &api, state: self.state, config: self.config, clock: self.keys.clock })
    }
}
