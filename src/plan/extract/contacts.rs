//! Accounts, telephone numbers, links, addresses and names in a text.

use std::collections::BTreeSet;
use std::ops::Range;

use iban::IbanLike as _;

use super::amounts::overlaps;
use super::facts::{Facts, Found, Owner};
use super::scan::{self, pattern};
use super::text::{self, Part, Text};
use crate::model::item::Item;

const MOST: usize = 50;

pattern!(IBAN, r"\b[A-Z]{2}\d{2}(?:[ \u{a0}]?[A-Z0-9]{2,4}){2,9}(?:[ \u{a0}]?[A-Z0-9]{1,4})?\b");
pattern!(
    BIC,
    r"(?i:\b(?:bic|swift)(?:[ /-]?(?:bic|swift|code)){0,2})[\s:|*.]{0,9}(?P<id>[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"
);
pattern!(
    PHONE,
    r"(?i)(?P<label>\b(?:tel(?:efon|ephone)?|phone|fon|mobile?|handy|cell|call(?: us| me)?(?: on| at)?|t|m|fax|f|whatsapp)\b[.:\s]{0,4})?(?P<id>(?:\+|\b00|\(0|\(\d{3}\)|\b0|\b\d{3}[ .-])[\d ()/.\u{a0}-]{5,20}\d)"
);
pattern!(AMERICAN, r"\A(?:\(\d{3}\)[ -]?|\d{3}[ .-])\d{3}[ .-]\d{4}\z");
pattern!(URL, r"(?i)\bhttps?://[^\s<>()\[\]\x22]{1,2000}|\bwww\.[^\s<>()\[\]\x22]{1,500}");
pattern!(EMAIL, r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}");
pattern!(
    ADDRESS,
    r"(?:\b\p{Lu}[^\s,;|]{2,30}(?: \p{Lu}[^\s,;|]{1,30}){0,2} \d{1,4} ?[a-z]?, ?(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}[^\s,;|]{1,30}|\b\d{1,5}(?: \p{Lu}[^\s,;|]{0,20}){1,4},? \p{Lu}[^\d,;|\n]{2,30}, [A-Z]{2} \d{5}\b)"
);

pub(super) fn add(
    text: &Text,
    item: &Item,
    owner: &Owner,
    spans: &[Range<usize>],
    facts: &mut Facts,
) {
    facts.ibans = ibans(text);
    facts.bics = all(
        text,
        scan::groups(&BIC, text.plain())
            .filter_map(|c| Some((c.name("id")?.range(), c.name("id")?.as_str().to_owned()))),
    );
    facts.phones = phones(text, spans);
    facts.urls =
        all(text, scan::all(&URL, text.raw()).map(|found| link(found.start(), found.as_str())));
    let own: BTreeSet<&str> = owner.emails.iter().map(String::as_str).collect();
    let emails =
        scan::all(&EMAIL, text.raw()).map(|found| (found.range(), found.as_str().to_lowercase()));
    facts.emails = all(text, emails.filter(|(_, email)| !own.contains(email.as_str())));
    facts.addresses = all(
        text,
        scan::all(&ADDRESS, text.plain()).map(|found| (found.range(), found.as_str().to_owned())),
    );
    facts.names = names(text, item, owner);
}

fn all(text: &Text, found: impl Iterator<Item = (Range<usize>, String)>) -> Vec<Found<String>> {
    let mut list: Vec<Found<String>> = Vec::new();
    let mut once = BTreeSet::new();
    for (range, value) in found.take(1000) {
        if list.len() < MOST
            && once.insert(value.clone())
            && range.len() <= 240
            && !text::beside_hidden(text.raw(), &range)
        {
            list.push(text.found(value, range));
        }
    }
    text::new_first(&mut list);
    list
}

/// A link without the full stop or comma of its sentence.
fn link(start: usize, link: &str) -> (Range<usize>, String) {
    let trimmed = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'', '>', '`']);
    (start..start + trimmed.len(), trimmed.to_owned())
}

/// Account numbers whose check digits are right. What follows one is often another capital word: the longest that fits.
fn ibans(text: &Text) -> Vec<Found<String>> {
    let plain = text.plain();
    let read = scan::all(&IBAN, plain).filter_map(|found| {
        let mut end = found.end();
        loop {
            let candidate = plain.get(found.start()..end)?;
            let bare: String = candidate.chars().filter(char::is_ascii_alphanumeric).collect();
            if let Ok(iban) = bare.parse::<iban::Iban>() {
                return Some((found.start()..end, iban.electronic_str().to_owned()));
            }
            end = found.start() + candidate.rfind([' ', '\u{a0}'])?;
        }
    });
    all(text, read)
}

fn phones(text: &Text, spans: &[Range<usize>]) -> Vec<Found<String>> {
    let found = scan::groups(&PHONE, text.plain()).filter_map(|captures| {
        let id = captures.name("id")?;
        let label =
            captures.name("label").map_or(String::new(), |label| label.as_str().to_lowercase());
        let written = id.as_str();
        let sure = !label.is_empty() || written.starts_with('+') || scan::has(&AMERICAN, written);
        let before = text.before(id.start()).chars().next_back();
        let joined = label.is_empty()
            && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '#'));
        let digits = digits(written);
        let fits = (7..=15).contains(&digits.trim_start_matches('+').len());
        let other = overlaps(spans, &id.range());
        (sure && fits && !joined && !other && !label.starts_with('f')
            || label.starts_with("fon") && fits)
            .then(|| (id.range(), digits))
    });
    all(text, found)
}

