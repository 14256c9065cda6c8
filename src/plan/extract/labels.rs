//! What a text calls an amount: total, net, tax, due, shipping …, in the words of several languages.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::scan::{self, pattern};

/// What an amount is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// The whole of an invoice, order or payment, in words that mean nothing else: `grand total`, `Rechnungsbetrag`.
    Total,
    /// `total`, `sum`: the whole of something.
    Sum,
    /// What is still to be paid.
    Due,
    /// What was paid or is going to be.
    Paid,
    Net,
    /// A sum before tax, shipping or discount; before which, it doesn't say.
    Subtotal,
    Tax,
    Shipping,
    Discount,
    Fee,
    Refund,
    /// Of an account.
    Balance,
    /// Of one thing.
    Price,
    /// What it cost before.
    Old,
    /// Per hour, month, piece.
    Rate,
    /// `up to`, `over`, `from`.
    Limit,
    /// One end of `500–800`.
    Range,
    Estimate,
    /// Named as something that nobody is to pay: a firm's capital, what a percentage is taken of.
    Other,
}

impl Label {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Label::Total | Label::Sum => "total",
            Label::Due => "due",
            Label::Paid => "paid",
            Label::Net => "net",
            Label::Subtotal => "subtotal",
            Label::Tax => "tax",
            Label::Shipping => "shipping",
            Label::Discount => "discount",
            Label::Fee => "fee",
            Label::Refund => "refund",
            Label::Balance => "balance",
            Label::Price => "price",
            Label::Old => "old",
            Label::Rate => "rate",
            Label::Limit => "limit",
            Label::Range => "range",
            Label::Estimate => "estimate",
            Label::Other => "other",
        }
    }
}

