//! Why an item is planned as it is: which playbooks matched, which did not, what was found in which words.

use std::fmt;

use serde::Serialize;

use super::conditions::Judged;
use super::draft::{self, Named, Question};
use super::extract;
use super::prepare::{self, Desk, Studied};
use crate::base::{Fail, Result, text};
use crate::model::Id;
use crate::vault::{Place, Vault, VaultError, item};

/// The explanation of one item. Foreign words in it are as they came.
#[derive(Debug, Serialize)]
pub(crate) struct Explained {
    item: Id,
    path: String,
    matched: Vec<Match>,
    not_matched: Vec<NoMatch>,
    values: Vec<Named>,
    questions: Vec<Question>,
    found: Vec<Found>,
}

#[derive(Debug, Serialize)]
struct Match {
    playbook: String,
    order: i32,
    conditions: usize,
    why: Vec<Judged>,
}

#[derive(Debug, Serialize)]
struct NoMatch {
    playbook: String,
    why: Judged,
}

#[derive(Debug, Serialize)]
struct Found {
    name: String,
    value: String,
    words: String,
}

/// Explains the item at a place; changes nothing.
pub(crate) fn explain(vault: &Vault, desk: &Desk, place: &Place) -> Result<Explained> {
    let note = vault.read(place)?;
    let read = item::from_note(&note)
        .map_err(|source| Fail::from(VaultError::Front { path: place.path(), source }))?;
    let answers = prepare::answers(&note);
    let studied = Studied::of(desk, &read, &answers);
    let looked = studied.look(&read);
    let ranking = prepare::ranking(desk, &looked, None);
    let drafted = ranking
        .matched
        .first()
        .map(|first| draft::draft(first.playbook, &looked, studied.context.clone(), &answers));
    let drafted = drafted.unwrap_or_default();
    let found = extract::summary(&studied.facts).into_iter().map(|(name, value, words)| Found {
        name,
        value,
        words,
    });
    Ok(Explained {
        item: read.id.clone(),
        path: place.path(),
        matched: ranking
            .matched
            .iter()
            .map(|matched| Match {
                playbook: matched.playbook.name.clone(),
                order: matched.playbook.front.order,
                conditions: matched.playbook.front.conditions.count(),
                why: matched.why.clone(),
            })
            .collect(),
        not_matched: ranking
            .failed
            .iter()
            .map(|failed| NoMatch {
                playbook: failed.playbook.name.clone(),
                why: failed.why.clone(),
            })
            .collect(),
        values: drafted.values,
        questions: drafted.questions,
        found: found.collect(),
    })
}

/// A reason with its foreign words, safe on a terminal.
fn said(judged: &Judged) -> String {
    let words = judged
        .words
        .as_ref()
        .map_or(String::new(), |words| format!(" “{}”", text::cut(&text::shown_line(words), 100)));
    format!("{}: {}{words}", judged.condition, judged.why)
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", text::shown_line(&self.path))?;
        if self.matched.is_empty() {
            writeln!(f, "\nno playbook matches: it is yours to decide")?;
        }
        for (at, matched) in self.matched.iter().enumerate() {
            let used = if at == 0 { "gives the steps" } else { "comes after it" };
            writeln!(
                f,
                "\n`{}` matches and {used} (order {}, conditions {})",
                matched.playbook, matched.order, matched.conditions
            )?;
            for judged in &matched.why {
                writeln!(f, "  {}", said(judged))?;
            }
        }
        if !self.not_matched.is_empty() {
            writeln!(f, "\ndo not match")?;
        }
        for failed in &self.not_matched {
            writeln!(f, "  `{}`  {}", failed.playbook, said(&failed.why))?;
        }
        if !self.values.is_empty() || !self.found.is_empty() {
            writeln!(f, "\nfound")?;
        }
        for named in &self.values {
            writeln!(
                f,
                "  {}: {}  from {}",
                named.name,
                text::cut(&text::shown_line(&named.value), 100),
                named.from
            )?;
        }
        for found in &self.found {
            let (value, words) = (
                text::cut(&text::shown_line(&found.value), 100),
                text::cut(&text::shown_line(&found.words), 100),
            );
            writeln!(f, "  {}: {value}  from “{words}”", found.name)?;
        }
        for question in &self.questions {
            writeln!(f, "\nasks: {} (--answer {}=…)", question.question, question.name)?;
        }
        Ok(())
    }
}
