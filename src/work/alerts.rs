//! Alerts: a person is told once of a problem that lasts, and once more when it is solved.
//!
//! Telling is a note in `Needs_Action/`, an event in the log and the person's own command. The problem, its event and what
//! is still to be done are one commit, so that a crash at any point, or two processes at once, make no second note and no
//! second event; what a crash left is done by the next call. The command is run at most once: it is noted as run before it
//! is, as nobody can say of a command that was cut off how far it came. The note is never lost.

use std::ffi::OsString;
use std::time::Duration;

use serde_json::{Value, json};

use super::alert_note;
use crate::audit::Trail;
use crate::base::program::Program;
use crate::base::{Fail, Result, Time, clock, digest, text};
use crate::config::{Config, Origin};
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::state::State;
use crate::state::alerts::{Alert, AlertChange};
use crate::vault::Folder;

/// The setting with the person's command.
const COMMAND: &str = "alert.command";

/// How long the command may take.
const LIMIT: Duration = Duration::from_secs(15);

/// What telling takes.
///
/// It needs no lock and takes two: `alerts` while it notes and files, and `log` within. It may be called under `act` or a
/// `service.…` lock, never under `log`, and not within [`State::once`]. The command runs when both are given back.
#[derive(Clone, Copy)]
pub(crate) struct Alerts<'a> {
    pub(crate) trail: Trail<'a>,
    pub(crate) config: &'a Config,
}

/// A problem that a person should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Problem<'a> {
    /// What it is about, the same as long as it lasts: `service.webhook`, `promise.plan`, `disk`, `log`.
    pub(crate) name: &'a str,
    /// What is wrong, in a sentence without a full stop. It may hold foreign text, but no secret.
    pub(crate) what: &'a str,
    /// What the person can do about it.
    pub(crate) mend: &'a str,
}

/// What came of a call.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Whether something was told now: `false` where the person knows of it already, or there was nothing to solve.
    pub(crate) is_news: bool,
    /// What went wrong with the note or the command, for [`Out::warn`](crate::base::out::Out::warn): no reason to fail.
    pub(crate) warnings: Vec<String>,
}

/// Tells of a problem, unless the person was told already and it lasts.
///
/// An error means that the state or the log can't be written, and that nothing was told.
pub(crate) fn raise(on: Alerts<'_>, problem: &Problem<'_>) -> Result<Told> {
    let (state, name) = (on.trail.state, problem.name);
    let lock = state.lock("alerts")?;
    let mut done = Done::default();
    on.finish(name, &mut done)?;
    if state.alert(name)?.is_none() {
        let since = on.trail.clock.now();
        let event = Event {
            resource: Some(format!("alert/{name}")),
            error: Some(problem.what.to_owned()),
            ..Event::new(since, ACTOR, "alert.raised", Status::Failure)
        };
        on.trail.record_with(vec![event], || {
            let change = began(problem, state.count_alert()?, since);
            state.set_alert(&Alert {
                name: name.to_owned(),
                what: change.what.clone(),
                note: change.note.clone(),
                since,
            })?;
            state.set_alert_change(&change)
        })?;
        done.is_news = true;
        on.finish(name, &mut done)?;
    }
    drop(lock);
    Ok(on.call(done))
}

/// Tells that a problem is solved, where one of this name lasts. Costs one look at the state where none does.
pub(crate) fn solve(on: Alerts<'_>, name: &str) -> Result<Told> {
    let state = on.trail.state;
    if state.alert(name)?.is_none() && state.alert_change(name)?.is_none() {
        return Ok(Told::default());
    }
    let lock = state.lock("alerts")?;
    let mut done = Done::default();
    on.finish(name, &mut done)?;
    if let Some(alert) = state.alert(name)? {
        let now = on.trail.clock.now();
        let change = ended(&alert, alert_note::is_there(on.trail.vault, &alert.note)?, now);
        let event = Event {
            resource: Some(format!("alert/{name}")),
            ..Event::new(now, ACTOR, "alert.solved", Status::Success)
        };
        let filed = change.receipt.as_ref().map(|receipt| Event {
            resource: Some(alert.note.to_string()),
            item: Some(alert.note.to_string()),
            receipt: Some(receipt.clone()),
            ..Event::new(now, "act", "item.done", Status::Success)
        });
        on.trail.record_with([event].into_iter().chain(filed).collect(), || {
            state.clear_alert(name)?;
            state.set_alert_change(&change)
        })?;
        done.is_news = true;
        on.finish(name, &mut done)?;
    }
    drop(lock);
    Ok(on.call(done))
}

/// Does what an interrupted run left undone: a note to write or to file, a command to run.
pub(crate) fn settle(on: Alerts<'_>) -> Result<Told> {
    let state = on.trail.state;
    if state.alert_changes()?.is_empty() {
        return Ok(Told::default());
    }
    let lock = state.lock("alerts")?;
    let mut done = Done::default();
    for name in state.alert_changes()? {
        on.finish(&name, &mut done)?;
    }
    drop(lock);
    Ok(on.call(done))
}

/// Lets the command that the settings name now run on this machine. Returns its words; none where no command is set.
pub(crate) fn allow_command(state: &State, config: &Config) -> Result<Vec<String>> {
    let words = config.list(COMMAND);
    state.allow_command(&sealed(&words))?;
    Ok(words)
}