/// The words of each label. Where two end at the same place, the longer one counts.
const WORDS: &[(Label, &str)] = &[
    (
        Label::Total,
        r"grand total|(?:invoice|order|bill|receipt|document|booking|purchase|payment|transaction|final|overall|project) (?:grand )?(?:total|amount|value)|total (?:invoice |order )?(?:amount|charged?|cost|price|payment|value|paid|bill|gross|charges|invoice|order|facture|fattura|factura|incl\w*\.?(?: (?:\d+ ?% )?(?:vat|tax|gst|taxes|btw|mwst\.?|sales tax))?|including (?:\d+ ?% )?(?:vat|tax|gst|taxes)|for this (?:invoice|order)|for (?:your|the) order)|total \((?:incl?\w*\.?|inc\.?) ?[^)]*\)|(?:sent|received|paid|charged|transferred|pay) a total of|amount charged|amount paid|total charged to|(?:gesamt|end|rechnungs|zahl|brutto|schluss|überweisungs|zahlungs)(?:betrag|summe|rechnungsbetrag)(?: \(?(?:inkl|einschl|incl)\w*\.?(?: (?:\d+ ?%|gesetzl\w*\.?|der))*(?: (?:mwst|ust|mehrwertsteuer|umsatzsteuer)\.?)?\)?)?|gesamtpreis|gesamtkosten|(?:gesamt|summe|total|betrag|endpreis)[ -]?\(?(?:brutto|inkl\.?(?: \d+ ?%)?(?: (?:mwst|ust)\.?)?)\)?|bruttosumme|rechnungssumme|total(?:e|i)? ttc|montant (?:total|ttc)(?: ttc)?|prix total|total général|(?:montant du )?pr[ée]l[èe]vement|importe total|total (?:factura|a pagar|general)|totale (?:fattura|documento|ordine|complessivo|da pagare)|importo totale|totaalbedrag|factuur ?totaal|totaal (?:te betalen|incl\.?(?: btw)?|bedrag)|valor total|total da fatura|należność ogółem|suma (?:brutto|do zapłaty)|kwota brutto|wartość brutto|totalbelopp|totalt belopp|beløb i alt|celkem k úhradě",
    ),
    (
        Label::Sum,
        r"totals?|total (?:eur|usd|gbp|chf|cad|aud)|sum|in total|summe|gesamt|insgesamt|totaal|totale|razem|ogółem|suma|brutto|gross|gross amount|ttc|totalt|i alt|incl\.? (?:vat|btw|tax)|inkl\.? (?:mwst|ust)\.?|tvac|totaux|yhteensä|celkem|összesen",
    ),
    (
        Label::Due,
        r"(?:total |net |minimum |current )?(?:amount|balance|payment|sum|total)(?: now)? (?:due|payable|owed|owing|outstanding|to pay|to be paid)|amount due(?: now)?|balance due|(?:please )?(?:pay|remit|transfer|wire)(?: us| me| the amount of| the sum of)?|total due|now due|is due|due(?: now| amount)?|payable|outstanding(?: amount| balance)?|you owe|we owe|owe(?:s|d)?|overdue amount|remaining (?:balance|amount)|open amount|(?:noch )?zu (?:be)?zahlen(?:der betrag)?|zahlbar|offene[rn]? (?:betrag|summe|posten|rechnungsbetrag)|fällige[rn]? betrag|zahllast|restbetrag|bitte (?:überweisen|zahlen|begleichen)(?: sie)?(?: den betrag von| uns| den betrag)?|(?:somme|montant|total|net|reste) (?:à payer|d[ûu]e?|à régler)|a pagar|da pagare|te betalen|te voldoen|do zapłaty|att betala|at betale",
    ),
    (
        Label::Paid,
        r"payment|you(?:'ve| have)? (?:paid|sent)|we(?:'ve| have)? (?:paid|sent|received|transferred|charged)|paid|payments?(?: received| made| sent)?(?: of)?|(?:a |your |the )?payment (?:of|for)|sent (?:you )?(?:a payment of)?|charged|was charged|debited|deposited|credited|transferred|withdrawn|received|(?:ihre |eine )?zahlung(?: (?:von|über|in höhe von))?|bezahlt|überwiesen|eingegangen|abgebucht|gezahlt|payé|réglé|versé|pagado|pagato|betaald|zapłacono|donation(?: of)?|donated|spende(?: von)?|purchase(?: of)?|transaction(?: amount)?|betaling",
    ),
    (
        Label::Net,
        r"importe neto|(?:zwischensumme|summe|total|betrag)[ -]?\(?(?:exkl|ohne|vor)\w*\.? ?(?:\d+(?:[.,]\d)? ?% ?)?(?:mwst|ust|mehrwertsteuer)\.?\)?|net(?:to)?(?: (?:amount|total|price|value|sum|worth))?|(?:total|amount|sum|price|subtotal)(?: \(?)(?:before|excl?\w*\.?|excluding|without|ex\.?|w/o|net of) ?(?:\d+ ?% )?(?:vat|tax(?:es)?|gst|sales tax|btw)?|(?:excl?\.?|ex|excluding) (?:vat|tax|gst|btw)|taxable(?: amount| value)?|(?:amount |total )?untaxed(?: amount)?|netto(?:betrag|summe|preis|wert)|(?:summe|betrag|gesamt|gesamtbetrag|warenwert)[ -]?\(?netto\)?|(?:gesamt)?nettobetrag|(?:total|montant|prix|sous-total) ?h\.?t\.?|\bht|base (?:imponible|ht|imposable)|imponibile|(?:totaal |bedrag )?excl(?:usief|\.)? ?btw|subtotaal excl\.?(?: btw)?|grondslag|wartość netto|kwota netto|suma netto",
    ),
    (
        Label::Subtotal,
        r"sub[ -]?total|item(?:s)? (?:sub)?total|merchandise(?: total)?|goods(?: total)?|zwischensumme|warenwert|sous[ -]total|subtotaal|subtotale|subtotal de productos|total before (?:discount|shipping)|delsumma",
    ),
    (
        Label::Tax,
        r"(?:total |sales |estimated |local |state |value added |goods and services |service |city |county )?tax(?:es)?(?: amount| total| \(\d{1,2}(?:\.\d+)? ?%\))?|vat(?: amount| total)?|v\.a\.t\.?|(?:c|s|i)?gst|hst|pst|qst|(?:enthaltene |zzgl\.? |inkl\.? |gesetzl\.? |gesetzliche |davon )?(?:\d{1,2}(?:[.,]\d)? ?% ?)?(?:mwst|mwst-betrag|mehrwertsteuer|umsatzsteuer|ust)\.?(?:[ -]?betrag)?|steuer(?:betrag|n)?|(?:montant (?:de la )?)?tva|t\.v\.a\.?|iva|btw(?:[ -]?bedrag)?|moms|kwota vat|podatek(?: vat)?|dph|áfa|cst|impuestos?|imposta",
    ),
    (
        Label::Shipping,
        r"shipping(?: (?:&|and) handling)?(?: cost| charge| fee)?s?|(?:postage|p)(?: ?(?:&|and) ?(?:packing|packaging|p))?|delivery(?: (?:charge|fee|cost))?s?|freight|carriage|handling|versand(?:kosten|gebühren)?|porto|lieferkosten|fracht|frais de (?:port|livraison)|livraison|gastos de envío|envío|spedizione|spese di spedizione|verzendkosten|verzending|bezorgkosten|wysyłka|koszt dostawy|frakt",
    ),
    (
        Label::Discount,
        r"discounts?|coupon|promo(?:tion(?:al)?)?(?: discount| code| applied)?|savings?|you saved?|save|voucher|rebate|gift card|rabatt|nachlass|skonto|gutschein|ersparnis|sie sparen|remise|réduction|descuento|sconto|korting|upust|zniżka",
    ),
    (
        Label::Fee,
        r"(?:service |processing |booking |convenience |transaction |late |cancellation |admin(?:istration)? |setup |platform |handling |reminder |bank )?fees?|surcharge|tip|gratuity|(?:mahn|bearbeitungs|service|buchungs|storno)?geb[üu]hr(?:en)?|trinkgeld|verzugszinsen|zinsen|interest|penalty|pénalité|indemnité(?: forfaitaire)?(?: de recouvrement)?|frais|comisión|commissione|toeslag",
    ),
    (
        Label::Refund,
        r"refund(?:ed|s)?(?: (?:amount|total|of))?|total refund(?:ed)?|credit(?:ed)?(?: (?:note|memo|of|amount))?|reimburse(?:d|ment)?(?: of)?|chargeback|money back|rückerstattung|erstattung(?:sbetrag)?|erstattet|gutschrift(?:sbetrag)?|remboursement|remboursé|avoir|reembolso|rimborso|terugbetaling|creditnota|zwrot",
    ),
    (
        Label::Balance,
        r"(?:account |available |current |opening |closing |previous |prior |starting |ending |ledger |paypal |your |wallet )?balance(?: (?:brought|carried) forward| forward)?|kontostand|saldo|guthaben|solde|vorsaldo|übertrag|stan konta",
    ),
    (
        Label::Price,
        r"(?:unit |item |list |ticket |base |net |gross )?price(?:s)?(?: per (?:unit|item))?|unit cost|cost(?:s|ing)?|(?:einzel|stück|listen)?preis|kostet|kosten|prix(?: unitaire)?|p\.u\.|precio(?: unitario)?|prezzo(?: unitario)?|prijs(?: per stuk)?|cena",
    ),
    (
        Label::Rate,
        r"(?:hourly|daily|day|monthly|weekly|annual|flat)? ?rates?(?: of)?|(?:stunden|tages|monats)satz|taux (?:horaire|journalier)|uurtarief|tarifa",
    ),
    (
        Label::Old,
        r"original (?:order )?(?:total|amount|price)|ursprüngliche[rn]? (?:betrag|preis|summe)|montant initial",
    ),
    (
        Label::Other,
        r"(?:share |stamm)?(?:capital|kapital)(?: social)?(?: (?:de|von|of))?|au capital de|revenue(?: of)?|turnover|umsatz|insured (?:for|up to)|coverage|versicherungssumme|salary|funding|raised|valuation",
    ),
];

