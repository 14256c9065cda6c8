//! Currency signs, codes and names, and which currency a sign means in this text.

use std::collections::BTreeSet;

use super::facts::Owner;
use super::scan::{self, pattern};
use crate::model::money::Currency;

/// What stands beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// One currency alone: `€`, `CHF`, `US$`.
    Exact(&'static str),
    /// A sign that several share: `$`, `kr`, `Rs`, `¥`.
    Shared(Family),
}

/// Currencies that share a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Dollar,
    Crown,
    Rupee,
    Yen,
    Pound,
    Franc,
}

impl Family {
    /// Its members, the one that the bare sign means first, where the sign alone means one.
    fn members(self) -> &'static [&'static str] {
        match self {
            Family::Dollar => &[
                "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "JMD",
                "BBD", "FJD",
            ],
            Family::Crown => &["SEK", "NOK", "DKK", "ISK", "CZK"],
            Family::Rupee => &["INR", "PKR", "LKR", "NPR", "MUR"],
            Family::Yen => &["JPY", "CNY"],
            Family::Pound => &["GBP", "EGP", "LBP"],
            Family::Franc => &["CHF", "XAF", "XOF"],
        }
    }

    pub(super) fn has(self, code: &str) -> bool {
        self.members().contains(&code)
    }

    /// What the sign means where nothing else is said; none where that would be a guess.
    fn usual(self) -> Option<&'static str> {
        match self {
            Family::Dollar => Some("USD"),
            Family::Rupee => Some("INR"),
            Family::Pound => Some("GBP"),
            Family::Crown | Family::Yen | Family::Franc => None,
        }
    }
}

/// ISO 4217, the active codes. Those in the second list are words as well.
const CODES: &str = "AED AFN AOA ARS AUD AZN BBD BDT BGN BHD BIF BMD BND BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
    CNY CRC CZK DJF DKK DZD EGP ERN ETB EUR FJD FKP GBP GHS GNF GTQ GYD HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KRW KWD KYD KZT LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MVR MWK MXN MYR MZN NAD NGN NIO \
    NOK NPR NZD OMR PGK PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SRD SSP STN SVC SYP SZL THB TJS TMT \
    TND TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";
const WORDS_TOO: &str = "ALL AMD ANG AWG BAM BOB COP CUP CVE DOP GEL GIP GMD HTG LAK MAD MOP MUR PEN PHP SHP SLE SOS TOP TRY VES";

/// Codes that are written in small letters too and are no words.
const SMALL: &str = "eur usd gbp chf cad aud nzd jpy cny inr sek nok dkk pln czk huf";

pattern!(
    BEFORE,
    r"(?x) (?: (?P<code> \b[A-Z]{3} | \b(?:Eur|Usd|Gbp|Chf|eur|usd|gbp|chf|cad|aud|nzd|inr|sek|nok|dkk|pln|czk) )",
    r" | (?P<sign> \b(?: (?:US|CA|AU|NZ|HK|SG|NT|MX|U\.S\.)\s?\$ | (?:C|A|S|R|J)\$ ) | [€£¥₹₽₺₩₪₫₦₱฿₴₡₲₵₸₼₾￥＄￡] | \$ )",
    r" | \b(?P<name> (?i: Rs\.? | kr\.? | Fr\.? | SFr\.? | Euro | zł | Kč | lei ) ) )",
    r" \s{0,2} \z"
);

pattern!(
    AFTER,
    r"(?x) \A \s{0,2} (?: (?P<sign> (?:US|CA|AU|NZ|HK|C|A)\$ | [€£¥₹₽₺₩₪₫₦₱฿₴円元￥＄￡] | \$ (?: U\.?S\.?\b )? )",
    r" | (?P<code> [A-Z]{3}\b | (?:Eur|Usd|Gbp|Chf|eur|usd|gbp|chf|cad|aud|nzd|inr|sek|nok|dkk|pln|czk|huf)\b )",
    r" | (?P<name> (?i: euros? | (?:US|U\.S\.|american|canadian|australian|singapore|hong\ kong|new\ zealand)?[\ -]?dollars? | bucks",
    r" | pounds?\ sterling | pounds? | quid | (?:swiss|schweizer)\ fran(?:cs?|ken) | franken | francs? | rupees? | yen | yuan | rmb",
    r" | z(?:ł|loty|łotych|łote)  | zl | kč | kronor | kroner | kronen | kr\.? | forint | lei | rubles? | lira | rs\.? ) (?:\b|\z|\s|[.,;:!?)]) ) )"
);

