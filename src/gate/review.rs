//! Whether a request's note still is what was drawn, and the person's yes or no to it.

use similar::TextDiff;

use super::submit::Gate;
use super::{content, page, seal};
use crate::base::{Exit, Fail, Result, clock};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::{Standing, Verdict};
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place};

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
    #[error("it can't be read: {0}")]
    Unreadable(String),
}

impl Gate<'_> {
    /// The request that a file in `Pending_Approval/`, `Approved/` or `Rejected/` is the note of.
    pub(crate) fn request_at(
        &self,
        place: &Place,
    ) -> Result<std::result::Result<(Request, Note), NotARequest>> {
        let note = match self.vault.read(place) {
            Ok(note) => note,
            Err(error @ crate::vault::VaultError::Gone { .. }) => return Err(error.into()),
            Err(error) => {
                let fail = Fail::from(error);
                return Ok(Err(NotARequest::Unreadable(fail.causes().join(": "))));
            }
        };
        let id = note.front.text("id").and_then(|id| id.parse::<Id>().ok());
        let Some(id) = id else { return Ok(Err(NotARequest::Unknown)) };
        let Some(request) = self.state.request(&id)? else { return Ok(Err(NotARequest::Unknown)) };
        if request.name != place.name {
            return Ok(Err(NotARequest::Copy(request.name)));
        }
        Ok(Ok((request, note)))
    }

    /// Whether its time to be answered is over.
    pub(crate) fn is_expired(&self, request: &Request) -> bool {
        let expires = chrono::DateTime::parse_from_rfc3339(&request.expires);
        expires.map_or(true, |expires| self.trail.clock.now() > expires)
    }

    /// Notes a yes, and moves the request to `Approved/`. The note must be intact and in time.
    pub(crate) fn approve(&self, request: &Request, place: &Place, by: &str) -> Result<Request> {
        let yes = Request {
            standing: Standing::Approved,
            approved_by: Some(by.to_owned()),
            updated: clock::millis(self.trail.clock.now()),
            ..request.clone()
        };
        let event = self.event(&yes, "approval.yes", "approve");
        self.trail.record_with(vec![event], || self.state.change_request(request, &yes))?;
        if place.folder != Folder::Approved {
            self.vault.move_note(place, &Place::new(Folder::Approved, request.name.clone()))?;
        }
        Ok(yes)
    }

    /// Notes a no with its reason, and moves the request to `Rejected/`.
    pub(crate) fn reject(
        &self,
        request: &Request,
        place: &Place,
        by: &str,
        reason: &str,
    ) -> Result<Request> {
        let no = Request {
            standing: Standing::Refused,
            approved_by: None,
            updated: clock::millis(self.trail.clock.now()),
            ..request.clone()
        };
        let mut event = self.event(&no, "approval.no", "approve");
        event.parameters.insert("reason".into(), reason.into());
        event.parameters.insert("by".into(), by.into());
        self.trail.record_with(vec![event], || self.state.change_request(request, &no))?;
        if place.folder != Folder::Rejected {
            self.vault.move_note(place, &Place::new(Folder::Rejected, request.name.clone()))?;
        }
        Ok(no)
    }

    /// Draws a request anew and asks again: its note goes (back) to `Pending_Approval/`.
    pub(crate) fn ask_again(
        &self,
        old: &Request,
        place: &Place,
        action: &Action,
        why: &str,
        changed: Option<String>,
    ) -> Result<Request> {
        let new = match self.redraw(old, action, changed) {
            // An edit that names a file which can't leave.
            Err(fail) if *action != old.action => {
                let why = format!("the edit can't be used: {}", fail.causes().join(": "));
                self.redraw(old, &old.action, Some(why))?
            }
            drawn => drawn?,
        };
        let mut event = self.event(&new, "approval.ask-again", "approve");
        event.parameters.insert("why".into(), why.into());
        self.trail.record_with(vec![event], || self.state.change_request(old, &new))?;
        let pending = Place::new(Folder::PendingApproval, new.name.clone());
        self.vault.write(place, page::note(&new, Folder::PendingApproval).print().as_bytes())?;
        if *place != pending {
            self.vault.shift(place, &pending)?;
        }
        Ok(new)
    }

    /// The waiting request with this id, intact and in time; all else is an error that says what to do.
    pub(crate) fn answerable(&self, id: &Id) -> Result<(Request, Place)> {
        let gone = |what: &str| Fail::say(Exit::Refused, format!("request {id} {what}"));
        let request = self.state.request(id)?.ok_or_else(|| {
            Fail::say(Exit::Usage, format!("there is no request {id}"))
                .hint("`fte approve list` shows what waits")
        })?;
        match request.standing {
            Standing::Pending => {}
            Standing::Approved => {
                return Err(gone("was approved already").hint("`fte act` executes it"));
            }
            Standing::Refused => return Err(gone("was refused already")),
            Standing::Begun => return Err(gone("is being executed")),
            Standing::Done => {
                return Err(gone("was executed already")
                    .hint(format!("`fte audit search {id}` shows its receipt")));
            }
        }
        let place = self.note_of(&request)?.ok_or_else(|| gone("has no note"))?;
        let note = self.vault.read(&place)?;
        match compare(&request, &note) {
            Reading::Intact if self.is_expired(&request) => {
                self.ask_again(&request, &place, &request.action, "it had expired", None)?;
                Err(gone("had expired").hint("it was drawn anew; read it and answer again"))
            }
            Reading::Intact => Ok((request, place)),
            Reading::Edited { action, diff } => {
                self.ask_again(
                    &request,
                    &place,
                    &action,
                    "its content was edited",
                    Some(diff.clone()),
                )?;
                Err(gone("was edited since it was drawn")
                    .hint(format!("this changed:\n{}", crate::base::text::shown(&diff)))
                    .hint("it was drawn anew with your content; read it and answer once more"))
            }
            Reading::Damaged { what } => {
                self.ask_again(
                    &request,
                    &place,
                    &request.action,
                    "its note was changed",
                    Some(what.clone()),
                )?;
                Err(gone("was changed outside its content")
                    .hint(crate::base::text::shown(&what).into_owned())
                    .hint("it was drawn anew; read it and answer once more"))
            }
        }
    }

    /// Whether a yes needs the amount typed on a terminal.
    pub(crate) fn needs_typed(request: &Request) -> bool {
        matches!(request.verdict, Verdict::AskTwice(_))
    }
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
