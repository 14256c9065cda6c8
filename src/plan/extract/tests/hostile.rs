//! What no text may do: panic, make up words, cost more than its length.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::mail;
use crate::plan::extract::scan::LOOKED_AT;
use crate::plan::extract::scan::composed;
use crate::plan::extract::{Facts, Owner, extract, summary};

/// Pieces that patterns care about, in all orders.
const PIECES: &[&str] = &[
    "Total: ",
    "€",
    "$",
    "£12.50",
    " 1.234,56 € ",
    "EUR ",
    "12",
    ".",
    ",",
    "-",
    "(",
    ")",
    "|",
    " | ",
    "\n",
    "\n\n",
    "> ",
    "On Mon, Nov 2, 2026 Tom wrote:\n",
    "Invoice No. ",
    "INV-1",
    "#",
    "IBAN ",
    "DE89 3704 0044 0532 0130 00",
    "BIC COBADEFFXXX",
    "https://a.example/(",
    "www.",
    "@",
    "a@b.example",
    "2026-11-16",
    "16.11.",
    "03/04/2026",
    "Nov 16",
    "by Friday",
    "within 14 days",
    "morgen",
    "Please send ",
    "?",
    "Best regards,\n",
    "-- \n",
    "Dana Reyes",
    "10115 Berlin",
    "Hauptstr. 1\n",
    "\u{200b}",
    "\u{202e}",
    "\u{a0}",
    "’",
    "…",
    "ü",
    "円",
    "[x](",
    "**",
    "![",
    "<",
    ">",
    "Description | Qty | Amount\n",
    "2 x Widget @ ",
    "12 h",
    "net 30",
    "----- Text of a.pdf -----\n",
    "-----Original Message-----\n",
    "From: x\nSent: y\nTo: z\n",
    "%",
    "\t",
    "    ",
    "\r\n",
    "\0",
    "½",
    "𝟙",
    "٣",
    "Straße",
    "k",
    "m",
    "Mio.",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, ".{0,400}", "[\\PC\\n]{0,400}"]
}

fn facts(text: &str, subject: &str, structured: Vec<Value>) -> Facts {
    let mut item = mail(text);
    item.subject = subject.into();
    item.structured = structured;
    extract(&item, &Owner::default())
}

