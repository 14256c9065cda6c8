//! Whole letters with what a person reads in them, and nothing else.

use super::{Wrong, mail, value, values};
use crate::model::person::Address;
use crate::plan::extract::{Facts, Owner, extract};

/// What is expected of one letter: `-` where there is nothing.
struct Fixture {
    name: &'static str,
    from: (&'static str, &'static str),
    subject: &'static str,
    text: &'static str,
    /// Name of a fact and its value; facts that aren't named must be absent, where the second list says so.
    expected: &'static [(&'static str, &'static str)],
    absent: &'static [&'static str],
    questions: usize,
}

fn fact(facts: &Facts, name: &str) -> String {
    let list = |found: &[crate::plan::extract::Found<String>]| {
        if found.is_empty() { "-".into() } else { values(found).join("; ") }
    };
    match name {
        "language" => facts.language.clone(),
        "total" => value(&facts.total),
        "net" => value(&facts.net),
        "tax" => value(&facts.tax),
        "date" => value(&facts.date),
        "due" => value(&facts.due),
        "invoice" => value(&facts.invoice_number),
        "order" => value(&facts.order_number),
        "vendor" => value(&facts.vendor),
        "hours" => value(&facts.hours),
        "ibans" => list(&facts.ibans),
        "bics" => list(&facts.bics),
        "phones" => list(&facts.phones),
        "names" => list(&facts.names),
        "addresses" => list(&facts.addresses),
        "references" => list(&facts.references),
        "requests" => list(&facts.requests),
        "questions" => list(&facts.questions),
        "deadlines" => {
            let days: Vec<&str> =
                facts.deadlines.iter().map(|found| found.value.date.as_str()).collect();
            if days.is_empty() { "-".into() } else { days.join("; ") }
        }
        "lines" => {
            let lines: Vec<String> = facts
                .lines
                .iter()
                .map(|line| {
                    format!("{} {}", line.value.text, line.value.amount.unwrap_or_default())
                })
                .collect();
            if lines.is_empty() { "-".into() } else { lines.join("; ") }
        }
        other => panic!("no fact {other}"),
    }
}

