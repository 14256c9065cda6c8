//! The request that takes an executed one back.

use serde_json::json;

use super::content;
use super::draw::sealed;
use super::submit::{Gate, Links, Submitted};
use crate::base::Result;
use crate::model::Id;
use crate::model::request::Proposal;
use crate::state::requests::{Request, Undoes};

impl Gate<'_> {
    /// The request that takes this one back, where one was made: the latest.
    pub(crate) fn undo_of(&self, done: &Id) -> Result<Option<Request>> {
        let known = self.state.note(&note(done))?.and_then(|id| id.parse().ok());
        Ok(known.map(|id| self.state.request(&id)).transpose()?.flatten())
    }

    /// [`Gate::submit`] for what takes `done` back, in place of `failed`: an earlier undo that came to nothing.
    ///
    /// Its id follows from both, and one commit notes it with the request that it takes back: asked again after a crash,
    /// or by two at once, it is one request.
    pub(crate) fn submit_undo(
        &self,
        proposal: &Proposal,
        done: &Request,
        failed: Option<&Id>,
        links: Links<'_>,
    ) -> Result<Submitted> {
        let action = content::canonical(&proposal.action);
        let before = failed.map_or("", Id::as_str);
        let id = Id::of(&[b"undo", done.id.as_str().as_bytes(), before.as_bytes()]);
        // Two at once would both find that it is not there.
        let _lock = self.state.lock("undo")?;
        if let Some(known) = self.state.request(&id)? {
            let place = self.restored(&known)?;
            return Ok(Submitted { request: known, place });
        }
        let mut request = self.draw(id, action, proposal, None, links)?;
        let stem = done.name.strip_suffix(".md").unwrap_or(&done.name);
        request.origin.undoes = Some(Undoes { request: done.id.clone(), note: stem.to_owned() });
        let mut request = sealed(request);
        let asked = self.event(&request, "approval.request");
        let mut undo = self.event(&request, "undo");
        undo.parameters.insert("undoes".into(), json!(done.id));
        self.trail.record_with(vec![asked, undo], || {
            self.state.drop_evidence(&request.id)?;
            self.state.add_request(&request)?;
            self.state.set_note(&note(&done.id), request.id.as_str())
        })?;
        let place = self.restored(&request)?;
        request.placed = place.as_ref().map(|place| place.folder);
        Ok(Submitted { request, place })
    }
}

/// The state's note of what takes a request back.
fn note(done: &Id) -> String {
    format!("undo.{done}")
}
