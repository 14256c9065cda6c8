//! Bank accounts in a text: IBANs whose check digits are right.

use std::sync::LazyLock;

use regex::Regex;

static ACCOUNT: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant that every test compiles")]
    Regex::new(r"\b[A-Z]{2}\d{2}(?:[ \u{a0}\u{202f}-]{0,2}[A-Z0-9]{1,7}){2,14}").expect("constant")
});

/// The most that are looked at in one text.
const MOST: usize = 200;

/// The accounts that a text names, in capitals and without spaces.
pub(crate) fn written(text: &str) -> Vec<String> {
    let text = text.to_uppercase();
    let (mut found, mut from) = (Vec::new(), 0);
    for _ in 0..MOST {
        let Some(candidate) = ACCOUNT.find_at(&text, from) else { break };
        let (mut compact, mut best) = (String::new(), None);
        for (at, c) in candidate.as_str().char_indices().filter(|(_, c)| c.is_ascii_alphanumeric())
        {
            compact.push(c);
            if (15..=34).contains(&compact.len()) && compact.parse::<iban::Iban>().is_ok() {
                best = Some((compact.clone(), candidate.start() + at + 1));
            }
        }
        // What stands behind an account, or begins like one, may hide another.
        from = best.as_ref().map_or(candidate.start() + 4, |(_, end)| *end);
        found.extend(best.map(|(account, _)| account));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_found_side_by_side_and_in_small_letters() {
        let text = "pay de89 3704 0044 0532 0130 00 or NL91ABNA0417164300, not DE88 3704 0044 0532 0130 00";
        assert_eq!(written(text), ["DE89370400440532013000", "NL91ABNA0417164300"]);
        assert_eq!(written("DE12 DE89 3704 0044 0532 0130 00"), ["DE89370400440532013000"]);
    }
}
