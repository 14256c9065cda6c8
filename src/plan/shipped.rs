//! The playbooks of a fresh vault on items whose facts are given: every step's action can be made of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::context::OwnerCard;
use super::desk::Booked;
use super::extract::{Amount, Deadline, Event, Facts, Found};
use super::library::Library;
use super::playbook;
use super::prepare::{self, Desk, Prepared, Studied};
use crate::model::item::{Attachment, Item, Kind};
use crate::model::person::{Address, Contact};
use crate::vault::{Note, template};

fn desk() -> Desk {
    let shipped = template::FILES
        .iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("Playbooks/")?, *path, *text)));
    let read = |(name, path, text): (&str, &str, &str)| {
        playbook::read(name.trim_end_matches(".md"), path, text).unwrap()
    };
    let dana = Contact {
        name: "Dana Reyes".into(),
        emails: vec!["dana@reyes.example".into()],
        known: true,
        ..Contact::default()
    };
    Desk {
        system: "ledger",
        input_tax: false,
        library: Library {
            playbooks: shipped.map(read).collect(),
            mistakes: Vec::new(),
            is_partial: false,
        },
        contacts: vec![dana],
        owner: OwnerCard {
            name: "Max".into(),
            emails: vec!["max@weber.example".into()],
            tax_percent: "0".into(),
            ..OwnerCard::default()
        },
        currency: None,
        today: "2026-11-16".parse().unwrap(),
        booked: Booked {
            categories: BTreeMap::from([("paperworks".to_owned(), "materials".to_owned())]),
            ..Booked::default()
        },
        sheets: super::timesheet::Sheets::default(),
        language: "en".into(),
        answered: BTreeSet::from(["answered@x.example".to_owned()]),
        replied: BTreeSet::new(),
    }
}

fn item(from: &str, subject: &str, text: &str) -> Item {
    let note = Note::parse(
        "---\nid: 7k2m7qxa4d\ntype: email\nsource: files\nreceived: 2026-11-16T08:00:00Z\n---\n",
    )
    .unwrap();
    let mut item = crate::vault::item::from_note(&note).unwrap();
    let name = from.split('@').next().unwrap_or_default();
    item.from =
        Some(Address::new(if name == "dana" { "Dana Reyes" } else { "Tom Hardwick" }, from));
    item.to = vec![Address::new("Max", "max@weber.example")];
    item.subject = subject.into();
    item.text = text.into();
    item.message_id = Some("m1@x.example".into());
    item
}

fn found<T>(value: T) -> Found<T> {
    Found { value, words: "the words".into(), line: 1, quoted: false }
}

fn plan(item: Item, facts: Facts) -> Prepared {
    let desk = desk();
    let none = BTreeMap::new();
    let studied = Studied::with(&desk, &item, facts, &none);
    prepare::decide(&desk, item, studied, &none, None)
}

/// The playbook and its steps' actions with one parameter each; `-` is a step of the person's.
fn steps(prepared: &Prepared) -> Vec<(String, String)> {
    assert!(prepared.drafted.faults.is_empty(), "{:?}", prepared.drafted.faults);
    let step = |step: &crate::model::plan::Step| {
        let action = step.action.as_ref().map_or("-".to_owned(), |action| action.name().to_owned());
        (step.id.clone(), action)
    };
    prepared.plan.steps.iter().map(step).collect()
}

fn params(prepared: &Prepared, id: &str) -> Value {
    let step = prepared.plan.steps.iter().find(|step| step.id == id).unwrap();
    step.action.as_ref().unwrap().params()
}

#[track_caller]
fn check(prepared: &Prepared, playbook: &str, expected: &[(&str, &str)]) {
    assert_eq!(prepared.plan.playbooks.first().map(String::as_str), Some(playbook));
    let expected: Vec<_> =
        expected.iter().map(|(id, action)| ((*id).to_owned(), (*action).to_owned())).collect();
    assert_eq!(steps(prepared), expected);
}

fn money(text: &str) -> Facts {
    Facts { total: Some(found(text.parse().unwrap())), ..Facts::default() }
}

#[test]
fn an_invoice_is_made_of_the_total_or_asks_for_it() {
    let mail = || {
        item(
            "dana@reyes.example",
            "Invoice for October, please",
            "Please invoice us for the workshop.",
        )
    };
    let all = [("invoice", "ledger.invoice.create"), ("reply", "email.reply"), ("send", "-")];
    let prepared = plan(mail(), money("1200.00 EUR"));
    check(&prepared, "invoice-requested", &all);
    let invoice = params(&prepared, "invoice");
    assert_eq!(invoice["customer"], "Dana Reyes");
    assert_eq!(invoice["lines"][0]["price"], "1200.00");
    assert!(params(&prepared, "reply")["body"].as_str().unwrap().contains("over 1200.00 EUR"));

    let prepared = plan(mail(), Facts::default());
    let expected = [("answer-amount", "-"), ("invoice", "-"), ("reply", "-"), ("send", "-")];
    check(&prepared, "invoice-requested", &expected);
    assert_eq!(prepared.drafted.questions.len(), 1);
}

