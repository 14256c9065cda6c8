//! The conditions of a playbook's `match`, and whether an item meets them, each with its reason.

use serde::{Deserialize, Serialize};

use super::extract;
use super::range::AmountRange;
use super::template::Context;
use super::warned::Warned;
use super::words::{self, Term, Words};
use super::yamlish::{Glob, OneOrMany, Pattern};
use crate::base::text;
use crate::model::item::{Item, Kind};
use crate::model::money::Money;

/// What an item must be for a playbook to match: all that is written here. In a list, one of it is enough.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Conditions {
    #[serde(rename = "type")]
    pub(crate) kind: OneOrMany<Kind>,
    pub(crate) source: OneOrMany<Glob>,
    pub(crate) from: OneOrMany<Glob>,
    pub(crate) to: OneOrMany<Glob>,
    pub(crate) contact: OneOrMany<Who>,
    pub(crate) subject: OneOrMany<Term>,
    pub(crate) words: OneOrMany<Term>,
    pub(crate) all_words: OneOrMany<Term>,
    pub(crate) patterns: OneOrMany<Pattern>,
    pub(crate) attachments: OneOrMany<Glob>,
    pub(crate) marks: OneOrMany<String>,
    pub(crate) amount: Option<AmountRange>,
    pub(crate) has: OneOrMany<String>,
    pub(crate) has_any: OneOrMany<String>,
    pub(crate) lacks: OneOrMany<String>,
    pub(crate) language: OneOrMany<String>,
    pub(crate) reply: Option<bool>,
    pub(crate) verified: Option<bool>,
    pub(crate) warnings: Option<Warned>,
    pub(crate) any: Vec<Conditions>,
    pub(crate) not: Option<Box<Conditions>>,
}

/// Who wrote, as `Contacts/` and the settings know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Who {
    Known,
    Unknown,
    /// The owner, from one of `owner.emails`.
    Owner,
    Any,
}

/// An item as conditions look at it.
pub(crate) struct Looked<'a> {
    pub(crate) item: &'a Item,
    pub(crate) who: Who,
    pub(crate) total: Option<Money>,
    pub(crate) language: &'a str,
    pub(crate) context: &'a Context,
    subject: Words,
    all: Words,
    /// What the sender says now, as it is.
    pub(crate) own: String,
    /// Subject and [`Looked::own`], for patterns.
    pub(crate) raw: String,
    /// The same with each paragraph on one line.
    flowing: String,
}

impl<'a> Looked<'a> {
    pub(crate) fn new(
        item: &'a Item,
        who: Who,
        total: Option<Money>,
        language: &'a str,
        context: &'a Context,
    ) -> Looked<'a> {
        let own = extract::own_words(item);
        let raw = format!("{}\n\n{own}", item.subject);
        let flowing = words::flowing(&raw);
        Looked {
            item,
            who,
            total,
            language,
            context,
            subject: Words::of(&item.subject),
            all: Words::of(&raw),
            own,
            raw,
            flowing,
        }
    }
}

/// One condition, whether the item meets it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Judged {
    /// The key in `match`.
    pub(crate) condition: &'static str,
    pub(crate) holds: bool,
    /// In our own and the playbook's words.
    pub(crate) why: String,
    /// The foreign words it is about, where there are some: hostile until made inert.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) words: Option<String>,
}

impl Judged {
    pub(crate) fn new(condition: &'static str, holds: bool, why: impl Into<String>) -> Judged {
        Judged { condition, holds, why: why.into(), words: None }
    }

    pub(crate) fn about(mut self, words: impl Into<String>) -> Judged {
        self.words = Some(words.into()).filter(|words| !words.is_empty());
        self
    }
}

impl Conditions {
    /// Every condition that is written, judged, in the order of the docs. None written: an empty list.
    pub(crate) fn judge(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let mut judged = self.of_sender(looked);
        judged.extend(self.of_words(looked));
        judged.extend(self.of_files(looked));
        judged.extend(self.of_facts(looked));
        judged.extend(self.of_conversation(looked));
        judged.extend(self.nested(looked));
        judged
    }

