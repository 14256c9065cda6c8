//! The playbooks of a fresh vault, each against mail as people write it: what it is for, and what only looks like it.

use std::collections::BTreeMap;

use crate::testvault::TestVault;

/// A mail and the playbook that should give its steps; none: it is the person's to decide.
struct Case {
    from: &'static str,
    subject: &'static str,
    headers: &'static str,
    body: &'static str,
    playbook: Option<&'static str>,
}

const KNOWN: &str = "Dana Reyes <dana@reyes.example>";
const STRANGER: &str = "Tom Hardwick <tom@hardwick.example>";
const SHOP: &str = "Paperworks <orders@paperworks.example>";
const BANK: &str = "Northbank <alerts@northbank.example>";
const LIST: &str = "List-Unsubscribe: <https://news.example/u>\r\nList-Id: <news.example>\r\n";
const AUTO: &str = "Auto-Submitted: auto-replied\r\n";

const fn case(
    from: &'static str,
    subject: &'static str,
    body: &'static str,
    playbook: &'static str,
) -> Case {
    Case { from, subject, headers: "", body, playbook: Some(playbook) }
}

const fn person(from: &'static str, subject: &'static str, body: &'static str) -> Case {
    Case { from, subject, headers: "", body, playbook: None }
}

/// A vault whose owner is Max, who knows Dana and an accountant.
fn vault() -> TestVault {
    let vault = TestVault::new();
    let id = vault
        .read(".fte/config.yaml")
        .lines()
        .find(|l| l.starts_with("vault:"))
        .unwrap()
        .to_owned();
    vault
        .file(
            ".fte/config.yaml",
            format!("{id}\nowner:\n  name: Max Weber\n  emails: [max@weber.example]\n"),
        )
        .file("Contacts/Dana Reyes.md", "---\nemail: dana@reyes.example\nknown: true\n---\n")
        .file(
            "Contacts/Kim Ledger.md",
            "---\nemail: kim@ledger-accounting.example\nknown: true\n---\n",
        )
}

fn eml(number: usize, case: &Case) -> String {
    format!(
        "From: {}\r\nTo: Max Weber <max@weber.example>\r\nSubject: {}\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <case-{number}@test.example>\r\n{}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
        case.from,
        case.subject,
        case.headers,
        case.body.replace('\n', "\r\n")
    )
}

/// Plans every case in one vault and says which playbook each got, where that is another one than it should be.
fn differing(cases: &[Case]) -> Vec<String> {
    let vault = vault();
    for (number, case) in cases.iter().enumerate() {
        vault.put(&format!("Inbox/{number:03}.eml"), eml(number, case));
    }
    vault.fte("watch files --json").ok();
    let report = vault.fte("plan --json").ok().json();
    let mut found: BTreeMap<usize, Option<String>> = BTreeMap::new();
    let number = |id: &str| {
        let raw = vault.read(&vault.original(id));
        raw.split("<case-").nth(1).unwrap().split('@').next().unwrap().parse::<usize>().unwrap()
    };
    for planned in report["planned"].as_array().unwrap() {
        let playbook = planned["playbook"].as_str().unwrap().to_owned();
        found.insert(number(planned["item"].as_str().unwrap()), Some(playbook));
    }
    for unmatched in report["unmatched"].as_array().unwrap() {
        found.insert(number(unmatched["item"].as_str().unwrap()), None);
    }
    assert_eq!(found.len(), cases.len(), "every mail is planned or the person's");
    let differs = |(number, case): (usize, &Case)| {
        let got = found[&number].as_deref();
        let said = || format!("{:?}: {:?} instead of {:?}", case.subject, got, case.playbook);
        (got != case.playbook).then(said)
    };
    cases.iter().enumerate().filter_map(differs).collect()
}

