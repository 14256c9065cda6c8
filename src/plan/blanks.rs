//! What a step takes from earlier ones: a place in its texts at first, their receipts' values once they are done.
//!
//! A place is data, not text that looks like one: its mark is derived from all the texts that the step has, and is in none
//! of them. Values are put in at once, and what was put in is not looked at again.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::base::digest;
use crate::model::Id;
use crate::model::action::{Action, ActionError};
use crate::model::plan::{Blanks, StepOutput};

/// `{{ steps.invoice.document }}`, and nothing else between the braces.
static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant, compiled by a test")]
    Regex::new(r"(\{\{-?\s*)steps\.([a-z][a-z0-9-]*)\.([a-z_]+)(\s*-?\}\})").expect("constant")
});

/// An output that a template prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) of: StepOutput,
    /// Line of the template, from 1.
    pub(crate) line: usize,
    /// What the engine knows it as: no name that a playbook can give.
    pub(crate) name: String,
}

impl Taken {
    /// `steps.invoice.document`
    pub(crate) fn path(&self) -> String {
        format!("steps.{}", self.of)
    }
}

/// A template with a name of ours in place of each output that it prints.
///
/// Steps' ids have dashes, which the engine would take for a minus; and what is no bare print (a filter would change the
/// place that it prints) stays as it is, for the checks to refuse.
pub(super) fn take_out(source: &str) -> (String, Vec<Taken>) {
    let (mut code, mut taken) = (String::with_capacity(source.len()), Vec::new());
    let mut rest = 0;
    for found in PRINTED.captures_iter(source) {
        let part = |at: usize| found.get(at).map_or("", |part| part.as_str());
        let (start, end) = found.get(0).map_or((0, 0), |whole| (whole.start(), whole.end()));
        let before = source.get(..start).unwrap_or_default();
        let name = format!("_out{}", taken.len());
        code += source.get(rest..start).unwrap_or_default();
        code += &format!("{}{name}{}", part(1), part(4));
        taken.push(Taken {
            of: StepOutput { step: part(2).to_owned(), output: part(3).to_owned() },
            line: before.matches('\n').count() + 1,
            name,
        });
        rest = end;
    }
    code += source.get(rest..).unwrap_or_default();
    (code, taken)
}

/// Places for these outputs in the texts of an item's step. `bare` is the step's parameters with places that have no mark.
pub(super) fn choose(item: &Id, step: &str, of: Vec<StepOutput>, bare: &Value) -> Blanks {
    let texts = bare.to_string();
    let mark = |n: u32| {
        let n = n.to_be_bytes();
        digest::short_id(&[
            b"blank",
            item.as_str().as_bytes(),
            step.as_bytes(),
            texts.as_bytes(),
            &n,
        ])
    };
    let is_free = |mark: &String| !texts.contains(mark.as_str());
    Blanks { mark: (0..=u32::MAX).map(mark).find(is_free).unwrap_or_default(), of }
}

/// The action with every place filled in. A value that is put in is not searched for places.
pub(crate) fn fill(
    action: &Action,
    blanks: &Blanks,
    values: &BTreeMap<StepOutput, String>,
) -> Result<Action, ActionError> {
    let places: Vec<_> =
        values.iter().map(|(of, value)| (blanks.written(of), value.as_str())).collect();
    Action::from_params(action.name(), filled(action.params(), &places))
}

fn filled(value: Value, places: &[(String, &str)]) -> Value {
    match value {
        Value::String(text) => Value::String(filled_text(&text, places)),
        Value::Array(values) => values.into_iter().map(|value| filled(value, places)).collect(),
        Value::Object(pairs) => {
            pairs.into_iter().map(|(key, value)| (key, filled(value, places))).collect()
        }
        other => other,
    }
}

fn filled_text(text: &str, places: &[(String, &str)]) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let next = |rest: &str| {
        let found = places
            .iter()
            .filter_map(|(place, value)| Some((rest.find(place.as_str())?, place.len(), *value)));
        found.min_by_key(|(at, ..)| *at)
    };
    while let Some((at, length, value)) = next(rest) {
        out += rest.get(..at).unwrap_or_default();
        out += value;
        rest = rest.get(at + length..).unwrap_or_default();
    }
    out + rest
}

/// Those of the places that a step's texts still have: a person may have taken one out.
pub(crate) fn standing<'a>(action: &Action, blanks: &'a Blanks) -> Vec<&'a StepOutput> {
    let mut texts = Vec::new();
    collect(&action.params(), &mut texts);
    let is_there = |of: &&StepOutput| {
        let place = blanks.written(of);
        texts.iter().any(|text| text.contains(&place))
    };
    blanks.of.iter().filter(is_there).collect()
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(pairs) => pairs.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn output(text: &str) -> StepOutput {
        text.to_owned().try_into().unwrap()
    }

    fn remind(text: &str) -> Action {
        Action::from_params("reminder.create", json!({"title": "x", "text": text})).unwrap()
    }

    fn text(action: &Action) -> String {
        action.params()["text"].as_str().unwrap().to_owned()
    }

    #[test]
    fn what_is_put_in_is_not_read_again() {
        let of = [output("a.document"), output("b.path")];
        let blanks = Blanks { mark: "aaaaaaaaaa".into(), of: of.to_vec() };
        let [a, b] = of.each_ref().map(|of| blanks.written(of));
        let values = BTreeMap::from([(of[0].clone(), b.clone()), (of[1].clone(), "B".into())]);
        let template = remind(&format!("{a} and {b}, {a}"));
        let filled = fill(&template, &blanks, &values).unwrap();
        assert_eq!(text(&filled), format!("{b} and B, {b}"));
        assert_eq!(standing(&template, &blanks).len(), 2);
        assert_eq!(standing(&remind("nothing"), &blanks).len(), 0);
    }

    proptest::proptest! {
        /// Whatever a stranger wrote beside a place, and be it a place of an earlier mark, stays what it is.
        #[test]
        fn a_place_can_t_be_forged(before in "(⟦document of invoice, [a-z2-7]{10}⟧|⟦|⟧|.){0,6}", after in ".{0,20}") {
            let item = Id::of(&[b"x"]);
            let of = output("invoice.document");
            let bare = Blanks::default().written(&of);
            let draft = |place: &str| remind(&format!("{before}{place}{after}"));
            let first = choose(&item, "mail", vec![of.clone()], &draft(&bare).params());
            // They learned the mark of this very letter, and write again.
            let known = first.written(&of);
            let draft = |place: &str| remind(&format!("{known}{before}{place}{after}{known}"));
            let blanks = choose(&item, "mail", vec![of.clone()], &draft(&bare).params());
            let values = BTreeMap::from([(of.clone(), "INV-0042".to_owned())]);
            let filled = fill(&draft(&blanks.written(&of)), &blanks, &values).unwrap();
            proptest::prop_assert_eq!(text(&filled), format!("{known}{before}INV-0042{after}{known}"));
        }
    }
}
