//! Amounts of money: a number with a currency beside it, and what the text calls it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::currency::{self, Context, Family, Sign};
use super::labels::{self, Label};
use super::number::{self, Number, Reading, Style};
use super::scan::{self, pattern};
use super::text::{self, Part, Text};
use crate::base::text::shown_line;
use crate::model::money::{Currency, Money};

/// How many amounts of one item are kept.
const MOST: usize = 1000;
/// How far back a name may stand.
const WINDOW: usize = 90;

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

/// A number with a currency, before it is known how the text writes its numbers.
struct Candidate {
    number: Number,
    sign: Sign,
    range: Range<usize>,
    negative: bool,
    magnitude: Decimal,
    range_end: bool,
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
struct Token {
    value: Decimal,
    currency: Option<Currency>,
    label: Option<Label>,
    named: usize,
    range: Range<usize>,
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

/// Whether `2 100.00` is two numbers, as the line's arithmetic shows: 2 × 100.00, or 100.00 and another make a third.
fn splits(text: &Text, number: &Number, second: &Number, numbers: &[Number], style: Style) -> bool {
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

/// Gives every amount the name that the text gives it, row by row.
fn name_all(text: &Text, tokens: &mut [Token]) {
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
        Style::Unknown if is_comma_language(habits.language) => Style::Unknown,
        shown => shown,
    }
}

fn is_comma_language(language: &str) -> bool {
    matches!(
        language,
        "de" | "fr" | "es" | "it" | "nl" | "pt" | "pl" | "sv" | "da" | "no" | "fi" | "cs"
    )
}

pattern!(
    MAGNITUDE,
    r"(?x) \A \s? (?: (?P<k> [kK](?:\b|[€$£]) | (?i:tsd\.?|thousand|tausend|mille|grand)\b\.? ) | T(?:€|EUR\b|\s€)",
    r" | (?P<m> [mM](?:\b|[€$£]) | (?i:mio\.?|mn\.?|mln\.?|million(?:en|s)?|millones|milioni|miljoen)\b\.? )",
    r" | (?P<b> (?i:bn|billion|mrd\.?|milliarden?|milliards?)\b\.? ) | (?P<lakh> (?i:lakhs?|lacs?)\b ) | (?P<crore> (?i:crores?)\b ) )"
);
pattern!(ENDING, r"\A(?:\.[-–—]{1,2}|,[-–—]{1,2}|/-)");

/// The factor that a word or letter after a number means, and its length without the currency's sign.
fn magnitude(after: &str) -> (Decimal, usize) {
    let window = scan::head(after, 16);
    let Some(found) = scan::first(&MAGNITUDE, window) else { return (Decimal::ONE, 0) };
    let table = [
        ("k", 1_000),
        ("m", 1_000_000),
        ("b", 1_000_000_000),
        ("lakh", 100_000),
        ("crore", 10_000_000),
    ];
    let (factor, text) = table
        .into_iter()
        .find_map(|(name, factor)| found.name(name).map(|part| (factor, part)))
        .map_or((1_000, None), |(factor, part)| (factor, Some(part)));
    let len = text.map_or_else(|| window.find('T').map_or(1, |at| at + 1), |part| part.end());
    let sign = window
        .get(..len)
        .and_then(|text| text.chars().next_back())
        .filter(|c| matches!(c, '€' | '$' | '£'));
    (Decimal::from(factor), len - sign.map_or(0, char::len_utf8))
}

/// A number that a currency stands beside.
fn candidate(text: &Text, number: &Number, sides: &Sides, used: &mut usize) -> Option<Candidate> {
    let before = scan::tail(text.before(number.start), 24);
    let (lead, mut negative) = without_sign(before);
    let after = text.after(number.end);
    let (factor, taken) = magnitude(after);
    let ending = scan::first(&ENDING, scan::head(after, 4))
        .filter(|_| taken == 0)
        .map_or(0, |found| found.get(0).map_or(0, |all| all.len()));
    // `12,00- €`: a minus between the number and its currency.
    let dash = after
        .strip_prefix(['-', '−'])
        .filter(|rest| currency::after(rest).is_some() && taken + ending == 0);
    negative |= dash.is_some();
    let ending = dash.map_or(ending, |rest| after.len() - rest.len());
    let rest = after.get(taken + ending..).unwrap_or_default();
    let left = currency::before(lead)
        .filter(|(_, len)| number.start - (before.len() - lead.len()) - len >= *used);
    let right = currency::after(rest);
    let right = right.filter(|(_, len)| {
        left.is_none() || !sides.belongs_to_next(text, rest.get(*len..).unwrap_or_default())
    });
    let right =
        right.filter(|(_, len)| left.is_some() || sides.is_suffix(text, number, rest, *len));
    let (sign, start, end) = joined(text, number, (left, lead, before), (right, taken + ending))?;
    negative |= left.is_some() && minus_before(text, start) || closes_negative(text, &(start..end));
    *used = end;
    let code = text.plain().get(start..number.start).unwrap_or_default();
    let glued = end == number.end && after.starts_with(char::is_alphabetic);
    if glued || refused(text, number, sign, code, factor, ending) {
        return None;
    }
    let range_end = before.ends_with(['-', '–'])
        && before.trim_end_matches(['-', '–']).ends_with(|c: char| c.is_ascii_digit());
    Some(Candidate {
        number: number.clone(),
        sign,
        range: start..end,
        negative: negative && !range_end,
        magnitude: factor,
        range_end,
    })
}

type Side<'t> = (Option<(Sign, usize)>, &'t str, &'t str);

/// The currency that both sides agree on, and where the amount begins and ends.
fn joined(
    text: &Text,
    number: &Number,
    left: Side<'_>,
    right: (Option<(Sign, usize)>, usize),
) -> Option<(Sign, usize, usize)> {
    let (left, lead, before) = left;
    let (right, taken) = right;
    let signed = number.start - (before.len() - lead.len());
    let start = |len: usize| signed - len;
    let plain_end = number.end + taken;
    let end = |len: usize| plain_end + len;
    let lone_minus =
        if lead.len() < before.len() && left.is_none() { number.start - 1 } else { number.start };
    let lone_minus =
        if text.plain().is_char_boundary(lone_minus) { lone_minus } else { number.start };
    match (left, right) {
        (Some((sign, len)), None) => Some((sign, start(len), plain_end)),
        (None, Some((sign, len))) => Some((sign, lone_minus, end(len))),
        (Some((Sign::Exact(a), len)), Some((Sign::Exact(b), more))) => {
            (a == b).then(|| (Sign::Exact(a), start(len), end(more)))
        }
        (Some((Sign::Shared(family), len)), Some((Sign::Exact(code), more))) => {
            family.has(code).then(|| (Sign::Exact(code), start(len), end(more)))
        }
        (Some((Sign::Exact(code), len)), Some((Sign::Shared(family), more))) => {
            family.has(code).then(|| (Sign::Exact(code), start(len), end(more)))
        }
        (Some((Sign::Shared(a), len)), Some((Sign::Shared(b), more))) => {
            (a == b).then(|| (Sign::Shared(a), start(len), end(more)))
        }
        (None, None) => None,
    }
}

/// The text before a number without a minus or bracket that belongs to the number.
fn without_sign(before: &str) -> (&str, bool) {
    if let Some(lead) = before.strip_suffix(['-', '−', '–']) {
        let joins = lead.ends_with(|c: char| c.is_alphanumeric())
            && !lead.ends_with(|c: char| c.is_ascii_uppercase());
        return if joins { (before, false) } else { (lead, true) };
    }
    (before.strip_suffix(['(', '+']).unwrap_or(before), false)
}

/// A minus right before the currency: `-$12`, `- 12 €` at the start of a cell is a bullet, not a minus.
fn minus_before(text: &Text, start: usize) -> bool {
    let lead = scan::tail(text.before(start), 8);
    let Some(rest) = lead.strip_suffix(['-', '−', '–']) else { return false };
    rest.is_empty() || rest.ends_with([' ', '\t', ':', '|', '(', '\u{a0}'])
}

/// `(12.00 €)` and `12.00-` are what accountants write for less than nothing.
fn closes_negative(text: &Text, range: &Range<usize>) -> bool {
    let after = text.after(range.end);
    let bracketed = text.before(range.start).ends_with('(') && after.starts_with(')') && {
        // A bracket around an amount alone in its cell; in prose brackets are brackets.
        let lead = scan::tail(text.before(range.start), 12).trim_end_matches('(');
        lead.trim_end().is_empty()
            || lead.trim_end().ends_with(['\t', '|', ':'])
            || lead.ends_with("  ")
    };
    let trailing = after
        .strip_prefix(['-', '−'])
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '|']));
    let dash = trailing
        && !text.after(range.end + 1).trim_start().starts_with(|c: char| c.is_alphanumeric());
    bracketed || dash
}

