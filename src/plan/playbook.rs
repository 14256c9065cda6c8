//! A playbook: one Markdown file that says for which items it is, and what is to be done about them.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::conditions::Conditions;
use super::template::{Template, TemplateError};
use super::yamlish::{OneOrMany, Pairs, Pattern, from_text};
use super::{check, lines, pieces};
use crate::base::text;
use crate::model::item::Priority;
use crate::vault::{Note, yaml};

/// A playbook as its file has it, checked.
#[derive(Clone, Debug)]
pub(crate) struct Playbook {
    /// The file's name without `.md`.
    pub(crate) name: String,
    /// The first heading of its body, else the name in words.
    pub(crate) title: String,
    pub(crate) front: PlaybookFront,
}

/// The front matter of a playbook. The field names are the keys that people write.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaybookFront {
    /// `playbook`, for people's queries.
    #[serde(default, rename = "type")]
    _kind: Option<String>,
    /// Obsidian's own properties, which a person may set on any note.
    #[serde(default, rename = "tags")]
    _tags: Option<Value>,
    #[serde(default, rename = "aliases")]
    _aliases: Option<Value>,
    #[serde(default, rename = "cssclasses")]
    _classes: Option<Value>,
    #[serde(rename = "match")]
    pub(crate) conditions: Conditions,
    /// Higher comes first; 0 where nothing is said.
    #[serde(default)]
    pub(crate) order: i32,
    #[serde(default)]
    pub(crate) set: Set,
    #[serde(default)]
    pub(crate) extract: Pairs<Extract>,
    /// What to ask the person where a value is missing: name and question.
    #[serde(default)]
    pub(crate) ask: Pairs<Plain>,
    /// Whether the policy may let its replies to known contacts go without asking.
    #[serde(default)]
    pub(crate) auto: bool,
    #[serde(default)]
    pub(crate) steps: Vec<PlaybookStep>,
}

/// What the item's front matter is to say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    #[serde(default)]
    pub(crate) domain: Option<crate::model::item::Domain>,
    #[serde(default)]
    pub(crate) priority: Option<Priority>,
    #[serde(default)]
    pub(crate) kind: Option<Plain>,
    #[serde(default)]
    pub(crate) due: Option<Template>,
}

/// One step as the playbook has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaybookStep {
    pub(crate) id: StepName,
    pub(crate) what: Plain,
    /// Left out where this comes to nothing.
    #[serde(default)]
    pub(crate) when: Option<When>,
    /// A list: the step is there once for each of it, which is called `each`.
    #[serde(default)]
    pub(crate) each: Option<Template>,
    #[serde(default)]
    pub(crate) action: Option<ActionName>,
    #[serde(default)]
    pub(crate) params: Pairs<Param>,
    #[serde(default)]
    pub(crate) needs: OneOrMany<StepName>,
}

/// A parameter: a template, or a list or map of them.
#[derive(Clone, Debug)]
pub(crate) enum Param {
    Text(Template),
    List(Vec<Param>),
    Map(Pairs<Param>),
}

/// Where a named value comes from; of several sources the first that has it.
#[derive(Clone, Debug)]
pub(crate) enum Extract {
    Text(Template),
    Pattern { pattern: Pattern, group: usize, place: Where },
    First(Vec<Extract>),
}

/// Which part of an item a pattern is looked for in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Where {
    Subject,
    Text,
    #[default]
    Both,
}

/// Words of the playbook's writer that are shown as they are: one line, no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plain(pub(crate) String);

/// A step's id: small letters, digits and `-`, so that it can stand in a block link and a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepName(pub(crate) String);

/// An expression without braces: `facts.due`, `item.age_days < 4`.
#[derive(Clone, Debug)]
pub(crate) struct When(pub(crate) Template);

/// The name of an action that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ActionName(pub(crate) &'static str);

/// What is wrong with a playbook, and in which line of its file (from 1).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Mistake {
    /// Vault path.
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, what) = (text::shown_line(&self.path), text::shown(&self.what));
        write!(f, "{path}:{}: {what}", self.line)
    }
}

/// Reads a playbook; every mistake in it, with its line and what was expected.
pub(crate) fn read(name: &str, path: &str, text: &str) -> Result<Playbook, Vec<Mistake>> {
    let one = |line: usize, what: String| vec![Mistake { path: path.to_owned(), line, what }];
    let note = Note::parse(text).map_err(|error| one(error.line, error.what))?;
    if note.front.is_empty() {
        return Err(one(1, "no front matter: a playbook begins with `---` and `match:`".into()));
    }
    let yaml = note.front.print();
    let title = heading(&note.body).unwrap_or_else(|| in_words(name));
    let whole = |front| Playbook { name: name.to_owned(), title, front };
    let faults = match parse(&yaml) {
        Ok(front) => {
            let playbook = whole(front);
            let faults = check::playbook(&playbook);
            if faults.is_empty() {
                return Ok(playbook);
            }
            faults
        }
        Err((line, what)) => {
            let Some(pieces) = pieces::read(&yaml) else { return Err(one(line + 1, what)) };
            let mut faults = pieces.faults;
            faults.extend(pieces.rest.map(whole).iter().flat_map(check::steps_alone));
            faults
        }
    };
    let mistake = |fault: check::Fault| Mistake {
        path: path.to_owned(),
        line: lines::find(&yaml, &fault.at, fault.inner) + 1,
        what: fault.what,
    };
    let mut mistakes: Vec<_> = faults.into_iter().map(mistake).collect();
    mistakes.sort_by_key(|mistake| mistake.line);
    Err(mistakes)
}

