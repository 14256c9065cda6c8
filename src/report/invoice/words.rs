//! What an invoice says in each language, and how numbers and dates stand in it.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use crate::model::language::Language;
use crate::model::money::Money;

impl Language {
    pub(super) fn words(self) -> &'static Words {
        match self {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    /// A country's name as the last line of an address; a code that is not known as it is.
    pub(crate) fn country(self, code: &str) -> String {
        let found = COUNTRIES.iter().find(|(own, ..)| *own == code);
        match (found, self) {
            (Some((_, english, _)), Language::English) => (*english).to_owned(),
            (Some((.., german)), Language::German) => (*german).to_owned(),
            (None, _) => code.to_owned(),
        }
    }

    /// `30 November 2026`, `30.11.2026`
    pub(crate) fn date(self, date: NaiveDate) -> String {
        match self {
            Language::German => date.format("%d.%m.%Y").to_string(),
            Language::English => format!("{} {}", date.day(), date.format("%B %Y")),
        }
    }
}

/// Countries by code, in English and German, in capitals as the post wants them.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("AT", "AUSTRIA", "ÖSTERREICH"),
    ("AU", "AUSTRALIA", "AUSTRALIEN"),
    ("BE", "BELGIUM", "BELGIEN"),
    ("BG", "BULGARIA", "BULGARIEN"),
    ("CA", "CANADA", "KANADA"),
    ("CH", "SWITZERLAND", "SCHWEIZ"),
    ("CY", "CYPRUS", "ZYPERN"),
    ("CZ", "CZECHIA", "TSCHECHIEN"),
    ("DE", "GERMANY", "DEUTSCHLAND"),
    ("DK", "DENMARK", "DÄNEMARK"),
    ("EE", "ESTONIA", "ESTLAND"),
    ("ES", "SPAIN", "SPANIEN"),
    ("FI", "FINLAND", "FINNLAND"),
    ("FR", "FRANCE", "FRANKREICH"),
    ("GB", "UNITED KINGDOM", "VEREINIGTES KÖNIGREICH"),
    ("GR", "GREECE", "GRIECHENLAND"),
    ("HR", "CROATIA", "KROATIEN"),
    ("HU", "HUNGARY", "UNGARN"),
    ("IE", "IRELAND", "IRLAND"),
    ("IS", "ICELAND", "ISLAND"),
    ("IT", "ITALY", "ITALIEN"),
    ("LI", "LIECHTENSTEIN", "LIECHTENSTEIN"),
    ("LT", "LITHUANIA", "LITAUEN"),
    ("LU", "LUXEMBOURG", "LUXEMBURG"),
    ("LV", "LATVIA", "LETTLAND"),
    ("MT", "MALTA", "MALTA"),
    ("NL", "NETHERLANDS", "NIEDERLANDE"),
    ("NO", "NORWAY", "NORWEGEN"),
    ("PL", "POLAND", "POLEN"),
    ("PT", "PORTUGAL", "PORTUGAL"),
    ("RO", "ROMANIA", "RUMÄNIEN"),
    ("SE", "SWEDEN", "SCHWEDEN"),
    ("SI", "SLOVENIA", "SLOWENIEN"),
    ("SK", "SLOVAKIA", "SLOWAKEI"),
    ("UA", "UKRAINE", "UKRAINE"),
    ("US", "UNITED STATES", "VEREINIGTE STAATEN"),
];

/// How digits are grouped: as in the language, and in Switzerland with an apostrophe and a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    group: char,
    point: char,
}

impl Digits {
    pub(crate) fn of(language: Language, country: &str) -> Digits {
        match (language, country) {
            (_, "CH" | "LI") => Digits { group: '’', point: '.' },
            (Language::German, _) => Digits { group: '.', point: ',' },
            (Language::English, _) => Digits { group: ',', point: '.' },
        }
    }

    /// `1.234,50`
    pub(crate) fn number(self, number: Decimal) -> String {
        let plain = number.abs().to_string();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text =
            String::from(if number.is_sign_negative() && !number.is_zero() { "−" } else { "" });
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push(self.point);
            text.push_str(part);
        }
        text
    }

    /// `1.234,50 EUR`
    pub(crate) fn money(self, money: Money) -> String {
        format!("{} {}", self.number(money.amount()), money.currency())
    }
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) invoice: &'static str,
    pub(super) number: &'static str,
    pub(super) date: &'static str,
    pub(super) due: &'static str,
    pub(super) your_vat: &'static str,
    pub(super) what: &'static str,
    pub(super) quantity: &'static str,
    pub(super) price: &'static str,
    pub(super) tax: &'static str,
    pub(super) amount: &'static str,
    pub(super) carried: &'static str,
    pub(super) net: &'static str,
    pub(super) swiss_tax: &'static str,
    /// Then what it is on.
    pub(super) on: &'static str,
    pub(super) total: &'static str,
    /// Then the day.
    pub(super) pay_by: &'static str,
    pub(super) stating: &'static str,
    /// What `*` behind a price means.
    pub(super) with_tax: &'static str,
    pub(super) no_tax: &'static str,
    pub(super) holder: &'static str,
    pub(super) bank: &'static str,
    pub(super) scan: &'static str,
    pub(super) page: &'static str,
    pub(super) of: &'static str,
    pub(super) tax_number: &'static str,
    pub(super) vat_number: &'static str,
    pub(super) swiss_vat_number: &'static str,
    pub(super) slip: SlipWords,
}