pattern!(NOT_MONEY_AFTER, r"(?i)\A(?:[:/.]\d|\s?%|-\d{1,4}-|[°′″])");

/// Numbers beside a word that is a currency only by chance: `Euro 2024`, `ALL 50`, `Fr 14:30`.
fn refused(
    text: &Text,
    number: &Number,
    sign: Sign,
    code: &str,
    factor: Decimal,
    ending: usize,
) -> bool {
    let range = number.start..number.end;
    if text::beside_hidden(text.raw(), &range) {
        return true;
    }
    let window = scan::head(text.after(number.end), 8);
    let time = scan::tail(text.before(number.start), 4)
        .strip_suffix(':')
        .is_some_and(|lead| lead.ends_with(|c: char| c.is_ascii_digit()));
    if time || (ending == 0 && scan::has(&NOT_MONEY_AFTER, window)) {
        return true;
    }
    let plain = number.places() == 0 && factor == Decimal::ONE && ending == 0;
    let digits = text.plain().get(range).unwrap_or_default();
    let year = plain && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    (currency::is_word(sign) && number.places() != 2 && !digits.contains([',', '\'']))
        || (year && code.trim().eq_ignore_ascii_case("euro"))
        || (sign == Sign::Shared(Family::Franc) && plain && digits.len() <= 2)
}

