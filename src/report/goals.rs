//! The targets in `Business_Goals.md`: front matter `targets`, a figure's id and what it should be; and its budgets.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::budget::{self, Budget};
use super::figure::Value;
use super::figures;
use crate::base::Result;
use crate::base::text::shown_line;
use crate::model::money::{Currency, Money};
use crate::vault::{Note, Vault};

/// The goals, below the vault's root.
pub(crate) const FILE: &str = "Business_Goals.md";

/// What a person wants a figure to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) figure: &'static str,
    pub(crate) value: Value,
}

/// The targets, and what of them can't be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Goals {
    pub(crate) targets: Vec<Target>,
    pub(crate) budgets: Vec<Budget>,
    /// Sentences with file and line.
    pub(crate) faults: Vec<String>,
}

impl Goals {
    /// What a figure should be.
    pub(crate) fn target(&self, id: &str) -> Option<Value> {
        let budget = || self.budgets.iter().find(|budget| budget.figure == id);
        let target = self.targets.iter().find(|target| target.figure == id);
        target.map(|target| target.value.clone()).or_else(|| Some(Value::of(budget()?.amount)))
    }
}

/// Reads the goals; a file that is not there has none. `currency` is what a bare number of a budget is in.
pub(crate) fn read(vault: &Vault, currency: Option<Currency>) -> Result<Goals> {
    let Some(bytes) = vault.read_root(FILE)? else { return Ok(Goals::default()) };
    Ok(parse(&String::from_utf8_lossy(&bytes), currency))
}

fn parse(text: &str, currency: Option<Currency>) -> Goals {
    let mut goals = Goals::default();
    let targets = Note::parse(text)
        .and_then(|note| Ok((note.front.line_of("targets"), note.front.get("targets")?)));
    match targets {
        Ok((line, Some(Json::Object(targets)))) => {
            for (id, wanted) in &targets {
                match target(id, wanted) {
                    Ok(Some(target)) => goals.targets.push(target),
                    Ok(None) => {}
                    Err(what) => goals.faults.push(format!(
                        "`{FILE}`, line {}: `{}`: {what}",
                        line_of(text, line.unwrap_or(1), id),
                        shown_line(id)
                    )),
                }
            }
        }
        Ok((line, Some(targets))) if !targets.is_null() => goals.faults.push(format!(
            "`{FILE}`, line {}: `targets` is not a list of `figure: value`",
            line.unwrap_or(1)
        )),
        Ok(_) => {}
        Err(error) => goals.faults.push(format!("`{FILE}`, {error}")),
    }
    let (budgets, faults) = budget::parse(text, currency);
    goals.budgets = budgets;
    goals.faults.extend(faults);
    goals
}

/// The line of a target, from 1; that of `targets` where it does not stand on one of its own.
fn line_of(text: &str, targets: usize, id: &str) -> usize {
    let below = text.lines().enumerate().skip(targets).take_while(|(_, line)| *line != "---");
    let is_it = |line: &str| {
        let key = line.split(':').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        key == id
    };
    below.into_iter().find(|(_, line)| is_it(line)).map_or(targets, |(at, _)| at + 1)
}

/// One target; none where a person left the value open.
fn target(id: &str, wanted: &Json) -> Result<Option<Target>, String> {
    let figure =
        figures::id(id).ok_or("there is no such figure; `fte briefing explain` lists them")?;
    let text = match wanted {
        Json::Null => return Ok(None),
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        _ => return Err("not a value like `10000 EUR`, `24 h`, `95 %` or `3`".into()),
    };
    let value = value(&text).ok_or_else(|| {
        format!("not a value like `10000 EUR`, `24 h`, `95 %` or `3`: `{}`", shown_line(&text))
    })?;
    Ok(Some(Target { figure, value }))
}

/// `10000 EUR`, `24 h`, `95 %`, `3`.
fn value(text: &str) -> Option<Value> {
    let text = text.trim();
    if let Ok(count) = text.parse() {
        return Some(Value::Count(count));
    }
    let (number, unit) =
        text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?);
    let number = plain(number)?;
    let minutes = |each: i64| Some(Value::Minutes(number.parse::<i64>().ok()?.checked_mul(each)?));
    match unit.trim() {
        "%" => Some(Value::Percent(Decimal::from_str_exact(&number).ok()?)),
        "min" => minutes(1),
        "h" => minutes(60),
        "d" | "day" | "days" => minutes(1440),
        currency => format!("{number} {currency}").parse().ok().map(Value::of),
    }
}

