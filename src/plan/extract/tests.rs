//! Facts as a whole: mail as people write it, real receipts, and text that nobody wrote.

use proptest::prelude::*;

use super::*;
use crate::model::person::Address;

/// A message of 16 November 2026 (a Monday).
pub(super) fn item(from: (&str, &str), subject: &str, text: &str) -> Item {
    Item {
        id: "7k2m7qxa4d".parse().unwrap(),
        kind: crate::model::item::Kind::Email,
        source: "files".into(),
        source_id: "sha256:1".into(),
        thread: None,
        from: Some(Address::new(from.0, from.1)),
        reply_to: vec![],
        to: vec![],
        cc: vec![],
        subject: subject.into(),
        received: "2026-11-16T12:00:00Z".parse().unwrap(),
        message_id: None,
        references: vec![],
        sender: crate::model::item::SenderCheck::default(),
        text: text.into(),
        structured: vec![],
        attachments: vec![],
        marks: vec![],
    }
}

fn owner() -> Owner {
    Owner { emails: vec!["max@weber.example".into()], currency: "EUR".parse().ok() }
}

fn facts(subject: &str, text: &str) -> Facts {
    extract(&item(("Tom Hardwick", "tom@hardwick.example"), subject, text), &owner())
}

/// The fields of a document as `name=value`, those that are there.
pub(super) fn fields(facts: &Facts) -> Vec<String> {
    let money = |fact: &Option<Found<Money>>| fact.as_ref().map(|found| found.value.to_string());
    let text = |fact: &Option<Found<String>>| fact.as_ref().map(|found| found.value.clone());
    let all = [
        ("total", money(&facts.total)),
        ("net", money(&facts.net)),
        ("tax", money(&facts.tax)),
        ("date", text(&facts.date)),
        ("due", text(&facts.due)),
        ("invoice", text(&facts.invoice_number)),
        ("order", text(&facts.order_number)),
        ("hours", text(&facts.hours)),
    ];
    all.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect()
}

use crate::model::money::Money;

#[test]
fn documents_in_text() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "Invoice 2026-118",
            "Dear Mr Weber,\n\nplease find attached invoice 2026-118.\n\nTotal amount due: EUR 240.00\nDue date: 30 November 2026\n\nTom",
            &["total=240.00 EUR", "due=2026-11-30", "invoice=2026-118"],
        ),
        (
            "Ihre Rechnung Nr. 55012",
            "Rechnungsnummer: 55012\nRechnungsdatum: 10.11.2026\nNettobetrag 70,76 EUR\nMwSt 19 % 13,44 EUR\nRechnungsbetrag: 84,20 EUR\nZahlbar bis 01.12.2026",
            &[
                "total=84.20 EUR",
                "net=70.76 EUR",
                "tax=13.44 EUR",
                "date=2026-11-10",
                "due=2026-12-01",
                "invoice=55012",
            ],
        ),
        (
            "Rechnung",
            "Sehr geehrter Herr Weber,\n\nanbei die Rechnung RE-4711 vom 12.11.2026 über 1.190,00 EUR. Zahlbar innerhalb von 14 Tagen ohne Abzug.\n\nMit freundlichen Grüßen\nJana Kranz",
            &["total=1190.00 EUR", "date=2026-11-12", "due=2026-11-30", "invoice=RE-4711"],
        ),
        (
            "Order confirmation 4711",
            "Thank you for your order.\n\nSubtotal: EUR 50.00\nShipping: EUR 9.90\nTotal: EUR 59.90",
            &["total=59.90 EUR", "order=4711"],
        ),
        (
            "Billing",
            "please invoice us for the 12 hours in October at 80 EUR an hour.",
            &["total=960.00 EUR", "hours=12"],
        ),
        (
            "Stunden",
            "Es waren 12,5 Std. zu 80,00 € pro Stunde.",
            &["total=1000.00 EUR", "hours=12.5"],
        ),
        ("Invoice", "Total EUR 100.00\n\nTotal EUR 120.00", &[]),
        ("Offer", "You can win up to EUR 500.00 today, over $2,000 were paid last year.", &[]),
        ("Call", "Call me at +49 30 1234567 on 20 November 2026 about the invoice.", &[]),
        ("Invoice", "Invoice number: 12.11.2026", &[]),
        (
            "Re: Invoice",
            "Fine.\n\nOn Mon, 9 Nov 2026, Tom wrote:\n> Invoice number: 77\n> Total EUR 12.00",
            &[],
        ),
        (
            "Bill",
            "Invoice number: H-9912\nInvoice total: $120.00\nPaid: $20.00\nBalance due: $100.00 by 1 December 2026",
            &["total=100.00 USD", "due=2026-12-01", "invoice=H-9912"],
        ),
    ];
    for (subject, text, expected) in table {
        let facts = facts(subject, text);
        assert_eq!(fields(&facts), *expected, "{subject}: {text}\n{:?}", facts.unsure);
    }
}

