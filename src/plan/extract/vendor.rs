//! Who sells or bills.

use super::facts::{Found, Owner};
use super::parts::FORWARDED_SUBJECT;
use super::people::FIRM;
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::model::item::{Item, Kind};

const MOST: usize = 50;

pattern!(
    SELLER,
    r"(?im)^[^\pL\n]*(?:(?:e[bB]ay )?seller|sold by|ships? from and sold by|merchant|vendor|supplier|your seller|verkäufer|verkauft (?:von|durch)|verkauf durch|händler|anbieter|sprzedawca|sprzedający|vendeur|vendu par|fournisseur|vendedor|vendido por|venditore|venduto da|verkoper|verkocht door|issuer|issued by|billed by|rechnungssteller|lieferant|leverancier|biller|payee|paid to|payment to|zahlungsempfänger|(?P<holder>empfänger|kontoinhaber|account (?:name|holder))|begünstigter|beneficiary(?: name)?|rekeninghouder|donation to)[ \t]{0,3}[:|]?[ \t]{0,3}(?P<v>[^\n|]*)"
);

pattern!(
    PAID_TO,
    r"(?im)(?:payment|paid|transfer|donation|purchase)(?: of)?[^\n]{0,40}?\d[^\n]{0,12}? (?:to|at|an|bei|à) (?P<v>[\p{Lu}\p{N}][^\n(<|]+?)(?:\s{1,2}\(|\s{1,2}<|\.\s|\.?\s{0,3}$|,? (?:on|using|with|for|via)\b)"
);

pattern!(
    HOLDER,
    r"(?im)(?:titulaire du compte|(?P<holder>kontoinhaber|account holder|account name)|in favou?r of|payable to|made (?:out|payable) to|zugunsten von)\s{0,3}[:|]?\s{0,3}(?P<v>\p{Lu}[^\n|]+)"
);

pattern!(
    ROLE_NAME,
    r"(?i)\A(?:billing|invoices?|invoicing|accounts?(?: (?:payable|receivable))?|accounting|service|customer service|support|help|info|contact|sales|office|orders?|no[- ]?reply|do not reply|donotreply|notifications?|team|newsletter|mail(?:er)?|admin|rechnung(?:en)?|buchhaltung|kundenservice|shop|store|faktury|facturation|bookings?|receipts?|payments?|hello|news|updates?|auto-confirm|bestellung)\z"
);

pattern!(
    DOCUMENT,
    r"(?i)\b(?:your (?:\S+ )?(?:order|payment|purchase|subscription|receipt|booking|reservation|ticket)|(?:find|attached|enclosed|here(?:.s| is)|see|sending you)(?: \S+){0,4}? (?:invoice|receipt|bill)|(?:invoice|receipt|bill) (?:attached|from|for your|is attached|total|date|to:)|amount due|payment (?:received|confirmation|receipt)|order confirmation|(?:invoice|receipt|order) (?:no\.?|number|#)|thanks for (?:your order|shopping|paying|buying)|(?:you(?:.ve| have)? (?:successfully )?(?:sent|authori[sz]ed|made)|successfully sent) a payment|ihre[rn]? (?:bestellung|rechnung|zahlung|buchung)|anbei(?: \S+){0,4}? rechnung|unsere rechnung|rechnung (?:nr|vom|im anhang|für ihre)|rechnungs(?:nummer|betrag|datum)|zahlungseingang|bestellbestätigung|quittung|votre (?:commande|facture|paiement|reçu|achat)|facture n|uw (?:bestelling|factuur)|factuur(?:nummer|datum)|faktura (?:nr|vat)|su (?:pedido|factura)|fattura n)"
);

/// Who sells or bills: who the text names as that, the firm on the document, the sender. None where nothing is sold.
pub(super) fn vendor(
    text: &Text,
    item: &Item,
    owner: &Owner,
    document: bool,
) -> Option<Found<String>> {
    let says = |found: regex::Match<'_>| !matches!(text.part_at(found.start()), Part::Quoted);
    if !document && !scan::all(&DOCUMENT, scan::head(text.plain(), 8000)).take(20).any(says) {
        return None;
    }
    let mut named = labelled(text);
    named.retain(|found| !found.value.eq_ignore_ascii_case(owner.name.trim()));
    match named.as_slice() {
        [] => {}
        [only] => return Some(only.clone()),
        // Several sellers of one order: who writes is who bills.
        _ => return sender(item, false).or_else(|| named.first().cloned()),
    }
    let domain = item.from.as_ref().map_or("", |from| from.domain());
    forwarded(text, item)
        .or_else(|| sender(item, true))
        .or_else(|| letterhead(text, item.kind, domain))
        .or_else(|| sender(item, false))
}

