//! The notes that actions make, built before they are written: one intent makes the same bytes whenever it is asked; and
//! how such a note is taken back.
//!
//! A note is taken back by removing it. What it said stands in the request that made it, which lies in `Done/` with its
//! exact content, so nothing is lost; a copy elsewhere in the vault would be an item without a receipt. A removed note can't
//! say who removed it: the state does, under the key of the intent, and says so before the note goes.

use serde_json::{Value, json};

use super::effect::World;
use crate::base::{Exit, Fail, Result, Time, clock, digest};
use crate::model::Id;
use crate::model::action::{Action, Discard, NewContact, NewNote, Reminder};
use crate::model::item::{Item, Kind, SenderCheck};
use crate::model::request::Standing;
use crate::vault::{Folder, Front, Note, Place, inert, item, name};

/// A note as an action makes it.
pub(super) struct Built {
    pub(super) place: Place,
    pub(super) text: String,
}

impl Built {
    fn new(place: Place, note: &Note) -> Built {
        Built { place, text: note.print() }
    }

    /// What shows that the note was made, wherever a person moved it since.
    pub(super) fn receipt(&self, there: &Place) -> Value {
        json!({ "connector": "vault", "path": there.path(), "sha256": digest::sha256(&self.text) })
    }
}

/// The note that an action makes under an intent; `None` for an action that makes none.
pub(super) fn built(action: &Action, key: &Id, at: Time) -> Result<Option<Built>> {
    match action {
        Action::WriteNote(note) => written(note, key, at).map(Some),
        Action::Remind(reminder) => Ok(Some(reminder_of(reminder, key, at))),
        Action::AddContact(contact) => Ok(Some(contact_of(contact, key))),
        _ => Ok(None),
    }
}

fn written(note: &NewNote, key: &Id, at: Time) -> Result<Built> {
    let folder = [Folder::Plans, Folder::Briefings, Folder::Audits]
        .into_iter()
        .find(|f| f.name() == note.folder);
    let folder = folder
        .ok_or_else(|| Fail::say(Exit::Failed, "`folder` is one of Plans, Briefings, Audits"))?;
    let mut front = Front::default();
    front.set_plain("id", key.as_str());
    front.set_plain("type", "note");
    front.set_plain("created", &clock::seconds(at));
    let body = format!("# {}\n\n{}", inert::line(&note.title), inert::block(&note.text));
    let place =
        Place::new(folder, name::note("NOTE", clock::local(at).date_naive(), &note.title, key));
    Ok(Built::new(place, &Note::new(front, body)))
}

fn reminder_of(reminder: &Reminder, key: &Id, at: Time) -> Built {
    let task = Item {
        id: key.clone(),
        kind: Kind::Task,
        source: "fte".into(),
        source_id: key.to_string(),
        thread: None,
        from: None,
        reply_to: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        subject: reminder.title.clone(),
        received: at,
        message_id: None,
        references: Vec::new(),
        sender: SenderCheck::default(),
        text: reminder.text.clone(),
        structured: Vec::new(),
        attachments: Vec::new(),
        original: None,
        marks: vec!["reminder".into()],
    };
    let mut note = item::to_note(&task);
    let due = reminder.due.as_deref().and_then(|due| due.parse::<chrono::NaiveDate>().ok());
    if let Some(due) = due {
        note.front.set_plain("due", &due.to_string());
    }
    Built::new(Place::new(Folder::NeedsAction, item::name(&task)), &note)
}

fn contact_of(contact: &NewContact, key: &Id) -> Built {
    let (place, note) = self::contact(contact, key);
    Built::new(place, &note)
}

/// The note of a new contact, not known yet.
pub(super) fn contact(contact: &NewContact, key: &Id) -> (Place, Note) {
    let mut front = Front::default();
    front.set_plain("id", key.as_str());
    front.set_plain("type", "contact");
    front.set("name", &json!(inert::value(&contact.name)));
    for (field, value) in [("email", &contact.email), ("phone", &contact.phone)] {
        if !value.is_empty() {
            front.set(field, &json!(inert::value(value)));
        }
    }
    front.set_plain("known", "false");
    let body = format!("# {}\n\n{}", inert::line(&contact.name), inert::block(&contact.note));
    let place = Place::new(Folder::Contacts, format!("{}_{key}.md", name::slug(&contact.name, 60)));
    (place, Note::new(front, body))
}

