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
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
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
        Ok(Money { amount: exact, currency })
    }

    /// The amount rounded half away from zero to the currency's places, as invoices are.
    pub(crate) fn rounded(amount: Decimal, currency: Currency) -> Money {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let mut exact = amount.round_dp_with_strategy(currency.places(), strategy);
        exact.rescale(currency.places());
        Money { amount: exact, currency }
    }

    pub(crate) fn amount(self) -> Decimal {
        self.amount
    }

    pub(crate) fn currency(self) -> Currency {
        self.currency
    }
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
