//! What a dry run would take in.

use super::intake::{Arrival, Intake};
use super::quarantine;
use super::report::{Attached, Quarantined};
use super::thread::Turn;
use super::write::made_of;
use crate::base::Result;
use crate::vault::{Folder, Place, item as item_note};

impl Intake<'_> {
    /// What would be done.
    pub(super) fn rehearse(&mut self, batch: &[Arrival]) -> Result<()> {
        for arrival in batch {
            let durable = self.trail.state.seen(&arrival.key)?.is_some_and(|seen| seen.durable);
            if durable || !self.rehearsed.insert(arrival.id.clone()) {
                self.report.known += 1;
                continue;
            }
            match self.read(arrival) {
                Ok(mut reading) => {
                    let turn = self.turn(arrival, &mut reading)?;
                    let (item, _) = self.item(arrival, reading, Vec::new());
                    if let Turn::Attach(id, place) | Turn::Attached(id, place) = turn {
                        let (source, subject) = (arrival.source.shown.clone(), item.subject);
                        let (id, path) = (id.to_string(), place.path());
                        self.report.attached.push(Attached { id, path, source, subject });
                        continue;
                    }
                    let place = Place::new(Folder::NeedsAction, item_note::name(&item));
                    self.report.created.push(made_of(&item, &place, arrival));
                }
                Err(reason) => {
                    let (place, note) = (
                        quarantine::file(arrival).path(),
                        quarantine::place(arrival, self.trail.clock).path(),
                    );
                    let source = arrival.source.shown.clone();
                    self.report.quarantined.push(Quarantined { path: place, note, source, reason });
                }
            }
        }
        Ok(())
    }
}
