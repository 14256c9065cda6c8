//! What holds an approved request back before it is begun: the undo window, a pause after a failure, the day's budget, a
//! person.

use super::act::Executor;
use super::execute::service_of;
use crate::base::{Result, Time, clock};
use crate::model::limits::{Budget, Limit, Wait};
use crate::model::money::Money;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;

impl Executor<'_> {
    /// What holds a request back now.
    pub(super) fn held(&self, request: &Request) -> Result<Option<Hold>> {
        let (state, now) = (self.gate.state, self.gate.trail.clock.now());
        let noted = state.hold(&request.id)?;
        let hold = match noted.clone() {
            Some(hold) => Some(hold.on(now)),
            None => self.window(request, now)?,
        };
        // What holds as before is not written again by each run.
        if let Some(hold) = hold.as_ref().filter(|hold| Some(*hold) != noted.as_ref()) {
            state.set_hold(&request.id, hold)?;
        }
        Ok(hold.filter(|hold| hold.holds(now)))
    }

    /// The undo window of an action that was never tried: from when its yes was noted.
    fn window(&self, request: &Request, now: Time) -> Result<Option<Hold>> {
        let waits: Vec<Wait> = self.world.config.each("act.wait");
        let wait = waits.into_iter().find(|wait| wait.covers(&request.action));
        let Some(wait) = wait.filter(|wait| !wait.time.is_zero()) else { return Ok(None) };
        let intent = self.gate.state.intent(&request.id)?;
        if intent.is_some_and(|intent| intent.seal == request.seal) {
            return Ok(None);
        }
        // A yes of the future is from before the clock was set back.
        let since = clock::parse(&request.updated).filter(|since| *since <= now).unwrap_or(now);
        let why =
            format!("it can still be stopped: `fte queue hold {}`, or move it back", request.id);
        Ok(Some(Hold { kind: HoldKind::Window, until: Some(since + wait.time), why, since }))
    }

    /// The hold until tomorrow, where the day's budget has no room for one more; until a person says so, where no day's has.
    pub(super) fn over_budget(
        &self,
        budgets: &[Budget],
        request: &Request,
        now: Time,
    ) -> Result<Option<Hold>> {
        let (action, service) = (request.action.name(), service_of(request));
        let budgets: Vec<_> =
            budgets.iter().filter(|budget| budget.covers(action, service)).collect();
        if budgets.is_empty() {
            return Ok(None);
        }
        let today = clock::local(now).date_naive();
        // What is of the future was done before the clock was set back: it counts for today.
        let tried = self.gate.state.attempts_since(clock::midnight(today))?;
        for budget in budgets {
            if let Limit::Spend(limit) = &budget.limit
                && is_over(limit, request.action.amount().into_iter())
            {
                let why = format!(
                    "it alone is more than a whole day's budget (`act.budget`: {}), so no day has room for it: raise the \
                     budget, then `fte queue retry {id}`; or `fte queue drop {id}`",
                    budget.said(),
                    id = request.id
                );
                return Ok(Some(Hold { kind: HoldKind::Budget, until: None, why, since: now }));
            }
            // What may have happened counts like what did.
            let counts = tried.iter().filter(|tried| {
                matches!(tried.outcome.as_str(), "done" | "doubt" | "begun")
                    && budget.covers(&tried.action, &tried.service)
            });
            let is_over = match &budget.limit {
                Limit::Times(times) => counts.count() as u64 >= *times,
                Limit::Spend(limit) => {
                    let spent = counts.filter_map(|tried| tried.amount.as_ref()?.parse().ok());
                    is_over(limit, spent.chain(request.action.amount()))
                }
            };
            if is_over {
                let why = format!("the day's budget is used up (`act.budget`: {})", budget.said());
                let until = today.succ_opt().map_or(now, clock::midnight);
                return Ok(Some(Hold {
                    kind: HoldKind::Budget,
                    until: Some(until),
                    why,
                    since: now,
                }));
            }
        }
        Ok(None)
    }
}

/// Whether amounts come to more than a limit; those of another currency can't be held against it and don't count.
fn is_over(limit: &Money, amounts: impl Iterator<Item = Money>) -> bool {
    let same = amounts.filter(|amount| amount.currency() == limit.currency());
    let sum: rust_decimal::Decimal = same.map(Money::amount).sum();
    sum > limit.amount()
}