/// The sign that ends just before a number, and how many bytes it takes.
pub(super) fn before(text: &str) -> Option<(Sign, usize)> {
    let window = scan::tail(text, 16);
    let found = scan::first(&BEFORE, window)?;
    let all = found.get(0)?;
    let sign = read(&found)?;
    // `XEUR 5`: a code that ends a longer word is none.
    let joined = window
        .get(..all.start())
        .and_then(|text| text.chars().next_back())
        .is_some_and(char::is_alphanumeric);
    let sign_stands_alone = found
        .name("sign")
        .is_some_and(|sign| !sign.as_str().starts_with(|c: char| c.is_ascii_alphabetic()));
    (!joined || sign_stands_alone).then_some((sign, all.len()))
}

/// The sign that begins just after a number, and how many bytes it takes.
pub(super) fn after(text: &str) -> Option<(Sign, usize)> {
    let window = scan::head(text, 28);
    let found = scan::first(&AFTER, window)?;
    let sign = read(&found)?;
    let len = found.name("sign").or(found.name("code")).or(found.name("name"))?;
    let trimmed = len.as_str().trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '!' | '?' | ')')
    });
    Some((sign, len.start() + trimmed.len()))
}

fn read(found: &regex::Captures<'_>) -> Option<Sign> {
    if let Some(code) = found.name("code") {
        return of_code(code.as_str());
    }
    let text = found.name("sign").or(found.name("name"))?.as_str();
    of_sign(&text.to_lowercase())
}

/// The currency of a code: capitals, or one of the few that are written small.
pub(super) fn of_code(code: &str) -> Option<Sign> {
    let upper = code.to_ascii_uppercase();
    let known = if code == upper {
        known_code(&upper)
    } else {
        SMALL
            .split(' ')
            .any(|small| small.eq_ignore_ascii_case(code))
            .then(|| known_code(&upper))
            .flatten()
    };
    known.map(Sign::Exact)
}

fn known_code(upper: &str) -> Option<&'static str> {
    CODES
        .split_ascii_whitespace()
        .chain(WORDS_TOO.split_ascii_whitespace())
        .find(|code| *code == upper)
}

/// Whether a code is a word as well: `ALL 50` names no Albanian lek.
pub(super) fn is_word(sign: Sign) -> bool {
    matches!(sign, Sign::Exact(code) if WORDS_TOO.split_ascii_whitespace().any(|word| word == code))
}

/// Signs and names, in small letters without spaces, and what they mean.
const SIGNS: &[(&str, Sign)] = &[
    ("€ euro euros", Sign::Exact("EUR")),
    ("£ ￡ poundsterling poundssterling", Sign::Exact("GBP")),
    ("pound pounds quid", Sign::Shared(Family::Pound)),
    ("₹ inr", Sign::Exact("INR")),
    ("rs rupee rupees", Sign::Shared(Family::Rupee)),
    ("us$ $us usdollar usdollars americandollar americandollars", Sign::Exact("USD")),
    ("ca$ c$ canadiandollar canadiandollars", Sign::Exact("CAD")),
    ("au$ a$ australiandollar australiandollars", Sign::Exact("AUD")),
    ("nz$ newzealanddollar newzealanddollars", Sign::Exact("NZD")),
    ("hk$ hongkongdollar hongkongdollars", Sign::Exact("HKD")),
    ("sg$ s$ singaporedollar singaporedollars", Sign::Exact("SGD")),
    ("nt$", Sign::Exact("TWD")),
    ("mx$", Sign::Exact("MXN")),
    ("j$", Sign::Exact("JMD")),
    ("r$", Sign::Exact("BRL")),
    ("$ ＄ dollar dollars buck bucks", Sign::Shared(Family::Dollar)),
    ("¥ ￥", Sign::Shared(Family::Yen)),
    ("円 yen", Sign::Exact("JPY")),
    ("元 yuan rmb", Sign::Exact("CNY")),
    ("kr", Sign::Shared(Family::Crown)),
    ("kronor", Sign::Exact("SEK")),
    ("kroner kronen", Sign::Shared(Family::Crown)),
    ("fr", Sign::Shared(Family::Franc)),
    ("sfr franken swissfranc swissfrancs schweizerfranken", Sign::Exact("CHF")),
    ("franc francs", Sign::Shared(Family::Franc)),
    ("zł zl zloty złotych złote", Sign::Exact("PLN")),
    ("kč", Sign::Exact("CZK")),
    ("forint", Sign::Exact("HUF")),
    ("lei", Sign::Exact("RON")),
    ("₽ ruble rubles", Sign::Exact("RUB")),
    ("₺ lira", Sign::Exact("TRY")),
    ("₩", Sign::Exact("KRW")),
    ("₪", Sign::Exact("ILS")),
    ("₫", Sign::Exact("VND")),
    ("₦", Sign::Exact("NGN")),
    ("₱", Sign::Exact("PHP")),
    ("฿", Sign::Exact("THB")),
    ("₴", Sign::Exact("UAH")),
    ("₡", Sign::Exact("CRC")),
    ("₲", Sign::Exact("PYG")),
    ("₵", Sign::Exact("GHS")),
    ("₸", Sign::Exact("KZT")),
    ("₼", Sign::Exact("AZN")),
    ("₾", Sign::Exact("GEL")),
];

