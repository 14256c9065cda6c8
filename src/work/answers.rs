//! Answers that were given by moving files, and notes that a crash kept from their folder: settled before anything is
//! executed.

use super::act::{Executor, each, refused};
use super::acted::Acted;
use super::steps;
use crate::base::Result;
use crate::gate::review::{NotARequest, Reading, compare};
use crate::model::request::Standing;
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

impl Executor<'_> {
    pub(super) fn settle_answers(&self, acted: &mut Acted) -> Result<()> {
        let mut open = self.gate.state.requests(Standing::Pending)?;
        open.extend(self.gate.state.requests(Standing::Approved)?);
        for request in open {
            each(acted, request.id.as_str(), |acted| self.settle(&request, acted));
        }
        // Answered or executed, and its plan and note are yet to follow.
        for request in self.gate.state.unfiled()? {
            each(acted, request.id.as_str(), |acted| self.put_where_it_ends(&request, acted));
        }
        // What lies there as if it waited is a copy by now, or was moved back.
        for place in self.gate.vault.list(Folder::PendingApproval)? {
            let Some(id) = place.id() else { continue };
            each(acted, id.as_str(), |acted| {
                match self.gate.state.request(&id)?.filter(|request| request.name == place.name) {
                    Some(request) if request.standing.is_over() => {
                        self.leftover(&request, &place, acted)
                    }
                    _ => Ok(()),
                }
            });
        }
        Ok(())
    }

    fn settle(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        let mut places = self.gate.places(request)?.into_iter();
        let Some(place) = places.next() else { return self.settle_lost(request, acted) };
        for copy in places {
            self.set_aside(&copy, &NotARequest::Copy(place.path()), acted)?;
        }
        match (place.folder, request.standing) {
            (Folder::Rejected, _) => {
                let kept = self.gate.vault.read(&place).ok();
                let reason = kept.and_then(|note| note.front.text("reason"));
                let reason = reason.unwrap_or_else(|| "moved to Rejected".into());
                let no = self.gate.reject(request, &place, "human:vault", &reason)?;
                acted.refused.push(refused(&no, "a person said no"));
                acted.filed.extend(steps::after(self.gate, &no)?);
                Ok(())
            }
            // Moved back: the yes is taken back, with what was written into it.
            (Folder::PendingApproval, Standing::Approved) => {
                let (action, changed) = match compare(request, &self.gate.vault.read(&place)?) {
                    Reading::Intact => (request.action.clone(), None),
                    Reading::Edited { action, diff } => (*action, Some(diff)),
                    Reading::Damaged { what } => (request.action.clone(), Some(what)),
                };
                let why = "it was moved back";
                self.gate.ask_again(request, &place, &action, why, changed)?;
                acted.refused.push(refused(request, "it was moved back: asked again"));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A note that lies nowhere: laid where a crash kept it from its place, asked again where a person deleted it.
    fn settle_lost(&self, request: &Request, acted: &mut Acted) -> Result<()> {
        let was_placed = request.placed.is_some();
        if self.gate.restored(request)?.is_none() {
            let lost = Place::new(Folder::PendingApproval, request.name.clone());
            self.gate.ask_again(request, &lost, &request.action, "its note was gone", None)?;
        }
        if was_placed {
            let why = "its note was gone: asked again; to say no, move it to Rejected";
            acted.refused.push(refused(request, why));
        }
        Ok(())
    }
}
