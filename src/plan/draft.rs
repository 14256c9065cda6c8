//! A playbook's steps for one item: values filled in, actions made; what is missing becomes a question.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::check::each_leaf;
use super::conditions::Looked;
use super::defaults::{self, Defaults};
use super::playbook::{Extract, Param, Playbook, PlaybookStep, Where};
use super::template::{Context, Template, TemplateError};
use super::{blanks, bookkeeping, outputs, words};
use crate::base::text;
use crate::model::Id;
use crate::model::action::Action;
use crate::model::item::Item;
use crate::model::plan::{Blanks, Step, StepOutput, StepState};
use crate::vault::name;

/// What a playbook comes to for one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafted {
    pub(crate) steps: Vec<Step>,
    pub(crate) values: Vec<Named>,
    pub(crate) questions: Vec<Question>,
    /// Why a step is left to the person: our words and shown foreign ones.
    pub(crate) faults: Vec<String>,
    pub(crate) due: Option<chrono::NaiveDate>,
}

/// A value by name, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// Hostile until made inert.
    pub(crate) value: String,
    pub(crate) from: String,
}

/// A value that a step needs and nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Question {
    /// What the answer is called.
    pub(crate) name: String,
    /// In the playbook's words.
    pub(crate) question: String,
}

impl Question {
    /// The id of the step in which the person answers it.
    pub(crate) fn step(&self) -> String {
        format!("answer-{}", name::slug(&self.name, 30))
    }
}

/// Fills a playbook in. The context gets the playbook's own values.
pub(crate) fn draft(
    playbook: &Playbook,
    looked: &Looked<'_>,
    mut context: Context,
    answers: &BTreeMap<String, String>,
) -> Drafted {
    let mut drafted =
        Drafted { values: values(playbook, looked, &mut context, answers), ..Drafted::default() };
    let defaults = Defaults::of(looked.item);
    let mut became: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut numbers = Vec::new();
    for (number, step) in in_order(&playbook.front.steps) {
        let first = drafted.steps.len();
        add(step, &mut context, &defaults, looked.item, playbook, &mut drafted);
        let made: Vec<_> = drafted.steps.iter().skip(first).map(|step| step.id.clone()).collect();
        numbers.extend(made.iter().map(|_| number));
        became.insert(step.id.0.clone(), made);
    }
    let mut placed: Vec<_> = numbers.into_iter().zip(std::mem::take(&mut drafted.steps)).collect();
    placed.sort_by_key(|(number, _)| *number);
    drafted.steps = placed.into_iter().map(|(_, step)| step).collect();
    let asked: Vec<_> = drafted.questions.iter().map(Question::step).collect();
    for step in &mut drafted.steps {
        let mut needs = Vec::new();
        for need in std::mem::take(&mut step.needs) {
            if asked.contains(&need) {
                needs.push(need);
            } else {
                stands_for(&need, playbook, &became, &mut needs);
            }
        }
        step.needs = needs;
    }
    let ask = |question: &Question| Step {
        id: question.step(),
        what: question.question.clone(),
        state: StepState::Person,
        ..Step::default()
    };
    let asked: Vec<_> = drafted.questions.iter().map(ask).collect();
    drafted.steps.splice(0..0, asked);
    let due = playbook.front.set.due.as_ref().and_then(|due| due.text(&context).ok());
    drafted.due = due.and_then(|due| due.trim().parse().ok());
    drafted
}

/// A playbook's steps with their places, each after those that it needs; else as they are written.
fn in_order(steps: &[PlaybookStep]) -> Vec<(usize, &PlaybookStep)> {
    let mut open: Vec<_> = steps.iter().enumerate().collect();
    let mut order = Vec::new();
    while !open.is_empty() {
        let waits = |step: &PlaybookStep| {
            step.needs.iter().any(|need| open.iter().any(|(_, other)| other.id == *need))
        };
        // The checks refuse a circle.
        let next = open.iter().position(|(_, step)| !waits(step)).unwrap_or_default();
        order.push(open.remove(next));
    }
    order
}

/// At most so many steps are made of one.
const MOST_OF_EACH: usize = 50;

