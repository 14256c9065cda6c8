//! Amounts of money: a number with a currency beside it, and what the text calls it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::currency::{self, Context, Family, Sign};
use super::labels::Label;
use super::naming::{bare, name_all};
use super::number::{self, Number, Reading, Style};
use super::scan::{self, pattern};
use super::text::{self, Part, Text};
use crate::base::text::shown_line;
use crate::model::money::{Currency, Money};

/// How many amounts of one item are kept.
pub(super) const MOST: usize = 1000;
/// How far back a name may stand.
pub(super) const WINDOW: usize = 90;

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
#[derive(Debug, Default)]
pub(super) struct Amounts {
    pub(super) seen: Vec<Seen>,
    pub(super) unsure: Vec<String>,
    /// The currencies that the text names.
    pub(super) currencies: BTreeSet<Currency>,
    pub(super) style: Option<Style>,
}

/// What else decides how a text writes money.
pub(super) struct Habits<'a> {
    pub(super) context: &'a Context,
    pub(super) language: &'a str,
    /// Where days stand: no amounts.
    pub(super) dates: &'a [Range<usize>],
}

pub(super) fn read(text: &Text, habits: &Habits<'_>) -> Amounts {
    let numbers: Vec<Number> = number::numbers(text.plain())
        .into_iter()
        .filter(|number| !overlaps(habits.dates, &(number.start..number.end)))
        .collect();
    let sides = Sides::of(text);
    let mut candidates = Vec::new();
    let mut used = 0;
    for number in &numbers {
        if let Some(candidate) = candidate(text, number, &sides, &mut used) {
            candidates.push(candidate);
        }
    }
    let style = style(&candidates, &numbers, text, habits);
    let mut amounts = Amounts { style: Some(style), ..Amounts::default() };
    let mut previous = 0;
    for candidate in candidates.iter().take(MOST) {
        resolve(text, habits, style, candidate, &numbers, &mut amounts);
        if let Some(seen) = amounts
            .seen
            .last_mut()
            .filter(|seen| seen.range.start >= previous && seen.range.end > previous)
        {
            previous = seen.range.end;
        }
    }
    name_all(text, &mut amounts.seen);
    amounts.currencies = amounts.seen.iter().map(|seen| seen.money.currency()).collect();
    let bare = bare(text, habits, style, &numbers, &amounts);
    amounts.seen.extend(bare.seen);
    amounts.unsure.extend(bare.unsure);
    amounts.seen.sort_by_key(|seen| seen.range.start);
    amounts
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
    if refused(text, number, sign, code, factor, ending) {
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
        let lead = scan::tail(text.before(range.start), 12);
        lead.trim_end_matches('(').ends_with(['\t', '|', ':'])
            || lead.trim_end_matches('(').ends_with("  ")
            || lead == "("
    };
    let trailing = after
        .strip_prefix(['-', '−'])
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '|']));
    let dash = trailing
        && !text.after(range.end + 1).trim_start().starts_with(|c: char| c.is_alphanumeric());
    bracketed || dash
}

pattern!(NOT_MONEY_AFTER, r"(?i)\A(?:[:/.]\d|\s?%|\s?[x×]\s?\d|-\d{1,4}-|[°′″])");

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
    if ending == 0 && scan::has(&NOT_MONEY_AFTER, window) {
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
    amounts: &mut Amounts,
) {
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
                let said = said(text, &range);
                amounts
                    .unsure
                    .push(format!("Is “{said}” one amount, or a quantity and an amount?"));
                return;
            }
        }
    }
    let Some(currency) = habits.context.currency(candidate.sign) else {
        if candidate.sign != Sign::Shared(Family::Franc) {
            let choices = habits.context.choices(candidate.sign);
            amounts.unsure.push(format!("Which currency is “{}”: {choices}?", said(text, &range)));
        }
        return;
    };
    let Some(value) = value(text, habits, style, &number, candidate, currency) else {
        if let Reading::Two(grouped, decimal) = number.read(style) {
            amounts.unsure.push(format!(
                "Is “{}” {grouped} {currency} or {decimal} {currency}?",
                said(text, &range)
            ));
        }
        return;
    };
    let value = value * if candidate.negative { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let Ok(money) = Money::new(value, currency) else { return };
    let label = candidate.range_end.then_some(Label::Range);
    let part = text.part_at(range.start);
    amounts.seen.push(Seen { money, label, named: range.start, range, part, signed: true });
}

pub(super) fn said(text: &Text, range: &Range<usize>) -> String {
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
    if let (Reading::One(quantity), Reading::One(price)) =
        (candidate.number.before_space().read(style), second.read(style))
    {
        let line = text.line_at(candidate.range.start).map_or(0..0, |line| line.range.clone());
        let from = numbers.partition_point(|number| number.start < line.start);
        let others = numbers.iter().skip(from).take(24).take_while(|number| number.end <= line.end);
        let product = quantity.checked_mul(price);
        let fits = |number: &Number| matches!(number.read(style), Reading::One(value) if Some(value) == product);
        if others.filter(|number| number.start != candidate.number.start).any(fits) {
            return Spaced::Two;
        }
    }
    let before = scan::tail(text.before(candidate.range.start), 12).trim_end();
    let alone = before.is_empty()
        || before.ends_with([':', '=', '|'])
        || scan::tail(text.before(candidate.range.start), 2) == "  ";
    let by_space =
        matches!(habits.language, "fr" | "pl" | "sv" | "no" | "da" | "fi" | "cs" | "pt" | "es");
    if by_space || alone { Spaced::One } else { Spaced::Open }
}
