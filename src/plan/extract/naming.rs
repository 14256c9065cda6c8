//! What each amount is called: by the words before or after it, its column, or the arithmetic of its row.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amounts::{Seen, Token};
use super::labels::{self, Label};
use super::scan::{self, pattern};
use super::text::Text;

/// How far back a name may stand.
const WINDOW: usize = 90;

/// Gives every amount the name that the text gives it, row by row.
pub(super) fn name_all(text: &Text, tokens: &mut [Token]) {
    let mut rest = tokens;
    let mut line = usize::MAX;
    let mut from = 0;
    while let Some(first) = rest.first() {
        let index = text.index_at(first.range.start);
        if index != line {
            (line, from) = (index, text.lines.get(index).map_or(0, |line| line.range.start));
        }
        let len = row_length(text, rest, index);
        let (row, more) = rest.split_at_mut(len);
        let end = row.last().map_or(from, |token| token.range.end);
        name_row(text, row, from);
        from = end;
        rest = more;
    }
}

/// How many amounts follow each other in this line without words between them.
fn row_length(text: &Text, tokens: &[Token], index: usize) -> usize {
    let end = text.lines.get(index).map_or(0, |line| line.range.end);
    let joined = |pair: &[Token]| {
        let [a, b] = pair else { return false };
        let between = text.plain().get(a.range.end..b.range.start).unwrap_or_default();
        b.range.end <= end
            && between.len() <= 60
            && !between.contains(['-', '–', '/', '('])
            && !between.chars().any(char::is_alphabetic)
    };
    1 + tokens.windows(2).take_while(|pair| joined(pair)).count()
}

/// Names the amounts that stand in a row without words between them.
fn name_row(text: &Text, row: &mut [Token], from: usize) {
    if let [only] = row {
        let (label, named) = name(text, &only.range, from);
        only.label = only.label.or(label);
        only.named = named;
        return;
    }
    let Some(first) = row.first().map(|token| token.range.clone()) else { return };
    let window = window(text, from, first.start);
    let words = window.chars().any(char::is_alphabetic);
    let found = labels::before(window);
    let named = found.map_or(first.start, |(_, start)| first.start - (window.len() - start));
    let label = found.map(|(label, _)| label);
    let whole = matches!(label, Some(Label::Sum | Label::Total)) || !words;
    for token in row.iter_mut() {
        token.named = named;
    }
    if whole && (by_arithmetic(text, row, label) || by_columns(text, row, words)) {
        return;
    }
    name_rest(row, label, window);
}

/// The text before an amount in which its name may stand.
fn window(text: &Text, from: usize, start: usize) -> &str {
    sentence(scan::tail(text.plain().get(from..start).unwrap_or_default(), WINDOW))
}

/// Columns that are headed net, tax and total name what stands in them. A column that is only headed `Total` holds the
/// lines' amounts as well, so that a row without words needs one of the other two.
fn by_columns(text: &Text, row: &mut [Token], words: bool) -> bool {
    let of = |token: &Token| {
        let head = text.column(token.range.start)?;
        let (label, range) = labels::last_in(scan::head(text.plain().get(head.clone())?, 80))?;
        Some((label, head.start + range.start))
    };
    let heads: Vec<_> = row.iter().map(of).collect();
    let mut starts: Vec<usize> = heads.iter().flatten().map(|(_, start)| *start).collect();
    starts.dedup();
    if starts.len() < heads.iter().flatten().count() {
        // Two numbers in one cell: the columns don't say which is which.
        return false;
    }
    let split = heads.iter().flatten().any(|(label, _)| matches!(label, Label::Net | Label::Tax));
    if heads.iter().flatten().count() < 2 || !(split || words) {
        return false;
    }
    for (token, head) in row.iter_mut().zip(heads) {
        token.label =
            token.label.or(head.map(|(label, _)| label).filter(|label| *label != Label::Price));
    }
    true
}

/// Two numbers that add up to a third are net, tax and total.
fn by_arithmetic(text: &Text, row: &mut [Token], label: Option<Label>) -> bool {
    let from = row.len().saturating_sub(3);
    let Some([a, b, c]) = row.get_mut(from..) else { return false };
    let mut three = [a, b, c];
    three.sort_by_key(|token| token.value);
    let [small, middle, large] = three;
    let adds = small.value.checked_add(middle.value) == Some(large.value)
        && small.value > Decimal::ZERO
        && small.value < middle.value;
    if !adds || (label.is_none() && !tax_above(text, small.range.start)) {
        return false;
    }
    (small.label, middle.label, large.label) =
        (Some(Label::Tax), Some(Label::Net), Some(label.unwrap_or(Label::Sum)));
    true
}

