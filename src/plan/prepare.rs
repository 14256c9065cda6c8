//! What is to be done about one item: everything but the writing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::conditions::{Judged, Looked, Who};
use super::context;
pub(crate) use super::desk::Desk;
use super::draft::{self, Drafted};
use super::extract::{self, Facts};
use super::matching::{self, Matched, Ranking};
use super::page::Told;
use crate::model::Id;
use crate::model::item::{Domain, Item, Priority};
use crate::model::money::Money;
use crate::model::person::Contact;
use crate::model::plan::{ANSWER, Plan, Step, StepState};
use crate::vault::{Note, Place, contacts, inert};

/// A plan for one item, with all that its note tells.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) plan: Plan,
    pub(crate) item: Item,
    pub(crate) why: Vec<Judged>,
    pub(crate) facts: Facts,
    pub(crate) drafted: Drafted,
    pub(crate) contact: Option<String>,
    pub(crate) domain: Option<Domain>,
    pub(crate) priority: Option<Priority>,
    pub(crate) kind: Option<String>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) total: Option<Money>,
}

impl Prepared {
    /// Whether a playbook gave the steps.
    pub(crate) fn is_matched(&self) -> bool {
        !self.plan.playbooks.is_empty()
    }

    pub(crate) fn told<'a>(
        &'a self,
        place: &'a Place,
        found: &'a [(String, String, String)],
    ) -> Told<'a> {
        Told {
            item: &self.item,
            place,
            why: &self.why,
            priority: self.priority,
            due: self.due,
            values: &self.drafted.values,
            facts: found,
            unsure: &self.facts.unsure,
            questions: &self.drafted.questions,
            faults: &self.drafted.faults,
        }
    }
}

/// An item with what was found in it, ready to be matched.
pub(crate) struct Studied<'a> {
    pub(crate) facts: Facts,
    pub(crate) contact: Option<&'a Contact>,
    pub(crate) context: super::template::Context,
    who: Who,
    total: Option<Money>,
}

impl<'a> Studied<'a> {
    pub(crate) fn of(
        desk: &'a Desk,
        item: &Item,
        answers: &BTreeMap<String, String>,
    ) -> Studied<'a> {
        let owner = extract::Owner {
            name: desk.owner.name.clone(),
            emails: desk.owner.emails.clone(),
            currency: desk.currency,
        };
        Studied::with(desk, item, extract::extract(item, &owner), answers)
    }

    /// An item with facts that are known already.
    pub(crate) fn with(
        desk: &'a Desk,
        item: &Item,
        facts: Facts,
        answers: &BTreeMap<String, String>,
    ) -> Studied<'a> {
        let email = item.from.as_ref().map_or("", |from| from.email.as_str());
        let contact = contacts::by_email(&desk.contacts, email).filter(|_| !email.is_empty());
        let is_owner = desk.owner.emails.contains(&email.to_lowercase());
        let who = match contact {
            _ if is_owner => Who::Owner,
            Some(contact) if contact.known => Who::Known,
            _ => Who::Unknown,
        };
        let context = context::of(item, &facts, contact, desk, answers);
        let answered = answers.get("facts.total").and_then(|total| total.parse().ok());
        let fresh = facts.total.as_ref().filter(|total| !total.quoted).map(|total| total.value);
        let total = answered.or(fresh);
        Studied { facts, contact, context, who, total }
    }

    pub(crate) fn look<'b>(&'b self, item: &'b Item) -> Looked<'b> {
        Looked::new(item, self.who, self.total, &self.facts.language, &self.context)
    }
}

