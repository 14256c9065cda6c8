//! The condition on an item's total.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::conditions::Judged;
use crate::base::text;
use crate::model::money::{Currency, Money};

/// What the item's total must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AmountRange {
    /// This much or more.
    #[serde(default)]
    from: Option<Number>,
    /// Less than this.
    #[serde(default)]
    below: Option<Number>,
    #[serde(default)]
    currency: Option<Currency>,
}

#[derive(Clone, Copy, Debug)]
struct Number(Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let fault = |_| D::Error::custom(format!("not a number: `{}`", text::shown_line(&written)));
        Decimal::from_str_exact(&written).map(Number).map_err(fault)
    }
}

impl AmountRange {
    pub(crate) fn judge(&self, total: Option<Money>) -> Judged {
        let Some(total) = total else { return Judged::new("amount", false, "no total was found") };
        let holds = self.from.is_none_or(|Number(from)| total.amount() >= from)
            && self.below.is_none_or(|Number(below)| total.amount() < below)
            && self.currency.is_none_or(|currency| total.currency() == currency);
        Judged::new("amount", holds, format!("the total is {total}"))
    }
}
