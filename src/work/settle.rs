//! What an earlier run left open, and answers that were given by moving files: settled before anything is executed.

use super::act::{Executor, refused};
use super::acted::Acted;
use super::steps;
use crate::base::Result;
use crate::model::request::Standing;
use crate::vault::{Folder, Place};

impl Executor<'_> {
    /// Finishes what a crash left begun: the connector finds it by its key, or does it now.
    pub(super) fn settle_begun(&self, acted: &mut Acted) -> Result<()> {
        for request in self.gate.state.requests(Standing::Begun)? {
            if let Some(done) = self.done_before(&request)? {
                self.leftover(&done, &Place::new(Folder::Approved, done.name.clone()), acted)?;
                continue;
            }
            self.execute(&request, acted)?;
        }
        Ok(())
    }

    /// Requests that the person moved to `Rejected/`, and notes that were lost.
    pub(super) fn settle_answers(&self, acted: &mut Acted) -> Result<()> {
        let mut open = self.gate.state.requests(Standing::Pending)?;
        open.extend(self.gate.state.requests(Standing::Approved)?);
        for request in open {
            let Some(place) = self.gate.note_of(&request)? else {
                let lost = Place::new(Folder::PendingApproval, request.name.clone());
                self.gate.ask_again(&request, &lost, &request.action, "its note was gone", None)?;
                continue;
            };
            match place.folder {
                Folder::Rejected => {
                    let reason = self
                        .gate
                        .vault
                        .read(&place)
                        .ok()
                        .and_then(|note| note.front.text("reason"));
                    let reason = reason.unwrap_or_else(|| "moved to Rejected".into());
                    let no = self.gate.reject(&request, &place, "human:vault", &reason)?;
                    acted.refused.push(refused(&no, "a person said no"));
                    acted.filed.extend(steps::after(self.gate, &no)?);
                }
                // Moved back: the yes is taken back.
                Folder::PendingApproval if request.standing == Standing::Approved => {
                    self.gate.ask_again(
                        &request,
                        &place,
                        &request.action,
                        "it was moved back",
                        None,
                    )?;
                }
                _ => {}
            }
        }
        self.settle_answered(acted)
    }

    /// Notes that seem to wait though they were answered: a crash kept a no from being seen and its plan from being told.
    fn settle_answered(&self, acted: &mut Acted) -> Result<()> {
        for place in self.gate.vault.list(Folder::PendingApproval)? {
            let Some(id) = place.id() else { continue };
            let Some(no) = self.gate.state.request(&id)? else { continue };
            if no.name != place.name {
                continue;
            }
            if no.standing == Standing::Done {
                // It was moved back, or copied, while it was executed.
                let approved = Place::new(Folder::Approved, place.name.clone());
                self.gate.vault.shift(&place, &approved)?;
                self.leftover(&no, &approved, acted)?;
            } else if no.standing == Standing::Refused {
                acted.filed.extend(steps::after(self.gate, &no)?);
                self.gate.vault.shift(&place, &Place::new(Folder::Rejected, place.name.clone()))?;
            }
        }
        Ok(())
    }
}
