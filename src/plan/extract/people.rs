//! Who signs, which firm, where they are, who sells.

mod postal;

use std::ops::Range;

use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text, new_first};
use crate::model::item::Item;
pub(super) use postal::addresses;

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

pattern!(
    SELLER,
    r"(?im)^[^\pL\n]*(?:(?:e[bB]ay )?seller|sold by|ships? from and sold by|merchant|vendor|supplier|your seller|verkäufer|verkauft (?:von|durch)|händler|anbieter|sprzedawca|sprzedający|vendeur|vendu par|fournisseur|vendedor|vendido por|venditore|venduto da|verkoper|verkocht door|issuer|issued by|billed by|rechnungssteller|lieferant|leverancier|biller|payee|paid to|payment to|zahlungsempfänger|empfänger|kontoinhaber|begünstigter|account (?:name|holder)|beneficiary(?: name)?|rekeninghouder|donation to)[ \t]{0,3}[:|]?[ \t]{0,3}(?P<v>[^\n|]*)"
);
pattern!(
    PAID_TO,
    r"(?im)(?:payment|paid|transfer|donation|purchase)(?: of)?[^\n]{0,40}?\d[^\n]{0,12}? (?:to|at|an|bei|à) (?P<v>[\p{Lu}\p{N}][^\n(<|]+?)(?:\s{1,2}\(|\s{1,2}<|\.\s|\.?\s{0,3}$|,? (?:on|using|with|for|via)\b)"
);
pattern!(
    HOLDER,
    r"(?im)(?:titulaire du compte|kontoinhaber|account holder|account name|in favou?r of|payable to|made (?:out|payable) to|zugunsten von)\s{0,3}[:|]?\s{0,3}(?P<v>\p{Lu}[^\n|]+)"
);
pattern!(
    ROLE_NAME,
    r"(?i)\A(?:billing|invoices?|invoicing|accounts?(?: (?:payable|receivable))?|accounting|service|customer service|support|help|info|contact|sales|office|orders?|no[- ]?reply|do not reply|donotreply|notifications?|team|newsletter|mail(?:er)?|admin|rechnung(?:en)?|buchhaltung|kundenservice|shop|store|faktury|facturation|bookings?|receipts?|payments?|hello|news|updates?|auto-confirm|bestellung)\z"
);
pattern!(
    DOCUMENT,
    r"(?i)\b(?:your (?:\S+ )?(?:order|payment|purchase|subscription|receipt|booking|reservation|ticket)|(?:find|attached|enclosed|here(?:.s| is)|see|sending you)(?: \S+){0,4}? (?:invoice|receipt|bill)|(?:invoice|receipt|bill) (?:attached|from|for your|is attached|total|date|to:)|amount due|payment (?:received|confirmation|receipt)|order confirmation|(?:invoice|receipt|order) (?:no\.?|number|#)|thanks for (?:your order|shopping|paying|buying)|(?:you(?:.ve| have)? (?:successfully )?(?:sent|authori[sz]ed|made)|successfully sent) a payment|ihre[rn]? (?:bestellung|rechnung|zahlung|buchung)|anbei(?: \S+){0,4}? rechnung|unsere rechnung|rechnung (?:nr|vom|im anhang|für ihre)|rechnungs(?:nummer|betrag|datum)|zahlungseingang|bestellbestätigung|quittung|votre (?:commande|facture|paiement)|facture n|uw (?:bestelling|factuur)|factuur(?:nummer|datum)|faktura (?:nr|vat)|su (?:pedido|factura)|fattura n)"
);

/// Who sells or bills: who the text names as that, the firm on the document, the sender. None where nothing is sold.
pub(super) fn vendor(text: &Text, item: &Item, document: bool) -> Option<Found<String>> {
    let says = |found: regex::Match<'_>| !matches!(text.part_at(found.start()), Part::Quoted);
    if !document && !scan::all(&DOCUMENT, scan::head(text.plain(), 8000)).take(20).any(says) {
        return None;
    }
    let named = labelled(text);
    match named.as_slice() {
        [] => {}
        [only] => return Some(only.clone()),
        // Several sellers of one order: who writes is who bills.
        _ => return sender(item, false).or_else(|| named.first().cloned()),
    }
    let domain = item.from.as_ref().map_or("", |from| from.domain());
    sender(item, true).or_else(|| letterhead(text, domain)).or_else(|| sender(item, false))
}

/// The sellers that the text names, each once.
#[expect(clippy::too_many_lines, reason = "one case a label")]
fn labelled(text: &Text) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    let mut push = |range: Range<usize>, raw: &str| {
        let value = clean(raw);
        let fits = value.len() >= 2
            && value.len() <= 80
            && value.chars().any(char::is_alphabetic)
            && !is_no_name(value);
        if fits
            && text.part_at(range.start) != Part::Quoted
            && !found.iter().any(|other| other.value.eq_ignore_ascii_case(value))
            && found.len() < MOST
        {
            let start = range.start + raw.find(value).unwrap_or(0);
            found.push(text.found(value.to_owned(), start..start + value.len()));
        }
    };
    for seller in scan::groups(&SELLER, text.plain()).take(MOST) {
        let Some(value) = seller.name("v") else { continue };
        let inline = seller.get(0).is_some_and(|all| {
            all.as_str().get(..value.start().saturating_sub(all.start())).is_some_and(|label| {
                label.trim_end().ends_with([':', '|']) || label.to_lowercase().contains(" by")
            })
        });
        if inline && !value.as_str().trim().is_empty() {
            push(value.range(), value.as_str());
        } else if value.as_str().trim_matches([' ', ':', '*', '|']).is_empty()
            && let Some(line) = text
                .said_after(text.index_at(value.start().saturating_sub(1)))
                .and_then(|at| text.lines.get(at))
        {
            push(line.range.clone(), scan::head(text.plain_line(line), 120));
        }
    }
    if found.is_empty() {
        let mut other = Vec::new();
        for pattern in [&*PAID_TO, &*HOLDER] {
            other.extend(
                scan::groups(pattern, text.plain())
                    .take(5)
                    .filter_map(|found| found.name("v"))
                    .map(|value| (value.range(), value.as_str())),
            );
        }
        for (range, raw) in other.into_iter().take(1) {
            let value = clean(raw);
            if value.len() >= 2 && !is_no_name(value) && text.part_at(range.start) != Part::Quoted {
                let start = range.start + raw.find(value).unwrap_or(0);
                found.push(text.found(value.to_owned(), start..start + value.len()));
            }
        }
    }
    found
}

