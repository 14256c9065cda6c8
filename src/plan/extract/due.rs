//! Which day is the document's own, and by which it is to be paid: what stands beside the days decides.

use std::ops::Range;

use chrono::NaiveDate;

use super::amounts::overlaps;
use super::days::{Day, Days};
use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text};
use super::{counted, relative};

/// What a day is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Due,
    /// Of the document itself; the smaller the number, the surer.
    Document(u8),
    /// Delivery, travel, period, validity.
    Other,
}

/// The document's day and the day it is due.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) date: Option<Found<String>>,
    pub(super) due: Option<Found<String>>,
    pub(super) unsure: Vec<String>,
}

const NOT_WORD: &str = r"(?:\A|[^\pL\pN])";

pattern!(
    DUE,
    r"(?i)",
    NOT_WORD,
    r"(?:(?:payment |invoice |bill )?(?:is |are )?(?:due|overdue)(?: date| on| by| before| since| for payment(?: on| by)?)?|due date|date due|payment (?:deadline|due(?: date| by| on)?|terms?)|(?:must be |to be )?(?:paid|settled|payable|received)(?: in full)? (?:by|before|until|on or before|no later than)|pay(?:ment)?(?: \S+){0,6} (?:by|before|until|no later than|is due(?: on| by)?|to be made by)|(?:please |kindly )(?:pay|transfer|settle|remit|wire)(?: \S+){0,8} (?:by|until|before|no later than)|pay by|last day (?:to pay|of payment)|fällig(?:keit|keitsdatum|keitstag)?(?: am| bis| zum| ist am)?|zahlbar(?: (?:innert|innerhalb(?: von)?|binnen|in) \d{1,3} tagen,?)?(?: bis(?: zum| spätestens)?| am| zum)|zahlungs(?:ziel|frist|termin|eingang)(?: bis(?: zum)?| ist(?: der)?)?|zu (?:be)?zahlen bis(?: zum)?|(?:bitte )?(?:überweisen|zahlen|begleichen|bezahlen) sie(?: \S+){0,10} bis(?: spätestens)?(?: zum| am)?|bis(?: spätestens)?(?: zum)? (?:zu )?(?:überweisen|bezahlen|zahlen)|vervaldatum|verval(?:dag|t op)|te betalen (?:voor|vóór|uiterlijk)|uiterlijk(?: op)?|(?:date d'|date )?[ée]ch[ée]ance(?: de paiement)?|(?:date )?limite de (?:paiement|règlement)(?: le)?|à (?:payer|régler) (?:avant|le|pour le|au plus tard)(?: le)?|prélèvement (?:à partir )?(?:du|le)|(?:fecha de )?vencimiento|(?:data de )?vencimento|vence(?: el)?|(?:data di |data )?scadenza|entro il|termin płatności|płatne do|förfallodatum|förfaller|forfaldsdato|betalingsfrist|splatnost)\W{0,4}\z"
);
pattern!(
    INVOICE,
    r"(?i)",
    NOT_WORD,
    r"(?:invoice date|date of (?:the )?(?:invoice|issue|bill|receipt)|(?:invoiced?|receipt|bill|statement|document|tax point|issue|billing) (?:date|on|dated|issued(?: on)?|from|of|as of)|(?:date )?issued?(?: on)?|(?:invoice|receipt|bill|statement)(?: (?:no\.?|number|nr\.?|#)?\s?[\w/#.-]{1,24})?,? (?:dated|of|from)|rechnungs(?:nummer|[- ]?nr\.?)\W{0,4}[\w/#.-]{1,24},? vom|rechnungsdatum|ausstellungsdatum|belegdatum|ausgestellt am|datum der rechnung|(?:rechnung|gutschrift|stornorechnung|quittung|beleg)(?: (?:nr\.?|nummer|no\.?)?\s?[\w/#.-]{1,24})?,? vom|date (?:de (?:la )?facture|de facturation|d'[ée]mission|de la commande)|facture(?: (?:n°|no\.?|nº)?\s?[\w/#.-]{1,24})?,? du|factuur ?datum|factuur(?: \S+)? (?:van|d\.d\.)|data (?:fattura|emissione|da fatura|wystawienia|faktury)|del documento|fattura(?: \S+)?(?: n\.?\s?\S+)? del|fecha(?: de(?: la)?)? (?:factura|emisión|expedición)|faktura ?dat(?:um|o)|z dnia)\W{0,4}\z"
);
pattern!(
    PAYMENT,
    r"(?i)",
    NOT_WORD,
    r"(?:(?:date )?(?:paid|charged|debited)(?: (?:by|with|via|from|using) [^.;!?\n]{1,40} on| on)?|(?:payment|transaction|purchase|donation|transfer|booking|value) date|date of (?:payment|purchase|transaction|donation|transfer)|purchased(?: on)?|zahlungsdatum|(?:be|ge)zahlt(?: (?:mit|per|via) [^.;!?\n]{1,40})? am|buchungs(?:datum|tag)|kaufdatum|gekauft am|datum der zahlung|valuta|date (?:de|du) (?:paiement|transaction|achat)|payé le|betaald op|fecha de pago|data (?:di )?pagamento)\W{0,4}\z"
);
pattern!(
    ORDER,
    r"(?i)",
    NOT_WORD,
    r"(?:order(?:ed)?(?: date| on| placed(?: on)?)|order ?date|date of (?:your |the )?order|placed(?: on)?|booked(?: on)?|date ordered|bestell(?:datum|t am|ung vom)|auftrags(?:datum|eingang)|order ?datum|besteld op|besteldatum|commande du|date de commande|commandé le|fecha (?:de(?:l)? )?pedido|data (?:dell'|d')?ordine|data zamówienia)\W{0,4}\z"
);
pattern!(
    GENERIC,
    r"(?i)\A\W{0,12}(?:date|datum|dated|data|fecha|le|den|dato|date & time|date/time|date and time)\W{0,4}\z|(?i)(?:[,|\t]|\s\s)\s{0,9}(?:date|datum|den)\W{0,4}\z"
);
pattern!(
    OTHER,
    r"(?i)",
    NOT_WORD,
    r"(?:deliver\w*|arriv\w+|dispatch\w*|ship\w*|check[- ]?in|check[- ]?out|depart\w*|expir\w+|valid|until|till|through|from|period|starts?|ends?|begins?|birth|service|leistungs\w*|liefer\w*|gültig\w*|anreise|abreise|ablauf|zeitraum|livraison|validité|expected|estimated|between|since|meeting|appointment|next|termin|event|renew\w*)\W{0,4}(?:date|on|by|at|bis|am|zum|le)?\W{0,4}\z"
);

