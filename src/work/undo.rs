//! Takes back what was done: the inverse of an executed request, asked for at the gate like any other action.
//!
//! Whether it may happen the policy says; that it happens once, the executor. An undo is a request of its own, known by the
//! one that it takes back: asked again it is the same, until it was refused or failed.

use serde_json::{Value, json};

use super::effect::World;
use crate::base::{Exit, Fail, Result, clock};
use crate::gate::Gate;
use crate::gate::submit::{Links, Submitted};
use crate::model::Id;
use crate::model::action::{Action, Connector, Undo};
use crate::model::request::{Proposal, Standing};
use crate::remote::books::{Books, BooksError};
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

/// The action that takes an executed request back, made of its receipt. The error says in words why there is none.
pub(crate) fn inverse(done: &Request) -> Result<Action, String> {
    let Undo::By(name, _) = done.action.spec().undo else {
        return Err(done.action.spec().undo.words().to_owned());
    };
    if done.standing != Standing::Done {
        return Err("it was not done".to_owned());
    }
    let said = |key: &str| done.receipt.as_ref().and_then(|receipt| receipt.get(key)?.as_str());
    let need = |key: &str| said(key).ok_or_else(|| format!("its receipt does not say the `{key}`"));
    let params: Value = if name == "note.discard" {
        let made = said("sha256").ok_or(
            "its receipt has no digest of the note, an earlier fte made it: delete it yourself",
        )?;
        json!({ "path": need("path")?, "request": done.id, "sha256": made })
    } else {
        json!({ "document": need("document")?, "amount": need("amount")? })
    };
    Action::from_params(name, params).map_err(|error| error.to_string())
}

/// What is to take a request back.
#[derive(Debug)]
pub(crate) enum Taking {
    /// A request that was made before: it waits, is approved or done.
    Asked(Box<Request>),
    /// None was made, or one that came to nothing; this would do it.
    New { action: Box<Action>, failed: Option<Id> },
}

/// What takes a request back, or why nothing does (exit code 5): it was not done, it has no inverse, or that is not
/// possible as things are. Changes nothing.
pub(crate) fn look(gate: &Gate<'_>, world: &World<'_>, done: &Request) -> Result<Taking> {
    if let Some(fail) = not_done(done) {
        return Err(fail);
    }
    let action = inverse(done).map_err(|why| {
        let what = format!("request {} (`{}`) can't be undone", done.id, done.action.name());
        Fail::say(Exit::Refused, format!("{what}: {why}"))
    })?;
    let mut failed = None;
    if let Some(known) = gate.undo_of(&done.id)? {
        if !matches!(known.standing, Standing::Refused | Standing::Dead) {
            return Ok(Taking::Asked(Box::new(known)));
        }
        failed = Some(known.id);
    }
    possible(gate, world, &action)?;
    Ok(Taking::New { action: Box::new(action), failed })
}

/// Asks for what [`look`] found.
pub(crate) fn submit(
    gate: &Gate<'_>,
    done: &Request,
    action: Action,
    failed: Option<&Id>,
) -> Result<Submitted> {
    let proposal = Proposal {
        what: format!("Undo: {}", done.origin.what),
        item: done.origin.item.clone(),
        domain: done.origin.domain.clone(),
        ..Proposal::of(action, "person")
    };
    // A link is a name: where the item's note lies by now is all one.
    let item = done.origin.item_note.as_ref();
    let item = item.map(|stem| Place::new(Folder::InProgress, format!("{stem}.md")));
    gate.submit_undo(&proposal, done, failed, Links { item: item.as_ref(), plan: None })
}

/// Whether the inverse can be done as things are: asked before anybody else is.
fn possible(gate: &Gate<'_>, world: &World<'_>, action: &Action) -> Result<()> {
    let refused = |why: String| Fail::say(Exit::Refused, why);
    if let Action::DiscardNote(discard) = action {
        return world.takeable(discard)?.map(drop).map_err(refused);
    }
    if action.connector() == Connector::Books {
        let today = clock::local(gate.trail.clock.now()).date_naive();
        let books = Books::open(world.vault, world.state, world.config);
        books.preview(action, today).map_err(|error| match error {
            BooksError::Refused(_) | BooksError::Data { .. } => refused(error.to_string()),
            error => error.into(),
        })?;
    }
    Ok(())
}

/// Why a request that was not executed needs no undo, and what stops it instead; `None` for one that was.
fn not_done(request: &Request) -> Option<Fail> {
    let id = &request.id;
    let say = |what: &str| Fail::say(Exit::Refused, format!("request {id} {what}"));
    Some(match request.standing {
        Standing::Done => return None,
        Standing::Pending => say("was not done: it waits for your yes")
            .hint(format!("`fte approve no {id}` stops it, as does moving its note to Rejected/")),
        Standing::Approved => say("is approved and not done yet").hint(format!(
            "`fte queue hold {id}` stops it, as does moving its note to Rejected/ or back to Pending_Approval/"
        )),
        Standing::Begun => say("was begun, and what came of it is not known yet")
            .hint("`fte act` settles that first"),
        Standing::Refused => say("was refused: nothing was done"),
        Standing::Dead => say("failed for good: nothing was done")
            .hint("its note in Dead_Letter/ says why"),
    })
}
