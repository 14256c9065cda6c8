//! Postal addresses: a place with its postal code, and the street before it or above.

use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Text, new_first};

const MOST: usize = 50;

const CITY: &str = r"\p{Lu}[\p{L}.'’-]+(?:[ /-](?:am|an der|im|in|sur|de|la|le|les|upon|on|\p{Lu}[\p{L}.'’-]+)){0,4}";

pattern!(
    PLACE,
    r"(?:\A|[^\pL\pN])(?:",
    r"(?P<us>",
    CITY,
    r",?[ ]{1,2}[A-Z]{2},?[ ]{1,2}\d{5}(?:-\d{4})?)",
    r"|(?P<uk>(?:",
    CITY,
    r",? {1,2}(?:\p{Lu}\p{L}+,? {1,2})?)?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})",
    r"|(?P<nl>\d{4} {0,2}[A-Z]{2} {1,2}",
    CITY,
    r")",
    r"|(?P<pl>\d{2}-\d{3} {1,2}",
    CITY,
    r")",
    r"|(?P<eu>(?:(?:D|A|CH|F|B|I|L|DK|SE)-)?\d{4,5} {1,2}",
    CITY,
    r"(?: \d{1,2})?)",
    r")(?:\z|[^\pL\pN])"
);

pattern!(
    STREET,
    r"(?:\A|[,–:|-] {0,3})(?P<v>(?:(?:No\.? ?)?\d{1,5}[a-zA-Z]?(?:[/-]\d{1,4})?,? {1,2}\p{L}[\p{L}\d.'’ -]+|\p{L}[\p{L}.'’ -]+[ .]{1,2}\d{1,4} ?[a-zA-Z]?(?:[/-]\d{1,4})?|(?:P\.?O\.? ?Box|Postfach) \d[\d ]{1,10}))[ ,–|-]{0,4}\z"
);

/// Postal addresses: a place with its postal code, and the street before it or above.
pub(super) fn addresses(text: &Text) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    let mut from = 0;
    while let Some(captures) = PLACE.captures_at(text.plain(), from) {
        let Some(place) = ["us", "uk", "nl", "pl", "eu"]
            .iter()
            .find_map(|name| captures.name(name))
            .filter(|_| found.len() < MOST)
        else {
            break;
        };
        scan::looks_at(place.end() - from);
        let Some((street, start)) = street(text, place.start()) else {
            // What looked like a place may be the street of one: on with its next word.
            let word = place.as_str().find(char::is_whitespace).unwrap_or(place.len());
            from = place.start() + word;
            continue;
        };
        from = place.end();
        let (street, start) = match street.rfind(" at ") {
            Some(at) => (street.get(at + 4..).unwrap_or_default().to_owned(), start + at + 4),
            None => (street, start),
        };
        let city = cut(place.as_str().trim());
        let end =
            place.start() + (place.as_str().len() - place.as_str().trim_start().len()) + city.len();
        let all = text.plain().get(start..end).unwrap_or_default();
        // Lines between street and place belong to the address, unless the page is set in columns.
        let value = if all.contains('|') {
            format!("{}, {city}", street.trim_matches([' ', ',', '–', '|', '-']))
        } else {
            all.lines()
                .map(|line| line.trim_matches([' ', ',', '\r']))
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ").replace(" - ", ", ");
        if !found.iter().any(|other| other.value == value) {
            found.push(text.found(value, start..end));
        }
    }
    new_first(&mut found);
    found
}

pattern!(
    NO_CITY,
    r"(?i)\s(?:rcs|tel|phone|fax|vat|reg|mail|email|registered|company|iban|germany and|nip|www)\b"
);

/// A place without the words behind it that belong to something else.
fn cut(place: &str) -> &str {
    scan::first(&NO_CITY, place)
        .and_then(|found| found.get(0))
        .and_then(|word| place.get(..word.start()))
        .unwrap_or(place)
}

/// The street before a place: on its line, or in its column up to three lines above.
fn street(text: &Text, place: usize) -> Option<(String, usize)> {
    let before = scan::tail(text.before(place), 120);
    if let Some(street) = scan::first(&STREET, before).and_then(|found| found.name("v")) {
        return Some((street.as_str().to_owned(), place - (before.len() - street.start())));
    }
    let cell_start = before.rfind('|').map_or(0, |at| at + 1);
    if before.get(cell_start..).is_some_and(|lead| lead.chars().any(char::is_alphanumeric)) {
        return None;
    }
    let index = text.index_at(place);
    let at = text.cells(index).iter().position(|cell| cell.start == place).unwrap_or(0);
    for above in (index.saturating_sub(3)..index).rev() {
        let line = text.lines.get(above).filter(|line| line.range.len() <= 300)?;
        let cells = text.cells(above);
        let cell = cells.get(at).or(cells.last()).cloned().unwrap_or(line.range.clone());
        let words = text.plain().get(cell.clone()).unwrap_or_default().trim_end();
        if let Some(street) = scan::first(&STREET, words).and_then(|found| found.name("v")) {
            return Some((street.as_str().to_owned(), cell.start + street.start()));
        }
    }
    None
}
