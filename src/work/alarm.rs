//! Tells of what `fte health` finds bad, once a problem, and again when it is over.

use super::alerts::{self, Alerts, Problem};
use crate::base::Result;
use crate::report::health::{Health, Level};

/// Raises what is bad, solves what was and is well again, and notes both in the report. Returns what to warn of.
///
/// A problem that somebody else told of, and that is looked at nowhere here, is left to them.
pub(crate) fn sound(on: Alerts<'_>, health: &mut Health) -> Result<Vec<String>> {
    let mut told = alerts::settle(on)?;
    let bad = health.worse(Level::Bad).map(|part| (part.name.clone(), part.clone()));
    for (name, part) in bad.collect::<Vec<_>>() {
        let what = format!("{}: {}", part.part, part.what);
        let mend = part.mend.unwrap_or_default();
        let raised = alerts::raise(on, &Problem { name: &name, what: &what, mend: &mend })?;
        if raised.is_news {
            health.raised.push(name);
        }
        told = told.and(raised);
    }
    for alert in on.trail.state.alerts()? {
        if health.is_over(&alert.name) {
            told = told.and(alerts::solve(on, &alert.name)?);
            health.solved.push(alert.name);
        }
    }
    Ok(told.warnings)
}
