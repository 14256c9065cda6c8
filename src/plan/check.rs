//! Mistakes in a playbook that its YAML does not show: steps that need nothing that is, parameters and names unknown.

use serde_json::{Map, Value, json};

use super::conditions::Conditions;
use super::context;
use super::graph;
use super::lines::At;
use super::outputs;
use super::playbook::{Extract, Param, Playbook, PlaybookStep};
use super::template::Template;
use crate::model::action::{Action, ActionError};
use crate::model::item::MARKS;

/// A mistake and the way to its place in the front matter.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: Vec<At>,
    /// The line (from 1) within the text that stands there.
    pub(crate) inner: Option<usize>,
    pub(crate) what: String,
}

impl Fault {
    fn new(at: &[At], what: impl Into<String>) -> Fault {
        Fault { at: at.to_vec(), inner: None, what: what.into() }
    }
}

/// Every mistake, in the order of the front matter's keys.
pub(crate) fn playbook(playbook: &Playbook) -> Vec<Fault> {
    let mut faults = Vec::new();
    conditions(&playbook.front.conditions, &mut vec![key("match")], &mut faults);
    names(playbook, &mut faults);
    filters(playbook, &mut faults);
    outputs::faults(playbook, &mut faults);
    steps(&playbook.front.steps, &mut faults);
    faults
}

/// What can be said of a playbook of which a part was left out as broken: its steps' actions and filters.
pub(super) fn steps_alone(playbook: &Playbook) -> Vec<Fault> {
    let mut faults = Vec::new();
    steps(&playbook.front.steps, &mut faults);
    filters(playbook, &mut faults);
    faults
}

pub(super) fn key(name: &str) -> At {
    At::Key(name.to_owned())
}

fn conditions(conditions: &Conditions, at: &mut Vec<At>, faults: &mut Vec<Fault>) {
    if conditions.count() == 0 {
        faults.push(Fault::new(
            at,
            "no condition: it would match everything; say for which items it is",
        ));
    }
    for (name, paths) in
        [("has", &conditions.has), ("has_any", &conditions.has_any), ("lacks", &conditions.lacks)]
    {
        for path in paths.iter().filter(|path| !context::is_variable(path)) {
            let mut place = at.clone();
            place.push(key(name));
            faults.push(Fault::new(&place, unknown(path, &[])));
        }
    }
    let listed = [
        ("marks", &conditions.marks, MARKS),
        ("language", &conditions.language, super::extract::LANGUAGES),
    ];
    for (name, values, known) in listed {
        for value in values.iter().filter(|value| !known.contains(&value.as_str())) {
            let place = [at.as_slice(), &[key(name)]].concat();
            let what = format!("there is no `{}`; there are {}", shown(value), known.join(", "));
            faults.push(Fault::new(&place, what));
        }
    }
    for (number, inner) in conditions.any.iter().enumerate() {
        at.extend([key("any"), At::Index(number)]);
        self::conditions(inner, at, faults);
        at.truncate(at.len() - 2);
    }
    if let Some(inner) = &conditions.not {
        at.push(key("not"));
        self::conditions(inner, at, faults);
        at.pop();
    }
}

/// Names that are given and used: each must be known where it is used.
fn names(playbook: &Playbook, faults: &mut Vec<Fault>) {
    let front = &playbook.front;
    let mut known: Vec<&str> = Vec::new();
    for (name, _) in front.ask.iter() {
        let place = [key("ask"), key(name)];
        let is_fact = name.starts_with("facts.") && context::is_variable(name);
        if !is_fact {
            own_name(name, &place, faults);
        }
        known.push(name);
    }
    for (name, source) in front.extract.iter() {
        let place = [key("extract"), key(name)];
        own_name(name, &place, faults);
        each_template(source, &mut |template| {
            used(template, &known, &place, faults);
            outputs::misplaced(Some(template), &place, faults);
        });
        known.push(name);
    }
    if let Some(due) = &front.set.due {
        let place = [key("set"), key("due")];
        used(due, &known, &place, faults);
        if due.is_literal() && due.source().trim().parse::<chrono::NaiveDate>().is_err() {
            let what = format!(
                "`{}` is no day: a template, or one like `2026-11-20`",
                shown(due.source())
            );
            faults.push(Fault::new(&place, what));
        }
    }
    for (number, step) in front.steps.iter().enumerate() {
        let mut known = known.clone();
        if let Some(each) = &step.each {
            used(each, &known, &[key("steps"), At::Index(number), key("each")], faults);
            known.push("each");
        }
        if let Some(when) = &step.when {
            used(&when.0, &known, &[key("steps"), At::Index(number), key("when")], faults);
        }
        for (name, param) in step.params.iter() {
            let place = [key("steps"), At::Index(number), key("params"), key(name)];
            each_leaf(param, &mut |template| used(template, &known, &place, faults));
        }
    }
}