/// A note that can be taken back, as it is now.
pub(super) struct Takeable {
    place: Place,
    bytes: Vec<u8>,
}

impl World<'_> {
    /// Whether a note still is what a request made of it. The inner error says in words why it is not taken back.
    pub(super) fn takeable(
        &self,
        discard: &Discard,
    ) -> Result<std::result::Result<Takeable, String>> {
        let path = crate::base::text::shown_line(&discard.path);
        if !self.is_made_by(discard)? {
            return Ok(Err(format!("request {} did not make {path} here", discard.request)));
        }
        let Some(place) = place_of(&discard.path) else {
            return Ok(Err(format!("{path} is no place of a note")));
        };
        let bytes = match self.vault.read_bytes(&place) {
            Ok(bytes) => bytes,
            Err(error) if error.is_not_there() => return self.moved(&place).map(Err),
            Err(error) => return Err(error.into()),
        };
        if digest::sha256(&bytes) != discard.sha256 {
            return Ok(Err(format!(
                "{path} was changed since fte made it; delete it yourself if it is not wanted any more"
            )));
        }
        Ok(Ok(Takeable { place, bytes }))
    }

    /// Removes a note that still is what was made. The inner error says in words why it stays.
    pub(super) fn discard(
        &self,
        discard: &Discard,
        key: &Id,
    ) -> Result<std::result::Result<Value, String>> {
        if let Some(receipt) = self.discarded(discard, key)? {
            return Ok(Ok(receipt));
        }
        let takeable = match self.takeable(discard)? {
            Ok(takeable) => takeable,
            Err(why) => return Ok(Err(why)),
        };
        self.state.set_note(&mark(key), &discard.path)?;
        if self.vault.remove(&takeable.place, &takeable.bytes)? {
            return Ok(Ok(gone(discard)));
        }
        Ok(Err(format!("{} was changed just now; it stays", takeable.place.path())))
    }

    /// The receipt of a note that was taken back under an intent: the state says that it was to go, and it is nowhere.
    pub(super) fn discarded(&self, discard: &Discard, key: &Id) -> Result<Option<Value>> {
        if self.state.note(&mark(key))?.as_ref() != Some(&discard.path) {
            return Ok(None);
        }
        let Some(place) = place_of(&discard.path) else { return Ok(None) };
        let there = match self.vault.read_bytes(&place) {
            Ok(_) => true,
            Err(error) if error.is_not_there() => self.moved_to(&place)?.is_some(),
            Err(error) => return Err(error.into()),
        };
        Ok((!there).then(|| gone(discard)))
    }

    /// Whether an executed request's receipt is of this very note.
    fn is_made_by(&self, discard: &Discard) -> Result<bool> {
        let request = self.state.request(&discard.request)?;
        Ok(request.is_some_and(|request| {
            let receipt = request.receipt.unwrap_or_default();
            request.standing == Standing::Done
                && matches!(
                    request.action,
                    Action::WriteNote(_) | Action::Remind(_) | Action::AddContact(_)
                )
                && receipt.get("path") == Some(&json!(discard.path))
                && receipt.get("sha256") == Some(&json!(discard.sha256))
        }))
    }

    fn moved(&self, place: &Place) -> Result<String> {
        Ok(match self.moved_to(place)? {
            Some(there) => format!(
                "{} lies in {} now: work has begun on it; finish it there, or delete it yourself",
                place.path(),
                there.path()
            ),
            None => format!("{} is gone already", place.path()),
        })
    }

    /// Where else a note with the id of this one lies.
    fn moved_to(&self, place: &Place) -> Result<Option<Place>> {
        let Some(id) = place.id() else { return Ok(None) };
        Ok(self.vault.find_id(&id, &Folder::ALL)?)
    }
}

/// A note of a folder by its vault path.
fn place_of(path: &str) -> Option<Place> {
    let (folder, name) = path.split_once('/')?;
    let folder = Folder::ALL.into_iter().find(|known| known.name() == folder)?;
    if name.contains('/') {
        return None;
    }
    Some(Place::new(folder, name))
}

/// The state's note that an intent takes a note away.
fn mark(key: &Id) -> String {
    format!("discard.{key}")
}

fn gone(discard: &Discard) -> Value {
    json!({
        "connector": "vault",
        "path": discard.path,
        "sha256": discard.sha256,
        "said": "taken back; it is gone",
    })
}
