//! Invoice and order numbers, references, bank accounts.

use super::{Wrong, facts, mail, value, values};
use crate::plan::extract::{Owner, extract};

#[test]
fn invoice_numbers_stand_beside_their_name() {
    let mut wrong = Wrong::default();
    let table = [
        ("Invoice No.: 2026-0042", "2026-0042"),
        ("Invoice #1042", "1042"),
        ("Invoice number INV-1042", "INV-1042"),
        ("Invoice: INV-1042", "INV-1042"),
        ("invoice no 12345", "12345"),
        ("Invoice INV/2023/03/0008", "INV/2023/03/0008"),
        ("Invoice INV-2026-001 from Acme", "INV-2026-001"),
        ("Invoice ID: 657601", "657601"),
        ("Inv. no. A-77", "A-77"),
        ("Tax Invoice # BLR_WFLD20151000982590", "BLR_WFLD20151000982590"),
        ("Rechnung Nr. 2026/17", "2026/17"),
        ("Rechnungsnummer: RE-2026-17", "RE-2026-17"),
        ("Rechnungs-Nr.: 4711", "4711"),
        ("Rechnung RE 2026/17 vom 3.11.2026", "RE 2026/17"),
        ("Belegnummer 99887", "99887"),
        ("Facture n° 2022089083", "2022089083"),
        ("Facture n°562044387 du 02 Juillet 2015", "562044387"),
        ("Factuurnummer: 993548900", "993548900"),
        ("Faktura nr: F 1234K20/1234/12", "F 1234K20/1234/12"),
        ("Fattura n. 12/2026", "12/2026"),
        ("Receipt #2218-5567", "2218-5567"),
        ("Invoice Number\nINV-77", "INV-77"),
        ("Invoice No. | Date | Due\nINV-77 | 2026-11-01 | 2026-11-30", "INV-77"),
        ("Re: invoice 100234", "100234"),
        // No number at all.
        ("Please send the invoice for October", "-"),
        ("Invoice 2026", "-"),
        ("Invoice of 16.11.2026", "-"),
        ("Invoice date: 2026-11-16", "-"),
        ("The invoice total is $1200.00", "-"),
        ("invoice 3 times", "-"),
        ("Invoice for 500 EUR", "-"),
        ("Invoice 500 EUR", "-"),
        ("Rechnung über 500,00 €", "-"),
        ("bill me at +49 170 1234567", "-"),
        ("Your receipt from 12 November 2026", "-"),
        ("Bill: 2nd draft", "-"),
        ("Rechnung: 10 Stunden zu 80 EUR", "-"),
        ("Re: 3pm", "-"),
        // Two that differ.
        ("Invoice #1 and invoice #2", "-"),
        ("Invoice #1001, again: invoice #1001", "1001"),
    ];
    for (text, expected) in table {
        wrong.same(value(&facts(text).invoice_number), expected, text);
    }
    assert_eq!(facts("Invoice #1001 and invoice #1002").unsure.len(), 1);
}

#[test]
fn order_numbers_and_other_references() {
    let mut wrong = Wrong::default();
    let table = [
        ("Order #202-1391264-5465967", "202-1391264-5465967"),
        ("Order number: 07-04271-05709", "07-04271-05709"),
        ("Order ID: OD304175096047380001", "OD304175096047380001"),
        ("Bestellnummer: 12572103", "12572103"),
        ("Ihre Bestellung Nr. 4711-A", "4711-A"),
        ("Ordernummer: 12572103", "12572103"),
        ("PO number 77812", "77812"),
        ("Our order number is PO-2291; please put it on the invoice.", "PO-2291"),
        ("Unsere Bestellnummer lautet 4500-77.", "4500-77"),
        ("The order number is missing", "-"),
        ("N° de commande : 8812-44", "8812-44"),
        ("in order to win", "-"),
        ("Order two of them", "-"),
        ("order 3 of them", "-"),
    ];
    for (text, expected) in table {
        wrong.same(value(&facts(text).order_number), expected, text);
    }
    let table: &[(&str, &[&str])] = &[
        ("Transaction ID: 63411784DY648811R", &["63411784DY648811R"]),
        ("Kundennummer: 6669263", &["6669263"]),
        ("Verwendungszweck: RE-17 Nov", &["RE-17"]),
        ("Tracking number: 1Z999AA10123456784", &["1Z999AA10123456784"]),
        ("Your reference: ABC-1", &["ABC-1"]),
        (
            "Please use the following communication for your payment : 202309097001",
            &["202309097001"],
        ),
        ("Booking ID | Payment Mode\nIBZY2087 | Cash", &["IBZY2087"]),
        ("with reference to your mail", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).references), *expected, text);
    }
}

#[test]
fn the_subject_counts_as_well() {
    let mut item = mail("Please find it attached.");
    item.subject = "Invoice INV-1042 over €119.00".into();
    let facts = extract(&item, &Owner::default());
    let number = facts.invoice_number.unwrap();
    assert_eq!((number.value.as_str(), number.line), ("INV-1042", 0));
    assert_eq!(facts.total.unwrap().value.to_string(), "119.00 EUR");
}

#[test]
fn an_answer_s_subject_is_no_number_of_an_invoice() {
    for subject in
        ["Re: Q4 planning", "RE: Q4 planning", "RE: 3rd reminder", "Re: 3pm", "RE: 2026-17"]
    {
        let mut item = mail("See you.");
        item.subject = subject.into();
        let facts = extract(&item, &Owner::default());
        assert_eq!(facts.invoice_number, None, "{subject}");
    }
    let order = facts("PO: 5pm works").order_number;
    assert_eq!(order, None);
}

#[test]
fn ibans_are_those_whose_checksum_holds() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("IBAN: DE89 3704 0044 0532 0130 00", &["DE89370400440532013000"]),
        ("IBAN DE89370400440532013000 BIC COBADEFFXXX", &["DE89370400440532013000"]),
        ("FR76 3000 6000 0112 3456 7890 189 - BIC : AGRIFRPP", &["FR7630006000011234567890189"]),
        (
            "GB29 NWBK 6016 1331 9268 19 and NL91 ABNA 0417 1643 00",
            &["GB29NWBK60161331926819", "NL91ABNA0417164300"],
        ),
        ("account de89 3704 0044 0532 0130 00 please", &["DE89370400440532013000"]),
        ("DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00", &["DE89370400440532013000"]),
        ("XX12 3456 7890 DE89 3704 0044 0532 0130 00", &["DE89370400440532013000"]),
        ("DE88 3704 0044 0532 0130 00", &[]),
        ("the US1234567890 account", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).ibans), *expected, text);
    }
    assert_eq!(
        facts("IBAN: DE88 3704 0044 0532 0130 00").unsure.len(),
        1,
        "a wrong digit is asked about"
    );
    assert_eq!(
        values(&facts("BIC: COBADEFFXXX, SWIFT code INGBNL2A").bics),
        ["COBADEFFXXX", "INGBNL2A"]
    );
    assert!(facts("PLEASE REMEMBER THE BICYCLES").bics.is_empty());
}