/// All words of all facts, with their lines.
fn words(value: &Value, found: &mut Vec<(String, u64)>) {
    match value {
        Value::Object(pairs) => {
            if let (Some(Value::String(words)), Some(line)) =
                (pairs.get("words"), pairs.get("line").and_then(Value::as_u64))
            {
                found.push((words.clone(), line));
            }
            pairs.values().for_each(|value| self::words(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| self::words(value, found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_text_breaks_it_and_its_words_are_in_the_text(text in any_text(), subject in any_text()) {
        let facts = facts(&text, &subject, Vec::new());
        let mut found = Vec::new();
        words(&serde_json::to_value(&facts).unwrap(), &mut found);
        let lines = text.lines().count() as u64 + 1;
        for (words, line) in found {
            // Letters and their marks are read as one character.
            let (text, subject) = (composed(&text), composed(&subject));
            let inside = text.contains(&words) || subject.contains(&words) || "Dana Reyes <dana@reyes.example>".contains(&words);
            prop_assert!(inside && line <= lines, "{:?} on line {}", words, line);
        }
        let _ = summary(&facts);
    }

    #[test]
    fn the_same_item_gives_the_same_facts(text in any_text()) {
        prop_assert_eq!(facts(&text, "", Vec::new()), facts(&text, "", Vec::new()));
    }
}

#[test]
fn strange_structured_data_breaks_nothing() {
    let deep = (0..200).fold(json!({"@type": "Order"}), |inner, _| json!({"@graph": [inner]}));
    let odd = vec![
        deep,
        json!(null),
        json!([[[[]]]]),
        json!({"@type": 5, "price": {}}),
        json!({"@type": ["Order", 1], "price": "12", "priceCurrency": "EURO", "orderDate": "soon"}),
        json!({"@type": "Order", "price": 1e300, "priceCurrency": "EUR"}),
        json!({"@type": "Order", "price": "1.005", "priceCurrency": "EUR"}),
        json!({"@type": "Event", "name": 5, "startDate": [1]}),
        json!({"@type": "Invoice", "totalPaymentDue": {"price": true, "priceCurrency": "EUR"}, "paymentDueDate": "2026-99-99"}),
    ];
    let facts = facts("", "", odd);
    assert_eq!((facts.total, facts.due), (None, None));
}

/// How many bytes are looked at for a text.
fn work(text: &str) -> usize {
    LOOKED_AT.with(|all| all.set(0));
    let _ = facts(text, "", Vec::new());
    LOOKED_AT.with(std::cell::Cell::get)
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let shapes = [
        "$1 ",
        "€1,234.56 ",
        "1 ",
        "1.",
        "1,",
        "1 234 ",
        "a",
        "a ",
        "a. ",
        "A ",
        "Aa ",
        "((((",
        "))))",
        "[](",
        "](",
        "![](",
        "*",
        "**",
        "_",
        "`",
        "> ",
        ">",
        "\n",
        "x\n",
        "|",
        " | ",
        "1 | ",
        "a | b\n",
        "Total: ",
        "Total: $1 ",
        "Total\n",
        "Total\n\n1.00\n",
        "DE89 ",
        "DE89 3704 0044 0532 0130 00 ",
        "XX00",
        "http://a.b/((((",
        "http://a.b/))))",
        "www.",
        "a@",
        "a@b.c ",
        "2026-11-16 ",
        "16.11.2026 ",
        "1/2/26 ",
        "16 Nov ",
        "Nov 16 ",
        "by Friday ",
        "in 3 days ",
        "within 14 days ",
        "please pay within 14 days ",
        "Invoice No. 1 ",
        "Invoice 12345 ",
        "+49 170 1234567 ",
        "10115 Berlin ",
        "1 A 10115 Berlin ",
        "10115 Aa\n",
        "Please ",
        "Why? ",
        "On Mon, Nov 2, 2026 Tom wrote:\n",
        "On 2026 ",
        "wrote:\n",
        "From: a\n",
        "Best regards,\nDana\n",
        "-- \nDana\n",
        "Ltd ",
        "A Ltd ",
        "2 x A @ $1 = $2\n",
        "Description | Qty\n",
        "A | 1 | 1.00 | 1.00\n",
        "12 h ",
        "\u{200b}",
        "\u{a0}",
        "ü",
        "12 hours worked ",
        "Seller:\n",
        "Seller: A\n",
        "payment of 1 to A ",
        "Sold by ",
        "IBAN ",
        "IBAN DE88 3704 ",
        "BIC ",
        "EUR",
        "EUR ",
        "1 € ",
        "€ 1",
        "1-",
        "-1",
        "(1",
        "1.000",
        "Date\n",
        "Date: 2026-11-16\n",
        "due ",
        "due 2026-11-16 ",
        "net 30 ",
        "[1] http://a.b\n",
        "<a.b… [1]> ",
        "<",
        "[image: ",
        "a|",
        "\t",
        "   ",
    ];
    let mut wrong = Vec::new();
    for shape in shapes {
        let once = shape.repeat(4_000 / shape.len());
        let (small, large) = (work(&once), work(&once.repeat(2)));
        if large * 10 > small * 23 {
            wrong.push(format!("{shape:?}: {small} to {large}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_very_long_text_is_read_in_part() {
    let text = format!("Total: €5.00\n{}\nTotal: €6.00", "word ".repeat(200_000));
    let facts = facts(&text, "", Vec::new());
    assert_eq!(facts.total.unwrap().value.to_string(), "5.00 EUR");
}

#[test]
fn an_amount_that_invisible_signs_break_up_is_none() {
    for text in ["Total: $1\u{200b}000.00", "Total: $1000\u{2060}000", "Total: €\u{202e}00.5"] {
        assert_eq!(facts(text, "", Vec::new()).total, None, "{text:?}");
    }
}

#[test]
fn a_day_in_the_subject_does_not_go_on_in_the_text() {
    let facts = serde_json::to_string(&facts("10115 Berlin", "Nov 16", Vec::new())).unwrap();
    assert!(!facts.contains("2010") && !facts.contains("10115-"), "{facts}");
}
