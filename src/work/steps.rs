//! What follows from an answer or an outcome: steps ticked in the plan, the next ones submitted, finished items filed.

use crate::base::Result;
use crate::gate::Gate;
use crate::state::requests::Request;

/// Tells the plan of a request what became of it.
pub(crate) fn after(_gate: &Gate<'_>, _request: &Request) -> Result<()> {
    Ok(())
}

/// Looks at every plan that is under way: ticks of the person, items that are finished.
pub(crate) fn sweep(_gate: &Gate<'_>) -> Result<()> {
    Ok(())
}
