//! Exact decimal money with its currency; no float anywhere on the way.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An ISO 4217 code: three upper-case letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Currency([u8; 3]);

impl Currency {
    /// How many decimal places amounts have.
    ///
    /// Source: ISO 4217 table A.1 (minor units).
    pub(crate) fn places(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum MoneyError {
    #[error("not a currency: `{0}` (three letters, like `EUR`)")]
    Currency(String),
    #[error("not an amount: `{0}` (write it like `1200.50 EUR`)")]
    Amount(String),
    #[error("{0} has more decimal places than {1} has ({2})")]
    Places(Decimal, Currency, u32),
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Currency, MoneyError> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|b| b.is_ascii_uppercase()) => Ok(Currency([*a, *b, *c])),
            _ => Err(MoneyError::Currency(crate::base::text::shown_line(text))),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Currency, MoneyError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.to_string()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An amount in one currency, with no more places than the currency has. Text form: `1200.50 EUR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// An amount that fits its currency; `1.005 EUR` is an error, not 1.01.
    pub(crate) fn new(amount: Decimal, currency: Currency) -> Result<Money, MoneyError> {
        let mut exact = amount.normalize();
        if exact.scale() > currency.places() {
            return Err(MoneyError::Places(amount, currency, currency.places()));
        }
        exact.rescale(currency.places());
        Ok(Money { amount: unsigned_zero(exact), currency })
    }

    /// The amount rounded half away from zero to the currency's places, as invoices are.
    pub(crate) fn rounded(amount: Decimal, currency: Currency) -> Money {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let mut exact = amount.round_dp_with_strategy(currency.places(), strategy);
        exact.rescale(currency.places());
        Money { amount: unsigned_zero(exact), currency }
    }

    pub(crate) fn zero(currency: Currency) -> Money {
        Money::rounded(Decimal::ZERO, currency)
    }

    /// The sum; `None` for two currencies, or where it is too large to be exact.
    pub(crate) fn plus(self, other: Money) -> Option<Money> {
        let sum =
            self.amount.checked_add(other.amount).filter(|_| self.currency == other.currency)?;
        Money::new(sum, self.currency).ok()
    }

    /// The difference; `None` where [`Money::plus`] has none.
    pub(crate) fn minus(self, other: Money) -> Option<Money> {
        self.plus(other.negated())
    }

    pub(crate) fn negated(self) -> Money {
        Money { amount: unsigned_zero(-self.amount), ..self }
    }

    pub(crate) fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// Above zero.
    pub(crate) fn is_positive(self) -> bool {
        self.amount > Decimal::ZERO
    }

    pub(crate) fn amount(self) -> Decimal {
        self.amount
    }

    pub(crate) fn currency(self) -> Currency {
        self.currency
    }
}

/// A zero has no sign: `-0.00` would be another text for the same amount.
fn unsigned_zero(amount: Decimal) -> Decimal {
    if amount.is_zero() { amount.abs() } else { amount }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Money, MoneyError> {
        let bad = || MoneyError::Amount(crate::base::text::shown_line(text));
        let (amount, currency) = text.trim().split_once(' ').ok_or_else(bad)?;
        Money::new(Decimal::from_str_exact(amount).map_err(|_| bad())?, currency.trim().parse()?)
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Money, MoneyError> {
        text.parse()
    }
}

impl From<Money> for String {
    fn from(money: Money) -> String {
        money.to_string()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.amount, self.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn an_amount_has_the_places_of_its_currency() {
        let table = [
            ("1.5 EUR", "1.50 EUR"),
            ("1200 JPY", "1200 JPY"),
            ("1.5 KWD", "1.500 KWD"),
            ("-0.00 EUR", "0.00 EUR"),
        ];
        for (text, expected) in table {
            assert_eq!(money(text).to_string(), expected);
        }
        for bad in [
            "1.005 EUR",
            "1.5 JPY",
            "1",
            "EUR",
            "1 eur",
            "1 EURO",
            "",
            "1e3 EUR",
            "1,5 EUR",
            "NaN EUR",
        ] {
            assert!(bad.parse::<Money>().is_err(), "{bad}");
        }
    }

    #[test]
    fn sums_stay_in_one_currency() {
        assert_eq!(money("1.10 EUR").plus(money("2.25 EUR")), Some(money("3.35 EUR")));
        assert_eq!(
            money("1.10 EUR").minus(money("1.10 EUR")),
            Some(Money::zero("EUR".parse().unwrap()))
        );
        assert_eq!(money("1.10 EUR").plus(money("1.10 USD")), None);
    }

    proptest! {
        #[test]
        fn adding_and_taking_away_is_exact(a in -1_000_000_000_000i64..1_000_000_000_000, b in -1_000_000_000_000i64..1_000_000_000_000) {
            let eur = |cents| Money::new(Decimal::new(cents, 2), "EUR".parse().unwrap()).unwrap();
            let sum = eur(a).plus(eur(b)).unwrap();
            prop_assert_eq!(sum, eur(a + b));
            prop_assert_eq!(sum.minus(eur(b)).unwrap(), eur(a));
            prop_assert_eq!(sum.to_string().parse::<Money>().unwrap(), sum);
        }
    }
}