// Of the paper that this one takes back: its own day goes before.
pattern!(
    ABOUT,
    r"(?i)\b(?:zur|zu (?:unserer|ihrer|der)|annul\w+(?: \w+)?(?: la)?|rectifi\w+(?: la)?|corrig\w+(?: la)?|cancels|corrects|credits) (?:rechnung|facture|invoice) (?:(?:nr\.?|n°|no\.?) ?)?[\w/#.-]{1,24},? (?:vom|du|of|dated)\W{0,4}\z"
);

/// What the text before a day calls it.
fn role_of(window: &str) -> Option<Role> {
    let table: [(&regex::Regex, Role); 7] = [
        (&ABOUT, Role::Document(4)),
        (&DUE, Role::Due),
        (&INVOICE, Role::Document(0)),
        (&PAYMENT, Role::Document(2)),
        (&ORDER, Role::Document(3)),
        (&GENERIC, Role::Document(1)),
        (&OTHER, Role::Other),
    ];
    table.into_iter().find(|(pattern, _)| scan::has(pattern, window)).map(|(_, role)| role)
}

pattern!(
    PAY,
    r"(?i)\b(?:pay|paid|payment|settle[d]?|transfer(?:red)?|remit|wire|due|überweis\w*|zahl\w*|bezahl\w*|begleich\w*|payer|régler|betalen)\b(?:\s\S+){0,8}\s{0,3}\z"
);
pattern!(PLEASE, r"(?i)\b(?:please|kindly|bitte|veuillez|merci de)\b");
pattern!(
    LEAD,
    r"(?i)(?:\s|\A)(?:the|on|by|is|was|of|at|due|den|dem|am|zum|bis|le|el|il|op|del?|du|est|ist|:|-|no later than|latest|spätestens)\s{0,3}\z"
);

