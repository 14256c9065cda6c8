//! The steps of a plan as a graph: checked for circles, drawn as Mermaid.

use crate::base::text;
use crate::model::plan::{Plan, Step, StepState};

/// The first steps that need each other in a circle, in its order; empty where there is none.
pub(crate) fn circle(steps: &[(&str, Vec<&str>)]) -> Vec<String> {
    let mut open: Vec<&(&str, Vec<&str>)> = steps.iter().collect();
    // What needs nothing that is left can be done; what stays when nothing can be is a circle or hangs on one.
    loop {
        let left: Vec<&str> = open.iter().map(|(id, _)| *id).collect();
        let before = open.len();
        open.retain(|(_, needs)| needs.iter().any(|need| left.contains(need)));
        if open.is_empty() {
            return Vec::new();
        }
        if open.len() == before {
            return walk(&open);
        }
    }
}

/// Follows needs from the first step until one comes again.
fn walk(open: &[&(&str, Vec<&str>)]) -> Vec<String> {
    let mut way: Vec<&str> = Vec::new();
    let mut at = open.first().map(|(id, _)| *id);
    while let Some(id) = at {
        if let Some(start) = way.iter().position(|seen| *seen == id) {
            return way.iter().skip(start).map(|id| (*id).to_owned()).collect();
        }
        way.push(id);
        let needs = open.iter().find(|(name, _)| *name == id).map(|(_, needs)| needs);
        at = needs.and_then(|needs| {
            needs.iter().copied().find(|need| open.iter().any(|(name, _)| name == need))
        });
    }
    way.iter().map(|id| (*id).to_owned()).collect()
}

/// A circle, said: `a → b → a`.
pub(crate) fn circle_words(circle: &[String]) -> String {
    let way: Vec<_> = circle.iter().chain(circle.first()).map(|id| text::shown_line(id)).collect();
    format!("steps need each other in a circle: {}", way.join(" → "))
}

pub(crate) fn twice(id: &str) -> String {
    format!("there are two steps `{}`", text::cut(&text::shown_line(id), 40))
}

/// What keeps a plan's steps from being worked in any order: the step's number, its key, and what is wrong with it.
pub(crate) fn faults(steps: &[Step]) -> Vec<(usize, &'static str, String)> {
    let mut faults = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        let shown = |id: &str| text::cut(&text::shown_line(id), 40);
        if steps.iter().take(number).any(|other| other.id == step.id) {
            faults.push((number, "id", twice(&step.id)));
        }
        let is_there = |need: &&String| steps.iter().any(|other| other.id == **need);
        if let Some(need) = step.needs.iter().find(|need| !is_there(need)) {
            let all: Vec<_> = steps.iter().map(|step| shown(&step.id)).collect();
            let (id, need) = (shown(&step.id), shown(need));
            let what = format!(
                "`{id}` needs `{need}`, and there is no such step; there are {}",
                all.join(", ")
            );
            faults.push((number, "needs", what));
        }
    }
    let graph: Vec<_> = steps
        .iter()
        .map(|step| (step.id.as_str(), step.needs.iter().map(String::as_str).collect::<Vec<_>>()))
        .collect();
    let circle = circle(&graph);
    if let Some(at) = steps.iter().position(|step| circle.first() == Some(&step.id)) {
        faults.push((at, "needs", circle_words(&circle)));
    }
    if faults.is_empty() {
        let early = steps
            .iter()
            .enumerate()
            .filter_map(|(at, step)| Some((at, "blanks", early(step, steps)?)));
        faults.extend(early);
    }
    faults.sort();
    faults
}

/// What a step takes from one that it does not wait for.
fn early(step: &Step, steps: &[Step]) -> Option<String> {
    let mut open: Vec<&String> = step.needs.iter().collect();
    let mut seen = 0;
    while let Some(id) = open.get(seen).copied() {
        seen += 1;
        let needed = steps.iter().filter(|other| other.id == *id).flat_map(|other| &other.needs);
        let further: Vec<_> = needed.filter(|need| !open.contains(need)).collect();
        open.extend(further);
    }
    let of = step.blanks.of.iter().find(|of| !open.contains(&&of.step))?;
    let (id, of) = (text::shown_line(&step.id), text::shown_line(&of.to_string()));
    Some(format!("`{id}` takes `{of}` from a step that it does not need"))
}

