//! A plan as a note: front matter with the steps, a body that a person likes to read, and back again.
//!
//! The sections that follow from the steps alone are drawn anew whenever a step moves on ([`update`]); what a person
//! writes in sections of their own stays. A step's parameters stand once, in its draft, where a person can edit them
//! until they are submitted.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::body::{ASKS, Body, CHECK_LIST, DRAFTS, GRAPH, NOTES};
use super::conditions::Judged;
use super::draft::{Named, Question};
pub(crate) use super::read::read;
use super::{graph, params};
use crate::base::clock;
use crate::model::Id;
use crate::model::item::{Item, Priority};
use crate::model::plan::{Blanks, Plan, Step, StepState};
use crate::vault::{Front, Note, Place, inert, yaml};

/// What a plan's note tells besides the plan itself.
#[derive(Clone, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) item: &'a Item,
    pub(crate) place: &'a Place,
    /// Why the playbook that gave the steps matched.
    pub(crate) why: &'a [Judged],
    pub(crate) priority: Option<Priority>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) values: &'a [Named],
    /// What was found: name, value, words.
    pub(crate) facts: &'a [(String, String, String)],
    /// What the item leaves open; it quotes foreign text.
    pub(crate) unsure: &'a [String],
    pub(crate) questions: &'a [Question],
    pub(crate) faults: &'a [String],
}

/// How a request is called in the vault: the name of its note without `.md`, where it waits for a yes.
pub(crate) type Waits<'a> = dyn Fn(&Id) -> Option<String> + 'a;

/// The plan's name: `PLAN_2026-11-16_invoice-for-october_k3xq7a2m4c.md`.
pub(crate) fn name(plan: &Plan, day: NaiveDate, title: &str) -> String {
    crate::vault::name::note("PLAN", day, title, &plan.id)
}

/// A fresh note.
pub(crate) fn to_note(plan: &Plan, told: &Told<'_>) -> Note {
    let mut front = Front::default();
    front.set_plain("id", plan.id.as_str());
    front.set_plain("type", "plan");
    let mut note = Note::new(front, String::new());
    rewrite(&mut note, plan, told);
    note
}

/// Draws everything anew in a note that is there, but for what the person added to it.
pub(crate) fn rewrite(note: &mut Note, plan: &Plan, told: &Told<'_>) {
    let front = &mut note.front;
    front.set_plain("item", plan.item.as_str());
    front.set("title", &json!(plan.title));
    front.set("playbooks", &json!(plan.playbooks));
    front.set("auto", &json!(plan.auto));
    front.set("links", &json!([format!("[[{}]]", told.place.stem())]));
    let open: Vec<_> = told.questions.iter().map(|question| question.question.as_str()).collect();
    if open.is_empty() {
        front.remove("questions");
    } else {
        front.set("questions", &json!(open));
    }
    let mut body = Body::parse(&note.body);
    body.head = head(plan, told);
    body.set("## Why", &why(plan, told));
    body.set("## Questions", &questions(told));
    body.set("## What was found", &found(told));
    note.body = body.print();
    update(note, plan, &|_| None);
    if !note.body.contains(NOTES) {
        note.body += &format!("\n{NOTES}\n\nYours: what you write here stays.\n");
    }
}

/// Brings the steps in a plan's note up to date: front matter, check list, what needs a yes, drafts, graph.
pub(crate) fn update(note: &mut Note, plan: &Plan, waits: &Waits<'_>) {
    note.front.set_plain("steps", &steps(plan));
    let mut body = Body::parse(&note.body);
    body.set(CHECK_LIST, &check_list(plan));
    body.set(ASKS, &asks(plan, waits));
    body.set(DRAFTS, &drafts(plan));
    body.set(GRAPH, &if plan.steps.len() > 1 { graph::mermaid(plan) } else { String::new() });
    note.body = body.print();
}

/// The steps as front matter: one line each.
fn steps(plan: &Plan) -> String {
    let mut text = String::new();
    for step in &plan.steps {
        let mut entry = Map::new();
        entry.insert("id".into(), json!(step.id));
        entry.insert("what".into(), json!(step.what));
        if let Some(action) = &step.action {
            entry.insert("action".into(), json!(action.name()));
        }
        if !step.needs.is_empty() {
            entry.insert("needs".into(), json!(step.needs));
        }
        if !step.blanks.is_empty() {
            entry.insert("blanks".into(), json!(step.blanks));
        }
        entry.insert("state".into(), json!(step.state));
        if let Some(request) = &step.request {
            entry.insert("request".into(), json!(request));
        }
        if let Some(why) = &step.why {
            entry.insert("why".into(), json!(inert::value(why)));
        }
        text += &format!("\n  - {}", yaml::flow(&Value::Object(entry)));
    }
    if text.is_empty() { "[]".into() } else { text }
}

