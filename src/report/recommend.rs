//! What to do differently, by plain rules over the figures; each names the figure it rests on.

use super::briefing::Live;
use super::figure::Value;
use super::figures::Table;
use super::page;

/// A wait that is worth a word, in minutes: a day.
const LONG: i64 = 24 * 60;

/// One list item for each rule that holds.
pub(crate) fn all(table: &Table, live: &Live) -> Vec<String> {
    let mut advice = Vec::new();
    let mut when = |id: &str, holds: &dyn Fn(&Value) -> bool, text: &str| {
        let Some(row) = table.row(id) else { return };
        if row.figure.value.as_ref().is_some_and(holds) {
            advice.push(format!(
                "- {text} {}: {}.\n",
                row.figure.label,
                page::value(&row.figure, table.facts.period)
            ));
        }
    };
    let some = |value: &Value| value.count().is_some_and(|count| count > 0);
    let owed = |value: &Value| {
        value.money().is_some_and(|amounts| {
            amounts.iter().any(|amount| amount.amount() > rust_decimal::Decimal::ZERO)
        })
    };
    let long = |value: &Value| value.minutes().is_some_and(|minutes| minutes > LONG);
    when("receivable-overdue", &owed, "Remind those who are late to pay.");
    when("payable-overdue", &owed, "Pay what is overdue.");
    when(
        "approval-wait-longest",
        &long,
        "Answer requests once a day: what waits for you is not done.",
    );
    when("items-late", &some, "See what made these late, and promise later or start earlier.");
    when("mails-written", &some, "See that the mails in `Outbox/` are sent.");
    when("failures", &some, "Look at what failed; `fte audit search --status failure` shows it.");
    let expired = live.waiting.iter().filter(|request| request.expired).count();
    if expired > 0 {
        advice.push(format!(
            "- {expired} requests expired without an answer; `fte act` asks them again.\n"
        ));
    }
    advice
}
