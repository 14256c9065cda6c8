//! What is going to be done about an item: steps over the action registry.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Id, action::Action};

/// A person's step that is to answer the mail: it is done with a letter of their own (`fte email reply`).
pub(crate) const ANSWER: &str = "answer";
/// The step that is added where a plan can't go on: what happens instead is the person's.
pub(crate) const BY_HAND: &str = "by-hand";
/// What the ids of steps begin with that undo what was done.
pub(crate) const UNDO: &str = "undo-";

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
    /// It was tried and can never work, or what it was to be filled in with never came.
    Failed,
    /// The person does this one: it has no action.
    Person,
}

impl StepState {
    /// Whether nothing more becomes of it, and what needs it can't be done.
    pub(crate) fn stops(self) -> bool {
        matches!(self, StepState::Refused | StepState::Failed)
    }
}

/// What an earlier step gives, by name: `invoice.document`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct StepOutput {
    pub(crate) step: String,
    pub(crate) output: String,
}

impl fmt::Display for StepOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.step, self.output)
    }
}

impl From<StepOutput> for String {
    fn from(output: StepOutput) -> String {
        output.to_string()
    }
}

impl TryFrom<String> for StepOutput {
    type Error = String;

    fn try_from(text: String) -> Result<StepOutput, String> {
        let is_plain = |text: &str, more: u8| {
            !text.is_empty()
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == more)
        };
        let parts = text.rsplit_once('.');
        let parts = parts.filter(|(step, output)| is_plain(step, b'-') && is_plain(output, b'_'));
        let (step, output) = parts.ok_or_else(|| {
            format!(
                "`{}` is no output like `invoice.document`",
                crate::base::text::shown_line(&text)
            )
        })?;
        Ok(StepOutput { step: step.into(), output: output.into() })
    }
}

/// The places in a step's texts that are filled in once the steps which it needs are done.
///
/// A place is known by the mark, which was chosen when all of the texts were known and is in none of them: what a stranger
/// wrote can't be one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Blanks {
    pub(crate) mark: String,
    pub(crate) of: Vec<StepOutput>,
}

impl Blanks {
    pub(crate) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// How a place stands in a text, and is read by people.
    pub(crate) fn written(&self, output: &StepOutput) -> String {
        format!("⟦{} of {}, {}⟧", output.output, output.step, self.mark)
    }

    /// Whether a text has a place to be filled in.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.of.iter().any(|output| text.contains(&self.written(output)))
    }
}

/// One step: an action, or something that the person does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// Unique in its plan: `draft`, `send`.
    pub(crate) id: String,
    /// What happens, in plain words, without foreign text.
    pub(crate) what: String,
    /// As it was planned: with blanks where it has some.
    pub(crate) action: Option<Action>,
    pub(crate) blanks: Blanks,
    pub(crate) needs: Vec<String>,
    pub(crate) state: StepState,
    /// The request that carries it, once it was submitted.
    pub(crate) request: Option<Id>,
    /// Why it stopped; it may quote foreign text.
    pub(crate) why: Option<String>,
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
    pub(crate) fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The steps that a step needs, directly or through others; those of a circle once.
    pub(crate) fn needed_by(&self, id: &str) -> Vec<&Step> {
        let mut open: Vec<&str> = vec![id];
        let mut found: Vec<&Step> = Vec::new();
        while let Some(at) = open.pop() {
            for need in self.step(at).into_iter().flat_map(|step| &step.needs) {
                let is_new = found.iter().all(|known| known.id != *need);
                if let Some(needed) = self.step(need).filter(|_| is_new) {
                    found.push(needed);
                    open.push(&needed.id);
                }
            }
        }
        found
    }

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
