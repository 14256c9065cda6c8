//! What `fte plan` did, as it is printed.

use serde::Serialize;

use super::draft::Question;
use super::job::Job;
use super::playbook::Mistake;
use crate::model::Id;

/// What `fte plan` did.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) planned: Vec<Planned>,
    pub(crate) unmatched: Vec<Unmatched>,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) mistakes: Vec<Mistake>,
    pub(crate) dry_run: bool,
    /// Names of the plans whose items could not be moved on: the next run does that, and then hands out their steps.
    #[serde(skip)]
    pub(crate) unsettled: Vec<String>,
}

/// An item that got a plan.
#[derive(Debug, Serialize)]
pub(crate) struct Planned {
    pub(crate) item: Id,
    /// Vault path of the plan.
    pub(crate) plan: String,
    pub(crate) playbook: String,
    pub(crate) title: String,
    /// The requests that wait for a yes.
    pub(crate) approvals: Vec<Id>,
    /// The requests that a rule let pass.
    pub(crate) automatic: Vec<Id>,
    pub(crate) questions: Vec<Question>,
    /// Why steps are the person's that have an action.
    pub(crate) faults: Vec<String>,
}

/// An item that no playbook matches: it stays where it is, for the person.
#[derive(Debug, Serialize)]
pub(crate) struct Unmatched {
    pub(crate) item: Id,
    pub(crate) path: String,
    /// What should make the person careful about the sender.
    pub(crate) warnings: Vec<String>,
}

/// A note that could not be planned.
#[derive(Debug, Serialize)]
pub(crate) struct Skipped {
    pub(crate) path: String,
    pub(crate) why: String,
    /// A note of the person's own: nothing is wrong with it.
    #[serde(skip)]
    pub(crate) is_own: bool,
}

impl Report {
    pub(crate) fn add(&mut self, job: Job) {
        let item = job.prepared.item.id.clone();
        if !job.prepared.is_matched() {
            // What fte itself made is known to be the person's.
            if job.prepared.item.source != "fte" {
                let warnings = job.prepared.item.sender.warnings.clone();
                self.unmatched.push(Unmatched { item, path: job.place.path(), warnings });
            }
            return;
        }
        self.planned.push(Planned {
            item,
            plan: job.plan.map_or_else(String::new, |plan| plan.path()),
            playbook: job.prepared.plan.playbooks.first().cloned().unwrap_or_default(),
            title: job.prepared.plan.title,
            approvals: Vec::new(),
            automatic: Vec::new(),
            questions: job.prepared.drafted.questions,
            faults: job.prepared.drafted.faults,
        });
    }
}
