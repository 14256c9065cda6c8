//! JSON as Odoo speaks it, with its numbers as exact decimals: no amount is ever a float, on the way in or out.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// How deep an answer may be.
const DEEPEST: usize = 40;

/// A value of a call or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Datum {
    Null,
    Bool(bool),
    Number(Decimal),
    Text(String),
    List(Vec<Datum>),
    Map(BTreeMap<String, Datum>),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum DatumError {
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a number that can't be exact: {0}")]
    Number(String),
    #[error("nested too deep")]
    Deep,
}

impl Datum {
    pub(crate) fn parse(bytes: &[u8]) -> Result<Datum, DatumError> {
        read(serde_json::from_slice::<&RawValue>(bytes)?, 0)
    }

    pub(crate) fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    pub(crate) fn map(entries: impl IntoIterator<Item = (&'static str, Datum)>) -> Datum {
        Datum::Map(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    pub(crate) fn list<T: Into<Datum>>(values: impl IntoIterator<Item = T>) -> Datum {
        Datum::List(values.into_iter().map(Into::into).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Datum> {
        if let Datum::Map(map) = self { map.get(name) } else { None }
    }

    pub(crate) fn items(&self) -> &[Datum] {
        if let Datum::List(list) = self { list } else { &[] }
    }

    /// A text; what is empty is `false` in Odoo.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Datum::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn number(&self) -> Option<Decimal> {
        if let Datum::Number(number) = self { Some(*number) } else { None }
    }

    /// A record's id, as a number, or as the first of `[id, "name"]`.
    pub(crate) fn id(&self) -> Option<u64> {
        use rust_decimal::prelude::ToPrimitive as _;
        match self {
            Datum::Number(number) => Some(number).filter(|n| n.fract().is_zero())?.to_u64(),
            Datum::List(pair) => pair.first().and_then(|first| match first {
                Datum::Number(_) => first.id(),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The name of `[id, "name"]`.
    pub(crate) fn name(&self) -> Option<&str> {
        self.items().get(1)?.text()
    }

    pub(crate) fn is_true(&self) -> bool {
        *self == Datum::Bool(true)
    }
}

fn read(raw: &RawValue, depth: usize) -> Result<Datum, DatumError> {
    if depth > DEEPEST {
        return Err(DatumError::Deep);
    }
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'n') => Datum::Null,
        Some(b't' | b'f') => Datum::Bool(text == "true"),
        Some(b'"') => Datum::Text(serde_json::from_str(text)?),
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(text)?;
            Datum::List(list.into_iter().map(|raw| read(raw, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let map: BTreeMap<String, &RawValue> = serde_json::from_str(text)?;
            let read = |(name, raw): (String, &RawValue)| Ok((name, read(raw, depth + 1)?));
            Datum::Map(map.into_iter().map(read).collect::<Result<_, DatumError>>()?)
        }
        _ => Datum::Number(number(text).ok_or_else(|| {
            DatumError::Number(crate::base::text::cut(&crate::base::text::shown_line(text), 40))
        })?),
    })
}

/// A number as JSON writes it. What Python's arithmetic left behind (`90.00999999999999`) is kept: who reads an amount
/// rounds it to the currency's places.
fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
        .or_else(|| next_to_nothing(text))
}

/// `5.684341886080802e-14`: more places than a decimal has, of which the last mean nothing to any currency.
fn next_to_nothing(text: &str) -> Option<Decimal> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let places: u32 = power.strip_prefix('-')?.parse().ok()?;
    let digits = Decimal::from_str(digits).ok()?;
    if digits.abs() >= Decimal::TEN {
        return None;
    }
    let Some(kept) = Decimal::MAX_SCALE.checked_sub(places) else { return Some(Decimal::ZERO) };
    let mut number = digits.round_dp(kept);
    number.set_scale(number.scale() + places).ok()?;
    Some(number)
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Datum::Null => serializer.serialize_unit(),
            Datum::Bool(value) => serializer.serialize_bool(*value),
            Datum::Number(number) => RawValue::from_string(number.to_string())
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
            Datum::Text(text) => serializer.serialize_str(text),
            Datum::List(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                list.iter().try_for_each(|value| seq.serialize_element(value))?;
                seq.end()
            }
            Datum::Map(map) => {
                let mut entries = serializer.serialize_map(Some(map.len()))?;
                map.iter().try_for_each(|(name, value)| entries.serialize_entry(name, value))?;
                entries.end()
            }
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Datum {
        Datum::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Datum {
        Datum::Text(text)
    }
}

impl From<u64> for Datum {
    fn from(number: u64) -> Datum {
        Datum::Number(number.into())
    }
}

impl From<Decimal> for Datum {
    fn from(number: Decimal) -> Datum {
        Datum::Number(number)
    }
}

impl From<bool> for Datum {
    fn from(value: bool) -> Datum {
        Datum::Bool(value)
    }
}

impl From<Vec<Datum>> for Datum {
    fn from(list: Vec<Datum>) -> Datum {
        Datum::List(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_both_ways() {
        let text = r#"{"a":[1,-2.50,90.00999999999999,1e3,0.0],"b":"x","c":null,"d":false}"#;
        let datum = Datum::parse(text.as_bytes()).unwrap();
        let numbers: Vec<String> = datum
            .get("a")
            .unwrap()
            .items()
            .iter()
            .map(|n| n.number().unwrap().to_string())
            .collect();
        assert_eq!(numbers, ["1", "-2.50", "90.00999999999999", "1000", "0.0"]);
        assert_eq!(Datum::parse(datum.to_json().unwrap().as_bytes()).unwrap(), datum);
        // What Python's arithmetic leaves of nothing.
        for (noise, read) in [
            ("5.684341886080802e-14", "0.0000000000000568434188608080"),
            ("-1.7763568394002505e-15", "-0.0000000000000017763568394003"),
            ("1e-40", "0"),
            ("4.9e-324", "0"),
        ] {
            let number = Datum::parse(noise.as_bytes()).unwrap().number().unwrap();
            assert_eq!(number.to_string().parse(), read.parse::<Decimal>(), "{noise}");
        }
        assert_eq!(Datum::from(Decimal::new(1250, 2)).to_json().unwrap(), "12.50");
    }

    #[test]
    fn what_is_no_answer_is_an_error() {
        for bad in ["", "[1,", "{\"a\":}", "1e400", "NaN", "01"] {
            assert!(Datum::parse(bad.as_bytes()).is_err(), "{bad}");
        }
        let deep = "[".repeat(60) + &"]".repeat(60);
        assert!(matches!(Datum::parse(deep.as_bytes()), Err(DatumError::Deep)));
        let deepest = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(Datum::parse(deepest.as_bytes()).is_err());
    }

    #[test]
    fn a_record_is_named_by_its_pair() {
        let pair = Datum::parse(b"[18,\"Northwind GmbH\"]").unwrap();
        assert_eq!((pair.id(), pair.name()), (Some(18), Some("Northwind GmbH")));
        assert_eq!(Datum::Bool(false).id(), None);
        assert_eq!(Datum::parse(b"1.5").unwrap().id(), None);
    }
}