/// Front matter as a playbook; a fault has its line in the YAML (from 1).
fn parse(yaml: &str) -> Result<PlaybookFront, (usize, String)> {
    let fault = |error: &serde_yaml::Error| {
        let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
        let said = error.to_string();
        let what = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        (line.max(1), pieces::in_words(what))
    };
    yaml::parse(yaml).map_err(|said| {
        let split = said.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
        let placed = split.and_then(|(line, what)| Some((line.parse().ok()?, what.to_owned())));
        placed.unwrap_or((1, said.clone()))
    })?;
    serde_yaml::from_str(yaml).map_err(|error| fault(&error))
}

fn heading(body: &str) -> Option<String> {
    let line = body.lines().find_map(|line| line.strip_prefix("# "))?;
    let title = text::cut(&text::shown_line(line), 80);
    (!title.is_empty()).then_some(title)
}

/// `invoice-requested` as `Invoice requested`.
fn in_words(name: &str) -> String {
    let words = text::shown_line(&name.replace(['-', '_'], " "));
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Template, D::Error> {
        from_text(deserializer, "a text (a number with decimals in quotes)", |source| {
            Template::new(source).map_err(|error| match error {
                TemplateError::Wrong { line, what } if line > 1 => {
                    format!("not a template: {what} (in line {line} of it)")
                }
                error => format!("not a template: {error}"),
            })
        })
    }
}

impl<'de> Deserialize<'de> for Param {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Param, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Param;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text (a number with decimals in quotes), a list or a map")
            }

            fn visit_str<E: serde::de::Error>(self, source: &str) -> Result<Param, E> {
                Template::deserialize(serde::de::value::StrDeserializer::new(source))
                    .map(Param::Text)
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Param, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Param, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Param, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(Param::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Param, A::Error> {
                Pairs::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    .map(Param::Map)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl<'de> Deserialize<'de> for Extract {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Extract, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ByPattern {
            pattern: Pattern,
            #[serde(default)]
            group: Option<usize>,
            #[serde(default, rename = "in")]
            place: Where,
        }
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Extract;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a template, `{pattern: …}`, or a list of these")
            }

            fn visit_str<E: serde::de::Error>(self, source: &str) -> Result<Extract, E> {
                Template::deserialize(serde::de::value::StrDeserializer::new(source))
                    .map(Extract::Text)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Extract, A::Error> {
                let mut sources = Vec::new();
                while let Some(source) = seq.next_element()? {
                    sources.push(source);
                }
                Ok(Extract::First(sources))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Extract, A::Error> {
                let read =
                    ByPattern::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                let groups = read.pattern.groups();
                let group = read.group.unwrap_or(usize::from(groups > 0));
                if group > groups {
                    return Err(A::Error::custom(format!(
                        "the pattern has no group {group}, only {groups}"
                    )));
                }
                Ok(Extract::Pattern { pattern: read.pattern, group, place: read.place })
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        from_text(deserializer, "some words", |text| {
            if ["{{", "{%", "{#"].iter().any(|mark| text.contains(mark)) {
                return Err("this is shown as it is: plain words, no template".into());
            }
            let line = text::shown_line(text);
            if line.is_empty() { Err("expected some words".into()) } else { Ok(Plain(line)) }
        })
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<When, D::Error> {
        from_text(deserializer, "an expression", |text| {
            Template::of_expression(text).map(When).map_err(|error| {
                format!("not an expression like `facts.due` or `item.age_days < 4`: {error}")
            })
        })
    }
}

impl<'de> Deserialize<'de> for StepName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StepName, D::Error> {
        from_text(deserializer, "a step's id", |text| {
            let fits = (1..=40).contains(&text.len())
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && text.starts_with(|c: char| c.is_ascii_lowercase());
            let fault = || {
                format!(
                    "`{}` is no step's id: small letters, digits and `-`",
                    text::shown_line(text)
                )
            };
            if fits { Ok(StepName(text.to_owned())) } else { Err(fault()) }
        })
    }
}

impl<'de> Deserialize<'de> for ActionName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ActionName, D::Error> {
        from_text(deserializer, "an action's name", |text| {
            let actions = crate::model::action::ACTIONS;
            let known = actions.iter().find(|spec| spec.name == text);
            known.map(|spec| ActionName(spec.name)).ok_or_else(|| {
                let all: Vec<_> = actions.iter().map(|spec| spec.name).collect();
                format!(
                    "there is no action `{}`; there are {}",
                    text::shown_line(text),
                    all.join(", ")
                )
            })
        })
    }
}
