//! Whole messages: the corpus where it is there, hostile ones made here.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use mail_parser::{MessageParser, PartType};

use super::*;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let dir = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mail"));
    let mut found = Vec::new();
    for below in ["eml", "receipts"] {
        let Ok(names) = fs::read_dir(dir.join(below)) else { continue };
        for name in
            names.flatten().filter(|name| name.file_name().to_string_lossy().ends_with(".eml"))
        {
            found.push((
                name.file_name().to_string_lossy().into_owned(),
                fs::read(name.path()).unwrap(),
            ));
        }
    }
    if found.is_empty() {
        eprintln!("skipped: no corpus in {}", dir.display());
    }
    found.sort();
    found
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
        .map(str::to_lowercase)
        .collect()
}

/// The words of the bodies that `mail-parser` finds, its own HTML reader's for HTML.
fn expected(raw: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let Some(message) = MessageParser::default().parse(raw) else { return Default::default() };
    let mut plain = BTreeSet::new();
    let mut rich = BTreeSet::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => plain.extend(words(text)),
            PartType::Html(html) => rich.extend(words(&nanohtml2text::html2text(html))),
            _ => {}
        }
    }
    (plain, rich)
}

#[test]
fn a_second_parser_finds_the_same_words() {
    let (mut all, mut missed) = (0, 0);
    for (name, raw) in corpus() {
        let (plain, rich) = expected(&raw);
        let found = read(&raw, &Known::default())
            .map(|reading| words(&(reading.text + " " + &reading.subject)))
            .unwrap_or_default();
        for (what, expected) in [("plain", plain), ("html", rich)] {
            let lost: Vec<_> = expected.difference(&found).collect();
            all += expected.len();
            missed += lost.len();
            if lost.len() * 20 > expected.len() {
                println!(
                    "{name} {what}: {} of {} lost: {:?}",
                    lost.len(),
                    expected.len(),
                    &lost[..lost.len().min(12)]
                );
            }
        }
    }
    println!("{missed} of {all} words");
}
