//! What came in a conversation after something was asked for: a yes, or a rule, did not know of it.

use super::Gate;
use crate::base::Result;
use crate::model::Id;
use crate::model::action::{Action, Connector};
use crate::state::requests::Request;

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
