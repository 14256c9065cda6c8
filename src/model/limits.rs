//! What the owner lets wait or limits, by kind of action: `email.* 10m` and `payment.* 1000.00 EUR`.

use std::str::FromStr;

use chrono::Duration;

use super::action::{ACTIONS, Action, Connector, covers_name};
use super::money::Money;

/// How long an approved action waits before it is done, so that it can still be stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    pattern: String,
    pub(crate) time: Duration,
}

/// How much of something may happen in a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    /// Actions, or a service's name: all that it does.
    pattern: String,
    pub(crate) limit: Limit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Times(u64),
    Spend(Money),
}

impl Wait {
    pub(crate) fn covers(&self, action: &Action) -> bool {
        covers_name(&self.pattern, action.name())
    }
}

impl Budget {
    pub(crate) fn covers(&self, action: &str, service: &str) -> bool {
        covers_name(&self.pattern, action) || self.pattern == service
    }

    /// As it is said in the settings.
    pub(crate) fn said(&self) -> String {
        match &self.limit {
            Limit::Times(times) => format!("{} {times}", self.pattern),
            Limit::Spend(money) => format!("{} {money}", self.pattern),
        }
    }
}

/// An action's pattern and what is said of it.
fn parts(text: &str) -> Result<(String, &str), String> {
    let (pattern, rest) = text.trim().split_once(' ').ok_or("needs an action and a limit")?;
    let is_action = ACTIONS.iter().any(|spec| covers_name(pattern, spec.name));
    if !is_action && !Connector::is_service(pattern) {
        return Err(format!("names no action: `{}`", crate::base::text::shown_line(pattern)));
    }
    Ok((pattern.to_owned(), rest.trim()))
}

impl FromStr for Wait {
    type Err = String;

    fn from_str(text: &str) -> Result<Wait, String> {
        let (pattern, rest) = parts(text)?;
        let number = |unit: char| rest.strip_suffix(unit)?.trim().parse::<i64>().ok();
        let seconds = [('s', 1), ('m', 60), ('h', 3600), ('d', 86_400)]
            .into_iter()
            .find_map(|(unit, seconds)| number(unit)?.checked_mul(seconds));
        let time = seconds.filter(|seconds| (0..=31_536_000).contains(seconds));
        let time = time.ok_or("needs a time like `30s`, `10m`, `2h`, `1d`")?;
        Ok(Wait { pattern, time: Duration::seconds(time) })
    }
}

impl FromStr for Budget {
    type Err = String;

    fn from_str(text: &str) -> Result<Budget, String> {
        let (pattern, rest) = parts(text)?;
        let limit =
            match rest.parse() {
                Ok(times) => Limit::Times(times),
                Err(_) => Limit::Spend(rest.parse().map_err(|_| {
                    "needs a number a day, or an amount like `1000.00 EUR`".to_owned()
                })?),
            };
        Ok(Budget { pattern, limit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_and_budgets_are_read_or_named() {
        let wait: Wait = "email.* 10m".parse().unwrap();
        assert_eq!(wait.time, Duration::minutes(10));
        for bad in
            ["email.*", "email.* soon", "emial.* 10m", "email.* -5m", "email.* 9999d", "email.* 1µ"]
        {
            assert!(bad.parse::<Wait>().is_err(), "{bad}");
        }
        let budget: Budget = "payment.* 1000.00 EUR".parse().unwrap();
        assert!(budget.covers("payment.send", "bank") && !budget.covers("email.send", "outbox"));
        let budget: Budget = "books 5".parse().unwrap();
        assert_eq!(budget.limit, Limit::Times(5));
        assert!(budget.covers("ledger.bill.record", "books"));
        for bad in ["email.* many", "email.* 5 XYZW", "* "] {
            assert!(bad.parse::<Budget>().is_err(), "{bad}");
        }
    }
}