#[test]
fn what_the_text_says_twice_is_a_question() {
    for text in [
        "Total EUR 100.00\n\nTotal EUR 120.00",
        "Pay by 20.11.2026.\nDue date: 30.11.2026",
        "Invoice no. 7\nInvoice no. 8",
    ] {
        assert!(!facts("x", text).unsure.is_empty(), "{text}");
    }
}

fn values(list: &[Found<String>]) -> Vec<&str> {
    list.iter().map(|found| found.value.as_str()).collect()
}

#[test]
fn accounts_and_addresses() {
    let facts = facts(
        "x",
        "IBAN: DE89 3704 0044 0532 0130 00 BIC: COBADEFFXXX\nwrong: DE88 3704 0044 0532 0130 00\nTel. +49 (0)30 123 45 67, fax +49 30 999 99 99\n\
         See https://shop.example/a?b=c. Mail Info@Shop.Example or max@weber.example\nMusterstraße 12, 10115 Berlin",
    );
    assert_eq!(values(&facts.ibans), ["DE89370400440532013000"]);
    assert_eq!(values(&facts.bics), ["COBADEFFXXX"]);
    assert_eq!(values(&facts.phones), ["+49301234567"]);
    assert_eq!(values(&facts.urls), ["https://shop.example/a?b=c"]);
    assert_eq!(values(&facts.emails), ["info@shop.example"]);
    assert_eq!(values(&facts.addresses), ["Musterstraße 12, 10115 Berlin"]);
}

#[test]
fn questions_and_requests_are_the_messages_own() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            "Hi Max,\n\nwhich room do you need\nfor the workshop? Could you send me the slides?\n\nDana",
            &["which room do you need for the workshop?", "Could you send me the slides?"],
            &["Could you send me the slides?"],
        ),
        (
            "Great!\n\nOn Mon, 9 Nov 2026, Max Weber wrote:\n> Could you send me the numbers?",
            &[],
            &[],
        ),
        ("Hi Max, how are you? All fine here.\n\nAny questions?", &[], &[]),
        (
            "Bitte schicken Sie mir die Unterlagen. Wann passt es Ihnen?",
            &["Wann passt es Ihnen?"],
            &["Bitte schicken Sie mir die Unterlagen."],
        ),
        ("Please find attached the file. See https://x.example/?a=b", &[], &[]),
        ("Yes.\n\n-- \nTom\nNeed a website?", &[], &[]),
    ];
    for (text, questions, requests) in table {
        let facts = facts("x", text);
        assert_eq!(
            (values(&facts.questions), values(&facts.requests)),
            (questions.to_vec(), requests.to_vec()),
            "{text}"
        );
    }
}

#[test]
fn deadlines_are_what_is_asked_by_a_day() {
    let table: &[(&str, &[&str])] = &[
        ("Please send the signed form back by 30 November 2026 at the latest.", &["2026-11-30"]),
        ("The deadline for your return is 1 December 2026.", &["2026-12-01"]),
        ("Bitte reichen Sie die Unterlagen bis spätestens 30.11.2026 ein.", &["2026-11-30"]),
        ("Please confirm by Friday.", &["2026-11-20"]),
        ("I am out of the office until 23 November.", &[]),
        ("The amount due is EUR 90.00 by 30 November 2026.", &[]),
        ("I will answer by Friday.", &[]),
        ("The workshop is on 30 November 2026.", &[]),
    ];
    for (text, expected) in table {
        let facts = facts("x", text);
        let days: Vec<&str> =
            facts.deadlines.iter().map(|found| found.value.date.as_str()).collect();
        assert_eq!(days, *expected, "{text}");
    }
}

