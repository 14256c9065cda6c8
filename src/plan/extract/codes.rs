//! Numbers with a name: of an invoice, an order, a payment, a customer. Never a day, an amount or a phone number.

use std::ops::Range;

use super::amounts::overlaps;
use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text, new_first};

const MOST: usize = 100;

const NUMBER_WORD: &str = r"(?:(?:no|nos|nr|num|number|nummer|id|ref|reference|referenz|code|n|numéro|numero|número|numer)\b|n°|nº|№)";
const VALUE: &str = r"(?P<v>(?-i:(?:[A-Z]{1,5} )?[A-Za-z0-9][A-Za-z0-9/_.\\+-]{0,40}))";

const INVOICE: &str = r"(?:(?:tax |sales |pro ?forma |vat )?invoices?|inv|receipts?|bill|credit (?:note|memo)|rechnungs?|(?-i:RE)|beleg|quittungs?|gutschrifts?|(?:kassen)?bon|(?:schluss|storno|teil|abschlags|anzahlungs|sammel|korrektur)rechnungs?|reçu|(?:num[ée]ro |n° )?(?:de (?:la )?)?factures?|factuur|fattura|factura|fatura|faktura|rg|rech)";
/// Papers that are known as such only where a number is named: elsewhere these are ordinary words.
const CREDIT: &str = r"(?:avoir|nota di credito|nota de cr[ée]dito|creditnota|kreditnota|kreditfaktura|factura rectificativa)";
const ORDER: &str = r"(?:(?:your |purchase |sales )?orders?|po|p\.o\.|bestell(?:ung|ungs)?|auftrags?|(?:num[ée]ro |n° )?(?:de )?commande|pedido|ordine|bestelling|bestel|zamówieni[ae])";
const OTHER: &str = r"(?:transaction|payment|customer|client|klant|kunden?|account|konto|contract|vertrags?|tracking|shipment|sendungs?|parcel|booking|reservation|buchungs?|reservierungs?|confirmation|case|ticket|mandate?s?|project|projekt|quote|angebots?|policy|ocr|membership|mitglieds?|dossier|id\.? ?client|subscription|abo|credit|claim|schaden|akten|vorgangs?|request|rma|return|verwendungs|steuer|vat|ust|mandats|your|ihre|unser|our|payment order|e-?ticket|record locator|email)";

// `Invoice No.: X`, `Invoice # X`, `Rechnungsnummer X`, `Invoice: X`.
pattern!(
    NAMED_INVOICE,
    r"(?i)(?:\A|[^\pL\pN])(?:",
    INVOICE,
    "|",
    CREDIT,
    r")(?:\.?[\s-]{0,2}",
    NUMBER_WORD,
    r"\.?(?:\s{1,3}(?:is|lautet|ist)\s)?\s{0,3}[:#|=]{0,2}\s{0,12}#?\s{0,3}|\s{0,2}[#:]\s{0,3}[#|]?\s{0,12})",
    VALUE
);
pattern!(
    NAMED_ORDER,
    r"(?i)(?:\A|[^\pL\pN])",
    ORDER,
    r"(?:\.?[\s-]{0,2}",
    NUMBER_WORD,
    r"\.?(?:\s{1,3}(?:is|lautet|ist)\s)?\s{0,3}[:#|=]{0,2}\s{0,12}#?\s{0,3}|\s{0,2}[#:]\s{0,3}#?\s{0,3})",
    VALUE
);
pattern!(
    NAMED_OTHER,
    r"(?i)(?:\A|[^\pL\pN])(?:",
    OTHER,
    r"[\s-]{0,2}",
    NUMBER_WORD,
    r"\.?|verwendungszweck|payment reference|your reference|(?:customer |our |your )?ref(?:erence)?(?: no\.?| number)?|zahlungsreferenz|aktenzeichen|communication(?: for your payment)?|structured communication|mededeling|betalingskenmerk|kenmerk|pnr|booking code|email reference id)\s{0,3}[:#|=]{1,2}\s{0,12}#?\s{0,3}",
    VALUE
);
// A Swiss payment slip's reference, 27 digits in groups. Source: Swiss Implementation Guidelines QR-bill, §4.2.
pattern!(
    SLIP,
    r"(?i)\b(?:referenz(?:nummer)?|reference|référence|riferimento)\s{0,3}[:|]?\s{0,12}(?P<v>\d{2}(?: ?\d{5}){5})(?:\z|[^\d ])"
);
// The Belgian structured communication. Source: Febelfin, `gestructureerde mededeling`; its last two digits are the others modulo 97.
pattern!(STRUCTURED, r"(?P<v>[+*]{3}\d{3}/\d{4}/\d{5}[+*]{3})");
// `Invoice INV-2026-001 from Acme`: only what can be nothing else.
pattern!(BARE_INVOICE, r"(?i)(?:\A|[^\pL\pN])", INVOICE, r"\s{1,3}", VALUE);
pattern!(BARE_ORDER, r"(?i)(?:\A|[^\pL\pN])", ORDER, r"\s{1,3}", VALUE);
// A cell or line that is only the name; the value stands below or in the next line.
pattern!(
    LABEL_INVOICE,
    r"(?i)\A",
    INVOICE,
    r"(?:\.?[\s-]{0,2}",
    NUMBER_WORD,
    r"\.?)?\s{0,2}[:#]?\z"
);
pattern!(LABEL_ORDER, r"(?i)\A", ORDER, r"(?:[\s-]{0,2}", NUMBER_WORD, r"\.?)?\s{0,2}[:#]?\z");
pattern!(
    LABEL_OTHER,
    r"(?i)\A(?:",
    OTHER,
    r"[\s-]{0,2}",
    NUMBER_WORD,
    r"\.?|(?:payment |your |customer )?reference|verwendungszweck|klant|kunde|kenmerk)\s{0,2}[:#]?\z"
);
pattern!(ONLY, r"\A#?\s?", VALUE, r"\z");

