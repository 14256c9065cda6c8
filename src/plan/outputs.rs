//! Which outputs of earlier steps a playbook's step may take, and those that one does.

use serde_json::{Value, json};

use super::check::{Fault, each_leaf, key, shown};
use super::lines::At;
use super::playbook::{Playbook, PlaybookStep};
use super::template::{Context, Template};
use crate::model::outputs;
use crate::model::plan::{Blanks, Step, StepOutput, StepState};

/// Parameters that say who gets something: no receipt decides that.
const WHOM: [&str; 5] = ["to", "cc", "bcc", "payee", "iban"];

/// Outputs that are taken where there can be none.
pub(super) fn faults(playbook: &Playbook, faults: &mut Vec<Fault>) {
    let front = &playbook.front;
    for (number, step) in front.steps.iter().enumerate() {
        for (name, template) in
            [("each", step.each.as_ref()), ("when", step.when.as_ref().map(|when| &when.0))]
        {
            let place = [key("steps"), At::Index(number), key(name)];
            misplaced(template, &place, faults);
        }
        for (name, param) in step.params.iter() {
            let place = [key("steps"), At::Index(number), key("params"), key(name)];
            each_leaf(param, &mut |template| {
                for taken in template.outputs() {
                    let wrong = wrong(&taken.of, step, name, &front.steps);
                    faults.extend(wrong.map(|what| Fault {
                        at: place.to_vec(),
                        inner: Some(taken.line),
                        what,
                    }));
                }
            });
        }
    }
    misplaced(front.set.due.as_ref(), &[key("set"), key("due")], faults);
}

/// An output in a template that is filled in when the plan is made.
pub(super) fn misplaced(template: Option<&Template>, place: &[At], faults: &mut Vec<Fault>) {
    for taken in template.into_iter().flat_map(Template::outputs) {
        let what = format!(
            "`{}` is known only later: it can stand in a step's `params` alone",
            taken.path()
        );
        faults.push(Fault { at: place.to_vec(), inner: Some(taken.line), what });
    }
}

/// Why a step can't take an output; nothing where it can.
fn wrong(
    of: &StepOutput,
    step: &PlaybookStep,
    param: &str,
    all: &[PlaybookStep],
) -> Option<String> {
    let (id, output) = (shown(&of.step), shown(&of.output));
    if WHOM.contains(&param) {
        return Some(format!("`{param}` says who gets it: no output of a step can stand there"));
    }
    let Some(from) = all.iter().find(|other| other.id.0 == of.step) else {
        let names: Vec<_> = all.iter().map(|step| step.id.0.as_str()).collect();
        return Some(format!("there is no step `{id}`; there are {}", names.join(", ")));
    };
    if !is_needed(&of.step, step, all) {
        return Some(format!(
            "`{}` takes `{of}` and does not need `{id}`: write `needs: {id}`",
            step.id.0
        ));
    }
    if from.each.is_some() {
        return Some(format!("`{id}` is there once for each of a list: which one is meant?"));
    }
    let Some(action) = from.action else {
        return Some(format!("`{id}` is the person's to do and gives nothing"));
    };
    let given: Vec<_> = outputs::of(action.0).iter().map(|given| given.name).collect();
    match given.as_slice() {
        [] => Some(format!("`{}` gives nothing that others can take", action.0)),
        _ if given.contains(&of.output.as_str()) => None,
        _ => Some(format!("`{}` gives no `{output}`; it gives {}", action.0, given.join(", "))),
    }
}

/// Whether a step needs another, directly or through others.
fn is_needed(id: &str, step: &PlaybookStep, all: &[PlaybookStep]) -> bool {
    let mut open: Vec<&str> = step.needs.iter().map(|need| need.0.as_str()).collect();
    let mut seen = 0;
    while let Some(at) = open.get(seen).copied() {
        seen += 1;
        let further = all.iter().filter(|step| step.id.0 == at).flat_map(|step| step.needs.iter());
        let further: Vec<_> =
            further.map(|need| need.0.as_str()).filter(|need| !open.contains(need)).collect();
        open.extend(further);
    }
    open.contains(&id)
}

/// The outputs that a step takes and that will be there: of steps that are in the plan, each once, with their action.
pub(super) fn taken(step: &PlaybookStep, made: &[Step]) -> Vec<StepOutput> {
    let mut found = Vec::new();
    for (_, param) in step.params.iter() {
        each_leaf(param, &mut |template| {
            found.extend(template.outputs().iter().map(|taken| taken.of.clone()));
        });
    }
    found.sort();
    found.dedup();
    // One that waits for an answer gets its action with that.
    let will_be = |step: &Step| step.action.is_some() || step.state == StepState::Waiting;
    found.retain(|of| made.iter().any(|step| step.id == of.step && will_be(step)));
    found
}

/// Lets templates print the places; none: no output of any step is there.
pub(super) fn show(context: &mut Context, blanks: &Blanks) {
    let mut steps = serde_json::Map::new();
    for of in &blanks.of {
        let entry = steps.entry(of.step.clone()).or_insert_with(|| json!({}));
        if let Value::Object(outputs) = entry {
            outputs.insert(of.output.clone(), json!(blanks.written(of)));
        }
    }
    let steps = if steps.is_empty() { Value::Null } else { Value::Object(steps) };
    context.set("steps", steps);
}

/// What is said of values that a left-out step does not give, where some of these names are such.
pub(super) fn absent(names: &[String]) -> Option<String> {
    let path = names.iter().find_map(|name| name.strip_prefix("steps."))?;
    let (step, output) = path.rsplit_once('.')?;
    Some(format!("`{step}` is not done by `fte` here, so there is no `{output}` of it"))
}