#[test]
fn an_invoice_and_its_letter_say_the_same_sum() {
    let text = "Please invoice us for the website: 12.5 hours at 95 EUR plus 19% VAT.";
    let mail = item("dana@reyes.example", "Invoice, please", text);
    let facts = super::extract::extract(&mail, &super::extract::Owner::default());
    let prepared = plan(mail, facts);
    let invoice = params(&prepared, "invoice");
    let line = json!({"text": "the website", "quantity": "12.5", "price": "95.00", "tax": "19"});
    assert_eq!(invoice["lines"], json!([line]));
    assert!(params(&prepared, "reply")["body"].as_str().unwrap().contains("over 1413.13 EUR"));
}

#[test]
fn a_bill_and_a_receipt_are_booked_with_what_is_known() {
    let mail = item(
        "tom@hardwick.example",
        "Invoice 118",
        "Please find attached invoice 118. Amount due: 240.00 EUR",
    );
    let facts = Facts {
        invoice_number: Some(found("118".into())),
        due: Some(found("2026-11-30".into())),
        vendor: Some(found("Hardwick Ltd".into())),
        ..money("240.00 EUR")
    };
    // A mail that is the bill itself is kept as its file, wherever its note says that it lies.
    for (said, path) in [
        ("Attachments/7k2m7qxa4d.eml", "Attachments/7k2m7qxa4d.eml"),
        ("Attachments/aaaaaaaaaa.eml", "Attachments/7k2m7qxa4d/message.eml"),
    ] {
        let mail = Item { original: Some(said.into()), ..mail.clone() };
        let files = params(&plan(mail, facts.clone()), "record")["files"].clone();
        assert_eq!(files, json!([{"path": path, "sha256": "", "size": 0}]));
    }
    let prepared = plan(mail, facts);
    check(&prepared, "bill-received", &[("record", "ledger.bill.record"), ("pay", "-")]);
    let mail = json!([{"path": "Attachments/7k2m7qxa4d/message.eml", "sha256": "", "size": 0}]);
    let due = json!({"vendor": "Hardwick Ltd", "amount": "240.00 EUR", "reference": "118", "due": "2026-11-30", "files": mail});
    assert_eq!(params(&prepared, "record"), due);

    let prepared = plan(
        item("shop@paper.example", "Your receipt", "Thank you for your purchase."),
        money("19.90 EUR"),
    );
    check(&prepared, "receipt-received", &[("record", "ledger.expense.record")]);
    let paid = json!({"vendor": "Tom Hardwick", "amount": "19.90 EUR", "date": "2026-11-16", "files": mail});
    assert_eq!(params(&prepared, "record"), paid);
}

#[test]
fn a_payment_names_its_invoice_or_asks() {
    let mail = |text| item("bank@north.example", "You received a payment", text);
    let prepared = plan(mail("Dana sent you 350.00 EUR for INV-0007."), money("350.00 EUR"));
    check(&prepared, "payment-received", &[("record", "ledger.payment.record"), ("look", "-")]);
    assert_eq!(params(&prepared, "record")["document"], "INV-0007");
    let prepared = plan(mail("Dana sent you 350.00 EUR."), money("350.00 EUR"));
    check(
        &prepared,
        "payment-received",
        &[("answer-document", "-"), ("record", "-"), ("look", "-")],
    );
}

#[test]
fn a_meeting_is_remembered_and_accepted_only_where_it_can_be() {
    let event = |start: &str, method: &str| Facts {
        event: Some(Event {
            summary: "Planning".into(),
            start: Some(start.into()),
            location: Some("Room 1".into()),
            method: Some(method.into()),
            ..Event::default()
        }),
        ..Facts::default()
    };
    let invite = |kind| {
        let mut mail = item("dana@reyes.example", "Invitation: Planning", "");
        mail.marks = vec!["invite".into()];
        mail.kind = kind;
        mail
    };
    let prepared = plan(invite(Kind::Email), event("2026-11-20T10:00:00Z", "request"));
    check(
        &prepared,
        "meeting-request",
        &[("remind", "reminder.create"), ("accept", "email.reply")],
    );
    assert_eq!(params(&prepared, "remind")["due"], "2026-11-20");
    assert_eq!(prepared.due, "2026-11-20".parse().ok());
    let prepared = plan(invite(Kind::File), event("2026-11-20", "publish"));
    check(&prepared, "meeting-request", &[("remind", "reminder.create")]);
    let prepared = plan(invite(Kind::Email), event("2026-11-20", "cancel"));
    check(&prepared, "meeting-request", &[("cancelled", "-")]);
    let prepared = plan(invite(Kind::Email), event("2025-11-20", "request"));
    check(&prepared, "meeting-request", &[]);
}