/// Which number a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Invoice,
    Order,
    Other,
}

/// A number in the text.
struct Code {
    kind: Kind,
    value: String,
    range: Range<usize>,
    number: Range<usize>,
    /// Named as a number (`no.`, `#`), not only beside the word.
    firm: bool,
    /// Of a receipt: where an invoice has a number, too, that is the document's.
    receipt: bool,
}

/// The numbers of a document.
#[derive(Debug, Default)]
pub(super) struct Codes {
    pub(super) invoice: Option<Found<String>>,
    pub(super) order: Option<Found<String>>,
    pub(super) references: Vec<Found<String>>,
    pub(super) unsure: Vec<String>,
    /// Where numbers stand: no phones.
    pub(super) spans: Vec<Range<usize>>,
}

pub(super) fn read(text: &Text, dates: &[Range<usize>]) -> Codes {
    let mut found: Vec<Code> = Vec::new();
    for (pattern, kind, firm) in [
        (&*NAMED_INVOICE, Kind::Invoice, true),
        (&*NAMED_ORDER, Kind::Order, true),
        (&*NAMED_OTHER, Kind::Other, true),
        (&*BARE_INVOICE, Kind::Invoice, false),
        (&*BARE_ORDER, Kind::Order, false),
    ] {
        for captures in scan::groups(pattern, text.plain()).take(MOST) {
            let (Some(all), Some(value)) = (captures.get(0), captures.name("v")) else { continue };
            // `RE: …` in the subject is an answer, not a `Rechnung`.
            let answer = all.start() == 0
                && all.as_str().starts_with("RE")
                && text.part_at(0) == Part::Quoted;
            if !answer {
                push(text, dates, &mut found, kind, firm, all.start()..value.end(), value.range());
            }
        }
    }
    let structured = scan::groups(&STRUCTURED, text.plain()).take(5);
    for captures in scan::groups(&SLIP, text.plain()).take(5).chain(structured) {
        let (Some(all), Some(value)) = (captures.get(0), captures.name("v")) else { continue };
        if !is_checked(value.as_str()) {
            continue;
        }
        // A pattern of names took its first group for the whole.
        found.retain(|code| code.number.start != value.start());
        let digits = value.as_str().replace(' ', "");
        let range = all.start()..value.end();
        let number = value.range();
        found.push(Code {
            kind: Kind::Other,
            value: digits,
            range,
            number,
            firm: true,
            receipt: false,
        });
    }
    below(text, dates, &mut found);
    found.sort_by_key(|code| (code.number.start, !code.firm));
    chosen(text, &found)
}

