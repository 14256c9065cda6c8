//! What a bank reads from a payment's QR code: EPC069-12 for SEPA, the Swiss QR-bill for accounts in Switzerland and
//! Liechtenstein.

use iban::{Iban, IbanLike as _};
use qrcodegen::{QrCode, QrCodeEcc, Version};
use rust_decimal::Decimal;

use super::sheet::{Party, Sheet};

/// Where SEPA credit transfers go to.
///
/// Source: EPC409-09, list of SEPA scheme countries.
const SEPA: &str = "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA";

/// Those of them outside the European Economic Area, where a transfer needs the BIC.
///
/// Source: EPC069-12 v2.1, table 2: the BIC is optional in version 002 within the EEA.
const BEYOND: &str = "AD AL CH GB GI MC MD ME MK RS SM VA";

/// A code to pay by.
#[derive(Clone)]
pub(super) enum Payment {
    Epc(QrCode),
    Swiss(Box<Bill>),
}

/// A Swiss QR-bill.
#[derive(Clone)]
pub(super) struct Bill {
    pub(super) code: QrCode,
    pub(super) reference: Reference,
    /// Whether the payer stands in the code; else they write it themselves.
    pub(super) has_payer: bool,
}

/// What the payee knows the payment by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// 27 digits, for a QR-IBAN.
    Qr(String),
    /// ISO 11649: `RF…`
    Creditor(String),
    None,
}

/// The code for an invoice; `None` where no standard fits its currency and account.
pub(super) fn payment(sheet: &Sheet) -> Option<Payment> {
    let account = sheet.bank.as_ref()?.iban;
    if !sheet.total.is_positive() {
        return None;
    }
    let (country, currency) = (account.country_code(), sheet.total.currency());
    match (country, currency.as_str()) {
        ("CH" | "LI", "CHF" | "EUR") => swiss(sheet, &account).map(Box::new).map(Payment::Swiss),
        (country, "EUR") if SEPA.split(' ').any(|own| own == country) => {
            let code = encode(&epc(sheet, &account)?, 13)?;
            Some(Payment::Epc(code))
        }
        _ => None,
    }
}

/// The lines of an EPC code, version 002 in UTF-8.
///
/// Source: EPC069-12 v2.1: level M, at most version 13; trailing elements are left out.
pub(super) fn epc(sheet: &Sheet, account: &Iban) -> Option<String> {
    let bank = sheet.bank.as_ref()?;
    let amount = sheet.total.amount();
    let is_beyond = BEYOND.split(' ').any(|country| country == account.country_code());
    let name = fitted(&sheet.seller.name, 70);
    if amount > Decimal::new(99_999_999_999, 2)
        || name.is_empty()
        || (is_beyond && bank.bic.is_empty())
    {
        return None;
    }
    let remittance = fitted(&sheet.id, 140);
    let lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        &bank.bic,
        &name,
        account.electronic_str(),
        &format!("EUR{amount}"),
        "",
        "",
        &remittance,
    ];
    Some(lines.join("\n"))
}

fn swiss(sheet: &Sheet, account: &Iban) -> Option<Bill> {
    let reference = reference(&sheet.id, account);
    let (payload, has_payer) = swiss_payload(sheet, account, &reference)?;
    Some(Bill { code: encode(&payload, 25)?, reference, has_payer })
}

/// The lines of a Swiss QR code, version 0200, and whether the payer is in it.
///
/// `None` where the payee's own address is not whole: a bill without it is refused by banks.
///
/// Source: SIX, Swiss Implementation Guidelines QR-bill 2.3, chapter 4.
pub(super) fn swiss_payload(
    sheet: &Sheet,
    account: &Iban,
    reference: &Reference,
) -> Option<(String, bool)> {
    let amount = sheet.total.amount();
    if amount > Decimal::new(99_999_999_999, 2) {
        return None;
    }
    let payee = address(&sheet.seller)?;
    let debtor = address(&sheet.buyer);
    let (kind, number) = match reference {
        Reference::Qr(number) => ("QRR", number.as_str()),
        Reference::Creditor(number) => ("SCOR", number.as_str()),
        Reference::None => ("NON", ""),
    };
    let blank = || std::array::from_fn(|_| String::new());
    let mut lines: Vec<String> =
        ["SPC", "0200", "1", account.electronic_str()].map(str::to_owned).to_vec();
    lines.extend(payee);
    // The final payee: reserved, and empty.
    lines.extend::<[String; 7]>(blank());
    lines.extend([amount.to_string(), sheet.total.currency().to_string()]);
    let has_payer = debtor.is_some();
    lines.extend(debtor.unwrap_or_else(blank));
    lines.extend([kind.to_owned(), number.to_owned()]);
    lines.extend([information(sheet), "EPD".to_owned()]);
    Some((lines.join("\n"), has_payer))
}

