//! Web addresses, mail addresses and phone numbers.

use std::ops::Range;

use super::amounts::overlaps;
use super::facts::{Found, Owner};
use super::scan::{self, pattern};
use super::text::{Text, new_first};

const MOST: usize = 200;

pattern!(URL, r#"(?i)(?:https?://|\bwww\.)[^\s<>"“”|\\^`\u{0}-\u{1f}]{2,}"#);
pattern!(
    EMAIL,
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,63})@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z]{2,24}"
);

/// Links without the punctuation of the sentence around them.
pub(super) fn urls(text: &Text) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for link in scan::all(&URL, text.raw()) {
        let url = trimmed(link.as_str());
        let cut =
            text.raw().get(link.start() + url.len()..).is_some_and(|rest| rest.starts_with('…'));
        let host = url.split("//").last().unwrap_or_default();
        if found.len() >= MOST {
            break;
        }
        if !cut && host.contains('.') && !found.iter().any(|other| other.value == url) {
            found.push(text.found(url.to_owned(), link.start()..link.start() + url.len()));
        }
    }
    new_first(&mut found);
    found
}

/// A link without what ends the sentence, and without a bracket that it doesn't open.
fn trimmed(url: &str) -> &str {
    scan::looks_at(url.len());
    let count = |c: char| i64::try_from(url.matches(c).count()).unwrap_or(0);
    let mut open = [
        (')', count('(') - count(')')),
        (']', count('[') - count(']')),
        ('}', count('{') - count('}')),
    ];
    let mut url = url;
    while let Some(last) = url.chars().next_back() {
        let bracket = open.iter_mut().find(|(close, _)| *close == last);
        match bracket {
            Some((_, balance)) if *balance < 0 => *balance += 1,
            Some(_) => return url,
            None if matches!(
                last,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '…' | '"' | '»'
            ) => {}
            None => return url,
        }
        url = url.strip_suffix(last).unwrap_or_default();
    }
    url
}

/// Addresses but the owner's own.
pub(super) fn emails(text: &Text, owner: &Owner) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for address in scan::all(&EMAIL, text.raw()) {
        let Some((user, domain)) = address.as_str().rsplit_once('@') else { continue };
        let value = format!("{user}@{}", domain.to_lowercase());
        let own = owner.emails.iter().any(|own| own.eq_ignore_ascii_case(&value));
        if found.len() < MOST
            && !own
            && !found.iter().any(|other| other.value.eq_ignore_ascii_case(&value))
        {
            found.push(text.found(value, address.range()));
        }
    }
    new_first(&mut found);
    found
}

pattern!(
    LABELLED,
    r"(?i)(?:\A|[^\pL\pN])(?:tel(?:efon|ephone|éfono|efoon)?|phone|mobile?|cell|fax|call(?: us)?(?: at| on)?|ph|handy|durchwahl|hotline|tél(?:éphone)?|[TMFP][.:])(?: ?(?:no|nr|number|nummer))?\.?\s?[:.]?\s{0,3}(?P<v>(?:\+|\()?\d[\d ()./\u{a0}–-]{5,22}\d)"
);
pattern!(
    INTERNATIONAL,
    r"(?P<v>(?:\+|\b00)\d{1,3}[ \u{a0}.\-/(]{0,2}(?:\(0\))?[\d ()./\u{a0}–-]{6,20}\d)"
);
pattern!(AMERICAN, r"(?P<v>\(\d{3}\)[ -]{0,2}\d{3}[ .-]\d{4}|\b\d{3}[.-]\d{3}[.-]\d{4})");
pattern!(NATIONAL, r"(?P<v>\b0\d{1,4}(?:[ ]?[/-][ ]?|\s)\d[\d /-]{4,12}\d)");

/// Phone numbers: called so, with a country, or in a form that only phones have.
pub(super) fn phones(text: &Text, taken: &[Range<usize>]) -> Vec<Found<String>> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for pattern in [&*LABELLED, &*INTERNATIONAL, &*AMERICAN] {
        take(text, pattern, taken, &mut found, |_| true);
    }
    // A national number without a name stands in a signature or nowhere.
    take(text, &NATIONAL, taken, &mut found, |start| {
        text.part_at(start) == super::text::Part::Signature
    });
    found.sort_by_key(|(range, _)| range.start);
    let mut phones: Vec<Found<String>> = Vec::new();
    let mut end = 0;
    for (range, value) in found {
        if range.start >= end
            && !phones.iter().any(|other| other.value == value)
            && phones.len() < MOST
        {
            end = range.end;
            phones.push(text.found(value, range));
        }
    }
    new_first(&mut phones);
    phones
}

fn take(
    text: &Text,
    pattern: &regex::Regex,
    taken: &[Range<usize>],
    found: &mut Vec<(Range<usize>, String)>,
    fits: impl Fn(usize) -> bool,
) {
    let plain = text.plain();
    for captures in scan::groups(pattern, plain) {
        let Some(number) = captures.name("v").filter(|_| found.len() < 4 * MOST) else { continue };
        // Two spaces end a cell, and the number with it.
        let words = number
            .as_str()
            .split("  ")
            .next()
            .unwrap_or_default()
            .trim_end_matches(['(', ' ', '.', '/', '-', '–']);
        let range = number.start()..number.start() + words.len();
        let digits: String =
            words.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
        let after = plain.get(range.end..).and_then(|rest| rest.chars().next());
        let before = plain.get(..range.start).and_then(|rest| rest.chars().next_back());
        let joined = after.is_some_and(|c| c.is_alphanumeric() || c == '_')
            || before.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '/');
        if (7..=15).contains(&digits.len())
            && !joined
            && !overlaps(taken, &range)
            && fits(range.start)
        {
            let plus = if words.starts_with('+') { "+" } else { "" };
            found.push((range, format!("{plus}{digits}")));
        }
    }
}