#[test]
fn lines_multiply_out() {
    let table: &[(&str, &[&str])] = &[
        (
            "Paper A4   2   10.00   20.00 EUR\nPens   3   1.50   4.50 EUR\nTotal 24.50 EUR",
            &["Paper A4 2 10.00 20.00", "Pens 3 1.50 4.50"],
        ),
        ("| Papier | 2 | 10,00 € | 20,00 € |\n| Summe | | | 20,00 € |", &["Papier 2 10.00 20.00"]),
        (
            "7.5 hours  posters   at EUR 95.00\n1.5 hours  corrections   at EUR 95.00\nTotal EUR 855.00",
            &["posters 7.5 95.00 712.50", "corrections 1.5 95.00 142.50"],
        ),
        ("Paper A4   2   10.00   21.00 EUR", &[]),
        // Not all lines were read: none is better.
        ("Paper A4   2   10.00   20.00 EUR\nTotal 99.00 EUR", &[]),
    ];
    for (text, expected) in table {
        let facts = facts("x", text);
        let show = |line: &LineItem| {
            format!(
                "{} {} {} {}",
                line.text,
                line.quantity.unwrap(),
                line.price.unwrap(),
                line.amount.unwrap()
            )
        };
        let lines: Vec<String> = facts.lines.iter().map(|found| show(&found.value)).collect();
        assert_eq!(lines, *expected, "{text} {:?}", facts.unsure);
    }
}

#[test]
fn structured_data_beats_the_text() {
    let mut item =
        item(("Shop", "a@shop.example"), "Your receipt", "Order 12\nTotal EUR 24.00\nVAT EUR 3.83");
    item.structured = vec![serde_json::json!({
        "@type": "Order", "orderNumber": "CN-88213", "price": "24.00", "priceCurrency": "EUR", "merchant": {"name": "Cloudnest"},
        "orderDate": "2026-11-15T10:00:00Z",
        "acceptedOffer": [{"itemOffered": {"name": "Plan"}, "price": 24.0, "priceCurrency": "EUR"}]
    })];
    let facts = extract(&item, &owner());
    assert_eq!(
        fields(&facts),
        ["total=24.00 EUR", "tax=3.83 EUR", "date=2026-11-15", "order=CN-88213"]
    );
    assert_eq!(facts.vendor.unwrap().value, "Cloudnest");
    assert_eq!(facts.lines.len(), 1);
    // What nobody sees doesn't overrule what everybody sees.
    item.structured[0]["price"] = "2400.00".into();
    let facts = extract(&item, &owner());
    assert_eq!(facts.total, None);
    assert!(
        facts.unsure.iter().any(|question| question.contains("2400.00 EUR")),
        "{:?}",
        facts.unsure
    );
}

#[test]
fn events_come_from_structured_data() {
    let mut item = item(("Dana", "d@x.example"), "Plan", "");
    item.structured = vec![serde_json::json!({
        "@type": "Event", "name": "Plan", "startDate": "2026-11-20T10:00:00", "method": "REQUEST", "location": "Room 1",
        "organizer": {"@type": "Person", "name": "Dana", "email": "d@x.example"}, "identifier": "1@x"
    })];
    let event = extract(&item, &owner()).event.unwrap();
    assert_eq!(
        (event.summary.as_str(), event.start.as_deref(), event.method.as_deref()),
        ("Plan", Some("2026-11-20T10:00:00"), Some("request"))
    );
    assert_eq!(
        (event.location.as_deref(), event.organizer.as_deref(), event.uid.as_deref()),
        (Some("Room 1"), Some("Dana"), Some("1@x"))
    );
}

#[test]
fn languages_are_told_by_small_words() {
    for (text, expected) in [
        ("Please send us the invoice for the workshop.", "en"),
        ("Bitte schicken Sie uns die Rechnung für den Workshop.", "de"),
        ("Veuillez nous envoyer la facture pour le mois.", "fr"),
        ("4711", ""),
    ] {
        assert_eq!(facts("", text).language, expected, "{text}");
    }
}

