//! What the text calls its amounts, and the numbers that only their name makes amounts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::amounts::{Amounts, Habits, MOST, Seen, WINDOW, overlaps, said};
use super::currency;
use super::labels::{self, Label};
use super::number::{Number, Reading, Style};
use super::scan::{self, pattern};
use super::text::{self, Text};
use crate::model::money::{Currency, Money};

/// Gives every amount the name that the text gives it.
pub(super) fn name_all(text: &Text, seen: &mut [Seen]) {
    let mut previous: Option<(Range<usize>, Option<Label>, Option<Label>)> = None;
    for amount in seen.iter_mut() {
        let line_start = text.line_at(amount.range.start).map_or(0, |line| line.range.start);
        let same_line = previous
            .as_ref()
            .filter(|(range, ..)| range.end > line_start && range.end <= amount.range.start);
        let from = same_line.map_or(line_start, |(range, ..)| range.end);
        let base_of =
            same_line.and_then(|(_, label, base)| base.filter(|_| *label == Some(Label::Other)));
        let (label, named, base) = name(text, &amount.range, from, same_line.is_some());
        if amount.label.is_none() {
            amount.label = label.or(base_of);
            amount.named = named;
        }
        previous = Some((amount.range.clone(), amount.label, base));
    }
    mark_ranges(text, seen);
}

/// The label of one amount, where it begins, and for the base of a percentage what the percentage is.
fn name(
    text: &Text,
    range: &Range<usize>,
    from: usize,
    follows: bool,
) -> (Option<Label>, usize, Option<Label>) {
    let window =
        sentence(scan::tail(text.plain().get(from..range.start).unwrap_or_default(), WINDOW));
    let after = scan::head(text.after(range.end), 40);
    let by_after = labels::after(after);
    if let Some(label @ (Label::Rate | Label::Limit)) = by_after {
        return (Some(label), range.start, None);
    }
    if let Some((label, start)) = labels::before(window) {
        let start = range.start - (window.len() - start);
        let base = (label == Label::Other)
            .then(|| labels::last_in(window).map(|(label, _)| label))
            .flatten();
        let label = overruled(label, by_after);
        return (Some(label), start, base);
    }
    if by_after.is_some() {
        return (by_after, range.start, None);
    }
    let alone = !follows && !window.chars().any(char::is_alphanumeric);
    let index = text.index_at(range.start);
    let above = text
        .said_before(index)
        .filter(|_| alone && is_alone(after))
        .and_then(|at| text.lines.get(at));
    if let Some(line) = above {
        let words = text.plain_line(line);
        let has_own = words.chars().any(|c| matches!(c, '€' | '$' | '£' | '¥' | '₹'));
        if let Some((label, start)) = labels::above(scan::head(words, 200)).filter(|_| !has_own) {
            return (Some(label), line.range.start + start, None);
        }
    }
    (None, range.start, None)
}

/// What stands after an amount that is alone on its line: nothing that is prose.
fn is_alone(after: &str) -> bool {
    after.split_whitespace().count() <= 3
}

/// `Payment of 12 € is due`, `Total 100 € net`: what follows can say more than what stands before.
fn overruled(label: Label, after: Option<Label>) -> Label {
    match (label, after) {
        (Label::Paid | Label::Sum | Label::Price | Label::Total, Some(Label::Due)) => Label::Due,
        (Label::Sum | Label::Total | Label::Price, Some(Label::Net)) => Label::Net,
        (Label::Paid | Label::Sum | Label::Total, Some(Label::Refund | Label::Discount)) => {
            after.unwrap_or(label)
        }
        _ => label,
    }
}

/// The part of a window after its last sentence end: `See the total below. Fee $5` is about a fee.
fn sentence(window: &str) -> &str {
    let mut start = 0;
    let mut word = 0;
    for (at, c) in window.char_indices() {
        if matches!(c, '.' | '?' | '!' | ';') {
            let rest = window.get(at + 1..).unwrap_or_default();
            let ends = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase);
            if ends && (c != '.' || word > 3) {
                start = at + 1;
            }
        }
        word = if c.is_alphabetic() { word + 1 } else { 0 };
    }
    window.get(start..).unwrap_or_default()
}

