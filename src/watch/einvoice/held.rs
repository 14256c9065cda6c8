//! An invoice's data held against the page that a person sees: where they differ, one of them was put there by somebody else.
//!
//! Looked for is what the data says, not what the page says: a page has many numbers, and which of them is the total is not
//! asked here. What a page draws and hides at once counts as seen.

use rust_decimal::Decimal;

use super::stated::{Stated, decimal};
use crate::model::accounts;

/// Words that firms' names share.
const FORMS: [&str; 17] = [
    "gmbh",
    "limited",
    "company",
    "corp",
    "inc",
    "llc",
    "sarl",
    "group",
    "gruppe",
    "holding",
    "the",
    "und",
    "and",
    "kg",
    "ag",
    "ltd",
    "verwaltungs",
];

/// Where data and page differ, as sentences that make a person careful; they quote foreign text. None where the page has no
/// text to speak of.
pub(crate) fn differences(stated: &Stated, page: &str) -> Vec<String> {
    if page.chars().filter(char::is_ascii_digit).count() < 4 {
        return Vec::new();
    }
    let quoted = |text: &str| crate::base::text::cut(&crate::base::text::shown_line(text), 60);
    let mut said = Vec::new();
    let sums: Vec<&String> = stated.gross.iter().chain(&stated.payable).collect();
    let seen = sums.iter().any(|sum| decimal(Some(sum)).is_some_and(|sum| shows(page, sum)));
    if let Some(sum) = stated.gross.as_ref().or(stated.payable.as_ref()).filter(|_| !seen) {
        let currency = stated.currency.as_deref().unwrap_or_default();
        said.push(format!(
            "its data says {sum} {}, which is nowhere on the page that one sees",
            quoted(currency)
        ));
    }
    said.extend(accounts(stated, page));
    let lower = page.to_lowercase();
    for (what, name) in [("seller", &stated.seller), ("payee", &stated.payee)] {
        if let Some(name) = name.as_ref().filter(|name| !names(&lower, name)) {
            said.push(format!(
                "its data names “{}” as the {what}, the page that one sees does not",
                quoted(name)
            ));
        }
    }
    if let Some(number) =
        stated.number.as_ref().filter(|number| !compact(page).contains(&compact(number)))
    {
        said.push(format!(
            "its data has the number “{}”, the page that one sees has another",
            quoted(number)
        ));
    }
    said
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The accounts of one that the other does not have.
fn accounts(stated: &Stated, page: &str) -> Vec<String> {
    let seen = accounts::written(page);
    let hidden: Vec<&String> = stated.ibans.iter().filter(|iban| !seen.contains(iban)).collect();
    match (hidden.first(), seen.iter().find(|iban| !stated.ibans.contains(iban))) {
        (Some(hidden), Some(other)) => {
            vec![format!(
                "its data asks for payment to {hidden}, the page that one sees names {other}"
            )]
        }
        (Some(hidden), None) => {
            vec![format!(
                "its data asks for payment to {hidden}, which is nowhere on the page that one sees"
            )]
        }
        _ => Vec::new(),
    }
}

/// Whether a page shows an amount, however it groups its digits.
fn shows(page: &str, sum: Decimal) -> bool {
    let sum = sum.abs();
    let places = if sum.scale() > 2 { sum.normalize() } else { sum };
    let whole = places.trunc().to_string();
    let cents = places.fract().to_string();
    let cents = format!("{:0<2}", cents.split_once('.').map_or("", |(_, cents)| cents));
    let is_round = cents.bytes().all(|b| b == b'0');
    let plain: String = page
        .chars()
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c })
        .collect();
    let groups = ["", ".", ",", " ", "'", "’"];
    groups.iter().any(|mark| {
        let whole = grouped(&whole, mark);
        let decimals = [",", "."].map(|point| format!("{whole}{point}{cents}"));
        decimals.iter().any(|written| stands(&plain, written)) || is_round && stands(&plain, &whole)
    })
}

fn grouped(digits: &str, mark: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

/// Whether a number stands in a text as a number of its own.
fn stands(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let mut after = text.get(at + number.len()..).unwrap_or_default().chars();
        let (next, more) = (after.next(), after.next());
        let goes_on = next.is_some_and(|c| c.is_ascii_digit())
            || matches!(next, Some('.' | ',')) && more.is_some_and(|c| c.is_ascii_digit());
        !goes_on && !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    })
}

/// Whether a page names a firm or person: one word of the name that not every firm has.
fn names(lower: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3 && !FORMS.contains(word))
        .collect();
    words.is_empty() || words.iter().any(|word| lower.contains(word))
}