/// What the payer is told, and banks carry: the invoice's number, where it can stand there.
pub(super) fn information(sheet: &Sheet) -> String {
    format!("{} {}", sheet.language.words().invoice, fitted(&sheet.id, 100))
}

/// Type, name, street, number, postcode, town, country; `None` where a part is missing or can't be written.
fn address(party: &Party) -> Option<[String; 7]> {
    let (street, number) = match party.street.rsplit_once(' ') {
        Some((street, number))
            if number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 16 =>
        {
            (street.trim(), number)
        }
        _ => (party.street.as_str(), ""),
    };
    let country = party.country.as_str();
    let is_code = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
    if party.name.is_empty() || party.zip.is_empty() || party.city.is_empty() || !is_code {
        return None;
    }
    let lines = [
        "S".to_owned(),
        payer(party),
        fitted(street, 70),
        number.to_owned(),
        fitted(&party.zip, 16),
        fitted(&party.city, 35),
        country.to_owned(),
    ];
    lines.iter().all(|line| line.chars().all(is_swiss)).then_some(lines)
}

/// The name that a payment names a party by: the firm, where there is one.
pub(super) fn payer(party: &Party) -> String {
    fitted(if party.firm.is_empty() { &party.name } else { &party.firm }, 70)
}

/// Whether a Swiss QR code can hold a character.
///
/// Source: Implementation Guidelines 2.3, 4.1.1: Basic Latin, Latin-1, Latin Extended-A, four Romanian letters and the euro.
fn is_swiss(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '€')
}

/// The reference that an account asks for: one of 27 digits for a QR-IBAN, else the creditor's of ISO 11649.
pub(super) fn reference(id: &str, account: &Iban) -> Reference {
    let institution = account.electronic_str().get(4..9).and_then(|part| part.parse::<u32>().ok());
    if institution.is_some_and(|number| (30_000..=31_999).contains(&number)) {
        let digits: String = id.chars().filter(char::is_ascii_digit).collect();
        let digits = format!("{digits:0>26}");
        let from = digits.len().saturating_sub(26);
        let digits = digits.get(from..).unwrap_or_default();
        return Reference::Qr(format!("{digits}{}", recursive(digits)));
    }
    let bare: String =
        id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if bare.is_empty() || bare.len() > 21 {
        return Reference::None;
    }
    Reference::Creditor(format!("RF{:02}{bare}", 98 - remainder(&format!("{bare}RF00"))))
}

/// Modulo 97 of a text whose letters count from 10.
///
/// Source: ISO 7064, MOD 97-10.
fn remainder(text: &str) -> u32 {
    text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}

/// The check digit of a QR reference.
///
/// Source: Implementation Guidelines 2.3, annex B: modulo 10, recursive.
fn recursive(digits: &str) -> u32 {
    const TABLE: [u32; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let carry = digits.chars().filter_map(|c| c.to_digit(10)).fold(0, |carry, digit| {
        let at = usize::try_from((carry + digit) % 10).unwrap_or_default();
        TABLE.get(at).copied().unwrap_or_default()
    });
    (10 - carry) % 10
}

/// One line of at most so many characters.
pub(super) fn fitted(text: &str, most: usize) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    line.join(" ").chars().take(most).collect::<String>().trim_end().to_owned()
}

fn encode(payload: &str, version: u8) -> Option<QrCode> {
    let segments = [qrcodegen::QrSegment::make_bytes(payload.as_bytes())];
    let range = (Version::new(1), Version::new(version));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, range.0, range.1, None, false)
        .ok()
}

/// A reference or account in groups, as people read it.
pub(super) fn grouped(text: &str, first: usize, size: usize) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at >= first && (at - first).is_multiple_of(size) && at > 0 {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_carry_their_check_digits() {
        // Examples of the Implementation Guidelines.
        assert_eq!(recursive("21000000000313947143000901"), 7);
        let plain: Iban = "CH5800791123000889012".parse().unwrap();
        assert_eq!(reference("INV-0042", &plain), Reference::Creditor("RF97INV0042".into()));
        assert_eq!(remainder("INV0042RF97"), 1);
        let qr: Iban = "CH4431999123000889012".parse().unwrap();
        let Reference::Qr(number) = reference("INV-0042", &qr) else { panic!() };
        assert_eq!((number.len(), number.get(22..26)), (27, Some("0042")));
        assert_eq!(reference(&"A".repeat(22), &plain), Reference::None);
        assert_eq!(
            grouped("210000000003139471430009017", 2, 5),
            "21 00000 00003 13947 14300 09017"
        );
        assert_eq!(grouped("CH5800791123000889012", 4, 4), "CH58 0079 1123 0008 8901 2");
    }
}
