//! What must hold of playbooks, plans and found facts whatever the text is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::conditions::{Looked, Who};
use super::context::{self, OwnerCard};
use super::desk::{Booked, Desk};
use super::extract::{self, Facts, Owner};
use super::library::Library;
use super::{draft, page, params, playbook};
use crate::base::Time;
use crate::model::Id;
use crate::model::item::{Item, Kind, SenderCheck};
use crate::model::person::Address;
use crate::vault::fuzz::{has_real, texts};
use crate::vault::{Note, inert};

const FROM: (&str, &str) = ("Dana Reyes", "dana@reyes.example");

fn mail(subject: &str, text: &str, structured: Vec<Value>) -> Item {
    Item {
        id: Id::of(&[b"fuzz"]),
        kind: Kind::Email,
        source: "files".into(),
        source_id: "x".into(),
        thread: None,
        from: Some(Address::new(FROM.0, FROM.1)),
        reply_to: Vec::new(),
        to: vec![Address::new("", "me@firm.example")],
        cc: Vec::new(),
        subject: subject.into(),
        received: Time::UNIX_EPOCH + chrono::TimeDelta::days(20_773),
        message_id: Some("1@reyes.example".into()),
        references: Vec::new(),
        sender: SenderCheck::default(),
        text: text.into(),
        structured,
        attachments: Vec::new(),
        original: None,
        marks: Vec::new(),
    }
}

/// A playbook, and the same text as a plan and as parameters.
pub(crate) fn plan(data: &[u8]) {
    let texts = texts(data);
    let mut texts = texts.iter().map(String::as_str);
    let text = texts.next().unwrap_or_default();
    drafted(text, texts.next().unwrap_or("Invoice 7, 12.50 EUR by 2026-11-20, please"));
    if let Ok(note) = Note::parse(text) {
        drawn(note);
    }
    let Ok(read) = params::read(text) else { return };
    if read.is_object() && !has_real(&read) {
        let block = params::block(&read);
        let text = inert::first_block(&block);
        assert_eq!(text.map(|text| params::read(&text)), Some(Ok(read)), "{block}");
    }
}

/// A playbook that is read can be filled in; one that is not says in which of its lines.
fn drafted(text: &str, subject: &str) {
    let playbook = match playbook::read("fuzz", "Playbooks/fuzz.md", text) {
        Ok(playbook) => playbook,
        Err(mistakes) => {
            let lines = text.lines().count() + 1;
            assert!(
                mistakes.iter().all(|mistake| (1..=lines).contains(&mistake.line)),
                "{mistakes:?}"
            );
            assert!(!mistakes.is_empty());
            return;
        }
    };
    let item = mail(subject, "Total: 12.50 EUR\n", Vec::new());
    let facts = extract::extract(&item, &Owner::default());
    let answers = BTreeMap::new();
    let desk = Desk {
        system: "ledger",
        input_tax: false,
        sheets: super::timesheet::Sheets::default(),
        language: "en".into(),
        library: Library { playbooks: Vec::new(), mistakes: Vec::new(), is_partial: false },
        contacts: Vec::new(),
        owner: OwnerCard::default(),
        currency: None,
        today: item.received.date_naive(),
        booked: Booked::default(),
        answered: BTreeSet::new(),
        replied: BTreeSet::new(),
    };
    let context = context::of(&item, &facts, None, &desk, &answers);
    let looked = Looked::new(&item, Who::Known, None, &facts.language, &context);
    let _ = playbook.front.conditions.judge(&looked);
    let drafted = draft::draft(&playbook, &looked, context.clone(), &answers);
    let ids: BTreeSet<_> = drafted.steps.iter().map(|step| &step.id).collect();
    assert_eq!(ids.len(), drafted.steps.len(), "two steps of one name");
    assert!(drafted.steps.iter().flat_map(|step| &step.needs).all(|need| ids.contains(need)));
}

/// A plan that is read is the same plan when its steps are drawn anew, and drawn twice it is the same note.
fn drawn(mut note: Note) {
    let Ok(plan) = page::read(&note) else { return };
    let named = |id: &str| {
        id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let ids: BTreeSet<_> = plan.steps.iter().map(|step| &step.id).filter(|id| named(id)).collect();
    if ids.len() < plan.steps.len() {
        return;
    }
    page::update(&mut note, &plan, &|_| None);
    let read = Note::parse(&note.print()).and_then(|note| page::read(&note));
    assert_eq!(read.as_ref(), Ok(&plan), "{}", note.print());
    let before = note.print();
    let headings: Vec<_> = before.lines().filter(|line| line.starts_with("## ")).collect();
    let is_own = headings.iter().collect::<BTreeSet<_>>().len() == headings.len()
        && !before.lines().any(|line| line.trim_end() == "##");
    page::update(&mut note, &plan, &|_| None);
    // A section that a person doubled is drawn in one of its places.
    assert!(!is_own || note.print() == before, "{before}");
}

/// The text of an item; behind it a subject and structured data.
pub(crate) fn item(data: &[u8]) {
    let texts = texts(data);
    let mut texts = texts.iter().map(String::as_str);
    let (text, subject) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
    let structured = texts.next().and_then(|json| serde_json::from_str(json).ok());
    let item = mail(subject, text, structured.unwrap_or_default());
    let owner = Owner {
        emails: vec!["me@firm.example".into()],
        currency: "EUR".parse().ok(),
        ..Owner::default()
    };
    let facts = extract::extract(&item, &owner);
    if text.len() < 4096 {
        assert_eq!(facts, extract::extract(&item, &owner), "the same item gives the same facts");
    }
    let _ = extract::summary(&facts);
    sound(&facts);
    if item.structured.is_empty() {
        let from = format!("{} <{}>", FROM.0, FROM.1);
        let mut found = Vec::new();
        words(&serde_json::to_value(&facts).unwrap_or_default(), &mut found);
        for (words, line) in found {
            let inside = [text, subject, &from].iter().any(|text| text.contains(&words));
            assert!(inside && line <= text.lines().count() as u64 + 1, "{words:?} on line {line}");
        }
    }
}

/// Days are days, money is money, and an account has its checksum.
fn sound(facts: &Facts) {
    let sums = [&facts.total, &facts.net, &facts.tax].into_iter().flatten().map(|sum| sum.value);
    for money in sums.chain(facts.amounts.iter().map(|amount| amount.value.money)) {
        assert_eq!(money.to_string().parse().ok(), Some(money));
    }
    let days = facts.dates.iter().chain(&facts.date).chain(&facts.due).map(|day| &day.value);
    for day in days.chain(facts.deadlines.iter().map(|deadline| &deadline.value.date)) {
        let parsed = day.parse::<chrono::NaiveDate>();
        assert_eq!(parsed.map(|parsed| parsed.to_string()).as_ref(), Ok(day));
    }
    for iban in &facts.ibans {
        assert!(iban.value.parse::<iban::Iban>().is_ok(), "{iban:?}");
    }
    assert!(facts.emails.iter().all(|email| email.value != "me@firm.example"));
    for phone in &facts.phones {
        assert!(
            phone.value.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit()),
            "{phone:?}"
        );
    }
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