fn head(plan: &Plan, told: &Told<'_>) -> String {
    let item = told.item;
    let mut head = format!(
        "# {}: {}\n\n{}",
        plan.title,
        inert::line(&item.subject),
        inert::link(told.place.stem())
    );
    if let Some(from) = &item.from {
        head += &format!(" from {}", inert::line(&from.to_string()));
    }
    head += &format!(", {}\n", clock::local(item.received).format("%A %-d %B %Y"));
    if let Some(priority) = told.priority {
        head += &format!("\nPriority: {}\n", priority.as_str());
    }
    if let Some(due) = told.due {
        head += &format!("\nDue: {}\n", due.format("%A %-d %B %Y"));
    }
    head
}

fn why(plan: &Plan, told: &Told<'_>) -> String {
    let Some((first, others)) = plan.playbooks.split_first() else {
        return "No playbook matches, so this one is yours to decide. A playbook in `Playbooks/` would know next time.\n".into();
    };
    let mut text = format!("Playbook [[{first}]] matches:\n\n");
    for judged in told.why {
        text += &format!("- {}", judged.why);
        if let Some(words) = &judged.words {
            text += &format!(" {}", inert::line(words));
        }
        text += "\n";
    }
    if !others.is_empty() {
        let others: Vec<_> = others.iter().map(|name| format!("[[{name}]]")).collect();
        text += &format!("\nAlso matched, but came after it: {}\n", others.join(", "));
    }
    text
}

fn questions(told: &Told<'_>) -> String {
    let mut text = String::new();
    for question in told.questions {
        text += &format!(
            "- {} Answer with `fte plan {} --answer {}=…`, or write `answers: {{{}: …}}` into the item's front matter.\n",
            question.question, told.item.id, question.name, question.name
        );
    }
    for unsure in told.unsure {
        text += &format!("- The item leaves this open: {}\n", inert::line(unsure));
    }
    for fault in told.faults {
        text += &format!("- Could not be prepared: {}\n", inert::line(fault));
    }
    if !told.faults.is_empty() {
        text += &format!("- Mend what is wrong, then `fte plan {}`.\n", told.item.id);
    }
    text
}

/// What was found, each value once, with the words that it came from.
fn found(told: &Told<'_>) -> String {
    let mut rows = String::new();
    let mut shown: Vec<&str> = Vec::new();
    for named in told.values {
        let fact = told.facts.iter().find(|(_, value, _)| bare(value) == named.value);
        let from = match fact {
            Some((_, value, words)) if !words.is_empty() => from(bare(value), words),
            _ => in_words(&named.from),
        };
        shown.push(&named.value);
        rows += &format!(
            "| {} | {} | {from} |\n",
            named.name.replace('_', " "),
            inert::cell(&named.value)
        );
    }
    for (name, value, words) in told.facts {
        if shown.contains(&bare(value)) {
            continue;
        }
        shown.push(bare(value));
        rows += &format!(
            "| {} | {} | {} |\n",
            name.replace('|', "/"),
            inert::cell(value),
            from(value, words)
        );
    }
    if rows.is_empty() { rows } else { format!("| what | value | from |\n|---|---|---|\n{rows}") }
}

/// A value without what the text calls it: `500.00 EUR (total)`.
fn bare(value: &str) -> &str {
    value
        .strip_suffix(')')
        .and_then(|value| value.rsplit_once(" ("))
        .map_or(value, |(bare, _)| bare)
}

/// The words that a value came from; words that are the value itself need not be said again.
fn from(value: &str, words: &str) -> String {
    if value == words { "the message".into() } else { inert::cell(words) }
}

/// Where a playbook's value came from, in words: `contact.name` is a template's name for it.
fn in_words(from: &str) -> String {
    let sources = [
        ("`contact.", "your note about them"),
        ("`books.", "your books"),
        ("`statement.", "the statement and your books"),
        ("`owner.", "your settings"),
        ("`item.", "the message's head"),
        ("`facts.", "the message"),
        ("`invoice.", "the message"),
    ];
    let found = sources.iter().find(|(name, _)| from.starts_with(name));
    found.map_or_else(|| from.replace('|', "/"), |(_, words)| (*words).to_owned())
}