/// `$500-$800` and `between 500 € and 800 €`: neither is what it costs.
fn mark_ranges(text: &Text, seen: &mut [Seen]) {
    for at in 1..seen.len() {
        let Some([first, second]) = seen.get_mut(at - 1..=at) else { continue };
        let between = text.plain().get(first.range.end..second.range.start).unwrap_or_default();
        let between = scan::head(between, 16).trim();
        let dash = matches!(between, "-" | "–" | "—" | "to" | "bis" | "à" | "a");
        let spoken = matches!(between, "and" | "und" | "et" | "y" | "e" | "en")
            && scan::has(&BETWEEN, scan::tail(text.before(first.range.start), 16));
        if second.label == Some(Label::Range)
            || ((dash || spoken) && first.money.currency() == second.money.currency())
        {
            first.label = Some(Label::Range);
            second.label = Some(Label::Range);
        }
    }
}

pattern!(BETWEEN, r"(?i)\b(?:between|zwischen|entre|tra|tussen)\s{0,3}\z");
pattern!(
    DOCUMENT_CURRENCY,
    r"\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|JPY|CNY|SGD|HKD)\b|€|£|₹"
);

/// Numbers that a label names but no currency, in a document that knows only one currency.
pub(super) fn bare(
    text: &Text,
    habits: &Habits<'_>,
    style: Style,
    numbers: &[Number],
    amounts: &Amounts,
) -> Amounts {
    let mut found = Amounts::default();
    let spans: Vec<Range<usize>> = amounts.seen.iter().map(|seen| seen.range.clone()).collect();
    let only = only_currency(text, habits, amounts);
    let mut asked = false;
    let mut line = usize::MAX;
    let mut from = 0;
    for number in numbers {
        let range = number.start..number.end;
        let index = text.index_at(number.start);
        if index != line {
            (line, from) = (index, text.lines.get(index).map_or(0, |line| line.range.start));
        }
        let start = from;
        from = number.end;
        if found.seen.len() >= MOST || overlaps(&spans, &range) || !is_amount_like(text, number) {
            continue;
        }
        let Some((label, named)) = bare_label(text, &range, start) else { continue };
        let Reading::One(value) = number.read(style) else { continue };
        let Some(currency) = only else {
            if matches!(label, Label::Total | Label::Sum | Label::Due)
                && !asked
                && amounts.seen.is_empty()
            {
                asked = true;
                found
                    .unsure
                    .push(format!("Which currency is “{}”?", said(text, &(named..range.end))));
            }
            continue;
        };
        let negative = scan::tail(text.before(number.start), 3).ends_with(['-', '−']);
        let value = if negative { -value } else { value };
        let Ok(money) = Money::new(value, currency) else { continue };
        found.seen.push(Seen {
            money,
            label: Some(label),
            named,
            part: text.part_at(range.start),
            range,
            signed: false,
        });
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

/// Two decimals, or a whole number that ends its cell: `Total 1939`.
fn is_amount_like(text: &Text, number: &Number) -> bool {
    let after = scan::head(text.after(number.end), 12);
    let ends = after.is_empty()
        || after.starts_with("  ")
        || after.starts_with(['\t', '|'])
        || after.trim().is_empty();
    let glued = after.starts_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '%' | '/' | ':' | '-' | '_' | '@')
    });
    let percent = after.trim_start().starts_with('%');
    !glued
        && !percent
        && !text::beside_hidden(text.raw(), &(number.start..number.end))
        && (number.places() == 2 || ends && number.places() == 0)
}

/// The label of a number without a currency: only one that stands right there, and only of a sum.
fn bare_label(text: &Text, range: &Range<usize>, from: usize) -> Option<(Label, usize)> {
    let window =
        sentence(scan::tail(text.plain().get(from..range.start).unwrap_or_default(), WINDOW));
    let sums = |label: Label| {
        matches!(
            label,
            Label::Total
                | Label::Sum
                | Label::Due
                | Label::Net
                | Label::Tax
                | Label::Subtotal
                | Label::Shipping
                | Label::Discount
        )
    };
    if let Some((label, start)) = labels::before(window) {
        let start_of_line = window.get(..start).unwrap_or_default().trim().len() <= 24;
        let gap = window.get(start..).unwrap_or_default();
        let whole_number =
            !text.plain().get(range.clone()).unwrap_or_default().contains(['.', ',']);
        let firm =
            !whole_number || gap.trim_end().ends_with(':') || gap.split_whitespace().count() <= 2;
        return (sums(label) && start_of_line && firm)
            .then(|| (label, range.start - (window.len() - start)));
    }
    if window.chars().any(char::is_alphanumeric) || !is_alone(scan::head(text.after(range.end), 40))
    {
        return None;
    }
    let whole_number = !text.plain().get(range.clone())?.contains(['.', ',']);
    let line = text.said_before(text.index_at(range.start)).and_then(|at| text.lines.get(at))?;
    let (label, start) = labels::above(scan::head(text.plain_line(line), 200))?;
    (sums(label) && !whole_number).then_some((label, line.range.start + start))
}
