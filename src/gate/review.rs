//! Whether a request's note still is what was drawn, and the person's yes or no to it.

use chrono::Duration;
use serde_json::{Value, json};
use similar::TextDiff;

use super::submit::{Gate, PLAN_YES};
use super::{became, content, page, seal};
use crate::base::{Exit, Fail, Result, clock, text};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::{Standing, Verdict};
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place, inert};

/// What the note of a request says, compared with what was drawn.
#[derive(Debug)]
pub(crate) enum Reading {
    /// Just what was drawn.
    Intact,
    /// The content is another action now: somebody's edit.
    Edited { action: Box<Action>, diff: String },
    /// Something else than the content changed, or the content can't be read any more.
    Damaged { what: String },
}

/// A file in a folder of requests that must not be acted on, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotARequest {
    #[error(
        "no request was made with this id here; a file that came from elsewhere is never executed"
    )]
    Unknown,
    #[error("a copy: the request's own file is `{0}`")]
    Copy(String),
    #[error("used already: it was executed, with the receipt {0}")]
    Used(String),
    #[error("refused already")]
    Refused,
    #[error("changed while it was executed: what was done is in Done/, as it was approved")]
    Late,
    #[error("it can't be read: {0}")]
    Unreadable(String),
}

impl Gate<'_> {
    /// The request that a file in `Pending_Approval/`, `Approved/` or `Rejected/` is the note of; `None` where the file
    /// is gone.
    pub(crate) fn request_at(
        &self,
        place: &Place,
    ) -> Result<Option<std::result::Result<(Request, Note), NotARequest>>> {
        let note = match self.vault.read(place) {
            Ok(note) => note,
            Err(error) if error.is_not_there() => return Ok(None),
            // What may read well the next time is no reason to set it aside.
            Err(error) if error.is_passing() => return Err(error.into()),
            Err(error) => {
                let fail = Fail::from(error);
                return Ok(Some(Err(NotARequest::Unreadable(fail.causes().join(": ")))));
            }
        };
        let id = note.front.text("id").and_then(|id| id.parse::<Id>().ok());
        let Some(id) = id else { return Ok(Some(Err(NotARequest::Unknown))) };
        let Some(request) = self.state.request(&id)? else {
            return Ok(Some(Err(NotARequest::Unknown)));
        };
        if request.name != place.name {
            return Ok(Some(Err(NotARequest::Copy(request.name))));
        }
        Ok(Some(Ok((request, note))))
    }

    /// Whether its time to be answered is over. What was answered in time does not expire.
    pub(crate) fn is_expired(&self, request: &Request) -> bool {
        let now = self.trail.clock.now();
        // Before it was asked: the clock was set back, and how long it waited can't be known.
        let waits = clock::parse(&request.asked).zip(clock::parse(&request.expires));
        waits.is_none_or(|(asked, expires)| now > expires || now + Duration::days(1) < asked)
    }

    /// Moves a note that is intact and in time to `Approved/`, and notes the yes.
    ///
    /// In this order: where it ends in between, the note lies where a person puts a yes; where the yes can't be noted, it
    /// is put back.
    pub(crate) fn approve(&self, request: &Request, place: &Place, by: &str) -> Result<Request> {
        self.approve_under(request, place, by, None)
    }

    /// [`Gate::approve`]; `plan_yes` names the yes to a plan as a whole that it follows from.
    pub(crate) fn approve_under(
        &self,
        request: &Request,
        place: &Place,
        by: &str,
        plan_yes: Option<&str>,
    ) -> Result<Request> {
        let there = Place::new(Folder::Approved, request.name.clone());
        if *place != there {
            self.vault.move_note(place, &there)?;
        }
        let yes = Request {
            standing: Standing::Approved,
            approved_by: Some(by.to_owned()),
            updated: clock::millis(self.trail.clock.now()),
            placed: Some(Folder::Approved),
            ..request.clone()
        };
        let mut event = self.event(&yes, "approval.yes");
        event.parameters.extend(plan_yes.map(|handle| (PLAN_YES.to_owned(), json!(handle))));
        let noted = self.change(request, &yes, vec![event]);
        let Err(fail) = noted else { return Ok(yes) };
        // The state may have it although the log's file could not be written: the next command writes that.
        let known = self.state.request(&yes.id)?;
        if known.is_some_and(|known| known.standing == Standing::Approved && known.seal == yes.seal)
        {
            return Ok(yes);
        }
        if *place != there {
            let _ = self.vault.move_note(&there, place);
        }
        Err(fail)
    }

    /// Notes a no with its reason, in the log and in the note, and moves it to `Rejected/`.
    pub(crate) fn reject(
        &self,
        request: &Request,
        place: &Place,
        by: &str,
        reason: &str,
    ) -> Result<Request> {
        let no = self.refuse(request, by, reason)?;
        self.put_away(&no, place, Folder::Rejected)?;
        Ok(no)
    }

    /// Notes a no in the state and the log. Its note is yet to follow.
    pub(crate) fn refuse(&self, request: &Request, by: &str, reason: &str) -> Result<Request> {
        let no = Request {
            standing: Standing::Refused,
            approved_by: None,
            receipt: (!reason.is_empty()).then(|| json!({ "reason": reason })),
            updated: clock::millis(self.trail.clock.now()),
            ..request.clone()
        };
        let mut event = self.event(&no, "approval.no");
        event.parameters.insert("reason".into(), reason.into());
        event.parameters.insert("by".into(), by.into());
        self.change(request, &no, vec![event])?;
        Ok(no)
    }

    /// Moves the note of a request that will never be executed to its last folder, with the reason.
    pub(crate) fn put_away(&self, request: &Request, place: &Place, folder: Folder) -> Result<()> {
        let reason = request.receipt.as_ref().and_then(|said| said.get("reason"));
        let reason = reason.and_then(Value::as_str).map(inert::value);
        let tried = self.state.attempts_of(&request.id)?;
        self.vault.move_edited(place, &Place::new(folder, request.name.clone()), |note| {
            if let Some(reason) = reason {
                note.front.set("reason", &json!(reason));
            }
            became::end(note, request, &tried);
        })?;
        self.state.set_placed(&request.id, folder)
    }

    /// Draws a request anew and asks again: its note goes (back) to `Pending_Approval/`.
    ///
    /// First out of `Approved/`, then the new drawing: one that lay there would pass for a yes to it.
    pub(crate) fn ask_again(
        &self,
        old: &Request,
        place: &Place,
        action: &Action,
        why: &str,
        changed: Option<String>,
    ) -> Result<Request> {
        let new = match self.redraw(old, action, why, changed) {
            // An edit that names a file which can't leave.
            Err(fail) if *action != old.action => {
                let edit = format!("the edit can't be used: {}", fail.causes().join(": "));
                self.redraw(old, &old.action, why, Some(edit))?
            }
            drawn => drawn?,
        };
        let pending = Place::new(Folder::PendingApproval, new.name.clone());
        match self.vault.shift(place, &pending) {
            Err(error) if !error.is_not_there() => return Err(error.into()),
            _ => {}
        }
        let mut event = self.event(&new, "approval.ask-again");
        event.parameters.insert("why".into(), why.into());
        self.change(old, &new, vec![event])?;
        self.draw_over(&new, &pending)?;
        Ok(new)
    }

    /// The waiting request with this id, intact and in time; all else is an error that says what to do.
    pub(crate) fn answerable(&self, id: &Id) -> Result<(Request, Place)> {
        let request = self.state.request(id)?.ok_or_else(|| unknown(id))?;
        if let Some(fail) = answered(&request) {
            return Err(fail);
        }
        let place = self.restored(&request)?.ok_or_else(|| gone(id, "has no note"))?;
        if place.folder == Folder::Rejected {
            return Err(gone(id, "lies in Rejected/: that is a no").hint("`fte act` notes it"));
        }
        for copy in self.places(&request)?.into_iter().filter(|copy| *copy != place) {
            self.set_aside(&copy, &NotARequest::Copy(place.path()))?;
        }
        let note = self.vault.read(&place)?;
        let again = |action: &Action, why: &str, changed: Option<String>| {
            let new = self.ask_again(&request, &place, action, why, changed)?;
            let handle = new.handle();
            Ok::<_, Fail>(format!(
                "it was drawn anew: read it with `fte approve show {handle}` and answer with `fte approve yes {handle}`"
            ))
        };
        match compare(&request, &note) {
            Reading::Intact if self.is_expired(&request) => {
                let next = again(&request.action, "it had expired", None)?;
                Err(gone(id, "had expired").hint(next))
            }
            Reading::Intact => Ok((request, place)),
            Reading::Edited { action, diff } => {
                let next = again(&action, "its content was edited", Some(diff.clone()))?;
                Err(gone(id, "was edited since it was drawn")
                    .hint(format!("this changed:\n{}", text::shown(&diff)))
                    .hint(next))
            }
            Reading::Damaged { what } => {
                let next = again(&request.action, "its note was changed", Some(what.clone()))?;
                Err(gone(id, "was changed outside its content")
                    .hint(text::shown(&what).into_owned())
                    .hint(next))
            }
        }
    }

    /// Whether a yes needs the amount typed on a terminal.
    pub(crate) fn needs_typed(request: &Request) -> bool {
        matches!(request.verdict, Verdict::AskTwice(_))
    }
}

