//! A plan's note read back, and held against what steps that can be worked must be.

use serde_json::{Value, json};

use super::body::Body;
use super::lines::{self, At};
use super::{graph, params};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::plan::{Blanks, Plan, Step, StepState};
use crate::vault::front::FrontError;
use crate::vault::{Front, Note, inert};

/// Reads a plan back. A step of the person's that they ticked in the check list is done.
///
/// Steps that can never be worked are an error with its line: two of one id, a need that is not there, a circle.
pub(crate) fn read(note: &Note) -> Result<Plan, FrontError> {
    let front = &note.front;
    let body = Body::parse(&note.body);
    let listed = front.get("steps")?.unwrap_or_else(|| json!([]));
    let Value::Array(listed) = listed else { return Err(front.fault("steps", "not a list")) };
    let mut steps = Vec::new();
    for (number, step) in listed.iter().enumerate() {
        // Before its draft is read, which would be that of the other.
        let id = step.get("id").and_then(Value::as_str);
        let is_same = |other: &Value| other.get("id").and_then(Value::as_str) == id;
        if let Some(id) = id.filter(|_| listed.iter().take(number).any(is_same)) {
            return Err(fault(front, number, "id", &graph::twice(id)));
        }
        steps.push(read_step(step, &body).map_err(|what| fault(front, number, "id", &what))?);
    }
    if let Some((number, key, what)) = graph::faults(&steps).into_iter().next() {
        return Err(fault(front, number, key, &what));
    }
    Ok(Plan {
        id: id(front, "id")?,
        item: id(front, "item")?,
        title: front.text("title").unwrap_or_default(),
        playbooks: front.list("playbooks"),
        auto: front.text("auto").as_deref() == Some("true"),
        steps,
    })
}

fn id(front: &Front, key: &str) -> Result<Id, FrontError> {
    let text = front.text(key).ok_or_else(|| front.fault(key, "missing"))?;
    text.parse().map_err(|error: crate::model::id::NotAnId| front.fault(key, &error.to_string()))
}

/// What is wrong with a step, in the line that it stands in.
fn fault(front: &Front, number: usize, key: &str, what: &str) -> FrontError {
    let yaml = front.print();
    let steps = At::Key("steps".into());
    let (first, listed) = (
        front.line_of("steps").unwrap_or(1),
        lines::find(&yaml, std::slice::from_ref(&steps), None),
    );
    let at = lines::find(&yaml, &[steps, At::Index(number), At::Key(key.into())], None);
    FrontError { line: (first + at).saturating_sub(listed), what: format!("`steps`: {what}") }
}

fn read_step(step: &Value, body: &Body) -> Result<Step, String> {
    let text = |key: &str| step.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = text("id");
    if id.is_empty() {
        return Err("a step without `id`".into());
    }
    let shown = crate::base::text::shown_line(&id);
    let state = step.get("state").cloned().unwrap_or(json!("waiting"));
    let mut state: StepState = serde_json::from_value(state)
        .map_err(|error| format!("step `{shown}`: `state`: {error}"))?;
    if state == StepState::Person && !id.starts_with("answer-") && body.is_ticked(&id) {
        state = StepState::Done;
    }
    let action = match step.get("action").and_then(Value::as_str) {
        Some(name) => {
            Some(read_action(name, &id, body).map_err(|what| format!("step `{shown}`: {what}"))?)
        }
        None => None,
    };
    let blanks = match step.get("blanks") {
        Some(blanks) => serde_json::from_value::<Blanks>(blanks.clone())
            .map_err(|error| format!("step `{shown}`: `blanks`: {error}"))?,
        None => Blanks::default(),
    };
    if !blanks.is_empty() && blanks.mark.parse::<Id>().is_err() {
        return Err(format!(
            "step `{shown}`: `blanks`: `mark` is not ten characters of a-z and 2-7"
        ));
    }
    let request = step.get("request").and_then(Value::as_str).map(str::parse::<Id>).transpose();
    Ok(Step {
        what: text("what"),
        action,
        blanks,
        needs: needs(step)
            .ok_or_else(|| format!("step `{shown}`: `needs` is not a list of steps"))?,
        state,
        request: request.map_err(|error| format!("step `{shown}`: {error}"))?,
        why: step.get("why").and_then(Value::as_str).map(inert::original),
        id,
    })
}

/// One need stands for a list of one; what is no step's id is not passed over, or the step would not wait.
fn needs(step: &Value) -> Option<Vec<String>> {
    match step.get("needs") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(one)) => Some(vec![one.clone()]),
        Some(Value::Array(needs)) => {
            needs.iter().map(|need| need.as_str().map(str::to_owned)).collect()
        }
        Some(_) => None,
    }
}

fn read_action(name: &str, step: &str, body: &Body) -> Result<Action, String> {
    let draft = body.draft(step).ok_or_else(|| format!("no draft below `### {step}`"))?;
    let params = params::read(&draft).map_err(|what| format!("its draft: {what}"))?;
    Action::from_params(name, params)
        .map_err(|error| crate::base::text::shown_line(&error.to_string()))
}