/// The role of a day, and where the words that say so begin.
fn role(text: &Text, day: &Day, from: usize) -> Option<(Role, usize)> {
    let window = scan::tail(text.plain().get(from..day.range.start).unwrap_or_default(), 120);
    let begin = day.range.start - window.trim_start().len();
    // Between a name and its value may be as much space as a column is wide.
    let window = window.trim_end_matches([' ', '\t', '\u{a0}']);
    if let Some(role) = role_of(window) {
        return Some((role, begin));
    }
    if let Some(shorter) = scan::first(&LEAD, window)
        .and_then(|found| found.get(0))
        .and_then(|lead| window.get(..lead.start()))
        && let Some(role) = role_of(shorter)
    {
        return Some((role, begin));
    }
    if day.relative && (day.until || scan::has(&PLEASE, window)) && scan::has(&PAY, window) {
        return Some((Role::Due, begin));
    }
    if let Some(head) = text.column(day.range.start) {
        let words = text.plain().get(head.clone()).unwrap_or_default();
        return role_of(words).map(|role| (role, head.start));
    }
    if scan::has(&AFTER_DUE, scan::head(text.after(day.range.end), 24)) {
        return Some((Role::Due, day.range.start));
    }
    if window.chars().any(char::is_alphanumeric) || day.relative {
        return None;
    }
    above(text, day)
}

pattern!(
    AFTER_DUE,
    r"(?i)\A\W{0,3}(?:(?:is|ist) (?:the |der )?(?:due date|deadline for payment)|fällig|zahlbar|(?:zu )?(?:be)?(?:zahlen|überweisen|begleichen))\b"
);
pattern!(
    TITLE,
    r"(?i)\b(?:invoice|facture|rechnung|factuur|fattura|factura|receipt|quittung)\W{0,4}\z"
);
pattern!(TRANSACTION, r"(?i)\btransaction(?: id| no| number| date)\b|\btransaktionscode\b");

/// What the line above calls a day that stands alone; a day above a transaction's number is the transaction's.
fn above(text: &Text, day: &Day) -> Option<(Role, usize)> {
    let index = text.index_at(day.range.start);
    let near = [Some(index), text.said_before(index), text.said_after(index)];
    let lines: Vec<_> = near.into_iter().flatten().filter_map(|at| text.lines.get(at)).collect();
    if let Some(line) = text.said_before(index).and_then(|at| text.lines.get(at)) {
        let words = text.plain_line(line);
        let short = words.trim().len() <= 60;
        if let Some(role) = role_of(words.trim_end()).filter(|_| short) {
            return Some((role, line.range.start));
        }
        if short && scan::has(&TITLE, words) {
            return Some((Role::Document(1), line.range.start));
        }
    }
    let transaction =
        lines.iter().any(|line| scan::has(&TRANSACTION, scan::head(text.plain_line(line), 200)));
    transaction.then_some((Role::Document(2), day.range.start))
}

/// A day with its role.
struct Named<'a> {
    day: &'a Day,
    role: Role,
    /// Where the words that say so begin.
    from: usize,
}

pub(super) fn read(text: &Text, days: &Days) -> Dates {
    let mut dates = Dates::default();
    let named = named(text, days);
    let documents = new_or_quoted(&named, |named| {
        matches!(named.role, Role::Document(_)) && !named.day.relative
    });
    dates.date = document(text, &documents, &mut dates.unsure);
    if documents.is_empty() && dates.unsure.is_empty() {
        dates.date = alone(text, days, &named);
    }
    let called = new_or_quoted(&named, |named| named.role == Role::Due && !named.day.clash);
    dates.due = due(text, &called, dates.date.as_ref(), &mut dates.unsure);
    dates
}

// What is dated without saying so: nothing but its title stands before its day.
pattern!(
    PAPER,
    r"(?i)\b(?:receipt|invoice|rechnung|quittung|kassenbon|beleg|facture|reçu|ticket|factura|fattura|ricevuta|scontrino|factuur|bon|kassabon)\b"
);