fn unknown(id: &Id) -> Fail {
    Fail::say(Exit::Usage, format!("there is no request {id}"))
        .hint("`fte approve list` shows what waits")
}

fn gone(id: &Id, what: &str) -> Fail {
    Fail::say(Exit::Refused, format!("request {id} {what}"))
}

/// Why a request can't be answered any more; `None` where it waits.
fn answered(request: &Request) -> Option<Fail> {
    let id = &request.id;
    Some(match request.standing {
        Standing::Pending => return None,
        Standing::Approved => gone(id, "was approved already").hint("`fte act` executes it"),
        Standing::Refused => gone(id, "was refused already"),
        Standing::Begun => gone(id, "is being executed"),
        Standing::Done => gone(id, "was executed already")
            .hint(format!("`fte audit search {id}` shows its receipt")),
        Standing::Dead => gone(id, "failed for good")
            .hint(format!("its note in Dead_Letter says why; `fte audit search {id}`")),
    })
}

/// Compares a note with the request that it was drawn from.
pub(crate) fn compare(request: &Request, note: &Note) -> Reading {
    if seal::of(&request.action, note) == request.seal {
        return Reading::Intact;
    }
    match content::read(request.action.name(), &note.body) {
        Ok(action) if action == request.action => {
            let drawn = page::note(request, Folder::PendingApproval);
            Reading::Damaged { what: diff(&drawn.print(), &note.print()) }
        }
        Ok(action) => {
            let diff = diff(&content::write(&request.action), &content::write(&action));
            Reading::Edited { action: Box::new(action), diff }
        }
        Err(error) => Reading::Damaged { what: error.to_string() },
    }
}

/// A unified diff of two texts.
pub(crate) fn diff(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(1)
        .header("as it was drawn", "as it is now")
        .to_string()
}
