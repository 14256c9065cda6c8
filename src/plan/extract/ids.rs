//! Numbers that a text names: invoice, order, customer, tracking, payment reference. Without a name a number is none.

use std::ops::Range;

use regex::Regex;

use super::amounts::overlaps;
use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text};

/// The numbers of a document.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub(super) invoice: Option<Found<String>>,
    pub(super) order: Option<Found<String>>,
    pub(super) references: Vec<Found<String>>,
    pub(super) unsure: Vec<String>,
}

const MARK: &str = r"(?:[ -]?(?:number|numbers|num\b\.?|no\b\.?|nos\b\.?|nr\b\.?|nummer|id\b|n°|nº|numéro|número|numero|code|ref(?:erence)?\b\.?|#))";
const GAP: &str = r"[\s:#.*|]{0,6}(?:(?:is|ist|lautet)\s)?";
const TOKEN: &str = r"(?P<id>#?[A-Za-z0-9][A-Za-z0-9/_.\-]{0,38}[A-Za-z0-9]|\d)";

pattern!(
    INVOICE,
    r"(?i)\b(?:invoice|bill|rechnungs?|facture|factuur|fattura|factura|faktur[ay]|fatura|receipt|quittungs?|beleg|document|credit note|gutschrifts?)(?P<mark>",
    MARK,
    r")?(?P<gap>",
    GAP,
    r")",
    TOKEN
);
pattern!(
    ORDER,
    r"(?i)\b(?:purchase order|sales order|order confirmation|order|bestellbestätigung|bestell(?:ungs?)?|auftrags?|commande|bestelling|bestel|ordine|pedido|zamówieni[ea])(?P<mark>",
    MARK,
    r")?(?P<gap>",
    GAP,
    r")",
    TOKEN
);
pattern!(
    OTHER,
    r"(?i)\b(?:tracking|sendungs?|shipment|parcel|customer|client|kunden|account|vertrags?|contract|member(?:ship)?|booking|buchungs?|reservation|reservierungs?|confirmation|bestätigungs?|record locator|transaction|transaktions?|payment|zahlungs?|mandat[es]?|case|ticket|vorgangs?|aktenzeichen|reference|referenz|verwendungszweck|pnr|steuer|policy)(?P<mark>",
    MARK,
    r")?(?P<gap>",
    GAP,
    r")",
    TOKEN
);
pattern!(
    OTHER_ALONE,
    r"(?i)\A(?:verwendungszweck|aktenzeichen|pnr|record locator|reference|referenz)"
);

struct Hit {
    id: Range<usize>,
    all: Range<usize>,
    value: String,
    marked: bool,
}

/// `spans`: where days and amounts stand.
pub(super) fn read(text: &Text, spans: &[Range<usize>]) -> Ids {
    let mut ids = Ids::default();
    let invoices = hits(text, &INVOICE, spans, |hit, _| hit.marked || is_bare_number(&hit.value));
    let orders = hits(text, &ORDER, spans, |hit, _| hit.marked || is_bare_number(&hit.value));
    let (mut invoices, mut orders) = (invoices, orders);
    if invoices.is_empty() {
        invoices = in_columns(text, &INVOICE_COLUMN, spans);
    }
    if orders.is_empty() {
        orders = in_columns(text, &ORDER_COLUMN, spans);
    }
    ids.invoice = pick(text, &invoices, "invoice", &mut ids.unsure);
    ids.order = pick(text, &orders, "order", &mut ids.unsure);
    let named = |hit: &Hit, words: &str| {
        hit.marked || scan::has(&OTHER_ALONE, words) && words.contains(':')
    };
    for hit in hits(text, &OTHER, spans, named) {
        let known = ids.references.iter().any(|other| other.value == hit.value);
        if !known && ids.references.len() < 20 && text.part_at(hit.id.start) != Part::Quoted {
            ids.references.push(text.found(hit.value, hit.all));
        }
    }
    ids
}

/// Without `number` beside it the word is often only a word: then the number must look like a document's.
fn is_bare_number(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    digits * 2 >= value.len() && !year
}