/// Names that count only right before the amount: elsewhere they are ordinary words.
const RIGHT_BEFORE: &[(Label, &str)] = &[
    (Label::Old, r"instead of|regularly|originally|rrp|msrp|uvp|statt|bisher|au lieu de"),
    (
        Label::Limit,
        r"up to|over|above|more than|less than|under|below|at least|at most|minimum(?: of)?|maximum(?: of)?|max\.?|min\.?|from|starting (?:at|from)|as (?:low|little) as|exceed(?:s|ing)?|limit(?: of)?|budget(?: of| is)?|threshold(?: of)?|bis zu|über|unter|ab|mindestens|höchstens|maximal|minimal|jusqu'à|plus de|à partir de|moins de|hasta|más de|desde|fino a|oltre|vanaf|meer dan|win|earn|spend",
    ),
    (
        Label::Estimate,
        r"about|around|approx(?:\.|imately)?|roughly|circa|ca\.|etwa|rund|ungefähr|environ|aproximadamente|ongeveer|estimated(?: at| cost| total)?|estimate(?: of| is)?|ballpark|somewhere near",
    ),
];

static ADJACENT: LazyLock<Vec<(Label, Regex)>> = LazyLock::new(|| {
    let build = |(label, words): &(Label, &str)| {
        #[expect(clippy::expect_used, reason = "a constant that every test compiles")]
        let regex = Regex::new(&format!(
            r"(?i)(?:\A|[^\pL\pN])(?P<label>(?:{words}))(?: a| an| the| eine?)?\s{{0,3}}\z"
        ))
        .expect("label");
        (*label, regex)
    };
    RIGHT_BEFORE.iter().map(build).collect()
});

