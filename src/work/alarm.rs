//! Tells of what `fte health` finds bad, once a problem, and again when it is over.

use super::alerts::{self, Alerts, Problem, Told};
use crate::base::Result;
use crate::report::health::{Health, Level};

/// Raises what is bad, solves what was and is well again, and notes both in the report. Returns what to warn of.
///
/// A problem that somebody else told of, and that is looked at nowhere here, is left to them. One that can't be told of,
/// on a full disk, keeps no other from being told.
pub(crate) fn sound(on: Alerts<'_>, health: &mut Health) -> Result<Vec<String>> {
    let mut told = Told::from_result(alerts::settle(on));
    let bad = health
        .worse(Level::Bad)
        .filter(|part| !part.told)
        .map(|part| (part.name.clone(), part.clone()));
    for (name, part) in bad.collect::<Vec<_>>() {
        let what = format!("{}: {}", part.part, part.what);
        let mend = part.mend.unwrap_or_default();
        let problem = Problem { name: &name, what: &what, mend: &mend };
        let raised = Told::from_result(alerts::raise(on, &problem));
        if raised.is_news {
            health.raised.push(name);
        }
        told = told.and(raised);
    }
    for alert in on.trail.state.alerts()? {
        if health.is_over(&alert.name, alert.since) {
            let solved = Told::from_result(alerts::solve(on, &alert.name));
            if solved.is_news {
                health.solved.push(alert.name);
            }
            told = told.and(solved);
        }
    }
    Ok(told.warnings)
}
