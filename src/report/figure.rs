//! A figure: a value with the notes and lines that it was computed from. Nothing in a report is a number without one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use super::source::At;
use crate::model::money::{Currency, Money};

/// What a figure is for: a section of the weekly audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    Money,
    Operations,
    Productivity,
    Social,
}

/// A value in its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// One amount for each currency, by currency. Different currencies are never added.
    Money(Vec<Money>),
    Count(u64),
    /// A length of time.
    Minutes(i64),
    /// Per cent, with one decimal place.
    Percent(Decimal),
}

/// Something that a figure was computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Source {
    pub(crate) at: At,
    /// What it adds to the figure.
    pub(crate) value: Option<Value>,
    /// What it is; may be foreign text.
    pub(crate) says: String,
}

/// A computed value, or none where nothing is known: never an invented zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its short name, for `fte briefing explain`.
    pub(crate) id: Cow<'static, str>,
    pub(crate) part: Part,
    /// Safe to show, in a table of Markdown too.
    pub(crate) label: Cow<'static, str>,
    pub(crate) value: Option<Value>,
    pub(crate) sources: Vec<Source>,
    /// How it was computed, in words.
    pub(crate) how: String,
    /// Who keeps the entries that it was computed from, where it is about money.
    pub(crate) origin: Option<String>,
}

/// What a figure is called and how it comes about, before it is computed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub(crate) id: &'static str,
    pub(crate) part: Part,
    pub(crate) label: &'static str,
    pub(crate) how: &'static str,
}

impl Name {
    /// How many sources there are. None at all is a zero only where it is `known` that there was something to count.
    pub(crate) fn count(self, known: bool, sources: Vec<Source>) -> Figure {
        let value = (known || !sources.is_empty()).then_some(Value::Count(sources.len() as u64));
        self.figure(value, sources)
    }

    /// The sources' amounts added up, each currency on its own. A `known` zero is one in `currency`.
    pub(crate) fn sum(self, known: Option<Currency>, sources: Vec<Source>) -> Figure {
        let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
        for money in sources.iter().filter_map(|source| source.value.as_ref()?.money()).flatten() {
            let sum = sums.entry(money.currency()).or_insert_with(|| Money::zero(money.currency()));
            match sum.plus(*money) {
                Some(more) => *sum = more,
                // Larger than any exact sum: no figure is better than a wrong one.
                None => return self.figure(None, sources),
            }
        }
        let value = match known {
            Some(currency) if sums.is_empty() => Some(Value::Money(vec![Money::zero(currency)])),
            _ => (!sums.is_empty()).then(|| Value::Money(sums.into_values().collect())),
        };
        self.figure(value, sources)
    }

    /// The median of the sources' lengths of time; of an even number, the earlier of the two in the middle.
    pub(crate) fn median(self, sources: Vec<Source>) -> Figure {
        let mut minutes: Vec<i64> =
            sources.iter().filter_map(|source| source.value.as_ref()?.minutes()).collect();
        minutes.sort_unstable();
        let middle = minutes.len().checked_sub(1).and_then(|last| minutes.get(last / 2));
        self.figure(middle.copied().map(Value::Minutes), sources)
    }

    /// The longest of the sources' lengths of time.
    pub(crate) fn longest(self, sources: Vec<Source>) -> Figure {
        let longest = sources.iter().filter_map(|source| source.value.as_ref()?.minutes()).max();
        self.figure(longest.map(Value::Minutes), sources)
    }

    /// `part` of `whole`; no figure where the whole is nothing.
    pub(crate) fn share(self, part: usize, whole: usize, sources: Vec<Source>) -> Figure {
        let share = || {
            let per_cent = Decimal::from(part)
                .checked_mul(Decimal::ONE_HUNDRED)?
                .checked_div(Decimal::from(whole))?;
            Some(Value::Percent(per_cent.round_dp(1)))
        };
        self.figure(if whole == 0 { None } else { share() }, sources)
    }

    /// What nothing is known of, and why.
    pub(crate) fn unknown(self) -> Figure {
        self.figure(None, Vec::new())
    }

    pub(crate) fn figure(self, value: Option<Value>, sources: Vec<Source>) -> Figure {
        Figure {
            id: self.id.into(),
            part: self.part,
            label: self.label.into(),
            value,
            sources,
            how: self.how.to_owned(),
            origin: None,
        }
    }
}

impl Figure {
    /// With more words on how it came about.
    pub(crate) fn saying(mut self, more: &str) -> Figure {
        if !more.is_empty() {
            self.how = format!("{} {more}", self.how);
        }
        self
    }
}

impl Source {
    pub(crate) fn new(at: At, value: Option<Value>, says: impl Into<String>) -> Source {
        Source { at, value, says: says.into() }
    }

    /// The amount that it adds, where that is one.
    pub(crate) fn amount(&self) -> Option<Money> {
        self.value.as_ref()?.money()?.first().copied()
    }
}

impl Value {
    pub(crate) fn of(money: Money) -> Value {
        Value::Money(vec![money])
    }

    pub(crate) fn money(&self) -> Option<&[Money]> {
        match self {
            Value::Money(amounts) => Some(amounts),
            _ => None,
        }
    }

