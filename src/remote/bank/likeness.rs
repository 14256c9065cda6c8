//! How texts of banks are compared: the same words, or some of them.

use std::collections::BTreeSet;

/// The letters and digits of some texts, small, with nothing between: what stays the same however a line is broken.
pub(super) fn key(parts: &[&str]) -> String {
    let letters = parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Words that say how money moved, not who or why.
const COMMON: [&str; 32] = [
    "sepa",
    "transfer",
    "payment",
    "card",
    "debit",
    "credit",
    "ueberweisung",
    "überweisung",
    "lastschrift",
    "gutschrift",
    "kartenzahlung",
    "the",
    "and",
    "von",
    "vom",
    "der",
    "die",
    "das",
    "gmbh",
    "ltd",
    "inc",
    "invoice",
    "rechnung",
    "for",
    "eref",
    "svwz",
    "mref",
    "kref",
    "cred",
    "eur",
    "usd",
    "visa",
];

/// The words that tell one text from another, in small letters.
pub(super) fn words(texts: &[&str]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            if word.chars().count() >= 3 && !COMMON.contains(&word.as_str()) {
                words.insert(word);
            }
        }
    }
    words
}

/// How much of the shorter text's words the other one has, in per cent; `None` where one has no words.
pub(super) fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Option<usize> {
    let least = a.len().min(b.len());
    if least == 0 {
        return None;
    }
    let common = a.iter().filter(|word| b.contains(*word)).count();
    Some(common * 100 / least)
}

/// Words in small letters with one space between and around them; a number's signs are spaces too.
pub(crate) fn simple(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a bank's own reference names one entry, and is not what it writes everywhere.
pub(super) fn is_id(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    text.len() >= 4
        && !matches!(upper.as_str(), "NONREF" | "NOTPROVIDED" | "NONE" | "NULL")
        && text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_by_what_tells_them_apart() {
        let of = |text: &str| words(&[text]);
        assert_eq!(key(&["INV-0041, Dana  Reyes"]), "inv0041danareyes");
        assert_eq!(shared(&of("SEPA Transfer Dana Reyes"), &of("REYES, DANA INV-41")), Some(100));
        assert_eq!(shared(&of("Card payment"), &of("Dana")), None);
        assert_eq!(shared(&of("Coffee Bar"), &of("Railway")), Some(0));
        assert!(is_id("A1B2") && !is_id("NONREF") && !is_id("0000") && !is_id("12"));
    }
}