/// Why the command is not run, as a sentence; `None` where it may run, or none is set.
///
/// The settings lie in the vault, which other devices and a sync program can write: what runs here is a word of this
/// machine's person, not of the vault. The environment is this machine's own.
pub(crate) fn command_obstacle(state: &State, config: &Config) -> Result<Option<String>> {
    let words = config.list(COMMAND);
    let is_ours = matches!(config.get(COMMAND).1, Origin::Environment(_));
    if words.is_empty() || is_ours || state.allowed_command()? == Some(sealed(&words)) {
        return Ok(None);
    }
    Ok(Some(format!(
        "`{COMMAND}` is new or was changed, and is not run before you say so on this machine: `fte health --allow-command`"
    )))
}

fn sealed(words: &[String]) -> String {
    digest::sha256(json!(words).to_string())
}

/// The log's actor of what is found out about `fte` itself.
const ACTOR: &str = "health";

/// What a call has done, and what of it the person's command is to be told.
#[derive(Default)]
struct Done {
    is_news: bool,
    warnings: Vec<String>,
    tell: Vec<AlertChange>,
}

impl Alerts<'_> {
    /// Does what a problem's change still asks for. A note that can't be written or filed is tried again by the next call,
    /// and keeps nobody from being told.
    fn finish(self, name: &str, done: &mut Done) -> Result<()> {
        let Some(mut change) = self.trail.state.alert_change(name)? else { return Ok(()) };
        if !change.placed {
            match alert_note::place(self.trail.vault, &change) {
                Ok(()) => change.placed = true,
                Err(fail) => done.warnings.push(format!(
                    "the note of the alert `{}`: {}",
                    text::shown_line(name),
                    fail.causes().join(": ")
                )),
            }
        }
        let told = std::mem::replace(&mut change.told, true);
        self.trail.state.set_alert_change(&change)?;
        if !told {
            done.tell.push(change);
        }
        Ok(())
    }

    /// Runs the person's command for each change, all locks given back.
    fn call(self, done: Done) -> Told {
        let Done { is_news, mut warnings, tell } = done;
        let is_news = is_news || !tell.is_empty();
        let obstacle = match command_obstacle(self.trail.state, self.config) {
            Ok(obstacle) => obstacle,
            Err(fail) => Some(fail.causes().join(": ")),
        };
        match obstacle {
            Some(why) if !tell.is_empty() => warnings.push(why),
            Some(_) => {}
            None => warnings.extend(tell.iter().filter_map(|change| self.run(change))),
        }
        Told { is_news, warnings }
    }

    fn run(self, change: &AlertChange) -> Option<String> {
        let words = self.config.list(COMMAND);
        if words.is_empty() {
            return None;
        }
        let vault = self.trail.vault;
        let found = vault.find_id(&change.note, &[Folder::NeedsAction, Folder::Done]);
        let note = found.ok().flatten().map(|place| place.path());
        let is_solved = change.solved.is_some();
        // Shown, so that no control character of a service's words reaches what the person wired to it.
        let said = json!({
            "state": if is_solved { "solved" } else { "raised" },
            "name": text::shown_line(&change.name),
            "what": text::shown_line(&change.what),
            "mend": text::shown_line(&change.mend),
            "since": clock::seconds(change.since),
            "solved": change.solved.map(clock::seconds),
            "note": note,
            "vault": text::shown_line(&vault.root().to_string_lossy()),
        });
        let variable = |name: &'static str, key: &str| {
            let value = said.get(key).and_then(Value::as_str).unwrap_or_default();
            (name, OsString::from(value))
        };
        let program = Program {
            words: &words,
            environment: vec![
                variable("FTE_ALERT_STATE", "state"),
                variable("FTE_ALERT_NAME", "name"),
                variable("FTE_ALERT_WHAT", "what"),
                variable("FTE_ALERT_MEND", "mend"),
                variable("FTE_ALERT_SINCE", "since"),
                variable("FTE_ALERT_NOTE", "note"),
                ("FTE_VAULT", vault.root().as_os_str().to_owned()),
            ],
            stdin: format!("{said}\n").into_bytes(),
            limit: LIMIT,
        };
        program.run().err().map(|why| format!("`{COMMAND}`: {why}"))
    }
}

/// What a problem that begins asks for. `count` tells it from an earlier one of the same name.
fn began(problem: &Problem<'_>, count: u64, since: Time) -> AlertChange {
    let note = Id::of(&[
        b"alert",
        problem.name.as_bytes(),
        clock::millis(since).as_bytes(),
        &count.to_be_bytes(),
    ]);
    AlertChange {
        name: problem.name.to_owned(),
        what: problem.what.to_owned(),
        mend: problem.mend.to_owned(),
        note,
        since,
        solved: None,
        receipt: None,
        placed: false,
        told: false,
    }
}

/// What a problem that ends asks for.
fn ended(alert: &Alert, is_there: bool, now: Time) -> AlertChange {
    let receipt = json!({
        "alert": alert.name,
        "since": clock::seconds(alert.since),
        "solved": clock::seconds(now),
    });
    AlertChange {
        name: alert.name.clone(),
        what: alert.what.clone(),
        mend: String::new(),
        note: alert.note.clone(),
        since: alert.since,
        solved: Some(now),
        receipt: is_there.then_some(receipt),
        placed: !is_there,
        told: false,
    }
}

impl Told {
    /// One result of two calls.
    pub(crate) fn and(mut self, other: Told) -> Told {
        self.is_news |= other.is_news;
        self.warnings.extend(other.warnings);
        self
    }

    /// A call that failed, as a warning: an alert is never a reason for what it is about to fail.
    pub(crate) fn from_result(result: Result<Told>) -> Told {
        result.unwrap_or_else(|fail: Fail| Told {
            is_news: false,
            warnings: vec![format!("no alert could be written: {}", fail.causes().join(": "))],
        })
    }
}