/// Whether the lines above speak of tax.
fn tax_above(text: &Text, offset: usize) -> bool {
    let index = text.index_at(offset);
    (index.saturating_sub(4)..index)
        .filter_map(|at| text.lines.get(at))
        .any(|line| scan::has(&TAX, scan::head(text.plain_line(line), 200)))
}

pattern!(TAX, r"(?i)\b(?:vat|tax|gst|mwst|ust|tva|iva|btw|moms)\b");

/// A row that neither columns nor sums explain: one name, and the amount that it most likely belongs to.
fn name_rest(row: &mut [Token], label: Option<Label>, window: &str) {
    let Some(label) = label else { return };
    let same = row.windows(2).all(|pair| matches!(pair, [a, b] if a.value == b.value));
    let base = labels::is_base(window);
    let named =
        if base { labels::last_in(window).map_or(label, |(label, _)| label) } else { label };
    let smallest = row.iter().map(|token| token.value).min();
    let last = row.len() - 1;
    for (at, token) in row.iter_mut().enumerate() {
        let its = match named {
            // `VAT 19 % on 100.00 19.00`: the tax is the smaller.
            Label::Tax => {
                if Some(token.value) == smallest {
                    Label::Tax
                } else {
                    Label::Other
                }
            }
            Label::Sum | Label::Total | Label::Due | Label::Net | Label::Subtotal
                if same || at == last =>
            {
                named
            }
            Label::Sum | Label::Total | Label::Due | Label::Net | Label::Subtotal => continue,
            _ if at == 0 => named,
            _ => continue,
        };
        token.label = token.label.or(Some(its));
    }
}

/// The label of one amount and where it begins.
fn name(text: &Text, range: &Range<usize>, from: usize) -> (Option<Label>, usize) {
    let window = window(text, from, range.start);
    let after = scan::head(text.after(range.end), 40);
    let by_after = labels::after(after);
    if scan::has(&RANGE_AFTER, after) {
        return (Some(Label::Range), range.start);
    }
    if let Some(label @ (Label::Rate | Label::Limit)) = by_after {
        return (Some(label), range.start);
    }
    if let Some((label, start)) = labels::before(window) {
        return (Some(overruled(label, by_after)), range.start - (window.len() - start));
    }
    if by_after.is_some() {
        return (by_after, range.start);
    }
    let index = text.index_at(range.start);
    let begins = text.lines.get(index).is_some_and(|line| line.range.start == from);
    let alone = begins && !window.chars().any(char::is_alphanumeric) && is_alone(after);
    let above = text.said_before(index).filter(|_| alone).and_then(|at| text.lines.get(at));
    if let Some(line) = above {
        let words = text.plain_line(line);
        let has_own = words.chars().any(|c| matches!(c, '€' | '$' | '£' | '¥' | '₹' | '|'));
        if let Some((label, start)) = labels::above(scan::head(words, 200)).filter(|_| !has_own) {
            return (Some(label), line.range.start + start);
        }
    }
    (None, range.start)
}

pattern!(RANGE_AFTER, r"\A\s?[-–—]\s?\d");

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

// What ends with a dot and no sentence.
pattern!(SHORT, r"(?i)\b(?:inkl|zzgl|abzgl|einschl|gesetzl|incl|excl|exkl)\z");

/// The part of a window after its last sentence end: `See the total below. Fee $5` is about a fee.
fn sentence(window: &str) -> &str {
    let mut start = 0;
    let mut word = 0;
    for (at, c) in window.char_indices() {
        if matches!(c, '.' | '?' | '!' | ';') {
            let rest = window.get(at + 1..).unwrap_or_default();
            let short = scan::has(&SHORT, window.get(..at).unwrap_or_default());
            let ends = rest.starts_with(' ')
                && rest.trim_start().starts_with(char::is_uppercase)
                && !(c == '.' && short);
            if ends && (c != '.' || word > 3) {
                start = at + 1;
            }
        }
        word = if c.is_alphabetic() { word + 1 } else { 0 };
    }
    window.get(start..).unwrap_or_default()
}

/// `$500-$800` and `between 500 € and 800 €`: neither is what it costs.
pub(super) fn mark_ranges(text: &Text, seen: &mut [Seen]) {
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
