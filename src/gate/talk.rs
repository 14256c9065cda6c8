//! What came in a conversation after something was asked for: a yes, or a rule, did not know of it.

use super::Gate;
use crate::base::Result;
use crate::model::Id;
use crate::model::action::{Action, Connector};
use crate::state::requests::Request;
use crate::vault::{Folder, Place, Vault, inert};

impl Gate<'_> {
    /// The notes of the items that go on with a request's, without `.md`, oldest first. It is looked up each time: no part
    /// of what was sealed.
    pub(crate) fn later(&self, request: &Request) -> Result<Vec<String>> {
        let Some(item) = &request.origin.item else { return Ok(Vec::new()) };
        Ok(self.state.later(item)?.into_iter().map(|later| later.note).collect())
    }

    /// Why what a rule lets go by itself asks all the same. What stays in the vault is no answer to anybody.
    pub(crate) fn outdated(&self, action: &Action, item: &Id) -> Result<Option<String>> {
        if action.connector() == Connector::Vault || self.state.later(item)?.is_empty() {
            return Ok(None);
        }
        Ok(Some("a later message came in its conversation".into()))
    }
}

/// What a request is about: the subject of the item that it is for, while that is open; else of the letter that it sends.
/// Foreign.
pub(crate) fn subject(vault: &Vault, request: &Request) -> Option<String> {
    let of_note = |folder: Folder| {
        let name = format!("{}.md", request.origin.item_note.as_ref()?);
        let front = vault.read_front(&Place::new(folder, name)).ok()?;
        Some(inert::original(&front.text("subject")?))
    };
    let of_letter = || match &request.action {
        Action::SendEmail(mail) | Action::ReplyEmail(mail) => Some(mail.subject.clone()),
        _ => None,
    };
    let subject = [Folder::InProgress, Folder::NeedsAction].into_iter().find_map(of_note);
    subject.or_else(of_letter).filter(|subject| !subject.trim().is_empty())
}