/// The words of a Swiss QR-bill, as its Implementation Guidelines have them.
///
/// Source: SIX, Swiss Implementation Guidelines QR-bill 2.3, annex D.
#[derive(Debug)]
pub(super) struct SlipWords {
    pub(super) payment_part: &'static str,
    pub(super) receipt: &'static str,
    pub(super) account: &'static str,
    pub(super) reference: &'static str,
    pub(super) information: &'static str,
    pub(super) payable_by: &'static str,
    pub(super) payable_by_blank: &'static str,
    pub(super) currency: &'static str,
    pub(super) amount: &'static str,
    pub(super) acceptance_point: &'static str,
    pub(super) separate: &'static str,
}

static ENGLISH: Words = Words {
    invoice: "Invoice",
    number: "Invoice number",
    date: "Date",
    due: "Due",
    your_vat: "Your VAT number",
    what: "Description",
    quantity: "Quantity",
    price: "Price",
    tax: "VAT",
    amount: "Amount",
    carried: "Carried forward",
    net: "Subtotal",
    swiss_tax: "VAT",
    on: "on",
    total: "Total",
    pay_by: "Please pay by",
    stating: "stating",
    with_tax: "* This price includes the tax; the amount beside it does not.",
    no_tax: "No VAT is charged.",
    holder: "Account holder",
    bank: "Bank",
    scan: "Scan to pay",
    page: "Page",
    of: "of",
    tax_number: "Tax number",
    vat_number: "VAT number",
    swiss_vat_number: "VAT number",
    slip: SlipWords {
        payment_part: "Payment part",
        receipt: "Receipt",
        account: "Account / Payable to",
        reference: "Reference",
        information: "Additional information",
        payable_by: "Payable by",
        payable_by_blank: "Payable by (name/address)",
        currency: "Currency",
        amount: "Amount",
        acceptance_point: "Acceptance point",
        separate: "Separate before paying in",
    },
};

static GERMAN: Words = Words {
    invoice: "Rechnung",
    number: "Rechnungsnummer",
    date: "Datum",
    due: "Fällig am",
    your_vat: "Ihre USt-IdNr.",
    what: "Leistung",
    quantity: "Menge",
    price: "Einzelpreis",
    tax: "USt.",
    amount: "Betrag",
    carried: "Übertrag",
    net: "Zwischensumme",
    swiss_tax: "MWST",
    on: "auf",
    total: "Gesamtbetrag",
    pay_by: "Bitte zahlen Sie bis zum",
    stating: "unter Angabe von",
    with_tax: "* Dieser Preis enthält die Steuer, der Betrag daneben nicht.",
    no_tax: "Es wird keine Umsatzsteuer berechnet.",
    holder: "Kontoinhaber",
    bank: "Bank",
    scan: "Zum Zahlen scannen",
    page: "Seite",
    of: "von",
    tax_number: "Steuernummer",
    vat_number: "USt-IdNr.",
    swiss_vat_number: "MWST-Nr.",
    slip: SlipWords {
        payment_part: "Zahlteil",
        receipt: "Empfangsschein",
        account: "Konto / Zahlbar an",
        reference: "Referenz",
        information: "Zusätzliche Informationen",
        payable_by: "Zahlbar durch",
        payable_by_blank: "Zahlbar durch (Name/Adresse)",
        currency: "Währung",
        amount: "Betrag",
        acceptance_point: "Annahmestelle",
        separate: "Vor der Einzahlung abzutrennen",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_people_in_the_country_write_them() {
        let table = [
            (Language::German, "DE", "1234567.50", "1.234.567,50"),
            (Language::English, "IE", "1234567.50", "1,234,567.50"),
            (Language::German, "CH", "1234567.50", "1’234’567.50"),
            (Language::German, "DE", "-50", "−50"),
            (Language::English, "", "999", "999"),
            (Language::English, "", "-0.00", "0.00"),
        ];
        for (language, country, number, expected) in table {
            let number = number.parse().unwrap();
            assert_eq!(Digits::of(language, country).number(number), expected);
        }
    }
}
