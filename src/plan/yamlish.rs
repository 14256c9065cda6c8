//! Shapes that people write in YAML: one thing or a list of them, pairs in their order, patterns.

use std::fmt;
use std::marker::PhantomData;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::base::text;

/// Reads a text (or a whole number as its text) and makes something of it.
///
/// What `make` refuses is refused inside the reader, which so knows its line.
pub(crate) fn from_text<'de, D, T, F>(
    deserializer: D,
    expecting: &'static str,
    make: F,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    F: FnOnce(&str) -> Result<T, String>,
{
    struct Text<F>(&'static str, F);
    impl<T, F: FnOnce(&str) -> Result<T, String>> Visitor<'_> for Text<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).map_err(E::custom)
        }

        fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<T, E> {
            self.visit_str(&number.to_string())
        }

        fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<T, E> {
            self.visit_str(&number.to_string())
        }
    }
    deserializer.deserialize_any(Text(expecting, make))
}

/// A list; one value stands for a list of one.
#[derive(Clone, Debug)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> OneOrMany<T> {
        OneOrMany(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOrMany<T>, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = OneOrMany<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, one: &str) -> Result<OneOrMany<T>, E> {
                T::deserialize(serde::de::value::StrDeserializer::new(one))
                    .map(|one| OneOrMany(vec![one]))
            }

            // A year or a number is a word too.
            fn visit_i64<E: serde::de::Error>(self, one: i64) -> Result<OneOrMany<T>, E> {
                self.visit_str(&one.to_string())
            }

            fn visit_u64<E: serde::de::Error>(self, one: u64) -> Result<OneOrMany<T>, E> {
                self.visit_str(&one.to_string())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany<T>, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(OneOrMany(values))
            }
        }
        deserializer.deserialize_any(Either(PhantomData))
    }
}

/// A map in the order in which it was written.
#[derive(Clone, Debug)]
pub(crate) struct Pairs<T>(pub(crate) Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Pairs<T> {
        Pairs(Vec::new())
    }
}

impl<T> Pairs<T> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs<T>, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`name: value` pairs")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs: Vec<(String, T)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom(format!(
                            "`{}` is there twice",
                            text::shown_line(&key)
                        )));
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// A regular expression: case does not matter, `^` and `$` are a line's. Its time is linear in the text.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(pub(crate) Regex);

impl Pattern {
    /// Whether it is about the lines as they are: it begins with `(?s)`.
    pub(crate) fn keeps_lines(&self) -> bool {
        self.0.as_str().starts_with("(?s)")
    }

    /// How many groups it has besides the whole.
    pub(crate) fn groups(&self) -> usize {
        self.0.captures_len() - 1
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
        from_text(deserializer, "a regular expression", |source| {
            let built = RegexBuilder::new(source)
                .case_insensitive(true)
                .multi_line(true)
                .size_limit(1 << 20)
                .build();
            built.map(Pattern).map_err(|error| {
                let said = error.to_string();
                let why = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
                format!(
                    "not a regular expression: `{}`: {why}",
                    text::cut(&text::shown_line(source), 80)
                )
            })
        })
    }
}

/// A text with `*` for any run of characters; case does not matter.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    pub(crate) source: String,
    regex: Regex,
}

impl Glob {
    /// Whether it is all of the text.
    pub(crate) fn fits(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Glob, D::Error> {
        from_text(deserializer, "a text, with `*` for anything", |source| {
            let parts: Vec<_> = source.trim().split('*').map(regex::escape).collect();
            let built = RegexBuilder::new(&format!("^(?s:{})$", parts.join(".*")))
                .case_insensitive(true)
                .build();
            built
                .map(|regex| Glob { source: source.to_owned(), regex })
                .map_err(|error| error.to_string())
        })
    }
}