fn own_name(name: &str, place: &[At], faults: &mut Vec<Fault>) {
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !fits {
        faults.push(Fault::new(
            place,
            format!("`{}` is no name: small letters, digits and `_`", shown(name)),
        ));
    } else if context::is_variable(name) {
        faults.push(Fault::new(place, format!("`{name}` is taken: choose another name")));
    }
}

pub(super) fn shown(text: &str) -> String {
    crate::base::text::cut(&crate::base::text::shown_line(text), 60)
}

fn unknown(name: &str, known: &[&str]) -> String {
    let root = name.split('.').next().unwrap_or_default();
    let below: Vec<_> = context::VARIABLES
        .iter()
        .filter_map(|(variable, _)| variable.strip_prefix(root)?.strip_prefix('.'))
        .map(|rest| rest.split('.').next().unwrap_or_default())
        .collect();
    if below.is_empty() {
        let mut all =
            vec!["item", "facts", "contact", "owner", "invoice", "books", "statement", "today"];
        all.extend(known);
        return format!("there is no `{}`; there are {}", shown(name), all.join(", "));
    }
    let mut unique = below;
    unique.dedup();
    format!("there is no `{}`; `{root}` has {}", shown(name), unique.join(", "))
}

/// Names and filters that a template uses.
fn used(template: &Template, known: &[&str], place: &[At], faults: &mut Vec<Fault>) {
    for name in template.names() {
        let root = name.split('.').next().unwrap_or_default();
        if root == "steps" {
            if template.outputs().iter().all(|taken| taken.path() != name) {
                let what = "an output of a step stands alone in its braces, without filters: `{{ steps.invoice.document }}`";
                faults.push(Fault::new(place, what));
                return;
            }
            continue;
        }
        // The engine's own functions count as undeclared names.
        let is_known =
            known.contains(&root) || known.contains(&name.as_str()) || context::is_variable(&name);
        if !is_known && !matches!(root, "range" | "dict" | "namespace" | "loop" | "debug") {
            faults.push(Fault::new(place, unknown(&name, known)));
            return;
        }
    }
}

/// Filters that there are none of, wherever a template stands.
fn filters(playbook: &Playbook, faults: &mut Vec<Fault>) {
    let front = &playbook.front;
    let mut check = |template: &Template, place: &[At]| {
        for (line, name) in template.unknown_filters() {
            let ours: Vec<_> = super::filters::FILTERS.iter().map(|(name, _)| *name).collect();
            let what = format!(
                "there is no filter `{}`; besides Jinja's own there are {}",
                shown(&name),
                ours.join(", ")
            );
            faults.push(Fault { at: place.to_vec(), inner: Some(line), what });
        }
    };
    for (name, source) in front.extract.iter() {
        each_template(source, &mut |template| check(template, &[key("extract"), key(name)]));
    }
    if let Some(due) = &front.set.due {
        check(due, &[key("set"), key("due")]);
    }
    for (number, step) in front.steps.iter().enumerate() {
        let at = |name: &str| [key("steps"), At::Index(number), key(name)];
        if let Some(each) = &step.each {
            check(each, &at("each"));
        }
        if let Some(when) = &step.when {
            check(&when.0, &at("when"));
        }
        for (name, param) in step.params.iter() {
            let place = [at("params").as_slice(), &[key(name)]].concat();
            each_leaf(param, &mut |template| check(template, &place));
        }
    }
}

fn each_template(source: &Extract, work: &mut impl FnMut(&Template)) {
    match source {
        Extract::Text(template) => work(template),
        Extract::Pattern { .. } => {}
        Extract::First(sources) => sources.iter().for_each(|source| each_template(source, work)),
    }
}

/// Every template in a parameter.
pub(crate) fn each_leaf(param: &Param, work: &mut dyn FnMut(&Template)) {
    match param {
        Param::Text(template) => work(template),
        Param::List(values) => values.iter().for_each(|value| each_leaf(value, work)),
        Param::Map(pairs) => pairs.iter().for_each(|(_, value)| each_leaf(value, work)),
    }
}

