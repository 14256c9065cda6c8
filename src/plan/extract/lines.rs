//! The lines of an order or invoice in a table of text, and hours with their rate. Only what multiplies out is a line.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::amounts::{Amounts, overlaps};
use super::facts::{Found, LineItem};
use super::labels::Label;
use super::number::{self, Number, Reading, Style};
use super::scan::{self, pattern};
use super::text::{Line, Part, Text};
use crate::model::money::{Currency, Money};

const MOST: usize = 200;

/// Rows with a text and three numbers of which two make the third.
pub(super) fn read(text: &Text, amounts: &Amounts, dates: &[Range<usize>]) -> Vec<Found<LineItem>> {
    let style = amounts.style.unwrap_or(Style::Unknown);
    let currency = only(&amounts.currencies);
    let parts = [Part::New, Part::Attached, Part::Forwarded];
    let rows =
        text.lines.iter().filter(|line| parts.contains(&line.part) && line.range.len() <= 400);
    let read = |line: &Line| {
        row(text, line, style, currency, dates).or_else(|| timed(text, line, amounts))
    };
    rows.filter_map(read).take(MOST).collect()
}

fn only(currencies: &BTreeSet<Currency>) -> Option<Currency> {
    let mut all = currencies.iter().copied();
    all.next().filter(|_| all.next().is_none())
}

fn row(
    text: &Text,
    line: &Line,
    style: Style,
    currency: Option<Currency>,
    dates: &[Range<usize>],
) -> Option<Found<LineItem>> {
    let words = text.plain_line(line);
    if scan::has(&SUMMED, words) {
        return None;
    }
    let numbers: Vec<(Range<usize>, Decimal)> = number::numbers(words)
        .iter()
        .flat_map(cells)
        .filter(|number| {
            !overlaps(dates, &(line.range.start + number.start..line.range.start + number.end))
        })
        .filter_map(|number| match number.read(style) {
            Reading::One(value) => Some((number.start..number.end, value)),
            _ => None,
        })
        .collect();
    let (quantity, price, amount) = product(&numbers)?;
    let name = name(words, &numbers, [&quantity, &price, &amount])?;
    let item = LineItem {
        text: name,
        quantity: Some(quantity.1),
        price: Some(price.1),
        amount: Some(amount.1),
        currency,
    };
    Some(text.found(item, line.range.clone()))
}

/// `7.5 hours  posters  at EUR 95.00`: hours and one amount, which is what an hour costs.
fn timed(text: &Text, line: &Line, amounts: &Amounts) -> Option<Found<LineItem>> {
    let words = text.plain_line(line);
    let hours = scan::first(&TIMED, words)?;
    let quantity = Decimal::from_str_exact(&hours.name("n")?.as_str().replace(',', ".")).ok()?;
    let from = amounts.seen.partition_point(|seen| seen.range.start < line.range.start);
    let to = amounts.seen.partition_point(|seen| seen.range.start < line.range.end);
    let [price] = amounts.seen.get(from..to)? else { return None };
    let rate = matches!(price.label, None | Some(Label::Rate | Label::Price));
    let after = hours.get(0)?.end();
    let name =
        words.get(after..price.named.min(price.range.start).checked_sub(line.range.start)?)?;
    let trim = |c: char| !c.is_alphanumeric();
    let name = name.trim_matches(trim);
    let name = ["at", "à", "je", "zu", "@"]
        .iter()
        .find_map(|at| name.strip_suffix(*at).filter(|rest| rest.ends_with(' ')))
        .unwrap_or(name)
        .trim_matches(trim);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let amount = quantity.checked_mul(price.money.amount())?;
    let amount =
        Money::new(amount, price.money.currency()).ok().filter(|_| rate && name.len() > 2)?;
    let item = LineItem {
        text: name,
        quantity: Some(quantity.normalize()),
        price: Some(price.money.amount()),
        amount: Some(amount.amount()),
        currency: Some(price.money.currency()),
    };
    Some(text.found(item, line.range.clone()))
}

