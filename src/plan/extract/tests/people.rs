//! Names, firms, addresses, phones, links.

use super::{Wrong, facts, mail, value, values};
use crate::model::person::Address;
use crate::plan::extract::{Owner, extract};

#[test]
fn who_signs() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        (
            "Please call.\n\nBest regards,\nDana Reyes\nReyes Studio LLC\n+1 555 010 2030",
            &["Dana Reyes", "Reyes Studio LLC"],
        ),
        (
            "Bitte melden.\n\nMit freundlichen Grüßen\n\nJörg Müller\nMüller & Söhne GmbH",
            &["Jörg Müller", "Müller & Söhne GmbH"],
        ),
        ("See you.\n\nThanks,\nDana", &["Dana"]),
        ("See you.\n-- \nDana Reyes | Reyes Studio", &["Dana Reyes"]),
        ("Thanks!\n\nCould you also send the contract?", &[]),
        ("No name here", &[]),
        ("Bien cordialement,\nHélène de la Tour", &["Hélène de la Tour"]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).names), *expected, text);
    }
}

#[test]
fn postal_addresses() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("4557 De Silva St\nFremont CA 94538", &["4557 De Silva St, Fremont CA 94538"]),
        ("Hauptstraße 12a\n10115 Berlin", &["Hauptstraße 12a, 10115 Berlin"]),
        ("27 rue Henri Rolland\n69100 Villeurbanne", &["27 rue Henri Rolland, 69100 Villeurbanne"]),
        ("Siège social : 16 rue Mollien - 92100 BOULOGNE", &["16 rue Mollien, 92100 BOULOGNE"]),
        (
            "179 Hillcross Avenue\nMorden, Surrey SM4 4AZ",
            &["179 Hillcross Avenue, Morden, Surrey SM4 4AZ"],
        ),
        ("Weena 664\n3012 CN Rotterdam", &["Weena 664, 3012 CN Rotterdam"]),
        ("111 N Canal St | Chicago IL 60606", &["111 N Canal St, Chicago IL 60606"]),
        ("10115 Berlin", &[]),
        ("Lucknow 226010 Uttar Pradesh", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).addresses), *expected, text);
    }
}

#[test]
fn phones_are_no_other_numbers() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("Tel.: 020 7604101", &["0207604101"]),
        ("call +49 (0)170 1234567 now", &["+491701234567"]),
        ("Phone: (870)-931-0505", &["8709310505"]),
        ("(870) 931-0505", &["8709310505"]),
        ("Tél : 01 71 17 61 67 – info", &["0171176167"]),
        ("+1 555-010-2030", &["+15550102030"]),
        ("order 202-1391264-5465967", &[]),
        ("2026-11-16 and 16.11.2026", &[]),
        ("IBAN DE89 3704 0044 0532 0130 00", &[]),
        ("Invoice No. 0171 176167", ["0171176167"][..0].as_ref()),
        ("it is $1,234,567.00", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).phones), *expected, text);
    }
}

#[test]
fn links_end_where_the_sentence_goes_on() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("See https://a.example/x.", &["https://a.example/x"]),
        ("(see https://a.example/x)", &["https://a.example/x"]),
        ("https://en.example/wiki/A_(b)", &["https://en.example/wiki/A_(b)"]),
        ("(https://en.example/wiki/A_(b)).", &["https://en.example/wiki/A_(b)"]),
        ("<https://a.example/?q=1&r=2>", &["https://a.example/?q=1&r=2"]),
        ("[text](https://a.example/y), then", &["https://a.example/y"]),
        ("www.a.example!", &["www.a.example"]),
        ("\"https://a.example\"", &["https://a.example"]),
        ("https://", &[]),
        (
            "Shop <www.a.example… [1]>\nLinks:\n[1] https://www.a.example/long",
            &["https://www.a.example/long"],
        ),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).urls), *expected, text);
    }
}

#[test]
fn the_owners_own_address_is_left_out() {
    let item = mail("From: me@own.example to Billing@Shop.Example, me@own.example");
    let owner = Owner { emails: vec!["me@own.example".into()], ..Owner::default() };
    assert_eq!(values(&extract(&item, &owner).emails), ["Billing@shop.example"]);
}

#[test]
fn the_vendor_is_who_sells() {
    let from = |name: &str, email: &str, text: &str| {
        let mut item = mail(text);
        item.from = Some(Address::new(name, email));
        value(&extract(&item, &Owner::default()).vendor)
    };
    assert_eq!(
        from("Hetzner Online GmbH", "billing@hetzner.com", "Your invoice no. R001 is attached."),
        "Hetzner Online GmbH"
    );
    assert_eq!(from("Billing", "billing@hetzner.com", "Invoice no. R001"), "hetzner.com");
    assert_eq!(from("", "noreply@hetzner.com", "Invoice no. R001"), "hetzner.com");
    assert_eq!(from("Billing", "someone@gmail.com", "Invoice no. R001"), "-");
    assert_eq!(
        from(
            "Amazon",
            "auto@amazon.example",
            "Order #12-345678\nSold by: Stevenson Plumbing Ltd\nTotal £5"
        ),
        "Stevenson Plumbing Ltd"
    );
    assert_eq!(
        from(
            "PayPal",
            "s@paypal.example",
            "You sent a payment of $12.71 USD to Porkbun, LLC (ray@porkbun.com)"
        ),
        "Porkbun, LLC"
    );
    assert_eq!(
        from("PayPal", "s@paypal.example", "Your order #77123\nSeller\nAdBlock\nTotal $5"),
        "AdBlock"
    );
    assert_eq!(
        from("Dana Reyes", "dana@reyes.example", "Could you send the invoice for October?"),
        "-"
    );
    assert_eq!(from("Dana Reyes", "dana@reyes.example", "Lunch on Friday?"), "-");
}

#[test]
fn who_a_letter_goes_to_sells_nothing() {
    let owner = Owner { name: "Mara Mittelbach".into(), ..Owner::default() };
    let vendor = |text: &str| {
        let mut item = mail(text);
        item.from = Some(crate::model::person::Address::new("Rapid Fracht", "x@rapid.example"));
        value(&extract(&item, &owner).vendor)
    };
    let bill = "Rechnungsnummer: RF-2291\nRechnungsbetrag: 80,00 EUR\n";
    assert_eq!(vendor(&format!("{bill}Empfänger: Jonas Alder\nGewicht: 3 kg")), "Rapid Fracht");
    assert_eq!(
        vendor(&format!("{bill}Kontoinhaber: Mara Mittelbach\nIBAN: DE89 3704 0044 0532 0130 00")),
        "Rapid Fracht"
    );
    assert_eq!(
        vendor(&format!("{bill}Empfänger: Rapid GmbH\nIBAN: DE89 3704 0044 0532 0130 00")),
        "Rapid GmbH"
    );
}