fn steps(steps: &[PlaybookStep], faults: &mut Vec<Fault>) {
    for (number, step) in steps.iter().enumerate() {
        let place = [key("steps"), At::Index(number)];
        if own_step(&step.id.0) {
            let what =
                format!("`{}` is what `fte` calls a step of its own: choose another id", step.id.0);
            faults.push(Fault::new(&place, what));
        }
        if steps.iter().take(number).any(|other| other.id == step.id) {
            faults.push(Fault::new(&place, format!("there are two steps `{}`", step.id.0)));
        }
        for need in step.needs.iter().filter(|need| !steps.iter().any(|other| other.id == **need)) {
            let all: Vec<_> = steps.iter().map(|step| step.id.0.as_str()).collect();
            let place = [key("steps"), At::Index(number), key("needs")];
            faults.push(Fault::new(
                &place,
                format!("there is no step `{}`; there are {}", need.0, all.join(", ")),
            ));
        }
        match step.action {
            Some(action) => params(action.0, step, number, faults),
            None if !step.params.0.is_empty() => {
                let place = [key("steps"), At::Index(number), key("params")];
                faults.push(Fault::new(
                    &place,
                    "parameters without an `action`: the person does this step",
                ));
            }
            None => {}
        }
    }
    let graph: Vec<_> = steps
        .iter()
        .map(|step| {
            (step.id.0.as_str(), step.needs.iter().map(|need| need.0.as_str()).collect::<Vec<_>>())
        })
        .collect();
    let circle = graph::circle(&graph);
    if !circle.is_empty() {
        let at =
            steps.iter().position(|step| circle.first() == Some(&step.id.0)).unwrap_or_default();
        faults.push(Fault::new(
            &[key("steps"), At::Index(at), key("needs")],
            graph::circle_words(&circle),
        ));
    }
}

/// Whether `fte` adds steps of this name to plans.
fn own_step(id: &str) -> bool {
    id == crate::model::plan::BY_HAND || id.starts_with(crate::model::plan::UNDO)
}

/// Parameters that an action does not know, and those that it needs.
fn params(action: &'static str, step: &PlaybookStep, number: usize, faults: &mut Vec<Fault>) {
    let mut filled = Map::new();
    for (name, param) in step.params.iter() {
        let fitting = samples(param).into_iter().find_map(|sample| {
            let alone = Map::from_iter([(name.to_owned(), sample.clone())]);
            match Action::from_params(action, Value::Object(alone)) {
                Ok(_) => Some(sample),
                Err(error) if said(&error).ends_with(" is missing") => Some(sample),
                Err(_) => None,
            }
        });
        let Some(sample) = fitting else {
            let place = [key("steps"), At::Index(number), key("params"), key(name)];
            let what = if has_output(param) {
                "an output of a step can stand in a text alone".to_owned()
            } else {
                refused(action, name, param)
            };
            faults.push(Fault::new(&place, format!("`{action}`: {what}")));
            return;
        };
        filled.insert(name.to_owned(), sample);
    }
    super::defaults::fill_in(action, &mut filled, &super::defaults::Defaults::sample());
    if let Err(error) = Action::from_params(action, Value::Object(filled)) {
        let place = [key("steps"), At::Index(number)];
        faults.push(Fault::new(&place, format!("`{action}` needs more: {}", said(&error))));
    }
}

fn said(error: &ActionError) -> String {
    match error {
        ActionError::Params { source, .. } => super::pieces::in_words(&source.to_string()),
        ActionError::Unknown(_) => error.to_string(),
    }
}

fn refused(action: &'static str, name: &str, param: &Param) -> String {
    let sample = samples(param).into_iter().next().unwrap_or_default();
    let alone = Value::Object(Map::from_iter([(name.to_owned(), sample)]));
    Action::from_params(action, alone).map_or_else(|error| said(&error), |_| String::new())
}

fn has_output(param: &Param) -> bool {
    let mut has = false;
    each_leaf(param, &mut |template| has |= !template.outputs().is_empty());
    has
}