/// The plan as a Mermaid flow chart: ids and the plan's own words, never text from outside.
pub(crate) fn mermaid(plan: &Plan) -> String {
    let mut chart = String::from("```mermaid\nflowchart TD\n  item([\"what arrived\"])\n");
    for (at, step) in plan.steps.iter().enumerate() {
        let (open, close) = if step.action.is_none() && step.state == StepState::Person {
            ("[/", "/]")
        } else {
            ("[", "]")
        };
        chart += &format!("  s{at}{open}\"{}\"{close}:::{}\n", label(step), class(step.state));
    }
    for (at, step) in plan.steps.iter().enumerate() {
        if step.needs.is_empty() {
            chart += &format!("  item --> s{at}\n");
        }
        for need in &step.needs {
            if let Some(from) = plan.steps.iter().position(|other| &other.id == need) {
                chart += &format!("  s{from} --> s{at}\n");
            }
        }
    }
    chart += "  classDef waiting fill:#eee,stroke:#999,color:#333\n  classDef submitted fill:#fff3cd,stroke:#c90,color:#333\n";
    chart += "  classDef done fill:#d4edda,stroke:#3a3,color:#333\n  classDef refused fill:#f8d7da,stroke:#c33,color:#333\n";
    chart += "  classDef failed fill:#f5c6cb,stroke:#900,color:#333\n  classDef person fill:#d6e4ff,stroke:#36c,color:#333\n```\n";
    chart
}

fn class(state: StepState) -> &'static str {
    match state {
        StepState::Waiting => "waiting",
        StepState::Submitted => "submitted",
        StepState::Done => "done",
        StepState::Refused => "refused",
        StepState::Failed => "failed",
        StepState::Person => "person",
    }
}

/// A step's words with only what Mermaid reads as letters.
fn label(step: &Step) -> String {
    let what = step.what.chars().map(|c| {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | ',' | '.' | '?') { c } else { ' ' }
    });
    let what: String = what.collect();
    let words = what.split_whitespace().collect::<Vec<_>>().join(" ");
    text::cut(&words, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_plan_s_steps_is_said_of_the_step() {
        let step = |id: &str, needs: &[&str]| Step {
            id: id.into(),
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
            ..Step::default()
        };
        let said = |steps: &[Step]| {
            faults(steps)
                .into_iter()
                .map(|(at, _, what)| format!("{at} {what}"))
                .collect::<Vec<_>>()
        };
        assert!(said(&[step("a", &[]), step("b", &["a"])]).is_empty());
        assert_eq!(said(&[step("a", &[]), step("a", &[])]), ["1 there are two steps `a`"]);
        assert_eq!(
            said(&[step("x", &[]), step("a", &["b"]), step("b", &["a"])]),
            ["1 steps need each other in a circle: a → b → a"]
        );
        assert_eq!(
            said(&[step("a", &["c"])]),
            ["0 `a` needs `c`, and there is no such step; there are a"]
        );
        let mut taker = step("b", &[]);
        taker.blanks.of.push("a.document".to_owned().try_into().unwrap());
        assert_eq!(
            said(&[step("a", &[]), taker.clone()]),
            ["1 `b` takes `a.document` from a step that it does not need"]
        );
        taker.needs.push("c".into());
        assert!(said(&[step("a", &[]), step("c", &["a"]), taker]).is_empty());
    }

    #[test]
    fn circles_are_found() {
        assert!(circle(&[("a", vec![]), ("b", vec!["a"]), ("c", vec!["a", "b"])]).is_empty());
        assert_eq!(
            circle(&[("a", vec!["c"]), ("b", vec!["a"]), ("c", vec!["b"]), ("d", vec![])]),
            ["a", "c", "b"]
        );
        assert_eq!(circle(&[("a", vec!["a"])]), ["a"]);
        assert_eq!(circle(&[("d", vec!["a"]), ("a", vec!["b"]), ("b", vec!["a"])]), ["a", "b"]);
    }
}
