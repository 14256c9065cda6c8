//! Which day is the document's own, which is the day to pay by, and what is to be done by when.

use std::ops::Range;

use chrono::NaiveDate;

use super::days::Day;
use super::facts::{Deadline, Found};
use super::relative;
use super::scan::{self, pattern};
use super::sentences::Sentence;
use super::text::{Part, Text};

/// The days of a text by what they are for.
#[derive(Debug, Default)]
pub(super) struct Moments {
    pub(super) date: Option<Found<String>>,
    pub(super) due: Option<Found<String>>,
    pub(super) deadlines: Vec<Found<Deadline>>,
    pub(super) unsure: Vec<String>,
}

pattern!(
    DUE,
    r"(?i)(?:due(?: date| on| by)?|date due|pay(?:ment)?(?: (?:is|must be made|required))? (?:due|by|before|deadline|until)(?: date| on)?|payable (?:by|until|on|before)|(?:settle|remit|transfer|settled|paid|transferred)\b[^.?!\n]{0,60}\b(?:by|before|until|on or before|no later than)|zahlbar(?: ist)?(?: bis)?(?: spätestens)?(?: zum| am)?|zahlungsziel|zahlungsfrist|zahlung bis|fällig(?:keit|keitsdatum)?(?: ist)?(?: am| bis| zum)?|(?:zu (?:be)?zahlen|überweisen|begleichen|bezahlen|zahlen)\b[^.?!\n]{0,60}\bbis(?: zum| spätestens)?|[ée]ch[ée]ance|[àa] payer (?:avant|le)|date limite de paiement|vervaldatum|betalen v[oó][oó]r|uiterste betaaldatum|te betalen voor|scadenza|vencimiento|termin płatności|förfallodatum|forfaldsdato)[\s:|.,*()–—-]{0,9}(?:(?:on|by|the|am|zum|den|le|il|el|is|ist|bis|date|of|before|until)[\s:]{1,3}){0,3}$"
);
pattern!(
    DATE,
    r"(?i)(?:(?:invoice|order|bill|billing|receipt|issue|statement|purchase|transaction|payment|document|booking) date|date (?:of )?(?:issued?|invoice|order|purchase|payment|facture|d'émission)|dated|issued(?: on)?|(?:order(?:ed)?|purchased?|paid|placed|invoiced?)(?: was)?(?: placed)? on|date|rechnungsdatum|datum|belegdatum|bestelldatum|kaufdatum|ausstellungsdatum|(?:rechnung|bestellung|quittung)\b[^.\n]{0,40}\bvom|facture\b[^.\n]{0,40}\bdu|date de (?:la )?facture|factuur ?datum|data (?:fattura|wystawienia|sprzedaży)|fecha(?: de (?:la )?factura)?|fakturadatum|besteldatum|date d'émission)[\s:|.,*()–—-]{0,9}$"
);
pattern!(
    INVOICE_DATE,
    r"(?i)(?:invoice|rechnungs?|factuur|bill|receipt|facture|fattura)[ -]?(?:date|datum)[\s:|.,*()–—-]{0,9}$"
);
pattern!(
    NOT_DATE,
    r"(?i)(?:due|delivery|ship\w*|start|end|from|liefer\w*|leistungs\w*|valid\w*|expir\w*|birth|check-?in|arrival|estimated) ?date[\s:|.,*()–—-]{0,9}$|liefer\w{0,5}datum|leistungsdatum"
);
pattern!(
    PAY,
    r"(?i)\b(?:pay|paid|payable|payment|remit|amount|balance|invoice|bill|settle|transfer|zahl\w*|bezahl\w*|überweis\w*|begleich\w*|fällig\w*|rechnung\w*|betrag\w*|facture|payer|règlement|betal\w*|factuur|pagar|pagare|fattura|skonto|discount)\b"
);
pattern!(
    ASKED,
    r"(?i)\b(?:please|kindly|must|need|needs|needed|have to|has to|required?|submit\w*|deadline|due|respond|reply|rsvp|confirm|sign|file|return|register|latest|let (?:me|us) know|expect(?:ed|ing)?|remember to|don't forget|reminder|could you|can you|would you|bitte\w*|frist\w*|spätestens|müssen|muss|einreich\w*|einzureichen|abgabe|abzugeben|veuillez|date limite|merci de|uiterlijk|gelieve|graag|entro|por favor)\b"
);
pattern!(
    OWN,
    r"(?i)\b(?:i|we)(?:'ll| will|'m| am| are|'re)\b|\b(?:ich|wir) (?:werde|werden|schicke|melde|liefern)\b|\b(?:will|is expected to|should) (?:arrive|be delivered|ship)|\bout of (?:the )?office|\bopen until\b|\boffer|\bsale\b|\bvalid\b|\bgültig\b|\barriv\w+|\bdeliver\w*"
);
pattern!(
    TERM,
    r"(?i)(?:\bwithin|\binnerhalb(?: von)?|\bbinnen|\bnet|\bnetto|\bsous|\bentro|\bpayment terms:?|\bzahlungsziel:?|\bterms:?(?: net)?)\s{1,3}(?P<n>\d{1,3})\s{0,2}(?:days|day|tagen?|jours|dagen|giorni|días|net)\b"
);