/// Adds a number, if it is one: it has digits, is no day, and where only a word names it, can be nothing else.
fn push(
    text: &Text,
    dates: &[Range<usize>],
    found: &mut Vec<Code>,
    kind: Kind,
    firm: bool,
    range: Range<usize>,
    number: Range<usize>,
) {
    let written = text.plain().get(number.clone()).unwrap_or_default();
    let value = written.replace('\\', "");
    let mut value = value.trim_end_matches(['.', '-', '_', '/', '+']);
    // `No 12` of `Order No 12`: the first word of two is only kept when it is part of the number.
    if let Some((first, second)) = value.split_once(' ')
        && (!second.chars().any(|c| c.is_ascii_digit()) || is_word(first))
    {
        value = first;
    }
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let end = number.start + value.len().min(number.len());
    let number = number.start..end;
    let next = text.plain().get(end..).and_then(|rest| rest.chars().next());
    let cut = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '€' | '$' | '£' | '%'));
    let amount =
        scan::has(&MONEY_AFTER, scan::head(text.plain().get(end..).unwrap_or_default(), 12));
    // `Abschlagsrechnung: 11.900,00 €` names a sum.
    let mut rest = text.plain().get(end..).unwrap_or_default().chars();
    let goes_on = rest.next() == Some(',') && rest.next().is_some_and(|c| c.is_ascii_digit());
    if digits == 0
        || cut
        || goes_on
        || amount
        || overlaps(dates, &number)
        || (!firm && !is_own_kind(value, digits))
        || is_small(value)
    {
        return;
    }
    let words = text.plain().get(range.start..number.start).unwrap_or_default();
    found.push(Code {
        kind,
        value: value.to_owned(),
        range: range.start..end.max(range.start),
        receipt: scan::has(&RECEIPT, words),
        number,
        firm,
    });
}

pattern!(
    MONEY_AFTER,
    r"\A\s?(?:€|\$|£|EUR\b|USD\b|CHF\b|GBP\b|%|(?i:h|hrs?|hours?|std|stunden?|days?|tage?|pcs|stück|x)\b|×)"
);

pattern!(RECEIPT, r"(?i)\A[^\pL]{0,3}(?:receipt|quittung|beleg|(?:kassen)?bon|reçu)");

/// Whether a structured communication's check digits are right; a slip's reference has others.
fn is_checked(value: &str) -> bool {
    if !value.starts_with(['+', '*']) {
        return true;
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u64>().ok();
    let (Some(body), Some(check)) = (number(0..10), number(10..12)) else { return false };
    check == if body % 97 == 0 { 97 } else { body % 97 }
}

fn is_word(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "no" | "nr" | "id" | "from" | "on" | "of" | "for" | "is" | "dated" | "ref"
    )
}

pattern!(NO_CODE, r"(?i)\A(?:\d{1,3}(?:st|nd|rd|th)|\d{1,2}[:.]?\d{0,2}(?:am|pm|h|uhr)|\pL\d)\z");

/// `1`, `2nd`, `5pm`, `Q4` and other small things are no numbers of documents.
fn is_small(value: &str) -> bool {
    value.len() < 2 || scan::has(&NO_CODE, value)
}

/// What stands beside `invoice` without being called its number: letters and digits, or many digits, but no year.
fn is_own_kind(value: &str, digits: usize) -> bool {
    let letters = value.chars().any(|c| c.is_ascii_uppercase());
    let joined = value.contains(['-', '/', '_']);
    let small = value.chars().any(|c| c.is_ascii_lowercase());
    let year =
        digits == 4 && value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    !year && !small && digits >= 2 && (letters || (joined && digits >= 4) || digits >= 5)
}

/// Names that stand above their numbers: in a column, or alone on a line.
fn below(text: &Text, dates: &[Range<usize>], found: &mut Vec<Code>) {
    for (index, line) in text.lines.iter().enumerate() {
        if line.range.len() > 300 || line.part == Part::Signature {
            continue;
        }
        let cells = text.cells(index);
        for (at, cell) in cells.iter().enumerate() {
            let Some((kind, firm)) = label(text.plain().get(cell.clone()).unwrap_or_default())
            else {
                continue;
            };
            let Some(next) = text.said_after(index) else { continue };
            let values = text.cells(next);
            let value = if values.len() == cells.len() { values.get(at) } else { None };
            let Some(value) = value.cloned() else { continue };
            let written = text.plain().get(value.clone()).unwrap_or_default();
            if found.len() < MOST && scan::has(&ONLY, written) {
                let start =
                    value.start + (written.len() - written.trim_start_matches(['#', ' ']).len());
                push(text, dates, found, kind, firm, start..value.end, start..value.end);
            }
        }
    }
}

