//! A number and the currency beside it: which side it stands on, what makes it negative, what is no money after all.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::currency::{self, Family, Sign};
use super::number::Number;
use super::scan::{self, pattern};
use super::text::{self, Text};

/// A number with a currency, before it is known how the text writes its numbers.
pub(super) struct Candidate {
    pub(super) number: Number,
    pub(super) sign: Sign,
    pub(super) range: Range<usize>,
    pub(super) negative: bool,
    pub(super) magnitude: Decimal,
    pub(super) range_end: bool,
}

pattern!(
    MAGNITUDE,
    r"(?x) \A (?: (?P<k> [kK](?:\b|[€$£]) | \s? (?i:tsd\.?|thousand|tausend|mille|grand)\b\.? ) | \s? T(?:€|EUR\b|\s€)",
    r" | (?P<m> [mM](?:\b|[€$£]) | \s? (?i:mio\.?|mn\.?|mln\.?|million(?:en|s)?|millones|milioni|miljoen)\b\.? )",
    r" | \s? (?P<b> (?i:bn|billion|mrd\.?|milliarden?|milliards?)\b\.? ) | \s? (?P<lakh> (?i:lakhs?|lacs?)\b ) | \s? (?P<crore> (?i:crores?)\b ) )"
);

// `5 k€`: a letter that stands apart needs its currency, else it begins a name (`EUR 45 M Schmidt`).
pattern!(APART, r"\A\s(?:(?P<k>[kK])|(?P<m>[mM]))\s?(?:[€$£]|(?:EUR|USD|GBP|CHF)\b)");

pattern!(ENDING, r"\A(?:\.[-–—]{1,2}|,[-–—]{1,2}|/-)");

/// The factor that a word or letter after a number means, and its length without the currency's sign.
///
/// After decimals a letter is none: `EUR 45.00 M Schmidt` is what Schmidt paid.
fn magnitude(after: &str, places: usize) -> (Decimal, usize) {
    let window = scan::head(after, 16);
    if let Some(found) = scan::first(&APART, window).filter(|_| places != 2) {
        let (factor, letter) = match found.name("k") {
            Some(letter) => (1_000, Some(letter)),
            None => (1_000_000, found.name("m")),
        };
        return (Decimal::from(factor), letter.map_or(0, |letter| letter.end()));
    }
    let Some(found) = scan::first(&MAGNITUDE, window) else { return (Decimal::ONE, 0) };
    let letter =
        found.get(0).is_some_and(|all| all.as_str().trim_end_matches(['€', '$', '£']).len() == 1);
    if letter && places == 2 {
        return (Decimal::ONE, 0);
    }
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
pub(super) fn candidate(
    text: &Text,
    number: &Number,
    sides: &Sides,
    used: &mut usize,
) -> Option<Candidate> {
    let before = scan::tail(text.before(number.start), 24);
    let (lead, mut negative) = without_sign(before);
    let after = text.after(number.end);
    let (factor, taken) = magnitude(after, number.places());
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
        left.is_none() || !belongs_to_next(rest.get(*len..).unwrap_or_default())
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
        // `A-500` is a number of something; `EUR -500` is less than nothing.
        let apart =
            lead.is_empty() || lead.ends_with([' ', '\t', '\u{a0}', '(', ':', '|', '/', '+']);
        let signed = apart || currency::before(lead).is_some();
        return if signed { (lead, true) } else { (before, false) };
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
    // `PEN 9.99` at the start of a row is what is sold.
    let begins = text.before(number.start).trim() == code.trim();
    (currency::is_word(sign) && begins && !code.trim().is_empty())
        || (currency::is_word(sign) && number.places() != 2 && !digits.contains([',', '\'']))
        || (year && code.trim().eq_ignore_ascii_case("euro"))
        || (sign == Sign::Shared(Family::Franc) && plain && digits.len() <= 2)
}

/// Whether what follows a sign is another number: then the sign is more likely that number's.
fn belongs_to_next(rest: &str) -> bool {
    let next = scan::head(rest, 6).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    next.trim_start_matches(['-', '−', '(']).starts_with(|c: char| c.is_ascii_digit())
}

/// Where the text puts its currencies: before the number or after it, line by line and in all.
pub(super) struct Sides {
    by_line: BTreeMap<usize, (u32, u32)>,
    all: (u32, u32),
}

pattern!(ANY_SIGN, r"[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|INR|PLN|SEK|NOK|DKK|CZK|JPY|Rs\.?)");

impl Sides {
    pub(super) fn of(text: &Text) -> Sides {
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

    /// Whether a sign after a number, with another number after it, is this one's.
    fn is_suffix(&self, text: &Text, number: &Number, rest: &str, len: usize) -> bool {
        let following = rest.get(len..).unwrap_or_default();
        if !belongs_to_next(following) {
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
