//! Where the notes of requests lie: laid, found, drawn over, and set aside where they are not what they seem.

use std::io::ErrorKind;

use serde_json::json;

use super::review::NotARequest;
use super::{Gate, page, seal};
use crate::base::Result;
use crate::model::event::{Event, Status};
use crate::model::request::Standing;
use crate::state::requests::Request;
use crate::vault::{Folder, Note, Place, VaultError};

impl Gate<'_> {
    /// Every place where a note with the name of a request lies. A folder that can't be looked into is an error: a no could
    /// lie there.
    pub(crate) fn places(&self, request: &Request) -> Result<Vec<Place>> {
        let mut places = Vec::new();
        for folder in [Folder::Rejected, Folder::PendingApproval, Folder::Approved] {
            let place = Place::new(folder, request.name.clone());
            let path = self.vault.path(&place);
            match path.symlink_metadata() {
                Ok(_) => places.push(place),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(self.vault.io("look at", &path, error).into()),
            }
        }
        Ok(places)
    }

    /// The note of a request. Of several with its name one is it and the others are copies: a no is stronger than a
    /// question, and a question stronger than a yes.
    pub(crate) fn place_of(&self, request: &Request) -> Result<Option<Place>> {
        Ok(self.places(request)?.into_iter().next())
    }

    /// [`Gate::place_of`], laid anew where a crash kept it from its place, or where it was lost while it waits.
    ///
    /// An approved one that was deleted is not: whoever deletes it means no, or is asked again ([`Gate::ask_again`]).
    pub(crate) fn restored(&self, request: &Request) -> Result<Option<Place>> {
        let folder = match request.standing {
            Standing::Pending => Folder::PendingApproval,
            Standing::Approved | Standing::Begun => Folder::Approved,
            Standing::Refused | Standing::Done | Standing::Dead => return Ok(None),
        };
        let place = match self.place_of(request)? {
            None if request.placed.is_none() || request.standing == Standing::Pending => {
                let place = Place::new(folder, request.name.clone());
                self.vault.create(&place, page::note(request, folder).print().as_bytes())?;
                Some(place)
            }
            found => found,
        };
        if request.placed.is_none() {
            self.state.set_placed(&request.id, folder)?;
        }
        Ok(place)
    }

    /// Draws a request over what its note says, beside what the person keeps in front matter keys of their own.
    pub(super) fn draw_over(&self, request: &Request, place: &Place) -> Result<()> {
        let drawn = page::note(request, place.folder);
        let text = match self.vault.read_text(place) {
            Ok(text) => Some(text),
            Err(error) if error.is_not_there() => None,
            Err(VaultError::NotText { .. }) => Some(String::new()),
            Err(error) => return Err(error.into()),
        };
        if let Some(text) = &text {
            if let Ok(mut note) = Note::parse(text) {
                for key in seal::KEYS.into_iter().chain(["status"]) {
                    match drawn.front.get(key).ok().flatten() {
                        Some(value) => note.front.set(key, &value),
                        None => note.front.remove(key),
                    }
                }
                // Why an earlier drawing was refused or failed is not said of this one.
                note.front.remove("reason");
                note.body.clone_from(&drawn.body);
                return Ok(self.vault.replace(place, text.as_bytes(), note.print().as_bytes())?);
            }
            self.set_aside(place, &NotARequest::Unreadable("its front matter is damaged".into()))?;
        }
        self.vault.create(place, drawn.print().as_bytes())?;
        Ok(())
    }

    /// Moves what is no request of ours to `Quarantine/`, and notes why.
    pub(crate) fn set_aside(&self, place: &Place, why: &NotARequest) -> Result<()> {
        let name = self.free_name(&place.name);
        self.vault.shift(place, &Place::new(Folder::Quarantine, name.clone()))?;
        let event = Event {
            resource: Some(format!("Quarantine/{name}")),
            error: Some(why.to_string()),
            parameters: [("from".to_owned(), json!(place.path()))].into_iter().collect(),
            ..Event::new(self.trail.clock.now(), self.actor, "approval.set-aside", Status::Refused)
        };
        self.trail.record(vec![event])
    }

    /// A name that is free in `Quarantine/`: what is set aside never replaces what was.
    fn free_name(&self, name: &str) -> String {
        let stem = name.strip_suffix(".md").unwrap_or(name);
        // Room for the number: no file system takes more than 255 bytes.
        let stem = stem.get(..stem.floor_char_boundary(240)).unwrap_or(stem);
        let mut names =
            std::iter::once(name.to_owned()).chain((2u32..).map(|n| format!("{stem}_{n}.md")));
        let is_free = |name: &String| {
            let place = Place::new(Folder::Quarantine, name.clone());
            self.vault.path(&place).symlink_metadata().is_err()
        };
        names.find(is_free).unwrap_or_else(|| name.to_owned())
    }
}
