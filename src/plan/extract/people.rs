//! Who signs, and for which firm.

use std::ops::Range;

use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text, new_first};

const MOST: usize = 50;

const LEGAL: &str = r"(?:GmbH(?: & Co\.? ?KG(?:aA)?)?|gGmbH|mbH|AG|KGaA|KG|UG(?: \(haftungsbeschränkt\))?|OHG|GbR|e\. ?K\.|e\. ?V\.|(?:Pvt\.?|Private|Pty\.?|Pte\.?) (?:Ltd\.?|Limited)|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|Inc\.?|Incorporated|Corp\.?|Corporation|PLC|plc|B\.V\.|BV|N\.V\.|NV|S\.A\.S\.|SAS|S\.A\.R\.L\.|S\.a\.r\.L\.|S\.à ?r\.l\.|SARL|Sarl|S\.r\.l\.|Srl|S\.p\.A\.|SpA|S\.L\.|S\.A\.|SA|Oy|AB|ApS|A/S|AS|Sp\. z o\.o\.|s\.r\.o\.|Kft\.?|d\.o\.o\.)";

pattern!(
    FIRM,
    r"(?:\A|[^\pL\pN])(?P<v>(?:[\p{Lu}\p{N}][\pL\pN'’&.+-]*|&|und|and|of|der|de|e-[A-Z][a-z]{1,20})(?:[ ,]{1,2}(?:[\p{Lu}\p{N}][\pL\pN'’&.+-]*|&|und|and|of|der|de|\([A-Z][A-Za-z]{1,20}\))){0,5}[ ,]{1,2}",
    LEGAL,
    r")(?:\z|[^\pL\pN])"
);

pattern!(
    PERSON,
    r"\A(?:(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau)\.? )?\p{Lu}[\p{L}'’.-]*(?: (?:van|von|de|der|den|da|di|le|la|zu|bin|al|\p{Lu}[\p{L}'’.-]*)){0,4}\z"
);

pattern!(
    NO_PERSON,
    r"(?i)\b(?:regards|thanks|thank|sent|from|team|grüße|grüßen|gruß|cheers|iphone|ipad|android|outlook|hello|hi|hallo|dear|invoice|total|order|yes|no|ok|okay|great|perfect|sounds good|danke|bitte|please|done|confirmed|best|www|unsubscribe|notes?|links|details|gesendet|today|tomorrow|all rights reserved|you have been invited)\b"
);

/// Who signs, and firms named in signatures.
pub(super) fn names(text: &Text) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    let mut push = |value: &str, range: Range<usize>| {
        if found.len() < MOST && !found.iter().any(|other| other.value == value) {
            found.push(text.found(value.to_owned(), range));
        }
    };
    let mut signed = 0;
    let mut previous = Part::Header;
    for (index, line) in text.lines.iter().enumerate() {
        let words = text.plain_line(line);
        if line.part != Part::Signature {
            signed = 0;
        }
        let opens = line.part == Part::Signature && previous != Part::Signature;
        previous = line.part;
        if words.trim().is_empty() || line.range.len() > 200 {
            continue;
        }
        let lone = line.part == Part::New && is_last(text, index);
        if (line.part == Part::Signature && !opens && signed < 4) || lone {
            signed += 1;
            let (name, at) = first_cell(words);
            let start = line.range.start + at;
            if is_person(name) && (signed == 1) {
                push(name, start..start + name.len());
            } else if let Some(firm) =
                scan::first(&FIRM, words).and_then(|found| found.name("v")).filter(|_| !lone)
            {
                push(firm.as_str(), line.range.start + firm.start()..line.range.start + firm.end());
            }
        }
    }
    new_first(&mut found);
    found
}

/// The first part of a line: `Dana Reyes | Reyes Studio`, `Dana Reyes, CEO`.
fn first_cell(words: &str) -> (&str, usize) {
    let trimmed = words.trim_start_matches([' ', '-', '–', '—', '~', '*', '_', '\t', '\u{a0}']);
    let at = words.len() - trimmed.len();
    let end = trimmed.find(['|', ',', '\t', '•', '·', '(', '/']).unwrap_or(trimmed.len());
    let name = trimmed.get(..end).unwrap_or_default().trim_end_matches([' ', '.', '*', '_', '!']);
    (name, at)
}

fn is_person(name: &str) -> bool {
    name.len() >= 2
        && name.len() <= 60
        && scan::has(&PERSON, name)
        && !scan::has(&NO_PERSON, name)
        && !name.chars().all(|c| c.is_uppercase() && c.is_ascii())
}

/// Whether this is the last line that the person wrote, below an empty one: a name without a closing.
fn is_last(text: &Text, index: usize) -> bool {
    let new_below =
        text.lines.iter().skip(index + 1).take(40).take_while(|line| line.part == Part::New);
    let said_below = new_below.filter(|line| !text.plain_line(line).trim().is_empty()).count();
    let above = index.checked_sub(1).and_then(|at| text.lines.get(at));
    said_below == 0
        && index > 2
        && above
            .is_some_and(|line| line.part == Part::New && text.plain_line(line).trim().is_empty())
}