    pub(crate) fn minutes(&self) -> Option<i64> {
        match self {
            Value::Minutes(minutes) => Some(*minutes),
            _ => None,
        }
    }

    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Value::Count(count) => Some(*count),
            _ => None,
        }
    }

    fn unit(&self) -> &'static str {
        match self {
            Value::Money(_) => "money",
            Value::Count(_) => "count",
            Value::Minutes(_) => "minutes",
            Value::Percent(_) => "percent",
        }
    }
}

/// `no data` is a value too, to a reader.
pub(crate) fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "no data".to_owned(), ToString::to_string)
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Money(amounts) => f.pad(&added(amounts)),
            Value::Count(count) => count.fmt(f),
            Value::Minutes(minutes) => f.pad(&length(*minutes)),
            Value::Percent(share) => f.pad(&format!("{} %", share.normalize())),
        }
    }
}

/// `948.80 EUR - 29.00 USD`: one amount after the other, none added to another. As everywhere, in the form in which an
/// amount can be typed.
fn added(amounts: &[Money]) -> String {
    let Some((first, rest)) = amounts.split_first() else { return String::new() };
    rest.iter().fold(first.to_string(), |text, money| {
        let is_less = money.negated().is_positive();
        let (sign, money) = if is_less { ("-", money.negated()) } else { ("+", *money) };
        format!("{text} {sign} {money}")
    })
}

/// `45 min`, `3 h 20 min`, `2 d 5 h`.
fn length(minutes: i64) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, rest) => format!("{rest} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, rest) => format!("{hours} h {rest} min"),
        (days, 0, _) => format!("{days} d"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

/// Money as a list of texts (`1200.00 EUR`), per cent as text, counts and minutes as numbers.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Money(amounts) => amounts.serialize(serializer),
            Value::Count(count) => count.serialize(serializer),
            Value::Minutes(minutes) => minutes.serialize(serializer),
            Value::Percent(share) => share.normalize().to_string().serialize(serializer),
        }
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Figure", 8)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("part", &self.part)?;
        fields.serialize_field("label", &self.label)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("unit", &self.value.as_ref().map(Value::unit))?;
        fields.serialize_field("how", &self.how)?;
        fields.serialize_field("origin", &self.origin)?;
        fields.serialize_field("sources", &self.sources)?;
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAME: Name = Name { id: "x", part: Part::Money, label: "x", how: "x" };

    fn source(value: Value) -> Source {
        Source::new(At::line("x", 1), Some(value), "")
    }

    #[test]
    fn values_read_well() {
        let money = |text: &str| Value::of(text.parse().unwrap());
        let both = Value::Money(vec!["948.80 EUR".parse().unwrap(), "-29.00 USD".parse().unwrap()]);
        let table = [
            (money("1234567.80 EUR"), "1234567.80 EUR"),
            (both, "948.80 EUR - 29.00 USD"),
            (money("-100 JPY"), "-100 JPY"),
            (money("999.00 USD"), "999.00 USD"),
            (Value::Minutes(0), "0 min"),
            (Value::Minutes(200), "3 h 20 min"),
            (Value::Minutes(3180), "2 d 5 h"),
            (Value::Percent("33.30".parse().unwrap()), "33.3 %"),
        ];
        for (value, expected) in table {
            assert_eq!(value.to_string(), expected);
        }
    }

    #[test]
    fn nothing_is_no_zero() {
        let figures = [
            NAME.count(false, vec![]),
            NAME.sum(None, vec![]),
            NAME.median(vec![]),
            NAME.share(0, 0, vec![]),
        ];
        assert!(figures.iter().all(|figure| figure.value.is_none()));
        assert_eq!(NAME.count(true, vec![]).value, Some(Value::Count(0)));
        assert_eq!(
            shown(NAME.sum(Some("EUR".parse().unwrap()), vec![]).value.as_ref()),
            "0.00 EUR"
        );
    }

    proptest! {
        #[test]
        fn a_sum_is_what_its_sources_say(cents in prop::collection::vec((-1_000_000i64..1_000_000, 0usize..3), 0..40)) {
            let currencies = ["EUR", "JPY", "USD"];
            let of = |amount: i64, at: usize| {
                let currency: Currency = currencies[at].parse().unwrap();
                Money::new(Decimal::new(amount, currency.places()), currency).unwrap()
            };
            let sources = cents.iter().map(|(amount, at)| source(Value::of(of(*amount, *at)))).collect();
            let expected: Vec<Money> = (0..3)
                .filter(|at| cents.iter().any(|(_, other)| other == at))
                .map(|at| of(cents.iter().filter(|(_, other)| *other == at).map(|(amount, _)| amount).sum(), at))
                .collect();
            let value = (!expected.is_empty()).then_some(Value::Money(expected));
            prop_assert_eq!(NAME.sum(None, sources).value, value);
        }

        #[test]
        fn half_of_the_sources_are_at_most_the_median(minutes in prop::collection::vec(0i64..10_000, 1..40)) {
            let sources = minutes.iter().map(|minutes| source(Value::Minutes(*minutes))).collect();
            let median = NAME.median(sources).value.unwrap().minutes().unwrap();
            let below = minutes.iter().filter(|other| **other <= median).count();
            let above = minutes.iter().filter(|other| **other >= median).count();
            prop_assert!(below * 2 >= minutes.len() && above * 2 >= minutes.len());
        }
    }
}
