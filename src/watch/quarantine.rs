//! What could not be taken in: where it is kept, and the note that says why.

use serde_json::json;

use super::intake::Arrival;
use crate::base::{Clock, clock, text};
use crate::model::Id;
use crate::vault::item::{ARRIVED, CONTENT, ORIGINAL};
use crate::vault::{Folder, Front, Note, Place, inert, name};

/// What the ledger knows besides the source's key: that this id is in quarantine.
pub(super) fn key(id: &Id) -> String {
    format!("quarantine:{id}")
}

/// Where the file goes.
pub(super) fn file(arrival: &Arrival) -> Place {
    let safe =
        if arrival.whole { name::attachment(&arrival.source.name) } else { "message.eml".into() };
    Place::new(Folder::Quarantine, format!("{}_{safe}", arrival.id))
}

/// Where the note goes.
pub(super) fn place(arrival: &Arrival, clock: &Clock) -> Place {
    let name = name::note("QUARANTINE", clock.today(), &arrival.source.name, &arrival.id);
    Place::new(Folder::Quarantine, name)
}

/// The note beside a file that can't be read.
pub(super) fn note(arrival: &Arrival, clock: &Clock, reason: &str, path: &str) -> Note {
    let mut front = Front::default();
    front.set_plain("id", arrival.id.as_str());
    front.set_plain("type", "file");
    front.set("source", &json!(arrival.watcher()));
    let source_id = arrival.mailed.as_ref().map_or(&arrival.source_id, |mailed| &mailed.id);
    front.set("source_id", &json!(inert::value(source_id)));
    if arrival.mailed.is_some() {
        front.set(CONTENT, &json!(arrival.source_id));
    }
    front.set("subject", &json!(inert::value(&text::cut(&arrival.source.name, 300))));
    front.set_plain(ARRIVED, &clock::seconds(clock.now()));
    front.set_plain("status", "quarantine");
    front.set_plain("trust", "untrusted");
    front.set("reason", &json!(inert::value(reason)));
    front.set(ORIGINAL, &json!(inert::value(path)));
    let body = format!(
        "# Could not be taken in: {}\n\nIt {}.\n\nIt came as {}, {} bytes, and is kept as {}. Nothing is done about it.\n\
         To try again, mend it and drop it into `Inbox/`; to be rid of it, delete both files.\n",
        inert::line(&arrival.source.name),
        inert::line(reason),
        inert::line(&arrival.source.shown),
        arrival.source.size,
        inert::line(path),
    );
    Note::new(front, body)
}
