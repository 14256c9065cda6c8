//! What must hold of a journal whatever a person wrote into it.

use chrono::NaiveDate;

use super::amount::{Marks, tail};
use super::entry::{Draft, Post};
use super::journal::Span;
use super::ledger::Ledger;
use super::lines::InvoiceLine;
use super::{accounts, words};
use crate::model::money::{Currency, Money};
use crate::vault::fuzz::texts;

/// A journal; behind it words from outside that are booked into it.
pub(crate) fn journal(data: &[u8]) {
    let texts = texts(data);
    let mut texts = texts.iter().map(String::as_str);
    let text = texts.next().unwrap_or_default();
    let (party, note) = (texts.next().unwrap_or("Dana Reyes"), texts.next().unwrap_or("as agreed"));
    foreign(party);
    let Ok(ledger) = Ledger::parse(text.to_owned()) else { return };
    spans(&ledger);
    figures(&ledger);
    for amount in ["1200.50 EUR", "12 JPY", "0.125 KWD"] {
        let Ok(money) = amount.parse::<Money>() else { continue };
        printed(money, &ledger.journal.marks);
        booked(&ledger, money, [party, note]);
    }
}

/// Words from outside: on one line and back, as one part of an account, as a line of an invoice.
fn foreign(words: &str) {
    let line = words::encode(words);
    assert_eq!(words::decode(&line), words);
    assert!(line.trim() == line && !line.contains("  ") && !line.contains("fte:"), "{line:?}");
    let name = words::party(words);
    assert!(name.starts_with(char::is_alphanumeric) && name.trim() == name, "{name:?}");
    assert!(!name.contains("  ") && !name.contains([';', ':', '|', '"', '\n', '\t']), "{name:?}");
    let Ok(currency) = "EUR".parse::<Currency>() else { return };
    let Some(mut item) = InvoiceLine::parse("2.5 x 96 +19% | x", currency) else { return };
    words.clone_into(&mut item.text);
    let read = InvoiceLine::parse(&words::encode(&item.print()), currency);
    assert!(words.is_empty() || read.as_ref() == Some(&item), "{read:?}");
}

/// Transactions are stretches of the text, one after another, and each begins where it says.
fn spans(ledger: &Ledger) {
    let mut end = 0;
    for entry in &ledger.journal.transactions {
        let Span { line, lines, offset, bytes } = entry.at;
        let text = ledger.text.get(offset..offset + bytes);
        assert!(
            offset >= end && text.is_some_and(|text| text.lines().count() == lines),
            "{entry:?}"
        );
        let before = ledger.text.get(..offset).map(|before| before.lines().count());
        assert_eq!(before, Some(line - 1), "{entry:?}");
        end = offset + bytes;
    }
}

/// Every figure can be asked of books that were read.
fn figures(ledger: &Ledger) {
    let (from, to) = (NaiveDate::MIN, NaiveDate::MAX);
    let day = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap_or_default();
    let _ = (ledger.receivable(day), ledger.payable(day), ledger.check().len());
    let _ = (ledger.balance(None, None), ledger.balance(Some("assets"), Some(day)));
    let _ = (ledger.revenue(from, to), ledger.expenses(from, to), ledger.cash(day));
    let _ = (ledger.received(from, to), ledger.register(None, None, None));
    for document in ledger.documents() {
        let _ = document.net();
        assert_eq!(ledger.document(&document.id).map(|found| &found.id), Some(&document.id));
        assert_eq!(ledger.payments_of(&document.id).count(), document.payments.len());
    }
}

/// Money is read as it was written, whatever decimal mark the journal has.
fn printed(money: Money, marks: &Marks) {
    for money in [money, money.negated()] {
        let written = marks.print(money);
        let read = tail(&written, marks).ok().and_then(|tail| tail.amount?.money());
        assert_eq!(read, Some(money), "{written:?} with {marks:?}");
    }
}

/// An entry of ours behind a journal is one more transaction with its words, and changes none before it.
fn booked(ledger: &Ledger, money: Money, [party, note]: [&str; 2]) {
    let draft = Draft {
        date: NaiveDate::from_ymd_opt(2026, 11, 16).unwrap_or_default(),
        code: "OWN-1".into(),
        description: words::party(party),
        tags: vec![("fte", "own".into()), ("customer", party.into()), ("note", note.into())],
        postings: vec![
            Post::new(format!("{}:{}", accounts::RECEIVABLE, words::party(party)), money),
            Post::new(accounts::SALES, money.negated()),
        ],
    };
    let written = draft.print(&ledger.text, &ledger.journal);
    // A key that is there is found before anything is written.
    let keys = ledger.journal.transactions.iter().filter_map(|entry| entry.tag("fte"));
    if keys.map(words::decode).any(|key| key == "own") {
        return;
    }
    let after = match Ledger::parse(format!("{}{written}", ledger.text)) {
        Ok(after) => after,
        Err(error) => panic!("{error}: {written:?} after {:?}", ledger.text),
    };
    let Some((entry, before)) = after.journal.transactions.split_last() else { panic!("no entry") };
    let mut expected = ledger.journal.transactions.clone();
    if let Some(last) = expected.last_mut() {
        // A last line that did not end does now.
        last.at.bytes += usize::from(
            last.at.offset + last.at.bytes == ledger.text.len() && !ledger.text.ends_with('\n'),
        );
    }
    assert_eq!(before, expected, "{written:?}");
    let read = |tag: &str| entry.tag(tag).map(words::decode).unwrap_or_default();
    assert_eq!((read("customer").as_str(), read("note").as_str()), (party, note), "{written:?}");
    let posted = entry.postings.first().and_then(|posting| posting.amounts.first()?.money());
    assert_eq!((entry.postings.len(), posted), (2, Some(money)), "{written:?}");
}