fn check_list(plan: &Plan) -> String {
    if plan.steps.is_empty() {
        return "Nothing needs to be done: it is only filed.\n".into();
    }
    let mut text = String::new();
    for step in &plan.steps {
        let tick = if step.state == StepState::Done { 'x' } else { ' ' };
        text += &format!("- [{tick}] {} ({}) ^{}\n", step.what, standing(step, plan), step.id);
    }
    text
}

fn standing(step: &Step, plan: &Plan) -> String {
    let action =
        step.action.as_ref().map_or(String::new(), |action| format!("`{}`, ", action.name()));
    let because = step.why.as_ref().map_or(String::new(), |why| format!(": {}", inert::line(why)));
    let said = match step.state {
        StepState::Done => "done".to_owned(),
        StepState::Refused => format!("refused{because}"),
        StepState::Failed => format!("failed for good{because}"),
        StepState::Submitted => "submitted".into(),
        StepState::Person if step.id.starts_with("answer-") => "your answer".into(),
        StepState::Person => format!("yours to do; tick it when it is done{because}"),
        StepState::Waiting => {
            if let Some((id, state)) = stopped_by(step, plan) {
                let what = if state == StepState::Failed { "failed" } else { "was refused" };
                return format!("{action}will not be done: `{id}` {what}");
            }
            let is_open = |need: &&String| {
                !plan.steps.iter().any(|other| &other.id == *need && other.state == StepState::Done)
            };
            let open: Vec<_> =
                step.needs.iter().filter(is_open).map(|need| format!("`{need}`")).collect();
            if open.is_empty() { "next".into() } else { format!("after {}", open.join(", ")) }
        }
    };
    format!("{action}{said}")
}

/// The refused or failed step that a waiting one needs, itself or by way of others.
fn stopped_by<'a>(step: &Step, plan: &'a Plan) -> Option<(&'a str, StepState)> {
    let mut needed = plan.needed_by(&step.id).into_iter();
    needed.find(|needed| needed.state.stops()).map(|needed| (needed.id.as_str(), needed.state))
}

fn asks(plan: &Plan, waits: &Waits<'_>) -> String {
    let mut text = String::new();
    for step in plan.steps.iter().filter(|step| step.state == StepState::Submitted) {
        if let Some(stem) = step.request.as_ref().and_then(waits) {
            text += &format!("- {}: [[{stem}]]\n", step.what);
        }
    }
    let waits = |step: &&Step| step.action.is_some() && step.state == StepState::Waiting;
    if !text.is_empty() && plan.steps.iter().any(|step| waits(&step)) {
        text += &format!(
            "\nOr the plan as a whole, with what comes after it: `fte approve plan {}`.\n",
            plan.id
        );
    }
    text
}

fn drafts(plan: &Plan) -> String {
    let mut text = String::new();
    for step in &plan.steps {
        if let Some(action) = &step.action {
            let gap = if text.is_empty() { "" } else { "\n" };
            text += &format!(
                "{gap}### {}\n\n{}: `{}`\n\n{}{}",
                step.id,
                step.what,
                action.name(),
                places(&step.blanks),
                params::block(&action.params())
            );
        }
    }
    text
}

