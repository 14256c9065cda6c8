//! `fte plan`

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{Exit, Fail, Result, interrupt, text};
use crate::gate::Gate;
use crate::plan::desk::Desk;
use crate::plan::explain::{self, Explained};
use crate::plan::library::{self, Library};
use crate::plan::planned::Report;
use crate::plan::playbook::Mistake;
use crate::plan::prepare;
use crate::plan::stage::Stage;
use crate::run::child;
use crate::vault::{Folder, Note, Place, Vault, VaultError, item};
use crate::work::steps;

/// Plan what is in `Needs_Action/`
///
/// Each item is matched against the playbooks in `Playbooks/`: the first that fits gives the steps, which become a note in
/// `Plans/`, and the item moves to `In_Progress/`. What none fits stays for you, and is looked at again when it, a playbook or
/// a contact changes. One that has a plan is planned again when you name it.
///
/// With broken playbooks it says what is wrong, plans with the others, and exits with 8.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:
  fte plan                                  all that is new
  fte plan 7k2m9qxa4d                       this item, by its id, the start of it, or its path
  fte plan --explain 7k2m                   which playbooks matched, which did not and why, what was found
  fte plan 7k2m --answer customer=\"Dana\"    answer a question of its plan
  fte plan --check                          look for mistakes in the playbooks
  fte plan --json | jq '.planned[].plan'")]
pub(crate) struct PlanArgs {
    /// Only these items: id, start of an id, or path
    #[arg(value_name = "ITEM")]
    items: Vec<String>,
    /// Say which playbooks match an item and why, and change nothing
    #[arg(long, value_name = "ITEM", conflicts_with_all = ["items", "check", "answer", "dry_run"])]
    explain: Option<String>,
    /// Look for mistakes in the playbooks, and change nothing
    #[arg(long, conflicts_with_all = ["items", "answer", "dry_run"])]
    check: bool,
    /// Answer a question of the one item's plan (can be repeated)
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair, requires = "items", conflicts_with = "dry_run")]
    answer: Vec<(String, String)>,
    /// Say what would be planned, and change nothing
    #[arg(long)]
    dry_run: bool,
}

fn pair(text: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as `name=value`")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

impl PlanArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if self.check {
            return check(app);
        }
        if let Some(item) = &self.explain {
            return app.out.report(&explained(app, item)?);
        }
        let places =
            self.items.iter().map(|item| find(app.vault()?, item)).collect::<Result<Vec<_>>>()?;
        self.take_answers(app, &places)?;
        let interrupted = interrupt::listen(child::is_ours("plan"), || {})?;
        let stage = Stage {
            vault: app.vault()?,
            config: app.config()?,
            trail: app.trail()?,
            dry_run: self.dry_run,
            interrupted: &interrupted,
        };
        // Opened first: a policy that can't be read stops it before anything is planned.
        let gate = if self.dry_run { None } else { Some(gate(app)?) };
        let mut report = stage.run(&places)?;
        let submitted = gate.map_or(Ok(()), |gate| submit(app, &gate, &mut report, &interrupted));
        if report.planned.is_empty() && report.mistakes.is_empty() {
            // A broken playbook is not forgotten because nothing came that it could have met.
            report.mistakes = library::mistakes(app.vault()?, app.state()?)?;
        }
        if let Some(unsaid) = app.config()?.unsaid().filter(|_| !report.planned.is_empty()) {
            app.out.warn(unsaid);
        }
        for mistake in &report.mistakes {
            app.out.warn(mistake);
        }
        for skipped in &report.skipped {
            app.out.warn(format!(
                "`{}`: {}",
                text::shown_line(&skipped.path),
                text::shown_line(&skipped.why)
            ));
        }
        let is_news = !report.planned.is_empty() || !report.unmatched.is_empty();
        app.out.outcome(&report, is_news)?;
        submitted?;
        if interrupted.load(Ordering::Relaxed) {
            return Err(interrupt::stopped("the next `fte plan` goes on"));
        }
        finish(&report)
    }

    /// Writes the answers into the item's front matter, from where the plan takes them.
    fn take_answers(&self, app: &App, places: &[Place]) -> Result<()> {
        if self.answer.is_empty() {
            return Ok(());
        }
        let [place] = places else {
            return Err(Fail::say(Exit::Usage, "`--answer` needs exactly one ITEM"));
        };
        let vault = app.vault()?;
        let before = vault.read_bytes(place)?;
        let text = String::from_utf8(before.clone())
            .map_err(|_| VaultError::NotText { path: place.path() })?;
        let mut note = Note::parse(&text)
            .map_err(|source| VaultError::Front { path: place.path(), source })?;
        self.check_answers(app, place, &note)?;
        let known = note.front.get("answers").ok().flatten();
        let mut answers = known.and_then(|known| known.as_object().cloned()).unwrap_or_default();
        for (name, value) in &self.answer {
            answers.insert(name.clone(), json!(value));
        }
        note.front.set("answers", &Value::Object(answers));
        Ok(vault.replace(place, &before, note.print().as_bytes())?)
    }
}

fn gate(app: &App) -> Result<Gate<'_>> {
    Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "plan")
}

