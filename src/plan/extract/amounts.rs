//! Amounts of money: a number with a currency beside it, and what the text calls it.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::beside::{Candidate, Sides, candidate};
use super::currency::{self, Context, Family, Sign};
use super::labels::Label;
use super::language;
use super::naming::{mark_ranges, name_all};
use super::number::{self, Number, Reading, Style};
use super::scan::{self, pattern};
use super::spaced::{Spaced, spaced, splits};
use super::text::{self, Part, Text};
use crate::base::text::shown_line;
use crate::model::money::{Currency, Money};

/// How many amounts of one item are kept.
const MOST: usize = 1000;

/// An amount in the text.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) money: Money,
    pub(super) label: Option<Label>,
    /// Sign, number and currency.
    pub(super) range: Range<usize>,
    /// Where its name begins; the amount's own start where it has none.
    pub(super) named: usize,
    pub(super) part: Part,
    /// Whether the currency stands beside the number (and isn't the document's only one).
    pub(super) signed: bool,
}

/// All that was read of money.
#[derive(Debug)]
pub(super) struct Amounts {
    pub(super) seen: Vec<Seen>,
    pub(super) unsure: Vec<String>,
    /// The currencies that the text names.
    pub(super) currencies: BTreeSet<Currency>,
    pub(super) style: Style,
}

/// What else decides how a text writes money.
pub(super) struct Habits<'a> {
    pub(super) context: &'a Context,
    pub(super) language: &'a str,
    /// Where days stand: no amounts.
    pub(super) dates: &'a [Range<usize>],
}

/// A number that is an amount, or would be one if the document's currency were known.
pub(super) struct Token {
    pub(super) value: Decimal,
    pub(super) currency: Option<Currency>,
    pub(super) label: Option<Label>,
    pub(super) named: usize,
    pub(super) range: Range<usize>,
}

pub(super) fn read(text: &Text, habits: &Habits<'_>) -> Amounts {
    let numbers: Vec<Number> = number::numbers(text.plain())
        .into_iter()
        .filter(|number| !overlaps(habits.dates, &(number.start..number.end)))
        .collect();
    let sides = Sides::of(text);
    let mut used = 0;
    let candidates: Vec<Candidate> = numbers
        .iter()
        .filter_map(|number| candidate(text, number, &sides, &mut used))
        .take(MOST)
        .collect();
    let style = style(&candidates, &numbers, text, habits);
    let mut amounts =
        Amounts { seen: Vec::new(), unsure: Vec::new(), currencies: BTreeSet::new(), style };
    let mut tokens = Vec::new();
    for candidate in &candidates {
        match resolve(text, habits, style, candidate, &numbers) {
            Ok(token) => tokens.push(token),
            Err(question) if text.part_at(candidate.range.start) != Part::Quoted => {
                amounts.unsure.extend(question);
            }
            Err(_) => {}
        }
    }
    amounts.currencies = tokens.iter().filter_map(|token| token.currency).collect();
    let spans: Vec<Range<usize>> =
        candidates.iter().map(|candidate| candidate.range.clone()).collect();
    tokens.extend(bare(text, style, &numbers, &spans));
    tokens.sort_by_key(|token| token.range.start);
    name_all(text, &mut tokens);
    keep(text, habits, tokens, &mut amounts);
    mark_ranges(text, &mut amounts.seen);
    amounts
}

/// Keeps what has a currency, or a name in a document that knows only one currency.
fn keep(text: &Text, habits: &Habits<'_>, tokens: Vec<Token>, amounts: &mut Amounts) {
    let only = only_currency(text, habits, amounts);
    let mut asked = !amounts.currencies.is_empty();
    for token in tokens {
        let signed = token.currency.is_some();
        let sums = matches!(token.label, Some(Label::Total | Label::Sum | Label::Due));
        let parts = matches!(
            token.label,
            Some(Label::Net | Label::Tax | Label::Subtotal | Label::Shipping | Label::Discount)
        );
        if !signed && !sums && !parts {
            continue;
        }
        let Some(currency) = token.currency.or(only) else {
            if sums && !asked && token.value > Decimal::ZERO {
                asked = true;
                let words = token.named.min(token.range.start)..token.range.end;
                amounts.unsure.push(format!("Which currency is “{}”?", said(text, &words)));
            }
            continue;
        };
        let Ok(money) = Money::new(token.value, currency) else { continue };
        let Token { label, named, range, .. } = token;
        let part = text.part_at(range.start);
        amounts.seen.push(Seen { money, label, range, named, part, signed });
    }
}

pub(super) fn overlaps(spans: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = spans.partition_point(|span| span.end <= range.start);
    spans.get(at).is_some_and(|span| span.start < range.end)
}

/// How the text writes its numbers: as its amounts show, else its other numbers, else as its language does.
fn style(candidates: &[Candidate], numbers: &[Number], text: &Text, habits: &Habits<'_>) -> Style {
    let shown = number::style_of(candidates.iter().map(|candidate| &candidate.number));
    if shown != Style::Unknown
        || candidates.iter().any(|candidate| candidate.number.style() != Style::Unknown)
    {
        return shown;
    }
    let prose =
        |number: &&Number| !text.after(number.end).starts_with([':', '.', ',', '/', '-', '%']);
    match number::style_of(numbers.iter().filter(prose)) {
        Style::Unknown if language::is_continental(habits.language) => Style::Unknown,
        shown => shown,
    }
}

