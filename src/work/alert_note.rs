//! The note of an alert: written when a problem begins, filed in `Done/` with its receipt when it is solved.

use serde_json::{Value, json};

use crate::base::{Result, Time, clock, text};
use crate::model::Id;
use crate::model::item::{Item, Kind, Priority, SenderCheck};
use crate::state::alerts::AlertChange;
use crate::vault::{Folder, Note, Place, Vault, item};

/// Writes the note of a problem that began, or files that of one that ended.
pub(super) fn place(vault: &Vault, change: &AlertChange) -> Result<()> {
    match (change.solved, &change.receipt) {
        (None, _) => write(vault, change),
        (Some(solved), Some(receipt)) => file(vault, change, solved, receipt),
        (Some(_), None) => Ok(()),
    }
}

fn write(vault: &Vault, change: &AlertChange) -> Result<()> {
    // Wherever the person has put it since, it was written.
    let everywhere = [Folder::NeedsAction, Folder::InProgress, Folder::Done, Folder::DeadLetter];
    if vault.find_id(&change.note, &everywhere)?.is_none() {
        let (place, note) = drawn(change);
        vault.create(&place, note.print().as_bytes())?;
    }
    Ok(())
}

/// Files a note, as the log says already: from wherever the person put it since, and anew where they took it away.
fn file(vault: &Vault, change: &AlertChange, solved: Time, receipt: &Value) -> Result<()> {
    let end = |note: &mut Note| {
        note.front.set_plain("done", &clock::seconds(solved));
        note.front.set("receipt", receipt);
    };
    while let Some(place) = own(vault, &change.note, &Folder::ALL)? {
        let there = match place.folder {
            Folder::Done => place.clone(),
            _ => Place::done(solved, place.name.clone()),
        };
        match vault.move_edited(&place, &there, end) {
            // The person was faster: it is looked for again.
            Err(error) if error.is_not_there() => {}
            filed => return Ok(filed?),
        }
    }
    let (place, mut note) = drawn(change);
    end(&mut note);
    note.front.set("status", &json!(Folder::Done.status()));
    vault.create(&Place::done(solved, place.name), note.print().as_bytes())?;
    Ok(())
}

/// Whether an alert's note lies where it was left, and can be filed.
pub(super) fn is_there(vault: &Vault, id: &Id) -> Result<bool> {
    Ok(own(vault, id, &[Folder::NeedsAction])?.is_some())
}

fn own(vault: &Vault, id: &Id, folders: &[Folder]) -> Result<Option<Place>> {
    let Some(place) = vault.find_id(id, folders)? else { return Ok(None) };
    let is_whole =
        vault.read(&place).is_ok_and(|note| note.front.text("id").as_deref() == Some(id.as_str()));
    Ok(is_whole.then_some(place))
}

/// The note of a problem: a task of `fte`'s own, which the planner leaves to the person.
fn drawn(change: &AlertChange) -> (Place, Note) {
    let mend = match change.mend.as_str() {
        "" => String::new(),
        mend => format!("What mends it: {mend}\n\n"),
    };
    let task = Item {
        id: change.note.clone(),
        kind: Kind::Task,
        source: "fte".into(),
        source_id: format!("alert-{}", change.name),
        thread: None,
        from: None,
        reply_to: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        subject: text::cut(&change.what, 100),
        received: change.since,
        message_id: None,
        references: Vec::new(),
        sender: SenderCheck::default(),
        text: format!(
            "{}\n\n{mend}When it works again, this note goes to Done by itself. You can take it away; you are told once.\n",
            change.what
        ),
        structured: Vec::new(),
        attachments: Vec::new(),
        original: None,
        marks: vec!["alert".into()],
    };
    let mut note = item::to_note(&task);
    note.front.set_plain("priority", Priority::Urgent.as_str());
    (Place::new(Folder::NeedsAction, item::name(&task)), note)
}
