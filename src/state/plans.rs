//! Plans as the planner made them: what a plan's note in the vault is held against before it is acted on.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result, digest};
use crate::model::Id;
use crate::model::plan::{Plan, Step};

/// What is known of a plan outside of its note, which anybody who can write the vault can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) item: Id,
    /// `playbook:invoice-requested`.
    pub(crate) by: String,
    /// The file name of its note.
    pub(crate) name: String,
    auto: bool,
    steps: BTreeMap<String, SealedStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SealedStep {
    /// The digest of its action, of what that takes from other steps, and of what it needs.
    seal: String,
    /// The request that carries it, once it was submitted.
    request: Option<Id>,
}

impl Sealed {
    /// Whether a step still is what was planned.
    pub(crate) fn holds(&self, step: &Step) -> bool {
        self.seal_of(step).is_some()
    }

    /// The seal of a step that still is what was planned.
    pub(crate) fn seal_of(&self, step: &Step) -> Option<&str> {
        let sealed = self.steps.get(&step.id).map(|sealed| sealed.seal.as_str());
        sealed.filter(|sealed| *sealed == seal(step))
    }

    /// Whether a step of this id is known.
    pub(crate) fn knows(&self, step: &str) -> bool {
        self.steps.contains_key(step)
    }

    /// Whether a step may go without asking: as it was planned, by a playbook that is marked so.
    pub(crate) fn is_auto(&self, step: &Step) -> bool {
        self.auto && self.holds(step)
    }

    /// Whether all that was planned is still in the plan, with an action where it had one.
    pub(crate) fn is_whole(&self, plan: &Plan) -> bool {
        self.steps.iter().all(|(id, sealed)| {
            let step = plan.steps.iter().find(|step| step.id == *id);
            step.is_some_and(|step| step.action.is_some() || sealed.seal == seal(step))
        })
    }

    /// Whether anything of it was ever asked for.
    pub(crate) fn is_begun(&self) -> bool {
        self.steps.values().any(|step| step.request.is_some())
    }

    /// The request that carries a step.
    pub(crate) fn request(&self, step: &str) -> Option<&Id> {
        self.steps.get(step)?.request.as_ref()
    }
}

fn seal(step: &Step) -> String {
    let action = step.action.as_ref().map(|action| (action.name(), action.params()));
    let meaning = if step.blanks.is_empty() {
        serde_json::json!([action, step.needs])
    } else {
        serde_json::json!([action, step.needs, step.blanks])
    };
    digest::sha256(meaning.to_string())
}

impl State {
    pub(crate) fn plan(&self, id: &Id) -> Result<Option<Sealed>> {
        let sql = "SELECT item, by, name, auto, steps FROM plans WHERE id = ?1";
        let row: Option<(String, String, String, bool, String)> = self
            .db
            .query_row(sql, [id.as_str()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })
            .optional()
            .map_err(broken)?;
        let Some((item, by, name, auto, steps)) = row else { return Ok(None) };
        let steps = serde_json::from_str(&steps).or_fail(Exit::Failed)?;
        Ok(item.parse().ok().map(|item| Sealed { item, by, name, auto, steps }))
    }

    /// Notes a plan as it was made, in place of what was known of it; what was submitted stays so.
    pub(crate) fn set_plan(&self, plan: &Plan, name: &str) -> Result<()> {
        let before = self.plan(&plan.id)?;
        let request = |step: &str| before.as_ref()?.request(step).cloned();
        let steps = plan.steps.iter().map(|step| {
            (step.id.clone(), SealedStep { seal: seal(step), request: request(&step.id) })
        });
        let playbook = plan.playbooks.first();
        self.put_plan(
            &plan.id,
            &Sealed {
                item: plan.item.clone(),
                by: playbook.map_or_else(|| "plan".to_owned(), |name| format!("playbook:{name}")),
                name: name.to_owned(),
                auto: plan.auto,
                steps: steps.collect(),
            },
        )
    }

    /// Notes the request that carries a step.
    pub(crate) fn set_plan_request(&self, plan: &Id, step: &str, request: &Id) -> Result<()> {
        let Some(mut sealed) = self.plan(plan)? else { return Ok(()) };
        match sealed.steps.get_mut(step) {
            Some(step) => step.request = Some(request.clone()),
            // A step that the person wrote into the plan.
            None => return Ok(()),
        }
        self.put_plan(plan, &sealed)
    }

    /// Notes steps that were added to a plan since it was made; what is known of a step already stays so.
    pub(crate) fn add_plan_steps(&self, plan: &Id, added: &[Step]) -> Result<()> {
        let Some(mut sealed) = self.plan(plan)? else { return Ok(()) };
        for step in added {
            let known = SealedStep { seal: seal(step), request: None };
            sealed.steps.entry(step.id.clone()).or_insert(known);
        }
        self.put_plan(plan, &sealed)
    }

    fn put_plan(&self, id: &Id, sealed: &Sealed) -> Result<()> {
        let steps = serde_json::to_string(&sealed.steps).or_fail(Exit::Failed)?;
        let sql = "INSERT OR REPLACE INTO plans (id, item, by, name, auto, steps) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values =
            (id.as_str(), sealed.item.as_str(), &sealed.by, &sealed.name, sealed.auto, steps);
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement.execute(values).map_err(broken).map(drop)
    }
}