fn label(cell: &str) -> Option<(Kind, bool)> {
    if cell.is_empty() || cell.len() > 40 {
        return None;
    }
    let firm = cell.split(|c: char| !c.is_alphanumeric() && c != '°' && c != 'º').count() > 1
        || cell.to_lowercase().ends_with("nummer");
    let table = [
        (&*LABEL_INVOICE, Kind::Invoice),
        (&*LABEL_ORDER, Kind::Order),
        (&*LABEL_OTHER, Kind::Other),
    ];
    table.into_iter().find(|(pattern, _)| scan::has(pattern, cell)).map(|(_, kind)| (kind, firm))
}

fn chosen(text: &Text, found: &[Code]) -> Codes {
    let mut codes =
        Codes { spans: found.iter().map(|code| code.number.clone()).collect(), ..Codes::default() };
    codes.spans.sort_by_key(|span| span.start);
    codes.invoice = one(text, found, Kind::Invoice, "invoice", &mut codes.unsure);
    codes.order = one(text, found, Kind::Order, "order", &mut codes.unsure);
    let taken: Vec<String> = [&codes.invoice, &codes.order]
        .into_iter()
        .flatten()
        .map(|found| key(&found.value))
        .collect();
    for code in found {
        let known = taken.contains(&key(&code.value))
            || codes.references.iter().any(|other| key(&other.value) == key(&code.value));
        if !known && (code.firm || code.kind == Kind::Other) && codes.references.len() < MOST {
            codes.references.push(text.found(code.value.clone(), code.range.clone()));
        }
    }
    new_first(&mut codes.references);
    codes
}

/// Whether one number is another with something before or behind it: `2026-17` in `RE 2026-17`, `77123` in `77123-A`.
/// `INV-100` is no form of `INV-1001`.
fn is_form_of(short: &str, long: &str) -> bool {
    let (short_upper, long_upper) = (short.to_uppercase(), long.to_uppercase());
    let ends = |rest: &str| rest.is_empty() || rest.ends_with(|c: char| !c.is_ascii_digit());
    let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
    key(short) == key(long)
        || long_upper.strip_suffix(&short_upper).is_some_and(ends)
        || long_upper.strip_prefix(&short_upper).is_some_and(goes_on)
}

fn key(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase()
}

/// The only number of a kind; named ones before bare ones, new text before quoted. Several that differ are none, and a
/// question.
fn one(
    text: &Text,
    found: &[Code],
    kind: Kind,
    what: &str,
    unsure: &mut Vec<String>,
) -> Option<Found<String>> {
    for (firm, quoted) in [(true, false), (false, false), (true, true), (false, true)] {
        let fits = |code: &&Code| {
            let is_quoted = text.part_at(code.range.start) == Part::Quoted;
            code.kind == kind && code.firm == firm && is_quoted == quoted
        };
        let mut all: Vec<&Code> = found.iter().filter(fits).collect();
        if all.iter().any(|code| !code.receipt) {
            all.retain(|code| !code.receipt);
        }
        let Some(first) = all.first() else { continue };
        // The longer of two forms of one number (`2026-17` and `RE 2026-17`) is the number.
        let longest = all.iter().max_by_key(|code| key(&code.value).len()).unwrap_or(first);
        let mut others: Vec<&str> = Vec::new();
        for code in &all {
            if !is_form_of(&code.value, &longest.value) && !others.contains(&code.value.as_str()) {
                others.push(&code.value);
            }
        }
        if others.is_empty() {
            return Some(text.found(longest.value.clone(), longest.range.clone()));
        }
        let mut names: Vec<&str> = all
            .iter()
            .map(|code| code.value.as_str())
            .filter(|name| *name == longest.value || others.contains(name))
            .collect();
        let mut known = std::collections::BTreeSet::new();
        names.retain(|name| known.insert(*name));
        names.truncate(5);
        unsure.push(format!("Which is the {what} number: {}?", names.join(" or ")));
        return None;
    }
    None
}
