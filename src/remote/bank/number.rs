//! Amounts and days as banks write them.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

/// No amount of a bank is larger, so that sums stay exact.
const MOST: i64 = 1_000_000_000_000_000;

/// An amount whose decimal mark is known: `-1.190,00`, `1,190.00-`, `(5.00)`, `1'000.00`, `12 CR`.
pub(super) fn amount(text: &str, mark: char) -> Option<Decimal> {
    let (negative, digits) = signed(text)?;
    let (whole, part) = match digits.split_once(mark) {
        Some((whole, part)) => (whole, part),
        None => (digits.as_str(), ""),
    };
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || part.len() > 6 {
        return None;
    }
    exact(negative, &ungrouped(whole)?, part)
}

/// An amount in a format that has no marks between thousands: the last `.` or `,` is the decimal mark.
pub(super) fn plain(text: &str) -> Option<Decimal> {
    let mark = text.chars().rev().find(|c| matches!(c, '.' | ',')).unwrap_or('.');
    amount(text, mark)
}

/// The sign, and what is left of an amount: digits and marks.
fn signed(text: &str) -> Option<(bool, String)> {
    let text = text.trim();
    let upper = text.to_uppercase();
    let (text, side) = match upper.strip_suffix("DR").or_else(|| upper.strip_suffix("CR")) {
        Some(rest) => (rest.trim().to_owned(), upper.ends_with("DR")),
        None => (text.to_owned(), false),
    };
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let mut negative = side || inner.is_some();
    let mut rest: String = inner.unwrap_or(&text).to_owned();
    rest.retain(|c| !c.is_whitespace() && !matches!(c, '€' | '$' | '£' | '¥' | '₹'));
    for letters in ["EUR", "USD", "GBP", "CHF"] {
        rest = rest.trim_start_matches(letters).trim_end_matches(letters).to_owned();
    }
    let is_minus = |c: char| matches!(c, '-' | '−' | '–');
    if rest.starts_with(is_minus) || rest.ends_with(is_minus) {
        negative = true;
        rest = rest.trim_matches(is_minus).to_owned();
    }
    let rest = rest.trim_start_matches('+').trim_end_matches('+').to_owned();
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’');
    (rest.chars().all(fits) && rest.contains(|c: char| c.is_ascii_digit()))
        .then_some((negative, rest))
}

/// Digits without the marks between thousands, which stand where they can.
fn ungrouped(whole: &str) -> Option<String> {
    let is_mark = |c: char| !c.is_ascii_digit();
    let mut marks = whole.chars().filter(|c| is_mark(*c));
    let first = marks.next();
    if marks.any(|mark| Some(mark) != first) {
        return None;
    }
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let (head, tail) = groups.split_first()?;
    let (last, middle) = match tail.split_last() {
        Some((last, middle)) => (Some(last), middle),
        None => (None, tail),
    };
    let is_fine = last.is_none_or(|last| last.len() == 3 && (1..=3).contains(&head.len()))
        && middle.iter().all(|group| matches!(group.len(), 2 | 3));
    is_fine.then(|| groups.concat())
}

fn exact(negative: bool, whole: &str, part: &str) -> Option<Decimal> {
    let whole = if whole.is_empty() { "0" } else { whole };
    let text = if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") };
    let value = Decimal::from_str_exact(&text).ok().filter(|value| *value < Decimal::from(MOST))?;
    Some(if negative && !value.is_zero() { -value } else { value }.normalize())
}

/// The days' forms that are tried, each with its name for a person.
pub(super) const FORMS: [(&str, &str); 14] = [
    ("%Y-%m-%d", "year-month-day"),
    ("%d.%m.%Y", "day.month.year"),
    ("%d.%m.%y", "day.month.year"),
    ("%d/%m/%Y", "day/month/year"),
    ("%m/%d/%Y", "month/day/year"),
    ("%d/%m/%y", "day/month/year"),
    ("%m/%d/%y", "month/day/year"),
    ("%d-%m-%Y", "day-month-year"),
    ("%m-%d-%Y", "month-day-year"),
    ("%Y/%m/%d", "year/month/day"),
    ("%Y.%m.%d", "year.month.day"),
    ("%Y%m%d", "yearmonthday"),
    ("%d %b %Y", "day month year"),
    ("%b %d, %Y", "month day, year"),
];

/// A day of this form; a time behind it is not looked at.
pub(super) fn day(text: &str, form: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let real = |day: &NaiveDate| (1950..2200).contains(&day.year());
    let parse = |text: &str| NaiveDate::parse_from_str(text, form).ok().filter(real);
    parse(text).or_else(|| {
        let has_words = form.contains(' ');
        if has_words {
            return None;
        }
        parse(text.split([' ', 'T']).next()?)
    })
}

/// `20261116`, with whatever follows.
pub(super) fn compact(text: &str) -> Option<NaiveDate> {
    day(text.trim().get(..8)?, "%Y%m%d")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_exactly_or_not_at_all() {
        let table = [
            ("-1.190,00", ',', Some("-1190")),
            ("1,190.00-", '.', Some("-1190")),
            ("1'000.50", '.', Some("1000.5")),
            ("1 000,50 €", ',', Some("1000.5")),
            ("(5.00)", '.', Some("-5")),
            ("(-5.00)", '.', Some("-5")),
            ("12.50 DR", '.', Some("-12.5")),
            ("12.50CR", '.', Some("12.5")),
            ("+780", ',', Some("780")),
            ("−3,20", ',', Some("-3.2")),
            ("1,00,000.00", '.', Some("100000")),
            ("1.190,00", '.', None),
            ("1.19", ',', None),
            ("12.34.56", '.', None),
            ("1.2.3", ',', None),
            ("abc", '.', None),
            ("", '.', None),
            ("-", '.', None),
            ("1e5", '.', None),
            ("99999999999999999999", '.', None),
            ("-0,00", ',', Some("0")),
            ("EUR 5.00", '.', Some("5")),
        ];
        for (text, mark, expected) in table {
            let read = amount(text, mark).map(|amount| amount.to_string());
            assert_eq!(read.as_deref(), expected, "{text} {mark}");
        }
    }

    #[test]
    fn a_day_has_its_form() {
        for (text, form, fits) in [
            ("01.02.2026", "%d.%m.%Y", true),
            ("01.02.26", "%d.%m.%Y", false),
            ("01.02.26", "%d.%m.%y", true),
            ("01.02.2026", "%d.%m.%y", false),
            ("2026-02-01T10:11:12Z", "%Y-%m-%d", true),
            ("1/2/2026 10:11", "%m/%d/%Y", true),
            ("13/2/2026", "%m/%d/%Y", false),
            ("0001-02-01", "%Y-%m-%d", false),
            ("3 Feb 2026", "%d %b %Y", true),
        ] {
            assert_eq!(day(text, form).is_some(), fits, "{text} {form}");
        }
    }
}