fn hits(
    text: &Text,
    pattern: &Regex,
    spans: &[Range<usize>],
    counts: impl Fn(&Hit, &str) -> bool,
) -> Vec<Hit> {
    let plain = text.plain();
    let mut found = Vec::new();
    let mut from = 0;
    let mut looked = 0;
    // Where a match is none, the search goes on right after its first word: a number can follow further on.
    while let Some(captures) = pattern.captures_at(plain, from).filter(|_| looked < 2000) {
        let (Some(all), Some(id)) = (captures.get(0), captures.name("id")) else { break };
        looked += 1;
        scan::looks_at(all.end() - from);
        let marked = captures.name("mark").is_some()
            || captures.name("gap").is_some_and(|gap| gap.as_str().contains('#'));
        let value = id.as_str().trim_start_matches('#').to_owned();
        let hit = Hit { id: id.range(), all: all.range(), value, marked };
        let fits =
            is_number(plain, &hit) && !overlaps(spans, &hit.id) && counts(&hit, all.as_str());
        from = if fits { all.end() } else { id.start().max(all.start() + 1) };
        if fits {
            found.push(hit);
        }
    }
    found
}

pattern!(
    INVOICE_COLUMN,
    r"(?i)^(?:invoice|rechnung|factuur|facture|fattura)(?:[ -]?(?:number|no\.?|nr\.?|nummer|n°|#|id))?$|^rechnungs(?:nummer|nr\.?)$"
);
pattern!(
    ORDER_COLUMN,
    r"(?i)^(?:order|bestellung|commande|bestelling)(?:[ -]?(?:number|no\.?|nr\.?|nummer|n°|#|id))?$|^bestell(?:nummer|nr\.?)$"
);
pattern!(CELL, r"(?:^|\|)\s{0,9}(?P<id>[A-Za-z0-9][A-Za-z0-9/_.-]{2,39})\s{0,9}(?:\||$)");

/// Numbers alone in a cell below a heading that names them.
fn in_columns(text: &Text, heading: &Regex, spans: &[Range<usize>]) -> Vec<Hit> {
    let mut found = Vec::new();
    for line in text
        .lines
        .iter()
        .filter(|line| line.range.len() <= 300 && text.plain_line(line).contains('|'))
    {
        let mut at = line.range.start;
        for cell in text.plain_line(line).split('|') {
            let start = at + cell.len() - cell.trim_start().len();
            at += cell.len() + 1;
            let id = start..start + cell.trim().len();
            let hit = Hit { all: id.clone(), value: cell.trim().to_owned(), id, marked: true };
            let looks = scan::has(&CELL, cell)
                && is_number(text.plain(), &hit)
                && !overlaps(spans, &hit.id);
            if looks && text.column(start).is_some_and(|above| scan::has(heading, above)) {
                found.push(hit);
            }
        }
    }
    found.truncate(50);
    found
}

/// Digits, and neither a share, nor a time, nor part of a longer word or number.
fn is_number(plain: &str, hit: &Hit) -> bool {
    let words = plain.get(hit.all.clone()).unwrap_or_default();
    let lines = words.matches('\n').count();
    let after = scan::head(plain.get(hit.id.end..).unwrap_or_default(), 8);
    let upper = hit.value.len() >= 5 && hit.value.chars().all(|c| c.is_ascii_uppercase());
    let digit = hit.value.chars().any(|c| c.is_ascii_digit());
    let joined = after.starts_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '@' | '%' | ':' | '€' | '$' | '_')
    });
    let counts_something = scan::has(&COUNTED, after);
    (digit || (upper && hit.marked))
        && !joined
        && !(counts_something && !hit.marked)
        && (lines == 0 || hit.marked && lines <= 3)
}

pattern!(COUNTED, r"(?i)\A\s?(?:%|x\b|of\b|days?|items?|hours?|tage|von\b|€|eur|usd)");

/// The one number of a kind; one that is named `number` before one that only follows the word.
fn pick(text: &Text, hits: &[Hit], what: &str, unsure: &mut Vec<String>) -> Option<Found<String>> {
    let own = || hits.iter().filter(|hit| text.part_at(hit.id.start) != Part::Quoted);
    let marked: Vec<&Hit> = own().filter(|hit| hit.marked).collect();
    let chosen = if marked.is_empty() { own().collect() } else { marked };
    let first = chosen.first()?;
    let mut values: Vec<&str> = chosen.iter().map(|hit| hit.value.as_str()).collect();
    values.sort_unstable();
    values.dedup();
    if values.len() > 1 {
        let shown: Vec<String> =
            values.iter().take(4).map(|value| crate::base::text::shown_line(value)).collect();
        unsure.push(format!("Which is the {what} number: {}?", shown.join(", ")));
        return None;
    }
    Some(text.found(first.value.clone(), first.all.clone()))
}