static LABELS: LazyLock<Vec<(Label, Regex)>> = LazyLock::new(|| {
    let build = |(label, words): &(Label, &str)| {
        #[expect(clippy::expect_used, reason = "a constant that every test compiles")]
        let regex =
            Regex::new(&format!(r"(?i)(?:\A|[^\pL\pN])(?P<label>(?:{words}))(?:\z|[^\pL])"))
                .expect("label");
        (*label, regex)
    };
    WORDS.iter().map(build).collect()
});

/// One pattern of all labels: most windows hold none.
static ANY: LazyLock<Regex> = LazyLock::new(|| {
    let all: Vec<String> = WORDS.iter().map(|(_, words)| format!("(?:{words})")).collect();
    #[expect(clippy::expect_used, reason = "a constant that every test compiles")]
    Regex::new(&format!(r"(?i)(?:\A|[^\pL\pN])(?:{})(?:\z|[^\pL])", all.join("|"))).expect("labels")
});

/// The label that ends last in a text; of those that end there, the longest.
pub(super) fn last_in(text: &str) -> Option<(Label, Range<usize>)> {
    if !scan::has(&ANY, text) {
        return None;
    }
    LABELS
        .iter()
        .filter_map(|(label, regex)| Some((*label, last_of(regex, text)?)))
        .max_by_key(|(_, range)| (range.end, range.len()))
}

/// The last match of a label; a match may begin where the one before it ended.
fn last_of(regex: &Regex, text: &str) -> Option<Range<usize>> {
    let mut found = None;
    let mut from = 0;
    while let Some(label) = regex.captures_at(text, from).and_then(|all| all.name("label")) {
        scan::looks_at(text.len());
        from = label.end();
        found = Some(label.range());
    }
    found
}

pattern!(
    GAP,
    r"(?i)\A(?:[\s:=|.,*()\[\]–—→>%/&+-]|\d{1,4}(?:[.,]\d{1,2})?|(?:of|is|was|are|be|will|comes|amounts?|amounting|to|totals?|equals|now|only|just|a|an|the|for|in|by|on|at|this|your|our|us|me|order|invoice|month|sum|value|price|payment|charge|you|incl|inkl|excl|zzgl|reverse|von|höhe|ihv|i\.h\.v|beträgt|betrug|ist|sind|war|über|für|der|die|das|den|am|bis|zum|per|de|du|est|le|la|of|il|è|es|est|van|het|eur|usd|gbp|chf|vat|tax|mwst|ust|btw|tva|iva|approx|approximately|about|around|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\b|\z)){0,16}\z"
);
pattern!(WAS, r"(?i)\A[\s,;(~]{0,5}(?:was|were|reg\.?|vorher)\s{0,3}:?\s{0,3}\z");
pattern!(
    AMOUNTING,
    r"(?i)(?:invoice|bill|receipt|rechnung|betrag|zahlung|überweisung|quittung|angebot|gutschrift|summe|scheck|lastschrift|beleg|auftrag|buchung)\s(?:\S+\s){0,3}(?:over|über|von|from)\s{1,3}\z"
);
pattern!(ROW, r"(?:[:=|]\s{0,9}|\s{2,40}|\t)[(\-–−+]?\z");
pattern!(
    BASE,
    r"(?i)%\s?\)?\s?(?:vat|tax|mwst\.?|ust\.?|tva|iva|btw)?\s?(?:on|auf|sur|of|von|van|de|su|op|over)\s{0,2}\z"
);

/// Whether what follows is what a percentage is taken of: `VAT 19 % on`.
pub(super) fn is_base(window: &str) -> bool {
    scan::has(&BASE, window)
}

/// What the text before an amount calls it, and where in that text the name begins.
pub(super) fn before(window: &str) -> Option<(Label, usize)> {
    if is_base(window) {
        return Some((Label::Other, window.len()));
    }
    if let Some(found) = right_before(window) {
        return Some(found);
    }
    let (label, range) = last_in(window)?;
    let gap = window.get(range.end..).unwrap_or_default();
    let row = range.start <= 14 && scan::has(&ROW, gap) && gap.len() <= 50;
    (row || scan::has(&GAP, gap)).then_some((label, range.start))
}

