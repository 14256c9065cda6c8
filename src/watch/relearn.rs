//! Fills a ledger that was lost (a new machine, a deleted state folder) from the notes that the vault still has.

use super::intake::LIVE;
use super::{quarantine, thread};
use crate::base::{Result, Time, pulse};
use crate::model::Id;
use crate::model::action::parse_address;
use crate::state::State;
use crate::state::messages::{Later, Message};
use crate::vault::item::CONTENT;
use crate::vault::later::ATTACHED;
use crate::vault::{Folder, Note, Place, Vault, inert, item, later};

/// The state's notes that say that the ledger knows all that the vault has, and the conversations do.
const DONE: &str = "ledger.files";
const HEARD: &str = "ledger.messages";

/// What one note tells.
#[derive(Default)]
struct Told {
    /// Contents, with the id of the item that they are, or are a part of; whether the note is of junk.
    contents: Vec<(String, Id, bool)>,
    messages: Vec<Message>,
    /// The item that goes on with another.
    later: Option<(Id, Later)>,
}

/// Makes sure that the ledger knows every item whose note is in the vault. Costs one look-up where it does.
pub(super) fn relearn(vault: &Vault, state: &State, now: Time) -> Result<()> {
    if state.note(DONE)?.is_some() && state.note(HEARD)?.is_some() {
        return Ok(());
    }
    let mut found = Vec::new();
    for folder in LIVE {
        let parts = if folder == Folder::Done {
            vault.months()?.into_iter().map(Some).collect()
        } else {
            vec![None]
        };
        for part in parts {
            pulse::beat();
            let places = vault.list_below(folder, part.as_deref())?;
            found.extend(places.iter().filter_map(|place| told(vault, place)));
        }
    }
    state.once(|| {
        for (source, id, junk) in found.iter().flat_map(|told| &told.contents) {
            // Which of the two it was, the note does not say for what is in quarantine.
            for key in [format!("mail:{source}"), format!("file:{source}")] {
                state.set_seen(&key, id, true, now)?;
            }
            if *junk {
                state.set_seen(&quarantine::key(id), id, true, now)?;
            }
        }
        for told in &found {
            told.messages.iter().try_for_each(|message| state.add_message(message, now))?;
            told.later.iter().try_for_each(|(item, later)| state.add_later(item, later))?;
        }
        state.set_note(HEARD, "1")?;
        state.set_note(DONE, "1")
    })
}

/// What a note tells: of an item that came as a file or mail, or of a mail that was sent. One that can't be read tells
/// nothing.
fn told(vault: &Vault, place: &Place) -> Option<Told> {
    place.id()?;
    let note = vault.read(place).ok()?;
    if note.front.text("type").as_deref() == Some("approval") {
        let messages = sent(&note).into_iter().collect();
        return Some(Told { messages, ..Told::default() });
    }
    let id: Id = note.front.text("id")?.parse().ok()?;
    // What a mailbox knows by its own id says what it was, besides.
    let content = note.front.text(CONTENT).or_else(|| note.front.text("source_id"));
    let own = content.map(|content| inert::original(&content)).into_iter();
    let contents = own.chain(note.front.list(ATTACHED));
    let contents = contents.filter(|content| content.starts_with("sha256:"));
    let junk = place.folder == Folder::Quarantine;
    Some(Told {
        contents: contents.map(|content| (content, id.clone(), junk)).collect(),
        messages: messages(&note, &id),
        later: continues(&note)
            .map(|first| (first, Later { item: id.clone(), note: place.stem().to_owned() })),
    })
}

/// The messages of an item: its own, and those that were attached to it.
fn messages(note: &Note, id: &Id) -> Vec<Message> {
    let Ok(item) = item::from_note(note) else { return Vec::new() };
    let people = thread::people(item.from.iter().chain(&item.to).chain(&item.cc));
    let attached = later::read(&note.body).into_iter().filter_map(|later| later.message_id);
    let ids = item.message_id.into_iter().chain(attached).filter(|id| thread::is_id(id));
    let message = |message_id| Message {
        message_id,
        item: Some(id.clone()),
        request: None,
        people: people.clone(),
    };
    ids.map(message).collect()
}

/// The mail that a request sent, by its receipt.
fn sent(note: &Note) -> Option<Message> {
    let receipt = note.front.get("receipt").ok()??;
    let people = inert::original(&note.front.text("target")?);
    let people: Vec<_> = people.split(", ").map(parse_address).collect();
    let message_id = receipt.get("message_id")?.as_str()?;
    Some(Message {
        message_id: message_id.trim_matches(['<', '>']).to_owned(),
        item: None,
        request: Some(note.front.text("id")?.parse().ok()?),
        people: thread::people(&people),
    })
}

/// The item that a note says that it goes on with.
fn continues(note: &Note) -> Option<Id> {
    let link = note.front.text("continues")?;
    let stem = link.strip_prefix("[[")?.strip_suffix("]]")?;
    Place::new(Folder::Done, format!("{stem}.md")).id()
}
