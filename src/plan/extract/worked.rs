//! Work that is charged by the hour or day: `12.5 hours at 95 EUR`, as lines of an invoice.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amounts::{Amounts, Seen};
use super::facts::{Found, LineItem};
use super::labels::Label;
use super::number::{self, Reading};
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::model::money::Money;

const MOST: usize = 50;

const UNIT: &str = r"(?:hours?|hrs?\.?|h\.?|days?|std\.?|stunden?|tagen?|tage|heures?|jours?|uur|uren|dagen|horas?|ore)";

// A count of hours or days, what was done, and `at`: the amount comes right after.
pattern!(
    COUNTED_AT,
    r"(?i)(?:\A|[^\pL\pN.,:/])(?P<n>\d{1,4}(?:[.,]\d{1,2})?)(?:\s{0,2}|-)(?:billable |working |consulting |arbeits)?",
    UNIT,
    r"(?:\s(?P<t>[^\d\n;:]{0,80}?))?[\s,(]{1,12}(?:(?:at|@|à|zu|x|×|\*|for)(?: je| jeweils| each)?|je|jeweils|zum (?:stunden|tages)?satz von)(?: (?:a |an |the |our |your |my )?(?:usual |agreed )?(?:hourly |daily |day )?rate of)?\s{0,3}\z"
);

// What says that an amount is for one hour or day.
pattern!(
    BY_THE_HOUR,
    r"(?i)\A\s{0,3}(?:[A-Z]{3}\s)?(?:/\s?(?:h|hr|hour|day|std|stunde|tag)\b|(?:per|an?|pro|je|die)\s(?:hour|day|stunde|tag)\b)"
);

pattern!(BY_ANOTHER, r"(?i)\A\s{0,3}(?:/|(?:per|an?|pro|je|each)\s)");

/// Lines of counted work. Its prices are rates from then on, and no sum that is asked for.
pub(super) fn read(
    text: &Text,
    amounts: &mut Amounts,
    hours: Option<&Found<String>>,
) -> Vec<Found<LineItem>> {
    let style = amounts.style;
    let mut lines = Vec::new();
    let mut hourly: Vec<Money> = Vec::new();
    for seen in amounts.seen.iter_mut().filter(|seen| seen.signed && own(seen.part)) {
        let after = scan::head(text.after(seen.range.end), 24);
        if scan::has(&BY_THE_HOUR, after) {
            seen.label = Some(Label::Rate);
            hourly.push(seen.money);
        } else if scan::has(&BY_ANOTHER, after) {
            continue;
        }
        let before = scan::tail(text.before(seen.range.start), 160);
        let Some(counted) = scan::first(&COUNTED_AT, before) else { continue };
        let Some(n) = counted.name("n") else { continue };
        let numbers = number::numbers(n.as_str());
        let Some(Reading::One(quantity)) = numbers.first().map(|number| number.read(style)) else {
            continue;
        };
        let words = counted.name("t").map_or("", |words| words.as_str());
        seen.label = Some(Label::Rate);
        let start = seen.range.start - before.len() + n.start();
        if let Some(line) = line(words, quantity, seen.money).filter(|_| lines.len() < MOST) {
            lines.push(text.found(line, start..seen.range.end));
        }
    }
    if lines.is_empty() {
        return from_hours(text, amounts, hours, &hourly);
    }
    lines
}

fn own(part: Part) -> bool {
    matches!(part, Part::New | Part::Attached | Part::Forwarded)
}

/// `12 hours … 95 EUR per hour`: the one number of hours at the one rate.
fn from_hours(
    text: &Text,
    amounts: &Amounts,
    hours: Option<&Found<String>>,
    hourly: &[Money],
) -> Vec<Found<LineItem>> {
    let (Some(hours), [rate]) = (hours.filter(|hours| !hours.quoted), hourly) else {
        return Vec::new();
    };
    let range: Option<Range<usize>> =
        amounts.seen.iter().find(|seen: &&Seen| seen.money == *rate).map(|seen| seen.range.clone());
    let line = hours.value.parse().ok().and_then(|quantity| line("", quantity, *rate));
    range.zip(line).map(|(range, line)| text.found(line, range)).into_iter().collect()
}

/// One line; none where nothing is worked or the product is beyond all bounds.
pub(in crate::plan) fn line(words: &str, quantity: Decimal, price: Money) -> Option<LineItem> {
    let product = quantity.checked_mul(price.amount()).filter(|_| quantity > Decimal::ZERO)?;
    let name = words.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let name = name.strip_prefix("of ").or_else(|| name.strip_prefix("for ")).unwrap_or(name);
    Some(LineItem {
        text: name.split_whitespace().collect::<Vec<_>>().join(" "),
        quantity: Some(quantity.normalize()),
        price: Some(price.amount()),
        amount: Some(Money::rounded(product, price.currency()).amount()),
        currency: Some(price.currency()),
    })
}