pattern!(
    TIMED,
    r"(?i)\A[\s|*•-]{0,9}(?P<n>\d{1,4}(?:[.,]\d{1,2})?)\s?(?:hours?|hrs?|h|std|stunden?)\b[.|\s]"
);
pattern!(SUMMED, r"(?i)\b(?:sub-?total|total|summe|gesamt|mwst|vat|tax|ust)\b\s{0,3}[:|]");

/// A number, or the two that a single space only seems to join: `2 100,00`.
fn cells(number: &Number) -> Vec<Number> {
    match number.after_space() {
        Some(second) => vec![number.before_space(), second],
        None => vec![number.clone()],
    }
}

type Cell = (Range<usize>, Decimal);

/// Quantity, price and amount: the last number is the product of two before it that have no third between them that would
/// do as well.
fn product(numbers: &[Cell]) -> Option<(Cell, Cell, Cell)> {
    let from = numbers.len().saturating_sub(8);
    let numbers = numbers.get(from..)?;
    let (amount, before) = numbers.split_last()?;
    let whole = !amount.1.is_zero();
    for (at, price) in before.iter().enumerate().rev() {
        for quantity in before.get(..at)?.iter().rev() {
            let makes = quantity
                .1
                .checked_mul(price.1)
                .is_some_and(|product| product.round_dp(2) == amount.1);
            if whole && makes && !quantity.1.is_zero() {
                // `19.99 | 2`: the one with cents, or beside the product of one, is the price.
                let turned = quantity.1.scale() == 2 && price.1.scale() == 0
                    || price.1 == Decimal::ONE
                        && quantity.1 == amount.1
                        && quantity.1.scale() >= price.1.scale()
                        && quantity.1 > Decimal::from(99);
                let (quantity, price) = if turned { (price, quantity) } else { (quantity, price) };
                return Some((quantity.clone(), price.clone(), amount.clone()));
            }
        }
    }
    None
}

/// What the row is of: its words between or before the numbers.
fn name(words: &str, numbers: &[Cell], used: [&Cell; 3]) -> Option<String> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut at = 0;
    for (range, _) in numbers
        .iter()
        .filter(|cell| used.contains(cell))
        .chain([&(words.len()..words.len(), Decimal::ZERO)])
    {
        pieces.push(words.get(at..range.start.max(at)).unwrap_or_default());
        at = range.end;
    }
    let longest =
        pieces.iter().max_by_key(|piece| piece.chars().filter(|c| c.is_alphabetic()).count())?;
    let trim = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '-'
                    | '–'
                    | '@'
                    | '×'
                    | ':'
                    | '€'
                    | '$'
                    | '£'
                    | '*'
                    | '.'
                    | ','
                    | '('
                    | ')'
                    | '='
            )
    };
    let name = longest.trim_matches(trim);
    let name = name.strip_prefix("x ").unwrap_or(name);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 3 && !scan::has(&CURRENCY_ONLY, &name)).then_some(name)
}

pattern!(CURRENCY_ONLY, r"^(?:[A-Z]{3}|Stk|Std|pcs|hrs|hours|Stunden)\.?$");

/// Hours in a text, and the rate beside them.
#[derive(Debug, Default)]
pub(super) struct Hours {
    pub(super) hours: Option<Found<String>>,
    pub(super) line: Option<Found<LineItem>>,
    pub(super) unsure: Vec<String>,
}

pattern!(
    HOURS,
    r"(?i)(?P<lead>\b(?:within|in|every|for the next|last|binnen|innerhalb von|after|nach|open|allow|at least|up to|next)\s{1,2}(?:the )?)?(?P<n>\b\d{1,4}(?:[.,]\d{1,2})?)[ \u{a0}-]?(?P<unit>hours?|hrs?\b\.?|h\b|std\b\.?|stunden?|heures?|uren|uur|ore|horas?)(?P<tail>\s{0,2}(?:a day|before|ago|later|notice|per|/|after|prior|vor\b|vorher|pro\b|am tag|of (?:receiv|deliver)))?"
);
pattern!(
    PER_HOUR,
    r"(?i)\A\s{0,3}(?:/\s?|per |pro |je |an |a |die |par )?(?:h\b|hr\b|hour|std\b|stunde|heure|uur)"
);
pattern!(RATE_WORD, r"(?i)(?:hourly rate|stundensatz|rate)\D{0,20}\z");