pattern!(
    NO_NAME,
    r"(?i)\A(?:you|your|us|me|the|this|a|an|my|our|id|note|ihr|ihre|uns|sie|date|total|amount|address|info\w*)\b|(?:hasn.t|haven.t|\bwill\b|\bis\b|\bhas\b)|@|\A\d+\z|\?"
);

fn is_no_name(value: &str) -> bool {
    scan::has(&NO_NAME, value)
}

/// A name without what stands around it: `dreamyland (73688)`, `NETPRESSE -`, trailing commas.
fn clean(raw: &str) -> &str {
    let value = raw.split("  ").find(|part| !part.trim().is_empty()).unwrap_or_default();
    let value = value.split([';', '|', '<', '\t']).next().unwrap_or_default();
    let value = value.find(" (").and_then(|at| value.get(..at)).unwrap_or(value);
    let value = value
        .find(" – ")
        .or_else(|| value.find(" - "))
        .and_then(|at| value.get(..at))
        .unwrap_or(value);
    value.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | ',' | '*' | '-' | '–' | '|' | '#' | '"')
    })
}

pattern!(
    REGISTERED,
    r"(?i)\b(?:vat|ust|btw|kvk|tva|siret|rcs|rsc|capital|registered|regd|register|hrb|amtsgericht|geschäftsführer|company (?:no|number|reg)|iban|bic|nip|tax (?:id|no|number)|steuernummer|gstin|cin|all rights reserved|copyright)\b|©"
);
pattern!(
    RECIPIENT,
    r"(?i)\b(?:bill(?:ed)? to|ship(?:ped)? to|sold to|invoice to|attn|attention|c/o|z\.? ?h(?:d|änden)\.?|t\.?a\.?v\.?|à l'attention|customer|client|kunde|klant|nabywca|factuuradres|afleveradres|rechnungsadresse|lieferadresse|(?:billing|shipping|delivery) address|rechnungsempfänger|an:)"
);

/// The firm that the document itself is from: its first line, beside its register and tax numbers, or named like the
/// sender's domain. A firm that an address is written to is none.
fn letterhead(text: &Text, domain: &str) -> Option<Found<String>> {
    let firms = scan::groups(&FIRM, text.plain()).take(30).filter_map(|found| found.name("v"));
    let fits = |firm: &regex::Match<'_>| {
        let index = text.index_at(firm.start());
        let line = |at: Option<usize>| {
            at.and_then(|at| text.lines.get(at))
                .map_or("", |line| scan::head(text.plain_line(line), 300))
        };
        let part = text.part_at(firm.start());
        if matches!(part, Part::Quoted | Part::Header) {
            return false;
        }
        let near = [line(text.said_before(index)), line(Some(index)), line(text.said_after(index))];
        if near.iter().any(|line| scan::has(&RECIPIENT, line)) {
            return false;
        }
        let first = part == Part::Attached
            && text.said_before(index).is_none_or(|at| line(Some(at)).starts_with("-----"));
        let registered = near.iter().skip(1).any(|line| scan::has(&REGISTERED, line));
        let alike = firm
            .as_str()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() >= 4 && domain.contains(&word.to_lowercase()));
        first || registered || alike
    };
    firms.into_iter().find(fits).map(|firm| text.found(firm.as_str().to_owned(), firm.range()))
}

/// The sender's name, where it is a name and no office (`Billing`); else, if asked, the domain.
fn sender(item: &Item, by_name: bool) -> Option<Found<String>> {
    let from = item.from.as_ref()?;
    let name = from.name.trim();
    let value = if by_name {
        Some(name)
            .filter(|name| name.len() >= 2 && !name.contains('@') && !scan::has(&ROLE_NAME, name))?
    } else if name.len() >= 2 && !name.contains('@') && !scan::has(&ROLE_NAME, name) {
        name
    } else {
        Some(from.domain()).filter(|domain| !domain.is_empty() && !is_provider(domain))?
    };
    Some(Found { value: value.to_owned(), words: value.to_owned(), line: 0, quoted: false })
}

/// Whether anybody can have an address there: then the domain names nobody.
fn is_provider(domain: &str) -> bool {
    let known = [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.de",
        "yahoo.co.uk",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "gmx.ch",
        "web.de",
        "t-online.de",
        "freenet.de",
        "posteo.de",
        "mailbox.org",
        "proton.me",
        "protonmail.com",
        "orange.fr",
        "free.fr",
        "laposte.net",
        "wanadoo.fr",
        "libero.it",
        "mail.ru",
        "yandex.ru",
        "qq.com",
        "163.com",
        "hotmail.co.uk",
        "btinternet.com",
        "comcast.net",
        "verizon.net",
        "att.net",
        "fastmail.com",
        "zoho.com",
        "hey.com",
    ];
    known.contains(&domain)
}