/// The one day of a document that stands alone on a line right below its title.
fn alone(text: &Text, days: &Days, named: &[Named<'_>]) -> Option<Found<String>> {
    let own = |day: &&Day| {
        !day.relative && !day.clash && !matches!(day.part, Part::Quoted | Part::Signature)
    };
    let mut all = days.seen.iter().filter(own);
    let (day, None) = (all.next()?, all.next()) else { return None };
    let words = |range: Range<usize>| {
        text.plain().get(range).unwrap_or_default().chars().any(char::is_alphanumeric)
    };
    let index = text.index_at(day.range.start);
    let line = text.lines.get(index)?.range.clone();
    let bare =
        !words(line.start..day.range.start) && !words(day.range.end..line.end.max(day.range.end));
    let above = text.lines.get(text.said_before(index)?)?;
    let titled = scan::has(&PAPER, scan::head(text.plain_line(above), 120));
    (named.is_empty() && bare && titled)
        .then(|| text.found(day.date.to_string(), day.range.clone()))
}

/// Those of some kind: in new text, or where it has none, in quoted text.
fn new_or_quoted<'n, 'a>(
    named: &'n [Named<'a>],
    kind: impl Fn(&Named<'a>) -> bool,
) -> Vec<&'n Named<'a>> {
    let (quoted, fresh): (Vec<_>, Vec<_>) =
        named.iter().filter(|named| kind(named)).partition(|named| named.day.part == Part::Quoted);
    if fresh.is_empty() { quoted } else { fresh }
}

fn named<'a>(text: &Text, days: &'a Days) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    let mut previous: Range<usize> = 0..0;
    for day in days.seen.iter().filter(|day| day.part != Part::Signature) {
        let start = text
            .line_at(day.range.start)
            .map_or(0, |line| line.range.start)
            .max(previous.end.min(day.range.start));
        // `zahlbar innert 30 Tagen bis 9. Dezember`: what comes before a count of days is said of the day as well.
        if !day.relative {
            previous = day.range.clone();
        }
        if let Some((role, from)) = role(text, day, start) {
            found.push(Named { day, role, from });
        }
    }
    found
}

