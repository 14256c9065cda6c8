//! Questions, requests, deadlines; what is new and what is only repeated.

use super::{Wrong, facts, mail, value, values};
use crate::plan::extract::{Owner, extract};

#[test]
fn questions_are_sentences_that_ask() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("Hi,\n\nwhen can you deliver? We are in no hurry.", &["when can you deliver?"]),
        (
            "Can you do it by Friday? And what does it cost?",
            &["Can you do it by Friday?", "And what does it cost?"],
        ),
        ("Wann können Sie liefern? Danke.", &["Wann können Sie liefern?"]),
        (
            "Is a long question that goes on\nover the line end one question?",
            &["Is a long question that goes on over the line end one question?"],
        ),
        ("Questions? Go to our Help Center.", &[]),
        ("Need help? Write to us.", &[]),
        ("https://a.example/?q=1", &[]),
        ("No question.", &[]),
        ("Really?", &[]),
        ("> When can you deliver?\nTomorrow.", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).questions), *expected, text);
    }
}

#[test]
fn requests_are_sentences_that_want_something() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        (
            "Hi. Please send me the invoice for October. Thanks.",
            &["Please send me the invoice for October."],
        ),
        ("Could you call me?", &["Could you call me?"]),
        ("I need you to sign this.", &["I need you to sign this."]),
        ("Let me know if that works.", &["Let me know if that works."]),
        ("Bitte senden Sie mir die Rechnung.", &["Bitte senden Sie mir die Rechnung."]),
        ("Könnten Sie mich anrufen?", &["Könnten Sie mich anrufen?"]),
        ("Wir bitten um Überweisung bis Freitag.", &["Wir bitten um Überweisung bis Freitag."]),
        ("Pourriez-vous m'envoyer la facture ?", &["Pourriez-vous m'envoyer la facture ?"]),
        (
            "- Please check the draft\n- Please call Tom",
            &["Please check the draft", "Please call Tom"],
        ),
        ("Please find the invoice attached.", &[]),
        ("Please do not reply to this email.", &[]),
        ("Please note that we are closed.", &[]),
        ("If you have any questions, please contact us.", &[]),
        ("Bitte antworten Sie nicht auf diese Mail.", &[]),
        ("We had lunch.", &[]),
        ("The total is $504. Please remit it to us.", &["Please remit it to us."]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).requests), *expected, text);
    }
}

#[test]
fn deadlines_are_days_by_which() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("Please send it by Friday.", &["2026-11-20"]),
        ("The deadline is 2026-12-01.", &["2026-12-01"]),
        ("We need it no later than 3 December 2026.", &["2026-12-03"]),
        ("Bitte bis zum 30.11.2026 einreichen.", &["2026-11-30"]),
        ("Spätestens am Freitag brauchen wir es.", &["2026-11-20"]),
        ("Please reply within 3 days.", &["2026-11-19"]),
        ("We met on 2026-11-10.", &[]),
        ("> by Friday", &[]),
    ];
    for (text, expected) in table {
        let facts = facts(text);
        let days: Vec<&str> =
            facts.deadlines.iter().map(|found| found.value.date.as_str()).collect();
        wrong.same(days, *expected, text);
    }
}

#[test]
fn new_text_comes_before_what_it_repeats() {
    let text = "I can do €80.00 in total.\n\n-----Original Message-----\nFrom: Tom\nSent: Monday\nTo: Dana\nSubject: Offer\n\nTotal: €100.00. Could you confirm?";
    let facts = facts(text);
    assert_eq!(value(&facts.total), "80.00 EUR");
    assert!(facts.questions.is_empty() && facts.requests.is_empty());
    assert_eq!(facts.amounts.iter().map(|found| found.quoted).collect::<Vec<_>>(), [false, true]);

    let facts = super::facts(
        "Thanks, paid!\n\nOn Mon, Nov 2, 2026 at 9:12 AM Tom <tom@x.example> wrote:\n\n> Total: €100.00",
    );
    let total = facts.total.unwrap();
    assert_eq!(
        (total.value.to_string().as_str(), total.quoted, total.line),
        ("100.00 EUR", true, 5)
    );
}

#[test]
fn what_is_forwarded_is_what_it_is_about() {
    let mut item = mail(
        "FYI\n\n---------- Forwarded message ---------\nFrom: Shop <s@shop.example>\nDate: Mon, Nov 9, 2026\nSubject: Invoice\n\nInvoice no. R-1001\nTotal: €100.00\nPlease pay by Friday.",
    );
    item.subject = "Fwd: Invoice".into();
    let facts = extract(&item, &Owner::default());
    assert_eq!(value(&facts.total), "100.00 EUR");
    assert_eq!(value(&facts.invoice_number), "R-1001");
    assert_eq!(value(&facts.due), "2026-11-13", "by Friday of the week in which it was written");
    assert_eq!(values(&facts.requests), ["Please pay by Friday."]);
    assert!(!facts.total.unwrap().quoted);
}

#[test]
fn a_signature_is_no_news() {
    let text = "Here is the draft.\n\nBest,\nDana\nOffice: 12 Main St, open until 20 December 2026\nWin $500 today!\n\nP.S. Could you send the contract?";
    let facts = facts(text);
    assert!(facts.amounts.is_empty(), "{:?}", facts.amounts);
    assert_eq!(facts.total, None);
    assert_eq!(values(&facts.requests), ["P.S. Could you send the contract?"]);
}

#[test]
fn a_document_asks_nobody() {
    let mut item = mail("Please pay by Friday. Could you?");
    item.kind = crate::model::item::Kind::File;
    let facts = extract(&item, &Owner::default());
    assert!(facts.questions.is_empty() && facts.requests.is_empty());
}