/// `300 EUR`; a bare number is in `currency`.
pub(super) fn money(text: &str, currency: Option<Currency>) -> Option<Money> {
    let is_bare = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let value = if is_bare { value(&format!("{text} {}", currency?)) } else { value(text) };
    value.as_ref().and_then(Value::money)?.first().copied()
}

/// A number without its commas: they may only part thousands, `10,000.50`. Where `.` could part thousands too
/// (`10.000`), nobody can tell what was meant, so it is no number.
fn plain(number: &str) -> Option<String> {
    let (whole, cents) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let is_grouped = rest.iter().all(|group| group.len() == 3)
        && (rest.is_empty() || (1..=3).contains(&first.len()));
    let is_plain = is_grouped && !cents.contains([',', '.']) && cents.len() != 3;
    is_plain.then(|| number.replace(',', ""))
}

/// How far a figure is from its target, in words: `62 % of 10000.00 EUR`, `met: at most 1 d`. Of a month that goes on,
/// `pace` is how much of it is over, in per cent: then it is said whether the figure keeps up with it.
pub(crate) fn compare(
    id: &str,
    value: Option<&Value>,
    target: &Value,
    pace: Option<u32>,
) -> String {
    let Some(value) = value else { return format!("{target}; no data yet") };
    match (value, target) {
        (Value::Money(amounts), Value::Money(wanted)) => {
            let Some(wanted) = wanted.first() else { return String::new() };
            let (own, other): (Vec<Money>, Vec<Money>) =
                amounts.iter().partition(|amount| amount.currency() == wanted.currency());
            let said = match own.first() {
                Some(amount) => against(id, *amount, *wanted, pace),
                None => format!("{target}; nothing in {}", wanted.currency()),
            };
            // Without a rate of the day nobody knows what the rest is worth in the target's currency.
            if other.is_empty() {
                said
            } else {
                format!("{said}; not counted: {}", Value::Money(other))
            }
        }
        (Value::Count(count), Value::Count(wanted)) => judged(id, count.cmp(wanted), target),
        (Value::Minutes(minutes), Value::Minutes(wanted)) => {
            judged(id, minutes.cmp(wanted), target)
        }
        (Value::Percent(share), Value::Percent(wanted)) => judged(id, share.cmp(wanted), target),
        _ => format!("{target}, which is another unit"),
    }
}

/// An amount against the one that is wanted.
fn against(id: &str, amount: Money, wanted: Money, pace: Option<u32>) -> String {
    let target = Value::of(wanted);
    let order = amount.amount().cmp(&wanted.amount());
    let share = amount
        .amount()
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|part| part.checked_div(wanted.amount()))
        .map(|share| share.round_dp(0));
    let Some(share) = share else { return judged(id, order, &target) };
    let limit = is_limit(id);
    let Some(month) = pace else {
        return if limit {
            judged(id, order, &target)
        } else {
            format!("{} % of {target}", share.normalize())
        };
    };
    let word = match (limit, order, share.cmp(&Decimal::from(month))) {
        (true, Ordering::Greater, _) => "missed",
        (true, _, Ordering::Greater) => "faster than the month",
        (true, ..) => "within it",
        (false, Ordering::Less, Ordering::Less) => "behind",
        (false, Ordering::Less, _) => "on the way",
        (false, ..) => "met",
    };
    let most = if limit { "at most " } else { "" };
    format!("{} % of {most}{target} at {month} % of the month: {word}", share.normalize())
}

fn judged(id: &str, order: Ordering, target: &Value) -> String {
    let is_met = if is_limit(id) { order != Ordering::Greater } else { order != Ordering::Less };
    let (bound, word) =
        (if is_limit(id) { "at most" } else { "at least" }, if is_met { "met" } else { "missed" });
    format!("{word}: {bound} {target}")
}