/// The surest of the days that are called the document's own; none where two of the same kind differ.
fn document(text: &Text, named: &[&Named<'_>], unsure: &mut Vec<String>) -> Option<Found<String>> {
    let best = named.iter().map(|named| named.role).min()?;
    let of_it: Vec<_> = named.iter().filter(|named| named.role == best).collect();
    let first = of_it.first()?;
    if let Some(other) = of_it.iter().find(|other| other.day.date != first.day.date) {
        if best == Role::Document(0) {
            unsure.push(format!(
                "Which is the document's date: {} or {}?",
                first.day.date, other.day.date
            ));
        }
        return None;
    }
    Some(found(text, first))
}

fn found(text: &Text, named: &Named<'_>) -> Found<String> {
    text.found(
        named.day.date.to_string(),
        named.from.min(named.day.range.start)..named.day.range.end,
    )
}

/// The day that is called due; else the document's day and the terms of payment.
fn due(
    text: &Text,
    called: &[&Named<'_>],
    date: Option<&Found<String>>,
    unsure: &mut Vec<String>,
) -> Option<Found<String>> {
    let term = term(text, date);
    let in_terms: Vec<Range<usize>> =
        scan::all(&TERMS, text.plain()).take(50).map(|found| found.range()).collect();
    // `within 14 days` in terms of payment counts from the document, not from the message.
    let called: Vec<_> = called
        .iter()
        .filter(|named| !(named.day.relative && overlaps(&in_terms, &named.day.range)))
        .collect();
    let Some(first) = called.first() else {
        return term.map(|term| text.found(term.date.to_string(), term.range));
    };
    if let Some(other) = called.iter().find(|other| other.day.date != first.day.date) {
        unsure.push(format!("By when is it due: {} or {}?", first.day.date, other.day.date));
        return None;
    }
    if let Some(term) =
        term.filter(|term| term.from_document && (term.date - first.day.date).num_days().abs() > 1)
    {
        unsure.push(format!(
            "It is called due on {}, its terms of payment say {}: which is right?",
            first.day.date, term.date
        ));
    }
    Some(found(text, first))
}

/// A day that terms of payment make.
struct Term {
    date: NaiveDate,
    range: Range<usize>,
    /// Counted from the document's own date, and not from the day it came.
    from_document: bool,
}

pattern!(
    TERMS,
    r"(?i)\b(?:net(?:to)?[ -]{0,2}(?P<a>\d{1,3})(?P<unit> ?days?| ?tage?)?\b|(?P<b>\d{1,3}) (?:days? net|tage? netto)\b|(?:payment )?terms?(?: of payment)?\s?:?\s{0,9}\|?\s{0,9}(?:net )?(?P<c>\d{1,3}) ?days?\b|(?:payment|payable|pay|due|settle|settled|paid)(?: [^\s.;!?]+){0,5}? (?:within|in) (?P<d>\d{1,3})(?: \(\w+\))? (?P<dk>calendar |business |working )?days?\b|(?:within|in) (?P<e>\d{1,3}) (?P<ek>calendar |business |working )?days?(?: [^\s.;!?]+){0,6}? (?:pay|payment|invoice date)\b|(?:zahl\w*|überweis\w*|begleichen|fällig|betrag|rechnungsbetrag|zahlungsziel|zahlungsbedingungen)(?: \S+){0,8}?:?\s{1,3}(?:(?:innerhalb|binnen|in)(?: von)? )?(?P<f>\d{1,3}) (?P<fk>werk)?tage?n?\b|(?:paiement|règlement|payer|régler|payable)(?: \S+){0,4}? (?:à|sous|dans les|dans un délai de) (?P<g>\d{1,3}) jours\b|(?:betaal\w*|betalings\w*|voldoen|te betalen)(?: \S+){0,6}? (?:binnen )?(?P<h>\d{1,3}) dagen\b|innerhalb(?: von)? (?P<i>\d{1,3}) tagen(?: \S+){0,8}? (?:zu (?:zahlen|überweisen|begleichen)|zahlbar|überweisen|begleichen|zahlen))"
);
pattern!(
    AT_ONCE,
    r"(?i)\b(?:due (?:up)?on receipt|payable (?:up)?on receipt|payment (?:is )?due (?:immediately|upon receipt|on receipt)|due immediately|sofort (?:fällig|zahlbar)|zahlbar sofort|sofort ohne abzug|paiement à réception|payable à réception|à réception de facture)\b"
);
// `Netto 100,00 EUR` is a sum, `net 30` terms of payment.
pattern!(
    NO_TERM,
    r"(?i)\A(?:[.,]\d|['’ ]\d{3}\b|\s?(?:%|[€$£¥]|eur\b|usd\b|gbp\b|chf\b|[kmt]?g\b|lbs?\b))"
);
/// Nobody waits longer for money without saying `days`.
const LONGEST_TERM: i64 = 120;
pattern!(DISCOUNT, r"(?i)\b(?:skonto|discount|escompte)\b|\d ?%");

/// `net 30`, `payable within 14 days`, `zahlbar innerhalb von 14 Tagen`: from the document's date, else from the day it
/// came. Several that differ make none: one is a discount's.
fn term(text: &Text, date: Option<&Found<String>>) -> Option<Term> {
    let own = date.and_then(|date| date.value.parse::<NaiveDate>().ok());
    let from = own.unwrap_or(text.sent);
    let mut terms: Vec<(NaiveDate, Range<usize>)> = Vec::new();
    for found in scan::groups(&TERMS, text.plain()).take(50) {
        let Some(all) = found.get(0) else { continue };
        let quoted = matches!(text.part_at(all.start()), Part::Quoted | Part::Signature);
        let discounted = scan::has(&DISCOUNT, scan::tail(text.before(all.start()), 40))
            || scan::has(&DISCOUNT, all.as_str());
        let count =
            ["a", "b", "c", "d", "e", "f", "g", "h", "i"].iter().find_map(|name| found.name(name));
        let bare = found.name("a").is_some() && found.name("unit").is_none();
        let is_sum = bare && scan::has(&NO_TERM, scan::head(text.after(all.end()), 8));
        let Some(count) = count
            .and_then(|count| count.as_str().parse::<i64>().ok())
            .filter(|count| !quoted && !discounted && !is_sum && (!bare || *count <= LONGEST_TERM))
        else {
            continue;
        };
        let working = ["dk", "ek"]
            .iter()
            .filter_map(|name| found.name(name))
            .any(|kind| !kind.as_str().eq_ignore_ascii_case("calendar "))
            || found.name("fk").is_some();
        let day =
            if working { counted::working_days(from, count) } else { relative::later(from, count) };
        if let Some(day) = day {
            terms.push((day, all.range()));
        }
    }
    if terms.is_empty()
        && let Some(found) = scan::first(&AT_ONCE, text.plain()).and_then(|found| found.get(0))
    {
        terms.push((from, found.range()));
    }
    let (day, range) = terms.first().cloned()?;
    terms.iter().all(|(other, _)| *other == day).then_some(Term {
        date: day,
        range,
        from_document: own.is_some(),
    })
}