/// Where the text puts its currencies: before the number or after it, line by line and in all.
struct Sides {
    by_line: BTreeMap<usize, (u32, u32)>,
    all: (u32, u32),
}

pattern!(ANY_SIGN, r"[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|INR|PLN|SEK|NOK|DKK|CZK|JPY|Rs\.?)");

impl Sides {
    fn of(text: &Text) -> Sides {
        let mut sides = Sides { by_line: BTreeMap::new(), all: (0, 0) };
        for sign in scan::all(&ANY_SIGN, text.plain()) {
            let before = scan::tail(text.before(sign.start()), 6).trim_end().chars().next_back();
            let after = scan::head(text.after(sign.end()), 6)
                .trim_start()
                .trim_start_matches(['-', '−', '('])
                .chars()
                .next();
            let suffix = before.is_some_and(|c| c.is_ascii_digit() || c == '-');
            let prefix = after.is_some_and(|c| c.is_ascii_digit());
            let line = sides.by_line.entry(text.index_at(sign.start())).or_default();
            match (prefix, suffix) {
                (true, false) => (line.0, sides.all.0) = (line.0 + 1, sides.all.0 + 1),
                (false, true) => (line.1, sides.all.1) = (line.1 + 1, sides.all.1 + 1),
                _ => {}
            }
        }
        sides
    }

    fn at(&self, text: &Text, offset: usize) -> (u32, u32) {
        self.by_line
            .get(&text.index_at(offset))
            .copied()
            .filter(|counts| counts.0 != counts.1)
            .unwrap_or(self.all)
    }

    /// Whether what follows a sign is another number: then the sign is more likely that number's.
    fn belongs_to_next(&self, _text: &Text, rest: &str) -> bool {
        let next = scan::head(rest, 6).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        next.trim_start_matches(['-', '−', '(']).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a sign after a number, with another number after it, is this one's.
    fn is_suffix(&self, text: &Text, number: &Number, rest: &str, len: usize) -> bool {
        let following = rest.get(len..).unwrap_or_default();
        if !self.belongs_to_next(text, following) {
            return true;
        }
        let (prefix, suffix) = self.at(text, number.start);
        match prefix.cmp(&suffix) {
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => {
                !rest.starts_with(char::is_whitespace) && following.starts_with(char::is_whitespace)
            }
        }
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
    let comma_language = is_comma_language(habits.language);
    if written.contains('.') {
        return comma_language && currency.as_str() != "CHF";
    }
    !comma_language && currency.places() == 2
}

/// What a space between digits is.
enum Spaced {
    One,
    Two,
    Open,
}

/// `1 234,56` is one number, `2 100,00 €` in a table two: the line's arithmetic decides, else what stands before it.
fn spaced(
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
    let by_space =
        matches!(habits.language, "fr" | "pl" | "sv" | "no" | "da" | "fi" | "cs" | "pt" | "es");
    if by_space || alone { Spaced::One } else { Spaced::Open }
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
    row.iter_mut().for_each(|token| token.named = named);
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
