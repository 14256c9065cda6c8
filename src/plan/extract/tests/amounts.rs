//! Amounts, their currencies and names, and the sums of a document.

use proptest::prelude::*;

use super::{Wrong, facts, mail, value};
use crate::plan::extract::{Owner, extract};

fn amounts(text: &str) -> Vec<String> {
    facts(text).amounts.iter().map(|found| found.value.money.to_string()).collect()
}

fn named(text: &str) -> Vec<String> {
    let of = |found: &crate::plan::extract::Found<crate::plan::extract::Amount>| {
        format!(
            "{}{}",
            found.value.money,
            found.value.label.as_ref().map_or(String::new(), |label| format!(" {label}"))
        )
    };
    facts(text).amounts.iter().map(of).collect()
}

#[test]
fn amounts_in_every_usual_form() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("It is €1,234.56.", &["1234.56 EUR"]),
        ("Es sind 1.234,56 €.", &["1234.56 EUR"]),
        ("CHF 1'234.50", &["1234.50 CHF"]),
        ("CHF 1’234.50", &["1234.50 CHF"]),
        ("Prix : 1 234,56 €", &["1234.56 EUR"]),
        ("1\u{a0}234,56\u{a0}€", &["1234.56 EUR"]),
        ("1\u{202f}234,56 €", &["1234.56 EUR"]),
        ("EUR 12", &["12.00 EUR"]),
        ("12 EUR", &["12.00 EUR"]),
        ("12 €", &["12.00 EUR"]),
        ("12€", &["12.00 EUR"]),
        ("€12", &["12.00 EUR"]),
        ("€ 12,-", &["12.00 EUR"]),
        ("12,-- €", &["12.00 EUR"]),
        ("CHF 12.-", &["12.00 CHF"]),
        ("CHF 12.–", &["12.00 CHF"]),
        ("Fr. 12.50 zahlbar an Hans, Preise in CHF", &["12.50 CHF"]),
        ("Pay $5k for it", &["5000.00 USD"]),
        ("$5K", &["5000.00 USD"]),
        ("$1.2m", &["1200000.00 USD"]),
        ("€1.2M", &["1200000.00 EUR"]),
        ("1,5 Mio. €", &["1500000.00 EUR"]),
        ("5 Tsd. €", &["5000.00 EUR"]),
        ("5k €", &["5000.00 EUR"]),
        ("5 T€", &["5000.00 EUR"]),
        ("$3.5 million", &["3500000.00 USD"]),
        ("2 thousand dollars", &["2000.00 USD"]),
        ("USD 1,200", &["1200.00 USD"]),
        ("1,200 USD", &["1200.00 USD"]),
        ("1,200USD", &["1200.00 USD"]),
        ("USD1,200", &["1200.00 USD"]),
        ("US$1,200", &["1200.00 USD"]),
        ("US $1,200", &["1200.00 USD"]),
        ("$1,200 USD", &["1200.00 USD"]),
        ("$20.75 CAD", &["20.75 CAD"]),
        ("CA$20.75", &["20.75 CAD"]),
        ("A$20.75", &["20.75 AUD"]),
        ("NZ$ 20.75", &["20.75 NZD"]),
        ("R$ 1.234,50", &["1234.50 BRL"]),
        ("Rs. 1,299", &["1299.00 INR"]),
        ("Rs 1,29,999.00", &["129999.00 INR"]),
        ("Rs. 1,299/-", &["1299.00 INR"]),
        ("₹1,299.50", &["1299.50 INR"]),
        ("£12.50", &["12.50 GBP"]),
        ("GBP 12.50", &["12.50 GBP"]),
        ("12.50 pounds sterling", &["12.50 GBP"]),
        ("JPY 12,500", &["12500 JPY"]),
        ("12,500円", &["12500 JPY"]),
        ("316,83 PLN", &["316.83 PLN"]),
        ("316,83 zł", &["316.83 PLN"]),
        ("1 299,00 Kč", &["1299.00 CZK"]),
        ("20 euros", &["20.00 EUR"]),
        ("20 Euro", &["20.00 EUR"]),
        ("Euro 20,50", &["20.50 EUR"]),
        ("20 dollars", &["20.00 USD"]),
        ("20 US dollars", &["20.00 USD"]),
        ("20 Canadian dollars", &["20.00 CAD"]),
        ("20 Franken", &["20.00 CHF"]),
        ("SEK 1 200,50", &["1200.50 SEK"]),
        ("-12.00 €", &["-12.00 EUR"]),
        ("−12,00 €", &["-12.00 EUR"]),
        ("-$12.00", &["-12.00 USD"]),
        ("$-12.00", &["-12.00 USD"]),
        ("Balance: ($12.00)", &["-12.00 USD"]),
        ("12,00- €", &["-12.00 EUR"]),
        ("€ -9,32", &["-9.32 EUR"]),
        ("| 1 | € 399,00 | 21% | € 399,00 |", &["399.00 EUR"]),
        ("3 € 4 €", &["3.00 EUR", "4.00 EUR"]),
        ("**Total:** **$12.00**", &["12.00 USD"]),
        ("eur 12 and usd 13", &["12.00 EUR", "13.00 USD"]),
        ("KWD 1.250,500", &["1250.500 KWD"]),
        ("$12,000,000.00", &["12000000.00 USD"]),
        ("€1.234.567", &["1234567.00 EUR"]),
        ("pay 0.50 EUR", &["0.50 EUR"]),
        ("$ 5", &["5.00 USD"]),
    ];
    for (text, expected) in table {
        wrong.same(amounts(text), *expected, text);
    }
}

