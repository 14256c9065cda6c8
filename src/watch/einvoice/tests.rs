use super::*;

const HEAD: &str = r#"xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100""#;

/// An invoice of Kern over 119.00 EUR.
fn stated() -> Stated {
    let text = |text: &str| Some(text.to_owned());
    Stated {
        seller: text("Kern Software GmbH"),
        number: text("RE-17"),
        currency: text("EUR"),
        gross: text("1190.00"),
        payable: text("1190.00"),
        ibans: vec!["DE89370400440532013000".into()],
        ..Stated::new("CII")
    }
}

fn parse(xml: &str) -> Option<Result<Stated, String>> {
    read("factur-x.xml", xml.as_bytes())
}

#[test]
fn what_the_page_shows_as_well_is_no_difference() {
    for page in [
        "Kern Software GmbH, RE-17, 1.190,00 €, IBAN DE89 3704 0044 0532 0130 00",
        "KERN SOFTWARE | RE 17 | EUR 1,190.00 | DE89370400440532013000",
        "Kern: RE17: 1190,- EUR; DE89 3704 0044 0532 0130 00 BIC COBADEFF",
        "kern re-17 CHF 1’190.00 DE89-3704-0044-0532-0130-00",
        "kern re-17 1\u{202f}190,00 € DE89 3704 0044 0532 0130 00",
        // A scan has no words that could differ.
        "",
        "page 1",
    ] {
        assert_eq!(differences(&stated(), page), Vec::<String>::new(), "{page}");
    }
}

type Change = fn(&mut Stated);

#[test]
fn what_the_page_does_not_show_is_said() {
    let page = "Kern Software GmbH, RE-17, 1.190,00 €, IBAN DE89 3704 0044 0532 0130 00";
    let said = |change: Change| {
        let mut stated = stated();
        change(&mut stated);
        differences(&stated, page).join("; ")
    };
    let cases: [(Change, &str); 6] = [
        (|stated| stated.gross = Some("190.00".into()), ""),
        (
            |stated| (stated.gross, stated.payable) = (Some("190.00".into()), None),
            "its data says 190.00 EUR, which is nowhere on the page that one sees",
        ),
        (
            |stated| (stated.gross, stated.payable) = (Some("11190.00".into()), None),
            "its data says 11190.00 EUR, which is nowhere on the page that one sees",
        ),
        (
            |stated| stated.ibans = vec!["GB82WEST12345698765432".into()],
            "its data asks for payment to GB82WEST12345698765432, the page that one sees names DE89370400440532013000",
        ),
        (
            |stated| stated.payee = Some("Evil Ltd".into()),
            "its data names “Evil Ltd” as the payee, the page that one sees does not",
        ),
        (
            |stated| stated.number = Some("RE-18".into()),
            "its data has the number “RE-18”, the page that one sees has another",
        ),
    ];
    for (change, expected) in cases {
        assert_eq!(said(change), expected);
    }
}

#[test]
fn no_entity_is_ever_read() {
    for dtd in [
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>",
        "<!DOCTYPE x SYSTEM \"https://evil.example/x.dtd\">",
    ] {
        let xml =
            format!("{dtd}<rsm:CrossIndustryInvoice {HEAD}><a>&a;</a></rsm:CrossIndustryInvoice>");
        assert!(matches!(parse(&xml), Some(Err(_))), "{dtd}");
    }
}

#[test]
fn what_is_large_or_deep_or_no_invoice_breaks_nothing() {
    let wrapped = |inner: &str| {
        format!("<rsm:CrossIndustryInvoice {HEAD}>{inner}</rsm:CrossIndustryInvoice>")
    };
    let deep = wrapped(&("<a>".repeat(90_000) + &"</a>".repeat(90_000)));
    assert_eq!(parse(&deep).unwrap().unwrap().number, None);
    assert!(parse(&wrapped(&"<a/>".repeat(200_000))).unwrap().is_err(), "too many elements");
    assert!(parse(&wrapped(&" ".repeat(LIMIT))).unwrap().is_err(), "too large");
    assert!(parse(&wrapped("<a>")).unwrap().is_err(), "not closed");
    for none in ["", "<invoice/>", "<html>CrossIndustry</html>", "plain text"] {
        assert_eq!(parse(none), None, "{none}");
    }
    assert_eq!(parse("<p>about CrossIndustryInvoice</p>"), None);
}

#[test]
fn numbers_and_days_that_are_none_are_left_out() {
    for (written, read) in [
        ("1190.00", Some("1190.00")),
        ("+5", Some("5")),
        ("-5.5", Some("-5.5")),
        ("1,190.00", None),
        ("1e9", None),
        ("", None),
        ("NaN", None),
        ("99999999999999999999999999999999", None),
    ] {
        assert_eq!(xml::number(written).as_deref(), read, "{written}");
    }
    for (written, read) in [
        ("20261105", Some("2026-11-05")),
        ("2026-11-05", Some("2026-11-05")),
        ("2026-11-05T00:00:00", Some("2026-11-05")),
        ("20261305", None),
        ("5.11.2026", None),
        ("ä6-11-05", None),
    ] {
        assert_eq!(xml::day(written).as_deref(), read, "{written}");
    }
}

#[test]
fn one_invoice_sent_twice_is_one() {
    let other = Stated { file: "again.xml".into(), syntax: "UBL", ..stated() };
    assert!(stated().is_same(&other));
    assert!(!stated().is_same(&Stated { number: None, ..stated() }));
}

proptest::proptest! {
    // `PROPTEST_CASES=100000` looks for longer.
    #![proptest_config(proptest::prelude::ProptestConfig::default())]

    /// Whatever is done to an invoice's data: it is refused, or read, and held against a page.
    #[test]
    fn no_bytes_end_the_reader(
        which in 0usize..4,
        edits in proptest::collection::vec((0usize..9000, 0usize..300, "([-<>/&;:!\\[\\]\"'=A-Za-z0-9. ]{0,20}|<ram:ID>|<!DOCTYPE x>|&#x0;|[0-9]{1,35}|</?[a-z:]{1,9}>)"), 1..6),
    ) {
        let files: [&[u8]; 4] = [
            include_bytes!("../../../tests/data/bills/x-xrechnung-cii.xml"),
            include_bytes!("../../../tests/data/bills/x-ubl.xml"),
            include_bytes!("../../../tests/data/bills/x-ubl-credit.xml"),
            include_bytes!("../../../tests/data/bills/x-utf16.xml"),
        ];
        let mut file = files[which].to_vec();
        for (at, length, put) in &edits {
            let at = at % (file.len() + 1);
            let to = (at + length).min(file.len());
            file.splice(at..to, put.bytes());
        }
        if let Some(Ok(stated)) = read("x.xml", &file) {
            let page = String::from_utf8_lossy(&file);
            let said = differences(&stated, &page);
            proptest::prop_assert!(said.len() < 10 && stated.page().len() < 100_000);
            proptest::prop_assert!(value(&stated).is_object());
        }
    }
}