impl PlanArgs {
    /// An answer under an unknown name, or one that its step can't use, is refused before it is written.
    fn check_answers(&self, app: &App, place: &Place, note: &Note) -> Result<()> {
        let vault = app.vault()?;
        let read = item::from_note(note)
            .map_err(|source| VaultError::Front { path: place.path(), source })?;
        let desk = Desk::open(vault, app.state()?, app.config()?, &app.clock)?;
        let given = self.answer.iter().cloned().collect();
        match prepare::misfit(&desk, &read, &prepare::answers(note), &given) {
            None => Ok(()),
            Some(why) => Err(Fail::say(Exit::Usage, format!("`--answer` does not fit: {why}"))
                .hint(format!("`fte plan --explain {}` shows what is asked and found", read.id))),
        }
    }
}

fn explained(app: &App, item: &str) -> Result<Explained> {
    let vault = app.vault()?;
    let place = find(vault, item)?;
    explain::explain(vault, &Desk::open(vault, app.state()?, app.config()?, &app.clock)?, &place)
}

/// Hands the steps that are ready to the gate, those too that an interrupted run left, and notes where they went.
fn submit(app: &App, gate: &Gate<'_>, report: &mut Report, interrupted: &AtomicBool) -> Result<()> {
    let state = app.state()?;
    let mut failed = Ok(());
    for name in state.unsubmitted()? {
        if interrupted.load(Ordering::Relaxed) {
            break;
        }
        // A plan that is under way keeps its item where it is: first the item, then the steps.
        if report.unsettled.contains(&name) {
            continue;
        }
        let place = Place::new(Folder::Plans, name);
        // A plan that somebody broke meanwhile keeps no other from the gate.
        let submitted = match steps::submit_ready(gate, &place) {
            Ok(submitted) => submitted,
            Err(fail) => {
                failed = Err(fail);
                continue;
            }
        };
        state.forget_unsubmitted(&place.name)?;
        let planned = report.planned.iter_mut().find(|planned| planned.plan == place.path());
        let Some(planned) = planned else { continue };
        for submitted in submitted {
            let automatic = submitted.is_automatic();
            let into = if automatic { &mut planned.automatic } else { &mut planned.approvals };
            into.push(submitted.request.id);
        }
    }
    failed
}

/// An item that can be planned, by id, the start of its id, its path or its name.
fn find(vault: &Vault, wanted: &str) -> Result<Place> {
    super::item(vault, wanted, &[Folder::NeedsAction, Folder::InProgress])
}

/// Mistakes in playbooks and damaged notes are said at the end too: the rest was planned.
fn finish(report: &Report) -> Result<()> {
    let broken = report.mistakes.len();
    if broken > 0 {
        let what =
            format!("{broken} mistake{} in the playbooks", if broken == 1 { "" } else { "s" });
        return Err(Fail::say(Exit::Partial, what)
            .hint("`fte plan --check` lists them; the others were used"));
    }
    let damaged = report.skipped.iter().filter(|skipped| !skipped.is_own).count();
    if damaged > 0 {
        let what =
            format!("{damaged} note{} could not be planned", if damaged == 1 { "" } else { "s" });
        return Err(
            Fail::say(Exit::Partial, what).hint("`fte vault check` lists every damaged note")
        );
    }
    Ok(())
}

/// What `--check` found.
#[derive(Serialize)]
struct Checked {
    ok: bool,
    playbooks: usize,
    mistakes: Vec<Mistake>,
}

fn check(app: &App) -> Result<()> {
    let library = Library::load(app.vault()?)?;
    let count = library.mistakes.len();
    let checked =
        Checked { ok: count == 0, playbooks: library.playbooks.len(), mistakes: library.mistakes };
    app.out.outcome(&checked, !checked.ok)?;
    if checked.ok {
        Ok(())
    } else {
        Err(Fail::say(
            Exit::Failed,
            format!("{count} mistake{} in the playbooks", if count == 1 { "" } else { "s" }),
        ))
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in &self.mistakes {
            writeln!(f, "{mistake}")?;
        }
        match self.playbooks {
            1 => write!(f, "1 playbook is in order"),
            count => write!(f, "{count} playbooks are in order"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let would = if self.dry_run { "would be " } else { "" };
        if self.planned.is_empty() && self.unmatched.is_empty() {
            return write!(f, "nothing new to plan");
        }
        for planned in &self.planned {
            writeln!(f, "{}  {}  {}", planned.item, planned.title, planned.plan)?;
            for question in &planned.questions {
                writeln!(
                    f,
                    "            asks: {} (--answer {}=…)",
                    question.question, question.name
                )?;
            }
            // What comes after a step that could not be prepared can't be either.
            if let Some(fault) = planned.faults.first() {
                let (fault, item) = (text::shown_line(fault), &planned.item);
                writeln!(f, "            could not be prepared: {fault}")?;
                writeln!(f, "            mend it, then `fte plan {item}`")?;
            }
        }
        for unmatched in &self.unmatched {
            writeln!(
                f,
                "{}  yours to decide  {}",
                unmatched.item,
                text::shown_line(&unmatched.path)
            )?;
            for warning in &unmatched.warnings {
                writeln!(f, "            take care: {}", text::shown_line(warning))?;
            }
        }
        write!(f, "{would}planned {}, left to you {}", self.planned.len(), self.unmatched.len())?;
        let asked: usize = self.planned.iter().map(|planned| planned.approvals.len()).sum();
        let automatic: usize = self.planned.iter().map(|planned| planned.automatic.len()).sum();
        if asked > 0 {
            write!(f, "\n{asked} wait for your answer: `fte approve`")?;
        }
        if automatic > 0 {
            write!(f, "\n{automatic} need none: `fte act`")?;
        }
        Ok(())
    }
}