/// Adds a step, or one for each of its list; none where `when` comes to nothing.
fn add(
    step: &PlaybookStep,
    context: &mut Context,
    defaults: &Defaults,
    item: &Item,
    playbook: &Playbook,
    drafted: &mut Drafted,
) {
    let Some(each) = &step.each else {
        if step.when.as_ref().is_none_or(|when| when.0.holds(context)) {
            let made = one(step, context, defaults, item, playbook, drafted);
            drafted.steps.push(made);
        }
        return;
    };
    let Ok(Value::Array(values)) = each.value(context) else { return };
    for (at, value) in values.into_iter().take(MOST_OF_EACH).enumerate() {
        context.set("each", value);
        if step.when.as_ref().is_none_or(|when| when.0.holds(context)) {
            let mut made = one(step, context, defaults, item, playbook, drafted);
            made.id = format!("{}-{}", step.id.0, at + 1);
            if let Some(action) = made.action.as_ref().filter(|action| is_plain(&action.target())) {
                made.what = format!("{}: {}", made.what, action.target());
            }
            drafted.steps.push(made);
        }
    }
    context.set("each", Value::Null);
}

/// Whether a word can stand among our own: a document's number, not a stranger's text.
fn is_plain(word: &str) -> bool {
    word.len() <= 20 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The steps that a need means: all that were made of it; those that it needs itself where it is left out.
fn stands_for(
    need: &str,
    playbook: &Playbook,
    became: &BTreeMap<String, Vec<String>>,
    needs: &mut Vec<String>,
) {
    let made = became.get(need).map(Vec::as_slice).unwrap_or_default();
    needs.extend(made.iter().cloned());
    if made.is_empty() {
        let left_out = playbook.front.steps.iter().find(|step| step.id.0 == need);
        // The checks refuse a circle.
        for inner in left_out.iter().flat_map(|step| step.needs.iter()) {
            stands_for(&inner.0, playbook, became, needs);
        }
    }
    needs.sort();
    needs.dedup();
}

/// The playbook's named values, in its order; an answer of the person comes before what was found.
fn values(
    playbook: &Playbook,
    looked: &Looked<'_>,
    context: &mut Context,
    answers: &BTreeMap<String, String>,
) -> Vec<Named> {
    let mut named = Vec::new();
    let asked = playbook.front.ask.iter().map(|(name, _)| (name, None));
    for (name, source) in
        asked.chain(playbook.front.extract.iter().map(|(name, source)| (name, Some(source))))
    {
        let found = match answers.get(name) {
            Some(answer) => Some((json!(answer), "your answer".to_owned())),
            None => source.and_then(|source| value(source, looked, context)),
        };
        let Some((value, from)) = found else { continue };
        if named.iter().all(|known: &Named| known.name != name) {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            named.push(Named { name: name.to_owned(), value: shown, from });
        }
        context.set(name, value);
    }
    named
}

/// A value that is not empty, and where it came from.
fn value(source: &Extract, looked: &Looked<'_>, context: &Context) -> Option<(Value, String)> {
    match source {
        Extract::Text(template) => {
            let value = template.value(context).ok().filter(|value| !is_nothing(value))?;
            let names: Vec<_> =
                template.names().into_iter().filter(|name| context.has(name)).collect();
            let from = if names.is_empty() {
                "the playbook".into()
            } else {
                format!("`{}`", names.join("`, `"))
            };
            Some((value, from))
        }
        Extract::Pattern { pattern, group, place } => {
            let (text, from) = match place {
                Where::Subject => (looked.item.subject.as_str(), "a pattern in the subject"),
                Where::Text => (looked.own.as_str(), "a pattern in the text"),
                Where::Both => (looked.raw.as_str(), "a pattern"),
            };
            let text = words::start(text);
            // Mail wraps its lines where it likes; who wants the lines says so.
            let text = if pattern.keeps_lines() { text.to_owned() } else { words::flowing(text) };
            let found = pattern.0.captures(&text)?.get(*group)?.as_str().trim();
            (!found.is_empty()).then(|| (json!(found), from.to_owned()))
        }
        Extract::First(sources) => sources.iter().find_map(|source| value(source, looked, context)),
    }
}

pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

fn one(
    step: &PlaybookStep,
    context: &mut Context,
    defaults: &Defaults,
    item: &Item,
    playbook: &Playbook,
    drafted: &mut Drafted,
) -> Step {
    let mut made = Step {
        id: step.id.0.clone(),
        what: step.what.0.clone(),
        needs: step.needs.iter().map(|need| need.0.clone()).collect(),
        state: StepState::Person,
        ..Step::default()
    };
    let Some(name) = step.action else { return made };
    let taken = outputs::taken(step, &drafted.steps);
    match with_blanks(name.0, step, context, defaults, &item.id, taken) {
        Ok((action, blanks)) => {
            made.action = Some(action);
            made.blanks = blanks;
            made.state = StepState::Waiting;
        }
        Err(Stuck::Missing(names)) => {
            made.state = StepState::Waiting;
            for name in names {
                let question = question(playbook, &name);
                made.needs.push(question.step());
                if !drafted.questions.contains(&question) {
                    drafted.questions.push(question);
                }
            }
        }
        Err(Stuck::Wrong(what)) => {
            drafted.faults.push(format!("step `{}`: {what}", step.id.0));
            made.what = format!("{} (by hand: it could not be prepared)", made.what);
        }
    }
    made
}

/// Why a step has no action.
enum Stuck {
    Missing(Vec<String>),
    Wrong(String),
}

/// The action with places for the outputs that it takes, under a mark that is in none of its texts.
fn with_blanks(
    name: &'static str,
    step: &PlaybookStep,
    context: &mut Context,
    defaults: &Defaults,
    item: &Id,
    taken: Vec<StepOutput>,
) -> Result<(Action, Blanks), Stuck> {
    let mut drawn = |blanks: &Blanks| {
        outputs::show(context, blanks);
        let made = action(name, step, context, defaults);
        outputs::show(context, &Blanks::default());
        made
    };
    if taken.is_empty() {
        return drawn(&Blanks::default()).map(|action| (action, Blanks::default()));
    }
    let bare = drawn(&Blanks { mark: String::new(), of: taken.clone() })?;
    let mut blanks = blanks::choose(item, &step.id.0, taken, &bare.params());
    let action = drawn(&blanks)?;
    blanks.of = blanks::standing(&action, &blanks).into_iter().cloned().collect();
    Ok(if blanks.is_empty() { (action, Blanks::default()) } else { (action, blanks) })
}

fn action(
    name: &'static str,
    step: &PlaybookStep,
    context: &Context,
    defaults: &Defaults,
) -> Result<Action, Stuck> {
    let mut params = Map::new();
    let (mut missing, mut empty) = (Vec::new(), Vec::new());
    for (key, param) in step.params.iter() {
        match filled(param, context) {
            Ok(Some(value)) => {
                params.insert(key.to_owned(), value);
            }
            Ok(None) => each_leaf(param, &mut |template| empty.extend(absent(template, context))),
            Err(TemplateError::Missing(names)) => missing.extend(names),
            Err(TemplateError::Wrong { what, .. }) => {
                return Err(Stuck::Wrong(format!("`{key}` {what}")));
            }
        }
    }
    if let Some(what) = outputs::absent(&missing) {
        return Err(Stuck::Wrong(what));
    }
    if !missing.is_empty() {
        return Err(Stuck::Missing(unique(missing)));
    }
    defaults::fill_in(name, &mut params, defaults);
    let made = Action::from_params(name, Value::Object(params)).map_err(|error| {
        let said = text::cut(&text::shown_line(&error.to_string()), 200);
        if said.contains("missing field") && !empty.is_empty() {
            Stuck::Missing(unique(empty))
        } else {
            Stuck::Wrong(said)
        }
    })?;
    bookkeeping::placed(made, context).map_err(Stuck::Missing)
}

fn absent(template: &Template, context: &Context) -> Vec<String> {
    template.names().into_iter().filter(|name| !context.has(name)).collect()
}

fn unique(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}

/// A parameter's value; nothing where its templates give nothing.
fn filled(param: &Param, context: &Context) -> Result<Option<Value>, TemplateError> {
    let value = match param {
        Param::Text(template) => match template.value(context)? {
            Value::String(text) => json!(text.trim_end()),
            other => other,
        },
        Param::List(params) => {
            let values: Vec<_> =
                params.iter().map(|param| filled(param, context)).collect::<Result<_, _>>()?;
            Value::Array(values.into_iter().flatten().collect())
        }
        Param::Map(pairs) => {
            let mut map = Map::new();
            for (key, param) in pairs.iter() {
                if let Some(value) = filled(param, context)? {
                    map.insert(key.to_owned(), value);
                }
            }
            Value::Object(map)
        }
    };
    Ok(Some(value).filter(|value| !is_nothing(value)))
}

fn question(playbook: &Playbook, name: &str) -> Question {
    // A part of a value is asked for as the value.
    let root = name.split('.').next().unwrap_or(name);
    let asked = [name, root]
        .into_iter()
        .find_map(|name| playbook.front.ask.get(name).map(|words| (name, words)));
    match asked {
        Some((name, words)) => Question { name: name.to_owned(), question: words.0.clone() },
        None => Question {
            name: name.to_owned(),
            question: format!("What is `{}`? It was not found", text::shown_line(name)),
        },
    }
}