/// A day is not said twice where it is one day.
fn only(days: &[&Day]) -> Option<NaiveDate> {
    let first = days.first()?.date;
    days.iter().all(|day| day.date == first).then_some(first)
}

pub(super) fn read(text: &Text, days: &[Day], sentences: &[Sentence]) -> Moments {
    let mut moments = Moments::default();
    let own: Vec<&Day> =
        days.iter().filter(|day| !matches!(day.part, Part::Quoted) && !day.clash).collect();
    let dues: Vec<&Day> = own.iter().filter(|day| is_due(text, day)).copied().collect();
    moments.due = one_day(text, &dues, "due", &mut moments.unsure);
    let dated: Vec<&Day> =
        own.iter().filter(|day| !day.relative && is_labelled(text, day, &DATE)).copied().collect();
    let dated: Vec<&Day> = dated.into_iter().filter(|day| !dues.contains(day)).collect();
    // The first is the head's; later ones are those of periods, deliveries and tables.
    let own_date = dated.iter().find(|day| is_labelled(text, day, &INVOICE_DATE));
    moments.date = own_date.or(dated.first()).map(|day| found_day(text, day));
    // A term counts from the document's day. It is the message's own only where the text has no other.
    let counts = moments.date.is_some() || own.iter().all(|day| day.relative);
    if moments.due.is_none() && dues.is_empty() && counts {
        moments.due = term(text, moments.date.as_ref());
    }
    moments.deadlines = deadlines(text, &own, &dues, sentences);
    moments
}

fn found_day(text: &Text, day: &Day) -> Found<String> {
    text.found(day.date.to_string(), day.range.clone())
}

fn one_day(
    text: &Text,
    days: &[&Day],
    what: &str,
    unsure: &mut Vec<String>,
) -> Option<Found<String>> {
    let first = days.first()?;
    if only(days).is_none() {
        let mut all: Vec<String> = days.iter().map(|day| day.date.to_string()).collect();
        all.sort();
        all.dedup();
        unsure.push(format!("Which day is it {what}: {}?", all.join(" or ")));
        return None;
    }
    Some(found_day(text, first))
}

/// Whether a day is one to pay by: a label before it, or `by` in a sentence about paying.
fn is_due(text: &Text, day: &Day) -> bool {
    if is_labelled(text, day, &DUE) {
        return true;
    }
    let line = text.line_at(day.range.start).map(|line| text.plain_line(line)).unwrap_or_default();
    let before = scan::tail(text.before(day.range.start), 80);
    let until = day.until || scan::has(&UNTIL, before);
    until && scan::has(&PAY, line) && !scan::has(&SEND, line)
}

pattern!(
    UNTIL,
    r"(?i)\b(?:by|until|before|no later than|latest|bis|bis zum|spätestens(?: am| zum| bis)?|avant le|vóór|entro il)\s{1,3}(?:the )?$"
);
// `Send us your invoice by Friday` is no bill.
pattern!(
    SEND,
    r"(?i)\b(?:send|submit|issue|return|schicken|senden|stellen)\b[^.?!\n]{0,40}\b(?:invoice|bill|rechnung|form)\b"
);