    /// How many conditions are written: what makes one playbook more specific than another.
    pub(crate) fn count(&self) -> usize {
        let lists = [
            self.kind.is_empty(),
            self.source.is_empty(),
            self.from.is_empty(),
            self.to.is_empty(),
            self.contact.is_empty(),
            self.subject.is_empty(),
            self.words.is_empty(),
            self.patterns.is_empty(),
            self.attachments.is_empty(),
            self.marks.is_empty(),
            self.has_any.is_empty(),
            self.language.is_empty(),
            self.any.is_empty(),
            self.amount.is_none(),
            self.reply.is_none(),
            self.verified.is_none(),
            self.warnings.is_none(),
            self.not.is_none(),
        ];
        let single = lists.iter().filter(|absent| !**absent).count();
        single + self.all_words.0.len() + self.has.0.len() + self.lacks.0.len()
    }

    fn of_sender(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let item = looked.item;
        let mut judged = Vec::new();
        if !self.kind.is_empty() {
            let holds = self.kind.0.contains(&item.kind);
            judged.push(Judged::new("type", holds, format!("it is of type `{}`", item.kind)));
        }
        if !self.source.is_empty() {
            let holds = self.source.iter().any(|glob| glob.fits(&item.source));
            judged.push(Judged::new("source", holds, "it came by").about(&item.source));
        }
        if !self.from.is_empty() {
            let email = item.from.as_ref().map_or("", |from| from.email.as_str());
            judged.push(sender("from", &self.from, &[email]));
        }
        if !self.to.is_empty() {
            let emails: Vec<_> =
                item.to.iter().chain(&item.cc).map(|to| to.email.as_str()).collect();
            judged.push(sender("to", &self.to, &emails));
        }
        if !self.contact.is_empty() {
            let holds = self.contact.iter().any(|who| *who == Who::Any || *who == looked.who);
            judged.push(Judged::new("contact", holds, looked.who.sentence()));
        }
        if let Some(wanted) = self.verified {
            let why = if item.sender.verified {
                "the sender is verified"
            } else {
                "the sender is not verified"
            };
            judged.push(Judged::new("verified", wanted == item.sender.verified, why));
        }
        if let Some(wanted) = &self.warnings {
            judged.push(wanted.judge(&item.sender.warnings));
        }
        judged
    }

    fn of_words(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        if !self.subject.is_empty() {
            judged.push(one_of("subject", "the subject", &self.subject, &looked.subject));
        }
        if !self.words.is_empty() {
            judged.push(one_of("words", "it", &self.words, &looked.all));
        }
        for term in self.all_words.iter() {
            let holds = looked.all.has(term);
            let why = if holds { "it says" } else { "it does not say" };
            judged.push(Judged::new("all_words", holds, format!("{why} `{}`", term.source)));
        }
        if !self.patterns.is_empty() {
            let found = self.patterns.iter().find_map(|pattern| {
                pattern.0.find(&looked.flowing).or_else(|| pattern.0.find(&looked.raw))
            });
            let why = if found.is_some() { "a pattern fits" } else { "no pattern fits" };
            judged.push(
                Judged::new("patterns", found.is_some(), why)
                    .about(found.map_or(String::new(), |found| text::cut(found.as_str(), 120))),
            );
        }
        judged
    }

    /// What came along, and what the watcher marked it with.
    fn of_files(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let item = looked.item;
        let mut judged = Vec::new();
        if !self.attachments.is_empty() {
            let file = item.attachments.iter().find(|file| {
                self.attachments.iter().any(|glob| glob.fits(&file.name) || glob.fits(&file.mime))
            });
            let why =
                if file.is_some() { "it has an attachment" } else { "it has no such attachment" };
            judged.push(
                Judged::new("attachments", file.is_some(), why)
                    .about(file.map_or("", |file| file.name.as_str())),
            );
        }
        if !self.marks.is_empty() {
            judged.push(marked(&self.marks, item));
        }
        judged
    }

    fn of_facts(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        if let Some(range) = &self.amount {
            judged.push(range.judge(looked.total));
        }
        for name in self.has.iter() {
            let holds = looked.context.has(name);
            judged.push(Judged::new(
                "has",
                holds,
                format!("`{name}` was {}found", if holds { "" } else { "not " }),
            ));
        }
        if !self.has_any.is_empty() {
            let found = self.has_any.iter().find(|name| looked.context.has(name));
            let names: Vec<_> = self.has_any.iter().map(|name| format!("`{name}`")).collect();
            let none = || format!("none of {} was found", names.join(", "));
            let why = found.map_or_else(none, |name| format!("`{name}` was found"));
            judged.push(Judged::new("has_any", found.is_some(), why));
        }
        for name in self.lacks.iter() {
            let there = looked.context.has(name);
            judged.push(Judged::new(
                "lacks",
                !there,
                format!("`{name}` was {}found", if there { "" } else { "not " }),
            ));
        }
        judged
    }

