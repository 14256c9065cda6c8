//! What in a text can take something out of the house, however it is spelt: links, addresses, handles, numbers, sums.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

use crate::base::text::is_hidden;

/// The text as a mail program's eyes have it: compatible characters are one, letters small, hidden ones gone.
pub(super) fn seen(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_hidden(*c)).nfkc().flat_map(char::to_lowercase);
    seen.map(|c| match c {
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => '/',
        '\u{3002}' => '.',
        c => c,
    })
    .collect()
}

/// [`seen`] without white space and the marks of quoted lines: a link that was broken in two is found as well.
pub(super) fn compact(text: &str) -> String {
    seen(text).chars().filter(|c| !is_space(*c)).collect()
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '>'
}

/// Every way out in a text that [`seen`] returned.
pub(super) fn find(seen: &str) -> impl Iterator<Item = &str> {
    WAYS.find_iter(seen).map(|found| found.as_str().trim_matches(TRIM)).filter(|way| way.chars().count() > 2 && !DAY.is_match(way))
}

const TRIM: [char; 10] = ['.', ':', '!', '?', '"', '\'', ',', ';', ' ', '…'];

/// In this order: what has an `@`; a scheme; a host after slashes; a domain's name; a sum with its currency; a number that
/// is long enough for a telephone or an account; a long word of letters and digits, as accounts of crypto money are.
static WAYS: LazyLock<Regex> = LazyLock::new(|| {
    const CURRENCY: &str = r"(?:[$€£¥₹]|\b(?:eur|usd|gbp|chf|jpy|inr|pkr|cad|aud|cny|sek|nok|dkk|pln|euros?|dollars?|pounds?)\b)";
    let ways = [
        r"[^\s<>()\[\]{}“”,;|]*(?:@|[(\[{]at[)\]}])[^\s<>()\[\]{}“”,;|]*",
        r"[a-z][a-z0-9+.-]{2,}:[^\s>]+|https?:\s*[/\\]+\s*[^\s>]+",
        r"[/\\]{2}[^\s/\\]+",
        r"[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]+(?:[/?#:][^\s>]*)?",
        &format!(r"{CURRENCY}\s?\d[\d.,'’]*|\d[\d.,'’]*\s?{CURRENCY}"),
        r"\+?\d(?:[ ()/.\-]{0,2}\d){7,}",
        r"[a-z0-9]{25,}",
    ]
    .join("|");
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(&ways).expect("constant")
});

/// A day, with or without its time, is no account.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(r"^(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})(?:[ t]\d\d?:?\d*)?$").expect("constant")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_out_are_found_however_they_are_spelt() {
        let ways = [
            "HTTPS://EVIL.EXAMPLE/PAY", "WWW.EVIL.EXAMPLE", "evil.example/pay", "evil-bank.com", "ht\u{200b}tps://evil",
            "https:\u{2044}\u{2044}evil", "https\u{ff1a}\u{ff0f}\u{ff0f}evil", "mailto:a@b.c", "a\u{ff20}evil.example",
            "a(at)evil.example", "tel:+4915112345678", "+49 151 12345678", "DE89 3704 0044 0532 0130 00",
            "DE89-3704-0044-0532-0130-00", "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00", "IBAN:DE89370400440532013000",
            "@evil", "javascript:alert(1)", "//evil.example/x", r"\\evil\share", "evil\u{3002}example\u{3002}com", "xn--e1awd7f.com",
            "1,500 EUR", "EUR 1500.00", "€20", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "GB82 WEST 1234 5698 7654 32",
            "https:// evil", r"HTTP:\\EVIL",
        ];
        for way in ways {
            assert!(find(&seen(&format!("Hello {way}, thanks."))).next().is_some(), "{way:?}");
        }
        for text in ["Re: the parcel", "Hello Dana, it came at 10:30 on 2026-11-16.", "Yes! Thanks, 12 of them.", "e.g. this"] {
            assert_eq!(find(&seen(text)).collect::<Vec<_>>(), Vec::<&str>::new(), "{text:?}");
        }
    }
}