/// Turns a candidate into an amount, or into a question where it can be read in two ways.
fn resolve(
    text: &Text,
    habits: &Habits<'_>,
    style: Style,
    candidate: &Candidate,
    numbers: &[Number],
) -> Result<Token, Option<String>> {
    let mut number = candidate.number.clone();
    let mut range = candidate.range.clone();
    if let Some(second) = number.after_space() {
        match spaced(text, habits, candidate, &second, numbers, style) {
            Spaced::One => {}
            Spaced::Two => {
                range.start = second.start;
                number = second;
            }
            Spaced::Open => {
                return Err(Some(format!(
                    "Is “{}” one amount, or a quantity and an amount?",
                    said(text, &range)
                )));
            }
        }
    }
    let Some(currency) = habits.context.currency(candidate.sign) else {
        let choices = habits.context.choices(candidate.sign);
        let ask = candidate.sign != Sign::Shared(Family::Franc);
        return Err(ask.then(|| format!("Which currency is “{}”: {choices}?", said(text, &range))));
    };
    let Some(value) = value(text, habits, style, &number, candidate, currency) else {
        let Reading::Two(grouped, decimal) = number.read(style) else { return Err(None) };
        return Err(Some(format!(
            "Is “{}” {grouped} {currency} or {decimal} {currency}?",
            said(text, &range)
        )));
    };
    let value = if candidate.negative { -value } else { value };
    let label = candidate.range_end.then_some(Label::Range);
    Ok(Token { value, currency: Some(currency), label, named: range.start, range })
}

fn said(text: &Text, range: &Range<usize>) -> String {
    shown_line(scan::head(text.raw().get(range.clone()).unwrap_or_default(), 40))
}

fn value(
    text: &Text,
    habits: &Habits<'_>,
    style: Style,
    number: &Number,
    candidate: &Candidate,
    currency: Currency,
) -> Option<Decimal> {
    let read = match number.read(style) {
        Reading::One(value) => value,
        Reading::None => return None,
        Reading::Two(grouped, decimal) => {
            if candidate.magnitude > Decimal::ONE {
                decimal
            } else if currency.places() == 0 || groups(text, habits, number, currency) {
                grouped
            } else {
                return None;
            }
        }
    };
    read.checked_mul(candidate.magnitude)
}

/// Whether a lone dot or comma before three digits groups thousands, as the language shows.
fn groups(text: &Text, habits: &Habits<'_>, number: &Number, currency: Currency) -> bool {
    let written = text.plain().get(number.start..number.end).unwrap_or_default();
    let comma_language = language::is_continental(habits.language);
    if written.contains('.') {
        return comma_language && currency.as_str() != "CHF";
    }
    !comma_language && currency.places() == 2
}

pattern!(
    DOCUMENT_CURRENCY,
    r"\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|JPY|CNY|SGD|HKD)\b|€|£|₹"
);

/// Numbers that could be amounts in a document that says its currency elsewhere.
fn bare(text: &Text, style: Style, numbers: &[Number], spans: &[Range<usize>]) -> Vec<Token> {
    let mut found = Vec::new();
    for number in numbers {
        let range = number.start..number.end;
        if found.len() >= MOST || overlaps(spans, &range) {
            continue;
        }
        let (number, range) = match number.after_space() {
            // `1 278.61` in a table is a quantity and a price.
            Some(second) if splits(text, number, &second, numbers, style) => {
                (second.clone(), second.start..second.end)
            }
            _ => (number.clone(), range),
        };
        if !is_amount_like(text, &number) {
            continue;
        }
        let Reading::One(value) = number.read(style) else { continue };
        let negative =
            scan::tail(text.before(range.start), 3).ends_with(['-', '−']) && number.places() == 2;
        let value = if negative { -value } else { value };
        found.push(Token { value, currency: None, label: None, named: range.start, range });
    }
    found
}

/// The only currency that the document names: by its amounts, else by a code or sign anywhere.
fn only_currency(text: &Text, habits: &Habits<'_>, amounts: &Amounts) -> Option<Currency> {
    let mut all: BTreeSet<Currency> = amounts.currencies.clone();
    if all.is_empty() {
        let signs = scan::all(&DOCUMENT_CURRENCY, text.plain()).take(200);
        all = signs
            .filter_map(|sign| currency::after(sign.as_str()))
            .filter_map(|(sign, _)| habits.context.currency(sign))
            .collect();
    }
    let mut all = all.into_iter();
    all.next().filter(|_| all.next().is_none())
}

pattern!(
    WHOLE,
    r"(?i)(?:total|amount|due|betrag|summe|totaal|totale|pay|gesamt|sum)\s{0,3}(?:[:=|]\s{0,3}|\s{1,3})\z"
);

/// Two decimals, or a whole number right after the name of a sum that ends its cell: `Total: 1939`.
fn is_amount_like(text: &Text, number: &Number) -> bool {
    let after = scan::head(text.after(number.end), 12);
    let glued = after.starts_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '%' | '/' | ':' | '-' | '_' | '@')
    });
    if glued
        || after.trim_start().starts_with('%')
        || text::beside_hidden(text.raw(), &(number.start..number.end))
    {
        return false;
    }
    let ends = after.trim().is_empty()
        || after.starts_with("  ")
        || after.trim_start().starts_with('|')
        || after.starts_with('\t');
    number.places() == 2
        || (ends
            && number.places() != 1
            && scan::has(&WHOLE, scan::tail(text.before(number.start), 24)))
}
