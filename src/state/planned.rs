//! Which notes the planner has looked at and left where they are, and which plans the executor has nothing to do for, so
//! that neither need be opened again.

use std::collections::BTreeMap;

use super::{State, broken};
use crate::base::Result;

const LEFT: &str = "plan.left:";
const LOGGED: &str = "plan.logged:";
const SWEPT: &str = "plan.swept:";
const UNSUBMITTED: &str = "plan.unsubmitted:";

impl State {
    /// Notes by name, with the stamp they had.
    pub(crate) fn left(&self) -> Result<BTreeMap<String, String>> {
        self.below(LEFT)
    }

    pub(crate) fn set_left(&self, name: &str, stamp: &str) -> Result<()> {
        self.set_note(&format!("{LEFT}{name}"), stamp)
    }

    pub(crate) fn forget_left(&self, name: &str) -> Result<()> {
        self.forget(&format!("{LEFT}{name}"))
    }

    /// Plans whose event is in the log while their items have not moved yet: what a crash in between leaves.
    pub(crate) fn logged_plans(&self) -> Result<BTreeMap<String, String>> {
        self.below(LOGGED)
    }

    pub(crate) fn set_logged_plan(&self, plan: &str) -> Result<()> {
        self.set_note(&format!("{LOGGED}{plan}"), "")
    }

    pub(crate) fn forget_logged_plan(&self, plan: &str) -> Result<()> {
        self.forget(&format!("{LOGGED}{plan}"))
    }

    /// Plans' notes by name, with the stamp they had when nothing was left to do for them but wait.
    pub(crate) fn swept(&self) -> Result<BTreeMap<String, String>> {
        self.below(SWEPT)
    }

    pub(crate) fn set_swept(&self, name: &str, stamp: &str) -> Result<()> {
        self.set_note(&format!("{SWEPT}{name}"), stamp)
    }

    pub(crate) fn forget_swept(&self, name: &str) -> Result<()> {
        self.forget(&format!("{SWEPT}{name}"))
    }

    /// Plans' notes by name whose ready steps were not handed to the gate yet.
    pub(crate) fn unsubmitted(&self) -> Result<Vec<String>> {
        Ok(self.below(UNSUBMITTED)?.into_keys().collect())
    }

    pub(crate) fn set_unsubmitted(&self, name: &str) -> Result<()> {
        self.set_note(&format!("{UNSUBMITTED}{name}"), "")
    }

    pub(crate) fn forget_unsubmitted(&self, name: &str) -> Result<()> {
        self.forget(&format!("{UNSUBMITTED}{name}"))
    }

    /// The small values whose name begins so, without that beginning.
    pub(super) fn below(&self, prefix: &str) -> Result<BTreeMap<String, String>> {
        let sql = "SELECT substr(key, ?2), value FROM notes WHERE key >= ?1 AND key < ?1 || char(1114111)";
        let mut statement = self.db.prepare_cached(sql).map_err(broken)?;
        let rows =
            statement.query_map((prefix, prefix.len() + 1), |row| Ok((row.get(0)?, row.get(1)?)));
        rows.map_err(broken)?.collect::<rusqlite::Result<_>>().map_err(broken)
    }
}