fn right_before(window: &str) -> Option<(Label, usize)> {
    if scan::has(&WAS, window) {
        return Some((Label::Old, window.len()));
    }
    let tail = scan::tail(window, 32);
    // `Rechnung über 500 €` is an invoice of that much.
    if scan::has(&AMOUNTING, window) {
        return None;
    }
    ADJACENT.iter().find_map(|(label, regex)| {
        let start = scan::first(regex, tail)?.name("label")?.start();
        Some((*label, window.len() - tail.len() + start))
    })
}

/// What a line above an amount that stands alone calls it: a label that the line begins or ends with, and no value.
pub(super) fn above(line: &str) -> Option<(Label, usize)> {
    let text = line.trim_end();
    if text.trim_start().len() > 80 {
        return None;
    }
    let (label, range) = last_in(text)?;
    let rest = text.get(range.end..).unwrap_or_default();
    let lead =
        text.get(..range.start).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    let ends = rest.chars().all(|c| !c.is_alphanumeric());
    let begins = lead.is_empty() && rest.len() <= 40 && !rest.contains(':');
    // In prose a price or a limit ends a line by chance; a whole line that says `Total` does not.
    let firm = lead.len() <= 24 || matches!(label, Label::Total | Label::Due);
    (firm && (ends || begins)).then_some((label, range.start))
}

pattern!(
    AFTER,
    r"(?ix)\A \s{0,3} (?: [A-Z]{3}\s{1,2} )? [(,–—-]? \s{0,2} (?:",
    r"(?P<rate> / \s? (?:h|hr|hrs|hour|day|week|wk|month|mo|year|yr|annum|unit|item|pc|piece|person|user|seat|word|page|std|stunde|tag|monat|jahr|stück|st|kg|m²|mois|an|heure|jour|uur|maand|stuk|night|km|mile|gal|l)\b | (?:per|pro|je|par|p\.)\s(?:\w+) | (?:an?\s(?:hour|day|week|month|year|piece|night|person)|hourly|daily|weekly|monthly|yearly|annually|each|apiece|p\.?\s?a\.|p\.?\s?p\.|die\sstunde|im\smonat|monatlich|jährlich|stündlich)\b )",
    r" | (?P<net> (?:plus|\+|excl\w*\.?|ex\.?|zzgl\.?|zuzüglich|exkl\.?|hors|before|without|ohne|netto|net\b) \s? (?:of\s)? (?:\d{1,2}\s?%\s?)? (?:vat|tax(?:es)?|gst|mwst|ust|umsatzsteuer|mehrwertsteuer|btw|tva|iva)? | h\.?t\.?\b )",
    r" | (?P<gross> (?:incl\w*\.?|inc\.?|inkl\.?|inklusive|including|ttc\b|brutto\b|gross\b|all\sin\b) | (?:in\stotal|total|insgesamt|gesamt)\b )",
    r" | (?P<discount> (?:off|discount|rabatt|de\sréduction|korting|nachlass|savings?|skonto)\b )",
    r" | (?P<refund> (?:refund|will\sbe\srefunded|has\sbeen\srefunded|was\srefunded|credit\b|erstattet|gutschrift|zurück) )",
    r" | (?P<due> (?:is|are|was|ist|sind|wird|wurde|remains?|bleibt)?\s?(?:now\s|still\s|noch\s)?(?:due|overdue|payable|outstanding|owed|fällig|offen|unbezahlt|zu\szahlen|zahlbar)\b )",
    r" | (?P<tax> (?:vat|tax|gst|mwst|ust|tva|iva|btw)\b )",
    r" | (?P<shipping> (?:shipping|postage|delivery|versand(?:kosten)?|porto)\b )",
    r" | (?P<fee> (?:fee|surcharge|gebühr)\b )",
    r" | (?P<limit> (?:or\s(?:more|less)|and\s(?:over|above|up)|minimum|maximum|\+(?:\s|\z)|budget|mindestens|höchstens|limit)\b? )",
    r" )"
);

/// What the text right after an amount calls it.
pub(super) fn after(window: &str) -> Option<Label> {
    let found = scan::first(&AFTER, window)?;
    let table = [
        ("rate", Label::Rate),
        ("net", Label::Net),
        ("gross", Label::Sum),
        ("discount", Label::Discount),
        ("refund", Label::Refund),
        ("due", Label::Due),
        ("tax", Label::Tax),
        ("shipping", Label::Shipping),
        ("fee", Label::Fee),
        ("limit", Label::Limit),
    ];
    table.into_iter().find_map(|(name, label)| found.name(name).map(|_| label))
}
