//! Plans as the planner made them: what a plan's note in the vault is held against before it is acted on.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result, digest};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::plan::Plan;

/// What is known of a plan outside of its note, which anybody who can write the vault can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) item: Id,
    /// `playbook:invoice-requested`.
    pub(crate) by: String,
    auto: bool,
    /// The digest of each step's action.
    steps: BTreeMap<String, String>,
}

impl Sealed {
    pub(crate) fn of(plan: &Plan) -> Sealed {
        let actions = plan.steps.iter().filter_map(|step| Some((step, step.action.as_ref()?)));
        Sealed {
            item: plan.item.clone(),
            by: plan
                .playbooks
                .first()
                .map_or_else(|| "plan".to_owned(), |name| format!("playbook:{name}")),
            auto: plan.auto,
            steps: actions.map(|(step, action)| (step.id.clone(), seal(action))).collect(),
        }
    }

    /// Whether a step still is what was planned.
    pub(crate) fn holds(&self, step: &str, action: &Action) -> bool {
        self.steps.get(step).is_some_and(|sealed| *sealed == seal(action))
    }

    /// Whether a step may go without asking: as it was planned, by a playbook that is marked so.
    pub(crate) fn is_auto(&self, step: &str, action: &Action) -> bool {
        self.auto && self.holds(step, action)
    }
}

fn seal(action: &Action) -> String {
    digest::sha256(format!("{} {}", action.name(), action.params()))
}

impl State {
    pub(crate) fn plan(&self, id: &Id) -> Result<Option<Sealed>> {
        let sql = "SELECT item, by, auto, steps FROM plans WHERE id = ?1";
        let row: Option<(String, String, bool, String)> = self
            .db
            .query_row(sql, [id.as_str()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()
            .map_err(broken)?;
        let Some((item, by, auto, steps)) = row else { return Ok(None) };
        let steps = serde_json::from_str(&steps).or_fail(Exit::Failed)?;
        Ok(item.parse().ok().map(|item| Sealed { item, by, auto, steps }))
    }

    /// Notes a plan as it was made, in place of what was known of it.
    pub(crate) fn set_plan(&self, plan: &Plan) -> Result<()> {
        let sealed = Sealed::of(plan);
        let steps = serde_json::to_string(&sealed.steps).or_fail(Exit::Failed)?;
        let sql =
            "INSERT OR REPLACE INTO plans (id, item, by, auto, steps) VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = (plan.id.as_str(), sealed.item.as_str(), &sealed.by, sealed.auto, steps);
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        statement.execute(values).map_err(broken).map(drop)
    }
}
