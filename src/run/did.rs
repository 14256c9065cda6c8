//! What passes over the stages did, as they report it: for the person's eye, never for a decision.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;
use serde_json::Value;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Did {
    pub(crate) taken_in: usize,
    pub(crate) quarantined: usize,
    pub(crate) planned: usize,
    /// Items that no playbook matches.
    pub(crate) left_to_you: usize,
    pub(crate) executed: usize,
    pub(crate) refused: usize,
    pub(crate) failed: usize,
    /// Items that are in `Done/` now.
    pub(crate) finished: usize,
}

impl Did {
    /// Adds what a stage reported; each list is one stage's alone.
    pub(super) fn add(&mut self, report: &Value) {
        let count = |key: &str| report.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        self.taken_in += count("created");
        self.quarantined += count("quarantined");
        self.planned += count("planned");
        self.left_to_you += count("unmatched");
        self.executed += count("executed");
        self.refused += count("refused");
        self.failed += count("failed");
        self.finished += count("filed");
    }

    pub(crate) fn is_news(&self) -> bool {
        *self != Did::default()
    }
}

impl AddAssign for Did {
    fn add_assign(&mut self, other: Did) {
        self.taken_in += other.taken_in;
        self.quarantined += other.quarantined;
        self.planned += other.planned;
        self.left_to_you += other.left_to_you;
        self.executed += other.executed;
        self.refused += other.refused;
        self.failed += other.failed;
        self.finished += other.finished;
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            ("taken in", self.taken_in),
            ("quarantined", self.quarantined),
            ("planned", self.planned),
            ("left to you", self.left_to_you),
            ("executed", self.executed),
            ("refused", self.refused),
            ("failed", self.failed),
            ("finished", self.finished),
        ];
        let told: Vec<_> = counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!("{what} {count}"))
            .collect();
        f.write_str(if told.is_empty() { "nothing new" } else { "" })?;
        f.write_str(&told.join(", "))
    }
}