    /// Its language, and whether it goes on with an earlier message.
    fn of_conversation(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        if !self.language.is_empty() {
            let holds = self.language.iter().any(|language| language == looked.language);
            judged.push(Judged::new("language", holds, "its language is").about(looked.language));
        }
        if let Some(wanted) = self.reply {
            let is_reply = !looked.item.references.is_empty();
            let why = if is_reply {
                "it answers an earlier message"
            } else {
                "it answers no earlier message"
            };
            judged.push(Judged::new("reply", wanted == is_reply, why));
        }
        judged
    }

    fn nested(&self, looked: &Looked<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        if !self.any.is_empty() {
            let alternatives: Vec<_> = self.any.iter().map(|inner| inner.judge(looked)).collect();
            let met = alternatives.iter().find(|judged| judged.iter().all(|one| one.holds));
            judged.push(match met {
                Some(inner) => {
                    let last = inner.last().cloned();
                    let why =
                        inner.iter().map(|one| one.why.as_str()).collect::<Vec<_>>().join(", ");
                    Judged {
                        condition: "any",
                        holds: true,
                        why,
                        words: last.and_then(|last| last.words),
                    }
                }
                None => Judged::new("any", false, "none of the alternatives holds"),
            });
        }
        if let Some(not) = &self.not {
            let met = not.judge(looked).into_iter().find(|one| one.holds);
            judged.push(match met {
                Some(inner) => Judged { condition: "not", holds: false, ..inner },
                None => Judged::new("not", true, "nothing speaks against it"),
            });
        }
        judged
    }
}

impl Who {
    fn sentence(self) -> &'static str {
        match self {
            Who::Known => "the sender is a known contact",
            Who::Unknown => "the sender is no known contact",
            Who::Owner => "it is from the owner",
            Who::Any => "anybody",
        }
    }
}

/// An address against globs; a glob without `@` is a domain, with those below it.
fn sender(key: &'static str, globs: &OneOrMany<Glob>, emails: &[&str]) -> Judged {
    let fits = |glob: &Glob, email: &str| {
        let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
        let parents =
            std::iter::successors(Some(domain), |at| at.split_once('.').map(|(_, parent)| parent));
        if glob.source.contains('@') {
            glob.fits(email)
        } else {
            parents.into_iter().any(|domain| glob.fits(domain))
        }
    };
    let found = emails.iter().find(|email| globs.iter().any(|glob| fits(glob, email)));
    let (direction, shown) =
        if key == "to" { ("to", emails.first()) } else { ("from", emails.first()) };
    Judged::new(key, found.is_some(), format!("it is {direction}"))
        .about(found.or(shown).copied().unwrap_or("nobody"))
}

fn one_of(key: &'static str, place: &str, terms: &OneOrMany<Term>, words: &Words) -> Judged {
    let found: Vec<_> = terms
        .iter()
        .filter(|term| words.has(term))
        .map(|term| format!("`{}`", term.source))
        .collect();
    if !found.is_empty() {
        return Judged::new(key, true, format!("{place} says {}", found.join(", ")));
    }
    let wanted: Vec<_> = terms.iter().take(8).map(|term| format!("`{}`", term.source)).collect();
    let more = if terms.0.len() > 8 { ", …" } else { "" };
    Judged::new(key, false, format!("{place} says none of {}{more}", wanted.join(", ")))
}

fn marked(wanted: &OneOrMany<String>, item: &Item) -> Judged {
    let found = wanted.iter().find(|mark| item.marks.contains(mark));
    if let Some(mark) = found {
        return Judged::new("marks", true, format!("it is marked `{}`", text::shown_line(mark)));
    }
    let all: Vec<_> = wanted.iter().map(|mark| format!("`{}`", text::shown_line(mark))).collect();
    Judged::new("marks", false, format!("it is not marked {}", all.join(" or ")))
}
