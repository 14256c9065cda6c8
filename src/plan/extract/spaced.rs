//! Whether a space between digits groups them, or stands between a quantity and a price.

use rust_decimal::Decimal;

use super::amounts::Habits;
use super::beside::Candidate;
use super::number::{Number, Reading, Style};
use super::scan;
use super::text::Text;

/// Whether `2 100.00` is two numbers, as the line's arithmetic shows: 2 × 100.00, or 100.00 and another make a third.
pub(super) fn splits(
    text: &Text,
    number: &Number,
    second: &Number,
    numbers: &[Number],
    style: Style,
) -> bool {
    let one = |number: &Number| match number.read(style) {
        Reading::One(value) => Some(value),
        _ => None,
    };
    let (Some(quantity), Some(price)) = (one(&number.before_space()), one(second)) else {
        return false;
    };
    let line = text.line_at(number.start).map_or(0..0, |line| line.range.clone());
    let from = numbers.partition_point(|other| other.start < line.start);
    let on_line = numbers.iter().skip(from).take(24).take_while(|other| other.end <= line.end);
    let others: Vec<Decimal> =
        on_line.filter(|other| other.start != number.start).filter_map(one).collect();
    let product = quantity.checked_mul(price).filter(|product| !product.is_zero());
    let sum = |a: &Decimal| {
        !price.is_zero()
            && price.checked_add(*a).is_some_and(|sum| !a.is_zero() && others.contains(&sum))
    };
    others.iter().any(|value| Some(*value) == product || sum(value))
}

/// What a space between digits is.
pub(super) enum Spaced {
    One,
    Two,
    Open,
}

/// `1 234,56` is one number, `2 100,00 €` in a table two: the line's arithmetic decides, else what stands before it.
pub(super) fn spaced(
    text: &Text,
    habits: &Habits<'_>,
    candidate: &Candidate,
    second: &Number,
    numbers: &[Number],
    style: Style,
) -> Spaced {
    let attached = candidate.range.start < candidate.number.start;
    if attached {
        return Spaced::One;
    }
    if splits(text, &candidate.number, second, numbers, style) {
        return Spaced::Two;
    }
    let before = scan::tail(text.before(candidate.range.start), 12).trim_end();
    let alone = before.is_empty()
        || before.ends_with([':', '=', '|'])
        || scan::tail(text.before(candidate.range.start), 2) == "  ";
    let by_space = matches!(habits.language, "fr" | "pl" | "sv" | "da" | "pt" | "es");
    if by_space || alone { Spaced::One } else { Spaced::Open }
}
