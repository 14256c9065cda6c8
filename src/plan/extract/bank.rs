//! Bank accounts: IBANs whose checksum holds, and BICs that are called so.

use std::ops::Range;

use iban::{Iban, IbanLike as _};

use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text, new_first};
use crate::base::text::shown_line;

const MOST: usize = 100;

pattern!(CANDIDATE, r"\b[A-Za-z]{2}\d{2}(?:[ \u{a0}\u{202f}-]{0,2}[A-Za-z0-9]{1,7}){2,14}");
pattern!(
    LABELLED,
    r"(?i)\biban(?:[ -]?(?:no|nr|number|nummer))?\.?\s{0,3}[:|=]?\s{0,3}(?P<v>[A-Z]{2}\d{2}(?:[ \u{a0}]{0,2}[A-Z0-9]{1,7}){2,10})"
);
pattern!(
    BIC,
    r"(?i:\b(?:bic|swift)(?:[ /-]{1,3}(?:bic|swift|code|no\.?))?(?:[ -]?(?:code|nummer|nr\.?))?)\s{0,3}[:|=]?\s{0,3}(?P<v>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?:\z|[^A-Za-z0-9])"
);

// The account that money is taken from is the reader's own, and nobody is to pay to it.
pattern!(
    DEBITED,
    r"(?i)\b(?:(?:from|of) your (?:bank )?account|von (?:ihrem|deinem|eurem) (?:bank|giro)?konto|ihr(?:em|es)? konto|sur votre compte|de votre compte|van uw rekening|de su cuenta|dal (?:suo|tuo) conto)\b[^.!?\n]{0,24}\z"
);

/// The accounts, the banks, and what looks like an account and is none.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    pub(super) ibans: Vec<Found<String>>,
    pub(super) bics: Vec<Found<String>>,
    pub(super) unsure: Vec<String>,
    pub(super) spans: Vec<Range<usize>>,
}

pub(super) fn read(text: &Text) -> Accounts {
    let mut accounts = Accounts::default();
    let plain = text.plain();
    let mut from = 0;
    // A candidate may swallow words before and after the account: the search goes on right behind where it began.
    while let Some(found) = CANDIDATE.find_at(plain, from) {
        scan::looks_at(found.end() - from);
        let Some((iban, len)) = longest(found.as_str()) else {
            from = found.start() + 4;
            continue;
        };
        let range = found.start()..found.start() + len;
        from = range.end;
        let new = !accounts.ibans.iter().any(|other| other.value == iban);
        let debited = scan::has(&DEBITED, scan::tail(text.before(range.start), 60));
        if new && !debited && accounts.ibans.len() < MOST {
            accounts.ibans.push(text.found(iban, range.clone()));
        }
        accounts.spans.push(range);
    }
    wrong(text, &mut accounts);
    for found in scan::groups(&BIC, plain) {
        let Some(value) = found.name("v") else { continue };
        let new = !accounts.bics.iter().any(|other| other.value == value.as_str());
        if new && accounts.bics.len() < MOST {
            accounts.bics.push(text.found(value.as_str().to_owned(), value.range()));
        }
    }
    new_first(&mut accounts.ibans);
    new_first(&mut accounts.bics);
    accounts
}

/// The longest start of a candidate that is a valid IBAN and ends where a word ends, with its length in bytes.
fn longest(candidate: &str) -> Option<(String, usize)> {
    let mut compact = String::new();
    let mut best = None;
    for (at, c) in candidate.char_indices() {
        if !c.is_ascii_alphanumeric() {
            continue;
        }
        compact.push(c.to_ascii_uppercase());
        let next = candidate.get(at + 1..).and_then(|rest| rest.chars().next());
        let ends = next.is_none_or(|c| !c.is_ascii_alphanumeric());
        if ends && (15..=34).contains(&compact.len()) {
            scan::looks_at(compact.len());
            if let Ok(iban) = compact.parse::<Iban>() {
                best = Some((iban.electronic_str().to_owned(), at + 1));
            }
        }
    }
    best
}

/// Asks about what is called an IBAN and can't be one: a digit is wrong, or somebody made it up.
fn wrong(text: &Text, accounts: &mut Accounts) {
    for found in scan::groups(&LABELLED, text.plain()).take(20) {
        let Some(value) =
            found.name("v").filter(|value| text.part_at(value.start()) != Part::Quoted)
        else {
            continue;
        };
        let valid = accounts.spans.iter().any(|span| span.contains(&value.start()));
        if !valid && value.as_str().chars().filter(char::is_ascii_digit).count() >= 10 {
            let said = shown_line(scan::head(value.as_str(), 48));
            accounts.unsure.push(format!(
                "“{said}” is called an IBAN, but its check digits are wrong. What is the account?"
            ));
        }
    }
}