pattern!(
    FIRST_SENDER,
    r#"(?im)^\W{0,6}(?:from|von|de|van|da|od)\s{0,3}:\s{0,3}"?(?P<v>\pL[^<>\n"@]{1,60}?)"?\s{0,3}(?:<|\[)"#
);

/// Who wrote what is only sent on: not the one who sends it on.
fn forwarded(text: &Text, item: &Item) -> Option<Found<String>> {
    if !scan::has(&FORWARDED_SUBJECT, &item.subject) {
        return None;
    }
    let found = scan::first(&FIRST_SENDER, text.plain())?;
    let name = found.name("v")?;
    let value = name.as_str().trim();
    (!scan::has(&ROLE_NAME, value) && value.len() >= 2)
        .then(|| text.found(value.to_owned(), name.start()..name.start() + value.len()))
}

/// The sellers that the text names, each once.
fn labelled(text: &Text) -> Vec<Found<String>> {
    let mut found = Vec::new();
    for seller in scan::groups(&SELLER, text.plain()).take(MOST) {
        let Some(value) = seller.name("v") else { continue };
        // A letter and a parcel have an `Empfänger` too: only beside an account is it who is paid.
        if seller.name("holder").is_some() && !beside_account(text, value.start()) {
            continue;
        }
        let label = seller.get(0).and_then(|all| text.plain().get(all.start()..value.start()));
        let inline = label.is_some_and(|label| {
            label.trim_end().ends_with([':', '|']) || label.to_lowercase().contains(" by")
        });
        if inline && !value.as_str().trim().is_empty() {
            push(text, &mut found, value.start(), value.as_str());
        } else if value.as_str().trim_matches([' ', ':', '*', '|']).is_empty()
            && let Some(line) = text
                .said_after(text.index_at(value.start().saturating_sub(1)))
                .and_then(|at| text.lines.get(at))
        {
            push(text, &mut found, line.range.start, scan::head(text.plain_line(line), 120));
        }
    }
    for pattern in [&*PAID_TO, &*HOLDER] {
        let mut named = scan::groups(pattern, text.plain())
            .take(5)
            .filter(|found| {
                let holder = found.name("holder");
                holder.is_none_or(|holder| beside_account(text, holder.start()))
            })
            .filter_map(|found| found.name("v"));
        if let Some(value) = named.next().filter(|_| found.is_empty()) {
            push(text, &mut found, value.start(), value.as_str());
        }
    }
    found
}

pattern!(ACCOUNT, r"(?i)\biban\b|\bkonto(?:nummer|nr)?\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3}");

/// Whether a bank account stands at most two lines away.
fn beside_account(text: &Text, offset: usize) -> bool {
    let index = text.index_at(offset);
    (index.saturating_sub(2)..index + 3)
        .filter_map(|at| text.lines.get(at))
        .any(|line| scan::has(&ACCOUNT, scan::head(text.plain_line(line), 300)))
}

/// Adds a name, if it is one and not known yet.
fn push(text: &Text, found: &mut Vec<Found<String>>, start: usize, raw: &str) {
    let value = clean(raw);
    let fits = (2..=80).contains(&value.len())
        && value.chars().any(char::is_alphabetic)
        && !scan::has(&NO_NAME, value)
        && text.part_at(start) != Part::Quoted;
    let known = found.iter().any(|other| other.value.eq_ignore_ascii_case(value));
    if fits && !known && found.len() < MOST {
        let start = start + raw.find(value).unwrap_or(0);
        found.push(text.found(value.to_owned(), start..start + value.len()));
    }
}

pattern!(
    NO_NAME,
    r"(?i)\A(?:you|your|us|me|the|this|a|an|my|our|id|note|ihr|ihre|uns|sie|date|total|amount|address|info\w*)\b|(?:hasn.t|haven.t|\bwill\b|\bis\b|\bhas\b)|@|\A\d+\z|\?"
);

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
fn letterhead(text: &Text, kind: Kind, domain: &str) -> Option<Found<String>> {
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
        // The first line of a page; what a person writes themselves begins with no letterhead.
        let first = (part == Part::Attached || kind == Kind::File)
            && text.said_before(index).is_none_or(|at| line(Some(at)).starts_with("-----"));
        let registered = near.iter().skip(1).any(|line| scan::has(&REGISTERED, line));
        let namesake = firm
            .as_str()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() >= 4 && domain.contains(&word.to_lowercase()));
        first || registered || namesake
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