const FIXTURES: &[Fixture] = &[
    Fixture {
        name: "a customer wants an invoice",
        from: ("Dana Reyes", "dana@reyes.example"),
        subject: "Invoice for October, please",
        text: "Hi,\n\ncould you send me the invoice for October? We agreed on 12.5 hours at $96/hour,\nso $1,200 in total. Please send it by Friday, our books close at the end of the month.\n\nThanks,\nDana Reyes\nReyes Studio LLC\n+1 555 010 2030",
        expected: &[
            ("language", "en"),
            ("total", "1200.00 USD"),
            ("hours", "12.5"),
            ("lines", " 1200.00"),
            ("deadlines", "2026-11-20"),
            ("names", "Dana Reyes; Reyes Studio LLC"),
            ("phones", "+15550102030"),
            ("questions", "could you send me the invoice for October?"),
            (
                "requests",
                "could you send me the invoice for October?; Please send it by Friday, our books close at the end of the month.",
            ),
        ],
        absent: &["invoice", "order", "vendor", "due", "date", "net", "tax", "ibans"],
        questions: 0,
    },
    Fixture {
        name: "a German bill",
        from: ("Buchhaltung", "buchhaltung@weber-druck.example"),
        subject: "Rechnung RE-2026-0815",
        text: "Sehr geehrte Damen und Herren,\n\nfür den Druck Ihrer Broschüren berechnen wir:\n\nPos   Bezeichnung            Menge   Einzelpreis   Gesamt\n1     Broschüre A5, 24 S.      500        1,20 €    600,00 €\n2     Versand                    1       15,00 €     15,00 €\n\nNettobetrag                                       615,00 €\nzzgl. 19 % MwSt.                                  116,85 €\nRechnungsbetrag                                   731,85 €\n\nRechnungsdatum: 09.11.2026\nZahlbar innerhalb von 14 Tagen ohne Abzug auf IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX,\nVerwendungszweck: RE-2026-0815\n\nMit freundlichen Grüßen\nIngrid Weber\nWeber Druck GmbH\nHafenstraße 12a\n20457 Hamburg\nTel. 040 123456-0",
        expected: &[
            ("language", "de"),
            ("total", "731.85 EUR"),
            ("net", "615.00 EUR"),
            ("tax", "116.85 EUR"),
            ("date", "2026-11-09"),
            ("due", "2026-11-23"),
            ("invoice", "RE-2026-0815"),
            ("ibans", "DE89370400440532013000"),
            ("bics", "COBADEFFXXX"),
            ("vendor", "Weber Druck GmbH"),
            ("names", "Ingrid Weber; Weber Druck GmbH"),
            ("addresses", "Hafenstraße 12a, 20457 Hamburg"),
            ("phones", "0401234560"),
            ("lines", "Broschüre A5, 24 S. 600.00"),
        ],
        absent: &["order", "questions", "requests", "hours"],
        questions: 0,
    },
    Fixture {
        name: "a receipt of a shop",
        from: ("Paper & Ink", "orders@paperink.example"),
        subject: "Your order #77123 is confirmed",
        text: "Thanks for your order!\n\nOrder number: 77123-A\nPlaced on November 14, 2026\n\nItem | Qty | Price | Total\nFountain pen | 2 | $18.00 | $36.00\nNotebook A5 | 3 | $7.50 | $22.50\n\nSubtotal: | $58.50\nShipping: | $4.95\nSales tax: | $5.12\nOrder total: | $68.57\n\nPaid with Visa ending 4242. Questions? Visit https://paperink.example/help.\nFree shipping on orders over $75.",
        expected: &[
            ("total", "68.57 USD"),
            ("tax", "5.12 USD"),
            ("date", "2026-11-14"),
            ("order", "77123-A"),
            ("vendor", "Paper & Ink"),
            ("lines", "Fountain pen 36.00; Notebook A5 22.50"),
        ],
        absent: &["invoice", "due", "questions", "requests", "deadlines", "net", "phones"],
        questions: 0,
    },
    Fixture {
        name: "two totals that contradict each other",
        from: ("Tom Hill", "tom@hill.example"),
        subject: "Invoice 2026-77001",
        text: "Invoice number: 2026-77001\nInvoice total: €500.00\n\nPlease transfer the amount due of €560.00 by 30 November 2026.",
        expected: &[("invoice", "2026-77001"), ("due", "2026-11-30")],
        absent: &["total", "order"],
        questions: 1,
    },
    Fixture {
        name: "a sum without a currency",
        from: ("Tom Hill", "tom@hill.example"),
        subject: "Bill",
        text: "Hello,\n\nthe amount due: 450.00\nPlease pay by 2026-11-30.\n\nTom",
        expected: &[
            ("due", "2026-11-30"),
            ("names", "Tom"),
            ("requests", "Please pay by 2026-11-30."),
        ],
        absent: &["total", "net", "tax", "invoice"],
        questions: 1,
    },
    Fixture {
        name: "a new lead with a range",
        from: ("Maya Chen", "maya@chen.example"),
        subject: "New website",
        text: "Hello!\n\nWe are looking for somebody to build our new website. Our budget is $5k-8k. Do you have time in January? What is your hourly rate?\n\nBest,\nMaya Chen",
        expected: &[
            ("questions", "Do you have time in January?; What is your hourly rate?"),
            ("names", "Maya Chen"),
        ],
        absent: &["total", "invoice", "vendor", "due", "hours"],
        questions: 0,
    },
    Fixture {
        name: "a reply above what it answers",
        from: ("Dana Reyes", "dana@reyes.example"),
        subject: "Re: Invoice 2026-0042",
        text: "Paid yesterday, thank you!\n\nDana\n\nOn Fri, Nov 13, 2026 at 10:00 AM You <me@own.example> wrote:\n\n> Hi Dana, attached is invoice no. 2026-0042 over €1,190.00,\n> due on 30 November 2026. Could you confirm?",
        expected: &[("total", "1190.00 EUR"), ("invoice", "2026-0042"), ("due", "2026-11-30")],
        absent: &["questions", "requests", "deadlines", "vendor"],
        questions: 0,
    },
    Fixture {
        name: "an Austrian reminder with a fee",
        from: ("Stadtwerke", "service@stadtwerke.example"),
        subject: "Mahnung",
        text: "Sehr geehrter Herr Berger,\n\nzu Rechnung Nr. 4711-09 vom 01.10.2026 ist der Betrag von EUR 89,90 noch offen.\nMahngebühr: EUR 5,00\nZu zahlen: EUR 94,90\nBitte überweisen Sie bis zum 27.11.2026 auf das Konto AT61 1904 3002 3457 3201.\n\nFreundliche Grüße\nStadtwerke",
        expected: &[
            ("language", "de"),
            ("total", "94.90 EUR"),
            ("invoice", "4711-09"),
            ("due", "2026-11-27"),
            ("date", "2026-10-01"),
            ("ibans", "AT611904300234573201"),
            ("vendor", "Stadtwerke"),
            (
                "requests",
                "Bitte überweisen Sie bis zum 27.11.2026 auf das Konto AT61 1904 3002 3457 3201.",
            ),
        ],
        absent: &["order", "questions", "phones"],
        questions: 0,
    },
    Fixture {
        name: "a Swiss note with francs",
        from: ("Urs Frei", "urs@frei.ch"),
        subject: "Honorar",
        text: "Hallo\n\nFür den Workshop vom 12.11.2026 sind es CHF 1'250.–. Kannst du mir bis Ende November eine Rechnung schicken?\n\nLG\nUrs",
        expected: &[
            ("language", "de"),
            ("total", "1250.00 CHF"),
            ("deadlines", "2026-11-30"),
            ("names", "Urs"),
            ("questions", "Kannst du mir bis Ende November eine Rechnung schicken?"),
        ],
        absent: &["invoice", "vendor", "date"],
        questions: 0,
    },
    Fixture {
        name: "a subscription that renews",
        from: ("Cloudbox", "billing@cloudbox.example"),
        subject: "Your Cloudbox receipt",
        text: "Receipt #2218-5567\nDate paid: November 15, 2026\n\nCloudbox Pro (monthly)    $9.99\nTax                        $0.80\nTotal                     $10.79\n\nYour plan renews on December 15, 2026 for $9.99/month. Cancel any time.\n\nPlease do not reply to this email.",
        expected: &[
            ("total", "10.79 USD"),
            ("tax", "0.80 USD"),
            ("invoice", "2218-5567"),
            ("date", "2026-11-15"),
            ("vendor", "Cloudbox"),
        ],
        absent: &["order", "requests", "questions", "due", "hours"],
        questions: 0,
    },
    Fixture {
        name: "a refund",
        from: ("Shoe Barn", "help@shoebarn.example"),
        subject: "Your refund",
        text: "Hi,\n\nwe have refunded £49.99 for order number SB-99812 to your card. It takes 5 to 10 days to arrive.",
        expected: &[("total", "49.99 GBP"), ("order", "SB-99812"), ("vendor", "Shoe Barn")],
        absent: &["invoice", "due", "deadlines"],
        questions: 0,
    },
    Fixture {
        name: "changed bank details",
        from: ("Weber Druck", "rechnung@weber-druck.example"),
        subject: "Neue Bankverbindung",
        text: "Guten Tag,\n\nunsere Bankverbindung hat sich geändert. Bitte überweisen Sie die 731,85 € noch heute auf IBAN DE88 3704 0044 0532 0130 00.\n\nMit freundlichen Grüßen\nWeber Druck",
        expected: &[("total", "731.85 EUR"), ("due", "2026-11-16")],
        absent: &["ibans", "invoice", "questions"],
        questions: 1,
    },
    Fixture {
        name: "an English bill with terms",
        from: ("Accounts", "accounts@brightwire.co.uk"),
        subject: "Invoice BW-1009",
        text: "Brightwire Ltd\nUnit 4, 12 Dock Road\nBristol BS1 4QA\n\nBill to: Owner Ltd\n\nInvoice No: BW-1009\nInvoice date: 02/11/2026\nPayment terms: 30 days\n\nRewiring of the office    £800.00\nFittings                   £140.00\nNet                        £940.00\nVAT @ 20%                  £188.00\nAmount due                £1,128.00\n\nVAT Reg. No. GB 123 4567 89. Registered in England.",
        expected: &[
            ("total", "1128.00 GBP"),
            ("net", "940.00 GBP"),
            ("tax", "188.00 GBP"),
            ("invoice", "BW-1009"),
            ("date", "2026-11-02"),
            ("due", "2026-12-02"),
            ("vendor", "Brightwire Ltd"),
            ("lines", "Rewiring of the office 800.00; Fittings 140.00"),
        ],
        absent: &["order", "requests", "questions", "ibans"],
        questions: 0,
    },
    Fixture {
        name: "a French bill",
        from: ("Comptabilité", "compta@imprimerie.fr"),
        subject: "Facture F2026-118",
        text: "Bonjour,\n\nVeuillez trouver ci-joint la facture n° F2026-118 du 5 novembre 2026.\n\nTotal HT : 1 250,00 €\nTVA 20 % : 250,00 €\nTotal TTC : 1 500,00 €\n\nÉchéance : 05/12/2026\nIBAN : FR76 3000 6000 0112 3456 7890 189\n\nCordialement,\nHélène Petit",
        expected: &[
            ("language", "fr"),
            ("total", "1500.00 EUR"),
            ("net", "1250.00 EUR"),
            ("tax", "250.00 EUR"),
            ("invoice", "F2026-118"),
            ("date", "2026-11-05"),
            ("due", "2026-12-05"),
            ("ibans", "FR7630006000011234567890189"),
            ("names", "Hélène Petit"),
        ],
        absent: &["order", "requests"],
        questions: 0,
    },
    Fixture {
        name: "lunch",
        from: ("Maria", "maria@example.net"),
        subject: "Lunch?",
        text: "Hi! Are you free for lunch on Thursday at 12:30? There is a new place at 12 Main Street, about $15 each.\n\nMaria",
        expected: &[
            ("questions", "Are you free for lunch on Thursday at 12:30?"),
            ("names", "Maria"),
        ],
        absent: &["total", "invoice", "order", "due", "date", "vendor", "hours", "phones", "lines"],
        questions: 0,
    },
    Fixture {
        name: "a newsletter",
        from: ("Gear Weekly", "news@gear.example"),
        subject: "Up to 50% off + free shipping over $99!",
        text: "Black Friday is here. Save up to $500 on cameras.\n\nCamera X | was $999 | now $799\nTripod Y | was $99 | now $79\n\nOffer valid until 30 November 2026. Unsubscribe: https://gear.example/u\n\n© 2026 Gear Weekly Inc., 655 Montgomery Street, San Francisco, CA 94111",
        expected: &[
            ("deadlines", "2026-11-30"),
            ("addresses", "655 Montgomery Street, San Francisco, CA 94111"),
        ],
        absent: &[
            "total",
            "net",
            "tax",
            "invoice",
            "order",
            "due",
            "date",
            "requests",
            "questions",
            "lines",
            "phones",
        ],
        questions: 0,
    },
    Fixture {
        name: "a time sheet",
        from: ("Jan de Boer", "jan@deboer.example"),
        subject: "Uren oktober",
        text: "Timesheet October 2026\n\nDate | Task | Hours\n2026-10-05 | Design | 6 h\n2026-10-06 | Design | 4.5 h\nTotal | | 10.5 h\n\nPlease invoice these hours at €85 per hour.",
        expected: &[("hours", "10.5"), ("requests", "Please invoice these hours at €85 per hour.")],
        absent: &["total", "invoice", "order", "due", "vendor"],
        questions: 0,
    },
];

#[test]
fn letters_are_read_as_a_person_reads_them() {
    let mut wrong = Wrong::default();
    for fixture in FIXTURES {
        let mut item = mail(fixture.text);
        item.from = Some(Address::new(fixture.from.0, fixture.from.1));
        item.subject = fixture.subject.into();
        let facts = extract(
            &item,
            &Owner {
                name: "Max Weber".into(),
                emails: vec!["me@own.example".into()],
                currency: Some("EUR".parse().unwrap()),
            },
        );
        for (name, expected) in fixture.expected {
            wrong.same(
                fact(&facts, name),
                (*expected).to_owned(),
                &format!("{}: {name}", fixture.name),
            );
        }
        for name in fixture.absent {
            wrong.same(fact(&facts, name), "-".to_owned(), &format!("{}: {name}", fixture.name));
        }
        wrong.same(
            facts.unsure.len(),
            fixture.questions,
            &format!("{}: open {:?}", fixture.name, facts.unsure),
        );
    }
}