/// The person's answers in an item's front matter: names and values.
pub(crate) fn answers(note: &Note) -> BTreeMap<String, String> {
    let Ok(Some(Value::Object(pairs))) = note.front.get("answers") else { return BTreeMap::new() };
    let text = |value: &Value| match value {
        Value::String(text) => Some(inert::original(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    };
    pairs
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), text(value)?)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Why these new answers can't be used for an item; nothing where they fit.
pub(crate) fn misfit(
    desk: &Desk,
    item: &Item,
    known: &BTreeMap<String, String>,
    given: &BTreeMap<String, String>,
) -> Option<String> {
    let before = prepare(desk, item.clone(), known, None);
    let Some(playbook) = before.plan.playbooks.first().and_then(|name| desk.library.find(name))
    else {
        return Some("no playbook matches the item, so nothing is asked".into());
    };
    let mut names: Vec<&str> =
        before.drafted.questions.iter().map(|question| question.name.as_str()).collect();
    let front = &playbook.front;
    let own =
        front.ask.iter().map(|(name, _)| name).chain(front.extract.iter().map(|(name, _)| name));
    names.extend(own);
    let is_known = |name: &str| {
        names.contains(&name) || (name.starts_with("facts.") && context::is_variable(name))
    };
    if let Some(name) = given.keys().find(|name| !is_known(name)) {
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        let name = crate::base::text::shown_line(name);
        if names.is_empty() {
            return Some("its playbook asks for nothing".into());
        }
        return Some(format!("nothing is called `{name}` there; there are {}", names.join(", ")));
    }
    let mut all = known.clone();
    all.extend(given.clone());
    let after = prepare(desk, item.clone(), &all, None).drafted;
    let fault = after.faults.into_iter().find(|fault| !before.drafted.faults.contains(fault));
    fault.or_else(|| {
        let asked =
            after.questions.into_iter().find(|question| given.contains_key(&question.name))?;
        Some(format!("it is asked still: {}", asked.question))
    })
}

/// Plans an item. `pinned`: the playbook that an earlier plan of it follows, which stays the one.
pub(crate) fn prepare(
    desk: &Desk,
    item: Item,
    answers: &BTreeMap<String, String>,
    pinned: Option<&[String]>,
) -> Prepared {
    let studied = Studied::of(desk, &item, answers);
    decide(desk, item, studied, answers, pinned)
}

/// The plan that follows from what an item is.
pub(crate) fn decide(
    desk: &Desk,
    item: Item,
    studied: Studied<'_>,
    answers: &BTreeMap<String, String>,
    pinned: Option<&[String]>,
) -> Prepared {
    let looked = studied.look(&item);
    let ranking = ranking(desk, &looked, pinned);
    let names = ranking.matched.iter().map(|matched| matched.playbook.name.clone()).collect();
    let first = ranking.matched.first();
    let mut drafted = first.map_or_else(by_the_person, |matched| {
        draft::draft(matched.playbook, &looked, studied.context.clone(), answers)
    });
    if pinned.is_none() && desk.replied.contains(&item.id) {
        drafted.steps = answered_by_person(drafted.steps);
    }
    let plan = Plan {
        id: Id::of(&[b"plan", item.id.as_str().as_bytes()]),
        item: item.id.clone(),
        title: first.map_or_else(|| "To decide".into(), |matched| matched.playbook.title.clone()),
        playbooks: names,
        auto: first.is_some_and(|matched| matched.playbook.front.auto),
        steps: drafted.steps.clone(),
    };
    let set = first.map(|matched| &matched.playbook.front.set);
    let found_due = studied.facts.due.as_ref().filter(|due| !due.quoted);
    // A playbook that says what the due day is says so where it has none as well.
    let found_due = found_due.filter(|_| set.is_none_or(|set| set.due.is_none()));
    Prepared {
        plan,
        why: first.map_or_else(Vec::new, |matched| matched.why.clone()),
        contact: studied.contact.map(|contact| contact.name.clone()),
        domain: set.and_then(|set| set.domain),
        priority: set.and_then(|set| set.priority),
        kind: set.and_then(|set| set.kind.as_ref()).map(|kind| kind.0.clone()),
        due: drafted.due.or_else(|| found_due.and_then(|due| due.value.parse().ok())),
        total: studied.total,
        drafted,
        facts: studied.facts,
        item,
    }
}

/// The mark of an item whose conversation is under way in another.
const CONTINUED: &str = "continued";

/// The playbooks for an item. What `fte` itself made is the person's task: it must not set itself to work.
pub(crate) fn ranking<'a>(
    desk: &'a Desk,
    looked: &Looked<'_>,
    pinned: Option<&[String]>,
) -> Ranking<'a> {
    if looked.item.source == "fte" {
        return Ranking::default();
    }
    let mut ranking = matching::rank(&desk.library.playbooks, looked);
    // What its conversation is about is under way already: a playbook that does not know that would do it once more.
    if looked.item.marks.iter().any(|mark| mark == CONTINUED) {
        ranking.matched.retain(|matched| {
            let front = &matched.playbook.front;
            front.conditions.marks.iter().any(|mark| mark == CONTINUED)
                || front.steps.iter().all(|step| step.action.is_none())
        });
    }
    let kept = pinned.and_then(|names| names.iter().find_map(|name| desk.library.find(name)));
    if let Some(playbook) = kept {
        ranking.matched.retain(|matched| matched.playbook.name != playbook.name);
        ranking
            .matched
            .insert(0, Matched { playbook, why: playbook.front.conditions.judge(looked) });
        ranking.failed.retain(|failed| failed.playbook.name != playbook.name);
    }
    ranking
}

