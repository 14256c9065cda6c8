//! A plan that can't go on: what was done for the step that stopped it is offered to be undone, last first.

use super::open::Open;
use super::steps::stopped;
use super::undo;
use crate::base::{Result, text};
use crate::model::plan::{BY_HAND, Plan, Step, StepState, UNDO};
use crate::model::request::Standing;
use crate::state::requests::Request;

impl Open<'_> {
    /// Adds the steps that undo what was done, where a step that stopped needs it and nothing else is under way. Each
    /// asks, whatever the policy says, and waits for the one before it. Returns whether there are some now.
    pub(super) fn offer_undo(&mut self) -> Result<bool> {
        let Some(sealed) = &self.sealed else { return Ok(false) };
        let is_over = self.item.is_none() || self.is_torn() || self.plan.step(BY_HAND).is_some();
        if is_over || !stopped(&self.plan) {
            return Ok(false);
        }
        let (mut undo, _) = self.undo_steps()?;
        undo.retain(|step| self.plan.step(&step.id).is_none() && !sealed.knows(&step.id));
        if undo.is_empty() {
            return Ok(false);
        }
        self.plan.steps.extend(undo);
        // In the note before they are sealed: one that is sealed and not there was taken out by the person.
        self.save()?;
        self.seal_undo()?;
        Ok(true)
    }

    /// Seals the undo steps that the note has and that follow from what was done: a crash may have kept them from it.
    pub(super) fn seal_undo(&mut self) -> Result<()> {
        let Some(sealed) = &self.sealed else { return Ok(()) };
        let is_new = |step: &&Step| undoes(step) && !sealed.knows(&step.id);
        if !self.plan.steps.iter().any(|step| is_new(&step)) {
            return Ok(());
        }
        let (own, _) = self.undo_steps()?;
        let is_own = |step: &&Step| {
            own.iter().any(|own| {
                (&own.id, &own.action, &own.needs) == (&step.id, &step.action, &step.needs)
            })
        };
        let added: Vec<_> = self.plan.steps.iter().filter(is_new).filter(is_own).cloned().collect();
        self.gate.state.add_plan_steps(&self.plan.id, &added)?;
        self.sealed = self.gate.state.plan(&self.plan.id)?;
        Ok(())
    }

    /// What can't be undone of what was done for a step that stopped, and why; `None` where nothing is left standing.
    pub(super) fn not_undone(&self) -> Result<Option<String>> {
        let (_, left) = self.undo_steps()?;
        Ok((!left.is_empty()).then(|| left.join("; ")))
    }

    /// The steps that undo what was done and is not being undone already, last first, and what can't be undone, with the reason.
    fn undo_steps(&self) -> Result<(Vec<Step>, Vec<String>)> {
        let mut done = Vec::new();
        for step in in_vain(&self.plan) {
            let request =
                step.request.as_ref().map(|id| self.gate.state.request(id)).transpose()?;
            done.extend(request.flatten().map(|request| (step, request)));
        }
        done.sort_by(|(a, first), (b, second)| {
            (&second.updated, place(&self.plan, b)).cmp(&(&first.updated, place(&self.plan, a)))
        });
        let (mut steps, mut left) = (Vec::<Step>::new(), Vec::new());
        for (step, request) in done {
            let asked = self.gate.undo_of(&request.id)?;
            if asked
                .is_some_and(|undo| !matches!(undo.standing, Standing::Refused | Standing::Dead))
            {
                continue;
            }
            match undo::inverse(&request) {
                Ok(action) => steps.push(Step {
                    id: format!("{UNDO}{}", step.id),
                    what: format!("Undo: {}", step.what),
                    action: Some(action),
                    needs: steps.last().map(|before| before.id.clone()).into_iter().collect(),
                    ..Step::default()
                }),
                Err(why) => left.push(stays(step, &request, &why)),
            }
        }
        Ok((steps, left))
    }
}

fn undoes(step: &Step) -> bool {
    step.id.starts_with(UNDO)
}

/// The steps that are done and that a stopped one needed, directly or through others.
fn in_vain(plan: &Plan) -> Vec<&Step> {
    let ends = plan.steps.iter().filter(|step| step.state.stops() && !undoes(step));
    let mut found: Vec<&Step> = Vec::new();
    for needed in ends.flat_map(|step| plan.needed_by(&step.id)) {
        let is_known = found.iter().any(|known| known.id == needed.id);
        if needed.state == StepState::Done && needed.request.is_some() && !is_known {
            found.push(needed);
        }
    }
    found
}

fn place(plan: &Plan, step: &Step) -> Option<usize> {
    plan.steps.iter().position(|other| other.id == step.id)
}

fn stays(step: &Step, request: &Request, why: &str) -> String {
    format!(
        "`{}` ({}) stays: {}",
        text::shown_line(&step.id),
        request.action.name(),
        text::shown_line(why)
    )
}
