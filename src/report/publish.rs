//! Writes a report where the last one was, unless a person made that their own.

use crate::base::{Exit, Fail, Result, Time, clock, digest};
use crate::state::State;
use crate::vault::{Note, Place, Vault};

/// A report that is ready to be written; `draw` is asked for it as of an instant.
pub(crate) struct Draft<'a> {
    pub(crate) place: Place,
    pub(crate) draw: &'a dyn Fn(Time) -> Note,
}

/// What is to become of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It says what the note says already, but for the time.
    Same,
    Write(Vec<u8>),
}

/// What has to be done for a draft now; a note that a person edited is exit code 5, unless `force`.
pub(crate) fn step(
    vault: &Vault,
    state: &State,
    draft: &Draft<'_>,
    now: Time,
    force: bool,
) -> Result<Step> {
    let fresh = (draft.draw)(now).print().into_bytes();
    if !vault.path(&draft.place).exists() {
        return Ok(Step::Write(fresh));
    }
    let there = vault.read_bytes(&draft.place)?;
    if there == fresh
        || generated(&there).is_some_and(|at| (draft.draw)(at).print().as_bytes() == there)
    {
        return Ok(Step::Same);
    }
    if force || own_digests(state, &draft.place)?.contains(&digest::sha256(&there)) {
        return Ok(Step::Write(fresh));
    }
    let what = format!("`{}` was edited since it was written", draft.place.path());
    Err(Fail::say(Exit::Refused, what)
        .hint("`--force` writes it anew; move or rename it to keep what it says"))
}

/// Writes a report. Before and after, its digest is noted: what is found there later is ours, or a person's.
pub(crate) fn write(vault: &Vault, state: &State, place: &Place, bytes: &[u8]) -> Result<()> {
    let fresh = digest::sha256(bytes);
    let mut known = own_digests(state, place)?;
    known.push(fresh.clone());
    // A crash between these leaves the old text or the new one: both are known.
    state.set_note(&key(place), &known.join(" "))?;
    vault.write(place, bytes)?;
    state.set_note(&key(place), &fresh)
}

fn own_digests(state: &State, place: &Place) -> Result<Vec<String>> {
    let noted = state.note(&key(place))?.unwrap_or_default();
    Ok(noted.split_whitespace().map(str::to_owned).collect())
}

fn key(place: &Place) -> String {
    format!("report.sha256.{}", place.path())
}

/// When a report says that it was made.
fn generated(bytes: &[u8]) -> Option<Time> {
    let note = Note::parse(std::str::from_utf8(bytes).ok()?).ok()?;
    clock::parse(&note.front.text("generated")?)
}