#[track_caller]
fn check(cases: &[Case]) {
    let wrong = differing(cases);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn suspected_fraud() {
    const FRAUD: &str = "suspected-fraud";
    check(&[
        case(
            KNOWN,
            "Our bank details",
            "Hi Max,\n\nplease note that our bank details have changed. From now on pay our\ninvoices to the account below.\n\nDana",
            FRAUD,
        ),
        case(
            STRANGER,
            "Updated payment information",
            "Dear customer, kindly use our new bank account details for all future remittances.",
            FRAUD,
        ),
        case(
            "Accounts <a@supplier.example>",
            "Invoice 4711",
            "Please find attached invoice 4711 over EUR 900.00. Please transfer to our new account: DE89 3704 0044 0532 0130 00.",
            FRAUD,
        ),
        case(
            "Rechnung <r@lieferant.example>",
            "Neue Bankverbindung",
            "Sehr geehrte Damen und Herren,\n\nbitte beachten Sie unsere neue Bankverbindung.",
            FRAUD,
        ),
        case(
            "Dana Reyes <dana@reyess.example>",
            "Invoice",
            "Hi Max, can you pay the attached invoice today?",
            FRAUD,
        ),
        case(
            "CEO <ceo.office@mail.example>",
            "Quick task",
            "Are you at your desk? I need you to make a payment of $8,400 urgently. Keep it confidential, I am in a meeting.",
            FRAUD,
        ),
        case(
            STRANGER,
            "Favour",
            "Can you buy five Amazon gift cards at 100 each and send me photos of the codes? I'll reimburse you.",
            FRAUD,
        ),
        case(
            "max@weber.example",
            "Your device was hacked",
            "I recorded you through your webcam. Send 0.2 bitcoin to this wallet.",
            FRAUD,
        ),
        Case {
            from: "Billing <billing@supplier.example>",
            subject: "Invoice 4712",
            headers: "Reply-To: billing@suppl1er-invoices.example\r\n",
            body: "Please settle the outstanding invoice over EUR 480.00 by Friday.",
            playbook: Some("suspected-fraud"),
        },
        // What only looks like it.
        Case {
            from: "Ann <ann@writers.example>",
            subject: "[writers] transfer of the archive",
            headers: "Reply-To: writers@lists.example\r\nList-Id: <writers.lists.example>\r\n",
            body: "Could somebody verify the login page and transfer the archive? I would pay for it.",
            playbook: Some("newsletter"),
        },
        person(
            "Team <team@partner.example>",
            "URGENT: security meeting",
            "Team, we have scheduled an urgent meeting on data security. Attendance is mandatory.",
        ),
        case(
            KNOWN,
            "Your bank",
            "Hi Max, which bank do you use? Just curious, mine closed its branch",
            "question-known-contact",
        ),
        Case {
            from: "Giftshop <news@giftshop.example>",
            subject: "Gift cards for everyone",
            headers: LIST,
            body: "Our gift cards are the perfect present. Save 10 % today.",
            playbook: Some("newsletter"),
        },
    ]);
}

#[test]
fn bounces_and_automatic_replies() {
    let auto = |subject, body| Case {
        from: KNOWN,
        subject,
        headers: AUTO,
        body,
        playbook: Some("auto-reply"),
    };
    check(&[
        auto("Automatic reply: Workshop", "I am out of the office until 23 November."),
        auto(
            "Re: Workshop",
            "Thanks for your mail. I'm currently on leave and will be back on Monday.",
        ),
        auto("Abwesenheitsnotiz: Workshop", "Ich bin derzeit nicht im Büro."),
        case(STRANGER, "Out of office: your offer", "I will answer when I am back.", "auto-reply"),
        person(
            KNOWN,
            "Workshop room",
            "Hi Max, the new office has a nice room for the workshop. I'll book it",
        ),
        case(
            KNOWN,
            "My holiday",
            "I'm away next week but Tom has the key of the building",
            "personal",
        ),
    ]);
    let vault = vault();
    vault.put("Inbox/bounce.eml", BOUNCE.replace('\n', "\r\n"));
    vault.fte("watch files").ok();
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"][0]["playbook"], "bounce", "{report}");
}

const BOUNCE: &str = "From: Mail Delivery Subsystem <mailer-daemon@mx.weber.example>
To: max@weber.example
Subject: Delivery Status Notification (Failure)
Date: Mon, 16 Nov 2026 08:00:00 +0000
Message-ID: <b1@mx.weber.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"

--b
Content-Type: text/plain

Your message to dana@reyes.exmple could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.weber.example

Final-Recipient: rfc822; dana@reyes.exmple
Action: failed
Status: 5.1.2

--b--
";

#[test]
fn invoice_requested() {
    const ASKED: &str = "invoice-requested";
    check(&[
        case(
            KNOWN,
            "Invoice for October, please",
            "Hi Max,\n\nthe workshop was great. We agreed on EUR 1,200.00.\n\nDana",
            ASKED,
        ),
        case(
            KNOWN,
            "October",
            "Hi Max, could you please send me the invoice for the October workshop? 950 EUR as agreed.",
            ASKED,
        ),
        case(
            STRANGER,
            "Billing",
            "Dear Max,\n\nplease invoice us for the 12 hours in October at 80 EUR an hour.\n\nTom",
            ASKED,
        ),
        case(
            KNOWN,
            "Rechnung",
            "Hallo Max, kannst du mir bitte die Rechnung für Oktober schicken? Es waren 480,00 EUR.",
            ASKED,
        ),
        case(KNOWN, "Accounting", "We still need an invoice from you for the website.", ASKED),
        case(KNOWN, "Oktober", "Hallo Max, bitte schick uns die Rechnung für Oktober.", ASKED),
        case(
            KNOWN,
            "Rechnung bitte",
            "Hallo Max, bitte schick uns die Rechnung: 10 Stunden à 80,00 €, also 800,00 € netto.",
            ASKED,
        ),
        // What only looks like it.
        case(
            KNOWN,
            "Your offer",
            "Hi Max, we accept your offer of 4,500.00 EUR. Please send the invoice after delivery.",
            "offer-accepted",
        ),
        case(
            STRANGER,
            "Angebot angenommen",
            "Hallo Herr Weber,\n\nvielen Dank für das Angebot A-17 über 2.400,00 € netto. Wir nehmen es gerne an. Bitte die Rechnung nach Fertigstellung.",
            "offer-accepted",
        ),
        case(
            STRANGER,
            "Ihr Angebot",
            "Guten Tag, wir nehmen Ihr Angebot gerne an.",
            "offer-accepted",
        ),
        case(
            KNOWN,
            "INV-0003",
            "Hi Max, there is a mistake in invoice INV-0003, please correct it: it was 3 hours, not 5.",
            "invoice-disputed",
        ),
        case(
            STRANGER,
            "Invoice 7",
            "Please find attached our invoice 7 for October. The amount due is EUR 90.00 by 30 November 2026.",
            "bill-received",
        ),
        case(
            KNOWN,
            "Re: Invoice",
            "We have paid your invoice today. You should have the 90.00 EUR tomorrow.",
            "payment-received",
        ),
        person(KNOWN, "Invoices", "I moved all invoices to the new folder"),
        Case {
            from: "App <hi@invoicer.example>",
            subject: "Send invoices in seconds",
            headers: LIST,
            body: "With our app you send an invoice in seconds.",
            playbook: Some("newsletter"),
        },
    ]);
}

#[test]
fn bills() {
    const BILL: &str = "bill-received";
    check(&[
        case(
            STRANGER,
            "Invoice 2026-118",
            "Dear Mr Weber,\n\nplease find attached invoice 2026-118.\n\nTotal amount due: EUR 240.00\nDue date: 30 November 2026\n\nTom",
            BILL,
        ),
        case(
            "Stadtwerke <service@stadtwerke.example>",
            "Ihre Rechnung Nr. 55012",
            "Rechnungsnummer: 55012\nRechnungsbetrag: 84,20 EUR\nZahlbar bis 01.12.2026",
            BILL,
        ),
        case(
            "John Clarc <john@consulting.example>",
            "Invoice for Consulting Services",
            "Dear Max, please find attached an invoice for the consulting services last month. The total amount due is $504. Please remit payment at your earliest convenience.",
            BILL,
        ),
        case(
            "Hostly <billing@hostly.example>",
            "Your invoice is available",
            "Your invoice for November is now available.\nInvoice number: H-9912\nAmount due: $12.00",
            BILL,
        ),
        // What only looks like it.
        case(
            STRANGER,
            "Zahlungserinnerung",
            "Sehr geehrter Herr Weber,\n\nzu unserer Rechnung Nr. 55012 über 84,20 EUR konnten wir noch keinen Zahlungseingang feststellen. Bitte zahlen Sie bis 30.11.2026.",
            "payment-reminder",
        ),
        case(
            STRANGER,
            "2nd reminder: invoice 118",
            "Invoice 118 is overdue. With the late fee the amount due is EUR 215.00; please pay by 4 December 2026.",
            "payment-reminder",
        ),
        case(
            STRANGER,
            "Gutschrift",
            "Anbei die Gutschrift Nr. 77 zur Rechnung Nr. 55012 über 20,00 EUR.",
            "credit-note",
        ),
        case(
            STRANGER,
            "Invoice 2026-119",
            "Please find attached invoice 2026-119.\nTotal: EUR 240.00\nDue date: 30 November 2026\nInterest is charged on any invoice that is overdue.",
            BILL,
        ),
        person(STRANGER, "Bill", "Bill will join us for lunch at noon"),
        person(
            KNOWN,
            "The electricity bill of law",
            "I read about the new electricity bill in parliament",
        ),
    ]);
}

#[test]
fn receipts_and_payments() {
    check(&[
        case(
            BANK,
            "Your card has been charged $2,099.00",
            "Hi, your debit card 4605 was preauthorized for $2,099.00. The settled amount may be different.",
            "payment-notice",
        ),
        case(
            BANK,
            "You sent $200.00 via Wire Payment",
            "Hi Max, you sent a Wire Payment of $200.00.",
            "payment-notice",
        ),
        case(
            BANK,
            "Direct debit",
            "The direct debit of EUR 30.00 by Hostly was carried out.",
            "payment-notice",
        ),
        case(
            BANK,
            "You received $136.97",
            "Hi Max, your account received $136.97 from ZAPIER.",
            "payment-received",
        ),
        case(
            "PayPal <service@paypal.example>",
            "You've received a payment",
            "Dana Reyes sent you €120.00 EUR for INV-0042.",
            "payment-received",
        ),
        case(
            KNOWN,
            "Paid",
            "Hi Max, I just paid your invoice INV-0007 (EUR 350.00).",
            "payment-received",
        ),
        case(
            KNOWN,
            "INV-0001",
            "Hi Max, we have transferred the 1,428.00 EUR for invoice INV-0001 today.",
            "payment-received",
        ),
        case(
            KNOWN,
            "Rechnung INV-0001",
            "Hallo Max, wir haben die Rechnung INV-0001 über 1.428,00 EUR heute überwiesen.",
            "payment-received",
        ),
        case(
            SHOP,
            "Your refund",
            "Hello, we have refunded EUR 20.00 to your card.",
            "payment-notice",
        ),
        case(
            "Sparbank <info@sparbank.example>",
            "Zahlungseingang",
            "Guten Tag,\n\nauf Ihrem Konto ist eine Gutschrift eingegangen:\n\nBetrag: 952,00 EUR\nVerwendungszweck: INV-0002 Hosting",
            "payment-received",
        ),
        // What only looks like it.
        person(KNOWN, "Received", "Hi Max, I received your draft. Looks great"),
        person(STRANGER, "Card", "I left my business card on your desk, have a look"),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn questions_leads_and_complaints() {
    check(&[
        person(KNOWN, "Thanks", "Thanks, Max. All fine from my side."),
        person(
            KNOWN,
            "Re: Slides",
            "Great, thanks!\n\nOn Mon, 9 Nov 2026, Max Weber wrote:\n> Could you send me the numbers?",
        ),
        case(
            STRANGER,
            "Workshop for our team",
            "Hello,\n\nwe are looking for someone who gives a workshop on accounting for our team of ten. Could you send me a quote?\n\nTom Hardwick",
            "new-lead",
        ),
        case(
            STRANGER,
            "Your rates",
            "Hi, what would you charge for a half-day workshop?",
            "new-lead",
        ),
        case(
            STRANGER,
            "Anfrage",
            "Guten Tag, wir haben Interesse an einem Workshop und bitten um ein Angebot.",
            "new-lead",
        ),
        case(
            STRANGER,
            "Website project",
            "Hi Max, Dana recommended you. Are you available in January? We need help with our website.",
            "new-lead",
        ),
        case(
            STRANGER,
            "Website",
            "Hello, can you help with my website? How much would it be?",
            "new-lead",
        ),
        case(
            STRANGER,
            "Termin",
            "Hallo Max, passt dir Dienstag, 1. Dezember um 10 Uhr?",
            "meeting-proposed",
        ),
        case(
            KNOWN,
            "Termin nächste Woche?",
            "Hallo Max,\n\npasst dir Donnerstag, 3. Dezember um 14 Uhr für ein Telefonat über die neue Startseite?",
            "meeting-proposed",
        ),
        case(
            KNOWN,
            "Cancel our meeting",
            "Hi Max,\n\nsorry, I have to cancel our meeting on Monday. Could we do Wednesday 2 December at 11 instead?",
            "question-known-contact",
        ),
        case(
            STRANGER,
            "A call",
            "Hi Max, could we have a call on 1 December at 10 am?",
            "meeting-proposed",
        ),
        case(
            KNOWN,
            "Maintenance",
            "Hi Max, we would like to cancel the maintenance contract as of 31 December 2026. Please confirm.",
            "cancellation",
        ),
        case(
            STRANGER,
            "Your rent",
            "Dear Mr Weber, the monthly rent will increase to 840.00 EUR from 1 January 2027.",
            "price-change",
        ),
        case(
            "Landlord <office@cityrent.example>",
            "Rent from January",
            "Dear Mr Weber,\n\nfrom 1 January 2027 the rent for your office rises from EUR 620.00 to EUR 655.00 a month. Please adjust your standing order.",
            "price-change",
        ),
        case(
            "Hausverwaltung Klein <info@hv-klein.example>",
            "Mietanpassung zum 1. Januar 2027",
            "die Miete für Ihr Büro erhöht sich ab dem 1. Januar 2027 von 620,00 € auf 655,00 € im Monat. Bitte passen Sie Ihren Dauerauftrag an.",
            "price-change",
        ),
        case(
            KNOWN,
            "Formular kaputt",
            "Lieber Herr Weber,\n\nseit gestern funktioniert unser Bestellformular nicht mehr, das ist sehr ärgerlich. Bitte reparieren Sie das sofort.",
            "complaint",
        ),
        person(
            "Ray <ray@rankhigh.example>",
            "Your website",
            "Hi, I looked at your website and our agency can get you to the first page of Google. Interested in a quote?",
        ),
        person(
            "Ana <ana@jobs.example>",
            "Job application",
            "Dear Mr Weber, I would like to apply for a position. Are you available for an interview? Please find my CV attached.",
        ),
        case(
            STRANGER,
            "Damaged delivery",
            "Hello, the book arrived damaged and I am very disappointed. I want a refund.",
            "complaint",
        ),
        case(
            KNOWN,
            "Not happy",
            "Hi Max, I have to complain: the recording of the workshop does not work at all. Nobody can use it.",
            "complaint",
        ),
        case(
            STRANGER,
            "Beschwerde",
            "Sehr geehrter Herr Weber, ich bin sehr unzufrieden mit der Beratung.",
            "complaint",
        ),
        case(
            STRANGER,
            "Still waiting",
            "I am still waiting for the certificate that you promised three weeks ago. This is unacceptable.",
            "complaint",
        ),
        person(
            STRANGER,
            "About your talk",
            "I was not disappointed, the talk on complaints was brilliant",
        ),
        case(
            SHOP,
            "Your refund",
            "We're sorry that you were disappointed. You received a refund of EUR 20.00: it was credited to your account.",
            "payment-notice",
        ),
    ]);
}

#[test]
fn newsletters_deliveries_and_journeys() {
    let list = |from, subject, body, playbook| Case {
        from,
        subject,
        headers: LIST,
        body,
        playbook: Some(playbook),
    };
    check(&[
        list("Calendly <updates@calendly.example>", "Product update", "Here is what is new in January.", "newsletter"),
        list("Travel Deals <promo@deals.example>", "Exclusive travel deals", "Book your next adventure at a discounted rate.", "newsletter"),
        case("Shop <news@shop.example>", "Our autumn sale", "20 % off everything. Unsubscribe here.", "newsletter"),
        list("Kim <kim@ledger-accounting.example>", "Tax letter", "This month: new rules for travel expenses. Any questions?", "unmatched"),
        list(SHOP, "Your order has shipped", "Your order 8812 has shipped and arrives on 20 November 2026. Tracking number: 1Z999AA10123456784", "delivery-or-travel"),
        case("DHL <noreply@dhl.example>", "Ihr Paket kommt morgen", "Ihre Sendung wird morgen zugestellt. Sendungsnummer: 00340434161094042557", "delivery-or-travel"),
        case("Eurostar <noreply@eurostar.example>", "Booking confirmation", "Good news, you're all booked. Please arrive at the station 45 minutes before departure. Your booking reference: QWERTY. 24 November 2026.", "delivery-or-travel"),
        case("Air <noreply@air.example>", "Check-in is now open", "Check in online for your flight XY 123 on 18 November 2026.", "delivery-or-travel"),
        person(KNOWN, "Ship it", "The draft is fine, ship it. I'll track the changes"),
    ].map(|mut case| {
        if case.playbook == Some("unmatched") {
            case.playbook = None;
        }
        case
    }));
}

/// Whoever asks to be left alone is heard, in English and German; a newsletter's own words, and much that only sounds like it,
/// is not that.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn who_asks_to_be_left_alone() {
    let asks = |subject, body| case(STRANGER, subject, body, "opt-out");
    check(&[
        asks("unsubscribe", ""),
        asks("Unsubscribe", "This message was automatically generated by Gmail."),
        asks("Re: Our October news", "Please remove me from your mailing list. Thanks, Tom"),
        asks("STOP", ""),
        asks("Re: offer", "STOP\n\nOn Monday Mara wrote:\n> news"),
        asks("Newsletter", "Bitte tragen Sie mich aus Ihrem Verteiler aus."),
        asks("Hello", "Bitte nehmen Sie mich aus Ihrem Verteiler."),
        asks("Your mails", "Please stop emailing me."),
        asks("Re: News", "I would like to unsubscribe from your newsletter."),
        asks("Re: News", "Unsubscribe please"),
        asks("Abmelden", ""),
        asks("Newsletter abbestellen", "Hallo, ich möchte keine weiteren E-Mails erhalten."),
        asks("Hi", "I don't want to receive any more emails from you."),
        asks("Hi", "Kindly take us off your distribution list."),
        asks("Hi", "Please don't contact me again."),
        asks("Hi", "Hiermit möchte ich mich vom Newsletter abmelden.\nTom"),
        asks("Re: x", "take me off this list"),
        asks(
            "Re: Angebot",
            "Bitte senden Sie mir keine Werbung mehr. Senden Sie mir bitte keine E-Mails mehr.",
        ),
        asks("Re: Angebot", "austragen bitte"),
        asks(
            "AW: Unsere Herbstaktion",
            "Sehr geehrte Damen und Herren,\n\nbitte löschen Sie meine E-Mail-Adresse aus Ihrem Verteiler.\n\nMit freundlichen Grüßen\nT. Hart",
        ),
        asks("Re: x", "Can you please delete my email from your database? I wish to be removed."),
        asks("x", "Leave me alone. Do not email me any more."),
        case(KNOWN, "Unsubscribe", "", "opt-out"),
        Case {
            from: STRANGER,
            subject: "unsubscribe",
            headers: AUTO,
            body: "",
            playbook: Some("opt-out"),
        },
    ]);
    let other = [
        ("Our news", "Spring is here!\n\nTo unsubscribe, click here: https://x.example/u"),
        (
            "Sale",
            "Great offers.\nIf you no longer want to receive our emails, you can unsubscribe at any time.",
        ),
        (
            "Angebote",
            "Jetzt sparen!\nWenn Sie keinen Newsletter mehr erhalten möchten, können Sie sich hier abmelden.",
        ),
        ("Posters", "Please stop the printing, the colour is wrong."),
        ("Stop by on Friday?", "Would you like to stop by on Friday?"),
        (
            "Contract",
            "We want to cancel the maintenance contract. Please remove our logo from your list of references page.",
        ),
        ("Abmeldung vom Kurs", "Ich muss meine Tochter vom Kurs abmelden."),
        ("List", "Please remove the second item from the list."),
        ("Order", "Please delete my last order, I ordered twice."),
        ("Photos", "please take me off the photo on page 2"),
        ("Mail", "Don't forget to email me again on Friday."),
        ("Cold offer", "We offer SEO. Reply STOP to unsubscribe."),
        (
            "Cold offer",
            "We offer SEO. If this is not for you, just reply \"unsubscribe\" and you won't hear from us.",
        ),
        ("Meeting", "I'm off on Friday. We don't want to receive the goods before noon."),
        ("Einladung", "Bitte melden Sie sich bis Freitag an oder ab."),
        ("Termin", "Ich muss mich für Freitag abmelden, bin krank."),
        ("Rechnung", "Bitte schicken Sie mir keine Mahnung mehr, ich habe bezahlt."),
        ("Rechnung", "Bitte nehmen Sie die Position 3 aus der Liste."),
        (
            "Newsletter design",
            "We want you to design our newsletter. The unsubscribe link should be blue.",
        ),
        ("x", "Can you add an unsubscribe me button to our website?"),
        ("x", "Um sich abzumelden, klicken Sie hier."),
        ("x", "Nehmen Sie uns auf Ihre Liste auf!"),
    ];
    let of = |headers, (subject, body)| Case {
        from: STRANGER,
        subject,
        headers,
        body,
        playbook: Some("opt-out"),
    };
    let mut cases: Vec<Case> = other.into_iter().map(|said| of("", said)).collect();
    cases.push(of(LIST, ("unsubscribe", "")));
    assert_eq!(differing(&cases).len(), cases.len(), "{:?}", differing(&cases));
}

#[test]
fn deadlines_and_personal_matters() {
    check(&[
        case(
            "Mark <mark@gmail.com>",
            "Hiking trip",
            "Hi Max,\n\nare you up for a hiking trip this weekend? The weather looks great.\n\nCheers,\nMark",
            "personal",
        ),
        case(
            "Jo <jo@yahoo.co.uk>",
            "Family reunion",
            "Just a reminder about the family reunion next month. Hope you can make it!",
            "personal",
        ),
        case(
            "Oma <oma@t-online.de>",
            "Geburtstag",
            "Lieber Max, kommst du zu meinem Geburtstag?",
            "personal",
        ),
        person(
            "Lisa <lisa@corp.example>",
            "Team dinner",
            "The team dinner after the project meeting is paid by the client",
        ),
    ]);
}

#[test]
fn what_facts_decide() {
    check(&[
        case(
            SHOP,
            "Your receipt",
            "Thank you for your purchase. Order 8812. Total paid: EUR 19.90",
            "receipt-received",
        ),
        case(
            "Hostly <billing@hostly.example>",
            "Receipt for your payment",
            "Invoice H-9911 has been paid. Amount paid: $12.00. Thank you for your payment.",
            "receipt-received",
        ),
        case(
            STRANGER,
            "Form",
            "Please send the signed form back by 30 November 2026 at the latest.",
            "deadline",
        ),
        case(
            "Tax office <info@tax.example>",
            "Return",
            "The deadline for your return is 1 December 2026.",
            "deadline",
        ),
        case(
            "Kammer <info@kammer.example>",
            "Frist",
            "Bitte reichen Sie die Unterlagen bis spätestens 30.11.2026 ein.",
            "deadline",
        ),
        case(
            SHOP,
            "Order confirmation 4711",
            "Thank you for your order.\n\nTotal: EUR 59.90",
            "receipt-received",
        ),
        case(
            "Gogo <gogo@gogo.example>",
            "Here's your receipt - Order #369195189",
            "Thanks for your purchase!\n\nTotal paid\n\n$20.75 CAD",
            "receipt-received",
        ),
        case(
            "PayPal <service@paypal.example>",
            "Payment Confirmation",
            "Dear Max, thank you for your payment of $100.06 for your purchase. We have confirmed that the payment has been received.",
            "receipt-received",
        ),
        case(
            "Upwork <donotreply@upwork.example>",
            "Payment Received - Thank You!",
            "A payment of $200.85 was applied to your account.",
            "receipt-received",
        ),
        case(KNOWN, "Re: Slides", "Could you send me the slides?", "question-known-contact"),
        case(
            "Kim <kim@ledger-accounting.example>",
            "Year end",
            "Hi Max, do you have the mileage log for 2026?",
            "question-known-contact",
        ),
        case(
            KNOWN,
            "Can you answer today?",
            "Hi Max, urgent question: is the workshop on Friday or on Thursday?",
            "question-known-contact",
        ),
        case(
            KNOWN,
            "Workshop",
            "Hi Max,\n\nwhich room do you need for the workshop on Thursday?\n\nDana",
            "question-known-contact",
        ),
    ]);
}

/// A mail of Dana's, planned; the steps' drafts are in the plan.
fn planned(subject: &'static str, body: &'static str) -> (TestVault, String) {
    let vault = vault();
    vault.put("Inbox/1.eml", eml(1, &case(KNOWN, subject, body, "")));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let plan = vault.files("Plans").remove(0);
    let plan = vault.read(&plan);
    (vault, plan)
}

#[test]
fn hours_at_a_rate_are_booked_as_their_product() {
    let (vault, _) = planned("Website", "Please invoice us for the website: 12.5 hours at 95 EUR.");
    let asked = vault.fte("approve list --json").ok().json();
    assert_eq!(asked[0]["amount"], "1187.50 EUR", "{asked:#}");
    let (_, plan) =
        planned("Website", "Please invoice us: 12.5 hours at 95 EUR. The total is 95 EUR.");
    assert!(plan.contains("How much is the invoice without tax"), "{plan}");
}

#[test]
fn an_invoice_is_due_as_the_message_says_and_speaks_its_language() {
    let (_, plan) = planned(
        "Rechnung November",
        "Hallo Max,\n\nbitte schick uns die Rechnung für November über 800,00 € netto. Zahlungsziel 30 Tage. Vielen Dank und viele Grüße",
    );
    assert!(plan.contains("due: \"2026-12-16\""), "{plan}");
    assert!(plan.contains("text: Leistungen"), "{plan}");
    let (_, plan) = planned("Invoice, please", "Hi Max, the workshop was 800.00 EUR.");
    assert!(!plan.contains("\ndue: ") && plan.contains("text: Services"), "{plan}");
}

#[test]
fn a_receipt_is_booked_on_the_day_of_its_payment() {
    let (_, plan) = planned(
        "Your receipt HB-5512",
        "Thanks for your payment!\n\nTotal     €12.00\nPaid by Visa ending 1122 on 14 November 2026.",
    );
    assert!(plan.contains("date: \"2026-11-14\""), "{plan}");
}

#[test]
fn the_answer_to_a_german_letter_is_german() {
    let (_, plan) = planned(
        "Rechnung",
        "Hallo Max, bitte schick uns die Rechnung: 10 Stunden zu 80,00 €. Vielen Dank und viele Grüße",
    );
    assert!(plan.contains("Die Rechnung über 800.00 EUR ist auf Dana Reyes ausgestellt"), "{plan}");
}

#[test]
fn what_is_quoted_asks_for_nothing_and_what_stands_below_it_does() {
    let outlook = "All fine, thank you.\n\nFrom: Max Weber <max@weber.example>\nSent: Monday, 9 November 2026\nTo: Dana Reyes\nSubject: Invoice INV-0007\n\nPlease find attached our invoice INV-0007. Amount due: EUR 500.00 by 30 November 2026.";
    let below = "Hi Max,\n\nOn Mon, 9 Nov 2026, Max Weber wrote:\n> Shall I?\n\nYes. Please send us an invoice for the workshop over 500.00 EUR.";
    check(&[
        person(KNOWN, "Re: Invoice INV-0007", outlook),
        case(KNOWN, "Re: Workshop", below, "invoice-requested"),
    ]);
}

#[test]
fn a_deadline_that_is_past_is_none() {
    let (vault, _) = planned(
        "Form",
        "The deadline of 1 November 2026 has passed. Please send the form back by 10 December 2026.",
    );
    let item = vault.read(&vault.files("In_Progress").remove(0));
    assert!(item.contains("due: 2026-12-10"), "{item}");
}

#[test]
fn a_question_that_was_answered_is_not_acknowledged() {
    let vault = vault();
    let asked = case(KNOWN, "Slides", "Could you send me the slides?", "");
    vault.put("Inbox/1.eml", eml(1, &asked));
    let answer = "From: Max Weber <max@weber.example>\r\nTo: dana@reyes.example\r\nSubject: Re: Slides\r\nDate: Mon, 16 Nov 2026 08:30:00 +0000\r\nMessage-ID: <a1@weber.example>\r\nIn-Reply-To: <case-1@test.example>\r\nReferences: <case-1@test.example>\r\n\r\nHere they are.\r\n";
    vault.put("Inbox/2.eml", answer);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    assert_eq!(vault.files("Approved"), Vec::<String>::new());
    // Without the answer it goes at once.
    let (vault, _) = planned("Slides", "Could you send me the slides?");
    assert_eq!(vault.files("Approved").len(), 1);
}

#[test]
fn a_bank_statement_is_held_against_what_is_open() {
    let vault = vault();
    vault.put("Accounting/ledger.journal", "2026-11-01 (INV-0041) Brightleaf Tea\n    ; invoice: INV-0041\n    assets:receivable:Brightleaf Tea   1190.00 EUR\n    income:sales\n\n2026-11-01 (BILL-0001) Quayside Properties\n    ; bill: BILL-0001\n    expenses:rent   780.00 EUR\n    liabilities:payable:Quayside Properties\n");
    vault.put("Inbox/bank.csv", "Booking date;Payee;Purpose;Amount;Currency\n2026-11-14;Brightleaf Tea Ltd;INV-0041;1.190,00;EUR\n2026-11-14;Cloudnest;CN-1;-24,00;EUR\n2026-11-14;Quayside Properties;Studio rent;-780,00;EUR\n");
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let asked = vault.fte("approve list --json").ok().json();
    let mut paid: Vec<_> = asked
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {}", row["target"], row["amount"]))
        .collect();
    paid.sort();
    assert_eq!(paid, ["\"BILL-0001\" \"780.00 EUR\"", "\"INV-0041\" \"1190.00 EUR\""], "{asked:#}");
    let plan = vault.read(&vault.files("Plans").remove(0));
    assert!(plan.contains("Book the payment: INV-0041") && plan.contains("Cloudnest"), "{plan}");
}

#[test]
fn a_vendor_s_bill_is_booked_as_its_last_one_was() {
    let vault = vault();
    vault.put("Accounting/ledger.journal", "2026-11-01 (EXP-0001) Paperworks\n    ; expense: EXP-0001\n    ; vendor: Paperworks\n    expenses:materials   20.00 EUR\n    assets:bank\n");
    vault.put(
        "Inbox/1.eml",
        eml(
            1,
            &case(
                SHOP,
                "Your receipt",
                "Thank you for your purchase. Order 8812. Total paid: EUR 19.90",
                "",
            ),
        ),
    );
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let plan = vault.read(&vault.files("Plans").remove(0));
    assert!(plan.contains("category: materials"), "{plan}");
}

#[test]
fn a_post_is_written_without_the_editor_s_heading_and_line_breaks() {
    let vault = vault();
    vault.put(
        "Inbox/idea.md",
        "# Post idea\n\nA window should make you\nmiss your bus.\n\nThank you!\n",
    );
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let plan = vault.read(&vault.files("Plans").remove(0));
    assert!(plan.contains("  A window should make you miss your bus.\n\n  Thank you!\n"), "{plan}");
    assert!(!plan.contains("# Post idea\n\n  A window"), "{plan}");
}

#[test]
fn an_answer_to_an_invitation_is_no_meeting() {
    let ics = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:k1\r\nSUMMARY:Kickoff\r\nDTSTART:20261203T130000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:dana@reyes.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let mail = eml(1, &case(KNOWN, "Accepted: Kickoff", "", "")).replace(
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/calendar; charset=utf-8; method=REPLY",
    );
    let vault =
        vault().file("Inbox/1.eml", format!("{}{ics}", mail.trim_end().to_owned() + "\r\n\r\n"));
    vault.fte("watch files").ok();
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"][0]["playbook"], "meeting-answer", "{report:#}");
}
