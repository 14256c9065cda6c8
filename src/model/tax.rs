//! The tax on a line or a bill, as requests write it: `19`, `19 incl`, `19 reverse`, `0 DE-reverse: the words`.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::money::Money;

/// The most digits of a rate before the decimal point, and after it.
const WHOLE: usize = 9;
const PLACES: usize = 6;

/// A rate of tax, and what goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tax {
    /// Per cent; shortest form.
    pub(crate) percent: Decimal,
    /// Whether the price has the tax in it.
    pub(crate) inclusive: bool,
    /// Whether the buyer owes the tax: on a bill it is booked as owed and as deducted.
    pub(crate) reverse: bool,
    /// `DE-reduced`, from the table of taxes; empty where a rate alone was given.
    pub(crate) code: String,
    /// What the invoice must say because of it.
    pub(crate) says: String,
}

impl Tax {
    /// Net and tax of what was rounded to the currency's places: net where the tax comes on top, gross where it is in it.
    /// `None` where it is too large.
    pub(crate) fn split(&self, amount: Money) -> Option<(Money, Money)> {
        let part = amount.amount().checked_mul(self.percent)?;
        let of = if self.inclusive {
            Decimal::ONE_HUNDRED.checked_add(self.percent)?
        } else {
            Decimal::ONE_HUNDRED
        };
        let tax = Money::rounded(part.checked_div(of)?, amount.currency());
        let net = if self.inclusive { amount.minus(tax)? } else { amount };
        Some((net, tax))
    }
}

impl FromStr for Tax {
    type Err = ();

    fn from_str(text: &str) -> Result<Tax, ()> {
        let (head, says) = text.split_once(':').unwrap_or((text, ""));
        let mut words = head.split_whitespace();
        let percent = words.next().ok_or(())?;
        let percent = decimal(percent.strip_suffix('%').unwrap_or(percent)).ok_or(())?;
        let mut tax = Tax { percent, says: says.trim().to_owned(), ..Tax::default() };
        for word in words {
            match word {
                "incl" if !tax.inclusive => tax.inclusive = true,
                "reverse" if !tax.reverse => tax.reverse = true,
                code if tax.code.is_empty() && is_code(code) => code.clone_into(&mut tax.code),
                _ => return Err(()),
            }
        }
        Ok(tax)
    }
}

impl fmt::Display for Tax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.percent)?;
        for (is_said, word) in [(self.inclusive, "incl"), (self.reverse, "reverse")] {
            if is_said {
                write!(f, " {word}")?;
            }
        }
        if !self.code.is_empty() {
            write!(f, " {}", self.code)?;
        }
        if self.says.is_empty() { Ok(()) } else { write!(f, ": {}", self.says) }
    }
}

/// Whether a word can name a tax: letters, digits, `-` and `_`, a letter first.
pub(crate) fn is_code(word: &str) -> bool {
    (2..=24).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["incl", "reverse"].contains(&word)
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// A decimal without exponent, sign `+` or separators, in its shortest form.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !are_digits(whole, WHOLE) || !are_digits(part, PLACES) {
        return None;
    }
    let number = Decimal::from_str_exact(text).ok()?.normalize();
    Some(if number.is_zero() { Decimal::ZERO } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tax_is_read_as_it_is_written() {
        for text in
            ["19", "7 incl", "0 DE-reverse: Steuerschuldnerschaft: ja", "19 incl reverse DE-x"]
        {
            assert_eq!(text.parse::<Tax>().unwrap().to_string(), text);
        }
        assert_eq!("19%".parse::<Tax>().unwrap().to_string(), "19");
        for bad in ["", "x", "19 a b", "19 incl incl", "1e3", "19,5", "19 ü", ": x"] {
            bad.parse::<Tax>().unwrap_err();
        }
    }

    #[test]
    fn numbers_are_plain_decimals() {
        for good in ["1", "2.5", "-3", "0.000001", "123456789.123456", " 7 "] {
            assert!(decimal(good).is_some(), "{good}");
        }
        for bad in [
            "",
            ".",
            "1.",
            ".5",
            "1e3",
            "+1",
            "1,5",
            "1_000",
            "NaN",
            "inf",
            "1234567890",
            "0.1234567",
            "--1",
            "١",
            "1 0",
        ] {
            assert!(decimal(bad).is_none(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_split_adds_up(cents in -99_999_999i64..99_999_999, rate in 0i64..10_000, inclusive: bool, places in 0usize..3) {
            let currency = ["EUR", "JPY", "KWD"][places].parse().unwrap();
            let amount = Money::rounded(Decimal::new(cents, 3), currency);
            let tax = Tax { percent: Decimal::new(rate, 2), inclusive, ..Tax::default() };
            let (net, part) = tax.split(amount).unwrap();
            if inclusive {
                prop_assert_eq!(net.plus(part), Some(amount));
                // What is left pays its own tax, up to half of the smallest coin at each rounding.
                let again = Money::rounded(net.amount() * tax.percent / Decimal::ONE_HUNDRED, currency);
                let off = (again.amount() - part.amount()).abs();
                prop_assert!(off <= Decimal::new(1, currency.places()), "{} {} {}", amount, part, again);
            } else {
                prop_assert_eq!(net, amount);
            }
        }
    }
}
