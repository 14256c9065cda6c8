//! What can be wrong in one note.

use std::io;

use super::{Check, Repair};
use crate::base::text::shown_line;
use crate::model::Id;
use crate::model::item::{Item, Kind};
use crate::vault::store::NOTE_LIMIT;
use crate::vault::{Folder, Front, Note, Place, VaultError, inert, item};

/// The folders in which a note's `status` should say where it is. A request that was just moved says where it was
/// until `fte act` has looked at it.
const STATED: [Folder; 4] =
    [Folder::NeedsAction, Folder::InProgress, Folder::Done, Folder::DeadLetter];

const REQUESTS: [Folder; 3] = [Folder::PendingApproval, Folder::Approved, Folder::Rejected];

impl Check<'_> {
    pub(super) fn note(&mut self, place: &Place, file: &str) {
        let bytes = match self.vault.read_bytes(place) {
            Ok(bytes) => bytes,
            Err(VaultError::Io { source, .. }) => return self.unreadable(file, &source),
            Err(error) => return self.say(file, None, error.to_string()),
        };
        let Some(note) = self.text(file, &bytes) else { return };
        self.status(place, file, &note.front);
        match place.folder {
            Folder::Contacts => self.contact(file, &note.front),
            folder if REQUESTS.contains(&folder) => self.request(place, file, &note.front),
            Folder::NeedsAction
            | Folder::InProgress
            | Folder::Plans
            | Folder::Done
            | Folder::DeadLetter => {
                self.known_kind(place, file, &note);
            }
            _ => {}
        }
    }

    /// A note of the person's own: only whether it can be read.
    pub(super) fn own_note(&mut self, file: &str, read: impl FnOnce() -> io::Result<Vec<u8>>) {
        match read() {
            Ok(bytes) => drop(self.text(file, &bytes)),
            Err(error) => self.unreadable(file, &error),
        }
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) {
        match error.kind() {
            // Moved on while we looked.
            io::ErrorKind::NotFound => {}
            io::ErrorKind::FileTooLarge => {
                self.say(file, None, format!("is larger than {} MiB", NOTE_LIMIT >> 20));
            }
            _ => self.say(file, None, format!("can't be read: {error}")),
        }
    }

    /// The note, where its bytes are one; what is wrong in them is told with its line.
    fn text(&mut self, file: &str, bytes: &[u8]) -> Option<Note> {
        self.opened += 1;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let line = line_at(bytes, error.valid_up_to());
                self.say(file, Some(line), "is not UTF-8 text");
                return None;
            }
        };
        if let Some(at) = text.find('\0') {
            self.say(file, Some(line_at(bytes, at)), "has a NUL byte: the file is damaged");
        }
        let note = match Note::parse(text) {
            Ok(note) => note,
            Err(error) => {
                let marker = text.lines().nth(error.line.saturating_sub(1)).is_some_and(is_marker);
                self.say(
                    file,
                    Some(error.line),
                    if marker { MARKER.to_owned() } else { error.what },
                );
                return None;
            }
        };
        for error in note.front.check() {
            self.say(file, Some(error.line), error.what);
        }
        let above = text.lines().count().saturating_sub(note.body.lines().count());
        let own = inert::own(&note.body);
        if let Some((at, _)) = own.lines.iter().find(|(_, line)| is_marker(line)) {
            self.say(file, Some(above + at + 1), MARKER);
        }
        if let Some(at) = own.unclosed {
            self.say(
                file,
                Some(above + at + 1),
                "the text that begins here has no end: the file was cut off",
            );
        }
        Some(note)
    }

    /// The folder is the state, and `status` repeats it.
    fn status(&mut self, place: &Place, file: &str, front: &Front) {
        let (Some(own), Some(says)) = (place.folder.status(), front.text("status")) else { return };
        if own != says && STATED.contains(&place.folder) {
            let what = format!(
                "`status` says `{}`, but the note lies in `{}`",
                shown_line(&says),
                place.folder
            );
            self.mend(file, front.line_of("status"), what, Some(Repair::SetStatus(place.clone())));
        }
    }

    /// Notes of ours: items, plans, and the requests that went with them.
    fn known_kind(&mut self, place: &Place, file: &str, note: &Note) {
        let front = &note.front;
        let kind = front.text("type").unwrap_or_default();
        let line = front.line_of("type");
        // Where only items lie, an unknown kind is a misspelt one.
        let items_only = matches!(place.folder, Folder::NeedsAction | Folder::InProgress);
        let item = kind.is_empty() || items_only || kind.parse::<Kind>().is_ok();
        match (place.folder, kind.as_str()) {
            // Drafts and notes of a person's own.
            (Folder::Plans, kind) if kind != "plan" && kind != "approval" => {
                if item && !kind.is_empty() {
                    self.say(file, line, "is an item: it belongs into `Needs_Action/`");
                }
                return;
            }
            (Folder::NeedsAction | Folder::InProgress, "plan") => {
                self.say(file, line, "is a plan: it belongs into `Plans/`");
            }
            (Folder::NeedsAction | Folder::InProgress | Folder::Plans, "approval") => {
                self.say(file, line, "is a request: it belongs into `Pending_Approval/`");
            }
            // A person's own, which the stages leave alone.
            (Folder::NeedsAction, "") if front.line_of("id").is_none() => return,
            (Folder::Done, "") => return,
            _ if item => {
                let item = item::from_note(note);
                self.attachments(file, front, item.as_ref().ok());
                if let Err(error) = item
                    && !front.check().contains(&error)
                {
                    self.say(file, Some(error.line), error.what);
                }
            }
            _ => {}
        }
        self.own_id(place, file, front);
    }

    /// The id in the note is the one in its name, and no other note has it.
    fn own_id(&mut self, place: &Place, file: &str, front: &Front) {
        let Some(Ok(id)) = front.text("id").map(|id| id.parse::<Id>()) else { return };
        let line = front.line_of("id");
        if place.id().is_some_and(|named| named != id) {
            self.say(file, line, format!("the id here is `{id}`, the name says another"));
        }
        self.id(&id, file, line);
    }

    /// What a note lists is there, and as large as when it came.
    fn attachments(&mut self, file: &str, front: &Front, item: Option<&Item>) {
        for path in front.list("attachments") {
            let path = inert::original(&path);
            let plain = path
                .split('/')
                .all(|part| !matches!(part, "" | "." | "..") && !part.contains('\\'));
            let full = path.split('/').fold(self.vault.root().to_owned(), |at, part| at.join(part));
            let there =
                std::fs::symlink_metadata(full).ok().filter(|there| plain && there.is_file());
            let listed = item.and_then(|item| item.attachments.iter().find(|one| one.path == path));
            let what = match (there, listed) {
                (None, _) => "is not there".to_owned(),
                (Some(there), Some(came))
                    if !came.sha256.is_empty() && there.len() != came.size =>
                {
                    format!("has {} bytes, and came with {}", there.len(), came.size)
                }
                _ => continue,
            };
            let what = format!("the attachment `{}` {what}", shown_line(&path));
            self.say(file, front.line_of("attachments"), what);
        }
    }

    /// What lies where requests lie must be one that the gate made.
    fn request(&mut self, place: &Place, file: &str, front: &Front) {
        let line = front.line_of("type").or(Some(1));
        if front.text("type").as_deref() != Some("approval") {
            return self.say(file, line, "is no request, and nothing happens to it here");
        }
        match front.text("id").map(|id| id.parse::<Id>()) {
            Some(Ok(id)) if (self.scope.known)(&id) => self.own_id(place, file, front),
            Some(Ok(_)) => self.say(
                file,
                front.line_of("id"),
                "is a request that was never made here: it is not executed",
            ),
            _ => self.say(file, front.line_of("id").or(Some(1)), "has no id that could be one"),
        }
    }

    fn contact(&mut self, file: &str, front: &Front) {
        for key in ["email", "emails"] {
            for email in front.list(key) {
                let email = inert::original(&email).trim().to_ascii_lowercase();
                let line = front.line_of(key);
                if !email.contains('@') {
                    self.say(file, line, format!("`{}` is no mail address", shown_line(&email)));
                } else if let Some(other) =
                    self.emails.insert(email.clone(), file.to_owned()).filter(|other| other != file)
                {
                    self.say(
                        file,
                        line,
                        format!("`{}` is in `{}` too", shown_line(&email), shown_line(&other)),
                    );
                }
            }
        }
        for key in ["known", "opt_out"] {
            if front.text(key).is_some_and(|said| !matches!(said.as_str(), "true" | "false")) {
                self.say(
                    file,
                    front.line_of(key),
                    format!("`{key}` is neither `true` nor `false`"),
                );
            }
        }
    }
}

const MARKER: &str =
    "has the marks of a merge that was not settled: keep what is right, remove the marks";

/// What git writes around two versions of some lines.
fn is_marker(line: &str) -> bool {
    line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