/// The hours that a message names. With one rate per hour they make a line.
pub(super) fn hours(text: &Text, amounts: &Amounts) -> Hours {
    let mut result = Hours::default();
    let mut seen: Vec<(Range<usize>, Decimal)> = Vec::new();
    for captures in scan::groups(&HOURS, text.plain()).take(500) {
        let (Some(n), Some(unit)) = (captures.name("n"), captures.name("unit")) else { continue };
        let own = matches!(
            text.part_at(n.start()),
            Part::Header | Part::New | Part::Attached | Part::Forwarded
        );
        let is_span = captures.name("lead").is_some() || captures.name("tail").is_some();
        let clock = text.before(n.start()).ends_with([':', '.', ',', '-', '/']);
        let value = Decimal::from_str_exact(&n.as_str().replace(',', "."))
            .ok()
            .filter(|value| !value.is_zero());
        if let Some(value) = value.filter(|_| own && !is_span && !clock) {
            seen.push((n.start()..unit.end(), value));
        }
    }
    let values: BTreeSet<Decimal> = seen.iter().map(|(_, value)| *value).collect();
    let chosen = match values.len() {
        0 => return result,
        1 => seen.first(),
        _ => total_of(&seen, &values),
    };
    let Some((range, value)) = chosen else {
        let all: Vec<String> =
            values.iter().take(5).map(|value| value.normalize().to_string()).collect();
        result.unsure.push(format!("How many hours are meant: {}?", all.join(", ")));
        return result;
    };
    result.hours = Some(text.found(value.normalize().to_string(), range.clone()));
    result.line = rate(text, amounts).and_then(|rate| line(text, (range.clone(), *value), rate));
    result
}

/// Of several the largest, where it is the sum of the others.
fn total_of<'s>(seen: &'s [Cell], values: &BTreeSet<Decimal>) -> Option<&'s Cell> {
    let largest = values.last()?;
    let sum = seen
        .iter()
        .filter(|(_, value)| value != largest)
        .try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))?;
    seen.iter().find(|(_, value)| value == largest).filter(|_| sum == *largest)
}

/// The one rate per hour that the message itself names.
fn rate(text: &Text, amounts: &Amounts) -> Option<(Range<usize>, Money)> {
    let rates: Vec<_> = amounts
        .seen
        .iter()
        .filter(|seen| {
            seen.label == Some(Label::Rate)
                && seen.money.is_positive()
                && !matches!(seen.part, Part::Quoted | Part::Signature)
        })
        .filter(|seen| {
            scan::has(&PER_HOUR, scan::head(text.after(seen.range.end), 12))
                || scan::has(&RATE_WORD, scan::tail(text.before(seen.range.start), 40))
        })
        .collect();
    let first = rates.first()?;
    rates.iter().all(|rate| rate.money == first.money).then(|| (first.range.clone(), first.money))
}

fn line(text: &Text, hours: Cell, rate: (Range<usize>, Money)) -> Option<Found<LineItem>> {
    let amount = hours.1.checked_mul(rate.1.amount())?;
    let amount = Money::new(amount, rate.1.currency()).ok()?;
    let item = LineItem {
        text: text.plain().get(hours.0.clone())?.trim().to_owned(),
        quantity: Some(hours.1.normalize()),
        price: Some(rate.1.amount()),
        amount: Some(amount.amount()),
        currency: Some(rate.1.currency()),
    };
    // The words of both where they stand near each other, else those of the hours.
    let both = hours.0.start.min(rate.0.start)..hours.0.end.max(rate.0.end);
    let near = both.len() <= 200 && text.part_at(both.start) == text.part_at(both.end);
    Some(text.found(item, if near { both } else { hours.0 }))
}
