//! The condition on warnings about an item's sender.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor, value};

use super::conditions::Judged;
use super::words::{Term, Words};
use super::yamlish::OneOrMany;

/// Whether there is a warning at all, or one that says one of these words.
#[derive(Clone, Debug)]
pub(crate) enum Warned {
    Is(bool),
    Says(OneOrMany<Term>),
}

impl Warned {
    pub(crate) fn judge(&self, warnings: &[String]) -> Judged {
        let found = match self {
            Warned::Is(_) => warnings.first(),
            Warned::Says(terms) => warnings.iter().find(|warning| {
                let words = Words::of(warning);
                terms.iter().any(|term| words.has(term))
            }),
        };
        let holds = found.is_some() != matches!(self, Warned::Is(false));
        let why = match (self, found) {
            (_, Some(_)) => "there is a warning about the sender",
            (Warned::Is(_), None) => "there is no warning about the sender",
            (Warned::Says(_), None) => "there is no such warning about the sender",
        };
        Judged::new("warnings", holds, why).about(found.cloned().unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Warned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Warned, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Warned;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false`, or words of the warning")
            }

            fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<Warned, E> {
                Ok(Warned::Is(yes))
            }

            fn visit_str<E: serde::de::Error>(self, one: &str) -> Result<Warned, E> {
                OneOrMany::deserialize(value::StrDeserializer::new(one)).map(Warned::Says)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Warned, A::Error> {
                OneOrMany::deserialize(value::SeqAccessDeserializer::new(seq)).map(Warned::Says)
            }
        }
        deserializer.deserialize_any(Either)
    }
}