/// Whether a target is the most that is wanted, not the least.
fn is_limit(id: &str) -> bool {
    const LIMITS: [&str; 8] = [
        "budget-",
        "failures",
        "time-",
        "approval-wait",
        "expenses-",
        "payable",
        "subscriptions",
        "approvals-refused",
    ];
    LIMITS.iter().any(|start| id.starts_with(start))
        || matches!(id, "items-late" | "receivable-overdue" | "bank-less-books" | "bank-open")
        || (id.starts_with("receivable-") && id.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_in_their_units() {
        let text = "---\ntargets:\n  items-done: 20\n  time-to-done: 24 h\n  items-in-time: 95.5 %\n  failures:\n---\n";
        let goals = parse(text, None);
        assert_eq!(goals.faults, Vec::<String>::new());
        let said: Vec<_> = goals
            .targets
            .iter()
            .map(|target| format!("{} {}", target.figure, target.value))
            .collect();
        assert_eq!(said, ["items-done 20", "time-to-done 1 d", "items-in-time 95.5 %"]);
        for (said, meant) in [
            ("10,000.50 EUR", "10000.50 EUR"),
            ("1,234,567 EUR", "1234567.00 EUR"),
            ("10000.5 EUR", "10000.50 EUR"),
            ("95.55 %", "95.55 %"),
        ] {
            assert_eq!(value(said).unwrap().to_string(), meant);
        }
        for bad in [
            "",
            "EUR",
            "10 euros",
            "-3",
            "ten",
            "10 EUR EUR",
            "99999999999999999999 d",
            "1.005 EUR",
            "10.000 EUR",
            "10000,50 EUR",
            "1.500,00 EUR",
            "1,50 EUR",
            "1000,000 EUR",
            "1.500 KWD",
            "1.000.000 EUR",
            ",500 EUR",
        ] {
            assert_eq!(value(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let table = [
            (
                "---\nx: 1\ntargets:\n  nothing: 3\n---\n",
                "`Business_Goals.md`, line 4: `nothing`: there is no such figure; `fte briefing explain` lists them",
            ),
            (
                "---\ntargets: 3\n---\n",
                "`Business_Goals.md`, line 2: `targets` is not a list of `figure: value`",
            ),
            (
                "---\ntargets:\n  failures: soon\n---\n",
                "`Business_Goals.md`, line 3: `failures`: not a value like `10000 EUR`, `24 h`, `95 %` or `3`: `soon`",
            ),
        ];
        for (text, fault) in table {
            assert_eq!(parse(text, None).faults, [fault]);
        }
        assert_eq!(parse("no front matter", None), Goals::default());
    }

    #[test]
    fn a_target_is_a_least_or_a_most() {
        let table = [
            ("items-done", Value::Count(3), Value::Count(4), "missed: at least 4"),
            ("failures", Value::Count(3), Value::Count(4), "met: at most 4"),
            ("time-to-done", Value::Minutes(90), Value::Minutes(60), "missed: at most 1 h"),
            (
                "revenue-month",
                value("6200 EUR").unwrap(),
                value("10000 EUR").unwrap(),
                "62 % of 10000.00 EUR",
            ),
            (
                "revenue-month",
                value("6200 USD").unwrap(),
                value("10000 EUR").unwrap(),
                "10000.00 EUR; nothing in EUR; not counted: 6200.00 USD",
            ),
            (
                "expenses-month",
                value("6200 EUR").unwrap(),
                value("10000 EUR").unwrap(),
                "met: at most 10000.00 EUR",
            ),
            ("failures", Value::Count(3), Value::Minutes(60), "1 h, which is another unit"),
        ];
        for (id, value, target, expected) in table {
            assert_eq!(compare(id, Some(&value), &target, None), expected);
        }
        assert_eq!(compare("failures", None, &Value::Count(0), None), "0; no data yet");
    }

    #[test]
    fn a_month_that_goes_on_is_held_against_its_days() {
        let table = [
            ("revenue-month", "62 EUR", "62 % of 100.00 EUR at 50 % of the month: on the way"),
            ("revenue-month", "40 EUR", "40 % of 100.00 EUR at 50 % of the month: behind"),
            ("revenue-month", "140 EUR", "140 % of 100.00 EUR at 50 % of the month: met"),
            ("budget-rent", "40 EUR", "40 % of at most 100.00 EUR at 50 % of the month: within it"),
            (
                "budget-rent",
                "90 EUR",
                "90 % of at most 100.00 EUR at 50 % of the month: faster than the month",
            ),
            ("budget-rent", "101 EUR", "101 % of at most 100.00 EUR at 50 % of the month: missed"),
        ];
        let target = value("100 EUR").unwrap();
        for (id, spent, expected) in table {
            assert_eq!(compare(id, value(spent).as_ref(), &target, Some(50)), expected);
        }
    }
}