fn of_sign(text: &str) -> Option<Sign> {
    let text: String = text
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '.' | '-' | ',' | ';' | ':' | '!' | '?' | ')')
        })
        .collect();
    let means = |names: &str| names.split(' ').any(|name| name == text);
    SIGNS.iter().find(|(names, _)| means(names)).map(|(_, sign)| *sign)
}

/// What decides between currencies that share a sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Every code that the text names as money, and every sign that means one currency.
    named: BTreeSet<&'static str>,
    /// What the sender's country pays with.
    sender: Option<&'static str>,
    owner: Option<Currency>,
}

pattern!(
    NAMED,
    r"(?x) \b(?:(?:USD|CAD|AUD|NZD|HKD|SGD|TWD|MXN|SEK|NOK|DKK|ISK|CZK|INR|PKR|LKR|NPR|JPY|CNY|RMB|CHF|EUR|GBP|PLN|HUF)\b|US\$|CA\$|AU\$|A\$|C\$|NZ\$|HK\$)"
);

impl Context {
    pub(super) fn new(text: &str, sender_domain: &str, owner: &Owner) -> Context {
        let mut named: BTreeSet<&'static str> = BTreeSet::new();
        for found in scan::all(&NAMED, text).take(1000) {
            let sign = of_code(found.as_str()).or_else(|| of_sign(&found.as_str().to_lowercase()));
            if let Some(Sign::Exact(code)) = sign {
                named.insert(code);
            }
        }
        Context { named, sender: of_country(sender_domain), owner: owner.currency }
    }

    /// The currency that a sign means here; none where that is open.
    pub(super) fn currency(&self, sign: Sign) -> Option<Currency> {
        match sign {
            Sign::Exact(code) => code.parse().ok(),
            Sign::Shared(family) => self.of_family(family)?.parse().ok(),
        }
    }

    /// A code named in the text decides, then the sender's country, then the owner's own money, then what the sign
    /// usually means.
    fn of_family(&self, family: Family) -> Option<&'static str> {
        let members = family.members();
        let named: Vec<_> =
            members.iter().copied().filter(|code| self.named.contains(code)).collect();
        match named.as_slice() {
            [only] => return Some(only),
            [_, ..] => return None,
            [] => {}
        }
        let owner = || {
            members.iter().copied().find(|code| self.owner.is_some_and(|own| own.as_str() == *code))
        };
        self.sender.filter(|code| members.contains(code)).or_else(owner).or_else(|| family.usual())
    }

    /// The codes that a shared sign could mean, for the question.
    pub(super) fn choices(&self, sign: Sign) -> String {
        let Sign::Shared(family) = sign else { return String::new() };
        let named: Vec<_> =
            family.members().iter().copied().filter(|code| self.named.contains(code)).collect();
        let all = if named.is_empty() {
            family.members().iter().copied().take(3).collect()
        } else {
            named
        };
        all.join(" or ")
    }
}

/// What the country of a domain pays with, where the domain names one that shares a sign with others.
fn of_country(domain: &str) -> Option<&'static str> {
    Some(match domain.rsplit('.').next()? {
        "ca" => "CAD",
        "au" => "AUD",
        "nz" => "NZD",
        "hk" => "HKD",
        "sg" => "SGD",
        "tw" => "TWD",
        "mx" => "MXN",
        "us" => "USD",
        "se" => "SEK",
        "no" => "NOK",
        "dk" => "DKK",
        "is" => "ISK",
        "cz" => "CZK",
        "in" => "INR",
        "pk" => "PKR",
        "lk" => "LKR",
        "np" => "NPR",
        "jp" => "JPY",
        "cn" => "CNY",
        "uk" => "GBP",
        "ch" | "li" => "CHF",
        _ => return None,
    })
}