/// Values that a parameter could come to, most likely first. A literal comes to itself.
fn samples(param: &Param) -> Vec<Value> {
    match param {
        Param::Text(template) if template.is_literal() => {
            let text = json!(template.source());
            vec![text.clone(), json!([text])]
        }
        // A place for what is known later is a text, and no number or list.
        Param::Text(template) if !template.outputs().is_empty() => {
            vec![json!("⟦x⟧"), json!(["⟦x⟧"])]
        }
        Param::Text(_) => vec![
            json!("x"),
            json!(["x"]),
            json!("1 EUR"),
            json!("EUR"),
            json!([{"text": "x", "price": "1"}]),
            json!([{"path": "x"}]),
        ],
        Param::List(values) => {
            let each: Vec<Vec<Value>> = values.iter().map(samples).collect();
            let most = each.iter().map(Vec::len).max().unwrap_or(1);
            let nth =
                |n: usize| each.iter().filter_map(|of| of.get(n).or(of.first()).cloned()).collect();
            (0..most).map(|n| Value::Array(nth(n))).chain([json!([{"path": "x"}])]).collect()
        }
        Param::Map(pairs) => {
            let first = |param: &Param| samples(param).into_iter().next().unwrap_or_default();
            vec![Value::Object(
                pairs.iter().map(|(name, param)| (name.to_owned(), first(param))).collect(),
            )]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{context, filters, playbook};

    const DOCS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/playbooks.md"));

    /// The keys that a reader says it expected.
    fn expected(front: &str) -> Vec<String> {
        let text = format!("---\n{front}\n---\n");
        let mistakes = playbook::read("x", "x", &text).unwrap_err();
        let told =
            mistakes.iter().find_map(|mistake| mistake.what.split("expected one of ").nth(1));
        let said = told.unwrap().to_owned();
        said.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    /// The marks that watchers give, as their code names them.
    #[test]
    fn every_mark_is_known() {
        fn marks(dir: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    marks(&entry.path(), found);
                } else {
                    let text = std::fs::read_to_string(entry.path()).unwrap();
                    let named =
                        text.split(".mark(\"").skip(1).filter_map(|rest| rest.split('"').next());
                    found.extend(named.map(str::to_owned));
                }
            }
        }
        let mut found = Vec::new();
        marks(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/watch"), &mut found);
        assert!(found.len() >= super::MARKS.len());
        for mark in found {
            assert!(super::MARKS.contains(&mark.as_str()), "{mark}");
        }
    }

    #[test]
    fn every_mistake_is_told_at_once_and_in_words() {
        let text = "---\nmatch:\n  type: [mail]\n  marks: lst\n  language: english\n  reply: perhaps\nset:\n  priority: very\n  due: Friday\nordr: 3\nauto:\nsteps:\n  - id: Reply\n    what: x\n  - id: send\n    action: email.repply\n  - id: note\n    what: y\n    action: reminder.create\n    params:\n      title: \"{{ item.subject | uper }}\"\n      dew: \"2026-11-20\"\n---\n";
        let mistakes = playbook::read("x", "x", text).unwrap_err();
        let said: Vec<_> =
            mistakes.iter().map(|mistake| format!("{}: {}", mistake.line, mistake.what)).collect();
        let expected = [
            "3: there is no `mail`",
            "6: expected `true` or `false`, found `perhaps`",
            "8: there is no `very`",
            "10: there is no `ordr`",
            "11: expected `true` or `false`, found nothing",
            "13: `Reply` is no step's id",
            "15: the step has no `what`",
            "16: there is no action `email.repply`",
            "21: there is no filter `uper`",
            "22: `reminder.create`: ",
        ];
        for start in expected {
            assert!(said.iter().any(|said| said.starts_with(start)), "{start} is not in {said:#?}");
        }
        let whole = "---\nmatch:\n  marks: lst\n  language: english\nset:\n  due: Friday\n---\n";
        assert_eq!(playbook::read("x", "x", whole).unwrap_err().len(), 3);
    }

    #[test]
    fn the_docs_have_every_key_value_filter_and_action() {
        let mut wanted: Vec<String> = Vec::new();
        for front in [
            "zz: 1",
            "match: {zz: 1}",
            "match: {type: email}\nset: {zz: 1}",
            "match: {type: email}\nsteps: [{zz: 1}]",
        ] {
            wanted.extend(expected(front));
        }
        assert!(wanted.len() > 30, "{wanted:?}");
        wanted.extend(context::VARIABLES.iter().map(|(name, _)| (*name).to_owned()));
        wanted.extend(filters::FILTERS.iter().map(|(name, _)| (*name).to_owned()));
        for spec in crate::model::action::ACTIONS {
            wanted.extend(
                crate::model::outputs::of(spec.name).iter().map(|given| given.name.to_owned()),
            );
        }
        wanted.extend(crate::model::action::ACTIONS.iter().map(|spec| spec.name.to_owned()));
        let rows: String = DOCS.lines().filter(|line| line.starts_with('|')).collect();
        for name in wanted {
            assert!(
                rows.contains(&format!("`{name}`")),
                "docs/playbooks.md does not tell of `{name}`"
            );
        }
        for (name, what) in context::VARIABLES.iter().chain(filters::FILTERS) {
            assert!(DOCS.contains(&format!("| `{name}` | {what} |")), "{name}");
        }
    }
}
