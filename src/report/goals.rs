//! The targets in `Business_Goals.md`: front matter `targets`, a figure's id and what it should be.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::figure::Value;
use super::figures;
use crate::base::Result;
use crate::base::text::shown_line;
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
    /// Sentences with file and line.
    pub(crate) faults: Vec<String>,
}

/// Reads the goals; a file that is not there has none.
pub(crate) fn read(vault: &Vault) -> Result<Goals> {
    let Some(bytes) = vault.read_root(FILE)? else { return Ok(Goals::default()) };
    Ok(parse(&String::from_utf8_lossy(&bytes)))
}

fn parse(text: &str) -> Goals {
    let mut goals = Goals::default();
    let targets = Note::parse(text)
        .and_then(|note| Ok((note.front.line_of("targets"), note.front.get("targets")?)));
    let (line, targets) = match targets {
        Ok((line, Some(targets))) => (line.unwrap_or(1), targets),
        Ok((_, None)) => return goals,
        Err(error) => {
            goals.faults.push(format!("`{FILE}`, {error}"));
            return goals;
        }
    };
    let Json::Object(targets) = targets else {
        if !targets.is_null() {
            goals
                .faults
                .push(format!("`{FILE}`, line {line}: `targets` is not a list of `figure: value`"));
        }
        return goals;
    };
    for (id, wanted) in &targets {
        match target(id, wanted) {
            Ok(Some(target)) => goals.targets.push(target),
            Ok(None) => {}
            Err(what) => goals
                .faults
                .push(format!("`{FILE}`, below line {line}: `{}`: {what}", shown_line(id))),
        }
    }
    goals
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

/// How far a figure is from its target, in words: `62 % of 10000.00 EUR`, `met (24 h)`, `missed (24 h)`.
pub(crate) fn compare(id: &str, value: Option<&Value>, target: &Value) -> String {
    let Some(value) = value else { return format!("{target}; no data yet") };
    match (value, target) {
        (Value::Money(amounts), Value::Money(wanted)) => {
            let Some(wanted) = wanted.first() else { return String::new() };
            let Some(amount) = amounts.iter().find(|amount| amount.currency() == wanted.currency())
            else {
                return format!("{target}; nothing in {}", wanted.currency());
            };
            let order = amount.amount().cmp(&wanted.amount());
            let share = amount
                .amount()
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|part| part.checked_div(wanted.amount()));
            match share {
                Some(share) if !is_limit(id) => {
                    format!("{} % of {target}", share.round_dp(0).normalize())
                }
                _ => judged(id, order, target),
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

fn judged(id: &str, order: Ordering, target: &Value) -> String {
    let is_met = if is_limit(id) { order != Ordering::Greater } else { order != Ordering::Less };
    let (bound, word) =
        (if is_limit(id) { "at most" } else { "at least" }, if is_met { "met" } else { "missed" });
    format!("{word}: {bound} {target}")
}

/// Whether a target is the most that is wanted, not the least.
fn is_limit(id: &str) -> bool {
    const LIMITS: [&str; 7] = [
        "failures",
        "time-",
        "approval-wait",
        "expenses-",
        "payable",
        "subscriptions",
        "approvals-refused",
    ];
    LIMITS.iter().any(|start| id.starts_with(start))
        || matches!(id, "items-late" | "receivable-overdue")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_in_their_units() {
        let text = "---\ntargets:\n  items-done: 20\n  time-to-done: 24 h\n  items-in-time: 95.5 %\n  failures:\n---\n";
        let goals = parse(text);
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
                "`Business_Goals.md`, below line 3: `nothing`: there is no such figure; `fte briefing explain` lists them",
            ),
            (
                "---\ntargets: 3\n---\n",
                "`Business_Goals.md`, line 2: `targets` is not a list of `figure: value`",
            ),
            (
                "---\ntargets:\n  failures: soon\n---\n",
                "`Business_Goals.md`, below line 2: `failures`: not a value like `10000 EUR`, `24 h`, `95 %` or `3`: `soon`",
            ),
        ];
        for (text, fault) in table {
            assert_eq!(parse(text).faults, [fault]);
        }
        assert_eq!(parse("no front matter"), Goals::default());
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
                "10000.00 EUR; nothing in EUR",
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
            assert_eq!(compare(id, Some(&value), &target), expected);
        }
        assert_eq!(compare("failures", None, &Value::Count(0)), "0; no data yet");
    }
}
