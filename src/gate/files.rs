//! What is bound to an action when it is drawn, so that the person reads of it: the sender, and the files that leave.

use std::io::ErrorKind;

use super::Gate;
use crate::base::{Exit, Fail, Result, digest, text};
use crate::model::action::{Action, Attached, Connector};
use crate::model::plan::Blanks;

/// The largest file that may leave with an action, in bytes.
const FILE_LIMIT: u64 = 50 * 1024 * 1024;

impl Gate<'_> {
    /// Reads the files that leave with an action, so that the request holds what they are now; one that can't be read
    /// stays as it is in `before`.
    pub(super) fn bind_files(&self, action: &mut Action, before: &[Attached]) -> Result<()> {
        for file in action.files_mut() {
            *file = match (self.bind(&file.path), before.iter().find(|old| old.path == file.path)) {
                (Err(_), Some(old)) => old.clone(),
                (bound, _) => bound?,
            };
        }
        Ok(())
    }

    /// [`Gate::bind_files`] for what is only looked at: a file that is named later, or can't be read, stays without digest.
    pub(super) fn bind_known_files(&self, action: &mut Action, blanks: &Blanks) {
        for file in action.files_mut().iter_mut().filter(|file| !blanks.are_in(&file.path)) {
            if let Ok(bound) = self.bind(&file.path) {
                *file = bound;
            }
        }
    }

    /// Puts what the settings say into an action: a mail's sender and carrier, a web service's address.
    pub(super) fn bind_settings(&self, action: &mut Action) {
        match action {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => {
                mail.from.clone_from(&self.sender);
                (mail.via, mail.account) = self.carrier.clone();
            }
            Action::CallWebhook(hook) => {
                hook.url.clone_from(&self.webhook.url);
                hook.find.clone_from(&self.webhook.find);
                hook.repeat = self.webhook.repeat;
            }
            _ => {
                if let Some(site) = action.odoo_site() {
                    site.clone_from(&self.odoo);
                }
            }
        }
    }

    /// The setting that an action was drawn with and that is another now.
    pub(crate) fn changed_setting(&self, action: &Action) -> Option<&'static str> {
        let mut now = action.clone();
        self.bind_settings(&mut now);
        (now != *action).then_some(match action {
            Action::CallWebhook(_) => "what the settings say of `webhook`",
            Action::SendEmail(mail) | Action::ReplyEmail(mail) if mail.from == self.sender => {
                "what the settings say of who carries mail"
            }
            _ if now.connector() == Connector::Odoo => "what the settings say of `odoo`",
            _ => "the sender in the settings",
        })
    }

    /// A file of the vault with its size and digest.
    ///
    /// Exit code 5 for what can never leave; a file that is there and can't be read now is another error.
    fn bind(&self, path: &str) -> Result<Attached> {
        let bad = |exit, what: &str| {
            Fail::say(exit, format!("the file `{}` {what}", text::shown_line(path)))
        };
        let parts: Vec<&str> = path.split('/').collect();
        let is_way_out =
            |part: &&str| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':']);
        if parts.iter().any(is_way_out) {
            return Err(bad(Exit::Refused, "is not a path within the vault"));
        }
        let full = parts.iter().fold(self.vault.root().to_owned(), |at, part| at.join(part));
        let bytes = self.vault.bounds().read(&full, FILE_LIMIT).map_err(|error| {
            let exit = match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    return bad(Exit::Refused, "is not in the vault");
                }
                ErrorKind::InvalidInput | ErrorKind::FileTooLarge => Exit::Refused,
                _ => Exit::Failed,
            };
            bad(exit, &format!("can't be read: {error}"))
        })?;
        Ok(Attached {
            path: path.to_owned(),
            sha256: digest::sha256(&bytes),
            size: bytes.len() as u64,
        })
    }
}
