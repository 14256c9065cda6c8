//! What is going to be done about an item: steps over the action registry.

use serde::{Deserialize, Serialize};

use super::{Id, action::Action};

/// How far a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StepState {
    /// Not begun: something it needs is not done yet.
    #[default]
    Waiting,
    /// Its request lies in `Pending_Approval/` or `Approved/`.
    Submitted,
    Done,
    /// A person or the policy said no.
    Refused,
    /// The person does this one: it has no action.
    Person,
}

/// One step: an action, or something that the person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Unique in its plan: `draft`, `send`.
    pub(crate) id: String,
    /// What happens, in plain words, without foreign text.
    pub(crate) what: String,
    pub(crate) action: Option<Action>,
    pub(crate) needs: Vec<String>,
    pub(crate) state: StepState,
    /// The request that carries it, once it was submitted.
    pub(crate) request: Option<Id>,
}

/// A plan: a note `Plans/PLAN_*.md`, one for each item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) id: Id,
    pub(crate) item: Id,
    /// What the plan is for, in a line, without foreign text.
    pub(crate) title: String,
    /// The playbooks that it comes from, most specific first; empty: nothing matched, a person decides.
    pub(crate) playbooks: Vec<String>,
    /// Whether the playbook that gave the steps is marked `auto`.
    pub(crate) auto: bool,
    pub(crate) steps: Vec<Step>,
}

impl Plan {
    /// The steps whose needs are done and that were not submitted yet, in plan order.
    pub(crate) fn ready(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| {
            step.state == StepState::Waiting
                && step.needs.iter().all(|need| {
                    self.steps
                        .iter()
                        .any(|other| &other.id == need && other.state == StepState::Done)
                })
        })
    }

    /// Whether nothing of it is left for `fte` to do or to wait for.
    pub(crate) fn finished(&self) -> bool {
        self.steps.iter().all(|step| step.state == StepState::Done)
    }
}