/// The step of a plan that no playbook gave.
const DECIDE: &str = "decide";

/// What nothing matches is one step of the person's.
fn by_the_person() -> Drafted {
    let step = Step {
        id: DECIDE.into(),
        what: "Decide what to do".into(),
        state: StepState::Person,
        ..Step::default()
    };
    Drafted { steps: vec![step], ..Drafted::default() }
}

/// Steps for a mail that the owner answers with a letter of their own: in place of the answers that would be drawn there is
/// one step of the person's, which is done with that letter.
fn answered_by_person(steps: Vec<Step>) -> Vec<Step> {
    let is_answer = |step: &Step| {
        step.id == ANSWER
            || matches!(step.action, Some(crate::model::action::Action::ReplyEmail(_)))
    };
    let gone: Vec<String> =
        steps.iter().filter(|step| is_answer(step)).map(|step| step.id.clone()).collect();
    let mut kept: Vec<Step> = Vec::new();
    for mut step in steps {
        if is_answer(&step) {
            if kept.iter().any(|kept| kept.id == ANSWER) {
                continue;
            }
            step = Step {
                id: ANSWER.into(),
                what: "Answer it: your own letter is asked for, or was sent".into(),
                state: StepState::Person,
                needs: step.needs,
                ..Step::default()
            };
        }
        for need in &mut step.needs {
            if gone.contains(need) {
                ANSWER.clone_into(need);
            }
        }
        step.needs.retain(|need| *need != step.id);
        kept.push(step);
    }
    kept
}

/// An earlier plan's steps that were begun stay as they are, and what was added to it for the person; the others are as
/// the new plan has them.
pub(crate) fn merge(old: &Plan, new: &mut Plan) {
    for step in &mut new.steps {
        if let Some(earlier) =
            old.steps.iter().filter(|earlier| begun(earlier)).find(|earlier| earlier.id == step.id)
        {
            *step = earlier.clone();
        }
    }
    let gone = |step: &&Step| new.steps.iter().all(|kept| kept.id != step.id);
    let own = |step: &&Step| {
        let asks = step.id == DECIDE || step.id.starts_with("answer-");
        begun(step) || (step.state == StepState::Person && !asks && has_begun(old))
    };
    let kept: Vec<_> = old.steps.iter().filter(own).filter(gone).cloned().collect();
    new.steps.extend(kept);
    // What a kept step needed and is not in the plan any more is not waited for.
    let ids: Vec<String> = new.steps.iter().map(|step| step.id.clone()).collect();
    for step in &mut new.steps {
        step.needs.retain(|need| ids.contains(need));
    }
}

/// Whether anything of a plan was submitted, done or refused: it is not planned again without being asked to.
pub(crate) fn has_begun(plan: &Plan) -> bool {
    plan.steps.iter().any(begun)
}

fn begun(step: &Step) -> bool {
    !matches!(step.state, StepState::Waiting | StepState::Person)
}