/// What stands in a draft for what is not known yet.
fn places(blanks: &Blanks) -> String {
    let mut text = String::new();
    for of in &blanks.of {
        text += &format!(
            "{} is the {} of `{}`, put in when that is done.\n",
            inert::line(&blanks.written(of)),
            of.output,
            of.step
        );
    }
    if text.is_empty() { text } else { text + "\n" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::action::{Action, Email, Reminder};

    fn told<'a>(
        item: &'a Item,
        place: &'a Place,
        facts: &'a [(String, String, String)],
    ) -> Told<'a> {
        Told {
            item,
            place,
            why: &[],
            priority: Some(Priority::High),
            due: None,
            values: &[],
            facts,
            unsure: &[],
            questions: &[],
            faults: &[],
        }
    }

    fn item(subject: &str, text: &str) -> Item {
        let note = Note::parse("---\nid: 7k2m7qxa4d\ntype: email\n---\n").unwrap();
        let mut item = crate::vault::item::from_note(&note).unwrap();
        item.subject = subject.into();
        item.text = text.into();
        item
    }

    fn plan(body: &str, title: &str) -> Plan {
        let step = |id: &str, action, needs: &[&str]| Step {
            id: id.into(),
            what: "Do what, is asked: [yes]?".into(),
            action,
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
            ..Step::default()
        };
        let email = Email {
            to: vec![format!("{title} <a@b.example>")],
            cc: Vec::new(),
            bcc: Vec::new(),
            from: None,
            subject: title.into(),
            body: body.into(),
            attachments: Vec::new(),
            in_reply_to: None,
            references: vec![title.into()],
            html: false,
            via: crate::model::action::Via::Outbox,
            account: None,
            thread: None,
        };
        let blanks = Blanks {
            mark: "2345672345".into(),
            of: vec!["reply.path".to_owned().try_into().unwrap()],
        };
        let text = format!("{body}{}", blanks.written(&blanks.of[0]));
        let reminder = Reminder { title: title.into(), due: None, text };
        let mut person = step("call", None, &["reply"]);
        person.state = StepState::Person;
        let mut sent = step("reply", Some(Action::ReplyEmail(email)), &[]);
        sent.state = StepState::Submitted;
        sent.request = Some(Id::of(&[b"x"]));
        let mut remind = step("remind", Some(Action::Remind(reminder)), &["reply", "call"]);
        remind.blanks = blanks;
        let mut failed = step("failed", None, &[]);
        failed.state = StepState::Failed;
        failed.why = Some(title.into());
        Plan {
            id: Id::of(&[b"plan"]),
            item: "7k2m7qxa4d".parse().unwrap(),
            title: "Question".into(),
            playbooks: vec!["a".into(), "b c".into()],
            auto: true,
            steps: vec![sent, remind, person, failed],
        }
    }

    proptest! {
        #[test]
        fn a_plan_is_read_back_as_it_was(
            body in "(?s).{0,60}|[#` \n~>\\-x]{0,60}|(## Drafts\n|### remind\n|```\n|```text\n|x){0,8}",
            title in ".{0,20}",
        ) {
            let plan = plan(&body, &title);
            let place = Place::new(crate::vault::Folder::InProgress, "EMAIL_x.md");
            let item = item(&title, &body);
            let facts = vec![("total".to_owned(), title.clone(), body.clone())];
            let note = to_note(&plan, &told(&item, &place, &facts));
            let mut note = Note::parse(&note.print()).unwrap();
            prop_assert_eq!(&read(&note).unwrap(), &plan);
            // Drawn again it is the same, but for the links to requests.
            let before = note.print();
            update(&mut note, &plan, &|_| None);
            prop_assert_eq!(note.print(), before);
        }
    }

    #[test]
    fn a_fence_that_a_person_left_open_swallows_no_section() {
        let plan = plan("x", "y");
        let place = Place::new(crate::vault::Folder::InProgress, "EMAIL_x.md");
        let item = item("s", "t");
        let mut note = to_note(&plan, &told(&item, &place, &[]));
        note.body = "# Mine\n\n````js\nnot closed\n```\n".into();
        update(&mut note, &plan, &|_| None);
        let once = note.print();
        update(&mut note, &plan, &|_| None);
        assert_eq!(note.print(), once);
        assert_eq!(read(&Note::parse(&once).unwrap()).unwrap(), plan);
        assert_eq!(once.lines().filter(|line| *line == GRAPH).count(), 1);
    }

    #[test]
    fn a_section_that_is_empty_is_gone_wherever_it_stands() {
        let plan = Plan { steps: Vec::new(), ..plan("x", "y") };
        let mut note = Note::new(Front::default(), "# x\n\n## Drafts\n\n## Mine\n\n## Drafts\n");
        update(&mut note, &plan, &|_| None);
        assert_eq!(note.body.lines().filter(|line| *line == DRAFTS).count(), 0);
        assert!(note.body.contains("## Mine"));
    }

    #[test]
    fn a_tick_of_the_persons_counts_and_an_answer_is_no_tick() {
        let mut plan = plan("x", "y");
        let mut asked = plan.steps[2].clone();
        asked.id = "answer-amount".into();
        plan.steps.push(asked);
        let place = Place::new(crate::vault::Folder::InProgress, "EMAIL_x.md");
        let item = item("s", "t");
        let mut note = to_note(&plan, &told(&item, &place, &[]));
        note.body = note.body.replace("- [ ]", "- [x]");
        let states: Vec<_> = read(&note).unwrap().steps.iter().map(|step| step.state).collect();
        assert_eq!(
            states,
            [
                StepState::Submitted,
                StepState::Waiting,
                StepState::Done,
                StepState::Failed,
                StepState::Person
            ]
        );
    }
}