/// Every text that facts came from, to hold them against the item.
fn all_words(facts: &Facts) -> Vec<String> {
    fn walk(value: &serde_json::Value, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(pairs) => {
                out.extend(pairs.get("words").and_then(|words| words.as_str()).map(str::to_owned));
                pairs.values().for_each(|value| walk(value, out));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| walk(value, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(&serde_json::to_value(facts).unwrap(), &mut out);
    out
}

#[track_caller]
pub(super) fn holds(item: &Item) {
    let facts = extract(item, &owner());
    let data = serde_json::to_string(&item.structured).unwrap();
    let from = item.from.as_ref().map_or("", |from| from.name.as_str());
    let mut all = format!("{}\n{}\n{from}\n{data}", item.subject, item.text);
    for value in &item.structured {
        all.extend(value.get("text").and_then(|text| text.as_str()));
    }
    for words in all_words(&facts) {
        assert!(
            all.contains(&words)
                || data.contains(serde_json::to_string(&words).unwrap().trim_matches('"')),
            "{words:?} is not in {all:?}"
        );
    }
    assert_eq!(extract(item, &owner()), facts);
    summary(&facts);
}

/// Text out of what extraction looks for, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Total",
            "Invoice no.",
            "Order #",
            "due",
            "by",
            "Friday",
            "tomorrow",
            "16.11.2026",
            "03/04/2026",
            "Nov 16",
            "EUR",
            "€",
            "$",
            "1.234,56",
            "1,234.56",
            "12",
            "7.5 hours",
            "at",
            "per hour",
            "\n",
            "\n\n",
            "> ",
            "-- \n",
            "\t",
            "   ",
            "|",
            ":",
            "?",
            "IBAN",
            "DE89 3704 0044 0532 0130 00",
            "+49 30",
            "1234567",
            "Rechnung",
            "Summe",
            "MwSt 19 %",
            "bis",
            "On Mon, 9 Nov 2026, A wrote:\n",
            "From: A <a@b.c>\nTo: x\nSubject: y\n",
            "[a](b)",
            "**",
            "\u{200b}",
            "ß",
            "within 14 days",
            "Best regards\n",
            "A GmbH",
            "http://a.b/c",
            "99999999999999999999",
            "ende des monats",
            "next week",
            "-",
            "0",
            "\r\n",
            "Fwd: ",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[0-9., €$-]{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn no_text_breaks_it_and_words_are_the_texts_own(subject in pieces(), text in pieces(), name in ".{0,20}") {
        holds(&item((&name, "a@b.example"), &subject, &text));
    }

    #[test]
    fn no_data_breaks_it(price in pieces(), name in pieces(), day in pieces()) {
        let mut item = item(("a", "a@b.example"), "x", "Total EUR 5.00");
        item.structured = vec![serde_json::json!([{"@type": ["Order", "Reservation", "Event"], "price": price, "priceCurrency": "EUR", "orderNumber": name,
            "orderDate": day, "startDate": day, "acceptedOffer": {"itemOffered": {"name": name}, "price": price}, "reservationFor": {"startDate": day}}]),
            serde_json::json!({"@type": "DigitalDocument", "text": name})];
        holds(&item);
    }
}

/// Work grows with the text, not with its square.
#[test]
fn twice_the_text_is_twice_the_work() {
    for piece in [
        "Invoice no. 7 Total EUR 5.00 due 16.11.2026 ",
        "1 234 567,00 € ",
        "invoice ",
        "due date by within 3 ",
        "a? ",
        "> x\n",
        "+49 30 1 ",
        "DE89 3704 ",
    ] {
        let work = |times: usize| {
            scan::LOOKED_AT.with(|all| all.set(0));
            extract(&item(("a", "a@b.example"), "x", &piece.repeat(times)), &owner());
            scan::LOOKED_AT.with(std::cell::Cell::get)
        };
        let (once, twice) = (work(1000), work(2000));
        assert!(twice < once * 3, "{piece}: {once} {twice}");
    }
}