/// The digits with a leading `+`; the `(0)` after a country's code is none of them.
fn digits(written: &str) -> String {
    let plain =
        if written.starts_with('+') { written.replace("(0)", "") } else { written.to_owned() };
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    match (written.starts_with('+'), digits.strip_prefix("00")) {
        (true, _) => format!("+{digits}"),
        (false, Some(rest)) => format!("+{rest}"),
        _ => digits,
    }
}

const FIRM: &str = r"(?:GmbH(?: & Co\.? KG)?|UG|AG|KG|e\.K\.|eG|OHG|Ltd\.?|Limited|LLC|L\.L\.C\.|Inc\.?|Corp\.?|PLC|LLP|B\.V\.|BV|N\.V\.|S\.A\.|SAS|SARL|S\.r\.l\.|S\.p\.A\.|Sp\. z o\.o\.|S\.L\.|AB|Oy|ApS|A/S|Pty Ltd|GbR)";
pattern!(FIRM_LINE, r"^[\s#*|]{0,9}(?P<id>\p{Lu}[^\n|:;@<>()]{1,60}? ", FIRM, r")(?:[\s,|*]|$)");
pattern!(
    PERSON,
    r"^\p{Lu}[^\s\d@:;,|()]{1,30}(?: (?:de|van|von|der|den|di|da|la|le|\p{Lu}\.?))?(?: \p{Lu}[^\s\d@:;,|()]{1,30}){0,3}$"
);

/// Who signs, and the firm beside it; then the name that the message came under.
fn names(text: &Text, item: &Item, owner: &Owner) -> Vec<Found<String>> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let signed = text.lines.iter().filter(|line| line.part == Part::Signature);
    for line in signed.take(40) {
        let words = text.plain_line(line);
        let trimmed = words.trim();
        let start = line.range.start + words.len() - words.trim_start().len();
        if let Some(firm) = scan::first(&FIRM_LINE, words).and_then(|c| c.name("id")) {
            found.push((
                line.range.start + firm.start()..line.range.start + firm.end(),
                firm.as_str().to_owned(),
            ));
        } else if scan::has(&PERSON, trimmed)
            && !scan::has(&CLOSES, trimmed)
            && trimmed.split(' ').count() > 1
        {
            found.push((start..start + trimmed.len(), trimmed.to_owned()));
        }
    }
    let mut list = all(text, found.into_iter());
    if let Some(from) =
        item.from.as_ref().filter(|from| !from.name.is_empty() && !is_owner(owner, &from.email))
    {
        if !list.iter().any(|other| other.value == from.name) {
            list.push(header(&from.name));
        }
    }
    list
}

pattern!(
    CLOSES,
    r"(?i)\b(?:regards|wishes|thanks|cheers|grüße|grüßen|gruß|dank|sincerely|yours|phone|mobile|sent from)\b"
);

fn is_owner(owner: &Owner, email: &str) -> bool {
    owner.emails.contains(&email.to_lowercase())
}

/// A fact that stands in the message's header.
fn header(words: &str) -> Found<String> {
    let words = scan::head(words, 240);
    Found { value: words.to_owned(), words: words.to_owned(), line: 0, quoted: false }
}

pattern!(
    FORWARDED_FROM,
    r"(?i)^[\s>*_|]{0,9}(?:from|von|de|da|van|od)\s{0,2}:[\s*_]{0,5}(?P<id>[^<\[(\n]{2,80}?)[\s*_\x22]{0,5}(?:[<\[(]|$)"
);

/// Who wants or got the money: the firm at the head of a file, who wrote what is forwarded, the sender's name.
pub(super) fn vendor(text: &Text, item: &Item, owner: &Owner) -> Option<Found<String>> {
    let said = |line: &&text::Line| !text.plain_line(line).trim().is_empty();
    let attached =
        text.lines.iter().filter(|line| line.part == Part::Attached).filter(said).take(12);
    let head = attached.filter_map(|line| {
        let firm = scan::first(&FIRM_LINE, text.plain_line(line))?.name("id")?;
        Some(text.found(
            firm.as_str().to_owned(),
            line.range.start + firm.start()..line.range.start + firm.end(),
        ))
    });
    let mut forwarded =
        text.lines.iter().filter(|line| line.part == Part::Forwarded).take(40).filter_map(|line| {
            let name = scan::first(&FORWARDED_FROM, text.raw_line(line))?.name("id")?;
            let value = name.as_str().trim_matches(['"', '\'', ' ', '*']).to_owned();
            (!value.is_empty() && !value.contains('@')).then(|| {
                text.found(value, line.range.start + name.start()..line.range.start + name.end())
            })
        });
    let from =
        item.from.as_ref().filter(|from| !from.name.is_empty() && !is_owner(owner, &from.email));
    let letter = || {
        let lines = text
            .lines
            .iter()
            .filter(|line| matches!(line.part, Part::New | Part::Signature))
            .filter(said);
        lines
            .filter_map(|line| {
                let firm = scan::first(&FIRM_LINE, text.plain_line(line))?.name("id")?;
                Some(text.found(
                    firm.as_str().to_owned(),
                    line.range.start + firm.start()..line.range.start + firm.end(),
                ))
            })
            .next()
    };
    let mut head = head;
    let mut named = from.map(|from| header(&from.name));
    // `Billing <…@firm.example>` is a desk; the firm stands at the head of its paper.
    let desk = named.take_if(|name| scan::has(&DESK, &name.value));
    forwarded.next().or(named).or_else(|| head.next()).or_else(letter).or(desk)
}

pattern!(
    DESK,
    r"(?i)^(?:the )?(?:billing|accounts?|accounting|invoices?|rechnung(?:en)?|buchhaltung|support|no-?reply|sales|info|service|orders?|office|team|finance)(?: (?:team|department|desk|service))?$"
);