#[test]
fn what_is_no_amount() {
    let mut wrong = Wrong::default();
    let table = [
        "Invoice 1234 of 2026",
        "Call me at 020 7604 101",
        "Euro 2024 was great",
        "ALL 50 states",
        "TOP 10 tips",
        "PHP 8 and PHP 8.3",
        "Fr 14:30 im Büro",
        "Am Fr. 20.11. um 14.30 Uhr",
        "20 % discount",
        "Version 1.2.3",
        "IP 192.168.0.1",
        "EUR",
        "12 k people",
        "The 5m cable",
        "CVE-2026-1234",
        "12:30 EURO-Treff",
        "meet at 5",
        "$HOME/bin and $1name",
        "12 ft",
        "A4 paper, 80 sheets",
        "Raum €. Nummer 5",
        "https://shop.example/?price=100EUR&x=$5",
    ];
    for text in table {
        wrong.same(amounts(text), Vec::<String>::new(), text);
    }
}

#[test]
fn a_currency_is_never_invented() {
    let mut wrong = Wrong::default();
    for text in [
        "Please pay 500 by Friday.",
        "Total: 1,200.00",
        "Die Summe beträgt 500,00",
        "I owe you 50",
        "Amount due: 99.99",
    ] {
        let facts = facts(text);
        wrong.same(facts.total, None, text);
        assert!(facts.amounts.is_empty(), "{text}: {:?}", facts.amounts);
    }
    assert_eq!(facts("Total: 1,200.00").unsure.len(), 1);
}

#[test]
fn a_shared_sign_means_what_the_text_or_the_sender_says() {
    let currency = |text: &str, domain: &str, owner: Option<&str>| {
        let mut item = mail(text);
        item.from = Some(crate::model::person::Address::new("X", &format!("x@{domain}")));
        let owner = Owner { currency: owner.map(|code| code.parse().unwrap()), ..Owner::default() };
        let facts = extract(&item, &owner);
        (
            facts
                .amounts
                .first()
                .map_or("-".into(), |found| found.value.money.currency().to_string()),
            facts.unsure.len(),
        )
    };
    assert_eq!(currency("$500", "x.example", None), ("USD".into(), 0));
    assert_eq!(currency("$500", "x.ca", None), ("CAD".into(), 0));
    assert_eq!(currency("$500", "x.com.au", None), ("AUD".into(), 0));
    assert_eq!(currency("$500", "x.example", Some("NZD")), ("NZD".into(), 0));
    assert_eq!(currency("$500", "x.example", Some("EUR")), ("USD".into(), 0));
    assert_eq!(currency("All prices in CAD. It is $500.", "x.example", None), ("CAD".into(), 0));
    assert_eq!(currency("$500, that is CAD 600 or AUD 700", "x.example", None).1, 1);
    assert_eq!(currency("500 kr", "x.se", None), ("SEK".into(), 0));
    assert_eq!(currency("500 kr", "x.example", None), ("-".into(), 1));
    assert_eq!(currency("¥500", "x.example", None), ("-".into(), 1));
    assert_eq!(currency("¥500", "x.co.jp", None), ("JPY".into(), 0));
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let mut wrong = Wrong::default();
    for text in ["It costs €1.234 to us and you", "Der Preis ist 1,234 € und nicht mehr"] {
        let facts = facts(text);
        assert!(facts.amounts.is_empty(), "{text}: {:?}", facts.amounts);
        wrong.same(facts.unsure.len(), 1, text);
    }
    // The same number where the text shows how it writes decimals.
    assert_eq!(amounts("It costs €1.234 and 12,50 € more"), ["1234.00 EUR", "12.50 EUR"]);
    assert_eq!(amounts("Das kostet 1.234 € und ist nicht teuer"), ["1234.00 EUR"]);
    assert_eq!(amounts("It costs $1,234 for you"), ["1234.00 USD"]);
}