#[test]
fn questions_leads_and_complaints_get_a_draft_while_they_are_fresh() {
    let asks = || Facts { questions: vec![found("Which room?".into())], ..Facts::default() };
    let mail = || item("dana@reyes.example", "Workshop", "Which room do you need?");
    let prepared = plan(mail(), asks());
    check(&prepared, "question-known-contact", &[("acknowledge", "email.reply"), ("answer", "-")]);
    assert!(prepared.plan.auto);
    let body = params(&prepared, "acknowledge")["body"].as_str().unwrap().to_owned();
    assert!(
        body.starts_with("Hello,")
            && body.contains("Wednesday 18 November 2026")
            && body.ends_with("\nMax"),
        "{body}"
    );
    let mut old = mail();
    old.received = "2022-11-16T08:00:00Z".parse().unwrap();
    check(&plan(old, asks()), "question-known-contact", &[("answer", "-")]);
    let mut answered = mail();
    answered.message_id = Some("answered@x.example".into());
    check(&plan(answered, asks()), "question-known-contact", &[("answer", "-")]);
    let mut later = mail();
    later.references = vec!["m0@x.example".into()];
    check(&plan(later, asks()), "question-known-contact", &[("answer", "-")]);

    let lead =
        item("tom@hardwick.example", "Your rates", "Could you send me a quote for a workshop?");
    let phone = Facts { phones: vec![found("+4930123456".into())], ..Facts::default() };
    let expected = [
        ("contact", "contact.create"),
        ("reply", "email.reply"),
        ("offer", "-"),
        ("remind", "reminder.create"),
    ];
    let prepared = plan(lead, phone);
    check(&prepared, "new-lead", &expected);
    assert_eq!(params(&prepared, "contact")["phone"], "+4930123456");
    assert_eq!(params(&prepared, "remind")["due"], "2026-11-20");

    let angry =
        item("tom@hardwick.example", "Book", "The book arrived damaged, I am very disappointed.");
    let expected =
        [("reply", "email.reply"), ("solve", "-"), ("tell", "-"), ("remind", "reminder.create")];
    check(&plan(angry, Facts::default()), "complaint", &expected);
}

#[test]
fn days_become_reminders() {
    let asked = item("tom@hardwick.example", "Form", "Send the form back.");
    let deadline = |date: &str| Facts {
        deadlines: vec![found(Deadline { text: "Send it back".into(), date: date.into() })],
        ..Facts::default()
    };
    let prepared = plan(asked.clone(), deadline("2026-11-30"));
    check(&prepared, "deadline", &[("remind", "reminder.create"), ("do", "-")]);
    assert_eq!(params(&prepared, "remind")["due"], "2026-11-30");
    check(&plan(asked, deadline("2026-11-01")), "deadline", &[("do", "-")]);

    let parcel = || {
        item(
            "dhl@parcels.example",
            "Your parcel",
            "Your parcel is on its way. Tracking number 123.",
        )
    };
    let dated = Facts {
        dates: vec![found("2026-11-14".into()), found("2026-11-18".into())],
        ..Facts::default()
    };
    let prepared = plan(parcel(), dated);
    check(&prepared, "delivery-or-travel", &[("remind", "reminder.create")]);
    assert_eq!(params(&prepared, "remind")["due"], "2026-11-18");
    check(&plan(parcel(), Facts::default()), "delivery-or-travel", &[]);
}

#[test]
fn a_post_idea_is_proposed_where_it_fits() {
    let mut note = item("x", "Post idea", "Post idea: Spring is here.\n\nCome and see us!\n");
    (note.kind, note.from) = (Kind::File, None);
    note.subject = "idea.txt".into();
    let prepared = plan(note.clone(), Facts::default());
    check(
        &prepared,
        "social-post-idea",
        &[("linkedin", "post.linkedin"), ("twitter", "post.twitter")],
    );
    assert_eq!(params(&prepared, "linkedin")["text"], "Spring is here.\n\nCome and see us!");
    note.text = format!("#post {}", "long ".repeat(100));
    check(&plan(note, Facts::default()), "social-post-idea", &[("linkedin", "post.linkedin")]);
}

#[test]
fn a_statement_is_compared_by_the_person() {
    let mut note = item("x", "october.csv", "Date;Payee;Amount\n2026-10-01;Hostly;-12.00\n");
    (note.kind, note.from) = (Kind::File, None);
    note.attachments = vec![Attachment {
        path: "Attachments/x/october.csv".into(),
        name: "october.csv".into(),
        mime: "text/csv".into(),
        size: 1,
        sha256: String::new(),
    }];
    check(&plan(note, Facts::default()), "statement-csv", &[("compare", "-")]);
}

/// Amounts that the text only mentions are no total: nothing is booked of them.
#[test]
fn nothing_is_guessed() {
    let several = |amounts: &[&str]| Facts {
        amounts: amounts
            .iter()
            .map(|money| found(Amount { money: money.parse().unwrap(), label: None }))
            .collect(),
        ..Facts::default()
    };
    let mail = item(
        "tom@hardwick.example",
        "Invoice",
        "Please find attached the invoice: 90.00 EUR or 120.00 EUR.",
    );
    let prepared = plan(mail, several(&["90.00 EUR", "120.00 EUR"]));
    check(&prepared, "bill-received", &[("answer-amount", "-"), ("record", "-"), ("pay", "-")]);
}