/// Whether what stands before a day on its line, or the line above where it is alone, ends with a label.
fn is_labelled(text: &Text, day: &Day, label: &regex::Regex) -> bool {
    let before = scan::tail(text.before(day.range.start), 120);
    let fits = |words: &str| {
        scan::has(label, words)
            && !(std::ptr::eq(label, &raw const *DATE) && scan::has(&NOT_DATE, words))
    };
    if fits(before) {
        return true;
    }
    if let Some(above) = text.column(day.range.start) {
        return fits(scan::head(above, 60));
    }
    let alone = !before.chars().any(char::is_alphanumeric);
    let index = text.index_at(day.range.start);
    let above = text.said_before(index).filter(|_| alone).and_then(|at| text.lines.get(at));
    above.is_some_and(|line| {
        let words = text.plain_line(line).trim();
        words.len() <= 40 && fits(words)
    })
}

/// `payable within 14 days`, counted from the document's day, else the message's.
fn term(text: &Text, date: Option<&Found<String>>) -> Option<Found<String>> {
    let start = date.and_then(|date| date.value.parse().ok()).unwrap_or(text.sent);
    let mut terms: Vec<(Range<usize>, NaiveDate)> = Vec::new();
    for captures in scan::groups(&TERM, text.plain()).take(50) {
        let (Some(all), Some(n)) = (captures.get(0), captures.name("n")) else { continue };
        let line = text.line_at(all.start()).map(|line| text.plain_line(line)).unwrap_or_default();
        let discount = scan::has(&DISCOUNT, line);
        if discount || text.part_at(all.start()) == Part::Quoted || !scan::has(&PAY_TERM, line) {
            continue;
        }
        let day = n.as_str().parse().ok().and_then(|days: i64| relative::later(start, days));
        terms.extend(day.map(|day| (all.range(), day)));
    }
    let (range, first) = terms.first()?.clone();
    terms.iter().all(|(_, day)| *day == first).then(|| text.found(first.to_string(), range))
}

pattern!(DISCOUNT, r"(?i)skonto|discount|escompte|korting|refund|return|rückgabe|cancel");
pattern!(
    PAY_TERM,
    r"(?i)pay|terms|zahl|überweis|begleich|fällig|net\b|netto|règle|betal|paga|\bdue\b|settle"
);

fn deadlines(
    text: &Text,
    own: &[&Day],
    dues: &[&Day],
    sentences: &[Sentence],
) -> Vec<Found<Deadline>> {
    let mut found: Vec<Found<Deadline>> = Vec::new();
    for day in own.iter().filter(|day| !dues.contains(day) && day.part != Part::Signature) {
        let Some(sentence) =
            sentences.iter().find(|sentence| sentence.range.contains(&day.range.start))
        else {
            continue;
        };
        if !is_deadline(text, day, sentence) || found.len() >= 50 {
            continue;
        }
        let deadline = Deadline { text: sentence.said.clone(), date: day.date.to_string() };
        let twice = found.iter().any(|other| other.value == deadline);
        if !twice {
            found.push(text.found(deadline, sentence.range.clone()));
        }
    }
    found
}

fn is_deadline(text: &Text, day: &Day, sentence: &Sentence) -> bool {
    let before = scan::tail(text.before(day.range.start), 60);
    let named = scan::has(&DEADLINE, &sentence.said);
    let until = day.until || scan::has(&UNTIL, before);
    let asked = scan::has(&ASKED, &sentence.said);
    (named || (until && asked))
        && !scan::has(&OWN, &sentence.said)
        && !scan::has(&MONEY_DUE, &sentence.said)
}

pattern!(
    DEADLINE,
    r"(?i)\b(?:deadline|due (?:on|by|date)|is due|are due|latest|closing date|frist\w*|abgabetermin|spätestens|date limite|uiterlijk)\b"
);
pattern!(
    MONEY_DUE,
    r"(?i)\b(?:pay|payment|amount|balance|zahlbar|überweisen|rechnungsbetrag)\b[^.?!]{0,60}\b(?:due|by|until|bis)\b|\binvoice is due\b"
);
