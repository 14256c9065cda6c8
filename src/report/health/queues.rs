//! How long things wait in the folders.

use chrono::TimeDelta;

use super::{Level, Row};
use crate::base::{Result, Time, clock};
use crate::model::request::Standing;
use crate::state::State;
use crate::state::requests::Request;
use crate::vault::{Folder, Place, Vault, VaultError, item};

/// How long a note may wait to be planned: a schedule that runs every few minutes makes it wait that long.
const UNPLANNED: TimeDelta = TimeDelta::minutes(15);
/// How long what is approved may wait to be executed, where nothing holds it back.
const APPROVED: TimeDelta = TimeDelta::minutes(15);
/// How long a request may wait for the person before it is worth a word.
const ASKED: TimeDelta = TimeDelta::days(3);
/// How long a plan may be under way before it is worth a word.
const UNDER_WAY: TimeDelta = TimeDelta::days(14);

/// What lies in a folder: how many, and since when the one that waits longest does.
#[derive(Default)]
struct Lies {
    count: usize,
    oldest: Option<Time>,
}

impl Lies {
    fn add(&mut self, since: Option<Time>) {
        self.count += 1;
        self.oldest = [self.oldest, since].into_iter().flatten().min();
    }

    /// The part of a folder, that is worth a word where something waits for longer than `limit`.
    fn part(self, folder: Folder, words: &str, limit: TimeDelta, now: Time, mend: &str) -> Row {
        let name = format!("queue.{folder}");
        let late = self.oldest.is_some_and(|oldest| now - oldest > limit);
        let level = if late { Level::Warn } else { Level::Ok };
        let what = match self.count {
            0 => "empty".to_owned(),
            count => format!("{count} {words}"),
        };
        Row::new(level, &name, folder.name(), what).since(self.oldest).mend(mend)
    }
}

pub(super) fn parts(vault: &Vault, state: &State, now: Time) -> Result<Vec<Row>> {
    let asked = "`fte approve` asks you one by one";
    Ok(vec![
        unplanned(vault, state)?.part(
            Folder::NeedsAction,
            "not planned yet",
            UNPLANNED,
            now,
            "`fte plan` plans what is new",
        ),
        pending(vault, state)?.part(Folder::PendingApproval, "waiting for you", ASKED, now, asked),
        approved(vault, state, now)?,
        under_way(vault)?.part(
            Folder::InProgress,
            "under way",
            UNDER_WAY,
            now,
            "look at the plans of the oldest: a step may wait for you",
        ),
        dead(vault)?,
    ])
}

/// The notes that the planner has not looked at.
fn unplanned(vault: &Vault, state: &State) -> Result<Lies> {
    let left = state.left()?;
    let mut lies = Lies::default();
    for place in vault.list(Folder::NeedsAction)? {
        if left.contains_key(&place.name) {
            continue;
        }
        match vault.read_front(&place) {
            // What fte made is the person's, and a note without id and type is one of their own.
            Ok(front) if front.text("source").as_deref() == Some("fte") => {}
            Ok(front) if front.line_of("id").is_none() => {}
            Ok(front) => lies.add(arrived(&front)),
            // Moved on while we looked, or damaged: `fte vault check` names it.
            Err(VaultError::Io { .. } | VaultError::Front { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(lies)
}

fn arrived(front: &crate::vault::Front) -> Option<Time> {
    let instant = |key: &str| clock::parse(&front.text(key)?);
    instant(item::ARRIVED).or_else(|| instant("received"))
}

fn pending(vault: &Vault, state: &State) -> Result<Lies> {
    let mut lies = Lies::default();
    let there = vault.list(Folder::PendingApproval)?;
    for request in state.requests(Standing::Pending)? {
        if there.iter().any(|place| place.name == request.name) {
            lies.add(clock::parse(&request.asked));
        }
    }
    Ok(lies)
}

/// What is approved. What is held back, by a stop, a hold or a service in trouble, waits as it should, and `fte act` does not
/// help it. One that a person moved counts once `fte act` noted it: nobody knows when that was.
fn approved(vault: &Vault, state: &State, now: Time) -> Result<Row> {
    let holds = state.holds(now)?;
    // Where they can't be read, their own parts say so.
    let services = state.services().unwrap_or_default();
    let is_stopped = state.stopped(vault)?.is_some();
    let is_held = |request: &Request| {
        let service = request.action.connector().service();
        let trouble = services.iter().find(|other| Some(other.name.as_str()) == service);
        is_stopped
            || holds.get(request.id.as_str()).is_some_and(|hold| hold.holds(now))
            || trouble.is_some_and(|trouble| trouble.hold(now).is_some())
    };
    let (mut lies, mut held) = (Lies::default(), 0);
    for request in state.requests(Standing::Approved)? {
        if is_held(&request) {
            held += 1;
        } else {
            lies.add(clock::parse(&request.updated));
        }
    }
    let (words, mend) = ("approved and not executed", "`fte act` executes it, or says why not");
    let count = lies.count;
    let part = lies.part(Folder::Approved, words, APPROVED, now, mend);
    let what = match (held, count) {
        (0, _) => return Ok(part),
        (_, 0) => format!("{held} held back"),
        _ => format!("{}, {held} more held back", part.what),
    };
    Ok(Row { what, ..part })
}

fn under_way(vault: &Vault) -> Result<Lies> {
    let mut lies = Lies::default();
    for place in vault.list(Folder::InProgress)? {
        lies.add(vault.read_front(&place).ok().and_then(|front| arrived(&front)));
    }
    Ok(lies)
}

/// What failed for good and nobody has decided about.
fn dead(vault: &Vault) -> Result<Row> {
    let letters = vault.list(Folder::DeadLetter)?;
    let name = format!("queue.{}", Folder::DeadLetter);
    let (level, what) = match letters.as_slice() {
        [] => (Level::Ok, "empty".to_owned()),
        [one] => (Level::Warn, format!("1 that failed for good: {}", Place::stem(one))),
        several => (Level::Warn, format!("{} that failed for good", several.len())),
    };
    Ok(Row::new(level, &name, Folder::DeadLetter.name(), what)
        .mend("each note says why and what to do; `fte queue list`"))
}