#[test]
fn amounts_have_the_name_that_the_text_gives_them() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("Total: €100.00", &["100.00 EUR total"]),
        (
            "Subtotal €100.00\nVAT 20% €20.00\nTotal €120.00",
            &["100.00 EUR subtotal", "20.00 EUR tax", "120.00 EUR total"],
        ),
        (
            "Nettobetrag 100,00 €\nzzgl. 19% MwSt. 19,00 €\nRechnungsbetrag 119,00 €",
            &["100.00 EUR net", "19.00 EUR tax", "119.00 EUR total"],
        ),
        (
            "Total HT : 46,68 €\nTVA 20% : 9,34 €\nTotal TTC : 56,02 €",
            &["46.68 EUR net", "9.34 EUR tax", "56.02 EUR total"],
        ),
        ("Tax 15% on $ 112.90 | $ 16.94", &["112.90 USD other", "16.94 USD tax"]),
        ("$50/hour", &["50.00 USD rate"]),
        ("€80 per hour", &["80.00 EUR rate"]),
        ("80 € pro Stunde", &["80.00 EUR rate"]),
        ("my hourly rate is $75", &["75.00 USD rate"]),
        ("up to $500", &["500.00 USD limit"]),
        ("over $100.00 a lot", &["100.00 USD limit"]),
        ("bis zu 500 €", &["500.00 EUR limit"]),
        ("$500-800", &["500.00 USD range"]),
        ("$500 - $800", &["500.00 USD range", "800.00 USD range"]),
        ("between 500 € and 800 €", &["500.00 EUR range", "800.00 EUR range"]),
        ("about $500", &["500.00 USD estimate"]),
        ("now $30 (was $50)", &["30.00 USD", "50.00 USD old"]),
        ("Amount due: $12.00", &["12.00 USD due"]),
        ("$12.00 is overdue", &["12.00 USD due"]),
        ("Shipping: $5.00", &["5.00 USD shipping"]),
        ("$20 off", &["20.00 USD discount"]),
        ("You save €5", &["5.00 EUR discount"]),
        ("a refund of £9.99", &["9.99 GBP refund"]),
        ("Late fee: $15", &["15.00 USD fee"]),
        ("500 € netto", &["500.00 EUR net"]),
        ("500 € plus VAT", &["500.00 EUR net"]),
        ("500 € inkl. MwSt.", &["500.00 EUR total"]),
        ("You sent a payment of £5.00 GBP to AdBlock", &["5.00 GBP paid"]),
        ("Order Total:\n\n£21.20", &["21.20 GBP total"]),
        ("Total Before VAT:\n\n£17.67", &["17.67 GBP net"]),
        ("Account balance: $900.00", &["900.00 USD balance"]),
        ("Sarl au capital de 10 000€", &["10000.00 EUR other"]),
        ("See the total below. The fee: $5", &["5.00 USD fee"]),
        (
            "Grundslag | BTW | Totaal\n41,31 € | 8,68 € | 49,99 €",
            &["41.31 EUR net", "8.68 EUR tax", "49.99 EUR total"],
        ),
    ];
    for (text, expected) in table {
        wrong.same(named(text), *expected, text);
    }
}

/// The same amount as people of different places write it.
fn written(whole: u64, cents: u8) -> Vec<String> {
    let group = |sign: &str| {
        let digits = whole.to_string();
        let mut out = String::new();
        for (at, c) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out += sign;
            }
            out.push(c);
        }
        out
    };
    vec![
        format!("EUR {}.{cents:02}", group(",")),
        format!("{},{cents:02} €", group(".")),
        format!("€{}.{cents:02}", group(",")),
        format!("€ {},{cents:02}", group(".")),
        format!("EUR {}.{cents:02}", group("'")),
        format!("{},{cents:02} EUR", group("\u{a0}")),
        format!("Betrag: {},{cents:02} €", group(" ")),
        format!("{whole}.{cents:02} EUR"),
        format!("{whole},{cents:02}€"),
        format!("Total: **€{}.{cents:02}**", group(",")),
    ]
}

proptest! {
    #[test]
    fn an_amount_is_the_same_however_it_is_written(whole in 0_u64..1_000_000_000, cents in 0_u8..100) {
        let expected = format!("{whole}.{cents:02} EUR");
        for text in written(whole, cents) {
            prop_assert_eq!(amounts(&text), [expected.clone()], "{}", text);
        }
    }
}

#[test]
fn a_letter_or_a_dash_beside_an_amount_is_not_always_its_own() {
    let mut wrong = Wrong::default();
    let table = [
        ("You received a payment of EUR 45.00 M Schmidt today", "45.00 EUR"),
        ("Payment of EUR 200 K. Mayer", "200.00 EUR"),
        ("We paid EUR 30 M of cable", "30.00 EUR"),
        ("Please pay $5k", "5000.00 USD"),
        ("Please pay 5 k€", "5000.00 EUR"),
        ("Please pay 5 k EUR", "5000.00 EUR"),
        ("Please pay €1.5M", "1500000.00 EUR"),
        ("Total for order A-500 EUR", "500.00 EUR"),
        ("Total: EUR -500.00", "-500.00 EUR"),
        ("AUDIT REPORT\nTotal: $1,200.00", "1200.00 USD"),
        ("CADENCE LICENCE\nTotal: $500.00", "500.00 USD"),
        ("Total: 500 kr for your NOKIA", "-"),
        ("PEN 9.99\nTotal: 9.99", "-"),
        ("Total PEN 9.99", "9.99 PEN"),
    ];
    for (text, total) in table {
        wrong.same(value(&facts(text).total), total, text);
    }
}
