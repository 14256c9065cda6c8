//! The steps of a plan as a graph: checked for circles, drawn as Mermaid.

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
    chart += "  classDef person fill:#d6e4ff,stroke:#36c,color:#333\n```\n";
    chart
}

fn class(state: StepState) -> &'static str {
    match state {
        StepState::Waiting => "waiting",
        StepState::Submitted => "submitted",
        StepState::Done => "done",
        StepState::Refused => "refused",
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
    crate::base::text::cut(&words, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

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
